/**
 * Writes values one after another and passes over those that a newer one has overtaken meanwhile;
 * the last value given is always written.
 */
export class LatestWriter<T> {
  readonly #write: (value: T) => Promise<unknown>;
  #waiting: { readonly value: T } | null = null;
  #writing = false;

  constructor(write: (value: T) => Promise<unknown>) {
    this.#write = write;
  }

  /** Whether something given is not written yet. */
  get busy(): boolean {
    return this.#writing;
  }

  give(value: T): void {
    this.#waiting = { value };
    if (!this.#writing) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#writing = true;
    try {
      while (this.#waiting) {
        const { value } = this.#waiting;
        this.#waiting = null;
        await this.#write(value);
      }
    } finally {
      this.#writing = false;
    }
  }
}

import { untrack } from 'svelte';

/**
 * What is being typed in a field, apart from what the document holds: an edit or a lock that comes from
 * another tab meanwhile must not take it away.
 */
export class FieldDraft {
  #typed = $state.raw<{ readonly text: string; readonly from: string } | null>(null);

  /** What the field shows, given what stands in the document. */
  shown(standing: string): string {
    return this.#typed?.text ?? standing;
  }

  type(text: string, standing: string): void {
    this.#typed = { text, from: untrack(() => this.#typed?.from) ?? standing };
  }

  /** Whether what stands is no longer what it was when the typing began. */
  isOvertaken(standing: string): boolean {
    return this.#typed !== null && this.#typed.from !== standing && this.#typed.text !== standing;
  }

  /** Whether there is something that is not written. */
  get isOpen(): boolean {
    return this.#typed !== null && this.#typed.text !== this.#typed.from;
  }

  drop(): void {
    this.#typed = null;
  }
}

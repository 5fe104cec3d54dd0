/**
 * Writes values one after another and passes over those that a newer one has overtaken meanwhile;
 * the last value given is always written.
 */
export function createLatestWriter<T>(write: (value: T) => Promise<unknown>): (value: T) => void {
  let waiting: { readonly value: T } | null = null;
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    try {
      while (waiting) {
        const { value } = waiting;
        waiting = null;
        await write(value);
      }
    } finally {
      writing = false;
    }
  }

  return (value) => {
    waiting = { value };
    if (!writing) void drain();
  };
}

import { IDBObjectStore } from 'fake-indexeddb';
import { onTestFinished, vi } from 'vitest';

/** From now on, until the returned function is called, there is no room for new rows of one table. */
export function fillDiskFor(table: string): () => void {
  const faults = (['add', 'put'] as const).map((way) => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const real = IDBObjectStore.prototype[way];
    return vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(function (this: IDBObjectStore, ...given) {
      if (this.name === table) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, given);
    });
  });
  const end = (): void => {
    for (const fault of faults) fault.mockRestore();
  };
  onTestFinished(end);
  return end;
}

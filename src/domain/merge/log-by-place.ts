import type { Assessment } from '../assessment';
import type { MergeOutcome } from '../merge-record';
import { keyOfPlace } from './place';

/** What merges had to do with what stands, place by place; what was kept out is no part of it. */
export class LogByPlace {
  readonly #told = new Map<string, { readonly returnId: string; readonly outcome: MergeOutcome }[]>();

  constructor({ merges }: Assessment) {
    for (const { returnId, changes } of merges) {
      for (const { place, outcome } of changes) {
        if (outcome === 'kept' || outcome === 'quarantined') continue;
        const key = keyOfPlace(place);
        const told = this.#told.get(key);
        if (told) told.push({ returnId, outcome });
        else this.#told.set(key, [{ returnId, outcome }]);
      }
    }
  }

  /** Whether a merge wrote what stands at a place, or found it said. */
  has(key: string): boolean {
    return this.#told.has(key);
  }

  /** Whether what stands came by these returns and nobody else said it: whoever found it said has no claim to it. */
  isOf(key: string, returnIds: readonly string[]): boolean {
    const told = this.#told.get(key) ?? [];
    return told[0]?.outcome === 'applied' && told.every(({ returnId }) => returnIds.includes(returnId));
  }
}

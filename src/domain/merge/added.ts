import type { Assessment } from '../assessment';
import { compareText } from './slots';

/** Ids of what merges have added, by row or list: among each other they keep an order that does not tell which came first. */
export class Added {
  readonly #ids = new Map<string, Set<string>>();

  constructor({ merges }: Assessment) {
    for (const { changes } of merges) {
      for (const { place, added } of changes) {
        if (!added || place.kind === 'setting') continue;
        if (place.kind === 'record') this.idsOf(place.list).add(place.id);
        else if (place.slot === 'evidence') this.idsOf(place.code).add(place.element);
      }
    }
  }

  /** @param name code of a row, for its evidence, or a list */
  idsOf(name: string): Set<string> {
    const ids = this.#ids.get(name) ?? new Set();
    this.#ids.set(name, ids);
    return ids;
  }
}

/** Where something new comes to stand: by its name among what was merged, behind everything else. */
export function placeAmong(ids: readonly string[], id: string, merged: ReadonlySet<string>): number {
  const next = ids.findIndex((each) => merged.has(each) && compareText(id, each) < 0);
  if (next >= 0) return next;
  const last = ids.findLastIndex((each) => merged.has(each));
  return last >= 0 ? last + 1 : ids.length;
}

import type { Assessment } from '../assessment';
import { goesOn } from './join-notes';

/**
 * The note of a row as it stood before merges added to it: files that are merged one after another then join
 * as they would have done all at once. The note itself where none did, or where it was rewritten since.
 */
export function noteTrunk({ entries, merges }: Assessment, code: string): string {
  const note = entries.get(code)?.note ?? '';
  const first = merges.find(({ changes }) =>
    changes.some(
      ({ place, outcome }) =>
        place.kind === 'row' &&
        place.code === code &&
        place.slot === 'note' &&
        (outcome === 'applied' || outcome === 'joined'),
    ),
  );
  const before = first?.before.find((entry) => entry.code === code)?.note ?? note;
  return goesOn(before, note) ? before : note;
}

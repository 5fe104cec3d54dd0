import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import type { Patch } from '../patch';
import type { PastStep } from '../row-history';
import type { PlannedChange } from './change';
import { keyOfPlace } from './place';
import { idOfRecord, RECORD_PATCH_KINDS, recordsOfList } from './records';
import { SLOT_FIELDS, slotOf } from './slots';

/**
 * When the document's own value of a place came to be, ISO: the gesture that last touched it, or, where it
 * was merged, the time at which its file was made. Empty where nobody knows.
 * @param steps those that the document came through, oldest first
 */
export function standingSince({ merges }: Assessment, steps: readonly PastStep[], change: PlannedChange): string {
  const step = steps.findLast(({ patches }) => patches.some((patch) => touches(patch, change)));
  if (step && step.label.type !== 'mergeFiles') return step.at;
  const record = merges.findLast(({ changes }) =>
    changes.some(
      ({ place, outcome }) => keyOfPlace(place) === change.key && (outcome === 'applied' || outcome === 'joined'),
    ),
  );
  return record?.madeAt ?? step?.at ?? '';
}

function touches(patch: Patch, change: PlannedChange): boolean {
  if (patch.kind === 'document') return !sameValue(standing(patch.before, change), standing(patch.after, change));
  if (change.kind === 'record') {
    if (change.list === 'adjustments') return patch.kind === 'adjustments';
    return patch.kind === RECORD_PATCH_KINDS[change.list] && 'id' in patch && patch.id === change.id;
  }
  const { code, slot, element } = change;
  if (patch.kind !== 'cell' || patch.code !== code || !SLOT_FIELDS[slot].includes(patch.field)) return false;
  switch (patch.field) {
    case 'evidence': {
      const find = (list: typeof patch.before): unknown => list.find(({ documentId }) => documentId === element);
      return !sameValue(find(patch.before), find(patch.after));
    }
    case 'thread': {
      const find = (list: typeof patch.before): unknown => list.find(({ id }) => id === element);
      return !sameValue(find(patch.before), find(patch.after));
    }
    default:
      return true;
  }
}

function standing(document: Assessment, change: PlannedChange): unknown {
  if (change.kind === 'record')
    return recordsOfList(document, change.list).find((record) => idOfRecord(record) === change.id);
  const entry = document.entries.get(change.code);
  return entry && slotOf(entry, change.slot, change.element);
}

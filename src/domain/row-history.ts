import { sameValue } from '../lib/same';
import type { Entry } from './entry';
import type { ChangeLabel } from './change-label';
import { changedFields, type EntryField, type Patch } from './patch';

/** One gesture of the past, whoever made it. */
export interface PastStep {
  readonly id: string;
  /** ISO, milliseconds. */
  readonly at: string;
  readonly by: string;
  readonly label: ChangeLabel;
  readonly patches: readonly Patch[];
}

/** What a gesture did to one field of a row. */
export type FieldChange = {
  [F in EntryField]: { readonly field: F; readonly before: Entry[F]; readonly after: Entry[F] };
}[EntryField];

/** What a gesture did to a row. */
export interface RowChange {
  readonly stepId: string;
  readonly at: string;
  readonly by: string;
  readonly label: ChangeLabel;
  /** Each field once, from before the gesture to after it. */
  readonly fields: readonly FieldChange[];
}

/**
 * The changes of one row, newest first; gestures that left it as it was are passed over.
 * @param steps oldest first
 */
export function rowHistory(steps: readonly PastStep[], code: string): readonly RowChange[] {
  return steps
    .flatMap(({ id: stepId, at, by, label, patches }): RowChange[] => {
      const fields = netChanges(patches.flatMap((patch) => fieldChanges(patch, code)));
      return fields.length === 0 ? [] : [{ stepId, at, by, label, fields }];
    })
    .reverse();
}

function fieldChanges(patch: Patch, code: string): readonly FieldChange[] {
  if (patch.kind === 'cell') {
    const { field, before, after } = patch;
    return patch.code === code ? [{ field, before, after } as FieldChange] : [];
  }
  if (patch.kind !== 'document') return [];
  const before = patch.before.entries.get(code);
  const after = patch.after.entries.get(code);
  if (!before || !after) return [];
  return changedFields(before, after).map(
    (field) => ({ field, before: before[field], after: after[field] }) as FieldChange,
  );
}

/** A gesture may write a field twice, as a paste over its own range does: only first and last show. */
function netChanges(changes: readonly FieldChange[]): readonly FieldChange[] {
  const byField = new Map<EntryField, FieldChange>();
  for (const change of changes) {
    const first = byField.get(change.field);
    byField.set(change.field, first ? ({ ...change, before: first.before } as FieldChange) : change);
  }
  return [...byField.values()].filter(({ before, after }) => !sameValue(before, after));
}

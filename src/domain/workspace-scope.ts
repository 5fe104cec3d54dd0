import type { Assessment } from './assessment';
import { CONTRIBUTOR_SLOTS, LEAD_SLOTS } from './merge/quarantine';
import { SLOT_FIELDS } from './merge/slots';
import type { RowSlot } from './merge-record';
import type { CellPatch, EntryField, Patch } from './patch';

const fieldsOf = (slots: ReadonlySet<RowSlot>): ReadonlySet<EntryField> =>
  new Set([...slots].flatMap((slot) => SLOT_FIELDS[slot]));

const LEAD_FIELDS = fieldsOf(LEAD_SLOTS);
const CONTRIBUTOR_FIELDS = fieldsOf(CONTRIBUTOR_SLOTS);

/** Whether this document may write a field of a row: a department's workspace only what it was handed out. */
export function mayWrite({ workspace }: Pick<Assessment, 'workspace'>, code: string, field: EntryField): boolean {
  if (!workspace) return true;
  const role = workspace.handout.items.find((item) => item.code === code)?.role;
  if (role === undefined) return false;
  return (role === 'lead' ? LEAD_FIELDS : CONTRIBUTOR_FIELDS).has(field);
}

export type ScopeRefusal =
  /** A row (or, without a code, a part of the document) that was not handed out to this department. */
  | { readonly reason: 'outsideWorkspace'; readonly code: string }
  /** A note in the name of those who appraise. */
  | { readonly reason: 'otherSide'; readonly code: string };

/** The first of what patches would write outside of a workspace; `null` if nothing. */
export function writtenOutside(assessment: Assessment, patches: readonly Patch[]): ScopeRefusal | null {
  const { workspace } = assessment;
  if (!workspace) return null;
  for (const patch of patches) {
    switch (patch.kind) {
      case 'cell':
        if (!mayWrite(assessment, patch.code, patch.field)) return { reason: 'outsideWorkspace', code: patch.code };
        if (patch.field === 'thread' && addsNoteOfOthers(patch)) return { reason: 'otherSide', code: patch.code };
        break;
      case 'evidence':
      case 'merge':
      case 'workspace':
        break;
      case 'document':
        // A copy of the same workspace may come back.
        if (patch.after.workspace?.handout.id !== workspace.handout.id) return { reason: 'outsideWorkspace', code: '' };
        break;
      default:
        return { reason: 'outsideWorkspace', code: '' };
    }
  }
  return null;
}

function addsNoteOfOthers({ before, after }: Extract<CellPatch, { field: 'thread' }>): boolean {
  const known = new Set(before.map(({ id }) => id));
  return after.some(({ id, side }) => side !== 'unit' && !known.has(id));
}

import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import type { Entry } from '../entry';
import type { Handout, SentHandout } from '../handout';
import type { MergeRecord } from '../merge-record';
import type { IncomingFile, IncomingRecord, IncomingRow } from './incoming';
import { compareText, slotOf, withSlot } from './slots';

/**
 * Why a whole file is not merged. `forked`: it and another file went on from a return that was not merged, so that
 * nobody can tell which of the two changed what.
 */
export type FileRefusal = 'otherUnit' | 'otherYear' | 'otherRubric' | 'otherHandout' | 'changedBase' | 'forked';

type FileState =
  | { readonly kind: 'new' }
  /** The log has it, and nothing of it can be taken that was not. */
  | { readonly kind: 'alreadyMerged'; readonly record: MergeRecord }
  /** The log has it, and somebody lets something in that had been set apart. */
  | { readonly kind: 'reopened'; readonly record: MergeRecord }
  /** A later return of the same workspace is here, or has been merged. */
  | { readonly kind: 'superseded'; readonly by: string }
  /** Another file given says the same, and is the same return. */
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'refused'; readonly reason: FileRefusal };

export interface PlannedFile {
  /** Its base moved up to what was taken or decided of earlier returns of the same workspace. */
  readonly file: IncomingFile;
  readonly state: FileState;
  /** No later return of the same workspace is here or has been merged. */
  readonly isLatest: boolean;
  /** Rows whose base was moved, as they were handed out. */
  readonly handedOut: ReadonlyMap<string, Entry>;
  /** The hand-out that it answers, as it was sent; `null` where this document knows of none. */
  readonly handout: Handout | null;
}

const NO_ROWS: PlannedFile['handedOut'] = new Map();

/** Files in an order of their own, each with what is to be done with it. */
export function sortFiles(ours: Assessment, given: readonly IncomingFile[]): readonly PlannedFile[] {
  const sorted = [...given].sort((a, b) => compareText(a.madeAt, b.madeAt) || compareText(a.digest, b.digest));
  const fit = sorted.filter((file) => refusalOf(ours, file, handoutOf(ours, file)) === null);
  const accepted = fit.filter((file) => !isForked(ours, fit, file));
  const seen: IncomingFile[] = [];
  return sorted.map((file): PlannedFile => {
    const handout = handoutOf(ours, file);
    const isTwice = seen.some((other) => isSameReturn(other, file));
    seen.push(file);
    const reason = refusalOf(ours, file, handout) ?? (accepted.includes(file) ? null : 'forked');
    const state: FileState = reason
      ? { kind: 'refused', reason }
      : isTwice
        ? { kind: 'duplicate' }
        : stateOf(ours, accepted, file);
    const scoped = handout && file.items ? { ...file, items: handout.items, department: handout.department } : file;
    const isLatest = ![...accepted, ...ours.merges].some((other) => comesAfter(other, file));
    return { ...onNewestBase(ours, scoped, state), state, isLatest, handout };
  });
}

/** Whether a plan looks into a file: what was set apart of a return that was merged can still be let in. */
export const isLookedInto = ({ file, state, isLatest }: PlannedFile): boolean =>
  state.kind === 'new' ||
  (state.kind === 'alreadyMerged' && file.items !== null && isLatest && hasSetApart(state.record));

const hasSetApart = ({ changes }: MergeRecord): boolean => changes.some(({ outcome }) => outcome === 'quarantined');

const handoutOf = ({ handouts, workspace }: Assessment, { handoutId }: IncomingFile): Handout | SentHandout | null =>
  handoutId === ''
    ? null
    : (handouts.find(({ id }) => id === handoutId) ?? (workspace?.handout.id === handoutId ? workspace.handout : null));

function refusalOf(
  { head, rubric, workspace }: Assessment,
  file: IncomingFile,
  handout: Handout | SentHandout | null,
): FileRefusal | null {
  if (file.rubricId !== rubric.id) return 'otherRubric';
  // A workspace takes the work of colleagues on the same hand-out, and nothing else.
  if (workspace && file.handoutId !== workspace.handout.id) return 'otherHandout';
  if (!handout && file.unit !== head.unit) return 'otherUnit';
  if (!handout && file.year !== head.year) return 'otherYear';
  return handout && 'baseDigest' in handout && handout.baseDigest !== file.baseDigest ? 'changedBase' : null;
}

type Lineage = Pick<IncomingFile, 'handoutId' | 'returnId' | 'ancestors'>;

const comesAfter = (later: Lineage, earlier: Lineage): boolean =>
  earlier.returnId !== '' && later.handoutId === earlier.handoutId && later.ancestors.includes(earlier.returnId);

/** Two files that went on from the same return are told apart by what that return said, which only the log knows. */
function isForked({ merges }: Assessment, all: readonly IncomingFile[], file: IncomingFile): boolean {
  if (merges.some(({ id }) => id === file.digest)) return false;
  const isMerged = (returnId: string): boolean => merges.some((record) => record.returnId === returnId);
  return [...all, ...merges].some(
    (other) =>
      other.handoutId === file.handoutId &&
      other.returnId !== file.returnId &&
      !comesAfter(other, file) &&
      !comesAfter(file, other) &&
      other.ancestors.some((id) => file.ancestors.includes(id) && !isMerged(id)),
  );
}

/** The same return written twice: attachments may differ, and what it says may not. */
const isSameReturn = (a: IncomingFile, b: IncomingFile): boolean =>
  a.digest === b.digest ||
  (a.returnId !== '' && a.returnId === b.returnId && sameValue(a.rows, b.rows) && sameValue(a.records, b.records));

function stateOf({ merges }: Assessment, accepted: readonly IncomingFile[], file: IncomingFile): FileState {
  const record = merges.find((each) => each.id === file.digest || isRecordOf(each, file));
  if (record) return { kind: 'alreadyMerged', record };
  const later = accepted.find((other) => comesAfter(other, file));
  if (later) return { kind: 'superseded', by: later.digest };
  const merged = merges.find((other) => comesAfter(other, file));
  return merged ? { kind: 'superseded', by: merged.id } : { kind: 'new' };
}

/** Whether the log has the same return under another digest. Who exported a workspace after its return says something else. */
function isRecordOf({ returnId, entries, evidence }: MergeRecord, file: IncomingFile): boolean {
  if (returnId === '' || returnId !== file.returnId) return false;
  return (
    file.rows.every(({ code, base, theirs }) =>
      sameValue(theirs, entries.find((entry) => entry.code === code) ?? base),
    ) &&
    file.records.every(
      ({ list, id, base, theirs }) =>
        list !== 'documents' || sameValue(theirs, evidence.find((each) => each.id === id) ?? base),
    )
  );
}

/** What was taken or decided of earlier returns of the same workspace is no news; what was set apart still is. */
function onNewestBase(
  { merges }: Assessment,
  file: IncomingFile,
  state: FileState,
): Pick<PlannedFile, 'file' | 'handedOut'> {
  const own = state.kind === 'alreadyMerged' ? [state.record] : [];
  const earlier = [...file.ancestors.flatMap((id) => merges.filter((record) => record.returnId === id)), ...own];
  if (earlier.length === 0) return { file, handedOut: NO_ROWS };
  const handedOut = new Map<string, Entry>();
  const rows = new Map(file.rows.map((row): [string, IncomingRow] => [row.code, row]));
  const keyOf = ({ list, id }: Pick<IncomingRecord, 'list' | 'id'>): string => `${list}/${id}`;
  const records = new Map(file.records.map((record): [string, IncomingRecord] => [keyOf(record), record]));
  for (const { changes, entries, evidence } of earlier) {
    const said = new Map(entries.map((entry) => [entry.code, entry]));
    for (const { place, outcome } of changes) {
      if (outcome === 'quarantined' || place.kind === 'setting') continue;
      if (place.kind === 'record') {
        const base = place.list === 'documents' ? evidence.find(({ id }) => id === place.id) : undefined;
        if (base) records.set(keyOf(place), { theirs: null, ...records.get(keyOf(place)), ...place, base });
        continue;
      }
      const { code, slot, element } = place;
      const [row, theirs] = [rows.get(code), said.get(code)];
      if (!row || !theirs) continue;
      if (!handedOut.has(code)) handedOut.set(code, row.base);
      rows.set(code, { ...row, base: withSlot(row.base, slot, element, slotOf(theirs, slot, element)) });
    }
  }
  const moved = {
    ...file,
    rows: [...rows.values()],
    records: [...records.values()].filter(({ base, theirs }) => !sameValue(base, theirs)),
  };
  return { file: moved, handedOut };
}

import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import type { Entry } from '../entry';
import type { EvidenceDocument } from '../evidence';
import type { MergeRecord, MergedList, RecordedChange } from '../merge-record';
import { changedFields, type CellPatch, type Patch } from '../patch';
import type { Adjustment } from '../process';
import { Added, placeAmong } from './added';
import type { Candidate, PlannedChange, QuarantinedChange, RecordChange, RowChange } from './change';
import type { PlannedFile } from './files';
import type { IncomingFile } from './incoming';
import { keyOfPlace } from './place';
import type { MergePlan } from './plan';
import { idOfRecord, RECORD_PATCH_KINDS, recordsOfList, type RecordValue } from './records';
import { inOrder, saysTheSame, withSlot, type SlotValue } from './slots';

/** Who merges, and when. */
export interface MergeSignature {
  /** ISO, milliseconds. */
  readonly at: string;
  readonly by: string;
}

/**
 * What a plan writes: changes of rows, records, and one entry of the log for each new file. Open conflicts
 * leave what stands. Empty where no file is new.
 */
export function mergePatches(ours: Assessment, plan: MergePlan, signature: MergeSignature): readonly Patch[] {
  const news = newFiles(plan);
  if (news.length === 0) return [];
  const position = ours.merges.length;
  return [
    // Documents and departments come before the rows that name them.
    ...recordPatches(ours, plan),
    ...rowPatches(ours, plan),
    ...news.map(({ file, state }, at): Patch => {
      const after = recordOf(ours, plan, file, signature);
      return state.kind === 'reopened'
        ? {
            kind: 'merge',
            id: state.record.id,
            position: at,
            before: state.record,
            after: reopened(state.record, after),
          }
        : { kind: 'merge', id: file.digest, position: position + at, before: null, after };
    }),
  ];
}

function rowPatches(ours: Assessment, plan: MergePlan): readonly CellPatch[] {
  const next = new Map<string, Entry>();
  const added = new Added(ours);
  for (const change of plan.changes) {
    if (change.kind !== 'row' || sameValue(change.ours, change.result)) continue;
    const { code } = change;
    const entry = next.get(code) ?? ours.entries.get(code);
    if (!entry) continue;
    next.set(code, withChange(entry, change, added));
  }
  return [...next].flatMap(([code, after]) => {
    const before = ours.entries.get(code);
    return before
      ? changedFields(before, after).map(
          (field) => ({ kind: 'cell', code, field, before: before[field], after: after[field] }) as CellPatch,
        )
      : [];
  });
}

function withChange(entry: Entry, change: RowChange, added: Added): Entry {
  if (change.slot === 'evidence' && change.ours === null) return withAttachment(entry, change, added);
  const next = withSlot(entry, change.slot, change.element, change.result);
  return change.slot === 'thread' ? { ...next, thread: inOrder(next.thread) } : next;
}

function withAttachment(entry: Entry, change: Extract<RowChange, { slot: 'evidence' }>, added: Added): Entry {
  const { code, element: documentId, result } = change;
  const ids = added.idsOf(code).add(documentId);
  const position = placeAmong(
    entry.evidence.map((each) => each.documentId),
    documentId,
    ids,
  );
  return { ...entry, evidence: entry.evidence.toSpliced(position, 0, { documentId, place: result ?? '' }) };
}

function recordPatches(ours: Assessment, plan: MergePlan): readonly Patch[] {
  const added = new Added(ours);
  const patches: Patch[] = [];
  const lists = new Map<MergedList, readonly RecordValue[]>();
  for (const change of plan.changes) {
    if (change.kind !== 'record' || sameValue(change.ours, change.result)) continue;
    const { list, id, ours: before, result: after } = change;
    if (list === 'adjustments') continue;
    const records = lists.get(list) ?? recordsOfList(ours, list);
    const known = records.findIndex((record) => idOfRecord(record) === id);
    const ids = added.idsOf(list);
    if (known < 0) ids.add(id);
    const position = known >= 0 ? known : placeAmong(records.map(idOfRecord), id, ids);
    lists.set(list, after ? records.toSpliced(position, known >= 0 ? 1 : 0, after) : records);
    patches.push({ kind: RECORD_PATCH_KINDS[list], id, position, before, after } as Patch);
  }
  return [...patches, ...adjustmentsPatch(ours, plan)];
}

function adjustmentsPatch({ adjustments, rubric }: Assessment, plan: MergePlan): readonly Patch[] {
  const brought = plan.changes.filter(isAdjustment).flatMap(({ result }) => (result ? [result] : []));
  const rest = adjustments.filter(({ id }) => !brought.some((each) => each.id === id));
  const order = ({ id }: Adjustment): number => rubric.adjustments?.findIndex((each) => each.id === id) ?? 0;
  const after = [...rest, ...brought].sort((a, b) => order(a) - order(b));
  return sameValue(adjustments, after) ? [] : [{ kind: 'adjustments', before: [...adjustments], after }];
}

const isAdjustment = (change: PlannedChange): change is Extract<RecordChange, { list: 'adjustments' }> =>
  change.kind === 'record' && change.list === 'adjustments';

/** The log's entry of one file. */
function recordOf(
  ours: Assessment,
  { changes, quarantined }: MergePlan,
  file: IncomingFile,
  { at, by }: MergeSignature,
): MergeRecord {
  const { digest, rows, records } = file;
  const taken = new Set<string>();
  const recorded = changes.flatMap((change): RecordedChange[] => {
    const candidates: readonly Candidate<unknown>[] = change.candidates;
    const candidate = candidates.find(({ fileId }) => fileId === digest);
    if (!candidate) return [];
    const outcome = outcomeFor(change, candidate);
    if (change.kind === 'row' && !sameValue(change.ours, change.result) && outcome !== 'kept') taken.add(change.code);
    const wasConflict = change.outcome === 'conflict';
    const isAdded = outcome === 'applied' && change.ours === null;
    const recordedChange = { place: placeOfChange(change), outcome, wasConflict, reason: candidate.admitted };
    return [isAdded ? { ...recordedChange, added: true } : recordedChange];
  });
  const apart = quarantined.flatMap((change): RecordedChange[] =>
    change.fileId === digest
      ? [{ place: placeOfChange(change), outcome: 'quarantined', wasConflict: false, reason: change.reason }]
      : [],
  );
  return {
    id: digest,
    kind: file.kind,
    fileName: file.fileName.slice(0, 255),
    handoutId: file.handoutId,
    returnId: file.returnId,
    ancestors: [...file.ancestors],
    department: file.department,
    author: file.author,
    message: file.message,
    madeAt: file.madeAt === '' ? null : file.madeAt,
    mergedAt: at,
    mergedBy: by,
    changes: [...recorded, ...apart],
    before: [...taken].flatMap((code) => ours.entries.get(code) ?? []),
    entries: rows.filter(({ base, theirs }) => !sameValue(base, theirs)).map(({ theirs }) => theirs),
    evidence: records.flatMap(({ list, base, theirs }): EvidenceDocument[] =>
      list === 'documents' && theirs && !sameValue(base, theirs) ? [theirs as EvidenceDocument] : [],
    ),
  };
}

/** The log's entry of a file that was merged before, with what became of the rest of it. */
function reopened(known: MergeRecord, { changes, before }: MergeRecord): MergeRecord {
  const fresh = new Map(changes.map((change) => [keyOfPlace(change.place), change]));
  const codes = new Set(known.before.map(({ code }) => code));
  return {
    ...known,
    changes: known.changes.map((change) => fresh.get(keyOfPlace(change.place)) ?? change),
    before: [...known.before, ...before.filter(({ code }) => !codes.has(code))],
  };
}

/** What became of what one file says of a place. */
export function outcomeFor(change: PlannedChange, { theirs }: Candidate<unknown>): RecordedChange['outcome'] {
  const isSame = (value: unknown): boolean =>
    change.kind === 'row'
      ? saysTheSame(change.slot, value as SlotValue, theirs as SlotValue)
      : sameValue(value, theirs);
  if (change.outcome === 'join') return 'joined';
  if (change.outcome === 'conflict' && change.choice?.kind === 'joined') return 'joined';
  if (isSame(change.ours)) return change.outcome === 'conflict' && !isSame(change.result) ? 'kept' : 'same';
  return isSame(change.result) ? 'applied' : 'kept';
}

function placeOfChange(change: PlannedChange | QuarantinedChange): RecordedChange['place'] {
  switch (change.kind) {
    case 'row':
      return { kind: 'row', code: change.code, slot: change.slot, element: change.element };
    case 'record':
      return { kind: 'record', list: change.list, id: change.id };
    case 'setting':
      return { kind: 'setting', name: change.name };
  }
}

/** Files that a merge would take something of, or note in the log for the first time. */
export const newFiles = ({ files }: MergePlan): readonly PlannedFile[] =>
  files.filter(({ state }) => state.kind === 'new' || state.kind === 'reopened');

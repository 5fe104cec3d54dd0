import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import type { Entry } from '../entry';
import type { Handout, SentHandout } from '../handout';
import type { MergeRecord } from '../merge-record';
import type { IncomingFile, IncomingRecord, IncomingRow } from './incoming';
import { compareText } from './slots';

/** Why a whole file is not merged. */
export type FileRefusal = 'otherUnit' | 'otherYear' | 'otherRubric' | 'otherHandout' | 'changedBase';

type FileState =
  | { readonly kind: 'new' }
  /** The log has it. */
  | { readonly kind: 'alreadyMerged'; readonly record: MergeRecord }
  /** A later return of the same workspace is here, or has been merged. */
  | { readonly kind: 'superseded'; readonly by: string }
  /** Another file given has the same content, or is the same return. */
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'refused'; readonly reason: FileRefusal };

export interface PlannedFile {
  /** Its base moved up to the newest return of the same workspace that was merged. */
  readonly file: IncomingFile;
  readonly state: FileState;
  /** Rows whose base was moved, as they were handed out. */
  readonly handedOut: ReadonlyMap<string, Entry>;
  /** The hand-out that it answers, as it was sent; `null` where this document knows of none. */
  readonly handout: Handout | null;
}

const NO_ROWS: PlannedFile['handedOut'] = new Map();

/** Files in an order of their own, each with what is to be done with it. */
export function sortFiles(ours: Assessment, given: readonly IncomingFile[]): readonly PlannedFile[] {
  const sorted = [...given].sort((a, b) => compareText(a.madeAt, b.madeAt) || compareText(a.digest, b.digest));
  const seen = new Set<string>();
  return sorted.map((file): PlannedFile => {
    const handout = handoutOf(ours, file);
    const names = file.returnId === '' ? [file.digest] : [file.digest, file.returnId];
    const isTwice = names.some((name) => seen.has(name));
    for (const name of names) seen.add(name);
    const state: FileState = isTwice ? { kind: 'duplicate' } : stateOf(ours, sorted, file, handout);
    const scoped = handout && file.items ? { ...file, items: handout.items, department: handout.department } : file;
    const based = state.kind === 'new' ? onNewestBase(ours, scoped) : { file: scoped, handedOut: NO_ROWS };
    return { ...based, state, handout };
  });
}

const handoutOf = ({ handouts, workspace }: Assessment, { handoutId }: IncomingFile): Handout | SentHandout | null =>
  handoutId === ''
    ? null
    : (handouts.find(({ id }) => id === handoutId) ?? (workspace?.handout.id === handoutId ? workspace.handout : null));

function stateOf(
  ours: Assessment,
  all: readonly IncomingFile[],
  file: IncomingFile,
  handout: Handout | SentHandout | null,
): FileState {
  const { head, rubric, workspace, merges } = ours;
  if (file.rubricId !== rubric.id) return { kind: 'refused', reason: 'otherRubric' };
  // A workspace takes the work of colleagues on the same hand-out, and nothing else.
  if (workspace && file.handoutId !== workspace.handout.id) return { kind: 'refused', reason: 'otherHandout' };
  if (!handout && file.unit !== head.unit) return { kind: 'refused', reason: 'otherUnit' };
  if (!handout && file.year !== head.year) return { kind: 'refused', reason: 'otherYear' };
  if (handout && 'baseDigest' in handout && handout.baseDigest !== file.baseDigest)
    return { kind: 'refused', reason: 'changedBase' };
  const record = merges.find(
    ({ id, returnId }) => id === file.digest || (returnId !== '' && returnId === file.returnId),
  );
  if (record) return { kind: 'alreadyMerged', record };
  const isLater = ({ handoutId, ancestors }: Pick<IncomingFile, 'handoutId' | 'ancestors'>): boolean =>
    file.returnId !== '' && handoutId === file.handoutId && ancestors.includes(file.returnId);
  const later = all.find(isLater);
  if (later) return { kind: 'superseded', by: later.digest };
  const merged = merges.find(isLater);
  return merged ? { kind: 'superseded', by: merged.id } : { kind: 'new' };
}

/** What was merged of earlier returns of the same workspace is no news, whatever was decided about it. */
function onNewestBase({ merges }: Assessment, file: IncomingFile): Pick<PlannedFile, 'file' | 'handedOut'> {
  const earlier = file.ancestors.flatMap((id) => merges.filter((record) => record.returnId === id));
  if (earlier.length === 0) return { file, handedOut: NO_ROWS };
  const handedOut = new Map<string, Entry>();
  const rows = new Map(file.rows.map((row): [string, IncomingRow] => [row.code, row]));
  const keyOf = ({ list, id }: Pick<IncomingRecord, 'list' | 'id'>): string => `${list}/${id}`;
  const records = new Map(file.records.map((record): [string, IncomingRecord] => [keyOf(record), record]));
  for (const { entries, evidence } of earlier) {
    for (const base of entries) {
      const row = rows.get(base.code);
      if (!row) continue;
      if (!handedOut.has(base.code)) handedOut.set(base.code, row.base);
      rows.set(base.code, { ...row, base });
    }
    for (const base of evidence) {
      const place = { list: 'documents', id: base.id } as const;
      records.set(keyOf(place), { ...(records.get(keyOf(place)) ?? { ...place, theirs: null }), base });
    }
  }
  const moved = {
    ...file,
    rows: [...rows.values()],
    records: [...records.values()].filter(({ base, theirs }) => !sameValue(base, theirs)),
  };
  return { file: moved, handedOut };
}

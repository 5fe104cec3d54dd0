import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import { blankEntry, type Entry } from '../entry';
import type { HandedItem } from '../handout';
import type { IncomingKind, MergedList, MergedSetting } from '../merge-record';
import { INITIAL_PROCESS } from '../process';
import type { RubricTree } from '../rubric-tree';
import { INITIAL_STUDIO } from '../studio';
import { idOfRecord, recordsOf, type RecordValue } from './records';

export interface IncomingRow {
  readonly code: string;
  readonly base: Entry;
  readonly theirs: Entry;
}

export interface IncomingRecord {
  readonly list: MergedList;
  readonly id: string;
  /** `null` where it was not there. */
  readonly base: RecordValue | null;
  readonly theirs: RecordValue | null;
}

/** What is known of a file from outside its document. */
export interface IncomingOrigin {
  readonly fileName: string;
  /** Digest of its content. */
  readonly digest: string;
  /** Digest of its base; empty for a file that has none. */
  readonly baseDigest: string;
}

/** A file that was received, as a merge needs it: two of the three sides, and whose they are. Plain data. */
export interface IncomingFile extends IncomingOrigin {
  readonly kind: IncomingKind;
  readonly unit: string;
  readonly year: number;
  readonly title: string;
  readonly rubricId: string;
  /** Empty where it answers no hand-out. */
  readonly handoutId: string;
  readonly returnId: string;
  readonly ancestors: readonly string[];
  readonly department: string;
  readonly departmentName: string;
  /** What was handed out; `null` for a whole assessment. */
  readonly items: readonly HandedItem[] | null;
  readonly author: string;
  readonly message: string;
  /** When it was returned; empty where the file does not say. */
  readonly madeAt: string;
  /** Of a return, every row that was handed out and others that differ; else rows that differ from blank ones. */
  readonly rows: readonly IncomingRow[];
  /** All documents of the register, and records of other lists that differ. */
  readonly records: readonly IncomingRecord[];
  readonly settings: readonly MergedSetting[];
}

/**
 * The two sides that a document brings. A department's workspace knows what it started from; for any other
 * document the base is a blank one: what is filled in on one side alone is taken from it.
 */
export function incomingOf(document: Assessment, tree: RubricTree, origin: IncomingOrigin): IncomingFile {
  const { head, rubric, workspace } = document;
  const common = { ...origin, unit: head.unit, year: head.year, title: head.title, rubricId: rubric.id };
  if (!workspace) {
    const blanks = tree.scoredNodes.map(({ code, leadDepartment }) => blankEntry(code, leadDepartment));
    const rubricBase = { departments: rubric.departments };
    return {
      ...common,
      kind: 'assessment',
      handoutId: '',
      returnId: '',
      ancestors: [],
      department: '',
      departmentName: '',
      items: null,
      author: '',
      message: '',
      madeAt: '',
      rows: rowsBetween(blanks, document).filter(({ base, theirs }) => !sameValue(base, theirs)),
      records: recordsBetween(rubricBase, document),
      settings: changedSettings(document, { process: INITIAL_PROCESS }),
    };
  }
  const { handout, base, returns } = workspace;
  const last = returns.at(-1);
  const handed = new Set(base.entries.map(({ code }) => code));
  const isChanged = ({ code, base: before, theirs }: IncomingRow): boolean =>
    handed.has(code) || !sameValue(before, theirs);
  const known = new Map(base.entries.map((entry) => [entry.code, entry]));
  const bases = tree.scoredNodes.map(({ code }) => known.get(code) ?? blankEntry(code, ''));
  return {
    ...common,
    kind: 'return',
    handoutId: handout.id,
    returnId: last?.id ?? '',
    ancestors: returns.slice(0, -1).map(({ id }) => id),
    department: handout.department,
    departmentName: base.departments.find(({ code }) => code === handout.department)?.name ?? handout.department,
    items: handout.items,
    author: last?.author ?? '',
    message: last?.message ?? '',
    madeAt: last?.at ?? '',
    rows: rowsBetween(bases, document).filter(isChanged),
    records: recordsBetween({ evidence: base.evidence, departments: base.departments }, document),
    settings: changedSettings(document, base),
  };
}

const rowsBetween = (bases: readonly Entry[], { entries }: Assessment): readonly IncomingRow[] =>
  bases.flatMap((base) => {
    const theirs = entries.get(base.code);
    return theirs ? [{ code: base.code, base, theirs }] : [];
  });

function recordsBetween(
  base: Partial<Pick<Assessment, 'evidence' | 'departments'>>,
  document: Assessment,
): readonly IncomingRecord[] {
  const before = recordsOf(base);
  return recordsOf(document).flatMap(({ list, records }) => {
    const known = new Map(
      (before.find((each) => each.list === list)?.records ?? []).map((record) => [idOfRecord(record), record]),
    );
    const theirs = new Map(records.map((record) => [idOfRecord(record), record]));
    return [...new Set([...known.keys(), ...theirs.keys()])].flatMap((id): IncomingRecord[] => {
      const sides = { base: known.get(id) ?? null, theirs: theirs.get(id) ?? null };
      return list !== 'documents' && sameValue(sides.base, sides.theirs) ? [] : [{ list, id, ...sides }];
    });
  });
}

function changedSettings(document: Assessment, base: Pick<Assessment, 'process'>): readonly MergedSetting[] {
  const changed: Readonly<Record<MergedSetting, boolean>> = {
    process: !sameValue(document.process, base.process),
    studio: !sameValue(document.studio, INITIAL_STUDIO),
    yearMap: document.yearMap !== null,
  };
  return (Object.keys(changed) as MergedSetting[]).filter((name) => changed[name]);
}

import { sameValue } from '../lib/same';
import { cutText } from '../lib/text';
import type { Assessment } from './assessment';
import { blankEntry, type Entry } from './entry';
import type { HandedItem, Handout, HandoutBase } from './handout';
import { INITIAL_STUDIO } from './studio';

/** What a department leads or contributes to, in official order. */
export const itemsOf = ({ entries }: Assessment, department: string): readonly HandedItem[] =>
  [...entries.values()].flatMap(({ code, leadDepartment, contributors }): HandedItem[] => {
    if (leadDepartment === department) return [{ code, role: 'lead' }];
    return contributors.includes(department) ? [{ code, role: 'contributor' }] : [];
  });

/** What a department's file starts from: its rows with their evidence, and what it reads beside them. */
export function handoutBase(assessment: Assessment, items: readonly HandedItem[]): HandoutBase {
  const handed = new Set(items.map(({ code }) => code));
  const entries = [...assessment.entries.values()].filter(({ code }) => handed.has(code));
  const named = new Set(entries.flatMap(({ evidence }) => evidence.map(({ documentId }) => documentId)));
  return {
    process: assessment.process,
    departments: [...assessment.departments],
    evidence: assessment.evidence.filter(({ id }) => named.has(id)),
    entries,
  };
}

const LONGEST_TITLE = 300;

/**
 * The workspace of one department: its rows as they stand, the rubric, and nothing of the others. Rows that
 * were not handed out are blank in it, and stay so.
 */
export function createWorkspace(assessment: Assessment, handout: Handout, departmentName: string): Assessment {
  const base = handoutBase(assessment, handout.items);
  const own = new Map(base.entries.map((entry) => [entry.code, entry]));
  const ending = ` – ${departmentName}`;
  return {
    head: {
      ...assessment.head,
      title: cutText(
        `${cutText(assessment.head.title, Math.max(1, LONGEST_TITLE - ending.length))}${ending}`,
        LONGEST_TITLE,
      ),
    },
    process: base.process,
    adjustments: [],
    departments: base.departments,
    evidence: base.evidence,
    entries: new Map(
      [...assessment.entries.keys()].map((code): [string, Entry] => [code, own.get(code) ?? blankEntry(code, '')]),
    ),
    scenarios: [],
    studio: INITIAL_STUDIO,
    plan: [],
    fields: [],
    sipas: [],
    causes: [],
    yearMap: null,
    workspace: { handout, base, returns: [] },
    handouts: [],
    merges: [],
    rubric: assessment.rubric,
  };
}

/** Rows of a workspace that are not as they were handed out. */
export function changedItems({ workspace, entries }: Assessment): readonly string[] {
  if (!workspace) return [];
  return workspace.base.entries.flatMap((base) => (sameValue(base, entries.get(base.code)) ? [] : [base.code]));
}

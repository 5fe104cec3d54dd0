import type { Assessment } from './assessment';
import { isApplicable } from './entry';
import { itemsOf } from './handing-out';
import type { HandedItem, SentHandout } from './handout';
import type { MergeRecord } from './merge-record';
import type { Department } from './rubric';

/** A hand-out of before, and the latest of its returns that was merged. */
export interface EarlierHandout {
  readonly handout: SentHandout;
  readonly merged: Pick<MergeRecord, 'author' | 'madeAt' | 'mergedAt' | 'mergedBy'> | null;
}

/** What a department could be handed, and what it was sent before. */
export interface HandoutCandidate {
  readonly department: Department;
  readonly items: readonly HandedItem[];
  readonly leads: number;
  readonly contributes: number;
  /** Rows it leads that have a self score. */
  readonly scored: number;
  /** Newest first. */
  readonly earlier: readonly EarlierHandout[];
}

/** One a department, in the order of the document. */
export function handoutCandidates(assessment: Assessment): readonly HandoutCandidate[] {
  const { departments, entries, handouts, merges } = assessment;
  return departments.map((department) => {
    const items = itemsOf(assessment, department.code);
    const led = items.filter(({ role }) => role === 'lead');
    return {
      department,
      items,
      leads: led.length,
      contributes: items.length - led.length,
      scored: led.filter(({ code }) => (entries.get(code)?.selfScore ?? null) !== null).length,
      earlier: handouts
        .filter((handout) => handout.department === department.code)
        .map((handout) => ({
          handout,
          // A file that was merged without having been returned is no answer.
          merged: merges.findLast(({ handoutId, returnId }) => handoutId === handout.id && returnId !== '') ?? null,
        }))
        .toSorted((a, b) => b.handout.issuedAt.localeCompare(a.handout.issuedAt)),
    };
  });
}

/** Codes of the rows that apply and that nobody leads: they go to no department. */
export const leaderlessRows = ({ entries }: Pick<Assessment, 'entries'>): readonly string[] =>
  [...entries.values()].filter((entry) => entry.leadDepartment === '' && isApplicable(entry)).map(({ code }) => code);

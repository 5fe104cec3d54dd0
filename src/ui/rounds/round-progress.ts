import type { Assessment } from '../../domain/assessment';
import { finalScore, isApplicable, isCut, type Entry } from '../../domain/entry';
import type { Round } from '../../domain/process';
import type { RubricTree } from '../../domain/rubric-tree';

/** How far a round is, over the rows that apply. */
export interface RoundProgress {
  /** Rows that the round has brought what it is for. */
  readonly done: number;
  /** Rows that the round is for. */
  readonly rows: number;
  /** Rows still to be seen to, in official order; a lock asks about them and does not forbid. */
  readonly open: readonly string[];
}

const isExplained = (entry: Entry): boolean => entry.explanation.trim() !== '';

/** What each round is for, and when a row has it. */
const aims: Readonly<
  Record<Round, { readonly concerns: (entry: Entry) => boolean; readonly has: (entry: Entry) => boolean }>
> = {
  self: { concerns: () => true, has: ({ selfScore }) => selfScore !== null },
  firstAppraisal: { concerns: () => true, has: ({ appraisedScore }) => appraisedScore !== null },
  explanation: { concerns: isCut, has: isExplained },
  secondAppraisal: {
    // The second appraisal answers explanations; one that was given without stands too.
    concerns: (entry) => entry.secondAppraisedScore !== null || (isCut(entry) && isExplained(entry)),
    has: ({ secondAppraisedScore }) => secondAppraisedScore !== null,
  },
  final: { concerns: () => true, has: (entry) => finalScore(entry) !== null },
};

export function roundProgress({ entries }: Assessment, tree: RubricTree, round: Round): RoundProgress {
  const { concerns, has } = aims[round];
  let rows = 0;
  const open: string[] = [];
  for (const { code } of tree.scoredNodes) {
    const entry = entries.get(code);
    if (!entry || !isApplicable(entry) || !concerns(entry)) continue;
    rows += 1;
    if (!has(entry)) open.push(code);
  }
  return { done: rows - open.length, rows, open };
}

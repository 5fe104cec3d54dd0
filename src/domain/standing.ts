import { scoreReader, type Assessment } from './assessment';
import { isApplicable } from './entry';
import { adjustmentPoints } from './document-rollup';
import { ZERO, type Points } from './points';
import type { Ranking } from './rank';
import type { ReadScore } from './rollup';
import type { Track } from './rubric';
import type { RubricTree, ScoredNode } from './rubric-tree';

/** A scored row that applies to the unit. */
export interface StandingRow {
  readonly code: string;
  readonly areaCode: string;
  readonly track: Track;
  readonly maxPoints: Points;
  /** `null` while it is open. */
  readonly points: Points | null;
}

/** Everything that a rank follows from: own rows, bonus less penalty, and the other units. */
export interface Standing {
  /** In official order; those that do not apply are left out. */
  readonly rows: readonly StandingRow[];
  readonly adjustment: Points;
  readonly ranking: Ranking;
}

/** Where a document stands with these scores, by the rows and adjustments that it has now. */
export const standingOf = (
  assessment: Assessment,
  tree: RubricTree,
  readScore: ReadScore,
  ranking: Ranking,
): Standing => ({
  rows: rowsOf(
    tree.scoredNodes.filter(({ code }) => {
      const entry = assessment.entries.get(code);
      return entry === undefined || isApplicable(entry);
    }),
    readScore,
  ),
  adjustment: adjustmentPoints(assessment),
  ranking,
});

/**
 * Where a document stood last year by its own column of last year's scores, under the rule of
 * `rollUpDocument`: every row applied, and this year's adjustments were none of last year's.
 */
export const lastYearStandingOf = (assessment: Assessment, tree: RubricTree, ranking: Ranking): Standing => ({
  rows: rowsOf(tree.scoredNodes, scoreReader(assessment, 'lastYearScore')),
  adjustment: ZERO,
  ranking,
});

const rowsOf = (nodes: readonly ScoredNode[], readScore: ReadScore): readonly StandingRow[] =>
  nodes.map(({ code, areaCode, track, maxPoints }) => ({ code, areaCode, track, maxPoints, points: readScore(code) }));

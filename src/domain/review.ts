import type { Assessment } from './assessment';
import { adjustmentPoints, rollUpDocument } from './document-rollup';
import type { Finding } from './finding';
import { indexGroup, type IndexGroup, type IndexPercent } from './index-percent';
import type { AreaRankChanges } from './pack-files';
import { pointsFromInteger, type Points } from './points';
import { changesAgainstLastYear, type YearChanges } from './review-changes';
import { lossesOf, type Losses } from './review-losses';
import { sumIndex, sumOf, type Sum } from './rollup';
import type { RubricTree } from './rubric-tree';
import { unitKey } from './unit-name';

/** One sum of the review, by the scores of the latest round; what is not known is `null`. */
interface ReviewSum {
  /** `null` before the first score. */
  readonly points: Points | null;
  readonly maxPoints: Points;
  /** Maximum of the rows that are still blank. Points of rows, lost and open ones make the maximum. */
  readonly openPoints: Points;
  readonly index: IndexPercent | null;
}

export interface AreaReview extends ReviewSum {
  readonly code: string;
  readonly lostPoints: Points;
  /** Places by which the area rose, below zero fell, as announced; `null` where no announcement says. */
  readonly rankChange: number | null;
}

/** Everything that a conference on the results of a year looks at. */
export interface Review {
  /** Bonus and penalty points move `points` of the total, and nothing else. */
  readonly total: ReviewSum & {
    readonly group: IndexGroup | null;
    readonly lostPoints: Points;
    /** Bonus less penalty. */
    readonly adjustment: Points;
  };
  /** In official order; their lost points add up to those of the total. */
  readonly areas: readonly AreaReview[];
  /** Ranks and changes announced for this unit and year; `null` where none are. */
  readonly announced: Pick<AreaRankChanges, 'parIndex' | 'sipas' | 'source'> | null;
  readonly losses: Losses;
  readonly changes: YearChanges;
}

/**
 * @param published announced changes of rank, of whatever unit and year: those of another are left out
 * @param findings of this document (`findingsOf`), for hints at causes
 */
export function reviewOf(
  assessment: Assessment,
  tree: RubricTree,
  published: AreaRankChanges | null,
  findings: readonly Finding[],
): Review {
  const { head } = assessment;
  const isOwn = published?.year === head.year && unitKey(published.unit) === unitKey(head.unit);
  const announced = isOwn ? published : null;
  const rollup = rollUpDocument(assessment, tree, 'final');
  const losses = lossesOf(assessment, tree, findings);
  const total = reviewSum(rollup.total);
  return {
    total: {
      ...total,
      group: total.index && indexGroup(total.index),
      lostPoints: losses.lost,
      adjustment: adjustmentPoints(assessment),
    },
    areas: tree.areas.map(({ code }) => {
      const sum = sumOf(rollup, code);
      return {
        code,
        ...reviewSum(sum),
        lostPoints: pointsFromInteger(sum.maxPoints - sum.points - sum.openPoints),
        rankChange: announced?.areas.find((area) => area.code === code)?.rankChange ?? null,
      };
    }),
    announced: announced && { parIndex: announced.parIndex, sipas: announced.sipas, source: announced.source },
    losses,
    changes: changesAgainstLastYear(assessment, tree),
  };
}

const reviewSum = (sum: Sum): ReviewSum => ({
  points: sum.scoredRows === 0 ? null : sum.points,
  maxPoints: sum.maxPoints,
  openPoints: sum.openPoints,
  index: sumIndex(sum),
});

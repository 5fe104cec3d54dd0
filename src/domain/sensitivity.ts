import type { Assessment } from './assessment';
import { isApplicable } from './entry';
import { pointsFromInteger, subtractPoints, ZERO, type Points } from './points';
import type { RankResult } from './rank';
import type { ReadScore, Sum } from './rollup';
import type { RubricTree } from './rubric-tree';
import { assert } from '../lib/assert';

/** A row whose score may still turn out otherwise: `low` ≤ `points` ≤ `high`. */
export interface OpenRow {
  readonly code: string;
  readonly points: Points;
  readonly low: Points;
  readonly high: Points;
}

/** What one open row can do to the total and to the rank, all other rows as they stand. */
export interface Swing extends OpenRow {
  /** Points of the total lost at `low`, and gained at `high`. */
  readonly lossPoints: Points;
  readonly gainPoints: Points;
  readonly rankNow: RankResult | null;
  readonly rankAtLow: RankResult | null;
  readonly rankAtHigh: RankResult | null;
  /** By the estimates, zero or more; `null` where there is no rank. */
  readonly ranksLost: number | null;
  readonly ranksGained: number | null;
}

/**
 * The bars of a tornado: widest in ranks first, then in points, then in the order given.
 * @param total what the rows add up to. Its points may be below zero, where penalties outweigh all
 *   rows: a total is held at zero only after a row has moved, as `rollUpScores` does
 * @param rankAt the rank with so many points in all, never below zero
 */
export function swingsOf(
  total: Sum,
  rows: readonly OpenRow[],
  rankAt: (points: Points) => RankResult | null,
): readonly Swing[] {
  const held = (points: number): Points => pointsFromInteger(Math.max(ZERO, points));
  const now = held(total.points);
  const rankNow = rankAt(now);
  const swings = rows.map((row): Swing => {
    assert(row.low <= row.points && row.points <= row.high, `row ${row.code} stands between its low and high`);
    const atLow = held(total.points - row.points + row.low);
    const atHigh = held(total.points - row.points + row.high);
    const [rankAtLow, rankAtHigh] = [rankAt(atLow), rankAt(atHigh)];
    return {
      ...row,
      lossPoints: subtractPoints(now, atLow),
      gainPoints: subtractPoints(atHigh, now),
      rankNow,
      rankAtLow,
      rankAtHigh,
      ranksLost: rankNow && rankAtLow && rankAtLow.estimate - rankNow.estimate,
      ranksGained: rankNow && rankAtHigh && rankNow.estimate - rankAtHigh.estimate,
    };
  });
  return swings.sort((a, b) => widthInRanks(b) - widthInRanks(a) || widthInPoints(b) - widthInPoints(a));
}

const widthInRanks = ({ ranksLost, ranksGained }: Swing): number => (ranksLost ?? 0) + (ranksGained ?? 0);
const widthInPoints = ({ lossPoints, gainPoints }: Swing): number => lossPoints + gainPoints;

/**
 * Rows in official order that have a score and that no appraisal has settled yet; rows that do not
 * apply are none of them. High is the maximum.
 * @param scoreOf the scores that count: of the document, or with assumptions laid over it
 * @param lossLevelOf where a row ends that is lost, nothing by default; never above its score
 */
export function openRows(
  assessment: Assessment,
  tree: RubricTree,
  scoreOf: ReadScore,
  lossLevelOf: (code: string) => Points = () => ZERO,
): readonly OpenRow[] {
  return tree.scoredNodes.flatMap(({ code, maxPoints }): readonly OpenRow[] => {
    const entry = assessment.entries.get(code);
    if (!entry || !isApplicable(entry)) return [];
    if (entry.appraisedScore !== null || entry.secondAppraisedScore !== null) return [];
    const points = scoreOf(code);
    if (points === null) return [];
    const lossLevel = lossLevelOf(code);
    return [{ code, points, low: lossLevel < points ? lossLevel : points, high: maxPoints }];
  });
}

import { sameValue } from '../lib/same';
import { indexPercent } from './index-percent';
import { pointsFromInteger, ZERO, type Points } from './points';
import { rankOf } from './rank';
import { isEstimatedTrack } from './rubric';
import { shapleyShares } from './shapley';
import type { Standing, StandingRow } from './standing';

/** What can move a rank from one standing to another. */
export type Mover =
  /** Rows of an area that the unit scores itself, or that statistics give. */
  | { readonly kind: 'own'; readonly areaCode: string }
  /** Rows of the surveys of leaders and of citizens. */
  | { readonly kind: 'survey' }
  /** Bonus and penalty. */
  | { readonly kind: 'adjustments' }
  /**
   * Rows that apply on one side only, or that have another maximum or track there; they move the
   * points and the scale.
   */
  | { readonly kind: 'rubric' }
  /** The other units: what they have, and how many they are. */
  | { readonly kind: 'peers' };

interface Move {
  readonly mover: Mover;
  /** Gained; below zero for a loss. The peers move none. */
  readonly points: Points;
  /** By how much the maximum grew; only the rubric moves it. */
  readonly maxPoints: Points;
}

interface Part extends Move {
  /** Ranks gained times the attribution's `denominator`, exactly; below zero for a loss. */
  readonly gain: number;
}

/** A change of rank, split into parts that add up to it exactly. */
export interface Attribution {
  /** Estimates, with open rows counted as zero. */
  readonly rankFrom: number;
  readonly rankTo: number;
  /** Sum of the parts' points: change of the total before it is held at zero. */
  readonly points: Points;
  /**
   * Those that moved anything: areas in official order, survey, adjustments, rubric, peers. Their
   * gains add up to `(rankFrom - rankTo) * denominator`.
   */
  readonly parts: readonly Part[];
  readonly denominator: number;
}

/** Past it the coalitions, twice as many with each mover, take too long and the shares too many digits. */
const MAXIMUM_MOVERS = 14;

/**
 * Why the rank estimate is another in `to` than in `from`. Rows and areas are matched by code. Each
 * mover gets its Shapley value: the ranks that its move gains, on average over every order in which
 * the movers can move from one standing to the other, so that no order is preferred.
 *
 * An open row counts as zero on its side, as in the estimate of `rankBetween`: scoring it is a move
 * of its area (or of the survey), not of the rubric.
 * @returns `null` where either side has no rank, because nothing is scored or applies, and where
 *   more than fourteen movers moved
 */
export function attribute(from: Standing, to: Standing): Attribution | null {
  if (!isRanked(from) || !isRanked(to)) return null;
  const moves = movesBetween(from, to);
  if (moves.length > MAXIMUM_MOVERS) return null;
  const start = { points: sumPoints(from.rows) + from.adjustment, maxPoints: sumMaxPoints(from.rows) };
  const rankAfter = (coalition: number): number => {
    const moved = moves.filter((_, player) => (coalition & (1 << player)) !== 0);
    const points = moved.reduce((sum, move) => sum + move.points, start.points);
    const maxPoints = moved.reduce((sum, move) => sum + move.maxPoints, start.maxPoints);
    const { ranking } = moved.some(({ mover }) => mover.kind === 'peers') ? to : from;
    const index = indexPercent(pointsFromInteger(Math.max(ZERO, points)), pointsFromInteger(maxPoints));
    return rankOf(ranking, index?.scaled ?? 0).estimate;
  };
  const { numerators, denominator } = shapleyShares(moves.length, (coalition) => -rankAfter(coalition));
  return {
    rankFrom: rankAfter(0),
    rankTo: rankAfter(2 ** moves.length - 1),
    points: pointsFromInteger(moves.reduce((sum, { points }) => sum + points, 0)),
    parts: moves.map((move, player) => ({ ...move, gain: numerators[player] ?? 0 })),
    denominator,
  };
}

function movesBetween(from: Standing, to: Standing): readonly Move[] {
  /** Rows of `from`; what is left of them at the end has nothing to be compared with. */
  const left = new Map(from.rows.map((row) => [row.code, row]));
  const newRows: StandingRow[] = [];
  const ownPoints = new Map<string, number>();
  let surveyPoints = 0;
  for (const row of to.rows) {
    const was = left.get(row.code);
    if (!was || !isSameItem(was, row)) {
      newRows.push(row);
      continue;
    }
    left.delete(row.code);
    const gain = (row.points ?? 0) - (was.points ?? 0);
    if (isEstimatedTrack(row.track)) surveyPoints += gain;
    else ownPoints.set(row.areaCode, (ownPoints.get(row.areaCode) ?? 0) + gain);
  }
  const oldRows = [...left.values()];
  const move = (mover: Mover, points: number, maxPoints = 0): Move => ({
    mover,
    points: pointsFromInteger(points),
    maxPoints: pointsFromInteger(maxPoints),
  });
  const scoreMoves = [
    ...[...ownPoints].map(([areaCode, points]) => move({ kind: 'own', areaCode }, points)),
    move({ kind: 'survey' }, surveyPoints),
    move({ kind: 'adjustments' }, to.adjustment - from.adjustment),
    move({ kind: 'rubric' }, sumPoints(newRows) - sumPoints(oldRows), sumMaxPoints(newRows) - sumMaxPoints(oldRows)),
  ].filter(({ points, maxPoints }) => points !== 0 || maxPoints !== 0);
  return sameValue(from.ranking, to.ranking) ? scoreMoves : [...scoreMoves, move({ kind: 'peers' }, 0)];
}

/** Whether rows of one code are the same item on both sides, as far as code, maximum, track and area tell. */
export const isSameItem = (a: StandingRow, b: StandingRow): boolean =>
  a.maxPoints === b.maxPoints && a.track === b.track && a.areaCode === b.areaCode;

const sumPoints = (rows: readonly StandingRow[]): number => rows.reduce((sum, { points }) => sum + (points ?? 0), 0);

const sumMaxPoints = (rows: readonly StandingRow[]): number => rows.reduce((sum, row) => sum + row.maxPoints, 0);

/** As `sumIndex` has it: nothing scored is not an index of zero. */
const isRanked = ({ rows }: Standing): boolean => rows.some(({ points }) => points !== null) && sumMaxPoints(rows) > 0;

export interface DisplayPart extends Move {
  /** Ranks gained in whole tenths of a rank. */
  readonly tenths: number;
}

/**
 * The parts rounded to tenths of a rank so that what is shown adds up to the ranks gained, by largest
 * remainder: all are rounded down, and those that lost most by it get a tenth more; the earlier one
 * of two alike. None is a whole tenth away from the truth.
 */
export function displayParts({ parts, denominator }: Attribution): readonly DisplayPart[] {
  const rounded = parts.map(({ gain, ...part }) => {
    const rest = ((gain % denominator) + denominator) % denominator;
    const lost = (rest * 10) % denominator;
    return { part, lost, tenths: ((gain - rest) / denominator) * 10 + (rest * 10 - lost) / denominator };
  });
  // The gains add up to whole ranks, so what was lost adds up to whole tenths.
  const missing = rounded.reduce((sum, { lost }) => sum + lost, 0) / denominator;
  const raised = new Set([...rounded].sort((a, b) => b.lost - a.lost).slice(0, missing));
  return rounded.map((each) => ({ ...each.part, tenths: each.tenths + (raised.has(each) ? 1 : 0) }));
}

import {
  divideHalfUp,
  POINT_SCALE,
  type DecimalMark,
  type Points,
  formatPointsExactly,
  pointsFromInteger,
} from './points';

/**
 * An index as the exact fraction points ÷ maximum. `scaled` is the index in ten-thousandths of a
 * percent; division of two safe integers is correctly rounded, so comparing it with whole numbers
 * is exact.
 */
export interface IndexPercent {
  readonly points: Points;
  readonly maxPoints: Points;
  readonly scaled: number;
}

/** `null` when the maximum is zero: an index of nothing does not exist. */
export function indexPercent(points: Points, maxPoints: Points): IndexPercent | null {
  if (maxPoints <= 0) return null;
  return { points, maxPoints, scaled: (points * 100 * POINT_SCALE) / maxPoints };
}

/** Index in percent rounded half up to two decimals, without the sign for percent. */
export function formatIndex(index: IndexPercent, mark: DecimalMark): string {
  return formatPointsExactly(pointsFromInteger(divideHalfUp(index.points * 10_000, index.maxPoints) * 100), mark);
}

/** Dot-decimal index in percent to four decimals, for `data-value`. */
export const plainIndex = (index: IndexPercent): string =>
  String(divideHalfUp(index.points * 1_000_000, index.maxPoints) / POINT_SCALE);

export type IndexGroup = 'A' | 'B' | 'C' | 'D';

/** Group by unrounded index: A from 90 %, B from 80, C from 70; D is this product's name for the rest. */
export function indexGroup(index: IndexPercent): IndexGroup {
  const atLeast = (percent: number): boolean => index.points * 100 >= percent * index.maxPoints;
  return atLeast(90) ? 'A' : atLeast(80) ? 'B' : atLeast(70) ? 'C' : 'D';
}

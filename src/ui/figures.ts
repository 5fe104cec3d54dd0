import { formatIndex, type IndexPercent } from '../domain/index-percent';
import { formatPoints, pointsFromInteger, type DecimalMark, type Points } from '../domain/points';

/** A change of points with its sign: `+0,54`, `−0,10`, `0,00`. */
export function formatGain(points: Points, mark: DecimalMark): string {
  return points > 0 ? `+${formatPoints(points, mark)}` : formatPoints(points, mark);
}

export const formatIndexOrNone = (index: IndexPercent | null, mark: DecimalMark, none: string): string =>
  index ? `${formatIndex(index, mark)}%` : none;

/**
 * Points that an index difference (ten-thousandths of a percent) means on a scale of `maxPoints`, rounded
 * up to the hundredths that are shown, so that what is shown is enough. A fraction below a billionth is
 * the division's.
 */
export const pointsForIndex = (scaled: number, maxPoints: Points): Points =>
  pointsFromInteger(Math.ceil((scaled * maxPoints) / 100_000_000 - 1e-9) * 100);

/** A published index, in whole ten-thousandths of a percent, as text with two decimals. */
export const formatScaledIndex = (scaled: number, mark: DecimalMark): string =>
  formatPoints(pointsFromInteger(scaled), mark);

export const toneOf = (change: number): 'gain' | 'loss' | '' => (change > 0 ? 'gain' : change < 0 ? 'loss' : '');

import { formatPointsExactly, type DecimalMark, type Points } from '../../domain/points';

/** A change of points with its sign and every digit that it has: `+0,5`, `−0,0049`. */
export const formatExactGain = (points: Points, mark: DecimalMark): string =>
  points > 0 ? `+${formatPointsExactly(points, mark)}` : formatPointsExactly(points, mark);

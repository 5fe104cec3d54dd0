import { formatPoints, pointsFromInteger, type DecimalMark, type Points } from '../../../domain/points';

/** Points that draws ask for, rounded up to the hundredths that are shown, so that what is shown is enough. */
export const enoughPoints = (points: Points, mark: DecimalMark): string =>
  formatPoints(pointsFromInteger(Math.ceil(points / 100) * 100), mark);

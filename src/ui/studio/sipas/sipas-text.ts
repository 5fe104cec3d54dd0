import { divideHalfUp, formatPointsExactly, pointsFromInteger, type DecimalMark } from '../../../domain/points';
import type { SipasOverall } from '../../../domain/sipas';
import type { SipasPoints } from '../../../domain/sipas-what-if';
import type { StudioWords } from '../../../i18n/studio-words';
import { formatScaledIndex } from '../../figures';

/** A figure as it was given, with all its digits; ten-thousandths of a percent. */
export const givenText = (scaled: number, mark: DecimalMark): string =>
  formatPointsExactly(pointsFromInteger(scaled), mark);

/** A change of percents with its sign: `+0,54`. */
export const changeText = (scaled: number, mark: DecimalMark): string => {
  const rounded = pointsFromInteger(divideHalfUp(scaled, 100) * 100);
  return rounded > 0 ? `+${formatPointsExactly(rounded, mark)}` : formatPointsExactly(rounded, mark);
};

/** `82,66%`, or `≈ 82,89% (82,27–83,12%)`. */
export const overallText = (
  { value, lowest, highest }: SipasOverall,
  said: StudioWords['sipas'],
  mark: DecimalMark,
): string =>
  lowest === highest
    ? `${givenText(value, mark)}%`
    : said.between(formatScaledIndex(value, mark), formatScaledIndex(lowest, mark), formatScaledIndex(highest, mark));

/** `≈ 8,2888 (8,227–8,312)`; estimates always say so. */
export const pointsText = (
  { points, lowest, highest }: SipasPoints,
  said: StudioWords['sipas'],
  mark: DecimalMark,
): string =>
  lowest === highest
    ? `≈ ${formatPointsExactly(points, mark)}`
    : said.item.pointsBetween(
        formatPointsExactly(points, mark),
        formatPointsExactly(lowest, mark),
        formatPointsExactly(highest, mark),
      );

import { POINT_SCALE, pointsFromInteger, type Points } from './points';
import type { Quantity } from './figures';

/** A rubric's percents are JSON decimals; read to the millionth, they compare exactly. */
const PERCENT_SCALE = 1_000_000;
const HUNDRED_PERCENT = 100n * BigInt(PERCENT_SCALE);
const millionths = (percent: number): bigint => BigInt(Math.round(percent * PERCENT_SCALE));

/** Rounded half up (away from zero for negatives, as points are). `divisor` is above zero. */
function quotientHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = (2n * magnitude + divisor) / (2n * divisor);
  return dividend < 0n ? -quotient : quotient;
}

const ceilingQuotient = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/**
 * The sign of (part ÷ whole in percent) − percent, exactly; `part` may be a negative change.
 * @param whole above zero
 */
export function comparePercent(part: number, whole: Quantity, percent: number): -1 | 0 | 1 {
  const difference = BigInt(part) * HUNDRED_PERCENT - BigInt(whole) * millionths(percent);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** part ÷ whole in ten-thousandths of a percent, rounded half up, for display; held within the safe integers. */
export function percentScaled(part: number, whole: Quantity): number {
  const scaled = Number(quotientHalfUp(BigInt(part) * 100n * BigInt(POINT_SCALE), BigInt(whole)));
  return Math.min(Math.max(scaled, -Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}

/** What a percent of the maximum is worth, rounded once, half up. `percent` in ten-thousandths, 0–100 %. */
export const shareOfMaximum = (maxPoints: Points, percent: Quantity): Points =>
  pointsFromInteger(Number(quotientHalfUp(BigInt(maxPoints) * BigInt(percent), BigInt(100 * POINT_SCALE))));

/** maximum × (achieved ÷ total in percent) ÷ fullPercent, rounded once, half up, never above the maximum. */
export function proportionalPoints(
  maxPoints: Points,
  achieved: Quantity,
  total: Quantity,
  fullPercent: number,
): Points {
  const divisor = BigInt(total) * millionths(fullPercent);
  if (divisor <= 0n) return maxPoints;
  const points = quotientHalfUp(BigInt(maxPoints) * BigInt(achieved) * HUNDRED_PERCENT, divisor);
  return points > BigInt(maxPoints) ? maxPoints : pointsFromInteger(Number(points));
}

/** The least achieved, in ten-thousandths, that `proportionalPoints` gives more than `points` for. `maxPoints` is above zero. */
export const achievedForMoreThan = (points: Points, maxPoints: Points, total: Quantity, fullPercent: number): bigint =>
  ceilingQuotient(
    (2n * BigInt(points) + 1n) * BigInt(total) * millionths(fullPercent),
    2n * BigInt(maxPoints) * HUNDRED_PERCENT,
  );

/** The least part, in ten-thousandths, that is at least `percent` of the whole. */
export const leastPartAt = (whole: Quantity, percent: number): bigint =>
  ceilingQuotient(BigInt(whole) * millionths(percent), HUNDRED_PERCENT);

/** The greatest part, in ten-thousandths, that is at most `percent` of the whole. */
export const greatestPartAt = (whole: Quantity, percent: number): bigint =>
  (BigInt(whole) * millionths(percent)) / HUNDRED_PERCENT;

import { err, ok, type Result } from '../lib/result';

declare const pointsBrand: unique symbol;

/** Exact points in integer ten-thousandths: 0.75 point is 7500. */
export type Points = number & { readonly [pointsBrand]: true };

/** One point, in ten-thousandths. */
export const POINT_SCALE = 10_000;

export const ZERO = 0 as Points;

/** Takes an integer count of ten-thousandths. Throws on anything else: that is a bug of the caller. */
export function pointsFromInteger(tenThousandths: number): Points {
  if (!Number.isSafeInteger(tenThousandths))
    throw new RangeError(`Not a whole count of ten-thousandths: ${String(tenThousandths)}`);
  return (tenThousandths === 0 ? 0 : tenThousandths) as Points;
}

/** Reads a JSON number such as 12.9946; `null` when it is not finite or has more than four decimals. */
export function pointsFromDecimal(decimal: number): Points | null {
  const scaled = Math.round(decimal * POINT_SCALE);
  if (!Number.isSafeInteger(scaled) || scaled / POINT_SCALE !== decimal) return null;
  return pointsFromInteger(scaled);
}

/** The JSON number of exact points; the shortest decimal that reads back as the same points. */
export const decimalFromPoints = (points: Points): number => points / POINT_SCALE;

export const addPoints = (a: Points, b: Points): Points => pointsFromInteger(a + b);

export const subtractPoints = (a: Points, b: Points): Points => pointsFromInteger(a - b);

export type PointsRefusal =
  | { readonly reason: 'notANumber' }
  | { readonly reason: 'negative' }
  | { readonly reason: 'tooManyDecimals' }
  | { readonly reason: 'aboveMaximum'; readonly maximum: Points }
  /** One dot before exactly three digits: a decimal mark abroad, a thousands mark in Vietnam. */
  | { readonly reason: 'ambiguous'; readonly asDecimal: Points; readonly asThousands: number };

export type DotReading = 'ask' | 'decimal';

const plainDecimal = /^(\d*)[.,](\d+)$/;
const wholeNumber = /^\d+$/;
const dotThousands = /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/;
const commaThousands = /^[1-9]\d{0,2}(,\d{3})+\.\d+$/;
const oneDotThreeDigits = /^[1-9]\d{0,2}\.\d{3}$/;
const edgeSpace = /^[\s\u00a0\u202f]+|[\s\u00a0\u202f]+$/g;

/**
 * Reads a score as Vietnamese offices write it: `0,75`, `0.75`, `,5`, `12,9946`. A comma is always
 * the decimal mark. `1.250` could be 1.25 or 1250 and is refused as ambiguous unless `dot` says
 * how to read it. Blank text reads as `null` (no score).
 * @param maximum largest score allowed, inclusive
 */
export function parsePoints(
  text: string,
  maximum: Points,
  dot: DotReading = 'ask',
): Result<Points | null, PointsRefusal> {
  const trimmed = text.replace(edgeSpace, '');
  if (trimmed === '') return ok(null);
  const negative = /^[-\u2212\u2013]/.test(trimmed);
  const digits = trimmed.replace(/^[-+\u2212\u2013]/, '');
  const scaled = scaledValue(digits, dot);
  if (!scaled.ok) return scaled.error.reason === 'ambiguous' && negative ? err({ reason: 'negative' }) : scaled;
  if (negative && scaled.value !== 0) return err({ reason: 'negative' });
  if (scaled.value > maximum) return err({ reason: 'aboveMaximum', maximum });
  return ok(pointsFromInteger(scaled.value));
}

function scaledValue(digits: string, dot: DotReading): Result<number, PointsRefusal> {
  if (oneDotThreeDigits.test(digits) && dot === 'ask') {
    const asDecimal = pointsFromInteger(Number(digits.replace('.', '')) * 10);
    return err({ reason: 'ambiguous', asDecimal, asThousands: Number(digits.replace('.', '')) });
  }
  return (
    ungroupedValue(digits) ??
    // Grouped thousands only where the text is no plain number: `1,250` and an answered `1.250` are 1.25.
    (dotThousands.test(digits) ? ungroupedValue(digits.replaceAll('.', '')) : null) ??
    (commaThousands.test(digits) ? ungroupedValue(digits.replaceAll(',', '')) : null) ??
    err({ reason: 'notANumber' })
  );
}

function ungroupedValue(digits: string): Result<number, PointsRefusal> | null {
  if (wholeNumber.test(digits)) return ok(Number(digits) * POINT_SCALE);
  const match = plainDecimal.exec(digits);
  if (!match) return null;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > 4) return err({ reason: 'tooManyDecimals' });
  return ok(Number(match[1] === '' ? '0' : match[1]) * POINT_SCALE + Number(fraction.padEnd(4, '0')));
}

/** Integer division rounded half up (away from zero for negatives). `divisor` is above zero. */
export function divideHalfUp(dividend: number, divisor: number): number {
  const magnitude = Math.floor((2 * Math.abs(dividend) + divisor) / (2 * divisor));
  return dividend < 0 && magnitude !== 0 ? -magnitude : magnitude;
}

export type DecimalMark = ',' | '.';

/**
 * Exact text of points with at least `minimumDecimals` and as many more (up to four) as the value
 * has; what a cell shows and what is copied. Never loses a digit.
 */
export function formatPointsExactly(points: Points, mark: DecimalMark, minimumDecimals = 2): string {
  const digits = Math.abs(points).toString().padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '').padEnd(minimumDecimals, '0');
  const sign = points < 0 ? '\u2212' : '';
  return `${sign}${digits.slice(0, -4)}${fraction === '' ? '' : mark + fraction}`;
}

/** Points rounded half up, once, to two decimals, for display. */
export function formatPoints(points: Points, mark: DecimalMark): string {
  return formatPointsExactly(pointsFromInteger(divideHalfUp(points, 100) * 100), mark);
}

/** Dot-decimal text without needless zeros, up to four decimals: for `data-value` and files. */
export const plainPoints = (points: Points): string => String(decimalFromPoints(points));

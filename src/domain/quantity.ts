import { err, ok, type Result } from '../lib/result';
import { MAXIMUM_AMOUNT, quantityFromInteger, type Quantity } from './figures';
import {
  formatPointsExactly,
  parsePoints,
  POINT_SCALE,
  pointsFromInteger,
  type DecimalMark,
  type Points,
  type PointsRefusal,
} from './points';

/** How a figure is written: with a decimal comma, `1.250` is a count or an amount of 1250, but a percent of 1.25. */
export type QuantityKind = 'amount' | 'count' | 'percent';

export type QuantityRefusal = {
  readonly reason: 'notANumber' | 'negative' | 'tooManyDecimals' | 'notWhole' | 'tooLarge';
};

/** Most cases that a whole-number figure takes; the schema of figures says the same. */
const MAXIMUM_COUNT = 1_000_000_000;

const signed = /^([-+\u2212\u2013]?)(.*)$/s;
const spacedThousands = /^[1-9]\d{0,2}(\s\d{3})+([.,]\d+)?$/;
const groupedWhole = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
const percentSign = /\s*%$/;

/**
 * Reads a figure as the screen writes it. With the mark `,` as Vietnamese offices do: comma for decimals,
 * dots or spaces for thousands, though a dot that cannot stand for thousands is a decimal mark; with the
 * mark `.` the other way round. A count is whole: `1,250` is one and a quarter, and refused;
 * in a percent a single mark of either kind is always a decimal mark, and it may end in `%`.
 * Blank text reads as `null` (not entered).
 * @param mark decimal mark of the language on screen
 */
export function parseQuantity(
  text: string,
  kind: QuantityKind,
  mark: DecimalMark,
): Result<Quantity | null, QuantityRefusal> {
  const trimmed = mark === ',' ? text.trim() : marksSwapped(text.trim());
  if (trimmed === '') return ok(null);
  const bare = kind === 'percent' ? trimmed.replace(percentSign, '') : trimmed;
  const maximum = pointsFromInteger((kind === 'count' ? MAXIMUM_COUNT : MAXIMUM_AMOUNT) * POINT_SCALE);
  const read = parsePoints(ungrouped(bare, kind), maximum, kind === 'percent' ? 'decimal' : 'ask');
  if (!read.ok) return fromRefusal(read.error, kind);
  if (read.value === null) return err({ reason: 'notANumber' });
  if (kind === 'count' && read.value % POINT_SCALE !== 0) return err({ reason: 'notWhole' });
  return ok(quantityFromInteger(read.value));
}

/** The same figure in the other convention. */
const marksSwapped = (text: string): string => text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));

function ungrouped(text: string, kind: QuantityKind): string {
  const [, sign = '', digits = ''] = signed.exec(text) ?? [];
  if (spacedThousands.test(digits)) return sign + digits.replace(/\s/g, '');
  if (kind === 'count' && groupedWhole.test(digits)) return sign + digits.replaceAll('.', '');
  return text;
}

function fromRefusal(refusal: PointsRefusal, kind: QuantityKind): Result<Quantity, QuantityRefusal> {
  switch (refusal.reason) {
    case 'ambiguous':
      // One dot before three digits, which a score must ask about, is a thousands mark in an amount.
      return ok(quantityFromInteger(refusal.asThousands * POINT_SCALE));
    case 'aboveMaximum':
      return err({ reason: 'tooLarge' });
    case 'tooManyDecimals':
      return err({ reason: kind === 'count' ? 'notWhole' : 'tooManyDecimals' });
    case 'notANumber':
    case 'negative':
      return err({ reason: refusal.reason });
  }
}

/** Exact text of a quantity, up to four decimals and no needless zeros; `grouping` marks thousands. */
export function formatQuantity(quantity: Quantity, mark: DecimalMark, grouping: boolean): string {
  const plain = formatPointsExactly(quantityAsPoints(quantity), mark, 0);
  if (!grouping) return plain;
  const [whole = '', fraction] = plain.split(mark);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark === ',' ? '.' : ',');
  return fraction === undefined ? grouped : grouped + mark + fraction;
}

/** Both count ten-thousandths, so that a quantity is written as points are. */
const quantityAsPoints = (quantity: Quantity): Points => pointsFromInteger(quantity);

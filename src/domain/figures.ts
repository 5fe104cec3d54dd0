import * as z from 'zod';
import { POINT_SCALE } from './points';
import type { Rule } from './rubric';

declare const quantityBrand: unique symbol;

/** Any measured amount in integer ten-thousandths: 3 cases are 30000, 81.21 % is 812100. */
export type Quantity = number & { readonly [quantityBrand]: true };

/** Largest amount a figure may have; budgets in đồng fit. */
export const MAXIMUM_AMOUNT = 100_000_000_000;

/** Most violations or cases of a whole-number figure. */
const wholeNumber = z.int().min(0).max(1_000_000_000);

const quantityValue = z.custom<Quantity>((value) => Number.isSafeInteger(value));

/** Decimal amount in files, integer ten-thousandths in memory. Refuses a fifth decimal. */
const quantityCodec = z.codec(z.number().min(-MAXIMUM_AMOUNT).max(MAXIMUM_AMOUNT), quantityValue, {
  decode: (amount, context) => {
    const scaled = Math.round(amount * POINT_SCALE);
    if (scaled / POINT_SCALE === amount) return quantityFromInteger(scaled);
    context.issues.push({ code: 'custom', input: amount, message: 'tooManyDecimals' });
    return quantityFromInteger(0);
  },
  encode: (quantity) => quantity / POINT_SCALE,
});

const amount = quantityCodec.nullable();

/**
 * What a score is computed from, one shape a rule type; meanings stand in `src/data/README.md`.
 * `null` is an amount that is not entered yet.
 */
export const figuresSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('levels'), level: wholeNumber }),
  z.strictObject({ type: z.literal('ratio'), achieved: amount, total: amount }),
  z.strictObject({ type: z.literal('count'), count: wholeNumber }),
  z.strictObject({ type: z.literal('deduction'), violations: z.array(wholeNumber) }),
  z.strictObject({ type: z.literal('additive'), parts: z.array(wholeNumber) }),
  z.strictObject({ type: z.literal('growth'), current: amount, base: amount }),
  z.strictObject({ type: z.literal('survey'), percent: quantityCodec }),
  z.strictObject({ type: z.literal('index'), percent: quantityCodec }),
]);
export type Figures = z.output<typeof figuresSchema>;
export type FiguresOf<T extends Figures['type']> = Extract<Figures, { type: T }>;

/** Takes an integer count of ten-thousandths. Throws on anything else: that is a bug of the caller. */
export function quantityFromInteger(tenThousandths: number): Quantity {
  if (!Number.isSafeInteger(tenThousandths))
    throw new RangeError(`Not a whole count of ten-thousandths: ${String(tenThousandths)}`);
  return (tenThousandths === 0 ? 0 : tenThousandths) as Quantity;
}

/** Whether figures have the shape of a rule and name only levels, parts and kinds of violation that it has. */
export function figuresFit(rule: Rule, figures: Figures): boolean {
  switch (figures.type) {
    case 'levels':
      return rule.type === 'levels' && figures.level < rule.levels.length;
    case 'deduction':
      return rule.type === 'deduction' && figures.violations.length === rule.violations.length;
    case 'additive': {
      if (rule.type !== 'additive') return false;
      const { parts } = figures;
      return parts.every((part, at) => part < rule.parts.length && parts.indexOf(part) === at);
    }
    default:
      return rule.type === figures.type;
  }
}

import * as z from 'zod';
import { normalizeText } from '../lib/text';
import { decimalFromPoints, pointsFromDecimal, pointsFromInteger, type Points } from './points';

// Generated parsers need `unsafe-eval`, which the page's content security policy forbids.
z.config({ jitless: true });

const pointsValue = z.custom<Points>((value) => Number.isSafeInteger(value));

/** Decimal points in files (0.75), integer ten-thousandths in memory (7500). Refuses a fifth decimal. */
export const pointsCodec = z.codec(z.number().min(0).max(10_000), pointsValue, {
  decode: (decimal, context) => {
    const points = pointsFromDecimal(decimal);
    if (points !== null) return points;
    context.issues.push({ code: 'custom', input: decimal, message: 'tooManyDecimals' });
    return pointsFromInteger(0);
  },
  encode: (points) => decimalFromPoints(points),
});

/** Text that is normalised on the way in (NFC, no hidden controls) and then bounded in length: NFC can lengthen it. */
export const text = (maximumLength: number): z.ZodType<string, string> =>
  z.string().overwrite(normalizeText).max(maximumLength);

/** Text that says something after normalisation. */
export const requiredText = (maximumLength: number): z.ZodType<string, string> =>
  text(maximumLength).refine((value) => value.trim() !== '', { message: 'required' });

export const localTextSchema = z.strictObject({ vi: text(4000), en: text(4000) });

/** `1`, `1.1`, `1.1.1`: the official numbering of areas, criteria and sub-criteria. */
export const codeSchema = z.string().regex(/^\d{1,2}(\.\d{1,2}){0,2}$/);

export const timestampSchema = z.iso.datetime({ precision: 3 });

/** A calendar day, yyyy-MM-dd; empty when it is not known. */
export const daySchema = z.union([z.literal(''), z.iso.date()]);

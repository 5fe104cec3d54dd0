import * as z from 'zod';
import { POINT_SCALE, pointsFromDecimal } from './points';

/** One hundred percent in ten-thousandths of a percent. */
export const HUNDRED_PERCENT = 100 * POINT_SCALE;

/** Percent in files (85.77), integer ten-thousandths of a percent in memory (857700). Refuses a fifth decimal. */
export const percentCodec = z.codec(z.number().min(0).max(100), z.int(), {
  decode: (percent, context) => {
    const scaled = pointsFromDecimal(percent);
    if (scaled !== null) return scaled;
    context.issues.push({ code: 'custom', input: percent, message: 'tooManyDecimals' });
    return 0;
  },
  encode: (scaled) => scaled / POINT_SCALE,
});

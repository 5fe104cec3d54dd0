import * as z from 'zod';
import { requiredText } from './schema-parts';

/** Which former units make up each unit since a day. */
export const unitMergersSchema = z.strictObject({
  format: z.literal('unit-mergers'),
  effective: z.iso.date(),
  basis: requiredText(200),
  units: z.array(z.strictObject({ unit: requiredText(200), formerUnits: z.array(requiredText(200)).min(1) })),
});
export type UnitMergers = z.output<typeof unitMergersSchema>;

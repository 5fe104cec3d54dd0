import * as z from 'zod';
import { entrySchema } from './entry';
import { evidenceDocumentSchema } from './evidence';
import { figuresSchema } from './figures';
import { codeSchema, localTextSchema, requiredText } from './schema-parts';

/** The shipped example workbook: the self scores follow from the figures. */
export const sampleScoresSchema = z.strictObject({
  format: z.literal('par-index-sample-scores'),
  notice: localTextSchema,
  evidence: z.array(
    evidenceDocumentSchema.pick({ id: true, number: true, issuer: true, date: true, summary: true, link: true }),
  ),
  entries: z.array(
    entrySchema
      .pick({ code: true, lastYearScore: true, checked: true, note: true, explanation: true, evidence: true })
      .extend({ figures: figuresSchema }),
  ),
});

const publishedStanding = z.strictObject({
  rank: z.int().min(1),
  unitCount: z.int().min(1),
  /** Places against the year before: above zero rose, below zero fell. */
  rankChange: z.int(),
  /** The source gives only a floor: "over 85 %". */
  indexAbovePercent: z.number().min(0).max(100),
});

/** How one unit's ranks moved in one year, in all and by area, as its province announced it. */
export const areaRankChangesSchema = z.strictObject({
  format: z.literal('par-index-area-rank-changes'),
  unit: requiredText(200),
  year: z.int().min(2000).max(2100),
  source: requiredText(1000),
  parIndex: publishedStanding,
  sipas: publishedStanding,
  /** `null` where the source does not say. */
  areas: z.array(z.strictObject({ code: codeSchema, rankChange: z.int().nullable() })),
});
export type AreaRankChanges = z.output<typeof areaRankChangesSchema>;

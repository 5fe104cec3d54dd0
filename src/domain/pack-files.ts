import * as z from 'zod';
import { codeSchema, localTextSchema, pointsCodec, requiredText, text } from './schema-parts';
import { NOTE_LENGTH } from './assessment';

const wholeNumber = z.int().min(0);

/** What a score was computed from, one shape a rule type; meanings stand in `src/data/README.md`. */
const figuresSchema = z.union([
  z.strictObject({ level: wholeNumber }),
  z.strictObject({ achieved: wholeNumber, total: z.int().min(1) }),
  z.strictObject({ count: wholeNumber }),
  z.strictObject({ violations: z.array(wholeNumber) }),
  z.strictObject({ parts: z.array(wholeNumber) }),
  z.strictObject({ current: z.number(), base: z.number().positive() }),
  /** Of a survey, the mean; of a linked index, the index. */
  z.strictObject({ percent: z.number().min(0).max(100) }),
]);

/** The scores of the shipped example workbook. */
export const sampleScoresSchema = z.strictObject({
  format: z.literal('par-index-sample-scores'),
  notice: localTextSchema,
  entries: z.array(
    z.strictObject({
      code: codeSchema,
      selfScore: pointsCodec,
      appraisedScore: pointsCodec.nullable(),
      lastYearScore: pointsCodec.nullable(),
      checked: z.boolean(),
      note: text(NOTE_LENGTH),
      figures: figuresSchema,
    }),
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

/** Which former units make up each unit since a day. */
export const unitMergersSchema = z.strictObject({
  format: z.literal('unit-mergers'),
  effective: z.iso.date(),
  basis: requiredText(200),
  units: z.array(z.strictObject({ unit: requiredText(200), formerUnits: z.array(requiredText(200)).min(1) })),
});
export type UnitMergers = z.output<typeof unitMergersSchema>;

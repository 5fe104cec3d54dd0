import * as z from 'zod';
import type { UnitMergers } from './unit-mergers';
import { percentCodec } from './percent-codec';
import { codeSchema, localTextSchema, requiredText, text } from './schema-parts';

const statusSchema = z.enum(['published', 'derived']);

const fieldRowSchema = z.strictObject({
  unit: requiredText(200),
  value: percentCodec.optional(),
  valueStatus: statusSchema.optional(),
  rank: z.int().min(1).optional(),
  rankStatus: statusSchema.optional(),
  source: text(1000),
});
export type FieldRow = z.output<typeof fieldRowSchema>;

const fieldSchema = z.strictObject({
  index: z.enum(['par-index', 'sipas']),
  year: z.int().min(2000).max(2100),
  /** An area of the index; absent for the index as a whole. */
  areaCode: codeSchema.optional(),
  unitCount: z.int().min(1),
  nationalMean: percentCodec.optional(),
  groups: z.partialRecord(z.enum(['A', 'B', 'C', 'D']), z.int().min(0)).optional(),
  /** Decimals that the source prints; a value of two decimals stands for ±0.005. */
  valueDecimals: z.union([z.literal(2), z.literal(4)]).optional(),
  rows: z.array(fieldRowSchema),
});
/** The published results of one index in one year; seldom complete. */
export type Field = z.output<typeof fieldSchema>;

/** Figures of the user's own, kept with the assessment; `id` is `keyOfField`. */
export const ownFieldSchema = fieldSchema.extend({ id: requiredText(40) });
export type OwnField = z.output<typeof ownFieldSchema>;

export const resultsSchema = z.strictObject({
  format: z.literal('par-index-results'),
  formatVersion: z.literal(1),
  notice: localTextSchema,
  units: z.array(requiredText(200)),
  series: z.array(fieldSchema),
});
/** Published results, with the mergers that stand between their units and those of today. */
export type Results = z.output<typeof resultsSchema> & { readonly mergers: UnitMergers };

export type FieldFault =
  | { readonly fault: 'duplicateUnit' | 'unknownUnit' | 'rankOutOfRange' | 'duplicateRank'; readonly unit: string }
  | { readonly fault: 'valueAgainstRank'; readonly unit: string; readonly other: string }
  | { readonly fault: 'tooManyRows' | 'groupsDoNotAddUp' };

/** What contradicts itself inside one field; empty for a consistent one. */
export function fieldFaults(field: Field, units: readonly string[]): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const seenUnits = new Set<string>();
  const seenRanks = new Set<number>();
  for (const { unit, rank } of field.rows) {
    if (seenUnits.has(unit)) faults.push({ fault: 'duplicateUnit', unit });
    if (!units.includes(unit)) faults.push({ fault: 'unknownUnit', unit });
    seenUnits.add(unit);
    if (rank === undefined) continue;
    if (rank > field.unitCount) faults.push({ fault: 'rankOutOfRange', unit });
    if (seenRanks.has(rank)) faults.push({ fault: 'duplicateRank', unit });
    seenRanks.add(rank);
  }
  for (const better of field.rows) {
    for (const worse of field.rows) {
      if (better.rank === undefined || worse.rank === undefined || better.rank >= worse.rank) continue;
      if (better.value === undefined || worse.value === undefined) continue;
      const slack = halfWidth(field, better) + halfWidth(field, worse);
      if (better.value + slack < worse.value)
        faults.push({ fault: 'valueAgainstRank', unit: better.unit, other: worse.unit });
    }
  }
  if (field.rows.length > field.unitCount) faults.push({ fault: 'tooManyRows' });
  const counts = field.groups ? Object.values(field.groups) : [];
  if (counts.length > 0 && counts.reduce((sum, count) => sum + count, 0) !== field.unitCount)
    faults.push({ fault: 'groupsDoNotAddUp' });
  return faults;
}

/**
 * How far the true value can lie from the one given, in ten-thousandths of a percent: half of the
 * last printed digit, and twice that for a value derived from two printed figures.
 */
export function halfWidth(field: Field, row: FieldRow): number {
  if (field.valueDecimals === 4) return 0;
  return row.valueStatus === 'derived' ? 100 : 50;
}

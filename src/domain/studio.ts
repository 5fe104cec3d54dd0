import * as z from 'zod';
import type { Points } from './points';
import { codeSchema, daySchema, pointsCodec, requiredText } from './schema-parts';

/** Most draws of one forecast. */
export const MAXIMUM_DRAWS = 1_000_000;
export const MAXIMUM_SEED = 0xffff_ffff;

/** Person-days by the half day: what one person does in half a day is the least that an office plans with. */
export const MAXIMUM_EFFORT_DAYS = 999;
export const effortDaysSchema = z.number().min(0).max(MAXIMUM_EFFORT_DAYS).multipleOf(0.5);

/** Percentage points with up to four decimals. */
const percentPoints = (minimum: number, maximum: number) =>
  z
    .number()
    .min(minimum)
    .max(maximum)
    .refine((value) => Number(value.toFixed(4)) === value, { message: 'tooManyDecimals' });

const forecastSettingsSchema = z.strictObject({
  draws: z.int().min(1000).max(MAXIMUM_DRAWS),
  seed: z.int().min(0).max(MAXIMUM_SEED),
  /** How the others move, in percentage points a year; `null` follows what the shipped series gives. */
  driftMean: percentPoints(-20, 20).nullable(),
  driftSpread: percentPoints(0, 20).nullable(),
  unitSpread: percentPoints(0, 20).nullable(),
  /** Share of its lead over the mean that a unit keeps; `null` follows the series. */
  persistence: percentPoints(0, 1.2).nullable(),
  /** Standard deviation of an estimated survey result, in percentage points of satisfaction. */
  surveySpread: percentPoints(0, 20),
});

const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: pointsCodec }),
  /** Rank by the estimate, or at the worst of its bounds, among the others as they stand. */
  z.strictObject({ kind: z.literal('rank'), rank: z.int().min(1).max(1000), surely: z.boolean() }),
  /** Rank in at least this share of the draws of a forecast. */
  z.strictObject({
    kind: z.literal('forecastRank'),
    rank: z.int().min(1).max(1000),
    sharePercent: z.int().min(1).max(99),
  }),
]);
export type Target = z.output<typeof targetSchema>;

const departmentLimitSchema = z.strictObject({
  department: requiredText(40),
  /** Most person-days that it can spend; `null` has no limit. */
  days: effortDaysSchema.nullable(),
  /** People who work on it at once: they bound what can be done until a day; `null` is not bound by it. */
  people: z.int().min(1).max(999).nullable(),
});

/** Tracks that are only estimated: nobody decides them, so that steps on them are closed unless opened. */
export const ESTIMATED_TRACKS = ['leaderSurvey', 'sipas'] as const;
export type EstimatedTrack = (typeof ESTIMATED_TRACKS)[number];

const routeSettingsSchema = z.strictObject({
  target: targetSchema,
  /** Day by which it must be done; empty has no limit. */
  until: daySchema,
  openedTracks: z.array(z.enum(ESTIMATED_TRACKS)),
  /** Rows that stay as they are. */
  excluded: z.array(codeSchema),
  /** Rows that must come to at least these points. */
  required: z.array(z.strictObject({ code: codeSchema, points: pointsCodec })),
  limits: z.array(departmentLimitSchema),
});

/** What the studio is set to: how the others move, and the way that is looked for. */
export const studioSchema = z.strictObject({ forecast: forecastSettingsSchema, route: routeSettingsSchema });
export type Studio = z.output<typeof studioSchema>;
export type ForecastSettings = Studio['forecast'];
export type RouteSettings = Studio['route'];
export type DepartmentLimit = z.output<typeof departmentLimitSchema>;

export const INITIAL_STUDIO: Studio = {
  forecast: {
    draws: 10_000,
    seed: 1,
    driftMean: null,
    driftSpread: null,
    unitSpread: null,
    persistence: null,
    surveySpread: 2,
  },
  route: {
    target: { kind: 'points', points: 90_0000 as Points },
    until: '',
    openedTracks: [],
    excluded: [],
    required: [],
    limits: [],
  },
};

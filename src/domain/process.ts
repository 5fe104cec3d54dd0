import * as z from 'zod';
import { daySchema, pointsCodec, requiredText, text, timestampSchema } from './schema-parts';

/** The rounds of a year, in order. */
export const ROUNDS = ['self', 'firstAppraisal', 'explanation', 'secondAppraisal', 'final'] as const;
export type Round = (typeof ROUNDS)[number];

const roundStateSchema = z.strictObject({
  deadline: daySchema,
  /** When the round was locked (chốt), `null` while it is open. */
  lockedAt: timestampSchema.nullable(),
});
type RoundState = z.output<typeof roundStateSchema>;

export const MAXIMUM_DOCUMENT_ITEMS = 100;

/** How a year runs: deadlines and locks, and what the checks go by. */
export const processSchema = z.strictObject({
  rounds: z.strictObject({
    self: roundStateSchema,
    firstAppraisal: roundStateSchema,
    explanation: roundStateSchema,
    secondAppraisal: roundStateSchema,
    final: roundStateSchema,
  }),
  /** When each survey was held; an estimate made before that is out of date. */
  surveyDates: z.strictObject({ leaderSurvey: daySchema, sipas: daySchema }),
  /** Rows that one document may prove before a check asks about it. */
  documentItemLimit: z.int().min(1).max(MAXIMUM_DOCUMENT_ITEMS),
});
export type Process = z.output<typeof processSchema>;

const open: RoundState = { deadline: '', lockedAt: null };

export const INITIAL_PROCESS: Process = {
  rounds: { self: open, firstAppraisal: open, explanation: open, secondAppraisal: open, final: open },
  surveyDates: { leaderSurvey: '', sipas: '' },
  documentItemLimit: 5,
};

/** Points given or taken for the assessment as a whole, under a rule of the rubric. */
export const adjustmentSchema = z.strictObject({
  id: requiredText(40),
  points: pointsCodec,
  reason: text(1000),
});
export type Adjustment = z.output<typeof adjustmentSchema>;

/** Who speaks in the thread of a row. */
export const SIDES = ['unit', 'appraiser'] as const;
export type Side = (typeof SIDES)[number];

/** A note of one side in one round. Notes are added and never changed. */
export const threadNoteSchema = z.strictObject({
  id: requiredText(40),
  round: z.enum(ROUNDS),
  side: z.enum(SIDES),
  author: text(120),
  at: timestampSchema,
  text: requiredText(4000),
});
export type ThreadNote = z.output<typeof threadNoteSchema>;

/** The first round that is not locked; `null` when all are. */
export const currentRound = (process: Process): Round | null =>
  ROUNDS.find((round) => process.rounds[round].lockedAt === null) ?? null;

/** Days from one day to another, both yyyy-MM-dd; below zero when the other is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

import * as z from 'zod';
import { attachmentSchema } from './evidence';
import { figuresSchema } from './figures';
import type { Points } from './points';
import { threadNoteSchema } from './process';
import { codeSchema, daySchema, pointsCodec, requiredText, text } from './schema-parts';
import { effortDaysSchema } from './studio';

/** Longest note of a row, in characters. */
export const NOTE_LENGTH = 4000;
/** Longest explanation (giải trình) of a row, and longest reason, in characters. */
export const EXPLANATION_LENGTH = 8000;
export const REASON_LENGTH = 1000;

export const entrySchema = z.strictObject({
  code: codeSchema,
  /** What the rule computes the self score from; `null` when nothing is entered. */
  figures: figuresSchema.nullable(),
  /**
   * Self score; on survey tracks an estimate. `null` is "not scored", which is not zero. Where it
   * differs from what the rule makes of the figures, a person has overridden the rule.
   */
  selfScore: pointsCodec.nullable(),
  overrideReason: text(REASON_LENGTH),
  /** Day on which the self score came to be what it is. */
  scoredOn: daySchema,
  /** Score of the first appraisal. */
  appraisedScore: pointsCodec.nullable(),
  secondAppraisedScore: pointsCodec.nullable(),
  lastYearScore: pointsCodec.nullable(),
  lastYearFigures: figuresSchema.nullable(),
  leadDepartment: text(40),
  contributors: z.array(requiredText(40)),
  /** A person has checked the self score as it stands. */
  checked: z.boolean(),
  /** It was checked once, and score or figures have changed since. */
  changedSinceCheck: z.boolean(),
  /** Why the row does not apply to this unit; empty for a row that does. */
  notApplicableReason: text(REASON_LENGTH),
  evidence: z.array(attachmentSchema),
  explanation: text(EXPLANATION_LENGTH),
  /** Chance that the appraiser accepts the claim, in percent; `null` follows evidence and last year. */
  acceptancePercent: z.int().min(0).max(100).nullable(),
  /** What stays of the score where the claim is refused; `null` follows the rule. */
  refusedScore: pointsCodec.nullable(),
  /** Person-days for one step of the rule; `null` follows track and rule. */
  effortDays: effortDaysSchema.nullable(),
  note: text(NOTE_LENGTH),
  thread: z.array(threadNoteSchema),
});
export type Entry = z.output<typeof entrySchema>;

/** Columns of scores that a person may write to. */
export type ScoreField = 'selfScore' | 'appraisedScore' | 'secondAppraisedScore' | 'lastYearScore';

export const RowStatuses = [
  'notApplicable',
  'notStarted',
  'scored',
  'checked',
  'appraised',
  'explained',
  'settled',
] as const;
export type RowStatus = (typeof RowStatuses)[number];

export const isApplicable = (entry: Entry): boolean => entry.notApplicableReason === '';

/** Status follows from what the rounds have brought; only `checked` is set by a person. */
export function rowStatus(entry: Entry): RowStatus {
  if (!isApplicable(entry)) return 'notApplicable';
  if (entry.secondAppraisedScore !== null) return 'settled';
  if (entry.appraisedScore !== null) return isCut(entry) && entry.explanation.trim() !== '' ? 'explained' : 'appraised';
  if (entry.selfScore === null) return 'notStarted';
  return entry.checked ? 'checked' : 'scored';
}

/** The first appraisal gave less than was claimed. */
export const isCut = ({ selfScore, appraisedScore }: Entry): boolean =>
  selfScore !== null && appraisedScore !== null && appraisedScore < selfScore;

/** The score of the latest round that has one. */
export const finalScore = ({ secondAppraisedScore, appraisedScore, selfScore }: Entry): Points | null =>
  secondAppraisedScore ?? appraisedScore ?? selfScore;

export function blankEntry(code: string, leadDepartment: string): Entry {
  return {
    code,
    figures: null,
    selfScore: null,
    overrideReason: '',
    scoredOn: '',
    appraisedScore: null,
    secondAppraisedScore: null,
    lastYearScore: null,
    lastYearFigures: null,
    leadDepartment,
    contributors: [],
    checked: false,
    changedSinceCheck: false,
    notApplicableReason: '',
    evidence: [],
    explanation: '',
    acceptancePercent: null,
    refusedScore: null,
    effortDays: null,
    note: '',
    thread: [],
  };
}

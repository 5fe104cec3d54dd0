import * as z from 'zod';
import type { Points } from './points';
import { attachmentSchema, evidenceDocumentSchema, type EvidenceDocument } from './evidence';
import { causeSchema, type Cause } from './cause';
import { ownFieldSchema, type OwnField } from './field';
import { figuresSchema } from './figures';
import { planItemSchema, type PlanItem } from './plan';
import {
  adjustmentSchema,
  INITIAL_PROCESS,
  processSchema,
  threadNoteSchema,
  type Adjustment,
  type Process,
} from './process';
import { departmentSchema, rubricSchema, type Department, type Rubric } from './rubric';
import type { RubricTree } from './rubric-tree';
import {
  codeSchema,
  daySchema,
  localTextSchema,
  pointsCodec,
  requiredText,
  text,
  timestampSchema,
} from './schema-parts';
import { sipasYearSchema, type SipasYear } from './sipas';
import { effortDaysSchema, INITIAL_STUDIO, studioSchema, type Studio } from './studio';
import { yearMapSchema, type YearMap } from './year-map';

export const ASSESSMENT_FORMAT = 'par-workbench-assessment';
export const FORMAT_VERSION = 3;

/** Longest note of a row, in characters. */
export const NOTE_LENGTH = 4000;
export const SCENARIO_NAME_LENGTH = 120;

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

export const scenarioSchema = z.strictObject({
  id: requiredText(40),
  name: requiredText(SCENARIO_NAME_LENGTH),
  createdAt: timestampSchema,
  /** The scenario that this one goes on from; absent for one that goes on from the document. */
  basedOn: requiredText(40).optional(),
  /**
   * Assumed self scores by row; rows not named keep the score that it goes on from. `from` is the
   * document's score when it was assumed, `null` for a blank; absent where older programs did not keep it.
   */
  changes: z.array(
    z.strictObject({ code: codeSchema, selfScore: pointsCodec, from: pointsCodec.nullable().optional() }),
  ),
});
export type Scenario = z.output<typeof scenarioSchema>;

export const headSchema = z.strictObject({
  title: requiredText(300),
  /** The province or city assessed, as the field of published results spells it where it is in one. */
  unit: requiredText(200),
  year: z.int().min(2000).max(2100),
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('user') }),
    z.strictObject({ kind: z.literal('sample'), notice: localTextSchema }),
  ]),
  createdAt: timestampSchema,
});
export type Head = z.output<typeof headSchema>;

/** The shape of an assessment in a file, in the current format version. */
export const assessmentFileSchema = z.strictObject({
  format: z.literal(ASSESSMENT_FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  ...headSchema.shape,
  process: processSchema,
  adjustments: z.array(adjustmentSchema),
  departments: z.array(departmentSchema),
  evidence: z.array(evidenceDocumentSchema),
  entries: z.array(entrySchema),
  scenarios: z.array(scenarioSchema),
  studio: studioSchema,
  plan: z.array(planItemSchema),
  fields: z.array(ownFieldSchema),
  sipas: z.array(sipasYearSchema),
  causes: z.array(causeSchema),
  yearMap: yearMapSchema.nullable(),
  rubric: rubricSchema,
});
export type AssessmentFile = z.input<typeof assessmentFileSchema>;

/** The document: a value, replaced and never changed in place. */
export interface Assessment {
  readonly head: Head;
  readonly process: Process;
  readonly adjustments: readonly Adjustment[];
  readonly departments: readonly Department[];
  /** The register of documents that prove points. */
  readonly evidence: readonly EvidenceDocument[];
  /** One entry for each scored row of the rubric, in official order. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly scenarios: readonly Scenario[];
  readonly studio: Studio;
  readonly plan: readonly PlanItem[];
  /** Published results that the user adds, or puts over the shipped ones. */
  readonly fields: readonly OwnField[];
  readonly sipas: readonly SipasYear[];
  /** Causes of lost points beside the proposed ones, or in their place. */
  readonly causes: readonly Cause[];
  readonly yearMap: YearMap | null;
  readonly rubric: Rubric;
}

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

/** A new assessment with every row blank and lead departments as the rubric proposes them. */
export function createAssessment(head: Head, rubric: Rubric, tree: RubricTree): Assessment {
  return {
    head,
    process: INITIAL_PROCESS,
    adjustments: [],
    departments: rubric.departments,
    evidence: [],
    entries: new Map(tree.scoredNodes.map((node) => [node.code, blankEntry(node.code, node.leadDepartment)])),
    scenarios: [],
    studio: INITIAL_STUDIO,
    plan: [],
    fields: [],
    sipas: [],
    causes: [],
    yearMap: null,
    rubric,
  };
}

/** Reads scores out of a document for the roll-up; `final` is the latest round's. */
export const scoreReader =
  (assessment: Assessment, field: ScoreField | 'final') =>
  (code: string): Points | null => {
    const entry = assessment.entries.get(code);
    if (!entry) return null;
    return field === 'final' ? finalScore(entry) : entry[field];
  };

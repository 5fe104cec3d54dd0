import * as z from 'zod';
import type { Points } from './points';
import { departmentSchema, rubricSchema, type Department, type Rubric } from './rubric';
import type { RubricTree } from './rubric-tree';
import { codeSchema, localTextSchema, pointsCodec, requiredText, text, timestampSchema } from './schema-parts';

export const ASSESSMENT_FORMAT = 'par-workbench-assessment';
export const FORMAT_VERSION = 1;

/** Longest note of a row, in characters. */
export const NOTE_LENGTH = 4000;
export const SCENARIO_NAME_LENGTH = 120;

export const entrySchema = z.strictObject({
  code: codeSchema,
  /** Self score; on survey tracks an estimate. `null` is "not scored", which is not zero. */
  selfScore: pointsCodec.nullable(),
  appraisedScore: pointsCodec.nullable(),
  lastYearScore: pointsCodec.nullable(),
  leadDepartment: text(40),
  /** A person has checked the self score as it stands. */
  checked: z.boolean(),
  note: text(NOTE_LENGTH),
});
export type Entry = z.output<typeof entrySchema>;

export const scenarioSchema = z.strictObject({
  id: requiredText(40),
  name: requiredText(SCENARIO_NAME_LENGTH),
  createdAt: timestampSchema,
  /** Assumed self scores by row; rows not named keep the score of the document. */
  changes: z.array(z.strictObject({ code: codeSchema, selfScore: pointsCodec })),
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
  departments: z.array(departmentSchema),
  entries: z.array(entrySchema),
  scenarios: z.array(scenarioSchema),
  rubric: rubricSchema,
});
export type AssessmentFile = z.input<typeof assessmentFileSchema>;

/** The document: a value, replaced and never changed in place. */
export interface Assessment {
  readonly head: Head;
  readonly departments: readonly Department[];
  /** One entry for each scored row of the rubric, in official order. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly scenarios: readonly Scenario[];
  readonly rubric: Rubric;
}

export type ScoreField = 'selfScore' | 'appraisedScore' | 'lastYearScore';

export const RowStatuses = ['notStarted', 'scored', 'checked'] as const;
export type RowStatus = (typeof RowStatuses)[number];

/** Status moves by itself from not started to scored; only `checked` is set by a person. */
export function rowStatus(entry: Entry): RowStatus {
  if (entry.selfScore === null) return 'notStarted';
  return entry.checked ? 'checked' : 'scored';
}

export function blankEntry(code: string, leadDepartment: string): Entry {
  return { code, selfScore: null, appraisedScore: null, lastYearScore: null, leadDepartment, checked: false, note: '' };
}

/** A new assessment with every row blank and lead departments as the rubric proposes them. */
export function createAssessment(head: Head, rubric: Rubric, tree: RubricTree): Assessment {
  return {
    head,
    departments: rubric.departments,
    entries: new Map(tree.scoredNodes.map((node) => [node.code, blankEntry(node.code, node.leadDepartment)])),
    scenarios: [],
    rubric,
  };
}

/** Reads scores out of a document for the roll-up. */
export const scoreReader =
  (assessment: Assessment, field: ScoreField) =>
  (code: string): Points | null =>
    assessment.entries.get(code)?.[field] ?? null;

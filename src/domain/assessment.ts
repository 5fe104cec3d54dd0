import * as z from 'zod';
import type { Points } from './points';
import { evidenceDocumentSchema, type EvidenceDocument } from './evidence';
import { causeSchema, type Cause } from './cause';
import { blankEntry, entrySchema, finalScore, type Entry, type ScoreField } from './entry';
import { ownFieldSchema, type OwnField } from './field';
import { sentHandoutSchema, workspaceSchema, type SentHandout, type Workspace } from './handout';
import { mergeRecordSchema, type MergeRecord } from './merge-record';
import { planItemSchema, type PlanItem } from './plan';
import { adjustmentSchema, INITIAL_PROCESS, processSchema, type Adjustment, type Process } from './process';
import { departmentSchema, rubricSchema, type Department, type Rubric } from './rubric';
import type { RubricTree } from './rubric-tree';
import { codeSchema, localTextSchema, pointsCodec, requiredText, timestampSchema } from './schema-parts';
import { sipasYearSchema, type SipasYear } from './sipas';
import { INITIAL_STUDIO, studioSchema, type Studio } from './studio';
import { yearMapSchema, type YearMap } from './year-map';

export const ASSESSMENT_FORMAT = 'par-workbench-assessment';
export const FORMAT_VERSION = 4;

export const SCENARIO_NAME_LENGTH = 120;

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
  workspace: workspaceSchema.nullable(),
  handouts: z.array(sentHandoutSchema),
  merges: z.array(mergeRecordSchema),
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
  /** Set where the document is the workspace of one department. */
  readonly workspace: Workspace | null;
  /** What was handed out to departments, oldest first. */
  readonly handouts: readonly SentHandout[];
  /** Files that were merged, in the order of merging. */
  readonly merges: readonly MergeRecord[];
  readonly rubric: Rubric;
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
    workspace: null,
    handouts: [],
    merges: [],
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

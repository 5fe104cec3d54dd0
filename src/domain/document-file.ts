import * as z from 'zod';
import { err, ok, type Result } from '../lib/result';
import {
  ASSESSMENT_FORMAT,
  assessmentFileSchema,
  FORMAT_VERSION,
  headSchema,
  scenarioSchema,
  type Assessment,
  type AssessmentFile,
} from './assessment';
import { causeSchema } from './cause';
import { documentFault } from './document-checks';
import { malformed, type DocumentFailure } from './document-failure';
import { blankEntry, entrySchema } from './entry';
import { evidenceDocumentSchema } from './evidence';
import { ownFieldSchema } from './field';
import { sentHandoutSchema, workspaceSchema } from './handout';
import { mergeRecordSchema } from './merge-record';
import { migrateToCurrent } from './migrations';
import { planItemSchema } from './plan';
import { adjustmentSchema, processSchema } from './process';
import { departmentSchema, rubricSchema, type Rubric } from './rubric';
import { createRubricTree, type RubricTree } from './rubric-tree';
import { sipasYearSchema } from './sipas';
import { studioSchema } from './studio';
import { yearMapSchema } from './year-map';

export interface ParsedDocument {
  readonly assessment: Assessment;
  readonly tree: RubricTree;
}

/** A rubric that went through the gate once; holds only for the raw value that it names. */
export interface KnownRubric {
  readonly raw: unknown;
  readonly rubric: Rubric;
  readonly tree: RubricTree;
}

/** The same shape around a rubric that needs no look. */
const fileAroundRubricSchema = assessmentFileSchema.extend({ rubric: z.custom<Rubric>() });

/**
 * The gate: an unknown value becomes a document or a reason with its place. Rungs: envelope,
 * version, migration, shape, and then what the shape cannot say.
 * @param known spares the look at the rubric, if that is the very value that it names
 */
export function parseDocument(raw: unknown, known: KnownRubric | null = null): Result<ParsedDocument, DocumentFailure> {
  const migrated = migrateToCurrent(raw);
  if (!migrated.ok) return migrated;
  // A migration that changes rubrics makes another value.
  const same = known !== null && 'rubric' in migrated.value && migrated.value.rubric === known.raw ? known : null;
  const parsed = same
    ? fileAroundRubricSchema.safeDecode({ ...migrated.value, rubric: same.rubric } as z.input<
        typeof fileAroundRubricSchema
      >)
    : assessmentFileSchema.safeDecode(migrated.value as AssessmentFile);
  if (!parsed.success) return err(malformed(parsed.error, migrated.value));
  const {
    format: _format,
    formatVersion: _version,
    process,
    adjustments,
    departments,
    evidence,
    entries,
    scenarios,
    studio,
    plan,
    fields,
    sipas,
    causes,
    yearMap,
    workspace,
    handouts,
    merges,
    rubric,
    ...head
  } = parsed.data;
  const tree = same?.tree ?? createRubricTree(rubric);

  const fault = documentFault(parsed.data, tree);
  if (fault) return err(fault);
  const given = new Map(entries.map((entry) => [entry.code, entry]));
  return ok({
    tree,
    assessment: {
      head,
      process,
      adjustments,
      departments,
      evidence,
      rubric,
      scenarios,
      studio,
      plan,
      fields,
      sipas,
      causes,
      yearMap,
      workspace,
      handouts,
      merges,
      entries: new Map(tree.scoredNodes.map((node) => [node.code, given.get(node.code) ?? blankEntry(node.code, '')])),
    },
  });
}

/** The document as a plain file value: stable key order, decimals, every row. */
export function documentToFile(assessment: Assessment): AssessmentFile {
  return {
    format: ASSESSMENT_FORMAT,
    formatVersion: FORMAT_VERSION,
    ...z.encode(headSchema, assessment.head),
    process: z.encode(processSchema, assessment.process),
    adjustments: assessment.adjustments.map((adjustment) => z.encode(adjustmentSchema, adjustment)),
    departments: assessment.departments.map((department) => z.encode(departmentSchema, department)),
    evidence: assessment.evidence.map((document) => z.encode(evidenceDocumentSchema, document)),
    entries: [...assessment.entries.values()].map((entry) => z.encode(entrySchema, entry)),
    scenarios: assessment.scenarios.map((scenario) => z.encode(scenarioSchema, scenario)),
    studio: z.encode(studioSchema, assessment.studio),
    plan: assessment.plan.map((item) => z.encode(planItemSchema, item)),
    fields: assessment.fields.map((field) => z.encode(ownFieldSchema, field)),
    sipas: assessment.sipas.map((sheet) => z.encode(sipasYearSchema, sheet)),
    causes: assessment.causes.map((cause) => z.encode(causeSchema, cause)),
    yearMap: assessment.yearMap && z.encode(yearMapSchema, assessment.yearMap),
    workspace: assessment.workspace && z.encode(workspaceSchema, assessment.workspace),
    handouts: assessment.handouts.map((handout) => z.encode(sentHandoutSchema, handout)),
    merges: assessment.merges.map((record) => z.encode(mergeRecordSchema, record)),
    rubric: z.encode(rubricSchema, assessment.rubric),
  };
}

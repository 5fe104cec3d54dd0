import * as z from 'zod';
import { assessmentFileSchema, FORMAT_VERSION, scenarioSchema } from './assessment';
import { causeSchema } from './cause';
import { entrySchema } from './entry';
import { attachmentSchema, carriedFilesSchema, evidenceDocumentSchema } from './evidence';
import { ownFieldSchema } from './field';
import { figuresSchema } from './figures';
import {
  digestSchema,
  handoutBaseSchema,
  handoutSchema,
  returnStampSchema,
  sentHandoutSchema,
  workspaceSchema,
} from './handout';
import { mergePlaceSchema, mergeRecordSchema } from './merge-record';
import { percentCodec } from './percent-codec';
import { planItemSchema } from './plan';
import { adjustmentSchema, processSchema, threadNoteSchema } from './process';
import { departmentSchema, rubricSchema } from './rubric';
import { codeSchema, daySchema, localTextSchema, pointsCodec, timestampSchema } from './schema-parts';
import { sipasYearSchema } from './sipas';
import { effortDaysSchema, studioSchema } from './studio';
import { yearMapSchema } from './year-map';

/** A file as it is written: the document, and what may stand behind it. */
const wholeFileSchema = assessmentFileSchema.extend({
  ...carriedFilesSchema.partial().shape,
  fingerprint: digestSchema.optional(),
});

const keyDescriptions: Readonly<Record<keyof typeof wholeFileSchema.shape, string>> = {
  format: 'Tells this file from any other JSON.',
  formatVersion: 'Older versions are read too; this schema describes the version that is written.',
  title: 'Name of the assessment.',
  unit: 'The province or city that is assessed.',
  year: 'Year that is assessed.',
  origin: 'Made by a user, or the built-in sample with its notice.',
  createdAt: 'When the assessment was begun.',
  process: 'Deadlines and locks of the five rounds, survey dates, and what checks go by.',
  adjustments: 'Bonus and penalty points for the assessment as a whole.',
  departments: 'Departments that lead rows and contribute to them.',
  evidence: 'The register of documents that prove points; each id once.',
  entries: 'Scored rows, each code once; a row that is not named is blank.',
  scenarios: 'Named assumptions over the self scores.',
  studio: 'Settings of the forecast and of the search for a way to a target.',
  plan: 'What rows are to come to, by whom and when.',
  fields: 'Published results that the user added.',
  sipas: 'SIPAS by year.',
  causes: 'Causes of lost points beside the proposed ones.',
  yearMap: 'How the rubric of an earlier assessment maps to this one.',
  workspace: 'Set in the file of one department: what it was handed, what it started from, and its returns.',
  handouts: 'What the coordinator handed out, oldest first.',
  merges: 'Log of the files that were merged, in the order of merging.',
  rubric: 'Areas, criteria and sub-criteria with their maximum points and scoring rules.',
  files: 'Bytes of files that the register names, in base64.',
  fingerprint:
    'SHA-256 of the canonical form (RFC 8785) of this file without this key. A file with a workspace has one.',
};

const tenThousandths = 'At most four decimals.';

/** What has a name of its own in the published schema, with what the shape alone does not say. */
const named: readonly (readonly [schema: z.ZodType, id: string, description: string])[] = [
  [pointsCodec, 'points', tenThousandths],
  [percentCodec, 'percent', tenThousandths],
  [codeSchema, 'code', 'Official number of an area, criterion or sub-criterion.'],
  [daySchema, 'day', 'A calendar day, yyyy-MM-dd; empty when it is not known.'],
  [timestampSchema, 'timestamp', 'UTC with milliseconds.'],
  [digestSchema, 'digest', 'SHA-256.'],
  [effortDaysSchema, 'effortDays', 'Person-days, by the half day.'],
  [localTextSchema, 'localText', 'Vietnamese and English.'],
  [
    figuresSchema,
    'figures',
    'What a score is computed from; the type is that of the row’s rule. At most four decimals.',
  ],
  [attachmentSchema, 'attachment', 'A document of the register at work for a row; each document once in a row.'],
  [threadNoteSchema, 'threadNote', 'A note of one side in one round. Notes are added and never changed.'],
  [
    entrySchema,
    'entry',
    'A scored row. No score is above the maximum of the row; null is not scored, which is not zero.',
  ],
  [evidenceDocumentSchema, 'evidenceDocument', 'A document of the register.'],
  [departmentSchema, 'department', 'A department; each code once.'],
  [processSchema, 'process', 'How a year runs.'],
  [adjustmentSchema, 'adjustment', 'Points under one of the adjustment rules of the rubric, up to its maximum.'],
  [scenarioSchema, 'scenario', 'Assumed self scores, over the document or over the scenario named in basedOn.'],
  [studioSchema, 'studio', 'Settings of the studio. Percentages have at most four decimals.'],
  [planItemSchema, 'planItem', 'One promise of the plan.'],
  [ownFieldSchema, 'field', 'Published results of one index in one year.'],
  [sipasYearSchema, 'sipasYear', 'SIPAS of one year; official only where overall is known.'],
  [causeSchema, 'cause', 'A cause of lost points.'],
  [yearMapSchema, 'yearMap', 'Links between the rows of two rubrics.'],
  [
    handoutSchema,
    'handout',
    'What one department was asked for. The department is one of the departments; each row once.',
  ],
  [handoutBaseSchema, 'handoutBase', 'What the department started from: just the rows that were handed out.'],
  [returnStampSchema, 'returnStamp', 'One return; the last one of a file is the return that the file is.'],
  [
    workspaceSchema,
    'workspace',
    'What makes a file the workspace of one department. A return leaves handout and base as they are.',
  ],
  [sentHandoutSchema, 'sentHandout', 'A hand-out as the coordinator keeps it.'],
  [mergePlaceSchema, 'mergePlace', 'What one incoming change is about.'],
  [mergeRecordSchema, 'mergeRecord', 'One file that was merged; its id is the digest of the file.'],
  [
    rubricSchema,
    'rubric',
    'The maximum of a row is the sum of the rows below it; each code once and below its own parent.',
  ],
];

/**
 * JSON Schema (draft 2020-12) of the assessment file in its current version, generated from the schemas that read
 * it. Whatever the reader accepts as written by this program passes; a few rules between fields are in words only.
 */
export function assessmentJsonSchema(): Readonly<Record<string, unknown>> {
  const registry = z.registry<{ id: string; description: string }>();
  for (const [schema, id, description] of named) registry.add(schema, { id, description });
  const version = String(FORMAT_VERSION);
  const { $schema, ...schema } = z.toJSONSchema(wholeFileSchema, {
    io: 'input',
    metadata: registry,
    override: ({ zodSchema, jsonSchema }) => {
      // Elsewhere \d is any digit of any script.
      if (jsonSchema.pattern) jsonSchema.pattern = jsonSchema.pattern.replaceAll('\\d', '[0-9]');
      if (zodSchema._zod.def.type !== 'string') return;
      // A text that must say something has a check of its own, which has no words in JSON Schema.
      const isRequired = zodSchema._zod.def.checks?.some((check) => check._zod.def.check === 'custom') ?? false;
      if (isRequired) jsonSchema.pattern = '\\S';
    },
  });
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([key, property]) => [
      key,
      { description: keyDescriptions[key as keyof typeof keyDescriptions], ...(property as object) },
    ]),
  );
  return {
    $schema,
    $id: `urn:par-workbench:assessment:${version}`,
    title: `PAR Workbench assessment file, version ${version}`,
    description:
      'One assessment of a province under the PAR INDEX, or the workspace of one of its departments. Lengths are those of NFC text. Described in words beside this schema, in format.html.',
    ...schema,
    properties,
    if: { properties: { workspace: { type: 'object' } } },
    then: { required: ['fingerprint'] },
  };
}

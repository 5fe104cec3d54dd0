import * as z from 'zod';
import { codeSchema, localTextSchema, pointsCodec, requiredText, text } from './schema-parts';

export const TRACKS = ['appraisal', 'leaderSurvey', 'sipas', 'statistics'] as const;
/** Who gives the score; see the word list. */
export type Track = (typeof TRACKS)[number];

/** Survey tracks are never self-scored: what stands in the self-score column is an estimate. */
export const isEstimatedTrack = (track: Track): boolean => track === 'leaderSurvey' || track === 'sipas';

const label = requiredText(500);
const percent = z.number().min(-1000).max(1000);

/** Most scored rows of a rubric; the official ones have fewer than a hundred. */
export const MAXIMUM_SCORED_ROWS = 2000;

/** How a sub-criterion is scored; meanings stand in `src/data/README.md`. */
const ruleSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('levels'), levels: z.array(z.strictObject({ points: pointsCodec, label })).min(1) }),
  z.strictObject({
    type: z.literal('ratio'),
    achieved: label,
    total: label,
    /** More than all can be achieved, as against a plan; a band above 100 % says so too. */
    mayExceed: z.literal(true).optional(),
    bands: z
      .array(
        z.union([
          z.strictObject({ fromPercent: percent, points: pointsCodec }),
          z.strictObject({ fromPercent: percent, proportional: z.literal(true) }),
        ]),
      )
      .min(1),
  }),
  z.strictObject({
    type: z.literal('count'),
    counted: label,
    steps: z.array(z.strictObject({ fromCount: z.int().min(0), points: pointsCodec })).min(1),
  }),
  z.strictObject({
    type: z.literal('deduction'),
    violations: z.array(z.strictObject({ pointsEach: pointsCodec, label })).min(1),
  }),
  z.strictObject({
    type: z.literal('additive'),
    parts: z.array(z.strictObject({ points: pointsCodec, label })).min(1),
  }),
  z.strictObject({
    type: z.literal('growth'),
    current: label,
    base: label,
    better: z.enum(['higher', 'lower']),
    steps: z.array(z.strictObject({ fromChangePercent: percent.nullable(), points: pointsCodec })).min(1),
  }),
  z.strictObject({ type: z.literal('survey') }),
  z.strictObject({ type: z.literal('index'), index: z.enum(['sipas']) }),
]);
export type Rule = z.output<typeof ruleSchema>;
export type RuleOf<T extends Rule['type']> = Extract<Rule, { type: T }>;

const provenanceSchema = z.strictObject({
  name: z.enum(['sourced', 'high', 'medium', 'low', 'official', 'user']),
  points: z.enum(['sourced', 'sourced-2024', 'derived', 'placeholder', 'official', 'user']),
});
export type Provenance = z.output<typeof provenanceSchema>;

const heading = { code: codeSchema, name: requiredText(1000), nameEn: text(1000), maxPoints: pointsCodec };
const scoring = { track: z.enum(TRACKS), leadDepartment: text(40), rule: ruleSchema };

const subCriterionSchema = z.strictObject({ ...heading, ...scoring, provenance: provenanceSchema });

const criterionSchema = z.union([
  z.strictObject({ ...heading, provenance: provenanceSchema, subCriteria: z.array(subCriterionSchema).min(1) }),
  // A criterion without sub-criteria is itself a scored row.
  z.strictObject({ ...heading, ...scoring, provenance: provenanceSchema }),
]);

const areaSchema = z.strictObject({
  ...heading,
  provenance: provenanceSchema,
  criteria: z.array(criterionSchema).min(1),
});

export const departmentSchema = z.strictObject({
  code: requiredText(40),
  name: requiredText(300),
  nameEn: text(300),
});
export type Department = z.output<typeof departmentSchema>;

/** Points outside the rows, given or taken for the assessment as a whole. */
const adjustmentRuleSchema = z.strictObject({
  id: requiredText(40),
  kind: z.enum(['bonus', 'penalty']),
  name: requiredText(500),
  nameEn: text(500),
  maxPoints: pointsCodec,
});
export type AdjustmentRule = z.output<typeof adjustmentRuleSchema>;

export const rubricSchema = z
  .strictObject({
    format: z.literal('par-index-rubric'),
    formatVersion: z.literal(1),
    id: requiredText(200),
    year: z.int().min(2000).max(2100),
    level: requiredText(40),
    title: localTextSchema,
    decision: text(500),
    status: z.enum(['reconstruction', 'official', 'user']),
    notice: localTextSchema,
    departments: z.array(departmentSchema),
    adjustments: z.array(adjustmentRuleSchema).optional(),
    areas: z.array(areaSchema).min(1),
  })
  .superRefine((rubric, context) => {
    const seen = new Set<string>();
    const check = (row: { code: string; maxPoints: number }, parent: string, path: PropertyKey[]): void => {
      const expectedDepth = parent === '' ? 1 : parent.split('.').length + 1;
      const belongs =
        row.code.split('.').length === expectedDepth && (parent === '' || row.code.startsWith(`${parent}.`));
      if (!belongs) context.addIssue({ code: 'custom', path: [...path, 'code'], message: 'codeOutOfPlace' });
      if (seen.has(row.code)) context.addIssue({ code: 'custom', path: [...path, 'code'], message: 'duplicateCode' });
      seen.add(row.code);
    };
    const checkSum = (
      row: { maxPoints: number },
      parts: readonly { maxPoints: number }[],
      path: PropertyKey[],
    ): void => {
      const sum = parts.reduce((total, part) => total + part.maxPoints, 0);
      if (sum !== row.maxPoints)
        context.addIssue({ code: 'custom', path: [...path, 'maxPoints'], message: 'sumMismatch' });
    };
    const departments = new Set<string>();
    rubric.departments.forEach(({ code }, d) => {
      if (departments.has(code))
        context.addIssue({ code: 'custom', path: ['departments', d, 'code'], message: 'duplicateDepartment' });
      departments.add(code);
    });
    const adjustments = new Set<string>();
    rubric.adjustments?.forEach(({ id }, a) => {
      if (adjustments.has(id))
        context.addIssue({ code: 'custom', path: ['adjustments', a, 'id'], message: 'duplicateCode' });
      adjustments.add(id);
    });
    let scoredRows = 0;
    const checkScored = (row: { leadDepartment: string }, path: PropertyKey[]): void => {
      scoredRows += 1;
      if (row.leadDepartment === '' || departments.has(row.leadDepartment)) return;
      context.addIssue({ code: 'custom', path: [...path, 'leadDepartment'], message: 'unknownDepartment' });
    };
    rubric.areas.forEach((area, a) => {
      check(area, '', ['areas', a]);
      checkSum(area, area.criteria, ['areas', a]);
      area.criteria.forEach((criterion, c) => {
        const path = ['areas', a, 'criteria', c];
        check(criterion, area.code, path);
        if (!('subCriteria' in criterion)) {
          checkScored(criterion, path);
          return;
        }
        checkSum(criterion, criterion.subCriteria, path);
        criterion.subCriteria.forEach((sub, s) => {
          check(sub, criterion.code, [...path, 'subCriteria', s]);
          checkScored(sub, [...path, 'subCriteria', s]);
        });
      });
    });
    if (scoredRows > MAXIMUM_SCORED_ROWS) context.addIssue({ code: 'custom', path: ['areas'], message: 'tooManyRows' });
  });

export type Rubric = z.output<typeof rubricSchema>;

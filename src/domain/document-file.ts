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
import { blankEntry, entrySchema, type Entry } from './entry';
import { causeSchema } from './cause';
import { evidenceDocumentSchema } from './evidence';
import { ownFieldSchema } from './field';
import { figuresFit } from './figures';
import { migrateToCurrent, type EnvelopeFailure } from './migrations';
import type { Points } from './points';
import { sentHandoutSchema, workspaceSchema } from './handout';
import { mergeRecordSchema } from './merge-record';
import { planItemSchema } from './plan';
import { adjustmentSchema, processSchema } from './process';
import { departmentSchema, rubricSchema } from './rubric';
import { standsOnDocument } from './scenario';
import { createRubricTree, type RubricTree } from './rubric-tree';
import { sipasYearSchema } from './sipas';
import { studioSchema } from './studio';
import { yearMapSchema } from './year-map';

/** Where in a file something is wrong, as a path of keys and positions. */
export type FilePath = readonly (string | number)[];

export type DocumentFailure =
  | EnvelopeFailure
  /** The shape is wrong at `path`; `problem` is a zod issue code or a name of our own. */
  | {
      readonly reason: 'malformed';
      readonly path: FilePath;
      readonly problem: string;
      readonly code: string | null;
      readonly issueCount: number;
    }
  | { readonly reason: 'unknownRow' | 'duplicateRow' | 'notAScoredRow'; readonly path: FilePath; readonly code: string }
  | { readonly reason: 'scoreAboveMaximum'; readonly path: FilePath; readonly code: string; readonly maximum: Points }
  | { readonly reason: 'checkedWithoutScore'; readonly path: FilePath; readonly code: string }
  | {
      readonly reason: 'unknownDepartment';
      readonly path: FilePath;
      readonly code: string;
      readonly department: string;
    }
  | { readonly reason: 'figuresDoNotFit' | 'unknownEvidence'; readonly path: FilePath; readonly code: string }
  | {
      readonly reason:
        | 'duplicateDepartment'
        | 'duplicateScenario'
        | 'duplicateEvidence'
        | 'duplicatePlanItem'
        | 'duplicateRecord'
        | 'scenarioWithoutBase'
        | 'wrongAdjustment';
      readonly path: FilePath;
      readonly name: string;
    };

export interface ParsedDocument {
  readonly assessment: Assessment;
  readonly tree: RubricTree;
}

/**
 * The gate: an unknown value becomes a document or a reason with its place. Rungs: envelope,
 * version, migration, shape, and then what the shape cannot say.
 */
export function parseDocument(raw: unknown): Result<ParsedDocument, DocumentFailure> {
  const migrated = migrateToCurrent(raw);
  if (!migrated.ok) return migrated;
  const parsed = assessmentFileSchema.safeDecode(migrated.value as AssessmentFile);
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
  const tree = createRubricTree(rubric);

  const codes = new Set<string>();
  for (const [position, department] of departments.entries()) {
    if (codes.has(department.code))
      return err({ reason: 'duplicateDepartment', path: ['departments', position], name: department.code });
    codes.add(department.code);
  }
  const documents = new Set<string>();
  for (const [position, document] of evidence.entries()) {
    if (documents.has(document.id))
      return err({ reason: 'duplicateEvidence', path: ['evidence', position], name: document.number });
    documents.add(document.id);
  }
  const adjusted = new Set<string>();
  for (const [position, { id, points }] of adjustments.entries()) {
    const rule = rubric.adjustments?.find((each) => each.id === id);
    if (!rule || points > rule.maxPoints || adjusted.has(id))
      return err({ reason: 'wrongAdjustment', path: ['adjustments', position], name: rule?.name ?? id });
    adjusted.add(id);
  }
  const given = readEntries(entries, tree, { departments: codes, documents });
  if (!given.ok) return given;
  const ids = new Set<string>();
  for (const [position, scenario] of scenarios.entries()) {
    if (ids.has(scenario.id))
      return err({ reason: 'duplicateScenario', path: ['scenarios', position], name: scenario.name });
    ids.add(scenario.id);
    const rows = new Set<string>();
    for (const [change, { code, selfScore }] of scenario.changes.entries()) {
      const fault = rowFault(tree, rows, code, ['scenarios', position, 'changes', change], { selfScore });
      if (fault) return err(fault);
    }
  }
  for (const [position, scenario] of scenarios.entries()) {
    if (!standsOnDocument(scenarios, scenario))
      return err({ reason: 'scenarioWithoutBase', path: ['scenarios', position, 'basedOn'], name: scenario.name });
  }
  for (const [list, ids] of [
    ['fields', fields.map(({ id }) => id)],
    ['sipas', sipas.map(({ year }) => String(year))],
    ['causes', causes.map(({ id }) => id)],
    ['handouts', handouts.map(({ id }) => id)],
    ['merges', merges.map(({ id }) => id)],
  ] as const) {
    const twice = ids.findIndex((id, position) => ids.indexOf(id) !== position);
    if (twice >= 0) return err({ reason: 'duplicateRecord', path: [list, twice], name: ids[twice] ?? '' });
  }
  const planned = new Set<string>();
  for (const [position, { id, code, targetScore }] of plan.entries()) {
    if (planned.has(id)) return err({ reason: 'duplicatePlanItem', path: ['plan', position], name: code });
    planned.add(id);
    const fault = rowFault(tree, new Set(), code, ['plan', position], { targetScore });
    if (fault) return err(fault);
  }
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
      entries: new Map(
        tree.scoredNodes.map((node) => [node.code, given.value.get(node.code) ?? blankEntry(node.code, '')]),
      ),
    },
  });
}

/** What rows may name. */
interface Known {
  readonly departments: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

function readEntries(
  entries: readonly Entry[],
  tree: RubricTree,
  known: Known,
): Result<ReadonlyMap<string, Entry>, DocumentFailure> {
  const byCode = new Map<string, Entry>();
  const seen = new Set<string>();
  for (const [position, entry] of entries.entries()) {
    const { code, selfScore, appraisedScore, secondAppraisedScore, lastYearScore, refusedScore } = entry;
    const path = ['entries', position];
    const scores = { selfScore, appraisedScore, secondAppraisedScore, lastYearScore, refusedScore };
    const fault = rowFault(tree, seen, code, path, scores) ?? entryFault(entry, tree, path, known);
    if (fault) return err(fault);
    byCode.set(code, entry);
  }
  return ok(byCode);
}

/** What a row says that its rubric, its departments or its register do not bear out. */
function entryFault(entry: Entry, tree: RubricTree, path: FilePath, known: Known): DocumentFailure | null {
  const { code } = entry;
  if (entry.checked && entry.selfScore === null)
    return { reason: 'checkedWithoutScore', path: [...path, 'checked'], code };
  const named = [['leadDepartment'], ...entry.contributors.map((_, at) => ['contributors', at])] as const;
  for (const [at, department] of [entry.leadDepartment, ...entry.contributors].entries()) {
    if (department !== '' && !known.departments.has(department))
      return { reason: 'unknownDepartment', path: [...path, ...(named[at] ?? [])], code, department };
  }
  const node = tree.nodeByCode.get(code);
  for (const field of ['figures', 'lastYearFigures'] as const) {
    const figures = entry[field];
    if (figures && node?.scored && !figuresFit(node.rule, figures))
      return { reason: 'figuresDoNotFit', path: [...path, field], code };
  }
  const attached = new Set<string>();
  for (const [at, { documentId }] of entry.evidence.entries()) {
    if (!known.documents.has(documentId) || attached.has(documentId))
      return { reason: 'unknownEvidence', path: [...path, 'evidence', at], code };
    attached.add(documentId);
  }
  return null;
}

function rowFault(
  tree: RubricTree,
  seen: Set<string>,
  code: string,
  path: FilePath,
  scores: Readonly<Record<string, Points | null>>,
): DocumentFailure | null {
  const node = tree.nodeByCode.get(code);
  if (!node) return { reason: 'unknownRow', path: [...path, 'code'], code };
  if (!node.scored) return { reason: 'notAScoredRow', path: [...path, 'code'], code };
  if (seen.has(code)) return { reason: 'duplicateRow', path: [...path, 'code'], code };
  seen.add(code);
  for (const [field, score] of Object.entries(scores)) {
    if (score !== null && score > node.maxPoints)
      return { reason: 'scoreAboveMaximum', path: [...path, field], code, maximum: node.maxPoints };
  }
  return null;
}

/** The first fault of a shape, at its innermost place. */
export function malformed(error: z.ZodError, raw: unknown): Extract<DocumentFailure, { reason: 'malformed' }> {
  const issue = deepest(error.issues[0]);
  const path = (issue?.path ?? []).map((key) => (typeof key === 'symbol' ? String(key) : key));
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  return {
    reason: 'malformed',
    path: unknownKey === undefined ? path : [...path, unknownKey],
    problem: issue?.code === 'custom' ? issue.message : (issue?.code ?? 'custom'),
    code: nearestCode(raw, path),
    issueCount: error.issues.length,
  };
}

/**
 * Follows a union to the branch that the file meant: the one with the fewest faults of its own (a
 * missing key of the other shape is such a fault), and among equals the one that came furthest.
 */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union') return issue;
  const branches = issue.errors.flatMap((issues) => {
    const [first] = issues;
    return first ? [{ first, ownFaults: issues.filter(({ path }) => path.length <= 1).length }] : [];
  });
  const [best] = branches.sort((a, b) => a.ownFaults - b.ownFaults || b.first.path.length - a.first.path.length);
  return best ? deepest({ ...best.first, path: [...issue.path, ...best.first.path] }) : issue;
}

/** The official code of the row around a place, so that people find it without counting brackets. */
function nearestCode(raw: unknown, path: FilePath): string | null {
  let found: string | null = null;
  let current: unknown = raw;
  for (const key of [...path, null]) {
    if (typeof current !== 'object' || current === null) break;
    if ('code' in current && typeof current.code === 'string') found = current.code;
    if (key === null) break;
    current = (current as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
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

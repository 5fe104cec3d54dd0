import * as z from 'zod';
import { err, ok, type Result } from '../lib/result';
import {
  ASSESSMENT_FORMAT,
  assessmentFileSchema,
  blankEntry,
  entrySchema,
  FORMAT_VERSION,
  headSchema,
  scenarioSchema,
  type Assessment,
  type AssessmentFile,
  type Entry,
} from './assessment';
import { migrateToCurrent, type EnvelopeFailure } from './migrations';
import type { Points } from './points';
import { departmentSchema, rubricSchema } from './rubric';
import { createRubricTree, type RubricTree } from './rubric-tree';

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
  | { readonly reason: 'duplicateDepartment' | 'duplicateScenario'; readonly path: FilePath; readonly name: string };

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
  const { format: _format, formatVersion: _version, departments, entries, scenarios, rubric, ...head } = parsed.data;
  const tree = createRubricTree(rubric);

  const codes = new Set<string>();
  for (const [position, department] of departments.entries()) {
    if (codes.has(department.code))
      return err({ reason: 'duplicateDepartment', path: ['departments', position], name: department.code });
    codes.add(department.code);
  }
  const given = readEntries(entries, tree, codes);
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
  return ok({
    tree,
    assessment: {
      head,
      departments,
      rubric,
      scenarios,
      entries: new Map(
        tree.scoredNodes.map((node) => [node.code, given.value.get(node.code) ?? blankEntry(node.code, '')]),
      ),
    },
  });
}

function readEntries(
  entries: readonly Entry[],
  tree: RubricTree,
  departments: ReadonlySet<string>,
): Result<ReadonlyMap<string, Entry>, DocumentFailure> {
  const byCode = new Map<string, Entry>();
  const seen = new Set<string>();
  for (const [position, entry] of entries.entries()) {
    const { code, selfScore, appraisedScore, lastYearScore } = entry;
    const path = ['entries', position];
    const fault = rowFault(tree, seen, code, path, { selfScore, appraisedScore, lastYearScore });
    if (fault) return err(fault);
    if (entry.checked && selfScore === null)
      return err({ reason: 'checkedWithoutScore', path: [...path, 'checked'], code });
    if (entry.leadDepartment !== '' && !departments.has(entry.leadDepartment)) {
      return err({
        reason: 'unknownDepartment',
        path: [...path, 'leadDepartment'],
        code,
        department: entry.leadDepartment,
      });
    }
    byCode.set(code, entry);
  }
  return ok(byCode);
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
    departments: assessment.departments.map((department) => z.encode(departmentSchema, department)),
    entries: [...assessment.entries.values()].map((entry) => z.encode(entrySchema, entry)),
    scenarios: assessment.scenarios.map((scenario) => z.encode(scenarioSchema, scenario)),
    rubric: z.encode(rubricSchema, assessment.rubric),
  };
}

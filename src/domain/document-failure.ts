import type * as z from 'zod';
import type { EnvelopeFailure } from './migrations';
import type { Points } from './points';

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

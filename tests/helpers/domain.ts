import fc from 'fast-check';
import { vi } from 'vitest';
import { createAssessment, type Assessment, type Scenario } from '../../src/domain/assessment';
import type { Entry } from '../../src/domain/entry';
import type { Field, FieldRow } from '../../src/domain/field';
import { pointsFromInteger, type Points } from '../../src/domain/points';
import { rubricSchema, type Rubric } from '../../src/domain/rubric';
import { createRubricTree, type RubricTree } from '../../src/domain/rubric-tree';

// Properties run thousands of cases: on a busy machine they may take long without being wrong.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Runs a property with a fixed seed, so that every run tests the same cases. A failure prints the
 * seed, the path and the smallest counterexample.
 */
export function holds<T extends unknown[]>(
  seed: number,
  numRuns: number,
  ...property: [...{ [K in keyof T]: fc.Arbitrary<T[K]> }, (...values: T) => void]
): void {
  const check = property.at(-1) as (...values: T) => void;
  const arbitraries = property.slice(0, -1) as { [K in keyof T]: fc.Arbitrary<T[K]> };
  fc.assert(
    fc.property(fc.tuple(...(arbitraries as fc.Arbitrary<unknown>[])), (values) => check(...(values as T))),
    {
      seed,
      numRuns,
    },
  );
}

/** Points from ten-thousandths. */
export const pts = (tenThousandths: number): Points => pointsFromInteger(tenThousandths);

/**
 * A small rubric file with awkward sums (0.1 + 0.2), four decimals, every track, and criterion 2.2
 * scored itself, without sub-criteria.
 */
export function smallRubricFile() {
  const provenance = { name: 'user', points: 'user' };
  const row = (code: string, maxPoints: number) => ({ code, name: `Mục ${code}`, nameEn: `Item ${code}`, maxPoints });
  const scored = (code: string, maxPoints: number, track: string, leadDepartment: string) => ({
    ...row(code, maxPoints),
    track,
    leadDepartment,
    rule: { type: 'survey' },
    provenance,
  });
  return {
    format: 'par-index-rubric',
    formatVersion: 1,
    id: 'small',
    year: 2023,
    level: 'province',
    title: { vi: 'Bộ tiêu chí nhỏ', en: 'Small rubric' },
    decision: '',
    status: 'user',
    notice: { vi: '', en: '' },
    departments: [
      { code: 'SNV', name: 'Sở Nội vụ', nameEn: 'Department of Home Affairs' },
      { code: 'STC', name: 'Sở Tài chính', nameEn: 'Department of Finance' },
    ],
    areas: [
      {
        ...row('1', 1.5),
        provenance,
        criteria: [
          {
            ...row('1.1', 0.3),
            provenance,
            subCriteria: [scored('1.1.1', 0.1, 'appraisal', 'SNV'), scored('1.1.2', 0.2, 'leaderSurvey', 'SNV')],
          },
          { ...row('1.2', 1.2), provenance, subCriteria: [scored('1.2.1', 1.2, 'appraisal', 'STC')] },
        ],
      },
      {
        ...row('2', 13.3334),
        provenance,
        criteria: [
          { ...row('2.1', 10), provenance, subCriteria: [scored('2.1.1', 10, 'sipas', 'SNV')] },
          scored('2.2', 3.3334, 'statistics', ''),
        ],
      },
    ],
  };
}

export const smallRubric = (): Rubric => rubricSchema.parse(smallRubricFile());

export const createdAt = '2024-01-15T08:00:00.000Z';

/** A blank document over a rubric, the small one unless another is given. */
export function blankDocument(rubric: Rubric = smallRubric()): {
  readonly assessment: Assessment;
  readonly tree: RubricTree;
} {
  const tree = createRubricTree(rubric);
  const head = { title: 'Thử', unit: 'Lạng Sơn', year: 2023, origin: { kind: 'user' }, createdAt } as const;
  return { assessment: createAssessment(head, rubric, tree), tree };
}

/** The document with some entries changed, by code. */
export function withEntries(assessment: Assessment, changes: Readonly<Record<string, Partial<Entry>>>): Assessment {
  const entries = new Map(assessment.entries);
  for (const [code, change] of Object.entries(changes)) entries.set(code, { ...entries.get(code)!, ...change });
  return { ...assessment, entries };
}

export const scenario = (id: string, name: string, changes: Scenario['changes'] = []): Scenario => ({
  id,
  name,
  createdAt,
  changes,
});

/** A field of results from percent values; ranks and values may be left out. */
export function field(
  unitCount: number,
  rows: readonly {
    readonly unit: string;
    readonly value?: number;
    readonly rank?: number;
    readonly derived?: boolean;
  }[],
  extra: Partial<Field> = {},
): Field {
  return {
    index: 'par-index',
    year: 2023,
    unitCount,
    rows: rows.map(({ unit, value, rank, derived }): FieldRow => ({
      unit,
      source: '',
      ...(value === undefined
        ? {}
        : { value: Math.round(value * 10_000), valueStatus: derived ? 'derived' : 'published' }),
      ...(rank === undefined ? {} : { rank, rankStatus: 'published' }),
    })),
    ...extra,
  };
}

import fc from 'fast-check';
import { decimalFromPoints, type Points } from '../../src/domain/points';
import { rubricSchema, type Rubric, type Rule, type Track } from '../../src/domain/rubric';
import { createRubricTree, type RubricTree } from '../../src/domain/rubric-tree';

/** A scored row to build a rubric from; maximum in ten-thousandths. */
export interface RubricRow {
  readonly name: string;
  readonly max: number;
  readonly track?: Track;
  readonly rule?: Rule;
}

/** Names of areas and criteria by code; the code itself where none is given. */
type Headings = Readonly<Record<string, string>>;

/** A rubric of rows by code of three parts; maxima above are their sums. Areas and criteria follow the order of rows. */
export function rubricOf(rows: readonly (readonly [code: string, row: RubricRow])[], headings: Headings = {}): Rubric {
  const provenance = { name: 'user', points: 'user' };
  const parentOf = (code: string): string => code.slice(0, code.lastIndexOf('.'));
  const maxUnder = (prefix: string): number =>
    rows.reduce((sum, [code, { max }]) => (code.startsWith(`${prefix}.`) ? sum + max : sum), 0) / 10_000;
  const heading = (code: string) => ({
    code,
    name: headings[code] ?? `Mục ${code}`,
    nameEn: '',
    maxPoints: maxUnder(code),
    provenance,
  });
  const criteria = [...new Set(rows.map(([code]) => parentOf(code)))];
  return rubricSchema.parse({
    format: 'par-index-rubric',
    formatVersion: 1,
    id: 'built',
    year: 2024,
    level: 'province',
    title: { vi: 'Bộ tiêu chí', en: 'Rubric' },
    decision: '',
    status: 'user',
    notice: { vi: '', en: '' },
    departments: [],
    areas: [...new Set(criteria.map(parentOf))].map((area) => ({
      ...heading(area),
      criteria: criteria
        .filter((code) => parentOf(code) === area)
        .map((criterion) => ({
          ...heading(criterion),
          subCriteria: rows
            .filter(([code]) => parentOf(code) === criterion)
            .map(([code, { name, max, track = 'appraisal', rule = surveyRule }]) => ({
              ...{ code, name, nameEn: '', track, leadDepartment: '', provenance },
              maxPoints: decimalFromPoints(max as Points),
              rule: encodedRule(rule),
            })),
        })),
    })),
  });
}

const surveyRule: Rule = { type: 'survey' };

/** A rule as a file has it: points as decimals. */
const encodedRule = (rule: Rule): unknown =>
  JSON.parse(
    JSON.stringify(rule, (key, value: unknown) =>
      (key === 'points' || key === 'pointsEach') && typeof value === 'number' ? value / 10_000 : value,
    ),
  );

export const treeOf = (...given: Parameters<typeof rubricOf>): RubricTree => createRubricTree(rubricOf(...given));

/** What became of a row in an edited copy of a rubric. */
export type RowEdit = 'kept' | 'dropped' | 'replaced' | 'reworded' | 'otherMaximum' | 'otherTrack' | 'moved';

/** A copy of a rubric with rows edited at random and all of them numbered anew. */
export interface EditedRubric {
  readonly rubric: Rubric;
  /** What was done to each row, by its code in the original. */
  readonly editByCode: ReadonlyMap<string, RowEdit>;
  /** Where each row that is left has gone, by its code in the original. */
  readonly codeByOriginal: ReadonlyMap<string, string>;
}

const someEdit: fc.Arbitrary<RowEdit> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<RowEdit>('kept') },
  fc.constantFrom<RowEdit>('dropped', 'replaced', 'reworded', 'otherMaximum', 'otherTrack', 'moved'),
);

export const editedRubric = (tree: RubricTree): fc.Arbitrary<EditedRubric> =>
  fc
    .tuple(
      fc.array(someEdit, { minLength: tree.scoredNodes.length, maxLength: tree.scoredNodes.length }),
      fc.array(fc.nat({ max: tree.areas.length }), { maxLength: 3 }),
    )
    .map(([edits, added]) => editRubric(tree, edits, added));

function editRubric(tree: RubricTree, edits: readonly RowEdit[], added: readonly number[]): EditedRubric {
  const rows: (RubricRow & { readonly original: string; readonly area: string; readonly criterion: string })[] = [];
  const last = { area: String(tree.areas.length + 1), criterion: 'moved' };
  tree.scoredNodes.forEach((node, at) => {
    const edit = edits[at] ?? 'kept';
    if (edit === 'dropped') return;
    const { code, name, maxPoints, track, rule, areaCode } = node;
    const base = { original: code, name, max: maxPoints, track, rule };
    const place = edit === 'moved' ? last : { area: areaCode, criterion: code.slice(0, code.lastIndexOf('.')) };
    const changes: Partial<Record<RowEdit, Partial<RubricRow>>> = {
      replaced: { name: `Zeta${code} omega${code}` },
      reworded: { name: `${name} (theo báo cáo)` },
      otherMaximum: { max: maxPoints + 2500 },
      otherTrack: { track: track === 'statistics' ? 'appraisal' : 'statistics' },
    };
    rows.push({ ...base, ...place, ...changes[edit] });
  });
  added.forEach((area, at) =>
    rows.push({ original: '', area: String(area + 1), criterion: 'added', name: `Kappa${String(at)}`, max: 5000 }),
  );
  const [placed, codeByOriginal] = [[] as (readonly [string, RubricRow])[], new Map<string, string>()];
  const areas = [...new Set(rows.map(({ area }) => area))].sort((a, b) => Number(a) - Number(b));
  areas.forEach((area, a) => {
    const inArea = rows.filter((row) => row.area === area);
    [...new Set(inArea.map(({ criterion }) => criterion))].forEach((criterion, c) => {
      inArea
        .filter((row) => row.criterion === criterion)
        .forEach(({ original, name, max, track, rule }, s) => {
          const code = [a + 1, c + 1, s + 1].join('.');
          placed.push([code, { name, max, ...(track && { track }), ...(rule && { rule }) }]);
          if (original !== '') codeByOriginal.set(original, code);
        });
    });
  });
  const editByCode = new Map(tree.scoredNodes.map(({ code }, at) => [code, edits[at] ?? 'kept'] as const));
  // A rubric of no rows is none.
  if (placed.length === 0) return editRubric(tree, ['kept'], added);
  return { rubric: rubricOf(placed), editByCode, codeByOriginal };
}

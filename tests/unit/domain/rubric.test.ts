import { describe, expect, it } from 'vitest';
import { isEstimatedTrack, MAXIMUM_SCORED_ROWS, rubricSchema, TRACKS } from '../../../src/domain/rubric';
import { blankDocument, pts, smallRubricFile } from '../../helpers/domain';

it('only what surveys measure is estimated; appraised and counted items are scored', () => {
  expect(TRACKS.filter(isEstimatedTrack)).toEqual(['leaderSurvey', 'sipas']);
});

it('a tree has the rows in official order, its areas, and its points by track', () => {
  const { tree } = blankDocument();
  expect(tree.nodes.map((node) => node.code)).toEqual([
    '1',
    '1.1',
    '1.1.1',
    '1.1.2',
    '1.2',
    '1.2.1',
    '2',
    '2.1',
    '2.1.1',
    '2.2',
  ]);
  expect(tree.areas.map((area) => area.code)).toEqual(['1', '2']);
  expect(tree.maxPoints).toBe(14_8334);
  expect(tree.maxPointsByTrack).toEqual({
    appraisal: pts(1_3000),
    leaderSurvey: pts(2000),
    sipas: pts(10_0000),
    statistics: pts(3_3334),
  });
});

describe('what a rubric may not say', () => {
  const faultsOf = (file: unknown) =>
    rubricSchema.safeParse(file).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

  it('two departments of one code', () => {
    const file = smallRubricFile();
    file.departments.push({ code: 'SNV', name: 'Sở khác', nameEn: '' });
    expect(faultsOf(file)).toEqual([['departments.2.code', 'duplicateDepartment']]);
  });

  it('a lead department that it does not list, while none at all is fine', () => {
    const file = smallRubricFile();
    file.departments.pop(); // STC, which leads 1.2.1; 2.2 has none
    expect(faultsOf(file)).toEqual([['areas.0.criteria.1.subCriteria.0.leadDepartment', 'unknownDepartment']]);
    const scoredCriterion = smallRubricFile();
    (scoredCriterion.areas[1]!.criteria[1] as { leadDepartment: string }).leadDepartment = 'XYZ';
    expect(faultsOf(scoredCriterion)).toEqual([['areas.1.criteria.1.leadDepartment', 'unknownDepartment']]);
  });

  it('more rows than anybody scores', () => {
    const withRows = (count: number) => {
      const file = smallRubricFile();
      const [, statistics] = file.areas[1]!.criteria;
      // One-point criteria, 99 to an area at most.
      const areas = Array.from({ length: Math.ceil(count / 99) }, (_, a) => {
        const code = String(a + 1);
        const rows = Math.min(99, count - a * 99);
        return {
          ...file.areas[1]!,
          code,
          maxPoints: rows,
          criteria: Array.from({ length: rows }, (_row, c) => ({
            ...statistics!,
            code: `${code}.${String(c + 1)}`,
            maxPoints: 1,
          })),
        };
      });
      return { ...file, areas };
    };
    expect(faultsOf(withRows(MAXIMUM_SCORED_ROWS))).toEqual([]);
    expect(faultsOf(withRows(MAXIMUM_SCORED_ROWS + 1))).toEqual([['areas', 'tooManyRows']]);
  });
});

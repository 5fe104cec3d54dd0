import { describe, expect, it } from 'vitest';
import areaRankChangesFile from '../../../src/data/area-rank-changes.json';
import provincesFile from '../../../src/data/provinces-2025.json';
import resultsFile from '../../../src/data/results.json';
import rubricFile from '../../../src/data/rubric-2023.json';
import sampleFile from '../../../src/data/sample-scores.json';
import sipasNationalFile from '../../../src/data/sipas-national.json';
import { createSample, loadPublishedChanges, loadResults, loadRubric } from '../../../src/data/packs';
import { fieldFaults } from '../../../src/domain/field';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { rollUp, sumOf } from '../../../src/domain/rollup';
import { scoreReader } from '../../../src/domain/assessment';
import { scoreByRule, type PlainRule } from '../../helpers/domain-rule-oracle';

const createdAt = '2024-01-15T08:00:00.000Z';

describe('the shipped rubric', () => {
  const rubric = loadRubric();
  const tree = createRubricTree(rubric);

  it('has 8 areas, 37 criteria, 88 sub-criteria and 100 points', () => {
    const count = (kind: string): number => tree.nodes.filter((node) => node.kind === kind).length;
    expect([count('area'), count('criterion'), count('subCriterion')]).toEqual([8, 37, 88]);
    expect(tree.maxPoints).toBe(100_0000);
  });

  it('has the published area maxima', () => {
    expect(tree.areas.map((area) => area.maxPoints / 10_000)).toEqual([9.5, 10, 13, 10.5, 15, 12, 13.5, 16.5]);
  });

  it('has the published points on each track', () => {
    expect(tree.maxPointsByTrack).toEqual({
      appraisal: 61_5000,
      leaderSurvey: 22_0000,
      sipas: 10_0000,
      statistics: 6_5000,
    });
  });

  it('proposes only departments that it lists', () => {
    const known = new Set(rubric.departments.map((department) => department.code));
    expect(tree.scoredNodes.filter((node) => !known.has(node.leadDepartment)).map((node) => node.code)).toEqual([]);
  });

  it('says that it is a reconstruction, in both languages', () => {
    expect(rubric.status).toBe('reconstruction');
    expect(rubric.notice.vi).toContain('bản phục dựng');
    expect(rubric.notice.en).toContain('reconstruction');
  });
});

describe('the shipped results', () => {
  const results = loadResults();

  it.each(results.series.map((series) => [`${series.index} ${series.year}`, series] as const))(
    '%s does not contradict itself',
    (_name, series) => {
      expect(series.rows.length).toBeGreaterThan(0);
      expect(fieldFaults(series, results.units)).toEqual([]);
    },
  );

  it('hold five years of each index among 63 units', () => {
    const years = (index: string): number[] =>
      results.series.filter((series) => series.index === index).map((series) => series.year);
    expect(years('par-index')).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(years('sipas')).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(new Set(results.units).size).toBe(63);
    expect(results.series.every((series) => series.unitCount === 63)).toBe(true);
  });

  it('keep every figure of the file to its last digit', () => {
    const inFile = resultsFile.series.flatMap((series) =>
      series.rows.map((row) => ('value' in row ? row.value : null)),
    );
    const inMemory = results.series.flatMap((series) => series.rows.map((row) => row.value ?? null));
    expect(inMemory.map((scaled) => (scaled === null ? null : scaled / 10_000))).toEqual(inFile);
  });
});

describe('the published changes of rank', () => {
  const changes = loadPublishedChanges();

  it('name every area of the rubric, and leave open the one that the source does not name', () => {
    expect(changes.areas.map((area) => area.code)).toEqual(loadRubric().areas.map((area) => area.code));
    expect(changes.areas.map((area) => area.rankChange)).toEqual([-33, -20, null, 12, 31, -18, 26, 11]);
  });

  it.each([
    ['par-index', changes.parIndex],
    ['sipas', changes.sipas],
  ] as const)('agree with the ranks of two years in the results: %s', (index, standing) => {
    const rankIn = (year: number): number | undefined =>
      loadResults()
        .series.find((series) => series.index === index && series.year === year)
        ?.rows.find((row) => row.unit === changes.unit)?.rank;
    expect(rankIn(changes.year)).toBe(standing.rank);
    expect(rankIn(changes.year - 1)! - standing.rank).toBe(standing.rankChange);
  });
});

interface PlainRow {
  readonly code: string;
  readonly maxPoints: number;
  readonly rule: PlainRule;
}

describe('the example workbook', () => {
  const { assessment, tree } = createSample(createdAt);
  const subCriteria: readonly PlainRow[] = rubricFile.areas.flatMap((area) =>
    area.criteria.flatMap((criterion) => criterion.subCriteria),
  );

  it('totals exactly 85.96 and scores every row', () => {
    const { total } = rollUp(tree, scoreReader(assessment, 'selfScore'));
    expect(total.points).toBe(85_9600);
    expect(total.scoredRows).toBe(88);
  });

  it('has one entry for each sub-criterion, in official order', () => {
    expect(sampleFile.entries.map((entry) => entry.code)).toEqual(subCriteria.map((sub) => sub.code));
    expect([...assessment.entries.keys()]).toEqual(subCriteria.map((sub) => sub.code));
  });

  it.each(sampleFile.entries.map((entry) => [entry.code, entry] as const))(
    'row %s follows from its figures under its rule',
    (code, entry) => {
      const sub = subCriteria.find((candidate) => candidate.code === code)!;
      const score = assessment.entries.get(code)!.selfScore!;
      expect(score / 10_000).toBe(scoreByRule(sub.rule, sub.maxPoints, entry.figures));
    },
  );

  it('takes only levels, steps and parts that exist for last year too', () => {
    for (const { code, lastYearScore } of sampleFile.entries) {
      const { rule, maxPoints } = subCriteria.find((candidate) => candidate.code === code)!;
      expect(lastYearScore, code).toBeLessThanOrEqual(maxPoints);
      if (rule.type === 'levels') expect(rule.levels!.map((level) => level.points)).toContain(lastYearScore);
      if (rule.type === 'count' || rule.type === 'growth')
        expect(rule.steps!.map((step) => step.points)).toContain(lastYearScore);
    }
  });

  it('is below this year last year, and the ministry has not appraised yet', () => {
    const lastYear = rollUp(tree, scoreReader(assessment, 'lastYearScore')).total;
    expect(lastYear.scoredRows).toBe(88);
    expect(lastYear.points).toBeLessThan(85_9600);
    expect(rollUp(tree, scoreReader(assessment, 'appraisedScore')).total.scoredRows).toBe(0);
  });

  it('lost against last year in the areas that fell in rank and gained where they rose', () => {
    const now = rollUp(tree, scoreReader(assessment, 'selfScore'));
    const before = rollUp(tree, scoreReader(assessment, 'lastYearScore'));
    for (const { code, rankChange } of areaRankChangesFile.areas) {
      if (rankChange === null) continue;
      const gain = sumOf(now, code).points - sumOf(before, code).points;
      expect(Math.sign(gain), `area ${code}`).toBe(Math.sign(rankChange));
    }
  });

  it('estimates SIPAS as announced: over 79 %', () => {
    const sipas = assessment.entries.get('8.1.1')!.selfScore!;
    expect(sipas).toBeGreaterThan(7_9000);
    expect(sipas).toBeLessThan(8_1000);
  });

  it('says in both languages that its item scores are invented', () => {
    expect(assessment.head.origin).toMatchObject({ kind: 'sample', notice: sampleFile.notice });
    expect(sampleFile.notice.vi).toMatch(/tự đặt ra để trình diễn/);
    expect(sampleFile.notice.en).toMatch(/invented/);
  });

  it('is a valid document: it survives the gate unchanged', () => {
    const file: unknown = JSON.parse(JSON.stringify(documentToFile(assessment)));
    const parsed = parseDocument(file);
    expect(parsed.ok && parsed.value.assessment).toEqual(assessment);
  });

  it('has some rows checked and some notes, but not all', () => {
    const entries = [...assessment.entries.values()];
    expect(entries.filter((entry) => entry.checked).length).toBeGreaterThan(10);
    expect(entries.filter((entry) => entry.note !== '').length).toBeGreaterThan(3);
    expect(entries.some((entry) => !entry.checked)).toBe(true);
  });

  it('is a fresh value for each caller and holds the time it was given', () => {
    expect(createSample(createdAt).assessment).not.toBe(assessment);
    expect(assessment.head.createdAt).toBe(createdAt);
  });
});

describe('facts without a reader yet', () => {
  it('the 34 units of 2025 are made of each of the 63 provinces once', () => {
    expect(provincesFile.units).toHaveLength(34);
    const former = provincesFile.units.flatMap((unit) => unit.formerUnits);
    expect(former.toSorted()).toEqual(loadResults().units.toSorted());
  });

  it('national SIPAS agrees with the mean in the results', () => {
    for (const { year, overall } of sipasNationalFile.years) {
      const series = loadResults().series.find((candidate) => candidate.index === 'sipas' && candidate.year === year);
      expect(series?.nationalMean, String(year)).toBe(Math.round(overall * 10_000));
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { compareDocuments } from '../../../src/domain/compare-documents';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import { rubricSchema } from '../../../src/domain/rubric';
import { blankDocument, holds, pts, scenario, smallRubricFile, withEntries } from '../../helpers/domain';
import { at, filledDocument, proofDocument } from '../../helpers/domain-filled';

const { assessment: blank } = blankDocument();
const flags = {
  registerChanged: false,
  processChanged: false,
  adjustmentsChanged: false,
  departmentsChanged: false,
  scenariosChanged: false,
  rubricChanged: false,
};
const flagsOf = ({ rows: _rows, areas: _areas, total: _total, ...rest }: ReturnType<typeof compareDocuments>) => rest;

describe('two documents over one rubric', () => {
  const before = withEntries(blank, {
    '1.1.1': { selfScore: pts(500), note: 'Cũ' },
    '1.2.1': { selfScore: pts(1_2000), appraisedScore: pts(9000) },
    '2.2': { selfScore: pts(1_0000) },
  });
  const after = withEntries(before, {
    '1.1.1': { selfScore: pts(800), note: 'Mới' },
    '1.2.1': { selfScore: pts(1_2000), appraisedScore: pts(9000), secondAppraisedScore: pts(1_1000) },
    '2.1.1': { explanation: 'Chờ khảo sát' },
    '2.2': { selfScore: null },
  });
  const comparison = compareDocuments(before, after);
  const row = (code: string, areaCode: string) => ({ code, name: `Mục ${code}`, nameEn: `Item ${code}`, areaCode });

  it('differ row by row, in official order, by the latest score', () => {
    expect(comparison.rows).toEqual([
      { ...row('1.1.1', '1'), in: 'both', fields: ['selfScore', 'note'], before: 500, after: 800, gain: 300 },
      { ...row('1.2.1', '1'), in: 'both', fields: ['secondAppraisedScore'], before: 9000, after: 1_1000, gain: 2000 },
      { ...row('2.1.1', '2'), in: 'both', fields: ['explanation'], before: null, after: null, gain: 0 },
      { ...row('2.2', '2'), in: 'both', fields: ['selfScore'], before: 1_0000, after: null, gain: -1_0000 },
    ]);
    expect(flagsOf(comparison)).toEqual(flags);
  });

  it('show the sums of areas and total on both sides', () => {
    expect(comparison.areas.map(({ code, ...sums }) => [code, sums.before.points, sums.after.points])).toEqual([
      ['1', 9500, 1_1800],
      ['2', 1_0000, 0],
    ]);
    expect([comparison.total.before.points, comparison.total.after.points]).toEqual([1_9500, 1_1800]);
  });

  it('count a row that does not apply as no score', () => {
    const without = withEntries(before, { '1.2.1': { ...before.entries.get('1.2.1'), notApplicableReason: 'Không' } });
    expect(compareDocuments(before, without)).toMatchObject({
      rows: [{ code: '1.2.1', fields: ['notApplicableReason'], before: 9000, after: null, gain: -9000 }],
      total: { before: { maxPoints: 14_8334 }, after: { maxPoints: 13_6334 } },
    });
  });

  it.each<[keyof typeof flags, Partial<Assessment>]>([
    ['registerChanged', { evidence: [proofDocument('a')] }],
    ['processChanged', { process: { ...blank.process, documentItemLimit: 6 } }],
    ['adjustmentsChanged', { adjustments: [{ id: 'x', points: pts(1), reason: '' }] }],
    ['departmentsChanged', { departments: blank.departments.slice(1) }],
    ['scenariosChanged', { scenarios: [scenario('a', 'Một')] }],
    ['rubricChanged', { rubric: { ...blank.rubric, decision: '892/QĐ-BNV' } }],
  ])('say what else is not the same: %s', (flag, change) => {
    expect(compareDocuments(blank, { ...blank, ...change })).toMatchObject({ rows: [], ...flags, [flag]: true });
  });

  it('have evidence compared with its places', () => {
    const proved = (place: string) => withEntries(blank, { '1.1.1': { evidence: [at('a', place)] } });
    expect(compareDocuments(proved('Mục 1'), proved('Mục 1')).rows).toEqual([]);
    expect(compareDocuments(proved('Mục 1'), proved('Mục 2')).rows).toMatchObject([{ fields: ['evidence'] }]);
  });
});

describe('two documents over different rubrics', () => {
  // Row 1.2.1 gives way to 1.2.2, criterion 2.2 gets a part 2.2.1, and there is an area 3.
  const file = smallRubricFile();
  const [area1, area2] = file.areas;
  const [narrow, scored] = [area1!.criteria[1]!, area2!.criteria[1]!];
  const heading = { name: 'Mục', nameEn: '', maxPoints: 3.3334, provenance: scored.provenance };
  const wider = {
    ...file,
    areas: [
      {
        ...area1,
        criteria: [
          area1!.criteria[0],
          { ...narrow, subCriteria: [{ ...scored, code: '1.2.2', maxPoints: narrow.maxPoints }] },
        ],
      },
      {
        ...area2,
        criteria: [area2!.criteria[0], { ...heading, code: '2.2', subCriteria: [{ ...scored, code: '2.2.1' }] }],
      },
      { ...heading, code: '3', criteria: [{ ...scored, code: '3.1' }] },
    ],
  };
  const before = withEntries(blank, {
    '1.1.1': { selfScore: pts(500) },
    '1.2.1': { selfScore: pts(7000) },
    '2.2': { selfScore: pts(2_0000) },
  });
  const after = withEntries(blankDocument(rubricSchema.parse(wider)).assessment, {
    '1.1.1': { selfScore: pts(500) },
    '2.2.1': { selfScore: pts(2_5000) },
    '3.1': { selfScore: pts(3_0000) },
  });

  it('show rows of one side alone: those of the later in their place, those of the earlier at the end', () => {
    const { rows, rubricChanged } = compareDocuments(before, after);
    expect(rubricChanged).toBe(true);
    expect(rows.map((row) => [row.code, row.in, row.areaCode, row.before, row.after, row.gain])).toEqual([
      ['1.2.2', 'onlyAfter', '1', null, null, 0],
      ['2.2.1', 'onlyAfter', '2', null, 2_5000, 2_5000],
      ['3.1', 'onlyAfter', '3', null, 3_0000, 3_0000],
      ['1.2.1', 'onlyBefore', '1', 7000, null, -7000],
      ['2.2', 'onlyBefore', '2', 2_0000, null, -2_0000],
    ]);
    expect(rows.flatMap(({ fields }) => fields)).toEqual([]);
  });

  it('show the areas of both', () => {
    const sums = (one: Assessment, other: Assessment) =>
      compareDocuments(one, other).areas.map((area) => [area.code, area.before.points, area.after.points]);
    expect(sums(before, after)).toEqual([
      ['1', 7500, 500],
      ['2', 2_0000, 2_5000],
      ['3', 0, 3_0000],
    ]);
    expect(sums(after, before)).toEqual([
      ['1', 500, 7500],
      ['2', 2_5000, 2_0000],
      ['3', 3_0000, 0],
    ]);
  });
});

describe('any two documents', () => {
  const { assessment, tree } = blankDocument(loadRubric());
  const filled = filledDocument(assessment, tree);

  it('of which one is a copy of the other do not differ', () => {
    holds(531, 30, filled, (document) => {
      const copy = {
        ...structuredClone(document),
        entries: new Map([...document.entries].map(([code, entry]) => [code, structuredClone(entry)])),
      };
      const comparison = compareDocuments(document, copy);
      expect(comparison.rows).toEqual([]);
      expect(flagsOf(comparison)).toEqual(flags);
      for (const { before, after } of [...comparison.areas, comparison.total]) expect(after).toEqual(before);
    });
  });

  it('have gains that add up to the difference of areas and totals, also with rows that do not apply', () => {
    holds(532, 50, fc.tuple(filled, filled), ([before, after]) => {
      const { rows, areas, total } = compareDocuments(before, after);
      const gained = (list: typeof rows) => list.reduce((sum, { gain }) => sum + gain, 0);
      expect(gained(rows)).toBe(total.after.points - total.before.points);
      expect(total.after).toEqual(rollUpDocument(after, tree, 'final').total);
      for (const area of areas)
        expect(gained(rows.filter(({ areaCode }) => areaCode === area.code))).toBe(
          area.after.points - area.before.points,
        );
    });
  });

  it('differ the other way round when they change places', () => {
    holds(533, 30, fc.tuple(filled, filled), ([before, after]) => {
      const there = compareDocuments(before, after).rows;
      const back = compareDocuments(after, before).rows;
      expect(back.map(({ code, fields, gain }) => [code, fields, gain])).toEqual(
        there.map(({ code, fields, gain }) => [code, fields, 0 - gain]),
      );
    });
  });
});

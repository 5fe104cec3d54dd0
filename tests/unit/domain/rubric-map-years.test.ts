import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { compareYears, type YearComparison } from '../../../src/domain/compare-years';
import { proposeRubricMap } from '../../../src/domain/propose-rubric-map';
import { mapFaults, type RubricMap } from '../../../src/domain/rubric-map';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { rubricOf } from '../../helpers/domain-rubrics';
import { sumFigures } from '../../helpers/domain-years';

const row = (max: number) => ({ name: 'Mục', max });

describe('two years over different rubrics', () => {
  const { assessment: blankBefore, tree: treeBefore } = blankDocument(
    rubricOf([
      ['1.1.1', row(1_0000)],
      ['1.1.2', row(2_0000)],
      ['1.1.3', row(1_0000)],
      ['2.1.1', row(5000)],
      ['2.1.2', row(5000)],
      ['2.1.3', row(4_0000)],
      ['2.1.4', row(2_0000)],
      ['3.1.1', row(1_0000)],
    ]),
  );
  const { assessment: blankAfter, tree: treeAfter } = blankDocument(
    rubricOf([
      ['1.1.1', row(1_0000)],
      ['1.1.2', row(3_0000)],
      ['1.1.3', row(1_5000)],
      ['5.1.1', row(1_0000)],
      ['5.1.2', row(1_0000)],
      ['5.1.3', row(3_0000)],
      ['5.1.4', row(2_0000)],
    ]),
  );
  const map: RubricMap = [
    { kind: 'same', from: ['1.1.1'], to: ['1.1.1'] },
    { kind: 'reworded', from: ['1.1.2'], to: ['1.1.2'] },
    { kind: 'new', from: [], to: ['1.1.3'] },
    { kind: 'merged', from: ['2.1.1', '2.1.2'], to: ['5.1.1'] },
    { kind: 'split', from: ['2.1.3'], to: ['5.1.2', '5.1.3'] },
    { kind: 'same', from: ['2.1.4'], to: ['5.1.4'] },
    { kind: 'dropped', from: ['1.1.3'], to: [] },
    { kind: 'dropped', from: ['3.1.1'], to: [] },
  ];
  const before = withEntries(blankBefore, {
    '1.1.1': { selfScore: pts(1_0000), appraisedScore: pts(5000) },
    '1.1.2': { selfScore: pts(1_0000) },
    '1.1.3': { selfScore: pts(9000) },
    '2.1.1': { selfScore: pts(5000) },
    '2.1.2': { selfScore: pts(2500) },
    '2.1.3': { selfScore: pts(3_0000) },
    '2.1.4': { selfScore: pts(2_0000) },
    '3.1.1': { selfScore: pts(1_0000) },
  });
  const after = withEntries(blankAfter, {
    '1.1.1': { selfScore: pts(8000) },
    '1.1.2': { selfScore: pts(2_0000) },
    '1.1.3': { selfScore: pts(1_5000) },
    '5.1.1': { selfScore: pts(5000) },
    '5.1.2': { selfScore: pts(1_0000) },
    '5.1.3': { selfScore: pts(2_5000) },
  });
  const compared = (one: Assessment, other: Assessment, along = map): YearComparison =>
    compareYears(along, { document: one, tree: treeBefore }, { document: other, tree: treeAfter });

  it('compare in points where the maximum stayed, in index where it did not, and elsewhere not at all', () => {
    expect(mapFaults(map, treeBefore, treeAfter)).toEqual([]);
    expect(
      compared(before, after).links.map(({ link, before: one, after: other, gain, hole }) => [
        link.kind,
        [one.points, one.maxPoints],
        [other.points, other.maxPoints],
        gain ?? hole,
      ]),
    ).toEqual([
      ['same', [5000, 1_0000], [8000, 1_0000], { points: 3000, scaled: 30_0000 }],
      // Half of two points, two thirds of three: 16.6667 percentage points.
      ['reworded', [1_0000, 2_0000], [2_0000, 3_0000], { points: null, scaled: 16_6667 }],
      ['new', [null, 0], [1_5000, 1_5000], { reason: 'newRow' }],
      ['merged', [7500, 1_0000], [5000, 1_0000], { points: -2500, scaled: -25_0000 }],
      ['split', [3_0000, 4_0000], [3_5000, 4_0000], { points: 5000, scaled: 12_5000 }],
      ['same', [2_0000, 2_0000], [null, 2_0000], { reason: 'noScore', before: [], after: ['5.1.4'] }],
      ['dropped', [9000, 1_0000], [null, 0], { reason: 'droppedRow' }],
      ['dropped', [1_0000, 1_0000], [null, 0], { reason: 'droppedRow' }],
    ]);
  });

  it('sum the common part alone, by areas of the later rubric, and say how much is outside', () => {
    const { areas, total } = compared(before, after);
    expect(areas.map((area) => [area.code, ...sumFigures(area)])).toEqual([
      // 1.5 of 3 points, 2.8 of 4: 50 and 70 %. Outside: the dropped row's 1 point, the new one's 1.5.
      ['1', [1_5000, 3_0000, 1_0000], [2_8000, 4_0000, 1_5000], [null, 20_0000]],
      // 3.75 and 4 of 5 points. Outside: the row without a score, 2 points on both sides.
      ['5', [3_7500, 5_0000, 2_0000], [4_0000, 5_0000, 2_0000], [2500, 5_0000]],
    ]);
    // 5.25 of 8 is 65.625 %, 6.8 of 9 is 75.5556 %. Area 3 went nowhere and is outside of the total alone.
    expect(sumFigures(total)).toEqual([
      [5_2500, 8_0000, 4_0000],
      [6_8000, 9_0000, 3_5000],
      [null, 9_9306],
    ]);
    expect(total.after.index?.scaled).toBeCloseTo(75_5555.5556, 3);
  });

  it('leave out what did not apply in either year, with the rows that did not', () => {
    const without = withEntries(before, {
      '2.1.2': { notApplicableReason: 'Không có' },
      '1.1.1': { notApplicableReason: 'Không' },
    });
    const { links, areas } = compared(without, withEntries(after, { '1.1.1': { notApplicableReason: 'Không' } }));
    expect(links[0]?.hole).toEqual({ reason: 'notApplicable', before: ['1.1.1'], after: ['1.1.1'] });
    expect(links[3]?.hole).toEqual({ reason: 'notApplicable', before: ['2.1.2'], after: [] });
    expect(sumFigures(areas[0]!)[1]).toEqual([2_0000, 3_0000, 2_5000]);
  });

  it('compare nothing where nothing is in common', () => {
    const { links, areas, total } = compared(before, blankAfter);
    expect(links.every(({ gain }) => gain === null)).toBe(true);
    for (const sum of [...areas, total]) {
      expect([sum.before.points, sum.after.points, sum.before.index, sum.after.index, sum.gain]).toEqual([
        0,
        0,
        null,
        null,
        null,
      ]);
    }
    expect([total.before.outsidePoints, total.after.outsidePoints]).toEqual([
      treeBefore.maxPoints,
      treeAfter.maxPoints,
    ]);
  });

  it('count a row that went to several areas in the total alone', () => {
    const across: RubricMap = [
      { kind: 'split', from: ['2.1.3'], to: ['1.1.2', '5.1.1'] },
      ...['1.1.1', '1.1.2', '1.1.3', '2.1.1', '2.1.2', '2.1.4', '3.1.1'].map(
        (code) => ({ kind: 'dropped', from: [code], to: [] }) as const,
      ),
      ...['1.1.1', '1.1.3', '5.1.2', '5.1.3', '5.1.4'].map((code) => ({ kind: 'new', from: [], to: [code] }) as const),
    ];
    const { links, areas, total } = compared(before, after, across);
    expect(links[0]).toMatchObject({ areaCode: null, gain: { points: -5000, scaled: -12_5000 } });
    expect(areas.map((area) => [area.code, ...sumFigures(area)])).toEqual([
      ['1', [0, 0, 0], [0, 0, 5_5000], null],
      ['5', [0, 0, 0], [0, 0, 7_0000], null],
    ]);
    expect(sumFigures(total)).toEqual([
      [3_0000, 4_0000, 8_0000],
      [2_5000, 4_0000, 8_5000],
      [-5000, -12_5000],
    ]);
  });

  it('gain no points where equal sums hide maxima that shifted', () => {
    const shift = (first: number, second: number) =>
      rubricOf([
        ['1.1.1', row(first)],
        ['1.1.2', row(second)],
      ]);
    const [one, other] = [blankDocument(shift(1_0000, 3_0000)), blankDocument(shift(2_0000, 2_0000))];
    const pairs: RubricMap = ['1.1.1', '1.1.2'].map((code) => ({ kind: 'reworded', from: [code], to: [code] }));
    const full = (document: Assessment, first: number) =>
      withEntries(document, { '1.1.1': { selfScore: pts(first) }, '1.1.2': { selfScore: pts(0) } });
    const { total } = compareYears(
      pairs,
      { document: full(one.assessment, 1_0000), tree: one.tree },
      { document: full(other.assessment, 2_0000), tree: other.tree },
    );
    expect(sumFigures(total)).toEqual([
      [1_0000, 4_0000, 0],
      [2_0000, 4_0000, 0],
      [null, 25_0000],
    ]);
  });

  it('have no index where one maximum is nothing', () => {
    const [nothing, some] = [0, 1_0000].map((max) =>
      blankDocument(
        rubricOf([
          ['1.1.1', row(max)],
          ['1.1.2', row(1_0000)],
        ]),
      ),
    );
    const pairs: RubricMap = [
      { kind: 'reworded', from: ['1.1.1'], to: ['1.1.1'] },
      { kind: 'same', from: ['1.1.2'], to: ['1.1.2'] },
    ];
    const zero = { selfScore: pts(0) };
    const [one, other] = [nothing!, some!].map(({ assessment, tree }) => ({
      document: withEntries(assessment, { '1.1.1': zero, '1.1.2': zero }),
      tree,
    }));
    expect(compareYears(pairs, one!, other!).links[0]).toMatchObject({ gain: null, hole: { reason: 'noMaximum' } });
    expect(compareYears(pairs, one!, one!).links[0]).toMatchObject({ gain: { points: 0, scaled: null }, hole: null });
  });

  it('are not compared along what is no map', () => {
    expect(() => compared(before, after, map.slice(1))).toThrow('Assertion failed');
  });
});

describe('an area whose rows are gone', () => {
  it('stays outside where most of its points went, of equals in the first', () => {
    const { assessment, tree } = blankDocument(
      rubricOf([
        ['1.1.1', row(1_0000)],
        ['1.1.2', row(2_0000)],
        ['1.1.3', row(5000)],
        ['2.1.1', row(1_0000)],
        ['2.1.2', row(1_0000)],
        ['2.1.3', row(7000)],
      ]),
    );
    const { assessment: later, tree: to } = blankDocument(
      rubricOf([
        ['1.1.1', row(1_0000)],
        ['1.1.2', row(1_0000)],
        ['2.1.1', row(2_0000)],
        ['2.1.2', row(1_0000)],
      ]),
    );
    const pairs = [
      ['1.1.1', '1.1.1'],
      ['1.1.2', '2.1.1'],
      ['2.1.1', '2.1.2'],
      ['2.1.2', '1.1.2'],
    ] as const;
    const map: RubricMap = [
      ...pairs.map(([from, other]) => ({ kind: 'same', from: [from], to: [other] }) as const),
      { kind: 'dropped', from: ['1.1.3'], to: [] },
      { kind: 'dropped', from: ['2.1.3'], to: [] },
    ];
    const { links } = compareYears(map, { document: assessment, tree }, { document: later, tree: to });
    expect(links.slice(-2).map(({ areaCode }) => areaCode)).toEqual(['2', '1']);
  });
});

describe('a map from the shipped rubric', () => {
  it('compares the year with itself whole', () => {
    const rubric = loadRubric();
    const { assessment } = blankDocument(rubric);
    const tree = createRubricTree(rubric);
    const scored = withEntries(
      assessment,
      Object.fromEntries(tree.scoredNodes.map(({ code, maxPoints }) => [code, { selfScore: maxPoints }])),
    );
    const { total } = compareYears(
      proposeRubricMap(tree, tree),
      { document: scored, tree },
      { document: scored, tree },
    );
    expect(sumFigures(total)).toEqual([
      [100_0000, 100_0000, 0],
      [100_0000, 100_0000, 0],
      [0, 0],
    ]);
  });
});

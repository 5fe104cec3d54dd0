import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { carriedScores, type CarriedRow } from '../../../src/domain/carried-scores';
import { figuresFit, type Figures } from '../../../src/domain/figures';
import { proposeRubricMap } from '../../../src/domain/propose-rubric-map';
import type { Rule } from '../../../src/domain/rubric';
import { mapFaults, type RubricLink, type RubricMap } from '../../../src/domain/rubric-map';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { filledDocument } from '../../helpers/domain-filled';
import { editedRubric, rubricOf, treeOf } from '../../helpers/domain-rubrics';
import { count, level, ratio, survey, ticked, violations } from '../../helpers/domain-rules';
import { someMap, usualScore } from '../../helpers/domain-years';

const row = (max: number) => ({ name: `Mục ${String(max)}`, max });

describe('last year’s column of a new assessment', () => {
  const earlier = rubricOf([
    ['1.1.1', row(1_0000)],
    ['1.1.2', row(2_0000)],
    ['1.1.3', row(5000)],
    ['1.1.4', row(5000)],
    ['1.1.5', row(4_0000)],
    ['1.1.6', row(1_0000)],
    ['1.1.7', row(1_0000)],
  ]);
  const to = treeOf([
    ['1.1.1', row(1_0000)],
    ['1.1.2', row(4_0000)],
    ['1.1.3', row(1_0000)],
    ['1.1.4', row(1_0000)],
    ['1.1.5', row(3_0000)],
    ['1.1.6', row(1_0000)],
  ]);
  const map: RubricMap = [
    { kind: 'reworded', from: ['1.1.1'], to: ['1.1.1'] },
    { kind: 'same', from: ['1.1.2'], to: ['1.1.2'] },
    { kind: 'merged', from: ['1.1.3', '1.1.4'], to: ['1.1.3'] },
    { kind: 'split', from: ['1.1.5'], to: ['1.1.4', '1.1.5'] },
    { kind: 'new', from: [], to: ['1.1.6'] },
    { kind: 'dropped', from: ['1.1.6'], to: [] },
    { kind: 'dropped', from: ['1.1.7'], to: [] },
  ];
  const { assessment: blank, tree: from } = blankDocument(earlier);
  const scored = withEntries(blank, {
    '1.1.1': { selfScore: pts(1_0000), appraisedScore: pts(5000), secondAppraisedScore: pts(7500) },
    '1.1.2': { selfScore: pts(2_0000) },
    '1.1.3': { selfScore: pts(2500) },
    '1.1.4': { selfScore: pts(1250), appraisedScore: pts(1000) },
    '1.1.5': { selfScore: pts(4_0000) },
  });
  const scores = (document: Assessment, column: 'selfScore' | 'appraisedScore' | 'final' = 'final') =>
    Object.fromEntries(carriedScores(map, document, from, to, column).map(({ code, score }) => [code, score]));

  it('gets points of rows that kept their maximum, sums of mergers that did, and no others', () => {
    expect(mapFaults(map, from, to)).toEqual([]);
    expect(scores(scored)).toEqual({
      '1.1.1': { points: 7500, how: 'asIs' },
      '1.1.2': { points: null, reason: 'otherMaximum', before: 2_0000, after: 4_0000 },
      '1.1.3': { points: 3500, how: 'summed' },
      '1.1.4': { points: null, reason: 'split' },
      '1.1.5': { points: null, reason: 'split' },
      '1.1.6': { points: null, reason: 'newRow' },
    });
  });

  it('gets the column that is asked for', () => {
    expect(scores(scored, 'selfScore')).toMatchObject({ '1.1.1': { points: 1_0000 }, '1.1.3': { points: 3750 } });
    expect(scores(scored, 'appraisedScore')).toMatchObject({
      '1.1.1': { points: 5000 },
      '1.1.3': { points: null, reason: 'noScore', codes: ['1.1.3'] },
    });
  });

  it('gets zero where zero was scored, and nothing where nothing was', () => {
    const zero = withEntries(scored, { '1.1.1': { secondAppraisedScore: pts(0) } });
    expect(scores(zero)['1.1.1']).toEqual({ points: 0, how: 'asIs' });
    expect(scores(blank)['1.1.1']).toEqual({ points: null, reason: 'noScore', codes: ['1.1.1'] });
  });

  it('gets nothing of rows that did not apply, not even part of a merger', () => {
    const without = withEntries(scored, {
      '1.1.1': { notApplicableReason: 'Không có' },
      '1.1.4': { notApplicableReason: 'Không có' },
    });
    expect(scores(without)).toMatchObject({
      '1.1.1': { points: null, reason: 'notApplicable', codes: ['1.1.1'] },
      '1.1.3': { points: null, reason: 'notApplicable', codes: ['1.1.4'] },
    });
  });

  it('does not take the sum of a merger for a maximum that is not the sum of theirs', () => {
    const more = map.map((link): RubricLink =>
      link.kind === 'merged' ? { ...link, from: [...link.from, '1.1.6'] } : link,
    );
    const joined = more.filter((link) => link.from[0] !== '1.1.6');
    expect(
      carriedScores(joined, withEntries(scored, { '1.1.6': { selfScore: pts(5000) } }), from, to, 'final')[2]?.score,
    ).toEqual({ points: null, reason: 'otherMaximum', before: 2_0000, after: 1_0000 });
  });

  it('is not asked for along what is no map', () => {
    expect(() => carriedScores(map.slice(1), scored, from, to, 'final')).toThrow('Assertion failed');
  });
});

describe('last year’s figures', () => {
  const choices = {
    type: 'levels',
    levels: [
      { points: pts(1_0000), label: 'Đạt' },
      { points: pts(0), label: 'Không' },
    ],
  } as const satisfies Rule;
  const share = {
    type: 'ratio',
    achieved: 'Số hồ sơ',
    total: 'Tổng số',
    bands: [{ fromPercent: 0, proportional: true }],
  } as const satisfies Rule;
  const cases = {
    type: 'count',
    counted: 'Số sáng kiến',
    steps: [{ fromCount: 1, points: pts(1_0000) }],
  } as const satisfies Rule;
  const breaches = {
    type: 'deduction',
    violations: [{ pointsEach: pts(5000), label: 'Chậm' }],
  } as const satisfies Rule;
  const parts = { type: 'additive', parts: [{ points: pts(1_0000), label: 'Kiểm tra' }] } as const satisfies Rule;
  const change = {
    type: 'growth',
    current: 'Năm nay',
    base: 'Năm 2021',
    better: 'lower',
    steps: [{ fromChangePercent: null, points: pts(0) }],
  } as const satisfies Rule;

  const carried = (kind: 'same' | 'reworded', before: Rule, after: Rule, figures: Figures, extra = {}): CarriedRow => {
    const build = (rule: Rule, max: number) => rubricOf([['1.1.1', { name: 'Mục', max, rule }]]);
    const { assessment, tree } = blankDocument(build(before, 1_0000));
    const link: RubricLink = { kind, from: ['1.1.1'], to: ['1.1.1'] };
    const to = createRubricTree(build(after, 2_0000));
    return carriedScores([link], withEntries(assessment, { '1.1.1': { figures, ...extra } }), tree, to, 'final')[0]!;
  };

  it.each<[string, Rule, Rule, Figures]>([
    [
      'levels worth other points',
      choices,
      { ...choices, levels: [{ ...choices.levels[0], points: pts(2_0000) }, choices.levels[1]] },
      level(1),
    ],
    [
      'a ratio of other bands',
      share,
      { ...share, achieved: 'số  HỒ SƠ.', bands: [{ fromPercent: 90, points: pts(1) }] },
      ratio(1, 2),
    ],
    ['a count', cases, { ...cases, steps: [{ fromCount: 5, points: pts(1) }] }, count(4)],
    ['violations', breaches, breaches, violations(3)],
    ['parts', parts, parts, ticked(0)],
    ['growth', change, { ...change, better: 'higher' }, { type: 'growth', current: null, base: null }],
    ['a survey', { type: 'survey' }, { type: 'survey' }, survey(80)],
  ])('go over where the same is asked: %s', (_, before, after, figures) => {
    expect(carried('same', before, after, figures).figures).toEqual(figures);
    expect(carried('reworded', before, after, figures).figures).toBeNull();
    expect(carried('same', before, after, figures, { notApplicableReason: 'Không có' }).figures).toBeNull();
    expect(carried('same', before, after, figures, { figures: null }).figures).toBeNull();
  });

  it.each<[string, Rule, Rule, Figures]>([
    ['levels in another order', choices, { ...choices, levels: [choices.levels[1], choices.levels[0]] }, level(1)],
    [
      'a level more',
      choices,
      { ...choices, levels: [...choices.levels, { points: pts(1), label: 'Một phần' }] },
      level(1),
    ],
    ['a ratio of something else', share, { ...share, total: 'Số hồ sơ trực tuyến' }, ratio(1, 2)],
    ['another kind of case', cases, { ...cases, counted: 'Số kiến nghị' }, count(4)],
    [
      'another violation',
      breaches,
      { ...breaches, violations: [{ pointsEach: pts(5000), label: 'Sai' }] },
      violations(3),
    ],
    ['another part', parts, { ...parts, parts: [{ points: pts(1), label: 'Rà soát' }] }, ticked(0)],
    ['another base', change, { ...change, base: 'Năm 2024' }, { type: 'growth', current: null, base: null }],
    ['another kind of rule', { type: 'survey' }, { type: 'index', index: 'sipas' }, survey(80)],
  ])('stay where something else is asked: %s', (_, before, after, figures) => {
    expect(carried('same', before, after, figures).figures).toBeNull();
  });

  it('that do not fit their own rule do not go over', () => {
    expect(carried('same', choices, choices, level(2)).figures).toBeNull();
    expect(carried('same', choices, choices, survey(80)).figures).toBeNull();
  });
});

describe('any earlier assessment', () => {
  const { assessment, tree } = blankDocument(loadRubric());

  it('loses no points on the common part and gains none elsewhere', () => {
    let [common, summed] = [0, 0];
    holds(621, 40, editedRubric(tree), filledDocument(assessment, tree), someMap, ({ rubric }, document, remap) => {
      const to = createRubricTree(rubric);
      const map = remap(proposeRubricMap(tree, to), tree, to);
      const rows = carriedScores(map, document, tree, to, 'final');
      expect(rows.map(({ code }) => code)).toEqual(to.scoredNodes.map(({ code }) => code));
      const original = (codes: readonly string[]): (number | null)[] => codes.map((code) => usualScore(document, code));
      let [carried, expected] = [0, 0];
      for (const { code, from, score, figures } of rows) {
        const node = to.nodeByCode.get(code)!;
        const { kind } = map.find((link) => link.to.includes(code))!;
        const maximum = from.reduce((sum, each) => sum + tree.nodeByCode.get(each)!.maxPoints, 0);
        const isCommon =
          ['same', 'reworded', 'merged'].includes(kind) && maximum === node.maxPoints && !original(from).includes(null);
        expect(score.points !== null).toBe(isCommon);
        if (score.points !== null) {
          common += 1;
          if (score.how === 'summed') summed += 1;
          carried += score.points;
          expected += original(from).reduce<number>((sum, points) => sum + points!, 0);
          expect(score.points).toBeLessThanOrEqual(node.maxPoints);
        }
        if (figures) {
          expect([kind, document.entries.get(from[0]!)!.figures]).toEqual(['same', figures]);
          expect(node.scored && figuresFit(node.rule, figures)).toBe(true);
        }
      }
      expect(carried).toBe(expected);
    });
    expect(common).toBeGreaterThan(500);
    expect(summed).toBeGreaterThan(10);
  });

  it('goes over whole to the same rubric', () => {
    holds(622, 30, filledDocument(assessment, tree), (document) => {
      const rows = carriedScores(proposeRubricMap(tree, tree), document, tree, tree, 'final');
      expect(rows.map(({ score }) => score.points)).toEqual(
        tree.scoredNodes.map(({ code }) => usualScore(document, code)),
      );
    });
  });
});

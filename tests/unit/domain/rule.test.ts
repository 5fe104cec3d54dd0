import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rubricFile from '../../../src/data/rubric-2023.json';
import { loadRubric } from '../../../src/data/packs';
import { figuresSchema, quantityFromInteger, type Figures, type FiguresOf } from '../../../src/domain/figures';
import type { Rule } from '../../../src/domain/rubric';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { scoreByRule, scoreOfFigures, type RuleResult } from '../../../src/domain/rule';
import { holds, pts } from '../../helpers/domain';
import { scoreByRule as oracleScore, type PlainRule } from '../../helpers/domain-rule-oracle';
import {
  additiveRule,
  anyAdditive,
  anyCase,
  anyCount,
  anyDeduction,
  anyGrowth,
  anyPercent,
  anyRatio,
  count,
  countRule,
  deductionRule,
  growth,
  growthRule,
  index,
  indexRule,
  level,
  levelsRule,
  plainFigures,
  plainRule,
  ratio,
  ratioRule,
  survey,
  surveyRule,
  ticked,
  violations,
} from '../../helpers/domain-rules';

/** What came out, short: the points in decimals, the fault, or why there is neither. */
function outcome(rule: Rule, maximum: number, figures: Figures | null): number | string {
  const result = scoreByRule(rule, pts(maximum * 10_000), figures);
  if (result.kind === 'scored') return result.points / 10_000;
  if (result.kind !== 'faulty') return result.kind;
  return 'amount' in result.fault ? `${result.fault.fault} ${result.fault.amount}` : result.fault.fault;
}

const traceOf = (result: RuleResult) => (result.kind === 'scored' ? result.trace : null);

const byEighty = ratioRule([
  [100, 1],
  [80, null],
  [0, 0],
]);
const byNinetyFive = ratioRule([
  [95, 1.5],
  [80, null],
  [0, 0],
]);
const overPlan = ratioRule([
  [105, 1.5],
  [100, 1],
  [0, 0],
]);
const proportional = ratioRule([
  [100, 1],
  [0, null],
]);

describe('a ratio', () => {
  it.each([
    ['all of them', 128, 128, 1],
    ['118 of 128 are 92.1875 %, rounded once', 118, 128, 0.9219],
    ['exactly at the border of 80 %', 4, 5, 0.8],
    ['one case below it', 799, 1000, 0],
    ['a ten-thousandth of a case below it', 79.9999, 100, 0],
    ['one case short of all', 999, 1000, 0.999],
    ['none', 0, 5, 0],
    ['thirds', 5, 6, 0.8333],
    ['none of nothing', 0, 0, 'zeroTotal'],
    ['some of nothing', 1, 0, 'zeroTotal'],
    ['more than all', 129, 128, 'achievedAboveTotal'],
    ['more than all by a hair', 128.0001, 128, 'achievedAboveTotal'],
    ['below nothing', -1, 5, 'negative achieved'],
    ['of less than nothing', 1, -5, 'negative total'],
    ['achieved is missing', null, 5, 'incomplete'],
    ['the total is missing', 5, null, 'incomplete'],
    ['a fault shows before the rest is entered', null, 0, 'zeroTotal'],
  ])('in full at 100 %%, proportional from 80 %%: %s', (_name, achieved, total, expected) => {
    expect(outcome(byEighty, 1, ratio(achieved, total))).toBe(expected);
  });

  it.each([
    [95, 100, 1.5],
    [19, 20, 1.5],
    [94.9999, 100, 1.5],
    [94, 100, 1.4842],
    [80, 100, 1.2632],
    [79, 100, 0],
    [100, 100, 1.5],
  ])('proportional means the maximum × percent ÷ 95, the first band: %d of %d is %d', (achieved, total, expected) => {
    expect(outcome(byNinetyFive, 1.5, ratio(achieved, total))).toBe(expected);
  });

  it.each([
    [105, 100, 1.5],
    [104.9999, 100, 1],
    [100, 100, 1],
    [99.9999, 100, 0],
    [300, 100, 1.5],
  ])('a band above 100 %% lets more than all be achieved: %d of %d is %d', (achieved, total, expected) => {
    expect(outcome(overPlan, 1.5, ratio(achieved, total))).toBe(expected);
  });

  it('so does a rule that says so, and more than all is worth no more than all', () => {
    const mayExceed = { ...byEighty, mayExceed: true } as const;
    expect(outcome(mayExceed, 1, ratio(129, 128))).toBe(1);
    const first = ratioRule([[0.5, null]], true);
    for (const achieved of [300, 100_000_000_000])
      expect(traceOf(scoreByRule(first, pts(1_0000), ratio(achieved, 0.0001)))).toMatchObject({
        parts: [{ kind: 'proportional', index: 0, points: 1_0000 }],
      });
    expect(outcome(ratioRule([[0, null]]), 1, ratio(0, 100))).toBe(1);
  });

  it.each([
    [1, 20_000, 0.0001],
    [1, 20_001, 0],
    [3, 20_000, 0.0002],
    [2, 3, 0.6667],
    [1, 3, 0.3333],
  ])('is rounded once, half up: %d of %d is %d', (achieved, total, expected) => {
    expect(outcome(proportional, 1, ratio(achieved, total))).toBe(expected);
  });

  it('compares percents exactly, with decimals and with the largest budgets', () => {
    const twoThirds = (fromPercent: number) => ratioRule([[fromPercent, 1]]);
    expect(outcome(twoThirds(66.666666), 1, ratio(2, 3))).toBe(1);
    expect(outcome(twoThirds(66.666667), 1, ratio(2, 3))).toBe(0);
    expect(outcome(twoThirds(33.3), 1, ratio(333, 1000))).toBe(1);
    expect(outcome(twoThirds(100), 1, ratio(99_999_999_999, 100_000_000_000))).toBe(0);
    expect(outcome(twoThirds(100), 1, ratio(100_000_000_000, 100_000_000_000))).toBe(1);
  });

  it('explains itself', () => {
    expect(traceOf(scoreByRule(byEighty, pts(1_0000), ratio(118, 128)))).toEqual({
      type: 'ratio',
      achieved: 118_0000,
      total: 128_0000,
      percentScaled: 92_1875,
      band: 1,
      proportional: true,
      parts: [{ kind: 'proportional', index: 1, points: 9219 }],
    });
    expect(traceOf(scoreByRule(byEighty, pts(1_0000), ratio(7, 7)))).toMatchObject({
      percentScaled: 100_0000,
      band: 0,
      proportional: false,
      parts: [{ kind: 'band', index: 0, points: 1_0000 }],
    });
    expect(traceOf(scoreByRule(ratioRule([[80, 1]]), pts(1_0000), ratio(2, 3)))).toMatchObject({
      percentScaled: 66_6667,
      band: null,
      proportional: false,
      parts: [{ kind: 'belowAll', points: 0 }],
    });
  });

  it('shows even an absurd percent as a whole number', () => {
    const trace = traceOf(scoreByRule(overPlan, pts(1_5000), ratio(100_000_000_000, 0.0001)));
    expect(trace).toMatchObject({ percentScaled: Number.MAX_SAFE_INTEGER });
  });
});

describe('a count', () => {
  const rule = countRule([
    [3, 0.5],
    [2, 0.25],
    [0, 0],
  ]);

  it.each([
    [0, 0],
    [1, 0],
    [2, 0.25],
    [3, 0.5],
    [4, 0.5],
    [1_000_000_000, 0.5],
    [-1, 'negative count'],
  ])('%i cases give %s', (cases, expected) => {
    expect(outcome(rule, 0.5, count(cases))).toBe(expected);
  });

  it('below every step is 0, and the trace says so', () => {
    const result = scoreByRule(countRule([[3, 0.5]]), pts(5000), count(2));
    expect(result).toMatchObject({ kind: 'scored', points: 0 });
    expect(traceOf(result)).toEqual({
      type: 'count',
      count: 2,
      step: null,
      parts: [{ kind: 'belowAll', points: 0 }],
    });
    expect(traceOf(scoreByRule(rule, pts(5000), count(2)))).toEqual({
      type: 'count',
      count: 2,
      step: 1,
      parts: [{ kind: 'step', index: 1, points: 2500 }],
    });
  });
});

describe('levels', () => {
  it.each([
    [0, 1.5],
    [1, 0.75],
    [2, 0],
    [3, 'doesNotFit'],
    [-1, 'doesNotFit'],
  ])('level %i gives %s', (position, expected) => {
    expect(outcome(levelsRule(1.5, 0.75, 0), 1.5, level(position))).toBe(expected);
  });

  it('a level above the maximum is cut to it, in plain sight', () => {
    const result = scoreByRule(levelsRule(2, 0), pts(1_5000), level(0));
    expect(result).toMatchObject({ kind: 'scored', points: 1_5000 });
    expect(traceOf(result)).toEqual({
      type: 'levels',
      level: 0,
      parts: [
        { kind: 'level', index: 0, points: 2_0000 },
        { kind: 'ceiling', points: -5000 },
      ],
    });
  });
});

describe('a deduction', () => {
  const rule = deductionRule(0.5, 0.25, 0.1);

  it.each([
    [[0, 0, 0], 1],
    [[1, 0, 0], 0.5],
    [[0, 1, 3], 0.45],
    [[0, 0, 9], 0.1],
    [[2, 0, 0], 0],
    [[1, 1, 3], 0],
    [[1_000_000_000, 1_000_000_000, 1_000_000_000], 0],
    [[0, 0], 'doesNotFit'],
    [[0, -1, 0], 'negative violations'],
  ])('violations %j leave %s', (found, expected) => {
    expect(outcome(rule, 1, violations(...found))).toBe(expected);
  });

  it('explains what was taken, and what the floor gave back', () => {
    expect(traceOf(scoreByRule(rule, pts(1_0000), violations(1, 0, 8)))).toEqual({
      type: 'deduction',
      violations: [
        { times: 1, pointsEach: 5000 },
        { times: 0, pointsEach: 2500 },
        { times: 8, pointsEach: 1000 },
      ],
      floor: 3000,
      parts: [
        { kind: 'maximum', points: 1_0000 },
        { kind: 'violation', index: 0, times: 1, points: -5000 },
        { kind: 'violation', index: 2, times: 8, points: -8000 },
        { kind: 'floor', points: 3000 },
      ],
    });
  });
});

describe('a deduction of more than numbers can count', () => {
  it('is still 0, and its parts still add up', () => {
    const most = 1_000_000_000;
    const result = scoreByRule(deductionRule(10_000, 10_000), pts(1_0000), violations(most, most));
    expect(result).toMatchObject({ kind: 'scored', points: 0 });
    expect(traceOf(result)!.parts.reduce((sum, part) => sum + part.points, 0)).toBe(0);
  });
});

describe('parts that add up', () => {
  const rule = additiveRule(0.25, 0.5, 0.25);

  it.each([
    [[], 0],
    [[1], 0.5],
    [[2, 0], 0.5],
    [[0, 1, 2], 1],
    [[3], 'doesNotFit'],
    [[1, 1], 'doesNotFit'],
    [[-1], 'doesNotFit'],
  ])('%j give %s', (parts, expected) => {
    expect(outcome(rule, 1, ticked(...parts))).toBe(expected);
  });

  it('never come to more than the maximum', () => {
    const result = scoreByRule(rule, pts(6000), ticked(2, 1));
    expect(result).toMatchObject({ kind: 'scored', points: 6000 });
    expect(traceOf(result)).toEqual({
      type: 'additive',
      ticked: [1, 2],
      parts: [
        { kind: 'part', index: 1, points: 5000 },
        { kind: 'part', index: 2, points: 2500 },
        { kind: 'ceiling', points: -1500 },
      ],
    });
  });
});

describe('growth', () => {
  const fewer = growthRule('lower', [
    [-10, 1],
    [-5, 0.5],
    [null, 0],
  ]);
  const more = growthRule('higher', [
    [5, 1],
    [0, 0.5],
    [null, 0],
  ]);

  it.each([
    [180, 200, 1],
    [180.0001, 200, 0.5],
    [190, 200, 0.5],
    [190.0001, 200, 0],
    [0, 200, 1],
    [400, 200, 0],
    [90, 0, 'zeroBase'],
    [0, 0, 'zeroBase'],
    [-1, 200, 'negative current'],
    [1, -200, 'negative base'],
    [null, 200, 'incomplete'],
    [180, null, 'incomplete'],
    [null, 0, 'zeroBase'],
  ])('fewer is better: %j after %j gives %s', (current, base, expected) => {
    expect(outcome(fewer, 1, growth(current, base))).toBe(expected);
  });

  it.each([
    [1050, 1000, 1],
    [1049.9999, 1000, 0.5],
    [1000, 1000, 0.5],
    [999.9999, 1000, 0],
    [0, 1000, 0],
    [100_000_000_000, 95_238_095_238.0953, 0.5],
    [100_000_000_000, 95_238_095_238.0952, 1],
  ])('more is better: %d after %d gives %d', (current, base, expected) => {
    expect(outcome(more, 1, growth(current, base))).toBe(expected);
  });

  it('explains itself, and rounds the change for display only', () => {
    expect(traceOf(scoreByRule(fewer, pts(1_0000), growth(2, 3)))).toEqual({
      type: 'growth',
      current: 2_0000,
      base: 3_0000,
      changeScaled: -33_3333,
      step: 0,
      parts: [{ kind: 'step', index: 0, points: 1_0000 }],
    });
    expect(traceOf(scoreByRule(more, pts(1_0000), growth(1049.9999, 1000)))).toMatchObject({
      changeScaled: 5_0000,
      step: 1,
    });
    expect(traceOf(scoreByRule(growthRule('higher', [[5, 1]]), pts(1_0000), growth(1, 1)))).toMatchObject({
      step: null,
      parts: [{ kind: 'belowAll', points: 0 }],
    });
  });
});

describe('surveys and linked indexes', () => {
  it.each([
    [100, 1.5],
    [79.21, 1.1882],
    [79.2099, 1.1881],
    [0.0001, 0],
    [0, 0],
    [100.0001, 'percentOutOfRange'],
    [-0.0001, 'percentOutOfRange'],
  ])('a survey of %d %% of 1.5 points gives %s', (percent, expected) => {
    expect(outcome(surveyRule, 1.5, survey(percent))).toBe(expected);
  });

  it.each([
    [100, 10],
    [82.66, 8.266],
    [0, 0],
    [101, 'percentOutOfRange'],
  ])('an index of %d %% of 10 points gives %s', (percent, expected) => {
    expect(outcome(indexRule, 10, index(percent))).toBe(expected);
  });

  it('explain themselves', () => {
    expect(traceOf(scoreByRule(indexRule, pts(10_0000), index(82.66)))).toEqual({
      type: 'index',
      percent: 82_6600,
      parts: [{ kind: 'share', points: 8_2660 }],
    });
  });
});

describe('figures and rules', () => {
  it('without figures there is nothing, which is not zero', () => {
    expect(scoreByRule(byEighty, pts(1_0000), null)).toEqual({ kind: 'none' });
    expect(scoreOfFigures(byEighty, pts(1_0000), null)).toBeNull();
    expect(scoreOfFigures(byEighty, pts(1_0000), ratio(1, 0))).toBeNull();
    expect(scoreOfFigures(byEighty, pts(1_0000), ratio(1, null))).toBeNull();
    expect(scoreOfFigures(byEighty, pts(1_0000), ratio(0, 1))).toBe(0);
  });

  it('figures of another kind do not fit, even where an amount is missing', () => {
    expect(outcome(byEighty, 1, growth(null, null))).toBe('doesNotFit');
    expect(outcome(surveyRule, 1, index(50))).toBe('doesNotFit');
    expect(outcome(indexRule, 1, survey(50))).toBe('doesNotFit');
  });

  it('are worked out once, and again when the rule or the maximum is another', () => {
    const figures = ratio(118, 128);
    const first = scoreByRule(byEighty, pts(1_0000), figures);
    expect(scoreByRule(byEighty, pts(1_0000), figures)).toBe(first);
    expect(outcome(byEighty, 2, figures)).toBe(1.8438);
    expect(outcome(byNinetyFive, 2, figures)).toBe(1.9408);
    expect(outcome(byEighty, 1, figures)).toBe(0.9219);
  });
});

/** The plain rules of the shipped file by code, for the oracle. */
const plainRuleByCode = new Map<string, PlainRule>(
  rubricFile.areas.flatMap(({ criteria }) =>
    criteria.flatMap((criterion) => {
      const rows = (criterion as { subCriteria?: { code: string; rule: PlainRule }[] }).subCriteria;
      return (rows ?? [criterion as unknown as { code: string; rule: PlainRule }]).map(
        ({ code, rule }) => [code, rule] as const,
      );
    }),
  ),
);

/** Figures at the best, on both sides of every border, and at the worst. Best first. */
function tableOf(rule: Rule): readonly Figures[] {
  switch (rule.type) {
    case 'levels':
      return rule.levels.map((_, position) => level(position));
    case 'ratio':
      return rule.bands
        .flatMap(({ fromPercent }) => [ratio(fromPercent * 10, 1000), ratio(fromPercent * 10 - 1, 1000)])
        .filter((figures) => figures.type === 'ratio' && figures.achieved! >= 0);
    case 'count':
      return rule.steps.flatMap(({ fromCount }) => [count(fromCount), count(Math.max(0, fromCount - 1))]);
    case 'deduction':
      return [
        violations(...rule.violations.map(() => 0)),
        ...rule.violations.map((_, kind) => violations(...rule.violations.map((__, at) => (at === kind ? 1 : 0)))),
        violations(...rule.violations.map(() => 50)),
      ];
    case 'additive':
      return [ticked(...rule.parts.keys()), ...rule.parts.map((_, at) => ticked(at)), ticked()];
    case 'growth': {
      const borders = rule.steps.flatMap(({ fromChangePercent: from }) => (from === null ? [] : [1000 + from * 10]));
      const beyond = rule.better === 'higher' ? -1 : 1;
      return [
        ...borders.flatMap((at) => [growth(at, 1000), growth(at + beyond, 1000)]),
        growth(rule.better === 'higher' ? 0 : 3000, 1000),
      ];
    }
    case 'survey':
      return [survey(100), survey(79.21), survey(50), survey(0)];
    case 'index':
      return [index(100), index(82.66), index(50), index(0)];
  }
}

describe('every rule of the shipped rubric', () => {
  const rows = createRubricTree(loadRubric()).scoredNodes;

  it('there are 88 of them', () => {
    expect(rows).toHaveLength(88);
  });

  it.each(rows.map((row) => [row.code, row] as const))(
    '%s gives its maximum for the best, nothing for the worst, and agrees with the oracle at every border',
    (code, { rule, maxPoints }) => {
      const table = tableOf(rule);
      const plain = plainRuleByCode.get(code)!;
      const scores = table.map((figures) => scoreOfFigures(rule, maxPoints, figures));
      const expected = table.map((figures) =>
        Math.round(oracleScore(plain, maxPoints / 10_000, plainFigures(figures)) * 10_000),
      );
      expect(scores).toEqual(expected);
      expect([scores[0], scores.at(-1)]).toEqual([maxPoints, 0]);
      // A border on which both sides score alike would test nothing.
      expect(new Set(scores).size).toBeGreaterThanOrEqual(Math.min(3, rule.type === 'levels' ? rule.levels.length : 3));
    },
  );

  it.each([
    ['1.3.1', ratio(20, 100), 5000],
    ['1.3.1', ratio(19, 100), 0],
    ['3.3.2', count(39), 5000],
    ['3.4.1', ratio(95, 100), 1_9000],
    ['3.4.1', ratio(94, 100), 0],
    ['4.1.3', growth(95, 100), 5000],
    ['4.1.3', growth(96, 100), 0],
    ['5.4.2', violations(0, 2, 1), 4000],
    ['5.6.2', ratio(50, 100), 3571],
    ['6.1.1', ratio(90, 100), 1_4211],
    ['7.3.5', ratio(5, 100), 3333],
    ['7.3.5', ratio(15, 100), 1_0000],
    ['8.1.1', index(82.66), 8_2660],
    ['8.2.3', growth(99, 100), 5000],
    ['8.2.4', ratio(104, 100), 1_0000],
    ['8.2.5', ratio(99, 100), 1_9800],
  ])('%s by hand: %j', (code, figures, expected) => {
    const row = rows.find((node) => node.code === code)!;
    const found = scoreByRule(row.rule, row.maxPoints, figures);
    expect(found).toMatchObject({ kind: 'scored', points: expected });
  });
});

describe('whatever the figures', () => {
  it('the score is a whole count between 0 and the maximum, and its parts add up to it', () => {
    holds(901, 8000, anyCase, ({ rule, maxPoints, figures }) => {
      const result = scoreByRule(rule, maxPoints, figures);
      if (result.kind !== 'scored') throw new Error(JSON.stringify(result));
      expect(Number.isSafeInteger(result.points)).toBe(true);
      expect(result.points).toBeGreaterThanOrEqual(0);
      expect(result.points).toBeLessThanOrEqual(maxPoints);
      expect(result.trace.parts.reduce((sum, part) => sum + part.points, 0)).toBe(result.points);
      expect(result.trace.type).toBe(rule.type);
    });
  });

  it('parts add up also where a table gives more than the maximum', () => {
    holds(902, 4000, anyCase, fc.integer({ min: 0, max: 1_0000 }), ({ rule, figures }, maximum) => {
      const result = scoreByRule(rule, pts(maximum), figures);
      if (result.kind !== 'scored') throw new Error(JSON.stringify(result));
      expect(result.points).toBeLessThanOrEqual(maximum);
      expect(result.trace.parts.reduce((sum, part) => sum + part.points, 0)).toBe(result.points);
    });
  });

  it('the score is the one of the oracle', () => {
    holds(903, 8000, anyCase, ({ rule, maxPoints, figures }) => {
      const expected = oracleScore(plainRule(rule), maxPoints / 10_000, plainFigures(figures));
      expect(scoreOfFigures(rule, maxPoints, figures)).toBe(Math.round(expected * 10_000));
    });
  });

  it('nothing that the schema lets through makes it throw', () => {
    const whole = fc.integer({ min: 0, max: 1_000_000_000 });
    const decimal = fc
      .integer({ min: -(10 ** 15), max: 10 ** 15 })
      .map((scaled) => quantityFromInteger(scaled) / 10_000);
    const maybe = fc.option(fc.oneof(decimal, fc.constant(0)));
    const anything = fc.oneof(
      fc.record({ type: fc.constant('levels'), level: whole }),
      fc.record({ type: fc.constant('ratio'), achieved: maybe, total: maybe }),
      fc.record({ type: fc.constant('count'), count: whole }),
      fc.record({ type: fc.constant('deduction'), violations: fc.array(whole, { maxLength: 4 }) }),
      fc.record({ type: fc.constant('additive'), parts: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }) }),
      fc.record({ type: fc.constant('growth'), current: maybe, base: maybe }),
      fc.record({ type: fc.constantFrom('survey', 'index'), percent: decimal }),
    );
    holds(904, 6000, anyCase, anything, ({ rule, maxPoints }, file) => {
      const figures = figuresSchema.parse(file);
      expect(['scored', 'faulty', 'incomplete']).toContain(scoreByRule(rule, maxPoints, figures).kind);
    });
  });
});

/** The score of the same row with other figures. */
const scoreWith = (row: { rule: Rule; maxPoints: ReturnType<typeof pts> }, figures: Figures): number => {
  const points = scoreOfFigures(row.rule, row.maxPoints, figures);
  if (points === null) throw new Error(JSON.stringify(scoreByRule(row.rule, row.maxPoints, figures)));
  return points;
};

describe('better figures never score less', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  it('ratio, in what is achieved', () => {
    holds(911, 5000, anyRatio, part, (row, share) => {
      const figures = row.figures as FiguresOf<'ratio'>;
      const fewer = quantityFromInteger(Math.floor(figures.achieved! * share));
      expect(scoreWith(row, { ...figures, achieved: fewer })).toBeLessThanOrEqual(scoreWith(row, figures));
    });
  });

  it('count', () => {
    holds(912, 2000, anyCount, fc.integer({ min: 1, max: 50 }), (row, more) => {
      const { count: cases } = row.figures as FiguresOf<'count'>;
      expect(scoreWith(row, count(cases + more))).toBeGreaterThanOrEqual(scoreWith(row, row.figures));
    });
  });

  it('deduction, in violations of every kind', () => {
    holds(913, 2000, anyDeduction, fc.nat(), (row, kind) => {
      const { violations: found } = row.figures as FiguresOf<'deduction'>;
      const at = kind % found.length;
      expect(scoreWith(row, violations(...found.with(at, found[at]! + 1)))).toBeLessThanOrEqual(
        scoreWith(row, row.figures),
      );
    });
  });

  it('additive, in what is ticked', () => {
    holds(914, 2000, anyAdditive, fc.nat(), (row, count_) => {
      const { parts } = row.figures as FiguresOf<'additive'>;
      const some = parts.slice(0, count_ % (parts.length + 1));
      expect(scoreWith(row, ticked(...some))).toBeLessThanOrEqual(scoreWith(row, row.figures));
    });
  });

  it('survey and index', () => {
    holds(915, 2000, anyPercent, part, (row, share) => {
      const figures = row.figures as FiguresOf<'survey'>;
      const lower = quantityFromInteger(Math.floor(figures.percent * share));
      expect(scoreWith(row, { ...figures, percent: lower })).toBeLessThanOrEqual(scoreWith(row, figures));
    });
  });

  it('growth, in the direction that is better', () => {
    holds(916, 5000, anyGrowth, part, (row, share) => {
      const figures = row.figures as FiguresOf<'growth'>;
      const low = { ...figures, current: quantityFromInteger(Math.floor(figures.current! * share)) };
      const [worse, better] =
        row.rule.type === 'growth' && row.rule.better === 'higher' ? [low, figures] : [figures, low];
      expect(scoreWith(row, worse)).toBeLessThanOrEqual(scoreWith(row, better));
    });
  });
});

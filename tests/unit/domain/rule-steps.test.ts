import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { figuresSchema, quantityFromInteger, type Figures } from '../../../src/domain/figures';
import type { Points } from '../../../src/domain/points';
import type { Rule } from '../../../src/domain/rubric';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { scoreByRule, scoreOfFigures } from '../../../src/domain/rule';
import { nextSteps, type RuleStep } from '../../../src/domain/rule-steps';
import { holds, pts } from '../../helpers/domain';
import {
  additiveRule,
  amount,
  anyCase,
  anyGrowth,
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
  ratio,
  ratioRule,
  survey,
  surveyRule,
  ticked,
  violations,
} from '../../helpers/domain-rules';

const steps = (rule: Rule, maximum: number, figures: Figures | null): readonly RuleStep[] =>
  nextSteps(rule, pts(maximum * 10_000), figures);

/** Each step as what to do and what it brings, in decimals. */
const changes = (rule: Rule, maximum: number, figures: Figures | null) =>
  steps(rule, maximum, figures).map(({ change, gain }) => [change, gain / 10_000] as const);

const achieved = (more: number, fromPercent: number | null) => ({ kind: 'achieved', more: amount(more), fromPercent });

describe('a ratio', () => {
  const byNinetyFive = ratioRule([
    [95, 1.5],
    [80, null],
    [0, 0],
  ]);
  const halves = ratioRule([
    [30, 1],
    [20, 0.5],
    [0, 0],
  ]);

  it('three more cases reach 95 %, and one more is worth a little already', () => {
    // 92 ÷ 95 × 1.5 = 1.4526, 93 ÷ 95 × 1.5 = 1.4684
    expect(changes(byNinetyFive, 1.5, ratio(92, 100))).toEqual([
      [achieved(1, null), 0.0158],
      [achieved(3, 95), 0.0474],
    ]);
    expect(steps(byNinetyFive, 1.5, ratio(92, 100))[1]).toEqual({
      figures: ratio(95, 100),
      points: 1_5000,
      gain: 474,
      change: achieved(3, 95),
    });
  });

  it('below a proportional band it is the band that is offered, not the next case', () => {
    expect(changes(byNinetyFive, 1.5, ratio(70, 100))).toEqual([
      [achieved(10, 80), 1.2632],
      [achieved(25, 95), 1.5],
    ]);
  });

  it('fixed bands have no worth between them', () => {
    expect(changes(halves, 1, ratio(19, 97))).toEqual([
      [achieved(1, 20), 0.5], // 20 % of 97 are 19.4
      [achieved(11, 30), 1], // 30 % of 97 are 29.1
    ]);
    expect(changes(halves, 1, ratio(28, 97))).toEqual([[achieved(2, 30), 0.5]]);
  });

  it('cases are whole; what is measured in fractions is not', () => {
    expect(changes(halves, 1, ratio(19.1, 97))).toEqual([
      [achieved(0.3, 20), 0.5],
      [achieved(10, 30), 1],
    ]);
    expect(changes(halves, 1, ratio(2, 9.9999))).toEqual([[achieved(1, 30), 0.5]]); // 2.99997 is rounded up
  });

  it('when the next case reaches the next band, it is that band', () => {
    expect(changes(byNinetyFive, 1.5, ratio(18, 20))).toEqual([[achieved(1, 95), 0.0789]]);
    const full = ratioRule([
      [100, 1],
      [80, null],
      [0, 0],
    ]);
    expect(changes(full, 1, ratio(127, 128))).toEqual([[achieved(1, 100), 0.0078]]);
  });

  it('when one case reaches two bands, it is the better one', () => {
    const close = ratioRule([
      [95, 1],
      [90, 0.5],
      [0, 0],
    ]);
    expect(changes(close, 1, ratio(8, 9))).toEqual([[achieved(1, 95), 1]]);
  });

  it('where one case is worth nothing, the next step is as many cases as gain a ten-thousandth', () => {
    const full = ratioRule([
      [100, 1],
      [0, null],
    ]);
    // 0.5 in a million cases is 0.5001 once it rounds up: 500 050 of them.
    expect(changes(full, 1, ratio(500_000, 1_000_000))).toEqual([
      [achieved(50, null), 0.0001],
      [achieved(500_000, 100), 0.5],
    ]);
  });

  it('going further for the same points is not offered', () => {
    const alike = ratioRule([
      [90, 0.5],
      [80, 0.5],
      [70, 0.2],
    ]);
    expect(changes(alike, 1, ratio(70, 100))).toEqual([[achieved(10, 80), 0.3]]);
  });

  it('more than all is offered only where it may be', () => {
    const overPlan = ratioRule([
      [105, 1.5],
      [100, 1],
      [0, 0],
    ]);
    expect(changes(overPlan, 1.5, ratio(99, 100))).toEqual([
      [achieved(1, 100), 1],
      [achieved(6, 105), 1.5],
    ]);
    expect(changes(overPlan, 1.5, ratio(100, 100))).toEqual([[achieved(5, 105), 0.5]]);
  });

  it('never asks for an amount that could not be entered', () => {
    const overPlan = ratioRule([
      [105, 1.5],
      [100, 1],
      [0, 0],
    ]);
    expect(changes(overPlan, 1.5, ratio(100_000_000_000, 100_000_000_000))).toEqual([]);
  });
});

describe('the other rules', () => {
  it('levels: each better one', () => {
    expect(changes(levelsRule(1.5, 0.75, 0), 1.5, level(2))).toEqual([
      [{ kind: 'level', level: 1 }, 0.75],
      [{ kind: 'level', level: 0 }, 1.5],
    ]);
    expect(changes(levelsRule(1.5, 0.75, 0), 1.5, level(1))).toEqual([[{ kind: 'level', level: 0 }, 0.75]]);
  });

  it('count: each better step', () => {
    const rule = countRule([
      [40, 1],
      [20, 0.5],
      [0, 0],
    ]);
    expect(changes(rule, 1, count(17))).toEqual([
      [{ kind: 'count', more: 3, fromCount: 20 }, 0.5],
      [{ kind: 'count', more: 23, fromCount: 40 }, 1],
    ]);
    expect(steps(rule, 1, count(39))[0]).toMatchObject({ figures: count(40), points: 1_0000 });
  });

  it('deduction: one violation fewer of each kind that was found', () => {
    const rule = deductionRule(0.5, 0.25, 0.1);
    expect(changes(rule, 1, violations(1, 0, 2))).toEqual([
      [{ kind: 'violation', index: 2 }, 0.1],
      [{ kind: 'violation', index: 0 }, 0.5],
    ]);
    expect(steps(rule, 1, violations(1, 0, 2))[0]!.figures).toEqual(violations(1, 0, 1));
  });

  it('deduction: far below the floor one fewer gains nothing, just below it only a part', () => {
    const rule = deductionRule(0.5, 0.25, 0.1);
    expect(changes(rule, 1, violations(9, 0, 1))).toEqual([]);
    expect(changes(rule, 1, violations(2, 0, 1))).toEqual([[{ kind: 'violation', index: 0 }, 0.4]]);
  });

  it('additive: each part that is not ticked', () => {
    const rule = additiveRule(0.25, 0.5, 0.25);
    expect(changes(rule, 1, ticked(2))).toEqual([
      [{ kind: 'part', index: 0 }, 0.25],
      [{ kind: 'part', index: 1 }, 0.5],
    ]);
    expect(steps(rule, 1, ticked(2))[0]!.figures).toEqual(ticked(0, 2));
  });

  it('growth: the value that the same base asks for', () => {
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
    const to = (current: number, fromChangePercent: number) => ({
      kind: 'growth',
      current: amount(current),
      fromChangePercent,
    });
    expect(changes(fewer, 1, growth(210, 203))).toEqual([
      [to(192, -5), 0.5], // 192.85 officers are 192
      [to(182, -10), 1], // 182.7
    ]);
    expect(changes(fewer, 1, growth(10, 10))).toEqual([[to(9, -10), 1]]); // -5 % and -10 % of ten are both nine
    expect(changes(more, 1, growth(999.5, 1000))).toEqual([
      [to(1000, 0), 0.5],
      [to(1050, 5), 1],
    ]);
    expect(changes(more, 1, growth(1003, 1001))).toEqual([[to(1052, 5), 0.5]]); // 1051.05
    expect(changes(more, 1, growth(1003.5, 1001))).toEqual([[to(1051.05, 5), 0.5]]);
  });

  it('survey and index: one point more, or what is left', () => {
    expect(changes(surveyRule, 1.5, survey(79.21))).toEqual([[{ kind: 'percent', more: amount(1) }, 0.015]]);
    expect(changes(indexRule, 10, index(99.6))).toEqual([[{ kind: 'percent', more: amount(0.4) }, 0.04]]);
    expect(steps(indexRule, 10, index(99.6))[0]!.figures).toEqual(index(100));
  });
});

describe('nothing is offered', () => {
  const rule = ratioRule([
    [100, 1],
    [80, null],
    [0, 0],
  ]);

  it.each([
    ['without figures', null],
    ['while an amount is missing', ratio(3, null)],
    ['where figures are faulty', ratio(3, 0)],
    ['where they do not fit', survey(3)],
    ['at the best', ratio(5, 5)],
  ])('%s', (_name, figures) => {
    expect(steps(rule, 1, figures)).toEqual([]);
  });
});

const rowsOfRubric = createRubricTree(loadRubric()).scoredNodes;

/** One whole case, or the smallest amount, by what the figures are measured in. */
const unitOf = (...amounts: readonly number[]): number => (amounts.every((each) => each % 10_000 === 0) ? 10_000 : 1);

/** That one unit less would not do, by the arithmetic of the rule and not of the product's goals. */
function expectMinimal(rule: Rule, maxPoints: Points, now: Figures, { change, points }: RuleStep): void {
  const before = scoreOfFigures(rule, maxPoints, now)!;
  if (change.kind === 'achieved' && now.type === 'ratio' && rule.type === 'ratio') {
    const unit = unitOf(now.achieved!, now.total!);
    const less = now.achieved! + change.more - unit;
    if (change.fromPercent === null) {
      const figures = { ...now, achieved: quantityFromInteger(less) };
      expect(scoreOfFigures(rule, maxPoints, figures)!).toBeLessThanOrEqual(before);
      return;
    }
    const hundredths = BigInt(Math.round(change.fromPercent * 100));
    expect(BigInt(less) * 10_000n < hundredths * BigInt(now.total!)).toBe(true);
    expect(BigInt(less + unit) * 10_000n >= hundredths * BigInt(now.total!)).toBe(true);
  } else if (change.kind === 'growth' && now.type === 'growth' && rule.type === 'growth') {
    const unit = unitOf(now.current!, now.base!);
    const lazier = change.current + (rule.better === 'higher' ? -unit : unit);
    const figures = { ...now, current: quantityFromInteger(lazier) };
    expect(scoreOfFigures(rule, maxPoints, figures)!).toBeLessThan(points);
  } else if (change.kind === 'count' && now.type === 'count') {
    expect(scoreOfFigures(rule, maxPoints, count(now.count + change.more - 1))!).toBeLessThan(points);
  }
}

describe('whatever the figures', () => {
  it('each step scores what it says, gains, is as small as can be, and could be entered', () => {
    holds(921, 8000, anyCase, ({ rule, maxPoints, figures }) => {
      const before = scoreOfFigures(rule, maxPoints, figures)!;
      const found = nextSteps(rule, maxPoints, figures);
      for (const step of found) {
        expect(scoreByRule(rule, maxPoints, step.figures)).toMatchObject({ kind: 'scored', points: step.points });
        expect(step.gain).toBeGreaterThan(0);
        expect(step.points - before).toBe(step.gain);
        expect(figuresSchema.safeParse(figuresSchema.encode(step.figures)).success).toBe(true);
        expectMinimal(rule, maxPoints, figures, step);
      }
      expect(found.map(({ gain }) => gain)).toEqual(found.map(({ gain }) => gain).sort((a, b) => a - b));
    });
  });

  it('ratio: the steps are those that trying every number of cases finds', () => {
    const small = fc.integer({ min: 1, max: 60 }).chain((total) => fc.tuple(fc.nat(total), fc.constant(total)));
    holds(922, 3000, anyRatio, small, ({ rule, maxPoints }, [cases, total]) => {
      if (rule.type !== 'ratio') throw new Error(rule.type);
      const now = scoreByRule(rule, maxPoints, ratio(cases, total));
      if (now.kind !== 'scored' || now.trace.type !== 'ratio') throw new Error(now.kind);
      const expected: number[] = [];
      let bandBefore = now.trace.band;
      let bestPoints = now.points;
      for (let more = 1; cases + more <= total * 1.2 + 1; more += 1) {
        const next = scoreByRule(rule, maxPoints, ratio(cases + more, total));
        if (next.kind !== 'scored' || next.trace.type !== 'ratio') break;
        const { band } = next.trace;
        const isNextCase = now.trace.proportional && expected.length === 0;
        if (next.points > bestPoints && (band !== bandBefore || isNextCase)) {
          expected.push(more);
          bestPoints = next.points;
        }
        bandBefore = band;
      }
      const found = nextSteps(rule, maxPoints, ratio(cases, total)).map(({ change }) =>
        change.kind === 'achieved' ? change.more / 10_000 : null,
      );
      expect(found).toEqual(expected);
    });
  });

  it('growth: the steps lead to the best result whenever there is one to reach', () => {
    holds(923, 3000, anyGrowth, ({ rule, maxPoints, figures }) => {
      if (rule.type !== 'growth' || figures.type !== 'growth') throw new Error(rule.type);
      const best = rule.better === 'higher' ? figures.base! * 2 : 0;
      if (best > 10 ** 15) return;
      const reachable = scoreOfFigures(rule, maxPoints, { ...figures, current: quantityFromInteger(best) })!;
      const before = scoreOfFigures(rule, maxPoints, figures)!;
      const found = nextSteps(rule, maxPoints, figures);
      expect(Math.max(before, ...found.map(({ points }) => points))).toBe(Math.max(before, reachable));
    });
  });

  it.each(rowsOfRubric.map((row) => [row.code, row] as const))(
    '%s of the shipped rubric can be climbed from the worst to the best by its own steps',
    (_code, { rule, maxPoints }) => {
      let figures: Figures = worstOf(rule);
      for (let climbed = 0; climbed < 200; climbed += 1) {
        const last = nextSteps(rule, maxPoints, figures).at(-1);
        if (!last) break;
        figures = last.figures;
      }
      expect(scoreOfFigures(rule, maxPoints, figures)).toBe(maxPoints);
    },
  );
});

function worstOf(rule: Rule): Figures {
  switch (rule.type) {
    case 'levels':
      return level(rule.levels.length - 1);
    case 'ratio':
      return ratio(0, 7);
    case 'count':
      return count(0);
    case 'deduction':
      return violations(1, 1, 1);
    case 'additive':
      return ticked();
    case 'growth':
      return rule.better === 'higher' ? growth(0, 7) : growth(20, 7);
    case 'survey':
      return survey(0);
    case 'index':
      return index(0);
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextLowerResult } from '../../../src/domain/refused-score';
import type { Rule } from '../../../src/domain/rubric';
import { holds, pts } from '../../helpers/domain';
import {
  additiveRule,
  anyCase,
  countRule,
  deductionRule,
  growthRule,
  indexRule,
  levelsRule,
  plainFigures,
  plainRule,
  ratioRule,
  surveyRule,
} from '../../helpers/domain-rules';
import { scoreByRule } from '../../helpers/domain-rule-oracle';

/** Points as decimals of up to four places. */
const lower = (rule: Rule, maximum: number, claim: number): number =>
  nextLowerResult(rule, pts(Math.round(maximum * 10_000)), pts(Math.round(claim * 10_000))) / 10_000;

/** Claims and what stays of each, for one rule and its maximum. */
const borders: readonly [name: string, rule: Rule, maximum: number, readonly (readonly [number, number])[]][] = [
  [
    'levels: the level below',
    levelsRule(1.5, 0.75, 0),
    1.5,
    [
      [1.5, 0.75],
      [0.7501, 0.75],
      [0.75, 0],
      [0.2, 0],
    ],
  ],
  ['levels in any order', levelsRule(0, 1, 0.5), 1, [[1, 0.5]]],
  ['levels with nothing at their end', levelsRule(0.5, 0.25), 0.5, [[0.25, 0]]],
  [
    'ratio: the band below',
    ratioRule([
      [30, 1],
      [20, 0.5],
      [0, 0],
    ]),
    1,
    [
      [1, 0.5],
      [0.5, 0],
    ],
  ],
  [
    'ratio: a proportional band has its least at its border, here 80 % of the maximum',
    ratioRule([
      [100, 1],
      [80, null],
      [0, 0],
    ]),
    1,
    [
      [1, 0.8],
      [0.95, 0.8],
      [0.8001, 0.8],
      [0.8, 0],
    ],
  ],
  [
    // 0.5 × 50 ÷ 70 = 0.35714…
    'ratio: full marks below 100 %',
    ratioRule([
      [70, 0.5],
      [50, null],
      [0, 0],
    ]),
    0.5,
    [
      [0.5, 0.3571],
      [0.3572, 0.3571],
      [0.3571, 0],
    ],
  ],
  [
    // 1.5 × 80 ÷ 95 = 1.26315…
    'ratio: the border rounds half up',
    ratioRule([
      [95, 1.5],
      [80, null],
      [0, 0],
    ]),
    1.5,
    [[1.5, 1.2632]],
  ],
  ['ratio: proportional from nothing on', ratioRule([[0, null]]), 2, [[1.5, 0]]],
  [
    'count: the step below',
    countRule([
      [40, 1],
      [20, 0.5],
      [0, 0],
    ]),
    1,
    [
      [1, 0.5],
      [0.6, 0.5],
      [0.5, 0],
    ],
  ],
  [
    'growth: the step below, whichever way is better',
    growthRule('lower', [
      [-10, 1.5],
      [-5, 0.75],
      [null, 0],
    ]),
    1.5,
    [
      [1.5, 0.75],
      [0.75, 0],
    ],
  ],
  [
    'deduction: the smallest violation more',
    deductionRule(0.5, 0.25, 0.1),
    1,
    [
      [1, 0.9],
      [0.9, 0.8],
      [0.1, 0],
    ],
  ],
  [
    'deduction: nothing where less is left than a violation takes',
    deductionRule(0.5, 0.25),
    1,
    [
      [0.3, 0.05],
      [0.2, 0],
    ],
  ],
  [
    'additive: the next sum of parts',
    additiveRule(0.25, 0.5, 0.25),
    1,
    [
      [1, 0.75],
      [0.75, 0.5],
      [0.5, 0.25],
      [0.25, 0],
    ],
  ],
  [
    'additive: never a sum that no parts make',
    additiveRule(0.4, 0.6),
    1,
    [
      [1, 0.6],
      [0.6, 0.4],
      [0.5, 0.4],
      [0.4, 0],
    ],
  ],
  ['survey: nothing', surveyRule, 2, [[1.7, 0]]],
  ['index: nothing', indexRule, 10, [[8.5, 0]]],
];

describe('the next lower result of a rule', () => {
  it.each(borders)('%s', (_name, rule, maximum, claims) => {
    expect(claims.map(([claim]) => [claim, lower(rule, maximum, claim)])).toEqual(claims);
  });

  it('of nothing is nothing, under every rule', () => {
    for (const [, rule, maximum] of borders) expect(lower(rule, maximum, 0)).toBe(0);
  });

  it('is always less than a claim, and never below nothing', () => {
    holds(7101, 3000, anyCase, fc.nat(), ({ rule, maxPoints }, drawn) => {
      const claim = drawn % (maxPoints + 1);
      const left = nextLowerResult(rule, maxPoints, pts(claim));
      expect(left).toBeGreaterThanOrEqual(0);
      if (claim > 0) expect(left).toBeLessThan(claim);
      else expect(left).toBe(0);
    });
  });

  it('of parts is the greatest of all their sums that is less', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    holds(7102, 500, parts, fc.nat({ max: 240 }), (worths, claim) => {
      const sums = Array.from({ length: 2 ** worths.length }, (_, chosen) =>
        worths.reduce((sum, worth, at) => sum + (Math.floor(chosen / 2 ** at) % 2) * worth, 0),
      );
      const rule = additiveRule(...worths.map((worth) => worth / 10_000));
      const expected = Math.max(0, ...sums.filter((sum) => sum < claim));
      expect(nextLowerResult(rule, pts(1_0000), pts(claim))).toBe(expected);
    });
  });

  it('leaves out no score that figures can earn in between, where a rule has one scale', () => {
    holds(7103, 4000, anyCase, anyCase, ({ rule, maxPoints, figures }, other) => {
      if (rule.type !== 'levels' && rule.type !== 'count' && rule.type !== 'growth') return;
      if (other.figures.type !== rule.type) return;
      if (other.figures.type === 'levels' && rule.type === 'levels' && other.figures.level >= rule.levels.length)
        return;
      const maximum = maxPoints / 10_000;
      const claim = scoreByRule(plainRule(rule), maximum, plainFigures(figures));
      const earned = scoreByRule(plainRule(rule), maximum, plainFigures(other.figures));
      if (earned < claim) expect(earned).toBeLessThanOrEqual(lower(rule, maximum, claim));
    });
  });
});

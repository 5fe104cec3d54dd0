import { describe, expect, it } from 'vitest';
import { compareFigures } from '../../../src/domain/figure-sense';
import type { Figures } from '../../../src/domain/figures';
import type { Rule } from '../../../src/domain/rubric';
import {
  additiveRule,
  amount,
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

const byEighty = ratioRule([
  [100, 1],
  [80, null],
]);
const cases = countRule([[0, 0]]);
const fewer = growthRule('lower', [[null, 0]]);

/** Each note as the amount with what it is and what it was, in decimals. */
const notes = (rule: Rule, figures: Figures, lastYear: Figures | null) =>
  compareFigures(rule, figures, lastYear).map(({ amount: name, now, before }) => [name, now / 10_000, before / 10_000]);

describe('far from last year', () => {
  it.each([
    [count(20), count(10), []],
    [count(21), count(10), [['count', 21, 10]]],
    [count(5), count(10), []],
    [count(4), count(10), [['count', 4, 10]]],
    [count(10), count(10), []],
    [count(0), count(0), []],
    [count(3), count(0), [['count', 3, 0]]],
    [count(0), count(3), [['count', 0, 3]]],
    [count(1_000_000_000), count(400_000_000), [['count', 1_000_000_000, 400_000_000]]],
  ])('a count: more than double or less than half, %j after %j', (now, before, expected) => {
    expect(notes(cases, now, before)).toEqual(expected);
  });

  it('a ratio: each amount by itself', () => {
    expect(notes(byEighty, ratio(100, 128), ratio(90, 120))).toEqual([]);
    expect(notes(byEighty, ratio(100, 1280), ratio(90, 120))).toEqual([['total', 1280, 120]]);
    expect(notes(byEighty, ratio(12.5, 30), ratio(50, 120))).toEqual([
      ['achieved', 12.5, 50],
      ['total', 30, 120],
    ]);
    expect(notes(byEighty, ratio(240.0001, 241), ratio(120, 121))).toEqual([['achieved', 240.0001, 120]]);
  });

  it('growth: each amount by itself', () => {
    expect(notes(fewer, growth(90, 300), growth(200, 210))).toEqual([['current', 90, 200]]);
    expect(notes(fewer, growth(190, 500), growth(200, 210))).toEqual([['base', 500, 210]]);
  });

  it.each([
    [80, 60, []],
    [80.0001, 60, [['percent', 80.0001, 60]]],
    [60, 80, []],
    [59.9999, 80, [['percent', 59.9999, 80]]],
    [5, 2, []], // more than double, but three points
  ])('a percent: moved by more than twenty points, %d after %d', (now, before, expected) => {
    expect(notes(surveyRule, survey(now), survey(before))).toEqual(expected);
    expect(notes(indexRule, index(now), index(before))).toEqual(expected);
  });

  it('carries what a sentence needs', () => {
    expect(compareFigures(cases, count(21), count(10))).toEqual([
      { note: 'farFromLastYear', amount: 'count', now: amount(21), before: amount(10) },
    ]);
  });
});

describe('says nothing', () => {
  it('without last year, or about an amount that is missing in either', () => {
    expect(notes(cases, count(21), null)).toEqual([]);
    expect(notes(byEighty, ratio(null, 1280), ratio(90, 120))).toEqual([['total', 1280, 120]]);
    expect(notes(byEighty, ratio(900, 1280), ratio(null, 120))).toEqual([['total', 1280, 120]]);
  });

  it('where this or last year was scored by another kind of rule', () => {
    expect(notes(cases, count(21), ratio(1, 2))).toEqual([]);
    expect(notes(cases, ratio(100, 100), ratio(1, 2))).toEqual([]);
    expect(notes(surveyRule, survey(90), index(10))).toEqual([]);
    expect(notes(indexRule, survey(90), index(10))).toEqual([]);
  });

  it('about what is chosen and not measured', () => {
    expect(notes(levelsRule(1, 0), level(1), level(0))).toEqual([]);
    expect(notes(deductionRule(0.5), violations(9), violations(1))).toEqual([]);
    expect(notes(additiveRule(0.5, 0.5), ticked(0, 1), ticked())).toEqual([]);
  });
});

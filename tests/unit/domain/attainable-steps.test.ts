import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSample, loadRubric } from '../../../src/data/packs';
import { blankEntry } from '../../../src/domain/entry';
import { attainableSteps, type AttainableStep } from '../../../src/domain/attainable-steps';
import { figuresSchema, type Figures } from '../../../src/domain/figures';
import type { Rule } from '../../../src/domain/rubric';
import { createRubricTree, type ScoredNode } from '../../../src/domain/rubric-tree';
import { scoreOfFigures } from '../../../src/domain/rule';
import { holds, pts } from '../../helpers/domain';
import {
  additiveRule,
  amount,
  anyCase,
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
import { scoreByRule as scoreByOracle } from '../../helpers/domain-rule-oracle';

const rows = createRubricTree(loadRubric()).scoredNodes;
const [someRow] = rows;

const rowOf = (rule: Rule, maximum: number): ScoredNode => ({
  ...someRow!,
  rule,
  maxPoints: pts(Math.round(maximum * 10_000)),
});

const steps = (rule: Rule, maximum: number, figures: Figures | null, from: number): readonly AttainableStep[] => {
  const row = rowOf(rule, maximum);
  return attainableSteps(row, { ...blankEntry(row.code, ''), figures }, pts(Math.round(from * 10_000)));
};

/** Points in decimals and how far up they are. */
const ladder = (...args: Parameters<typeof steps>) =>
  steps(...args).map(({ points, climbed }) => [points / 10_000, climbed] as const);

const figuresOf = (...args: Parameters<typeof steps>) => steps(...args).map(({ figures }) => figures);

const byEighty = ratioRule([
  [100, 1],
  [80, null],
  [0, 0],
]);

describe('levels', () => {
  const rule = levelsRule(1, 0.5, 0.5, 0);

  it('are climbed one by one, levels of the same points once', () => {
    expect(ladder(rule, 1, level(3), 0)).toEqual([
      [0.5, 1],
      [1, 2],
    ]);
    expect(figuresOf(rule, 1, level(3), 0)).toEqual([level(1), level(0)]);
  });

  it('above a score that no level gives are those that are better', () => {
    expect(ladder(rule, 1, level(3), 0.25)).toEqual([
      [0.5, 1],
      [1, 2],
    ]);
    expect(figuresOf(rule, 1, level(3), 0.25)).toEqual([null, null]);
    expect(ladder(rule, 1, null, 0.5)).toEqual([[1, 1]]);
    expect(ladder(rule, 1, null, 1)).toEqual([]);
  });
});

describe('a ratio', () => {
  it('goes through its proportional band by quarters, in whole cases', () => {
    // From 60 of 71, 11 cases are left: 2.75, 5.5, 8.25 and 11 more.
    expect(figuresOf(byEighty, 1, ratio(60, 71), 0.8451)).toEqual([
      ratio(63, 71),
      ratio(66, 71),
      ratio(69, 71),
      ratio(71, 71),
    ]);
    expect(ladder(byEighty, 1, ratio(60, 71), 0.8451)).toEqual([
      [0.8873, 1],
      [0.9296, 2],
      [0.9718, 3],
      [1, 4],
    ]);
  });

  it('has no more steps than cases are left', () => {
    expect(figuresOf(byEighty, 1, ratio(69, 71), 0.9718)).toEqual([ratio(70, 71), ratio(71, 71)]);
  });

  it('enters the band from below at its border, and goes on by thirds', () => {
    expect(figuresOf(byEighty, 1, ratio(20, 100), 0)).toEqual([
      ratio(80, 100),
      ratio(87, 100),
      ratio(94, 100),
      ratio(100, 100),
    ]);
    expect(ladder(byEighty, 1, null, 0)).toEqual([
      [0.8, 1],
      [0.8667, 2],
      [0.9334, 3],
      [1, 4],
    ]);
  });

  it('without figures, or with overridden ones, goes by quarters of the points', () => {
    const quarters = [
      [0.925, 1],
      [0.95, 2],
      [0.975, 3],
      [1, 4],
    ];
    expect(ladder(byEighty, 1, null, 0.9)).toEqual(quarters);
    expect(ladder(byEighty, 1, ratio(60, 71), 0.9)).toEqual(quarters);
    expect(figuresOf(byEighty, 1, ratio(60, 71), 0.9)).toEqual([null, null, null, null]);
  });

  it('steps from band to band where points are fixed', () => {
    const rule = ratioRule([
      [30, 1],
      [20, 0.5],
      [0, 0],
    ]);
    expect(figuresOf(rule, 1, ratio(9, 61), 0)).toEqual([ratio(13, 61), ratio(19, 61)]);
    expect(ladder(rule, 1, null, 0)).toEqual([
      [0.5, 1],
      [1, 2],
    ]);
  });
});

it('a count and a growth step from threshold to threshold', () => {
  const counted = countRule([
    [4, 0.5],
    [2, 0.25],
    [0, 0],
  ]);
  expect(figuresOf(counted, 0.5, count(1), 0)).toEqual([count(2), count(4)]);
  expect(ladder(counted, 0.5, null, 0.25)).toEqual([[0.5, 1]]);

  const growing = growthRule('higher', [
    [5, 1],
    [0, 0.5],
    [null, 0],
  ]);
  expect(figuresOf(growing, 1, growth(90, 200), 0)).toEqual([growth(200, 200), growth(210, 200)]);
  expect(ladder(growing, 1, null, 0)).toEqual([
    [0.5, 1],
    [1, 2],
  ]);
});

describe('a deduction', () => {
  const rule = deductionRule(0.1, 0.5);

  it('loses its dearest violations first', () => {
    expect(figuresOf(rule, 1, violations(2, 1), 0.3)).toEqual([violations(2, 0), violations(1, 0), violations(0, 0)]);
    expect(ladder(rule, 1, violations(2, 1), 0.3)).toEqual([
      [0.8, 1],
      [0.9, 2],
      [1, 3],
    ]);
  });

  it('counts those that must go before anything is gained', () => {
    // 4 × 0.5 are two points lost of one: the first two bring nothing.
    expect(ladder(rule, 1, violations(0, 4), 0)).toEqual([
      [0.5, 3],
      [1, 4],
    ]);
  });

  it('takes no more than a dozen away', () => {
    expect(ladder(rule, 1, violations(0, 1_000_000_000), 0)).toEqual([]);
    expect(steps(deductionRule(0.01), 1, violations(50), 0.5)).toHaveLength(12);
  });

  it('without figures comes to what whole violations leave', () => {
    expect(ladder(deductionRule(0.5, 0.25), 1, null, 0.3)).toEqual([
      [0.5, 1],
      [0.75, 2],
      [1, 3],
    ]);
    expect(ladder(deductionRule(0.01), 1, null, 0).map(([points]) => points)).toEqual(
      Array.from({ length: 12 }, (_, at) => (89 + at) / 100),
    );
  });
});

describe('a sum of parts', () => {
  const rule = additiveRule(0.25, 0.5, 0.3);

  it('gets its dearest open part first', () => {
    expect(figuresOf(rule, 1.05, ticked(0), 0.25)).toEqual([ticked(0, 1), ticked(0, 1, 2)]);
    expect(ladder(rule, 1.05, ticked(0), 0.25)).toEqual([
      [0.75, 1],
      [1.05, 2],
    ]);
  });

  it('without figures comes to what some of its parts make', () => {
    expect(ladder(rule, 1.05, null, 0.5).map(([points]) => points)).toEqual([0.55, 0.75, 0.8, 1.05]);
  });

  it('of many parts keeps the sums next to the best', () => {
    const many = additiveRule(...Array.from({ length: 40 }, (_, at) => (at + 1) / 1000));
    const found = ladder(many, 0.82, null, 0);
    expect(found).toHaveLength(12);
    expect(found.at(-1)).toEqual([0.82, 12]);
  });
});

it('a survey rises by up to five percentage points, and not above 100 %', () => {
  expect(figuresOf(surveyRule, 1.5, survey(80.29), 1.2044)).toEqual(
    [81.29, 82.29, 83.29, 84.29, 85.29].map((percent) => survey(percent)),
  );
  expect(figuresOf(indexRule, 10, index(98.5), 9.85)).toEqual([index(99.5), index(100)]);
  expect(ladder(indexRule, 10, null, 9.85)).toEqual([
    [9.95, 1],
    [10, 2],
  ]);
});

/** What holds of all steps whatever the rule. */
function expectLadder(row: ScoredNode, found: readonly AttainableStep[], from: number): void {
  let last = from;
  let climbed = 0;
  for (const step of found) {
    expect(step.points).toBeGreaterThan(last);
    expect(step.points).toBeLessThanOrEqual(row.maxPoints);
    expect(step.gain).toBe(step.points - from);
    expect(step.climbed).toBeGreaterThan(climbed);
    last = step.points;
    ({ climbed } = step);
  }
}

/** Ten-thousandths by a second reading of the rule, which adds parts in decimals. */
const byOracle = (rule: Rule, maxPoints: number, figures: Figures): number =>
  Math.round(scoreByOracle(plainRule(rule), maxPoints / 10_000, plainFigures(figures)) * 10_000);

/** Figures make the points: by the product, by a second reading of the rule, and fit for a file. */
function expectMade(row: ScoredNode, { figures, points }: AttainableStep): void {
  expect(figures).not.toBeNull();
  expect(scoreOfFigures(row.rule, row.maxPoints, figures)).toBe(points);
  expect(byOracle(row.rule, row.maxPoints, figures!)).toBe(points);
  expect(figuresSchema.safeParse(figuresSchema.encode(figures!)).success).toBe(true);
}

/** Figures of some kind for a row of the built-in rubric, which may score anything. */
const someFigures = ({ rule }: ScoredNode): fc.Arbitrary<Figures> => {
  const cases = fc.nat(300);
  switch (rule.type) {
    case 'levels':
      return fc.nat(rule.levels.length - 1).map(level);
    case 'ratio':
      return fc
        .tuple(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1, 0.01))
        .map(([total, share, unit]) => ratio((Math.floor((total * share) / unit) * unit * 100) / 100, total));
    case 'count':
      return fc.nat(60).map(count);
    case 'deduction':
      return fc.tuple(...rule.violations.map(() => fc.nat(4))).map((found) => violations(...found));
    case 'additive':
      return fc.subarray([...rule.parts.keys()]).map((parts) => ticked(...parts));
    case 'growth':
      return fc.tuple(cases, fc.integer({ min: 1, max: 300 })).map(([current, base]) => growth(current, base));
    case 'survey':
    case 'index':
      return fc.nat(100_0000).map((percent) => ({ type: rule.type, percent: amount(percent / 10_000) }));
  }
};

describe.each(rows.map((row) => [row.code, row] as const))('%s of the built-in rubric', (_code, row) => {
  const { rule, maxPoints } = row;
  const entry = blankEntry(row.code, '');

  it('has steps whose figures make their points', () => {
    holds(601, 60, someFigures(row), (figures) => {
      const from = scoreOfFigures(rule, maxPoints, figures);
      if (from === null) return;
      const found = attainableSteps(row, { ...entry, figures }, from);
      expectLadder(row, found, from);
      for (const step of found) expectMade(row, step);
      // Surveys rise by a few points and growth can be out of reach of any figure; all else can come to the full score.
      const canBeFull = rule.type !== 'survey' && rule.type !== 'index' && rule.type !== 'growth';
      if (canBeFull && from < maxPoints) expect(found.at(-1)?.points).toBe(maxPoints);
    });
  });

  it('has steps by score alone where figures do not make the score', () => {
    holds(602, 60, fc.nat(maxPoints), fc.option(someFigures(row)), (score, figures) => {
      const from = pts(score);
      if (scoreOfFigures(rule, maxPoints, figures) === from) return;
      const found = attainableSteps(row, { ...entry, figures }, from);
      expectLadder(row, found, from);
      expect(found.every((step) => step.figures === null)).toBe(true);
      expect(found.map(({ climbed }) => climbed)).toEqual(found.map((_, at) => at + 1));
      for (const { points } of found) expect(canScore(rule, maxPoints, points)).toBe(true);
      if (rule.type !== 'survey' && rule.type !== 'index' && from < maxPoints)
        expect(found.at(-1)?.points).toBe(maxPoints);
    });
  });
});

/** Whether some figures make exactly these points, by the oracle's reading: found by looking, not by solving. */
function canScore(rule: Rule, maxPoints: number, points: number): boolean {
  const makes = (figures: Figures): boolean => byOracle(rule, maxPoints, figures) === points;
  switch (rule.type) {
    case 'levels':
      return rule.levels.some((_, at) => makes(level(at)));
    case 'count':
      return rule.steps.some(({ fromCount }) => makes(count(fromCount)));
    case 'growth':
      return rule.steps.some(({ fromChangePercent: change }) => change !== null && makes(growth(100 + change, 100)));
    case 'deduction':
      return [0, 1, 2].some((a) =>
        [0, 1, 2, 3, 4].some((b) => [...Array(11).keys()].some((c) => makes(violations(a, b, c)))),
      );
    case 'additive':
      return [...Array(8).keys()].some((bits) => makes(ticked(...[0, 1, 2].filter((at) => (bits >> at) % 2 === 1))));
    case 'survey':
    case 'index': {
      const near = Math.round((points / maxPoints) * 1_000_000);
      return [-1, 0, 1].some((beside) => makes({ type: rule.type, percent: amount((near + beside) / 10_000) }));
    }
    case 'ratio': {
      // Of a million cases, next to the share that a straight line would name.
      const full = rule.bands[0]!.fromPercent / 100;
      const near = Math.round((points / maxPoints) * full * 1_000_000);
      const borders = rule.bands.map(({ fromPercent }) => fromPercent * 10_000);
      const nearby = Array.from({ length: 201 }, (_, at) => near - 100 + at);
      return [...borders, ...nearby].some((achieved) => achieved >= 0 && makes(ratio(achieved, 1_000_000)));
    }
  }
}

it('holds of rules of any make', () => {
  holds(603, 5000, anyCase, ({ rule, maxPoints, figures }) => {
    const row = { ...someRow!, rule, maxPoints };
    const from = scoreOfFigures(rule, maxPoints, figures);
    if (from === null) return;
    const found = attainableSteps(row, { ...blankEntry(row.code, ''), figures }, from);
    expectLadder(row, found, from);
    for (const step of found) expectMade(row, step);
    expectLadder(row, attainableSteps(row, blankEntry(row.code, ''), from), from);
  });
});

it('the sample has steps with figures on every row that is not full', () => {
  const { assessment, tree } = createSample('2024-01-01T00:00:00.000Z');
  for (const row of tree.scoredNodes) {
    const entry = assessment.entries.get(row.code)!;
    const found = attainableSteps(row, entry, entry.selfScore!);
    expect(found.length > 0).toBe(entry.selfScore! < row.maxPoints);
    for (const step of found) expectMade(row, step);
  }
});

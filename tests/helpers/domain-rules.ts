import fc from 'fast-check';
import { quantityFromInteger, type Figures, type Quantity } from '../../src/domain/figures';
import type { Points } from '../../src/domain/points';
import type { Rule } from '../../src/domain/rubric';
import { pts } from './domain';
import type { PlainFigures, PlainRule } from './domain-rule-oracle';

/** An amount from a decimal of up to four places. */
export const amount = (decimal: number): Quantity => quantityFromInteger(Math.round(decimal * 10_000));

/** Points from a decimal of up to four places. */
const points = (decimal: number): Points => pts(Math.round(decimal * 10_000));

export const ratio = (achieved: number | null, total: number | null): Figures => ({
  type: 'ratio',
  achieved: achieved === null ? null : amount(achieved),
  total: total === null ? null : amount(total),
});

export const growth = (current: number | null, base: number | null): Figures => ({
  type: 'growth',
  current: current === null ? null : amount(current),
  base: base === null ? null : amount(base),
});

export const count = (cases: number): Figures => ({ type: 'count', count: cases });
export const level = (position: number): Figures => ({ type: 'levels', level: position });
export const violations = (...found: readonly number[]): Figures => ({ type: 'deduction', violations: [...found] });
export const ticked = (...parts: readonly number[]): Figures => ({ type: 'additive', parts: [...parts] });
export const survey = (percent: number): Figures => ({ type: 'survey', percent: amount(percent) });
export const index = (percent: number): Figures => ({ type: 'index', percent: amount(percent) });

const label = 'x';

/** Bands from percents to points, or to `null` for the proportional band. */
export const ratioRule = (
  bands: readonly (readonly [fromPercent: number, points: number | null])[],
  mayExceed = false,
): Extract<Rule, { type: 'ratio' }> => ({
  type: 'ratio',
  achieved: label,
  total: label,
  ...(mayExceed ? { mayExceed: true } : {}),
  bands: bands.map(([fromPercent, worth]) =>
    worth === null ? { fromPercent, proportional: true } : { fromPercent, points: points(worth) },
  ),
});
export const countRule = (steps: readonly (readonly [fromCount: number, points: number])[]): Rule => ({
  type: 'count',
  counted: label,
  steps: steps.map(([fromCount, worth]) => ({ fromCount, points: points(worth) })),
});
export const growthRule = (
  better: 'higher' | 'lower',
  steps: readonly (readonly [fromChangePercent: number | null, points: number])[],
): Rule => ({
  type: 'growth',
  current: label,
  base: label,
  better,
  steps: steps.map(([fromChangePercent, worth]) => ({ fromChangePercent, points: points(worth) })),
});
export const levelsRule = (...levels: readonly number[]): Rule => ({
  type: 'levels',
  levels: levels.map((worth) => ({ points: points(worth), label })),
});
export const deductionRule = (...each: readonly number[]): Rule => ({
  type: 'deduction',
  violations: each.map((worth) => ({ pointsEach: points(worth), label })),
});
export const additiveRule = (...parts: readonly number[]): Rule => ({
  type: 'additive',
  parts: parts.map((worth) => ({ points: points(worth), label })),
});
export const surveyRule: Rule = { type: 'survey' };
export const indexRule: Rule = { type: 'index', index: 'sipas' };

/** The rule in plain decimals, as the oracle reads it and the files hold it. */
export function plainRule(rule: Rule): PlainRule {
  return JSON.parse(
    JSON.stringify(rule, (key, value: unknown) =>
      (key === 'points' || key === 'pointsEach') && typeof value === 'number' ? value / 10_000 : value,
    ),
  ) as PlainRule;
}

export function plainFigures(figures: Figures): PlainFigures {
  const scaled = ['achieved', 'total', 'current', 'base', 'percent'];
  return JSON.parse(
    JSON.stringify(figures, (key, value: unknown) =>
      scaled.includes(key) && typeof value === 'number' ? value / 10_000 : value,
    ),
  ) as PlainFigures;
}

export interface RuleCase {
  readonly rule: Rule;
  readonly maxPoints: Points;
  readonly figures: Figures;
}

const anyMaximum = fc.oneof(
  fc.constantFrom(0.25, 0.5, 1, 1.5, 2, 10),
  fc.integer({ min: 1, max: 20_0000 }).map((scaled) => scaled / 10_000),
);

/** Distinct hundredths of a percent or whole counts, best first. */
const falling = (minimum: number, maximum: number, most: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.integer({ min: minimum, max: maximum }), { minLength: 1, maxLength: most })
    .map((values) => values.sort((a, b) => b - a));

/** Points that fall from the maximum, one for each of `length` bands or steps. */
const fallingPoints = (maximum: number, length: number): number[] =>
  Array.from({ length }, (_, at) => Math.floor((maximum * 10_000 * (length - at)) / length) / 10_000);

/** Whole and fractional amounts of cases and of money, above zero. */
const anyAmount = fc.oneof(
  fc.integer({ min: 1, max: 300 }).map((cases) => cases * 10_000),
  fc.integer({ min: 1, max: 300_0000 }),
  fc.integer({ min: 1, max: 10 ** 15 }),
);

/** An amount anywhere from nothing to a limit, or a hair beside a percent of the whole. */
const amountNear = (whole: number, percents: readonly number[], limit: number): fc.Arbitrary<number> =>
  fc
    .oneof(
      fc.integer({ min: 0, max: limit }),
      fc.integer({ min: 0, max: Math.floor(limit / 10_000) }).map((cases) => cases * 10_000),
      fc
        .tuple(fc.constantFrom(...percents), fc.integer({ min: -1, max: 1 }), fc.constantFrom(1, 10_000))
        .map(([percent, beside, unit]) => (Math.floor((whole * percent) / 100 / unit) + beside) * unit),
    )
    .map((value) => Math.min(Math.max(value, 0), limit));

export const anyRatio: fc.Arbitrary<RuleCase> = fc
  .record({
    maximum: anyMaximum,
    percents: fc.boolean().chain((beyond) => falling(1, beyond ? 120_00 : 100_00, 4)),
    proportional: fc.boolean(),
    mayExceed: fc.boolean(),
    total: anyAmount,
  })
  .chain(({ maximum, percents: hundredths, proportional, mayExceed, total }) => {
    const percents = hundredths.map((value) => value / 100);
    const worths = fallingPoints(maximum, percents.length);
    // Below a proportional second band stands nothing, so that more is never worse.
    const bands = percents.map(
      (percent, at) => [percent, !proportional || at === 0 ? worths[at]! : at === 1 ? null : 0] as const,
    );
    const rule = ratioRule(bands, mayExceed);
    const exceeds = mayExceed || percents[0]! > 100;
    const limit = exceeds ? Math.min(Math.floor(total * 1.5), 10 ** 15) : total;
    return amountNear(total, percents, limit).map((achieved) => ({
      rule,
      maxPoints: points(maximum),
      figures: { type: 'ratio', achieved: quantityFromInteger(achieved), total: quantityFromInteger(total) } as const,
    }));
  });

export const anyCount: fc.Arbitrary<RuleCase> = fc
  .tuple(anyMaximum, falling(1, 60, 4), fc.integer({ min: 0, max: 70 }))
  .map(([maximum, froms, cases]) => {
    const worths = fallingPoints(maximum, froms.length);
    const steps = froms.map((from, at) => [from, worths[at]!] as const);
    return { rule: countRule([...steps, [0, 0]]), maxPoints: points(maximum), figures: count(cases) };
  });

export const anyGrowth: fc.Arbitrary<RuleCase> = fc
  .record({
    maximum: anyMaximum,
    changes: falling(-50_00, 50_00, 4),
    better: fc.constantFrom('higher' as const, 'lower' as const),
    base: anyAmount,
  })
  .chain(({ maximum, changes: hundredths, better, base }) => {
    const changes = (better === 'higher' ? hundredths : hundredths.reverse()).map((value) => value / 100);
    const worths = fallingPoints(maximum, changes.length);
    const steps = changes.map((change, at) => [change, worths[at]!] as const);
    const rule = growthRule(better, [...steps, [null, 0]]);
    const percents = changes.map((change) => 100 + change);
    return amountNear(base, percents, Math.min(base * 2, 10 ** 15)).map((current) => ({
      rule,
      maxPoints: points(maximum),
      figures: { type: 'growth', current: quantityFromInteger(current), base: quantityFromInteger(base) } as const,
    }));
  });

const severalPoints = fc.array(
  fc.integer({ min: 1, max: 1_0000 }).map((scaled) => scaled / 10_000),
  { minLength: 1, maxLength: 5 },
);

export const anyDeduction: fc.Arbitrary<RuleCase> = fc.tuple(anyMaximum, severalPoints).chain(([maximum, each]) =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1_000_000_000 })), {
      minLength: each.length,
      maxLength: each.length,
    })
    .map((found) => ({ rule: deductionRule(...each), maxPoints: points(maximum), figures: violations(...found) })),
);

export const anyAdditive: fc.Arbitrary<RuleCase> = severalPoints.chain((parts) =>
  fc.shuffledSubarray(parts.map((_, at) => at)).map((chosen) => ({
    rule: additiveRule(...parts),
    maxPoints: points(parts.reduce((sum, worth) => sum + worth, 0)),
    figures: ticked(...chosen),
  })),
);

const anyLevels: fc.Arbitrary<RuleCase> = fc
  .tuple(anyMaximum, fc.integer({ min: 1, max: 5 }))
  .chain(([maximum, length]) =>
    fc.integer({ min: 0, max: length - 1 }).map((chosen) => ({
      rule: levelsRule(...fallingPoints(maximum, length)),
      maxPoints: points(maximum),
      figures: level(chosen),
    })),
  );

export const anyPercent: fc.Arbitrary<RuleCase> = fc
  .tuple(anyMaximum, fc.integer({ min: 0, max: 100_0000 }), fc.boolean())
  .map(([maximum, percent, linked]) => ({
    rule: linked ? indexRule : surveyRule,
    maxPoints: points(maximum),
    figures: { type: linked ? ('index' as const) : ('survey' as const), percent: quantityFromInteger(percent) },
  }));

/** A sane rule of any type with figures that it can score. */
export const anyCase: fc.Arbitrary<RuleCase> = fc.oneof(
  { weight: 4, arbitrary: anyRatio },
  { weight: 3, arbitrary: anyGrowth },
  anyCount,
  anyDeduction,
  anyAdditive,
  anyLevels,
  anyPercent,
);

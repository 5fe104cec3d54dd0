import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/domain/acceptance';
import {
  cumulativeShares,
  meanTotal,
  MOST_CELLS,
  ownDistribution,
  shareAtLeast,
  totalAtShare,
  type OwnDistribution,
} from '../../../src/domain/own-distribution';
import { holds, pts } from '../../helpers/domain';

const row = (...outcomes: readonly (readonly [points: number, probability: number])[]): readonly Outcome[] =>
  outcomes.map(([points, probability]) => ({ points: pts(points), probability }));

/** Chance by total, of those that can come out. */
const chances = ({ lowest, step, probabilities }: OwnDistribution): Record<string, number> =>
  Object.fromEntries(
    [...probabilities].flatMap((probability, cell) => (probability > 0 ? [[lowest + cell * step, probability]] : [])),
  );

/** Every combination of outcomes, one by one. */
function enumerate(rows: readonly (readonly Outcome[])[], adjustment: number): Map<number, number> {
  let totals = [{ total: adjustment, chance: 1 }];
  for (const outcomes of rows) {
    totals = totals.flatMap(({ total, chance }) =>
      outcomes.map(({ points, probability }) => ({ total: total + points, chance: chance * probability })),
    );
  }
  const chanceByTotal = new Map<number, number>();
  for (const { total, chance } of totals) chanceByTotal.set(total, (chanceByTotal.get(total) ?? 0) + chance);
  return chanceByTotal;
}

const outcomesOf = (unit: number): fc.Arbitrary<readonly Outcome[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 4 })
    .filter((pairs) => pairs.some(([, weight]) => weight > 0))
    .map((pairs) => {
      const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
      return pairs.map(([points, weight]) => ({ points: pts(points * unit), probability: weight / sum }));
    });

const someRows = fc.array(
  fc.constantFrom(1, 6, 250, 2500).chain((unit) => outcomesOf(unit)),
  { maxLength: 6 },
);

describe('the distribution of the own total', () => {
  it('of two rows, by hand', () => {
    // 1.00 or 0.50 at 80 %, and 0.75 or 0.00 at 50 %: in steps of 0.25 from 0.50 to 1.75.
    const own = ownDistribution([row([10_000, 0.8], [5_000, 0.2]), row([7_500, 0.5], [0, 0.5])]);
    expect(own.lowest).toBe(5_000);
    expect(own.step).toBe(2_500);
    expect(chances(own)).toEqual({ 5000: 0.1, 10_000: 0.4, 12_500: 0.1, 17_500: 0.4 });
    // 0.8 × 1 + 0.2 × 0.5 + 0.5 × 0.75 = 1.275
    expect(meanTotal(own)).toBeCloseTo(12_750, 8);
    expect(shareAtLeast(own, 12_500)).toBeCloseTo(0.5, 12);
    expect(shareAtLeast(own, 12_501)).toBeCloseTo(0.4, 12);
    expect(shareAtLeast(own, 0)).toBeCloseTo(1, 12);
    const cumulative = cumulativeShares(own);
    expect([0, 0.09, 0.11, 0.49, 0.51, 0.59, 0.61, 0.99].map((share) => totalAtShare(own, cumulative, share))).toEqual([
      5_000, 5_000, 10_000, 10_000, 12_500, 12_500, 17_500, 17_500,
    ]);
  });

  it('of certain rows is one cell, with bonus and penalty', () => {
    const certain = ownDistribution([row([7_500, 1]), row([2_500, 0.5], [2_500, 0.5]), row([1, 0], [3, 1])], pts(-3));
    expect(certain).toEqual({ lowest: 10_000, step: 1, probabilities: Float64Array.of(1) });
    expect(ownDistribution([])).toEqual({ lowest: 0, step: 1, probabilities: Float64Array.of(1) });
  });

  it('counts a total below zero as zero, as everywhere', () => {
    const own = ownDistribution([row([0, 0.5], [10_000, 0.5])], pts(-4_000));
    expect(own.lowest).toBe(-4_000);
    expect(meanTotal(own)).toBe(3_000);
    expect(shareAtLeast(own, 0)).toBe(1);
    expect(totalAtShare(own, cumulativeShares(own), 0.2)).toBe(0);
  });

  it('is that of every combination, one by one', () => {
    holds(401, 400, someRows, fc.integer({ min: -500, max: 500 }), (rows, adjustment) => {
      const expected = [...enumerate(rows, adjustment)].filter(([, chance]) => chance > 0);
      const found = chances(ownDistribution(rows, pts(adjustment)));
      expect(
        Object.keys(found)
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(expected.map(([total]) => total).sort((a, b) => a - b));
      for (const [total, chance] of expected) expect(found[total]).toBeCloseTo(chance, 12);
    });
  });

  it('does not depend on the order of the rows, and adds up to 1', () => {
    holds(402, 200, someRows, (rows) => {
      const [there, back] = [ownDistribution(rows), ownDistribution(rows.toReversed())];
      expect(back.lowest).toBe(there.lowest);
      expect(back.step).toBe(there.step);
      const differences = there.probabilities.map((chance, cell) =>
        Math.abs(chance - (back.probabilities[cell] ?? NaN)),
      );
      expect(Math.max(...differences)).toBeLessThan(1e-12);
      expect(there.probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
    });
  });

  it('keeps every ten-thousandth of 60 doubtful rows, of a scale of 100 points at the most', () => {
    const rows = Array.from({ length: 60 }, (_, index) => row([0, 0.2], [10_001 + 37 * index, 0.8]));
    const own = ownDistribution(rows);
    const highest = rows.reduce((sum, [, claim]) => sum + claim!.points, 0);
    expect(own.step).toBe(1);
    expect(own.probabilities.length).toBe(highest + 1);
    expect(own.probabilities.at(-1)).toBeCloseTo(0.8 ** 60, 18);
    expect(own.probabilities[0]).toBeCloseTo(0.2 ** 60, 18);
    expect(own.probabilities[10_001]).toBeCloseTo(0.8 * 0.2 ** 59, 18);
    expect(meanTotal(own)).toBeCloseTo(0.8 * highest, 4);
    const whole = Array.from({ length: 100 }, () => row([0, 0.5], [9_999, 0.25], [10_000, 0.25]));
    expect(ownDistribution(whole).probabilities.length).toBe(MOST_CELLS);
  });

  it('refuses what is no distribution, and more cells than it promises', () => {
    expect(() => ownDistribution([row([0, 0.5], [1, 0.4])])).toThrow('add up to 0.9');
    expect(() => ownDistribution([[]])).toThrow('add up to 0');
    expect(() => ownDistribution([row([0, 0.5], [1, 0.5]), row([0, 0.5], [1_000_000, 0.5])])).toThrow('1000002 cells');
  });

  it('a higher claim or chance never has a lower share above any total', () => {
    holds(403, 200, someRows, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3000 }), (rows, at, more) => {
      if (rows.length === 0) return;
      const better = rows.map((outcomes, index) =>
        index === at % rows.length
          ? outcomes.map(({ points, probability }) => ({ points: pts(points + more), probability }))
          : outcomes,
      );
      const [before, after] = [ownDistribution(rows), ownDistribution(better)];
      for (const points of [0, 100, 5_000, 20_000, 60_000])
        expect(shareAtLeast(after, points)).toBeGreaterThanOrEqual(shareAtLeast(before, points) - 1e-12);
    });
  });
});

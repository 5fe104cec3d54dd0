import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createUnit } from '../../../src/compute/unit-draws';
import { loadResults } from '../../../src/data/packs';
import type { Outcome } from '../../../src/domain/acceptance';
import {
  forecastSteps,
  runForecast,
  shareAtRank,
  type ForecastInput,
  type ForecastResult,
} from '../../../src/domain/forecast';
import { indexGroup, indexPercent } from '../../../src/domain/index-percent';
import { ASSUMED_PEER_MODEL, estimatePeerModel, type PeerModel } from '../../../src/domain/peer-model';
import { createRanking, rankOf } from '../../../src/domain/rank';
import { field, holds, pts } from '../../helpers/domain';
import { worldAndScores } from '../../helpers/domain-field-world';

const series = loadResults().series;
const field2023 = series.find(({ index, year }) => index === 'par-index' && year === 2023)!;
const percent = (value: number): number => Math.round(value * 10_000);
const exact = { valueDecimals: 4 } as const;

/** On a scale of 100 points, points and index are the same figure. */
const certain = (value: number): readonly Outcome[] => [{ points: pts(value), probability: 1 }];
const still: PeerModel = { persistence: 1, unitSpread: 0, driftMean: 0, driftSpread: 0 };

const base: ForecastInput = {
  rows: [certain(percent(85.96))],
  adjustment: pts(0),
  maxPoints: pts(1_000_000),
  field: field2023,
  ownUnit: 'Lạng Sơn',
  inField: true,
  model: estimatePeerModel(series).model,
  moving: true,
  draws: 2000,
  seed: 1,
  goals: [],
};
const forecast = (changes: Partial<ForecastInput>): ForecastResult => runForecast({ ...base, ...changes }, createUnit);

/** A claim of 0 to 1.5 points that is accepted or not, in rows of a whole of about 86. */
const doubtfulRows: readonly (readonly Outcome[])[] = [
  certain(percent(70)),
  ...Array.from({ length: 20 }, (_, index): readonly Outcome[] => [
    { points: pts(9_000), probability: 0.8 },
    { points: pts(100 * index), probability: 0.2 },
  ]),
];

describe('frozen others', () => {
  it('of a full table and a certain total give the rank of today with certainty, moved by nothing or not at all', () => {
    holds(421, 300, worldAndScores({ complete: true }), fc.boolean(), ([world, score], moving) => {
      const given = { field: world.field, ownUnit: world.ownUnit, inField: world.inField };
      const result = forecast({ ...given, rows: [certain(score)], model: still, moving, draws: 10 });
      const { best } = rankOf(createRanking(world.field, world.ownUnit, world.inField), score);
      expect(result.rankCounts[best - 1]).toBe(10);
      expect([result.low, result.median, result.high]).toEqual([best, best, best]);
      expect(result.rankCounts.length).toBe(world.field.unitCount + (world.inField ? 0 : 1));
    });
  });

  it('of a partial table stay within the bounds of the rank', () => {
    holds(422, 500, worldAndScores(), ([world, score]) => {
      const given = { field: world.field, ownUnit: world.ownUnit, inField: world.inField };
      const { rankCounts } = forecast({ ...given, rows: [certain(score)], moving: false, draws: 10 });
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      // A value without a rank may be put on the wrong side of one that is printed like it.
      const [best, worst] = [rankOf(ranking, score + 200).best, rankOf(ranking, score - 200).worst];
      for (const [index, count] of rankCounts.entries())
        if (count > 0 && (index + 1 < best || index + 1 > worst)) expect.fail(`rank ${index + 1}: ${best} to ${worst}`);
    });
  });

  it('put Lạng Sơn of 2023 with 85.96 on the ranks that rank.test.ts works out by hand', () => {
    const { rankCounts, low, median, high } = forecast({ moving: false });
    const ranks = [...rankCounts.keys()].filter((index) => rankCounts[index]! > 0).map((index) => index + 1);
    expect([ranks[0], ranks.at(-1)]).toEqual([44, 49]);
    expect([low, high].every((rank) => rank >= 44 && rank <= 49)).toBe(true);
    expect(Math.abs(median - 46)).toBeLessThanOrEqual(1);
  });
});

describe('others that move', () => {
  const one = field(1, [{ unit: 'A', value: 85, rank: 1 }], exact);
  const alone = { field: one, ownUnit: '', inField: false, draws: 20_000 };

  it('pass as often as the normal distribution says', () => {
    // The other comes to 86 ± 1; above 87 is one standard deviation: Φ(1) = 0.8413. Standard error 0.0026.
    const model = { ...still, driftMean: 10_000, unitSpread: 10_000 };
    const result = forecast({ ...alone, model, rows: [certain(percent(87))] });
    expect(Math.abs(shareAtRank(result, 1) - 0.8413)).toBeLessThan(0.0105);
    // Both spreads together: √(0.6² + 0.8²) = 1.
    const both = forecast({
      ...alone,
      model: { ...model, unitSpread: 6_000, driftSpread: 8_000 },
      rows: [certain(percent(87))],
    });
    expect(Math.abs(shareAtRank(both, 1) - 0.8413)).toBeLessThan(0.0105);
  });

  it('rise and fall together with the mean, and apart by their own spread', () => {
    const two = field(
      2,
      [
        { unit: 'A', value: 85, rank: 1 },
        { unit: 'B', value: 85, rank: 2 },
      ],
      exact,
    );
    const given = { ...alone, field: two, rows: [certain(percent(85))] };
    const together = forecast({ ...given, model: { ...still, driftSpread: 10_000 } });
    expect(together.rankCounts[1]).toBe(0);
    expect(Math.abs(shareAtRank(together, 1) - 0.5)).toBeLessThan(0.015);
    const apart = forecast({ ...given, model: { ...still, unitSpread: 10_000 } });
    expect(Math.abs(apart.rankCounts[1]! / apart.draws - 0.5)).toBeLessThan(0.015);
  });

  it('are drawn to the published mean, or to their own where none is published', () => {
    const two = [
      { unit: 'A', value: 90, rank: 1 },
      { unit: 'B', value: 80, rank: 2 },
    ];
    const model = { ...still, persistence: 0.5 };
    const rankAt = (value: number, nationalMean?: number): number =>
      forecast({
        ...alone,
        draws: 1,
        field: field(2, two, { ...exact, ...(nationalMean === undefined ? {} : { nationalMean }) }),
        model,
        rows: [certain(percent(value))],
      }).median;
    // Own mean 85: 87.5 and 82.5. A published one of 80: 85 and 80.
    expect([87.49, 87.5, 82.49, 82.5].map((value) => rankAt(value))).toEqual([2, 1, 3, 2]);
    expect([84.99, 85, 79.99, 80].map((value) => rankAt(value, percent(80)))).toEqual([2, 1, 3, 2]);
  });

  it('leave a unit behind that stands still in a rising year', () => {
    // The issue's own figure: where the mean rises by 1.4, standing still at the mean costs about fifteen ranks.
    const given = { rows: [certain(percent(86.98))] };
    const moving = forecast({ ...given, model: { ...still, driftMean: percent(1.4) } }).median;
    const lost = moving - forecast({ ...given, moving: false }).median;
    expect(lost).toBeGreaterThanOrEqual(12);
    expect(lost).toBeLessThanOrEqual(20);
  });
});

describe('the own total', () => {
  it('takes the shares that counting every combination gives', () => {
    // 86 for certain and two claims: 88.0 with 0.4, 87.2 with 0.4, 86.8 with 0.1, 86.0 with 0.1; others at 87 and 86.5.
    const rows = [
      certain(percent(86)),
      [
        { points: pts(12_000), probability: 0.8 },
        { points: pts(0), probability: 0.2 },
      ],
      [
        { points: pts(8_000), probability: 0.5 },
        { points: pts(0), probability: 0.5 },
      ],
    ];
    const others = field(
      2,
      [
        { unit: 'A', value: 87, rank: 1 },
        { unit: 'B', value: 86.5, rank: 2 },
      ],
      exact,
    );
    const result = forecast({ rows, field: others, ownUnit: '', inField: false, moving: false, draws: 20_000 });
    for (const [index, share] of [0.8, 0.1, 0.1].entries())
      expect(Math.abs(result.rankCounts[index]! / result.draws - share)).toBeLessThan(0.012);
    expect(result.expectedIndex).toBeCloseTo(percent(86 + 0.8 * 1.2 + 0.5 * 0.8), 4);
    expect([result.lowIndex, result.highIndex]).toEqual([percent(86.8), percent(88)]);
  });

  it('is measured on its own scale', () => {
    const half = forecast({ rows: [certain(450_000)], maxPoints: pts(500_000) });
    expect(half.expectedIndex).toBe(percent(90));
    expect(half.rankCounts).toEqual(forecast({ rows: [certain(900_000)] }).rankCounts);
  });

  it('gives the chances of the groups exactly', () => {
    const outcome = fc.record({ points: fc.integer({ min: 600, max: 1_000 }), weight: fc.integer({ min: 1, max: 5 }) });
    holds(
      423,
      200,
      fc.array(outcome, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 900, max: 1100 }),
      (outcomes, max) => {
        const sum = outcomes.reduce((total, { weight }) => total + weight, 0);
        const rows = [outcomes.map(({ points, weight }) => ({ points: pts(points), probability: weight / sum }))];
        const { groupShares } = forecast({ rows, maxPoints: pts(max), draws: 1 });
        const expected = { A: 0, B: 0, C: 0, D: 0 };
        for (const { points, weight } of outcomes)
          expected[indexGroup(indexPercent(pts(points), pts(max))!)] += weight / sum;
        for (const group of ['A', 'B', 'C', 'D'] as const) expect(groupShares[group]).toBeCloseTo(expected[group], 12);
      },
    );
  });
});

describe('a result', () => {
  it('counts every draw once, and its interval holds the median', () => {
    for (const seed of [1, 2, 3]) {
      const result = forecast({ rows: doubtfulRows, seed });
      expect(result.rankCounts.reduce((sum, count) => sum + count, 0)).toBe(result.draws);
      expect(result.low).toBeLessThanOrEqual(result.median);
      expect(result.median).toBeLessThanOrEqual(result.high);
      expect(shareAtRank(result, 0)).toBe(0);
      expect(shareAtRank(result, 63)).toBe(1);
      const inside = shareAtRank(result, result.high) - shareAtRank(result, result.low - 1);
      expect(inside).toBeGreaterThanOrEqual(0.8);
      expect(shareAtRank(result, result.low - 1)).toBeLessThan(0.1);
      expect(shareAtRank(result, result.high - 1)).toBeLessThan(0.9);
      expect(Object.values(result.groupShares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
  });

  it('is the same for the same seed and another for another', () => {
    const [one, again, other] = [1, 1, 2].map((seed) =>
      forecast({ rows: doubtfulRows, seed, goals: [{ rank: 40, share: 0.5 }] }),
    );
    expect(again).toEqual(one);
    expect(other!.rankCounts).not.toEqual(one!.rankCounts);
    expect(other).toMatchObject({ seed: 2, groupShares: one!.groupShares, expectedIndex: one!.expectedIndex });
  });

  it('meets the same others whatever the own rows are: more points never cost a rank', () => {
    holds(424, 20, fc.integer({ min: 0, max: 0xffff_ffff }), fc.integer({ min: 1, max: 20_000 }), (seed, more) => {
      const [before, after] = [0, more].map((adjustment) =>
        forecast({ rows: doubtfulRows, seed, draws: 300, adjustment: pts(adjustment) }),
      );
      for (let rank = 1; rank <= 63; rank += 1)
        expect(shareAtRank(after!, rank)).toBeGreaterThanOrEqual(shareAtRank(before!, rank));
    });
  });

  it('comes step by step, with a share done that rises from 0 and stays below 1', () => {
    const steps = forecastSteps({ ...base, rows: doubtfulRows }, createUnit(1));
    const shares: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) shares.push(step.value);
    expect(shares[0]).toBe(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThan(1);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(step.value).toEqual(forecast({ rows: doubtfulRows }));
  });
});

describe('goals', () => {
  const goals = [
    { rank: 40, share: 0.8 },
    { rank: 50, share: 0.5 },
    { rank: 1, share: 0.9 },
    { rank: 63, share: 0.6 },
    { rank: 45, share: 1 },
  ];

  it('are reached at the needed index and not below, in the same draws', () => {
    const result = forecast({ rows: doubtfulRows, goals });
    for (const { rank, share, reached, neededIndex } of result.goals) {
      expect(reached).toBe(shareAtRank(result, rank));
      expect(shareAtRank(forecast({ rows: [certain(neededIndex)] }), rank)).toBeGreaterThanOrEqual(share);
      if (neededIndex > 0)
        expect(shareAtRank(forecast({ rows: [certain(neededIndex - 1)] }), rank)).toBeLessThan(share);
    }
  });

  it('are reached with the needed gain and not with less', () => {
    // A scale that does not divide evenly.
    const given = { rows: doubtfulRows, maxPoints: pts(985_123), goals };
    for (const { rank, share, reached, neededGain } of forecast(given).goals) {
      expect(shareAtRank(forecast({ ...given, adjustment: neededGain }), rank)).toBeGreaterThanOrEqual(share);
      if (neededGain === 0) expect(reached).toBeGreaterThanOrEqual(share);
      else expect(shareAtRank(forecast({ ...given, adjustment: pts(neededGain - 1) }), rank)).toBeLessThan(share);
    }
  });

  it('ask for whole points exactly, where the quotient of index and scale is a whole number or next to one', () => {
    const scale = fc.oneof(
      fc.integer({ min: 5_000, max: 2_000_000 }),
      fc.integer({ min: 1, max: 400 }).map((n) => n * 5_000),
    );
    const value = fc.oneof(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 400 }).map((n) => n * 2_500),
    );
    holds(425, 3000, scale, value, (maxPoints, index) => {
      const [goal] = forecast({
        field: field(1, [{ unit: 'A', value: index / 10_000, rank: 1 }], exact),
        inField: false,
        moving: false,
        draws: 1,
        rows: [],
        maxPoints: pts(maxPoints),
        goals: [{ rank: 1, share: 1 }],
      }).goals;
      expect(goal!.neededIndex).toBe(index);
      // The fewest points p with p × 1 000 000 ≥ index × maximum, in whole numbers.
      const product = BigInt(index) * BigInt(maxPoints);
      expect(goal!.neededGain).toBe(Number((product + 999_999n) / 1_000_000n));
    });
  });

  it('ask for more the better the rank and the surer it must be', () => {
    const asked = [10, 20, 30, 40, 50].flatMap((rank) => [0.95, 0.8, 0.5].map((share) => ({ rank, share })));
    const answers = forecast({ rows: doubtfulRows, goals: asked }).goals;
    const needed = (rank: number, share: number) => answers.find((each) => each.rank === rank && each.share === share)!;
    for (const { rank, share, neededIndex, neededGain } of answers) {
      if (rank > 10) expect(needed(rank - 10, share).neededIndex).toBeGreaterThan(neededIndex);
      if (share < 0.95) expect(needed(rank, 0.95).neededGain).toBeGreaterThanOrEqual(neededGain);
    }
  });

  it('beyond the last rank ask for nothing, and the first is never out of reach', () => {
    const top = { ...ASSUMED_PEER_MODEL, driftMean: 200_000 };
    const [last, first] = forecast({
      model: top,
      goals: [
        { rank: 63, share: 1 },
        { rank: 1, share: 1 },
      ],
    }).goals;
    expect(last).toMatchObject({ reached: 1, neededIndex: 0, neededGain: 0 });
    expect(first!.neededIndex).toBe(1_000_000);
  });

  it('count draws exactly, where a product of decimals would be rounded up', () => {
    // 0.55 × 100 is 55.00000000000001: fifty-five draws of a hundred are enough.
    const given = { draws: 100, rows: doubtfulRows };
    const [goal] = forecast({ ...given, goals: [{ rank: 40, share: 0.55 }] }).goals;
    expect(shareAtRank(forecast({ ...given, rows: [certain(goal!.neededIndex)] }), 40)).toBe(0.55);
  });

  it('and draws that make no sense throw', () => {
    expect(() => forecast({ goals: [{ rank: 0, share: 0.5 }] })).toThrow('rank 0');
    expect(() => forecast({ goals: [{ rank: 1, share: 1.1 }] })).toThrow('share of 1.1');
    expect(() => forecast({ draws: 0 })).toThrow('0 draws');
    expect(() => forecast({ maxPoints: pts(0) })).toThrow('scale');
  });
});

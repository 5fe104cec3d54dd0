import { describe, expect, it } from 'vitest';
import { createUnit } from '../../../src/compute/unit-draws';
import { loadResults } from '../../../src/data/packs';
import type { Field } from '../../../src/domain/field';
import { createFieldDraw } from '../../../src/domain/field-draw';
import { field, holds } from '../../helpers/domain';
import { fieldWorld } from '../../helpers/domain-field-world';

const percent = (value: number): number => Math.round(value * 10_000);

/** Draws of a field, each best first. */
function drawn(given: Field, ownUnit: string, inField: boolean, draws = 300, seed = 5): number[][] {
  const { peerCount, fill } = createFieldDraw(given, ownUnit, inField);
  const nextUnit = createUnit(seed);
  const values = new Float64Array(peerCount);
  return Array.from({ length: draws }, () => {
    values.fill(NaN);
    fill(values, nextUnit);
    return [...values].sort((a, b) => b - a);
  });
}

const exact = { valueDecimals: 4 } as const;
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const inside = (values: readonly number[], low: number, high: number): number =>
  values.filter((value) => value > percent(low) && value < percent(high)).length;

describe('what is known', () => {
  it('of a full table with four decimals stays as it is, without the own unit', () => {
    const rows = [91.2345, 88, 88, 79.0001].map((value, index) => ({ unit: `unit ${index}`, value, rank: index + 1 }));
    const all = [912_345, 880_000, 880_000, 790_001];
    expect(drawn(field(4, rows, exact), '', false, 3)).toEqual([all, all, all]);
    expect(drawn(field(4, rows, exact), 'unit 0', true, 2)).toEqual([all.slice(1), all.slice(1)]);
    // Ranks are not needed where every value is there.
    const unranked = rows.map(({ unit, value }) => ({ unit, value }));
    expect(drawn(field(4, unranked, exact), 'unit 3', true, 2)).toEqual([all.slice(0, 3), all.slice(0, 3)]);
  });

  it('with two decimals stands for ±0.005, derived from two for ±0.01', () => {
    const rows = [
      { unit: 'A', value: 90, rank: 1 },
      { unit: 'B', value: 80, rank: 2, derived: true },
    ];
    const draws = drawn(field(2, rows), '', false, 2000);
    const [first, second] = [draws.map(([a]) => a!), draws.map(([, b]) => b!)];
    expect(Math.min(...first)).toBeGreaterThanOrEqual(899_950);
    expect(Math.max(...first)).toBeLessThanOrEqual(900_050);
    expect(Math.max(...first) - Math.min(...first)).toBeGreaterThan(98);
    expect(Math.min(...second)).toBeGreaterThanOrEqual(799_900);
    expect(Math.max(...second)).toBeLessThanOrEqual(800_100);
    expect(Math.max(...second) - Math.min(...second)).toBeGreaterThan(196);
  });

  it('keeps its rank in every draw of any consistent world', () => {
    holds(411, 600, fieldWorld(), ({ field: given }) => {
      for (const values of drawn(given, '', false, 5)) {
        expect(values.length).toBe(given.unitCount);
        expect(values.every((value) => value >= 0 && value <= 1_000_000)).toBe(true);
        for (const { rank, value, valueStatus } of given.rows) {
          if (rank === undefined || value === undefined) continue;
          const margin = given.valueDecimals === 4 ? 0 : valueStatus === 'derived' ? 100 : 50;
          // A value without a rank may be put on the wrong side of one that is printed like it, and shift it by a print.
          const slack = given.rows.some((row) => row.rank === undefined) ? 200 : 0;
          expect(Math.abs(values[rank - 1]! - value)).toBeLessThanOrEqual(margin + slack + 1e-6);
        }
      }
    });
  });
});

describe('what is missing', () => {
  const known = [
    { unit: 'A', value: 90, rank: 1 },
    { unit: 'B', value: 80, rank: 5 },
  ];

  it('lies between its neighbours by rank, evenly', () => {
    const draws = drawn(field(5, known, exact), '', false, 4000);
    expect(draws.every((values) => inside(values, 80, 90) === 3)).toBe(true);
    // Three values in order share an interval as 1 : 1 : 1 : 1.
    for (const [place, expected] of [
      [1, 87.5],
      [2, 85],
      [3, 82.5],
    ] as const)
      expect(Math.abs(meanOf(draws.map((values) => values[place]!)) - percent(expected))).toBeLessThan(percent(0.15));
  });

  it('has a place less where a value without a rank has taken it', () => {
    const rows = [...known, { unit: 'C', value: 84 }, { unit: 'D', value: 70 }];
    for (const values of drawn(field(7, rows, exact), '', false)) {
      expect(inside(values, 80, 90)).toBe(3);
      expect(values).toContain(840_000);
      expect(values).toContain(700_000);
      expect(values.filter((value) => value < 800_000).length).toBe(2);
    }
  });

  it('without the own unit lacks the place that its rank names', () => {
    const own = (rank: number) => field(5, [...known, { unit: 'own', rank }], exact);
    for (const [rank, left] of [
      [2, [85, 82.5]],
      [3, [87.5, 82.5]],
      [4, [87.5, 85]],
    ] as const) {
      const draws = drawn(own(rank), 'own', true, 4000);
      expect(draws.every((values) => values.length === 4 && inside(values, 80, 90) === 2)).toBe(true);
      for (const [index, expected] of left.entries())
        expect(Math.abs(meanOf(draws.map((values) => values[index + 1]!)) - percent(expected))).toBeLessThan(2_000);
    }
  });

  it('lacks any free place where the own rank is not known, each as likely', () => {
    // Free: 3 and 4 of the gap (2 is taken by C), 6 to 9 below.
    const rows = [...known, { unit: 'C', rank: 2 }];
    const draws = drawn(field(9, rows, exact), 'own', true, 6000);
    const inGap = draws.map((values) => inside(values, 80, 90));
    expect(new Set(inGap)).toEqual(new Set([2, 3]));
    expect(Math.abs(inGap.filter((count) => count === 2).length / draws.length - 2 / 6)).toBeLessThan(0.025);
    expect(draws.every((values) => values.length === 8)).toBe(true);
  });

  it('takes nothing out for a unit that is not in the field, even if one has its name', () => {
    expect(drawn(field(5, known, exact), 'A', false, 1)[0]).toHaveLength(5);
    expect(drawn(field(5, known, exact), 'A', false, 1)[0]).toContain(900_000);
  });

  it('takes one of equal ranks after the other', () => {
    const tied = [
      { unit: 'A', value: 90, rank: 1 },
      { unit: 'B', value: 85, rank: 2 },
      { unit: 'C', value: 85, rank: 2 },
      { unit: 'D', value: 80, rank: 4 },
    ];
    expect(drawn(field(4, tied, exact), '', false, 1)).toEqual([[900_000, 850_000, 850_000, 800_000]]);
  });
});

describe('beyond the outermost known values', () => {
  const known = [
    { unit: 'A', value: 90, rank: 2 },
    { unit: 'B', value: 88, rank: 4 },
  ];
  const range = (given: Field): [number, number] => {
    const all = drawn(given, '', false, 3000).flat();
    return [Math.min(...all) / 10_000, Math.max(...all) / 10_000];
  };

  it('ranks go on at twice the spacing of the known ones', () => {
    // 1 % a rank between them, so 2 % beyond: 1½ ranks up from 90, 2½ down from 88.
    const [low, high] = range(field(6, known, exact));
    expect(low).toBeCloseTo(83, 1);
    expect(high).toBeCloseTo(93, 1);
    expect(low).toBeGreaterThanOrEqual(83);
    expect(high).toBeLessThanOrEqual(93);
  });

  it('or at what brings the mean to the published one', () => {
    // At once the spacing: ½ × (90 + 91.5), 90, 89, 88 and twice ½ × (88 + 85.5) are 531.25 together.
    const [low, high] = range(field(6, known, { ...exact, nationalMean: percent(88.5417) }));
    expect(low).toBeCloseTo(85.5, 1);
    expect(high).toBeCloseTo(91.5, 1);
    // A mean that nothing sensible gives is passed over.
    expect(range(field(6, known, { ...exact, nationalMean: percent(60) }))[0]).toBeCloseTo(83, 1);
  });

  it('but never past a group that nobody is in, or outside 0 to 100 %', () => {
    const [low, high] = range(field(6, known, { ...exact, groups: { A: 2, B: 4, C: 0 } }));
    expect(low).toBeGreaterThanOrEqual(83);
    expect(high).toBeCloseTo(93, 1);
    const wide = [
      { unit: 'A', value: 95, rank: 2 },
      { unit: 'B', value: 5, rank: 4 },
    ];
    const [lowest, highest] = range(field(6, wide, exact));
    expect(lowest).toBeGreaterThanOrEqual(0);
    expect(highest).toBeLessThanOrEqual(100);
    expect(range(field(6, wide, { ...exact, groups: { A: 1, B: 5, C: 0, D: 0 } }))[0]).toBeGreaterThan(4.9);
  });

  it('in a field of which nothing is known it is anything, or around the mean', () => {
    const [low, high] = range(field(5, []));
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(99);
    const [from, to] = range(field(10, [], { nationalMean: percent(85) }));
    expect(from).toBeGreaterThan(84);
    expect(to).toBeLessThan(86);
  });
});

describe('the shipped fields', () => {
  const series = loadResults().series.filter(({ index }) => index === 'par-index');
  const of = (year: number): Field => series.find((each) => each.year === year)!;

  it.each([2021, 2022, 2023, 2024])('of %i come to the published mean and groups', (year) => {
    const given = of(year);
    const draws = drawn(given, '', false, 500);
    expect(Math.abs(meanOf(draws.flat()) - given.nationalMean!)).toBeLessThan(percent(0.1));
    const { A = 0, B = 0 } = given.groups ?? {};
    if (!given.groups) return;
    for (const values of draws) {
      expect(values.filter((value) => value >= 900_000).length).toBe(A);
      expect(values.filter((value) => value >= 800_000).length).toBe(A + B);
    }
  });

  it('have 62 others for each of their units', () => {
    for (const given of series)
      for (const unit of loadResults().units) expect(createFieldDraw(given, unit, true).peerCount).toBe(62);
  });
});

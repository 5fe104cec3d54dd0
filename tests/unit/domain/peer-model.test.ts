import { describe, expect, it } from 'vitest';
import { loadResults } from '../../../src/data/packs';
import type { Field } from '../../../src/domain/field';
import {
  ASSUMED_PEER_MODEL,
  estimatePeerModel,
  movePeers,
  overridePeerModel,
  type PeerModel,
} from '../../../src/domain/peer-model';
import { field } from '../../helpers/domain';

const shipped = loadResults().series;

/** Units at given distances from the mean, in percent. */
const year = (which: number, mean: number, distances: readonly number[], extra: Partial<Field> = {}): Field =>
  field(
    distances.length,
    distances.map((distance, index) => ({ unit: `unit ${index}`, value: mean + distance })),
    { year: which, nationalMean: Math.round(mean * 10_000), ...extra },
  );

describe('the model estimated from a series', () => {
  const series = [
    year(2020, 80, [-2, -1, 0, 1, 2]),
    // Half of each distance kept, and 0.2 % to and fro: 0.2, −0.2, 0, −0.2, 0.2 are at right angles to the distances.
    year(2021, 82, [-0.8, -0.7, 0, 0.3, 1.2]),
    year(2022, 81, [9]),
    year(2023, 84, []),
  ];

  it('has the slope and the spread of the distances, by hand', () => {
    const { model, sourceOf, unitPairs } = estimatePeerModel(series);
    // Slope: (1.6 + 0.7 + 0 + 0.3 + 2.4) ÷ (4 + 1 + 0 + 1 + 4) = 5.0 ÷ 10; with unit 0 at −0.8 → 9 as a sixth pair:
    // (5.0 − 0.8 × 9) ÷ (10 + 0.64) = −2.2 ÷ 10.64 < 0, held at 0. So first without 2022.
    const first = estimatePeerModel(series, { without: 2022 });
    expect(first.unitPairs).toBe(5);
    expect(first.model.persistence).toBe(0.5);
    // Left over: 0.2, −0.2, 0, −0.2, 0.2: 0.16 ÷ 4 = 0.04, root 0.2 %.
    expect(first.model.unitSpread).toBe(2_000);
    expect(unitPairs).toBe(6);
    expect(model.persistence).toBe(0);
    expect(sourceOf.persistence).toBe('estimated');
  });

  it('has mean and spread of the steps of the national mean, widened for a new year', () => {
    const { model, sourceOf, yearPairs } = estimatePeerModel(series);
    // Steps +2, −1, +3: mean 4/3; variance ((2/3)² + (7/3)² + (5/3)²) ÷ 2 = 78/18; × (1 + 1/3).
    expect(model.driftMean).toBe(Math.round((4 / 3) * 10_000));
    expect(model.driftSpread).toBe(Math.round(Math.sqrt((78 / 18) * (4 / 3)) * 10_000));
    expect(sourceOf.driftSpread).toBe('estimated');
    expect(yearPairs).toEqual([
      { from: 2020, to: 2021, meanFrom: 800_000, meanTo: 820_000, unitPairs: 5 },
      { from: 2021, to: 2022, meanFrom: 820_000, meanTo: 810_000, unitPairs: 1 },
      { from: 2022, to: 2023, meanFrom: 810_000, meanTo: 840_000, unitPairs: 0 },
    ]);
  });

  it('says what it assumes where the series is too short', () => {
    const short = estimatePeerModel(series, { without: 2021 });
    expect(short.model).toEqual(ASSUMED_PEER_MODEL);
    expect(new Set(Object.values(short.sourceOf))).toEqual(new Set(['assumed']));
    expect(estimatePeerModel([]).model).toEqual(ASSUMED_PEER_MODEL);
  });

  it('takes only consecutive years of one index with published means', () => {
    const gap = [year(2020, 80, [1, 2, 3, 4, 5]), year(2022, 80, [1, 2, 3, 4, 5])];
    expect(estimatePeerModel(gap).yearPairs).toEqual([]);
    const otherIndex = [year(2020, 80, [1]), year(2021, 80, [1], { index: 'sipas' })];
    expect(estimatePeerModel(otherIndex).yearPairs).toEqual([]);
    const { nationalMean: _, ...meanless } = year(2021, 80, [1]);
    expect(estimatePeerModel([year(2020, 80, [1]), meanless]).yearPairs).toEqual([]);
  });
});

describe('the shipped series', () => {
  it('gives four pairs of years and 33 pairs of units', () => {
    const { model, sourceOf, yearPairs, unitPairs } = estimatePeerModel(shipped);
    expect(yearPairs.map(({ from, unitPairs: units }) => [from, units])).toEqual([
      [2020, 3],
      [2021, 8],
      [2022, 15],
      [2023, 7],
    ]);
    expect(unitPairs).toBe(33);
    expect(new Set(Object.values(sourceOf))).toEqual(new Set(['estimated']));
    // (88.37 − 83.72) ÷ 4
    expect(model.driftMean).toBe(11_625);
    expect(model.persistence).toBeGreaterThan(0.4);
    expect(model.persistence).toBeLessThan(1);
    expect(model.unitSpread).toBeGreaterThan(10_000);
    expect(model.unitSpread).toBeLessThan(25_000);
  });

  it('can leave a pair of years out, units and mean', () => {
    const { yearPairs, model } = estimatePeerModel(shipped, { without: 2024 });
    expect(yearPairs.map(({ to }) => to)).toEqual([2021, 2022, 2023]);
    expect(model.driftMean).toBe(Math.round((869_800 - 837_200) / 3));
    // What came out in 2024 does not matter then.
    const changed = shipped.map((each) => (each.year === 2024 ? { ...each, nationalMean: 1, rows: [] } : each));
    expect(estimatePeerModel(changed, { without: 2024 })).toEqual(estimatePeerModel(shipped, { without: 2024 }));
  });
});

describe('what the user sets', () => {
  it('replaces the estimate and says so', () => {
    const estimate = estimatePeerModel(shipped);
    const { model, sourceOf, unitPairs } = overridePeerModel(estimate, { driftMean: 0, persistence: 1 });
    expect(model).toEqual({ ...estimate.model, driftMean: 0, persistence: 1 });
    expect(sourceOf).toEqual({
      persistence: 'user',
      unitSpread: 'estimated',
      driftSpread: 'estimated',
      driftMean: 'user',
    });
    expect(unitPairs).toBe(33);
    expect(overridePeerModel(estimate, {})).toEqual(estimate);
  });

  it('stays within the limits', () => {
    const estimate = estimatePeerModel(shipped);
    for (const wrong of [{ persistence: 1.3 }, { persistence: -0.1 }, { unitSpread: -1 }, { driftMean: NaN }])
      expect(() => overridePeerModel(estimate, wrong)).toThrow();
  });
});

describe('moving the others', () => {
  const moved = (model: Partial<PeerModel>, normals: readonly number[], values = [700_000, 850_000, 900_000]) => {
    const peers = Float64Array.from(values);
    const left = [...normals];
    movePeers(peers, 850_000, { ...ASSUMED_PEER_MODEL, ...model }, () => left.shift() ?? 0);
    return [...peers];
  };

  it('follows the formula', () => {
    // Drift 10 000 + 2 × 5 000; half of the distance from the mean kept; spread 1 000 × 1, 0, −1.
    const model = { persistence: 0.5, unitSpread: 1_000, driftMean: 10_000, driftSpread: 5_000 };
    expect(moved(model, [2, 1, 0, -1])).toEqual([
      850_000 + 20_000 - 75_000 + 1_000,
      870_000,
      850_000 + 20_000 + 25_000 - 1_000,
    ]);
  });

  it('leaves values exactly as they are with full persistence, no drift and no spread', () => {
    const still = { persistence: 1, unitSpread: 0, driftMean: 0, driftSpread: 0 };
    const values = [866_666.1, 812_345.678, 1 / 3];
    expect(moved(still, [1.7, -2.3, 0.1, 3], values)).toEqual(values);
  });

  it('stays within 0 to 100 %', () => {
    const model = { persistence: 1, unitSpread: 0, driftMean: 200_000, driftSpread: 0 };
    expect(moved(model, [], [900_000])).toEqual([1_000_000]);
    expect(moved({ ...model, driftMean: -200_000 }, [], [100_000])).toEqual([0]);
  });
});

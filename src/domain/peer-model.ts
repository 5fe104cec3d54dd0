import { assert } from '../lib/assert';
import type { Field } from './field';
import { HIGHEST } from './field-ends';

/**
 * How the other units move from one year to the next, in ten-thousandths of a percent:
 * value(t+1) = mean(t+1) + persistence × (value(t) − mean(t)) + N(0, unitSpread), and
 * mean(t+1) = mean(t) + N(driftMean, driftSpread).
 */
export interface PeerModel {
  /** Share of its distance from the national mean that a unit keeps. */
  readonly persistence: number;
  /** Standard deviations. */
  readonly unitSpread: number;
  readonly driftSpread: number;
  /** Change of the national mean. */
  readonly driftMean: number;
}

/** Inclusive; what a model may be set to. */
const PEER_MODEL_LIMITS: Readonly<Record<keyof PeerModel, { readonly from: number; readonly to: number }>> = {
  persistence: { from: 0, to: 1.2 },
  unitSpread: { from: 0, to: 200_000 },
  driftSpread: { from: 0, to: 200_000 },
  driftMean: { from: -200_000, to: 200_000 },
};

/** Round figures for where the series is too short to tell; nobody has published any. */
export const ASSUMED_PEER_MODEL: PeerModel = {
  persistence: 0.8,
  unitSpread: 15_000,
  driftSpread: 20_000,
  driftMean: 0,
};

/** Fewest units known in consecutive years for persistence and unit spread. */
const FEWEST_UNIT_PAIRS = 5;
/** Fewest steps of the national mean for drift and its spread. */
const FEWEST_MEAN_STEPS = 3;

/** Two consecutive years whose national means are both published. */
interface YearPair {
  readonly from: number;
  readonly to: number;
  readonly meanFrom: number;
  readonly meanTo: number;
  /** Units whose values are known in both. */
  readonly unitPairs: number;
}

export type ModelSource = 'estimated' | 'assumed' | 'user';

export interface PeerModelEstimate {
  readonly model: PeerModel;
  readonly sourceOf: Readonly<Record<keyof PeerModel, ModelSource>>;
  readonly yearPairs: readonly YearPair[];
  /** Of all pairs of years together. */
  readonly unitPairs: number;
}

export interface PeerModelOptions {
  readonly index?: Field['index'];
  /** Later year of a pair that must not be used: the one that a back-test is about to foretell. */
  readonly without?: number;
}

/**
 * The model that the published series gives.
 *
 * Persistence is the slope, through the origin, of the distances from the national mean in the later
 * year on those in the earlier one, over all units known in both; the unit spread is the standard
 * deviation of what is left. Drift and its spread are mean and standard deviation of the steps of the
 * national mean; the spread is widened by √(1 + 1/n), as it is for a new year and not for those seen.
 *
 * The samples are small: five years give four steps of the mean, whose standard deviation is then known
 * to about ±40 %, and the units known are not a random choice (the press names the best, the worst and
 * its own). So each figure is a starting point that the user may replace, and comes with its source.
 */
export function estimatePeerModel(series: readonly Field[], options: PeerModelOptions = {}): PeerModelEstimate {
  const fields = series.filter(({ index }) => index === (options.index ?? 'par-index'));
  const yearPairs: YearPair[] = [];
  const distances: (readonly [before: number, after: number])[] = [];
  for (const later of fields) {
    const earlier = fields.find(({ year }) => year === later.year - 1);
    if (later.year === options.without) continue;
    if (earlier?.nationalMean === undefined || later.nationalMean === undefined) continue;
    const pairs = distancesInBoth(earlier, earlier.nationalMean, later, later.nationalMean);
    distances.push(...pairs);
    yearPairs.push({
      from: earlier.year,
      to: later.year,
      meanFrom: earlier.nationalMean,
      meanTo: later.nationalMean,
      unitPairs: pairs.length,
    });
  }
  yearPairs.sort((a, b) => a.from - b.from);
  const units = distances.length >= FEWEST_UNIT_PAIRS ? fitUnits(distances) : null;
  const drift = yearPairs.length >= FEWEST_MEAN_STEPS ? fitDrift(yearPairs) : null;
  const sourceOfUnits = units ? 'estimated' : 'assumed';
  const sourceOfDrift = drift ? 'estimated' : 'assumed';
  return {
    model: { ...ASSUMED_PEER_MODEL, ...units, ...drift },
    sourceOf: {
      persistence: sourceOfUnits,
      unitSpread: sourceOfUnits,
      driftSpread: sourceOfDrift,
      driftMean: sourceOfDrift,
    },
    yearPairs,
    unitPairs: distances.length,
  };
}

/** The model with what the user set over it. Throws outside `PEER_MODEL_LIMITS`. */
export function overridePeerModel(
  { model, sourceOf, ...origin }: PeerModelEstimate,
  changes: Partial<PeerModel>,
): PeerModelEstimate {
  const next = { ...model };
  const sources = { ...sourceOf };
  for (const key of ['persistence', 'unitSpread', 'driftSpread', 'driftMean'] as const) {
    const value = changes[key];
    if (value === undefined) continue;
    assert(value >= PEER_MODEL_LIMITS[key].from && value <= PEER_MODEL_LIMITS[key].to, `${key} of ${value}`);
    next[key] = value;
    sources[key] = 'user';
  }
  return { ...origin, model: next, sourceOf: sources };
}

function distancesInBoth(earlier: Field, meanBefore: number, later: Field, meanAfter: number) {
  const after = new Map(later.rows.map(({ unit, value }) => [unit, value]));
  return earlier.rows.flatMap(({ unit, value }): (readonly [number, number])[] => {
    const next = after.get(unit);
    return value === undefined || next === undefined ? [] : [[value - meanBefore, next - meanAfter]];
  });
}

function fitUnits(distances: readonly (readonly [number, number])[]): Pick<PeerModel, 'persistence' | 'unitSpread'> {
  const sumOf = (term: (before: number, after: number) => number): number =>
    distances.reduce((sum, [before, after]) => sum + term(before, after), 0);
  const slope =
    sumOf((before, after) => before * after) /
    Math.max(
      1,
      sumOf((before) => before * before),
    );
  // Rounded before it is used, so that the figure on screen is the figure in the model.
  const persistence = within('persistence', Math.round(slope * 10_000) / 10_000);
  const squares = sumOf((before, after) => (after - persistence * before) ** 2);
  return { persistence, unitSpread: within('unitSpread', Math.round(Math.sqrt(squares / (distances.length - 1)))) };
}

function fitDrift(yearPairs: readonly YearPair[]): Pick<PeerModel, 'driftMean' | 'driftSpread'> {
  const steps = yearPairs.map(({ meanFrom, meanTo }) => meanTo - meanFrom);
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const variance = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / (steps.length - 1);
  return {
    driftMean: within('driftMean', Math.round(mean)),
    driftSpread: within('driftSpread', Math.round(Math.sqrt(variance * (1 + 1 / steps.length)))),
  };
}

const within = (key: keyof PeerModel, value: number): number =>
  Math.min(PEER_MODEL_LIMITS[key].to, Math.max(PEER_MODEL_LIMITS[key].from, value));

/**
 * Moves values of one year to the next, in place; an index stays within 0 to 100 %.
 * @param mean national mean of the year of the values
 * @param nextNormal standard normal draws
 */
export function movePeers(values: Float64Array, mean: number, model: PeerModel, nextNormal: () => number): void {
  const drift = model.driftMean + model.driftSpread * nextNormal();
  // Written as a change, so that full persistence without drift and spread leaves every value exactly as it is.
  const pull = model.persistence - 1;
  for (let peer = 0; peer < values.length; peer += 1) {
    const value = values[peer] ?? 0;
    const moved = value + drift + pull * (value - mean) + model.unitSpread * nextNormal();
    values[peer] = Math.min(HIGHEST, Math.max(0, moved));
  }
}

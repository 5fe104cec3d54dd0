import { describe, expect, it } from 'vitest';
import { createUnit } from '../../../src/compute/unit-draws';
import { loadResults } from '../../../src/data/packs';
import type { Field } from '../../../src/domain/field';
import { runForecast } from '../../../src/domain/forecast';
import { estimatePeerModel } from '../../../src/domain/peer-model';
import { pts } from '../../helpers/domain';

const DRAWS = 1000;
const series = loadResults().series.filter(({ index }) => index === 'par-index');
const fieldOf = (year: number): Field => series.find((each) => each.year === year)!;

interface Trial {
  readonly unit: string;
  readonly rank: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Each unit listed in the earlier year whose value and rank are known in the later one, foretold from the
 * earlier year with its later value given, by a model that has not seen this pair of years.
 * @param knowsMean the step of the national mean is given too, so that only the units' own moves are foretold
 */
function backtest(from: number, knowsMean: boolean): readonly Trial[] {
  const [earlier, later] = [fieldOf(from), fieldOf(from + 1)];
  const { model } = estimatePeerModel(series, { without: from + 1 });
  const step = { driftMean: later.nationalMean! - earlier.nationalMean!, driftSpread: 0 };
  return later.rows.flatMap(({ unit, value, rank }): Trial[] => {
    if (value === undefined || rank === undefined || !earlier.rows.some((row) => row.unit === unit)) return [];
    const { low, high } = runForecast(
      {
        rows: [[{ points: pts(value), probability: 1 }]],
        adjustment: pts(0),
        maxPoints: pts(1_000_000),
        field: earlier,
        ownUnit: unit,
        inField: true,
        model: knowsMean ? { ...model, ...step } : model,
        moving: true,
        draws: DRAWS,
        seed: 2024,
        goals: [],
      },
      createUnit,
    );
    return [{ unit, rank, low, high }];
  });
}

const isHeld = ({ rank, low, high }: Trial): boolean => rank >= low && rank <= high;

function report(what: string, trials: readonly Trial[]): number {
  const held = trials.filter(isHeld).length;
  const width = trials.reduce((sum, { low, high }) => sum + high - low + 1, 0) / trials.length;
  const missed = trials.filter((trial) => !isHeld(trial));
  const list = missed.map(({ unit, rank, low, high }) => `${unit} ${rank} (${low}–${high})`).join(', ');
  console.info(
    `${what}: the 80 % interval holds ${held} of ${trials.length} published ranks ` +
      `(${((100 * held) / trials.length).toFixed(0)} %), mean width ${width.toFixed(1)} ranks; not held: ${list || 'none'}`,
  );
  return held / trials.length;
}

/*
 * What the coverage means. An honest 80 % interval holds the published rank four times in five in the long
 * run. Here it holds all of them, 31 of 31, which is no proof of anything: the units of one year share one
 * step of the national mean, so two pairs of years are hardly more than two trials. Most of the width is
 * doubt about that step, whose spread comes from three steps that went up, down and up; both years then
 * moved much as the mean of those did. The units whose figures the press prints are the best and the worst,
 * whose ranks 1 and 63 bound anyway. So for a unit in the middle the interval is wide, rightly as far as
 * these data can tell, and probably somewhat too wide.
 *
 * With the step of the mean given, the second line of each pair, only the moves of single units are
 * foretold. That is nearer to 31 trials and tells more about persistence and unit spread: 25 of 31 are held,
 * 81 %. The six misses are by one or two ranks, all of 2023 and all further out than foretold: the moved
 * field has somewhat too wide ends.
 *
 * Nothing is tuned to these figures, and nothing but absurdity is asserted of them.
 */
describe('the 80 % interval made from the year before', () => {
  it.each([
    [2022, 22],
    [2023, 9],
  ])('of %i, for %i units of the next year', (from, units) => {
    for (const knowsMean of [false, true]) {
      const trials = backtest(from, knowsMean);
      expect(trials.length).toBe(units);
      expect(backtest(from, knowsMean)).toEqual(trials);
      for (const { low, high } of trials) {
        expect(low).toBeGreaterThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(63);
      }
      const known = knowsMean ? ', step of the mean given' : '';
      expect(report(`Back-test ${from}→${from + 1}${known}`, trials)).toBeGreaterThan(0.5);
    }
  });
});

import { assert } from '../lib/assert';
import { runToEnd } from '../lib/steps';
import type { Outcome } from './acceptance';
import { ZERO, type Points } from './points';

/**
 * The exact distribution of a total of independent rows. Cell `k` of `probabilities` is the chance
 * of the total `lowest + k * step`; totals between those cannot come out.
 */
export interface OwnDistribution {
  /** Ten-thousandths of a point; below zero only where a penalty is larger than what the rows may bring. */
  readonly lowest: number;
  /** Greatest common divisor of all differences, in ten-thousandths; 1 where the total is certain. */
  readonly step: number;
  readonly probabilities: Float64Array;
}

/** Every total of a scale of 100 points, in ten-thousandths: 8 MB. */
export const MOST_CELLS = 1_000_001;

/**
 * The distribution of the sum of independent rows, by convolution: exact in points (no rounding, no
 * buckets) and in probabilities up to floating point.
 * @param rows outcomes of each row; probabilities of one row add up to 1, equal points may come twice
 * @param adjustment bonus and penalty, which are certain
 * @throws where the totals need more than `MOST_CELLS`: a scale of 100 points never does
 */
export function ownDistribution(rows: readonly (readonly Outcome[])[], adjustment: Points = ZERO): OwnDistribution {
  return runToEnd(ownDistributionSteps(rows, adjustment));
}

/** The same, one doubtful row a step, for a caller that must not be away for long. */
export function* ownDistributionSteps(
  rows: readonly (readonly Outcome[])[],
  adjustment: Points = ZERO,
): Generator<undefined, OwnDistribution> {
  let lowest: number = adjustment;
  const doubtful: DoubtfulRow[] = [];
  for (const outcomes of rows) {
    const row = toDoubtfulRow(outcomes);
    lowest += row.lowest;
    if (row.span > 0) doubtful.push(row);
  }
  // Narrow rows first, so that the totals that can come out stay few for as long as possible.
  doubtful.sort((a, b) => a.span - b.span);
  const step = doubtful.reduce((divisor, row) => greatestCommonDivisor(divisor, row.step), 0) || 1;
  const cells = doubtful.reduce((sum, row) => sum + row.span, 0) / step + 1;
  assert(cells <= MOST_CELLS, `the totals of the rows need ${cells} cells`);
  const probabilities = new Float64Array(cells);
  probabilities[0] = 1;
  let last = 0;
  for (const row of doubtful) {
    last += row.span / step;
    convolve(probabilities, row, step, last);
    yield;
  }
  return { lowest, step, probabilities };
}

/** Outcomes of one row above its lowest one, which is certain to come. */
interface DoubtfulRow {
  readonly lowest: number;
  readonly span: number;
  readonly step: number;
  /** By how much each outcome lies above the lowest, in ten-thousandths, and its chance; the lowest comes first. */
  readonly gains: readonly number[];
  readonly chances: readonly number[];
}

function toDoubtfulRow(outcomes: readonly Outcome[]): DoubtfulRow {
  const chanceByPoints = new Map<number, number>();
  let sum = 0;
  for (const { points, probability } of outcomes) {
    sum += probability;
    if (probability > 0) chanceByPoints.set(points, (chanceByPoints.get(points) ?? 0) + probability);
  }
  assert(Math.abs(sum - 1) < 1e-9, `the chances of a row add up to ${sum}`);
  const sorted = [...chanceByPoints].sort(([a], [b]) => a - b);
  const lowest = sorted[0]?.[0] ?? 0;
  const gains = sorted.map(([points]) => points - lowest);
  return {
    lowest,
    span: gains.at(-1) ?? 0,
    step: gains.reduce(greatestCommonDivisor, 0),
    gains,
    chances: sorted.map(([, chance]) => chance),
  };
}

/** Adds a row to the totals of the others, in place: from the top down, every cell needs only lower ones. */
function convolve(cells: Float64Array, { gains, chances }: DoubtfulRow, step: number, last: number): void {
  const shifts = gains.map((gain) => gain / step);
  const [, shift = 0] = shifts;
  const [stays = 1, moves = 0] = chances;
  if (shifts.length > 2) {
    convolveMany(cells, shifts, chances, last);
    return;
  }
  // The usual row, claimed or refused: half the work.
  for (let cell = last; cell >= shift; cell -= 1)
    cells[cell] = stays * (cells[cell] ?? 0) + moves * (cells[cell - shift] ?? 0);
  for (let cell = shift - 1; cell >= 0; cell -= 1) cells[cell] = stays * (cells[cell] ?? 0);
}

function convolveMany(cells: Float64Array, shifts: readonly number[], chances: readonly number[], last: number): void {
  for (let cell = last; cell >= 0; cell -= 1) {
    let sum = 0;
    for (let outcome = 0; outcome < shifts.length; outcome += 1) {
      const from = cell - (shifts[outcome] ?? 0);
      if (from < 0) break;
      sum += (chances[outcome] ?? 0) * (cells[from] ?? 0);
    }
    cells[cell] = sum;
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** A total below zero counts as zero. */
const totalOfCell = ({ lowest, step }: OwnDistribution, cell: number): number => Math.max(0, lowest + cell * step);

/** Expected total, in ten-thousandths of a point, with a fraction. */
export function meanTotal(own: OwnDistribution): number {
  return own.probabilities.reduce((sum, probability, cell) => sum + probability * totalOfCell(own, cell), 0);
}

/** Chance of each total or a lower one. */
export function cumulativeShares({ probabilities }: OwnDistribution): Float64Array {
  let sum = 0;
  return probabilities.map((probability) => (sum += probability));
}

/**
 * The total (ten-thousandths of a point) that is reached or undercut with the given chance: the
 * lowest one whose cumulative share is above `share`. With a uniform `share` in [0, 1) it is a draw.
 * @param cumulative of the same distribution, so that many quantiles cost one sum
 */
export function totalAtShare(own: OwnDistribution, cumulative: Float64Array, share: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) > share) high = middle;
    else low = middle + 1;
  }
  return totalOfCell(own, low);
}

/** Chance of a total of at least `points`, in ten-thousandths. */
export function shareAtLeast(own: OwnDistribution, points: number): number {
  let share = 0;
  for (let cell = own.probabilities.length - 1; cell >= 0 && totalOfCell(own, cell) >= points; cell -= 1)
    share += own.probabilities[cell] ?? 0;
  return share;
}

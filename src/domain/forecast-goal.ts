import { assert } from '../lib/assert';
import { pointsFromInteger, type Points } from './points';

/** A rank wanted in at least a share (above 0, up to 1) of the draws. */
export interface Goal {
  readonly rank: number;
  readonly share: number;
}

export interface GoalAnswer extends Goal {
  /** Share of the draws that end at the rank or better as things stand. */
  readonly reached: number;
  /**
   * Lowest index, in whole ten-thousandths of a percent, that is at the rank or better in the wanted
   * share of the draws if it comes out for certain. There always is one: nobody is above 100 %.
   */
  readonly neededIndex: number;
  /** Fewest points on top of the own total of every draw, so that the wanted share of them reaches the rank. */
  readonly neededGain: Points;
}

/** What each draw asks for, by goal. */
interface GoalDraws {
  /** @param peers values of the other units; left in another order */
  readonly add: (draw: number, peers: Float64Array, ownTotal: number) => void;
  readonly answers: () => readonly GoalAnswer[];
}

/**
 * In one draw the own unit is at rank r or better exactly when it is not below the r-th best of the
 * others. So the r-th best of all draws, in order, tell which index reaches the rank how often.
 * @param indexOf index in ten-thousandths of a percent of a total in ten-thousandths of a point
 */
export function createGoalDraws(goals: readonly Goal[], draws: number, indexOf: (points: number) => number): GoalDraws {
  const perPoint = indexOf(1);
  const thresholds = goals.map(({ rank, share }) => {
    assert(Number.isInteger(rank) && rank >= 1, `rank ${rank}`);
    assert(share > 0 && share <= 1, `a share of ${share}`);
    return { rank, share, indexes: new Int32Array(draws), gains: new Int32Array(draws) };
  });
  return {
    add: (draw, peers, ownTotal) => {
      for (const { rank, indexes, gains } of thresholds) {
        if (rank > peers.length) continue; // the last rank is always reached: 0 is needed of either
        const index = highest(peers, rank);
        let gain = Math.ceil(index / perPoint - ownTotal);
        // The quotient may be a rounding above a whole number; this comparison is the one that ranks, and exact.
        if (indexOf(ownTotal + gain - 1) >= index) gain -= 1;
        indexes[draw] = Math.ceil(index);
        gains[draw] = gain;
      }
    },
    answers: () =>
      thresholds.map(({ rank, share, indexes, gains }) => {
        const needed = countOfShare(share, draws) - 1;
        return {
          rank,
          share,
          reached: gains.filter((gain) => gain <= 0).length / draws,
          neededIndex: indexes.sort()[needed] ?? 0,
          neededGain: pointsFromInteger(Math.max(0, gains.sort()[needed] ?? 0)),
        };
      }),
  };
}

/** Fewest of the draws that are at least a share of them; `share * draws` alone may be a rounding off. */
function countOfShare(share: number, draws: number): number {
  const below = Math.floor(share * draws);
  return below / draws >= share ? below : below + 1;
}

/** The `rank`-th highest value, 1 for the highest. Sorts no more than that takes (Hoare's quickselect), in place. */
function highest(values: Float64Array, rank: number): number {
  const wanted = rank - 1;
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0;
    let [left, right] = [from, to];
    while (left <= right) {
      while ((values[left] ?? 0) > pivot) left += 1;
      while ((values[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      const moved = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = moved;
      left += 1;
      right -= 1;
    }
    if (wanted <= right) to = right;
    else if (wanted >= left) from = left;
    else break;
  }
  return values[wanted] ?? 0;
}

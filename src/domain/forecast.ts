import { assert } from '../lib/assert';
import { createNormal } from '../lib/normal';
import { runToEnd } from '../lib/steps';
import type { Outcome } from './acceptance';
import type { Field } from './field';
import { createFieldDraw } from './field-draw';
import { GROUP_FLOORS } from './field-ends';
import { createGoalDraws, type Goal, type GoalAnswer } from './forecast-goal';
import type { IndexGroup } from './index-percent';
import {
  cumulativeShares,
  meanTotal,
  ownDistributionSteps,
  shareAtLeast,
  totalAtShare,
  type OwnDistribution,
} from './own-distribution';
import { movePeers, type PeerModel } from './peer-model';
import type { Points } from './points';

/** Everything a forecast is made of; plain data, so that it can go to a worker. */
export interface ForecastInput {
  /** Outcomes of each row of the own unit, independent of each other. */
  readonly rows: readonly (readonly Outcome[])[];
  /** Bonus and penalty. */
  readonly adjustment: Points;
  /** Maximum of the rows that apply; above zero. */
  readonly maxPoints: Points;
  /** The last published field, of the year before the one that is foretold. */
  readonly field: Field;
  /** The user's unit as the field spells it. */
  readonly ownUnit: string;
  /** Whether that unit is one of the field's units, listed with figures or not. */
  readonly inField: boolean;
  readonly model: PeerModel;
  /** `false` freezes the others where the field has them: only what is not known of them is drawn. */
  readonly moving: boolean;
  /** Whole number, 1 or more. */
  readonly draws: number;
  /** Whole number of 32 bits. */
  readonly seed: number;
  readonly goals: readonly Goal[];
}

/** Plain data. */
export interface ForecastResult {
  readonly draws: number;
  readonly seed: number;
  /** How many draws ended at each rank; the first is rank 1. */
  readonly rankCounts: Uint32Array;
  readonly median: number;
  /** Ranks that a tenth of the draws does not exceed, and nine tenths do not: the 80 % interval. */
  readonly low: number;
  readonly high: number;
  /** Chances of the own unit's group, exact: they come from the distribution and not from draws. */
  readonly groupShares: Readonly<Record<IndexGroup, number>>;
  /** Own index expected, and its 80 % interval, in ten-thousandths of a percent; exact too. */
  readonly expectedIndex: number;
  readonly lowIndex: number;
  readonly highIndex: number;
  /** One for each goal, in their order. */
  readonly goals: readonly GoalAnswer[];
}

/** Draws between two reports of progress: well below a millisecond. */
const CHUNK_DRAWS = 32;

/**
 * Foretells the own rank. Each draw fills what is not known of the last published field, moves every
 * other unit by the model, takes an own total from its exact distribution, and counts who is above.
 *
 * The own total costs one number of the sequence whatever the rows are, so with one seed two scenarios
 * meet the same others in every draw: their difference is theirs and not chance's.
 * @param nextUnit uniform in [0, 1), seeded with the input's seed
 * @returns a sequence that yields the share done, 0 to 1, every millisecond or so; to cancel, stop asking
 */
export function* forecastSteps(input: ForecastInput, nextUnit: () => number): Generator<number, ForecastResult> {
  const { maxPoints, model, draws, field } = input;
  assert(maxPoints > 0, 'a forecast needs a scale');
  assert(Number.isSafeInteger(draws) && draws > 0, `${draws} draws`);
  const rowSteps = ownDistributionSteps(input.rows, input.adjustment);
  let step = rowSteps.next();
  for (; !step.done; step = rowSteps.next()) yield 0;
  const own = step.value;
  const cumulative = cumulativeShares(own);
  const indexOf = (points: number): number => (points * 1_000_000) / maxPoints;

  const fieldDraw = createFieldDraw(field, input.ownUnit, input.inField);
  const peers = new Float64Array(fieldDraw.peerCount);
  const nextNormal = createNormal(nextUnit);
  const rankCounts = new Uint32Array(peers.length + 1);
  const goalDraws = createGoalDraws(input.goals, draws, indexOf);
  const runDraw = (draw: number): void => {
    const ownTotal = totalAtShare(own, cumulative, nextUnit());
    fieldDraw.fill(peers, nextUnit);
    if (input.moving) movePeers(peers, field.nationalMean ?? meanOf(peers), model, nextNormal);
    const above = countAbove(peers, indexOf(ownTotal));
    rankCounts[above] = (rankCounts[above] ?? 0) + 1;
    goalDraws.add(draw, peers, ownTotal);
  };
  for (let draw = 0; draw < draws; draw += 1) {
    if (draw % CHUNK_DRAWS === 0) yield draw / draws;
    runDraw(draw);
  }
  return {
    draws,
    seed: input.seed,
    rankCounts,
    median: rankAtShare(rankCounts, draws, 0.5),
    low: rankAtShare(rankCounts, draws, 0.1),
    high: rankAtShare(rankCounts, draws, 0.9),
    groupShares: groupSharesOf(own, maxPoints),
    expectedIndex: indexOf(meanTotal(own)),
    lowIndex: indexOf(totalAtShare(own, cumulative, 0.1)),
    highIndex: indexOf(totalAtShare(own, cumulative, 0.9)),
    goals: goalDraws.answers(),
  };
}

/** The whole forecast at once. */
export function runForecast(input: ForecastInput, createUnit: (seed: number) => () => number): ForecastResult {
  return runToEnd(forecastSteps(input, createUnit(input.seed)));
}

/** Share of the draws that end at a rank or better. */
export function shareAtRank({ rankCounts, draws }: ForecastResult, rank: number): number {
  return rankCounts.subarray(0, Math.max(0, rank)).reduce((sum, count) => sum + count, 0) / draws;
}

/** The best rank that at least this share of the draws does not fall behind. */
function rankAtShare(rankCounts: Uint32Array, draws: number, share: number): number {
  let sum = 0;
  return rankCounts.findIndex((count) => (sum += count) / draws >= share) + 1;
}

function countAbove(values: Float64Array, index: number): number {
  let above = 0;
  for (const value of values) if (value > index) above += 1;
  return above;
}

/** Where no mean is published. The own unit, one among many, is left out of it. */
const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

function groupSharesOf(own: OwnDistribution, maxPoints: Points): ForecastResult['groupShares'] {
  const atLeast = (floor: number): number => shareAtLeast(own, Math.ceil((floor * maxPoints) / 1_000_000));
  const [a, b, c] = [atLeast(GROUP_FLOORS.A), atLeast(GROUP_FLOORS.B), atLeast(GROUP_FLOORS.C)];
  return { A: a, B: b - a, C: c - b, D: shareAtLeast(own, 0) - c };
}

import { createUnit } from '../../src/compute/unit-draws';
import { loadResults } from '../../src/data/packs';
import { expectationsOf, type Outcome } from '../../src/domain/acceptance';
import { createFieldDraw } from '../../src/domain/field-draw';
import { runForecast, type ForecastInput } from '../../src/domain/forecast';
import { ownDistribution } from '../../src/domain/own-distribution';
import { estimatePeerModel, movePeers } from '../../src/domain/peer-model';
import { pointsFromInteger, ZERO } from '../../src/domain/points';
import { createNormal } from '../../src/lib/normal';
import { field, sample } from './sheet';
import { ms, percentile, printTable } from './table';

const DRAWS = 10_000;
const RUNS = 30;
const WARM_UP_RUNS = 5;

/** A claim with four decimals for each row, accepted four times in five: the finest grid, and nothing certain. */
const doubtfulRows: readonly (readonly Outcome[])[] = sample.tree.scoredNodes.map(({ maxPoints }, index) => [
  { points: pointsFromInteger(Math.max(1, maxPoints - 13 * index - 1)), probability: 0.8 },
  { points: pointsFromInteger(Math.floor(maxPoints / 2)), probability: 0.2 },
]);

/** Forecasts with the own total from its exact distribution, beside one that samples every row in every draw. */
export function measureForecast(): void {
  const expectations = expectationsOf(sample.assessment, sample.tree, { surveySpread: 2 });
  const rowSets = [
    ['sample', expectations.map(({ outcomes }) => outcomes)],
    ['88 doubtful rows', doubtfulRows],
  ] as const;
  printTable(
    `Forecast: ${DRAWS.toLocaleString('en')} draws × 62 peers × 88 rows, ${String(RUNS)} runs each, Node ${process.version}`,
    ['', 'p50', 'max', 'cpu', 'rank', '80 %', 'index', 'chance of B'],
    rowSets.flatMap(([name, rows]) => [
      [`app: exact convolution, ${name}`, ...appOf(rows, [])],
      ['  with a goal: rank 40 in 80 % of the draws', ...appOf(rows, [{ rank: 40, share: 0.8 }]).slice(0, 3)],
      ['  the convolution alone', ...timed(() => ownDistribution(rows))],
      [`rival: every row in every draw, ${name}`, ...rivalOf(rows)],
      ['  the sampling of rows alone', ...timed(() => sampleTotals(rows))],
    ]),
    [
      'Budget: 100 for the whole forecast. Index and chance of B: exact in the app, a sample in the rival.',
      'The 88 doubtful rows lie on the finest grid and are the worst that a scale of 100 points can ask of the convolution.',
    ],
  );
}

const inputOf = (rows: ForecastInput['rows'], goals: ForecastInput['goals']): ForecastInput => ({
  rows,
  adjustment: ZERO,
  maxPoints: pointsFromInteger(1_000_000),
  field,
  ownUnit: sample.assessment.head.unit,
  inField: true,
  model: estimatePeerModel(loadResults().series).model,
  moving: true,
  draws: DRAWS,
  seed: 1,
  goals,
});

function appOf(rows: ForecastInput['rows'], goals: ForecastInput['goals']): readonly string[] {
  const input = inputOf(rows, goals);
  const { median, low, high, expectedIndex, groupShares } = runForecast(input, createUnit);
  return [...timed(() => runForecast(input, createUnit)), ...shown(median, low, high, expectedIndex, groupShares.B)];
}

function rivalOf(rows: ForecastInput['rows']): readonly string[] {
  const input = inputOf(rows, []);
  const { ranks, meanIndex, shareOfB } = sampleEveryRow(input);
  const at = (share: number): number => percentile(ranks, share);
  return [...timed(() => sampleEveryRow(input)), ...shown(at(0.5), at(0.1), at(0.9), meanIndex, shareOfB)];
}

const shown = (median: number, low: number, high: number, index: number, shareOfB: number): readonly string[] => [
  String(median),
  `${String(low)}–${String(high)}`,
  (index / 10_000).toFixed(3),
  shareOfB.toFixed(4),
];

/** p50 and worst of the runs, and processor time a run, after some to warm up. */
function timed(work: () => unknown): readonly string[] {
  const times: number[] = [];
  for (let run = 0; run < WARM_UP_RUNS; run += 1) work();
  const before = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  return [ms(percentile(times, 0.5)), ms(percentile(times, 1)), ms((user + system) / 1000 / RUNS)];
}

/** The rival: the same others, but the own total is the sum of one draw for each row. */
function sampleEveryRow(input: ForecastInput) {
  const nextUnit = createUnit(input.seed);
  const nextNormal = createNormal(nextUnit);
  const { peerCount, fill } = createFieldDraw(input.field, input.ownUnit, input.inField);
  const peers = new Float64Array(peerCount);
  const ranks: number[] = [];
  let [sum, inGroupB] = [0, 0];
  for (let draw = 0; draw < input.draws; draw += 1) {
    const index = (sampleTotal(input.rows, nextUnit) * 1_000_000) / input.maxPoints;
    fill(peers, nextUnit);
    movePeers(peers, input.field.nationalMean ?? 0, input.model, nextNormal);
    let rank = 1;
    for (const value of peers) if (value > index) rank += 1;
    ranks.push(rank);
    sum += index;
    if (index >= 800_000 && index < 900_000) inGroupB += 1;
  }
  return { ranks, meanIndex: sum / input.draws, shareOfB: inGroupB / input.draws };
}

function sampleTotals(rows: ForecastInput['rows']): number {
  const nextUnit = createUnit(1);
  let sum = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) sum += sampleTotal(rows, nextUnit);
  return sum;
}

function sampleTotal(rows: ForecastInput['rows'], nextUnit: () => number): number {
  let total = 0;
  for (const outcomes of rows) {
    total += outcomes.length === 1 ? (outcomes[0]?.points ?? 0) : drawOutcome(outcomes, nextUnit());
  }
  return total;
}

function drawOutcome(outcomes: readonly Outcome[], unit: number): number {
  let left = unit;
  for (const { points, probability } of outcomes) {
    left -= probability;
    if (left < 0) return points;
  }
  return outcomes.at(-1)?.points ?? 0;
}

import type { Highs } from 'highs';
import { attainableSteps } from '../../src/domain/attainable-steps';
import { defaultEffortDays } from '../../src/domain/effort';
import { frontierOf, type Candidate, type Frontier, type Problem } from '../../src/domain/optimiser';
import { pointsFromInteger, ZERO } from '../../src/domain/points';
import { isEstimatedTrack } from '../../src/domain/rubric';
import { lpOf, TO_THE_END } from '../helpers/optimiser-lp';
import { createRanking, rankOf } from '../../src/domain/rank';
import { sumIndex } from '../../src/domain/rollup';
import { scenarioFigures } from '../../src/domain/scenario-figures';
import { field, sample } from './sheet';
import { ms, percentile, printTable } from './table';

const RUNS = 31;
const WARM_UP = 5;

const { assessment, tree } = sample;
const total = tree.scoredNodes.reduce((sum, { code }) => sum + (assessment.entries.get(code)?.selfScore ?? 0), 0);
/** From the sample's 85.96 points to group A. */
const TARGET = 90_0000 - total;
/** Departments that hold half of the rows, in half-days. */
const LIMITS = new Map([
  ['SNV', 240],
  ['VPUB', 80],
  ['STTTT', 120],
]);

/** What can be done about the rows of the sample at the default efforts, from their scores or from nothing. */
function candidatesOf(from: 'sample' | 'blank', isOpen: (row: (typeof tree.scoredNodes)[number]) => boolean) {
  return tree.scoredNodes.filter(isOpen).flatMap((row): Candidate[] => {
    const entry = assessment.entries.get(row.code);
    if (!entry) return [];
    const start = from === 'sample' ? (entry.selfScore ?? ZERO) : ZERO;
    const known = from === 'sample' ? entry : { ...entry, figures: null };
    const halfDays = defaultEffortDays(row) * 2;
    const choices = attainableSteps(row, known, start).map(({ gain, climbed }) => ({ gain, cost: climbed * halfDays }));
    return [{ code: row.code, department: entry.leadDepartment, choices }];
  });
}

/** The same with costs that have no common divisor and reach some 70,000 half-days. */
const dear = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.map((row, at) => ({
    ...row,
    choices: row.choices.map(({ gain, cost }) => ({ gain, cost: cost * 15 + (at % 7) })),
  }));

interface Instance {
  readonly name: string;
  readonly problem: Problem;
  /** Gain that HiGHS is asked for. */
  readonly target: number;
}

const instance = (
  name: string,
  candidates: readonly Candidate[],
  target = TARGET,
  limits: Problem['limits'] = new Map(),
): Instance => ({ name, problem: { candidates, limits }, target });

const open = candidatesOf('sample', () => true);

const instances: readonly Instance[] = [
  instance(
    'sample, surveys closed',
    candidatesOf('sample', ({ track }) => !isEstimatedTrack(track)),
  ),
  instance('sample, all rows open', open),
  instance('sample, three departments limited', open, TARGET, LIMITS),
  instance(
    'nothing scored yet, to 60 points',
    candidatesOf('blank', () => true),
    60_0000,
  ),
  instance('sample, efforts of fifteen times', dear(open)),
];

/** The whole frontier beside HiGHS for one target of the same instance. */
export async function measureOptimiser(loadHighs: () => Promise<Highs>): Promise<void> {
  const highs = await loadHighs();
  const target = pointsFromInteger(TARGET) / 10_000;
  printTable(
    `Optimiser: built-in rubric, ${String(RUNS)} runs each, Node ${process.version}`,
    ['', 'choices', 'frontier', 'p50', 'max', 'HiGHS p50', 'max', 'ratio', 'days', 'HiGHS'],
    instances.map((each) => {
      const { problem } = each;
      const own = timed(() => solved(problem));
      const lp = lpOf(problem, each.target);
      const rival = timed(() => highs.solve(lp, TO_THE_END));
      const frontier = solved(problem);
      const position = frontier.cheapestFor(each.target);
      const found = highs.solve(lp, TO_THE_END);
      return [
        each.name,
        String(problem.candidates.reduce((sum, { choices }) => sum + choices.length, 0)),
        String(frontier.points.length),
        ms(own.p50, 2),
        ms(own.max, 2),
        ms(rival.p50),
        ms(rival.max),
        `${(rival.p50 / own.p50).toFixed(0)}×`,
        String((position === null ? NaN : (frontier.points[position]?.cost ?? NaN)) / 2),
        found.Status === 'Optimal' ? String(found.ObjectiveValue / 2) : found.Status,
      ];
    }),
    [
      `App: every pair of cost and gain that nothing beats. HiGHS: one target, ${String(target)} points more where none is named,`,
      'its text of the model built before the clock starts. Days: what each says the target costs.',
      'Budget: 20 for the whole frontier on the built-in rubric.',
    ],
  );
}

function solved(problem: Problem): Frontier {
  const result = frontierOf(problem);
  if (!result.ok) throw new Error('Nothing is required, so that something can always be done');
  return result.value;
}

function timed(work: () => unknown): { readonly p50: number; readonly max: number } {
  const times: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const start = performance.now();
    kept.result = work();
    if (run >= 0) times.push(performance.now() - start);
  }
  return { p50: percentile(times, 0.5), max: percentile(times, 1) };
}

/** Where results go, so that no work can be optimised away. */
const kept: { result: unknown } = { result: null };

const SCENARIOS = 5;

/** Everything that the studio shows of five scenarios of twenty changes each, worked out anew as after an edit. */
export function measureScenarios(): void {
  const overlays = Array.from({ length: SCENARIOS }, (_, at) => {
    const rows = tree.scoredNodes.filter((_row, position) => position % SCENARIOS === at).slice(0, 20);
    return new Map(rows.map(({ code, maxPoints }) => [code, maxPoints]));
  });
  const ranking = createRanking(field, assessment.head.unit, true);
  const times = Array.from({ length: WARM_UP + RUNS }, () => {
    const start = performance.now();
    for (const overlay of overlays) {
      const { rollup } = scenarioFigures(assessment, tree, overlay, 2);
      const index = sumIndex(rollup.total);
      if (index) rankOf(ranking, index.scaled);
    }
    return performance.now() - start;
  }).slice(WARM_UP);
  printTable(
    `${String(SCENARIOS)} scenarios: sums, outlook, days, points by department, rank`,
    ['', 'p50', 'p95', 'max'],
    [
      [
        'app: scenarioFigures and rankOf',
        ms(percentile(times, 0.5), 2),
        ms(percentile(times, 0.95), 2),
        ms(percentile(times, 1), 2),
      ],
    ],
    ['Budget: 5.'],
  );
}

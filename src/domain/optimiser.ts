import { assert } from '../lib/assert';
import { err, ok, type Result } from '../lib/result';
import { pointsFromInteger, type Points } from './points';
import { countSets, setsOf, type Chosen } from './tied-sets';
import { createJoin, firstAtLeast, tradeOffsOfRow, type JoinTradeOffs, type TradeOffs } from './trade-offs';

/** One better score of a row. */
interface Choice {
  /** Above zero. */
  readonly gain: Points;
  /** Whole half-days, 0 or more. */
  readonly cost: number;
}

/** A row that something can be done about: at most one choice is taken, exactly one where it is required. */
export interface Candidate {
  readonly code: string;
  readonly department: string;
  readonly choices: readonly Choice[];
  readonly required?: boolean;
}

export interface Problem {
  readonly candidates: readonly Candidate[];
  /** Most half-days that a department can spend, inclusive; one that is not named has no limit. */
  readonly limits: ReadonlyMap<string, number>;
}

export interface FrontierPoint {
  /** Half-days. */
  readonly cost: number;
  readonly gain: Points;
}

/** Taken choices by position, in the order of the candidates. */
export type ChosenSet = readonly { readonly code: string; readonly choice: number }[];

export interface Solution extends FrontierPoint {
  readonly chosen: ChosenSet;
  /** How many other sets cost and gain exactly the same; `MAXIMUM_TIES` stands for that many or more. */
  readonly ties: number;
  readonly alternatives: readonly ChosenSet[];
}

/** Everything that is worth its cost. */
export interface Frontier {
  /** Every pair of cost and gain that no other set beats, both ascending; the first is the cheapest way to do what is required. */
  readonly points: readonly FrontierPoint[];
  /** @param mostAlternatives how many of the tied sets to name */
  solutionAt(position: number, mostAlternatives?: number): Solution;
  /** Position of the cheapest point that gains at least this much; `null` where none does. */
  cheapestFor(gain: number): number | null;
}

/** Why what is required cannot be done at all. */
export type Infeasible =
  | { readonly reason: 'nothingToChoose'; readonly code: string }
  /** The required rows of a department cost at least `least` half-days together. */
  | { readonly reason: 'aboveLimit'; readonly department: string; readonly limit: number; readonly least: number };

/**
 * The whole frontier of a multiple-choice knapsack with limits by group, exactly, by dynamic programming over
 * integers. Time grows with rows × choices × total cost, and where limits bind with the product of the pairs that
 * the departments keep. Memory: 12 bytes for each pair kept at each row and for each amount of cost, once all costs
 * are divided by their greatest common divisor; 88 rows of 70,000 half-days together take about 5 MB.
 */
export function frontierOf(problem: Problem): Result<Frontier, readonly Infeasible[]> {
  const faults = faultsOf(problem);
  if (faults.length > 0) return err(faults);
  const { limited, free, unit, join } = partsOf(problem);
  // Lists of departments multiply, so they meet while they are short; single rows only add to what there is.
  const departments = limited.toSorted((a, b) => a.costs.length - b.costs.length);
  const rows = free.map((row) => tradeOffsOf(row, unit, Infinity));
  return ok(frontier(problem, joinAll([...departments, ...rows], Infinity, join), unit));
}

/** The most that a problem can gain at any cost within its limits; `null` where what is required cannot be done. */
export function mostGain(problem: Problem): Points | null {
  if (faultsOf(problem).length > 0) return null;
  const { limited, free } = partsOf(problem);
  const gains = [
    ...limited.map((department) => department.gains.at(-1) ?? 0),
    ...free.map(({ choices }) => Math.max(0, ...choices.map(({ gain }) => gain))),
  ];
  return pointsFromInteger(gains.reduce((sum, gain) => sum + gain, 0));
}

const leastCost = ({ choices, required = false }: Candidate): number =>
  required ? Math.min(...choices.map(({ cost }) => cost)) : 0;

const highestCost = ({ choices }: Candidate): number => Math.max(0, ...choices.map(({ cost }) => cost));

const totalOf = (rows: readonly Candidate[], costOf: (row: Candidate) => number): number =>
  rows.reduce((sum, row) => sum + costOf(row), 0);

function faultsOf({ candidates, limits }: Problem): readonly Infeasible[] {
  const faults: Infeasible[] = [];
  for (const { code, choices, required } of candidates) {
    for (const { cost, gain } of choices) assert(Number.isSafeInteger(cost) && cost >= 0 && gain > 0, 'choices gain');
    if (required === true && choices.length === 0) faults.push({ reason: 'nothingToChoose', code });
  }
  for (const [department, limit] of limits) {
    const rows = candidates.filter((row) => row.department === department && row.choices.length > 0);
    const least = totalOf(rows, leastCost);
    if (least > limit) faults.push({ reason: 'aboveLimit', department, limit, least });
  }
  return faults;
}

/** More than 2,000 rows of twelve steps of 999 days each can ask for. */
const MOST_COST = 50_000_000;

type Row = Candidate & { readonly row: number };

interface Parts {
  /** What each department that could spend more than it may can do within its limit. */
  readonly limited: readonly TradeOffs[];
  /** Rows that no limit holds back. */
  readonly free: readonly Row[];
  /** Greatest common divisor of all costs, in half-days. */
  readonly unit: number;
  readonly join: JoinTradeOffs;
}

function partsOf({ candidates, limits }: Problem): Parts {
  const costs = candidates.flatMap(({ choices }) => choices.map(({ cost }) => cost));
  const unit = costs.reduce(greatestCommonDivisor, 0) || 1;
  const mostCost = totalOf(candidates, highestCost) / unit;
  assert(mostCost <= MOST_COST, 'costs are those of one province');
  const join = createJoin(mostCost);
  const rowsWithPlace = candidates.map((candidate, row): Row => ({ ...candidate, row }));
  const limited: TradeOffs[] = [];
  const free: Row[] = [];
  for (const department of new Set(candidates.map((candidate) => candidate.department))) {
    const rows = rowsWithPlace.filter((row) => row.department === department);
    const limit = limits.get(department);
    if (limit === undefined || totalOf(rows, highestCost) <= limit) free.push(...rows);
    else {
      const parts = rows.map((row) => tradeOffsOf(row, unit, limit));
      limited.push(joinAll(parts, Math.floor(limit / unit), join));
    }
  }
  return { limited, free, unit, join };
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

const doNothing = { cost: 0, gain: 0, choice: null } as const;

function tradeOffsOf({ row, choices, required }: Row, unit: number, limit: number): TradeOffs {
  const options = choices.map(({ cost, gain }, choice) => ({ cost: cost / unit, gain, choice }));
  return tradeOffsOfRow(row, required === true ? options : [doNothing, ...options], Math.floor(limit / unit));
}

const joinAll = (parts: readonly TradeOffs[], limit: number, join: JoinTradeOffs): TradeOffs =>
  parts.reduce<TradeOffs | null>((all, one) => (all ? join(all, one, limit) : one), null) ??
  tradeOffsOfRow(0, [doNothing], 0);

function frontier({ candidates }: Problem, whole: TradeOffs, unit: number): Frontier {
  const points = Array.from(whole.costs, (cost, at) => ({
    cost: cost * unit,
    gain: pointsFromInteger(whole.gains[at] ?? 0),
  }));
  const named = (set: readonly Chosen[]): ChosenSet =>
    set
      .toSorted((a, b) => a.row - b.row)
      .flatMap(({ row, choice }) => {
        const candidate = candidates[row];
        return candidate ? [{ code: candidate.code, choice }] : [];
      });
  return {
    points,
    solutionAt(position, mostAlternatives = 0) {
      const point = points[position];
      assert(point, 'a position on the frontier');
      const sets = setsOf(whole, position, mostAlternatives + 1).map(named);
      const [chosen = [], ...alternatives] = sets;
      return { ...point, chosen, ties: countSets(whole, position) - 1, alternatives };
    },
    cheapestFor(gain) {
      const position = firstAtLeast(whole.gains, gain);
      return position < points.length ? position : null;
    },
  };
}

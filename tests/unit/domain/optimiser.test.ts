import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontierOf, mostGain, type Candidate, type Frontier, type Problem } from '../../../src/domain/optimiser';
import { MAXIMUM_TIES } from '../../../src/domain/tied-sets';
import { holds, pts } from '../../helpers/domain';

/** A candidate from pairs of half-days and ten-thousandths. */
const candidate = (
  code: string,
  department: string,
  choices: readonly (readonly [cost: number, gain: number])[],
  required?: boolean,
): Candidate => ({
  code,
  department,
  choices: choices.map(([cost, gain]) => ({ cost, gain: pts(gain) })),
  ...(required === undefined ? {} : { required }),
});

const problem = (candidates: readonly Candidate[], limits: Readonly<Record<string, number>> = {}): Problem => ({
  candidates,
  limits: new Map(Object.entries(limits)),
});

function solved(given: Problem): Frontier {
  const result = frontierOf(given);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const pairs = (given: Problem) => solved(given).points.map(({ cost, gain }) => [cost, gain]);

/** Two ladders and a single step, in two departments. */
const three = [
  candidate('1.1', 'A', [
    [4, 1000],
    [8, 1500],
  ]),
  candidate('1.2', 'B', [[6, 2000]]),
  candidate('1.3', 'B', [
    [2, 300],
    [4, 900],
  ]),
];

describe('the frontier', () => {
  it('is every pair that nothing beats', () => {
    expect(pairs(problem(three))).toEqual([
      [0, 0],
      [2, 300],
      [4, 1000],
      [6, 2000],
      [8, 2300],
      [10, 3000],
      [12, 3300],
      [14, 3900],
      [18, 4400],
    ]);
  });

  it('keeps departments within what they may spend', () => {
    // B cannot do both of its rows in full: 6 + 4 half-days are more than 8.
    expect(pairs(problem(three, { B: 8 }))).toEqual([
      [0, 0],
      [2, 300],
      [4, 1000],
      [6, 2000],
      [8, 2300],
      [10, 3000],
      [12, 3300],
      [14, 3500],
      [16, 3800],
    ]);
    expect(pairs(problem(three, { A: 7, B: 5 }))).toEqual([
      [0, 0],
      [2, 300],
      [4, 1000],
      [6, 1300],
      [8, 1900],
    ]);
    expect(pairs(problem(three, { A: 0, B: 1, C: 3 }))).toEqual([[0, 0]]);
  });

  it('starts with the cheapest way to what is required', () => {
    const [first, ...others] = three;
    const required = [{ ...first!, required: true }, ...others];
    expect(pairs(problem(required))[0]).toEqual([4, 1000]);
    expect(pairs(problem(required))).toContainEqual([18, 4400]);
  });

  it('takes what costs nothing at once', () => {
    expect(pairs(problem([candidate('1', 'A', [[0, 50]]), candidate('2', 'A', [[3, 10]])], { A: 2 }))).toEqual([
      [0, 50],
    ]);
    expect(pairs(problem([]))).toEqual([[0, 0]]);
  });

  it('names the rows of a point and the sets that are as good', () => {
    const twins = problem([
      candidate('1', 'A', [[2, 100]]),
      candidate('2', 'B', [
        [2, 100],
        [2, 100],
      ]),
      candidate('3', 'B', [[9, 1]]),
    ]);
    const frontier = solved(twins);
    const position = frontier.cheapestFor(100)!;
    const solution = frontier.solutionAt(position, 10);
    expect(solution).toMatchObject({ cost: 2, gain: 100, ties: 2 });
    const sets = [solution.chosen, ...solution.alternatives].map((set) =>
      set.map(({ code, choice }) => `${code}:${choice}`).join(),
    );
    expect(sets.sort()).toEqual(['1:0', '2:0', '2:1']);
    expect(frontier.solutionAt(position).alternatives).toEqual([]);
    expect(frontier.solutionAt(position, 1).alternatives).toHaveLength(1);
  });

  it('says what is cheapest for a gain, and that too much is out of reach', () => {
    const frontier = solved(problem(three));
    expect(frontier.points[frontier.cheapestFor(2001)!]).toEqual({ cost: 8, gain: 2300 });
    expect(frontier.points[frontier.cheapestFor(2000)!]).toEqual({ cost: 6, gain: 2000 });
    expect(frontier.cheapestFor(-5)).toBe(0);
    expect(frontier.cheapestFor(4401)).toBeNull();
    expect(() => frontier.solutionAt(9)).toThrow();
  });

  it('counts ties up to a ceiling, and walks a long way of them', () => {
    const equal = Array.from({ length: 400 }, (_, at) => candidate(String(at), 'A', [[2, 100]]));
    const frontier = solved(problem(equal));
    expect(frontier.points).toHaveLength(401);
    expect(frontier.solutionAt(200, 3)).toMatchObject({ cost: 400, gain: 20_000, ties: MAXIMUM_TIES });
    expect(frontier.solutionAt(2).ties).toBe((400 * 399) / 2 - 1);
    expect(new Set(frontier.solutionAt(200, 3).alternatives.map((set) => JSON.stringify(set))).size).toBe(3);
  });

  it('stays small where costs are large', () => {
    const dear = Array.from({ length: 88 }, (_, at) =>
      candidate(String(at), at % 2 === 0 ? 'A' : 'B', [
        [200 + at, 500 + ((at * 37) % 91)],
        [500 + 3 * at, 900 + ((at * 53) % 97)],
      ]),
    );
    const frontier = solved(problem(dear, { A: 15_000 }));
    expect(frontier.points.at(-1)!.cost).toBeGreaterThan(40_000);
    const { chosen, cost } = frontier.solutionAt(frontier.points.length - 1);
    expect(chosen.reduce((sum, { code, choice }) => sum + dear[Number(code)]!.choices[choice]!.cost, 0)).toBe(cost);
  });

  it('throws where a choice gains nothing or costs a fraction', () => {
    expect(() => frontierOf(problem([candidate('1', 'A', [[1, 0]])]))).toThrow();
    expect(() => frontierOf(problem([candidate('1', 'A', [[0.5, 1]])]))).toThrow();
    expect(() => frontierOf(problem([candidate('1', 'A', [[-1, 1]])]))).toThrow();
  });
});

describe('what is required', () => {
  it('cannot break a limit', () => {
    const required = three.map((row) => ({ ...row, required: true }));
    expect(frontierOf(problem(required, { A: 4, B: 7 }))).toEqual({
      ok: false,
      error: [{ reason: 'aboveLimit', department: 'B', limit: 7, least: 8 }],
    });
    expect(mostGain(problem(required, { A: 4, B: 7 }))).toBeNull();
    expect(pairs(problem(required, { A: 4, B: 8 }))).toEqual([[12, 3300]]);
  });

  it('needs something to choose', () => {
    expect(frontierOf(problem([candidate('1', 'A', [], true), candidate('2', 'A', [])], { A: 0 }))).toEqual({
      ok: false,
      error: [{ reason: 'nothingToChoose', code: '1' }],
    });
  });
});

interface Set {
  readonly cost: number;
  readonly gain: number;
  readonly key: string;
}

/** Every set that keeps the limits, one by one. */
function everySet({ candidates, limits }: Problem): readonly Set[] {
  let sets = [{ cost: 0, gain: 0, key: '', spent: new Map<string, number>() }];
  for (const { code, department, choices, required } of candidates)
    sets = sets.flatMap((set) => [
      ...(required ? [] : [set]),
      ...choices.map(({ cost, gain }, choice) => ({
        cost: set.cost + cost,
        gain: set.gain + gain,
        key: `${set.key} ${code}:${choice}`,
        spent: new Map(set.spent).set(department, (set.spent.get(department) ?? 0) + cost),
      })),
    ]);
  return sets.filter(({ spent }) => [...limits].every(([department, limit]) => (spent.get(department) ?? 0) <= limit));
}

/** Small figures make many ties; the factor makes a common divisor. */
const someProblem: fc.Arbitrary<Problem> = fc
  .record({
    factor: fc.constantFrom(1, 2, 6),
    rows: fc.array(
      fc.record({
        department: fc.constantFrom('A', 'B', 'C'),
        choices: fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 6 })), { maxLength: 3 }),
        required: fc.constantFrom(undefined, false, true, false),
      }),
      { maxLength: 6 },
    ),
    limits: fc.dictionary(fc.constantFrom('A', 'B', 'D'), fc.nat(60)),
  })
  .map(({ factor, rows, limits }) =>
    problem(
      rows.map(({ department, choices, required }, at) =>
        candidate(
          String(at),
          department,
          choices.map(([cost, gain]) => [cost * factor, gain] as const),
          required,
        ),
      ),
      limits,
    ),
  );

describe('against trying every set', () => {
  it('frontier, sets and ties are the same', () => {
    let infeasible = 0;
    holds(611, 3000, someProblem, (given) => {
      const sets = everySet(given);
      const result = frontierOf(given);
      expect(result.ok).toBe(sets.length > 0);
      if (!result.ok) {
        infeasible += 1;
        expect(mostGain(given)).toBeNull();
        return;
      }
      const unbeaten = sets.filter(
        (set) =>
          !sets.some(
            (other) =>
              other.cost <= set.cost && other.gain >= set.gain && (other.cost < set.cost || other.gain > set.gain),
          ),
      );
      const expected = new Map<number, Set[]>();
      for (const set of unbeaten) expected.set(set.cost, [...(expected.get(set.cost) ?? []), set]);
      const costs = [...expected.keys()].sort((a, b) => a - b);
      const frontier = result.value;
      expect(frontier.points).toEqual(costs.map((cost) => ({ cost, gain: expected.get(cost)![0]!.gain })));
      expect(mostGain(given)).toBe(Math.max(...sets.map(({ gain }) => gain)));
      for (const [position, cost] of costs.entries()) {
        const { chosen, ties, alternatives } = frontier.solutionAt(position, 1000);
        const keys = [chosen, ...alternatives].map((set) =>
          set.map(({ code, choice }) => ` ${code}:${choice}`).join(''),
        );
        expect(keys.sort()).toEqual(
          expected
            .get(cost)!
            .map(({ key }) => key)
            .sort(),
        );
        expect(ties).toBe(keys.length - 1);
      }
    });
    expect(infeasible).toBeGreaterThan(100);
  });

  it('the cheapest set for every gain is the same', () => {
    holds(612, 1000, someProblem, fc.nat(30), (given, gain) => {
      const sets = everySet(given).filter((set) => set.gain >= gain);
      const result = frontierOf(given);
      if (!result.ok) return;
      const position = result.value.cheapestFor(gain);
      expect(position === null ? Infinity : result.value.points[position]!.cost).toBe(
        Math.min(...sets.map(({ cost }) => cost)),
      );
    });
  });
});

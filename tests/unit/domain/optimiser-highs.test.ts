import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { frontierOf, type Candidate, type Problem } from '../../../src/domain/optimiser';
import { pts } from '../../helpers/domain';
import { lpOf, TO_THE_END } from '../../helpers/optimiser-lp';

const SEED = 621;
const INSTANCES = 1000;

const DEPARTMENTS = ['A', 'B', 'C'] as const;

const percent = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));

/** Ladders as rules have them: every choice costs and gains more than the one before. */
const someChoices = (costs: number) =>
  fc.array(fc.tuple(percent(0, costs), percent(1, 4000)), { minLength: 1, maxLength: 4, size: 'max' }).map((steps) => {
    let [cost, gain] = [0, 0];
    return steps.map(([moreCost, moreGain]) => {
      cost += moreCost;
      gain += moreGain;
      return { cost, gain: pts(gain) };
    });
  });

interface Instance {
  /** All rows and choices, the shut ones too. */
  readonly whole: Problem;
  readonly isShut: (row: number, choice: number) => boolean;
  /** The same without what is shut, as the studio hands it to the optimiser. */
  readonly problem: Problem;
  readonly gain: number;
}

/** Some rows excluded, some required to reach a step of their ladder, some departments held to a limit. */
const someInstance: fc.Arbitrary<Instance> = fc.constantFrom(3, 20, 400).chain((costs) =>
  fc
    .record({
      rows: fc.array(
        fc.record({
          department: fc.constantFrom(...DEPARTMENTS),
          choices: someChoices(costs),
          lock: fc.constantFrom('open', 'open', 'open', 'open', 'open', 'excluded', 'required'),
        }),
        { minLength: 3, maxLength: 9, size: 'max' },
      ),
      limited: fc.subarray([...DEPARTMENTS]),
      limitPercent: percent(25, 100),
      gainPercent: percent(5, 105),
    })
    .map(({ rows, limited, limitPercent, gainPercent }) => {
      // A row that must come to a step is one that must take it or a later one.
      const shutBelow = rows.map(({ choices, lock }) =>
        lock === 'excluded' ? Infinity : lock === 'required' ? Math.floor(choices.length / 2) : 0,
      );
      const isShut = (row: number, choice: number): boolean => choice < shutBelow[row]!;
      const candidates = rows.map(({ department, choices, lock }, at): Candidate => ({
        code: String(at),
        department,
        choices,
        required: lock === 'required',
      }));
      const open = candidates
        .map((row, at) => ({ ...row, choices: row.choices.filter((_, choice) => !isShut(at, choice)) }))
        .filter(({ choices }) => choices.length > 0);
      const total = (of: readonly Candidate[], key: 'cost' | 'gain'): number =>
        of.reduce((sum, { choices }) => sum + choices.at(-1)![key], 0);
      const limits = new Map(
        limited.map((department) => {
          const own = open.filter((row) => row.department === department);
          return [department, Math.floor((total(own, 'cost') * limitPercent) / 100)];
        }),
      );
      return {
        whole: { candidates, limits },
        isShut,
        problem: { candidates: open, limits },
        gain: Math.round((total(open, 'gain') * gainPercent) / 100),
      };
    }),
);

/** The cost of the rows that are named for the target, added up here; Infinity where no set gains enough. */
function leastCost({ problem, gain }: Instance): number {
  const result = frontierOf(problem);
  if (!result.ok) return Infinity;
  const position = result.value.cheapestFor(gain);
  if (position === null) return Infinity;
  const { chosen } = result.value.solutionAt(position);
  const taken = chosen.map(({ code, choice }) => {
    const row = problem.candidates.find((candidate) => candidate.code === code)!;
    return { ...row, ...row.choices[choice]! };
  });
  const total = (of: typeof taken, key: 'cost' | 'gain'): number => of.reduce((sum, each) => sum + each[key], 0);
  expect(total(taken, 'gain')).toBeGreaterThanOrEqual(gain);
  for (const [department, limit] of problem.limits)
    expect(
      total(
        taken.filter((row) => row.department === department),
        'cost',
      ),
    ).toBeLessThanOrEqual(limit);
  for (const { code } of problem.candidates.filter(({ required }) => required))
    expect(chosen.map((each) => each.code)).toContain(code);
  return total(taken, 'cost');
}

it(`the cheapest way costs what HiGHS finds, on ${INSTANCES} random instances of seed ${SEED}`, async () => {
  const highs = await loadHighs();
  const instances = fc.sample(someInstance, { seed: SEED, numRuns: INSTANCES });
  const seen = { excluded: 0, required: 0, limited: 0, unreachable: 0, impossible: 0 };
  for (const [at, instance] of instances.entries()) {
    const { whole, isShut, problem, gain } = instance;
    const { Status, ObjectiveValue } = highs.solve(lpOf(whole, gain, isShut), TO_THE_END);
    const which = `instance ${at} of seed ${SEED}`;
    expect(['Optimal', 'Infeasible'], which).toContain(Status);
    const expected = Status === 'Optimal' ? Math.round(ObjectiveValue) : Infinity;
    expect(leastCost(instance), which).toBe(expected);

    seen.excluded += problem.candidates.length < whole.candidates.length ? 1 : 0;
    seen.required += problem.candidates.some(({ required }) => required) ? 1 : 0;
    seen.limited += problem.limits.size > 0 ? 1 : 0;
    seen.unreachable += expected === Infinity ? 1 : 0;
    seen.impossible += frontierOf(problem).ok ? 0 : 1;
  }
  // The instances are of every kind.
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(20);
  console.log(`HiGHS agrees on ${INSTANCES} instances of seed ${SEED}: ${JSON.stringify(seen)}`);
});

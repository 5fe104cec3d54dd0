import type { Scenario } from '../../../domain/assessment';
import type { ChosenSet } from '../../../domain/optimiser';
import { addPoints, ZERO, type Points } from '../../../domain/points';
import type { RouteRow } from '../../../domain/route';
import type { ScoredNode } from '../../../domain/rubric-tree';
import { effortDaysOf } from '../../../domain/step-cost';
import type { DepartmentLimit } from '../../../domain/studio';

/** What is done about one row. */
export interface ChosenStep {
  readonly node: ScoredNode;
  readonly department: string;
  /** `null` for a row that is open. */
  readonly from: Points | null;
  readonly to: Points;
  readonly gain: Points;
  readonly climbed: number;
  readonly daysEach: number;
  readonly days: number;
}

export const stepsOf = (set: ChosenSet, rowByCode: ReadonlyMap<string, RouteRow>): readonly ChosenStep[] =>
  set.flatMap(({ code, choice }): ChosenStep[] => {
    const row = rowByCode.get(code);
    const step = row?.steps[choice];
    if (!row || !step) return [];
    const daysEach = effortDaysOf(row.node, row.entry);
    return [
      {
        node: row.node,
        department: row.entry.leadDepartment,
        from: row.entry.selfScore,
        to: step.points,
        gain: step.gain,
        climbed: step.climbed,
        daysEach,
        days: step.climbed * daysEach,
      },
    ];
  });

/** The steps as the changes of a scenario. */
export const changesOf = (steps: readonly ChosenStep[]): Scenario['changes'] =>
  steps.map(({ node, from, to }) => ({ code: node.code, selfScore: to, from }));

export interface DepartmentSum {
  readonly department: string;
  readonly gain: Points;
  readonly days: number;
  /** Most person-days it can spend; `null` has no limit. */
  readonly limitDays: number | null;
  /** How many people make the limit by the deadline, where they do and not the days given. */
  readonly people: number | null;
}

/**
 * Sums by department in the order in which they come up, then the limited ones that do nothing.
 * @param daysLeft working days until the deadline; `null` without one
 */
export function departmentSums(
  steps: readonly ChosenStep[],
  limits: readonly DepartmentLimit[],
  daysLeft: number | null,
): readonly DepartmentSum[] {
  const departments = new Set([...steps, ...limits].map(({ department }) => department));
  return [...departments].map((department) => {
    const own = steps.filter((step) => step.department === department);
    return {
      department,
      gain: own.reduce((sum, { gain }) => addPoints(sum, gain), ZERO),
      days: own.reduce((sum, { days }) => sum + days, 0),
      ...limitOf(
        limits.find((limit) => limit.department === department),
        daysLeft,
      ),
    };
  });
}

function limitOf(
  limit: DepartmentLimit | undefined,
  daysLeft: number | null,
): Pick<DepartmentSum, 'limitDays' | 'people'> {
  if (!limit) return { limitDays: null, people: null };
  const byPeople = daysLeft === null || limit.people === null ? Infinity : limit.people * daysLeft;
  const byDays = limit.days ?? Infinity;
  const least = Math.min(byPeople, byDays);
  return { limitDays: least === Infinity ? null : least, people: byPeople < byDays ? limit.people : null };
}

import type { Entry } from './entry';
import { attainableSteps } from './attainable-steps';
import { defaultEffortDays } from './effort';
import { ZERO, type Points } from './points';
import type { ScoredNode } from './rubric-tree';

/** Person-days that one step of a row's rule takes: as a person said, else by track and rule. */
export const effortDaysOf = (node: ScoredNode, { effortDays }: Pick<Entry, 'effortDays'>): number =>
  effortDays ?? defaultEffortDays(node);

/**
 * Person-days from one score of a row to another: those of every step of its rule on the way, the last
 * one whole where the score lies between two steps. Nothing for a score that is no gain.
 */
export function daysBetween(node: ScoredNode, entry: Entry, from: Points | null, to: Points): number {
  const steps = attainableSteps(node, entry, from ?? ZERO);
  const reached = steps.findLast(({ points }) => points <= to);
  const last = reached?.points === to ? reached : steps.find(({ points }) => points >= to);
  return to > (from ?? ZERO) ? (last?.climbed ?? reached?.climbed ?? 1) * effortDaysOf(node, entry) : 0;
}

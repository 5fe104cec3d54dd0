import type { Assessment } from '../../../domain/assessment';
import type { PlanItem } from '../../../domain/plan';
import { pointsFromInteger, ZERO, type Points } from '../../../domain/points';
import type { Rollup } from '../../../domain/rollup';
import type { RubricTree } from '../../../domain/rubric-tree';
import { overlayOf, rollUpOverlay } from '../../../domain/scenario';

export interface PlanFigures {
  /** Items that are neither done nor dropped. */
  readonly openItems: number;
  readonly overdueItems: number;
  /** Points that they bring over what stands and what the done ones bring. */
  readonly openGain: Points;
  /** Done items whose row does not stand at their target. */
  readonly doneUnscored: number;
  readonly doneGain: Points;
  /** The document's sums with every item reached that is not dropped. */
  readonly reached: Rollup;
}

export const isOpen = ({ state }: PlanItem): boolean => state === 'planned' || state === 'inProgress';

/** Its day is past and it is not done. */
export const isOverdue = (item: PlanItem, today: string): boolean =>
  isOpen(item) && item.dueDate !== '' && item.dueDate < today;

/** What one item promises over the score that stood when it was planned. */
export const promisedGain = ({ fromScore, targetScore }: PlanItem): Points =>
  pointsFromInteger(targetScore - (fromScore ?? ZERO));

/**
 * What the plan comes to. A row counts once, with the highest target of its items, and never below what stands
 * there already: what is promised and what is scored must not be added up. A row that does not apply counts nothing.
 */
export function planFigures(assessment: Assessment, tree: RubricTree, today: string): PlanFigures {
  const { plan, entries } = assessment;
  const lifted = (items: readonly PlanItem[]): ReadonlyMap<string, Points> => {
    const targets = new Map<string, Points>();
    for (const { code, targetScore } of items) {
      const standing = entries.get(code)?.selfScore ?? null;
      if (standing !== null && targetScore <= standing) continue;
      if (targetScore > (targets.get(code) ?? -1)) targets.set(code, targetScore);
    }
    const changes = [...targets].map(([code, selfScore]) => ({ code, selfScore }));
    return overlayOf(assessment, tree, changes);
  };
  const done = plan.filter(({ state }) => state === 'done');
  const kept = plan.filter(({ state }) => state !== 'dropped');
  const doneTargets = lifted(done);
  const now = rollUpOverlay(assessment, tree, new Map()).total.points;
  const withDone = rollUpOverlay(assessment, tree, doneTargets).total.points;
  const reached = rollUpOverlay(assessment, tree, lifted(kept));
  return {
    openItems: plan.filter(isOpen).length,
    overdueItems: plan.filter((item) => isOverdue(item, today)).length,
    openGain: pointsFromInteger(reached.total.points - withDone),
    doneUnscored: done.filter(({ code }) => doneTargets.has(code)).length,
    doneGain: pointsFromInteger(withDone - now),
    reached,
  };
}

/** Items in official order of their rows; those of one row as they were planned. */
export function itemsInOrder({ plan }: Assessment, tree: RubricTree): readonly PlanItem[] {
  const placeOf = ({ code }: PlanItem): number => tree.nodeByCode.get(code)?.index ?? Infinity;
  return [...plan].sort((a, b) => placeOf(a) - placeOf(b));
}

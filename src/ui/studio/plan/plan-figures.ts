import type { Assessment } from '../../../domain/assessment';
import type { PlanItem } from '../../../domain/plan';
import { dueOf, isOpen } from '../../../domain/plan-due';
import { expectedOverlay } from '../../../domain/plan-progress';
import { pointsFromInteger, type Points } from '../../../domain/points';
import type { Rollup } from '../../../domain/rollup';
import type { RubricTree } from '../../../domain/rubric-tree';
import { rollUpOverlay, type Overlay } from '../../../domain/scenario';

export interface PlanFigures {
  /** Items that are neither done nor dropped. */
  readonly openItems: number;
  readonly overdueItems: number;
  /** Points that they bring over what stands and what the done ones bring. */
  readonly openGain: Points;
  /** Done items whose row does not stand at their target. */
  readonly doneUnscored: number;
  readonly doneGain: Points;
  /** Scores to expect of done items, where the document has another score. */
  readonly doneScores: Overlay;
  /** The document's sums with what is done, and with every item reached that is not dropped. */
  readonly done: Rollup;
  readonly reached: Rollup;
}

/**
 * What the plan comes to. A row counts once, with the highest target of its items, and never below what stands
 * there already: what is promised and what is scored must not be added up. A row that does not apply counts nothing.
 */
export function planFigures(assessment: Assessment, tree: RubricTree, today: string): PlanFigures {
  const { plan, entries } = assessment;
  const stands = (code: string): Points | null => entries.get(code)?.selfScore ?? null;
  const expected = expectedOverlay(assessment, tree, 'done');
  const doneScores = new Map([...expected].filter(([code, score]) => score !== stands(code)));
  const now = rollUpOverlay(assessment, tree, new Map()).total.points;
  const done = rollUpOverlay(assessment, tree, doneScores);
  const reached = rollUpOverlay(assessment, tree, expectedOverlay(assessment, tree, 'all'));
  return {
    openItems: plan.filter(isOpen).length,
    overdueItems: plan.filter((item) => dueOf(item, today) === 'overdue').length,
    openGain: pointsFromInteger(reached.total.points - done.total.points),
    doneUnscored: plan.filter(({ state, code }) => state === 'done' && doneScores.has(code)).length,
    doneGain: pointsFromInteger(done.total.points - now),
    doneScores,
    done,
    reached,
  };
}

/** Items in official order of their rows; those of one row as they were planned. */
export function itemsInOrder({ plan }: Pick<Assessment, 'plan'>, tree: RubricTree): readonly PlanItem[] {
  const placeOf = ({ code }: PlanItem): number => tree.nodeByCode.get(code)?.index ?? Infinity;
  return [...plan].sort((a, b) => placeOf(a) - placeOf(b));
}

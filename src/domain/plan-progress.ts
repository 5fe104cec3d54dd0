import type { Assessment } from './assessment';
import { grouped } from './grouped';
import { PLAN_STATES, type PlanItem, type PlanState } from './plan';
import { DUE_BUCKETS, dueOf, isOpen, type DueBucket } from './plan-due';
import { addPoints, pointsFromInteger, ZERO, type Points } from './points';
import type { RubricTree } from './rubric-tree';
import { overlayOf, type Overlay } from './scenario';

/** What some items of the plan come to. Sums of items: a row that several of them promise is in them several times. */
export interface PlanTally {
  readonly items: number;
  readonly itemsByState: Readonly<Record<PlanState, number>>;
  readonly itemsByDue: Readonly<Record<DueBucket, number>>;
  /** Of all items but dropped ones; see `promisedBy`. */
  readonly promisedPoints: Points;
  /** The part of `promisedPoints` that done items promised. */
  readonly donePoints: Points;
}

/** The plan rolled up in three ways; each shares out all items, so that its tallies add up to `all`. */
export interface PlanProgress {
  readonly all: PlanTally;
  /** Departments that lead an item, in the order of the document, then '' for items that none of them leads. */
  readonly byDepartment: readonly { readonly department: string; readonly tally: PlanTally }[];
  readonly byState: Readonly<Record<PlanState, PlanTally>>;
  readonly byDue: Readonly<Record<DueBucket, PlanTally>>;
  /** Rows that more than one item promises, dropped ones aside, in official order; `expectedOverlay` counts each once. */
  readonly repeatedCodes: readonly string[];
}

/** @param today yyyy-MM-dd */
export function progressOfPlan(
  { plan, departments }: Pick<Assessment, 'plan' | 'departments'>,
  tree: RubricTree,
  today: string,
): PlanProgress {
  const tallyWhere = (holds: (item: PlanItem) => boolean): PlanTally => tallyOf(plan.filter(holds), today);
  const known = new Set(departments.map(({ code }) => code));
  const leadOf = ({ department }: PlanItem): string => (known.has(department) ? department : '');
  const standing = planByCode(plan.filter(isNotDropped));
  return {
    all: tallyOf(plan, today),
    byDepartment: [...known, '']
      .map((department) => ({ department, tally: tallyWhere((item) => leadOf(item) === department) }))
      .filter(({ tally }) => tally.items > 0),
    byState: recordOf(PLAN_STATES, (state) => tallyWhere((item) => item.state === state)),
    byDue: recordOf(DUE_BUCKETS, (due) => tallyWhere((item) => dueOf(item, today) === due)),
    repeatedCodes: tree.scoredNodes.map(({ code }) => code).filter((code) => (standing.get(code)?.length ?? 0) > 1),
  };
}

/** Points that an item promises: its target less what stood when it was planned, blank as 0; never below 0. */
export const promisedBy = ({ fromScore, targetScore }: Pick<PlanItem, 'fromScore' | 'targetScore'>): Points =>
  pointsFromInteger(Math.max(ZERO, targetScore - (fromScore ?? ZERO)));

/** The items of each row that has any, in the order of the plan. */
export const planByCode = (plan: readonly PlanItem[]): ReadonlyMap<string, readonly PlanItem[]> =>
  grouped(plan, ({ code }) => code);

/** Items that a score is expected of: done, planned or in progress, or both; dropped ones are never among them. */
export type ExpectedItems = 'done' | 'open' | 'all';

/**
 * Scores to expect by what the plan promises, to lay over the document (`rollUpOverlay`): what is done is expected,
 * and becomes a score only where a person writes it. On each row the highest target counts, once, and never less
 * than the row's self score. Promises that the document does not bear out (row gone or not applicable, target above
 * its maximum) are left out.
 */
export function expectedOverlay(assessment: Assessment, tree: RubricTree, which: ExpectedItems): Overlay {
  const targets = assessment.plan
    .filter((item) => (which !== 'done' && isOpen(item)) || (which !== 'open' && item.state === 'done'))
    .map(({ code, targetScore }) => ({ code, selfScore: targetScore }))
    // The last one of a row stands in the overlay.
    .sort((a, b) => a.selfScore - b.selfScore);
  const overlay = new Map(overlayOf(assessment, tree, targets));
  for (const [code, target] of overlay) {
    const stands = assessment.entries.get(code)?.selfScore ?? ZERO;
    if (stands > target) overlay.set(code, stands);
  }
  return overlay;
}

const isNotDropped = ({ state }: PlanItem): boolean => state !== 'dropped';

function tallyOf(items: readonly PlanItem[], today: string): PlanTally {
  const count = (holds: (item: PlanItem) => boolean): number => items.filter(holds).length;
  const promised = (holds: (item: PlanItem) => boolean): Points =>
    items.filter(holds).map(promisedBy).reduce(addPoints, ZERO);
  return {
    items: items.length,
    itemsByState: recordOf(PLAN_STATES, (state) => count((item) => item.state === state)),
    itemsByDue: recordOf(DUE_BUCKETS, (due) => count((item) => dueOf(item, today) === due)),
    promisedPoints: promised(isNotDropped),
    donePoints: promised(({ state }) => state === 'done'),
  };
}

const recordOf = <K extends string, T>(keys: readonly K[], read: (key: K) => T): Readonly<Record<K, T>> =>
  Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, T>;

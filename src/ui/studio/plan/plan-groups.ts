import type { Assessment } from '../../../domain/assessment';
import { planLines } from '../../../domain/department-plan';
import type { PlanItem } from '../../../domain/plan';
import { DUE_BUCKETS, dueOf, type DueBucket } from '../../../domain/plan-due';
import { progressOfPlan, promisedBy, type PlanTally } from '../../../domain/plan-progress';
import type { RubricTree } from '../../../domain/rubric-tree';
import { itemsInOrder } from './plan-figures';

export const PLAN_VIEWS = ['row', 'department', 'due', 'points'] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];

/** Items of the plan under one heading, or under none. */
export interface PlanGroup {
  readonly key: string;
  readonly heading:
    | { readonly kind: 'department'; readonly code: string; readonly tally: PlanTally }
    | { readonly kind: 'due'; readonly bucket: DueBucket; readonly tally: PlanTally }
    | null;
  readonly items: readonly PlanItem[];
}

/**
 * Every item of the plan once. By department and due date the nearest date comes first, by points what promises
 * most; dropped items come last there, as they promise nothing.
 * @param held an item as it was when its form was opened: it keeps its place until the form is closed, so that
 *   what is being typed in does not move away
 */
export function planGroups(
  assessment: Assessment,
  tree: RubricTree,
  view: PlanView,
  today: string,
  held: PlanItem | null = null,
): readonly PlanGroup[] {
  const plan = assessment.plan.map((item) => (item.id === held?.id ? held : item));
  const current = new Map(assessment.plan.map((item) => [item.id, item]));
  const listed = (items: readonly PlanItem[]) => items.map((item) => current.get(item.id) ?? item);
  const inOrder = itemsInOrder({ plan }, tree);
  if (view === 'row') return [{ key: '', heading: null, items: listed(inOrder) }];
  if (view === 'points') {
    const weight = (item: PlanItem): number => (item.state === 'dropped' ? -1 : promisedBy(item));
    return [{ key: '', heading: null, items: listed(inOrder.toSorted((a, b) => weight(b) - weight(a))) }];
  }
  const byDate = planLines({ ...assessment, plan }, tree, today).map(({ item }) => item);
  const progress = progressOfPlan({ ...assessment, plan }, tree, today);
  // Places follow what is held, figures what stands.
  const now = progressOfPlan(assessment, tree, today);
  if (view === 'due')
    return DUE_BUCKETS.filter((bucket) => progress.byDue[bucket].items > 0).map((bucket) => ({
      key: bucket,
      heading: { kind: 'due', bucket, tally: now.byDue[bucket] },
      items: listed(byDate.filter((item) => dueOf(item, today) === bucket)),
    }));
  const known = new Set(assessment.departments.map(({ code }) => code));
  return progress.byDepartment.map(({ department, tally }) => ({
    key: department,
    heading: {
      kind: 'department',
      code: department,
      tally: now.byDepartment.find((each) => each.department === department)?.tally ?? tally,
    },
    items: listed(byDate.filter((item) => (known.has(item.department) ? item.department : '') === department)),
  }));
}

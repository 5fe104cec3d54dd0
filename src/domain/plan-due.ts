import type { PlanItem } from './plan';

const DAY_MS = 86_400_000;

/** How urgent an item is, each item in one: overdue; due today or in 7 days; in 8 to 30; later; open without a date; done or dropped. */
export const DUE_BUCKETS = ['overdue', 'within7Days', 'within30Days', 'later', 'undated', 'closed'] as const;
export type DueBucket = (typeof DUE_BUCKETS)[number];

/** Whether an item still asks for work. */
export const isOpen = ({ state }: Pick<PlanItem, 'state'>): boolean => state === 'planned' || state === 'inProgress';

/**
 * Calendar days until an item is due, below 0 once that day is past; `null` without a date.
 * @param today yyyy-MM-dd
 */
export function daysUntilDue({ dueDate }: Pick<PlanItem, 'dueDate'>, today: string): number | null {
  return dueDate === '' ? null : (Date.parse(dueDate) - Date.parse(today)) / DAY_MS;
}

/** @param today yyyy-MM-dd; what is due today is not overdue */
export function dueOf(item: Pick<PlanItem, 'dueDate' | 'state'>, today: string): DueBucket {
  if (!isOpen(item)) return 'closed';
  const days = daysUntilDue(item, today);
  if (days === null) return 'undated';
  if (days < 0) return 'overdue';
  return days <= 7 ? 'within7Days' : days <= 30 ? 'within30Days' : 'later';
}

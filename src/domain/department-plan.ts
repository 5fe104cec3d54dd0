import type { Assessment } from './assessment';
import type { PlanItem } from './plan';
import { daysUntilDue, dueOf, type DueBucket } from './plan-due';
import { promisedBy } from './plan-progress';
import type { Points } from './points';
import type { RubricNode, RubricTree } from './rubric-tree';

/** One item of the plan with what a page says of it beside the item's own words. */
export interface PlanLine {
  readonly item: PlanItem;
  /** The row, for its code, names and maximum; `null` where the rubric no longer has it. */
  readonly node: RubricNode | null;
  /** Self score that stands now, which `fromScore` was when the item was planned; `null` for a blank row. */
  readonly selfScore: Points | null;
  readonly promised: Points;
  readonly due: DueBucket;
  /** Calendar days, below 0 once past; `null` without a date. */
  readonly daysUntilDue: number | null;
}

/** What a department is handed: what it leads, and what it helps another with. Nearest due date first, undated last. */
export interface DepartmentPlan {
  readonly leads: readonly PlanLine[];
  readonly helps: readonly PlanLine[];
}

/**
 * @param department its code; '' for the items that no department of the document leads
 * @param today yyyy-MM-dd
 */
export function departmentPlan(
  assessment: Assessment,
  tree: RubricTree,
  department: string,
  today: string,
): DepartmentPlan {
  const known = new Set(assessment.departments.map(({ code }) => code));
  const isLed = (item: PlanItem): boolean =>
    known.has(item.department) ? item.department === department : department === '';
  const lines = (holds: (item: PlanItem) => boolean): readonly PlanLine[] =>
    planLines(assessment, tree, today).filter(({ item }) => holds(item));
  return {
    leads: lines(isLed),
    helps: lines((item) => !isLed(item) && item.helpers.includes(department)),
  };
}

/** The whole plan: nearest due date first, undated last; of one day, in official order and then in that of the plan. */
export function planLines(assessment: Assessment, tree: RubricTree, today: string): readonly PlanLine[] {
  const { plan, entries } = assessment;
  const lines = plan.map((item): PlanLine => ({
    item,
    node: tree.nodeByCode.get(item.code) ?? null,
    selfScore: entries.get(item.code)?.selfScore ?? null,
    promised: promisedBy(item),
    due: dueOf(item, today),
    daysUntilDue: daysUntilDue(item, today),
  }));
  const daysOf = (line: PlanLine): number => line.daysUntilDue ?? Number.MAX_SAFE_INTEGER;
  const placeOf = ({ node }: PlanLine): number => node?.index ?? tree.nodes.length;
  return lines.sort((a, b) => daysOf(a) - daysOf(b) || placeOf(a) - placeOf(b));
}

import { finalScore, type Entry } from '../../../domain/entry';
import type { PlanItem } from '../../../domain/plan';
import type { RowLoss } from '../../../domain/review-losses';

/** An item of the plan for lost points: it names who led the row and promises nothing yet. */
export const newPlanItem = (
  { node, points, department }: Pick<RowLoss, 'node' | 'points' | 'department'>,
  entry: Entry | undefined,
  { id, now }: { readonly id: string; readonly now: string },
): PlanItem => ({
  id,
  code: node.code,
  scenarioName: '',
  causeId: '',
  cause: '',
  remedy: '',
  department,
  owner: '',
  helpers: (entry?.contributors ?? []).filter((each) => each !== department),
  dueDate: '',
  // Points are lost by the latest round, so that is what a promise counts from.
  fromScore: entry ? finalScore(entry) : null,
  targetScore: points,
  effortDays: null,
  state: 'planned',
  createdAt: now,
});

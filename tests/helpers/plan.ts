import type { PlanItem } from '../../src/domain/plan';
import { createdAt, pts } from './domain';

/** An item of the plan that says as little as it may. */
export const planItem = (id: string, code: string, targetScore: number, more: Partial<PlanItem> = {}): PlanItem => ({
  id,
  code,
  scenarioName: '',
  causeId: '',
  cause: '',
  remedy: '',
  department: '',
  owner: '',
  helpers: [],
  dueDate: '',
  fromScore: null,
  targetScore: pts(targetScore),
  effortDays: 3,
  state: 'planned',
  createdAt,
  ...more,
});

import type { Assessment } from '../../../domain/assessment';
import type { PlanItem } from '../../../domain/plan';
import type { RowMove } from '../../../domain/scenario-figures';
import { MAXIMUM_EFFORT_DAYS } from '../../../domain/studio';

interface Undertaking {
  readonly name: string;
  readonly dueDate: string;
  readonly createdAt: string;
  readonly createId: () => string;
}

/** What can be planned: nobody promises to lose points. */
export const plannable = (moves: readonly RowMove[]): readonly RowMove[] => moves.filter(({ gain }) => gain > 0);

/** One item for each row that a scenario lifts, led by the department that leads the row. */
export const promotedItems = (
  assessment: Assessment,
  moves: readonly RowMove[],
  { name, dueDate, createdAt, createId }: Undertaking,
): readonly PlanItem[] =>
  plannable(moves).map(({ node, before, after, days }) => ({
    id: createId(),
    code: node.code,
    scenarioName: name,
    causeId: '',
    cause: '',
    remedy: '',
    department: assessment.entries.get(node.code)?.leadDepartment ?? '',
    owner: '',
    helpers: [],
    dueDate,
    fromScore: before,
    targetScore: after,
    effortDays: Math.min(days, MAXIMUM_EFFORT_DAYS),
    state: 'planned',
    createdAt,
  }));

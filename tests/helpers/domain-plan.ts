import fc from 'fast-check';
import type { Assessment } from '../../src/domain/assessment';
import { PLAN_STATES, type PlanItem } from '../../src/domain/plan';
import type { RubricTree } from '../../src/domain/rubric-tree';
import { createdAt, pts } from './domain';
import { filledDocument } from './domain-filled';

export const planItem = (id: string, code = '1.1.1', extra: Partial<PlanItem> = {}): PlanItem => ({
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
  targetScore: pts(900),
  effortDays: null,
  state: 'planned',
  createdAt,
  ...extra,
});

/** Filled documents with a plan at random: rows promised twice, rows and departments that are gone, targets too high. */
export function plannedDocument(blank: Assessment, tree: RubricTree): fc.Arbitrary<Assessment> {
  const departments = blank.departments.map(({ code }) => code);
  const item = fc.constantFrom(...tree.scoredNodes).chain((node) =>
    fc.record({
      code: fc.oneof({ weight: 9, arbitrary: fc.constant(node.code) }, fc.constant('9.9.9')),
      cause: fc.constantFrom('', ' ', 'Chậm ban hành', 'Thiếu số liệu'),
      department: fc.constantFrom('', 'XX', ...departments),
      helpers: fc.subarray(departments),
      dueDate: fc.constantFrom('', '2024-05-31', '2024-06-01', '2024-06-08', '2024-06-09', '2024-07-01', '2024-07-02'),
      fromScore: fc.option(fc.integer({ min: 0, max: node.maxPoints }).map(pts)),
      targetScore: fc.integer({ min: 0, max: node.maxPoints + 500 }).map(pts),
      state: fc.constantFrom(...PLAN_STATES),
    }),
  );
  return fc.tuple(filledDocument(blank, tree), fc.array(item, { maxLength: 12 })).map(([assessment, items]) => ({
    ...assessment,
    plan: items.map(({ code, ...extra }, position) => planItem(`p${position}`, code, extra)),
  }));
}

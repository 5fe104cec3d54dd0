import type { Assessment } from '../../src/domain/assessment';
import { createWorkspace, itemsOf } from '../../src/domain/handing-out';
import type { Handout } from '../../src/domain/handout';
import { startDocument } from '../unit/state/start-document';
import { withEntries } from './domain';

/** Leads: 1.1.1, 1.1.2 and 2.1.1 SNV, 1.2.1 STC (scored 0.75), 2.2 nobody; STC contributes to 1.1.1. */
export const coordinatorsDocument = (): Assessment =>
  withEntries(startDocument(), { '1.1.1': { contributors: ['STC'] } });

/** What a department of the small rubric opens: STC leads 1.2.1 and contributes to 1.1.1. */
export function departmentsDocument(
  department = 'STC',
  changes: Partial<Handout> = {},
  from = coordinatorsDocument(),
): Assessment {
  const handout: Handout = {
    id: 'handout-1',
    department,
    items: [...itemsOf(from, department)],
    instructions: 'Chấm và kèm tài liệu.',
    deadline: '2024-06-15',
    issuedAt: '2024-05-20T02:00:00.000Z',
    issuedBy: 'Lan',
    ...changes,
  };
  const name = from.departments.find(({ code }) => code === department)?.name ?? department;
  return createWorkspace(from, handout, name);
}

import type { Assessment } from '../../domain/assessment';
import type { Patch } from '../../domain/patch';
import { rowHistory, type PastStep, type RowChange } from '../../domain/row-history';
import type { Department } from '../../domain/rubric';
import type { Workbook } from '../../state/workbook.svelte';

type StoredStep = Workbook['steps'][number];

/** Names that a change points to by id or code, as far as anybody knows them. */
export interface KnownNames {
  readonly documents: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, Pick<Department, 'name' | 'nameEn'>>;
}

// Old steps are read from storage and checked as they are asked for; the history is asked for at every edit.
const readByStep = new WeakMap<StoredStep, PastStep | null>();

function readStep(step: StoredStep): PastStep | null {
  const known = readByStep.get(step);
  if (known !== undefined) return known;
  const patches = step.patches();
  const read = patches.ok ? { ...step, patches: patches.value } : null;
  readByStep.set(step, read);
  return read;
}

/** What happened to a row, newest first, and how many steps could not be read. */
export function readHistory(
  steps: readonly StoredStep[],
  code: string,
): { readonly changes: readonly RowChange[]; readonly past: readonly PastStep[]; readonly unreadable: number } {
  const past = steps.map(readStep).filter((step) => step !== null);
  return { changes: rowHistory(past, code), past, unreadable: steps.length - past.length };
}

/** Names of documents and departments: of the document as it stands, and before that of what was removed from it. */
export function namesIn(document: Assessment, past: readonly PastStep[]): KnownNames {
  const documents = new Map<string, string>();
  const departments = new Map<string, Department>();
  const learn = (patch: Patch): void => {
    if (patch.kind === 'evidence')
      for (const side of [patch.before, patch.after]) if (side) documents.set(side.id, side.number || side.summary);
    if (patch.kind === 'department')
      for (const side of [patch.before, patch.after]) if (side) departments.set(side.code, side);
    if (patch.kind === 'document') for (const side of [patch.before, patch.after]) learnAll(side);
  };
  const learnAll = (from: Assessment): void => {
    for (const { id, number, summary } of from.evidence) documents.set(id, number || summary);
    for (const department of from.departments) departments.set(department.code, department);
  };
  for (const { patches } of past) patches.forEach(learn);
  learnAll(document);
  return { documents, departments };
}

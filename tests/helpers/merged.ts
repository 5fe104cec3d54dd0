import { applyPatches } from '../../src/domain/patch';
import type { Assessment } from '../../src/domain/assessment';
import type { Entry } from '../../src/domain/entry';
import type { EvidenceDocument } from '../../src/domain/evidence';
import { createWorkspace, itemsOf } from '../../src/domain/handing-out';
import { mergePatches } from '../../src/domain/merge/apply';
import type { Choice } from '../../src/domain/merge/change';
import { incomingOf, type IncomingFile } from '../../src/domain/merge/incoming';
import { planMerge } from '../../src/domain/merge/plan';
import { createRubricTree } from '../../src/domain/rubric-tree';
import { withEntries } from './domain';

interface Returned {
  readonly department: string;
  readonly changes: Readonly<Record<string, Partial<Entry>>>;
  readonly evidence?: readonly EvidenceDocument[];
  readonly author?: string;
  readonly at?: string;
  readonly message?: string;
}

let files = 0;

/** The file that a department returns, having started from the document as it stands and changed some rows. */
export function returnedFile(
  document: Assessment,
  { department, changes, evidence = [], ...stamp }: Returned,
): IncomingFile {
  files += 1;
  const id = `handout-${String(files)}`;
  const given = createWorkspace(
    document,
    {
      id,
      department,
      items: [...itemsOf(document, department)],
      instructions: '',
      deadline: '',
      issuedAt: '2024-05-01T01:00:00.000Z',
      issuedBy: 'Hoa',
    },
    department,
  );
  const { at = '2024-05-20T03:30:00.000Z', author = 'Lan', message = '' } = stamp;
  const workspace = given.workspace && {
    ...given.workspace,
    returns: [{ id: `return-${String(files)}`, at, author, message }],
  };
  const file = { ...withEntries(given, changes), evidence: [...given.evidence, ...evidence], workspace };
  return incomingOf(file, createRubricTree(document.rubric), {
    fileName: `${department.toLowerCase()}.json`,
    digest: files.toString(16).padStart(64, 'a'),
    baseDigest: '',
  });
}

/** The document after a merge; conflicts are decided as given, by key. */
export function mergedWith(
  document: Assessment,
  incoming: readonly IncomingFile[],
  choices: Readonly<Record<string, Choice>> = {},
  at = '2024-05-21T02:00:00.000Z',
): Assessment {
  const decisions = { choices: new Map(Object.entries(choices)), admitted: new Set<string>() };
  const plan = planMerge(document, createRubricTree(document.rubric), incoming, decisions);
  if (plan.open > 0) throw new Error(`${String(plan.open)} conflicts are not decided`);
  return applyPatches(document, mergePatches(document, plan, { at, by: 'Hoa' }));
}

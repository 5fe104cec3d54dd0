import type { Assessment } from '../../src/domain/assessment';
import { documentToFile } from '../../src/domain/document-file';
import type { Entry } from '../../src/domain/entry';
import type { EvidenceDocument } from '../../src/domain/evidence';
import { createWorkspace, itemsOf } from '../../src/domain/handing-out';
import type { SentHandout } from '../../src/domain/handout';
import { digestOf } from '../../src/exchange/digest';
import { serializeAssessment } from '../../src/exchange/json-file';
import { withEntries } from './domain';

/** The coordinator's document after handing out, and the workspace that each department was sent. */
export function handedOut(
  document: Assessment,
  departments: readonly string[],
): { readonly coordinator: Assessment; readonly workspaces: ReadonlyMap<string, Assessment> } {
  const sent = departments.map((department): { readonly sent: SentHandout; readonly workspace: Assessment } => {
    const handout = {
      id: `handout-${department}`,
      department,
      items: [...itemsOf(document, department)],
      instructions: 'Chấm theo tài liệu kiểm chứng.',
      deadline: '2024-05-30',
      issuedAt: '2024-05-01T01:00:00.000Z',
      issuedBy: 'Hoa',
    };
    const name = document.departments.find(({ code }) => code === department)?.name ?? department;
    const workspace = createWorkspace(document, handout, name);
    const file = documentToFile(workspace);
    return {
      sent: { ...handout, baseDigest: digestOf(file.workspace?.base), fileDigest: digestOf(file) },
      workspace,
    };
  });
  return {
    coordinator: { ...document, handouts: sent.map((each) => each.sent) },
    workspaces: new Map(sent.map((each) => [each.sent.department, each.workspace])),
  };
}

interface Returned {
  readonly changes?: Readonly<Record<string, Partial<Entry>>>;
  readonly evidence?: readonly EvidenceDocument[];
  readonly id?: string;
  readonly at?: string;
  readonly author?: string;
  readonly message?: string;
}

/** A workspace after some work, stamped as returned once more. */
export function returned(
  given: Assessment,
  { changes = {}, evidence = [], id = 'return-1', ...stamp }: Returned = {},
): Assessment {
  const { at = '2024-05-20T03:30:00.000Z', author = 'Lan', message = '' } = stamp;
  const { workspace } = given;
  if (!workspace) throw new Error('It is no workspace');
  return {
    ...withEntries(given, changes),
    evidence: [...given.evidence, ...evidence],
    workspace: {
      ...workspace,
      returns: [...workspace.returns, { id: `${id}-${workspace.handout.department}`, at, author, message }],
    },
  };
}

export const fileNamed = (name: string, document: Assessment): File =>
  new File([serializeAssessment(document)], name, { type: 'application/json' });

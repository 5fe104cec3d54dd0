import type { Assessment } from '../../src/domain/assessment';
import type { Entry } from '../../src/domain/entry';
import { createWorkspace, itemsOf } from '../../src/domain/handing-out';
import type { SentHandout } from '../../src/domain/handout';
import { incomingOf, type IncomingFile } from '../../src/domain/merge/incoming';
import { rubricSchema } from '../../src/domain/rubric';
import type { RubricTree } from '../../src/domain/rubric-tree';
import { blankDocument, smallRubricFile } from './domain';

/** Something with the shape of a SHA-256, the same for the same words and in no order. */
function digestOf(words: string): string {
  let hash = 0x811c9dc5;
  let digits = '';
  for (let round = 0; digits.length < 64; round += 1) {
    for (const letter of `${String(round)}${words}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
    digits += hash.toString(16).padStart(8, '0');
  }
  return digits;
}

/** An ISO time, `minute` minutes into a day. */
export const timeAt = (minute: number): string => new Date(Date.UTC(2024, 1, 1, 0, minute)).toISOString();

const DEPARTMENT_CODES = ['SNV', 'STC', 'STP', 'SXD'] as const;

/** The small rubric with four departments, bonus points, and rules of more kinds. */
export function exchangeDocument(): { readonly assessment: Assessment; readonly tree: RubricTree } {
  const file = smallRubricFile();
  const [, ...areas] = file.areas;
  const [first] = file.areas;
  const row = first!.criteria[1]!;
  const rules = [
    {
      type: 'ratio',
      achieved: 'x',
      total: 'y',
      bands: [
        { fromPercent: 50, points: 1.2 },
        { fromPercent: 0, points: 0 },
      ],
    },
  ];
  const criteria = [
    first!.criteria[0]!,
    { ...row, subCriteria: 'subCriteria' in row ? row.subCriteria.map((each) => ({ ...each, rule: rules[0] })) : [] },
  ];
  return blankDocument(
    rubricSchema.parse({
      ...file,
      departments: DEPARTMENT_CODES.map((code) => ({ code, name: `Sở ${code}`, nameEn: '' })),
      adjustments: [{ id: 'thuong', kind: 'bonus', name: 'Thưởng', nameEn: '', maxPoints: 1 }],
      areas: [{ ...first, criteria }, ...areas],
    }),
  );
}

/** A hand-out of all that a department has, as the coordinator keeps it. */
export const handoutTo = (document: Assessment, department: string, id = `giao ${department}`): SentHandout => ({
  id,
  department,
  items: [...itemsOf(document, department)],
  instructions: '',
  deadline: '',
  issuedAt: timeAt(0),
  issuedBy: 'Lan',
  baseDigest: digestOf(`base ${id}`),
  fileDigest: digestOf(`file ${id}`),
});

const withoutDigests = ({ baseDigest: _base, fileDigest: _file, ...handout }: SentHandout) => handout;

/** What the department opens. */
export const workspaceOf = (document: Assessment, sent: SentHandout): Assessment =>
  createWorkspace(document, withoutDigests(sent), sent.department);

/** The workspace returned once more. */
export function returned(workspace: Assessment, id: string, minute = 60): Assessment {
  const { workspace: state } = workspace;
  if (!state) throw new Error('No workspace');
  const stamp = { id, at: timeAt(minute), author: `Người ${id}`, message: '' };
  return { ...workspace, workspace: { ...state, returns: [...state.returns, stamp] } };
}

/** The file of a document, as a merge gets it; named by its last return. */
export function fileOf(document: Assessment, tree: RubricTree, name?: string): IncomingFile {
  const { workspace } = document;
  const said = name ?? workspace?.returns.at(-1)?.id ?? document.head.title;
  const baseDigest = workspace ? digestOf(`base ${workspace.handout.id}`) : '';
  return incomingOf(document, tree, { fileName: `${said}.json`, digest: digestOf(said), baseDigest });
}

export const entryOf = (document: Assessment, code: string): Entry => document.entries.get(code)!;

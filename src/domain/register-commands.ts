import { err, ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import { normalizeText } from '../lib/text';
import type { Assessment } from './assessment';
import type { Entry } from './entry';
import type { Draft } from './draft';
import { evidenceDocumentSchema, MAXIMUM_FILES_BYTES, PLACE_LENGTH, type EvidenceDocument } from './evidence';
import { registerLock } from './locks';
import type { CellPatch, Patch, RecordPatch } from './patch';
import type { Round } from './process';
import { departmentSchema, type Department } from './rubric';

export type RegisterCommand =
  | {
      readonly type: 'saveEvidence';
      readonly document: EvidenceDocument;
      /** Rows that the document is attached to in the same step, if it is not attached yet. */
      readonly attachTo?: readonly { readonly code: string; readonly place: string }[];
    }
  | { readonly type: 'deleteEvidence'; readonly id: string }
  | { readonly type: 'saveDepartment'; readonly department: Department; readonly isNew: boolean }
  | { readonly type: 'deleteDepartment'; readonly code: string };

type DepartmentCommand = Extract<RegisterCommand, { type: 'saveDepartment' | 'deleteDepartment' }>;
type EvidenceCommand = Exclude<RegisterCommand, DepartmentCommand>;

export type RegisterRefusal =
  | {
      readonly reason:
        | 'evidenceUnnamed'
        | 'evidenceInvalid'
        | 'evidenceGone'
        | 'filesTooLarge'
        | 'departmentInvalid'
        | 'departmentCodeTaken'
        | 'departmentGone';
    }
  | { readonly reason: 'unknownRow' | 'readOnlyRow'; readonly code: string }
  | { readonly reason: 'locked'; readonly code: string; readonly round: Round };

export function evidenceChange(assessment: Assessment, command: EvidenceCommand): Result<Draft, RegisterRefusal> {
  const round = registerLock(assessment.process);
  if (round) return err({ reason: 'locked', code: '', round });
  return command.type === 'saveEvidence' ? saveEvidence(assessment, command) : deleteEvidence(assessment, command.id);
}

function saveEvidence(
  assessment: Assessment,
  { document: given, attachTo = [] }: Extract<EvidenceCommand, { type: 'saveEvidence' }>,
): Result<Draft, RegisterRefusal> {
  const tidy = (value: string): string => normalizeText(value).trim();
  const after: EvidenceDocument = {
    ...given,
    number: tidy(given.number),
    issuer: tidy(given.issuer),
    summary: tidy(given.summary),
    link: tidy(given.link),
    confidentiality: tidy(given.confidentiality),
  };
  if (after.number === '' && after.summary === '') return err({ reason: 'evidenceUnnamed' });
  if (!evidenceDocumentSchema.safeParse(after).success) return err({ reason: 'evidenceInvalid' });
  const known = assessment.evidence.findIndex(({ id }) => id === after.id);
  const before = assessment.evidence[known] ?? null;
  const others = assessment.evidence.filter(({ id }) => id !== after.id);
  const bytes = [...others, after].reduce((sum, { file }) => sum + (file?.bytes ?? 0), 0);
  // Merges may have brought more than that: what takes no more room can be edited all the same.
  const grows = after.file !== null && after.file.bytes > (before?.file?.bytes ?? 0);
  if (grows && bytes > MAXIMUM_FILES_BYTES) return err({ reason: 'filesTooLarge' });
  const cells: CellPatch[] = [];
  for (const { code, place } of attachTo) {
    const entry = assessment.entries.get(code);
    if (!entry) return err({ reason: 'unknownRow', code });
    if (entry.evidence.some(({ documentId }) => documentId === after.id)) continue;
    if (tidy(place).length > PLACE_LENGTH) return err({ reason: 'evidenceInvalid' });
    const attached = [...entry.evidence, { documentId: after.id, place: tidy(place) }];
    cells.push({ kind: 'cell', code, field: 'evidence', before: entry.evidence, after: attached });
  }
  const records: RecordPatch[] = sameValue(before, after)
    ? []
    : [
        {
          kind: 'evidence',
          id: after.id,
          position: known >= 0 ? known : assessment.evidence.length,
          before,
          after,
        },
      ];
  return ok({
    patches: [...records, ...cells],
    label: { type: 'saveEvidence', name: evidenceName(after), count: cells.length },
  });
}

function deleteEvidence(assessment: Assessment, id: string): Result<Draft, RegisterRefusal> {
  const position = assessment.evidence.findIndex((document) => document.id === id);
  const before = assessment.evidence[position];
  if (!before) return err({ reason: 'evidenceGone' });
  const detached = cellsWhere(assessment, (entry) => {
    const rest = entry.evidence.filter(({ documentId }) => documentId !== id);
    return rest.length === entry.evidence.length
      ? []
      : [{ kind: 'cell', code: entry.code, field: 'evidence', before: entry.evidence, after: rest }];
  });
  return ok({
    // Undone from the end: the document is there again before rows name it.
    patches: [...detached, { kind: 'evidence', id, position, before, after: null }],
    label: { type: 'deleteEvidence', name: evidenceName(before), count: detached.length },
  });
}

/** What people call a document: its number, else what it is about. */
export const evidenceName = ({ number, summary }: Pick<EvidenceDocument, 'number' | 'summary'>): string =>
  number === '' ? summary : number;

export function departmentChange(assessment: Assessment, command: DepartmentCommand): Result<Draft, RegisterRefusal> {
  if (command.type === 'deleteDepartment') return deleteDepartment(assessment, command.code);
  const { isNew } = command;
  const tidy = (value: string): string => normalizeText(value).trim();
  const { code, name, nameEn } = command.department;
  const after: Department = { code: tidy(code), name: tidy(name), nameEn: tidy(nameEn) };
  if (!departmentSchema.safeParse(after).success) return err({ reason: 'departmentInvalid' });
  const known = assessment.departments.findIndex((department) => department.code === after.code);
  if (isNew && known >= 0) return err({ reason: 'departmentCodeTaken' });
  const before = assessment.departments[known] ?? null;
  if (!isNew && !before) return err({ reason: 'departmentGone' });
  const position = known >= 0 ? known : assessment.departments.length;
  return ok({
    patches: sameValue(before, after) ? [] : [{ kind: 'department', id: after.code, position, before, after }],
    label: { type: 'saveDepartment', name: after.name, count: 1 },
  });
}

function deleteDepartment(assessment: Assessment, code: string): Result<Draft, RegisterRefusal> {
  const position = assessment.departments.findIndex((department) => department.code === code);
  const before = assessment.departments[position];
  if (!before) return err({ reason: 'departmentGone' });
  const released = cellsWhere(assessment, (entry) => {
    const patches: CellPatch[] = [];
    if (entry.leadDepartment === code)
      patches.push({ kind: 'cell', code: entry.code, field: 'leadDepartment', before: code, after: '' });
    if (entry.contributors.includes(code)) {
      const after = entry.contributors.filter((each) => each !== code);
      patches.push({ kind: 'cell', code: entry.code, field: 'contributors', before: entry.contributors, after });
    }
    return patches;
  });
  return ok({
    patches: [
      ...released,
      ...planWithout(assessment, code),
      ...limitsWithout(assessment, code),
      { kind: 'department', id: code, position, before, after: null },
    ],
    label: { type: 'deleteDepartment', name: before.name, count: released.length },
  });
}

/** The plan keeps its items; nobody answers for those that this department led. */
const planWithout = ({ plan }: Assessment, code: string): readonly RecordPatch[] =>
  plan.flatMap((before, position): RecordPatch[] => {
    if (before.department !== code && !before.helpers.includes(code)) return [];
    const after = {
      ...before,
      department: before.department === code ? '' : before.department,
      helpers: before.helpers.filter((helper) => helper !== code),
    };
    return [{ kind: 'planItem', id: before.id, position, before, after }];
  });

function limitsWithout({ studio }: Assessment, code: string): readonly Patch[] {
  const limits = studio.route.limits.filter(({ department }) => department !== code);
  if (limits.length === studio.route.limits.length) return [];
  return [{ kind: 'studio', before: studio, after: { ...studio, route: { ...studio.route, limits } } }];
}

const cellsWhere = (assessment: Assessment, patchesOf: (entry: Entry) => readonly CellPatch[]): readonly CellPatch[] =>
  [...assessment.entries.values()].flatMap(patchesOf);

import * as z from 'zod';
import { entrySchema } from './entry';
import { evidenceDocumentSchema } from './evidence';
import { digestSchema, MESSAGE_LENGTH } from './handout';
import { codeSchema, requiredText, text, timestampSchema } from './schema-parts';

/** Parts of a row that are merged each by itself; a score goes with its figures, its reason and its check. */
export const ROW_SLOTS = [
  'score',
  'notApplicableReason',
  'evidence',
  'explanation',
  'acceptancePercent',
  'refusedScore',
  'effortDays',
  'note',
  'thread',
  'appraisedScore',
  'secondAppraisedScore',
  'lastYearScore',
  'lastYearFigures',
  'leadDepartment',
  'contributors',
] as const;
export type RowSlot = (typeof ROW_SLOTS)[number];

/** Lists of the document whose records are merged each as a whole. */
const MERGED_LISTS = [
  'documents',
  'departments',
  'adjustments',
  'scenarios',
  'plan',
  'fields',
  'sipas',
  'causes',
  'handouts',
] as const;
export type MergedList = (typeof MERGED_LISTS)[number];

/** What a document is set to; never taken over from a file. */
const MERGED_SETTINGS = ['process', 'studio', 'yearMap'] as const;
export type MergedSetting = (typeof MERGED_SETTINGS)[number];

/** What one incoming change is about. `element` is a document of the register or a note of the thread. */
export const mergePlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('row'), code: codeSchema, slot: z.enum(ROW_SLOTS), element: text(40) }),
  z.strictObject({ kind: z.literal('record'), list: z.enum(MERGED_LISTS), id: requiredText(200) }),
  z.strictObject({ kind: z.literal('setting'), name: z.enum(MERGED_SETTINGS) }),
]);
export type MergePlace = z.output<typeof mergePlaceSchema>;

/**
 * Why a change is set apart and not carried out:
 * - `otherDepartment`: the row is not, or no longer, one of the department's items
 * - `notItsField`: a field that departments do not write
 * - `locked`: a locked round has closed the field
 * - `unknownRow`: the rubric has no such row
 * - `doesNotFit`: more than the maximum, or figures that the rule does not ask for
 * - `documentMissing`, `departmentMissing`, `baseMissing`: it names something that is not there
 * - `onlyAdds`: a note of the thread changed or taken away
 * - `staysInRegister`: a document taken out of the register
 * - `ownSetting`: what a document is set to stays with the document
 */
export const QUARANTINE_REASONS = [
  'otherDepartment',
  'notItsField',
  'locked',
  'unknownRow',
  'doesNotFit',
  'documentMissing',
  'departmentMissing',
  'baseMissing',
  'onlyAdds',
  'staysInRegister',
  'ownSetting',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** What became of an incoming change. */
export const MERGE_OUTCOMES = ['applied', 'same', 'joined', 'kept', 'quarantined'] as const;
export type MergeOutcome = (typeof MERGE_OUTCOMES)[number];

const recordedChangeSchema = z.strictObject({
  place: mergePlaceSchema,
  outcome: z.enum(MERGE_OUTCOMES),
  /** Both sides had changed it, and somebody chose. */
  wasConflict: z.boolean(),
  /** Why it was set apart, also where it was let in after all; `null` for an ordinary change. */
  reason: z.enum(QUARANTINE_REASONS).nullable(),
  /** It was not there before: among each other such things stand in the order of their names. */
  added: z.literal(true).optional(),
});
export type RecordedChange = z.output<typeof recordedChangeSchema>;

const INCOMING_KINDS = ['return', 'assessment'] as const;
export type IncomingKind = (typeof INCOMING_KINDS)[number];

/** One file that was merged: whose it was, what it brought, and what became of each change. */
export const mergeRecordSchema = z.strictObject({
  /** Digest of the file's content: the same file has the same. */
  id: digestSchema,
  kind: z.enum(INCOMING_KINDS),
  fileName: text(255),
  /** Empty where the file answers no hand-out. */
  handoutId: text(40),
  returnId: text(40),
  /** Earlier returns of the same workspace, oldest first. */
  ancestors: z.array(requiredText(40)),
  department: text(40),
  author: text(120),
  message: text(MESSAGE_LENGTH),
  /** When the file was made; `null` where it does not say. */
  madeAt: timestampSchema.nullable(),
  mergedAt: timestampSchema,
  mergedBy: text(120),
  changes: z.array(recordedChangeSchema),
  /** Rows that the merge changed by it, as they stood before. */
  before: z.array(entrySchema),
  /** Rows that it says something new of, taken or not, as the file has them. */
  entries: z.array(entrySchema),
  /** Documents of the register that it added or changed, as the file has them. */
  evidence: z.array(evidenceDocumentSchema),
});
export type MergeRecord = z.output<typeof mergeRecordSchema>;

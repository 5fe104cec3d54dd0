import * as z from 'zod';
import { sameValue } from '../lib/same';
import { scenarioSchema, type Assessment } from './assessment';
import { entrySchema, type Entry } from './entry';
import { causeSchema } from './cause';
import { evidenceDocumentSchema } from './evidence';
import { ownFieldSchema } from './field';
import { adjustmentSchema, processSchema } from './process';
import { sentHandoutSchema, workspaceSchema } from './handout';
import { mergeRecordSchema } from './merge-record';
import { planItemSchema } from './plan';
import { departmentSchema } from './rubric';
import { codeSchema } from './schema-parts';
import { sipasYearSchema } from './sipas';
import { studioSchema } from './studio';
import { yearMapSchema } from './year-map';

export type EntryField = Exclude<keyof Entry, 'code'>;

/** A change of one field of one row: small enough to store, send to another tab, and take back. */
export type CellPatch = {
  [F in EntryField]: {
    readonly kind: 'cell';
    readonly code: string;
    readonly field: F;
    readonly before: Entry[F];
    readonly after: Entry[F];
  };
}[EntryField];

const { code: _code, ...entryFields } = entrySchema.shape;

const cellPatchOf = (field: string, value: z.ZodType) =>
  z.strictObject({ kind: z.literal('cell'), code: codeSchema, field: z.literal(field), before: value, after: value });

const [firstCell, ...moreCells] = Object.entries(entryFields).map(([field, value]) => cellPatchOf(field, value));

/** Each field of a row with the values it may have. */
const cellPatchSchema = z.discriminatedUnion('field', [
  // A row has fields; the fallback is for the compiler.
  firstCell ?? cellPatchOf('', z.never()),
  ...moreCells,
]) as unknown as z.ZodType<CellPatch>;

const position = z.int().min(0);

const recordPatchOf = <K extends string, S extends z.ZodType>(kind: K, record: S) =>
  z.strictObject({
    kind: z.literal(kind),
    id: z.string(),
    /** Place in its list where it stood or comes to stand. */
    position,
    before: record.nullable(),
    after: record.nullable(),
  });

const scenarioPatchSchema = recordPatchOf('scenario', scenarioSchema);
const evidencePatchSchema = recordPatchOf('evidence', evidenceDocumentSchema);
const departmentPatchSchema = recordPatchOf('department', departmentSchema);
const planItemPatchSchema = recordPatchOf('planItem', planItemSchema);
const fieldPatchSchema = recordPatchOf('field', ownFieldSchema);
const sipasPatchSchema = recordPatchOf('sipas', sipasYearSchema);
const causePatchSchema = recordPatchOf('cause', causeSchema);
const handoutPatchSchema = recordPatchOf('handout', sentHandoutSchema);
const mergePatchSchema = recordPatchOf('merge', mergeRecordSchema);

/** A record of one of the document's lists added, changed or removed. */
export type RecordPatch =
  | z.output<typeof scenarioPatchSchema>
  | z.output<typeof evidencePatchSchema>
  | z.output<typeof departmentPatchSchema>
  | z.output<typeof planItemPatchSchema>
  | z.output<typeof fieldPatchSchema>
  | z.output<typeof sipasPatchSchema>
  | z.output<typeof causePatchSchema>
  | z.output<typeof handoutPatchSchema>
  | z.output<typeof mergePatchSchema>;

const sectionPatchOf = <K extends string, S extends z.ZodType>(kind: K, section: S) =>
  z.strictObject({ kind: z.literal(kind), before: section, after: section });

const processPatchSchema = sectionPatchOf('process', processSchema);
const adjustmentsPatchSchema = sectionPatchOf('adjustments', z.array(adjustmentSchema));
const studioPatchSchema = sectionPatchOf('studio', studioSchema);
const yearMapPatchSchema = sectionPatchOf('yearMap', yearMapSchema.nullable());
const workspacePatchSchema = sectionPatchOf('workspace', workspaceSchema.nullable());

/** One part of the document replaced as a whole. */
type SectionPatch =
  | z.output<typeof processPatchSchema>
  | z.output<typeof adjustmentsPatchSchema>
  | z.output<typeof studioPatchSchema>
  | z.output<typeof yearMapPatchSchema>
  | z.output<typeof workspacePatchSchema>;

/** The whole document replaced, as an import does. */
interface DocumentPatch {
  readonly kind: 'document';
  readonly before: Assessment;
  readonly after: Assessment;
}

type SmallPatch = CellPatch | RecordPatch | SectionPatch;
export type Patch = SmallPatch | DocumentPatch;

/** Every patch but that of a whole document, which is written as two files. */
export const smallPatchSchema = z.union([
  cellPatchSchema,
  z.discriminatedUnion('kind', [
    scenarioPatchSchema,
    evidencePatchSchema,
    departmentPatchSchema,
    processPatchSchema,
    adjustmentsPatchSchema,
    studioPatchSchema,
    planItemPatchSchema,
    fieldPatchSchema,
    sipasPatchSchema,
    causePatchSchema,
    yearMapPatchSchema,
    handoutPatchSchema,
    mergePatchSchema,
    workspacePatchSchema,
  ]),
]);

export function invertPatches(patches: readonly Patch[]): readonly Patch[] {
  return patches.map((patch): Patch => ({ ...patch, before: patch.after, after: patch.before }) as Patch).reverse();
}

/** Writes the `after` side of every patch into a new document. Patches of rows that are gone are passed over. */
export function applyPatches(assessment: Assessment, patches: readonly Patch[]): Assessment {
  let result = assessment;
  let entries: Map<string, Entry> | null = null;
  for (const patch of patches) {
    switch (patch.kind) {
      case 'cell': {
        entries ??= new Map(result.entries);
        const entry = entries.get(patch.code);
        if (entry) entries.set(patch.code, patchEntry(entry, patch));
        break;
      }
      case 'scenario':
        result = { ...result, scenarios: withRecord(result.scenarios, patch, (scenario) => scenario.id) };
        break;
      case 'evidence':
        result = { ...result, evidence: withRecord(result.evidence, patch, (document) => document.id) };
        break;
      case 'department':
        result = { ...result, departments: withRecord(result.departments, patch, (department) => department.code) };
        break;
      case 'planItem':
        result = { ...result, plan: withRecord(result.plan, patch, (item) => item.id) };
        break;
      case 'field':
        result = { ...result, fields: withRecord(result.fields, patch, (field) => field.id) };
        break;
      case 'sipas':
        result = { ...result, sipas: withRecord(result.sipas, patch, (sheet) => String(sheet.year)) };
        break;
      case 'cause':
        result = { ...result, causes: withRecord(result.causes, patch, (cause) => cause.id) };
        break;
      case 'handout':
        result = { ...result, handouts: withRecord(result.handouts, patch, (handout) => handout.id) };
        break;
      case 'merge':
        result = { ...result, merges: withRecord(result.merges, patch, (record) => record.id) };
        break;
      case 'workspace':
        result = { ...result, workspace: patch.after };
        break;
      case 'yearMap':
        result = { ...result, yearMap: patch.after };
        break;
      case 'studio':
        result = { ...result, studio: patch.after };
        break;
      case 'process':
        result = { ...result, process: patch.after };
        break;
      case 'adjustments':
        result = { ...result, adjustments: patch.after };
        break;
      case 'document':
        result = patch.after;
        entries = null;
        break;
    }
  }
  return entries ? { ...result, entries } : result;
}

/** Fields in which two entries of a row differ, in the order of an entry. */
export const changedFields = (before: Entry, after: Entry): readonly EntryField[] =>
  before === after
    ? []
    : (Object.keys(after) as (keyof Entry)[]).flatMap((field) =>
        field === 'code' || sameValue(before[field], after[field]) ? [] : [field],
      );

export const patchEntry = (entry: Entry, patch: CellPatch): Entry => ({ ...entry, [patch.field]: patch.after });

/** A list with one record added at its place, replaced where it stands, or removed. */
export function withRecord<T>(
  list: readonly T[],
  { id, position, after }: { readonly id: string; readonly position: number; readonly after: T | null },
  idOf: (record: T) => string,
): readonly T[] {
  if (after === null) return list.filter((record) => idOf(record) !== id);
  const known = list.some((record) => idOf(record) === id);
  if (known) return list.map((record) => (idOf(record) === id ? after : record));
  return list.toSpliced(position, 0, after);
}

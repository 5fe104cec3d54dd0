import { ASSESSMENT_FORMAT, FORMAT_VERSION, scenarioSchema, type Assessment } from '../domain/assessment';
import { entrySchema, isApplicable, type Entry } from '../domain/entry';
import { documentToFile, parseDocument } from '../domain/document-file';
import { evidenceDocumentSchema } from '../domain/evidence';
import { applyPatches, patchEntry, withRecord, type CellPatch, type Patch } from '../domain/patch';
import { pointsFromInteger, ZERO, type Points } from '../domain/points';
import { adjustmentSchema, processSchema } from '../domain/process';
import { sentHandoutSchema, workspaceSchema } from '../domain/handout';
import { mergeRecordSchema } from '../domain/merge-record';
import { planItemSchema } from '../domain/plan';
import { departmentSchema } from '../domain/rubric';
import { causeSchema } from '../domain/cause';
import { ownFieldSchema } from '../domain/field';
import { sipasYearSchema } from '../domain/sipas';
import { studioSchema } from '../domain/studio';
import { yearMapSchema } from '../domain/year-map';
import { keysOf, type Database, type EntryRow, type StoredRow } from './database';
import { corruptRows, Refusal } from './failure';
import { asRow, figuresOf, type HeadRow, type SummaryFigures } from './head-row';
import { deleteRecords, putRecords, readRecords, writeRecord } from './record-rows';

/** The parts of the head row that patches change. */
export type HeadChange = Pick<HeadRow, 'document' | 'figures'>;

/**
 * Replaces every row of a document. Runs inside a transaction of the caller, as all below. Refuses
 * as corrupt what `open` would refuse: saved and never opened again is lost.
 */
export async function writeDocument(database: Database, id: string, assessment: Assessment): Promise<HeadChange> {
  const file = documentToFile(assessment);
  const parsed = parseDocument(file);
  if (!parsed.ok) throw new Refusal({ reason: 'corrupt', failure: parsed.error });
  const {
    format: _format,
    formatVersion: _version,
    entries,
    scenarios,
    evidence,
    plan,
    fields,
    merges,
    rubric,
    ...document
  } = file;
  await deleteDocument(database, id);
  await database.rubrics.put({ id, rubric });
  await database.entries.bulkPut(entries.map((entry) => ({ ...entry, assessmentId: id })));
  await putRecords(database.scenarios, id, scenarios);
  await putRecords(database.evidence, id, evidence);
  await putRecords(database.plan, id, plan);
  await putRecords(database.fields, id, fields);
  await putRecords(database.merges, id, merges);
  return { document, figures: figuresOf(parsed.value) };
}

export async function deleteDocument(database: Database, id: string): Promise<void> {
  await database.rubrics.delete(id);
  await database.entries
    .where(':id')
    .between(...keysOf(id))
    .delete();
  await deleteRecords(database.scenarios, id);
  await deleteRecords(database.evidence, id);
  await deleteRecords(database.plan, id);
  await deleteRecords(database.fields, id);
  await deleteRecords(database.merges, id);
}

/** The document as a raw file, whatever the rows hold: `parseDocument` judges it and migrates it. */
export async function readDocument(
  database: Database,
  id: string,
  { document, formatVersion }: StoredRow,
): Promise<unknown> {
  const [rubric, entries, scenarios, evidence, plan, fields, merges] = await Promise.all([
    database.rubrics.get(id),
    database.entries
      .where(':id')
      .between(...keysOf(id))
      .toArray(),
    readRecords(database.scenarios, id),
    readRecords(database.evidence, id),
    readRecords(database.plan, id),
    readRecords(database.fields, id),
    readRecords(database.merges, id),
  ]);
  return {
    ...asRow(document),
    // Rows of the first format had the departments beside the rubric.
    ...(formatVersion === 1 ? { departments: rubric?.departments } : {}),
    format: ASSESSMENT_FORMAT,
    formatVersion,
    evidence,
    entries: entries.map(({ assessmentId: _id, ...entry }) => entry),
    scenarios,
    plan,
    fields,
    merges,
    rubric: rubric?.rubric,
  };
}

/** Writes the `after` side of patches, and no more rows than they name. Equals `applyPatches` on the document. */
export async function writePatches(
  database: Database,
  id: string,
  patches: readonly Patch[],
  head: HeadChange,
): Promise<HeadChange> {
  const start = patches.findLastIndex(({ kind }) => kind === 'document');
  const replacing = patches[start];
  if (replacing?.kind === 'document')
    return writeDocument(database, id, applyPatches(replacing.after, patches.slice(start + 1)));
  let document = asRow(head.document);
  // Each kind has rows or a part of the head of its own, so that only the order within a kind matters.
  for (const patch of patches) {
    if (patch.kind === 'scenario')
      await writeRecord(database.scenarios, id, patch, patch.after && scenarioSchema.encode(patch.after));
    else if (patch.kind === 'evidence')
      await writeRecord(database.evidence, id, patch, patch.after && evidenceDocumentSchema.encode(patch.after));
    else if (patch.kind === 'planItem')
      await writeRecord(database.plan, id, patch, patch.after && planItemSchema.encode(patch.after));
    else if (patch.kind === 'field')
      await writeRecord(database.fields, id, patch, patch.after && ownFieldSchema.encode(patch.after));
    else if (patch.kind === 'merge')
      await writeRecord(database.merges, id, patch, patch.after && mergeRecordSchema.encode(patch.after));
    else document = patchHead(document, patch);
  }
  const cells = patches.filter((patch) => patch.kind === 'cell');
  const figures = await writeCells(database, id, cells, head.figures);
  return { document, figures: canAddUp(document, patches) ? figures : await readFigures(database, id, document) };
}

/** The parts of the document in the head row after one patch. */
function patchHead(document: StoredRow, patch: Patch): StoredRow {
  switch (patch.kind) {
    case 'process':
      return { ...document, process: processSchema.encode(patch.after) };
    case 'yearMap':
      return { ...document, yearMap: patch.after && yearMapSchema.encode(patch.after) };
    case 'sipas': {
      const sheets = withRecord(listOf(document.sipas, sipasYearSchema), patch, ({ year }) => String(year));
      return { ...document, sipas: sheets.map((sheet) => sipasYearSchema.encode(sheet)) };
    }
    case 'cause': {
      const causes = withRecord(listOf(document.causes, causeSchema), patch, ({ id }) => id);
      return { ...document, causes: causes.map((cause) => causeSchema.encode(cause)) };
    }
    case 'workspace':
      return { ...document, workspace: patch.after && workspaceSchema.encode(patch.after) };
    case 'handout': {
      const handouts = withRecord(listOf(document.handouts, sentHandoutSchema), patch, ({ id }) => id);
      return { ...document, handouts: handouts.map((handout) => sentHandoutSchema.encode(handout)) };
    }
    case 'studio':
      return { ...document, studio: studioSchema.encode(patch.after) };
    case 'adjustments':
      return { ...document, adjustments: patch.after.map((adjustment) => adjustmentSchema.encode(adjustment)) };
    case 'department': {
      const departments = withRecord(listOf(document.departments, departmentSchema), patch, ({ code }) => code);
      return { ...document, departments: departments.map((department) => departmentSchema.encode(department)) };
    }
    default:
      return document;
  }
}

/** A list of the head row, each record checked. */
function listOf<T>(wire: unknown, schema: { safeParse: (record: unknown) => { data?: T | undefined } }): readonly T[] {
  if (!Array.isArray(wire)) throw corruptRows();
  return (wire as readonly unknown[]).map((record) => {
    const { data } = schema.safeParse(record);
    if (data === undefined) throw corruptRows();
    return data;
  });
}

/**
 * Whether the sums follow from the rows written alone. Not so where a row comes to count or no longer
 * counts, which moves the maximum, and beside adjustments, which stop at zero.
 */
function canAddUp(document: StoredRow, patches: readonly Patch[]): boolean {
  const isUnadjusted = Array.isArray(document.adjustments) && document.adjustments.length === 0;
  const moves = patches.some(
    (patch) => patch.kind === 'adjustments' || (patch.kind === 'cell' && patch.field === 'notApplicableReason'),
  );
  return isUnadjusted && !moves;
}

async function readFigures(database: Database, id: string, document: StoredRow): Promise<SummaryFigures> {
  const parsed = parseDocument(await readDocument(database, id, { document, formatVersion: FORMAT_VERSION }));
  if (!parsed.ok) throw new Refusal({ reason: 'corrupt', failure: parsed.error });
  return figuresOf(parsed.value);
}

async function writeCells(
  database: Database,
  id: string,
  patches: readonly CellPatch[],
  figures: SummaryFigures,
): Promise<SummaryFigures> {
  const codes = [...new Set(patches.map((patch) => patch.code))];
  const found = await database.entries.bulkGet(codes.map((code): [string, string] => [id, code]));
  let { points, scoredRows } = figures;
  const rows = codes.map((code, at): EntryRow => {
    const { assessmentId: _id, ...wire } = found[at] ?? {};
    const before = entrySchema.safeParse(wire).data;
    // Passing over a missing row, as the document in memory does, would lose the edit without a word.
    if (!before) throw corruptRows();
    const after = patches.filter((patch) => patch.code === code).reduce(patchEntry, before);
    const [scoreBefore, scoreAfter] = [countedScore(before), countedScore(after)];
    points = pointsFromInteger(points - (scoreBefore ?? ZERO) + (scoreAfter ?? ZERO));
    scoredRows += Number(scoreAfter !== null) - Number(scoreBefore !== null);
    return { ...entrySchema.encode(after), assessmentId: id };
  });
  await database.entries.bulkPut(rows);
  return { ...figures, points, scoredRows };
}

/** A row that does not apply adds nothing, whatever was once scored in it. */
const countedScore = (entry: Entry): Points | null => (isApplicable(entry) ? entry.selfScore : null);

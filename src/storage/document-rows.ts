import { ASSESSMENT_FORMAT, entrySchema, type Assessment } from '../domain/assessment';
import { documentToFile, parseDocument } from '../domain/document-file';
import { applyPatches, scenarioPatchSchema, type CellPatch, type Patch, type ScenarioPatch } from '../domain/patch';
import { pointsFromInteger, ZERO } from '../domain/points';
import { keysOf, type Database, type EntryRow, type StoredRow } from './database';
import { corruptRows, Refusal } from './failure';
import { figuresOf, type HeadRow, type SummaryFigures } from './head-row';

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
  const { format: _format, formatVersion: _version, departments, entries, scenarios, rubric, ...document } = file;
  await deleteDocument(database, id);
  await database.rubrics.put({ id, departments, rubric });
  await database.entries.bulkPut(entries.map((entry) => ({ ...entry, assessmentId: id })));
  await database.scenarios.bulkPut(
    scenarios.map((scenario, position) => ({ ...scenario, assessmentId: id, position })),
  );
  return { document, figures: figuresOf(parsed.value) };
}

export async function deleteDocument(database: Database, id: string): Promise<void> {
  await database.rubrics.delete(id);
  await database.entries
    .where(':id')
    .between(...keysOf(id))
    .delete();
  await database.scenarios
    .where(':id')
    .between(...keysOf(id))
    .delete();
}

/** The document as a raw file, whatever the rows hold: `parseDocument` judges it and migrates it. */
export async function readDocument(database: Database, id: string, head: StoredRow): Promise<unknown> {
  const [rubric, entries, scenarios] = await Promise.all([
    database.rubrics.get(id),
    database.entries
      .where(':id')
      .between(...keysOf(id))
      .toArray(),
    readScenarios(database, id),
  ]);
  return {
    ...(typeof head.document === 'object' ? head.document : {}),
    format: ASSESSMENT_FORMAT,
    formatVersion: head.formatVersion,
    departments: rubric?.departments,
    entries: entries.map(({ assessmentId: _id, ...entry }) => entry),
    scenarios: scenarios.map(({ assessmentId: _id, position: _position, ...scenario }) => scenario),
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
  const start = patches.findLastIndex((patch) => patch.kind === 'document');
  const replacing = patches[start];
  if (replacing?.kind === 'document')
    return writeDocument(database, id, applyPatches(replacing.after, patches.slice(start + 1)));
  for (const patch of patches) if (patch.kind === 'scenario') await writeScenario(database, id, patch);
  const cells = patches.filter((patch) => patch.kind === 'cell');
  return { document: head.document, figures: await writeCells(database, id, cells, head.figures) };
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
    const after = patches
      .filter((patch) => patch.code === code)
      .reduce((entry, patch) => ({ ...entry, [patch.field]: patch.after }), before);
    points = pointsFromInteger(points - (before.selfScore ?? ZERO) + (after.selfScore ?? ZERO));
    scoredRows += Number(after.selfScore !== null) - Number(before.selfScore !== null);
    return { ...entrySchema.encode(after), assessmentId: id };
  });
  await database.entries.bulkPut(rows);
  return { ...figures, points, scoredRows };
}

async function writeScenario(database: Database, id: string, patch: ScenarioPatch): Promise<void> {
  const after = scenarioPatchSchema.encode(patch).after;
  const rows = await readScenarios(database, id);
  const place = rows.findIndex((row) => row.id === patch.id);
  const isNew = place < 0;
  const next = rows.toSpliced(
    isNew ? patch.position : place,
    isNew ? 0 : 1,
    ...(after ? [{ ...after, assessmentId: id, position: -1 }] : []),
  );
  if (!after) await database.scenarios.delete([id, patch.id]);
  await database.scenarios.bulkPut(
    next.flatMap((row, position) => (row.position === position ? [] : [{ ...row, position }])),
  );
}

async function readScenarios(database: Database, id: string): Promise<readonly StoredRow[]> {
  const rows = await database.scenarios
    .where(':id')
    .between(...keysOf(id))
    .toArray();
  return rows.sort((first, second) => Number(first.position) - Number(second.position));
}

import { keysOf, type RecordTable, type StoredRow } from './database';

const rangeOf = (table: RecordTable, id: string) => table.where(':id').between(...keysOf(id));

/** Records of one list in its order. Runs inside a transaction of the caller, as all below. */
export async function readRecords(table: RecordTable, id: string): Promise<readonly StoredRow[]> {
  const rows = await readRows(table, id);
  return rows.map(({ assessmentId: _id, position: _position, ...record }) => record);
}

/** Writes a list where there is none. */
export async function putRecords(table: RecordTable, id: string, records: readonly object[]): Promise<void> {
  await table.bulkPut(records.map((record, position) => ({ ...record, assessmentId: id, position })));
}

export async function deleteRecords(table: RecordTable, id: string): Promise<void> {
  await rangeOf(table, id).delete();
}

/** Adds a record at its place in the list, replaces it where it stands, or removes it where `after` is `null`. */
export async function writeRecord(
  table: RecordTable,
  id: string,
  { id: recordId, position: place }: { readonly id: string; readonly position: number },
  after: object | null,
): Promise<void> {
  if (!after) {
    // The others stay as they are; the gap takes the record back when this is undone.
    await table.delete([id, recordId]);
    return;
  }
  const known = await table.get([id, recordId]);
  if (known) {
    await table.put({ ...after, assessmentId: id, position: known.position });
    return;
  }
  const rows = await readRows(table, id);
  const position = positionBetween(rows[place - 1], rows[place], rows.at(-1));
  const added = { ...after, assessmentId: id, position };
  if (position !== null) await table.put(added);
  else await putRecords(table, id, rows.toSpliced(place, 0, added));
}

async function readRows(table: RecordTable, id: string): Promise<readonly StoredRow[]> {
  const rows = await rangeOf(table, id).toArray();
  return rows.sort((first, second) => positionOf(first) - positionOf(second));
}

const positionOf = (row: StoredRow): number => Number(row.position);

/** A whole number between two neighbours, `null` where there is none left. */
function positionBetween(
  before: StoredRow | undefined,
  after: StoredRow | undefined,
  last: StoredRow | undefined,
): number | null {
  if (!after) return last ? positionOf(last) + 1 : 0;
  const position = Math.ceil(((before ? positionOf(before) : -1) + positionOf(after)) / 2);
  return position < positionOf(after) ? position : null;
}

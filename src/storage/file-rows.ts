import { ok, type Result } from '../lib/result';
import { keysOf, type Database } from './database';
import { corruptRows, type StorageFailure } from './failure';

/** The bytes of a file of the register; the document knows its name, type and size. */
export interface StoredFile {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Runs inside a transaction of the caller, as all below. Bytes that stand under an id stay: no undo would bring them back. */
export async function writeFiles(database: Database, id: string, given: readonly StoredFile[]): Promise<void> {
  if (given.length === 0) return;
  const standing = new Set(await listFiles(database, id));
  const added = new Map<string, StoredFile>();
  for (const file of given) if (!standing.has(file.id) && !added.has(file.id)) added.set(file.id, file);
  // A view is stored with the whole buffer behind it: a copy has a buffer of its own size.
  const rows = [...added.values()].map((file) => ({ assessmentId: id, id: file.id, bytes: file.bytes.slice() }));
  await database.files.bulkAdd(rows);
}

/** `null` where there is no such file. */
export async function readFileBytes({ files }: Database, id: string, fileId: string): Promise<Uint8Array | null> {
  const row = await files.get([id, fileId]);
  if (!row) return null;
  if (!(row.bytes instanceof Uint8Array)) throw corruptRows();
  return row.bytes;
}

const rangeOf = ({ files }: Database, id: string) => files.where(':id').between(...keysOf(id));

/** Their ids alone, without reading what they hold. */
export async function listFiles(database: Database, id: string): Promise<readonly string[]> {
  return (await rangeOf(database, id).primaryKeys()).map(([, fileId]) => fileId);
}

export async function deleteFiles(database: Database, id: string): Promise<void> {
  await rangeOf(database, id).delete();
}

/** Deletes the files that neither the register nor any step of the history nor any copy names. */
export async function sweepFiles(database: Database, id: string): Promise<Result<void, StorageFailure>> {
  const { files, evidence, history, snapshots } = database;
  const unnamed = new Set(await listFiles(database, id));
  for (const table of [evidence, history, snapshots]) {
    if (unnamed.size === 0) break;
    // Row by row: steps and copies may hold whole documents.
    await table
      .where(':id')
      .between(...keysOf(id))
      .each((row) => {
        const text = JSON.stringify(row);
        for (const fileId of unnamed) if (text.includes(JSON.stringify(fileId))) unnamed.delete(fileId);
      });
  }
  await files.bulkDelete([...unnamed].map((fileId): [string, string] => [id, fileId]));
  return ok(undefined);
}

import type { Assessment } from '../domain/assessment';
import { documentToFile, parseDocument, type ParsedDocument } from '../domain/document-file';
import { ROUNDS } from '../domain/process';
import { isSealed, SNAPSHOT_KINDS, type SnapshotHeading } from '../domain/snapshot';
import { err, ok, type Result } from '../lib/result';
import { keysOf, type Database, type StoredRow } from './database';
import { Refusal, type StorageFailure } from './failure';
import { blankFigures, decodeFigures, encodeFigures, figuresOf, textOf, type SummaryFigures } from './head-row';

export type NewSnapshot = SnapshotHeading & { readonly assessment: Assessment };

/** A kept copy as the list shows it, with the sums of its self scores. */
export type SnapshotSummary = SnapshotHeading & SummaryFigures;

/**
 * Keeps a copy; one that stands is never written over. Runs inside a transaction of the caller, as all
 * below. Refuses as corrupt what could not be read again.
 */
export async function addSnapshot({ snapshots }: Database, id: string, snapshot: NewSnapshot): Promise<void> {
  const { assessment, ...heading } = snapshot;
  const file = documentToFile(assessment);
  const parsed = parseDocument(file);
  if (!parsed.ok) throw new Refusal({ reason: 'corrupt', failure: parsed.error });
  await snapshots.add({ assessmentId: id, ...heading, figures: encodeFigures(figuresOf(parsed.value)), file });
}

/** Newest first. */
export async function listSnapshots(
  database: Database,
  id: string,
): Promise<Result<readonly SnapshotSummary[], StorageFailure>> {
  const found: SnapshotSummary[] = [];
  // One row at a time: each holds a whole document.
  await rangeOf(database, id).each((row) => void found.push(summaryOf(row)));
  return ok(found.sort((first, second) => (first.at === second.at ? 0 : first.at < second.at ? 1 : -1)));
}

/** Copies of older formats are migrated as files are. */
export async function readSnapshot(
  { snapshots }: Database,
  id: string,
  snapshotId: string,
): Promise<Result<ParsedDocument, StorageFailure>> {
  const row = await snapshots.get([id, snapshotId]);
  if (!row) return err({ reason: 'missing' });
  const parsed = parseDocument(row.file);
  return parsed.ok ? parsed : err({ reason: 'corrupt', failure: parsed.error });
}

/** What is gone already is well. */
export async function deleteSnapshot(
  { snapshots }: Database,
  id: string,
  snapshotId: string,
): Promise<Result<void, StorageFailure>> {
  const row = await snapshots.get([id, snapshotId]);
  if (row && isSealed(summaryOf(row))) return err({ reason: 'sealed' });
  await snapshots.delete([id, snapshotId]);
  return ok(undefined);
}

/** With those that are sealed. */
export async function deleteSnapshots(database: Database, id: string): Promise<void> {
  await rangeOf(database, id).delete();
}

const rangeOf = ({ snapshots }: Database, id: string) => snapshots.where(':id').between(...keysOf(id));

/** A damaged row still shows up, with blanks: hidden, it would look deleted. */
function summaryOf(row: StoredRow): SnapshotSummary {
  const round = ROUNDS.find((known) => known === row.round) ?? null;
  return {
    id: textOf(row.id),
    name: textOf(row.name),
    // Only a lock has a round: what may have been sealed stays so.
    kind: SNAPSHOT_KINDS.find((known) => known === row.kind) ?? (round ? 'lock' : 'named'),
    round,
    at: textOf(row.at),
    by: textOf(row.by),
    ...(decodeFigures(row.figures) ?? blankFigures),
  };
}

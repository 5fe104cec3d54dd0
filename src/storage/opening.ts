import { FORMAT_VERSION, type Assessment } from '../domain/assessment';
import { parseDocument } from '../domain/document-file';
import type { RubricTree } from '../domain/rubric-tree';
import { err, ok, type Result } from '../lib/result';
import type { Database } from './database';
import { readDocument, writeDocument } from './document-rows';
import type { StorageFailure } from './failure';
import { decodeHead, encodeHead, type HeadRow } from './head-row';
import { decodeHistory, readHistory, type HistoryStep } from './history-rows';

export interface OpenedAssessment {
  readonly id: string;
  readonly assessment: Assessment;
  readonly tree: RubricTree;
  readonly revision: number;
  readonly history: readonly HistoryStep[];
  /** Steps done; the rest can be redone. */
  readonly position: number;
  readonly savedAt: string;
}

interface ReadAssessment {
  readonly opened: OpenedAssessment;
  readonly head: HeadRow;
}

/** Whether the rows are in the format of this program; they are not newer, or they could not be read. */
export const isCurrent = ({ head }: ReadAssessment): boolean => head.formatVersion === FORMAT_VERSION;

/** Reads what stands, of whatever format, without changing it. Runs inside a transaction of the caller, as all below. */
export async function readAssessment(database: Database, id: string): Promise<Result<ReadAssessment, StorageFailure>> {
  const row = await database.assessments.get(id);
  if (!row) return err({ reason: 'missing' });
  const document = parseDocument(await readDocument(database, id, row));
  if (!document.ok) return err({ reason: 'corrupt', failure: document.error });
  const head = decodeHead(row);
  const history = decodeHistory(await readHistory(database, id));
  if (!head || !history || head.position > history.length) return err({ reason: 'corrupt', failure: null });
  const { revision, position, savedAt } = head;
  return ok({ head, opened: { id, ...document.value, revision, history, position, savedAt } });
}

/**
 * Writes the rows of a document anew in the current format. Reads them anew first: another tab may have
 * done it, or committed since. Steps of the history stay as they are; they are read in any format.
 */
export async function upgradeAssessment(
  database: Database,
  id: string,
): Promise<Result<ReadAssessment, StorageFailure>> {
  const found = await readAssessment(database, id);
  if (!found.ok || isCurrent(found.value)) return found;
  const { opened, head } = found.value;
  const change = await writeDocument(database, id, opened.assessment);
  const current: HeadRow = { ...head, ...change, formatVersion: FORMAT_VERSION };
  await database.assessments.put(encodeHead(current));
  return ok({ opened, head: current });
}

import { FORMAT_VERSION, type Assessment } from '../domain/assessment';
import type { ChangeLabel } from '../domain/change-label';
import type { ParsedDocument } from '../domain/document-file';
import type { Patch } from '../domain/patch';
import { err, ok, type Result } from '../lib/result';
import type { CommitKind, StorageMessage } from './channel';
import { createConnection, type ConnectionOptions } from './connection';
import { removedKey } from './database';
import { deleteDocument, writeDocument, writePatches } from './document-rows';
import { corruptRows, Refusal, type StorageFailure } from './failure';
import { deleteFiles, listFiles, readFileBytes, sweepFiles, writeFiles, type StoredFile } from './file-rows';
import { decodeHead, encodeHead, summaryOf, type AssessmentSummary } from './head-row';
import { deleteHistory, moveHistory, type HistoryStep } from './history-rows';
import { isCurrent, readAssessment, upgradeAssessment, type OpenedAssessment } from './opening';
import { encodePatches } from './patch-wire';
import type { SecondCopy } from './second-copy';
import {
  addSnapshot,
  deleteSnapshot,
  deleteSnapshots,
  listSnapshots,
  readSnapshot,
  type NewSnapshot,
  type SnapshotSummary,
} from './snapshot-rows';

export type {
  AssessmentSummary,
  HistoryStep,
  NewSnapshot,
  OpenedAssessment,
  SnapshotSummary,
  StorageFailure,
  StorageMessage,
  StoredFile,
};

export interface Commit {
  readonly id: string;
  /** The revision this change was made on; another one in the database refuses it as stale. */
  readonly expectedRevision: number;
  readonly kind: CommitKind;
  /** Of the step done, undone or redone. */
  readonly stepId: string;
  /** What to write, already inverted for `undo`. */
  readonly patches: readonly Patch[];
  readonly label: ChangeLabel;
  /** Who made the gesture, empty when nobody said, and when (ISO, milliseconds); a step keeps those of its `do`. */
  readonly by: string;
  readonly at: string;
  /** Files that the patches name, and a copy of the document: with the change or not at all. */
  readonly files?: readonly StoredFile[];
  readonly snapshot?: NewSnapshot;
}

export interface Committed {
  readonly revision: number;
  /** ISO, milliseconds. */
  readonly savedAt: string;
}

/** Assessments in IndexedDB. Nothing throws; every write is one transaction, and ok means it is on the disk. */
export interface Repository {
  /** Newest saved first. */
  list(): Promise<Result<readonly AssessmentSummary[], StorageFailure>>;
  /** @param files those that its register names */
  create(
    assessment: Assessment,
    files?: readonly StoredFile[],
  ): Promise<Result<{ readonly id: string } & Committed, StorageFailure>>;
  /**
   * Rows of an older format are first written anew in the current one, all or none. Rows that are no
   * document are never changed nor deleted.
   */
  open(id: string): Promise<Result<OpenedAssessment, StorageFailure>>;
  /** All of it or nothing. */
  commit(commit: Commit): Promise<Result<Committed, StorageFailure>>;
  /** Copies of an assessment, newest first. */
  listSnapshots(id: string): Promise<Result<readonly SnapshotSummary[], StorageFailure>>;
  readSnapshot(id: string, snapshotId: string): Promise<Result<ParsedDocument, StorageFailure>>;
  keepSnapshot(id: string, snapshot: NewSnapshot): Promise<Result<void, StorageFailure>>;
  /** Never a sealed one. Removing what is gone is ok. */
  removeSnapshot(id: string, snapshotId: string): Promise<Result<void, StorageFailure>>;
  /** `null` where there is no such file. */
  readFile(id: string, fileId: string): Promise<Result<Uint8Array | null, StorageFailure>>;
  /** With history, copies, files and second copy. Removing what is gone is ok. */
  remove(id: string): Promise<Result<void, StorageFailure>>;
  /** View state and preferences: what `writeView` was given, `undefined` if nothing. Check it before use. */
  readView(key: string): Promise<Result<unknown, StorageFailure>>;
  /** A plain JSON value; other tabs are told the key. Keys that begin with `removed/` belong to the repository. */
  writeView(key: string, value: unknown): Promise<Result<void, StorageFailure>>;
  /** Messages of other tabs, not of this repository. Returns the end of the subscription. */
  subscribe(listener: (message: StorageMessage) => void): () => void;
  /** A new identifier, for a step of the history. */
  createId(): string;
  close(): void;
}

export interface RepositoryOptions extends ConnectionOptions {
  /** ISO, milliseconds. */
  readonly now: () => string;
  readonly createId: () => string;
  readonly secondCopy?: SecondCopy | null;
}

export function createRepository(options: RepositoryOptions): Repository {
  const { now, createId, secondCopy = null } = options;
  const connection = createConnection(options);
  const { database, read, write, broadcast, subscribe } = connection;
  const { assessments, rubrics, entries, scenarios, evidence, plan, fields, merges, history, snapshots, files, views } =
    database;
  const documentTables = [assessments, rubrics, entries, scenarios, evidence, plan, fields, merges, history];
  const allTables = [...documentTables, snapshots, files];
  const listChanged = (): void => broadcast({ type: 'listChanged' });
  const snapshotsChanged = (id: string): void => broadcast({ type: 'snapshotsChanged', id });
  const swept = new Set<string>();

  /**
   * Files that nothing names any more go when an assessment is opened for the first time. Later openings
   * catch up with another tab, while gestures of this one that wait may name a file again.
   */
  const sweep = async (id: string, assessment: Assessment): Promise<void> => {
    if (swept.has(id)) return;
    swept.add(id);
    const named = new Set(assessment.evidence.map(({ file }) => file?.id));
    const kept = await read([files], async () => ok(await listFiles(database, id)));
    if (!kept.ok || kept.value.every((fileId) => named.has(fileId))) return;
    await write([evidence, history, snapshots, files], () => sweepFiles(database, id));
  };

  return {
    list: () =>
      read([assessments], async () => {
        const rows = await assessments.toArray();
        return ok(rows.map(summaryOf).sort((first, second) => (first.savedAt < second.savedAt ? 1 : -1)));
      }),

    create: (assessment, given = []) => {
      const created = { id: createId(), revision: 1, savedAt: now() };
      const work = async (): Promise<Result<typeof created, StorageFailure>> => {
        const change = await writeDocument(database, created.id, assessment);
        await assessments.add(encodeHead({ ...created, ...change, formatVersion: FORMAT_VERSION, position: 0 }));
        await writeFiles(database, created.id, given);
        return ok(created);
      };
      return write(allTables, work, listChanged);
    },

    open: async (id) => {
      const found = await read(documentTables, () => readAssessment(database, id));
      if (!found.ok) return found;
      const whole = isCurrent(found.value) ? found : await write(documentTables, () => upgradeAssessment(database, id));
      if (!whole.ok) return whole;
      await sweep(id, whole.value.opened.assessment);
      return ok(whole.value.opened);
    },

    commit: (commit) => {
      const { id, expectedRevision, kind, stepId, patches, label, by, at, snapshot } = commit;
      const savedAt = now();
      const work = async (): Promise<Result<Committed, StorageFailure>> => {
        const row = await assessments.get(id);
        if (!row) throw new Refusal({ reason: 'missing' });
        const head = decodeHead(row);
        if (!head) throw corruptRows();
        if (head.revision !== expectedRevision) throw new Refusal({ reason: 'stale' });
        // Rows of two formats must not stand side by side.
        if (head.formatVersion !== FORMAT_VERSION) throw new Refusal({ reason: 'readOnly' });
        const step = { stepId, label, at, by, patches: encodePatches(patches) };
        const position = await moveHistory(database, id, kind, head.position, step);
        const change = await writePatches(database, id, patches, head);
        await writeFiles(database, id, commit.files ?? []);
        if (snapshot) await addSnapshot(database, id, snapshot);
        const revision = head.revision + 1;
        await assessments.put(encodeHead({ ...head, ...change, revision, position, savedAt }));
        return ok({ revision, savedAt });
      };
      return write(allTables, work, ({ revision }) => {
        broadcast({ type: 'changed', id, revision, kind, stepId, patches, label, by, at, savedAt });
        if (snapshot) snapshotsChanged(id);
      });
    },

    listSnapshots: (id) => read([snapshots], () => listSnapshots(database, id)),

    readSnapshot: (id, snapshotId) => read([snapshots], () => readSnapshot(database, id, snapshotId)),

    keepSnapshot: (id, snapshot) => {
      const work = async (): Promise<Result<void, StorageFailure>> => {
        if (!(await assessments.get(id))) return err({ reason: 'missing' });
        await addSnapshot(database, id, snapshot);
        return ok(undefined);
      };
      return write([assessments, snapshots], work, () => snapshotsChanged(id));
    },

    removeSnapshot: (id, snapshotId) =>
      write(
        [snapshots],
        () => deleteSnapshot(database, id, snapshotId),
        () => snapshotsChanged(id),
      ),

    readFile: (id, fileId) => read([files], async () => ok(await readFileBytes(database, id, fileId))),

    remove: async (id) => {
      const remove = (leavesMark: boolean): Promise<Result<void, StorageFailure>> => {
        const work = async (): Promise<Result<void, StorageFailure>> => {
          await assessments.delete(id);
          await deleteDocument(database, id);
          await deleteHistory(database, id);
          await deleteSnapshots(database, id);
          await deleteFiles(database, id);
          if (leavesMark) await views.put({ key: removedKey(id), value: now() });
          return ok(undefined);
        };
        return write([...allTables, views], work, async () => {
          listChanged();
          await secondCopy?.remove(id);
        });
      };
      const removed = await remove(true);
      // A full disk refuses even the mark, and removing is how to make room.
      return !removed.ok && removed.error.reason === 'quota' ? remove(false) : removed;
    },

    readView: (key) => read([views], async () => ok((await views.get(key))?.value)),

    writeView: (key, value) => {
      const work = async (): Promise<Result<void, StorageFailure>> => {
        await views.put({ key, value });
        return ok(undefined);
      };
      return write([views], work, () => broadcast({ type: 'viewChanged', key }));
    },

    subscribe,
    createId,
    close: () => connection.close(),
  };
}

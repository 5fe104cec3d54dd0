import { FORMAT_VERSION, type Assessment } from '../domain/assessment';
import type { ChangeLabel } from '../domain/change-label';
import { parseDocument } from '../domain/document-file';
import type { Patch } from '../domain/patch';
import type { RubricTree } from '../domain/rubric-tree';
import { err, ok, type Result } from '../lib/result';
import type { CommitKind, StorageMessage } from './channel';
import { createConnection, type ConnectionOptions } from './connection';
import { removedKey } from './database';
import { deleteDocument, readDocument, writeDocument, writePatches } from './document-rows';
import { corruptRows, Refusal, type StorageFailure } from './failure';
import { decodeHead, encodeHead, summaryOf, type AssessmentSummary } from './head-row';
import { decodeHistory, deleteHistory, moveHistory, readHistory, type HistoryStep } from './history-rows';
import { encodePatches } from './patch-wire';
import type { SecondCopy } from './second-copy';

export type { AssessmentSummary, HistoryStep, StorageFailure, StorageMessage };

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
  create(assessment: Assessment): Promise<Result<{ readonly id: string } & Committed, StorageFailure>>;
  /** Never changes or deletes rows, whatever they hold. */
  open(id: string): Promise<Result<OpenedAssessment, StorageFailure>>;
  /** All of it or nothing. */
  commit(commit: Commit): Promise<Result<Committed, StorageFailure>>;
  /** With history and second copy. Removing what is gone is ok. */
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
  const { assessments, rubrics, entries, scenarios, history, views } = database;
  const documentTables = [assessments, rubrics, entries, scenarios, history];
  const listChanged = (): void => broadcast({ type: 'listChanged' });

  return {
    list: () =>
      read([assessments], async () => {
        const rows = await assessments.toArray();
        return ok(rows.map(summaryOf).sort((first, second) => (first.savedAt < second.savedAt ? 1 : -1)));
      }),

    create: (assessment) => {
      const created = { id: createId(), revision: 1, savedAt: now() };
      const work = async (): Promise<Result<typeof created, StorageFailure>> => {
        const change = await writeDocument(database, created.id, assessment);
        await assessments.add(encodeHead({ ...created, ...change, formatVersion: FORMAT_VERSION, position: 0 }));
        return ok(created);
      };
      return write(documentTables, work, listChanged);
    },

    open: (id) =>
      read(documentTables, async () => {
        const row = await assessments.get(id);
        if (!row) return err({ reason: 'missing' });
        const document = parseDocument(await readDocument(database, id, row));
        if (!document.ok) return err({ reason: 'corrupt', failure: document.error });
        const head = decodeHead(row);
        const steps = decodeHistory(await readHistory(database, id));
        if (!head || !steps || head.position > steps.length) return err({ reason: 'corrupt', failure: null });
        const { revision, position, savedAt } = head;
        return ok({ id, ...document.value, revision, history: steps, position, savedAt });
      }),

    commit: (commit) => {
      const { id, expectedRevision, kind, stepId, patches, label } = commit;
      const savedAt = now();
      const work = async (): Promise<Result<Committed, StorageFailure>> => {
        const row = await assessments.get(id);
        if (!row) throw new Refusal({ reason: 'missing' });
        const head = decodeHead(row);
        if (!head) throw corruptRows();
        if (head.revision !== expectedRevision) throw new Refusal({ reason: 'stale' });
        // Rows of two formats must not stand side by side.
        if (head.formatVersion !== FORMAT_VERSION) throw new Refusal({ reason: 'readOnly' });
        const step = { stepId, label, at: savedAt, patches: encodePatches(patches) };
        const position = await moveHistory(database, id, kind, head.position, step);
        const change = await writePatches(database, id, patches, head);
        const revision = head.revision + 1;
        await assessments.put(encodeHead({ ...head, ...change, revision, position, savedAt }));
        return ok({ revision, savedAt });
      };
      return write(documentTables, work, ({ revision }) =>
        broadcast({ type: 'changed', id, revision, kind, stepId, patches, label, savedAt }),
      );
    },

    remove: async (id) => {
      const remove = (leavesMark: boolean): Promise<Result<void, StorageFailure>> => {
        const work = async (): Promise<Result<void, StorageFailure>> => {
          await assessments.delete(id);
          await deleteDocument(database, id);
          await deleteHistory(database, id);
          if (leavesMark) await views.put({ key: removedKey(id), value: now() });
          return ok(undefined);
        };
        return write([...documentTables, views], work, async () => {
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

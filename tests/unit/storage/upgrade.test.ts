import { IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parseDocument } from '../../../src/domain/document-file';
import { invertPatches } from '../../../src/domain/patch';
import { createDatabase } from '../../../src/storage/database';
import { upgradeAssessment } from '../../../src/storage/opening';
import type { OpenedAssessment, Repository } from '../../../src/storage/repository';
import { createDesk, GESTURE_AT } from './desk';
import { assessmentTitled, must, points, score } from './small-assessment';
import { createStage } from './stage';
import { fillVersion1, isWritableByVersion1, OLD_ID, OLD_REVISION, oldFiles, openVersion1 } from './version-1';

const schemaRow = (value: number) => ({ key: 'schemaNumber', value });

const documentOf = (file: unknown) => must(parseDocument(file)).assessment;

/** A database that the first version of the program left behind. */
async function oldStage() {
  const stage = createStage();
  const { databaseName, factory } = stage;
  const openOld = () => openVersion1({ databaseName, factory, IDBKeyRange });
  const dexie = await openOld();
  await fillVersion1(dexie);
  dexie.close();
  return { ...stage, openOld };
}

/** Walks one step of the history as it came out of the database. */
async function walk(repository: Repository, opened: OpenedAssessment, kind: 'undo' | 'redo') {
  const step = opened.history[kind === 'undo' ? opened.position - 1 : opened.position]!;
  const forward = must(step.patches());
  must(
    await repository.commit({
      id: opened.id,
      expectedRevision: opened.revision,
      kind,
      stepId: step.id,
      patches: kind === 'undo' ? invertPatches(forward) : forward,
      label: step.label,
      by: 'Minh',
      at: GESTURE_AT,
    }),
  );
  return must(await repository.open(opened.id));
}

describe('a database of the first version', () => {
  test('gets the new stores and the new number, and keeps every row as it was', async () => {
    const { connect, allRows } = await oldStage();
    const before = await allRows();
    expect(before.meta).toEqual([schemaRow(1)]);
    expect(must(await connect().list())).toEqual([
      expect.objectContaining({ id: OLD_ID, title: oldFiles.now.title, points: points(10.9946), scoredRows: 3 }),
    ]);
    expect(await allRows()).toEqual({
      ...before,
      meta: [schemaRow(4)],
      evidence: [],
      plan: [],
      fields: [],
      merges: [],
      snapshots: [],
      files: [],
    });
  });

  test('opens as its file would, written anew in the current format, with history and revision as they were', async () => {
    const { connect, allRows } = await oldStage();
    const before = await allRows();
    const repository = connect();
    const opened = must(await repository.open(OLD_ID));
    expect(opened).toMatchObject({
      assessment: documentOf(oldFiles.now),
      revision: OLD_REVISION,
      position: 3,
      savedAt: '2024-06-01T00:00:00.000Z',
    });
    expect(opened.history.map(({ at, by }) => [at, by])).toEqual(
      [1, 2, 3, 4].map((day) => [`2024-05-0${day}T00:00:00.000Z`, '']),
    );
    const after = await allRows();
    const { departments, document } = after.assessments![0] as Record<string, { departments?: unknown }>;
    expect(departments).toBeUndefined();
    expect(document).toMatchObject({
      title: oldFiles.now.title,
      departments: oldFiles.now.departments,
      adjustments: [],
    });
    expect(after.assessments).toEqual([expect.objectContaining({ formatVersion: 4, revision: OLD_REVISION })]);
    expect(after.rubrics).toEqual([{ id: OLD_ID, rubric: oldFiles.now.rubric }]);
    expect(after.entries).toContainEqual(expect.objectContaining({ code: '2.2', selfScore: 2.9946, thread: [] }));
    expect(after).toMatchObject({ history: before.history, scenarios: before.scenarios, views: before.views });

    // Opened again it is read as it stands.
    expect(must(await connect().open(OLD_ID)).assessment).toEqual(opened.assessment);
    expect(await allRows()).toEqual(after);
  });

  test('goes back to its beginning and forth to its end, and takes new steps', async () => {
    const { connect, allRows } = await oldStage();
    const repository = connect();
    let opened = must(await repository.open(OLD_ID));
    const { history } = await allRows();
    for (const file of [oldFiles.imported, oldFiles.bare, oldFiles.first]) {
      opened = await walk(repository, opened, 'undo');
      expect(opened.assessment).toEqual(documentOf(file));
    }
    for (const file of [oldFiles.bare, oldFiles.imported, oldFiles.now, oldFiles.redone]) {
      opened = await walk(repository, opened, 'redo');
      expect(opened.assessment).toEqual(documentOf(file));
    }
    expect(opened).toMatchObject({ position: 4, revision: OLD_REVISION + 7 });
    // Going back and forth leaves with each step who made it, and when.
    expect((await allRows()).history).toEqual(history);

    const desk = await createDesk(repository, OLD_ID);
    await desk.do(score('1.2.1', 0.5));
    const reopened = must(await connect().open(OLD_ID));
    expect(reopened.assessment).toEqual(desk.opened.assessment);
    expect(reopened.history.map(({ by }) => by)).toEqual(['', '', '', '', 'Lan']);
  });

  test('is upgraded by two tabs at once, and exactly one of them commits first', async () => {
    const { connect, allRows } = await oldStage();
    const [first, second] = [connect(), connect()];
    const opened = await Promise.all([first.open(OLD_ID), second.open(OLD_ID)]);
    for (const each of opened) expect(must(each).assessment).toEqual(documentOf(oldFiles.now));
    expect((await allRows()).meta).toEqual([schemaRow(4)]);
    const desks = [await createDesk(first, OLD_ID), await createDesk(second, OLD_ID)];
    await desks[0]!.do(score('1.2.1', 0.5));
    await expect(desks[1]!.do(score('1.2.1', 0.6))).rejects.toThrow('stale');
    expect(must(await connect().open(OLD_ID)).assessment).toEqual(desks[0]!.opened.assessment);
  });

  test('is left alone by a tab that comes late, when another has committed meanwhile', async () => {
    const { connect, allRows, databaseName, factory } = await oldStage();
    const desk = await createDesk(connect(), OLD_ID);
    await desk.do(score('1.2.1', 0.5));
    const before = await allRows();
    const late = createDatabase(databaseName, { indexedDB: factory, IDBKeyRange });
    onTestFinished(() => late.dexie.close());
    const found = must(await late.dexie.transaction('rw', late.dexie.tables, () => upgradeAssessment(late, OLD_ID)));
    expect(found.opened).toMatchObject({ assessment: desk.opened.assessment, revision: OLD_REVISION + 1 });
    expect(await allRows()).toEqual(before);
  });

  test.each(['an abort at the last row', 'a failed request'])(
    'stays as it is when the disk is full: %s',
    async (way) => {
      const { connect, allRows } = await oldStage();
      const repository = connect();
      must(await repository.list());
      const before = await allRows();
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
      const realPut = IDBObjectStore.prototype.put;
      const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...given
      ) {
        if (way === 'a failed request') {
          if (this.name === 'scenarios') throw new DOMException('full', 'QuotaExceededError');
          return realPut.apply(this, given);
        }
        const request = realPut.apply(this, given);
        if (this.name === 'assessments')
          (this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
        return request;
      });
      onTestFinished(() => {
        fault.mockRestore();
      });
      expect(await repository.open(OLD_ID)).toEqual({ ok: false, error: { reason: 'quota' } });
      expect(fault).toHaveBeenCalled();
      fault.mockRestore();
      expect(await allRows()).toEqual(before);
      expect(must(await repository.open(OLD_ID)).assessment).toEqual(documentOf(oldFiles.now));
    },
  );

  const damages: [name: string, table: string, key: string | [string, string | number], change: object][] = [
    ['an entry', 'entries', [OLD_ID, '2.2'], { selfScore: 'nhiều' }],
    ['the departments', 'rubrics', OLD_ID, { departments: undefined }],
    ['a step', 'history', [OLD_ID, 1], { label: null }],
    ['the author of a step', 'history', [OLD_ID, 1], { by: 7 }],
    ['the head', 'assessments', OLD_ID, { figures: null }],
  ];
  test.each(damages)('is not written anew when %s is damaged', async (_name, table, key, change) => {
    const { connect, raw, allRows, openOld } = await oldStage();
    const old = await openOld();
    await old.table(table).update(key, change);
    old.close();
    const repository = connect();
    must(await repository.list());
    const before = await allRows();
    expect(await repository.open(OLD_ID)).toMatchObject({ ok: false, error: { reason: 'corrupt' } });
    expect(await allRows()).toEqual(before);
    expect(await raw((dexie) => dexie.table('assessments').get(OLD_ID))).toMatchObject({ formatVersion: 1 });
  });

  test('that a newer program has marked as its own keeps that number, and is not written to', async () => {
    const { connect, allRows, openOld } = await oldStage();
    const old = await openOld();
    await old.table('meta').put(schemaRow(7));
    old.close();
    const repository = connect();
    expect(must(await repository.list())).toHaveLength(1);
    const before = await allRows();
    expect(before.meta).toEqual([schemaRow(7)]);
    expect(await repository.open(OLD_ID)).toEqual({ ok: false, error: { reason: 'readOnly' } });
    expect(await repository.create(assessmentTitled('B'))).toEqual({ ok: false, error: { reason: 'readOnly' } });
    expect(await allRows()).toEqual(before);
  });

  test('is removed whole without being opened first', async () => {
    const { connect, allRows } = await oldStage();
    must(await connect().remove(OLD_ID));
    expect(await allRows()).toMatchObject({ assessments: [], rubrics: [], entries: [], scenarios: [], history: [] });
  });
});

describe('the first version of the program', () => {
  test('steps aside for the upgrade, and neither opens nor writes what comes out of it', async () => {
    const { connect, openOld, raw } = await oldStage();
    const old = await openOld();
    expect(await isWritableByVersion1(old)).toBe(true);
    const told = new Promise((resolve) => {
      old.on('versionchange', ({ newVersion }) => {
        old.close();
        resolve(newVersion);
        return false;
      });
    });
    must(await connect().open(OLD_ID));
    expect(await told).toBe(40);
    await expect(openOld()).rejects.toMatchObject({ name: 'VersionError' });
    expect(await raw(isWritableByVersion1)).toBe(false);
  });

  test('does not open nor write a new database either', async () => {
    const { connect, databaseName, factory, raw } = createStage();
    must(await connect().create(assessmentTitled('A')));
    expect(await raw((dexie) => dexie.table('meta').toArray())).toEqual([schemaRow(4)]);
    await expect(openVersion1({ databaseName, factory, IDBKeyRange })).rejects.toMatchObject({ name: 'VersionError' });
    expect(await raw(isWritableByVersion1)).toBe(false);
  });
});

import { Dexie } from 'dexie';
import { IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { SCHEMA_NUMBER } from '../../../src/storage/database';
import type { StorageMessage } from '../../../src/storage/repository';
import { createDesk } from './desk';
import { assessmentTitled, must, run, score } from './small-assessment';
import { createStage, prepareStage } from './stage';

test('a commit on an old revision is stale and writes nothing', async () => {
  const { connect, repository, desk, next, allRows, id } = await prepareStage();
  const other = await createDesk(connect(), id);
  await other.do(score('1.2', 0.1));
  const before = await allRows();
  for (const kind of ['do', 'undo', 'redo'] as const)
    expect(await desk.commit(kind, next)).toEqual({ ok: false, error: { reason: 'stale' } });
  const replaced = run(desk.opened.assessment, desk.opened.tree, {
    type: 'replaceDocument',
    document: assessmentTitled('B'),
  });
  expect(await desk.commit('do', replaced)).toEqual({ ok: false, error: { reason: 'stale' } });
  expect(await desk.commit('do', next, 99)).toEqual({ ok: false, error: { reason: 'stale' } });
  expect(await allRows()).toEqual(before);
  expect(must(await repository.open(id)).revision).toBe(3);
});

test('of two commits at once on one revision exactly one wins', async () => {
  const { connect, desk, next, id } = await prepareStage();
  const other = await createDesk(connect(), id);
  const results = await Promise.all([desk.commit('do', next), other.commit('do', next)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: { reason: 'stale' } });
});

test('a commit on what is gone is missing', async () => {
  const { repository, id, desk, next } = await prepareStage();
  must(await repository.remove(id));
  expect(await desk.commit('do', next)).toEqual({ ok: false, error: { reason: 'missing' } });
});

test('a step that is not there is not moved to, and nothing is written', async () => {
  const { desk, next, allRows } = await prepareStage();
  const before = await allRows();
  expect(await desk.commit('redo', next)).toMatchObject({ ok: false, error: { reason: 'unknown' } });
  expect(await allRows()).toEqual(before);
});

describe('a full disk', () => {
  test.each(['an abort', 'a failed request'])('as %s gives quota and leaves every row as it was', async (way) => {
    const { desk, next, allRows, repository } = await prepareStage();
    const before = await allRows();
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
    const realPut = IDBObjectStore.prototype.put;
    const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      // The entry row is let through: it has to be taken back.
      if (this.name === 'entries') return realPut.apply(this, given);
      if (way === 'a failed request') throw new DOMException('full', 'QuotaExceededError');
      const request = realPut.apply(this, given);
      (this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
      return request;
    });
    onTestFinished(() => {
      fault.mockRestore();
    });
    expect(await desk.commit('do', next)).toEqual({ ok: false, error: { reason: 'quota' } });
    expect(await repository.create(assessmentTitled('B'))).toEqual({ ok: false, error: { reason: 'quota' } });
    expect(fault).toHaveBeenCalled();
    fault.mockRestore();
    expect(await allRows()).toEqual(before);
    must(await desk.commit('do', next));
  });

  test('does not stop a removal, although the mark of it finds no room', async () => {
    const { repository, id, allRows } = await prepareStage();
    const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    onTestFinished(() => {
      fault.mockRestore();
    });
    must(await repository.remove(id));
    expect(fault).toHaveBeenCalled();
    expect(await allRows()).toMatchObject({ assessments: [], entries: [], history: [], rubrics: [], scenarios: [] });
  });
});

describe('a database of a newer program', () => {
  test('by its own number is read and never written', async () => {
    const { connect, repository, raw, allRows, desk, next, id } = await prepareStage();
    await raw((dexie) => dexie.table('meta').put({ key: 'schemaNumber', value: SCHEMA_NUMBER + 1 }));
    const before = await allRows();
    const readOnly = { ok: false, error: { reason: 'readOnly' } };
    for (const each of [repository, connect()]) {
      expect(await each.create(assessmentTitled('B'))).toEqual(readOnly);
      expect(await each.remove(id)).toEqual(readOnly);
      expect(await each.writeView('grid', 1)).toEqual(readOnly);
      expect(must(await each.list())).toHaveLength(1);
      expect((await each.open(id)).ok).toBe(true);
    }
    expect(await desk.commit('do', next)).toEqual(readOnly);
    expect(await allRows()).toEqual(before);
  });

  test('by the version of its stores is not even opened, so that nothing is added to it', async () => {
    const { connect, databaseName, factory, repository, allRows } = await prepareStage();
    repository.close();
    const newer = new Dexie(databaseName, { indexedDB: factory, IDBKeyRange });
    // A newer program may have dropped a store; Dexie by itself would put it back.
    newer.version(7).stores({ assessments: 'id', views: null });
    await newer.open();
    newer.close();
    const before = await allRows();
    const old = connect();
    expect(await old.list()).toEqual({ ok: false, error: { reason: 'readOnly' } });
    expect(await old.create(assessmentTitled('B'))).toEqual({ ok: false, error: { reason: 'readOnly' } });
    expect(await allRows()).toEqual(before);
    expect(Object.keys(before)).not.toContain('views');
  });

  test('that upgrades under an open repository gets the way free, and says so', async () => {
    const { databaseName, factory, repository, desk, next } = await prepareStage();
    const messages: StorageMessage[] = [];
    const warn = vi.spyOn(console, 'warn');
    onTestFinished(() => {
      warn.mockRestore();
    });
    repository.subscribe((message) => messages.push(message));
    const newer = new Dexie(databaseName, { indexedDB: factory, IDBKeyRange });
    newer.version(7).stores({ assessments: 'id', added: 'id' });
    await newer.open();
    onTestFinished(() => newer.close());
    expect(messages).toEqual([{ type: 'closed' }]);
    expect(warn).not.toHaveBeenCalled();
    expect(await desk.commit('do', next)).toEqual({ ok: false, error: { reason: 'readOnly' } });
    expect(await repository.list()).toEqual({ ok: false, error: { reason: 'readOnly' } });
  });
});

test('a database deleted under an open repository is found empty, not in the way', async () => {
  const { databaseName, factory, repository, desk, next } = await prepareStage();
  await new Promise<void>((resolve, reject) => {
    const request = factory.deleteDatabase(databaseName);
    request.onsuccess = () => resolve();
    request.onblocked = () => reject(new Error('blocked'));
  });
  expect(await repository.list()).toEqual({ ok: true, value: [] });
  expect(await desk.commit('do', next)).toEqual({ ok: false, error: { reason: 'missing' } });
});

describe('no database at all is unavailable', () => {
  test('where IndexedDB is missing', async () => {
    const { connect } = createStage();
    const repository = connect({ indexedDB: undefined });
    expect(await repository.list()).toEqual({ ok: false, error: { reason: 'unavailable' } });
    expect(await repository.create(assessmentTitled('A'))).toEqual({ ok: false, error: { reason: 'unavailable' } });
  });

  test('where a policy forbids it', async () => {
    const { connect, factory } = createStage();
    vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(await connect().list()).toEqual({ ok: false, error: { reason: 'unavailable' } });
  });

  test('after close', async () => {
    const { repository } = await prepareStage();
    repository.close();
    expect(await repository.list()).toEqual({ ok: false, error: { reason: 'unavailable' } });
  });
});

test('an opening that failed once is tried again', async () => {
  const { connect, factory } = createStage();
  const repository = connect();
  vi.spyOn(factory, 'open').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await repository.list()).toEqual({ ok: false, error: { reason: 'quota' } });
  expect(await repository.list()).toEqual({ ok: true, value: [] });
});

describe('the watchdog', () => {
  test('answers for a database that never does', async () => {
    const { connect, factory } = createStage();
    vi.spyOn(factory, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
    const repository = connect({ watchdogMs: 5 });
    expect(await repository.list()).toEqual({ ok: false, error: { reason: 'timeout' } });
    expect(await repository.create(assessmentTitled('A'))).toEqual({ ok: false, error: { reason: 'timeout' } });
  });

  test('leaves a late commit standing: other tabs hear of it, and the retry is stale', async () => {
    const { connect, id, raw, next, allRows } = await prepareStage();
    const late = await createDesk(connect({ watchdogMs: 30 }), id);
    const heard = new Promise<StorageMessage>((resolve) => connect().subscribe(resolve));
    let isHeld = true;
    let holder: Promise<void> = Promise.resolve();
    await new Promise<void>((started) => {
      holder = raw((dexie) =>
        dexie.transaction('rw', dexie.table('assessments'), async () => {
          while (isHeld)
            await dexie
              .table('assessments')
              .get(id)
              .then(() => started());
        }),
      );
    });
    expect(await late.commit('do', next)).toEqual({ ok: false, error: { reason: 'timeout' } });
    isHeld = false;
    await holder;
    expect(await heard).toMatchObject({ type: 'changed', id, revision: 3 });
    expect(await late.commit('do', next)).toEqual({ ok: false, error: { reason: 'stale' } });
    expect((await allRows()).history).toHaveLength(2);
  });
});

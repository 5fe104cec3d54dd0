import { Dexie } from 'dexie';
import { expect, onTestFinished, test, vi } from 'vitest';
import { applyPatches } from '../../../src/domain/patch';
import type { StorageMessage } from '../../../src/storage/repository';
import { createDesk } from '../../unit/storage/desk';
import { assessmentTitled, must, run, score } from '../../unit/storage/small-assessment';
import { createBrowserStage } from './browser-stage';

test('what one connection saved, another opens equal', async () => {
  const { connect } = createBrowserStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  await desk.do(score('2.1', 2.0005));
  await desk.undo(await desk.do({ type: 'replaceDocument', document: assessmentTitled('B') }));
  await desk.do({ type: 'deleteScenario', id: 's1' });
  repository.close();
  const opened = must(await connect().open(id));
  expect(opened.assessment).toEqual({
    ...applyPatches(assessmentTitled('A'), desk.steps[0]!.patches),
    scenarios: [],
  });
  expect(opened).toMatchObject({ position: 2, revision: 5 });
  expect(opened.history).toHaveLength(2);
});

test('every writing transaction is strict and has completed before the commit is reported', async () => {
  const { connect } = createBrowserStage();
  const repository = connect();
  const events: string[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this` below
  const realTransaction = IDBDatabase.prototype.transaction;
  const begin = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...given
  ) {
    const native = realTransaction.apply(this, given);
    native.addEventListener('complete', () => events.push('complete'));
    return native;
  });
  onTestFinished(() => {
    begin.mockRestore();
  });
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  begin.mockClear();
  events.length = 0;

  await desk.commit('do', run(desk.opened.assessment, desk.opened.tree, score('1.2', 0.1)));
  events.push('reported');
  await repository.writeView('grid', 1);
  events.push('reported');
  await repository.remove(id);
  events.push('reported');

  expect(events).toEqual(['complete', 'reported', 'complete', 'reported', 'complete', 'reported']);
  const writing = begin.mock.results
    .map(({ value }) => value as IDBTransaction)
    .filter(({ mode }) => mode === 'readwrite');
  expect(writing.map(({ durability }) => durability)).toEqual(['strict', 'strict', 'strict']);
});

test('two repositories in one page stay in step', async () => {
  const { connect } = createBrowserStage();
  const [mine, other] = [connect(), connect()];
  const { id } = must(await mine.create(assessmentTitled('A')));
  const desk = await createDesk(mine, id);
  let followed = must(await other.open(id));
  const own: StorageMessage[] = [];
  mine.subscribe((message) => own.push(message));
  other.subscribe((message) => {
    if (message.type !== 'changed') return;
    const { patches, revision } = message;
    followed = { ...followed, revision, assessment: applyPatches(followed.assessment, patches) };
  });
  const change = await desk.do(score('2.1', 1.5));
  await desk.undo(change);
  await desk.redo(change);
  await vi.waitUntil(() => followed.revision === desk.opened.revision);
  expect(followed.assessment).toEqual(desk.opened.assessment);
  expect(own).toEqual([]);

  // The other tab can commit at once, and this one is then stale.
  await (await createDesk(other, id)).do(score('1.2', 0.05));
  const late = run(desk.opened.assessment, desk.opened.tree, score('1.1.1', 0.5));
  expect(await desk.commit('do', late)).toEqual({ ok: false, error: { reason: 'stale' } });
});

test('a newer program that upgrades is not blocked, and the old one says that it is closed', async () => {
  const { connect, databaseName } = createBrowserStage();
  const repository = connect();
  must(await repository.create(assessmentTitled('A')));
  const messages: StorageMessage[] = [];
  repository.subscribe((message) => messages.push(message));
  const newer = new Dexie(databaseName);
  newer.version(9).stores({ added: 'id' });
  await newer.open();
  newer.close();
  expect(messages).toEqual([{ type: 'closed' }]);
  expect(await repository.list()).toEqual({ ok: false, error: { reason: 'readOnly' } });
  expect(await connect().create(assessmentTitled('B'))).toEqual({ ok: false, error: { reason: 'readOnly' } });
});

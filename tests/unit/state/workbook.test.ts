import { Dexie } from 'dexie';
import { IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { scoreReader } from '../../../src/domain/assessment';
import { rollUp } from '../../../src/domain/rollup';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { SCHEMA_NUMBER } from '../../../src/storage/database';
import { pts, smallRubric } from '../../helpers/domain';
import { assessmentTitled, must } from '../storage/small-assessment';
import { createTabs, edit, holdDatabase, scoreOf, turn, typed, until } from './tabs';

afterEach(() => {
  vi.useRealTimers();
});

async function createTab() {
  const stage = await createTabs(1);
  return { ...stage, ...stage.tabs[0]! };
}

function fillDisk(): () => void {
  const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  onTestFinished(() => {
    fault.mockRestore();
  });
  return () => {
    fault.mockRestore();
  };
}

/** Lets the time pass after which storage no longer waits for an answer. */
async function letWatchdogBark(barked: () => boolean): Promise<void> {
  await turn();
  vi.advanceTimersByTime(10_000);
  vi.useRealTimers();
  await until(barked);
}

describe('gestures', () => {
  test('are committed one by one, in the order they were made, each on the revision before', async () => {
    const { workbook, commits, quiet, stored } = await createTab();
    must(workbook.run(typed('1.1.1', 500)));
    must(workbook.run(typed('2.1.1', 9_1234)));
    expect(workbook.undo()).toMatchObject({ label: { type: 'type', code: '2.1.1' } });
    expect(workbook.redo()).toMatchObject({ label: { type: 'type', code: '2.1.1' } });
    must(workbook.run({ type: 'deleteScenario', id: 's1' }));
    expect(workbook.unsavedCount).toBe(5);
    await quiet();
    expect(commits.map(({ commit, ok }) => [commit.kind, commit.label.type, commit.expectedRevision, ok])).toEqual([
      ['do', 'type', 1, true],
      ['do', 'type', 2, true],
      ['undo', 'type', 3, true],
      ['redo', 'type', 4, true],
      ['do', 'deleteScenario', 5, true],
    ]);
    const opened = await stored();
    expect(opened.assessment).toEqual(workbook.document);
    expect(opened).toMatchObject({ position: 3, revision: 6 });
    expect(workbook.unsavedCount).toBe(0);
  });

  test('change document and sums at once, before storage answers', async () => {
    const { workbook, quiet } = await createTab();
    expect(workbook.self.total).toMatchObject({ points: pts(7501), scoredRows: 2 });
    must(
      workbook.run(
        edit(
          { code: '1.1.1', field: 'selfScore', value: pts(1000) },
          { code: '2.1.1', field: 'appraisedScore', value: pts(10_0000) },
          { code: '2.2', field: 'lastYearScore', value: pts(3_3334) },
        ),
      ),
    );
    expect(workbook.self.total.points).toBe(8501);
    expect(workbook.appraised.total.points).toBe(10_0000);
    expect(workbook.lastYear.sumByCode.get('2')?.points).toBe(3_3334);
    expect(workbook.save.current).toEqual({ state: 'saving' });
    await quiet();
  });

  test('that are refused change nothing and are not committed', async () => {
    const { workbook, commits, quiet } = await createTab();
    const before = workbook.document;
    expect(workbook.run(typed('1.1.1', 1001))).toMatchObject({ ok: false, error: { reason: 'outOfRange' } });
    expect(workbook.run(typed('1.2.1', 7500))).toEqual({ ok: false, error: { reason: 'nothingChanged' } });
    await quiet();
    expect(workbook.document).toBe(before);
    expect(workbook.undoLabel).toBeNull();
    expect(commits).toEqual([]);
    expect(workbook.save.current).toMatchObject({ state: 'saved' });
  });

  test('can be taken back to the beginning and done again to the end, also after opening anew', async () => {
    const { workbook, id, repository, quiet, openAgain } = await createTab();
    const beginning = workbook.document;
    must(workbook.run(typed('1.1.1', 1)));
    must(workbook.run(edit({ code: '1.2.1', field: 'checked', value: true })));
    must(workbook.run(typed('1.2.1', null)));
    const end = workbook.document;
    await quiet();
    expect(must(await repository.open(id)).position).toBe(3);
    const { workbook: reopened } = await openAgain();
    expect([reopened.undoLabel?.type, reopened.redoLabel]).toEqual(['type', null]);
    while (reopened.undo());
    expect(reopened.document).toEqual(beginning);
    expect(reopened.redoLabel).toMatchObject({ code: '1.1.1' });
    while (reopened.redo());
    expect(reopened.document).toEqual(end);
    expect(reopened.redo()).toBeNull();
    await quiet();
    expect(must(await repository.open(id))).toMatchObject({ position: 3, assessment: end });
  });

  test('drop what could have been done again', async () => {
    const { workbook, quiet, stored } = await createTab();
    must(workbook.run(typed('1.1.1', 1)));
    workbook.undo();
    must(workbook.run(typed('2.2', 2)));
    expect([workbook.undoLabel, workbook.redoLabel]).toMatchObject([{ code: '2.2' }, null]);
    await quiet();
    expect((await stored()).history.map(({ label }) => label)).toMatchObject([{ code: '2.2' }]);
  });
});

describe('the save status', () => {
  test('says saved with the time only when everything is on the disk', async () => {
    const { workbook, savedTimes, stored, quiet } = await createTab();
    const opened = await stored();
    expect(workbook.save.current).toEqual({ state: 'saved', at: opened.savedAt });
    must(workbook.run(typed('1.1.1', 1)));
    must(workbook.run(typed('1.1.1', 2)));
    expect(workbook.save.current).toEqual({ state: 'saving' });
    await quiet();
    const { savedAt } = await stored();
    expect(savedAt > opened.savedAt).toBe(true);
    expect(workbook.save.current).toEqual({ state: 'saved', at: savedAt });
    expect(savedTimes).toEqual([savedAt]);
  });

  test('a full disk: failed, with the reason and how many; the work stays, and a retry saves all of it', async () => {
    const { workbook, quiet, stored, savedTimes } = await createTab();
    const makeRoom = fillDisk();
    must(workbook.run(typed('1.1.1', 300)));
    must(workbook.run(typed('2.2', 2)));
    await quiet();
    expect(workbook.save.current).toEqual({ state: 'failed', failure: { reason: 'quota' }, unsaved: 2 });
    expect([scoreOf({ workbook }, '1.1.1'), scoreOf({ workbook }, '2.2')]).toEqual([300, 2]);
    expect(savedTimes).toEqual([]);
    workbook.retry();
    await quiet();
    expect(workbook.save.current).toMatchObject({ state: 'failed', unsaved: 2 });
    // A further gesture tries again by itself.
    workbook.undo();
    await quiet();
    expect(workbook.save.current).toMatchObject({ state: 'failed', unsaved: 3 });

    makeRoom();
    workbook.retry();
    expect(workbook.save.current).toEqual({ state: 'saving' });
    await quiet();
    expect(workbook.save.current).toMatchObject({ state: 'saved' });
    const opened = await stored();
    expect(opened).toMatchObject({ position: 1, revision: 4, assessment: workbook.document });
    expect(opened.history.map(({ label }) => label)).toMatchObject([{ code: '1.1.1' }, { code: '2.2' }]);
  });

  test('a silent database: failed; what completes late is neither lost nor done twice', async () => {
    const { workbook, id, raw, quiet, stored, dropped } = await createTab();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const release = await holdDatabase(raw, id);
    must(workbook.run(typed('1.1.1', 300)));
    must(workbook.run(typed('2.2', 2)));
    await letWatchdogBark(() => workbook.save.current.state === 'failed');
    expect(workbook.save.current).toEqual({ state: 'failed', failure: { reason: 'timeout' }, unsaved: 2 });
    await release();
    while ((await stored()).revision < 2) await turn(); // it does complete
    workbook.retry();
    await quiet();
    expect(workbook.save.current).toMatchObject({ state: 'saved' });
    expect(dropped).toEqual([]);
    const opened = await stored();
    expect(opened.history.map(({ label }) => label)).toMatchObject([{ code: '1.1.1' }, { code: '2.2' }]);
    expect(opened.assessment).toEqual(workbook.document);
    expect([scoreOf({ workbook }, '1.1.1'), scoreOf({ workbook }, '2.2')]).toEqual([300, 2]);
  });

  test('an entry that completes late can be taken back at once', async () => {
    const { workbook, id, raw, quiet, stored, dropped } = await createTab();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const release = await holdDatabase(raw, id);
    must(workbook.run(typed('1.1.1', 300)));
    workbook.undo();
    await letWatchdogBark(() => workbook.save.current.state === 'failed');
    await release();
    while ((await stored()).revision < 2) await turn(); // it does complete
    workbook.retry();
    await quiet();
    expect(dropped).toEqual([]);
    expect(scoreOf({ workbook }, '1.1.1')).toBeNull();
    expect(await stored()).toMatchObject({ position: 0, revision: 3, assessment: workbook.document });
  });

  test('an undo that completes late is not followed by a second one', async () => {
    const { workbook, id, raw, quiet, stored, dropped } = await createTab();
    must(workbook.run(typed('1.1.1', 300)));
    must(workbook.run(typed('1.1.1', 400)));
    await quiet();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const release = await holdDatabase(raw, id);
    workbook.undo();
    await letWatchdogBark(() => workbook.save.current.state === 'failed');
    await release();
    while ((await stored()).revision < 4) await turn(); // it does complete
    workbook.retry();
    await quiet();
    expect(scoreOf({ workbook }, '1.1.1')).toBe(300);
    expect((await stored()).position).toBe(1);
    expect(dropped).toEqual([]);
  });

  test('a database of a newer program: read only, at the next commit or as soon as it is upgraded', async () => {
    const { workbook, raw, quiet } = await createTab();
    await raw((dexie) => dexie.table('meta').put({ key: 'schemaNumber', value: SCHEMA_NUMBER + 1 }));
    must(workbook.run(typed('1.1.1', 300)));
    await quiet();
    expect(workbook.save.current).toEqual({ state: 'readonly' });
    expect(workbook.unsavedCount).toBe(1);

    const upgraded = await createTab();
    const newer = new Dexie(upgraded.databaseName, { indexedDB: upgraded.factory, IDBKeyRange });
    newer.version(7).stores({ assessments: 'id', added: 'id' });
    await newer.open();
    newer.close();
    expect(upgraded.workbook.save.current).toEqual({ state: 'readonly' });
  });

  test('an assessment removed in another tab: failed, with the reason', async () => {
    const { workbook, id, repository, quiet } = await createTab();
    must(await repository.remove(id));
    must(workbook.run(typed('1.1.1', 300)));
    await quiet();
    expect(workbook.save.current).toEqual({ state: 'failed', failure: { reason: 'missing' }, unsaved: 1 });
    expect(scoreOf({ workbook }, '1.1.1')).toBe(300);
  });
});

test('a closed workbook commits what it had begun and says nothing more', async () => {
  const { workbook, quiet, stored, savedTimes } = await createTab();
  must(workbook.run(typed('1.1.1', 300)));
  must(workbook.run(typed('2.2', 2)));
  workbook.close();
  await quiet();
  expect((await stored()).assessment).toEqual(workbook.document);
  expect(savedTimes).toEqual([]);
});

test('another document, with another rubric, takes its place as one step', async () => {
  const { workbook, quiet, stored } = await createTab();
  const before = workbook.document;
  const sums = workbook.self;
  const document = assessmentTitled('B');
  must(workbook.run({ type: 'replaceDocument', document }));
  expect(workbook.document).toBe(document);
  const tree = createRubricTree(document.rubric);
  expect(workbook.tree.scoredNodes.map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.2', '2.1']);
  expect(workbook.self).toEqual(rollUp(tree, scoreReader(document, 'selfScore')));
  must(workbook.run(typed('2.1', 2_0005)));
  await quiet();
  expect((await stored()).assessment).toEqual(workbook.document);
  workbook.undo();
  workbook.undo();
  expect(workbook.document).toEqual(before);
  expect(workbook.document.rubric).toEqual(smallRubric());
  expect(workbook.self).toEqual(sums);
  await quiet();
  expect((await stored()).assessment).toEqual(before);
});

import { IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as packs from '../../../src/data/packs';
import { readPreferences } from '../../../src/domain/view-state';
import {
  readAssessmentFile,
  readRubricFile,
  serializeAssessment,
  serializeWithFiles,
} from '../../../src/exchange/json-file';
import { digestOfAssessment } from '../../../src/exchange/assessment-digest';
import { statusByWord } from '../../../src/i18n/words';
import { App } from '../../../src/state/app.svelte';
import { Preferences } from '../../../src/state/preferences.svelte';
import type { Repository } from '../../../src/storage/repository';
import type { SecondCopy } from '../../../src/storage/second-copy';
import { createRecovery } from '../../../src/storage/second-copy-keeper';
import { smallRubric } from '../../helpers/domain';
import { assessmentTitled, createClock, must } from '../storage/small-assessment';
import { createStage } from '../storage/stage';
import { cell } from './session-stage';
import { startDocument } from './start-document';
import { turn, typed, until } from './tabs';
import { departmentsDocument } from '../../helpers/department';

function memoryCopy(): SecondCopy & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    write: (id, text) => Promise.resolve(texts.set(id, text).size > 0),
    list: () => Promise.resolve([...texts.keys()].map((id) => ({ id, savedAt: '2025-01-01T00:00:00.000Z' }))),
    read: (id) => Promise.resolve(texts.get(id) ?? null),
    remove: (id) => Promise.resolve(void texts.delete(id)),
  };
}

/** The app as `main.ts` puts it together, without a page: the address is a list, the clock ticks by itself. */
function createApp({ around = (repository: Repository) => repository, secondCopy = null as SecondCopy | null } = {}) {
  const stage = createStage();
  const repository = around(stage.connect({ secondCopy }));
  const addresses: (string | null)[] = [];
  let ids = 0;
  const app = new App({
    repository,
    preferences: new Preferences(readPreferences({}), () => undefined),
    words: { statusByWord },
    loadPacks: () => Promise.resolve(packs),
    loadForecaster: () => Promise.reject(new Error('not wanted here')),
    loadScenarioFiles: () => Promise.reject(new Error('not wanted here')),
    loadExchange: () => Promise.reject(new Error('not wanted here')),
    now: createClock(),
    today: () => '2025-01-01',
    createId: () => `id${String(++ids)}`,
    navigate: (id) => addresses.push(id),
    onSaved: () => undefined,
    files: {
      serialize: serializeAssessment,
      serializeWithFiles,
      read: readAssessmentFile,
      readRubric: readRubricFile,
      digest: digestOfAssessment,
    },
    recovery: secondCopy && createRecovery(repository, secondCopy, () => null),
  });
  const follow = (): Promise<void> => app.show(addresses.at(-1) ?? null);
  const titles = (): string[] => app.summaries.map(({ title }) => title);
  return { ...stage, app, repository, addresses, follow, titles };
}

describe('the address', () => {
  test('leads to the start page with the list, or to an assessment', async () => {
    const { app, repository, titles } = createApp();
    expect([app.route.kind, app.session]).toEqual(['starting', null]);
    const { id } = must(await repository.create(assessmentTitled('A')));
    await app.show(null);
    expect([app.route.kind, titles()]).toEqual(['start', ['A']]);
    const opening = app.show(id);
    expect(app.route.kind).toBe('opening');
    await opening;
    expect(app.session?.workbook.document).toEqual(assessmentTitled('A'));
    const session = app.session;
    await app.show(id);
    expect(app.session).toBe(session);
  });

  test('of what is not here fails with the reason; the way back works', async () => {
    const { app } = createApp();
    await app.show('nowhere');
    expect(app.route).toEqual({ kind: 'failed', id: 'nowhere', failure: { reason: 'missing' } });
    expect(app.session).toBeNull();
    await app.show(null);
    expect(app.route.kind).toBe('start');
  });

  test('of damaged rows fails with the reason and leaves them as they are', async () => {
    const { app, repository, raw, allRows } = createApp();
    const { id } = must(await repository.create(assessmentTitled('A')));
    await raw((dexie) => dexie.table('entries').toCollection().modify({ selfScore: 'viel' }));
    const before = await allRows();
    await app.show(id);
    expect(app.route).toMatchObject({ kind: 'failed', id, failure: { reason: 'corrupt' } });
    expect(await allRows()).toEqual(before);
  });

  test('that moves on while an assessment opens is followed to where it went last', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { app, repository } = createApp({
      around: (real) => ({
        ...real,
        open: async (id) => {
          const opened = await real.open(id);
          if (opened.ok && opened.value.assessment.head.title === 'slow') await held;
          return opened;
        },
      }),
    });
    const slow = must(await repository.create(assessmentTitled('slow'))).id;
    const quick = must(await repository.create(assessmentTitled('quick'))).id;
    const first = app.show(slow);
    await app.show(quick);
    release();
    await first;
    expect(app.session?.workbook.id).toBe(quick);
    const again = app.show(slow);
    await app.show(null);
    await again;
    expect(app.route.kind).toBe('start');
  });
});

describe('work that storage has not taken', () => {
  test('is not lost by going to the start page and back', async () => {
    const { app, repository } = createApp();
    const { id } = must(await repository.create(startDocument()));
    await app.show(id);
    const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    onTestFinished(() => {
      fault.mockRestore();
    });
    const { workbook } = app.session!;
    must(workbook.run(typed('1.1.1', 300)));
    await until(() => workbook.save.current.state === 'failed');
    await app.show(null);
    expect(app.unsavedCount).toBe(1);
    await app.show(id);
    expect(app.session?.workbook.document.entries.get('1.1.1')?.selfScore).toBe(300);
    expect(app.unsavedCount).toBe(1);
    fault.mockRestore();
    app.session!.workbook.retry();
    await until(() => app.unsavedCount === 0);
    expect(must(await repository.open(id)).assessment.entries.get('1.1.1')?.selfScore).toBe(300);
  });

  test('is no longer waited for once its assessment is removed', async () => {
    const { app, repository } = createApp();
    const { id } = must(await repository.create(startDocument()));
    await app.show(id);
    must(app.session!.workbook.run(typed('1.1.1', 300)));
    const left = app.show(null);
    expect(app.unsavedCount).toBe(1);
    await Promise.all([app.remove(id), left]);
    expect(app.unsavedCount).toBe(0);
  });

  test('yet is still written after leaving, and is there when the assessment is opened again at once', async () => {
    const { app, repository } = createApp();
    const { id } = must(await repository.create(startDocument()));
    await app.show(id);
    must(app.session!.workbook.run(typed('1.1.1', 300)));
    void app.show(null);
    await app.show(id);
    expect(app.session?.workbook.document.entries.get('1.1.1')?.selfScore).toBe(300);
    await until(() => app.unsavedCount === 0);
    expect(must(await repository.open(id)).revision).toBe(2);
  });
});

describe('the sample', () => {
  test('is made once, and opened again afterwards', async () => {
    const { app, addresses, follow, titles } = createApp();
    await app.openSample();
    await follow();
    expect(app.session?.workbook.self.total.points).toBe(85_9600);
    expect(app.session?.workbook.document.head.origin.kind).toBe('sample');
    await app.show(null);
    await app.openSample();
    expect(addresses).toHaveLength(2);
    expect(addresses[1]).toBe(addresses[0]);
    expect(titles()).toHaveLength(1);
  });

  test('is not confused with an assessment of the user', async () => {
    const { app, addresses } = createApp();
    await app.createBlank('Lạng Sơn 2023', 'Lạng Sơn', 2023, smallRubric());
    await app.openSample();
    expect(new Set(addresses).size).toBe(2);
  });
});

test('a blank assessment has every row of its rubric, its time, and is opened', async () => {
  const { app, follow } = createApp();
  await app.createBlank('Thử', 'Cao Bằng', 2025, smallRubric());
  await follow();
  const { head, entries, departments } = app.session!.workbook.document;
  expect(head).toEqual({
    title: 'Thử',
    unit: 'Cao Bằng',
    year: 2025,
    origin: { kind: 'user' },
    createdAt: '2025-01-01T00:00:00.000Z',
  });
  expect([...entries.values()].map(({ code, selfScore, leadDepartment }) => [code, selfScore, leadDepartment])).toEqual(
    [
      ['1.1.1', null, 'SNV'],
      ['1.1.2', null, 'SNV'],
      ['1.2.1', null, 'STC'],
      ['2.1.1', null, 'SNV'],
      ['2.2', null, ''],
    ],
  );
  expect(departments).toHaveLength(2);
});

test('the list follows what is removed here and what other tabs make and change', async () => {
  const { app, connect, repository, titles } = createApp();
  await app.show(null);
  expect(titles()).toEqual([]);
  const other = connect();
  const { id } = must(await other.create(assessmentTitled('B')));
  await until(() => titles().length === 1);
  await app.remove(id);
  expect(titles()).toEqual([]);
  expect(must(await repository.list())).toEqual([]);
});

test('when storage refuses, nothing is opened and the reason is kept to be shown', async () => {
  const { app, addresses, repository } = createApp();
  repository.close();
  expect(await app.add(assessmentTitled('A'))).toBeNull();
  expect(addresses).toEqual([]);
  expect(app.storageFailure).toEqual({ reason: 'unavailable' });
  await app.show(null);
  expect(app.storageFailure).toEqual({ reason: 'unavailable' });
  await app.remove('a1');
  expect(app.storageFailure).toEqual({ reason: 'unavailable' });
});

test('a document on the list can be read without opening it', async () => {
  const { app, repository } = createApp();
  const { id } = must(await repository.create(assessmentTitled('A')));
  expect(await app.read(id)).toEqual(assessmentTitled('A'));
  expect(await app.read('nowhere')).toBeNull();
  expect(app.route.kind).toBe('starting');
});

describe('the second copy', () => {
  test('of what the database lost is offered, made again, and then dropped', async () => {
    const secondCopy = memoryCopy();
    const { app, follow, titles } = createApp({ secondCopy });
    await secondCopy.write('gone', serializeAssessment(assessmentTitled('A')));
    await app.show(null);
    expect(app.hasSecondCopy).toBe(true);
    expect(app.lost).toEqual([{ id: 'gone', title: null, savedAt: '2025-01-01T00:00:00.000Z' }]);
    expect(await app.restore('gone')).toBe(true);
    expect(app.lost).toEqual([]);
    expect(secondCopy.texts.has('gone')).toBe(false);
    expect(secondCopy.texts.size).toBe(1); // that of the one made again
    await follow();
    expect(app.session?.workbook.document).toEqual(assessmentTitled('A'));
    await app.show(null);
    expect(titles()).toEqual(['A']);
  });

  test.each([
    ['damaged', '{"format": "par-workbench-assessment"'],
    ['of another program', '{}'],
  ])('that is %s is kept, and nothing is made of it', async (_name, text) => {
    const secondCopy = memoryCopy();
    const { app, addresses } = createApp({ secondCopy });
    await secondCopy.write('gone', text);
    await app.show(null);
    expect(await app.restore('gone')).toBe(false);
    expect([addresses, secondCopy.texts.size, app.lost.length]).toEqual([[], 1, 1]);
    expect(await app.restore('nowhere')).toBe(false);
  });

  test('stays when the database has no room to make it again', async () => {
    const secondCopy = memoryCopy();
    const { app } = createApp({ secondCopy });
    await secondCopy.write('gone', serializeAssessment(assessmentTitled('A')));
    await app.show(null);
    const fault = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const added = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await app.restore('gone')).toBe(false);
    fault.mockRestore();
    added.mockRestore();
    expect(secondCopy.texts.size).toBe(1);
    expect(app.storageFailure).toEqual({ reason: 'quota' });
  });

  test('that is not wanted is forgotten', async () => {
    const secondCopy = memoryCopy();
    const { app } = createApp({ secondCopy });
    await secondCopy.write('gone', '{}');
    await app.show(null);
    await app.forget('gone');
    expect([app.lost, secondCopy.texts.size]).toEqual([[], 0]);
  });
});

test('an imported document replaces the open one as one step, and how it is looked at is kept', async () => {
  const { app, repository } = createApp();
  const { id } = must(await repository.create(startDocument()));
  await app.show(id);
  const session = app.session!;
  session.edit([cell('2.2', 'whatIfScore', '2')], 'type');
  session.fold('1');
  const parsed = must(readAssessmentFile(new TextEncoder().encode(serializeAssessment(assessmentTitled('B')))));
  app.replaceOpen(parsed);
  expect(session.workbook.document).toEqual(assessmentTitled('B'));
  session.undo();
  expect(session.workbook.document).toEqual(startDocument());
  await until(() => session.workbook.unsavedCount === 0);
  await turn();

  await app.show(null);
  await app.show(id);
  expect(app.session).not.toBe(session);
  expect([...app.session!.collapsed]).toEqual(['1']);
  expect(app.session!.workbook.redoLabel).toMatchObject({ type: 'replaceDocument' });
});

test('what is assumed in one tab is assumed in the other, and a fold there does not take it away', async () => {
  const here = createApp();
  await here.app.openSample();
  await here.follow();
  const there = createApp({ around: () => here.connect() });
  await there.app.show(here.app.session!.workbook.id);
  here.app.session!.edit([cell('1.2.1', 'whatIfScore', '0,5')], 'type');
  await until(() => there.app.session!.whatIf.scoreOf('1.2.1') === 5000);
  there.app.session!.fold('1');
  await until(() => here.app.unsavedCount + there.app.unsavedCount === 0);
  there.app.session!.undo();
  await until(() => here.app.session!.whatIf.overlay.size === 0);
});

test('assumptions that cannot be kept are told', async () => {
  const { app, follow } = createApp({
    around: (repository) => ({
      ...repository,
      writeView: () => Promise.resolve({ ok: false, error: { reason: 'quota' } }),
    }),
  });
  await app.openSample();
  await follow();
  app.session!.edit([cell('1.2.1', 'whatIfScore', '0,5')], 'type');
  expect(app.unsavedCount).toBe(1);
  await until(() => app.session!.outcome?.kind === 'notKept');
  expect(app.session!.outcome).toMatchObject({ failure: { reason: 'quota' } });
});

test('a lost assessment keeps its old second copy until the new one is written', async () => {
  const secondCopy = { ...memoryCopy(), write: () => Promise.resolve(false) };
  secondCopy.texts.set('gone', serializeAssessment(assessmentTitled('A')));
  const { app } = createApp({ secondCopy });
  expect(await app.restore('gone')).toBe(true);
  expect(secondCopy.texts.has('gone')).toBe(true);
});

test('a database that a newer program owns takes no more edits, and says so', async () => {
  const { app, follow } = createApp();
  await app.openSample();
  await follow();
  const session = app.session!;
  session.workbook.save.current = { state: 'readonly' };
  session.edit([cell('1.2.1', 'selfScore', '0,5')], 'type');
  session.edit([cell('1.2.1', 'whatIfScore', '0,5')], 'type');
  expect(session.outcome).toMatchObject({ kind: 'readOnlyDatabase' });
  expect([session.whatIf.active, session.canUndo]).toEqual([false, false]);
});

test('the workspace of a hand-out is found among those kept, and no other', async () => {
  const { app, repository } = createApp();
  await repository.create(assessmentTitled('A'));
  const { id } = must(await repository.create(departmentsDocument()));
  expect(await app.findWorkspace('handout-1')).toMatchObject({ id, workspace: { departmentName: 'Sở Tài chính' } });
  expect(await app.findWorkspace('handout-2')).toBeNull();
});

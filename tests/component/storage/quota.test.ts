import { expect, onTestFinished, test } from 'vitest';
import { createDesk, GESTURE_AT } from '../../unit/storage/desk';
import { assessmentTitled, must, run, score } from '../../unit/storage/small-assessment';
import { createBrowserStage } from './browser-stage';

/** Chromium's Storage Buckets API, which the DOM types do not know yet. */
interface StorageBuckets {
  open(name: string, options: { quota: number }): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

test('a full disk gives quota, and what was saved stays', async () => {
  // A bucket has its own limit, so that no other test meets it.
  const { storageBuckets } = navigator as Navigator & { readonly storageBuckets: StorageBuckets };
  const bucket = await storageBuckets.open('quota-test', { quota: 400_000 });
  onTestFinished(() => storageBuckets.delete('quota-test'));
  const { connect } = createBrowserStage({ indexedDB: bucket.indexedDB });
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const change = run(desk.opened.assessment, desk.opened.tree, {
    type: 'editCells',
    gesture: 'paste',
    edits: desk.opened.tree.scoredNodes.map(({ code }) => ({ code, field: 'note', value: incompressible(4000) })),
  });

  let last: unknown;
  for (let piece = 0; piece < 100 && !isFull(last); piece++)
    last = await repository.writeView(`piece ${piece}`, incompressible(10_000));
  expect(last).toEqual(quota);
  expect(await desk.commit('do', change)).toEqual(quota);
  const small = run(desk.opened.assessment, desk.opened.tree, score('1.2', 0.1));
  const file = { id: 'f1', bytes: crypto.getRandomValues(new Uint8Array(60_000)) };
  expect(await desk.commit('do', small, 1, { files: [file] })).toEqual(quota);
  const snapshot = { id: 's', name: '', kind: 'named', round: null, at: GESTURE_AT, by: '' } as const;
  expect(await repository.keepSnapshot(id, { ...snapshot, assessment: change.document })).toEqual(quota);
  expect(must(await repository.readFile(id, 'f1'))).toBeNull();
  expect(must(await repository.listSnapshots(id))).toEqual([]);
  expect(await repository.create(change.document)).toEqual(quota);
  const opened = must(await connect().open(id));
  expect(opened).toMatchObject({ assessment: assessmentTitled('A'), revision: 1, history: [], position: 0 });
  expect(must(await repository.list())).toHaveLength(1);

  // Removing is how a user makes room: it must not need any.
  must(await repository.remove(id));
  expect(must(await repository.list())).toEqual([]);
});

const quota = { ok: false, error: { reason: 'quota' } };

const isFull = (result: unknown): boolean => JSON.stringify(result) === JSON.stringify(quota);

/** Text that the database cannot press. */
const incompressible = (length: number): string =>
  Array.from({ length: Math.ceil(length / 10) }, () => Math.random().toString(36).slice(2, 12)).join('');

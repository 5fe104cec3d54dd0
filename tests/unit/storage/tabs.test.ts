import { expect, onTestFinished, test } from 'vitest';
import { applyPatches } from '../../../src/domain/patch';
import { AUTHOR, createDesk, GESTURE_AT } from './desk';
import { listen } from './listen';
import { assessmentTitled, must, score } from './small-assessment';
import { createStage } from './stage';

test('another tab can follow every commit from the messages alone; the tab itself hears nothing', async () => {
  const { connect } = createStage();
  const [mine, other] = [connect(), connect()];
  const ears = listen(other);
  const own = listen(mine);
  const { id } = must(await mine.create(assessmentTitled('A')));
  expect(await ears.next()).toEqual({ type: 'listChanged' });

  let followed = must(await other.open(id)).assessment;
  const desk = await createDesk(mine, id);
  const change = await desk.do(score('2.1', 2.0005));
  await desk.undo(change);
  await desk.do({ type: 'replaceDocument', document: assessmentTitled('B') });
  await desk.do(score('1.2', 0.1));
  for (const [at, kind] of (['do', 'undo', 'do', 'do'] as const).entries()) {
    const message = await ears.next();
    expect(message).toMatchObject({ type: 'changed', id, kind, revision: at + 2 });
    if (message.type === 'changed') followed = applyPatches(followed, message.patches);
  }
  expect(followed).toEqual(must(await mine.open(id)).assessment);

  must(await mine.remove(id));
  expect(await ears.next()).toEqual({ type: 'listChanged' });
  expect(own.received).toEqual([]);
});

test('a message carries patches, label, author and times as they were committed', async () => {
  const { connect } = createStage();
  const [mine, other] = [connect(), connect()];
  const { id } = must(await mine.create(assessmentTitled('A')));
  const desk = await createDesk(mine, id);
  const ears = listen(other);
  const { patches, label } = await desk.do(score('1.1.2', 1));
  const savedAt = desk.opened.savedAt;
  expect(await ears.next()).toEqual({
    type: 'changed',
    id,
    revision: 2,
    kind: 'do',
    stepId: 'step 1',
    patches,
    label,
    by: AUTHOR,
    at: GESTURE_AT,
    savedAt,
  });
});

test('a refused commit tells nobody, a view its key; an ended subscription hears nothing', async () => {
  const { connect } = createStage();
  const [mine, other] = [connect(), connect()];
  const ended = listen(other);
  ended.stop();
  const { id } = must(await mine.create(assessmentTitled('A')));
  const desk = await createDesk(mine, id);
  const ears = listen(other);
  const first = await desk.do(score('1.2', 0.1));
  await desk.commit('do', first, 1);
  must(await mine.writeView('grid', 1));
  const last = await desk.do(score('1.2', 0.05));
  expect(await ears.next()).toMatchObject({ patches: first.patches });
  expect(await ears.next()).toEqual({ type: 'viewChanged', key: 'grid' });
  expect(await ears.next()).toMatchObject({ patches: last.patches });
  expect(ended.received).toEqual([]);
});

test('messages that are not whole and of this version are passed over', async () => {
  const { connect, databaseName } = createStage();
  const ears = listen(connect());
  const stranger = new BroadcastChannel(`${databaseName}/changes`);
  onTestFinished(() => stranger.close());
  const whole = {
    type: 'changed',
    formatVersion: 4,
    id: 'a1',
    revision: 2,
    kind: 'do',
    stepId: 's',
    patches: [{ kind: 'cell', code: '1.2', field: 'selfScore', before: null, after: 0.1 }],
    label: { type: 'type', count: 1, code: '1.2' },
    by: '',
    at: '2025-01-01T00:00:00.000Z',
    savedAt: '2025-01-01T00:00:01.000Z',
  };
  const garbage: unknown[] = [
    null,
    'changed',
    {},
    { type: 'closed' },
    { type: 'viewChanged', key: 1 },
    { ...whole, stepId: null },
    { type: 'snapshotsChanged' },
    { type: 'snapshotsChanged', id: 1 },
    { ...whole, formatVersion: 3 },
    { ...whole, formatVersion: 5 },
    { ...whole, by: undefined },
    { ...whole, by: null },
    { ...whole, at: undefined },
    { ...whole, at: 1 },
    { ...whole, id: 1 },
    { ...whole, revision: 1.5 },
    { ...whole, kind: 'again' },
    { ...whole, label: { type: 'type' } },
    { ...whole, savedAt: null },
    { ...whole, patches: [{ ...whole.patches[0], after: 0.00001 }] },
    { ...whole, patches: [{ ...whole.patches[0], __proto__: null, extra: 1 }] },
    { ...whole, patches: {} },
  ];
  for (const message of garbage) stranger.postMessage(message);
  stranger.postMessage({ ...whole, revision: 7 });
  expect(await ears.next()).toMatchObject({ id: 'a1', revision: 7, patches: [{ after: 1000 }] });
  expect(ears.received).toEqual([]);
});

test('where there is no channel, commits go on alone', async () => {
  const { connect } = createStage();
  const repository = connect({ createChannel: () => null });
  const { id } = must(await repository.create(assessmentTitled('A')));
  await (await createDesk(repository, id)).do(score('1.2', 0.1));
  expect(must(await repository.open(id)).position).toBe(1);
});

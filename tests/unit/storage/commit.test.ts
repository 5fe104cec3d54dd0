import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/domain/assessment';
import type { Command } from '../../../src/domain/command';
import { AUTHOR, createDesk, GESTURE_AT } from './desk';
import { assessmentTitled, must, points, score } from './small-assessment';
import { createStage } from './stage';

const scenario = (id: string, name: string): Scenario => ({
  id,
  name,
  createdAt: '2024-05-06T07:08:09.010Z',
  changes: [{ code: '2.1', selfScore: points(1.5) }],
});

describe('a commit of each kind of change reopens as the document in memory', () => {
  const changes: [name: string, commands: Command[]][] = [
    ['a score', [score('1.1.1', 0.25)]],
    ['a score that takes a check with it', [score('1.1.2', 1)]],
    ['a cleared score', [score('1.1.2', null)]],
    [
      'other scores',
      [
        {
          type: 'editCells',
          gesture: 'paste',
          edits: [
            { code: '2.1', field: 'appraisedScore', value: points(2.0005) },
            { code: '1.1.2', field: 'lastYearScore', value: null },
          ],
        },
      ],
    ],
    [
      'several fields of one row',
      [
        {
          type: 'editCells',
          gesture: 'form',
          edits: [
            { code: '1.2', field: 'selfScore', value: points(0.05) },
            { code: '1.2', field: 'leadDepartment', value: '' },
            { code: '1.2', field: 'note', value: 'Tiếng Việt\ncó dấu' },
          ],
        },
      ],
    ],
    ['a check', [{ type: 'editCells', gesture: 'form', edits: [{ code: '1.1.2', field: 'checked', value: false }] }]],
    ['a new scenario', [{ type: 'saveScenario', scenario: scenario('s2', 'Hai') }]],
    ['a changed scenario', [{ type: 'saveScenario', scenario: scenario('s1', 'Khác') }]],
    [
      'a deleted scenario',
      [
        { type: 'saveScenario', scenario: scenario('z-last-by-key', 'Hai') },
        { type: 'deleteScenario', id: 's1' },
        { type: 'saveScenario', scenario: scenario('s0', 'Ba') },
      ],
    ],
    ['an applied scenario', [{ type: 'applyScenario', name: 'Hai', changes: scenario('s2', 'Hai').changes }]],
    [
      'a replaced document',
      [{ type: 'replaceDocument', document: { ...assessmentTitled('Khác'), scenarios: [] } }, score('1.2', 0.1)],
    ],
  ];
  test.each(changes)('%s, done, undone and redone', async (_name, commands) => {
    const { connect } = createStage();
    const repository = connect();
    const { id } = must(await repository.create(assessmentTitled('A')));
    const desk = await createDesk(repository, id);
    const before = desk.opened.assessment;
    for (const command of commands) await desk.do(command);
    const after = desk.opened.assessment;

    const done = must(await connect().open(id));
    expect(done.assessment).toEqual(after);
    expect(done.position).toBe(commands.length);
    expect(done.history.map(({ label }) => label)).toEqual(desk.steps.map(({ label }) => label));
    expect(done.history.map(({ patches }) => must(patches()))).toEqual(desk.steps.map(({ patches }) => patches));

    for (const change of desk.steps.toReversed()) await desk.undo(change);
    const undone = must(await connect().open(id));
    expect(undone.assessment).toEqual(before);
    expect(undone).toMatchObject({ position: 0, revision: 1 + 2 * commands.length });
    expect(undone.history).toHaveLength(commands.length);

    for (const change of desk.steps) await desk.redo(change);
    const redone = must(await connect().open(id));
    expect(redone.assessment).toEqual(after);
    expect(redone.position).toBe(commands.length);
  });
});

test('a scenario put back by undo stands where it stood', async () => {
  const { connect } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  for (const key of ['z', 'm', 'b']) await desk.do({ type: 'saveScenario', scenario: scenario(key, key) });
  await desk.undo(await desk.do({ type: 'deleteScenario', id: 'm' }));
  const { assessment } = must(await connect().open(id));
  expect(assessment.scenarios.map((found) => found.id)).toEqual(['s1', 'z', 'm', 'b']);
});

test('a new step after undo drops what could have been redone', async () => {
  const { connect } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const first = await desk.do(score('1.1.1', 0.1));
  const second = await desk.do(score('1.1.1', 0.2));
  await desk.undo(second);
  await desk.undo(first);
  const other = await desk.do(score('1.2', 0.1));

  const opened = must(await connect().open(id));
  expect(opened.history.map(({ patches }) => must(patches()))).toEqual([other.patches]);
  expect(opened.position).toBe(1);
  expect(
    await repository.commit({
      id,
      expectedRevision: opened.revision,
      kind: 'redo',
      stepId: 'gone',
      patches: second.patches,
      label: second.label,
      by: '',
      at: GESTURE_AT,
    }),
  ).toMatchObject({ ok: false, error: { reason: 'unknown' } });
});

test('a cell writes its entry, the head and one step, and no other row', async () => {
  const { connect, allRows } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const before = await allRows();
  await desk.do(score('2.1', 0.5));
  const after = await allRows();
  const changed = Object.keys(after).flatMap((table) =>
    after[table]!.filter((row) => !before[table]!.some((old) => JSON.stringify(old) === JSON.stringify(row))).map(
      () => table,
    ),
  );
  expect(changed.sort()).toEqual(['assessments', 'entries', 'history']);
});

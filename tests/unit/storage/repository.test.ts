import { expect, test } from 'vitest';
import type { Command } from '../../../src/domain/command';
import type { AssessmentSummary } from '../../../src/storage/repository';
import { createDesk } from './desk';
import { assessmentTitled, must, points, score } from './small-assessment';
import { createStage } from './stage';

test('what is created opens equal, in official order, without history', async () => {
  const { connect } = createStage();
  const assessment = assessmentTitled('Tự chấm 2023');
  const { id, revision, savedAt } = must(await connect().create(assessment));
  const opened = must(await connect().open(id));
  expect(opened.assessment).toEqual(assessment);
  expect([...opened.assessment.entries.keys()]).toEqual(['1.1.1', '1.1.2', '1.2', '2.1']);
  expect(opened.tree.maxPoints).toBe(36_005);
  expect(opened).toMatchObject({ id, revision, savedAt, history: [], position: 0 });
});

test('rows hold decimals, as files do', async () => {
  const { connect, allRows } = createStage();
  must(await connect().create(assessmentTitled('A')));
  const { entries, assessments } = await allRows();
  expect(entries).toContainEqual(expect.objectContaining({ code: '1.1.2', selfScore: 0.75, lastYearScore: 0.0001 }));
  expect(assessments).toEqual([
    expect.objectContaining({ figures: { points: 0.75, maxPoints: 3.6005, scoredRows: 1, rows: 4 } }),
  ]);
});

test('the list shows the newest saved first, with figures that follow each commit', async () => {
  const repository = createStage().connect();
  const first = must(await repository.create(assessmentTitled('First')));
  const second = must(await repository.create(assessmentTitled('Second')));
  expect(must(await repository.list()).map(({ title }) => title)).toEqual(['Second', 'First']);

  const desk = await createDesk(repository, first.id);
  await desk.do(score('2.1', 2.0005));
  await desk.do(score('1.1.2', null));
  await desk.do(score('2.1', 1));
  const cleared = await desk.do(score('2.1', null));
  await desk.undo(cleared);
  expect(must(await repository.list())).toEqual([
    {
      id: first.id,
      title: 'First',
      unit: 'Thừa Thiên Huế',
      year: 2023,
      isSample: false,
      workspace: null,
      savedAt: desk.opened.savedAt,
      points: points(1),
      maxPoints: points(3.6005),
      scoredRows: 1,
      rows: 4,
    },
    expect.objectContaining({ id: second.id, points: points(0.75), scoredRows: 1 }),
  ]);
});

test('the sums of the list leave out what does not apply, whatever happens to its score', async () => {
  const repository = createStage().connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const sums = async (): Promise<unknown> => {
    const [{ points: scored, maxPoints, scoredRows, rows }] = must(await repository.list()) as [AssessmentSummary];
    return [scored, maxPoints, scoredRows, rows];
  };
  const notApplicable = (value: string): Command => ({
    type: 'editCells',
    gesture: 'form',
    edits: [{ code: '1.1.2', field: 'notApplicableReason', value }],
  });
  await desk.do(score('1.2', 0.05));
  await desk.do(notApplicable('Không có'));
  expect(await sums()).toEqual([points(0.05), points(2.6005), 1, 3]);
  const cleared = await desk.do(score('1.1.2', null));
  expect(await sums()).toEqual([points(0.05), points(2.6005), 1, 3]);
  await desk.undo(cleared);
  expect(await sums()).toEqual([points(0.05), points(2.6005), 1, 3]);
  await desk.do(notApplicable(''));
  expect(await sums()).toEqual([points(0.8), points(3.6005), 2, 4]);
});

test('the list tells the sample apart', async () => {
  const repository = createStage().connect();
  const own = assessmentTitled('A');
  const notice = { vi: 'Ví dụ', en: 'Example' };
  must(await repository.create(own));
  must(await repository.create({ ...own, head: { ...own.head, origin: { kind: 'sample', notice } } }));
  expect(must(await repository.list()).map(({ isSample }) => isSample)).toEqual([true, false]);
});

test('removal takes every row of that assessment and of no other', async () => {
  const { connect, allRows } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('Kept')));
  const kept = await allRows();
  const gone = must(await repository.create(assessmentTitled('Gone')));
  await (await createDesk(repository, gone.id)).do(score('2.1', 0.5));
  must(await repository.remove(gone.id));
  expect({ ...(await allRows()), views: [] }).toEqual(kept);
  expect(await repository.open(gone.id)).toEqual({ ok: false, error: { reason: 'missing' } });
  expect((await repository.open(id)).ok).toBe(true);
  expect(await repository.remove(gone.id)).toEqual({ ok: true, value: undefined });
});

test('views keep plain values by key', async () => {
  const { connect } = createStage();
  const repository = connect();
  expect(await repository.readView('grid')).toEqual({ ok: true, value: undefined });
  must(await repository.writeView('grid', { closed: ['1'], width: 40, none: null }));
  must(await repository.writeView('language', 'vi'));
  expect(must(await connect().readView('grid'))).toEqual({ closed: ['1'], width: 40, none: null });
});

test('a document that would not open again is not saved', async () => {
  const { connect, allRows } = createStage();
  const repository = connect();
  const sound = assessmentTitled('A');
  const tooHigh = { ...sound.entries.get('1.2')!, selfScore: points(5) };
  const unsound = { ...sound, entries: new Map([...sound.entries, ['1.2', tooHigh] as const]) };
  expect(await repository.create(unsound)).toMatchObject({
    ok: false,
    error: { reason: 'corrupt', failure: { reason: 'scoreAboveMaximum', code: '1.2' } },
  });
  expect(await allRows()).toMatchObject({ assessments: [], entries: [] });
});

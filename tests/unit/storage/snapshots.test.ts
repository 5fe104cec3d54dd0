import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import type { SnapshotKind } from '../../../src/domain/snapshot';
import type { NewSnapshot } from '../../../src/storage/repository';
import fixture from '../../fixtures/assessment-v1.json';
import { createDesk } from './desk';
import { fillDiskFor } from './full-disk';
import { listen } from './listen';
import { richAssessment } from './rich-assessment';
import { assessmentTitled, must, points, score } from './small-assessment';
import { createStage, prepareStage } from './stage';

const snapshot = (id: string, second: number, changes: Partial<NewSnapshot> = {}): NewSnapshot => ({
  id,
  name: `Bản ${id}`,
  kind: 'named',
  round: null,
  at: `2025-02-03T04:05:0${second}.000Z`,
  by: 'Lan',
  assessment: assessmentTitled(`Bản ${id}`),
  ...changes,
});

/** A document that no gate lets through. */
function unsound(): Assessment {
  const sound = assessmentTitled('A');
  const tooHigh = { ...sound.entries.get('1.2')!, selfScore: points(5) };
  return { ...sound, entries: new Map([...sound.entries, ['1.2', tooHigh] as const]) };
}

const missing = { ok: false, error: { reason: 'missing' } };

describe('a copy', () => {
  test('is listed newest first with its sums, and read as it was', async () => {
    const { connect, repository, id } = await prepareStage();
    const rich = richAssessment('Đủ cả');
    expect(must(await repository.listSnapshots(id))).toEqual([]);
    for (const each of [
      snapshot('m', 2),
      snapshot('z', 1),
      snapshot('b', 3, { name: '', kind: 'beforeImport', by: '', assessment: rich.assessment }),
    ])
      must(await repository.keepSnapshot(id, each));
    const other = connect();
    const listed = must(await other.listSnapshots(id));
    expect(listed.map((each) => each.id)).toEqual(['b', 'm', 'z']);
    expect(listed.slice(0, 2)).toEqual([
      {
        id: 'b',
        name: '',
        kind: 'beforeImport',
        round: null,
        at: '2025-02-03T04:05:03.000Z',
        by: '',
        points: points(2.2502),
        maxPoints: points(3.6005),
        scoredRows: 2,
        rows: 4,
      },
      expect.objectContaining({ name: 'Bản m', kind: 'named', by: 'Lan', points: points(0.75), scoredRows: 1 }),
    ]);
    expect(must(await other.readSnapshot(id, 'b'))).toEqual(rich);
    expect(must(await other.readSnapshot(id, 'm')).assessment).toEqual(assessmentTitled('Bản m'));
    expect(await other.readSnapshot(id, 'nobody')).toEqual(missing);
    expect(await other.readSnapshot('nobody', 'm')).toEqual(missing);
  });

  test('of an older format opens as its file would', async () => {
    const { repository, id, raw } = await prepareStage();
    must(await repository.keepSnapshot(id, snapshot('a', 1)));
    await raw((dexie) => dexie.table('snapshots').update([id, 'a'], { file: fixture }));
    expect(must(await repository.readSnapshot(id, 'a')).assessment.head.title).toBe(fixture.title);
  });

  test('stays untouched by what is done to the document, and goes when it is removed', async () => {
    const { repository, id, desk, next, raw } = await prepareStage();
    const other = must(await repository.create(assessmentTitled('B')));
    for (const each of [id, other.id]) must(await repository.keepSnapshot(each, snapshot('a', 1)));
    must(await repository.keepSnapshot(id, snapshot('b', 2)));
    must(await desk.commit('do', next));
    must(await repository.removeSnapshot(id, 'b'));
    expect(must(await repository.listSnapshots(id)).map((each) => each.id)).toEqual(['a']);
    expect(await repository.removeSnapshot(id, 'b')).toEqual({ ok: true, value: undefined });
    must(await repository.remove(id));
    expect(await raw((dexie) => dexie.table('snapshots').toCollection().primaryKeys())).toEqual([[other.id, 'a']]);
  });

  test('sealed with a lock is removed with its assessment alone', async () => {
    const { repository, id, allRows } = await prepareStage();
    must(await repository.keepSnapshot(id, snapshot('a', 1, { kind: 'lock', round: 'self' })));
    const before = await allRows();
    expect(await repository.removeSnapshot(id, 'a')).toEqual({ ok: false, error: { reason: 'sealed' } });
    expect(await allRows()).toEqual(before);
    must(await repository.remove(id));
    expect(await allRows()).toMatchObject({ snapshots: [] });
  });

  test('is never written over, nor kept of what is gone or could not be read again', async () => {
    const { repository, id, allRows } = await prepareStage();
    must(await repository.keepSnapshot(id, snapshot('a', 1)));
    const before = await allRows();
    expect(await repository.keepSnapshot(id, snapshot('a', 2))).toMatchObject({ ok: false });
    expect(await repository.keepSnapshot('nobody', snapshot('b', 2))).toEqual(missing);
    expect(await repository.keepSnapshot(id, snapshot('b', 2, { assessment: unsound() }))).toEqual({
      ok: false,
      error: { reason: 'corrupt', failure: expect.objectContaining({ reason: 'scoreAboveMaximum' }) as object },
    });
    expect(await allRows()).toEqual(before);
  });

  test('that is damaged still shows up, and says so when it is read', async () => {
    const { repository, id, raw } = await prepareStage();
    await raw((dexie) =>
      dexie.table('snapshots').bulkAdd([
        { assessmentId: id, id: 'a', kind: 'strange', figures: 7 },
        { assessmentId: id, id: 'b', at: '2025-01-01T00:00:00.000Z', kind: 7, round: 'self', file: {} },
      ]),
    );
    const blank = { name: '', by: '', points: 0, maxPoints: 0, scoredRows: 0, rows: 0 };
    expect(must(await repository.listSnapshots(id))).toEqual([
      { ...blank, id: 'b', at: '2025-01-01T00:00:00.000Z', kind: 'lock', round: 'self' },
      { ...blank, id: 'a', at: '', kind: 'named', round: null },
    ]);
    for (const each of ['a', 'b'])
      expect(await repository.readSnapshot(id, each)).toMatchObject({
        ok: false,
        error: { reason: 'corrupt', failure: { reason: 'notAnAssessment' } },
      });
    // It has a round, so that it may have been sealed.
    expect(await repository.removeSnapshot(id, 'b')).toEqual({ ok: false, error: { reason: 'sealed' } });
    must(await repository.removeSnapshot(id, 'a'));
  });
});

describe('a copy kept with a commit', () => {
  test('is there when the change is', async () => {
    const { connect, id, desk } = await prepareStage();
    const before = desk.opened.assessment;
    const kept = snapshot('a', 1, { kind: 'beforeImport', name: '', assessment: before });
    await desk.do({ type: 'replaceDocument', document: assessmentTitled('B') }, { snapshot: kept });
    expect(must(await connect().readSnapshot(id, 'a')).assessment).toEqual(before);
    expect(must(await connect().open(id)).assessment.head.title).toBe('B');
  });

  const refusals: [name: string, revision: number | undefined, kept: NewSnapshot, full: string | null][] = [
    ['the commit is stale', 99, snapshot('a', 1), null],
    ['there is no room for the copy', undefined, snapshot('a', 1), 'snapshots'],
    ['there is no room for the head', undefined, snapshot('a', 1), 'assessments'],
    ['the copy could not be read', undefined, snapshot('a', 1, { assessment: unsound() }), null],
  ];
  test.each(refusals)('is not when %s, and neither is the change', async (_name, revision, kept, full) => {
    const { desk, next, allRows } = await prepareStage();
    const before = await allRows();
    const end = full === null ? null : fillDiskFor(full);
    expect((await desk.commit('do', next, revision, { snapshot: kept })).ok).toBe(false);
    end?.();
    expect(await allRows()).toEqual(before);
  });
});

test('other tabs hear of every copy kept or removed, and of no refusal', async () => {
  const { connect } = createStage();
  const [mine, other] = [connect(), connect()];
  const { id } = must(await mine.create(assessmentTitled('A')));
  const desk = await createDesk(mine, id);
  const ears = listen(other);
  const kinds: SnapshotKind[] = ['named', 'lock'];
  for (const [at, kind] of kinds.entries()) must(await mine.keepSnapshot(id, snapshot(kind, at, { kind })));
  expect((await mine.removeSnapshot(id, 'lock')).ok).toBe(false);
  expect((await mine.keepSnapshot('nobody', snapshot('c', 3))).ok).toBe(false);
  must(await mine.removeSnapshot(id, 'named'));
  await desk.do(score('1.2', 0.1), { snapshot: snapshot('d', 4) });
  await desk.do(score('1.2', 0.05));
  const heard = { type: 'snapshotsChanged', id };
  for (const expected of [heard, heard, heard, { type: 'changed' }, heard, { type: 'changed', revision: 3 }])
    expect(await ears.next()).toMatchObject(expected);
});

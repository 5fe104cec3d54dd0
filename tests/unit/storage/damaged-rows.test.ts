import { describe, expect, test } from 'vitest';
import { must } from './small-assessment';
import { prepareStage } from './stage';

describe('damaged rows', () => {
  const damages: [
    name: string,
    table: string,
    key: (id: string) => string | [string, string | number],
    change: object | null,
  ][] = [
    ['a score that is text', 'entries', (id) => [id, '1.2'], { selfScore: 'nhiều' }],
    ['a score above the maximum', 'entries', (id) => [id, '1.2'], { selfScore: 9 }],
    ['a key nobody knows', 'entries', (id) => [id, '1.2'], { extra: 1 }],
    ['a rubric that is none', 'rubrics', (id) => id, { rubric: 7 }],
    ['a rubric that is gone', 'rubrics', (id) => id, null],
    ['a head that is text', 'assessments', (id) => id, { document: 'garbage' }],
    ['a head that is empty', 'assessments', (id) => id, { document: null }],
    ['a newer format', 'assessments', (id) => id, { formatVersion: 99 }],
    ['a scenario without a name', 'scenarios', (id) => [id, 's1'], { name: null }],
  ];
  test.each(damages)('%s: corrupt with the reason, and every row stays', async (_name, table, key, change) => {
    const { connect, id, raw, allRows } = await prepareStage();
    await raw(async (dexie) => {
      if (!change) return dexie.table(table).delete(key(id));
      const row = (await dexie.table(table).get(key(id))) as object;
      return dexie.table(table).put({ ...row, ...change });
    });
    const before = await allRows();
    const repository = connect();
    expect(await repository.open(id)).toEqual({
      ok: false,
      error: {
        reason: 'corrupt',
        failure: expect.objectContaining({ reason: expect.any(String) as string }) as object,
      },
    });
    expect(must(await repository.list()).map((summary) => summary.id)).toEqual([id]);
    expect(await allRows()).toEqual(before);
  });

  const around: [
    name: string,
    table: string,
    key: (id: string) => string | [string, string | number],
    change: object | null,
  ][] = [
    ['a revision that is no number', 'assessments', (id) => id, { revision: 'x' }],
    ['a position past the history', 'assessments', (id) => id, { position: 3 }],
    ['a position below zero', 'assessments', (id) => id, { position: -1 }],
    ['figures that are gone', 'assessments', (id) => id, { figures: null }],
    ['a step without a label', 'history', (id) => [id, 0], { label: { type: 'strange', count: 1, code: '1' } }],
    ['a step that is gone', 'history', (id) => [id, 0], null],
  ];
  test.each(around)('%s: corrupt around the document', async (_name, table, key, change) => {
    const { connect, id, raw, desk, next } = await prepareStage();
    must(await desk.commit('do', next));
    await raw(async (dexie) => {
      if (!change) return dexie.table(table).delete(key(id));
      const row = (await dexie.table(table).get(key(id))) as object;
      return dexie.table(table).put({ ...row, ...change });
    });
    expect(await connect().open(id)).toEqual({ ok: false, error: { reason: 'corrupt', failure: null } });
    expect(must(await connect().list()).map((summary) => summary.id)).toEqual([id]);
  });

  test('a step whose patches are garbage still opens; the step says so itself', async () => {
    const { connect, id, raw } = await prepareStage();
    for (const patches of [
      'x',
      [null],
      [{ kind: 'cell' }],
      [{ kind: 'document', before: 1, after: 2 }],
      [{ kind: 'y' }],
    ]) {
      await raw((dexie) => dexie.table('history').update([id, 0], { patches }));
      const [step] = must(await connect().open(id)).history;
      expect(step!.patches()).toEqual({ ok: false, error: 'corrupt' });
    }
  });

  test('a commit on a damaged or missing row is refused whole', async () => {
    const { id, raw, desk, allRows, next } = await prepareStage();
    for (const damage of [{ selfScore: Number.NaN }, null]) {
      await raw(async (dexie) => {
        if (damage) await dexie.table('entries').update([id, '2.1'], damage);
        else await dexie.table('entries').delete([id, '2.1']);
      });
      const before = await allRows();
      expect(await desk.commit('do', next)).toEqual({ ok: false, error: { reason: 'corrupt', failure: null } });
      expect(await allRows()).toEqual(before);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { pts } from '../../helpers/domain';
import { assessmentTitled, must } from '../storage/small-assessment';
import { startDocument } from './start-document';
import { createTabs, edit, scoreOf, typed } from './tabs';

async function createPair() {
  const stage = await createTabs(2);
  const [mine, other] = stage.tabs;
  return { ...stage, mine: mine!, other: other! };
}

describe('what another tab commits', () => {
  test('appears here cell by cell, with its step, its time and its undo', async () => {
    const { mine, other, settle, quiet, line } = await createPair();
    must(other.workbook.run(typed('1.1.1', 300)));
    await quiet();
    expect(scoreOf(mine, '1.1.1')).toBeNull();
    line.deliver(0);
    expect(scoreOf(mine, '1.1.1')).toBe(300);
    expect(mine.workbook.undoLabel).toMatchObject({ type: 'type', code: '1.1.1' });
    expect(mine.workbook.save.current).toEqual(other.workbook.save.current);
    expect(mine.workbook.self.total.points).toBe(7801);

    other.workbook.undo();
    await settle();
    expect(scoreOf(mine, '1.1.1')).toBeNull();
    expect([mine.workbook.undoLabel, mine.workbook.redoLabel]).toMatchObject([null, { code: '1.1.1' }]);
    other.workbook.redo();
    must(other.workbook.run({ type: 'replaceDocument', document: assessmentTitled('B') }));
    await settle();
    expect(mine.workbook.document).toEqual(other.workbook.document);
    expect(mine.workbook.tree.nodeByCode.has('1.2.1')).toBe(false);

    // Whoever made it, this tab can take it back.
    mine.workbook.undo();
    mine.workbook.undo();
    await settle();
    expect(other.workbook.document).toEqual(startDocument());
  });

  test('with a message lost on the way is read from storage', async () => {
    const { mine, other, quiet, line, settle } = await createPair();
    must(other.workbook.run(typed('1.1.1', 300)));
    await quiet();
    line.lose(0);
    must(other.workbook.run(typed('2.2', 5)));
    await settle();
    expect(mine.workbook.document).toEqual(other.workbook.document);
    expect(scoreOf(mine, '1.1.1')).toBe(300);
    expect(mine.workbook.save.current).toEqual(other.workbook.save.current);
  });

  test('that is already here, or belongs to another assessment, changes nothing', async () => {
    const { mine, other, quiet, line, settle, repositoryOfOthers } = await withStranger();
    must(mine.workbook.run(typed('1.1.1', 300)));
    await settle();
    const before = mine.workbook.document;
    await repositoryOfOthers();
    line.deliver(0);
    await quiet();
    expect(mine.workbook.document).toBe(before);
    expect(other.workbook.document).toEqual(before);
  });

  test('is not waited for in vain when a message speaks of a revision that does not exist', async () => {
    const { mine, id, line, quiet } = await createPair();
    const channel = line.createChannel();
    channel.postMessage({
      type: 'changed',
      formatVersion: 1,
      id,
      revision: 40,
      kind: 'do',
      stepId: 'x',
      patches: [],
      label: { type: 'type', count: 1, code: '1.1.1' },
      savedAt: '2025-01-01T00:00:00.000Z',
    });
    line.deliver(0);
    await quiet();
    must(mine.workbook.run(typed('1.1.1', 300)));
    await quiet();
    expect(mine.workbook.save.current).toMatchObject({ state: 'saved' });
  });
});

async function withStranger() {
  const pair = await createPair();
  const repositoryOfOthers = async (): Promise<void> => {
    const { id } = must(await pair.other.repository.create(startDocument()));
    const label = { type: 'type', count: 1, code: '2.2' } as const;
    // Up to a revision that would be the next one here.
    for (const [revision, after] of [9, 8].entries()) {
      const patch = { kind: 'cell', code: '2.2', field: 'selfScore', before: pts(1), after: pts(after) } as const;
      const stepId = `s${revision}`;
      must(
        await pair.other.repository.commit({
          id,
          expectedRevision: revision + 1,
          kind: 'do',
          stepId,
          patches: [patch],
          label,
          at: '2025-02-03T04:05:06.789Z',
          by: '',
        }),
      );
    }
  };
  return { ...pair, repositoryOfOthers };
}

describe('gestures made at the same time', () => {
  test('on different cells both survive', async () => {
    const { mine, other, settle, stored } = await createPair();
    must(mine.workbook.run(typed('1.1.1', 300)));
    must(other.workbook.run(typed('2.2', 5)));
    await settle();
    for (const each of [mine, other]) {
      expect([scoreOf(each, '1.1.1'), scoreOf(each, '2.2')]).toEqual([300, 5]);
      expect(each.workbook.save.current).toMatchObject({ state: 'saved' });
      expect(each.dropped).toEqual([]);
    }
    expect((await stored()).assessment).toEqual(mine.workbook.document);
    expect((await stored()).position).toBe(2);
  });

  test('on different columns of one row both survive', async () => {
    const { mine, other, settle } = await createPair();
    must(mine.workbook.run(edit({ code: '2.2', field: 'note', value: 'Của tôi' })));
    must(other.workbook.run(typed('2.2', 5)));
    await settle();
    for (const { workbook } of [mine, other])
      expect(workbook.document.entries.get('2.2')).toMatchObject({ note: 'Của tôi', selfScore: 5 });
  });

  test('on one cell: the later commit stands, and undoing it brings back the earlier', async () => {
    const { mine, other, settle, commits } = await createPair();
    must(mine.workbook.run(typed('1.1.1', 300)));
    must(other.workbook.run(typed('1.1.1', 400)));
    await settle();
    const later = commits.filter(({ ok }) => ok).at(-1)!.tab;
    const [winner, loser] = later === 0 ? [300, 400] : [400, 300];
    expect([scoreOf(mine, '1.1.1'), scoreOf(other, '1.1.1')]).toEqual([winner, winner]);
    mine.workbook.undo();
    await settle();
    expect([scoreOf(mine, '1.1.1'), scoreOf(other, '1.1.1')]).toEqual([loser, loser]);
    other.workbook.undo();
    await settle();
    expect([scoreOf(mine, '1.1.1'), scoreOf(other, '1.1.1')]).toEqual([null, null]);
  });

  test('that both write the same are one step, and nobody is told', async () => {
    const { mine, other, settle, stored } = await createPair();
    must(mine.workbook.run(typed('1.1.1', 300)));
    must(other.workbook.run(typed('1.1.1', 300)));
    await settle();
    expect((await stored()).history).toHaveLength(1);
    expect([mine.dropped, other.dropped]).toEqual([[], []]);
    expect([mine, other].map(({ workbook }) => workbook.save.current.state)).toEqual(['saved', 'saved']);
  });

  test('that no longer make sense are dropped and told, and the others go on', async () => {
    const { mine, other, quiet, settle } = await createPair();
    must(other.workbook.run({ type: 'replaceDocument', document: assessmentTitled('B') }));
    await quiet();
    // This tab has not heard of it yet: its row 1.2.1 is gone there, 1.1.2 is not.
    must(mine.workbook.run(typed('1.2.1', 5000)));
    must(mine.workbook.run(typed('1.1.2', 1000)));
    await settle();
    expect(mine.dropped).toMatchObject([{ type: 'type', code: '1.2.1' }]);
    expect(mine.workbook.document.head.title).toBe('B');
    expect(scoreOf(mine, '1.1.2')).toBe(1000);
    expect(other.workbook.document).toEqual(mine.workbook.document);
    expect(mine.workbook.save.current).toMatchObject({ state: 'saved' });
  });

  test('a message in the middle of a commit is followed once that has ended', async () => {
    const { mine, other, quiet, settle, line } = await createPair();
    must(other.workbook.run(typed('2.2', 5)));
    await quiet();
    must(mine.workbook.run(typed('1.1.1', 300)));
    line.deliver(0);
    must(mine.workbook.run(typed('1.2.1', 2)));
    await settle();
    expect(mine.workbook.document).toEqual(other.workbook.document);
    expect(['1.1.1', '1.2.1', '2.2'].map((code) => scoreOf(other, code))).toEqual([300, 2, 5]);
  });
});

describe('undo races', () => {
  test('two undos of one step take it back once, although the step before it looks the same', async () => {
    const { mine, other, settle, stored } = await createPair();
    must(mine.workbook.run(typed('1.1.1', 300)));
    must(mine.workbook.run(typed('1.1.1', 400)));
    await settle();
    mine.workbook.undo();
    other.workbook.undo();
    await settle();
    expect([scoreOf(mine, '1.1.1'), scoreOf(other, '1.1.1')]).toEqual([300, 300]);
    expect((await stored()).position).toBe(1);
    // Both have what they asked for.
    expect([mine.dropped, other.dropped]).toEqual([[], []]);
  });

  test('an undo does not take back what the other tab did meanwhile, not even in the same cell', async () => {
    const { mine, other, quiet, settle } = await createPair();
    must(mine.workbook.run(typed('1.1.1', 300)));
    await settle();
    must(other.workbook.run(typed('1.1.1', 400)));
    await quiet();
    mine.workbook.undo();
    await settle();
    expect([scoreOf(mine, '1.1.1'), scoreOf(other, '1.1.1')]).toEqual([400, 400]);
    expect(mine.dropped).toMatchObject([{ type: 'type', code: '1.1.1' }]);
    // Now that it is seen, it can be.
    mine.workbook.undo();
    await settle();
    expect(scoreOf(other, '1.1.1')).toBe(300);
  });

  test('a redo after the other tab went another way is dropped', async () => {
    const { mine, other, quiet, settle } = await createPair();
    must(mine.workbook.run(typed('1.1.1', 300)));
    mine.workbook.undo();
    await settle();
    must(other.workbook.run(typed('2.2', 5)));
    await quiet();
    mine.workbook.redo();
    await settle();
    expect([scoreOf(mine, '1.1.1'), scoreOf(mine, '2.2')]).toEqual([null, 5]);
    expect(mine.dropped).toMatchObject([{ code: '1.1.1' }]);
    expect(other.workbook.document).toEqual(mine.workbook.document);
  });

  test('a gesture and its own undo, both on the way, stay together', async () => {
    const { mine, other, quiet, settle, stored } = await createPair();
    must(other.workbook.run(typed('1.1.1', 400)));
    await quiet();
    must(mine.workbook.run(typed('1.1.1', 300)));
    mine.workbook.undo();
    must(mine.workbook.run(typed('2.2', 5)));
    mine.workbook.undo();
    mine.workbook.redo();
    await settle();
    expect([scoreOf(mine, '1.1.1'), scoreOf(mine, '2.2')]).toEqual([400, 5]);
    expect(mine.dropped).toEqual([]);
    expect((await stored()).history).toHaveLength(2);
    expect(other.workbook.document).toEqual(mine.workbook.document);
  });
});

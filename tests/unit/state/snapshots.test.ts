import { describe, expect, it } from 'vitest';
import type { Repository } from '../../../src/storage/repository';
import { Snapshots } from '../../../src/state/snapshots.svelte';
import { err } from '../../../src/lib/result';
import { must } from '../storage/small-assessment';
import { createSession } from './session-stage';
import { typed, until } from './tabs';

const heading = (id: string, minute = 1) => ({
  id,
  name: `Bản ${id}`,
  at: `2025-02-03T04:0${String(minute)}:00.000Z`,
  by: 'Lan',
});

async function createSnapshots() {
  const stage = await createSession();
  const { snapshots } = stage.session.parts;
  const ids = (): readonly string[] | undefined => snapshots.list?.map(({ id }) => id);
  const document = () => stage.workbook.document;
  return { ...stage, snapshots, ids, document };
}

describe('the kept copies', () => {
  it('are unknown until somebody asks for them', async () => {
    const { snapshots } = await createSnapshots();
    expect(snapshots.list).toBeNull();
    await snapshots.refresh();
    expect(snapshots.list).toEqual([]);
  });

  it('are named, listed newest first, and read back as the document was', async () => {
    const { snapshots, ids, document, workbook } = await createSnapshots();
    expect(await snapshots.keep(heading('a', 1), document())).toBe(true);
    const before = document();
    workbook.run(typed('2.2', 3_3334));
    expect(await snapshots.keep(heading('c', 3), document())).toBe(true);
    expect(await snapshots.keep(heading('b', 2), before)).toBe(true);
    expect(ids()).toEqual(['c', 'b', 'a']);
    expect(snapshots.list?.[0]).toEqual({
      ...heading('c', 3),
      kind: 'named',
      round: null,
      points: 4_0834,
      maxPoints: 14_8334,
      scoredRows: 2,
      rows: 5,
    });
    expect(must(await snapshots.read('b')).assessment).toEqual(before);
    expect(must(await snapshots.read('c')).assessment).toEqual(document());
  });

  it('are removed for good', async () => {
    const { snapshots, ids, document } = await createSnapshots();
    await snapshots.keep(heading('a'), document());
    await snapshots.keep(heading('b', 2), document());
    await snapshots.remove('a');
    expect([ids(), snapshots.failure]).toEqual([['b'], null]);
    expect(await snapshots.read('a')).toEqual({ ok: false, error: { reason: 'missing' } });
  });

  it('stay where they are sealed, and the refusal stays in view', async () => {
    const { snapshots, session, quiet } = await createSnapshots();
    const at = '2025-02-03T05:00:00.000Z';
    session.run(
      { type: 'changeProcess', change: { kind: 'lock', round: 'self', at } },
      { copy: { kind: 'lock', round: 'self' } },
    );
    await quiet();
    await snapshots.refresh();
    const [sealed] = snapshots.list ?? [];
    expect(sealed).toMatchObject({ kind: 'lock', round: 'self', by: 'Lan', name: '' });
    await snapshots.remove(sealed!.id);
    expect(snapshots.failure).toEqual({ reason: 'sealed' });
    expect(snapshots.list).toEqual([sealed]);
    await snapshots.refresh();
    expect(snapshots.failure).toBeNull();
  });

  it('say when one could not be kept, and show what there is', async () => {
    const { snapshots, document, repository, id } = await createSnapshots();
    await snapshots.keep(heading('a'), document());
    const full: Repository = { ...repository, keepSnapshot: () => Promise.resolve(err({ reason: 'quota' })) };
    const onFullDisk = new Snapshots(id, full);
    expect(await onFullDisk.keep(heading('b'), document())).toBe(false);
    expect(onFullDisk.failure).toEqual({ reason: 'quota' });
    expect(onFullDisk.list?.map((each) => each.id)).toEqual(['a']);
  });

  it('keep the list that was read when it cannot be read again', async () => {
    const { snapshots, document, repository, id } = await createSnapshots();
    await snapshots.keep(heading('a'), document());
    let fails = false;
    const flaky = new Snapshots(id, {
      ...repository,
      listSnapshots: (of) => (fails ? Promise.resolve(err({ reason: 'timeout' })) : repository.listSnapshots(of)),
    });
    await flaky.refresh();
    fails = true;
    await flaky.refresh();
    expect([flaky.list?.length, flaky.failure]).toEqual([1, { reason: 'timeout' }]);
  });

  it('follow another tab once they are looked at, until they are closed', async () => {
    const { document, openAgain, line, id, repository, quiet } = await createSnapshots();
    let reads = 0;
    const snapshots = new Snapshots(id, {
      ...repository,
      listSnapshots: (of) => {
        reads += 1;
        return repository.listSnapshots(of);
      },
    });
    const ids = (): readonly string[] | undefined => snapshots.list?.map((each) => each.id);
    const other = new Snapshots(id, (await openAgain()).repository);
    await other.keep(heading('a'), document());
    line.deliver(0);
    await quiet();
    expect(reads).toBe(0);
    await snapshots.refresh();
    await other.keep(heading('b', 2), document());
    line.deliver(0);
    await until(() => ids()?.length === 2);
    expect(ids()).toEqual(['b', 'a']);
    snapshots.close();
    await other.remove('a');
    line.deliver(0);
    await quiet();
    expect(reads).toBe(2);
    expect(ids()).toEqual(['b', 'a']);
  });
});

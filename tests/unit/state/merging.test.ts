import { describe, expect, test, vi } from 'vitest';
import { serializeAssessment } from '../../../src/exchange/json-file';
import { Merging } from '../../../src/state/merging.svelte';
import { fileNamed, handedOut, returned } from '../../helpers/department-files';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { plainDoor, sealedText } from '../../helpers/plain-door';
import type { Session } from '../../../src/state/session.svelte';
import type { MergingParts } from '../../../src/state/merging.svelte';
import { createSession } from './session-stage';
import { typed, until } from './tabs';

const score = (tenThousandths: number | null) => ({
  selfScore: tenThousandths === null ? null : pts(tenThousandths),
});

/** SNV leads 1.1.1 and 1.1.2, STC leads 1.2.1; the coordinator has scored 1.2.1 before handing out. */
function handed() {
  const start = withEntries(blankDocument().assessment, { '1.2.1': score(7500) });
  return handedOut(start, ['SNV', 'STC']);
}

const text = (name: string, content: string): File => new File([content], name);

/** A merge by itself, with a door of the test's own. */
const mergingWith = (session: Session, loadExchange: MergingParts['loadExchange']): Merging =>
  new Merging({
    ...session.parts,
    workbook: session.workbook,
    rank: session.rank,
    loadExchange,
    run: (command, extras) => session.run(command, extras),
    onMerged: () => undefined,
  });

async function open() {
  const { coordinator, workspaces } = handed();
  const stage = await createSession({ document: coordinator });
  const merging = await stage.session.merging();
  const workspace = (department: string) => workspaces.get(department)!;
  return { ...stage, merging, workspace };
}

describe('files given to a merge', () => {
  test('are read, told apart, and what cannot be read stays with its reason while the others go on', async () => {
    const { merging, workspace } = await open();
    const good = fileNamed('snv.json', returned(workspace('SNV'), { changes: { '1.1.1': score(500) } }));
    const gone = { name: 'mất.json', size: 1, arrayBuffer: () => Promise.reject(new Error('moved')) };
    await merging.files.add([text('hỏng.json', '{'), good, gone]);
    expect(merging.files.list.map(({ name, state }) => [name, state])).toEqual([
      ['hỏng.json', 'failed'],
      ['snv.json', 'read'],
      ['mất.json', 'unreadable'],
    ]);
    expect(merging.newCount).toBe(1);
  });

  test('sealed ones wait for a passphrase, which opens all that it fits', async () => {
    const { merging, workspace } = await open();
    const seal = (name: string, passphrase: string, department: string): File =>
      text(name, sealedText(passphrase, serializeAssessment(returned(workspace(department)))));
    await merging.files.add([seal('a.json', 'một', 'SNV'), seal('b.json', 'hai', 'STC')]);
    const states = () => merging.files.list.map((file) => [file.state, file.state === 'sealed' && file.tried]);
    expect(states()).toEqual([
      ['sealed', false],
      ['sealed', false],
    ]);
    await merging.files.unseal('sai');
    expect(states()).toEqual([
      ['sealed', true],
      ['sealed', true],
    ]);
    await merging.files.unseal('hai');
    expect(states()).toEqual([
      ['sealed', true],
      ['read', false],
    ]);
    await merging.files.unseal('một');
    expect(merging.newCount).toBe(2);
  });

  test('a door that cannot be had leaves the files unread, and a later try reads others', async () => {
    const { session, workspace } = await open();
    const load = vi.fn(() => Promise.resolve(plainDoor()));
    load.mockRejectedValueOnce(new Error('offline'));
    const merging = mergingWith(session, load);
    await merging.files.add([fileNamed('a.json', returned(workspace('SNV')))]);
    expect(merging.files.list[0]?.state).toBe('unreadable');
    await merging.files.add([fileNamed('b.json', returned(workspace('SNV')))]);
    expect(merging.files.list[1]?.state).toBe('read');
  });

  test('stopping takes what is not read off the list, ends the reading, and what comes later is read', async () => {
    const { session, workspace } = await open();
    const door = plainDoor();
    let asked = 0;
    const merging = mergingWith(session, () =>
      Promise.resolve({
        ...door,
        readFiles: (files, passphrases, onProgress, signal) =>
          (asked += 1) > 1
            ? door.readFiles(files, passphrases, onProgress, signal)
            : new Promise((done) => {
                signal.addEventListener('abort', () => {
                  done({ kind: 'cancelled' });
                });
              }),
      }),
    );
    const reading = merging.files.add([fileNamed('a.json', returned(workspace('SNV')))]);
    await until(() => asked === 1);
    merging.files.cancel();
    expect(merging.files.list).toEqual([]);
    await reading;
    await merging.files.add([fileNamed('b.json', returned(workspace('SNV')))]);
    expect(merging.files.list.map(({ name, state }) => [name, state])).toEqual([['b.json', 'read']]);
  });
});

describe('the plan', () => {
  test('tells total, rank, areas and counts before anything is written', async () => {
    const { merging, workspace, workbook } = await open();
    const before = workbook.document;
    await merging.files.add([
      fileNamed('snv.json', returned(workspace('SNV'), { changes: { '1.1.1': score(500), '1.2.1': score(1) } })),
    ]);
    const [digest] = merging.plan.files.map(({ file }) => file.digest);
    expect(merging.before.total.points).toBe(7500);
    expect(merging.after.total.points).toBe(8000);
    expect(merging.areas.map(({ code, before: from, after }) => [code, from.points, after.points])).toEqual([
      ['1', 7500, 8000],
    ]);
    // 1.2.1 is not SNV's: blank for it, and set apart.
    expect(merging.countsOf(digest!)).toEqual({ taken: 1, same: 0, conflicts: 0, apart: 1 });
    expect(merging.standingByFile.get(digest!)).toBeUndefined();
    merging.weigh(digest!);
    expect(merging.standingByFile.get(digest!)?.total.points).toBe(8000);
    expect(workbook.document).toBe(before);
  });

  test('what was set apart can be let in, and set apart again', async () => {
    const { merging, workspace } = await open();
    await merging.files.add([fileNamed('a.json', returned(workspace('SNV'), { changes: { '1.2.1': score(1) } }))]);
    const [apart] = merging.plan.quarantined;
    expect(apart?.reason).toBe('otherDepartment');
    merging.admit(apart!, true);
    expect([merging.plan.quarantined.length, merging.plan.open]).toEqual([0, 1]);
    merging.admit(apart!, false);
    expect([merging.plan.quarantined.length, merging.plan.open]).toEqual([1, 0]);
  });
});

async function inConflict() {
  const stage = await open();
  const { merging, workspace, workbook, session } = stage;
  session.run(typed('1.2.1', 8000));
  await merging.files.add([
    fileNamed(
      'stc.json',
      returned(workspace('STC'), { changes: { '1.2.1': score(9000) }, at: '2024-05-20T03:30:00.000Z' }),
    ),
  ]);
  const conflict = () => merging.conflicts[0]!;
  const fileId = merging.plan.files[0]!.file.digest;
  return { ...stage, conflict, fileId, merging, workbook };
}

describe('conflicts', () => {
  test('stay open until somebody decides, and can be opened again', async () => {
    const { merging, conflict, fileId } = await inConflict();
    expect([merging.plan.open, merging.after.total.points]).toEqual([1, 8000]);
    merging.choose(conflict(), { kind: 'file', fileId });
    expect([merging.plan.open, merging.after.total.points, merging.decidedBy(conflict().key)]).toEqual([
      0,
      9000,
      'hand',
    ]);
    merging.choose(conflict(), null);
    expect([merging.plan.open, merging.after.total.points, merging.decidedBy(conflict().key)]).toEqual([1, 8000, null]);
  });

  test('a rule leaves alone what was decided by hand', async () => {
    const { merging, conflict } = await inConflict();
    expect(merging.applyRule({ kind: 'highest' })).toBe(1);
    expect([merging.after.total.points, merging.decidedBy(conflict().key)]).toEqual([9000, 'rule']);
    expect(merging.applyRule({ kind: 'lowest' })).toBe(1);
    expect(merging.after.total.points).toBe(8000);
    merging.choose(conflict(), { kind: 'ours' });
    expect(merging.applyRule({ kind: 'highest' })).toBe(0);
    expect(merging.after.total.points).toBe(8000);
    merging.forgetDecisions();
    expect(merging.plan.open).toBe(1);
  });

  test('newest goes by the gesture that gave the document its value', async () => {
    // The gesture of the stage is of 2025, the file of 2024.
    const { merging } = await inConflict();
    merging.applyRule({ kind: 'newest' });
    expect(merging.after.total.points).toBe(8000);
  });

  test('a decision falls when the document changes under it', async () => {
    const { merging, conflict, session } = await inConflict();
    merging.choose(conflict(), { kind: 'ours' });
    expect(merging.plan.open).toBe(0);
    session.run(typed('1.2.1', 8500));
    expect(merging.plan.open).toBe(1);
    session.run(typed('1.2.1', 8000));
    expect(merging.plan.open).toBe(0);
  });

  test('files that come later leave decisions as they are', async () => {
    const { merging, conflict, fileId, workspace } = await inConflict();
    merging.choose(conflict(), { kind: 'file', fileId });
    await merging.files.add([fileNamed('snv.json', returned(workspace('SNV'), { changes: { '1.1.1': score(100) } }))]);
    expect([merging.plan.open, merging.after.total.points]).toEqual([0, 9100]);
    merging.files.remove(merging.files.list[0]!.id);
    expect([merging.conflicts.length, merging.after.total.points]).toEqual([0, 8100]);
  });
});

describe('merging', () => {
  test('is one undoable step with a snapshot before, and the list is empty after it', async () => {
    const { merging, conflict, fileId, session, workbook, quiet, repository, id } = await inConflict();
    merging.choose(conflict(), { kind: 'file', fileId });
    const before = workbook.document;
    expect(merging.confirm()).toBeNull();
    expect(workbook.document.entries.get('1.2.1')?.selfScore).toBe(9000);
    expect(workbook.document.merges).toHaveLength(1);
    expect([merging.files.list, session.outcome?.kind]).toEqual([[], 'merged']);
    await quiet();
    const snapshots = await repository.listSnapshots(id);
    expect(snapshots.ok && snapshots.value.map(({ kind }) => kind)).toEqual(['beforeMerge']);
    session.undo();
    expect(workbook.document).toEqual(before);
    session.redo();
    expect(workbook.document.entries.get('1.2.1')?.selfScore).toBe(9000);
  });

  test('with an open conflict it is refused and nothing is lost', async () => {
    const { merging, workbook } = await inConflict();
    const before = workbook.document;
    expect(merging.confirm()).toEqual({ reason: 'openConflicts', count: 1 });
    expect(workbook.document).toBe(before);
    expect(merging.files.list).toHaveLength(1);
  });

  test('keeps the bytes of documents that come to stand, and tells those that no file brought', async () => {
    const { workspace } = await open();
    const proof = (documentId: string, name: string) => ({
      id: documentId,
      number: documentId,
      issuer: '',
      date: '',
      summary: '',
      link: '',
      confidentiality: '',
      file: { id: `file-${documentId}`, name, type: 'text/plain', bytes: 2 },
    });
    const document = returned(workspace('SNV'), {
      evidence: [proof('d1', 'có.txt'), proof('d2', 'thiếu.txt')],
      changes: { '1.1.1': { evidence: [{ documentId: 'd1', place: '' }] } },
    });
    const door = plainDoor();
    // The fingerprint is of the exchange; here the bytes are put beside what it read.
    const withBytes: typeof door = {
      ...door,
      readFiles: async (...given) => {
        const answer = await door.readFiles(...given);
        if (answer.kind !== 'done') return answer;
        const attached = [{ id: 'file-d1', bytes: new Uint8Array([1, 2]) }];
        return {
          ...answer,
          files: answer.files.map((file) => (file.kind === 'incoming' ? { ...file, attached } : file)),
        };
      },
    };
    const stage = await createSession({ document: handed().coordinator });
    const own = mergingWith(stage.session, () => Promise.resolve(withBytes));
    await own.files.add([fileNamed('a.json', document)]);
    expect(own.attachments.missing).toEqual(['thiếu.txt']);
    expect(own.confirm()).toBeNull();
    await stage.quiet();
    const kept = await stage.repository.readFile(stage.id, 'file-d1');
    expect(kept.ok && kept.value && [...kept.value]).toEqual([1, 2]);
  });
});

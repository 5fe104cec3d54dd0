import { describe, expect, test, vi } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import type { EvidenceDocument, EvidenceFile } from '../../../src/domain/evidence';
import { encodeBase64 } from '../../../src/exchange/base64';
import { serializeAssessment, serializeWorkspace } from '../../../src/exchange/json-file';
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

  test('says how many changes were taken and how many set apart', async () => {
    const { merging, session, workspace } = await open();
    await merging.files.add([
      fileNamed('a.json', returned(workspace('SNV'), { changes: { '1.1.1': score(500), '1.2.1': score(1) } })),
    ]);
    expect(merging.confirm()).toBeNull();
    expect(session.outcome).toMatchObject({ kind: 'merged', count: 1, taken: 1, apart: 1 });
    await merging.files.add([fileNamed('b.json', returned(workspace('STC'), { changes: { '1.1.1': score(1) } }))]);
    expect(merging.confirm()).toBeNull();
    expect(session.outcome).toMatchObject({ kind: 'merged', count: 1, taken: 0, apart: 1 });
  });
});

test('what had been set apart of a merged file is still there when it comes again, and can be let in', async () => {
  const { merging, workspace, session, workbook } = await open();
  const document = returned(workspace('SNV'), { changes: { '1.1.1': score(500), '1.2.1': score(1) } });
  await merging.files.add([fileNamed('a.json', document)]);
  expect(merging.confirm()).toBeNull();
  await merging.files.add([fileNamed('a.json', document)]);
  const states = () => merging.plan.files.map(({ state }) => state.kind);
  const [apart] = merging.plan.quarantined;
  expect([states(), merging.newCount, merging.countsOf(apart!.fileId).apart]).toEqual([['alreadyMerged'], 0, 1]);
  merging.admit(apart!, true);
  expect([states(), merging.newCount]).toEqual([['reopened'], 1]);
  merging.choose(merging.conflicts[0]!, { kind: 'file', fileId: apart!.fileId });
  expect(merging.confirm()).toBeNull();
  expect(workbook.document.entries.get('1.2.1')?.selfScore).toBe(1);
  expect(workbook.document.merges).toHaveLength(1);
  expect(session.outcome).toMatchObject({ kind: 'merged', count: 1, taken: 1, apart: 0 });
});

describe('passphrases', () => {
  test.each([
    ['the list is emptied', (merging: Merging) => merging.files.clear()],
    ['they are forgotten with the view', (merging: Merging) => merging.files.forgetPassphrases()],
    ['a merge is done', (merging: Merging) => expect(merging.confirm()).toBeNull()],
  ])('open no file that comes after %s', async (_name, forget) => {
    const { merging, workspace } = await open();
    const seal = (name: string, department: string): File =>
      text(name, sealedText('một', serializeAssessment(returned(workspace(department)))));
    await merging.files.add([seal('a.json', 'SNV')]);
    await merging.files.unseal('một');
    expect(merging.files.list.map(({ state }) => state)).toEqual(['read']);
    forget(merging);
    await merging.files.add([seal('b.json', 'STC')]);
    expect(merging.files.list.at(-1)).toMatchObject({ state: 'sealed', tried: false });
  });
});

describe('attachments', () => {
  const named = (id: string, bytes = 2) => ({ id, name: `${id}.txt`, type: 'text/plain', bytes });
  const proof = (id: string, file: EvidenceFile | null): EvidenceDocument => ({
    id,
    number: id,
    issuer: '',
    date: '',
    summary: '',
    link: '',
    confidentiality: '',
    file,
  });
  const two = (first: number, second: number): Uint8Array => new Uint8Array([first, second]);

  /** A workspace's file with bytes inside, as a department sends it. */
  const fileWith = (name: string, document: Assessment, bytes: Readonly<Record<string, Uint8Array>>): File => {
    const attached = Object.entries(bytes).map(([id, each]) => ({ id, base64: encodeBase64(each) }));
    return text(name, serializeWorkspace(document, attached));
  };

  async function openWith(evidence: readonly EvidenceDocument[] = [], kept: Readonly<Record<string, Uint8Array>> = {}) {
    const row = attach(...evidence.map(({ id }) => id));
    const start = { ...withEntries(blankDocument().assessment, row), evidence: [...evidence] };
    const { coordinator, workspaces } = handedOut(start, ['SNV', 'STC']);
    const stage = await createSession({ document: coordinator });
    const files = Object.entries(kept).map(([id, bytes]) => ({ id, bytes }));
    if (files.length > 0) stage.session.run({ type: 'saveEvidence', document: proof('seed', null) }, { files });
    await stage.quiet();
    const merging = await stage.session.merging();
    const stored = async (id: string) => {
      await stage.quiet();
      const read = await stage.repository.readFile(stage.id, id);
      return read.ok && read.value ? [...read.value] : null;
    };
    const told = () => ({ added: merging.attachments.addedCount, missing: merging.attachments.missing });
    return { ...stage, merging, stored, told, workspace: (department: string) => workspaces.get(department)! };
  }

  const attach = (...ids: readonly string[]) => ({
    '1.1.1': { evidence: ids.map((documentId) => ({ documentId, place: '' })) },
  });

  test('are kept where the register comes to name them; those that nobody has are told', async () => {
    const { merging, stored, told, workspace } = await openWith();
    const document = returned(workspace('SNV'), {
      evidence: [proof('d1', named('f1')), proof('d2', named('f2'))],
      changes: attach('d1', 'd2'),
    });
    await merging.files.add([fileWith('a.json', document, { f1: two(1, 2) })]);
    expect(told()).toEqual({ added: 0, missing: [] });
    await merging.attachments.look();
    expect(told()).toEqual({ added: 1, missing: ['f2.txt'] });
    expect(merging.confirm()).toBeNull();
    expect(await stored('f1')).toEqual([1, 2]);
  });

  test('that come with a later return are kept though their documents have not changed', async () => {
    const { merging, stored, told, workspace } = await openWith();
    const first = returned(workspace('SNV'), { evidence: [proof('d1', named('f1'))], changes: attach('d1') });
    await merging.files.add([fileWith('1.json', first, {})]);
    expect(merging.confirm()).toBeNull();
    expect(await stored('f1')).toBeNull();
    const second = returned(first, { id: 'return-2', at: '2024-05-21T03:30:00.000Z' });
    await merging.files.add([fileWith('2.json', second, { f1: two(1, 2) })]);
    await merging.attachments.look();
    expect(told()).toEqual({ added: 1, missing: [] });
    expect(merging.confirm()).toBeNull();
    expect(await stored('f1')).toEqual([1, 2]);
    const third = returned(second, { id: 'return-3', at: '2024-05-22T03:30:00.000Z' });
    await merging.files.add([fileWith('3.json', third, { f1: two(1, 2) })]);
    await merging.attachments.look();
    expect(told()).toEqual({ added: 0, missing: [] });
  });

  test('are found in whichever file of the same return has them', async () => {
    const states = new Set<string>();
    for (const value of [1, 2, 3, 4, 5, 6]) {
      const { merging, stored, workspace } = await openWith();
      const document = returned(workspace('SNV'), { evidence: [proof('d1', named('f1'))], changes: attach('d1') });
      const files = [fileWith('a.json', document, { f1: two(1, value) }), fileWith('b.json', document, {})];
      await merging.files.add(files);
      // Which of the two is taken goes by their digests.
      const full = merging.plan.files.find(({ file }) => file.fileName === 'a.json');
      states.add(full?.state.kind ?? '');
      expect(merging.confirm()).toBeNull();
      expect(await stored('f1')).toEqual([1, value]);
    }
    expect([...states].sort()).toEqual(['duplicate', 'new']);
  });

  test('of the coordinator keep their bytes, and are not missing where a return comes without them', async () => {
    const { merging, stored, told, workspace, session } = await openWith([proof('d0', named('f0'))], { f0: two(1, 2) });
    const scored = { changes: { '1.1.1': score(500) } };
    await merging.files.add([fileWith('bare.json', returned(workspace('STC')), {})]);
    await merging.attachments.look();
    expect(told()).toEqual({ added: 0, missing: [] });
    await merging.files.add([fileWith('a.json', returned(workspace('SNV'), scored), { f0: two(9, 9) })]);
    expect(merging.files.list.map(({ state }) => state)).toEqual(['read', 'read']);
    expect(merging.attachments.files.map(({ id }) => id)).toEqual(['f0']);
    await merging.attachments.look();
    expect(told()).toEqual({ added: 0, missing: [] });
    expect(merging.confirm()).toBeNull();
    expect(await stored('f0')).toEqual([1, 2]);
    session.undo();
    expect(await stored('f0')).toEqual([1, 2]);
  });

  test('of files that are not merged, or of documents that stay as they are, bring nothing', async () => {
    const ours = proof('d0', named('f0'));
    const { merging, stored, workspace, workbook, session } = await openWith([ours]);
    const other = returned(workspace('STC'), { evidence: [proof('d9', named('f9'))] });
    const handout = { ...other.workspace!.handout, id: 'nobody-sent-this' };
    const strange = {
      ...other,
      head: { ...other.head, unit: 'Cao Bằng' },
      workspace: { ...other.workspace!, handout },
    };
    const replaced = returned(workspace('SNV'));
    const theirs = { ...replaced, evidence: [proof('d0', named('f1'))] };
    session.run({ type: 'saveEvidence', document: proof('d0', named('f2')) });
    await merging.files.add([
      fileWith('strange.json', strange, { f9: two(9, 9) }),
      fileWith('a.json', theirs, { f1: two(1, 1) }),
    ]);
    expect(merging.plan.files.map(({ state }) => state.kind).sort()).toEqual(['new', 'refused']);
    for (const conflict of merging.conflicts) merging.choose(conflict, { kind: 'ours' });
    expect(merging.confirm()).toBeNull();
    expect(workbook.document.evidence.map(({ file }) => file?.id)).toEqual(['f2']);
    expect([await stored('f9'), await stored('f1')]).toEqual([null, null]);
  });
});

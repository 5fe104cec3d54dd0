import { describe, expect, test } from 'vitest';
import { createFileReader } from '../../../src/compute/file-reader';
import { HandingOut } from '../../../src/state/handing-out.svelte';
import type { ExchangeDoor } from '../../../src/state/exchange-door';
import { departmentsDocument, coordinatorsDocument } from '../../helpers/department';
import { withEntries } from '../../helpers/domain';
import { createSession } from './session-stage';
import { until } from './tabs';

const noWorker = (): never => {
  throw new Error('no worker here');
};
const realDoor = (): ExchangeDoor => createFileReader(noWorker);

const names = {
  file: (department: string, taken: readonly string[]) => `${department}-${String(taken.length)}.json`,
  whole: () => 'tat-ca.zip',
};

async function createHandingOut(document = coordinatorsDocument()) {
  const stage = await createSession({ document });
  return { ...stage, handing: new HandingOut(stage.session, names) };
}

const withDeadline = (day: string) => {
  const document = coordinatorsDocument();
  const { rounds } = document.process;
  return {
    ...document,
    process: { ...document.process, rounds: { ...rounds, self: { ...rounds.self, deadline: day } } },
  };
};

describe('what is chosen', () => {
  test('starts from the round of self-scoring and from who works here', async () => {
    const { handing } = await createHandingOut(withDeadline('2025-03-01'));
    expect([handing.deadline, handing.issuedBy]).toEqual(['2025-03-01', 'Lan']);
    expect(handing.fault).toBe('nobodyPicked');
  });

  test('is no department without items', async () => {
    const document = withEntries(coordinatorsDocument(), {
      '1.2.1': { leadDepartment: 'SNV' },
      '1.1.1': { contributors: [] },
    });
    const { handing } = await createHandingOut(document);
    handing.pick('STC', true);
    expect(handing.chosen).toEqual([]);
    handing.pickAll();
    expect(handing.chosen.map(({ department }) => department.code)).toEqual(['SNV']);
    handing.pickNone();
    expect(handing.fault).toBe('nobodyPicked');
  });

  test('wants eight characters of a passphrase, where one is wanted', async () => {
    const { handing } = await createHandingOut();
    handing.pickAll();
    expect(handing.fault).toBeNull();
    handing.sealed = true;
    handing.passphrase = '1234567';
    expect(handing.fault).toBe('passphraseShort');
    handing.passphrase = '12345678';
    expect(handing.fault).toBeNull();
  });
});

describe('files', () => {
  test('are made for each department, and remembered as one step that can be undone', async () => {
    const { handing, workbook, session } = await createHandingOut();
    handing.pickAll();
    handing.instructions = '  Chấm trước khi nộp.\n';
    handing.deadline = '2025-03-01';
    const door = realDoor();
    await handing.make(door);
    const { state } = handing;
    if (state.kind !== 'done') throw new Error(state.kind);
    expect(state.files.map(({ name }) => name)).toEqual(['SNV-0.json', 'STC-1.json']);
    expect(state.whole.name).toBe('tat-ca.zip');
    // A zip begins so, and holds both.
    expect(String.fromCharCode(...state.whole.bytes.slice(0, 2))).toBe('PK');
    const back = await door.readOne(state.files[1]!.bytes, []);
    if (back.kind !== 'read') throw new Error(back.kind);
    const { workspace, entries, scenarios } = back.read.assessment;
    expect(workspace?.handout).toMatchObject({
      department: 'STC',
      instructions: 'Chấm trước khi nộp.',
      deadline: '2025-03-01',
      issuedBy: 'Lan',
      issuedAt: '2025-02-03T04:05:06.789Z',
    });
    expect([entries.get('1.2.1')?.selfScore, entries.get('2.2')?.selfScore]).toEqual([7500, null]);
    expect(scenarios).toEqual([]);
    const sent = workbook.document.handouts;
    expect(sent.map(({ department, items }) => [department, items.length])).toEqual([
      ['SNV', 3],
      ['STC', 2],
    ]);
    expect(sent[1]).toMatchObject({ fileDigest: back.read.digest, baseDigest: back.read.baseDigest });
    expect(sent[1]?.id).toBe(workspace?.handout.id);
    session.undo();
    expect(workbook.document.handouts).toEqual([]);
    expect(workbook.undoLabel).toBeNull();
    await until(() => workbook.unsavedCount === 0);
  });

  test('are one file where one department is picked, sealed where that is wanted', async () => {
    const { handing, workbook } = await createHandingOut();
    handing.pick('STC', true);
    handing.sealed = true;
    handing.passphrase = 'một hai ba';
    const door = realDoor();
    await handing.make(door);
    const { state } = handing;
    if (state.kind !== 'done') throw new Error(state.kind);
    expect(state.whole).toEqual({ name: 'STC-0.json', bytes: state.files[0]?.bytes });
    expect(await door.readOne(state.whole.bytes, [])).toEqual({ kind: 'sealed', tried: false });
    expect((await door.readOne(state.whole.bytes, ['một hai ba'])).kind).toBe('read');
    await until(() => workbook.unsavedCount === 0);
  });

  test('of which one fails hand out nothing', async () => {
    const { handing, workbook } = await createHandingOut();
    handing.pickAll();
    const door = realDoor();
    let written = 0;
    await handing.make({
      ...door,
      writeWorkspaceFile: (...given) =>
        (written += 1) === 2
          ? Promise.resolve({ ok: false, error: { reason: 'doesNotReadBack' } })
          : door.writeWorkspaceFile(...given),
    });
    expect(handing.state).toEqual({ kind: 'failed', department: 'STC', failure: { reason: 'doesNotReadBack' } });
    expect(workbook.document.handouts).toEqual([]);
    await handing.make({ ...door, writeWorkspaceFile: () => Promise.reject(new Error('no memory')) });
    expect(handing.state).toMatchObject({ failure: { reason: 'broken', message: 'no memory' } });
    await handing.make({ ...door, zip: () => Promise.reject(new Error('no zip')) });
    expect(handing.state).toMatchObject({ kind: 'failed', failure: { message: 'no zip' } });
    expect([workbook.document.handouts, workbook.undoLabel]).toEqual([[], null]);
  });

  test('can be stopped on the way; nothing is handed out', async () => {
    const { handing, workbook } = await createHandingOut();
    handing.pickAll();
    const door = realDoor();
    await handing.make({
      ...door,
      writeWorkspaceFile: (...given) => {
        expect(handing.state).toEqual({ kind: 'making', made: 0, count: 2 });
        handing.cancel();
        return door.writeWorkspaceFile(...given);
      },
    });
    expect(handing.state).toEqual({ kind: 'asking' });
    expect(workbook.document.handouts).toEqual([]);
  });

  test('name the attachments whose bytes are not here, and do without them where that is wanted', async () => {
    const file = { id: 'f1', name: 'Quyết định.pdf', type: 'application/pdf', bytes: 4 };
    const paper = { id: 'd1', number: '12', issuer: '', date: '', summary: 'QĐ', link: '', confidentiality: '', file };
    const document = withEntries(
      { ...coordinatorsDocument(), evidence: [paper] },
      { '1.2.1': { evidence: [{ documentId: 'd1', place: 'tr. 2' }] } },
    );
    const { handing, workbook } = await createHandingOut(document);
    expect(handing.attachedCount).toBe(1);
    handing.pick('STC', true);
    await handing.make(realDoor());
    expect(handing.state).toMatchObject({
      kind: 'failed',
      failure: { reason: 'filesMissing', names: ['Quyết định.pdf'] },
    });
    handing.withFiles = false;
    await handing.make(realDoor());
    expect(handing.state.kind).toBe('done');
    await until(() => workbook.unsavedCount === 0);
  });

  test('are refused by a workspace', async () => {
    const { handing, workbook } = await createHandingOut(departmentsDocument());
    handing.pick('STC', true);
    await handing.make(realDoor());
    expect(handing.state).toMatchObject({ kind: 'refused', refusal: { reason: 'outsideWorkspace' } });
    expect(workbook.document.handouts).toEqual([]);
  });
});

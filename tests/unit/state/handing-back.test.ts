import { describe, expect, test } from 'vitest';
import { createFileReader } from '../../../src/compute/file-reader';
import type { ExchangeDoor } from '../../../src/state/exchange-door';
import { HandingBack } from '../../../src/state/handing-back.svelte';
import type { EvidenceDocument } from '../../../src/domain/evidence';
import { coordinatorsDocument, departmentsDocument } from '../../helpers/department';
import { withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { cell, createSession } from './session-stage';
import { typed, until } from './tabs';

const noWorker = (): never => {
  throw new Error('no worker here');
};
const realDoor = (): ExchangeDoor => createFileReader(noWorker);

async function createHandingBack(document = departmentsDocument()) {
  const stage = await createSession({ document });
  return { ...stage, handing: new HandingBack(stage.session, () => 'tra.json') };
}

test('a return is written and read back before the workspace is marked, and done when that is saved', async () => {
  const { handing, session, workbook, stored } = await createHandingBack();
  session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
  handing.message = '  Xin kiểm tra mục 1.2.1. ';
  const door = realDoor();
  await handing.make({
    ...door,
    writeWorkspaceFile: async (document, ...rest) => {
      expect(document.workspace?.returns).toHaveLength(1);
      // A page that is loaded anew now must not say that something was returned.
      expect(workbook.document.workspace?.returns).toEqual([]);
      expect((await stored()).assessment.workspace?.returns).toEqual([]);
      return door.writeWorkspaceFile(document, ...rest);
    },
  });
  const { state } = handing;
  if (state.kind !== 'done') throw new Error(state.kind);
  expect(workbook.unsavedCount).toBe(0);
  expect((await stored()).assessment).toEqual(workbook.document);
  const back = await door.readOne(state.file.bytes, []);
  if (back.kind !== 'read') throw new Error(back.kind);
  expect(back.read.digest).toBe(state.digest);
  expect(back.read.assessment).toEqual(workbook.document);
  expect(back.read.assessment.entries.get('1.2.1')?.selfScore).toBe(10_000);
  expect(back.read.assessment.workspace?.returns).toEqual([
    { id: 'new1', at: '2025-02-03T04:05:06.789Z', author: 'Lan', message: 'Xin kiểm tra mục 1.2.1.' },
  ]);
  expect(state.file.name).toBe('tra.json');
});

describe('a return', () => {
  test('wants a name, and eight characters of a passphrase', async () => {
    const { handing, workbook } = await createHandingBack();
    handing.author = '  ';
    expect(handing.fault).toBe('authorMissing');
    await handing.make(realDoor());
    expect(workbook.document.workspace?.returns).toEqual([]);
    handing.author = 'Hoa';
    handing.sealed = true;
    handing.passphrase = 'ngắn';
    expect(handing.fault).toBe('passphraseShort');
    handing.passphrase = 'đủ dài rồi';
    expect(handing.fault).toBeNull();
  });

  test('whose file fails leaves no mark, and can be made again', async () => {
    const { handing, workbook } = await createHandingBack();
    const { moment } = workbook;
    await handing.make({
      ...realDoor(),
      writeWorkspaceFile: () => Promise.resolve({ ok: false, error: { reason: 'doesNotReadBack' } }),
    });
    expect(handing.state).toEqual({ kind: 'failed', failure: { reason: 'doesNotReadBack' }, stays: false });
    await handing.make({ ...realDoor(), writeWorkspaceFile: () => Promise.reject(new Error('no memory')) });
    expect(handing.state).toMatchObject({ kind: 'failed', failure: { reason: 'broken' }, stays: false });
    expect([workbook.document.workspace?.returns, workbook.moment]).toEqual([[], moment]);
    await handing.make(realDoor());
    expect(handing.state.kind).toBe('done');
  });

  test('that cannot be saved is not sent', async () => {
    const { handing, workbook, repository } = await createHandingBack();
    const commit = repository.commit.bind(repository);
    Object.assign(repository, { commit: () => Promise.resolve({ ok: false, error: { reason: 'quota' } }) });
    await handing.make(realDoor());
    expect(handing.state).toEqual({ kind: 'failed', failure: { reason: 'notSaved' }, stays: false });
    expect(workbook.document.workspace?.returns).toEqual([]);
    expect(await workbook.whenSaved()).toBe(false);
    Object.assign(repository, { commit });
    workbook.retry();
    await until(() => workbook.unsavedCount === 0);
  });

  test('whose mark cannot be saved and was followed by another step stays marked, and says so', async () => {
    const { handing, session, workbook, repository } = await createHandingBack();
    const commit = repository.commit.bind(repository);
    Object.assign(repository, {
      commit: async () => {
        await Promise.resolve();
        session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
        return { ok: false, error: { reason: 'quota' } };
      },
    });
    await handing.make(realDoor());
    expect(handing.state).toEqual({ kind: 'failed', failure: { reason: 'notSaved' }, stays: true });
    expect(workbook.document.workspace?.returns).toHaveLength(1);
    expect(workbook.document.entries.get('1.2.1')?.selfScore).toBe(10_000);
    Object.assign(repository, { commit });
    workbook.retry();
    await until(() => workbook.unsavedCount === 0);
  });

  test('is refused where nothing was handed out', async () => {
    const { handing } = await createHandingBack(coordinatorsDocument());
    await handing.make(realDoor());
    expect(handing.state).toMatchObject({ kind: 'refused', refusal: { reason: 'noWorkspace' } });
  });
});

describe('while another tab writes', () => {
  /** What the file says, and what the document says once it is done. */
  async function both({ handing, workbook }: Awaited<ReturnType<typeof createHandingBack>>) {
    const { state } = handing;
    if (state.kind !== 'done') throw new Error(JSON.stringify(state));
    const back = await realDoor().readOne(state.file.bytes, []);
    if (back.kind !== 'read') throw new Error(back.kind);
    expect(back.read.assessment).toEqual(workbook.document);
    return back.read.assessment;
  }

  test('the file is written again from what stands then', async () => {
    const stage = await createHandingBack();
    const door = realDoor();
    let times = 0;
    await stage.handing.make({
      ...door,
      writeWorkspaceFile: (...given) => {
        times += 1;
        if (times === 1) stage.session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
        return door.writeWorkspaceFile(...given);
      },
    });
    const sent = await both(stage);
    expect([times, sent.entries.get('1.2.1')?.selfScore, sent.workspace?.returns.length]).toEqual([2, 10_000, 1]);
    // No mark came and went meanwhile.
    expect(stage.commits.map(({ commit }) => `${commit.kind} ${commit.label.type}`)).toEqual([
      'do form',
      'do stampReturn',
    ]);
  });

  test('what it wrote before the mark could be saved is in the file', async () => {
    const stage = await createHandingBack();
    const other = await stage.openAgain();
    const door = realDoor();
    let times = 0;
    await stage.handing.make({
      ...door,
      writeWorkspaceFile: async (...given) => {
        times += 1;
        if (times === 1) {
          // Its message does not arrive: this tab hears of it from storage, with the mark in hand.
          other.workbook.run(typed('1.2.1', 10_000));
          expect(await other.workbook.whenSaved()).toBe(true);
        }
        return door.writeWorkspaceFile(...given);
      },
    });
    const sent = await both(stage);
    expect([times, sent.entries.get('1.2.1')?.selfScore, sent.workspace?.returns.length]).toEqual([2, 10_000, 1]);
    expect((await stage.stored()).assessment).toEqual(stage.workbook.document);
  });

  test('without end, nothing is marked, and that is said', async () => {
    const { handing, session, workbook } = await createHandingBack();
    const door = realDoor();
    let times = 0;
    await handing.make({
      ...door,
      writeWorkspaceFile: (...given) => {
        times += 1;
        session.edit([cell('1.2.1', 'selfScore', `0,${String(times)}`)], 'form');
        return door.writeWorkspaceFile(...given);
      },
    });
    expect(handing.state).toEqual({ kind: 'failed', failure: { reason: 'changedMeanwhile' }, stays: false });
    expect([times, workbook.document.workspace?.returns]).toEqual([3, []]);
    await until(() => workbook.unsavedCount === 0);
  });
});

describe('the bytes of documents', () => {
  const paper = (id: string, fileId: string): EvidenceDocument =>
    proofDocument(id, '2023-05-01', {
      file: { id: fileId, name: `${fileId}.pdf`, type: 'application/pdf', bytes: 4 },
    });
  const handedPaper = () => {
    const given = withEntries(
      { ...coordinatorsDocument(), evidence: [paper('d1', 'f1')] },
      { '1.2.1': { evidence: [at('d1')] } },
    );
    return departmentsDocument('STC', {}, given);
  };

  test('that were handed out without them need not come back', async () => {
    const { handing, session } = await createHandingBack(handedPaper());
    const file = { id: 'f2', name: 'f2.pdf', type: 'application/pdf', bytes: Uint8Array.from([1, 2, 3, 4]) };
    session.run({ type: 'saveEvidence', document: paper('d2', 'f2') }, { files: [file] });
    const door = realDoor();
    await session.workbook.whenSaved();
    await handing.make(door);
    const { state } = handing;
    if (state.kind !== 'done') throw new Error(JSON.stringify(state));
    const back = await door.readOne(state.file.bytes, []);
    expect(back.kind === 'read' && back.read.files).toEqual([{ id: 'f2', bytes: file.bytes }]);
  });

  test('that the department added must be there', async () => {
    const { handing, session, workbook } = await createHandingBack(handedPaper());
    session.run({ type: 'saveEvidence', document: paper('d2', 'f2') });
    await handing.make(realDoor());
    expect(handing.state).toEqual({
      kind: 'failed',
      failure: { reason: 'filesMissing', names: ['f2.pdf'] },
      stays: false,
    });
    await until(() => workbook.unsavedCount === 0);
  });
});

describe('undo', () => {
  test('goes back to a return and not past it; redo is as ever', async () => {
    const { handing, session, workbook } = await createHandingBack();
    session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
    await handing.make(realDoor());
    session.edit([cell('1.2.1', 'selfScore', '0,5')], 'form');
    const score = () => workbook.document.entries.get('1.2.1')?.selfScore;
    session.undo();
    expect([score(), session.outcome?.kind]).toEqual([10_000, 'undone']);
    session.undo();
    expect([score(), session.outcome?.kind]).toEqual([10_000, 'undoStopped']);
    expect(workbook.document.workspace?.returns).toHaveLength(1);
    // The button stays, to tell why.
    expect([session.canUndo, session.undoStops, session.canRedo]).toEqual([true, true, true]);
    session.redo();
    expect([score(), session.undoStops]).toEqual([5000, false]);
    await until(() => workbook.unsavedCount === 0);
  });

  test('of a mark whose file was not given out is not done again', async () => {
    const { handing, session, workbook, repository } = await createHandingBack();
    const commit = repository.commit.bind(repository);
    Object.assign(repository, { commit: () => Promise.resolve({ ok: false, error: { reason: 'quota' } }) });
    await handing.make(realDoor());
    Object.assign(repository, { commit });
    workbook.retry();
    await until(() => workbook.unsavedCount === 0);
    expect([workbook.redoLabel?.type, session.canRedo]).toEqual(['stampReturn', false]);
    session.redo();
    expect(workbook.document.workspace?.returns).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { createFileReader } from '../../../src/compute/file-reader';
import type { ExchangeDoor } from '../../../src/state/exchange-door';
import { HandingBack } from '../../../src/state/handing-back.svelte';
import { coordinatorsDocument, departmentsDocument } from '../../helpers/department';
import { cell, createSession } from './session-stage';
import { until } from './tabs';

const noWorker = (): never => {
  throw new Error('no worker here');
};
const realDoor = (): ExchangeDoor => createFileReader(noWorker);

async function createHandingBack(document = departmentsDocument()) {
  const stage = await createSession({ document });
  return { ...stage, handing: new HandingBack(stage.session, () => 'tra.json') };
}

test('a return is marked, saved, written and read back', async () => {
  const { handing, session, workbook, stored } = await createHandingBack();
  session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
  handing.message = '  Xin kiểm tra mục 1.2.1. ';
  const door = realDoor();
  await handing.make({
    ...door,
    writeWorkspaceFile: async (document, ...rest) => {
      // Storage has the mark before the file is made.
      expect((await stored()).assessment.workspace?.returns).toHaveLength(1);
      expect(document.workspace?.returns).toHaveLength(1);
      return door.writeWorkspaceFile(document, ...rest);
    },
  });
  const { state } = handing;
  if (state.kind !== 'done') throw new Error(state.kind);
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

  test('whose file fails is taken back', async () => {
    const { handing, workbook } = await createHandingBack();
    await handing.make({
      ...realDoor(),
      writeWorkspaceFile: () => Promise.resolve({ ok: false, error: { reason: 'doesNotReadBack' } }),
    });
    expect(handing.state).toEqual({ kind: 'failed', failure: { reason: 'doesNotReadBack' }, stays: false });
    expect([workbook.document.workspace?.returns, workbook.undoLabel]).toEqual([[], null]);
    await until(() => workbook.unsavedCount === 0);
    await handing.make(realDoor());
    expect(handing.state.kind).toBe('done');
  });

  test('that another step has followed meanwhile stays marked, and says so', async () => {
    const { handing, session, workbook } = await createHandingBack();
    await handing.make({
      ...realDoor(),
      writeWorkspaceFile: () => {
        session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
        return Promise.reject(new Error('no memory'));
      },
    });
    expect(handing.state).toMatchObject({ kind: 'failed', failure: { reason: 'broken' }, stays: true });
    expect(workbook.document.entries.get('1.2.1')?.selfScore).toBe(10_000);
    await until(() => workbook.unsavedCount === 0);
  });

  test('that cannot be saved is not sent', async () => {
    const { handing, workbook, repository } = await createHandingBack();
    const commit = repository.commit.bind(repository);
    let isWritten = false;
    Object.assign(repository, { commit: () => Promise.resolve({ ok: false, error: { reason: 'quota' } }) });
    await handing.make({
      ...realDoor(),
      writeWorkspaceFile: () => {
        isWritten = true;
        return Promise.reject(new Error('not wanted'));
      },
    });
    expect(handing.state).toEqual({ kind: 'failed', failure: { reason: 'notSaved' }, stays: false });
    expect([isWritten, workbook.document.workspace?.returns]).toEqual([false, []]);
    expect(await workbook.whenSaved()).toBe(false);
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

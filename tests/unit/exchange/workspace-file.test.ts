import { afterEach, describe, expect, test, vi } from 'vitest';
import { documentToFile } from '../../../src/domain/document-file';
import { digestOf } from '../../../src/exchange/digest';
import { MAXIMUM_EXCHANGE_BYTES } from '../../../src/domain/evidence';
import { readAssessmentFile } from '../../../src/exchange/json-file';
import { receiveFile } from '../../../src/exchange/received-file';
import { isSealed } from '../../../src/exchange/sealed';
import { writeWorkspaceFile } from '../../../src/exchange/workspace-file';
import { pts, withEntries } from '../../helpers/domain';
import {
  decoded,
  departmentReturn,
  departmentWorkspace,
  returnBytes,
  returnedFiles,
  valuesOf,
} from '../../helpers/return-files';
import { startDocument } from '../state/start-document';

const passphrase = 'Mật khẩu 12';
const doesNotReadBack = { ok: false, error: { reason: 'doesNotReadBack' } };

async function written(...given: Parameters<typeof writeWorkspaceFile>) {
  const result = await writeWorkspaceFile(...given);
  if (!result.ok) expect.fail(result.error.reason);
  return result.value;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a workspace is written, and the digests told are those of its file', () => {
  test('as it was handed out', async () => {
    const document = departmentWorkspace();
    const { bytes, digest, baseDigest } = await written(document, [], null);
    expect(digest).toBe(digestOf(documentToFile(document)));
    expect(baseDigest).toBe(digestOf(documentToFile(document).workspace?.base));
    expect(decoded(bytes).endsWith(`,\n  "fingerprint": "${digest}"\n}\n`)).toBe(true);
    const back = readAssessmentFile(bytes);
    expect(back.ok && back.value.assessment).toEqual(document);
  });

  test('as it comes back, with the bytes of its documents', async () => {
    const document = departmentReturn();
    const { bytes, digest, baseDigest } = await written(document, returnedFiles, null);
    expect(Buffer.compare(bytes, returnBytes())).toBe(0);
    expect(digest).toBe(digestOf({ ...documentToFile(document), files: valuesOf(returnedFiles) }));
    // What was handed out stays the same, whatever was done since.
    expect(baseDigest).toBe((await written(departmentWorkspace(), [], null)).baseDigest);
    const back = readAssessmentFile(bytes);
    expect(back.ok && back.value.files).toEqual(returnedFiles);
  });

  test('sealed: the digests are those of what is inside', async () => {
    const document = departmentReturn();
    const plain = await written(document, returnedFiles, null);
    const { bytes, ...digests } = await written(document, returnedFiles, passphrase);
    expect(digests).toEqual({ digest: plain.digest, baseDigest: plain.baseDigest });
    expect(isSealed(bytes)).toBe(true);
    const back = await receiveFile(bytes, [passphrase]);
    expect(back).toMatchObject({ kind: 'read', read: { ...digests, files: returnedFiles } });
    expect(back.kind === 'read' && back.read.assessment).toEqual(document);
  });

  test('without the bytes of documents that stay where they are', async () => {
    const { bytes } = await written(departmentReturn(), [], null);
    const back = readAssessmentFile(bytes);
    expect(back.ok && back.value.files).toEqual([]);
  });
});

describe('a file that does not read back as it should is not given out:', () => {
  const [f1, f2] = returnedFiles;

  test.each([
    ['bytes of another size than the register says', [f1!, { id: 'f2', bytes: f2!.bytes.subarray(1) }]],
    ['bytes that the register does not name', [...returnedFiles, { id: 'f3', bytes: f1!.bytes }]],
    ['bytes given twice', [f1!, f1!, f2!]],
  ])('%s', async (_name, files) => {
    expect(await writeWorkspaceFile(departmentReturn(), files, null)).toEqual(doesNotReadBack);
  });

  test('a document that its own gate refuses', async () => {
    const above = withEntries(departmentReturn(), { '1.2.1': { selfScore: pts(99_999) } });
    expect(await writeWorkspaceFile(above, returnedFiles, null)).toEqual(doesNotReadBack);
    expect(await writeWorkspaceFile(above, returnedFiles, passphrase)).toEqual(doesNotReadBack);
  });

  test('a document with rows that its rubric does not have in this order', async () => {
    const document = departmentReturn();
    const turned = { ...document, entries: new Map([...document.entries].toReversed()) };
    expect(await writeWorkspaceFile(turned, returnedFiles, null)).toEqual(doesNotReadBack);
  });

  test('bytes that came out wrong', async () => {
    const encode = globalThis.btoa;
    vi.stubGlobal('btoa', (text: string) => encode(text).replace('AP8NCoA=', 'AP8NCoE='));
    expect(await writeWorkspaceFile(departmentReturn(), returnedFiles, null)).toEqual(doesNotReadBack);
  });

  test('a seal that does not open', async () => {
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...given) => {
      const data = new Uint8Array(await encrypt(...given));
      data[3]! ^= 1;
      return data.buffer;
    });
    expect(await writeWorkspaceFile(departmentReturn(), returnedFiles, passphrase)).toEqual(doesNotReadBack);
  });
});

describe('a file that is larger than what is read', () => {
  test.each([
    ['plain', null],
    ['sealed', passphrase],
  ])('is not given out, and its size is told: %s', async (_name, seal) => {
    const { bytes } = await written(departmentReturn(), returnedFiles, seal);
    expect((await writeWorkspaceFile(departmentReturn(), returnedFiles, seal, bytes.length)).ok).toBe(true);
    expect(await writeWorkspaceFile(departmentReturn(), returnedFiles, seal, bytes.length - 1)).toEqual({
      ok: false,
      error: { reason: 'tooLarge', bytes: bytes.length, maximumBytes: bytes.length - 1 },
    });
  });

  test('is measured by what the reader takes', async () => {
    // Cheaper than to write so much: only the measure is looked at before the bytes are.
    const measured = vi
      .spyOn(TextEncoder.prototype, 'encode')
      .mockReturnValue(new Uint8Array(MAXIMUM_EXCHANGE_BYTES + 1));
    expect(await writeWorkspaceFile(departmentReturn(), [], null)).toMatchObject({ error: { reason: 'tooLarge' } });
    expect(measured).toHaveBeenCalled();
  });
});

test('without subtle crypto it is written, but not sealed', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(await writeWorkspaceFile(departmentReturn(), returnedFiles, passphrase)).toEqual({
    ok: false,
    error: { reason: 'sealUnavailable' },
  });
  expect((await writeWorkspaceFile(departmentReturn(), returnedFiles, null)).ok).toBe(true);
});

test('the passphrase counts, even an empty one', async () => {
  const { bytes } = await written(departmentWorkspace(), [], '');
  expect(isSealed(bytes)).toBe(true);
});

test('a document that is no workspace has its digest too, and no base', async () => {
  const document = startDocument();
  const { digest, baseDigest } = await written(document, [], null);
  expect(digest).toBe(digestOf(documentToFile(document)));
  expect(baseDigest).toBe('');
});

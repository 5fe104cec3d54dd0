import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { incomingOf } from '../../../src/domain/merge/incoming';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { digestOf } from '../../../src/exchange/digest';
import { serializeAssessment, serializeWithFiles } from '../../../src/exchange/json-file';
import { receiveFile, receiveForMerge, type Received } from '../../../src/exchange/received-file';
import { seal, type DeriveKey } from '../../../src/exchange/sealed';
import {
  decoded,
  departmentReturn,
  departmentWorkspace,
  encoded,
  quickKeys,
  returnBytes,
  returnedFiles,
  valuesOf,
} from '../../helpers/return-files';
import { startDocument } from '../state/start-document';

const passphrase = 'Mật khẩu 12';

function readOf(received: Received) {
  if (received.kind !== 'read') expect.fail(JSON.stringify(received));
  return received.read;
}

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

describe('a file that anybody can read', () => {
  test('of an assessment: its digest, and no base', async () => {
    const document = startDocument();
    const { assessment, tree, files, digest, baseDigest } = readOf(
      await receiveFile(encoded(serializeAssessment(document)), []),
    );
    expect(assessment).toEqual(document);
    expect(tree).toEqual(createRubricTree(document.rubric));
    expect(files).toEqual([]);
    expect(digest).toBe(digestOf(documentToFile(document)));
    expect(baseDigest).toBe('');
  });

  test('of a department as it was handed out, and as it came back: two digests and one base', async () => {
    const sent = readOf(await receiveFile(returnBytes(departmentWorkspace(), []), []));
    const back = readOf(await receiveFile(returnBytes(), []));
    expect(sent.digest).toBe(digestOf(documentToFile(departmentWorkspace())));
    expect(back.digest).toBe(digestOf({ ...documentToFile(departmentReturn()), files: valuesOf(returnedFiles) }));
    expect(back.baseDigest).toBe(digestOf(documentToFile(departmentWorkspace()).workspace?.base));
    expect(sent.baseDigest).toBe(back.baseDigest);
    expect(back.files).toEqual(returnedFiles);
  });

  test('of an assessment it is known by the same digest with the bytes of its attachments and without', async () => {
    const document = { ...startDocument(), evidence: departmentReturn().evidence };
    const { parts } = await serializeWithFiles(document, (id) =>
      Promise.resolve(returnedFiles.find((file) => file.id === id)?.bytes ?? null),
    );
    const whole = readOf(await receiveFile(encoded(parts.join('')), []));
    expect(whole.files.length).toBeGreaterThan(0);
    expect(whole.digest).toBe(readOf(await receiveFile(encoded(serializeAssessment(document)), [])).digest);
  });

  test('laid out by another program, it has the same digest', async () => {
    const { digest } = readOf(await receiveFile(returnBytes(), []));
    const other = encoded(JSON.stringify(JSON.parse(decoded(returnBytes()))));
    expect(readOf(await receiveFile(other, [])).digest).toBe(digest);
  });

  test.each([1, 2, 3])(
    'of version %d: the digest is of what it says, not of what it was raised to',
    async (version) => {
      const bytes = fixture(`assessment-v${String(version)}.json`);
      const raw: unknown = JSON.parse(decoded(bytes));
      const parsed = parseDocument(raw);
      const read = readOf(await receiveFile(bytes, []));
      expect(read.assessment).toEqual(parsed.ok && parsed.value.assessment);
      expect(read.digest).toBe(digestOf(raw));
      expect(read.digest).not.toBe(digestOf(documentToFile(read.assessment)));
      expect(read.baseDigest).toBe('');
    },
  );

  test('passphrases at hand do not matter to it', async () => {
    const derive = vi.fn(quickKeys());
    expect((await receiveFile(returnBytes(), [passphrase], derive)).kind).toBe('read');
    expect(derive).not.toHaveBeenCalled();
  });

  test.each<readonly [string, Uint8Array, unknown]>([
    ['empty', new Uint8Array(), { reason: 'emptyFile' }],
    ['cut short', returnBytes().subarray(0, 40), { reason: 'notJson' }],
    ['a picture', Uint8Array.from([0x89, 0x50, 0xff]), { reason: 'notUtf8' }],
    ['foreign', encoded('{"format":"other"}'), { reason: 'notAnAssessment' }],
    ['changed', encoded(decoded(returnBytes()).replace('Gửi lần đầu', 'Gửi lần hai')), { reason: 'wrongFingerprint' }],
    [
      'without its fingerprint',
      encoded(decoded(returnBytes()).replace(/,\n {2}"fingerprint": "\w+"/, '')),
      { reason: 'noFingerprint' },
    ],
  ])('%s: the reason is told', async (_name, bytes, failure) => {
    expect(await receiveFile(bytes, [passphrase])).toMatchObject({ kind: 'failed', failure });
  });
});

describe('a sealed file', () => {
  let derive: DeriveKey;
  let bytes: Uint8Array;
  beforeAll(async () => {
    derive = quickKeys();
    const result = await seal(returnBytes(), passphrase, derive);
    if (!result.ok) expect.fail(result.error.reason);
    bytes = encoded(result.value);
  });

  test('wants a passphrase, and says whether those given were of use', async () => {
    expect(await receiveFile(bytes, [], derive)).toEqual({ kind: 'sealed', tried: false });
    expect(await receiveFile(bytes, ['khác', 'khác nữa'], derive)).toEqual({ kind: 'sealed', tried: true });
  });

  test.each([[[passphrase]], [['khác', passphrase]], [['', 'khác', passphrase, 'khác nữa']]])(
    'opens with %j, and is then read like any other',
    async (passphrases) => {
      expect(await receiveFile(bytes, passphrases, derive)).toEqual(await receiveFile(returnBytes(), []));
    },
  );

  test('that is damaged looks like one with another passphrase', async () => {
    const damaged = bytes.subarray(0, bytes.length - 30);
    expect(await receiveFile(damaged, [], derive)).toEqual({ kind: 'sealed', tried: false });
    expect(await receiveFile(damaged, [passphrase], derive)).toEqual({ kind: 'sealed', tried: true });
  });

  test('holds what is wrong with what it holds', async () => {
    const changed = decoded(returnBytes()).replace('Gửi lần đầu', 'Gửi lần hai');
    const result = await seal(encoded(changed), passphrase, derive);
    const within = encoded(result.ok ? result.value : '');
    expect(await receiveFile(within, [passphrase], derive)).toEqual({
      kind: 'failed',
      failure: { reason: 'wrongFingerprint' },
    });
  });

  test('within a sealed file is none', async () => {
    const result = await seal(bytes, passphrase, derive);
    const within = encoded(result.ok ? result.value : '');
    expect(await receiveFile(within, [passphrase], derive)).toEqual({
      kind: 'failed',
      failure: { reason: 'notAnAssessment' },
    });
  });

  test('cannot be opened where the page is not secure, and that is told', async () => {
    vi.stubGlobal('crypto', {});
    const [wanted, tried] = await Promise.all([receiveFile(bytes, []), receiveFile(bytes, [passphrase])]);
    vi.unstubAllGlobals();
    expect(wanted).toEqual({ kind: 'sealed', tried: false });
    expect(tried).toEqual({ kind: 'failed', failure: { reason: 'sealUnavailable' } });
  });
});

describe('for a merge', () => {
  test.each([
    ['a return', returnBytes(), departmentReturn(), returnedFiles],
    ['a hand-out', returnBytes(departmentWorkspace(), []), departmentWorkspace(), []],
    ['an assessment', encoded(serializeAssessment(startDocument())), startDocument(), []],
  ])('%s gives its sides, and the bytes that came with it', async (_name, bytes, document, attached) => {
    const { digest, baseDigest } = readOf(await receiveFile(bytes, []));
    const tree = createRubricTree(document.rubric);
    const name = 'Sở Tài chính.json';
    expect(await receiveForMerge({ name, bytes }, [])).toEqual({
      name,
      kind: 'incoming',
      incoming: incomingOf(document, tree, { fileName: name, digest, baseDigest }),
      attached,
    });
  });

  test('plain data goes to the worker and back', async () => {
    const received = await receiveForMerge({ name: 'a.json', bytes: returnBytes() }, []);
    expect(structuredClone(received)).toEqual(received);
  });

  test('a file that is not read keeps its name', async () => {
    const name = 'hỏng.json';
    expect(await receiveForMerge({ name, bytes: new Uint8Array() }, [])).toEqual({
      name,
      kind: 'failed',
      failure: { reason: 'emptyFile' },
    });
    const sealed = { name, bytes: encoded('{"format": "par-workbench-sealed"') };
    expect(await receiveForMerge(sealed, [])).toEqual({ name, kind: 'sealed', tried: false });
    expect(await receiveForMerge(sealed, [passphrase])).toEqual({ name, kind: 'sealed', tried: true });
  });
});

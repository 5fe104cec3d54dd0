import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/exchange/digest';
import { readAssessmentFile, serializeAssessment } from '../../../src/exchange/json-file';
import { receiveFile, receiveForMerge } from '../../../src/exchange/received-file';
import { deriveByPbkdf2, isSealed, seal, unseal } from '../../../src/exchange/sealed';
import { startDocument } from '../state/start-document';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The start document's text with one key more in front. */
const textWith = (key: string, value: string): string =>
  serializeAssessment(startDocument()).replace('{', `{ ${JSON.stringify(key)}: ${value},`);

/** Deeper than a call stack goes, which parsing JSON does not mind. */
const deep = '['.repeat(200_000) + ']'.repeat(200_000);

describe('a fingerprint on what is none of ours', () => {
  test.each(['{"fingerprint":"x"}', '{"format":"other","fingerprint":1}', `{"fingerprint":"x","a":${deep}}`])(
    '%.40s is foreign, and not a damaged assessment',
    (text) => {
      expect(readAssessmentFile(bytesOf(text))).toEqual({ ok: false, error: { reason: 'notAnAssessment' } });
    },
  );
});

describe('a fingerprint on a plain assessment', () => {
  test('that is right is taken, and is the digest of the file', async () => {
    const digest = digestOf(JSON.parse(serializeAssessment(startDocument())));
    const received = await receiveFile(bytesOf(textWith('fingerprint', JSON.stringify(digest))), []);
    expect(received).toMatchObject({ kind: 'read', read: { digest, baseDigest: '' } });
  });

  test.each(['""', 'null', '7', '{}', `"${'0'.repeat(64)}"`])('%s is wrong', (fingerprint) => {
    expect(readAssessmentFile(bytesOf(textWith('fingerprint', fingerprint)))).toEqual({
      ok: false,
      error: { reason: 'wrongFingerprint' },
    });
  });

  test('over a value nested too deep is wrong too, and one such file does not end a batch', async () => {
    const text = textWith('fingerprint', '"x"').replace('{', `{ "a": ${deep},`);
    expect(await receiveForMerge({ name: 'sâu.json', bytes: bytesOf(text) }, [])).toEqual({
      name: 'sâu.json',
      kind: 'failed',
      failure: { reason: 'wrongFingerprint' },
    });
  });

  test('nested too deep without one, it meets the gate of the document', async () => {
    const received = await receiveFile(bytesOf(textWith('a', deep)), []);
    expect(received).toMatchObject({ kind: 'failed', failure: { reason: 'malformed', path: ['a'] } });
  });
});

describe('a sealed file of another program', () => {
  test('may have its keys in any order, and no white space', async () => {
    const sealed = await seal(bytesOf(serializeAssessment(startDocument())), 'mật khẩu dài');
    if (!sealed.ok) expect.fail(sealed.error.reason);
    const sorted = Object.entries(JSON.parse(sealed.value) as object).toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(sorted.map(([key]) => key)).toEqual(['cipher', 'data', 'format', 'formatVersion', 'kdf']);
    const bytes = bytesOf(JSON.stringify(Object.fromEntries(sorted)));
    expect(await receiveFile(bytes, ['mật khẩu dài'])).toMatchObject({ kind: 'read' });
    expect(await receiveFile(bytes, [])).toEqual({ kind: 'sealed', tried: false });
    const cut = bytes.subarray(1);
    expect(await unseal(cut, 'mật khẩu dài', deriveByPbkdf2)).toEqual({
      ok: false,
      error: { reason: 'sealedUnreadable' },
    });
    expect(isSealed(cut)).toBe(true);
  });

  test('is not what a text says that only speaks of one', () => {
    const said = { ...startDocument().head, title: '"format": "par-workbench-sealed"' };
    expect(isSealed(bytesOf(serializeAssessment({ ...startDocument(), head: said })))).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentToFile } from '../../../src/domain/document-file';
import { digestOf } from '../../../src/exchange/digest';
import { readAssessmentFile, serializeAssessment, serializeWorkspace } from '../../../src/exchange/json-file';
import { receiveFile } from '../../../src/exchange/received-file';
import { departmentReturn, encoded, valuesOf } from '../../helpers/return-files';
import { startDocument } from '../state/start-document';

const read = (text: string) => readAssessmentFile(encoded(text));

function failureOf(text: string): unknown {
  const result = read(text);
  return result.ok ? 'accepted' : result.error;
}

type Json = Record<string, unknown>;

describe('a fingerprint', () => {
  const document = departmentReturn();
  const text = serializeAssessment(document);
  type Printed = Json & { readonly fingerprint: string };
  const value = (): Printed => JSON.parse(text) as Printed;
  const failureOfValue = (changed: Json): unknown => failureOf(JSON.stringify(changed));

  test('is carried by the file of a department, last, of all the rest', () => {
    const { fingerprint, ...content } = value();
    expect(Object.keys(value()).at(-1)).toBe('fingerprint');
    expect(fingerprint).toBe(digestOf(content));
    expect(content).toEqual(JSON.parse(JSON.stringify(documentToFile(document))));
  });

  test('makes no part of the document: the second copy of a workspace comes back as it was', () => {
    const parsed = read(text);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(parsed.value.assessment).toEqual(document);
    expect(parsed.value.files).toEqual([]);
    expect(serializeAssessment(parsed.value.assessment)).toBe(text);
  });

  test('is carried by no other file, which may still have a right one', () => {
    const plain = serializeAssessment(startDocument());
    expect(plain).not.toContain('fingerprint');
    const content = JSON.parse(plain) as Json;
    const fingerprint = digestOf(content);
    const parsed = read(JSON.stringify({ fingerprint, ...content }));
    expect(parsed.ok && parsed.value.assessment).toEqual(startDocument());
    expect(failureOfValue({ ...content, title: 'Khác', fingerprint })).toEqual({ reason: 'wrongFingerprint' });
  });

  test('does not mind the order of keys, line ends, or escaped letters', () => {
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(value()).reverse()));
    const escaped = text.replace(
      /[^\u0000-\u007f]/g,
      (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    for (const other of [`\ufeff${text}`, text.replaceAll('\n', '\r\n'), reversed, escaped]) {
      const parsed = read(other);
      expect(parsed.ok && parsed.value.assessment).toEqual(document);
    }
  });

  test('minds letters that were decomposed', () => {
    expect(failureOf(text.normalize('NFD'))).toEqual({ reason: 'wrongFingerprint' });
  });

  test('is missed where a department sent the file, and nowhere else', () => {
    const { fingerprint: _lost, ...content } = value();
    expect(failureOfValue(content)).toEqual({ reason: 'noFingerprint' });
    expect(failureOfValue({ ...content, workspace: {} })).toEqual({ reason: 'noFingerprint' });
    expect(failureOfValue({ ...content, workspace: null })).toBe('accepted');
  });

  test('is told before all that it makes doubtful, and after what makes it meaningless', () => {
    expect(failureOfValue({ ...value(), unit: 7 })).toEqual({ reason: 'wrongFingerprint' });
    expect(failureOfValue({ ...value(), files: 'x' })).toEqual({ reason: 'wrongFingerprint' });
    expect(failureOfValue({ format: 'other', fingerprint: 'x' })).toEqual({ reason: 'notAnAssessment' });
    const later: Json = { ...value(), formatVersion: 99, novelty: [] };
    Reflect.deleteProperty(later, 'fingerprint');
    expect(failureOfValue({ ...later, fingerprint: digestOf(later) })).toEqual({
      reason: 'newerVersion',
      found: 99,
      supported: 4,
    });
  });
});

describe('frozen files of a department', () => {
  const baseDigest = 'edf2415a91fa091931835745cacddf7a3cd0433d49217194a3de86531839f36e';
  const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

  test.each([
    ['handout-v4.json', 0, [], '4b5421eb0e28ac3f923f18ea709201ce19a8585d1777bf9fce612f5766ffe18b'],
    ['return-v4.json', 1, ['f1', 'f2'], '3b65424808f26b60e88f17db2eae0aa4720b76e97255a5ca74b1ef9b98725a97'],
  ])('%s is read, and written again byte for byte', async (name, returns, files, digest) => {
    const bytes = fixture(name);
    const received = await receiveFile(bytes, []);
    if (received.kind !== 'read') expect.fail(JSON.stringify(received));
    const { assessment, files: attached, ...digests } = received.read;
    expect(digests).toMatchObject({ digest, baseDigest: baseDigest });
    expect(assessment.workspace?.handout).toMatchObject({ id: 'handout-STC', department: 'STC' });
    expect(assessment.workspace?.returns.length).toBe(returns);
    expect(attached.map(({ id }) => id)).toEqual(files);
    expect(serializeWorkspace(assessment, valuesOf(attached))).toBe(bytes.toString());
  });

  test('sealed-v1.json holds the return', async () => {
    expect(await receiveFile(fixture('sealed-v1.json'), [])).toEqual({ kind: 'sealed', tried: false });
    expect(await receiveFile(fixture('sealed-v1.json'), ['Mật khẩu của Sở Tài chính'])).toEqual(
      await receiveFile(fixture('return-v4.json'), []),
    );
  });
});

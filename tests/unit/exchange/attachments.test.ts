import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { MAXIMUM_FILE_BYTES, MAXIMUM_FILES_BYTES } from '../../../src/domain/evidence';
import type { AttachedFile } from '../../../src/exchange/attachments';
import { digestOf } from '../../../src/exchange/digest';
import { readAssessmentFile, serializeAssessment, serializeWithFiles } from '../../../src/exchange/json-file';
import { proofDocument } from '../../helpers/domain-filled';
import { departmentReturn } from '../../helpers/return-files';
import { startDocument } from '../state/start-document';

type Json = Record<string, unknown>;

const bytesOf = (...values: number[]): Uint8Array => Uint8Array.from(values);
const read = (text: string) => readAssessmentFile(new TextEncoder().encode(text));

/** A document whose register names a file for each of the bytes given, and one document without. */
function documentWith(files: readonly AttachedFile[]): Assessment {
  const register = files.map(({ id, bytes }, position) =>
    proofDocument(`d${String(position)}`, '2023-05-01', {
      file: { id, name: `${id}.pdf`, type: 'application/pdf', bytes: bytes.length },
    }),
  );
  return { ...startDocument(), evidence: [proofDocument('bare'), ...register] };
}

async function textOf(document: Assessment, files: readonly AttachedFile[]): Promise<string> {
  const { parts } = await serializeWithFiles(document, (id) =>
    Promise.resolve(files.find((file) => file.id === id)?.bytes ?? null),
  );
  return parts.join('');
}

const two: readonly AttachedFile[] = [
  { id: 'f1', bytes: bytesOf(0, 255, 13, 10, 128) },
  { id: 'f2', bytes: bytesOf(1, 2, 3) },
];

describe('attachments go out and come back', () => {
  test('as one key more at the end, in the order of the register', async () => {
    const document = documentWith(two);
    const text = await textOf(document, two);
    const plain = serializeAssessment(document);
    expect(text.startsWith(plain.slice(0, -3))).toBe(true);
    expect(text.slice(plain.length - 3)).toBe(
      `,
  "files": [
    {
      "id": "f1",
      "base64": "AP8NCoA="
    },
    {
      "id": "f2",
      "base64": "AQID"
    }
  ]
}
`,
    );
  });

  test('byte for byte, as JSON would write them, whatever they hold and whatever is missing', async () => {
    const someFiles = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map((id) => `f ${id}`.normalize('NFC')),
        bytes: fc.uint8Array({ maxLength: 60 }),
        kept: fc.boolean(),
      }),
      { selector: ({ id }) => id, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(someFiles, async (files) => {
        const kept = files.filter((file) => file.kept).map(({ id, bytes }) => ({ id, bytes }));
        const parsed = read(serializeAssessment(documentWith(files)));
        if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
        const { assessment } = parsed.value;
        const text = await textOf(assessment, kept);
        const plain = JSON.parse(serializeAssessment(assessment)) as Json;
        const inside = kept.map(({ id, bytes }) => ({ id, base64: Buffer.from(bytes).toString('base64') }));
        const whole = inside.length === 0 ? plain : { ...plain, files: inside };
        expect(text).toBe(`${JSON.stringify(whole, null, 2)}\n`);
        const back = read(text);
        if (!back.ok) expect.fail(JSON.stringify(back.error));
        expect(back.value.assessment).toEqual(assessment);
        expect(back.value.files).toEqual(kept);
        expect(await textOf(back.value.assessment, back.value.files)).toBe(text);
      }),
      { seed: 913, numRuns: 150 },
    );
  });

  test('with those told that are not here or have another size, and none named twice', async () => {
    const document = documentWith(two);
    const [, first, second] = document.evidence;
    const twice = { ...document, evidence: [...document.evidence, { ...second!, id: 'again' }] };
    const { parts, missing } = await serializeWithFiles(twice, (id) =>
      Promise.resolve(id === 'f1' ? bytesOf(0, 255) : two[1]!.bytes),
    );
    expect(missing).toEqual([first!.file]);
    const back = read(parts.join(''));
    expect(back.ok && back.value.files).toEqual([two[1]]);
  });

  test('a document without files has no such key, and none is read', async () => {
    const document = startDocument();
    expect(await textOf(document, [])).toBe(serializeAssessment(document));
    const back = read(serializeAssessment(document));
    expect(back.ok && back.value.files).toEqual([]);
  });

  test('of a department with the fingerprint behind them, of all together', async () => {
    const document = departmentReturn(two);
    const text = await textOf(document, two);
    const { fingerprint, ...content } = JSON.parse(text) as Json;
    expect(Object.keys(content).at(-1)).toBe('files');
    expect(fingerprint).toBe(digestOf(content));
    expect(fingerprint).not.toBe((JSON.parse(serializeAssessment(document)) as Json).fingerprint);
    const back = read(text);
    if (!back.ok) expect.fail(JSON.stringify(back.error));
    expect(back.value.assessment).toEqual(document);
    expect(back.value.files).toEqual(two);
    expect(await textOf(back.value.assessment, back.value.files)).toBe(text);
  });

  test('of a department that are not here are told, and the file without them has its own fingerprint', async () => {
    const document = departmentReturn(two);
    const { parts, missing } = await serializeWithFiles(document, () => Promise.resolve(null));
    expect(missing).toEqual(document.evidence.map(({ file }) => file));
    expect(parts.join('')).toBe(serializeAssessment(document));
    expect(read(parts.join('')).ok).toBe(true);
  });

  test('as many and as large as there may be', async () => {
    const count = MAXIMUM_FILES_BYTES / MAXIMUM_FILE_BYTES;
    const full = Array.from({ length: count }, (_, position) => ({
      id: `f${String(position)}`,
      bytes: new Uint8Array(MAXIMUM_FILE_BYTES).fill(position + 1),
    }));
    const back = read(await textOf(documentWith(full), full));
    if (!back.ok) expect.fail(JSON.stringify(back.error));
    const isSame = ({ id, bytes }: AttachedFile, position: number): boolean =>
      id === full[position]!.id && Buffer.compare(bytes, full[position]!.bytes) === 0;
    expect(back.value.files.map(isSame)).toEqual(full.map(() => true));
  });
});

describe('attachments that are wrong are told with their place', () => {
  const changed = (value: unknown): unknown => {
    const file = JSON.parse(serializeAssessment(documentWith(two))) as Json;
    const result = read(JSON.stringify({ ...file, files: value }));
    return result.ok ? 'accepted' : result.error;
  };
  const f1 = { id: 'f1', base64: 'AP8NCoA=' };

  test.each<readonly [string, unknown, unknown]>([
    ['none at all', [], 'accepted'],
    ['one of two', [f1], 'accepted'],
    ['no list', 'f1', { reason: 'malformed', path: ['files'], problem: 'invalid_type' }],
    ['null', null, { reason: 'malformed', path: ['files'], problem: 'invalid_type' }],
    ['no bytes', [f1, { id: 'f2' }], { reason: 'malformed', path: ['files', 1, 'base64'], problem: 'invalid_type' }],
    [
      'a foreign key',
      [{ ...f1, name: 'x' }],
      { reason: 'malformed', path: ['files', 0, 'name'], problem: 'unrecognized_keys' },
    ],
    [
      'a file that the register does not name',
      [f1, { id: 'f9', base64: '' }],
      { reason: 'unknownFile', path: ['files', 1, 'id'], id: 'f9' },
    ],
    ['the same file twice', [f1, f1], { reason: 'unknownFile', path: ['files', 1, 'id'], id: 'f1' }],
    [
      'bytes that are no base64',
      [{ id: 'f1', base64: 'AP8N\nCoA=' }],
      { reason: 'wrongBase64', path: ['files', 0, 'base64'], name: 'f1.pdf' },
    ],
    [
      'fewer bytes than the register says',
      [{ id: 'f1', base64: 'AP8N' }],
      { reason: 'wrongFileSize', path: ['files', 0, 'base64'], name: 'f1.pdf', bytes: 3, expectedBytes: 5 },
    ],
    [
      'more bytes than the register says',
      [f1, { id: 'f2', base64: 'AQIDBA==' }],
      { reason: 'wrongFileSize', path: ['files', 1, 'base64'], name: 'f2.pdf', bytes: 4, expectedBytes: 3 },
    ],
  ])('%s', (_name, value, expected) => {
    if (typeof expected === 'string') expect(changed(value)).toBe(expected);
    else expect(changed(value)).toMatchObject(expected as object);
  });

  test('but a wrong document is told first', () => {
    const file = JSON.parse(serializeAssessment(documentWith(two))) as Json;
    const result = read(JSON.stringify({ ...file, unit: 7, files: 'x' }));
    expect(result).toMatchObject({ ok: false, error: { reason: 'malformed', path: ['unit'] } });
  });
});

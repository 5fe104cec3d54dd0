import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { canonicalForm } from '../../../src/exchange/canonical-form';
import { digestOf } from '../../../src/exchange/digest';
import { readAssessmentFile } from '../../../src/exchange/json-file';
import { receiveFile } from '../../../src/exchange/received-file';
import { createRubricMemory } from '../../../src/exchange/rubric-memory';
import '../../helpers/domain';
import { decoded, departmentReturn, encoded, flipped, returnBytes } from '../../helpers/return-files';

interface RawFile {
  fingerprint?: string;
  formatVersion: number;
  rubric: { decision: string; areas: { name: string; maxPoints: number }[] };
}
const rawFile = (): RawFile => JSON.parse(decoded(returnBytes())) as RawFile;

/** A file with a right fingerprint, whatever it says. */
function bytesOf({ fingerprint: _fingerprint, ...content }: RawFile, indent = 2): Uint8Array {
  return encoded(JSON.stringify({ ...content, fingerprint: digestOf(content) }, null, indent));
}

async function read(bytes: Uint8Array) {
  const received = await receiveFile(bytes, []);
  if (received.kind !== 'read') expect.fail(JSON.stringify(received));
  return received.read;
}

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('files of a batch', () => {
  test('with the same rubric share it, in whatever order its keys stand', async () => {
    const first = await read(returnBytes());
    const second = await read(bytesOf(reversed(rawFile()) as RawFile, 0));
    expect(second.assessment.rubric).toBe(first.assessment.rubric);
    expect(second.tree).toBe(first.tree);
    expect(second).toEqual(first);
    expect(second.assessment).toEqual(departmentReturn());
    expect(second.tree).toEqual(createRubricTree(departmentReturn().rubric));
  });

  test('with another rubric each have their own, in both orders', async () => {
    const other = rawFile();
    other.rubric.decision = 'Quyết định khác';
    const first = await read(returnBytes());
    const second = await read(bytesOf(other));
    const third = await read(returnBytes());
    expect(second.assessment.rubric.decision).toBe('Quyết định khác');
    expect(second.assessment.rubric).toEqual({ ...first.assessment.rubric, decision: 'Quyết định khác' });
    expect(third).toEqual(first);
  });

  test('with a wrong rubric are refused after a right one, and are not kept', async () => {
    const wrong = rawFile();
    wrong.rubric.areas[0]!.maxPoints += 1;
    await read(returnBytes());
    for (let time = 0; time < 2; time += 1) {
      const received = await receiveFile(bytesOf(wrong), []);
      expect(received).toMatchObject({ kind: 'failed', failure: { reason: 'malformed', problem: 'sumMismatch' } });
    }
    expect((await read(returnBytes())).assessment).toEqual(departmentReturn());
  });

  test('are as whole as before after one that is refused for something else', async () => {
    await read(returnBytes());
    const { rubric: _rubric, ...without } = rawFile();
    expect(await receiveFile(bytesOf(without as RawFile), [])).toMatchObject({
      kind: 'failed',
      failure: { path: ['rubric'] },
    });
    expect(await receiveFile(bytesOf({ ...rawFile(), title: '' } as RawFile), [])).toMatchObject({
      kind: 'failed',
      failure: { path: ['title'] },
    });
    expect((await read(returnBytes())).assessment).toEqual(departmentReturn());
  });
});

describe('a received file, with and without the digest of the platform', () => {
  const bytes = returnBytes();
  const places = fc.sample(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 })), {
    seed: 1221,
    numRuns: 300,
  });

  test.each([true, false])(
    'is refused for any other bit, as it is where nothing is remembered (%s)',
    async (native) => {
      if (!native) vi.stubGlobal('crypto', {});
      const { files, ...document } = await read(bytes);
      expect(readAssessmentFile(bytes)).toMatchObject({ ok: true, value: { files, assessment: document.assessment } });
      for (const [at, bit] of places) {
        const changed = flipped(bytes, at, bit);
        const plain = readAssessmentFile(changed);
        if (plain.ok) expect.fail(`byte ${String(at)}, bit ${String(bit)}`);
        expect(await receiveFile(changed, [])).toEqual({ kind: 'failed', failure: plain.error });
      }
    },
  );

  test.each(['1e999', '-1e999', `${'['.repeat(5000)}${']'.repeat(5000)}`])(
    'is refused and not thrown at for %.20s, which no digest is of',
    async (value) => {
      const text = decoded(bytes).replace(/^\{/, `{ "more": ${value},`);
      const failure = { reason: 'wrongFingerprint' };
      expect(await receiveFile(encoded(text), [])).toEqual({ kind: 'failed', failure });
      expect(readAssessmentFile(encoded(text))).toEqual({ ok: false, error: failure });
      const bare = `{"format":"par-workbench-assessment","formatVersion":4,"more":${value}}`;
      const plain = readAssessmentFile(encoded(bare));
      expect(plain.ok).toBe(false);
      expect(await receiveFile(encoded(bare), [])).toEqual({ kind: 'failed', failure: !plain.ok && plain.error });
    },
  );
});

describe('what is remembered', () => {
  const raw = rawFile().rubric;
  const form = canonicalForm(raw);
  const { assessment, tree } = { assessment: departmentReturn(), tree: createRubricTree(departmentReturn().rubric) };

  test('is the last rubric, by its very text', () => {
    const memory = createRubricMemory();
    expect(memory.recall(form, raw)).toBeNull();
    memory.keep(form, { assessment, tree });
    expect(memory.recall(form, raw)).toEqual({ raw, rubric: assessment.rubric, tree });
    expect(memory.recall(`${form} `, raw)).toBeNull();
    memory.keep('{}', { assessment, tree });
    expect(memory.recall(form, raw)).toBeNull();
  });

  test('holds at the gate for no other value than the one that it names', () => {
    const file = { ...documentToFile(assessment), rubric: { ...rawFile().rubric, decision: 'Khác' } };
    const known = { raw, rubric: assessment.rubric, tree };
    const parsed = parseDocument(file, known);
    expect(parsed.ok && parsed.value.assessment.rubric.decision).toBe('Khác');
    const named = parseDocument({ ...file, rubric: raw }, known);
    expect(named.ok && named.value.assessment.rubric).toBe(assessment.rubric);
  });
});

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAssessmentFile } from '../../../src/exchange/json-file';
import { receiveFile } from '../../../src/exchange/received-file';
import { isSealed, seal } from '../../../src/exchange/sealed';
import '../../helpers/domain';
import { decoded, encoded, flipped, quickKeys, returnBytes } from '../../helpers/return-files';

const SEED = 1231;
const FLIPS = 1000;
const passphrase = 'Mật khẩu 12';
const derive = quickKeys();

/** Places of bits, the same in every run, spread evenly over the file. */
const bitsOf = (bytes: Uint8Array, seed: number, count: number): readonly (readonly [at: number, bit: number])[] =>
  fc.sample(fc.noBias(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }))), { seed, numRuns: count });

/** What stands around a byte, for a failure that says what was changed into what. */
const near = (bytes: Uint8Array, at: number, bit: number, seed: number): string =>
  `seed ${String(seed)}, byte ${String(at)}, bit ${String(bit)}: ${JSON.stringify(
    new TextDecoder().decode(flipped(bytes, at, bit).subarray(Math.max(0, at - 20), at + 20)),
  )}`;

describe(`a return of which one bit is another (seed ${String(SEED)})`, () => {
  const bytes = returnBytes();
  const reasons = new Map<string, number>();
  const refuse = (at: number, bit: number): void => {
    const read = readAssessmentFile(flipped(bytes, at, bit));
    if (read.ok) expect.fail(near(bytes, at, bit, SEED));
    reasons.set(read.error.reason, (reasons.get(read.error.reason) ?? 0) + 1);
  };

  test('is read as long as none is', () => {
    expect(readAssessmentFile(bytes).ok).toBe(true);
  });

  test(`is refused, wherever the bit stands: ${String(FLIPS)} of them`, () => {
    for (const [at, bit] of bitsOf(bytes, SEED, FLIPS)) refuse(at, bit);
    // Of all kinds: what is still JSON of an assessment is told by the fingerprint alone.
    const { notJson, notUtf8, wrongFingerprint, notAnAssessment = 0, ...others } = Object.fromEntries(reasons);
    expect(others).toEqual({});
    for (const count of [notJson, notUtf8, wrongFingerprint]) expect(count).toBeGreaterThan(50);
    expect(notAnAssessment).toBeLessThan(20);
  });

  test('is refused for every bit of the fingerprint and its key', () => {
    const from = decoded(bytes).lastIndexOf('"fingerprint"');
    const start = encoded(decoded(bytes).slice(0, from)).length - 4;
    for (let at = start; at < bytes.length; at += 1) for (let bit = 0; bit < 8; bit += 1) refuse(at, bit);
  });

  test('is refused for every bit of its attachments', () => {
    const text = decoded(bytes);
    const start = encoded(text.slice(0, text.lastIndexOf('"files"'))).length;
    const end = encoded(text.slice(0, text.lastIndexOf('"fingerprint"'))).length;
    for (let at = start; at < end; at += 1) refuse(at, at % 8);
  });

  test('or of which a part is missing, doubled or put elsewhere', () => {
    for (const [at] of bitsOf(bytes, SEED + 1, 100)) {
      const cut = [...bytes.subarray(0, at), ...bytes.subarray(at + 1)];
      const read = readAssessmentFile(Uint8Array.from(cut));
      // White space between the parts of JSON says nothing: there, one less is the same file.
      const isSpace = bytes[at] === 0x20 || bytes[at] === 0x0a;
      expect(read.ok && !isSpace, near(bytes, at, 0, SEED + 1)).toBe(false);
    }
    const value = JSON.parse(decoded(bytes)) as { entries: unknown[]; fingerprint: string };
    const [first, second, ...rest] = value.entries;
    for (const entries of [
      [second, first, ...rest],
      [first, ...rest],
      [first, first, second, ...rest],
    ]) {
      const read = readAssessmentFile(encoded(JSON.stringify({ ...value, entries })));
      expect(read).toEqual({ ok: false, error: { reason: 'wrongFingerprint' } });
    }
  });

  test.each(['', 'A'.repeat(64), null, 7, ['x'], {}])('or whose fingerprint is %j', (fingerprint) => {
    const value = JSON.parse(decoded(bytes)) as object;
    const read = readAssessmentFile(encoded(JSON.stringify({ ...value, fingerprint })));
    expect(read).toEqual({ ok: false, error: { reason: 'wrongFingerprint' } });
  });

  test('or whose fingerprint is right but in capitals', () => {
    const value = JSON.parse(decoded(bytes)) as { fingerprint: string };
    const fingerprint = value.fingerprint.toUpperCase();
    const read = readAssessmentFile(encoded(JSON.stringify({ ...value, fingerprint })));
    expect(read).toEqual({ ok: false, error: { reason: 'wrongFingerprint' } });
  });

  test('or that is nested deeper than any program reads', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const text = decoded(bytes).replace(/^\{/, `{ "deep": ${deep},`);
    expect(readAssessmentFile(encoded(text))).toEqual({ ok: false, error: { reason: 'wrongFingerprint' } });
  });
});

describe(`a sealed return of which one bit is another (seed ${String(SEED + 2)})`, () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    const sealed = await seal(returnBytes(), passphrase, derive);
    if (!sealed.ok) expect.fail(sealed.error.reason);
    bytes = encoded(sealed.value);
  });

  const refuse = async (at: number, bit: number, seed: number): Promise<void> => {
    const changed = flipped(bytes, at, bit);
    const received = await receiveFile(changed, ['khác', passphrase], derive);
    if (isSealed(changed)) expect(received, near(bytes, at, bit, seed)).toEqual({ kind: 'sealed', tried: true });
    else expect(received.kind, near(bytes, at, bit, seed)).toBe('failed');
  };

  test('is opened as long as none is', async () => {
    expect((await receiveFile(bytes, ['khác', passphrase], derive)).kind).toBe('read');
  });

  test(`is not opened, wherever the bit stands: ${String(FLIPS)} of them`, async () => {
    for (const [at, bit] of bitsOf(bytes, SEED + 2, FLIPS)) await refuse(at, bit, SEED + 2);
  });

  test('is not opened for any bit of what stands in front of the data, nor of its end', async () => {
    const header = decoded(bytes).indexOf('"data"') + 40;
    for (let at = 0; at < header; at += 1) for (let bit = 0; bit < 8; bit += 1) await refuse(at, bit, 0);
    for (let at = bytes.length - 40; at < bytes.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) await refuse(at, bit, 0);
  });
});

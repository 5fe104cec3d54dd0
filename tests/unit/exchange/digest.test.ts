import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/exchange/digest';
import { holds } from '../../helpers/domain';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('SHA-256 over the canonical form', () => {
  // Vectors of FIPS 180-4 are of bare bytes; a JSON value that is written as just these bytes has the same.
  test.each([
    ['0', '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9'],
    ['""', '12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126'],
    ['{}', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
    ['null', '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b'],
  ])('of %s', (text, digest) => {
    expect(sha256(text)).toBe(digest);
    expect(digestOf(JSON.parse(text))).toBe(digest);
  });

  test('the sample of RFC 8785, section 3.2.2, in the form of section 3.2.3', () => {
    const sample: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const canonical = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    // Section 3.2.4 gives these bytes in hexadecimal digits.
    expect(Buffer.from(canonical).subarray(0, 42).toString('hex')).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a5b33',
    );
    expect(digestOf(sample)).toBe(sha256(canonical));
  });

  test('keys in the order of their UTF-16 units: the sample of RFC 8785, section 3.2.3', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'] as const;
    const canonical = `{${order.map((key) => `${JSON.stringify(key)}:${JSON.stringify(sample[key])}`).join(',')}}`;
    expect(digestOf(sample)).toBe(sha256(canonical));
  });

  test('more than one block of 64 bytes, and a megabyte', () => {
    for (const length of [53, 54, 55, 61, 62, 63, 64, 65, 1_000_000]) {
      const text = 'a'.repeat(length);
      expect(digestOf(text)).toBe(sha256(`"${text}"`));
    }
  });
});

describe('one value has one digest', () => {
  test('in whatever order its keys stand, at every depth', () => {
    const a = { b: [1, { y: 2, x: 'Sở Nội vụ' }], a: null };
    const b = { a: null, b: [1, { x: 'Sở Nội vụ', y: 2 }] };
    expect(digestOf(a)).toBe(digestOf(b));
    expect(digestOf(a)).toBe(sha256('{"a":null,"b":[1,{"x":"Sở Nội vụ","y":2}]}'));
  });

  test('however its text was laid out; another has another', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    holds(1201, 300, fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      // As a file says it: what JSON cannot write, such as -0, is gone.
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(digestOf(JSON.parse(JSON.stringify(reversed(plain), null, 4)))).toBe(digestOf(plain));
      expect(digestOf([plain])).not.toBe(digestOf(plain));
    });
  });

  test('Vietnamese text counts letter by letter: composed and decomposed are two texts', () => {
    const text = 'Đã ban hành kế hoạch';
    expect(digestOf(text)).toBe(sha256(`"${text}"`));
    expect(digestOf(text.normalize('NFD'))).not.toBe(digestOf(text));
  });

  test.each<readonly [number, string]>([
    [0, '0'],
    [-0, '0'],
    [0.1 + 0.2, '0.30000000000000004'],
    [0.75, '0.75'],
    [1e21, '1e+21'],
    [1e-7, '1e-7'],
    [9_007_199_254_740_991, '9007199254740991'],
  ])('the number %s is written %s', (value, canonical) => {
    expect(digestOf(value)).toBe(sha256(canonical));
  });

  test('a key without a value is none, as in JSON', () => {
    expect(digestOf({ a: 1, b: undefined })).toBe(digestOf({ a: 1 }));
    expect(digestOf({ a: 1, b: null })).not.toBe(digestOf({ a: 1 }));
  });

  test('a key that means something to JavaScript is a key like others', () => {
    const own: unknown = JSON.parse('{"__proto__":{"x":1},"a":1}');
    expect(digestOf(own)).toBe(sha256('{"__proto__":{"x":1},"a":1}'));
  });
});

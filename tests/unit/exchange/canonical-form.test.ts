import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalForm } from '../../../src/exchange/canonical-form';
import { digestOf, digestOfForm } from '../../../src/exchange/digest';
import { holds } from '../../helpers/domain';

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

/** Objects of few keys, so that lists hold many of the same keys in another order. */
const rows = fc.array(
  fc.dictionary(fc.constantFrom('a', 'b', 'é', '10', '9', '__proto__', '"', '\ud83d'), fc.jsonValue({ maxDepth: 1 })),
);

describe('the canonical form', () => {
  test('is that of the library that was published with RFC 8785', () => {
    holds(1211, 500, fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(canonicalForm(value)).toBe(canonicalize(value));
    });
    holds(1212, 500, rows, (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(canonicalForm(plain)).toBe(canonicalize(plain));
    });
  });

  test('of every UTF-16 unit, as a text and as a key', () => {
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const text = `a${String.fromCharCode(unit)}`;
      expect(canonicalForm({ [text]: text })).toBe(`{${JSON.stringify(text)}:${JSON.stringify(text)}}`);
    }
  });

  test('goes without what has no value, and says null for it in a list', () => {
    const value = { b: undefined, a: [undefined, 1], c: null };
    expect(canonicalForm(value)).toBe('{"a":[null,1],"c":null}');
    expect(canonicalForm(value)).toBe(canonicalize(value));
  });

  test('puts objects of as many but other keys each in its own order', () => {
    const value = [
      { b: 1, a: 2 },
      { b: 1, c: 2 },
      { c: 2, b: 1 },
      { a: 2, b: 1 },
    ];
    expect(canonicalForm(value)).toBe('[{"a":2,"b":1},{"b":1,"c":2},{"b":1,"c":2},{"a":2,"b":1}]');
  });

  test('of a whole is the same with forms of its parts at hand', () => {
    holds(
      1213,
      300,
      fc.tuple(fc.jsonValue(), fc.object({ withNullPrototype: false }), fc.array(fc.jsonValue())),
      (given) => {
        const [rest, base, list] = JSON.parse(JSON.stringify(given)) as [unknown, object, unknown[]];
        const whole = { z: rest, workspace: { base, returns: [] }, rubric: list, a: 1 };
        const written = new Map<unknown, string>([base, list].map((part) => [part, canonicalForm(part)]));
        expect(canonicalForm(whole, written)).toBe(canonicalForm(whole));
      },
    );
  });

  test.each([Infinity, -Infinity, NaN])('there is none of %s', (number) => {
    expect(() => canonicalForm({ a: [number] })).toThrow(RangeError);
  });

  test('there is none of what no call stack would hold', () => {
    expect(canonicalForm(nested(200))).toBe(canonicalize(nested(200)));
    expect(() => canonicalForm(nested(201))).toThrow(RangeError);
    expect(() => canonicalForm(nested(100_000))).toThrow(RangeError);
  });
});

describe('the digest of a canonical form', () => {
  test('is the same from the platform, and without it', async () => {
    const values = fc.sample(fc.jsonValue({ stringUnit: 'binary' }), { seed: 1214, numRuns: 200 });
    for (const value of [...values, 'ạ'.repeat(100_000)]) {
      const form = canonicalForm(value);
      const digest = digestOf(value);
      expect(await digestOfForm(form)).toBe(digest);
      expect(await digestOfForm(form, crypto.subtle)).toBe(digest);
      expect(await digestOfForm(form, null)).toBe(digest);
    }
  });
});

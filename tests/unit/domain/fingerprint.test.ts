import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintGroups } from '../../../src/domain/fingerprint';
import { holds } from '../../helpers/domain';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digests = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 });

/** The same by way of a string of binary digits. */
function expected(digest: string): string {
  const bits = Array.from(digest, (digit) => parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const letters = [...bits.slice(0, 80).matchAll(/.{5}/g)].map(([five]) => CROCKFORD[parseInt(five, 2)]);
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

test.each([
  ['0'.repeat(64), '0000-0000-0000-0000'],
  ['f'.repeat(64), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
  // 0x08421… is 00001 00001 00001 …
  ['08421084210842108421'.padEnd(64, '0'), '1111-1111-1111-1111'],
  // 00000 00001 00010 00011 00100 00101 00110 00111 | 01000 01001 … 01111
  ['00443214c74254b635cf'.padEnd(64, 'a'), '0123-4567-89AB-CDEF'],
  // The rest of the alphabet: no I, L, O, U.
  ['84653a56d7c675be77df'.padEnd(64, '5'), 'GHJK-MNPQ-RSTV-WXYZ'],
])('%s is read as %s', (digest, groups) => {
  expect(fingerprintGroups(digest)).toBe(groups);
});

test('any digest, against binary digits; zeros in front are not lost', () => {
  holds(1211, 500, digests, fc.nat({ max: 20 }), (digest, zeros) => {
    const led = `${'0'.repeat(zeros)}${digest}`.slice(0, 64);
    expect(fingerprintGroups(led)).toBe(expected(led));
    expect(fingerprintGroups(led)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  });
});

test('the first 80 bits tell two digests apart, the rest does not', () => {
  holds(1213, 200, digests, fc.nat({ max: 63 }), fc.integer({ min: 1, max: 15 }), (digest, at, change) => {
    const digit = (parseInt(digest.charAt(at), 16) ^ change).toString(16);
    const other = `${digest.slice(0, at)}${digit}${digest.slice(at + 1)}`;
    expect(fingerprintGroups(other) === fingerprintGroups(digest)).toBe(at >= 20);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../src/exchange/base64';
import { holds } from '../../helpers/domain';

const LONGEST = 3 * 8192;

test('writes what Node writes and reads it back, whatever the bytes', () => {
  holds(911, 400, fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const text = encodeBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64'));
    expect(decodeBase64(text)).toEqual(bytes);
  });
});

test.each([0, 1, 2, LONGEST - 1, LONGEST, LONGEST + 1, LONGEST + 2, 2 * LONGEST, 2 * LONGEST + 1])(
  'joins its parts without a seam at %i bytes',
  (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7) % 256);
    const text = encodeBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64'));
    expect(decodeBase64(text)).toEqual(bytes);
  },
);

test('a part of a larger buffer is written alone', () => {
  expect(encodeBase64(Uint8Array.from([1, 2, 3, 4]).subarray(1, 3))).toBe('AgM=');
});

test.each([
  ['A', 'too short'],
  ['AA', 'no padding'],
  ['AAA', 'no padding'],
  ['A===', 'nothing but padding'],
  ['====', 'nothing but padding'],
  ['AB==', 'stray bits after one byte'],
  ['AAB=', 'stray bits after two bytes'],
  ['AA=A', 'padding in the middle'],
  ['AAAA\n', 'a line feed at the end'],
  ['AA\nAA', 'a line feed inside'],
  ['AAA\n', 'a line feed for padding'],
  ['AA-_', 'letters of another alphabet'],
  ['AAÁA', 'a letter that is none'],
  [' AAA', 'a space'],
])('%j is refused: %s', (text) => {
  expect(decodeBase64(text)).toBeNull();
});

test('whatever is read is written again letter by letter', () => {
  const letters = fc.constantFrom(...'AQgwZz09+/=='.split(''));
  holds(912, 3000, fc.array(letters, { maxLength: 12 }), (given) => {
    const text = given.join('');
    const bytes = decodeBase64(text);
    if (bytes) expect(encodeBase64(bytes)).toBe(text);
    else expect(Buffer.from(text, 'base64').toString('base64')).not.toBe(text);
  });
});

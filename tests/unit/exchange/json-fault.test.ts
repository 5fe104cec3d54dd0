import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from '../../../src/exchange/json-fault';
import { holds } from '../../helpers/domain';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test.each([
  ['{"a": 1,\n "b": x}', 15],
  ['{"a":1,}', 7],
  ['{"a":', 5],
  ['', 0],
  ['[1 2]', 3],
  ['{"a":01}', 6],
  ['{"a":1}}', 7],
  ['<html>', 0],
  ['{"a":tru}', 5],
  ['[NaN]', 1],
  ['"abc', 4],
  ['"a\nb"', 2],
  ['["\\q"]', 2],
  ['["\\u12"]', 2],
  ['{a:1}', 1],
  ["{'a':1}", 1],
  ['{"a" 1}', 5],
  ['[1,]', 3],
  ['[}', 1],
  ['[1.]', 2],
  ['{"a":1,"b"', 10],
])('%j stops being JSON at %i', (text, offset) => {
  expect(findJsonFault(text)).toBe(offset);
  expect(parses(text)).toBe(false);
});

test('of what is JSON there is no fault', () => {
  holds(901, 500, fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
    const text = ` ${JSON.stringify(JSON.parse(json), null, indent)}\r\n`;
    expect(findJsonFault(text)).toBe(text.length);
  });
});

test('of what is not JSON there is one, where the engine sees it if it says so', () => {
  const marks = Array.from('{}[]",:\\\n0x ');
  holds(902, 3000, fc.json(), fc.nat(), fc.constantFrom(...marks), fc.nat(1), (json, place, mark, removed) => {
    const at = place % (json.length + 1);
    const text = json.slice(0, at) + mark + json.slice(at + removed);
    const fault = findJsonFault(text);
    try {
      JSON.parse(text);
      expect(fault).toBe(text.length);
    } catch (error) {
      const said = /position (\d+)/.exec((error as Error).message);
      // A number or string that stands where none may is read to its end first.
      const isWithinToken = /number|exponent|escape|string/i.test((error as Error).message);
      if (said && !isWithinToken) expect(fault).toBe(Number(said[1]));
      else expect(fault).toBeLessThanOrEqual(said ? Number(said[1]) : text.length);
    }
  });
});

test('a long string without an end takes no longer than it is', () => {
  const text = `{"note": "${'á\\n'.repeat(1_000_000)}`;
  expect(findJsonFault(text)).toBe(text.length);
});

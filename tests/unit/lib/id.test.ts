import { expect, it } from 'vitest';
import { createId } from '../../../src/lib/id';

it('makes twenty plain characters out of the bytes it is given', () => {
  expect(createId((length) => new Uint8Array(length).map((_, index) => index))).toBe('0123456789abcdefghjk');
  expect(createId((length) => new Uint8Array(length).fill(255))).toBe('z'.repeat(20));
});

it('uses 32 different characters, none of them easy to take for another', () => {
  const all = [0, 20].map((start) => createId((length) => new Uint8Array(length).map((_, index) => start + index)));
  const characters = new Set(all.join(''));
  expect(characters.size).toBe(32);
  expect(Array.from('ilou').some((letter) => characters.has(letter))).toBe(false);
});

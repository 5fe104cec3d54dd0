import { expect, test } from 'vitest';
import { LatestWriter } from '../../../src/lib/latest-writer';

function stage(): { write: (value: number) => Promise<void>; written: number[]; finish: () => Promise<void> } {
  const written: number[] = [];
  let release: () => void = () => undefined;
  return {
    written,
    write: (value) => {
      written.push(value);
      return new Promise((resolve) => {
        release = resolve;
      });
    },
    finish: async () => {
      release();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

test('the first value is written at once, and of those that come meanwhile only the last', async () => {
  const { write, written, finish } = stage();
  const keep = new LatestWriter(write);
  for (const value of [1, 2, 3]) keep.give(value);
  expect(written).toEqual([1]);
  await finish();
  expect(written).toEqual([1, 3]);
});

test('a value given after everything was written is written too', async () => {
  const { write, written, finish } = stage();
  const keep = new LatestWriter(write);
  keep.give(1);
  await finish();
  keep.give(2);
  expect(written).toEqual([1, 2]);
});

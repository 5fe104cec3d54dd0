import { expect, test } from 'vitest';
import { readAll } from '../../../src/compute/reading';
import { receiveForMerge } from '../../../src/exchange/received-file';
import { returnBytes } from '../../helpers/return-files';

const files = ['a.json', 'b.json', 'c.json', 'd.json'].map((name) => ({ name, bytes: returnBytes() }));

test('files are read one after another, with the share told after each', async () => {
  const shares: number[] = [];
  const answer = await readAll(
    files,
    [],
    (share) => shares.push(share),
    () => false,
  );
  expect(answer).toEqual({ kind: 'done', value: await Promise.all(files.map((file) => receiveForMerge(file, []))) });
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

test('a cancel that comes between two files leaves the rest unread', async () => {
  const shares: number[] = [];
  let isCancelled = false;
  // As a message to a worker comes: in a task of its own.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    isCancelled = true;
    port1.close();
  };
  const answer = await readAll(
    files,
    [],
    (share) => {
      shares.push(share);
      if (shares.length === 2) port2.postMessage(null);
    },
    () => isCancelled,
  );
  expect(answer).toEqual({ kind: 'cancelled' });
  expect(shares).toEqual([0.25, 0.5]);
});

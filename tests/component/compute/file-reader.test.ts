import { expect, test } from 'vitest';
import { createFileReader, type FileReader, type ReadAnswer } from '../../../src/compute/file-reader';
import { createSample } from '../../../src/data/packs';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { serializeAssessment } from '../../../src/exchange/json-file';
import { receiveFile, receiveForMerge, type NamedBytes } from '../../../src/exchange/received-file';
import { isSealed } from '../../../src/exchange/sealed';
import { writeWorkspaceFile } from '../../../src/exchange/workspace-file';
import { zipFiles } from '../../../src/exchange/zip';
import {
  departmentReturn,
  departmentWorkspace,
  encoded,
  returnBytes,
  returnedFiles,
  valuesOf,
} from '../../helpers/return-files';
import { pts, withEntries } from '../../helpers/domain';
import type { AttachedFile } from '../../../src/exchange/attachments';

const ignore = (): void => undefined;
const never = new AbortController().signal;
const passphrase = 'Mật khẩu 12';

/** Twenty files that differ: returns with attachments, one that is damaged, one that is sealed. */
const batch: readonly NamedBytes[] = Array.from({ length: 20 }, (_, position) => {
  const name = `Sở ${String(position)}.json`;
  if (position === 7) return { name, bytes: returnBytes().subarray(1) };
  if (position === 11) return { name, bytes: encoded('{"format": "par-workbench-sealed"') };
  const changed = withEntries(departmentReturn(), { '1.2.1': { selfScore: pts(position * 100) } });
  return { name, bytes: returnBytes(changed) };
});
const expected = await Promise.all(batch.map((file) => receiveForMerge(file, [])));

/** Many files that take a second together, so that there is time to cancel. */
const sample = encoded(serializeAssessment(createSample('2024-06-01T00:00:00.000Z').assessment));
const long: readonly NamedBytes[] = Array.from({ length: 400 }, (_, position) => ({
  name: `${String(position)}.json`,
  bytes: sample,
}));

/** Starts to read the long batch, and waits until it is under way. */
async function startLong(reader: FileReader, signal: AbortSignal) {
  const shares: number[] = [];
  let answer: Promise<ReadAnswer> | null = null;
  await new Promise<void>((begun) => {
    answer = reader.readFiles(
      long,
      [],
      (share) => {
        shares.push(share);
        begun();
      },
      signal,
    );
  });
  return { answer: answer!, shares };
}

const places: readonly [name: string, createWorker: (() => Worker) | undefined][] = [
  ['in a worker', undefined],
  [
    'on the main thread where no worker can be made',
    () => {
      throw new DOMException('no workers here', 'SecurityError');
    },
  ],
  ['on the main thread where the worker does not load', () => new Worker('/no-such-worker.js', { type: 'module' })],
];

for (const [name, createWorker] of places) {
  test(`${name}, twenty files are read as one by one, and progress rises to 1`, async () => {
    const reader = createFileReader(createWorker);
    const shares: number[] = [];
    const answer = await reader.readFiles(batch, [], (share) => shares.push(share), never);
    expect(answer).toEqual({ kind: 'done', files: expected });
    expect(shares).toEqual([...new Set(shares)].toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.at(-1)).toBe(1);
    const told = shares.length;
    // And again, in the same place; what was handed over is still here.
    expect(await reader.readFiles(batch, [], ignore, never)).toEqual(answer);
    expect(shares.length).toBe(told);
  });

  test(`${name}, attachments arrive whole`, async () => {
    const files: readonly AttachedFile[] = [
      { id: 'f1', bytes: Uint8Array.from({ length: 2 * 1024 * 1024 }, (_, at) => (at * 31) % 251) },
      { id: 'f2', bytes: new Uint8Array() },
    ];
    const bytes = returnBytes(departmentReturn(files), files);
    const reader = createFileReader(createWorker);
    const answer = await reader.readFiles([{ name: 'a', bytes }], [], ignore, never);
    if (answer.kind !== 'done') expect.fail(JSON.stringify(answer));
    const [file] = answer.files;
    if (file?.kind !== 'incoming') expect.fail(JSON.stringify(file));
    // As base64: to compare so many bytes one by one takes seconds.
    expect(valuesOf(file.attached)).toEqual(valuesOf(files));
    expect(file.attached.map((each) => each.bytes.byteLength)).toEqual([2 * 1024 * 1024, 0]);
  });

  test(`${name}, cancelling answers at once, no progress comes after it, and the next batch is read`, async () => {
    const reader = createFileReader(createWorker);
    const abort = new AbortController();
    const { answer, shares } = await startLong(reader, abort.signal);
    abort.abort();
    const told = shares.length;
    expect(await answer).toEqual({ kind: 'cancelled' });
    expect(shares.at(-1)).toBeLessThan(1);
    expect(await reader.readFiles(batch, [], ignore, never)).toEqual({ kind: 'done', files: expected });
    expect(shares.length).toBe(told);
  });

  test(`${name}, a new batch cancels the one before it`, async () => {
    const reader = createFileReader(createWorker);
    const first = await startLong(reader, never);
    const second = reader.readFiles(batch, [], ignore, never);
    expect(await first.answer).toEqual({ kind: 'cancelled' });
    expect(first.shares.at(-1)).toBeLessThan(1);
    expect(await second).toEqual({ kind: 'done', files: expected });
  });

  test(`${name}, a file by itself has rows that are those of its rubric`, async () => {
    const reader = createFileReader(createWorker);
    const bytes = returnBytes();
    const one = await reader.readOne(bytes, []);
    if (one.kind !== 'read') expect.fail(JSON.stringify(one));
    expect(one).toEqual(await receiveFile(bytes, []));
    expect(one.read.files).toEqual(returnedFiles);
    const { tree, assessment } = one.read;
    expect(tree).toEqual(createRubricTree(assessment.rubric));
    for (const node of tree.nodes) expect(tree.nodeByCode.get(node.code)).toBe(node);
    const [area] = assessment.rubric.areas;
    expect(tree.nodes[0]!.provenance).toBe(area!.provenance);
    expect(await reader.readOne(new Uint8Array(), [])).toEqual({ kind: 'failed', failure: { reason: 'emptyFile' } });
  });

  test(`${name}, files are written, sealed or not, and read again`, async () => {
    const reader = createFileReader(createWorker);
    const document = departmentReturn();
    const plain = await reader.writeWorkspaceFile(document, returnedFiles, null);
    expect(plain).toEqual(await writeWorkspaceFile(document, returnedFiles, null));
    const sealed = await reader.writeWorkspaceFile(document, returnedFiles, passphrase);
    if (!sealed.ok || !plain.ok) expect.fail(JSON.stringify(sealed));
    expect(sealed.value.digest).toBe(plain.value.digest);
    expect(isSealed(sealed.value.bytes)).toBe(true);
    expect(reader.canSeal()).toBe(true);
    expect(await reader.readOne(sealed.value.bytes, [])).toEqual({ kind: 'sealed', tried: false });
    expect(await reader.readOne(sealed.value.bytes, ['khác', passphrase])).toEqual(
      await reader.readOne(plain.value.bytes, []),
    );
    const answer = await reader.readFiles([{ name: 'a', bytes: sealed.value.bytes }], [passphrase], ignore, never);
    expect(answer).toMatchObject({ kind: 'done', files: [{ name: 'a', kind: 'incoming', attached: returnedFiles }] });
    // The bytes that were handed over to be attached are still here.
    expect(returnedFiles.map(({ bytes }) => bytes.length)).toEqual([5, 23]);
    const wrong = [{ id: 'f1', bytes: new Uint8Array(4) }, returnedFiles[1]!];
    expect(await reader.writeWorkspaceFile(document, wrong, null)).toEqual({
      ok: false,
      error: { reason: 'doesNotReadBack' },
    });
  });

  test(`${name}, an archive is made`, async () => {
    const reader = createFileReader(createWorker);
    const files = [{ name: 'Sở Nội vụ.json', bytes: returnBytes(departmentWorkspace(), []) }, batch[0]!];
    const at = '2024-05-20T03:30:00.000Z';
    expect(await reader.zip(files, at)).toEqual(zipFiles(files, at));
  });
}

test('a batch that is aborted before it starts is cancelled, and cancels the one before it', async () => {
  const reader = createFileReader();
  const first = await startLong(reader, never);
  const abort = new AbortController();
  abort.abort();
  expect(await reader.readFiles(batch, [], () => expect.fail('was read'), abort.signal)).toEqual({ kind: 'cancelled' });
  expect(await first.answer).toEqual({ kind: 'cancelled' });
});

test('one worker is started, with the first file, for reading and writing', async () => {
  const workers: Worker[] = [];
  const reader = createFileReader(() => {
    const url = new URL('../../../src/compute/file-reader.worker.ts', import.meta.url);
    const worker = new Worker(url, { type: 'module' });
    workers.push(worker);
    return worker;
  });
  expect(workers.length).toBe(0);
  await reader.readFiles(batch, [], ignore, never);
  await reader.readOne(batch[0]!.bytes, []);
  await reader.writeWorkspaceFile(departmentWorkspace(), [], null);
  expect(workers.length).toBe(1);
});

test('what cannot be cloned is answered as failed, and the next batch is read', async () => {
  const reader = createFileReader();
  const proxied = new Proxy([...batch], {});
  expect(await reader.readFiles(proxied, [], ignore, never)).toMatchObject({ kind: 'failed' });
  expect(await reader.readFiles(batch, [], ignore, never)).toEqual({ kind: 'done', files: expected });
});

test('nothing to read is read at once', async () => {
  const shares: number[] = [];
  const answer = await createFileReader().readFiles([], [], (share) => shares.push(share), never);
  expect(answer).toEqual({ kind: 'done', files: [] });
  expect(shares).toEqual([1]);
});

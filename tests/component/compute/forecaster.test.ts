import { expect, onTestFinished, test } from 'vitest';
import { createForecaster, type ForecastAnswer, type Forecaster } from '../../../src/compute/forecaster';
import { createUnit } from '../../../src/compute/unit-draws';
import { loadResults } from '../../../src/data/packs';
import { runForecast, type ForecastInput } from '../../../src/domain/forecast';
import { estimatePeerModel } from '../../../src/domain/peer-model';
import { pts } from '../../helpers/domain';

const series = loadResults().series;
const input: ForecastInput = {
  rows: Array.from({ length: 88 }, (_, index) => [
    { points: pts(10_000), probability: 0.8 },
    { points: pts(91 * index), probability: 0.2 },
  ]),
  adjustment: pts(0),
  maxPoints: pts(1_000_000),
  field: series.find(({ index, year }) => index === 'par-index' && year === 2023)!,
  ownUnit: 'Lạng Sơn',
  inField: true,
  model: estimatePeerModel(series).model,
  moving: true,
  draws: 10_000,
  seed: 47,
  goals: [{ rank: 40, share: 0.8 }],
};
/** Minutes of work: what ends soon has been stopped. */
const endless: ForecastInput = { ...input, draws: 50_000_000, goals: [] };
const expected = { kind: 'done', result: runForecast(input, createUnit) };

const ignore = (): void => undefined;
const never = new AbortController().signal;

/** A forecaster that counts its workers and is closed after the test. */
function open(createWorker?: () => Worker): Forecaster {
  const forecaster = createForecaster(createWorker);
  onTestFinished(() => forecaster.close());
  return forecaster;
}

/** Starts a run that would not end, and waits until it is under way. */
async function startEndless(forecaster: Forecaster, signal: AbortSignal) {
  let answer: Promise<ForecastAnswer> | null = null;
  await new Promise<void>((begun) => {
    answer = forecaster.run(endless, (share) => share > 0 && begun(), signal);
  });
  return { answer: answer! };
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
  test(`${name}, the result is that of the synchronous run, and progress rises to 1`, async () => {
    const forecaster = open(createWorker);
    const shares: number[] = [];
    expect(await forecaster.run(input, (share) => shares.push(share), never)).toEqual(expected);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual([...new Set(shares)].toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const told = shares.length;
    // And again, in the same place.
    expect(await forecaster.run(input, ignore, never)).toEqual(expected);
    expect(shares.length).toBe(told);
  });

  test(`${name}, cancelling answers soon, and the next run works`, async () => {
    const forecaster = open(createWorker);
    const abort = new AbortController();
    const { answer } = await startEndless(forecaster, abort.signal);
    const abortedAt = performance.now();
    abort.abort();
    expect(await answer).toEqual({ kind: 'cancelled' });
    expect(performance.now() - abortedAt).toBeLessThan(1000);
    expect(await forecaster.run(input, ignore, never)).toEqual(expected);
  });
}

test('a new run cancels the one before it', async () => {
  const forecaster = open();
  const first = await startEndless(forecaster, never);
  const second = forecaster.run(input, ignore, never);
  expect(await first.answer).toEqual({ kind: 'cancelled' });
  expect(await second).toEqual(expected);
});

test('one worker is started, with the first run, and ended by closing', async () => {
  const workers: Worker[] = [];
  const ended: Worker[] = [];
  const forecaster = open(() => {
    const worker = new Worker(new URL('../../../src/compute/forecast.worker.ts', import.meta.url), { type: 'module' });
    const terminate = worker.terminate.bind(worker);
    worker.terminate = () => {
      ended.push(worker);
      terminate();
    };
    workers.push(worker);
    return worker;
  });
  expect(workers.length).toBe(0);
  await forecaster.run(input, ignore, never);
  await forecaster.run(input, ignore, never);
  expect(workers.length).toBe(1);
  const { answer } = await startEndless(forecaster, never);
  forecaster.close();
  expect(await answer).toEqual({ kind: 'cancelled' });
  expect(ended).toEqual(workers);
  expect(await forecaster.run(input, ignore, never)).toEqual({ kind: 'cancelled' });
});

test('a run that is aborted before it starts is cancelled', async () => {
  const abort = new AbortController();
  abort.abort();
  expect(await open().run(input, ignore, abort.signal)).toEqual({ kind: 'cancelled' });
});

test('what makes no sense, or cannot be cloned, is answered as failed, and the next run works', async () => {
  const forecaster = open();
  expect(await forecaster.run({ ...input, draws: 0 }, ignore, never)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('0 draws') as string,
  });
  const proxied = { ...input, rows: new Proxy(input.rows, {}) };
  expect(await forecaster.run(proxied, ignore, never)).toMatchObject({ kind: 'failed' });
  expect(await forecaster.run(input, ignore, never)).toEqual(expected);
});

test('on the main thread the page gets its turn all the time', async () => {
  const forecaster = open(() => {
    throw new Error('none');
  });
  const abort = new AbortController();
  const { answer } = await startEndless(forecaster, abort.signal);
  let longestMs = 0;
  let lastMs = performance.now();
  for (let frame = 0; frame < 20; frame += 1) {
    const nowMs = await new Promise(requestAnimationFrame).then(() => performance.now());
    longestMs = Math.max(longestMs, nowMs - lastMs);
    lastMs = nowMs;
  }
  abort.abort();
  expect(await answer).toEqual({ kind: 'cancelled' });
  // Slices of 8 ms between frames of 16; a busy machine may take several times as long.
  expect(longestMs).toBeLessThan(200);
});

test('a cancelled run that has not even begun does not hold up the next', async () => {
  const forecaster = open();
  const abort = new AbortController();
  const first = forecaster.run(endless, ignore, abort.signal);
  abort.abort();
  expect(await first).toEqual({ kind: 'cancelled' });
  expect(await forecaster.run(input, ignore, never)).toEqual(expected);
});

import { proxy, wrap, type Remote } from 'comlink';
import { forecastSteps, type ForecastInput, type ForecastResult } from '../domain/forecast';
import type { ForecastWorker } from './forecast.worker';
import { runInSlices, type Sliced } from './slices';
import { createUnit } from './unit-draws';

export type ForecastAnswer =
  | { readonly kind: 'done'; readonly result: ForecastResult }
  | { readonly kind: 'cancelled' }
  /** A bug, or no memory left; the message is for a report and not for the screen. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Forecaster {
  /**
   * One at a time: a new run cancels the one before it.
   * @param input plain data: it is cloned to the worker
   * @param onProgress told the share done, rising, up to 1; not after the answer
   */
  run(input: ForecastInput, onProgress: (share: number) => void, signal: AbortSignal): Promise<ForecastAnswer>;
  /** Cancels what runs and ends the worker; a later run is answered as cancelled. */
  close(): void;
}

/** Module workers do not run everywhere: never from `file://`, for one. */
const startWorker = (): Worker => new Worker(new URL('./forecast.worker.ts', import.meta.url), { type: 'module' });

interface Crew {
  readonly worker: Worker;
  readonly remote: Remote<ForecastWorker>;
  /** Settles when the worker cannot be loaded, which some browsers only say afterwards. */
  readonly lost: Promise<'lost'>;
}

/**
 * Runs forecasts in a worker, which starts with the first one; where none can be started, on the main
 * thread in short slices, with the same answer.
 */
export function createForecaster(createWorker: () => Worker = startWorker): Forecaster {
  let crew: Crew | 'none' | null = null;
  let running: AbortController | null = null;
  let isClosed = false;

  const compute = async (
    input: ForecastInput,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Sliced<ForecastResult>> => {
    crew ??= startCrew(createWorker);
    if (crew !== 'none') {
      const { remote, lost, worker } = crew;
      signal.addEventListener('abort', () => void remote.cancel());
      const answer = await Promise.race([remote.run(input, proxy(onProgress)), lost]);
      if (answer !== 'lost') return answer;
      worker.terminate();
      crew = 'none';
    }
    return runInSlices(forecastSteps(input, createUnit(input.seed)), onProgress, () => signal.aborted);
  };

  return {
    async run(input, onProgress, signal) {
      running?.abort();
      if (isClosed || signal.aborted) return { kind: 'cancelled' };
      const own = (running = new AbortController());
      const cancelled = new Promise<Sliced<ForecastResult>>((done) => {
        own.signal.addEventListener('abort', () => {
          done({ kind: 'cancelled' });
        });
      });
      const cancel = (): void => {
        own.abort();
      };
      signal.addEventListener('abort', cancel);
      let reported = -1;
      const report = (share: number): void => {
        if (share <= reported || running !== own || own.signal.aborted) return;
        reported = share;
        onProgress(share);
      };
      try {
        const answer = await Promise.race([compute(input, report, own.signal), cancelled]);
        if (answer.kind === 'cancelled') return answer;
        report(1);
        return { kind: 'done', result: answer.value };
      } catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
      } finally {
        signal.removeEventListener('abort', cancel);
        if (running === own) running = null;
      }
    },
    close() {
      isClosed = true;
      running?.abort();
      if (crew && crew !== 'none') crew.worker.terminate();
      crew = null;
    },
  };
}

function startCrew(createWorker: () => Worker): Crew | 'none' {
  let worker: Worker;
  try {
    worker = createWorker();
  } catch {
    return 'none';
  }
  const lost = new Promise<'lost'>((done) => {
    worker.addEventListener('error', () => {
      done('lost');
    });
  });
  return { worker, remote: wrap<ForecastWorker>(worker), lost };
}

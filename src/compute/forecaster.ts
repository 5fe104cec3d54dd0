import { proxy } from 'comlink';
import { forecastSteps, type ForecastInput, type ForecastResult } from '../domain/forecast';
import { createCrew } from './crew';
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

/**
 * Runs forecasts in a worker, which starts with the first one; where none can be started, on the main
 * thread in short slices, with the same answer.
 */
export function createForecaster(createWorker: () => Worker = startWorker): Forecaster {
  const crew = createCrew<ForecastWorker>(createWorker);
  let running: AbortController | null = null;
  let isClosed = false;

  const compute = async (
    input: ForecastInput,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Sliced<ForecastResult>> => {
    const answer = await crew.ask(async (remote) => {
      signal.addEventListener('abort', () => void remote.cancel());
      return await remote.run(input, proxy(onProgress));
    });
    if (answer !== 'lost') return answer;
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
      crew.dismiss();
    },
  };
}

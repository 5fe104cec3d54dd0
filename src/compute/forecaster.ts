import { proxy } from 'comlink';
import { forecastSteps, type ForecastInput, type ForecastResult } from '../domain/forecast';
import { createCrew } from './crew';
import { createOneAtATime, type Ended } from './one-at-a-time';
import type { ForecastWorker } from './forecast.worker';
import { runInSlices, type Sliced } from './slices';
import { createUnit } from './unit-draws';

export type ForecastAnswer =
  { readonly kind: 'done'; readonly result: ForecastResult } | Exclude<Ended<ForecastResult>, { kind: 'done' }>;

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
  const turn = createOneAtATime();
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
      if (isClosed) return { kind: 'cancelled' };
      const end = await turn.run((report, own) => compute(input, report, own), onProgress, signal);
      return end.kind === 'done' ? { kind: 'done', result: end.value } : end;
    },
    close() {
      isClosed = true;
      turn.abort();
      crew.dismiss();
    },
  };
}

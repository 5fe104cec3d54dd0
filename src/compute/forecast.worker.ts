import { expose, releaseProxy } from 'comlink';
import { forecastSteps, type ForecastInput, type ForecastResult } from '../domain/forecast';
import { runInSlices, type Sliced } from './slices';
import { createUnit } from './unit-draws';

/** Comes as a proxy of a function of the page, whose end must be told. */
type Progress = ((share: number) => void) & { readonly [releaseProxy]?: () => void };

/** The forecast that runs; a new one, or a cancel, stops it at its next slice. */
let current = 0;

const worker = {
  async run(input: ForecastInput, onProgress: Progress): Promise<Sliced<ForecastResult>> {
    const id = (current += 1);
    try {
      return await runInSlices(forecastSteps(input, createUnit(input.seed)), onProgress, () => id !== current);
    } finally {
      onProgress[releaseProxy]?.();
    }
  },
  cancel(): void {
    current += 1;
  },
};
export type ForecastWorker = typeof worker;

expose(worker);

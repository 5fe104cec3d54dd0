import { createForecaster } from '../../../src/compute/forecaster';
import type { Assessment } from '../../../src/domain/assessment';
import type { Field, Results } from '../../../src/domain/field';
import type { CellText } from '../../../src/domain/read-cells';
import {
  readAssessmentView,
  readWhatIfView,
  type AssessmentView,
  type WhatIfView,
} from '../../../src/domain/view-state';
import { statusByWord } from '../../../src/i18n/words';
import { Session, type SessionParts } from '../../../src/state/session.svelte';
import { Snapshots } from '../../../src/state/snapshots.svelte';
import { field } from '../../helpers/domain';
import { plainDoor } from '../../helpers/plain-door';
import { createTabs } from './tabs';

export const resultsOf = (series: readonly Field[], units = ['Lạng Sơn', 'Hà Nội', 'Huế', 'Cao Bằng']): Results => ({
  format: 'par-index-results',
  formatVersion: 1,
  notice: { vi: '', en: '' },
  units,
  series: [...series],
  mergers: {
    format: 'unit-mergers',
    effective: '2025-07-01',
    basis: '',
    units: [
      { unit: 'TP Hà Nội', formerUnits: ['Hà Nội'] },
      { unit: 'Lạng Sơn', formerUnits: ['Lạng Sơn', 'Cao Bằng'] },
    ],
  },
});

/** Four units with all values: Hà Nội 90 %, Huế 80 %, Lạng Sơn 50 %, Cao Bằng 40 %. */
export const field2023 = field(
  4,
  [
    { unit: 'Hà Nội', value: 90, rank: 1 },
    { unit: 'Huế', value: 80, rank: 2 },
    { unit: 'Lạng Sơn', value: 50, rank: 3 },
    { unit: 'Cao Bằng', value: 40, rank: 4 },
  ],
  { valueDecimals: 4 },
);

interface Given {
  readonly document?: Assessment;
  readonly results?: Results;
  readonly view?: unknown;
}

/** A session on an assessment in a database; `kept` is what was last kept of its view. */
export async function createSession({ document, results = resultsOf([field2023]), view = null }: Given = {}) {
  const stage = await createTabs(1, document);
  const kept: (AssessmentView & WhatIfView)[] = [];
  const views = { ...readAssessmentView(view), ...readWhatIfView(view) };
  const keep = (part: Partial<AssessmentView & WhatIfView>): void => {
    kept.push({ ...(kept.at(-1) ?? views), ...part });
  };
  const { workbook, repository } = stage.tabs[0]!;
  let ids = 0;
  const parts: SessionParts = {
    now: () => '2025-02-03T04:05:06.789Z',
    today: () => '2025-02-03',
    createId: () => `new${String(++ids)}`,
    author: () => 'Lan',
    snapshots: new Snapshots(stage.id, repository),
    loadForecaster: () => Promise.resolve(createForecaster(noWorker)),
    loadExchange: () => Promise.resolve(plainDoor()),
    readFile: async (fileId) => {
      const read = await repository.readFile(stage.id, fileId);
      return read.ok ? read.value : null;
    },
  };
  const session = new Session(workbook, results, views, { statusByWord }, { look: keep, whatIf: keep }, parts);
  return { ...stage, session, workbook, repository, kept, parts };
}

export const cell = (code: string, column: string, text: string): CellText => ({ code, column, text });

/** Node has no workers of the browser's kind; forecasts then run in slices. */
const noWorker = (): never => {
  throw new Error('no worker here');
};

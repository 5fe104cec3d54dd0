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
import { Session } from '../../../src/state/session.svelte';
import { field } from '../../helpers/domain';
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
  const { workbook } = stage.tabs[0]!;
  const session = new Session(workbook, results, views, { statusByWord }, { look: keep, whatIf: keep });
  return { ...stage, session, workbook, kept };
}

export const cell = (code: string, column: string, text: string): CellText => ({ code, column, text });

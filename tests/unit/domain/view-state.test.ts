import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COLUMN_IDS,
  completeColumns,
  DEFAULT_COLUMNS,
  FROZEN_COLUMNS,
  readAssessmentView,
  readPreferences,
  readWhatIfView,
  whatIfViewToRaw,
  type ColumnLayout,
  type WhatIfView,
} from '../../../src/domain/view-state';
import { holds, pts } from '../../helpers/domain';

const layout = fc.array(
  fc.record({ id: fc.constantFrom(...COLUMN_IDS), visible: fc.boolean(), widthPx: fc.integer({ min: 48, max: 800 }) }),
);

describe('preferences', () => {
  const defaults = readPreferences({});

  it('start with every column, in its first order and visible', () => {
    expect(defaults.columns).toEqual(DEFAULT_COLUMNS);
    expect(defaults).toMatchObject({ language: 'vi', theme: 'system' });
  });

  it.each([null, undefined, 7, 'x', [], { language: 'fr' }, { columns: [{ id: 'x' }] }, { panelWidthPx: 5 }])(
    'fall back to the defaults: %j',
    (raw) => {
      expect(readPreferences(raw)).toEqual(defaults);
    },
  );

  it('fall back one by one', () => {
    expect(readPreferences({ language: 'en', theme: 'purple' })).toEqual({ ...defaults, language: 'en' });
  });

  it('fall back column by column: a width out of bounds is brought inside, an unknown column left out', () => {
    const { columns } = readPreferences({
      columns: [
        { id: 'code', visible: true, widthPx: 40 },
        { id: 'name', visible: true, widthPx: 9000 },
        { id: 'note', visible: false, widthPx: 'wide' },
        { id: 'price', visible: true, widthPx: 100 },
        7,
        { id: 'status', widthPx: 150.4 },
      ],
    });
    expect(columns.slice(0, 2).map(({ widthPx }) => widthPx)).toEqual([48, 800]);
    expect(columns.find(({ id }) => id === 'note')).toEqual({ id: 'note', visible: false, widthPx: 240 });
    expect(columns.find(({ id }) => id === 'status')).toEqual({ id: 'status', visible: true, widthPx: 150 });
    expect(columns.findIndex(({ id }) => id === 'note')).toBeLessThan(columns.findIndex(({ id }) => id === 'status'));
    expect(columns).toHaveLength(COLUMN_IDS.length);
  });

  it('never lose a column, name one twice or hide the frozen ones', () => {
    holds(701, 1000, layout, (columns: readonly ColumnLayout[]) => {
      const complete = completeColumns(columns);
      expect(complete.map((column) => column.id).toSorted()).toEqual(COLUMN_IDS.toSorted());
      const frozen = complete.slice(0, FROZEN_COLUMNS);
      expect(frozen.map((column) => column.id)).toEqual(COLUMN_IDS.slice(0, FROZEN_COLUMNS));
      expect(frozen.every((column) => column.visible)).toBe(true);
      expect(completeColumns(complete)).toEqual(complete);
    });
  });

  it('keep the order that the user chose', () => {
    const turned = DEFAULT_COLUMNS.toReversed();
    const rest = completeColumns(turned).slice(FROZEN_COLUMNS);
    expect(rest.map((column) => column.id)).toEqual(COLUMN_IDS.slice(FROZEN_COLUMNS).toReversed());
  });
});

describe('the view of one assessment', () => {
  it('starts empty, and a broken part does not take the rest with it', () => {
    const empty = { collapsed: [], fieldYear: null, instructionsFolded: false };
    expect([null, [], 'x', {}].map(readAssessmentView)).toEqual([empty, empty, empty, empty]);
    expect(readAssessmentView({ collapsed: ['1'], fieldYear: 'x' })).toEqual({ ...empty, collapsed: ['1'] });
    expect(readAssessmentView({ instructionsFolded: true })).toEqual({ ...empty, instructionsFolded: true });
  });
});

describe('what is assumed over one assessment', () => {
  it('goes out and comes back the same, with its steps', () => {
    const view: WhatIfView = {
      overlay: [['1.1.1', pts(3333)]],
      scenarioId: 'a',
      done: [
        { changes: [['1.1.1', null, pts(3333)]], moment: 'm', joined: false, scenarioBefore: null, scenarioAfter: 'a' },
      ],
      undone: [
        { changes: [['2.2', pts(1), null]], moment: '', joined: true, scenarioBefore: 'a', scenarioAfter: null },
      ],
    };
    const raw: unknown = JSON.parse(JSON.stringify(whatIfViewToRaw(view)));
    expect(raw).toMatchObject({ overlay: [['1.1.1', 0.3333]] });
    expect(readWhatIfView(raw)).toEqual(view);
  });

  it('starts empty, and a broken part does not take the rest with it', () => {
    const empty = { overlay: [], scenarioId: null, done: [], undone: [] };
    expect([null, [], 'x', {}].map(readWhatIfView)).toEqual([empty, empty, empty, empty]);
    expect(readWhatIfView({ overlay: [['1.1.1', 0.00001]], scenarioId: 'a', done: [1] })).toEqual({
      ...empty,
      scenarioId: 'a',
    });
  });
});

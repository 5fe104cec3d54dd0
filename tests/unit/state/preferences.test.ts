import { describe, expect, test } from 'vitest';
import {
  COLUMN_IDS,
  DEFAULT_COLUMNS,
  MAXIMUM_COLUMN_PX,
  MINIMUM_COLUMN_PX,
  readPreferences,
  type PreferenceValues,
} from '../../../src/domain/view-state';
import { Preferences } from '../../../src/state/preferences.svelte';
import { must } from '../storage/small-assessment';
import { createStage } from '../storage/stage';

function createPreferences(raw: unknown = {}) {
  const kept: PreferenceValues[] = [];
  const preferences = new Preferences(readPreferences(raw), (values) => kept.push(values));
  return { preferences, kept, ids: () => preferences.current.columns.map(({ id }) => id) };
}

test('every change is kept at once, with all that stands beside it', () => {
  const { preferences, kept } = createPreferences({ theme: 'dark' });
  expect(kept).toEqual([]);
  preferences.change({ language: 'en' });
  preferences.change({ panelWidthPx: 400 });
  expect(preferences.current).toMatchObject({ language: 'en', theme: 'dark', panelWidthPx: 400 });
  expect(kept.map(({ language, panelWidthPx }) => [language, panelWidthPx])).toEqual([
    ['en', 340],
    ['en', 400],
  ]);
  expect(kept.at(-1)).toEqual(preferences.current);
});

describe('columns', () => {
  test('are hidden and resized one by one', () => {
    const { preferences, kept } = createPreferences();
    preferences.changeColumn('track', { visible: false });
    preferences.changeColumn('note', { widthPx: 333 });
    const changed = DEFAULT_COLUMNS.map((column) =>
      column.id === 'track'
        ? { ...column, visible: false }
        : column.id === 'note'
          ? { ...column, widthPx: 333 }
          : column,
    );
    expect(preferences.current.columns).toEqual(changed);
    expect(kept.at(-1)?.columns).toEqual(changed);
  });

  test('dragged too narrow or too wide stop at the bounds, and the layout is kept', () => {
    const { preferences, kept } = createPreferences();
    preferences.changeColumn('code', { widthPx: 20 });
    preferences.changeColumn('note', { widthPx: 2000.5 });
    preferences.changeColumn('track', { visible: false });
    const found = (id: string) => readPreferences(kept.at(-1)).columns.find((column) => column.id === id);
    expect([found('code')?.widthPx, found('note')?.widthPx, found('track')?.visible]).toEqual([
      MINIMUM_COLUMN_PX,
      MAXIMUM_COLUMN_PX,
      false,
    ]);
  });

  test('take a new order, in which the hidden ones keep their places', () => {
    const { preferences, ids } = createPreferences();
    preferences.changeColumn('track', { visible: false });
    const shown = COLUMN_IDS.filter((id) => id !== 'track');
    const wanted = [...shown.slice(0, 2), 'note', ...shown.slice(2, -1)];
    preferences.orderColumns(wanted);
    expect(ids().filter((id) => id !== 'track')).toEqual(wanted);
    expect(ids().indexOf('track')).toBe(COLUMN_IDS.indexOf('track'));
    expect(preferences.current.columns.find(({ id }) => id === 'track')?.visible).toBe(false);
  });

  test('never lead with anything but code and name', () => {
    const { preferences, ids } = createPreferences();
    preferences.orderColumns([...COLUMN_IDS].reverse());
    expect(ids().slice(0, 3)).toEqual(['code', 'name', 'note']);
    expect(ids()).toHaveLength(COLUMN_IDS.length);
  });

  test('go back to how they were', () => {
    const { preferences, kept } = createPreferences();
    preferences.changeColumn('note', { visible: false, widthPx: 50 });
    preferences.orderColumns([...COLUMN_IDS].reverse());
    preferences.resetColumns();
    expect(preferences.current.columns).toEqual(DEFAULT_COLUMNS);
    expect(kept.at(-1)?.columns).toEqual(DEFAULT_COLUMNS);
  });
});

test.each<readonly [string, unknown, Partial<PreferenceValues>]>([
  ['nothing at all', undefined, {}],
  ['a list', [1, 2], {}],
  ['an unknown language', { language: 'de', theme: 'dark' }, { theme: 'dark' }],
  ['an unknown theme', { language: 'en', theme: 7 }, { language: 'en' }],
  ['a panel wider than any', { panelWidthPx: 9000, panelOpen: false }, { panelOpen: false }],
  ['a panel of no whole width', { panelWidthPx: 340.5, listView: true }, { listView: true }],
  ['text for a truth', { listView: 'yes', panelOpen: null, language: 'en' }, { language: 'en' }],
  ['columns of another program', { columns: [{ id: 'price' }], language: 'en' }, { language: 'en' }],
])('kept garbage falls back one by one: %s', (_name, raw, expected) => {
  const { preferences } = createPreferences(raw);
  expect(preferences.current).toEqual({ ...readPreferences({}), ...expected });
});

test('what is kept in the database is read back the same', async () => {
  const { connect } = createStage();
  const repository = connect();
  const preferences = new Preferences(
    readPreferences({}),
    (values) => void repository.writeView('preferences', values),
  );
  preferences.change({ language: 'en', theme: 'dark', listView: true });
  preferences.changeColumn('note', { visible: false });
  expect(readPreferences(must(await repository.readView('preferences')))).toEqual(preferences.current);
});

describe('a language whose words are not there yet', () => {
  function waiting() {
    const kept: PreferenceValues[] = [];
    const answers: { readonly resolve: () => void; readonly reject: () => void }[] = [];
    const preferences = new Preferences(
      readPreferences({}),
      (values) => kept.push(values),
      (language) =>
        language === 'vi' ? null : new Promise<void>((resolve, reject) => answers.push({ resolve, reject })),
    );
    return { preferences, kept, answers };
  }

  test('is spoken, and kept, once they have come; what was chosen with it at once', async () => {
    const { preferences, kept, answers } = waiting();
    preferences.change({ language: 'en', theme: 'dark' });
    expect([preferences.current.language, preferences.current.theme, kept]).toEqual(['vi', 'dark', []]);
    answers[0]!.resolve();
    await Promise.resolve();
    expect(preferences.current.language).toBe('en');
    expect(kept.at(-1)).toMatchObject({ language: 'en', theme: 'dark' });
    preferences.change({ language: 'vi' });
    expect(preferences.current.language).toBe('vi');
  });

  test('is not spoken when they cannot be had, and that can be told', async () => {
    const { preferences, answers } = waiting();
    preferences.follow({ ...preferences.current, language: 'en' });
    answers[0]!.reject();
    await Promise.resolve();
    await Promise.resolve();
    expect([preferences.current.language, preferences.languageFailed]).toEqual(['vi', true]);
    preferences.change({ language: 'en' });
    answers[1]!.resolve();
    await Promise.resolve();
    expect([preferences.current.language, preferences.languageFailed]).toEqual(['en', false]);
  });
});

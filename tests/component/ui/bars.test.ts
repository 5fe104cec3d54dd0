import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import FilterBar from '../../../src/ui/workbench/FilterBar.svelte';
import FindBar from '../../../src/ui/workbench/FindBar.svelte';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, words } from './stage';

async function showFind() {
  const { app, session } = await openApp(startDocument());
  const shown: string[] = [];
  let closed = 0;
  const screen = await show(app, FindBar, {
    session,
    onShow: (code: string) => shown.push(code),
    onClose: () => (closed += 1),
  });
  const field = screen.getByRole('searchbox', { name: words.find.label });
  const bar = screen.component as { focus: () => void };
  return { session, screen, field, shown, bar, closed: () => closed };
}

describe('finding', () => {
  test('goes to the first match while one types, and says which of how many', async () => {
    const { screen, bar, shown, field } = await showFind();
    await expect.element(screen.getByRole('button', { name: words.find.next })).toBeDisabled();
    bar.focus();
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('muc 2');
    // Without tone marks: 2, 2.1, 2.1.1 and 2.2.
    expect(shown.at(-1)).toBe('2');
    await expect.element(screen.getByRole('status')).toHaveTextContent('1/4');
    await expectNoFaults();
  });

  test('Enter and the buttons go on, with Shift back, round at both ends', async () => {
    const { screen, bar, shown } = await showFind();
    bar.focus();
    await userEvent.keyboard('muc 2');
    shown.length = 0;
    await userEvent.keyboard('{Enter}{Enter}');
    await screen.getByRole('button', { name: words.find.next }).click();
    await screen.getByRole('button', { name: words.find.next }).click();
    await screen.getByRole('button', { name: words.find.previous }).click();
    bar.focus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(shown).toEqual(['2.1', '2.1.1', '2.2', '2', '2.2', '2.1.1']);
    await expect.element(screen.getByRole('status')).toHaveTextContent('3/4');
  });

  test('says that there is none, and then nothing can be gone to', async () => {
    const { screen, bar, shown } = await showFind();
    bar.focus();
    await userEvent.keyboard('xyz');
    await expect.element(screen.getByRole('status')).toHaveTextContent(words.find.none);
    await userEvent.keyboard('{Enter}');
    expect(shown).toEqual([]);
    await expect.element(screen.getByRole('button', { name: words.find.next })).toBeDisabled();
  });

  test('selects the last words when asked for again, so that typing replaces them', async () => {
    const { bar, field } = await showFind();
    bar.focus();
    await userEvent.keyboard('xyz');
    bar.focus();
    await userEvent.keyboard('2.2');
    await expect.element(field).toHaveValue('2.2');
  });

  test('never says a place beyond the last match when rows change under it', async () => {
    const { screen, bar, session } = await showFind();
    bar.focus();
    await userEvent.keyboard('bao cao');
    session.edit([{ code: '1.1.1', column: 'note', text: 'Báo cáo' }], 'form');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('status')).toHaveTextContent('2/2');
    session.undo();
    await expect.element(screen.getByRole('status')).toHaveTextContent('1/1');
  });

  test('ends by Esc or its button', async () => {
    const { screen, bar, closed } = await showFind();
    bar.focus();
    await userEvent.keyboard('{Escape}');
    await screen.getByRole('button', { name: words.find.close }).click();
    expect(closed()).toBe(2);
  });
});

async function showFilter() {
  const { app, session } = await openApp(startDocument());
  const screen = await show(app, FilterBar, { session });
  const choose = (name: string, option: string): Promise<void> =>
    screen.getByRole('combobox', { name }).selectOptions(option);
  return { session, screen, choose };
}

describe('filtering', () => {
  test.each([
    ['area', '2. Mục 2', ['2', '2.1', '2.1.1', '2.2']],
    ['track', 'SIPAS', ['2', '2.1', '2.1.1']],
    ['department', 'Sở Tài chính', ['1', '1.2', '1.2.1']],
    ['department', '(chưa giao)', ['2', '2.2']],
    ['status', 'Đã chấm', ['1', '1.2', '1.2.1', '2', '2.2']],
  ] as const)('by %s %s, and back to all', async (label, option, rows) => {
    const { session, screen, choose } = await showFilter();
    await choose(words.filter[label], option);
    expect(session.rows).toEqual(rows);
    await expect.element(screen.getByRole('status')).toBeVisible();
    await choose(words.filter[label], words.filter.any);
    expect([session.filtering, session.rows.length]).toEqual([false, 10]);
  });

  test('by what is not scored and by points lost, together and apart', async () => {
    const { session, screen } = await showFilter();
    await screen.getByRole('checkbox', { name: words.filter.notScored }).click();
    expect(session.shownScoredRows).toBe(3);
    await screen.getByRole('checkbox', { name: words.filter.pointsLost }).click();
    expect(session.shownScoredRows).toBe(0);
    await screen.getByRole('checkbox', { name: words.filter.notScored }).click();
    expect(session.rows).toEqual(['1', '1.2', '1.2.1', '2', '2.2']);
  });

  test('says how many of all rows are shown, and is cleared as a whole', async () => {
    const { session, screen, choose } = await showFilter();
    const clear = screen.getByRole('button', { name: words.filter.clear });
    await expect.element(clear).toBeDisabled();
    await choose(words.filter.area, '1. Mục 1');
    await screen.getByRole('checkbox', { name: words.filter.notScored }).click();
    await expect.element(screen.getByRole('status')).toHaveTextContent(words.filter.shown(2, 5));
    await expectNoFaults();
    await clear.click();
    expect(session.filtering).toBe(false);
    await expect.element(screen.getByRole('combobox', { name: words.filter.area })).toHaveValue('*');
    await expect.element(screen.getByRole('checkbox', { name: words.filter.notScored })).not.toBeChecked();
  });
});

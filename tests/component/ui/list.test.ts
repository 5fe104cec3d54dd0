import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NO_FILTER } from '../../../src/domain/row-filter';
import RowCard from '../../../src/ui/list/RowCard.svelte';
import RowList from '../../../src/ui/list/RowList.svelte';
import { pts } from '../../helpers/domain';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, words } from './stage';

async function showCard(code: string) {
  const { app, session } = await openApp(startDocument());
  const node = session.workbook.tree.scoredNodes.find((each) => each.code === code)!;
  const opened: string[] = [];
  const screen = await show(app, RowCard, { session, node, onOpen: (asked: string) => opened.push(asked) });
  const field = screen.getByRole('textbox', { name: words.columns.selfScore });
  return { app, session, screen, field, opened, entry: () => session.workbook.document.entries.get(code) };
}

describe('the card of a row', () => {
  test('is named by code and name, and says maximum, track and status', async () => {
    const { screen } = await showCard('1.2.1');
    const card = screen.getByRole('article', { name: '1.2.1 Mục 1.2.1' });
    await expect.element(card).toBeVisible();
    await expect.element(card).toHaveTextContent(/tối đa 1,20 · Thẩm định · Đã chấm/);
    await expectNoFaults();
  });

  test('writes what is typed when it is left or Enter is pressed', async () => {
    const { field, entry, screen } = await showCard('1.2.1');
    await expect.element(field).toHaveValue('0,75');
    await field.fill('1,1');
    await userEvent.keyboard('{Enter}');
    expect(entry()?.selfScore).toBe(1_1000);
    await expect.element(field).toHaveValue('1,10');
    await field.fill('0,5');
    await userEvent.tab();
    expect(entry()?.selfScore).toBe(5000);
    await expect.element(screen.getByRole('textbox', { name: words.columns.whatIfScore })).toHaveFocus();
  });

  test('Esc brings back what stands', async () => {
    const { field, entry } = await showCard('1.2.1');
    await field.fill('1,1');
    await userEvent.keyboard('{Escape}{Enter}');
    await expect.element(field).toHaveValue('0,75');
    expect(entry()?.selfScore).toBe(7500);
  });

  test('refuses in place: the old value stays, the reason belongs to the field, until it is right', async () => {
    const { field, entry } = await showCard('1.2.1');
    await field.fill('1,3');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('0,75');
    expect(entry()?.selfScore).toBe(7500);
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(words.refusal.aboveMaximum('1,3', '1,20'));
    await expectNoFaults();
    await field.fill('1,2');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    expect(field.element().getAttribute('aria-describedby')).toBeNull();
  });

  test('a value that could mean two things waits for an answer, the old one shown', async () => {
    const { field, session } = await showCard('2.2');
    await field.fill('1.250');
    await userEvent.keyboard('{Enter}');
    expect(session.question?.ambiguous).toHaveLength(1);
    await expect.element(field).toHaveValue('0,0001');
  });

  test('of a survey says that its score is an estimate', async () => {
    const { screen } = await showCard('1.1.2');
    await expect.element(screen.getByRole('textbox', { name: `≈ ${words.columns.selfScore}` })).toBeVisible();
    await expect.element(screen.getByTitle(words.grid.estimateHint)).toHaveTextContent(words.tracks.leaderSurvey);
  });

  test('an assumption goes beside the score, not into it', async () => {
    const { screen, session, entry } = await showCard('1.2.1');
    await screen.getByRole('textbox', { name: words.columns.whatIfScore }).fill('1');
    await userEvent.keyboard('{Enter}');
    expect([session.whatIf.overlay.get('1.2.1'), entry()?.selfScore]).toEqual([1_0000, 7500]);
  });

  test('asks for the form of its row', async () => {
    const { screen, opened } = await showCard('1.2.1');
    await screen.getByRole('button', { name: words.list.open('1.2.1') }).click();
    expect(opened).toEqual(['1.2.1']);
  });

  test('is read-only where its round is locked', async () => {
    const { screen, session } = await showCard('1.2.1');
    const change = { kind: 'lock', round: 'self', at: '2024-06-01T07:05:00.000Z' } as const;
    session.run({ type: 'changeProcess', change });
    await expect.element(screen.getByRole('textbox', { name: words.columns.selfScore })).toHaveAttribute('readonly');
    await expect
      .element(screen.getByRole('textbox', { name: words.columns.whatIfScore }))
      .not.toHaveAttribute('readonly');
  });

  test('shows names with marks of HTML as they are', async () => {
    const document = startDocument();
    const harm = '<img src=x onerror="window.harmed = true">';
    const { app, session } = await openApp({ ...document, head: { ...document.head, title: harm } });
    const node = { ...session.workbook.tree.scoredNodes.find(({ code }) => code === '1.2.1')!, name: harm };
    const opened: string[] = [];
    const screen = await show(app, RowCard, { session, node, onOpen: (asked: string) => opened.push(asked) });
    await expect.element(screen.getByRole('article', { name: `1.2.1 ${harm}` })).toHaveTextContent(harm);
    expect('harmed' in window).toBe(false);
  });
});

async function showList() {
  const { app, session } = await openApp(startDocument());
  const screen = await show(app, RowList, { session, onOpen: () => undefined });
  return {
    app,
    session,
    screen,
    list: screen.component as { select: (code: string) => void; focus: () => void },
  };
}

describe('the list', () => {
  test('has a card for each row and a heading with its sum for the others', async () => {
    const { screen, session } = await showList();
    expect(screen.getByRole('article').elements()).toHaveLength(5);
    await expect.element(screen.getByRole('button', { name: /^1\.2 Mục 1\.2 0,75\/1,20/ })).toBeVisible();
    const sum = document.querySelector('[data-code="1"][data-column="selfScore"]');
    expect(sum?.getAttribute('data-value')).toBe('0.75');
    session.whatIf.assume([{ code: '1.1.1', value: pts(1) }]);
    expect(sum?.getAttribute('data-value')).toBe('0.75');
    await expectNoFaults();
  });

  test('folds and unfolds by its headings', async () => {
    const { screen } = await showList();
    const heading = screen.getByRole('button', { name: /^1\.1 / });
    await expect.element(heading).toHaveAttribute('aria-expanded', 'true');
    await heading.click();
    await expect.element(heading).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getByRole('article').elements()).toHaveLength(3);
    await heading.click();
    expect(screen.getByRole('article').elements()).toHaveLength(5);
  });

  test('selecting brings a row into view and leaves the keyboard; focus takes it there', async () => {
    const { screen, list } = await showList();
    list.select('2.2');
    expect(document.activeElement).toBe(document.body);
    list.focus();
    await expect
      .element(
        screen
          .getByRole('article', { name: /^2\.2 / })
          .getByRole('textbox')
          .first(),
      )
      .toHaveFocus();
    list.select('9.9.9');
    list.focus();
    expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe('1');
  });

  test('says so when the filter leaves nothing', async () => {
    const { screen, session } = await showList();
    session.filter = { ...NO_FILTER, areas: ['2'], tracks: ['appraisal'] };
    await expect.element(screen.getByText(words.grid.empty)).toBeVisible();
    expect(screen.getByRole('article').elements()).toHaveLength(0);
  });

  test('speaks English as soon as it is chosen', async () => {
    const { app, screen } = await showList();
    app.preferences.change({ language: 'en' });
    await expect.element(screen.getByRole('article', { name: '1.2.1 Item 1.2.1' })).toBeVisible();
    await expect
      .element(screen.getByRole('article', { name: '1.2.1 Item 1.2.1' }).getByRole('textbox').first())
      .toHaveValue('0.75');
  });
});

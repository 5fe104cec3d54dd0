import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import type { Round } from '../../../src/domain/process';
import { formatDateTime } from '../../../src/i18n/words';
import { err } from '../../../src/lib/result';
import type { Session } from '../../../src/state/session.svelte';
import SnapshotsDialog from '../../../src/ui/snapshots/SnapshotsDialog.svelte';
import { pts } from '../../helpers/domain';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, sampleDocument, show, valueOf, words } from './stage';

const said = words.snapshots;
const when = formatDateTime('2024-06-01T07:05:00.000Z', 'vi');
const titled = (name: string): string => `${name} – ${when}`;
const entries = () => [...document.querySelectorAll('[data-testid="snapshot"]')];

async function keep(session: Session, id: string, name: string, at = '2024-06-01T07:05:00.000Z'): Promise<void> {
  await session.parts.snapshots.keep({ id, name, at, by: 'Lan' }, session.workbook.document);
}

function lock(session: Session, round: Round): void {
  const change = { kind: 'lock', round, at: '2024-06-01T07:00:00.000Z' } as const;
  session.run({ type: 'changeProcess', change }, { copy: { kind: 'lock', round } });
}

const saved = (session: Session) => expect.poll(() => session.workbook.unsavedCount).toBe(0);

const score = (session: Session, code: string, tenThousandths: number | null) =>
  session.run({
    type: 'editCells',
    gesture: 'form',
    edits: [{ code, field: 'selfScore', value: tenThousandths === null ? null : pts(tenThousandths) }],
  });

async function showSnapshots(
  assessment: Assessment = startDocument(),
  prepare: (session: Session) => Promise<unknown> = () => Promise.resolve(),
) {
  const { app, session } = await openApp(assessment);
  await prepare(session);
  const onShow = vi.fn();
  const onClose = vi.fn();
  const screen = await show(app, SnapshotsDialog, { session, onShow, onClose });
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  return { app, session, screen, onShow, onClose, button, status: screen.getByTestId('snapshots-status') };
}

describe('keeping a copy', () => {
  test('asks for a name, keeps the document under it and lists it', async () => {
    const { app, session, screen, button, status } = await showSnapshots();
    app.preferences.change({ author: 'Hoa' });
    const name = screen.getByRole('textbox', { name: said.name });
    await expect.element(name).toHaveFocus();
    await expect.element(screen.getByTestId('snapshots-empty')).toBeVisible();
    await button(said.keep).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(said.nameMissing);
    await expect.element(name).toHaveAttribute('aria-invalid', 'true');
    await expect.element(name).toHaveAccessibleDescription(said.nameMissing);
    await expect.element(name).toHaveFocus();
    await expectNoFaults();
    await name.fill('   ');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent(said.nameMissing);
    await name.fill(' Trình UBND ');
    await userEvent.keyboard('{Enter}');
    await expect.element(status).toHaveTextContent(said.kept('Trình UBND'));
    await expect.element(name).toHaveValue('');
    await expect.element(name).toHaveFocus();
    const entry = screen.getByTestId('snapshot');
    await expect.element(entry).toHaveTextContent(/Trình UBND/);
    await expect.element(entry).toHaveTextContent(`${when} · Hoa`);
    await expect.element(entry).toHaveTextContent('Tự chấm 0,75/14,83 · đã chấm 2/5 mục');
    const [kept] = session.parts.snapshots.list ?? [];
    const read = await session.parts.snapshots.read(kept?.id ?? '');
    expect(read.ok && read.value.assessment).toEqual(session.workbook.document);
    expect(session.workbook.undoLabel).toBeNull();
    await expectNoFaults();
  });

  test('that fails says why and leaves the name to try again', async () => {
    const { session, screen, button } = await showSnapshots();
    const { snapshots } = session.parts;
    vi.spyOn(snapshots, 'keep').mockImplementation(() => {
      snapshots.failure = { reason: 'quota' };
      return Promise.resolve(false);
    });
    await screen.getByRole('textbox').fill('Trình');
    await button(said.keep).click();
    await expect.element(screen.getByTestId('snapshots-failure')).toHaveTextContent(words.save.reasons.quota);
    await expect.element(screen.getByRole('textbox')).toHaveValue('Trình');
    await expectNoFaults();
    await button(words.common.retry).click();
    await expect.poll(() => document.querySelector('[data-testid="snapshots-failure"]')).toBeNull();
  });
});

describe('the list', () => {
  test('says that it is being read, and why it could not be', async () => {
    let answer: () => void = () => undefined;
    const { session, screen, button } = await showSnapshots(startDocument(), ({ parts: { snapshots } }) => {
      vi.spyOn(snapshots, 'refresh').mockImplementationOnce(
        () =>
          new Promise((resolve) => {
            answer = () => {
              snapshots.failure = { reason: 'timeout' };
              resolve();
            };
          }),
      );
      return Promise.resolve();
    });
    await expect.element(screen.getByText(words.common.loading)).toBeVisible();
    answer();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(words.save.reasons.timeout);
    expect(screen.getByText(words.common.loading).elements()).toHaveLength(0);
    await button(words.common.retry).click();
    await expect.element(screen.getByTestId('snapshots-empty')).toBeVisible();
    expect(session.parts.snapshots.failure).toBeNull();
  });

  test('tells named, automatic and sealed copies apart; sealed ones cannot be removed', async () => {
    const { screen } = await showSnapshots(startDocument(), async (session) => {
      await keep(session, 'k', 'Trình', '2024-05-01T00:00:00.000Z');
      session.replaceDocument({ ...session.workbook.document, scenarios: [] });
      lock(session, 'self');
      await saved(session);
    });
    await expect
      .poll(() =>
        entries()
          .map((entry) => entry.getAttribute('data-kind'))
          .sort(),
      )
      .toEqual(['beforeImport', 'lock', 'named']);
    expect(entries().at(-1)?.textContent).toContain('Trình');
    const sealed = screen.getByRole('listitem').filter({ hasText: said.lockOf(words.rounds.names.self) });
    await expect.element(sealed).toHaveTextContent(said.sealed);
    await expect.element(sealed).toHaveTextContent(words.rounds.thread.anonymous);
    await expect.element(sealed.getByRole('button', { name: said.compare })).toBeVisible();
    expect(sealed.getByRole('button', { name: said.remove }).elements()).toHaveLength(0);
    const automatic = screen.getByRole('listitem').filter({ hasText: said.kinds.beforeImport });
    await expect.element(automatic).toHaveTextContent(said.automatic);
    await expect.element(automatic.getByRole('button', { name: said.remove })).toBeVisible();
    await expectNoFaults();
  });

  test('removes a copy once that is confirmed, and the keyboard stays in it', async () => {
    const { session, screen, button, status } = await showSnapshots(startDocument(), async (opened) => {
      await keep(opened, 'a', 'Một', '2024-05-01T00:00:00.000Z');
      await keep(opened, 'b', 'Hai', '2024-05-02T00:00:00.000Z');
    });
    const [second, first] = ['2024-05-02T00:00:00.000Z', '2024-05-01T00:00:00.000Z'].map(
      (at, place) => `${place === 0 ? 'Hai' : 'Một'} – ${formatDateTime(at, 'vi')}`,
    ) as [string, string];
    await button(said.removeOf(second)).click();
    const dialog = screen.getByRole('dialog', { name: said.removeTitle });
    await expect.element(dialog).toHaveTextContent(said.removeBody(second));
    await expectNoFaults();
    await dialog.getByRole('button', { name: words.common.cancel }).click();
    await expect.element(button(said.removeOf(second))).toHaveFocus();
    expect(session.parts.snapshots.list).toHaveLength(2);
    await button(said.removeOf(second)).click();
    await dialog.getByRole('button', { name: said.remove }).click();
    await expect.element(status).toHaveTextContent(said.removed(second));
    expect(entries()).toHaveLength(1);
    await expect.element(button(said.compareOf(first))).toHaveFocus();
    await button(said.removeOf(first)).click();
    await dialog.getByRole('button', { name: said.remove }).click();
    await expect.element(screen.getByTestId('snapshots-empty')).toBeVisible();
    await expect.element(screen.getByRole('textbox', { name: said.name })).toHaveFocus();
  });
});

describe('restoring', () => {
  async function showKept() {
    const before = startDocument();
    const stage = await showSnapshots(before, async (session) => {
      await keep(session, 'a', 'Một');
      score(session, '1.1.1', 500);
      await saved(session);
    });
    const dialog = stage.screen.getByRole('dialog', { name: said.restoreTitle });
    await stage.button(said.restoreOf(titled('Một'))).click();
    return { ...stage, before, dialog, restore: dialog.getByRole('button', { name: said.restore, exact: true }) };
  }

  test('is one step, keeps what stood before, and can be undone', async () => {
    const { session, before, dialog, restore, status, button } = await showKept();
    const stood = session.workbook.document;
    await expect.element(dialog).toHaveTextContent(said.restoreBody(titled('Một')));
    await expect.element(restore).toHaveFocus();
    await expectNoFaults();
    await userEvent.keyboard('{Enter}');
    await expect.element(status).toHaveTextContent(said.restored(titled('Một')));
    expect(session.workbook.document).toEqual(before);
    expect(session.workbook.undoLabel).toEqual({ type: 'restoreSnapshot', name: titled('Một') });
    // The copy of what stood before is in the list once the restore is saved.
    await expect.poll(() => entries().length).toBe(2);
    const copy = session.parts.snapshots.list?.find(({ kind }) => kind === 'beforeRestore');
    const read = await session.parts.snapshots.read(copy?.id ?? '');
    expect(read.ok && read.value.assessment).toEqual(stood);
    await expect.element(button(said.restoreOf(titled('Một')))).toHaveFocus();
    session.undo();
    expect(session.workbook.document).toEqual(stood);
  });

  test('left alone changes nothing', async () => {
    const { session, dialog } = await showKept();
    const stood = session.workbook.document;
    await dialog.getByRole('button', { name: words.common.cancel }).click();
    await expect.poll(() => document.querySelectorAll('[role="dialog"]').length).toBe(1);
    expect(session.workbook.document).toBe(stood);
  });

  test('over a lock is refused, with the round to unlock', async () => {
    const { session, dialog, restore } = await showKept();
    lock(session, 'self');
    const stood = session.workbook.document;
    await restore.click();
    await expect
      .element(dialog.getByRole('alert'))
      .toHaveTextContent(said.restoreLocked('1.1.1', words.rounds.names.self, words.rounds.title));
    await expect.element(dialog.getByRole('alert')).toHaveTextContent(said.nothingTouched);
    expect(session.workbook.document).toBe(stood);
    await expectNoFaults();
    session.run({ type: 'changeProcess', change: { kind: 'unlock', round: 'self' } });
    await restore.click();
    await expect.poll(() => session.workbook.document.entries.get('1.1.1')?.selfScore).toBeNull();
  });

  test('of what stood before a lock is refused, even where no row differs', async () => {
    const { session, dialog, restore } = await showKept();
    session.undo();
    lock(session, 'secondAppraisal');
    await restore.click();
    await expect
      .element(dialog.getByRole('alert'))
      .toHaveTextContent(said.restoreLifts(words.rounds.names.secondAppraisal, words.rounds.title));
  });

  test('of a copy that is gone or cannot be read says so', async () => {
    const { session, dialog, restore } = await showKept();
    const read = vi.spyOn(session.parts.snapshots, 'read');
    read.mockResolvedValueOnce(err({ reason: 'corrupt', failure: null }));
    await restore.click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent(said.corrupt);
    await session.parts.snapshots.remove('a');
    await restore.click();
    await expect.element(dialog.getByRole('alert')).toHaveTextContent(said.gone);
  });
});

describe('a comparison', () => {
  async function compareSample(change: (session: Session) => unknown) {
    const stage = await showSnapshots(sampleDocument(), async (session) => {
      await keep(session, 'a', 'Một');
      change(session);
      await saved(session);
    });
    await stage.button(said.compareOf(titled('Một'))).click();
    const row = (code: string) => stage.screen.getByTestId(`compare-row-${code}`);
    return { ...stage, row };
  }

  test('shows totals, ranks, areas and rows, with gains that a reader can check', async () => {
    // Of 0.50 and 0.9219 points: less 0.4, less 0.4219; the total 85.96 comes to 85.1381.
    const { session, screen, row, onShow } = await compareSample((opened) => {
      score(opened, '1.1.1', 1000);
      score(opened, '1.1.2', 5000);
    });
    await expect.element(screen.getByTestId('compare-rows')).toBeVisible();
    await expect.element(screen.getByTestId('compare-before')).toHaveFocus();
    expect(['before', 'after', 'gain'].map((side) => valueOf(`compare-total-${side}`))).toEqual([
      '85.96',
      '85.1381',
      '-0.8219',
    ]);
    const rankOf = (points: number) =>
      session.rank.rankOf({ ...session.workbook.self.total, points: pts(points) })?.estimate ?? 0;
    const [from, to] = [rankOf(85_9600), rankOf(85_1381)];
    expect(from).toBeLessThan(to);
    expect(['before', 'after', 'gain'].map((side) => valueOf(`compare-rank-${side}`))).toEqual(
      [from, to, from - to].map(String),
    );
    await expect.element(screen.getByTestId('compare-rank-before')).toHaveTextContent('46 (44–49)');
    expect([1, 2, 8].map((area) => valueOf(`compare-area-gain-${String(area)}`))).toEqual(['-0.8219', '0', '0']);
    await expect.element(row('1.1.1')).toHaveTextContent(/Tự chấm, Đã kiểm tra.*0,50.*0,10.*−0,40/);
    await expect.element(row('1.1.2')).toHaveTextContent(/0,9219.*0,50.*−0,4219/);
    const effect = (code: string): string | null | undefined =>
      document.querySelector(`[data-testid="compare-row-${code}"] .rank`)?.getAttribute('data-value');
    expect(effect('1.1.1')).toBe(String(from - rankOf(85_5600)));
    expect(effect('1.1.2')).toBe(String(from - rankOf(85_5381)));
    expect(document.querySelectorAll('[data-testid^="compare-row-"]')).toHaveLength(2);
    await expect.element(screen.getByTestId('compare-rest')).toHaveTextContent(said.comparison.restSame);
    await expectNoFaults();
    await row('1.1.2').getByRole('button').click();
    expect(onShow.mock.calls).toEqual([['1.1.2']]);
  });

  test('turns round, goes back to the list, and asks for two different versions', async () => {
    const { screen, button } = await compareSample((opened) => score(opened, '1.1.1', 1000));
    await expect.element(screen.getByTestId('compare-rows')).toBeVisible();
    await button(said.comparison.swap).click();
    await expect.poll(() => valueOf('compare-total-gain')).toBe('0.4');
    await screen.getByTestId('compare-before').selectOptions(titled('Một'));
    await expect.element(screen.getByText(said.comparison.sameChosen)).toBeVisible();
    await expectNoFaults();
    await button(said.comparison.back).click();
    await expect.element(button(said.compareOf(titled('Một')))).toHaveFocus();
  });

  test('follows the open document, and of two copies opens no forms', async () => {
    const { session, screen, row } = await compareSample(async (opened) => {
      score(opened, '1.1.1', 1000);
      await keep(opened, 'b', 'Hai');
      score(opened, '1.1.1', 2000);
    });
    await expect.poll(() => valueOf('compare-total-gain')).toBe('-0.3');
    score(session, '1.1.1', 4000);
    await expect.poll(() => valueOf('compare-total-gain')).toBe('-0.1');
    await screen.getByTestId('compare-after').selectOptions(titled('Hai'));
    await expect.poll(() => valueOf('compare-total-gain')).toBe('-0.4');
    expect(row('1.1.1').getByRole('button').elements()).toHaveLength(0);
  });

  test('names what differs outside the rows, and says when nothing does', async () => {
    const { session, screen } = await compareSample(() => undefined);
    await expect.element(screen.getByText(said.comparison.identical)).toBeVisible();
    lock(session, 'firstAppraisal');
    const parts = screen.getByTestId('compare-rest');
    await expect.element(parts).toHaveTextContent(said.comparison.restChanged(said.comparison.parts.process));
    await expect.element(screen.getByText(said.comparison.noRows)).toBeVisible();
    await saved(session);
  });

  test('says which side could not be read, and reads it again when asked anew', async () => {
    const { session, screen, button } = await showSnapshots(startDocument(), (opened) => keep(opened, 'a', 'Một'));
    vi.spyOn(session.parts.snapshots, 'read').mockResolvedValueOnce(err({ reason: 'missing' }));
    await button(said.compareOf(titled('Một'))).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(`${said.comparison.before}: ${said.gone}`);
    await button(said.comparison.swap).click();
    await expect.element(screen.getByText(said.comparison.identical)).toBeVisible();
  });

  test('goes to the clipboard as text, or into a field where there is none', async () => {
    const { screen, button } = await compareSample((opened) => score(opened, '1.1.1', 1000));
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
    await button(said.comparison.copy).click();
    await expect.element(screen.getByTestId('copy-status')).toHaveTextContent(said.comparison.copied(1));
    const [text] = written.mock.calls[0] ?? [];
    expect(text?.split('\n')[1]).toMatch(/^1\.1\.1\t.*\t0,50\t0,10\t-0,40\t-\d+$/);
    written.mockRejectedValueOnce(new Error('denied'));
    await button(said.comparison.copy).click();
    await expect.element(screen.getByTestId('copy-status')).toHaveTextContent(said.comparison.notCopied);
    const field = screen.getByRole('textbox', { name: said.comparison.text });
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveValue(text ?? '');
    await expectNoFaults();
    written.mockRestore();
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never);
    await button(said.comparison.copy).click();
    await expect.element(screen.getByTestId('copy-status')).toHaveTextContent(said.comparison.notCopied);
    vi.restoreAllMocks();
  });
});

import { tick } from 'svelte';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import { fingerprintGroups } from '../../../src/domain/fingerprint';
import type { ScoredNode } from '../../../src/domain/rubric-tree';
import { formatDateTime } from '../../../src/i18n/words';
import DocumentFingerprint from '../../../src/ui/controls/DocumentFingerprint.svelte';
import Fingerprint from '../../../src/ui/controls/Fingerprint.svelte';
import HelpDialog from '../../../src/ui/dialogs/HelpDialog.svelte';
import OriginsSection from '../../../src/ui/item/OriginsSection.svelte';
import RowCard from '../../../src/ui/list/RowCard.svelte';
import { managedIn } from '../../../src/ui/manage/managed';
import MergeLogDialog from '../../../src/ui/merge-log/MergeLogDialog.svelte';
import DepartmentPage from '../../../src/ui/studio/plan/DepartmentPage.svelte';
import ReviewTab from '../../../src/ui/studio/review/ReviewTab.svelte';
import { pts, withEntries } from '../../helpers/domain';
import { mergedWith, returnedFile } from '../../helpers/merged';
import { exchangeMessages } from '../../helpers/messages';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, showStudio, words } from './stage';

const log = exchangeMessages.vi.log;
const { reasons } = exchangeMessages.vi.merging.apart;
const long = `Nội dung ngoài việc được giao,\n\n${'rất dài '.repeat(20)}hết`;

const returnedAt = formatDateTime('2024-05-20T03:30:00.000Z', 'vi');
const mergedAt = formatDateTime('2024-05-21T02:00:00.000Z', 'vi');

/** Two returns were merged: one taken with something set apart, a later one with a conflict. */
function mergedDocument(): Assessment {
  const start = startDocument();
  const first = returnedFile(start, {
    department: 'STC',
    message: 'Đã đủ tài liệu',
    changes: { '1.2.1': { selfScore: pts(9000) }, '1.1.1': { explanation: long } },
  });
  const one = mergedWith(start, [first]);
  const second = returnedFile(one, {
    department: 'STC',
    author: 'Minh',
    at: '2024-05-25T01:00:00.000Z',
    changes: { '1.2.1': { selfScore: pts(1_0000), note: 'Theo báo cáo\n\nBổ sung' } },
  });
  const ours = withEntries(one, { '1.2.1': { selfScore: pts(1_1000) } });
  return mergedWith(ours, [second], { 'row/1.2.1/score/': { kind: 'ours' } }, '2024-05-26T02:00:00.000Z');
}

const textsOf = (testId: string): readonly string[] =>
  [...document.querySelectorAll(`[data-testid="${testId}"]`)].map((each) =>
    each.textContent.replace(/\s+/g, ' ').trim(),
  );

/** What is written to the clipboard; refuses where nothing may be. */
function watchClipboard(refuse = false): string[] {
  const written: string[] = [];
  const spy = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    if (refuse) return Promise.reject(new Error('refused'));
    written.push(text);
    return Promise.resolve();
  });
  onTestFinished(() => {
    spy.mockRestore();
  });
  return written;
}

describe('where a row was received from', () => {
  async function showOrigins(code: string, given = mergedDocument()) {
    const { app, session } = await openApp(given, { author: 'Hoa' });
    const node = session.workbook.tree.nodeByCode.get(code) as ScoredNode;
    const screen = await show(app, OriginsSection, { session, node });
    return { app, session, screen, summary: screen.getByText(words.item.origins.title) };
  }

  test('is told field by field, the latest file first, with old and new, choice and who merged', async () => {
    const { summary } = await showOrigins('1.2.1');
    await expect.element(summary).toBeVisible();
    expect(textsOf('origin')).toEqual([]);
    await summary.click();
    await expect.poll(() => textsOf('origin').length).toBe(3);
    const [kept, first, note] = textsOf('origin');
    expect(kept).toContain('Sở Tài chính (Minh) · Nộp');
    expect(kept).toContain(`Trong tệp: 1,00 ${log.chosen.kept}`);
    expect(first).toBe(
      `Sở Tài chính (Lan) · Nộp ${returnedAt} · Hoa hợp nhất ${mergedAt} · Tệp stc.json 0,75 → thành 0,90 ` +
        `${log.standing.changed} ${log.outcomes.applied}`,
    );
    expect(note).toContain(`Theo báo cáo Bổ sung ${log.standing.stands}`);
    await expectNoFaults();
  });

  test('shows what was set apart whole, with the reason, and copies it', async () => {
    const written = watchClipboard();
    const { screen, summary } = await showOrigins('1.1.1');
    await expect.element(screen.getByText(words.item.origins.apart(1))).toBeVisible();
    await summary.click();
    await expect.poll(() => textsOf('origin')[0]).toContain(log.setApart(reasons.otherDepartment));
    const short = screen.getByText(/^Nội dung ngoài .*…$/);
    (short.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText(/ hết$/)).toBeVisible();
    await screen.getByRole('button', { name: log.copyOf(words.columns.explanation) }).click();
    expect(written).toEqual([long]);
    await expect.element(screen.getByText(log.copied)).toBeVisible();
    await expectNoFaults();
  });

  test('is silent where no file said anything', async () => {
    const { summary } = await showOrigins('2.2');
    await expect.element(summary).not.toBeInTheDocument();
  });

  test('follows an edit', async () => {
    const { session, summary } = await showOrigins('1.2.1');
    await summary.click();
    await expect.poll(() => textsOf('origin')[2]).toContain(log.standing.stands);
    session.run({ type: 'editCells', gesture: 'form', edits: [{ code: '1.2.1', field: 'note', value: 'Khác' }] });
    await expect.poll(() => textsOf('origin')[2]).toContain(log.standing.changed);
  });
});

test('the card of a row says whose file its score is from', async () => {
  const { app, session } = await openApp(mergedDocument());
  const first = mergedWith(startDocument(), [
    returnedFile(startDocument(), { department: 'STC', changes: { '1.2.1': { selfScore: pts(9000) } } }),
  ]);
  const node = session.workbook.tree.nodeByCode.get('1.2.1') as ScoredNode;
  await show(app, RowCard, { session, node, onOpen: () => undefined });
  // The score of the open document was changed since.
  expect(textsOf('row-source-1.2.1')).toEqual([]);
  const other = await openApp(first);
  await show(other.app, RowCard, { session: other.session, node, onOpen: () => undefined });
  expect(textsOf('row-source-1.2.1')).toEqual(['Tự chấm · Từ tệp của Sở Tài chính (Lan), nộp ngày 20/05/2024']);
  await expectNoFaults();
});

describe('the log of merges', () => {
  async function showLog(given = mergedDocument(), preferences: unknown = {}) {
    const { app, session } = await openApp(given, preferences);
    const shown: string[] = [];
    const screen = await show(app, MergeLogDialog, {
      session,
      onShow: (code: string) => shown.push(code),
      onClose: () => undefined,
    });
    await expect.element(page.getByTestId('merge-log')).toBeVisible();
    return { session, screen, shown };
  }

  test('lists files, the latest merged first, with counts by outcome', async () => {
    await showLog();
    const files = textsOf('merged-file');
    expect(files[0]).toContain('Sở Tài chính (Minh) Nộp');
    expect(files[0]).toContain(`${log.counts.applied(1)}${log.counts.kept(1)}`);
    expect(files[1]).toBe(
      `Sở Tài chính (Lan) Nộp ${returnedAt} · Hoa hợp nhất ${mergedAt} ${log.counts.applied(1)}${log.counts.quarantined(1)}`,
    );
    await expectNoFaults();
  });

  test('opens a file: its fingerprint, its message, each change with what became of it and why', async () => {
    const given = mergedDocument();
    const { shown } = await showLog(given);
    const summary = document.querySelectorAll<HTMLElement>('[data-testid="merged-file"] summary')[1]!;
    summary.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => textsOf('recorded-change').length).toBe(2);
    expect(textsOf('fingerprint')).toEqual([fingerprintGroups(given.merges[0]!.id)]);
    expect(textsOf('merged-file')[1]).toContain('Lời nhắn: Đã đủ tài liệu');
    const changes = textsOf('recorded-change');
    expect(changes[0]).toBe('Tự chấm 0,75 → thành 0,90 Đã nhận.');
    expect(changes[1]).toContain(log.setApart(reasons.otherDepartment));
    await expectNoFaults();
    await page.getByRole('button', { name: words.list.open('1.2.1') }).click();
    expect(shown).toEqual(['1.2.1']);
  });

  test('shows forty and more on request, where the keyboard then stands', async () => {
    const given = mergedDocument();
    const last = given.merges.at(-1)!;
    const changes = Array.from({ length: 45 }, (_, at) => ({
      place: { kind: 'record' as const, list: 'causes' as const, id: `c${String(at)}` },
      outcome: 'applied' as const,
      wasConflict: false,
      reason: null,
    }));
    await showLog({ ...given, merges: [{ ...last, changes }] });
    await page.getByRole('heading', { name: 'Sở Tài chính (Minh)' }).click();
    await expect.poll(() => textsOf('recorded-change').length).toBe(40);
    await page.getByRole('button', { name: log.more(5) }).click();
    await expect.poll(() => textsOf('recorded-change').length).toBe(45);
    await tick();
    const items = [...document.querySelectorAll('[data-testid="recorded-change"]')];
    expect(items.indexOf(document.activeElement!)).toBe(40);
  });

  test('speaks English', async () => {
    await showLog(mergedDocument(), { language: 'en' });
    expect(textsOf('merged-file')[1]).toContain('Department of Finance (Lan) Returned');
    expect(textsOf('merged-file')[1]).toContain('1 taken1 set apart');
  });

  test('is offered where something was merged', () => {
    expect(managedIn(mergedDocument())).toContain('mergeLog');
    expect(managedIn(startDocument())).not.toContain('mergeLog');
  });
});

describe('a fingerprint', () => {
  const digest = '0123456789abcdef'.repeat(4);

  test('shows four groups and copies them', async () => {
    const written = watchClipboard();
    const { app } = await openApp(startDocument());
    const screen = await show(app, Fingerprint, { digest, of: 'Sở Tài chính' });
    expect(textsOf('fingerprint')).toEqual([fingerprintGroups(digest)]);
    await screen.getByRole('button', { name: words.fingerprint.copyOf('Sở Tài chính') }).click();
    expect(written).toEqual([fingerprintGroups(digest)]);
    await expect.element(screen.getByText(words.fingerprint.copied)).toBeVisible();
    await expectNoFaults();
  });

  test('says what to do where the browser does not let it copy', async () => {
    watchClipboard(true);
    const { app } = await openApp(startDocument());
    const screen = await show(app, Fingerprint, { digest });
    await screen.getByRole('button', { name: words.fingerprint.copy }).click();
    await expect.element(screen.getByText(words.fingerprint.notCopied)).toBeVisible();
  });

  test('of the open document follows it: the same content, the same fingerprint', async () => {
    const { app, session } = await openApp(startDocument());
    const screen = await show(app, DocumentFingerprint, { document: session.workbook.document });
    const shown = () => document.querySelector('[data-testid="fingerprint"]')?.getAttribute('data-value') ?? null;
    await expect.poll(shown).toBe(app.files.digest(startDocument()));
    const before = shown();
    session.run({ type: 'editCells', gesture: 'form', edits: [{ code: '2.2', field: 'note', value: 'Khác' }] });
    await screen.rerender({ document: session.workbook.document });
    await expect.poll(shown).toBe(app.files.digest(session.workbook.document));
    expect(shown()).not.toBe(before);
    session.undo();
    await screen.rerender({ document: session.workbook.document });
    await expect.poll(shown).toBe(before);
  });

  test('is printed under a report, with day and time', async () => {
    const { app, session } = await openApp(startDocument());
    await showStudio(app, session, ReviewTab, { onShow: () => undefined });
    const printed = (): string => {
      dispatchEvent(new Event('beforeprint'));
      return textsOf('print-footer')[0] ?? '';
    };
    const groups = (): string => fingerprintGroups(app.files.digest(session.workbook.document));
    const first = groups();
    expect(printed()).toBe(
      `PAR Workbench · ${formatDateTime('2024-06-01T07:05:00.000Z', 'vi')} · Mã đối chiếu: ${first}`,
    );
    session.run({ type: 'editCells', gesture: 'form', edits: [{ code: '2.2', field: 'note', value: 'Khác' }] });
    expect(printed()).toContain(groups());
    expect(groups()).not.toBe(first);
  });
});

test('the page of a department carries the fingerprint on paper too', async () => {
  const { app, session } = await openApp(startDocument());
  await showStudio(app, session, DepartmentPage, { department: 'STC' });
  await expect.element(page.getByTestId('plan-page-STC')).toBeVisible();
  dispatchEvent(new Event('beforeprint'));
  const groups = fingerprintGroups(app.files.digest(session.workbook.document));
  expect(textsOf('print-footer')[0]).toMatch(new RegExp(`Mã đối chiếu: ${groups}$`));
});

test('help tells of handing out, returning, merging, fingerprints and sealed files, and links the format', async () => {
  const { app } = await openApp(startDocument());
  await show(app, HelpDialog, { onClose: () => undefined });
  const said = exchangeMessages.vi.help;
  await expect.element(page.getByRole('heading', { name: said.title })).toBeVisible();
  for (const text of [said.handOut, said.handBack, said.merge, said.fingerprint, said.sealed])
    expect(textsOf('help-exchange')[0]).toContain(text);
  await expect.element(page.getByRole('link', { name: said.format })).toHaveAttribute('href', 'format.html');
  await expectNoFaults();
});

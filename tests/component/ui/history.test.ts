import { tick } from 'svelte';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import type { ScoredNode } from '../../../src/domain/rubric-tree';
import { formatDateTime } from '../../../src/i18n/words';
import { err } from '../../../src/lib/result';
import type { Session } from '../../../src/state/session.svelte';
import HistorySection from '../../../src/ui/item/HistorySection.svelte';
import { pts, withEntries } from '../../helpers/domain';
import { proofDocument } from '../../helpers/domain-filled';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, words } from './stage';

const said = words.snapshots.history;
const when = formatDateTime('2024-06-01T07:05:00.000Z', 'vi');

const type = (session: Session, code: string, field: 'selfScore', tenThousandths: number | null) =>
  session.run({
    type: 'editCells',
    gesture: 'form',
    edits: [{ code, field, value: tenThousandths === null ? null : pts(tenThousandths) }],
  });

const nodeOf = (session: Session, code: string) => session.workbook.tree.nodeByCode.get(code) as ScoredNode;

async function showHistory(document: Assessment = startDocument(), code = '1.2.1') {
  const { app, session } = await openApp(document, { author: 'Hoa' });
  const screen = await show(app, HistorySection, { session, node: nodeOf(session, code) });
  const steps = (): readonly string[] =>
    [...globalThis.document.querySelectorAll('[data-testid="history-step"]')].map((step) =>
      step.textContent.replace(/\s+/g, ' ').trim(),
    );
  return { app, session, screen, steps, summary: screen.getByText(said.title) };
}

describe('the history of an item', () => {
  test('is shown when it is opened: who, when, what, from and to, newest first', async () => {
    const { session, app, summary, steps } = await showHistory();
    type(session, '1.2.1', 'selfScore', 9000);
    type(session, '1.1.1', 'selfScore', 500);
    app.preferences.change({ author: '' });
    session.edit([{ code: '1.2.1', column: 'leadDepartment', text: 'Sở Nội vụ' }], 'form');
    await tick();
    expect(steps()).toEqual([]);
    await summary.click();
    expect(steps()).toEqual([
      `${when} · không ghi tên · sửa 1.2.1 Đơn vị chủ trì: Sở Tài chính → thành Sở Nội vụ`,
      `${when} · Hoa · sửa 1.2.1 Tự chấm: 0,75 → thành 0,90`,
    ]);
    await expectNoFaults();
    session.undo();
    await expect.poll(() => steps().length).toBe(1);
    session.run({ type: 'editCells', gesture: 'paste', edits: [{ code: '1.2.1', field: 'note', value: '' }] });
    await expect.poll(() => steps()[0]).toContain('dán 1 ô Ghi chú: Theo báo cáo → thành trống');
  });

  test('says so when there is none, and follows the form to another row', async () => {
    const { session, screen, summary, steps } = await showHistory();
    type(session, '2.2', 'selfScore', null);
    await summary.click();
    await expect.element(screen.getByText(said.none)).toBeVisible();
    await expectNoFaults();
    await screen.rerender({ node: nodeOf(session, '2.2') });
    await expect.poll(() => steps()).toEqual([`${when} · Hoa · sửa 2.2 Tự chấm: 0,0001 → thành chưa có`]);
  });

  test('names documents that came and went, also those no longer in the register', async () => {
    const { session, summary, steps } = await showHistory({ ...startDocument(), evidence: [proofDocument('a')] });
    const attach = (ids: readonly string[]) =>
      session.run({
        type: 'editCells',
        gesture: 'form',
        edits: [{ code: '1.2.1', field: 'evidence', value: ids.map((documentId) => ({ documentId, place: '' })) }],
      });
    attach(['a']);
    attach([]);
    session.run({ type: 'deleteEvidence', id: 'a' });
    expect(session.workbook.document.evidence).toEqual([]);
    await summary.click();
    expect(steps()).toEqual([
      `${when} · Hoa · sửa 1.2.1 Tài liệu kiểm chứng: bỏ a/KH-UBND`,
      `${when} · Hoa · sửa 1.2.1 Tài liệu kiểm chứng: thêm a/KH-UBND`,
    ]);
  });

  test('shows a long text in short and opens the whole by keyboard', async () => {
    const { session, screen, summary } = await showHistory();
    const long = `Theo báo cáo ${'rất dài '.repeat(30)}hết`;
    session.run({ type: 'editCells', gesture: 'form', edits: [{ code: '1.2.1', field: 'explanation', value: long }] });
    await summary.click();
    const short = screen.getByText(/^Theo báo cáo .*…$/);
    await expect.element(short).toHaveAttribute('title', long);
    (short.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText(/ hết$/)).toBeVisible();
    await expectNoFaults();
  });

  test('shows twenty and more on request, where the keyboard then stands', async () => {
    const { session, screen, summary, steps } = await showHistory();
    for (let step = 1; step <= 23; step += 1) type(session, '1.2.1', 'selfScore', step * 100);
    await summary.click();
    expect(steps()).toHaveLength(20);
    expect(steps()[0]).toContain('0,22 → thành 0,23');
    await screen.getByRole('button', { name: said.more(3) }).click();
    await expect.poll(() => steps().length).toBe(23);
    const focused = globalThis.document.activeElement;
    expect(focused?.matches('[data-testid="history-step"]')).toBe(true);
    expect(focused?.textContent.replace(/\s+/g, ' ')).toContain('0,02 → thành 0,03');
    expect(screen.getByRole('button').elements()).toHaveLength(0);
    await expectNoFaults();
  });

  test('passes over steps that are damaged and says how many', async () => {
    const { session, screen, summary, steps } = await showHistory();
    type(session, '1.2.1', 'selfScore', 100);
    type(session, '1.2.1', 'selfScore', 200);
    const [first] = session.workbook.steps;
    Object.assign(first!, { patches: () => err('corrupt') });
    await summary.click();
    await expect.element(screen.getByTestId('history-unreadable')).toHaveTextContent(said.unreadable(1));
    expect(steps()).toHaveLength(1);
    await expectNoFaults();
  });

  test('shows what a restored copy did to the row', async () => {
    const { session, summary, steps } = await showHistory();
    const old = withEntries(session.workbook.document, { '1.2.1': { selfScore: pts(1_0000) } });
    session.replaceDocument(old, 'restoreSnapshot', 'Một');
    await summary.click();
    expect(steps()[0]).toContain('khôi phục bản lưu “Một” Tự chấm: 0,75 → thành 1,00');
  });
});

import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import PlanTab from '../../../src/ui/studio/plan/PlanTab.svelte';
import { pts } from '../../helpers/domain';
import { planItem } from '../../helpers/plan';
import { studioMessages } from '../../helpers/messages';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, showStudio, valueOf, words } from './stage';

const said = studioMessages.vi.plan;
const at = (testId: string) => page.getByTestId(testId);

/** Rows of 0.1 (1.1.1, open), 0.2 (1.1.2, open), 1.2 (1.2.1, at 0.75), 10 (2.1.1, open), 3.3334 (2.2, at 0.0001). */
const withPlan = (): Assessment => ({
  ...startDocument(),
  plan: [
    planItem('p1', '2.2', 20000, { fromScore: pts(1), dueDate: '2024-05-31', cause: 'Số liệu chậm' }),
    planItem('p2', '1.2.1', 12000, {
      fromScore: pts(7500),
      dueDate: '2024-06-01',
      department: 'STC',
      scenarioName: 'Mạnh dạn',
      causeId: '',
    }),
    planItem('p3', '1.1.1', 900, { state: 'done', dueDate: '2024-01-01' }),
    planItem('p4', '1.1.2', 2000, { state: 'dropped' }),
  ],
});

async function openTab(document: Assessment = withPlan()) {
  const { app, session } = await openApp(document);
  const onShow = vi.fn();
  const { studio } = await showStudio(app, session, PlanTab, { props: { onShow } });
  const item = (id: string) => session.workbook.document.plan.find((each) => each.id === id);
  return { app, session, studio, onShow, item };
}

describe('the plan', () => {
  test('says what it is where it is empty, and the way to scenarios', async () => {
    const { studio } = await openTab(startDocument());
    await expect.element(at('plan-answer')).toHaveTextContent(said.empty);
    await expectNoFaults();
    studio.tab = 'plan';
    await at('plan-to-scenarios').click();
    expect(studio.tab).toBe('scenarios');
  });

  test('lists its items by row, with what they bring and what is overdue', async () => {
    const { onShow, session } = await openTab();
    const codes = [...document.querySelectorAll('[data-testid="plan-table"] tr[data-code]')].map((row) =>
      row.getAttribute('data-code'),
    );
    expect(codes).toEqual(['1.1.1', '1.1.2', '1.2.1', '2.2']);
    expect([0, 1, 2, 3].map((position) => valueOf(`plan-gain-${position}`))).toEqual(['0.09', '0.2', '0.45', '1.9999']);
    const overdue = [0, 1, 2, 3].map((position) =>
      document.querySelector(`[data-testid="plan-when-${position}"]`)?.getAttribute('data-overdue'),
    );
    // Done and dropped ones are never overdue; one that is due today is not yet.
    expect(overdue).toEqual(['false', 'false', 'false', 'true']);
    await expect.element(at('plan-when-3')).toHaveTextContent(words.rounds.overdue(1));
    await expect.element(at('plan-item-3')).toHaveTextContent(said.table.cause('Số liệu chậm'));
    await expect.element(at('plan-item-2')).toHaveTextContent('Sở Tài chính');
    await expect.element(at('plan-item-2')).toHaveTextContent(said.table.from('Mạnh dạn'));
    // 0.7501 now; 0.09 done but not scored; 0.45 + 1.9999 open.
    expect([valueOf('plan-open'), valueOf('plan-overdue'), valueOf('plan-open-gain'), valueOf('plan-total')]).toEqual([
      '2',
      '1',
      '2.4499',
      '3.29',
    ]);
    expect(valueOf('plan-rank')).toBe(String(session.rank.rank!.estimate));
    await expect.element(at('plan-done-unscored')).toHaveTextContent(said.doneUnscored(1, '+0,09'));
    await expectNoFaults();
    await page.getByTitle(said.table.open('2.2')).click();
    expect(onShow).toHaveBeenCalledWith('2.2');
  });

  test('takes every part of an item where it stands, each one step', async () => {
    const { session, item } = await openTab();
    await at('plan-edit-3').click();
    const write = async (testId: string, text: string): Promise<void> => {
      await at(testId).fill(text);
      await userEvent.keyboard('{Tab}');
    };
    await write('plan-cause-3', 'Thiếu người');
    await write('plan-remedy-3', 'Tuyển thêm');
    await write('plan-owner-3', 'Nguyễn Văn A');
    // What was written stays in its field.
    await expect.element(at('plan-cause-3')).toHaveValue('Thiếu người');
    await expect.element(at('plan-owner-3')).toHaveValue('Nguyễn Văn A');
    await at('plan-department-3').selectOptions('Sở Nội vụ');
    await at('plan-state-3').selectOptions(said.states.inProgress);
    await at('plan-helpers-3').getByText(said.form.helpers(0)).click();
    await page.getByRole('checkbox', { name: 'Sở Tài chính' }).click();
    await write('plan-target-3', '1.5');
    await write('plan-effort-3', '2,5');
    await write('plan-due-3', '2024-12-31');
    expect(item('p1')).toMatchObject({
      cause: 'Thiếu người',
      remedy: 'Tuyển thêm',
      owner: 'Nguyễn Văn A',
      department: 'SNV',
      helpers: ['STC'],
      state: 'inProgress',
      targetScore: 15000,
      effortDays: 2.5,
      dueDate: '2024-12-31',
    });
    await expectNoFaults();
    // A helper that comes to lead helps no more.
    await at('plan-department-3').selectOptions('Sở Tài chính');
    expect(item('p1')).toMatchObject({ department: 'STC', helpers: [] });
    session.undo();
    expect(item('p1')).toMatchObject({ department: 'SNV', helpers: ['STC'] });
  });

  test('refuses what no score, no day or no effort is, and keeps what stood', async () => {
    const { item } = await openTab();
    await at('plan-edit-3').click();
    await at('plan-target-3').fill('9');
    await userEvent.keyboard('{Tab}');
    await expect.element(at('plan-target-3')).toHaveAccessibleDescription(words.refusal.aboveMaximum('9', '3,3334'));
    await expect.element(at('plan-target-3')).toHaveValue('2,00');
    await at('plan-effort-3').fill('0,3');
    await userEvent.keyboard('{Tab}');
    await expect.element(at('plan-effort-3')).toHaveAccessibleDescription(words.refusal.daysOutOfRange);
    expect(item('p1')).toMatchObject({ targetScore: 20000, effortDays: 3 });
  });

  test('grows by hand, with the department that leads the row', async () => {
    const { session } = await openTab(startDocument());
    await at('plan-add').click();
    await expect.element(at('plan-new-row')).toHaveFocus();
    await at('plan-create').click();
    await expect.element(at('plan-new-row')).toHaveAccessibleDescription(studioMessages.vi.scenarios.create.rowMissing);
    await at('plan-new-row').selectOptions('1.2.1');
    await at('plan-new-target').fill('1,2');
    await userEvent.keyboard('{Enter}');
    expect(session.workbook.document.plan).toMatchObject([
      { code: '1.2.1', department: 'STC', fromScore: 7500, targetScore: 12000, state: 'planned', scenarioName: '' },
    ]);
    await expect.element(at('plan-cause-0')).toHaveFocus();
    await at('plan-add').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(at('plan-add')).toHaveFocus();
  });

  test('loses an item in one step that can be undone, and keeps the keyboard', async () => {
    const { session } = await openTab();
    await at('plan-remove-3').click();
    await expect.element(at('plan-status')).toHaveTextContent(said.removed('2.2'));
    await expect.element(at('plan-remove-2')).toHaveFocus();
    expect(session.workbook.document.plan.map(({ id }) => id)).toEqual(['p2', 'p3', 'p4']);
    session.undo();
    expect(session.workbook.document.plan.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4']);
  });

  test('works at the width of a phone', async () => {
    await openTab();
    for (const [width, height] of [
      [390, 844],
      [320, 640],
    ] as const) {
      await page.viewport(width, height);
      if (width === 390) await at('plan-edit-0').click();
      await expect.element(at('plan-editor-0')).toBeVisible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const table = at('plan-table').element();
      expect(table.scrollWidth).toBeLessThanOrEqual(width);
    }
    await expectNoFaults();
  });
});

import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import ReviewTab from '../../../src/ui/studio/review/ReviewTab.svelte';
import { studioMessages } from '../../helpers/messages';
import { blankDocument } from '../../helpers/domain';
import { expectNoFaults, openApp, sampleDocument, showStudio } from './stage';

const said = studioMessages.vi.review;
const at = (testId: string) => page.getByTestId(testId);
const textOf = (testId: string): string => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? '';

async function openTab(given: Assessment = sampleDocument()) {
  const { app, session } = await openApp(given);
  const onShow = vi.fn();
  await showStudio(app, session, ReviewTab, { props: { onShow } });
  return { session, onShow };
}

describe('the review of the year', () => {
  test('says index, ranks and changes as announced, and what nobody said as unknown', async () => {
    await openTab();
    await expect.element(at('review-title')).toHaveTextContent(said.title('Lạng Sơn', '2023'));
    const areas = textOf('review-areas');
    for (const change of ['33', '20', '12', '31', '18', '26', '11']) expect(areas).toContain(change);
    const unknown = [...document.querySelectorAll('[data-testid="review-areas"] tbody tr')].filter((row) =>
      row.textContent.includes(studioMessages.vi.charts.unknown),
    );
    expect(unknown).toHaveLength(1);
    await expectNoFaults();
  });

  test('adds up: what the areas lost is what the total lost', async () => {
    const { session } = await openTab();
    const { total } = session.workbook.final;
    const lost = (total.maxPoints - total.points) / 10_000;
    expect(textOf('review-answer')).toContain(lost.toFixed(2).replace('.', ','));
    expect(textOf('review-losses-total')).toContain(lost.toFixed(2).replace('.', ','));
  });

  test('takes the cause of a loss into the plan, as one step, and keeps the keyboard', async () => {
    const { session } = await openTab();
    await at('review-cause-1.2.1').click();
    await at('review-form-text').fill('Báo cáo gửi chậm');
    await at('review-form-remedy').fill('Lập lịch gửi từng quý');
    await at('review-form-due').fill('2024-09-30');
    await at('review-form-save').click();
    await expect.element(at('review-status')).toHaveTextContent(said.form.saved('1.2.1'));
    await expect.element(at('review-cause-1.2.1')).toHaveFocus();
    expect(session.workbook.document.plan).toMatchObject([
      { code: '1.2.1', cause: 'Báo cáo gửi chậm', remedy: 'Lập lịch gửi từng quý', dueDate: '2024-09-30' },
    ]);
    expect(textOf('review-cause-text-1.2.1')).toContain('Báo cáo gửi chậm');
    session.undo();
    expect(session.workbook.document.plan).toEqual([]);
    await expect.element(at('review-cause-text-1.2.1')).not.toHaveTextContent('Báo cáo gửi chậm');
    await expectNoFaults();
  });

  test('follows a score that is changed', async () => {
    const { session } = await openTab();
    const before = textOf('review-answer');
    session.edit([{ code: '1.2.1', column: 'selfScore', text: '0,5' }], 'form');
    await expect.poll(() => textOf('review-answer')).not.toBe(before);
    expect(document.querySelector('[data-testid="review-cause-1.2.1"]')).toBeNull();
  });

  test('of a blank document says what is open and makes nothing up', async () => {
    await openTab(blankDocument().assessment);
    await expect.element(at('review-title')).toBeVisible();
    await expectNoFaults();
  });

  test('works at the width of a phone', async () => {
    await openTab();
    for (const width of [390, 320]) {
      await page.viewport(width, 844);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    }
    await expectNoFaults();
  });
});

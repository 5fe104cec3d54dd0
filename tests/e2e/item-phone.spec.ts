import type { Page } from '@playwright/test';
import { expect, expectTotal, expectValue, faultsIn, openManaged, saved, test, vi } from './workbench';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const form = (page: Page) => page.getByTestId('item-form');
const findings = (page: Page, kind: string) => form(page).locator(`[data-testid="finding"][data-kind="${kind}"]`);

async function openForm(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: vi.list.open(code), exact: true }).click();
  await expect(form(page)).toHaveAttribute('data-item', code);
}

test('on a phone an item goes through its year in its form', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: vi.start.newAssessment }).click();
  await page.getByRole('dialog').getByLabel(vi.create.unit).fill('Lạng Sơn');
  await page.getByRole('dialog').getByRole('button', { name: vi.create.submit }).click();
  await expect(page.getByRole('article', { name: /^1\.1\.1 / })).toBeVisible();

  // Scored by its figures.
  await openForm(page, '1.1.2');
  await form(page).getByTestId('figure-achieved').fill('9');
  await form(page).getByTestId('figure-total').fill('10');
  await form(page).getByTestId('figure-total').press('Enter');
  await expectTotal(page, '0.9');
  await expect(page.getByTestId('total-points')).toBeInViewport();

  // Proven by a document; the finding goes.
  await expect(findings(page, 'claimedWithoutEvidence')).toBeVisible();
  expect(await faultsIn(page)).toEqual([]);
  await form(page).getByTestId('evidence-add').click();
  const paper = page.getByTestId('evidence-form');
  await paper.getByTestId('evidence-number').fill('15/KH-UBND');
  await paper.getByTestId('evidence-date').fill('2023-01-12');
  await paper.getByTestId('evidence-place').fill('Phụ lục 2, trang 14');
  expect(await faultsIn(page)).toEqual([]);
  await page.getByTestId('evidence-save').click();
  await expect(findings(page, 'claimedWithoutEvidence')).toHaveCount(0);
  await expect(findings(page, 'evidenceWithoutPlace')).toHaveCount(0);
  await expect(form(page).getByTestId('attached-document')).toContainText('15/KH-UBND');

  // The round is locked; appraised below the claim; explained; the final total follows.
  const rounds = await openManaged(page, vi.rounds.title);
  await rounds.getByTestId('lock-self').click();
  await page.getByTestId('lock-confirm').click();
  await expect(page.getByTestId('rounds-status')).toContainText(vi.rounds.told.locked(vi.rounds.names.self));
  expect(await faultsIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(form(page).getByTestId('figure-achieved')).not.toBeEditable();
  await form(page).getByLabel(vi.columns.appraisedScore).fill('0,5');
  await form(page).getByLabel(vi.columns.appraisedScore).press('Enter');
  await expectValue(page, 'final-points', '0.5');
  await expect(findings(page, 'explanationMissing')).toBeVisible();
  await form(page).getByTestId('explanation').fill('Đã bổ sung báo cáo quý IV.');
  await form(page).getByTestId('explanation').press('Tab');
  await expect(findings(page, 'explanationMissing')).toHaveCount(0);
  await form(page).getByLabel(vi.columns.secondAppraisedScore).fill('0,8');
  await form(page).getByLabel(vi.columns.secondAppraisedScore).press('Enter');
  await expectValue(page, 'final-points', '0.8');
  await expectTotal(page, '0.9');
  expect(await faultsIn(page)).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);

  await saved(page);
  await page.reload();
  await openForm(page, '1.1.2');
  await expect(form(page).getByTestId('item-final')).toHaveAttribute('data-value', '0.8');
  await expect(form(page).getByTestId('attached-document')).toContainText('15/KH-UBND');
});

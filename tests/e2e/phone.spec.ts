import type { Page } from '@playwright/test';
import { alarm, button, expect, expectTotal, expectValue, saved, test, vi } from './workbench';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

async function openSampleList(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: vi.start.openSample }).click();
  await expect(page.getByRole('article', { name: /^1\.1\.1 / })).toBeVisible();
}

/** What sticks out of the page to the right, and would make it scroll sideways. */
const widerThanPage = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('on a phone the list does what the grid does', async ({ page }) => {
  await openSampleList(page);
  await expect(page.locator('.handsontable')).toHaveCount(0);
  await expect(page.getByTestId('total-points')).toBeInViewport();
  const row = page.getByRole('article', { name: /^1\.1\.2 / });
  const score = row.getByLabel(vi.columns.selfScore);
  await score.fill('0.75');
  await score.press('Enter');
  await expect(score).toHaveValue('0,75');
  await expectTotal(page, '85.7881');
  await saved(page);

  await score.fill('1,5');
  await score.press('Enter');
  await expect(row.getByText(vi.refusal.aboveMaximum('1,5', '1,00'))).toBeVisible();
  await expect(score).toHaveValue('0,75');
  await expect(score).toHaveAccessibleDescription(vi.refusal.aboveMaximum('1,5', '1,00'));
  await expect(alarm(page)).toContainText(vi.refusal.kept('1.1.2'));
  await score.fill('');
  await score.press('Enter');
  await expect(score, 'what was typed over the rule is gone').toHaveValue('0,9219');
  await expectTotal(page, '85.96');

  await row.getByLabel(vi.columns.whatIfScore).fill('1');
  await row.getByLabel(vi.columns.whatIfScore).press('Enter');
  await button(page, vi.toolbar.showPanel).click();
  await expectValue(page, 'what-if-total', '86.0381');
  await button(page, vi.toolbar.hidePanel).click();

  const form = page.getByTestId('item-form');
  await button(page, vi.list.open('1.1.2')).click();
  await page.getByTestId('people').locator('summary').first().click();
  await form.getByLabel(vi.columns.leadDepartment).selectOption('Sở Tư pháp');
  await page.getByTestId('item-note').fill('Chờ số liệu\nquý IV');
  await form.getByLabel(vi.columns.appraisedScore).fill('0,9');
  await form.getByLabel(vi.columns.appraisedScore).press('Enter');
  await expect(page.getByTestId('changed-since-check')).toBeVisible();
  await page.getByTestId('item-checked').check();

  await saved(page);
  await page.reload();
  await button(page, vi.list.open('1.1.2')).click();
  await expect(page.getByTestId('item-note')).toHaveValue('Chờ số liệu\nquý IV');
  await page.getByTestId('people').locator('summary').first().click();
  await expect(form.getByLabel(vi.columns.leadDepartment).locator('option:checked')).toHaveText('Sở Tư pháp');
  await expect(form.getByLabel(vi.columns.appraisedScore)).toHaveValue('0,90');
  await expect(page.getByTestId('item-checked')).toBeChecked();
  for (let step = 0; step < 2; step += 1) await button(page, vi.toolbar.undo).click();
  await expect(page.getByTestId('item-checked')).not.toBeChecked();
  await expect(form.getByLabel(vi.columns.appraisedScore)).toHaveValue('');
  await button(page, vi.toolbar.closePanel).click();
  await expect(score).toHaveValue('0,9219');
});

test('in the list a doubtful number asks, and areas fold', async ({ page }) => {
  await openSampleList(page);
  const row = page.getByRole('article', { name: /^1\.5\.1 / });
  const score = row.getByLabel(vi.columns.selfScore);
  await score.fill('1.250');
  await score.press('Enter');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: vi.ask.asDecimalOne('1,25') })
    .click();
  await expect(score).toHaveValue('1,25');
  await expectTotal(page, '85.21');
  await page.getByRole('button', { name: /^(▾ )?1 Công tác/ }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('article', { name: /^2\.1\.1 / })).toBeAttached();
});

test('nothing sticks out of a narrow page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  await expect(page.getByRole('button', { name: vi.start.openSample })).toBeVisible();
  expect(await widerThanPage(page), 'start page').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: vi.start.newAssessment }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await widerThanPage(page), 'dialog').toBeLessThanOrEqual(0);
  await expect(page.getByRole('dialog').getByRole('button', { name: vi.create.submit })).toBeInViewport();
  await page.keyboard.press('Escape');
  await openSampleList(page);
  expect(await widerThanPage(page), 'list').toBeLessThanOrEqual(0);
  await button(page, vi.list.open('1.1.1')).click();
  await expect(page.getByTestId('item-form')).toBeInViewport();
  expect(await widerThanPage(page), 'form of a row').toBeLessThanOrEqual(0);
  await page.getByTestId('panel-checks').click();
  await expect(page.getByTestId('coverage')).toBeVisible();
  expect(await widerThanPage(page), 'checks').toBeLessThanOrEqual(0);
  await page.getByTestId('panel-whatIf').click();
  await expect(page.getByTestId('what-if-total')).toBeInViewport();
  expect(await widerThanPage(page), 'panel').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: vi.toolbar.filter }).click();
  expect(await widerThanPage(page), 'filters').toBeLessThanOrEqual(0);
});

import {
  expect,
  expectCell,
  expectCursor,
  expectTotal,
  expectValue,
  gridReady,
  openSample,
  tabTo,
  test,
  vi,
} from './workbench';

test('from the start page to a scored row and an assumption without a mouse', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: vi.start.newAssessment })).toBeVisible();
  await tabTo(page, vi.start.newAssessment);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, vi.create.unit);
  await page.keyboard.type('Lang Son');
  await page.keyboard.press('Enter');
  await gridReady(page);

  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expectCursor(page, '1', 'maxPoints');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expectCursor(page, '1.1.1', 'selfScore');
  await page.keyboard.type('0,25');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.1', 'selfScore', '0,25');
  await expectTotal(page, '0.25');
  await expectCursor(page, '1.1.2', 'selfScore');

  await page.keyboard.press('F6');
  await expect(page.getByLabel(vi.whatIf.field)).toBeFocused();
  // Past the button that closes the panel and its tabs.
  for (let back = 0; back < 3; back += 1) await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('separator', { name: vi.whatIf.resize })).toBeFocused();
  await tabTo(page, vi.whatIf.add);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('complementary').getByLabel(vi.whatIf.addRow)).toBeFocused();
  await page.keyboard.type('1.2.1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0,5');
  await page.keyboard.press('Enter');
  await expectValue(page, 'what-if-total', '0.75');
  await tabTo(page, vi.whatIf.scenarioName);
  await page.keyboard.type('Một');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: vi.whatIf.load('Một') })).toBeVisible();

  await page.keyboard.press('F6');
  await expectCursor(page, '1.1.2', 'selfScore');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expectTotal(page, '1.25');
  await expectCursor(page, '1.2', 'selfScore');
});

test('in the list every task is done by keyboard too', async ({ page }) => {
  await openSample(page);
  await tabTo(page, vi.toolbar.viewList);
  await page.keyboard.press('Enter');
  const row = page.getByRole('article', { name: /^1\.1\.2 / });
  const score = row.getByLabel(vi.columns.selfScore);
  await expect(score).toHaveValue('0,9219');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('1.1.2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(score).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await expect(row.getByText(vi.refusal.aboveMaximum('7', '1,00'))).toBeVisible();
  await expect(score).toHaveValue('0,9219');
  await expect(score).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Shift+Tab');
  await expect(score).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('0,5');
  await page.keyboard.press('Tab');
  await expectTotal(page, '85.5381');
  await expect(row.getByLabel(vi.columns.whatIfScore)).toBeFocused();
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await expectValue(page, 'what-if-total', '86.0381');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('item-form')).toHaveAttribute('data-item', '1.1.2');
  await expect(page.getByTestId('item-note')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectValue(page, 'what-if-total', '86.0381');

  await page.keyboard.press('F6');
  await expect(page.getByLabel(vi.whatIf.field)).toBeFocused();
  await page.keyboard.press('F6');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await page.keyboard.press('Control+z');
  await expectValue(page, 'what-if-total', '85.5381');
  await page.keyboard.press('Control+z');
  await expectTotal(page, '85.96');
});

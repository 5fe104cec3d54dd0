import {
  button,
  cell,
  en,
  expect,
  expectCell,
  expectTotal,
  gridReady,
  openSample,
  saved,
  select,
  test,
  type,
  vi,
} from './workbench';

test('the language switches live, with the decimal mark, and is kept', async ({ page }) => {
  await openSample(page);
  await type(page, '1.1.2', 'whatIfScore', '0,75');
  await expect(page).toHaveTitle('Lạng Sơn 2023 (mẫu minh họa) – PAR Workbench');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'vi');
  await button(page, 'English').click();
  await expect(html).toHaveAttribute('lang', 'en');
  await expectCell(page, '1.1.2', 'selfScore', '0.9219');
  await expectCell(page, '1.1.2', 'whatIfScore', '0.75');
  await expect(page.getByTestId('total-points')).toHaveText('85.96');
  await expectTotal(page, '85.96');
  await expect(page.locator('.ht_clone_top').getByRole('columnheader', { name: en.columns.selfScore })).toBeVisible();
  await expectCell(page, '1.1', 'name', 'Annual reform plan');
  await expect(button(page, en.toolbar.find)).toBeVisible();
  await expect(page.getByRole('complementary', { name: en.whatIf.title })).toBeVisible();
  await expect(page.getByTestId('save-status')).toContainText('Saved');
  await expect(page.getByText(vi.toolbar.find, { exact: true })).toHaveCount(0);
  await type(page, '1.1.2', 'selfScore', '0.5');
  await expectCell(page, '1.1.2', 'selfScore', '0.50');
  await type(page, '1.1.2', 'selfScore', '0,6');
  await expectCell(page, '1.1.2', 'selfScore', '0.60');
  await saved(page);

  await page.reload();
  await gridReady(page);
  await expect(html).toHaveAttribute('lang', 'en');
  await expectCell(page, '1.1.2', 'selfScore', '0.60');
  await button(page, 'Tiếng Việt').click();
  await expect(html).toHaveAttribute('lang', 'vi');
  await expectCell(page, '1.1.2', 'selfScore', '0,60');
  await expectCell(page, '1.1', 'name', 'Thực hiện kế hoạch CCHC năm');
  await expect(button(page, vi.toolbar.find)).toBeVisible();

  // In English a number filled down stays the number it was, without a question about its dot.
  await type(page, '5.7.1', 'selfScore', '1,125');
  await button(page, 'English').click();
  await expectCell(page, '5.7.1', 'selfScore', '≈ 1.125');
  await select(page, '5.7.1', 'selfScore');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await select(page, '5.7.2', 'selfScore');
  await page.keyboard.press('Control+d');
  await expectCell(page, '5.7.2', 'selfScore', '≈ 1.125');
  await expect(page.getByRole('dialog'), 'the program knows what it wrote itself').toHaveCount(0);
  await expect(cell(page, '5.7.1', 'selfScore')).toHaveText('≈ 1.125');
});

test('the address chooses the language', async ({ page }) => {
  await page.goto('/?lang=en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible();
  await page.goto('/?lang=vi');
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await expect(page.getByRole('button', { name: 'Mở bảng mẫu' })).toBeVisible();
});

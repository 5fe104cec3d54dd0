import {
  bringUp,
  button,
  cell,
  expect,
  expectCell,
  expectTotal,
  expectValue,
  gridReady,
  reload,
  saved,
  test,
  type,
  vi,
} from './workbench';

test('a first start: a new assessment, one scored row, kept over a reload', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  for (const way of ['Mở bảng mẫu', 'Tạo bảng chấm mới', 'Nhập tệp JSON'])
    await expect(button(page, way)).toBeVisible();
  await expect(page.getByText('Chưa có bảng chấm nào.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0);

  await button(page, vi.start.newAssessment).click();
  const dialog = page.getByRole('dialog', { name: vi.create.title });
  await dialog.getByRole('button', { name: vi.create.submit }).click();
  await expect(dialog.getByText(vi.create.unitRequired)).toBeVisible();
  await dialog.getByLabel(vi.create.year).fill('1999');
  await expect(dialog.getByText(vi.create.yearInvalid)).toBeVisible();
  await dialog.getByLabel(vi.create.unit).fill('Lạng Sơn');
  await dialog.getByRole('button', { name: vi.create.submit }).click();
  await expect(dialog, 'a wrong year makes nothing').toBeVisible();
  await dialog.getByLabel(vi.create.year).fill('2023');
  await expect(dialog.getByText(vi.create.yearInvalid)).toBeHidden();
  await expect(dialog.getByText(vi.create.unitRequired)).toBeHidden();
  await expect(dialog.getByRole('radio', { name: /phục dựng/ })).toBeChecked();
  await dialog.getByRole('button', { name: vi.create.submit }).click();

  await gridReady(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lạng Sơn 2023');
  await expectTotal(page, '0');
  await expect(page.getByTestId('total-scored')).toHaveText('0/88');
  await expectValue(page, 'total-open', '100');
  await expectCell(page, '1.1.2', 'selfScore', '');

  await type(page, '1.1.2', 'selfScore', '0,75');
  await expectCell(page, '1.1.2', 'selfScore', '0,75');
  await expectTotal(page, '0.75');
  await expectValue(page, 'area-points-1', '0.75');
  await expect(page.getByTestId('total-scored')).toHaveText('1/88');
  await expectValue(page, 'total-open', '99');
  await expectCell(page, '1.1', 'selfScore', '0,75');
  await expectCell(page, '1', 'selfScore', '0,75');
  await expect(await bringUp(page, '1.1.2', 'status')).toHaveText(vi.statuses.scored);
  await saved(page);

  await page.getByRole('link', { name: vi.toolbar.home }).click();
  const kept = page.getByRole('main').getByRole('listitem');
  await expect(kept).toHaveCount(1);
  await expect(kept).toContainText('Lạng Sơn 2023');
  await expect(kept).toContainText(vi.start.progress(1, 88));
  await expect(kept).toContainText('0,75/100,00');

  await page.getByRole('link', { name: 'Lạng Sơn 2023' }).click();
  await gridReady(page);
  await reload(page);
  await expectCell(page, '1.1.2', 'selfScore', '0,75');
  await expectTotal(page, '0.75');
});

test('an assessment is deleted only after a question', async ({ page }) => {
  await page.goto('/');
  await button(page, vi.start.openSample).click();
  await gridReady(page);
  await page.getByRole('link', { name: vi.toolbar.home }).click();
  const title = 'Lạng Sơn 2023 (mẫu minh họa)';
  const remove = button(page, vi.start.remove(title));
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: vi.common.cancel }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(remove).toBeVisible();

  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: vi.common.delete }).click();
  await expect(page.getByText(vi.start.keptEmpty)).toBeVisible();
  await page.reload();
  await expect(page.getByText(vi.start.keptEmpty)).toBeVisible();
  await expect(page.getByText(vi.start.lostTitle), 'what a person removed is not lost').toBeHidden();
  await expect(cell(page, '1.1.1', 'selfScore')).toHaveCount(0);
});

import type { Page } from '@playwright/test';
import {
  cell,
  expect,
  expectCell,
  expectCursor,
  expectTotal,
  faultsIn,
  message,
  openBlank,
  openManaged,
  openSample,
  redo,
  reload,
  saved,
  select,
  test,
  type,
  undo,
  vi,
} from './workbench';

const form = (page: Page) => page.getByTestId('item-form');

test('an item is scored by its figures alone, by keyboard', async ({ page }) => {
  await openBlank(page);
  await select(page, '1.1.2', 'name');
  await page.keyboard.press('Enter');
  await expect(form(page)).toHaveAttribute('data-item', '1.1.2');
  const achieved = form(page).getByTestId('figure-achieved');
  await expect(achieved).toBeFocused();
  await page.keyboard.type('118');
  await page.keyboard.press('Tab');
  await page.keyboard.type('128');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.2', 'selfScore', '0,9219');
  await expectTotal(page, '0.9219');
  await expect(form(page).getByTestId('score-source')).toHaveAttribute('data-source', 'rule');
  await expect(form(page).getByTestId('trace-reached')).toContainText('0,9219');
  await expect(form(page)).toContainText('Thêm 10 (Số nhiệm vụ hoàn thành) để đạt 100%');

  // On to the next rows, each by its own kind of figures.
  await page.keyboard.press('Alt+ArrowDown');
  await expect(form(page)).toHaveAttribute('data-item', '1.2.1');
  await page.keyboard.press('Space');
  await expectCell(page, '1.2.1', 'selfScore', '0,50');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.type('9');
  await page.keyboard.press('Tab');
  await page.keyboard.type('31');
  await page.keyboard.press('Alt+ArrowDown');
  await expectCell(page, '1.3.1', 'selfScore', '0,50');
  await expectTotal(page, '1.9219');
  await expect(form(page)).toHaveAttribute('data-item', '1.3.2');
  // A total of nothing says what to do instead.
  await page.keyboard.type('0');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect(form(page).getByText(vi.item.faults.zeroTotal).first()).toBeVisible();
  await expectTotal(page, '1.9219');

  await page.keyboard.press('Escape');
  await expect(form(page)).toHaveCount(0);
  await expectCursor(page, '1.3.2', 'name');
  await reload(page);
  await expectTotal(page, '1.9219');
  await page.keyboard.press('F4');
  await expect(form(page)).toBeVisible();
});

test('a score typed over the rule is marked, wants a reason, and goes back when cleared', async ({ page }) => {
  await openSample(page);
  await type(page, '1.1.2', 'selfScore', '0,75');
  await expect(cell(page, '1.1.2', 'selfScore')).toHaveAttribute('data-look', /override/);
  await expect(cell(page, '1.1.2', 'selfScore')).toHaveAttribute('title', vi.grid.overrideHint('0,9219'));
  await cell(page, '1.1.2', 'code').dblclick();
  await expect(form(page).getByTestId('score-source')).toHaveAttribute('data-source', 'override');
  const finding = form(page).locator('[data-testid="finding"][data-kind="overrideWithoutReason"]');
  await expect(finding).toBeVisible();
  const reason = form(page).getByTestId('override-reason');
  await reason.fill('Theo kết luận kiểm tra');
  await reason.press('Tab');
  await expect(finding).toHaveCount(0);
  await expect(cell(page, '1.1.2', 'selfScore')).toHaveAttribute('title', /Theo kết luận kiểm tra/);

  await select(page, '1.1.2', 'selfScore');
  await page.keyboard.press('Delete');
  await expectCell(page, '1.1.2', 'selfScore', '0,9219');
  await expectTotal(page, '85.96');
  await page.keyboard.press('Delete');
  await expectCell(page, '1.1.2', 'selfScore', '0,9219');
  await expect(message(page)).toContainText(vi.refusal.followsRule(1));
  await undo(page);
  await expectCell(page, '1.1.2', 'selfScore', '0,75');
  await redo(page);
  await expectTotal(page, '85.96');
});

test('what is typed in the form stays with its row when another one is clicked', async ({ page }) => {
  await openSample(page);
  await cell(page, '1.1.2', 'name').dblclick();
  await expect(form(page).getByTestId('figure-achieved')).toBeFocused();
  await page.keyboard.type('120');
  await cell(page, '1.3.1', 'selfScore').click();
  await expect(form(page)).toHaveAttribute('data-item', '1.3.1');
  await expectCell(page, '1.1.2', 'selfScore', '0,9375');
  await expectCell(page, '1.3.1', 'selfScore', '0,50');
  await form(page).getByRole('textbox', { name: vi.columns.selfScore }).fill('0,25');
  await cell(page, '1.4.1', 'selfScore').click();
  await expectCell(page, '1.3.1', 'selfScore', '0,25');
  await expectCell(page, '1.4.1', 'selfScore', '0,4643');
  await saved(page);
});

test('rounds are locked, a sealed copy is kept, and two copies are compared', async ({ page }) => {
  await openSample(page);
  const rounds = await openManaged(page, vi.rounds.title);
  await rounds.getByTestId('lock-self').click();
  await expect(page.getByTestId('lock-effects')).toContainText(vi.rounds.fields.selfScore);
  await page.getByTestId('lock-confirm').click();
  await expect(page.getByTestId('rounds-status')).toContainText(vi.rounds.told.locked(vi.rounds.names.self));
  await page.keyboard.press('Escape');
  await select(page, '1.1.1', 'selfScore');
  await page.keyboard.type('0');
  await expect(message(page)).toContainText(vi.refusal.locked(vi.rounds.names.self));
  await expectTotal(page, '85.96');
  await type(page, '1.1.1', 'appraisedScore', '0,25');
  await expect(page.getByTestId('final-points')).toHaveAttribute('data-value', '85.71');

  const snapshots = await openManaged(page, vi.snapshots.title);
  await expect(snapshots.getByTestId('snapshot')).toHaveCount(1);
  expect(await faultsIn(page, '[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await saved(page);
  await undo(page);
  await undo(page);
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expectTotal(page, '85.56');
});

test('rows that are selected are assigned together, and one department’s rows are shown', async ({ page }) => {
  await openSample(page);
  await cell(page, '1.1.1', 'selfScore').click();
  await cell(page, '1.2.1', 'selfScore').click({ modifiers: ['Shift'] });
  const dialog = await openManaged(page, vi.departments.title);
  await expect(dialog.getByTestId('assign-rows')).toContainText('1.1.1 · 1.1.2 · 1.2.1');
  await dialog.getByTestId('assign-lead').selectOption('STP');
  await dialog.getByTestId('assign-submit').click();
  expect(await faultsIn(page, '[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await cell(page, '1.1.2', 'name').dblclick();
  await expect(form(page).getByLabel(vi.columns.leadDepartment).locator('option:checked')).toHaveText('Sở Tư pháp');
  await cell(page, '1.1.2', 'selfScore').click();
  await undo(page);
  await expect(form(page).getByLabel(vi.columns.leadDepartment).locator('option:checked')).toHaveText('Sở Nội vụ');
});

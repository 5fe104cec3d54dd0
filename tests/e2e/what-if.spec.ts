import type { Locator, Page } from '@playwright/test';
import {
  button,
  cell,
  expect,
  expectCell,
  expectTotal,
  expectValue,
  message,
  openSample,
  reload,
  select,
  test,
  type,
  undo,
  vi,
} from './workbench';

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: vi.whatIf.title });

test('an assumption moves total and rank beside the document, never in it', async ({ page }) => {
  await openSample(page);
  const panel = panelOf(page);
  await type(page, '6.1.2', 'whatIfScore', '0,54');
  await expectCell(page, '6.1.2', 'whatIfScore', '0,54');
  await expectCell(page, '6.1.2', 'selfScore', '0,00');
  await expectTotal(page, '85.96');
  await expectValue(page, 'rank-best', '44');
  await expectValue(page, 'what-if-total', '86.5');
  await expectValue(page, 'what-if-rank-best', '36');
  await expectValue(page, 'what-if-rank-worst', '41');
  await expect(panel.getByRole('row', { name: /^Tổng điểm/ })).toHaveText(/85,96\s*86,50\s*\+0,54/);
  await expect(page.getByTestId('assumption-6.1.2')).toHaveText(/0,00 → 0,54\s*\+0,54/);
  await expect(panel.getByText('71,62% → 76,12%')).toBeVisible();

  const ladder = panel
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: vi.whatIf.ladderUnit }) });
  await expect(ladder.getByRole('row', { name: /Lạng Sơn/ })).toContainText('86,50');
  await expect(ladder.getByRole('row')).toHaveCount(1 + 4 + 1 + 4);
  for (const index of [1, 2, 3, 4]) await expect(ladder.getByRole('row').nth(index)).toContainText(/\+\d,\d\d$/);
  const ruler = panel
    .getByRole('table')
    .filter({ has: page.getByRole('columnheader', { name: vi.whatIf.rulerCertain }) });
  await expect(ruler.getByRole('row')).toHaveCount(1 + 13);
  await expect(ruler.getByText(vi.whatIf.rulerReached).first()).toBeVisible();

  await panel.getByText(vi.whatIf.add, { exact: true }).click();
  await panel.getByLabel(vi.whatIf.addRow).selectOption('1.2.1');
  await panel.getByLabel(vi.whatIf.addScore).fill('0,6');
  await panel.getByRole('button', { name: vi.whatIf.addSubmit, exact: true }).click();
  await expect(panel.getByRole('alert')).toHaveText(vi.refusal.aboveMaximum('0,6', '0,50'));
  await panel.getByLabel(vi.whatIf.addScore).fill('0,5');
  await panel.getByRole('button', { name: vi.whatIf.addSubmit, exact: true }).click();
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await expectValue(page, 'what-if-total', '87');
  await expect(panel.getByRole('heading', { name: vi.whatIf.changes(2) })).toBeVisible();
  await button(page, vi.whatIf.remove('6.1.2')).click();
  await expectValue(page, 'what-if-total', '86.46');
  await expectCell(page, '6.1.2', 'whatIfScore', '');
  await button(page, vi.whatIf.discard).click();
  await expectValue(page, 'what-if-total', '85.96');
  await expect(panel.getByText(vi.whatIf.noChanges)).toBeVisible();
  await expectTotal(page, '85.96');
});

test('a scenario is kept, found after a reload, applied in one step and taken back', async ({ page }) => {
  await openSample(page);
  const panel = panelOf(page);
  const keep = async (name: string): Promise<void> => {
    await panel.getByLabel(vi.whatIf.scenarioName).fill(name);
    await panel.getByRole('button', { name: vi.whatIf.keep, exact: true }).click();
  };
  await type(page, '1.1.2', 'whatIfScore', '1');
  await type(page, '1.2.1', 'whatIfScore', '0,5');
  await keep('');
  await expect(panel.getByRole('alert')).toHaveText(vi.refusal.scenarioNameMissing);
  await keep('Báo cáo đủ');
  const kept = button(page, vi.whatIf.load('Báo cáo đủ'));
  await expect(kept).toHaveAttribute('aria-pressed', 'true');
  await type(page, '1.3.1', 'whatIfScore', '1');
  await keep('Báo cáo đủ');
  await expect(panel.getByRole('alert')).toHaveText(vi.refusal.scenarioNameTaken('Báo cáo đủ'));
  await keep('Kiểm tra thêm');
  await button(page, vi.whatIf.discard).click();
  await expectValue(page, 'what-if-total', '85.96');

  await reload(page);
  await expectValue(page, 'what-if-total', '85.96');
  await kept.click();
  await expectValue(page, 'what-if-total', '86.5381');
  await expectCell(page, '1.1.2', 'whatIfScore', '1,00');
  await expectTotal(page, '85.96');
  await reload(page);
  await expectValue(page, 'what-if-total', '86.5381');
  await expect(kept).toHaveAttribute('aria-pressed', 'true');

  await button(page, vi.whatIf.apply).click();
  await expectTotal(page, '86.5381');
  await expectCell(page, '1.1.2', 'selfScore', '1,00');
  await expectCell(page, '1.1.2', 'whatIfScore', '');
  await expect(message(page)).toHaveText(vi.whatIf.applied(2));
  await expect(button(page, vi.toolbar.undo)).toHaveAttribute(
    'title',
    vi.toolbar.undoOf(vi.changes.applyScenario('Báo cáo đủ')),
  );
  await select(page, '1.1.1', 'selfScore');
  await undo(page);
  await expectTotal(page, '85.96');
  await expectCell(page, '1.2.1', 'selfScore', '0,00');
  await expectCell(page, '1.2.1', 'whatIfScore', '0,50');

  await button(page, vi.whatIf.deleteScenario('Kiểm tra thêm')).click();
  await expect(button(page, vi.whatIf.load('Kiểm tra thêm'))).toHaveCount(0);
  await select(page, '1.1.1', 'selfScore');
  await undo(page);
  await expect(button(page, vi.whatIf.load('Kiểm tra thêm'))).toBeVisible();
  await button(page, vi.whatIf.load('Kiểm tra thêm')).click();
  await expectValue(page, 'what-if-total', '87.0381');
});

test('the panel is resized by mouse and keyboard, hidden, and remembered', async ({ page }) => {
  await openSample(page);
  const splitter = page.getByRole('separator', { name: vi.whatIf.resize });
  await expect(splitter).toHaveAttribute('aria-valuenow', '340');
  await splitter.hover();
  const box = (await splitter.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.down();
  await page.mouse.move(box.x - 97, box.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect(splitter).toHaveAttribute('aria-valuenow', /^4[34]\d$/);
  await splitter.focus();
  for (let width = 0; width < 20; width += 1) await page.keyboard.press('ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', '280');
  await page.reload();
  await expect(splitter).toHaveAttribute('aria-valuenow', '280');
  await button(page, vi.toolbar.hidePanel).click();
  await expect(panelOf(page)).toHaveCount(0);
  await expect(cell(page, '1.1.1', 'lastYearScore')).toBeInViewport();
  await page.reload();
  await expect(button(page, vi.toolbar.showPanel)).toBeVisible();
  await expect(panelOf(page)).toHaveCount(0);
});

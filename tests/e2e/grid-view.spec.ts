import type { Page } from '@playwright/test';
import {
  bringUp,
  button,
  cell,
  expect,
  expectCell,
  expectCursor,
  openSample,
  openTypedSample,
  reload,
  sampleEntries,
  saved,
  scoredRows,
  select,
  test,
  type,
  vi,
} from './workbench';

/** Titles of the columns on screen, from left to right; frozen ones are drawn more than once. */
const titles = (page: Page): Promise<readonly string[]> =>
  page.locator('.grid-host thead th[data-column]').evaluateAll((headers) => {
    const leftOf = new Map(headers.map((header) => [header.textContent.trim(), header.getBoundingClientRect().left]));
    return [...leftOf].sort(([, a], [, b]) => a - b).map(([title]) => title);
  });

test('rows fold by button, key and level, and stay folded', async ({ page }) => {
  await openSample(page);
  await button(page, vi.grid.fold('1.1')).click();
  await expect(cell(page, '1.1.1', 'selfScore')).toHaveCount(0);
  await expectCell(page, '1.1', 'selfScore', '1,42');
  await expect(cell(page, '1.2.1', 'selfScore')).toBeVisible();
  await button(page, vi.grid.unfold('1.1')).click();
  await expect(cell(page, '1.1.1', 'selfScore')).toBeVisible();

  await select(page, '1', 'selfScore');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(cell(page, '1.1', 'selfScore')).toHaveCount(0);
  await expect(cell(page, '2', 'selfScore')).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(cell(page, '1.1', 'selfScore'), 'folding what is folded does nothing').toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expectCursor(page, '2', 'selfScore');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(cell(page, '1.1', 'selfScore')).toBeVisible();
  await expect(cell(page, '1.1.1', 'selfScore')).toBeVisible();

  const level = page.getByLabel(vi.toolbar.level);
  await level.selectOption(vi.toolbar.levelAreas);
  for (const code of ['1', '5', '8', 'total']) await expect(cell(page, code, 'selfScore')).toBeVisible();
  await expect(cell(page, '1.1', 'selfScore')).toHaveCount(0);
  await level.selectOption(vi.toolbar.levelCriteria);
  await expect(cell(page, '1.1', 'selfScore')).toBeVisible();
  await expect(cell(page, '1.1.1', 'selfScore')).toHaveCount(0);
  // What is typed after folding goes to the row it is typed in.
  await button(page, vi.grid.unfold('1.2')).click();
  await type(page, '1.2.1', 'selfScore', '0,25');
  await expectCell(page, '1.2.1', 'selfScore', '0,25');
  await saved(page);
  await page.reload();
  await expect(cell(page, '1.2.1', 'selfScore')).toHaveText('0,25');
  await expect(cell(page, '1.1.1', 'selfScore')).toHaveCount(0);
  await level.selectOption(vi.toolbar.levelAll);
  await expect(cell(page, '1.1.1', 'selfScore')).toBeVisible();
});

test('columns are hidden, ordered and resized in the dialog, and remembered', async ({ page }) => {
  await openSample(page);
  const dialog = page.getByRole('dialog', { name: vi.columnsDialog.title });
  await button(page, vi.toolbar.columns).click();
  await expect(dialog.getByLabel(vi.columns.name, { exact: true }), 'the first two always stay').toBeDisabled();
  await dialog.getByLabel(vi.columns.track, { exact: true }).uncheck();
  // Past the difference, the columns of later rounds that are hidden, and the assumption.
  for (let up = 0; up < 5; up += 1) await button(page, vi.columnsDialog.up(vi.columns.indexPercent)).click();
  await dialog.getByLabel(vi.columnsDialog.width(vi.columns.selfScore)).fill('140');
  await page.keyboard.press('Tab');
  await dialog.locator('footer').getByRole('button', { name: vi.common.close }).click();
  const expected = [
    vi.columns.code,
    vi.columns.name,
    vi.columns.maxPoints,
    vi.columns.selfScore,
    vi.columns.indexPercent,
  ];
  const asWanted = async (): Promise<void> => {
    await expect.poll(async () => (await titles(page)).slice(0, 5)).toEqual(expected);
    await expect.poll(async () => (await cell(page, '1.1.1', 'selfScore').boundingBox())?.width).toBe(140);
    await expectCell(page, '1.1.2', 'indexPercent', '92,19');
  };
  await asWanted();
  await type(page, '1.1.2', 'selfScore', '0,5');
  await expectCell(page, '1.1.2', 'indexPercent', '50,00');
  await type(page, '1.1.2', 'selfScore', '0,9219');
  await expectCell(page, '1.1.2', 'indexPercent', '92,19');
  await reload(page);
  await asWanted();

  await button(page, vi.toolbar.columns).click();
  await dialog.getByRole('button', { name: vi.columnsDialog.reset }).click();
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => (await titles(page)).slice(2, 5))
    .toEqual([vi.columns.maxPoints, vi.columns.track, vi.columns.selfScore]);
});

test('columns are resized and moved by the mouse, and remembered', async ({ page }) => {
  await openSample(page);
  const header = (id: string) => page.locator(`.ht_clone_top thead th[data-column="${id}"]`);
  const box = async (id: string) => (await header(id).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };

  const self = await box('selfScore');
  await page.mouse.move(self.x + self.width - 2, self.y + 10, { steps: 3 });
  const grip = page.locator('.manualColumnResizer:visible').first();
  await grip.hover();
  await page.mouse.down();
  await page.mouse.move(self.x + self.width + 38, self.y + 10, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await cell(page, '1.1.1', 'selfScore').boundingBox())?.width).toBeGreaterThan(115);
  const width = (await cell(page, '1.1.1', 'selfScore').boundingBox())?.width;

  const index = await box('indexPercent');
  await header('indexPercent').click();
  await page.mouse.move(index.x + 30, index.y + 12);
  await page.mouse.down();
  const target = await box('selfScore');
  await page.mouse.move(target.x + 10, target.y + 12, { steps: 12 });
  await page.mouse.up();
  const moved = [vi.columns.track, vi.columns.indexPercent, vi.columns.selfScore];
  await expect.poll(async () => (await titles(page)).slice(3, 6)).toEqual(moved);
  await expectCell(page, '1.1.2', 'indexPercent', '92,19');
  await page.reload();
  await expect(cell(page, '1.1.1', 'selfScore')).toBeVisible();
  await expect.poll(async () => (await titles(page)).slice(3, 6)).toEqual(moved);
  expect((await cell(page, '1.1.1', 'selfScore').boundingBox())?.width).toBe(width);

  // The first two stay where they are.
  const first = await box('maxPoints');
  await header('maxPoints').click();
  await page.mouse.move(first.x + 20, first.y + 12);
  await page.mouse.down();
  await page.mouse.move(20, first.y + 12, { steps: 12 });
  await page.mouse.up();
  await expect
    .poll(async () => (await titles(page)).slice(0, 3))
    .toEqual([vi.columns.code, vi.columns.name, vi.columns.maxPoints]);
});

test('code, name and header stay in view; the last row can be reached', async ({ page }) => {
  await openSample(page);
  const before = await cell(page, '1.1.1', 'name').boundingBox();
  await bringUp(page, '1.1.1', 'note');
  await expect(cell(page, '1.1.1', 'code')).toBeInViewport({ ratio: 1 });
  await expect(cell(page, '1.1.1', 'name')).toBeInViewport({ ratio: 1 });
  expect(await cell(page, '1.1.1', 'name').boundingBox()).toEqual(before);
  await bringUp(page, 'total', 'selfScore');
  await expect(cell(page, 'total', 'selfScore')).toHaveText('85,96');
  await expect(cell(page, 'total', 'selfScore')).toBeInViewport();
  await expect(page.locator('.ht_clone_top thead th[data-column="selfScore"]')).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('total-points')).toBeInViewport();
});

test('filters, one by one and together', async ({ page }) => {
  await openTypedSample(page);
  await button(page, vi.toolbar.filter).click();
  const filters = page.getByRole('group', { name: vi.filter.label });
  const shows = async (wanted: (row: (typeof scoredRows)[number]) => boolean): Promise<void> => {
    const count = scoredRows.filter(wanted).length;
    await expect(filters.getByRole('status')).toHaveText(vi.filter.shown(count, 88));
    const other = scoredRows.find((row) => !wanted(row))?.code ?? '';
    const one = scoredRows.find(wanted);
    if (one) await expect(cell(page, one.code, 'selfScore')).toBeVisible();
    else await expect(page.getByText(vi.grid.empty)).toBeVisible();
    await expect(cell(page, other, 'selfScore')).toHaveCount(0);
  };
  const clear = async (): Promise<void> => {
    await filters.getByRole('button', { name: vi.filter.clear }).click();
    await expect(filters.getByRole('status')).toHaveCount(0);
    await expect(cell(page, '1.1.1', 'selfScore')).toBeVisible();
  };
  const choose = (label: string, option: string) => filters.getByLabel(label).selectOption(option);
  const scoreOf = new Map(sampleEntries.map(({ code, selfScore }) => [code, selfScore]));
  const checked = new Set(sampleEntries.filter((entry) => entry.checked).map(({ code }) => code));

  await choose(vi.filter.area, '4');
  await shows(({ code }) => code.startsWith('4.'));
  await clear();
  await choose(vi.filter.track, vi.tracks.statistics);
  await shows(({ track }) => track === 'statistics');
  await clear();
  await choose(vi.filter.department, 'Sở Tư pháp');
  await shows(({ leadDepartment }) => leadDepartment === 'STP');
  await clear();
  await choose(vi.filter.status, vi.statuses.checked);
  await shows(({ code }) => checked.has(code));
  await clear();
  await filters.getByLabel(vi.filter.pointsLost).check();
  await shows(({ code, maxPoints }) => (scoreOf.get(code) ?? 0) < maxPoints);
  await choose(vi.filter.area, '1');
  await shows(({ code, maxPoints }) => code.startsWith('1.') && (scoreOf.get(code) ?? 0) < maxPoints);
  await choose(vi.filter.status, vi.statuses.checked);
  await shows(
    ({ code, maxPoints }) => code.startsWith('1.') && checked.has(code) && (scoreOf.get(code) ?? 0) < maxPoints,
  );
  await expect(page.getByTestId('total-points'), 'totals still count all').toHaveText('85,96');
  await choose(vi.filter.track, vi.tracks.sipas);
  await shows(() => false);
  await clear();

  await select(page, '1.1.2', 'selfScore');
  await page.keyboard.press('Delete');
  await filters.getByRole('checkbox', { name: vi.filter.notScored }).check();
  await shows(({ code }) => code === '1.1.2');
  await expect(cell(page, '1', 'selfScore'), 'with what is above').toBeVisible();
});

test('find reaches rows that are not drawn, without tone marks, and keeps the keyboard', async ({ page }) => {
  await openSample(page);
  await select(page, '1.1.1', 'selfScore');
  await expect(cell(page, '6.1.1', 'selfScore')).toHaveCount(0);
  await page.keyboard.press('Control+f');
  const field = page.getByRole('searchbox', { name: vi.find.label });
  await expect(field).toBeFocused();
  await page.keyboard.type('dau tu cong', { delay: 20 });
  await expect(field).toHaveValue('dau tu cong');
  await expect(field).toBeFocused();
  await expect(cell(page, '6.1.1', 'name')).toBeInViewport();
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1/1');

  await field.fill('');
  await page.keyboard.type('SIPAS');
  await expect(cell(page, '8.1', 'name')).toBeInViewport();
  await field.fill('bộ máy');
  const count = page.getByRole('search').getByRole('status');
  await expect(count).toHaveText(/^1\/\d+$/);
  await expect(cell(page, '4', 'name')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(count).toHaveText(/^2\/\d+$/);
  await page.keyboard.press('Shift+Enter');
  await expect(count).toHaveText(/^1\/\d+$/);
  await button(page, vi.find.next).click();
  await expect(count).toHaveText(/^2\/\d+$/);
  await field.fill('không có chữ này');
  await expect(count).toHaveText(vi.find.none);

  // A folded row opens for what it holds.
  await page.getByLabel(vi.toolbar.level).selectOption(vi.toolbar.levelAreas);
  await field.fill('7.3.4');
  await expect(cell(page, '7.3.4', 'name')).toBeInViewport();
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expectCursor(page, '7.3.4', 'selfScore');
  await page.keyboard.type('0,5');
  await page.keyboard.press('Enter');
  await expectCell(page, '7.3.4', 'selfScore', '0,50');
});

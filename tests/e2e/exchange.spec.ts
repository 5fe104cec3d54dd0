import {
  button,
  chooseFile,
  expect,
  expectCell,
  expectTotal,
  expectValue,
  exportFile,
  gridReady,
  openSample,
  openTypedSample,
  saved,
  select,
  test,
  type,
  undo,
  vi,
} from './workbench';

test('what is exported comes back byte for byte', async ({ page }) => {
  await openTypedSample(page);
  await type(page, '1.1.2', 'selfScore', '0,1234');
  await type(page, '1.1.1', 'note', 'Quyết định số 12/QĐ-UBND “ngày 5/1”');
  await select(page, '1.2.1', 'selfScore');
  await page.keyboard.press('Delete');
  await type(page, '6.1.2', 'whatIfScore', '0,54');
  await page.getByLabel(vi.whatIf.scenarioName).fill('Kịch bản 1');
  await page.keyboard.press('Enter');
  await saved(page);
  const first = await exportFile(page);
  expect(first.name).toMatch(/^par-lang-son-2023-\d{4}-\d\d-\d\d\.json$/);
  const text = first.bytes.toString('utf8');
  expect(text).toContain('"format": "par-workbench-assessment"');
  expect(text, 'the notice is in the file').toContain('chưa đối chiếu với phụ lục chính thức');
  expect(text).toContain('Sổ mẫu minh họa');
  expect(text).toContain('"selfScore": 0.1234');
  expect(text).toContain('Kịch bản 1');

  const address = page.url();
  await chooseFile(page, button(page, vi.toolbar.importFile), first.bytes);
  await expect(page.getByTestId('import-preview')).toContainText(vi.importing.same);
  await button(page, vi.importing.asNew).click();
  await expect.poll(() => page.url()).not.toBe(address);
  await gridReady(page);
  await expectTotal(page, '85.1615');
  await expectCell(page, '1.1.2', 'selfScore', '0,1234');
  await expectCell(page, '1.2.1', 'selfScore', '');
  await expect(button(page, vi.whatIf.load('Kịch bản 1'))).toBeVisible();
  await expect(page.getByTestId('rubric-notice')).toContainText(vi.notice.sample);
  const second = await exportFile(page);
  expect(second.bytes.equals(first.bytes)).toBe(true);
  await page.getByRole('link', { name: vi.toolbar.home }).click();
  await expect(page.getByRole('main').getByRole('listitem'), 'the sample, its typed copy and this one').toHaveCount(3);
});

test('a file replaces the open assessment only when confirmed, in one step', async ({ page }) => {
  await openSample(page);
  const { bytes } = await exportFile(page);
  await type(page, '1.1.2', 'selfScore', '0,1');
  await type(page, '1.2.1', 'selfScore', '0,5');
  await expectTotal(page, '85.6381');

  await chooseFile(page, button(page, vi.toolbar.importFile), bytes);
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText(vi.importing.compared(2));
  await expect(preview).toContainText(vi.importing.nothingYet);
  await expect(page.getByTestId('import-total')).toHaveText('85,96/100,00');
  await expect(preview.getByRole('row', { name: vi.importing.total })).toContainText('85,64/100,00');
  await expect(preview.getByRole('row', { name: vi.importing.rankAsNow })).toContainText('(44–49)');
  await expectTotal(page, '85.6381');
  await button(page, vi.common.cancel).click();
  await expect(preview).toBeHidden();
  await expectTotal(page, '85.6381');

  await chooseFile(page, button(page, vi.toolbar.importFile), bytes);
  await button(page, vi.importing.replace).click();
  await expect(preview).toBeHidden();
  await expectTotal(page, '85.96');
  await expectCell(page, '1.2.1', 'selfScore', '0,00');
  await saved(page);
  await page.reload();
  await gridReady(page);
  await expectTotal(page, '85.96');
  await select(page, '1.1.1', 'selfScore');
  await undo(page);
  await expectTotal(page, '85.6381');
  await expectCell(page, '1.2.1', 'selfScore', '0,50');
  await undo(page);
  await expectTotal(page, '85.1381');
  await page.getByRole('link', { name: vi.toolbar.home }).click();
  await expect(page.getByRole('main').getByRole('listitem'), 'cancelled and replaced: nothing new').toHaveCount(1);
});

test('a file from another machine is imported from the start page', async ({ page, browser }) => {
  await openSample(page);
  await type(page, '1.1.2', 'selfScore', '0,1');
  const { bytes } = await exportFile(page);
  const elsewhere = await browser.newContext();
  const fresh = await elsewhere.newPage();
  await fresh.goto(new URL('/', page.url()).href);
  await chooseFile(fresh, fresh.getByRole('button', { name: vi.start.importFile }), bytes);
  await expect(fresh.getByTestId('import-preview')).toContainText('Lạng Sơn 2023');
  await expect(fresh.getByTestId('import-total')).toHaveText('85,14/100,00');
  await expect(button(fresh, vi.importing.replace)).toHaveCount(0);
  await expect(fresh.getByText(vi.start.keptEmpty)).toBeAttached();
  await button(fresh, vi.importing.asNew).click();
  await gridReady(fresh);
  await expectTotal(fresh, '85.1381');
  await expectValue(fresh, 'published-par-index', '47');
  await elsewhere.close();
});

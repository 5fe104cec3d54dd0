import {
  expect,
  expectCell,
  expectTotal,
  gridReady,
  message,
  openSample,
  reload,
  saved,
  secondTab,
  select,
  test,
  type,
  undo,
  vi,
  cell,
} from './workbench';

test('an edit in one tab shows in the other within a second, both ways', async ({ page }) => {
  await openSample(page);
  const other = await secondTab(page);
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expect(cell(other, '1.1.1', 'selfScore')).toHaveText('0,10', { timeout: 1000 });
  await expectTotal(other, '85.56');
  await type(other, '1.1.2', 'selfScore', '0,2');
  await expect(cell(page, '1.1.2', 'selfScore')).toHaveText('0,20', { timeout: 1000 });
  await expectTotal(page, '84.8381');
  await expectTotal(other, '84.8381');

  // The list on a start page in a third tab follows too.
  const start = await page.context().newPage();
  await start.goto('/');
  await expect(start.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await reload(page);
  await expectTotal(page, '84.8381');
});

test('what two tabs do at the same moment in different cells is all kept', async ({ page }) => {
  await openSample(page);
  const other = await secondTab(page);
  for (const tab of [page, other]) await select(tab, tab === page ? '1.1.1' : '1.1.2', 'selfScore');
  await Promise.all([page.keyboard.type('0,1'), other.keyboard.type('0,2')]);
  await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')]);
  for (const tab of [page, other]) {
    await expectTotal(tab, '84.8381');
    await saved(tab);
  }
  await reload(page);
  await reload(other);
  for (const tab of [page, other]) {
    await expectCell(tab, '1.1.1', 'selfScore', '0,10');
    await expectCell(tab, '1.1.2', 'selfScore', '0,20');
    await expectTotal(tab, '84.8381');
  }
});

test('many edits of two tabs at once come out equal in both, and in storage', async ({ page }) => {
  await openSample(page);
  const other = await secondTab(page);
  const fill = async (tab: typeof page, code: string, texts: readonly string[]): Promise<void> => {
    await select(tab, code, 'selfScore');
    for (const text of texts) {
      await tab.keyboard.type(text);
      await tab.keyboard.press('Enter');
    }
  };
  await Promise.all([
    fill(page, '1.1.1', ['0,1', '0,11', '', '0,12']),
    fill(other, '1.3.1', ['0,13', '0,14', '', '0,15', '0,16']),
  ]);
  for (const tab of [page, other]) {
    await saved(tab);
    await expectTotal(tab, '83.0494');
  }
  await reload(other);
  await expectTotal(other, '83.0494');
});

test('undo in the other tab takes the last step back, whoever made it', async ({ page }) => {
  await openSample(page);
  const other = await secondTab(page);
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expectTotal(other, '85.56');
  await select(other, '1.1.2', 'selfScore');
  await undo(other);
  await expectTotal(other, '85.96');
  await expect(message(other)).toHaveText(vi.outcome.undone(vi.gestures.type(1, '1.1.1')));
  await expect(cell(page, '1.1.1', 'selfScore')).toHaveText('0,50', { timeout: 1000 });
  await page.reload();
  await page.bringToFront();
  await gridReady(page);
  await select(page, '1.1.1', 'selfScore');
  await page.keyboard.press('Control+y');
  await expectTotal(page, '85.56');
  await expectTotal(other, '85.56');
});

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
  await page.bringToFront();
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expect(cell(other, '1.1.1', 'selfScore')).toHaveText('0,10', { timeout: 1000 });
  await expectTotal(other, '85.56');
  await other.bringToFront();
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
  const selectInBoth = async (code: string, otherCode: string): Promise<void> => {
    // A click waits for a frame, and a tab in the background hardly gets any; keys need none.
    await other.bringToFront();
    await select(other, otherCode, 'selfScore');
    await page.bringToFront();
    await select(page, code, 'selfScore');
  };
  await selectInBoth('1.1.1', '1.1.2');
  await Promise.all([page.keyboard.type('0,1'), other.keyboard.type('0,2')]);
  await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')]);
  for (const tab of [page, other]) {
    await expectCell(tab, '1.1.1', 'selfScore', '0,10');
    await expectCell(tab, '1.1.2', 'selfScore', '0,20');
    await expectTotal(tab, '84.8381');
    await saved(tab);
  }

  // Many edits at once come out equal in both, and in storage.
  const fill = async (tab: typeof page, texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await tab.keyboard.type(text);
      await tab.keyboard.press('Enter');
    }
  };
  await selectInBoth('1.1.1', '1.3.1');
  await Promise.all([fill(page, ['0,1', '0,11', '', '0,12']), fill(other, ['0,13', '0,14', '', '0,15', '0,16'])]);
  for (const tab of [page, other]) {
    await saved(tab);
    await expectTotal(tab, '83.0494');
  }
  await reload(page);
  await reload(other);
  for (const tab of [page, other]) {
    await expectCell(tab, '1.1.1', 'selfScore', '0,10');
    await expectCell(tab, '1.1.2', 'selfScore', '0,11');
    await expectTotal(tab, '83.0494');
  }
});

test('undo in the other tab takes the last step back, whoever made it', async ({ page }) => {
  await openSample(page);
  const other = await secondTab(page);
  await page.bringToFront();
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expectTotal(other, '85.56');
  await other.bringToFront();
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

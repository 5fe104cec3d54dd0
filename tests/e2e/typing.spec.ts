import {
  cell,
  expect,
  expectCell,
  expectCells,
  expectCursor,
  expectTotal,
  expectValue,
  openBlank,
  openSample,
  openTypedSample,
  readClipboard,
  redo,
  select,
  test,
  type,
  undo,
} from './workbench';

test('scores as offices write them', async ({ page }) => {
  await openBlank(page);
  await type(page, '1.1.2', 'selfScore', '0,75');
  await type(page, '1.1.1', 'selfScore', ',5');
  await type(page, '1.3.1', 'selfScore', '0.75');
  await type(page, '1.3.2', 'selfScore', '0,9344');
  await type(page, '1.4.1', 'selfScore', ' 0,25 ');
  await type(page, '1.5.1', 'selfScore', '1,250');
  await expectCells(page, 'selfScore', {
    '1.1.1': '0,50',
    '1.1.2': '0,75',
    '1.3.1': '0,75',
    '1.3.2': '0,9344',
    '1.4.1': '0,25',
    '1.5.1': '1,25',
  });
  await expectTotal(page, '4.4344');
  await expect(page.getByTestId('total-scored')).toHaveText('6/88');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('keys: arrows, jumps, blocks; replace, F2, Enter, Tab, Esc, Delete', async ({ page }) => {
  await openTypedSample(page);
  await select(page, '1.1.1', 'selfScore');
  await page.keyboard.press('ArrowDown');
  await expectCursor(page, '1.1.2', 'selfScore');
  await page.keyboard.press('ArrowRight');
  await expectCursor(page, '1.1.2', 'whatIfScore');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expectCursor(page, '1.1.1', 'selfScore');
  await page.keyboard.press('Control+ArrowDown');
  await expectCursor(page, 'total', 'selfScore');
  await expect(cell(page, 'total', 'selfScore')).toHaveText('85,96');
  await page.keyboard.press('Control+ArrowUp');
  await expectCursor(page, '1', 'selfScore');
  await page.keyboard.press('Control+ArrowRight');
  await expectCursor(page, '1', 'note');
  await page.keyboard.press('Control+ArrowLeft');
  await expectCursor(page, '1', 'code');

  await select(page, '1.1.1', 'selfScore');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  await expect.poll(() => readClipboard(page)).toBe('0,50\t\n0,9219\t');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(async () => (await readClipboard(page)).split('\n').length).toBe(8 + 37 + 88 + 1);
  await expect.poll(async () => (await readClipboard(page)).split('\n')[0]?.split('\t').length).toBe(13);

  await select(page, '1.1.2', 'selfScore');
  await page.keyboard.type('0,5');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.2', 'selfScore', '0,50');
  await expectCursor(page, '1.2', 'selfScore');

  await select(page, '1.1.2', 'selfScore');
  await page.keyboard.type('0,6');
  await page.keyboard.press('Tab');
  await expectCell(page, '1.1.2', 'selfScore', '0,60');
  await expectCursor(page, '1.1.2', 'whatIfScore');
  await page.keyboard.press('Shift+Tab');
  await expectCursor(page, '1.1.2', 'selfScore');

  await page.keyboard.press('F2');
  await page.keyboard.press('End');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.2', 'selfScore', '0,605');

  await select(page, '1.1.2', 'selfScore');
  await page.keyboard.type('0,1');
  await page.keyboard.press('Escape');
  await expectCell(page, '1.1.2', 'selfScore', '0,605');
  await expectTotal(page, '85.6431');
  await undo(page);
  await expectCell(page, '1.1.2', 'selfScore', '0,60');
  await redo(page);
  await expectTotal(page, '85.6431');

  await page.keyboard.press('Delete');
  await expectCell(page, '1.1.2', 'selfScore', '');
  await expect(page.getByTestId('total-scored'), 'a blank is not a zero').toHaveText('87/88');
  await expectValue(page, 'total-open', '1');
  await expectTotal(page, '85.0381');
  await expect(page.getByTestId('total-ceiling')).toHaveText('đến 86,04');
  await type(page, '1.1.2', 'selfScore', '0');
  await expectCell(page, '1.1.2', 'selfScore', '0,00');
  await expect(page.getByTestId('total-scored')).toHaveText('88/88');
  await expectValue(page, 'total-open', '0');
});

test('a number is never a thousand times itself', async ({ page }) => {
  await openSample(page);
  await type(page, '5.7.1', 'selfScore', '1,125');
  await expectTotal(page, '85.7837');
  await select(page, '5.7.1', 'selfScore');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await expectCursor(page, '5.7.2', 'selfScore');
  await expectCell(page, '5.7.1', 'selfScore', '≈ 1,125');

  await select(page, '5.7.1', 'selfScore');
  await page.keyboard.press('Control+c');
  await expect.poll(() => readClipboard(page)).toBe('1,125');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+v');
  await expectCell(page, '5.7.2', 'selfScore', '≈ 1,125');
  await expectCell(page, '5.7.1', 'selfScore', '≈ 1,125');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectTotal(page, '85.625');
  await undo(page);
  await expectTotal(page, '85.7837');
  await undo(page);
  await expectTotal(page, '85.96');
});

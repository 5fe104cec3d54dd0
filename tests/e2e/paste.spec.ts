import {
  alarm,
  bringUp,
  cell,
  expect,
  expectCell,
  expectCells,
  expectCursor,
  expectTotal,
  message,
  openSample,
  openTypedSample,
  paste,
  readClipboard,
  redo,
  select,
  selectBlock,
  test,
  type,
  undo,
  vi,
} from './workbench';

test('a block from Excel over sums changes only what may change, in one step', async ({ page }) => {
  await openSample(page);
  // From 1.1.1 on: two scores, a sum, a score, a sum, two scores; a quoted cell, Windows line ends.
  await paste(page, '1.1.1', 'selfScore', ['0,25', '"0,5"', '9,99', '0,33', '9,99', '0,4', '0,1234', ''].join('\r\n'));
  await expectCells(page, 'selfScore', {
    '1.1.1': '0,25',
    '1.1.2': '0,50',
    '1.2': '0,33',
    '1.2.1': '0,33',
    '1.3.1': '0,40',
    '1.3.2': '0,1234',
  });
  await expect(message(page)).toContainText(vi.outcome.applied(5));
  await expect(message(page)).toContainText(vi.outcome.skipped(2));
  await expectTotal(page, '84.7071');
  await undo(page);
  await expectTotal(page, '85.96');
  await expectCells(page, 'selfScore', { '1.1.1': '0,50', '1.1.2': '0,9219', '1.2.1': '0,00' });
  await redo(page);
  await expectTotal(page, '84.7071');
  await undo(page);
  await expectTotal(page, '85.96');

  // Bad numbers are listed, the good ones beside them are written.
  await paste(page, '1.1.1', 'selfScore', '0,25\nchưa có\n\n7');
  await expectCells(page, 'selfScore', { '1.1.1': '0,25', '1.1.2': '0,9219', '1.2.1': '0,00' });
  await expect(alarm(page)).toContainText(vi.outcome.refused(2));
  await expect(alarm(page)).toContainText(`1.1.2: ${vi.refusal.notANumber('chưa có')}`);
  await expect(alarm(page)).toContainText(`1.2.1: ${vi.refusal.aboveMaximum('7', '0,50')}`);
  await expectTotal(page, '85.71');
});

test('a table in HTML beside the text, as Excel gives it; a paste past the last row and column', async ({ page }) => {
  await openSample(page);
  await page.evaluate(async () => {
    const html = `<html><body><table border=0><tr><td align=right>0,25</td><td>0,3</td></tr>
      <tr><td align=right>0,75</td><td></td></tr></table></body></html>`;
    const as = (text: string, type: string): Record<string, Blob> => ({ [type]: new Blob([text], { type }) });
    const text = '0,25\t0,3\r\n0,75\t\r\n';
    await navigator.clipboard.write([new ClipboardItem({ ...as(html, 'text/html'), ...as(text, 'text/plain') })]);
  });
  await select(page, '1.1.1', 'selfScore');
  await page.keyboard.press('Control+v');
  await expectCells(page, 'selfScore', { '1.1.1': '0,25', '1.1.2': '0,75' });
  await expectCells(page, 'whatIfScore', { '1.1.1': '0,30', '1.1.2': '' });
  await undo(page);
  await expectTotal(page, '85.96');
  await expectCell(page, '1.1.1', 'whatIfScore', '');

  // Past the last row and the last column nothing else is lost.
  await paste(page, '8.2.4', 'selfScore', '1,1\n1,2\n50\n60');
  await expect(await bringUp(page, '8.2.5', 'selfScore')).toHaveText('1,20');
  await expectCell(page, '8.2.4', 'selfScore', '1,10');
  await expect(message(page)).toContainText(vi.outcome.skipped(2));
  await expectTotal(page, '85.3711');
  await undo(page);
  await expectTotal(page, '85.96');
  await paste(page, '1.1.1', 'note', 'Đã có quyết định\tthừa');
  await expectCell(page, '1.1.1', 'note', 'Đã có quyết định');
  await expect(message(page)).toContainText(vi.outcome.skipped(1));
});

test('copy and cut speak with commas; what was cut is blank', async ({ page }) => {
  await openTypedSample(page);
  await selectBlock(page, ['1.1.1', 'selfScore'], ['1.2.1', 'selfScore']);
  await page.keyboard.press('Control+c');
  await expect.poll(() => readClipboard(page)).toBe('0,50\n0,9219\n0,00\n0,00');
  await selectBlock(page, ['1.1.1', 'selfScore'], ['1.1.2', 'selfScore']);
  await page.keyboard.press('Control+x');
  await expectCells(page, 'selfScore', { '1.1.1': '', '1.1.2': '' });
  await expect(page.getByTestId('total-scored')).toHaveText('86/88');
  await expect.poll(() => readClipboard(page)).toBe('0,50\n0,9219');
  await select(page, '1.3.1', 'selfScore');
  await page.keyboard.press('Control+v');
  await expectCells(page, 'selfScore', { '1.3.1': '0,50', '1.3.2': '0,9219' });
  await undo(page);
  await undo(page);
  await expectCells(page, 'selfScore', { '1.1.1': '0,50', '1.1.2': '0,9219', '1.3.2': '0,9344' });
  await expectTotal(page, '85.96');

  // Delete over a block is one step.
  await selectBlock(page, ['1.1.1', 'selfScore'], ['1.3.2', 'selfScore']);
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('total-scored')).toHaveText('83/88');
  await undo(page);
  await expect(page.getByTestId('total-scored')).toHaveText('88/88');
  await expectTotal(page, '85.96');
});

test('Ctrl+D and the fill handle repeat a value over what may change', async ({ page }) => {
  await openSample(page);
  await type(page, '1.1.1', 'selfScore', '0,125');
  await selectBlock(page, ['1.1.1', 'selfScore'], ['1.3.1', 'selfScore']);
  await page.keyboard.press('Control+d');
  await expectCells(page, 'selfScore', {
    '1.1.2': '0,125',
    '1.2': '0,13',
    '1.2.1': '0,125',
    '1.3.1': '0,125',
    '1.3.2': '0,9344',
  });
  await undo(page);
  await expectCells(page, 'selfScore', { '1.1.2': '0,9219', '1.2.1': '0,00', '1.3.1': '0,50' });

  await select(page, '1.1.1', 'selfScore');
  const handle = page.locator('.ht_master .wtBorder.corner:visible').first();
  await handle.hover();
  await page.mouse.down();
  await cell(page, '1.1.2', 'selfScore').hover();
  await cell(page, '1.2.1', 'selfScore').hover();
  await page.mouse.up();
  await expectCells(page, 'selfScore', { '1.1.2': '0,125', '1.2.1': '0,125', '1.3.1': '0,50' });
  await undo(page);
  await expectCells(page, 'selfScore', { '1.1.2': '0,9219', '1.2.1': '0,00' });
  await select(page, '1.1.2', 'selfScore');
  await expectCursor(page, '1.1.2', 'selfScore');
  await page.keyboard.press('Control+d');
  await expectCell(page, '1.1.2', 'selfScore', '0,125');
});

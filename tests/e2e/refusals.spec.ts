import {
  alarm,
  button,
  cell,
  expect,
  expectCell,
  expectCells,
  expectCursor,
  expectTotal,
  openSample,
  paste,
  select,
  test,
  type,
  undo,
  vi,
} from './workbench';

test('a bad number is refused where it was typed, with the reason, and the old value stays', async ({ page }) => {
  await openSample(page);
  // What is computed takes no entry, and says so.
  for (const [code, column] of [
    ['1.1', 'selfScore'],
    ['1', 'selfScore'],
    ['1.1.1', 'maxPoints'],
    ['1.1.1', 'indexPercent'],
  ] as const) {
    const before = await cell(page, code, column).innerText();
    await type(page, code, column, '0');
    await expect(page.getByText(vi.grid.readOnly)).toBeVisible();
    await expectCell(page, code, column, before);
    await button(page, vi.outcome.dismiss).click();
    await expect(page.getByText(vi.grid.readOnly)).toBeHidden();
  }
  await expectTotal(page, '85.96');

  const refusals: readonly (readonly [typed: string, reason: string])[] = [
    ['5', vi.refusal.aboveMaximum('5', '1,00')],
    ['1,0001', vi.refusal.aboveMaximum('1,0001', '1,00')],
    ['-0,5', vi.refusal.negative],
    ['0,12345', vi.refusal.tooManyDecimals('0,12345')],
    ['một', vi.refusal.notANumber('một')],
    ['0,5 điểm', vi.refusal.notANumber('0,5 điểm')],
    ['7.500', vi.refusal.aboveMaximum('7.500', '1,00')],
  ];
  for (const [typed, reason] of refusals) {
    await type(page, '1.1.2', 'selfScore', typed);
    await expect(alarm(page)).toContainText(reason);
    await expect(alarm(page)).toContainText(vi.refusal.kept('1.1.2'));
    await expect(page.locator('.callout')).toHaveText(reason);
    await expectCursor(page, '1.1.2', 'selfScore');
    await expectCell(page, '1.1.2', 'selfScore', '0,9219');
    await expectTotal(page, '85.96');
  }
  // The keyboard is still on the cell: typing again mends it.
  await page.keyboard.type('0,75');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.2', 'selfScore', '0,75');
  await expect(alarm(page)).toHaveCount(0);
  await expect(page.locator('.callout')).toHaveCount(0);
  await undo(page);
  await expectTotal(page, '85.96');
  await expect(button(page, vi.toolbar.undo), 'a refusal is no step').toBeDisabled();
});

test('a number that could mean two things asks', async ({ page }) => {
  await openSample(page);
  const dialog = page.getByRole('dialog', { name: vi.ask.title });
  await type(page, '1.5.1', 'selfScore', '1.250');
  await expect(dialog).toContainText(vi.ask.one('1.250', '1,25', '1250'));
  await expectTotal(page, '85.96');
  await dialog.getByRole('button', { name: vi.ask.keep }).click();
  await expect(dialog).toBeHidden();
  await expectCell(page, '1.5.1', 'selfScore', '2,00');
  await expectTotal(page, '85.96');

  await type(page, '1.5.1', 'selfScore', '1.250');
  await expect(dialog.getByRole('button', { name: vi.ask.asDecimalOne('1,25') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expectCell(page, '1.5.1', 'selfScore', '1,25');
  await expectTotal(page, '85.21');

  await type(page, '1.5.1', 'selfScore', '1.500');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expectCell(page, '1.5.1', 'selfScore', '1,25');
  // The keyboard is back in the grid.
  await page.keyboard.press('Control+ArrowUp');
  await expectCursor(page, '1', 'selfScore');
  await undo(page);
  await expectTotal(page, '85.96');

  // A paste with several of them asks once.
  const block = ['1.250', '', '1.125', '', '0,8'].join('\r\n');
  await paste(page, '1.5.1', 'selfScore', block);
  await expect(dialog).toContainText(vi.ask.many(2, '1.250'));
  await dialog.getByRole('button', { name: vi.ask.keep }).click();
  await expectCells(page, 'selfScore', { '1.5.1': '2,00', '1.6.1': '0,75', '1.7.1': '0,80' });

  await paste(page, '1.5.1', 'selfScore', block);
  await dialog.getByRole('button', { name: vi.ask.asDecimal }).click();
  await expect(dialog).toBeHidden();
  await expectCells(page, 'selfScore', { '1.5.1': '1,25', '1.6.1': '1,125', '1.7.1': '0,80' });
  await select(page, '1.5.1', 'selfScore');
  await undo(page);
  await expectCells(page, 'selfScore', { '1.5.1': '2,00', '1.6.1': '0,75', '1.7.1': '0,80' });
});

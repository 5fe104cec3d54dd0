import {
  button,
  expect,
  expectCell,
  expectTotal,
  gridReady,
  message,
  openSample,
  openTypedSample,
  paste,
  redo,
  reload,
  saved,
  select,
  test,
  type,
  undo,
  vi,
} from './workbench';

test('many steps back and forth, across reloads, with keys and buttons', async ({ page }) => {
  await openTypedSample(page);
  await expect(button(page, vi.toolbar.undo)).toBeDisabled();
  await expect(button(page, vi.toolbar.redo)).toBeDisabled();
  const totals = ['85.96'];
  const steps: readonly (readonly [code: string, text: string, total: string])[] = [
    ['1.1.1', '0,1', '85.56'],
    ['1.1.2', '0,2', '84.8381'],
    ['1.2.1', '0,3', '85.1381'],
    ['1.3.1', '0,4', '85.0381'],
    ['1.4.1', '0,4643', '85.0381'], // the value that stands: no step
    ['1.4.2', '', '84.5381'],
  ];
  for (const [code, text, total] of steps) {
    if (text === '') {
      await select(page, code, 'selfScore');
      await page.keyboard.press('Delete');
    } else await type(page, code, 'selfScore', text);
    await expectTotal(page, total);
    if (total !== totals.at(-1)) totals.push(total);
  }
  await paste(page, '1.5.1', 'selfScore', '1\n\n1');
  await expectTotal(page, '83.7881');
  totals.push('83.7881');

  await reload(page);
  await select(page, '1', 'selfScore');
  const undoButton = button(page, vi.toolbar.undo);
  await expect(undoButton).toHaveAttribute('title', vi.toolbar.undoOf(vi.gestures.paste(2, '1.5.1')));
  for (const [index, total] of [...totals.slice(0, -1)].reverse().entries()) {
    await (index % 2 === 0 ? undo(page) : undoButton.click());
    await expectTotal(page, total);
  }
  await expect(undoButton).toBeDisabled();
  await expect(message(page)).toHaveText(vi.outcome.undone(vi.gestures.type(1, '1.1.1')));

  await reload(page);
  await expectTotal(page, '85.96');
  const redoButton = button(page, vi.toolbar.redo);
  await select(page, '1', 'selfScore');
  for (const [index, total] of totals.slice(1).entries()) {
    if (index === 0) await redo(page);
    else if (index === 1) await page.keyboard.press('Control+Shift+z');
    else await redoButton.click();
    await expectTotal(page, total);
  }
  await expect(redoButton).toBeDisabled();
  await undo(page);
  await expectTotal(page, '84.5381');
  // A new edit is a new branch: what was undone is gone.
  await type(page, '1.1.1', 'selfScore', '0,5');
  await expect(redoButton).toBeDisabled();
  await expectTotal(page, '84.9381');
});

test('what-if steps and edits are taken back in the order they were made; an open editor keeps its own undo', async ({
  page,
}) => {
  await openSample(page);
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expectTotal(page, '85.56');
  await select(page, '1.1.2', 'selfScore');
  await page.keyboard.press('F2');
  await page.keyboard.type('7');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expectTotal(page, '85.56');
  await expectCell(page, '1.1.1', 'selfScore', '0,10');

  await type(page, '1.1.2', 'whatIfScore', '0,2');
  await type(page, '1.2.1', 'whatIfScore', '0,3');
  await expectTotal(page, '85.56');
  await undo(page);
  await expectCell(page, '1.2.1', 'whatIfScore', '');
  await expectCell(page, '1.1.2', 'whatIfScore', '0,20');
  await undo(page);
  await expectCell(page, '1.1.2', 'whatIfScore', '');
  await expectTotal(page, '85.56');
  await undo(page);
  await expectTotal(page, '85.96');
  await redo(page);
  await expectTotal(page, '85.56');
  await redo(page);
  await expectCell(page, '1.1.2', 'whatIfScore', '0,20');
  await redo(page);
  await expectCell(page, '1.2.1', 'whatIfScore', '0,30');
  await saved(page);
  await page.reload();
  await gridReady(page);
  await expectCell(page, '1.2.1', 'whatIfScore', '0,30');
  await expectTotal(page, '85.56');
});

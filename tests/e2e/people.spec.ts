import {
  alarm,
  bringUp,
  cell,
  expect,
  expectCell,
  expectTotal,
  message,
  openBlank,
  openSample,
  paste,
  select,
  test,
  type,
  undo,
  vi,
} from './workbench';

test('the lead department is chosen from the list or pasted by name', async ({ page }) => {
  await openSample(page);
  await select(page, '1.1.1', 'leadDepartment');
  await expectCell(page, '1.1.1', 'leadDepartment', 'Sở Nội vụ');
  await page.keyboard.press('F2');
  const list = page.locator('.htSelectEditor.ht_editor_visible select');
  await expect(list.locator('option')).toHaveCount(8);
  await list.selectOption('Sở Tư pháp');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.1', 'leadDepartment', 'Sở Tư pháp');

  await paste(page, '1.1.1', 'leadDepartment', 'so tai chinh\nSTTTT\n\nSở Giao thông\nDepartment of Justice');
  await expectCell(page, '1.1.1', 'leadDepartment', 'Sở Tài chính');
  await expectCell(page, '1.1.2', 'leadDepartment', 'Sở Thông tin và Truyền thông');
  await expectCell(page, '1.2.1', 'leadDepartment', 'Sở Nội vụ');
  await expect(alarm(page)).toContainText(vi.refusal.unknownDepartment('Sở Giao thông'));
  await expect(alarm(page)).toContainText(vi.outcome.skipped(2));
  await select(page, '1.1.1', 'leadDepartment');
  await undo(page);
  await undo(page);
  await expectCell(page, '1.1.1', 'leadDepartment', 'Sở Nội vụ');
  await page.keyboard.press('Delete');
  await expectCell(page, '1.1.1', 'leadDepartment', '');
  await expectTotal(page, '85.96');
});

test('a person checks a score; the check falls with the score', async ({ page }) => {
  await openBlank(page);
  await expect(await bringUp(page, '1.1.1', 'status')).toHaveText(vi.statuses.notStarted);
  await paste(page, '1.1.1', 'status', vi.statuses.checked);
  await expect(alarm(page)).toContainText(vi.refusal.nothingToCheck);
  await expectCell(page, '1.1.1', 'status', vi.statuses.notStarted);

  await type(page, '1.1.1', 'selfScore', '0,25');
  await expect(await bringUp(page, '1.1.1', 'status')).toHaveText(vi.statuses.scored);
  await select(page, '1.1.1', 'status');
  await page.keyboard.press('F2');
  await page.locator('.htSelectEditor.ht_editor_visible select').selectOption(vi.statuses.checked);
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.1', 'status', vi.statuses.checked);
  await paste(page, '1.1.1', 'status', vi.statuses.notStarted);
  await expect(alarm(page)).toContainText(vi.refusal.statusMovesByItself);
  await expectCell(page, '1.1.1', 'status', vi.statuses.checked);

  await type(page, '1.1.1', 'selfScore', '0,3');
  await expect(await bringUp(page, '1.1.1', 'status'), 'another score has not been checked').toHaveText(
    vi.statuses.scored,
  );
  await undo(page);
  await expectCell(page, '1.1.1', 'status', vi.statuses.checked);
  await expect(message(page)).toHaveText(vi.outcome.undone(vi.gestures.type(1, '1.1.1')));
  await select(page, '1.1.1', 'selfScore');
  await page.keyboard.press('Delete');
  await expect(await bringUp(page, '1.1.1', 'status')).toHaveText(vi.statuses.notStarted);
});

test('an estimate is called one and looks like one', async ({ page }) => {
  await openSample(page);
  for (const [code, track] of [
    ['2.4.1', vi.tracks.leaderSurvey],
    ['8.1.1', vi.tracks.sipas],
  ] as const) {
    const score = await bringUp(page, code, 'selfScore');
    await expect(score).toHaveText(/^≈ \d+,\d+$/);
    await expect(score).toHaveAttribute('title', vi.grid.estimateHint);
    await expect(score).toHaveCSS('font-style', 'italic');
    await expectCell(page, code, 'track', track);
  }
  await expect(cell(page, '8.2.1', 'selfScore'), 'statistics are no estimate').toHaveText('1,00');
  await expect(cell(page, '8.2.1', 'selfScore')).toHaveCSS('font-style', 'normal');
  await expect(page.getByText('trong đó ước tính 26,29')).toBeVisible();
  await type(page, '8.1.1', 'selfScore', '8');
  await expectCell(page, '8.1.1', 'selfScore', '≈ 8,00');
});

test('a note typed with a Vietnamese tool, and one with line breaks, are kept as they are', async ({ page }) => {
  await openSample(page);
  await select(page, '1.1.1', 'note');
  // Such tools let the first keys through, then take them back and put the letter in their place.
  await page.keyboard.type('D');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('Đ');
  await page.keyboard.type('a');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('ã');
  await page.keyboard.type(' <b>ban hành</b> & kế hoạch');
  await page.keyboard.press('Enter');
  await expectCell(page, '1.1.1', 'note', 'Đã <b>ban hành</b> & kế hoạch');
  await paste(page, '1.1.2', 'note', '"dòng một\ndòng ""hai"""');
  await expectCell(page, '1.1.2', 'note', 'dòng một dòng "hai"');
  await select(page, '1.1.2', 'note');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+c');
  await expect(cell(page, '1.1.2', 'note')).toHaveAttribute('title', 'dòng một\ndòng "hai"');
});

import { expect, expectTotal, expectValue, openSample, saved, test, type, vi } from './workbench';

test('the sample: what is published, and the rank of 85,96 points', async ({ page }) => {
  await openSample(page);
  await expectTotal(page, '85.96');
  await expect(page.getByTestId('total-points')).toHaveText('85,96');
  await expectValue(page, 'total-index', '85.96');
  await expectValue(page, 'total-group', 'B');
  await expect(page.getByTestId('total-scored')).toHaveText('88/88');
  await expectValue(page, 'total-open', '0');
  await expectValue(page, 'rank-best', '44');
  await expectValue(page, 'rank-worst', '49');
  const estimate = Number(await page.getByTestId('rank-estimate').getAttribute('data-value'));
  expect(estimate).toBeGreaterThanOrEqual(44);
  expect(estimate).toBeLessThanOrEqual(49);

  const areas = { 1: '9.5', 2: '10', 3: '13', 4: '10.5', 5: '15', 6: '12', 7: '13.5', 8: '16.5' };
  let sum = 0;
  for (const [code, maximum] of Object.entries(areas)) {
    const points = Number(await page.getByTestId(`area-points-${code}`).getAttribute('data-value'));
    const index = Number(await page.getByTestId(`area-index-${code}`).getAttribute('data-value'));
    expect(index, `index of area ${code}`).toBeCloseTo((points / Number(maximum)) * 100, 3);
    sum += points;
  }
  expect(sum).toBeCloseTo(85.96, 8);

  const notice = page.getByTestId('rubric-notice');
  await expect(notice).toContainText(vi.notice.reconstruction);
  await expect(notice).toContainText(vi.notice.sample);
  await notice.getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText('876/QĐ-BNV');
  await expect(page.getByRole('dialog')).toContainText('không phải điểm tự chấm hay điểm thẩm định của tỉnh Lạng Sơn');
  await page.keyboard.press('Escape');

  const panel = page.getByRole('complementary', { name: vi.whatIf.title });
  await expectValue(page, 'published-par-index', '47');
  await expect(page.getByTestId('published-par-index')).toContainText('hạng 47/63');
  await expectValue(page, 'published-sipas', '55');
  await expect(page.getByTestId('published-sipas')).toContainText('hạng 55/63');
  const changes = [
    '▼giảm 33 bậc',
    '▼giảm 20 bậc',
    'chưa rõ',
    '▲tăng 12 bậc',
    '▲tăng 31 bậc',
    '▼giảm 18 bậc',
    '▲tăng 26 bậc',
    '▲tăng 11 bậc',
  ];
  const table = panel.getByRole('table').last();
  for (const [index, change] of changes.entries()) {
    const row = table.getByRole('row').nth(index);
    await expect(row.getByRole('rowheader')).toHaveText(new RegExp(`^${index + 1}\\. `));
    expect((await row.getByRole('cell').innerText()).replaceAll(/\s*▼\s*/g, '▼').replaceAll(/\s*▲\s*/g, '▲')).toBe(
      change,
    );
  }
});

test('86,50 points would rank 36 to 41', async ({ page }) => {
  await openSample(page);
  await type(page, '6.1.2', 'selfScore', '0,54');
  await expectTotal(page, '86.5');
  await expect(page.getByTestId('total-points')).toHaveText('86,50');
  await expectValue(page, 'rank-best', '36');
  await expectValue(page, 'rank-worst', '41');

  // The field of another year is another ranking, and remembered.
  const field = page.getByRole('complementary', { name: vi.whatIf.title }).getByLabel(vi.whatIf.field);
  await expect(field).toHaveValue('2023');
  const other = (await field.locator('option').allInnerTexts()).find((label) => !label.includes('2023')) ?? '';
  await field.selectOption(other);
  await expect(page.getByText(vi.strip.rank(other.replace('PAR INDEX ', '')))).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(field.locator('option:checked')).toHaveText(other);
  await expectTotal(page, '86.5');
});

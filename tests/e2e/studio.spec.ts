import type { Page } from '@playwright/test';
import { studio as words } from '../../src/i18n/vi/studio';
import { expect, expectTotal, faultsIn, openSample, tabTo, test, type, vi } from './workbench';

const openStudio = async (page: Page): Promise<void> => {
  await tabTo(page, vi.toolbar.studioHint);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: words.title })).toBeFocused();
};

/** From wherever the keyboard is in the studio to one of its parts, by the arrows of the tab list. */
async function goToTab(page: Page, tab: keyof typeof words.tabs): Promise<void> {
  const standing = page.locator('[role="tab"]:focus');
  const key = (await page.locator('.studio .content :focus').count()) > 0 ? 'Shift+Tab' : 'Tab';
  for (let step = 0; step < 80 && (await standing.count()) === 0; step += 1) await page.keyboard.press(key);
  const wanted = page.getByTestId(`studio-${tab}`);
  for (let step = 0; step < 10 && (await wanted.getAttribute('data-state')) !== 'active'; step += 1)
    await page.keyboard.press('ArrowRight');
  await expect(wanted).toHaveAttribute('data-state', 'active');
}

async function makeScenario(page: Page, button: string, name: string, code: string, score: string): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await tabTo(page, words.scenarios.create.name);
  await page.keyboard.type(name);
  await tabTo(page, words.scenarios.create.row);
  await page.keyboard.type(code);
  await page.keyboard.press('Tab');
  await page.keyboard.type(score);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('scenario-status')).toHaveText(words.scenarios.create.made(name));
}

test('scenarios are compared, the cheapest way to rank 40 is walked, applied and taken back, by keyboard', async ({
  page,
}) => {
  await openSample(page);
  await openStudio(page);
  await expect(page.getByTestId('scenario-new')).toBeVisible();
  await makeScenario(page, words.scenarios.makeFirst, 'Báo cáo', '1.2.1', '0,5');
  await makeScenario(page, words.scenarios.add, 'Nhiệm vụ', '1.6.1', '1,5');
  const table = page.getByTestId('scenario-table');
  await expect(table).toContainText('86,46');
  await expect(table).toContainText('86,71');
  expect(await faultsIn(page)).toEqual([]);

  await goToTab(page, 'route');
  // Its parts are fetched: the keyboard finds them once they are there.
  await expect(page.getByTestId('route-answer')).toBeVisible();
  await tabTo(page, words.route.target.kinds.points);
  await page.keyboard.press('ArrowDown');
  await tabTo(page, words.route.target.rank);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('40');
  await page.keyboard.press('Enter');
  const answer = page.getByTestId('route-answer');
  await expect(answer).toContainText(/hạng ≈ (40|3\d)/);
  const gain = Number(await answer.getAttribute('data-gain'));
  expect(gain).toBeGreaterThan(0);
  const position = page.getByTestId('route-position');
  const cheapest = Number(await position.inputValue());
  await position.focus();
  await page.keyboard.press('ArrowRight');
  await expect(position).toHaveValue(String(cheapest + 1));
  await tabTo(page, words.route.walk.previous, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(position).toHaveValue(String(cheapest));
  expect(await faultsIn(page)).toEqual([]);
  await page.getByTestId('route-make-scenario').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('route-made')).toBeVisible();

  // Undone and done again like everything else.
  await page.keyboard.press('Control+Z');
  await goToTab(page, 'scenarios');
  await expect(table.locator('thead th')).toHaveCount(4);
  await page.keyboard.press('Control+Y');
  await expect(table.locator('thead th')).toHaveCount(5);

  await page.getByTestId('scenario-more-2').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('scenario-apply-2').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('scenario-apply-confirm')).toBeVisible();
  await page.getByTestId('scenario-apply-confirm').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectTotal(page, String(Math.round((85.96 + gain) * 10_000) / 10_000));
  await page.keyboard.press('Control+Z');
  await expectTotal(page, '85.96');
});

test('a long forecast is stopped by keyboard; meanwhile the sheet takes scores', async ({ page }) => {
  await openSample(page);
  await openStudio(page);
  await goToTab(page, 'forecast');
  await expect(page.getByTestId('forecast-run')).toBeVisible();
  await tabTo(page, words.forecast.model);
  await page.keyboard.press('Enter');
  await tabTo(page, words.forecast.draws);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1000000');
  await page.keyboard.press('Enter');
  await page.getByTestId('forecast-run').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByTestId('studio-close').focus();
  await page.keyboard.press('Enter');
  await type(page, '1.2.1', 'selfScore', '0,5');
  await expectTotal(page, '86.46');
  await page.getByTestId('studio-toggle').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('forecast-cancel').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('forecast-state')).toHaveText(words.forecast.cancelled);
  await expect(page.getByTestId('forecast-run')).toBeFocused();
});

test('on a phone the studio is read and worked in without sideways scrolling', async ({ page }) => {
  await openSample(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId('studio-toggle').click();
  for (const tab of [
    'scenarios',
    'forecast',
    'chances',
    'route',
    'attribution',
    'review',
    'plan',
    'results',
    'sipas',
    'years',
  ] as const) {
    await page.getByTestId(`studio-${tab}`).click();
    await expect(page.getByTestId(`studio-${tab}`)).toHaveAttribute('data-state', 'active');
    await expect(page.locator('.studio .content')).not.toBeEmpty();
    const sticksOut = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect([tab, sticksOut]).toEqual([tab, false]);
    expect([tab, await faultsIn(page)]).toEqual([tab, []]);
  }
});

import type { Page } from '@playwright/test';
import { alarm, button, chooseFile, expect, faultsIn, openSample, test, type, vi } from './workbench';

/**
 * Faults of Handsontable's own markup. The list view is the answer to them: everything can be done there.
 * A rule that is not named here fails, and so does one that is named and no longer broken.
 */
const gridFaults = ['aria-required-children', 'label', 'scrollable-region-focusable'];

const faultsInDialog = (page: Page): Promise<readonly string[]> => faultsIn(page, '[role="dialog"]');

/** Rules broken inside the grid, and faults anywhere else. */
async function faultsInWorkbench(
  page: Page,
): Promise<{ readonly grid: readonly string[]; readonly others: readonly string[] }> {
  const faults = await faultsIn(page);
  const inGrid = await page.evaluate(
    (selectors) => selectors.map((selector) => document.querySelector(selector)?.closest('.grid-host') != null),
    faults.map((fault) => fault.slice(fault.indexOf(': ') + 2)),
  );
  const rules = faults.filter((_, index) => inGrid[index]).map((fault) => fault.slice(0, fault.indexOf(': ')));
  return { grid: [...new Set(rules)].sort(), others: faults.filter((_, index) => !inGrid[index]) };
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in ${scheme} colours`, () => {
    test.use({ colorScheme: scheme });

    test('start page and its dialogs', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('button', { name: vi.start.openSample })).toBeVisible();
      expect(await faultsIn(page)).toEqual([]);
      await page.getByRole('button', { name: vi.start.newAssessment }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: vi.create.submit }).click();
      await expect(dialog.getByRole('alert')).toBeVisible();
      expect(await faultsInDialog(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await button(page, vi.toolbar.help).click();
      await expect(dialog).toBeVisible();
      expect(await faultsInDialog(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await chooseFile(page, page.getByRole('button', { name: vi.start.importFile }), Buffer.from('{'));
      await expect(page.getByTestId('import-failure')).toBeVisible();
      expect(await faultsInDialog(page)).toEqual([]);
    });

    test('workbench with find, filters, assumptions and a refusal, and its dialogs', async ({ page }) => {
      await openSample(page);
      // One area has every kind of row and cell, and is checked much faster than eight.
      await button(page, vi.toolbar.filter).click();
      await page.getByRole('combobox', { name: vi.filter.area }).selectOption('8');
      await type(page, '8.1.1', 'whatIfScore', '8');
      await page.getByText(vi.whatIf.add, { exact: true }).click();
      await type(page, '8.2.1', 'selfScore', '7');
      await page.keyboard.press('Control+f');
      await page.keyboard.type('doanh nghiệp');
      await expect(alarm(page)).toBeVisible();
      expect(await faultsInWorkbench(page)).toEqual({ grid: gridFaults, others: [] });
      const dialog = page.getByRole('dialog');

      await button(page, vi.toolbar.columns).click();
      await expect(dialog).toBeVisible();
      expect(await faultsInDialog(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('rubric-notice').getByRole('button').click();
      await expect(dialog).toBeVisible();
      expect(await faultsInDialog(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await type(page, '8.2.5', 'selfScore', '1.250');
      await expect(dialog).toBeVisible();
      expect(await faultsInDialog(page)).toEqual([]);
    });

    test('list view, and the form of a row', async ({ page }) => {
      await openSample(page);
      await button(page, vi.toolbar.viewList).click();
      await page.getByLabel(vi.toolbar.level).selectOption(vi.toolbar.levelAreas);
      await page.getByRole('button', { name: /1 Công tác/ }).click();
      await page.getByRole('button', { name: /1\.1 / }).click();
      await button(page, vi.list.open('1.1.1')).click();
      await expect(page.getByTestId('item-form')).toBeVisible();
      await page.getByTestId('last-year').locator('summary').click();
      expect(await faultsIn(page)).toEqual([]);
      await page.getByTestId('panel-checks').click();
      await expect(page.getByTestId('coverage')).toBeVisible();
      expect(await faultsIn(page)).toEqual([]);
    });
  });
}

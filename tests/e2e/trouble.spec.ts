import type { Page } from '@playwright/test';
import {
  alarm,
  button,
  expect,
  expectCell,
  expectTotal,
  gridReady,
  openSample,
  saved,
  secondTab,
  select,
  test,
  type,
  vi,
} from './workbench';

/** The second copies that lie in the page’s private folder. */
const secondCopies = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const texts: string[] = [];
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('second-copies', { create: true });
    for await (const handle of folder.values())
      if (handle.kind === 'file') texts.push(await (await handle.getFile()).text());
    return texts;
  });

const loseDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('par-workbench');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(new Error('not deleted'));
      }),
  );

test('when the database is gone, the start page offers the second copy and restores it', async ({ page }) => {
  await openSample(page);
  await type(page, '1.1.2', 'selfScore', '0,1234');
  await saved(page);
  await expect.poll(async () => (await secondCopies(page)).join()).toContain('"selfScore": 0.1234');
  await loseDatabase(page);
  await page.goto('/#/');
  await page.reload();
  const lost = page.getByRole('alert').filter({ hasText: vi.start.lostTitle });
  await expect(lost).toContainText('Lạng Sơn 2023 (mẫu minh họa)');
  await expect(page.getByText(vi.start.keptEmpty)).toBeVisible();
  await lost.getByRole('button', { name: /^Khôi phục/ }).click();
  await gridReady(page);
  await expectTotal(page, '85.1615');
  await expectCell(page, '1.1.2', 'selfScore', '0,1234');
  await page.getByRole('link', { name: vi.toolbar.home }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await expect(lost).toHaveCount(0);
});

test('a lost copy can be dropped, and is not offered again', async ({ page }) => {
  await openSample(page);
  await type(page, '1.1.2', 'selfScore', '0,1234');
  await expect.poll(async () => (await secondCopies(page)).length).toBe(1);
  await loseDatabase(page);
  await page.goto('/#/');
  await page.reload();
  await button(page, vi.start.lostForget).click();
  await expect(page.getByText(vi.start.lostTitle)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(vi.start.keptEmpty)).toBeVisible();
  await expect(page.getByText(vi.start.lostTitle)).toHaveCount(0);
});

test('deleted in another tab: saving fails aloud, and the export is the way out', async ({ page }) => {
  await openSample(page);
  const other = await secondTab(page);
  await other.getByRole('link', { name: vi.toolbar.home }).click();
  await button(other, vi.start.remove('Lạng Sơn 2023 (mẫu minh họa)')).click();
  await other.getByRole('dialog').getByRole('button', { name: vi.common.delete }).click();
  await expect(other.getByText(vi.start.keptEmpty)).toBeVisible();

  await page.bringToFront();
  await type(page, '1.1.2', 'selfScore', '0,1234');
  const status = page.getByTestId('save-status');
  await expect(status).toHaveAttribute('data-state', 'failed');
  const trouble = page.getByRole('alert').filter({ hasText: vi.save.reasons.missing });
  await expect(trouble).toContainText(vi.save.unsaved(1));
  await expectCell(page, '1.1.2', 'selfScore', '0,1234');
  await type(page, '1.1.1', 'selfScore', '0,1');
  await expect(trouble).toContainText(vi.save.unsaved(2));
  await trouble.getByRole('button', { name: vi.common.retry }).click();
  await expect(status).toHaveAttribute('data-state', 'failed');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    trouble.getByRole('button', { name: vi.save.exportNow }).click(),
  ]);
  const text = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(text as Buffer[]).toString('utf8')).toContain('"selfScore": 0.1234');
});

test('an address of nothing says so, and leads back', async ({ page }) => {
  await page.goto('/#/khong-co-bang-nay');
  await expect(page.getByRole('heading', { name: vi.openFailure.title })).toBeVisible();
  await expect(page.getByText(vi.openFailure.missing)).toBeVisible();
  await page.getByRole('link', { name: vi.openFailure.back }).click();
  await expect(page.getByRole('button', { name: vi.start.openSample })).toBeVisible();
});

test('what is half typed when the tab goes is not written, what was entered is', async ({ page }) => {
  await openSample(page);
  await type(page, '1.1.2', 'selfScore', '0,1234');
  await saved(page);
  await select(page, '1.2.1', 'selfScore');
  await page.keyboard.type('0,3');
  await page.reload();
  await gridReady(page);
  await expectTotal(page, '85.1615');
  await expectCell(page, '1.2.1', 'selfScore', '0,00');
  await expect(alarm(page)).toHaveCount(0);
});

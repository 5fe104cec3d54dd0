import type { BrowserContext, Page } from '@playwright/test';
import { cellSelector, openSample, type Origins } from './browser';
import { ms, percentile, printTable } from './table';

const ROUNDS = 10;

/** Files come from the browser's cache and the database is there, as on every day but the first. */
export async function measureStartUp(browser: BrowserContext, origins: Origins): Promise<void> {
  const page = await browser.newPage();
  await openSample(page, origins.app);
  const sampleAddress = page.url();
  const grid = [cellSelector('1.1.1'), '[data-testid="total-points"]', '[data-testid="rank-estimate"]'];
  const goals = [
    { name: 'app: sample to its grid with total and rank', address: sampleAddress, selectors: grid },
    { name: 'rival: its grid with total and rank', address: origins.rival, selectors: grid },
    { name: 'app: start page with its list', address: origins.app, selectors: ['main h1', 'main ul a strong'] },
  ].map((goal) => ({ ...goal, timesMs: [] as number[] }));
  for (const { address, selectors } of goals) await timeNavigation(page, address, selectors);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const goal of goals) goal.timesMs.push(await timeNavigation(page, goal.address, goal.selectors));
  }
  printTable(
    `Start-up: navigation to painted, ${String(ROUNDS)} each, in turns, warm cache and database`,
    ['', 'p50', 'min', 'max'],
    goals.map(({ name, timesMs }) => [
      name,
      ms(percentile(timesMs, 0.5), 0),
      ms(Math.min(...timesMs), 0),
      ms(Math.max(...timesMs), 0),
    ]),
  );
  await page.close();
}

async function timeNavigation(page: Page, address: string, selectors: readonly string[]): Promise<number> {
  await page.goto('about:blank'); // else an address that differs only in its hash would not load again
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate((wanted) => stopwatch.navigationToPainted(wanted), selectors);
}

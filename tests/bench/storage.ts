import type { BrowserContext, Page } from '@playwright/test';
import { openSample, typeIntoCell } from './browser';
import type { Engine } from './build';
import type { Edit } from './sheet';
import { ms, percentile, printTable } from './table';

const EDITS = 100;
const BLOCK_EDITS = 20;

/** The app asks for strict commits. Here a second page of the same app has that wish taken away from every transaction. */
export async function measureStorage(browser: BrowserContext, origin: string, engine: Engine): Promise<void> {
  const edits = engine.planEdits(EDITS);
  const runs = [
    { name: 'app, strict durability (as shipped)', relaxed: false, timesMs: [] as number[] },
    { name: 'app, relaxed durability', relaxed: true, timesMs: [] as number[] },
  ];
  for (let start = 0; start < edits.length; start += BLOCK_EDITS) {
    for (const { relaxed, timesMs } of runs) {
      const page = await browser.newPage();
      if (relaxed) await page.addInitScript(relaxTransactions);
      await openSample(page, origin);
      for (const edit of edits.slice(start, start + BLOCK_EDITS)) timesMs.push(await timeCommit(page, edit));
      await page.close();
    }
  }
  printTable(
    `Storage: Enter to save-status "saved", ${String(EDITS)} edits each, in turns of ${String(BLOCK_EDITS)}`,
    ['', 'p50', 'p95', 'max'],
    runs.map(({ name, timesMs }) => [
      name,
      ms(percentile(timesMs, 0.5)),
      ms(percentile(timesMs, 0.95)),
      ms(Math.max(...timesMs)),
    ]),
    ['From the key, so the grid’s own work before the commit is in both.'],
  );
}

async function timeCommit(page: Page, edit: Edit): Promise<number> {
  await typeIntoCell(page, edit, ',');
  await page.evaluate(
    ([total]) => {
      stopwatch.arm('set', [
        { selector: '[data-testid="total-points"]', attribute: 'data-value', value: total },
        { selector: '[data-testid="save-status"]', attribute: 'data-state', value: 'saved' },
      ]);
    },
    [edit.app.total] as const,
  );
  await page.keyboard.press('Enter');
  return page.evaluate(() => stopwatch.read());
}

function relaxTransactions(): void {
  const open = Reflect.get(IDBDatabase.prototype, 'transaction');
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    return Reflect.apply(open, this, [stores, mode, { ...options, durability: 'relaxed' }]);
  };
}

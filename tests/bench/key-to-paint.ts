import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { cellSelector, openSample, typeIntoCell, type Origins } from './browser';
import type { Engine } from './build';
import type { Edit } from './sheet';
import type { Wanted } from './stopwatch';
import { ms, percentile, printTable } from './table';

const EDITS = 200;
/** The pages take turns this often, so that a slow spell of the machine hits all of them. */
const BLOCK_EDITS = 20;
const PAUSE_MS = 60;

interface Contestant {
  readonly name: string;
  readonly page: Page;
  readonly session: CDPSession;
  readonly side: 'app' | 'rival';
  readonly prepare: () => Promise<void>;
  readonly timesMs: number[];
  /** Processor time of the page's main thread from the key to the paint: other programs do not disturb it. */
  readonly taskMs: number[];
  readonly scriptMs: number[];
  readonly layoutMs: number[];
}

/** What to see after an edit: total, rank, and the cell. */
function wantedAfter(edit: Edit, side: 'app' | 'rival'): readonly Wanted[] {
  const { text, total, rank } = edit[side];
  return [
    { selector: '[data-testid="total-points"]', attribute: 'data-value', value: total },
    { selector: '[data-testid="rank-estimate"]', attribute: 'data-value', value: rank },
    { selector: cellSelector(edit.code), value: text },
  ];
}

export async function measureKeyToPaint(browser: BrowserContext, origins: Origins, engine: Engine): Promise<void> {
  const edits = engine.planEdits(EDITS);
  const appPage = await browser.newPage();
  await openSample(appPage, origins.app);
  const rivalPage = await browser.newPage();
  await rivalPage.goto(origins.rival);
  await rivalPage.locator(cellSelector('1.1.1')).waitFor();

  const contestant = async (
    name: string,
    page: Page,
    side: 'app' | 'rival',
    prepare: () => Promise<void>,
  ): Promise<Contestant> => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return { name, page, session, side, prepare, timesMs: [], taskMs: [], scriptMs: [], layoutMs: [] };
  };
  const contestants = [
    await contestant('app, side panel closed', appPage, 'app', () => showPanel(appPage, null)),
    await contestant('rival: Handsontable formulas, HyperFormula', rivalPage, 'rival', () => Promise.resolve()),
    await contestant('app, what-if open', appPage, 'app', () => showPanel(appPage, 'whatIf')),
    // The form follows the cursor: Enter shows the next row's, with its rule, trace, evidence and history.
    await contestant('app, form of the row open', appPage, 'app', () => showPanel(appPage, 'item')),
    await contestant('app, checks open', appPage, 'app', () => showPanel(appPage, 'checks')),
    await contestant('app, a forecast at work', appPage, 'app', () => startForecast(appPage)),
  ];
  for (const { page, side, prepare } of contestants) {
    await page.bringToFront();
    await prepare();
    for (const edit of edits.slice(0, BLOCK_EDITS)) await timeEdit(page, edit, side); // warms up, not counted
  }
  for (let start = 0; start < edits.length; start += BLOCK_EDITS) {
    for (const each of contestants) {
      await each.page.bringToFront();
      await each.prepare();
      for (const edit of edits.slice(start, start + BLOCK_EDITS)) {
        const before = await readMetrics(each.session);
        const timeMs = await timeEdit(each.page, edit, each.side, async () => {
          Object.assign(before, await readMetrics(each.session));
        });
        const after = await readMetrics(each.session);
        each.timesMs.push(timeMs);
        each.taskMs.push(after.taskMs - before.taskMs);
        each.scriptMs.push(after.scriptMs - before.scriptMs);
        each.layoutMs.push(after.layoutMs - before.layoutMs);
      }
    }
  }
  printTable(
    `Key to painted: Enter to the frame with total, rank and cell, ${String(EDITS)} edits each, in turns of ${String(BLOCK_EDITS)}`,
    ['', 'p50', 'p95', 'max', 'cpu p50', 'script', 'style+layout'],
    contestants.map(({ name, timesMs, taskMs, scriptMs, layoutMs }) => [
      name,
      ms(percentile(timesMs, 0.5)),
      ms(percentile(timesMs, 0.95)),
      ms(Math.max(...timesMs)),
      ms(percentile(taskMs, 0.5)),
      ms(percentile(scriptMs, 0.5)),
      ms(percentile(layoutMs, 0.5)),
    ]),
    [
      'Budget: p95 50. cpu: processor time of the main thread alone, which other programs on the machine do not stretch.',
      'One frame is 16.7, and a change waits half of one on average before it is painted.',
    ],
  );
  await appPage.close();
  await rivalPage.close();
}

async function timeEdit(
  page: Page,
  edit: Edit,
  side: 'app' | 'rival',
  beforeEnter: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  await typeIntoCell(page, edit, side === 'app' ? ',' : '.');
  await page.evaluate(
    (wanted) => {
      stopwatch.arm('painted', wanted);
    },
    wantedAfter(edit, side),
  );
  await beforeEnter();
  await page.keyboard.press('Enter');
  const timeMs = await page.evaluate(() => stopwatch.read());
  if (side === 'app') await page.locator('[data-testid="save-status"][data-state="saved"]').waitFor();
  await page.waitForTimeout(PAUSE_MS);
  return timeMs;
}

async function readMetrics(session: CDPSession): Promise<{ taskMs: number; scriptMs: number; layoutMs: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string): number => (metrics.find((metric) => metric.name === name)?.value ?? NaN) * 1000;
  return {
    taskMs: read('TaskDuration'),
    scriptMs: read('ScriptDuration'),
    layoutMs: read('LayoutDuration') + read('RecalcStyleDuration'),
  };
}

const LONG_DRAWS = '1000000';

/** A forecast that outlasts a turn, on the other core; the panel is closed. */
async function startForecast(page: Page): Promise<void> {
  await showPanel(page, null);
  await page.getByTestId('studio-toggle').click();
  await page.getByTestId('studio-forecast').click();
  const cancel = page.getByTestId('forecast-cancel');
  const run = page.getByTestId('forecast-run');
  await run.or(cancel).waitFor();
  if (await cancel.isVisible()) await cancel.click();
  const draws = page.getByTestId('forecast-draws');
  if ((await draws.inputValue()) !== LONG_DRAWS) {
    await page.locator('[data-testid="forecast-model"] > summary').click();
    await draws.fill(LONG_DRAWS);
    await draws.press('Enter');
    await page.locator('[data-testid="save-status"][data-state="saved"]').waitFor();
  }
  await run.click();
  await cancel.waitFor();
  await page.getByTestId('studio-close').click();
  // Which rows are drawn depends on where the cursor was.
  await page.locator('.ht_master td[data-column="selfScore"]').first().waitFor();
  await page.waitForTimeout(300);
}

const shownBy = { whatIf: 'what-if-total', item: 'item-form', checks: 'checks-panel' } as const;

async function showPanel(page: Page, panel: keyof typeof shownBy | null): Promise<void> {
  const isOpen = (await page.getByTestId('panel-whatIf').count()) > 0;
  if (isOpen !== (panel !== null)) await page.getByTestId('panel-toggle').click();
  if (panel === null) await page.getByTestId('panel-whatIf').waitFor({ state: 'detached' });
  else {
    await page.getByTestId(`panel-${panel}`).click();
    await page.getByTestId(shownBy[panel]).waitFor({ state: 'attached' });
  }
  await page.waitForTimeout(300);
}

/** What every journey needs: a watched page, and the workbench as a person handles it. */
import { readFileSync, writeFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { en } from '../../src/i18n/en';
import { vi } from '../../src/i18n/vi';
import { scoreByRule, type PlainFigures, type PlainRule } from '../helpers/domain-rule-oracle';

export { en, expect, vi };

interface Fixtures {
  /** Fails the journey on what must not happen in its profile. */
  readonly quiet: undefined;
  /** Pages of people who work elsewhere, each in a browser profile of its own that is watched like the first. */
  readonly elsewhere: () => Promise<Page>;
}

/** What must not happen in a browser profile, as it happens: a warning or error of the console, an exception, a request to anywhere else. */
async function watch(context: BrowserContext, origin: string | undefined): Promise<readonly string[]> {
  const faults: string[] = [];
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.on('console', (message) => {
    if (message.type() === 'warning' || message.type() === 'error')
      faults.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (thrown) => faults.push(`exception: ${thrown.error().message}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) faults.push(`request to ${url.origin}`);
  });
  return faults;
}

export const test = base.extend<Fixtures>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const faults = await watch(context, baseURL);
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  elsewhere: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const faults: (readonly string[])[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      faults.push(await watch(context, baseURL));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expect(faults.flat()).toEqual([]);
  },
});

interface RubricRow {
  readonly code: string;
  readonly maxPoints: number;
  readonly track?: string;
  readonly leadDepartment?: string;
  readonly rule?: PlainRule;
  readonly criteria?: readonly RubricRow[];
  readonly subCriteria?: readonly RubricRow[];
}

const dataFile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../src/data/${name}`, import.meta.url), 'utf8'));

const withChildren = (row: RubricRow): readonly RubricRow[] => [
  row,
  ...[...(row.criteria ?? []), ...(row.subCriteria ?? [])].flatMap(withChildren),
];

/** All rows of the built-in rubric, in official order. */
const rows = (dataFile('rubric-2023.json') as { areas: readonly RubricRow[] }).areas.flatMap(withChildren);
export const scoredRows = rows.filter(({ criteria, subCriteria }) => !criteria && !subCriteria);

/** Scores of the sample, worked out by the tests' own reading of the rules. */
export const sampleEntries = (
  dataFile('sample-scores.json') as {
    entries: readonly { readonly code: string; readonly figures: PlainFigures; readonly checked: boolean }[];
  }
).entries.map(({ code, figures, checked }) => {
  const row = scoredRows.find((each) => each.code === code);
  if (!row?.rule) throw new Error(`No rule for ${code}`);
  return { code, checked, selfScore: scoreByRule(row.rule, row.maxPoints, figures) };
});

export async function openSample(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: vi.start.openSample }).click();
  await gridReady(page);
}

/** The sample with its scores typed and no figures behind them: what is cleared is then blank. */
export async function openTypedSample(page: Page): Promise<void> {
  await openSample(page);
  const file = JSON.parse((await exportFile(page)).bytes.toString('utf8')) as { entries: { figures: unknown }[] };
  for (const entry of file.entries) entry.figures = null;
  await page.goto('/');
  const opener = page.getByRole('button', { name: vi.start.importFile });
  await chooseFile(page, opener, Buffer.from(JSON.stringify(file)));
  await page.getByRole('button', { name: vi.importing.asNew }).click();
  await gridReady(page);
}

/** A blank assessment: every row open, so that little numbers stand out. */
export async function openBlank(page: Page, unit = 'Lạng Sơn'): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: vi.start.newAssessment }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(vi.create.unit).fill(unit);
  await dialog.getByRole('button', { name: vi.create.submit }).click();
  await gridReady(page);
}

export async function gridReady(page: Page): Promise<void> {
  await expect(cell(page, '1.1.1', 'selfScore')).toBeVisible();
}

/** After a reload, when storage and grid are back. */
export async function reload(page: Page): Promise<void> {
  await saved(page);
  await page.reload();
  await gridReady(page);
}

/**
 * The cell a person sees. Handsontable draws frozen columns twice, in the table and in a copy that
 * lies over it; elsewhere a cell stands once.
 */
export const cell = (page: Page, code: string, column: string): Locator =>
  page
    .locator(column === 'code' || column === 'name' ? '.ht_clone_inline_start' : '.ht_master')
    .locator(`td[data-code="${code}"][data-column="${column}"]`);

/** Runs in the page: scrolls a cell into view, and says whether that moved anything and where the cell is then. */
function scrollNear(element: Element): { readonly moved: boolean; readonly at: string } {
  const holder = element.closest('.wtHolder');
  const [left, top] = [holder?.scrollLeft, holder?.scrollTop];
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { x, y } = element.getBoundingClientRect();
  return { moved: holder?.scrollLeft !== left || holder?.scrollTop !== top, at: `${x} ${y}` };
}

/** Scrolls a cell into view, which makes the grid draw it; all rows are taken to be unfolded. */
export async function bringUp(page: Page, code: string, column: string): Promise<Locator> {
  const wanted = cell(page, code, column);
  const holder = page.locator('.ht_master .wtHolder');
  const index = code === 'total' ? rows.length : rows.findIndex((row) => row.code === code);
  let before = '';
  await expect(async () => {
    if ((await wanted.count()) === 0) {
      before = 'moved';
      await holder.evaluate(
        (element, { top, right }) => {
          element.scrollTop = top;
          element.scrollLeft = right ? element.scrollWidth : 0;
        },
        { top: index * 32 - 96, right: ['leadDepartment', 'status', 'note'].includes(column) },
      );
    }
    // Not Playwright's own scrolling: that waits for frames, which a tab in the background hardly gets.
    const { moved, at } = await wanted.evaluate(scrollNear, undefined, { timeout: 500 });
    // Scrolled rows and columns are drawn again in the same elements: a cell is what it says once it stands still.
    const settled = !moved && (before === '' || before === at);
    before = moved ? 'moved' : at;
    expect(settled).toBe(true);
  }).toPass({ intervals: [50] });
  return wanted;
}

const lastClicked = new WeakMap<Page, string>();

/** Puts the cursor on a cell. Two quick clicks on one cell open its editor, so come back to one from the row below. */
export async function select(page: Page, code: string, column: string): Promise<void> {
  const wanted = await bringUp(page, code, column);
  if (lastClicked.get(page) === `${code} ${column}`)
    await page.locator(`.ht_master tr:has(td[data-code="${code}"]) + tr td[data-column="${column}"]`).click();
  await wanted.click();
  lastClicked.set(page, `${code} ${column}`);
}

/** Types over a cell and leaves it with a key. */
export async function type(page: Page, code: string, column: string, text: string, leave = 'Enter'): Promise<void> {
  await select(page, code, column);
  await page.keyboard.type(text);
  await page.keyboard.press(leave);
}

/** Selects a block by its corners. */
export async function selectBlock(
  page: Page,
  from: readonly [code: string, column: string],
  to: readonly [code: string, column: string],
): Promise<void> {
  await select(page, ...from);
  await cell(page, ...to).click({ modifiers: ['Shift'] });
}

export const expectCell = (page: Page, code: string, column: string, text: string): Promise<void> =>
  expect(cell(page, code, column)).toHaveText(text);

export async function expectCells(page: Page, column: string, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [code, text] of Object.entries(texts)) await expectCell(page, code, column, text);
}

/** The plain number behind a figure on screen. */
export const expectValue = (page: Page, testId: string, value: string): Promise<void> =>
  expect(page.getByTestId(testId)).toHaveAttribute('data-value', value);

export const expectTotal = (page: Page, value: string): Promise<void> => expectValue(page, 'total-points', value);

/** Where the cursor of the grid stands. */
export const expectCursor = (page: Page, code: string, column: string): Promise<void> =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const { dataset } = document.activeElement as HTMLElement;
        return `${dataset.code ?? ''} ${dataset.column ?? ''}`;
      }),
    )
    .toBe(`${code} ${column}`);

export const saved = (page: Page): Promise<void> =>
  expect(page.getByTestId('save-status')).toHaveAttribute('data-state', 'saved');

/** The line under the grid that says what a gesture came to; its two regions stand while they are empty. */
const said = (page: Page, role: 'status' | 'alert'): Locator =>
  page.locator('footer').getByRole(role).filter({ hasText: /\S/ });
export const message = (page: Page): Locator => said(page, 'status');
export const alarm = (page: Page): Locator => said(page, 'alert');

export const undo = (page: Page): Promise<void> => page.keyboard.press('Control+z');
export const redo = (page: Page): Promise<void> => page.keyboard.press('Control+y');

const writeClipboard = (page: Page, text: string): Promise<void> =>
  page.evaluate((given) => navigator.clipboard.writeText(given), text);

export const readClipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

export async function paste(page: Page, code: string, column: string, text: string): Promise<void> {
  await writeClipboard(page, text);
  await select(page, code, column);
  await page.keyboard.press('Control+v');
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

/** The bytes that the export button hands out, and the name they come under. */
export async function exportFile(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, vi.toolbar.exportFile).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Asks for an import, by the button given, and hands over a file; nothing is confirmed. */
export async function chooseFile(page: Page, opener: Locator, bytes: Buffer, name = 'bang-cham.json'): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opener.click()]);
  // By way of the disk: twenty megabytes handed to the browser directly take seconds.
  const path = test.info().outputPath(name);
  writeFileSync(path, bytes);
  await chooser.setFiles(path);
}

/** Another tab on the same assessment. */
export async function secondTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await gridReady(other);
  return other;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, as `rule: places`; in legacy mode it needs no second page to sum up, and there are no frames. */
export async function faultsIn(page: Page, within?: string): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(tags);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Opens one of the dialogs that keep what belongs to the assessment as a whole. */
export async function openManaged(page: Page, title: string): Promise<Locator> {
  await page.getByRole('button', { name: vi.toolbar.manage }).click();
  await page.getByRole('button', { name: title, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Walks by Tab until something with this name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const isEntry = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      const labels = isEntry ? [...(element.labels ?? [])] : [];
      return [element?.getAttribute('aria-label'), ...labels.map((label) => label.innerText), element?.textContent];
    });
    if (focused.some((text) => text?.trim().startsWith(name))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Tab never came to “${name}”`);
}

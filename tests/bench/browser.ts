import { chromium, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs } from '../tooling/find-chromium.mjs';
import { join } from 'node:path';
import { projectRoot } from './build';
import type { Edit } from './sheet';
import { installStopwatch } from './stopwatch';

/** As the journeys see it. */
export const view = {
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  viewport: { width: 1366, height: 768 },
} as const;

const ROW_HEIGHT_PX = 32;

export interface Origins {
  readonly app: string;
  readonly rival: string;
}

/** Serves a built page on a free port of this machine. */
export async function servePage(
  root: string,
  outDir: string,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = await preview({
    configFile: join(projectRoot, 'vite.config.ts'),
    root,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { origin: `http://127.0.0.1:${String(address.port)}/`, close: () => server.close() };
}

/** A real profile on the disk: a private window would keep IndexedDB in memory, and commits would cost nothing. */
export async function openBrowser(executablePath: string, profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: chromiumArgs, ...view });
  await context.addInitScript(installStopwatch);
  return context;
}

export const cellSelector = (code: string, column = 'selfScore'): string =>
  `td[data-code="${code}"][data-column="${column}"]`;

/** Opens the sample, making it if there is none, and waits for its grid. */
export async function openSample(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.getByRole('button', { name: 'mẫu' }).first().click();
  await page.locator(cellSelector('1.1.1')).waitFor();
  await page.locator('[data-testid="save-status"][data-state="saved"]').waitFor();
}

/** The cell of an edit, scrolled into view if need be: only rows near the view are in the page. */
export async function showCell(page: Page, edit: Edit): Promise<Locator> {
  await page.evaluate(
    async ({ selector, topPx }) => {
      const holder = document.querySelector('.ht_master .wtHolder');
      const frame = holder?.getBoundingClientRect();
      const box = document.querySelector(selector)?.getBoundingClientRect();
      const visible = frame && box && box.top >= frame.top + 64 && box.bottom <= frame.bottom - 64;
      if (visible || !holder) return;
      holder.scrollTop = topPx;
      // Handsontable puts other rows into the same elements, and takes two clicks on one element within a second,
      // whatever row it has come to show, for a double click: the cell would open instead of being overwritten.
      await new Promise((done) => setTimeout(done, 1100));
    },
    { selector: cellSelector(edit.code), topPx: Math.max(0, (edit.row - 5) * ROW_HEIGHT_PX) },
  );
  return page.locator(cellSelector(edit.code));
}

/** Selects the cell of an edit by a click and types: all but the Enter. */
export async function typeIntoCell(page: Page, edit: Edit, decimalMark: ',' | '.'): Promise<void> {
  const cell = await showCell(page, edit);
  await cell.click();
  await page.keyboard.type(edit.typed.replace('.', decimalMark));
}

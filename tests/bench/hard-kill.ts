import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { chromiumArgs } from '../tooling/find-chromium.mjs';
import { cellSelector, openSample, showCell, typeIntoCell, view } from './browser';
import type { Engine } from './build';
import type { Edit } from './sheet';
import { printTable } from './table';

/**
 * Edits until "saved" is shown, kills the whole browser, opens the same profile again, and looks for
 * every edit that was shown as saved. Returns whether all of them were there.
 */
export async function measureHardKills(
  cycles: number,
  origin: string,
  executablePath: string,
  profile: string,
  engine: Engine,
): Promise<boolean> {
  // Two edits a row, there and back.
  const byRow = new Map<string, Edit[]>();
  for (const edit of engine.planEdits(120)) byRow.set(edit.code, [...(byRow.get(edit.code) ?? []), edit]);
  const rows = [...byRow.values()];
  /** Last text shown as saved, by row. */
  const saved = new Map<string, Edit>();
  let acknowledged = 0;
  let lost = 0;
  for (let cycle = 0; cycle <= cycles; cycle += 1) {
    const { process: browser, endpoint } = await launch(executablePath, profile);
    try {
      const connection = await chromium.connectOverCDP(endpoint);
      const page = await connection.contexts()[0]!.newPage();
      await page.setViewportSize(view.viewport);
      await openSample(page, origin);
      for (const edit of saved.values()) {
        const text = await textOf(page, edit);
        if (text === edit.app.text) continue;
        lost += 1;
        console.log(`  lost in cycle ${String(cycle)}: row ${edit.code} shows ${text}, saved was ${edit.app.text}`);
        saved.delete(edit.code);
      }
      if (cycle === cycles) continue;
      // One to three edits of different rows, so that the kill also falls into the life of the second copy.
      for (let count = 0; count <= cycle % 3; count += 1) {
        const choices = rows[(cycle * 3 + count) % rows.length]!;
        const shown = await textOf(page, choices[0]!);
        const edit = choices.find(({ app }) => app.text !== shown)!;
        await typeIntoCell(page, edit, ',');
        await page.keyboard.press('Enter');
        await page.waitForFunction(({ selector, text }) => document.querySelector(selector)?.textContent === text, {
          selector: cellSelector(edit.code),
          text: edit.app.text,
        });
        await page.locator('[data-testid="save-status"][data-state="saved"]').waitFor();
        saved.set(edit.code, edit);
        acknowledged += 1;
      }
    } finally {
      await kill(browser);
    }
  }
  printTable(
    `Hard kills: ${String(cycles)} cycles of SIGKILL to the browser's process group after "saved"`,
    ['', 'edits shown as saved', 'lost'],
    [['app', String(acknowledged), String(lost)]],
  );
  return lost === 0;
}

const textOf = async (page: Page, edit: Edit): Promise<string> =>
  (await (await showCell(page, edit)).textContent()) ?? '';

function launch(
  executablePath: string,
  profile: string,
): Promise<{ readonly process: ChildProcess; readonly endpoint: string }> {
  const child = spawn(
    executablePath,
    [
      ...chromiumArgs,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--lang=vi-VN',
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] }, // its own process group, so that all of it is killed
  );
  return new Promise((done, fail) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (endpoint !== undefined) done({ process: child, endpoint });
    });
    child.on('exit', () => {
      fail(new Error(`The browser ended before it listened:\n${said}`));
    });
  });
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.on('exit', () => {
      done();
    });
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  });
}

/** Where a Chromium is on this machine: one answer for Vitest, Playwright and `npm test`. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

/** Tests load only from this machine, so the browser must not phone out; `--no-sandbox` lets root run it in CI. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** @returns {string | undefined} an absolute path that exists; a CHROME_PATH that does not exist is not replaced by a guess */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  return systemPaths().find((path) => existsSync(path)) ?? playwrightPath();
}

/** @returns {string} */
export function missingChromiumLine() {
  const chosen = process.env.CHROME_PATH;
  return chosen
    ? `CHROME_PATH names no file (${chosen}): set it to a Chromium or Chrome program, or unset it.`
    : 'No Chromium found for the browser tests: on Debian run `apt-get install -y chromium`, or set CHROME_PATH to a Chromium or Chrome program.';
}

/** @returns {string[]} */
function systemPaths() {
  if (process.platform === 'darwin') {
    const names = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const programs = [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return folders.filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)));
}

/** Loaded only when nothing else was found: Playwright takes a while to load. @returns {string | undefined} */
function playwrightPath() {
  try {
    const playwright = /** @type {typeof import('@playwright/test')} */ (
      createRequire(import.meta.url)('@playwright/test')
    );
    const path = playwright.chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined; // no build of Playwright's own for this platform
  }
}

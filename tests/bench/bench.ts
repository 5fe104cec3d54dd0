import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import loadHighs from 'highs';
import { findChromium, missingChromiumLine } from '../tooling/find-chromium.mjs';
import { openBrowser, servePage } from './browser';
import { buildEngine, buildPage, projectRoot, rivalRoot } from './build';
import { measureBytes } from './bytes';
import { measureHardKills } from './hard-kill';
import { measureKeyToPaint } from './key-to-paint';
import { measureStartUp } from './start-up';
import { measureStorage } from './storage';

const PARTS = ['bytes', 'engine', 'forecast', 'key', 'merge', 'optimiser', 'start', 'storage'] as const;
/** Those that are measured in the pages of app and rival. */
const PAGE_PARTS: readonly string[] = ['key', 'start', 'storage'];

/** Returns the exit code: 1 only for wrong arguments, a missing browser, or work lost in the kill check. */
export async function bench(args: readonly string[], importUrl: (url: string) => Promise<unknown>): Promise<0 | 1> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' }, kill: { type: 'string' } } });
  const wanted = values.only?.split(',') ?? PARTS;
  const cycles = values.kill === undefined ? null : Number(values.kill);
  const unknown = wanted.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown !== undefined || (cycles !== null && !(Number.isInteger(cycles) && cycles > 0))) {
    console.error(`Usage: npm run bench [-- --only ${PARTS.join(',')}] [-- --kill <cycles>]`);
    return 1;
  }
  const browserPath = findChromium();
  if (browserPath === undefined) {
    console.error(missingChromiumLine());
    return 1;
  }

  const folder = await mkdtemp(join(tmpdir(), 'par-workbench-bench-'));
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })];
  try {
    const load = loadavg()[0] ?? 0;
    const busy = load > cpus().length ? ' (busy: trust p50 and cpu, not p95, p99 and max)' : '';
    console.log(`${String(cpus().length)} cores, load ${load.toFixed(1)}${busy}; times in milliseconds`);
    const app = await buildPage(projectRoot, join(folder, 'app'));
    const engine = await buildEngine(join(folder, 'engine'), importUrl);
    const serveApp = async (): Promise<string> => {
      const served = await servePage(projectRoot, join(folder, 'app'));
      closers.unshift(served.close);
      return served.origin;
    };
    if (cycles !== null) {
      return (await measureHardKills(cycles, await serveApp(), browserPath, join(folder, 'profile'), engine)) ? 0 : 1;
    }

    const rival = await buildPage(rivalRoot, join(folder, 'rival'));
    await writeFile(join(folder, 'rival/sheet.json'), JSON.stringify(engine.createSheet()));
    if (wanted.includes('bytes')) measureBytes(app, rival);
    if (wanted.includes('engine')) await engine.measureEngine();
    if (wanted.includes('forecast')) engine.measureForecast();
    if (wanted.includes('merge')) await engine.measureMerge();
    if (wanted.includes('optimiser')) {
      await engine.measureOptimiser(loadHighs);
      engine.measureScenarios();
    }
    if (wanted.some((part) => PAGE_PARTS.includes(part))) {
      const rivalServed = await servePage(rivalRoot, join(folder, 'rival'));
      closers.unshift(rivalServed.close);
      const origins = { app: await serveApp(), rival: rivalServed.origin };
      const browser = await openBrowser(browserPath, join(folder, 'profile'));
      closers.unshift(() => browser.close());
      if (wanted.includes('key')) await measureKeyToPaint(browser, origins, engine);
      if (wanted.includes('start')) await measureStartUp(browser, origins);
      if (wanted.includes('storage')) await measureStorage(browser, origins.app, engine);
    }
    return 0;
  } finally {
    for (const close of closers) await close();
  }
}

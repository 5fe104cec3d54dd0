/**
 * `npm test`: every check of the project, in order, each even if an earlier one failed.
 * A static check counts as one, and so does every test. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findChromium, missingChromiumLine } from './find-chromium.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Count
 * @typedef {{ name: string, program: string, args: string[], count?: (report: unknown) => Count, report?: string, env?: Record<string, string> }} Step
 * @typedef {Count & { ok: boolean }} Outcome
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const stepLimitMs = 20 * 60_000;
const mostOutputLines = 400;

if (findChromium() === undefined) {
  console.error(missingChromiumLine());
  process.exit(1);
}

const reports = mkdtempSync(join(tmpdir(), 'par-workbench-verify-'));
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    for (const child of running) killTree(child);
    rmSync(reports, { recursive: true, force: true });
    process.exit(1);
  });
}

const unitReport = join(reports, 'unit.json');
const componentReport = join(reports, 'component.json');
const journeyReport = join(reports, 'journeys.json');

/** @type {Step[]} */
const staticSteps = [
  { name: 'format (prettier)', program: 'prettier', args: ['--check', '.', '--log-level', 'warn'] },
  {
    name: 'lint (eslint)',
    program: 'eslint',
    args: ['.', '--config', 'tests/tooling/eslint.config.js', '--max-warnings', '0'],
  },
  {
    name: 'types (svelte-check)',
    program: 'svelte-check',
    args: ['--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'unused code (knip)', program: 'knip', args: ['--no-progress'] },
];
const unit = vitestStep('unit tests (vitest)', 'unit', unitReport);
const component = vitestStep('component tests (vitest, chromium)', 'component', componentReport);
/** @type {Step} */
const build = { name: 'build (vite)', program: 'vite', args: ['build', '--logLevel', 'warn'] };
/** @type {Step} */
const journeys = {
  name: 'journeys (playwright, chromium)',
  program: 'playwright',
  args: ['test', '--config', 'tests/e2e/playwright.config.ts', '--forbid-only'],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport },
  report: journeyReport,
  count: countPlaywright,
};

/** @type {Outcome[]} */
const outcomes = await twoAtATime(staticSteps);
outcomes.push(await run(unit));
outcomes.push(await run(component));
const built = await run(build);
outcomes.push(built);
if (built.ok) {
  outcomes.push(await run(journeys));
} else {
  console.log(`✗ ${journeys.name}: not run, there is no build`);
  outcomes.push({ ok: false, passed: 0, failed: 1, skipped: 0 });
}
rmSync(reports, { recursive: true, force: true });

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);

/**
 * @param {string} name
 * @param {string} project
 * @param {string} report
 * @returns {Step}
 */
function vitestStep(name, project, report) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name,
    program: 'vitest',
    args: ['run', '--project', project, '--allowOnly=false', ...reporters],
    report,
    count: countVitest,
  };
}

/** @param {Step[]} steps @returns {Promise<Outcome[]>} in the order of the steps */
async function twoAtATime(steps) {
  const waiting = steps.entries();
  /** @type {Outcome[]} */
  const results = [];
  const worker = async () => {
    for (const [index, step] of waiting) results[index] = await run(step);
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/** @param {Step} step @returns {Promise<Outcome>} */
async function run(step) {
  const startedMs = performance.now();
  const { code, output } = await execute(step);
  const outcome = judge(step, code);
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  const counts = step.count
    ? `, ${outcome.passed} passed, ${outcome.failed} failed${outcome.skipped > 0 ? `, ${outcome.skipped} skipped` : ''}`
    : '';
  console.log(
    `${outcome.ok ? '✓' : '✗'} ${step.name}: ${seconds} s${counts}${outcome.note ? ` (${outcome.note})` : ''}`,
  );
  if (!outcome.ok) {
    const lines = output.trimEnd().split('\n');
    if (lines.length > mostOutputLines) console.log(`  … ${lines.length - mostOutputLines} lines left out`);
    console.log(
      lines
        .slice(-mostOutputLines)
        .map((line) => `  ${line}`)
        .join('\n'),
    );
  }
  return outcome;
}

/** @param {Step} step @param {number} code @returns {Outcome} */
function judge(step, code) {
  if (!step.count || !step.report)
    return { ok: code === 0, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  /** @type {Count} */
  let count;
  try {
    count = step.count(JSON.parse(readFileSync(step.report, 'utf8')));
  } catch {
    count = { passed: 0, failed: 1, skipped: 0, note: `ended with code ${code} and no report` };
  }
  if (count.passed + count.failed === 0) count = { ...count, failed: 1, note: 'no test ran' };
  if (code !== 0 && count.failed === 0)
    count = { ...count, failed: 1, note: `every test passed, yet it ended with code ${code}` };
  return { ...count, ok: count.failed === 0 };
}

/** A file that cannot be loaded has no tests of its own, and counts as one failure. @param {unknown} report @returns {Count} */
function countVitest(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
    /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */ (
      report
    );
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** @param {unknown} report @returns {Count} */
function countPlaywright(report) {
  const { stats, errors } =
    /** @type {{ stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>, errors: unknown[] }} */ (
      report
    );
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/** @param {Step} step @returns {Promise<{ code: number, output: string }>} */
function execute(step) {
  return new Promise((done) => {
    /** @type {Buffer[]} */
    const chunks = [];
    const child = spawn(process.execPath, [programPath(step.program), ...step.args], {
      cwd: root,
      env: { ...process.env, CI: '1', NO_COLOR: '1', FORCE_COLOR: undefined, ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32', // its own group, so that a browser or server it started ends with it
    });
    running.add(child);
    const limit = setTimeout(() => {
      chunks.push(Buffer.from(`\nstopped: not done after ${stepLimitMs / 60_000} minutes\n`));
      killTree(child);
    }, stepLimitMs);
    child.stdout.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    child.stderr.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    const end = (/** @type {number | null} */ code) => {
      clearTimeout(limit);
      running.delete(child);
      done({ code: code ?? 1, output: stripVTControlCharacters(Buffer.concat(chunks).toString('utf8')) });
    };
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      end(1);
    });
    child.on('close', end);
  });
}

/** The script behind a package's command: runs without a shell, so the same way on every system. @param {string} name @returns {string} */
function programPath(name) {
  const folder = join(root, 'node_modules', name === 'playwright' ? '@playwright/test' : name);
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const script = typeof bin === 'string' ? bin : bin[name];
  if (script === undefined) throw new Error(`The package ${name} has no command of that name`);
  return join(folder, script);
}

/** @param {import('node:child_process').ChildProcess} child */
function killTree(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

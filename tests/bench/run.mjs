/**
 * `npm run bench`: measures the built app beside a rival page and prints tables. Nothing here passes or fails.
 *
 *   npm run bench                          everything but the kill check
 *   npm run bench -- --only key,bytes      some of: bytes, engine, forecast, key, merge, optimiser, start, storage
 *   npm run bench -- --kill 50             the kill check alone, 50 cycles
 *
 * Node 20 reads no TypeScript: Vite loads the rest.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = /** @type {{ module: typeof import('./bench') }} */ (
  await runnerImport(fileURLToPath(new URL('./bench.ts', import.meta.url)))
);
process.exitCode = await module.bench(process.argv.slice(2), (url) => import(url)); // Vite's own import ends with its call

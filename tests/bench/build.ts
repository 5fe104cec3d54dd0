import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { engine } from './engine.svelte';

export type Engine = typeof engine;

export const projectRoot = resolve(fileURLToPath(import.meta.url), '../../..');
export const rivalRoot = dirname(fileURLToPath(new URL('./rival/main.ts', import.meta.url)));

const common = { configFile: join(projectRoot, 'vite.config.ts'), logLevel: 'warn' } as const;

/** Builds a page with the settings of the app; source maps lie beside it but no page names them. */
export async function buildPage(root: string, outDir: string): Promise<Rolldown.RolldownOutput> {
  const built = await build({
    ...common,
    root,
    build: { outDir, emptyOutDir: true, sourcemap: 'hidden', chunkSizeWarningLimit: 5000 },
  });
  if (!('output' in built)) throw new Error('One build was asked for, and no watching');
  return built;
}

/** Bundles domain, state and HyperFormula as a browser would get them, and loads that into Node. */
export async function buildEngine(outDir: string, load: (url: string) => Promise<unknown>): Promise<Engine> {
  await build({
    ...common,
    root: projectRoot,
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      lib: { entry: join(projectRoot, 'tests/bench/engine.svelte.ts'), formats: ['es'], fileName: () => 'engine.mjs' },
      chunkSizeWarningLimit: 5000,
    },
  });
  const loaded = (await load(pathToFileURL(join(outDir, 'engine.mjs')).href)) as { readonly engine: Engine };
  return loaded.engine;
}

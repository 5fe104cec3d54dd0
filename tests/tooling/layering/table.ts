/** Who may import whom, as data. */

/** `types` allows `import type` only; `all` allows values too. */
type Extent = 'all' | 'types';

interface Room {
  readonly rooms: Readonly<Record<string, Extent>>;
  readonly packages: readonly string[];
}

/** A room may always import itself. What is not named here is forbidden. */
export const rooms: Readonly<Record<string, Room>> = {
  lib: { rooms: {}, packages: [] },
  domain: { rooms: { lib: 'all' }, packages: ['zod'] },
  data: { rooms: { domain: 'all' }, packages: [] },
  storage: { rooms: { domain: 'all', lib: 'all' }, packages: ['dexie'] },
  exchange: { rooms: { domain: 'all', lib: 'all' }, packages: ['@noble/hashes', 'fflate'] },
  compute: { rooms: { domain: 'all', exchange: 'all', lib: 'all' }, packages: ['comlink', 'pure-rand'] },
  i18n: { rooms: { lib: 'all', domain: 'types' }, packages: [] },
  state: {
    rooms: {
      domain: 'all',
      lib: 'all',
      data: 'all',
      storage: 'types',
      exchange: 'types',
      compute: 'types',
      i18n: 'types',
    },
    packages: ['svelte'],
  },
  ui: {
    rooms: { state: 'all', domain: 'all', i18n: 'all', lib: 'all' },
    packages: ['svelte', 'bits-ui', '@lucide/svelte'],
  },
  main: {
    rooms: {
      lib: 'all',
      domain: 'all',
      data: 'all',
      storage: 'all',
      exchange: 'all',
      compute: 'all',
      i18n: 'all',
      state: 'all',
      ui: 'all',
    },
    packages: ['svelte', '@fontsource/be-vietnam-pro'],
  },
};

/** Packages that one folder of a room may import on top of what its room may. */
export const folderPackages: Readonly<Record<string, readonly string[]>> = {
  'src/ui/grid/': ['handsontable'],
  'src/ui/charts/': ['@observablehq/plot'],
  'src/ui/styles/': ['@fontsource/be-vietnam-pro'],
};

/** The composition root is the room `main`; the shell stands where ui stands. */
export const rootFile = 'src/main.ts';
export const shellFile = 'src/App.svelte';

/** What the domain must be handed instead of reaching for it. */
export const clockCalls = new Set(['Date.now', 'Math.random']); // and `new Date()`, `Date()`
export const platformNames = new Set(
  'crypto document window globalThis self navigator performance localStorage sessionStorage indexedDB'.split(' '),
);

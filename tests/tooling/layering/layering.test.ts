import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findViolations } from './find-violations';
import { formatViolation } from './violation';

const root = join(import.meta.dirname, '../../..');

function readSources(): Map<string, string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte|css)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')]));
}

function check(files: Record<string, string>): string[] {
  return findViolations(new Map(Object.entries(files))).map(formatViolation);
}

// Every source is read and parsed: on a busy machine that takes more than the usual five seconds.
test('the sources keep the import table of the house', { timeout: 60_000 }, () => {
  const sources = readSources();
  expect(sources.size).toBeGreaterThan(0);
  expect(findViolations(sources).map(formatViolation)).toEqual([]);
});

describe('an import that the table forbids is found', () => {
  const forbidden: [name: string, file: string, source: string, message: string][] = [
    [
      'upwards',
      'src/domain/a.ts',
      `import { b } from '../state/b';`,
      `imports '../state/b' — domain may import only lib, not state`,
    ],
    ['from lib', 'src/lib/a.ts', `import { b } from '../domain/b';`, `lib may import no other room, not domain`],
    ['a package', 'src/lib/a.ts', `import { z } from 'zod';`, `imports 'zod' — lib may import no package`],
    [
      'a package that has a home',
      'src/ui/detail/a.ts',
      `import H from 'handsontable/base';`,
      `only src/ui/grid/ may import handsontable`,
    ],
    ['the database outside storage', 'src/state/a.ts', `import Dexie from 'dexie';`, `state may import only svelte`],
    [
      'storage from ui',
      'src/ui/a.ts',
      `import type { R } from '../storage/r';`,
      `imports type '../storage/r' — ui may import only state, domain, i18n, lib, not storage`,
    ],
    [
      'a value where types are allowed',
      'src/state/a.ts',
      `import { open } from '../storage/r';`,
      `state may import only types of storage`,
    ],
    [
      'a value among types',
      'src/i18n/a.ts',
      `import { type A, b } from '../domain/b';`,
      `i18n may import only types of domain`,
    ],
    [
      'dynamic',
      'src/data/a.ts',
      `export const load = () => import('../exchange/x');`,
      `imports '../exchange/x' — data may import only domain, not exchange`,
    ],
    [
      're-exported',
      'src/exchange/a.ts',
      `export { b } from '../ui/b'; export const c = 1;`,
      `exchange may import only domain, lib, not ui`,
    ],
    ['an import type', 'src/lib/a.ts', `export type B = import('../domain/b').B;`, `imports type '../domain/b'`],
    ['for effect', 'src/domain/a.ts', `import 'svelte';`, `domain may import only zod`],
    [
      'a worker by its address',
      'src/lib/a.ts',
      `new Worker(new URL('../exchange/x.worker.ts', import.meta.url));`,
      `lib may import no other room, not exchange`,
    ],
    [
      'with a query',
      'src/storage/a.ts',
      `import W from '../ui/w.worker.ts?worker&inline';`,
      `storage may import only domain, lib, not ui`,
    ],
    ['the shell', 'src/ui/a.ts', `import App from '../App.svelte';`, `only src/main.ts mounts the shell`],
    ['the root', 'src/state/a.ts', `import { start } from '../main';`, `not main`],
    ['a foreign library in the root', 'src/main.ts', `import Dexie from 'dexie';`, `main may import only svelte`],
    ['out of src', 'src/lib/a.ts', `import p from '../../package.json';`, `an import stays inside src/`],
    ['a Node module', 'src/domain/a.ts', `import fs from 'node:fs';`, `domain may import only zod`],
    [
      'in a component',
      'src/ui/A.svelte',
      `<script module lang="ts">export const a = 1;</script>\n<script lang="ts" generics="T extends Record<string, number>">import D from 'dexie';</script>`,
      `imports 'dexie'`,
    ],
    ['in markup', 'src/ui/A.svelte', `{#await import('../storage/r') then r}{r}{/await}`, `imports '../storage/r'`],
    [
      'in the shell',
      'src/App.svelte',
      `<script>import { open } from './storage/r';</script>`,
      `ui may import only state, domain, i18n, lib, not storage`,
    ],
    [
      'in a style sheet',
      'src/ui/grid/a.css',
      `@import '@fontsource/be-vietnam-pro/400.css';`,
      `only src/ui/styles/ may import @fontsource/be-vietnam-pro`,
    ],
    [
      'in an unknown room',
      'src/utils/a.ts',
      `import { b } from '../lib/b';`,
      `a file of src/ lives in one of lib, domain`,
    ],
  ];
  test.each(forbidden)('%s', (_name, file, source, message) => {
    const found = check({ 'src/main.ts': '', 'src/App.svelte': '', [file]: source });
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(found[0]?.startsWith(`${file}: `)).toBe(true);
  });
});

test('what the table allows passes', () => {
  expect(
    check({
      'src/main.ts': `import App from './App.svelte'; import { open } from './storage/repository'; import './ui/styles/tokens.css'; import { mount } from 'svelte'; import '@fontsource/be-vietnam-pro/500.css';`,
      'src/App.svelte': `<script lang="ts">import Grid from './ui/grid/Grid.svelte'; import { t } from './i18n/vi';</script>`,
      'src/ui/styles/tokens.css': `@import '@fontsource/be-vietnam-pro/400.css'; /* @import 'dexie'; */`,
      'src/ui/grid/Grid.svelte': `<script lang="ts">import H from 'handsontable/base'; import Grid from './Grid.svelte'; import type { W } from '../../state/workbook.svelte';</script><!-- import('dexie') -->`,
      'src/state/workbook.svelte.ts': `import { untrack } from 'svelte'; import type { R } from '../storage/repository'; import { type K } from '../i18n/vi'; import pack from '../data/pack.json'; export class W {}`,
      'src/storage/repository.ts': `import Dexie from 'dexie'; import { parse } from '../domain/points.js'; export const open = 1;`,
      'src/i18n/vi.ts': `import type { P } from '../domain/points'; export const t = 1;`,
      'src/domain/points.ts': `import { z } from 'zod'; import { ok } from '../lib/result'; export const parse = 1;`,
      'src/lib/result.ts': `export const ok = 1; // import 'dexie'`,
    }),
  ).toEqual([]);
});

test('a cycle is found once, types included, and named in full', () => {
  const cycle = {
    'src/domain/a.ts': `import { b } from './b'; export const a = b;`,
    'src/domain/b.ts': `import type { C } from './c'; export const b = 1;`,
    'src/domain/c.ts': `import { a } from './a'; export const c = a;`,
  };
  expect(check(cycle)).toEqual([
    `src/domain/c.ts: imports './a' — no cycles: src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts`,
  ]);
});

test('a file that only re-exports is a barrel', () => {
  const b = { 'src/domain/b.ts': 'export const b = 1;', 'src/domain/c.ts': 'export const c = 1;' };
  const message = expect.stringContaining('src/domain/index.ts: only re-exports — no barrel files') as string;
  expect(check({ ...b, 'src/domain/index.ts': `export * from './b'; export { c } from './c';` })).toEqual([message]);
  expect(check({ ...b, 'src/domain/index.ts': `import { b } from './b'; export { b };` })).toEqual([message]);
  expect(check({ ...b, 'src/domain/d.ts': `export { c } from './c'; export const d = 1;` })).toEqual([]);
});

describe('the domain runs in an empty room', () => {
  const uses: [string, string][] = [
    ['const now = Date.now();', 'Date.now'],
    ['const now = new Date();', 'new Date()'],
    ['const now = new Date;', 'new Date()'],
    ['const now = Date();', 'Date()'],
    ['const dice = Math.random();', 'Math.random'],
    ['const id = crypto.randomUUID();', 'crypto'],
    ['document.title = "";', 'document'],
    ['const w = window.innerWidth;', 'window'],
    ['const g = { document };', 'document'],
    ['localStorage.clear();', 'localStorage'],
    ['indexedDB.open("a");', 'indexedDB'],
    ['const n = globalThis.navigator;', 'globalThis'],
  ];
  test.each(uses)('%s', (source, name) => {
    const rule = 'domain runs in an empty room: clock, random and platform are handed in';
    expect(check({ 'src/domain/a.ts': `export const a = 1;\n${source}` })).toEqual([
      `src/domain/a.ts: line 2 uses ${name} — ${rule}`,
    ]);
    expect(check({ 'src/storage/a.ts': source })).toEqual([]);
  });

  test('its own words of the same name are its own', () => {
    const source = `
      // Date.now() and document.title in a comment
      import type { Document } from './assessment';
      interface Change { readonly document: Document; readonly window: number }
      export function apply(document: Document, { window: days }: Change): Change {
        const performance = document.performance;
        return { document, window: days + performance + new Date(0).getTime() };
      }
      export const pick = (change: Change) => change.document.window + Math.max(1, 2);
      export const text = 'Math.random() localStorage';
    `;
    expect(check({ 'src/domain/a.ts': source })).toEqual([]);
  });
});

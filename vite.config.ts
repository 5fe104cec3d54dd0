import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium } from './tests/tooling/find-chromium.mjs';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // Handsontable sets style elements
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Build only: the dev server's hot reload needs inline scripts. */
function contentSecurityPolicyMeta(): Plugin {
  return {
    name: 'content-security-policy-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

const executablePath = findChromium();

export default defineConfig({
  base: './',
  plugins: [
    // The app never renders on a server, and in Svelte's server output effects never run: unit tests in Node want the client's.
    svelte({ configFile: false, dynamicCompileOptions: () => ({ generate: 'client' }) }),
    contentSecurityPolicyMeta(),
  ],
  build: { target: 'es2022' },
  preview: { port: 4173 },
  test: {
    projects: [
      {
        extends: true,
        ssr: { resolve: { conditions: ['browser'] } }, // Svelte's client, as above
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/tooling/**/*.test.ts'],
        },
      },
      {
        extends: true,
        optimizeDeps: {
          // A dependency first met in the middle of a run makes Vite reload the page under a running test:
          // scan the whole app and all tests before the first one starts.
          entries: ['src/**/*.{ts,svelte}', 'tests/component/**/*.ts'],
        },
        test: {
          name: 'component',
          include: ['tests/component/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { args: chromiumArgs, ...(executablePath === undefined ? {} : { executablePath }) },
            }),
          },
        },
      },
    ],
  },
});

import { createSubscriber } from 'svelte/reactivity';

/** Token of `tokens.css` behind each colour of a picture. */
const tokens = {
  paper: '--paper',
  ink: '--ink',
  inkQuiet: '--ink-quiet',
  line: '--line',
  lineStrong: '--line-strong',
  accent: '--accent',
  accentSoft: '--accent-soft',
  sunken: '--sunken',
  gain: '--gain',
  loss: '--loss',
  target: '--estimate-ink',
} as const;

/** Colours as literal values, so that a picture stands alone once it has left the page. */
export type ChartTheme = Readonly<Record<keyof typeof tokens, string>>;

/** Named with what Windows and print shops have where the first is missing. */
export const FONT_FAMILY = "'Be Vietnam Pro', 'Segoe UI', Arial, sans-serif";

/** `rgb(26, 32, 39)` as `#1a2027`, which every program that opens an SVG reads; other notations stay. */
export function hexColour(computed: string): string {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(computed)?.slice(1);
  return parts ? `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}` : computed;
}

/**
 * The colours the page shows now, or those of one scheme. A probe asks the browser: tokens hold `light-dark()` and, in
 * forced colours, names of the system's colours.
 */
export function readTheme(scheme?: 'light' | 'dark'): ChartTheme {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.setProperty('forced-color-adjust', 'none');
  if (scheme) probe.style.colorScheme = scheme;
  document.body.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(${token})`;
    return hexColour(getComputedStyle(probe).color);
  };
  const theme = Object.fromEntries(Object.entries(tokens).map(([name, token]) => [name, colour(token)]));
  probe.remove();
  return theme as Record<keyof typeof tokens, string>;
}

/**
 * Makes a derived or an effect run again when pictures must be drawn anew: another theme of the machine or of the app,
 * or a font that has come in and measures differently.
 */
export const followLook = createSubscriber((changed) => {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  const appTheme = new MutationObserver(changed);
  appTheme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  for (const query of queries) query.addEventListener('change', changed);
  document.fonts.addEventListener('loadingdone', changed);
  return () => {
    appTheme.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
    document.fonts.removeEventListener('loadingdone', changed);
  };
});

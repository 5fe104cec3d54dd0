import type * as library from '@observablehq/plot';

/** The part of the library that the pictures use: the rest stays out of the build. */
export type Plot = Pick<typeof library, 'arrow' | 'dot' | 'line' | 'link' | 'plot' | 'rect'>;

let loading: Promise<Plot> | null = null;

/** The lazy door to Observable Plot. Rejects when it cannot be had; the next call tries again. */
export function loadPlot(): Promise<Plot> {
  loading ??= import('@observablehq/plot').then(
    ({ arrow, dot, line, link, plot, rect }) => ({ arrow, dot, line, link, plot, rect }),
    (cause: unknown) => {
      loading = null;
      throw cause;
    },
  );
  return loading;
}

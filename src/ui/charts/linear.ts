/** A linear scale from values to pixels. */
export interface Linear {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  readonly toPx: (value: number) => number;
}

export function linear(domain: readonly [number, number], range: readonly [number, number]): Linear {
  const perUnit = (range[1] - range[0]) / (domain[1] - domain[0]);
  return { domain, range, toPx: (value) => range[0] + (value - domain[0]) * perUnit };
}

/** Least and largest of the values with room at both ends; never empty. */
export function extentOf(values: readonly number[], share = 0.06, leastRoom = 0.05): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const least = Math.min(...values);
  const most = Math.max(...values);
  const room = Math.max((most - least) * share, leastRoom);
  return [least - room, most + room];
}

/** Round values inside `from`–`to`, about `count` of them, apart by 1, 2 or 5 times a power of ten and at least `least`. */
export function niceTicks(from: number, to: number, count: number, least = 0): readonly number[] {
  const wanted = Math.max((to - from) / Math.max(count, 1), least, 1e-9);
  const power = 10 ** Math.floor(Math.log10(wanted) + 1e-9);
  const step = ([1, 2, 5].find((factor) => factor * power >= wanted * (1 - 1e-9)) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Whole steps, then one multiplication: no error adds up. Steps below one are divided for exact decimals.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    step >= 1 ? (first + index) * step : (first + index) / Math.round(1 / step),
  );
}

export interface Wanted {
  /** Where the middle would best be, in pixels. */
  readonly centre: number;
  readonly size: number;
}

/**
 * Middles of labels moved apart so that none overlaps another, each as near as can be to where it is wanted (least
 * squares, by pooling neighbours), in the order of what was wanted, inside `from`–`to`. Where the room is too small they
 * start at `from` and run over.
 */
export function spread(wanted: readonly Wanted[], from: number, to: number): readonly number[] {
  const order = wanted.map((label, index) => ({ ...label, index })).sort((a, b) => a.centre - b.centre);
  let edge = 0;
  // With what stands before it taken off, a label may not lie before its neighbour: an isotonic regression.
  const pools: { sum: number; count: number }[] = [];
  for (const { centre, size } of order) {
    let pool = { sum: centre - edge - size / 2, count: 1 };
    edge += size;
    for (;;) {
      const before = pools.at(-1);
      if (!before || before.sum / before.count <= pool.sum / pool.count) break;
      pools.pop();
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
    }
    pools.push(pool);
  }
  const starts = pools.flatMap(({ sum, count }) =>
    Array.from({ length: count }, () => Math.max(from, Math.min(sum / count, to - edge))),
  );
  const centres = new Array<number>(wanted.length).fill(0);
  edge = 0;
  order.forEach(({ size, index }, place) => {
    centres[index] = (starts[place] ?? from) + edge + size / 2;
    edge += size;
  });
  return centres;
}

/** Which of the places (in pixels, in any order) can be labelled `gap` apart: the first ones go before the later ones. */
export function thinOut(places: readonly number[], gap: number): readonly number[] {
  const kept: number[] = [];
  places.forEach((place, index) => {
    if (kept.every((other) => Math.abs((places[other] ?? 0) - place) >= gap)) kept.push(index);
  });
  return kept;
}

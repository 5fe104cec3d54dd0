/** More points than this are thinned out: a picture has no room for them, and each would be a row of its table. */
const MOST_DRAWN = 300;

/**
 * Positions of a long frontier that are drawn, ascending: evenly spread, with the ones that must be there.
 * @param kept positions that are always drawn
 */
export function drawnPositions(count: number, kept: readonly number[], most = MOST_DRAWN): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, position) => position);
  const spread = Array.from({ length: most }, (_, place) => Math.round((place * (count - 1)) / (most - 1)));
  return [...new Set([...spread, ...kept])].sort((a, b) => a - b);
}

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** The first numbers of neighbouring seeds are alike; after these they are not. */
const WARM_UP = 64;

/**
 * A sequence of numbers uniform in [0, 1); the same for the same seed, in every browser.
 * @param seed whole number of 32 bits
 */
export function createUnit(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  skipN(generator, WARM_UP);
  return () => uniformFloat64(generator);
}

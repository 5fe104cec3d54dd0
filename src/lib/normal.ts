/**
 * Draws from the standard normal distribution (mean 0, standard deviation 1) by Marsaglia's polar
 * method, which makes two of them out of two uniform numbers and throws away one pair in five.
 * @param nextUnit uniform in [0, 1)
 */
export function createNormal(nextUnit: () => number): () => number {
  let spare = 0;
  let hasSpare = false;
  return () => {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    for (;;) {
      const x = 2 * nextUnit() - 1;
      const y = 2 * nextUnit() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      hasSpare = true;
      return x * factor;
    }
  };
}

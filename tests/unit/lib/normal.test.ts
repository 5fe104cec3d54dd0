import { expect, test } from 'vitest';
import { createUnit } from '../../../src/compute/unit-draws';
import { createNormal } from '../../../src/lib/normal';

test('draws have the mean, the spread and the shares of the normal distribution', () => {
  const draws = 200_000;
  const next = createNormal(createUnit(7));
  const values = Array.from({ length: draws }, next);
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
  const shareBelow = (limit: number): number => values.filter((value) => value < limit).length / draws;
  // Standard errors of about 0.0022, 0.0032 and at most 0.0011; four of each.
  expect(Math.abs(mean)).toBeLessThan(0.009);
  expect(Math.abs(variance - 1)).toBeLessThan(0.013);
  // Φ, from a table.
  for (const [limit, share] of [
    [-1.9599, 0.025],
    [-1, 0.1587],
    [0, 0.5],
    [0.6745, 0.75],
    [1.2816, 0.9],
    [2.3263, 0.99],
  ] as const)
    expect(Math.abs(shareBelow(limit) - share)).toBeLessThan(0.0045);
});

test('one draw tells nothing of the next, though they are made in pairs', () => {
  const next = createNormal(createUnit(8));
  let sum = 0;
  const pairs = 100_000;
  for (let pair = 0; pair < pairs; pair += 1) sum += next() * next();
  expect(Math.abs(sum / pairs)).toBeLessThan(0.013);
});

test('numbers outside the circle are thrown away', () => {
  // 2u − 1: (1, 1) and (0, 0) are refused; (0.5, 0) gives 0.5 × √(−2 ln 0.25 ÷ 0.25) = √(2 ln 4), and 0.
  const units = [1, 1, 0.5, 0.5, 0.75, 0.5];
  const next = createNormal(() => units.shift() ?? NaN);
  expect(next()).toBeCloseTo(Math.sqrt(2 * Math.log(4)), 12);
  expect(next()).toBe(0);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexPercent } from '../../../src/domain/index-percent';
import { formatPoints } from '../../../src/domain/points';
import { formatGain, formatIndexOrNone, formatScaledIndex, pointsForIndex, toneOf } from '../../../src/ui/figures';
import { holds, pts } from '../../helpers/domain';

test('a gain has its sign, a loss the sign of print, nothing has none', () => {
  expect([formatGain(pts(5400), ','), formatGain(pts(-1000), ','), formatGain(pts(0), '.')]).toEqual([
    '+0,54',
    '−0,10',
    '0.00',
  ]);
  expect([toneOf(1), toneOf(-1), toneOf(0)]).toEqual(['gain', 'loss', '']);
});

test('an index is shown with its sign for percent, or what stands for none', () => {
  expect(formatIndexOrNone(indexPercent(pts(85_9600), pts(100_0000)), ',', '–')).toBe('85,96%');
  expect(formatIndexOrNone(null, ',', '–')).toBe('–');
  expect(formatScaledIndex(861_450, ',')).toBe('86,15');
});

test.each([
  [1817, 100_0000, 1900], // 0.1817 of an index point asks for 0.19 points, not 0.18
  [3613, 100_0000, 3700],
  [1900, 100_0000, 1900],
  [1, 100_0000, 100],
  [0, 100_0000, 0],
  [-1850, 100_0000, -1800],
  [5000, 50_0000, 2500],
])('an index gap of %i on a scale of %i takes %i', (scaled, maxPoints, expected) => {
  expect(pointsForIndex(scaled, pts(maxPoints))).toBe(expected);
});

test('the points that are shown are always enough, and never a hundredth too many', () => {
  const points = fc.integer({ min: 0, max: 100_0000 });
  holds(
    904,
    2000,
    points,
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.integer({ min: 1000, max: 200_0000 }),
    (given, wanted, max) => {
      const index = indexPercent(pts(given % (max + 1)), pts(max))!;
      const needed = pointsForIndex(wanted - index.scaled, pts(max));
      expect(formatPoints(needed, '.')).toBe((needed / 10_000).toFixed(2).replace('-', needed < 0 ? '−' : ''));
      const after = ((index.points + needed) * 1_000_000) / max;
      expect(after).toBeGreaterThanOrEqual(wanted - 1e-3);
      expect(((index.points + needed - 100) * 1_000_000) / max).toBeLessThan(wanted);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexGroup, indexPercent, formatIndex, plainIndex } from '../../../src/domain/index-percent';
import {
  addPoints,
  decimalFromPoints,
  divideHalfUp,
  formatPoints,
  formatPointsExactly,
  parsePoints,
  plainPoints,
  pointsFromDecimal,
  pointsFromInteger,
  subtractPoints,
  type DotReading,
} from '../../../src/domain/points';
import { holds, pts } from '../../helpers/domain';

const hundred = pts(100_0000);
const read = (text: string, dot?: DotReading, maximum = hundred) => parsePoints(text, maximum, dot);
const value = (points: number | null) => ({ ok: true, value: points });
const refusal = (reason: string, more: object = {}) => ({ ok: false, error: { reason, ...more } });

describe('reading a score', () => {
  it.each([
    ['0,75', 7500],
    ['0.75', 7500],
    [',5', 5000],
    ['.5', 5000],
    ['12,9946', 12_9946],
    ['12.9946', 12_9946],
    ['0.125', 1250],
    ['0,125', 1250],
    ['.125', 1250],
    ['85,985', 85_9850],
    ['1,250', 1_2500],
    ['1,25000', 1_2500],
    ['1.25000', 1_2500],
    ['0,0001', 1],
    ['100', 100_0000],
    ['100,0000', 100_0000],
    ['007', 7_0000],
    ['+2,5', 2_5000],
    ['0', 0],
    ['-0', 0],
    ['\u22120,0', 0],
    ['\u00a01,5\u202f', 1_5000],
    ['\t3\n', 3_0000],
  ])('%j is read as %i ten-thousandths', (text, expected) => {
    expect(read(text)).toEqual(value(expected));
  });

  it.each(['', ' ', '\u00a0', '\u202f\t'])('%j is no score, which is not zero', (text) => {
    expect(read(text)).toEqual(value(null));
  });

  it.each([
    'abc',
    '1e3',
    '١',
    '5%',
    '%',
    '1.2.3',
    '1,2,3',
    '1,2.3',
    '--1',
    '-',
    '+',
    ',',
    '.',
    '5,',
    '1 250',
    '1\u00a0250',
    '0x10',
    'Infinity',
    'NaN',
    '½',
    '１',
    '0.125,5',
    '0,125.5',
  ])('%j is not a number', (text) => {
    expect(read(text)).toEqual(refusal('notANumber'));
  });

  it.each(['-1', '-0,5', '\u22122', '\u20133,25', '-1.250', '-101'])('%j is negative', (text) => {
    expect(read(text)).toEqual(refusal('negative'));
  });

  it.each(['0,12345', '0.00001', '12,99461', '0,1234500001'])('%j has too many decimals', (text) => {
    expect(read(text)).toEqual(refusal('tooManyDecimals'));
  });

  it.each([
    '100,0001',
    '101',
    '1.234,56',
    '1,234.56',
    '1.250.000',
    '1.250,5',
    '1250',
    '99999999999999999999',
    '9'.repeat(400),
  ])('%j is above 100', (text) => {
    expect(read(text)).toEqual(refusal('aboveMaximum', { maximum: hundred }));
  });

  it('takes the maximum itself and nothing above', () => {
    expect(read('0,5', 'ask', pts(5000))).toEqual(value(5000));
    expect(read('0,5001', 'ask', pts(5000))).toEqual(refusal('aboveMaximum', { maximum: 5000 }));
  });

  it.each([
    ['1.250', 1_2500, 1250],
    ['12.994', 12_9940, 12_994],
    ['999.999', 999_9990, 999_999],
    ['+1.250', 1_2500, 1250],
  ])('%j could be two numbers, and both are offered', (text, asDecimal, asThousands) => {
    expect(read(text)).toEqual(refusal('ambiguous', { asDecimal, asThousands }));
  });

  it('reads the ambiguous dot as a decimal mark once told to', () => {
    expect(read('1.250', 'decimal')).toEqual(value(1_2500));
    expect(read('12.994', 'decimal')).toEqual(value(12_9940));
    expect(read('999.999', 'decimal')).toEqual(refusal('aboveMaximum', { maximum: hundred }));
    expect(read('1.250.000', 'decimal')).toEqual(refusal('aboveMaximum', { maximum: hundred }));
  });

  it('reads grouped thousands exactly where the maximum allows them', () => {
    const tenThousand = pts(10_000_0000);
    expect(read('1.234,56', 'ask', tenThousand)).toEqual(value(1234_5600));
    expect(read('1,234.56', 'ask', tenThousand)).toEqual(value(1234_5600));
    expect(read('1.234,12345', 'ask', tenThousand)).toEqual(refusal('tooManyDecimals'));
  });

  const tenThousand = 10_000_0000;

  it('never throws, whatever is typed', () => {
    const scribble = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+ e%\u2212\u00a0')) }),
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 99999 }))
        .map(([a, b]) => `${a.toLocaleString('de')},${b}`),
    );
    holds(201, 5000, scribble, fc.constantFrom<DotReading>('ask', 'decimal'), (text, dot) => {
      const result = parsePoints(text, pts(tenThousand), dot);
      if (result.ok && result.value !== null) {
        expect(Number.isSafeInteger(result.value)).toBe(true);
        expect(result.value).toBeLessThanOrEqual(tenThousand);
        expect(Object.is(result.value, -0)).toBe(false);
      }
    });
  });

  it('reads back the same whatever it shows with a comma', () => {
    holds(202, 3000, fc.integer({ min: 0, max: tenThousand }), fc.integer({ min: 0, max: 4 }), (points, decimals) => {
      expect(read(formatPointsExactly(pts(points), ',', decimals), 'ask', pts(tenThousand))).toEqual(value(points));
    });
  });

  it('never reads a dot-decimal text a thousand times too large: the same value, or a question', () => {
    holds(203, 3000, fc.integer({ min: 0, max: tenThousand }), fc.integer({ min: 0, max: 4 }), (points, decimals) => {
      const text = formatPointsExactly(pts(points), '.', decimals);
      const asked = read(text, 'ask', pts(tenThousand));
      if (asked.ok) expect(asked.value).toBe(points);
      else expect(asked.error).toMatchObject({ reason: 'ambiguous', asDecimal: points, asThousands: points / 10 });
      expect(read(text, 'decimal', pts(tenThousand))).toEqual(value(points));
    });
  });
});

/** Half away from zero, by whole-number arithmetic of any size. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = magnitude / divisor + ((magnitude % divisor) * 2n >= divisor ? 1n : 0n);
  return dividend < 0n ? -quotient : quotient;
}

describe('rounding half up', () => {
  it.each([
    [5, 10, 1],
    [4, 10, 0],
    [15, 10, 2],
    [25, 10, 3],
    [-5, 10, -1],
    [-4, 10, 0],
    [-15, 10, -2],
    [1, 3, 0],
    [2, 3, 1],
    [0, 7, 0],
  ])('%i ÷ %i is %i', (dividend, divisor, expected) => {
    expect(divideHalfUp(dividend, divisor)).toBe(expected);
  });

  it('agrees with whole-number arithmetic of any size', () => {
    const dividend = fc.oneof(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), fc.integer({ min: -2000, max: 2000 }));
    const divisor = fc.oneof(fc.constantFrom(1, 2, 3, 100, 10_000), fc.integer({ min: 1, max: 10_000_0000 }));
    holds(204, 5000, dividend, divisor, (top, bottom) => {
      const rounded = divideHalfUp(top, bottom);
      expect(BigInt(rounded)).toBe(roundedQuotient(BigInt(top), BigInt(bottom)));
      expect(Object.is(rounded, -0)).toBe(false);
    });
  });
});

describe('showing points', () => {
  it.each([
    [0, '0,00', '0,00', '0'],
    [7500, '0,75', '0,75', '0.75'],
    [12_9946, '12,9946', '12,99', '12.9946'],
    [1_0050, '1,005', '1,01', '1.005'],
    [85_9850, '85,985', '85,99', '85.985'],
    [9_9950, '9,995', '10,00', '9.995'],
    [49, '0,0049', '0,00', '0.0049'],
    [-7500, '\u22120,75', '\u22120,75', '-0.75'],
    [-50, '\u22120,005', '\u22120,01', '-0.005'],
    [-49, '\u22120,0049', '0,00', '-0.0049'],
    [1234_0000, '1234,00', '1234,00', '1234'],
  ])('%i ten-thousandths', (points, exactly, shown, plain) => {
    expect(formatPointsExactly(pts(points), ',')).toBe(exactly);
    expect(formatPoints(pts(points), ',')).toBe(shown);
    expect(plainPoints(pts(points))).toBe(plain);
  });

  it('keeps the decimals asked for, and more where the value has more', () => {
    expect(formatPointsExactly(pts(2_0000), ',', 0)).toBe('2');
    expect(formatPointsExactly(pts(2_5000), '.', 0)).toBe('2.5');
    expect(formatPointsExactly(pts(2_5000), '.', 4)).toBe('2.5000');
  });

  it('rounds two decimals half up on every x.xx5, where floating point does not', () => {
    for (let hundredths = 0; hundredths < 2000; hundredths += 1) {
      const expected = BigInt(hundredths) + 1n;
      const text = `${expected / 100n},${String(expected % 100n).padStart(2, '0')}`;
      expect(formatPoints(pts(hundredths * 100 + 50), ',')).toBe(text);
    }
  });

  it('plain text is the number to the last digit', () => {
    holds(205, 2000, fc.integer({ min: -10_000_0000, max: 10_000_0000 }), (points) => {
      expect(pointsFromDecimal(Number(plainPoints(pts(points))))).toBe(points);
      expect(plainPoints(pts(points))).not.toMatch(/e/);
    });
  });
});

describe('points as numbers in files', () => {
  it.each([
    [0.1, 1000],
    [0.3, 3000],
    [12.9946, 12_9946],
    [0.0001, 1],
    [-0, 0],
    [10_000, 10_000_0000],
  ])('%d is %i ten-thousandths', (decimal, expected) => {
    expect(pointsFromDecimal(decimal)).toBe(expected);
  });

  it.each([0.00001, 0.12345, 0.1 + 0.2, Number.NaN, Infinity, 1e300])('%d is refused', (decimal) => {
    expect(pointsFromDecimal(decimal)).toBeNull();
  });

  it('go out and come back the same', () => {
    holds(206, 3000, fc.integer({ min: 0, max: 10_000_0000 }), (points) => {
      expect(pointsFromDecimal(JSON.parse(JSON.stringify(decimalFromPoints(pts(points)))) as number)).toBe(points);
    });
  });

  it('add and subtract exactly: 0.1 and 0.2 are 0.3', () => {
    expect(addPoints(pts(1000), pts(2000))).toBe(pointsFromDecimal(0.3));
    expect(subtractPoints(pts(3000), pts(1000))).toBe(pointsFromDecimal(0.2));
  });

  it('a fraction of a ten-thousandth is a bug of the caller', () => {
    expect(() => pointsFromInteger(0.5)).toThrow(RangeError);
    expect(() => pointsFromInteger(2 ** 53)).toThrow(RangeError);
  });
});

describe('index and group', () => {
  const of = (points: number, maxPoints = 100_0000) => indexPercent(pts(points), pts(maxPoints))!;

  it.each([
    [100_0000, 'A'],
    [90_0000, 'A'],
    [89_9999, 'B'],
    [80_0000, 'B'],
    [79_9999, 'C'],
    [70_0000, 'C'],
    [69_9999, 'D'],
    [0, 'D'],
  ])('%i of 100 points is in group %s', (points, group) => {
    expect(indexGroup(of(points))).toBe(group);
  });

  it('the group looks at the unrounded index, even where 90,00 is shown', () => {
    expect(formatIndex(of(89_9999), ',')).toBe('90,00');
    expect(plainIndex(of(89_9999))).toBe('89.9999');
  });

  it('exactly nine tenths is A whatever the maximum', () => {
    holds(207, 1000, fc.integer({ min: 1, max: 1_000_0000 }), (tenth) => {
      expect(indexGroup(of(tenth * 9, tenth * 10))).toBe('A');
      expect(indexGroup(of(tenth * 9 - 1, tenth * 10))).toBe('B');
    });
  });

  it.each([
    [12_9946, 13_0000, '99,96', '99.9585'],
    [1, 3, '33,33', '33.3333'],
    [2, 3, '66,67', '66.6667'],
    [0, 5, '0,00', '0'],
    [5, 5, '100,00', '100'],
  ])('%i of %i is %s %%', (points, maxPoints, shown, plain) => {
    expect(formatIndex(of(points, maxPoints), ',')).toBe(shown);
    expect(plainIndex(of(points, maxPoints))).toBe(plain);
  });

  it('is the points themselves, scaled, where the maximum is 100', () => {
    expect(of(85_9600).scaled).toBe(859_600);
  });

  it('does not exist for a maximum of nothing', () => {
    expect(indexPercent(pts(0), pts(0))).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresSchema, MAXIMUM_AMOUNT, quantityFromInteger } from '../../../src/domain/figures';
import { formatQuantity, parseQuantity, type QuantityKind } from '../../../src/domain/quantity';
import { holds } from '../../helpers/domain';
import { amount } from '../../helpers/domain-rules';

const value = (decimal: number | null) => ({ ok: true, value: decimal === null ? null : amount(decimal) });
const refusal = (reason: string) => ({ ok: false, error: { reason } });

describe('reading an amount', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['7', 7],
    ['007', 7],
    ['+7', 7],
    ['1250', 1250],
    ['1.250', 1250],
    ['12.500', 12_500],
    ['12.500.000', 12_500_000],
    ['1.250,5', 1250.5],
    ['1,5', 1.5],
    [',5', 0.5],
    ['12.5', 12.5],
    ['0.125', 0.125],
    ['0,1250', 0.125],
    ['1,250', 1.25],
    ['1,234.56', 1234.56],
    ['12 500', 12_500],
    ['12\u00a0500\u00a0000', 12_500_000],
    ['1\u202f250,75', 1250.75],
    ['1 250.500', 1250.5],
    ['\u00a0 3 \t', 3],
    ['100.000.000.000', MAXIMUM_AMOUNT],
    ['99.999.999.999,9999', 99_999_999_999.9999],
  ])('%j is %d', (text, expected) => {
    expect(parseQuantity(text, 'amount', ',')).toEqual(value(expected));
  });

  it.each([
    ['abc', 'notANumber'],
    ['1e3', 'notANumber'],
    ['5%', 'notANumber'],
    ['1.25.000', 'notANumber'],
    ['1,250,000', 'notANumber'],
    ['12 50', 'notANumber'],
    ['0 500', 'notANumber'],
    ['1 250 ,5', 'notANumber'],
    ['1  250', 'notANumber'],
    ['5,', 'notANumber'],
    ['-', 'notANumber'],
    ['-3', 'negative'],
    ['\u22121.250', 'negative'],
    ['-1 250', 'negative'],
    ['0,12345', 'tooManyDecimals'],
    ['100.000.000.000,0001', 'tooLarge'],
    ['100000000001', 'tooLarge'],
    ['9'.repeat(400), 'tooLarge'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseQuantity(text, 'amount', ',')).toEqual(refusal(reason));
  });
});

describe('reading with a decimal point', () => {
  it.each([
    ['1,250', 'amount', 1250],
    ['1.250', 'amount', 1.25],
    ['1.125', 'amount', 1.125],
    ['12,500,000', 'amount', 12_500_000],
    ['1,250.5', 'amount', 1250.5],
    ['1.250,5', 'amount', 1250.5], // both marks leave no doubt
    ['1,5', 'amount', 1.5], // no thousands mark stands there
    ['0,125', 'amount', 0.125],
    ['1 250.75', 'amount', 1250.75],
    ['1,250', 'count', 1250],
    ['3.0', 'count', 3],
    ['81.25', 'percent', 81.25],
    ['81,250 %', 'percent', 81.25],
    ['81.250', 'percent', 81.25],
  ] as const)('%j as %s is %d', (text, kind, expected) => {
    expect(parseQuantity(text, kind, '.')).toEqual(value(expected));
  });

  it.each([
    ['1.250.000', 'amount', 'notANumber'],
    ['1.25,000', 'amount', 'notANumber'],
    ['0.12345', 'amount', 'tooManyDecimals'],
    ['1,250.5', 'count', 'notWhole'],
    ['1.250', 'count', 'notWhole'],
    ['-1,250', 'amount', 'negative'],
    ['100,000,000,000.0001', 'amount', 'tooLarge'],
  ] as const)('%j as %s is refused: %s', (text, kind, reason) => {
    expect(parseQuantity(text, kind, '.')).toEqual(refusal(reason));
  });
});

describe('reading a count', () => {
  it.each([
    ['0', 0],
    ['3', 3],
    ['1.250', 1250],
    ['1 250', 1250],
    ['12.500.000', 12_500_000],
    ['3,0', 3],
    ['1.250,00', 1250],
    ['1,250.0', 1250],
    ['1.000.000.000', 1_000_000_000],
  ])('%j is %i', (text, expected) => {
    expect(parseQuantity(text, 'count', ',')).toEqual(value(expected));
  });

  it.each([
    // A comma is a decimal mark in every field: read as thousands here it would be two things at once.
    ['1,250', 'notWhole'],
    ['12,500,000', 'notANumber'],
    ['1,5', 'notWhole'],
    ['1.5', 'notWhole'],
    ['12,50', 'notWhole'],
    ['0,500', 'notWhole'],
    ['0,00001', 'notWhole'],
    ['1.250,5', 'notWhole'],
    ['1.250,500', 'notWhole'],
    ['1,250.000.000', 'notANumber'],
    ['ba', 'notANumber'],
    ['3%', 'notANumber'],
    ['-3', 'negative'],
    ['-1,250', 'negative'],
    ['1.000.000.001', 'tooLarge'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseQuantity(text, 'count', ',')).toEqual(refusal(reason));
  });

  it('takes as many as the schema of figures takes, and no more', () => {
    const takes = (count: number) => figuresSchema.safeParse({ type: 'count', count }).success;
    expect([takes(1_000_000_000), takes(1_000_000_001)]).toEqual([true, false]);
  });
});

describe('reading a percent', () => {
  it.each([
    ['81,25', 81.25],
    ['81.250', 81.25],
    ['81.25', 81.25],
    ['1.250', 1.25],
    ['1,250', 1.25],
    ['81,25%', 81.25],
    ['81,25 %', 81.25],
    ['81,25\u00a0%', 81.25],
    ['100', 100],
    ['100,0001', 100.0001], // out of range is a fault of the figures, not of the text
    ['0 %', 0],
    ['1 250 %', 1250],
  ])('%j is %d', (text, expected) => {
    expect(parseQuantity(text, 'percent', ',')).toEqual(value(expected));
  });

  it.each([
    ['%', 'notANumber'],
    [' %', 'notANumber'],
    ['5%%', 'notANumber'],
    ['%5', 'notANumber'],
    ['-5 %', 'negative'],
    ['81,12345', 'tooManyDecimals'],
  ])('%j is refused: %s', (text, reason) => {
    expect(parseQuantity(text, 'percent', ',')).toEqual(refusal(reason));
  });
});

const kinds: readonly QuantityKind[] = ['amount', 'count', 'percent'];

it.each(kinds.flatMap((kind) => ['', ' ', '\u00a0', '\u202f\t'].map((text) => [kind, text] as const)))(
  'a blank %s (%j) is not entered, which is not zero',
  (kind, text) => {
    expect(parseQuantity(text, kind, ',')).toEqual(value(null));
  },
);

it('never throws, whatever is typed', () => {
  const scribble = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,-+ e%\u2212\u00a0')) }),
    fc.string({ unit: 'binary' }),
  );
  holds(931, 6000, scribble, fc.constantFrom(...kinds), fc.constantFrom(',', '.'), (text, kind, mark) => {
    const result = parseQuantity(text, kind, mark);
    if (!result.ok || result.value === null) return;
    expect(Number.isSafeInteger(result.value)).toBe(true);
    expect(result.value).toBeGreaterThanOrEqual(0);
    expect(result.value).toBeLessThanOrEqual(MAXIMUM_AMOUNT * 10_000);
    expect(Object.is(result.value, -0)).toBe(false);
  });
});

describe('showing a quantity', () => {
  it.each([
    [0, '0', '0', '0', '0'],
    [3, '3', '3', '3', '3'],
    [0.5, '0,5', '0,5', '0.5', '0.5'],
    [81.21, '81,21', '81,21', '81.21', '81.21'],
    [999, '999', '999', '999', '999'],
    [1250, '1250', '1.250', '1250', '1,250'],
    [1250.5, '1250,5', '1.250,5', '1250.5', '1,250.5'],
    [12_500_000, '12500000', '12.500.000', '12500000', '12,500,000'],
    [1234.5678, '1234,5678', '1.234,5678', '1234.5678', '1,234.5678'],
    [-1250, '\u22121250', '\u22121.250', '\u22121250', '\u22121,250'],
    [-999, '\u2212999', '\u2212999', '\u2212999', '\u2212999'],
    [MAXIMUM_AMOUNT, '100000000000', '100.000.000.000', '100000000000', '100,000,000,000'],
  ])('%d', (decimal, comma, commaGrouped, dot, dotGrouped) => {
    const quantity = amount(decimal);
    expect(formatQuantity(quantity, ',', false)).toBe(comma);
    expect(formatQuantity(quantity, ',', true)).toBe(commaGrouped);
    expect(formatQuantity(quantity, '.', false)).toBe(dot);
    expect(formatQuantity(quantity, '.', true)).toBe(dotGrouped);
  });

  const marks = fc.constantFrom(',' as const, '.' as const);
  const shownBy = (kind: QuantityKind): fc.Arbitrary<number> => {
    if (kind === 'count') return fc.integer({ min: 0, max: 1_000_000_000 }).map((cases) => cases * 10_000);
    // Far above what a percent can be, and still below the first thousand, where a mark says nothing.
    if (kind === 'percent') return fc.integer({ min: 0, max: 999_9999 });
    return fc.oneof(
      fc.integer({ min: 0, max: MAXIMUM_AMOUNT * 10_000 }),
      fc.integer({ min: 0, max: 2_000_0000 }),
      fc.integer({ min: 0, max: 2_000_000 }).map((cases) => cases * 10_000),
    );
  };

  it.each(kinds)('what is shown of a %s reads back as the same, with either mark and any grouping', (kind) => {
    holds(932, 4000, shownBy(kind), marks, fc.boolean(), (quantity, mark, grouping) => {
      const text = formatQuantity(quantityFromInteger(quantity), mark, grouping);
      expect(parseQuantity(text, kind, mark)).toEqual({ ok: true, value: quantity });
      if (kind === 'percent') expect(parseQuantity(`${text} %`, kind, mark)).toEqual({ ok: true, value: quantity });
    });
  });

  it('a percent reads back from either language', () => {
    holds(933, 3000, shownBy('percent'), marks, marks, (percent, written, read) => {
      const text = formatQuantity(quantityFromInteger(percent), written, false);
      expect(parseQuantity(text, 'percent', read)).toEqual({ ok: true, value: percent });
    });
  });
});

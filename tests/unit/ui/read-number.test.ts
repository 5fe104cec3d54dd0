import { describe, expect, it } from 'vitest';
import { numberText, readNumber } from '../../../src/ui/studio/read-number';
import { shareText } from '../../../src/ui/studio/forecast/share-text';

describe('a small number', () => {
  it.each([
    ['1,5', 1.5],
    ['1.5', 1.5],
    [' −0,25 ', -0.25],
    ['-3', -3],
    ['+2', 2],
    [',5', 0.5],
    ['80 %', 80],
    ['0', 0],
    ['-0', 0],
    ['', null],
    ['  ', null],
  ])('%j reads as %j', (text, value) => {
    expect(readNumber(text, 4)).toEqual({ ok: true, value });
  });

  it.each(['a', '1,2,3', '1 000', '1.000,5', '-', '1e3', '%'])('%j is none', (text) => {
    expect(readNumber(text, 4)).toEqual({ ok: false, reason: 'notANumber' });
  });

  it('has only so many decimals; noughts at the end are none', () => {
    expect(readNumber('1,25', 1)).toEqual({ ok: false, reason: 'tooManyDecimals' });
    expect(readNumber('1,20', 1)).toEqual({ ok: true, value: 1.2 });
    expect(readNumber('3,0', 0)).toEqual({ ok: true, value: 3 });
  });

  it('is written in the mark of the language and read back', () => {
    expect(numberText(-1.25, ',')).toBe('−1,25');
    expect(readNumber(numberText(-1.25, ','), 4)).toEqual({ ok: true, value: -1.25 });
  });
});

it.each([
  [0, '0%'],
  [0.0004, '<1%'],
  [0.125, '13%'],
  [0.9999, '>99%'],
  [1, '100%'],
])('a share of %j is told as %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});

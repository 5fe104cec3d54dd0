import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPercent, readRank, type PercentReading, type RankReading } from '../../../src/domain/pasted-figures';
import { PASTE_LIMITS, tableFromCells, tableFromText, type PastedCell } from '../../../src/domain/pasted-table';
import { holds } from '../../helpers/domain';

const linesOf = (text: string) => {
  const read = tableFromText(text);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
};
const cellsOf = (text: string) => linesOf(text).lines.map(({ cells }) => cells);
const cell = (text: string, colSpan = 1, rowSpan = 1): PastedCell => ({ text, colSpan, rowSpan });
const expanded = (rows: readonly (readonly PastedCell[])[]) => {
  const read = tableFromCells(rows);
  if (!read.ok) throw new Error(read.error.reason);
  return read.value.lines.map(({ cells }) => cells);
};

describe('text with tabs', () => {
  test.each([
    [
      'a line and a column',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'the line ends of Windows, and one at the end',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'blank cells',
      '\ta\t\nb\t\tc',
      [
        ['', 'a', ''],
        ['b', '', 'c'],
      ],
    ],
    ['a quoted cell with a line break', 'a\t"Bà Rịa -\nVũng Tàu"\t1', [['a', 'Bà Rịa - Vũng Tàu', '1']]],
    ['a quoted cell with a tab and a doubled quote', '"a\tb ""c"""\td', [['a b "c"', 'd']]],
    [
      'a quote that is no frame',
      '"a" b\tc"d\n"e\tf',
      [
        ['"a" b', 'c"d'],
        ['"e', 'f'],
      ],
    ],
    ['a quoted cell that is empty', '""\ta', [['', 'a']]],
    ['spaces of all kinds and line breaks of Word', ' a\u00a0\u2009b \tc\vd', [['a b', 'c d']]],
    ['letters of a Mac', 'Lạng Sơn'.normalize('NFD') + '\t1', [['Lạng Sơn'.normalize('NFC'), '1']]],
  ])('%s', (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('lines are counted with those that are blank', () => {
    expect(linesOf('a\tb\n\n\t\nc\td').lines.map(({ lineNumber }) => lineNumber)).toEqual([1, 4]);
  });

  it('any cells are read back as Excel copies them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Đ', '"', '\t', '\n', ' ', '1', ',') });
    holds(51, 500, fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const copied = rows
        .map((cells) =>
          cells.map((each) => (/["\t\n]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each)).join('\t'),
        )
        .join('\r\n');
      const shown = rows.map((cells) =>
        cells.map((each) =>
          each
            .split(/\s+/)
            .filter((word) => word !== '')
            .join(' '),
        ),
      );
      const read = tableFromText(copied);
      const filled = shown.filter((cells) => cells.some((each) => each !== ''));
      if (read.ok && read.value.layout === 'columns')
        expect(read.value.lines.map(({ cells }) => cells)).toEqual(filled);
      else if (!read.ok) expect(filled).toEqual([]);
      else expect(shown.every((cells) => cells.filter((each) => each !== '').length <= 2)).toBe(true);
    });
  });
});

describe('free text', () => {
  test.each([
    ['1. Quảng Ninh 92,18', ['1', 'Quảng Ninh', '92,18']],
    ['1) Quảng Ninh: 92,18%', ['1', 'Quảng Ninh', '92,18%']],
    ['01 - Quảng Ninh - 92.18 %', ['01', 'Quảng Ninh', '92.18 %']],
    ['1,Quảng Ninh,92.18', ['1', 'Quảng Ninh', '92.18']],
    ['1;Quảng Ninh;92,18', ['1', 'Quảng Ninh', '92,18']],
    ['| 1 | Quảng Ninh | 92,18 |', ['1', 'Quảng Ninh', '92,18']],
    ['Lạng Sơn 85,96 (hạng 47/63)', ['Lạng Sơn', '85,96', '47/63']],
    ['Lạng Sơn đạt 85,96%, xếp thứ 47', ['Lạng Sơn', '85,96%', '47']],
    ['Lạng Sơn =12', ['Lạng Sơn', '=12']],
    ['12-13 Lạng Sơn 85,96', ['12-13', 'Lạng Sơn', '85,96']],
    ['Lạng Sơn 47-85,96', ['Lạng Sơn', '47', '85,96']],
    ['TP. Hồ Chí Minh 86,97', ['TP. Hồ Chí Minh', '86,97']],
    ['Bà Rịa - Vũng Tàu 86,97', ['Bà Rịa - Vũng Tàu', '86,97']],
    ['1   Quảng Ninh   92,18   2   Hải Phòng   91,87', ['1', 'Quảng Ninh', '92,18', '2', 'Hải Phòng', '91,87']],
    ['STT   Tỉnh   Chỉ số', ['STT', 'Tỉnh', 'Chỉ số']],
    ['Trung bình 63 tỉnh, thành phố: 86,98', ['Trung bình tỉnh, thành phố', '86,98']],
    ['92,18 điểm – hạng 1', ['92,18', '1']],
  ])('%s', (line, cells) => {
    expect(linesOf(line)).toEqual({ layout: 'lines', lines: [{ lineNumber: 1, cells }] });
  });

  it('a numbered list of Word is lines, although a tab stands behind each number', () => {
    expect(linesOf('1.\tQuảng Ninh: 92,18%\n2.\tHải Phòng: 91,87%')).toEqual({
      layout: 'lines',
      lines: [
        { lineNumber: 1, cells: ['1', 'Quảng Ninh', '92,18%'] },
        { lineNumber: 2, cells: ['2', 'Hải Phòng', '91,87%'] },
      ],
    });
    expect(linesOf('1\tQuảng Ninh\n2\tHải Phòng').layout).toBe('columns');
  });
});

describe('cells of a page', () => {
  it('a merged cell gives its text to every place it covers', () => {
    expect(
      expanded([
        [cell('STT', 1, 2), cell('Tỉnh', 1, 2), cell('PAR INDEX', 2)],
        [cell('Điểm'), cell('Hạng')],
        [cell('Nhóm A', 4)],
        [cell('1'), cell('Quảng Ninh'), cell('92,18'), cell('1', 1, 2)],
        [cell('2'), cell('Hải Phòng'), cell('92,18')],
      ]),
    ).toEqual([
      ['STT', 'Tỉnh', 'PAR INDEX', 'PAR INDEX'],
      ['STT', 'Tỉnh', 'Điểm', 'Hạng'],
      ['Nhóm A', 'Nhóm A', 'Nhóm A', 'Nhóm A'],
      ['1', 'Quảng Ninh', '92,18', '1'],
      ['2', 'Hải Phòng', '92,18', '1'],
    ]);
  });

  it('a cell of no height reaches to the end, and a row may be all covered', () => {
    expect(expanded([[cell('a', 1, 0), cell('b', 1, 2)], [], [cell('c')]])).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });

  it('a cell does not grow over one that reaches down', () => {
    expect(expanded([[cell('a'), cell('b', 1, 2), cell('c')], [cell('d', 3)]])).toEqual([
      ['a', 'b', 'c'],
      ['d', 'b', 'd'],
    ]);
  });

  it('spans that make no sense are one', () => {
    expect(expanded([[cell('a', -3, NaN), cell('b', 1.9, -1)], [cell('c')]])).toEqual([['a', 'b'], ['c']]);
  });

  it('any spans fill rows without holes', () => {
    const size = fc.integer({ min: 0, max: 4 });
    const rows = fc.array(
      fc.array(fc.record({ text: fc.constant('x'), colSpan: size, rowSpan: size }), { maxLength: 5 }),
    );
    holds(52, 500, rows, (cells) => {
      const read = tableFromCells(cells);
      if (read.ok)
        for (const line of read.value.lines) for (const text of line.cells) expect(['x', '']).toContain(text);
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t\t\r\n', 'empty'],
    ['marks alone', '---\n***', 'empty'],
    ['too many lines', 'a\tb\n'.repeat(PASTE_LIMITS.lines + 1), 'tooManyLines'],
    ['too many columns', 'a\t'.repeat(PASTE_LIMITS.columns + 1), 'tooManyColumns'],
    ['too many characters', 'a'.repeat(PASTE_LIMITS.characters + 1), 'tooManyCharacters'],
  ])('%s', (_, text, reason) => {
    expect(tableFromText(text)).toEqual({ ok: false, error: { reason } });
  });

  it('pages as large, also by their spans', () => {
    const refusal = (reason: string) => ({ ok: false, error: { reason } });
    expect(tableFromCells([])).toEqual(refusal('empty'));
    expect(tableFromCells([[cell('')]])).toEqual(refusal('empty'));
    expect(tableFromCells(Array.from({ length: PASTE_LIMITS.lines + 1 }, () => [cell('a')]))).toEqual(
      refusal('tooManyLines'),
    );
    expect(tableFromCells([[cell('a', 1e9)]])).toEqual(refusal('tooManyColumns'));
    expect(tableFromCells([[cell('a', Infinity, Infinity)]])).toEqual(refusal('tooManyColumns'));
    expect(tableFromCells([[cell('a'.repeat(100_000), 10)]])).toEqual(refusal('tooManyCharacters'));
  });
});

describe('a percent', () => {
  const percent = (scaled: number, decimals: number, isRounded = false): PercentReading => ({
    kind: 'percent',
    scaled,
    decimals,
    isRounded,
  });
  test.each<readonly [string, PercentReading]>([
    ['92,18', percent(921_800, 2)],
    ['92.18', percent(921_800, 2)],
    ['92,18%', percent(921_800, 2)],
    [' 92,18 % ', percent(921_800, 2)],
    ['92, 18\u00a0%', percent(921_800, 2)],
    ['92,18 điểm', percent(921_800, 2)],
    ['92,18*', percent(921_800, 2)],
    ['92,1', percent(921_000, 1)],
    ['92', percent(920_000, 0)],
    ['0', percent(0, 0)],
    ['100', percent(1_000_000, 0)],
    ['100,00%', percent(1_000_000, 2)],
    ['85,9612', percent(859_612, 4)],
    ['85.985', percent(859_850, 3)],
    ['85,96125', percent(859_613, 5, true)],
    ['85.961249999', percent(859_612, 9, true)],
    ['92.180000000', percent(921_800, 9)],
    ...['', ' ', '-', '–', '—', '…', '...', 'n/a', 'N/A', 'Không có'].map((text) => [text, { kind: 'gap' }] as const),
    ...['100,01', '101', '2023', '999999999'].map(
      (text) => [text, { kind: 'unreadable', reason: 'outOfRange' }] as const,
    ),
    ...['abc', '92,18,3', '+7', '-5', '1.234,5', '92,18 (1)', '9'.repeat(30), ',5', '5,', '%%'].map(
      (text) => [text, { kind: 'unreadable', reason: 'notANumber' }] as const,
    ),
  ])('%j', (text, reading) => {
    expect(readPercent(text)).toEqual(reading);
  });
});

describe('a rank', () => {
  const rank = (place: number, isTied = false): RankReading => ({ kind: 'rank', rank: place, isTied });
  test.each<readonly [string, RankReading]>([
    ['12', rank(12)],
    ['01', rank(1)],
    ['63', rank(63)],
    ['12.', rank(12)],
    ['12,0', rank(12)],
    ['12/63', rank(12)],
    ['Hạng 12', rank(12)],
    ['Thứ 12', rank(12)],
    ['xếp thứ 12', rank(12)],
    ['#12', rank(12)],
    ['1st', rank(1)],
    ['12th', rank(12)],
    ['=12', rank(12, true)],
    ['12=', rank(12, true)],
    ['T12', rank(12, true)],
    ['12-13', rank(12, true)],
    ['12 – 14', rank(12, true)],
    ['Đồng hạng 12', rank(12, true)],
    ...['', '–', '-'].map((text) => [text, { kind: 'gap' }] as const),
    ...['0', '64', '62-64', '2023'].map((text) => [text, { kind: 'unreadable', reason: 'outOfRange' }] as const),
    ...['50.25', '50,25', '-7', '+7', '13-12', 'A', 'nhất', '12 13'].map(
      (text) => [text, { kind: 'unreadable', reason: 'notANumber' }] as const,
    ),
  ])('%j', (text, reading) => {
    expect(readRank(text, 63)).toEqual(reading);
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadUnits } from '../../../src/data/packs';
import { withColumn, type RankingColumns } from '../../../src/domain/pasted-columns';
import { readPastedRanking, type PastedRanking } from '../../../src/domain/pasted-ranking';
import { tableFromCells, tableFromText, type PastedCell } from '../../../src/domain/pasted-table';
import { createUnitMatcher } from '../../../src/domain/unit-match';
import { holds } from '../../helpers/domain';

const match63 = createUnitMatcher(loadUnits(2024), loadUnits(2025));
const match34 = createUnitMatcher(loadUnits(2025), loadUnits(2024));
const scaled = (percent: number): number => Math.round(percent * 10_000);

function read(paste: string | readonly (readonly PastedCell[])[], columns: readonly RankingColumns[] | null = null) {
  const table = typeof paste === 'string' ? tableFromText(paste) : tableFromCells(paste);
  if (!table.ok) throw new Error(table.error.reason);
  return readPastedRanking(table.value, match63, 63, columns);
}
const cell = (text: string, colSpan = 1, rowSpan = 1): PastedCell => ({ text, colSpan, rowSpan });

/** Unit (`?` where it is asked, `!` where it is unknown), percent and rank of every row. */
const figuresOf = ({ rows }: PastedRanking) =>
  rows.map(({ match, unitText, value, rank }) => [
    match.kind === 'sure' ? match.unit : `${match.kind === 'doubtful' ? '?' : '!'}${unitText}`,
    value === null ? null : value / 10_000,
    rank,
  ]);
const quiet = { questions: [], faults: [] };

describe('copied from Excel', () => {
  it('with headings, percent signs and a mean', () => {
    const reading = read(
      [
        'BẢNG XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2023\t\t\t',
        'STT\tTỉnh, thành phố\tChỉ số (%)\tXếp hạng',
        '1\tTP Hà Nội\t91,43%\t3',
        '2\tTP. Hồ Chí Minh\t86,97%\t33',
        '3\t"Bà Rịa -\nVũng Tàu"\t"91,03%"\t5',
        '4\tLạng Sơn\t85,96%\t47',
        '\tTrung bình\t86,98%\t',
        '',
      ].join('\r\n'),
    );
    expect(figuresOf(reading)).toEqual([
      ['Hà Nội', 91.43, 3],
      ['TP Hồ Chí Minh', 86.97, 33],
      ['Bà Rịa - Vũng Tàu', 91.03, 5],
      ['Lạng Sơn', 85.96, 47],
    ]);
    expect(reading).toMatchObject({
      ...quiet,
      columns: [{ unit: 1, value: 2, rank: 3 }],
      nationalMean: scaled(86.98),
      valueDecimals: 2,
      asides: [
        { lineNumber: 1, kind: 'heading' },
        { lineNumber: 2, kind: 'heading', text: 'STT Tỉnh, thành phố Chỉ số (%) Xếp hạng' },
        { lineNumber: 7, kind: 'nationalMean', text: 'Trung bình 86,98%' },
      ],
    });
    expect(reading.rows.map(({ lineNumber }) => lineNumber)).toEqual([3, 4, 5, 6]);
  });

  it('with English headings, dot decimals and the rank first', () => {
    const reading = read(
      'Rank\tProvince\tScore\n1\tQuang Ninh\t92.18\n2\tHaiphong City\t91.87\n\tNational average\t86.98',
    );
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Hải Phòng', 91.87, 2],
    ]);
    expect(reading).toMatchObject({ ...quiet, nationalMean: scaled(86.98) });
  });

  it('without headings', () => {
    const reading = read('Quảng Ninh\t92,18\t1\nLạng Sơn\t85,96\t47\nHà Giang\t–\t\nCà Mau\t\t22');
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Lạng Sơn', 85.96, 47],
      ['Hà Giang', null, null],
      ['Cà Mau', null, 22],
    ]);
    expect(reading).toMatchObject({ ...quiet, columns: [{ unit: 0, value: 1, rank: 2 }] });
  });

  it('with headings again on the next page, a row of column numbers, groups and totals', () => {
    const reading = read(
      [
        'TT\tĐịa phương\tKết quả\tHạng',
        '(1)\t(2)\t(3)\t(4)',
        'A\tNhóm A (từ 90% trở lên)\t\t',
        '1\tQuảng Ninh\t92,18\t1',
        'TT\tĐịa phương\tKết quả\tHạng',
        'B\tNhóm B\t86,11\t',
        '2\tLạng Sơn\t85,96\t47',
        'I\tVùng Tây Nguyên\t84,00\t',
        '\tTrung bình nhóm B\t86,11\t',
        'Bình quân cả nước\t\t86,98\t',
        '\tTổng số\t63\t',
        'Nguồn: Bộ Nội vụ\t\t\t',
      ].join('\n'),
    );
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Lạng Sơn', 85.96, 47],
    ]);
    expect(reading).toMatchObject({ ...quiet, nationalMean: scaled(86.98) });
    expect(reading.asides.map(({ lineNumber, kind }) => [lineNumber, kind])).toEqual([
      [1, 'heading'],
      [2, 'numbering'],
      [3, 'summary'],
      [5, 'heading'],
      [6, 'summary'],
      [8, 'summary'],
      [9, 'summary'],
      [10, 'nationalMean'],
      [11, 'summary'],
      [12, 'note'],
    ]);
  });

  it('with a merged heading of two levels, copied as blanks', () => {
    const reading = read(
      'STT\tTỉnh\tPAR INDEX 2023\t\tTăng, giảm hạng\n\t\tĐiểm\tXếp hạng\t\n5\tQuảng Ninh\t92,18\t1\t0\n2\tLạng Sơn\t85,96\t47\t7',
    );
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Lạng Sơn', 85.96, 47],
    ]);
    expect(reading.questions).toEqual([]);
  });

  it('with points and percents that say the same', () => {
    const reading = read('Tỉnh\tĐiểm số\tChỉ số\tHạng\nQuảng Ninh\t92,18\t92,18%\t1\nLạng Sơn\t85,96\t85,96%\t47');
    expect(reading).toMatchObject({ ...quiet, columns: [{ unit: 0, value: 1, rank: 3 }] });
  });

  it('whole percents under a heading', () => {
    expect(figuresOf(read('Tỉnh\tHạng\tChỉ số\nQuảng Ninh\t1\t60\nLạng Sơn\t2\t50'))).toEqual([
      ['Quảng Ninh', 60, 1],
      ['Lạng Sơn', 50, 2],
    ]);
  });

  it('four decimals, and more', () => {
    const reading = read('Tỉnh\tĐiểm\nQuảng Ninh\t92,1834\nLạng Sơn\t85,96');
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.1834, null],
      ['Lạng Sơn', 85.96, null],
    ]);
    expect(reading.valueDecimals).toBe(4);
    const longer = read('Tỉnh\tĐiểm\nQuảng Ninh\t92,183\nLạng Sơn\t85,96\nHà Giang\t80,123456');
    expect(longer.rows[2]).toMatchObject({ value: 801_235, doubts: [{ doubt: 'valueRounded', text: '80,123456' }] });
    expect(longer.valueDecimals).toBe(4);
    expect(read('Tỉnh\tĐiểm\nQuảng Ninh\t92,183\nLạng Sơn\t85,96').valueDecimals).toBe(2);
  });

  it('with a column of changes, which is no rank', () => {
    const reading = read('Tỉnh\tChỉ số\tThay đổi\nQuảng Ninh\t92,18\t3\nLạng Sơn\t85,96\t7');
    expect(reading).toMatchObject({ ...quiet, columns: [{ unit: 0, value: 1, rank: null }] });
  });

  it('of one unit, with a mean whose label is near the name of another', () => {
    const reading = read('47\tLạng Sơn\t85,96\nBình quân\t\t86,98');
    expect(figuresOf(reading)).toEqual([['Lạng Sơn', 85.96, 47]]);
    expect(reading).toMatchObject({ ...quiet, nationalMean: scaled(86.98) });
  });
});

describe('copied from Word', () => {
  it('with groups in merged cells', () => {
    const reading = read([
      [cell('Nhóm', 1, 2), cell('STT', 1, 2), cell('Tỉnh/thành phố', 1, 2), cell('Kết quả năm 2023', 2)],
      [cell('PAR INDEX'), cell('Xếp hạng')],
      [cell('Nhóm A\n(≥ 90%)', 1, 2), cell('1'), cell('Quảng Ninh'), cell('92,18'), cell('1')],
      [cell('2'), cell('Hải Phòng'), cell('91,87'), cell('2')],
      [cell('Nhóm B: từ 80% đến dưới 90%', 5)],
      [cell('Nhóm B', 1, 3), cell('3'), cell('Lạng Sơn'), cell('85,96', 1, 2), cell('47', 1, 2)],
      [cell('4'), cell('Trà Vinh')],
      [cell('5'), cell('Kon Tum'), cell('–', 2)],
      [cell('Trung bình cả nước', 3), cell('86,98'), cell('')],
    ]);
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Hải Phòng', 91.87, 2],
      ['Lạng Sơn', 85.96, 47],
      ['Trà Vinh', 85.96, 47],
      ['Kon Tum', null, null],
    ]);
    expect(reading).toMatchObject({
      ...quiet,
      columns: [{ unit: 2, value: 3, rank: 4 }],
      nationalMean: scaled(86.98),
    });
  });

  it('with names in merged cells', () => {
    const reading = read([
      [cell('Địa phương', 2), cell('SIPAS')],
      [cell('Quảng Ninh', 2), cell('92,18')],
      [cell('Lạng Sơn', 2), cell('79,31')],
    ]);
    expect(reading).toMatchObject({ ...quiet, columns: [{ unit: 0, value: 2, rank: null }] });
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, null],
      ['Lạng Sơn', 79.31, null],
    ]);
  });
});

describe('copied from a page', () => {
  const rows = [
    '1\tQuảng Ninh\t92,18\t33\tTP.HCM\t86,97',
    '2\tHải Phòng\t91,87\t47\tLạng Sơn\t85,96',
    '3\tHà Nội\t91,43',
  ];
  const figures = [
    ['Quảng Ninh', 92.18, 1],
    ['Hải Phòng', 91.87, 2],
    ['Hà Nội', 91.43, 3],
    ['TP Hồ Chí Minh', 86.97, 33],
    ['Lạng Sơn', 85.96, 47],
  ];

  test.each([
    ['without headings', rows],
    ['with headings', ['Hạng\tTỉnh\tChỉ số\tHạng\tTỉnh\tChỉ số', ...rows]],
    ['with a blank column between', rows.map((row) => row.replace(/^((?:[^\t]*\t){3})/, '$1\t'))],
    ['with a column of groups in front', rows.map((row) => `Nhóm A\t${row}`)],
    ['with a figure at the end', rows.map((row, at) => (at === 2 ? row : `${row}\t${at + 5}`))],
    ['with a note at the end', rows.map((row, at) => (at === 0 ? `${row}\ttăng` : row))],
  ])('with ranks side by side, %s', (_, lines) => {
    const reading = read(lines.join('\n'));
    expect(figuresOf(reading)).toEqual(figures);
    expect(reading).toMatchObject(quiet);
    expect(reading.columns).toHaveLength(2);
  });

  it('side by side with the unit in front', () => {
    expect(figuresOf(read('Quảng Ninh\t92,18\tLạng Sơn\t85,96\nHà Nội\t91,43\tCà Mau\t84,00'))).toEqual([
      ['Quảng Ninh', 92.18, null],
      ['Hà Nội', 91.43, null],
      ['Lạng Sơn', 85.96, null],
      ['Cà Mau', 84, null],
    ]);
  });
});

describe('free text', () => {
  it('numbered lines', () => {
    const reading = read(
      'Kết quả PAR INDEX năm 2023 của 63 tỉnh, thành phố:\n1. Quảng Ninh 92,18\n2. Hải Phòng: 91,87%\n3. TP Hà Nội - 91.43 %\n\nTrung bình 63 tỉnh, thành phố: 86,98',
    );
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Hải Phòng', 91.87, 2],
      ['Hà Nội', 91.43, 3],
    ]);
    expect(reading).toMatchObject({ ...quiet, nationalMean: scaled(86.98) });
    expect(reading.asides.map(({ lineNumber, kind }) => [lineNumber, kind])).toEqual([
      [1, 'heading'],
      [6, 'nationalMean'],
    ]);
  });

  it('sentences, some with a rank', () => {
    const reading = read('Lạng Sơn đạt 85,96%, xếp thứ 47/63\nQuảng Ninh: 92,18 (hạng 1)\nTP. Hồ Chí Minh: 86,97');
    expect(figuresOf(reading)).toEqual([
      ['Lạng Sơn', 85.96, 47],
      ['Quảng Ninh', 92.18, 1],
      ['TP Hồ Chí Minh', 86.97, null],
    ]);
  });

  it('one line, and lines with and without a number in front', () => {
    expect(figuresOf(read('1. Quảng Ninh 92,18'))).toEqual([['Quảng Ninh', 92.18, 1]]);
    expect(figuresOf(read('Lạng Sơn 85,96'))).toEqual([['Lạng Sơn', 85.96, null]]);
    expect(figuresOf(read('47. Lạng Sơn 85,96\nQuảng Ninh 92,18\n2. Hải Phòng 91,87'))).toEqual([
      ['Lạng Sơn', 85.96, 47],
      ['Quảng Ninh', 92.18, null],
      ['Hải Phòng', 91.87, 2],
    ]);
  });

  it('columns of a PDF, set apart by spaces', () => {
    const reading = read(
      'STT   Tỉnh, thành phố   Chỉ số   Xếp hạng\n5   Quảng Ninh   92,18   1\n2   Bà Rịa - Vũng Tàu   91,03   5\n9   Lạng Sơn   85,96   47',
    );
    expect(reading.questions.map(({ about }) => about)).toEqual(['rank']);
    const [question] = reading.questions;
    const chosen = withColumn(reading.columns, 'rank', question!.candidates.at(-1)!.column);
    expect(figuresOf(read('5   Quảng Ninh   92,18   1\n9   Lạng Sơn   85,96   47', chosen))).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Lạng Sơn', 85.96, 47],
    ]);
  });
});

describe('is asked', () => {
  const years =
    'STT\tTỉnh\tChỉ số\t\tXếp hạng\t\n\t\t2022\t2023\t2022\t2023\n7\tQuảng Ninh\t90,10\t92,18\t2\t1\n3\tLạng Sơn\t81,54\t85,96\t54\t47';

  it('which of several years, and reads the names meanwhile', () => {
    const reading = read(years);
    expect(reading.columns).toEqual([{ unit: 1, value: null, rank: null }]);
    expect(reading.questions).toEqual([
      {
        about: 'value',
        candidates: [
          { column: 2, headings: ['Chỉ số', '2022'], sample: '90,10' },
          { column: 3, headings: ['Chỉ số', '2023'], sample: '92,18' },
        ],
      },
      {
        about: 'rank',
        candidates: [
          { column: 4, headings: ['Xếp hạng', '2022'], sample: '2' },
          { column: 5, headings: ['Xếp hạng', '2023'], sample: '1' },
        ],
      },
    ]);
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', null, null],
      ['Lạng Sơn', null, null],
    ]);
    const answered = withColumn(withColumn(reading.columns, 'value', 3), 'rank', 5);
    expect(answered).toEqual([{ unit: 1, value: 3, rank: 5 }]);
    expect(figuresOf(read(years, answered))).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Lạng Sơn', 85.96, 47],
    ]);
    expect(withColumn(answered, 'rank', null)).toEqual([{ unit: 1, value: 3, rank: null }]);
  });

  it('which of eight areas and the total; the one headed as an index first', () => {
    const reading = read(
      'Tỉnh\tChỉ đạo\tThể chế\tTổng PAR INDEX\tHạng\nQuảng Ninh\t9,01\t9,50\t92,18\t1\nLạng Sơn\t8,71\t9,25\t85,96\t47',
    );
    expect(reading.questions).toHaveLength(1);
    expect(reading.questions[0]?.candidates.map(({ column }) => column)).toEqual([3, 1, 2]);
    expect(reading.columns).toEqual([{ unit: 0, value: null, rank: 4 }]);
  });

  it('the answer holds for tables side by side', () => {
    const paste = 'Quảng Ninh\t90,1\t92,18\tLạng Sơn\t81,54\t85,96\nHà Nội\t89,58\t91,43\tCà Mau\t80,1\t84,2';
    const reading = read(paste);
    expect(reading.questions[0]?.candidates.map(({ column }) => column)).toEqual([1, 2]);
    const answered = withColumn(reading.columns, 'value', 2);
    expect(answered).toEqual([
      { unit: 0, value: 2, rank: null },
      { unit: 3, value: 5, rank: null },
    ]);
    expect(figuresOf(read(paste, answered)).map(([, value]) => value)).toEqual([92.18, 91.43, 85.96, 84.2]);
  });

  it('which of two tables of the same units side by side, or of new and former units', () => {
    const two = read('Quảng Ninh\t92,18\tHà Nội\t83,5\nHà Nội\t91,43\tQuảng Ninh\t90,6');
    expect(two).toMatchObject({ columns: [], rows: [], questions: [{ about: 'unit' }] });
    expect(two.questions[0]?.candidates.map(({ column }) => column)).toEqual([0, 2]);
    const former = readPastedRanking(
      unwrap(
        tableFromText(
          '1\tTuyên Quang\tTuyên Quang\t85,1\n2\tHưng Yên\tHưng Yên, Thái Bình\t85\n3\tLạng Sơn\tLạng Sơn\t84',
        ),
      ),
      match34,
      34,
      null,
    );
    expect(former.questions.map(({ about }) => about)).toEqual(['unit']);
  });

  it('where the units are, when no name is known', () => {
    const reading = read('1\tBộ Tư pháp\t89,9\n2\tBộ Tài chính\t89,1');
    expect(reading).toMatchObject({ columns: [], rows: [], faults: [] });
    expect(reading.questions).toEqual([
      { about: 'unit', candidates: [{ column: 1, headings: [], sample: 'Bộ Tư pháp' }] },
    ]);
    expect(reading.asides.map(({ kind }) => kind)).toEqual(['note', 'note']);
  });
});

describe('a column that counts the rows', () => {
  const units = loadUnits(2024);
  const table = (rows: number, values: (at: number) => string, heading = 'STT\tTỉnh\tChỉ số\n') =>
    heading +
    units
      .slice(0, rows)
      .map((unit, at) => `${at + 1}\t${unit}\t${values(at)}`)
      .join('\n');
  const falling = (at: number): string => `${90 - at},00`;
  const ranksOf = (reading: PastedRanking) => new Set(reading.rows.map(({ rank }) => rank));

  it('is the rank of a whole table whose values fall', () => {
    expect(read(table(63, falling))).toMatchObject({ ...quiet, columns: [{ unit: 1, value: 2, rank: 0 }] });
    expect(read(table(10, falling, ''))).toMatchObject({ ...quiet, columns: [{ unit: 1, value: 2, rank: 0 }] });
  });

  it('is asked about in a part of a table: the units of a region may be counted', () => {
    const reading = read(table(14, falling));
    expect(reading.questions).toMatchObject([{ about: 'rank', candidates: [{ column: 0, headings: ['STT'] }] }]);
    expect(ranksOf(reading)).toEqual(new Set([null]));
  });

  it('is asked about beside values that are asked about', () => {
    const reading = read(table(10, (at) => `${falling(at)}\t${falling(at + 1)}`, ''));
    expect(reading.questions.map(({ about }) => about)).toEqual(['value', 'rank']);
  });

  it('is no rank where the values do not fall', () => {
    for (const heading of ['STT\tTỉnh\tChỉ số\n', '']) {
      const reading = read(table(63, (at) => `${80 + (at % 7)},50`, heading));
      expect(reading.questions).toEqual([]);
      expect(ranksOf(reading)).toEqual(new Set([null]));
    }
  });

  it('is the rank where it is headed as one, and never beside one that is', () => {
    expect(read(table(10, (at) => `${80 + (at % 7)},50`, 'Xếp hạng\tTỉnh\tChỉ số\n')).columns[0]?.rank).toBe(0);
    expect(read('1\tQuảng Ninh\t92,18\t3\n2\tLạng Sơn\t85,96\t47').columns[0]?.rank).toBe(3);
  });
});

describe('a row', () => {
  it('that cannot be read wholly is told, and the rest of it stands', () => {
    const reading = read(
      'Tỉnh\tChỉ số\tHạng\nQuảng Ninh\t92,18\t1\nHà Nội\tchưa rõ\t3\nLạng Sơn\t859,6\t47\nCà Mau\t84,00\t+7\nTrà Vinh\t86,00\t64\nBến Tre\t85,5\t40\n\t81,2\t60',
    );
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, 1],
      ['Hà Nội', null, 3],
      ['Lạng Sơn', null, 47],
      ['Cà Mau', 84, null],
      ['Trà Vinh', 86, null],
      ['Bến Tre', 85.5, 40],
    ]);
    expect(reading.faults).toEqual([
      { lineNumber: 3, text: 'chưa rõ', reason: 'valueNotANumber' },
      { lineNumber: 4, text: '859,6', reason: 'valueOutOfRange' },
      { lineNumber: 5, text: '+7', reason: 'rankNotANumber' },
      { lineNumber: 6, text: '64', reason: 'rankOutOfRange' },
      { lineNumber: 8, text: '81,2 60', reason: 'noUnit' },
    ]);
  });

  it('of a doubtful or unknown unit is kept for the user to decide', () => {
    const reading = read('Tỉnh\tChỉ số\nQuảng Ninh\t92,18\nQuảng Nimh\t91,00\nTP Lạng Sơn\t85,96\nBộ Tư pháp\t89,9');
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', 92.18, null],
      ['?Quảng Nimh', 91, null],
      ['?TP Lạng Sơn', 85.96, null],
      ['!Bộ Tư pháp', 89.9, null],
    ]);
  });

  it('with a tied rank takes the first place, and says so', () => {
    const reading = read('Tỉnh\tHạng\nQuảng Ninh\t1\nLạng Sơn\t=12\nHà Nội\t12-13');
    expect(figuresOf(reading).map(([, , rank]) => rank)).toEqual([1, 12, 12]);
    expect(reading.rows.map(({ doubts }) => doubts)).toEqual([
      [],
      [{ doubt: 'tiedRank', text: '=12' }],
      [{ doubt: 'tiedRank', text: '12-13' }],
    ]);
  });

  it('of a unit that comes twice says so', () => {
    const reading = read('Tỉnh\tChỉ số\nHà Nội\t92,18\nLạng Sơn\t85,96\nTP. Hà Nội\t91,00');
    const twice = [{ doubt: 'unitTwice', lineNumbers: [2, 4] }];
    expect(reading.rows.map(({ doubts }) => doubts)).toEqual([twice, [], twice]);
  });
});

describe('a table printed from any figures reads back as these figures', () => {
  /** What a table shows of one unit; a percent in hundredths or ten-thousandths as `decimals` says. */
  interface Shown {
    readonly unit: string;
    readonly name: string;
    readonly value: number | null;
    readonly rank: number | null;
  }
  interface World {
    readonly year: number;
    readonly shown: readonly Shown[];
    readonly decimals: 2 | 4;
    readonly mark: ',' | '.';
    readonly sign: '' | '%' | ' %';
    readonly mean: number | null;
    readonly gap: string;
  }

  const writing = fc.constantFrom<(unit: string) => string>(
    (unit) => unit,
    (unit) => unit.normalize('NFD'),
    (unit) => unit.toUpperCase(),
    (unit) => unit.replace(/^TP /, 'TP. '),
    (unit) => (unit.startsWith('TP ') ? unit.replace('TP', 'Thành phố') : `Tỉnh ${unit}`),
    (unit) => unit.replace(' - ', '-').replaceAll(' ', '\u00a0'),
  );

  /** All units get a value and the rank that follows; a part is shown, with gaps, in the order of ranks or of the list. */
  const world = (maxGaps: number): fc.Arbitrary<World> =>
    fc
      .record({
        year: fc.constantFrom(2024, 2025),
        decimals: fc.constantFrom<2 | 4>(2, 4),
        mark: fc.constantFrom<',' | '.'>(',', '.'),
        sign: fc.constantFrom<'' | '%' | ' %'>('', '%', ' %'),
        mean: fc.option(fc.integer({ min: 700_000, max: 999_999 })),
        gap: fc.constantFrom('', '–', '-', '…'),
        byRank: fc.boolean(),
        from: fc.nat({ max: 10 }),
        count: fc.integer({ min: 14, max: 63 }),
        draws: fc.array(
          fc.record({
            value: fc.integer({ min: 700_000, max: 999_999 }),
            hides: fc.integer({ min: 0, max: 99 }),
            write: writing,
          }),
          { minLength: 63, maxLength: 63 },
        ),
      })
      .map(({ year, byRank, from, count, draws, ...style }) => {
        const units = loadUnits(year).map((unit, at) => {
          const { value, hides, write } = draws[at]!;
          const printed = style.decimals === 4 ? value : Math.floor(value / 100) * 100;
          return { unit, name: write(unit), value: printed, hides };
        });
        const ranked = units.toSorted((a, b) => b.value - a.value).map((each, at) => ({ ...each, rank: at + 1 }));
        const ordered = byRank
          ? ranked
          : ranked.toSorted((a, b) => loadUnits(year).indexOf(a.unit) - loadUnits(year).indexOf(b.unit));
        const shown = ordered.slice(from, from + count).map(({ unit, name, value, rank, hides }) => ({
          unit,
          name,
          value: hides < maxGaps ? null : value,
          rank: hides > 99 - maxGaps ? null : rank,
        }));
        return { year, shown, ...style, mean: style.mean === null ? null : Math.floor(style.mean / 100) * 100 };
      });

  const percent = ({ decimals, mark, sign, gap }: World, value: number | null): string => {
    if (value === null) return gap;
    const whole = String(Math.floor(value / 10_000));
    return `${whole}${mark}${String(value % 10_000)
      .padStart(4, '0')
      .slice(0, decimals)}${sign}`;
  };
  const place = ({ gap }: World, rank: number | null): string => (rank === null ? gap : String(rank));
  const tabs = (rows: readonly (readonly string[])[]): string => rows.map((cells) => cells.join('\t')).join('\r\n');
  const meanRow = (given: World, label: string, after: number): string[][] =>
    given.mean === null
      ? []
      : [['', label, percent({ ...given, decimals: 2 }, given.mean), ...Array.from({ length: after }, () => '')]];

  const layouts: Readonly<Record<string, (given: World) => string | readonly (readonly PastedCell[])[]>> = {
    'Excel with headings, counter, title and headings again': (given) => {
      const heading = ['STT', 'Tỉnh, thành phố', 'Chỉ số (%)', 'Xếp hạng'];
      const rows = given.shown.map(({ name, value, rank }, at) => [
        String(at + 1),
        name.includes('-') ? `"${name.replace('-', '-\n')}"` : name,
        percent(given, value),
        place(given, rank),
      ]);
      return tabs([
        ['Bảng 1. Kết quả PAR INDEX'],
        heading,
        ...rows.slice(0, 9),
        heading,
        ...rows.slice(9),
        ...meanRow(given, 'Trung bình cả nước', 1),
      ]);
    },
    'Excel in English, rank first, value last': (given) =>
      tabs([
        ['Rank', 'Province', 'Note', 'Score'],
        ...given.shown.map(({ name, value, rank }) => [place(given, rank), name, '', percent(given, value)]),
      ]),
    'Excel without headings': (given) =>
      tabs([
        ...given.shown.map(({ name, value, rank }) => [place(given, rank), name, percent(given, value)]),
        ...meanRow(given, 'Trung bình', 0),
      ]),
    'Word with merged groups': (given) => {
      const rows = given.shown.map(({ name, value, rank }, at) => [
        ...(at % 7 === 0 ? [cell(`Nhóm ${at / 7 + 1}`, 1, Math.min(7, given.shown.length - at))] : []),
        cell(name),
        cell(place(given, rank)),
        cell(percent(given, value)),
      ]);
      return [
        [cell('Nhóm', 1, 2), cell('Địa phương', 1, 2), cell('Năm nay', 2)],
        [cell('Hạng'), cell('Điểm')],
        ...rows.slice(0, 7),
        [cell('Nhóm tiếp theo', 4)],
        ...rows.slice(7),
        ...(given.mean === null
          ? []
          : [[cell('Bình quân cả nước', 3), cell(percent({ ...given, decimals: 2 }, given.mean))]]),
      ];
    },
    'a page with two tables side by side': (given) => sideBySide(given, 2, true),
    'a page with three tables side by side, without headings': (given) => sideBySide(given, 3, false),
    'free text, rank in front': (given) =>
      [
        'Kết quả xếp hạng năm nay của các tỉnh, thành phố',
        ...given.shown.map(
          ({ name, value, rank }) =>
            `${rank === null ? '' : `${rank}. `}${name}${value === null ? '' : `: ${percent(given, value)}`}`,
        ),
        ...(given.mean === null ? [] : [`Trung bình cả nước: ${percent({ ...given, decimals: 2 }, given.mean)}`]),
      ].join('\n'),
  };

  function sideBySide(given: World, blocks: number, hasHeadings: boolean): string {
    const height = Math.ceil(given.shown.length / blocks);
    const rows = Array.from({ length: height }, (_, row) =>
      Array.from({ length: blocks }, (__, block) => {
        const shown = given.shown[block * height + row];
        return shown ? [place(given, shown.rank), shown.name, percent(given, shown.value)] : ['', '', ''];
      }).flat(),
    );
    const heading = Array.from({ length: blocks }, () => ['Hạng', 'Tỉnh', 'Chỉ số']).flat();
    return tabs(hasHeadings ? [heading, ...rows] : rows);
  }

  test.each(Object.keys(layouts))('%s', (name) => {
    holds(20240417, 200, world(name.startsWith('free') ? 8 : 15), (given) => {
      const paste = layouts[name]!(given);
      const table = unwrap(typeof paste === 'string' ? tableFromText(paste) : tableFromCells(paste));
      const reading = readPastedRanking(
        table,
        given.year === 2024 ? match63 : match34,
        loadUnits(given.year).length,
        null,
      );
      expect(reading).toMatchObject(quiet);
      const read = new Map(figuresOf(reading).map(([unit, ...figures]) => [unit, figures]));
      const printed = given.shown.map(
        ({ unit, value, rank }) => [unit, [value === null ? null : value / 10_000, rank]] as const,
      );
      expect(reading.rows).toHaveLength(printed.length);
      expect(read).toEqual(new Map(printed));
      expect(reading.nationalMean).toBe(name.startsWith('a page') || name.includes('English') ? null : given.mean);
    });
  });

  it('any text and any cells are read without an error', () => {
    const piece = fc.constantFrom(
      'Quảng Ninh',
      'Lạng Sơn',
      'TN',
      '1',
      '47',
      '92,18',
      '85.9%',
      'Trung bình',
      'STT',
      'Hạng',
      'Chỉ số',
      '\t',
      '\t',
      '\n',
      '"',
      ' ',
      '-',
      '2023',
      '…',
      'x',
    );
    holds(20240418, 1_500, fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 64 }), (pieces, unitCount) => {
      const table = tableFromText(pieces.join(''));
      if (!table.ok) return;
      const { rows, columns, asides, faults } = readPastedRanking(table.value, match63, unitCount, null);
      for (const { value, rank } of rows) {
        if (value !== null) expect(value >= 0 && value <= 1_000_000 && Number.isInteger(value)).toBe(true);
        if (rank !== null) expect(rank >= 1 && rank <= unitCount && Number.isInteger(rank)).toBe(true);
      }
      // Every line is accounted for.
      const told = new Set([...rows, ...asides, ...faults].map(({ lineNumber }) => lineNumber));
      for (const { lineNumber } of table.value.lines) expect(told.has(lineNumber)).toBe(true);
      for (const { unit, value, rank } of columns) expect(unit !== value && unit !== rank).toBe(true);
    });
  });

  it.each([
    ['words before a figure', `a${' đạt'.repeat(100_000)}`],
    ['dashes', `a${'-'.repeat(490_000)}b`],
    ['spaces', `a${' '.repeat(490_000)}b`],
    ['stars', `Hà Nội\t${'*'.repeat(400_000)}x\n`],
    [
      'kinds of unit',
      Array.from({ length: 2_000 }, (_, at) => `${'tp'.repeat(40)}x${at}\t1\n`)
        .join('')
        .slice(0, -1),
    ],
    ['letters', `1\t${'x'.repeat(490_000)}`],
    ['digits', `a ${'1'.repeat(490_000)}`],
    ['one quote', `\t"${'""'.repeat(240_000)}`],
    ['brackets', `Hà Nội\t1\n${'('.repeat(490_000)}\t1`],
  ])('hostile text takes no time: %s', { timeout: 10_000 }, (_, text) => {
    const table = tableFromText(text);
    if (table.ok) readPastedRanking(table.value, match63, 63, null);
  });

  it('columns that a caller names may be anywhere', () => {
    const table = unwrap(tableFromText('Quảng Ninh\t92,18\t1\nLạng Sơn\t85,96\t47'));
    const reading = readPastedRanking(table, match63, 63, [{ unit: 0, value: 99, rank: -1 }]);
    expect(figuresOf(reading)).toEqual([
      ['Quảng Ninh', null, null],
      ['Lạng Sơn', null, null],
    ]);
  });
});

function unwrap<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('refused');
  return result.value;
}

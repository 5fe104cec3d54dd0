import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charts as english } from '../../../src/i18n/en/charts';
import { charts as words } from '../../../src/i18n/vi/charts';
import { hexColour } from '../../../src/ui/charts/chart-theme';
import {
  arrowOf,
  formatChange,
  formatCount,
  formatFigure,
  formatRank,
  formatShare,
} from '../../../src/ui/charts/figures';
import { nearestPlace, rankSteps } from '../../../src/ui/charts/frontier';
import { histogramTwin, rankRange, shareReaching } from '../../../src/ui/charts/histogram';
import { extentOf, linear, niceTicks } from '../../../src/ui/charts/linear';
import { twinText } from '../../../src/ui/charts/picture';
import { findGaps, ladderTwin } from '../../../src/ui/charts/rank-ladder';
import { rankMove } from '../../../src/ui/charts/slope';
import { spread, thinOut } from '../../../src/ui/charts/spread';
import { wrapText, type Measure } from '../../../src/ui/charts/text-room';
import { holds } from '../../helpers/domain';

const speech = { words, decimalMark: ',' } as const;
/** Ten pixels a letter. */
const measure: Measure = (text) => Array.from(text).length * 10;

describe('labels beside one another', () => {
  test('stay where they are wanted while there is room, and move apart by the same where there is none', () => {
    const size = 10;
    expect(
      spread(
        [
          { centre: 80, size },
          { centre: 20, size },
        ],
        0,
        100,
      ),
    ).toEqual([80, 20]);
    expect(
      spread(
        [
          { centre: 50, size },
          { centre: 50, size },
        ],
        0,
        100,
      ),
    ).toEqual([45, 55]);
    expect(
      spread(
        [
          { centre: 2, size },
          { centre: 4, size },
        ],
        0,
        100,
      ),
    ).toEqual([5, 15]);
    expect(
      spread(
        [
          { centre: 99, size },
          { centre: 98, size },
        ],
        0,
        100,
      ),
    ).toEqual([95, 85]);
    expect(spread([], 0, 100)).toEqual([]);
  });

  test('never overlap, keep their order and stay inside when all fit', () => {
    holds(
      401,
      300,
      fc.array(fc.record({ centre: fc.integer({ min: -50, max: 450 }), size: fc.integer({ min: 1, max: 40 }) }), {
        maxLength: 10,
      }),
      (wanted) => {
        const placed = spread(wanted, 0, 400).map((centre, index) => ({ ...wanted[index]!, middle: centre }));
        const sorted = [...placed].sort((a, b) => a.middle - b.middle);
        sorted.forEach((label, index) => {
          expect(label.middle - label.size / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(label.middle + label.size / 2).toBeLessThanOrEqual(400 + 1e-6);
          const next = sorted[index + 1];
          if (!next) return;
          expect(next.middle - next.size / 2 - label.middle - label.size / 2).toBeGreaterThanOrEqual(-1e-6);
          expect(next.centre).toBeGreaterThanOrEqual(label.centre);
        });
      },
    );
  });

  test('are thinned out by a gap, the first ones before the others', () => {
    expect(thinOut([100, 95, 0, 50, 42], 10)).toEqual([0, 2, 3]);
    expect(thinOut([], 10)).toEqual([]);
  });
});

describe('texts in a room', () => {
  test('break between words, and tell by an ellipsis what does not fit', () => {
    expect(wrapText('Bà Rịa - Vũng Tàu', 200, 2, measure)).toEqual(['Bà Rịa - Vũng Tàu']);
    expect(wrapText('Bà Rịa - Vũng Tàu', 100, 2, measure)).toEqual(['Bà Rịa -', 'Vũng Tàu']);
    expect(wrapText('Bà Rịa - Vũng Tàu', 100, 1, measure)).toEqual(['Bà Rịa -…']);
    expect(wrapText('Nghiêng', 40, 2, measure)).toEqual(['Ngh…']);
    expect(wrapText('', 40, 2, measure)).toEqual(['']);
  });

  test('fit the room and lose no word but behind an ellipsis', () => {
    holds(
      402,
      300,
      fc.array(fc.stringMatching(/^[a-zđ]{1,9}$/), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 1, max: 4 }),
      (list, roomPx, maxLines) => {
        const lines = wrapText(list.join(' '), roomPx, maxLines, measure);
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        expect(lines.filter((line) => measure(line) > roomPx)).toEqual([]);
        if (lines.every((line) => !line.endsWith('…'))) expect(lines.join(' ')).toBe(list.join(' '));
      },
    );
  });
});

describe('scales', () => {
  test('have round ticks without errors that add up', () => {
    expect(niceTicks(85.61, 91.2, 6)).toEqual([86, 87, 88, 89, 90, 91]);
    expect(niceTicks(0, 0.55, 6)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
    expect(niceTicks(36, 57, 30, 1)).toHaveLength(22);
    expect(niceTicks(0, 75, 3)).toEqual([0, 50]);
    expect(niceTicks(2, 2, 3, 1)).toEqual([2]);
  });

  test('go from values to pixels, and never have an empty domain', () => {
    const scale = linear([80, 90], [200, 0]);
    expect([scale.toPx(80), scale.toPx(85), scale.toPx(90)]).toEqual([200, 100, 0]);
    expect(extentOf([85.5])).toEqual([85.45, 85.55]);
    expect(extentOf([])).toEqual([0, 1]);
  });
});

describe('figures', () => {
  test('are those of print, with the mark of the language', () => {
    expect([formatFigure(88.005, ','), formatFigure(12.9946, '.')]).toEqual(['88,01', '12.99']);
    expect([formatChange(0.54, ','), formatChange(-0.1, ','), formatChange(0, ','), formatChange(1e-9, ',')]).toEqual([
      '+0,54',
      '−0,10',
      '0,00',
      '0,00',
    ]);
    expect([formatShare(0.0451, ','), formatShare(1, '.'), formatShare(0, ',')]).toEqual(['4,5%', '100.0%', '0,0%']);
    expect([formatCount(12.5, ','), formatCount(12, ',')]).toEqual(['12,5', '12']);
    expect([arrowOf(2), arrowOf(-2), arrowOf(0)]).toEqual(['▲ ', '▼ ', '']);
    expect(formatRank({ best: 47, worst: 47, estimate: 47 })).toBe('47');
    expect(formatRank({ best: 44, worst: 49, estimate: 47 })).toBe('≈ 47 (44–49)');
  });

  test('of a rank: fewer is up', () => {
    const at = (estimate: number) => ({ best: estimate, worst: estimate, estimate });
    expect([rankMove(at(47), at(40), speech), rankMove(at(47), at(48), speech)]).toEqual([
      '▲ tăng 7 bậc',
      '▼ giảm 1 bậc',
    ]);
    expect([rankMove(at(47), at(47), speech), rankMove(null, at(47), speech)]).toEqual(['', '']);
  });

  test('colours are written as every program reads them', () => {
    expect([hexColour('rgb(26, 32, 39)'), hexColour('rgba(0, 0, 0, 0.5)')]).toEqual(['#1a2027', 'rgba(0, 0, 0, 0.5)']);
  });
});

describe('a ladder', () => {
  const unit = (rank: number | null, value: number) => ({ unit: `U${value}`, rank, value });

  test('tells how many ranks between two units nobody knows, less those it does know', () => {
    const rows = [unit(50, 85), unit(43, 86), unit(42, 87)];
    expect(findGaps(rows, null).map(({ ranks }) => ranks)).toEqual([6]);
    expect(findGaps(rows, 47).map(({ ranks }) => ranks)).toEqual([5]);
    expect(findGaps([...rows, unit(null, 85.5)], 47).map(({ ranks }) => ranks)).toEqual([4]);
    expect(findGaps(rows, 50)[0]?.ranks).toBe(6);
    expect(findGaps([unit(42, 87), unit(null, 86), unit(44, 85)], null)).toEqual([]);
    expect(findGaps([unit(null, 87)], null)).toEqual([]);
  });

  test('is a table by falling value, with the own unit in its places', () => {
    const standing = { best: 43, worst: 43, estimate: 43 };
    const own = { unit: 'Lạng Sơn', before: { ...standing, value: 85.96 }, after: { ...standing, value: 86.5 } };
    const { rows } = ladderTwin({ rows: [unit(50, 85), unit(null, 86)], own }, speech);
    expect(rows).toEqual([
      ['Lạng Sơn (Giả định)', '43', '86,50'],
      ['U86', 'chưa rõ', '86,00'],
      ['Lạng Sơn (Hiện tại)', '43', '85,96'],
      ['U85', '50', '85,00'],
    ]);
  });
});

describe('a frontier', () => {
  const point = (points: number, estimate: number | null) => ({
    costDays: points,
    points,
    rank: estimate === null ? null : { best: estimate, worst: estimate, estimate },
  });

  test('names each rank where it is first reached, the last one first', () => {
    const steps = rankSteps([point(1, 47), point(2, 47), point(3, null), point(4, 45), point(5, 44), point(6, 44)]);
    expect(steps.map(({ points, rank }) => [points, rank.estimate])).toEqual([
      [5, 44],
      [1, 47],
      [4, 45],
    ]);
    expect(rankSteps([point(1, null)])).toEqual([]);
  });

  test('takes the nearest point within reach', () => {
    const places = [
      { xPx: 0, yPx: 0 },
      { xPx: 30, yPx: 40 },
    ];
    expect(nearestPlace(places, { xPx: 3, yPx: 4 }, 10)).toBe(0);
    expect(nearestPlace(places, { xPx: 29, yPx: 40 }, 10)).toBe(1);
    expect(nearestPlace(places, { xPx: 15, yPx: 20 }, 10)).toBeNull();
  });
});

describe('a histogram', () => {
  const data = {
    bars: [
      { rank: 47, share: 0.5 },
      { rank: 49, share: 0.25 },
      { rank: 46, share: 0.25 },
      { rank: 60, share: 0 },
    ],
    median: 47,
    interval: { best: 46, worst: 49 },
    target: 45,
  };

  test('shows the ranks that were reached and the target, those between them too', () => {
    expect(rankRange(data)).toEqual([45, 49]);
    expect(shareReaching(data, 47)).toBe(0.75);
    expect(histogramTwin(data, speech).rows).toEqual([
      ['45', '0,0%', '0,0%', 'mục tiêu'],
      ['46', '25,0%', '25,0%', 'trong khoảng 80%'],
      ['47', '50,0%', '75,0%', 'trung vị, trong khoảng 80%'],
      ['48', '0,0%', '75,0%', 'trong khoảng 80%'],
      ['49', '25,0%', '100,0%', 'trong khoảng 80%'],
    ]);
  });
});

test('a table is copied in lines and tabs, whatever its cells hold', () => {
  const columns = [
    { label: 'Tên', numeric: false },
    { label: 'Điểm', numeric: true },
  ];
  expect(twinText({ columns, rows: [['a\tb\nc', '1,50']] })).toBe('Tên\tĐiểm\r\na b c\t1,50');
});

test('one and many differ in English', () => {
  expect([english.ladder.gap(1), english.ladder.gap(3)]).toEqual(['1 rank unknown', '3 ranks unknown']);
  expect([english.slope.ranksUp(1), english.slope.ranksDown(2)]).toEqual(['1 rank up', '2 ranks down']);
});

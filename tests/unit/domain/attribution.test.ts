import { describe, expect, it } from 'vitest';
import { loadResults, loadRubric } from '../../../src/data/packs';
import { createAssessment, scoreReader, type Assessment } from '../../../src/domain/assessment';
import { attribute, displayParts, type Attribution, type Mover } from '../../../src/domain/attribution';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import { createRanking, rankOf, type Ranking } from '../../../src/domain/rank';
import { sumIndex } from '../../../src/domain/rollup';
import { rubricSchema, type Rubric } from '../../../src/domain/rubric';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { lastYearStandingOf, standingOf, type Standing, type StandingRow } from '../../../src/domain/standing';
import { blankDocument, createdAt, field, holds, pts, smallRubricFile, withEntries } from '../../helpers/domain';
import {
  gainsOverOrders,
  isScored,
  ORDERS,
  rankOfDocument,
  someSide,
  toStanding,
  type Side,
} from '../../helpers/domain-standings';

/** Others with these values, all known to four decimals. */
const against = (...values: readonly number[]): Ranking =>
  createRanking(
    field(
      values.length,
      values.map((value, position) => ({ unit: `Tỉnh ${position + 1}`, value, rank: position + 1 })),
      { valueDecimals: 4 },
    ),
    'own',
    false,
  );

const row = (code: string, points: number | null, maxPoints: number, track: StandingRow['track'] = 'appraisal') => ({
  code,
  areaCode: code.slice(0, code.indexOf('.')),
  track,
  maxPoints: pts(maxPoints * 10_000),
  points: points === null ? null : pts(points * 10_000),
});

const standing = (rows: readonly StandingRow[], ranking: Ranking, adjustment = 0): Standing => ({
  rows,
  adjustment: pts(adjustment * 10_000),
  ranking,
});

const moverKey = (mover: Mover): string => (mover.kind === 'own' ? mover.areaCode : mover.kind);

/** Ranks gained by mover, as text of an exact fraction. */
function gains(attribution: Attribution | null): Readonly<Record<string, string>> {
  const { parts, denominator } = attribution!;
  const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));
  return Object.fromEntries(
    parts.map(({ mover, gain }) => {
      const common = divisor(gain, denominator);
      return [moverKey(mover), `${gain / common}/${denominator / common}`];
    }),
  );
}

describe('a change of rank by hand', () => {
  const lastYear = against(90, 81.5, 80.5, 79.5, 70);
  const thisYear = against(91, 83, 82, 80, 70);
  const from = standing([row('1.1', 50, 60), row('2.1', 20, 30), row('2.2', 8, 10, 'sipas')], lastYear);
  const to = standing([row('1.1', 53, 60), row('2.1', 20, 30), row('2.2', 8, 10, 'sipas')], thisYear);

  it('is split between own effort and the others, who moved too', () => {
    // From 78 among last year's to 81 among this year's: rank 5 to rank 4.
    // Area 1 first: 5 to 3 (81 last year), then the others: 3 to 4. Own +2, peers −1.
    // The others first: 5 to 5 (78 this year), then area 1: 5 to 4. Own +1, peers 0.
    expect(attribute(from, to)).toEqual({
      rankFrom: 5,
      rankTo: 4,
      points: 3_0000,
      denominator: 2,
      parts: [
        { mover: { kind: 'own', areaCode: '1' }, points: 3_0000, maxPoints: 0, gain: 3 },
        { mover: { kind: 'peers' }, points: 0, maxPoints: 0, gain: -1 },
      ],
    });
  });

  it('is shown in tenths', () => {
    expect(displayParts(attribute(from, to)!).map(({ mover, tenths }) => [mover.kind, tenths])).toEqual([
      ['own', 15],
      ['peers', -5],
    ]);
  });

  it('the other way round has the same parts with the other sign', () => {
    expect(gains(attribute(to, from))).toEqual({ '1': '-3/2', peers: '1/2' });
  });

  it('is nothing between a standing and itself, or its equal', () => {
    const nothing = { rankFrom: 5, rankTo: 5, points: 0, parts: [], denominator: 1 };
    expect(attribute(from, from)).toEqual(nothing);
    expect(attribute(from, { ...from, ranking: against(90, 81.5, 80.5, 79.5, 70) })).toEqual(nothing);
  });

  it('is not known where nothing is scored or nothing applies', () => {
    const unscored = standing([row('1.1', null, 60)], lastYear);
    for (const without of [unscored, standing([], lastYear), standing([row('1.1', 0, 0)], lastYear)]) {
      expect(attribute(without, to)).toBeNull();
      expect(attribute(to, without)).toBeNull();
    }
  });

  it('is not worked out for more than fourteen movers', () => {
    const areas = (count: number, points: number) =>
      standing(
        Array.from({ length: count }, (_, area) => row(`${area + 1}.1`, points, 2)),
        lastYear,
      );
    expect(attribute(areas(14, 1), areas(14, 2))?.parts).toHaveLength(14);
    expect(attribute(areas(15, 1), areas(15, 2))).toBeNull();
  });
});

describe('movers', () => {
  const ranking = against(95, 90, 85, 80, 75, 70, 65);

  it('are areas, survey, bonus and penalty, rubric and peers, in that order', () => {
    const from = standing(
      [
        row('1.1', 20, 30),
        row('1.2', 5, 10, 'statistics'),
        row('2.1', 20, 30),
        row('2.2', 5, 10, 'leaderSurvey'),
        row('3.1', 8, 20, 'sipas'),
      ],
      ranking,
    );
    const to = standing(
      [
        row('1.1', 22, 30),
        row('1.2', 6, 10, 'statistics'),
        row('2.1', 19, 30),
        row('2.2', 6, 10, 'leaderSurvey'),
        row('3.1', 12, 20, 'sipas'),
        row('3.2', 3, 5),
      ],
      against(96, 91),
      -0.5,
    );
    const { parts, points } = attribute(from, to)!;
    expect(parts.map((part) => [moverKey(part.mover), part.points, part.maxPoints])).toEqual([
      ['1', 3_0000, 0],
      ['2', -1_0000, 0],
      ['survey', 5_0000, 0],
      ['adjustments', -5000, 0],
      ['rubric', 3_0000, 5_0000],
      ['peers', 0, 0],
    ]);
    expect(points).toBe(9_5000);
  });

  it.each([
    ['a new row', [row('1.1', 80, 100), row('1.2', 20, 20)], 20, 20],
    ['a row that does not apply any more', [], -80, -100],
    ['another maximum', [row('1.1', 80, 90)], 0, -10],
    ['another track', [row('1.1', 85, 100, 'statistics')], 5, 0],
    ['another area', [{ ...row('1.1', 85, 100), areaCode: '9' }], 5, 0],
  ] as const)('%s is a change of the rubric', (_name, rows, points, maxPoints) => {
    const kept = row('2.1', 15, 20);
    const attribution = attribute(standing([row('1.1', 80, 100), kept], ranking), standing([...rows, kept], ranking))!;
    expect(attribution.parts).toEqual([
      {
        mover: { kind: 'rubric' },
        points: points * 10_000,
        maxPoints: maxPoints * 10_000,
        gain: attribution.rankFrom - attribution.rankTo,
      },
    ]);
  });

  it('an open row counts as zero: scoring it is effort of its area', () => {
    const from = standing([row('1.1', 60, 80), row('2.1', null, 20)], ranking);
    const to = standing([row('1.1', 60, 80), row('2.1', 18, 20)], ranking);
    // 60 % is below all seven, 78 % is below four of them.
    expect(attribute(from, to)).toMatchObject({ rankFrom: 8, rankTo: 5, points: 18_0000 });
    expect(gains(attribute(from, to))).toEqual({ '2': '3/1' });
    expect(attribute(standing([row('1.1', 60, 80), row('2.1', 0, 20)], ranking), from)?.parts).toEqual([]);
  });

  it('one alone takes the whole change', () => {
    const base = [row('1.1', 60, 80), row('2.1', 15, 20, 'sipas')];
    const from = standing(base, ranking);
    const changes: readonly (readonly [string, Standing])[] = [
      ['1', standing([row('1.1', 77, 80), row('2.1', 15, 20, 'sipas')], ranking)],
      ['survey', standing([row('1.1', 60, 80), row('2.1', 5, 20, 'sipas')], ranking)],
      ['adjustments', standing(base, ranking, 12)],
      ['rubric', standing([...base, row('3.1', 40, 40)], ranking)],
      ['peers', standing(base, against(74, 73))],
    ];
    for (const [key, to] of changes) {
      const { rankFrom, rankTo } = attribute(from, to)!;
      expect(rankFrom).not.toBe(rankTo);
      expect(gains(attribute(from, to))).toEqual({ [key]: `${rankFrom - rankTo}/1` });
    }
  });

  it('that move alike get alike, and one whose move changes nothing gets nothing', () => {
    const scores = (points: number) => ['1.1', '2.1', '3.1'].map((code) => row(code, points, 30));
    // 73 %, and 75 % is passed with two of the three points of areas 1 to 3; adding 0.0001 is never enough.
    const from = standing([...scores(24.3), row('4.1', 0.1, 10)], against(74.9999));
    const to = standing([...scores(25.3), row('4.1', 0.1001, 10)], against(74.9999));
    const attribution = attribute(from, to)!;
    expect(gains(attribution)).toEqual({ '1': '1/3', '2': '1/3', '3': '1/3', '4': '0/1' });
    // The tenth that is left goes to the first of those alike.
    expect(displayParts(attribution).map(({ tenths }) => tenths)).toEqual([4, 3, 3, 0]);
  });

  it('points below zero are held at zero together, and told apart', () => {
    // The last of the others has nothing, and a total held at zero is not below it.
    const low = against(95, 70, 65, 0);
    const from = standing([row('1.1', 60, 100)], low);
    const to = standing([row('1.1', 70, 100)], low, -90);
    expect(attribute(from, to)).toMatchObject({ rankFrom: 4, rankTo: 4, points: -80_0000 });
    // Area 1 first: 60 to 70 % gains 2, and the penalty takes them. The penalty first: 0 % is rank 4
    // still, and so is 0 % with the ten points of area 1.
    expect(gains(attribute(from, to))).toEqual({ '1': '1/1', adjustments: '-1/1' });
  });
});

describe('where a document stands', () => {
  const penalised: Rubric = rubricSchema.parse({
    ...smallRubricFile(),
    adjustments: [{ id: 'late', kind: 'penalty', name: 'Nộp muộn', nameEn: 'Late', maxPoints: 2 }],
  });
  const { assessment: blank, tree } = blankDocument(penalised);
  const ranking = against(90);
  const assessment: Assessment = {
    ...withEntries(blank, {
      '1.1.1': { selfScore: pts(500), lastYearScore: pts(400) },
      '1.1.2': { selfScore: pts(700), lastYearScore: pts(600), notApplicableReason: 'Không có' },
    }),
    adjustments: [{ id: 'late', points: pts(5000), reason: '' }],
  };

  it('is told by the rows that apply, bonus less penalty, and the others', () => {
    const self = standingOf(assessment, tree, scoreReader(assessment, 'selfScore'), ranking);
    expect(self.rows.map(({ code, points }) => [code, points])).toEqual([
      ['1.1.1', 500],
      ['1.2.1', null],
      ['2.1.1', null],
      ['2.2', null],
    ]);
    expect(self.rows[0]).toEqual({ code: '1.1.1', areaCode: '1', track: 'appraisal', maxPoints: 1000, points: 500 });
    expect(self).toMatchObject({ adjustment: -5000, ranking });
  });

  it('last year is told by every row, without adjustments of this year', () => {
    const last = lastYearStandingOf(assessment, tree, ranking);
    expect(last.rows.map(({ points }) => points)).toEqual([400, 600, null, null, null]);
    expect(last.adjustment).toBe(0);
    const { total } = rollUpDocument(assessment, tree, 'lastYearScore');
    expect(attribute(last, last)?.rankFrom).toBe(rankOf(ranking, sumIndex(total)!.scaled).estimate);
  });
});

describe('of random documents, rubrics and fields', () => {
  it('the ends are the ranks of the documents, and the parts add up to their difference exactly', () => {
    let moved = 0;
    holds(921, 1500, someSide, someSide, (from, to) => {
      const attribution = attribute(toStanding(from), toStanding(to));
      expect(attribution === null).toBe(!isScored(from) || !isScored(to));
      if (!attribution) return;
      const { rankFrom, rankTo, parts, denominator, points } = attribution;
      expect(rankFrom).toBe(rankOfDocument(from.assessment, from.ranking));
      expect(rankTo).toBe(rankOfDocument(to.assessment, to.ranking));
      expect(parts.reduce((sum, { gain }) => sum + gain, 0)).toBe((rankFrom - rankTo) * denominator);
      expect(parts.every(({ gain }) => Number.isSafeInteger(gain))).toBe(true);
      const unheld = ({ rows, adjustment }: Standing) =>
        rows.reduce<number>((sum, each) => sum + (each.points ?? 0), adjustment);
      expect(points).toBe(unheld(toStanding(to)) - unheld(toStanding(from)));
      expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(points);
      moved += Number(rankFrom !== rankTo);
    });
    expect(moved).toBeGreaterThan(1000);
  });

  it('each part is the average over every order, the document rolled up anew at each step', () => {
    let parted = 0;
    holds(922, 60, someSide.filter(isScored), someSide.filter(isScored), (from, to) => {
      const { parts, denominator } = attribute(toStanding(from), toStanding(to))!;
      const gainByMover = new Map(parts.map(({ mover, gain }) => [moverKey(mover), gain]));
      for (const [mover, gain] of gainsOverOrders(from, to))
        expect((gainByMover.get(mover) ?? 0) * ORDERS, mover).toBe(gain * denominator);
      parted += Number(parts.filter(({ gain }) => gain !== 0).length > 2);
    });
    expect(parted).toBeGreaterThan(30);
  });

  it('the order of the rows does not matter', () => {
    holds(923, 300, someSide, someSide, (from, to) => {
      const turned = (side: Side): Standing => ({ ...toStanding(side), rows: toStanding(side).rows.toReversed() });
      const [given, other] = [attribute(toStanding(from), toStanding(to)), attribute(turned(from), turned(to))];
      if (given) expect(gains(other)).toEqual(gains(given));
    });
  });

  it('there and back again has the same parts with the other sign', () => {
    holds(924, 300, someSide, someSide, (from, to) => {
      const [there, back] = [attribute(toStanding(from), toStanding(to)), attribute(toStanding(to), toStanding(from))];
      if (!there || !back) return;
      const byMover = new Map(back.parts.map((part) => [moverKey(part.mover), part]));
      for (const { mover, gain, points } of there.parts) {
        const other = byMover.get(moverKey(mover))!;
        expect(other.gain + gain).toBe(0);
        expect(other.points + points).toBe(0);
      }
    });
  });

  it('what is shown adds up to what is shown, and is less than a tenth from the truth', () => {
    let rounded = 0;
    holds(925, 1500, someSide, someSide, (from, to) => {
      const attribution = attribute(toStanding(from), toStanding(to));
      if (!attribution) return;
      const { rankFrom, rankTo, parts, denominator } = attribution;
      const shown = displayParts(attribution);
      expect(shown.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(10 * (rankFrom - rankTo));
      shown.forEach(({ tenths, mover }, position) => {
        const { gain, mover: same } = parts[position]!;
        expect(mover).toEqual(same);
        expect(Number.isInteger(tenths)).toBe(true);
        expect(Math.abs(tenths * denominator - 10 * gain)).toBeLessThan(denominator);
        rounded += Number(tenths * denominator !== 10 * gain);
      });
    });
    expect(rounded).toBeGreaterThan(1000);
  });
});

describe('on the built-in rubric', () => {
  it('every area, the surveys, a bonus, the rubric and the others at once add up exactly', () => {
    const bonus = { id: 'extra', kind: 'bonus', name: 'Khác', nameEn: 'Other', maxPoints: pts(1_0000) } as const;
    const rubric = { ...loadRubric(), adjustments: [bonus] };
    const tree = createRubricTree(rubric);
    const { series } = loadResults();
    const rankingOf = (year: number): Ranking =>
      createRanking(
        series.find((each) => each.index === 'par-index' && each.year === year)!,
        'Lạng Sơn',
        true,
      );
    const head = { title: 'Thử', unit: 'Lạng Sơn', year: 2023, origin: { kind: 'user' }, createdAt } as const;
    const scored = (percentAt: (position: number) => number, except = ''): Assessment =>
      withEntries(
        createAssessment(head, rubric, tree),
        Object.fromEntries(
          tree.scoredNodes.map(({ code, maxPoints }, position) => [
            code,
            {
              selfScore: pts(Math.floor((maxPoints * percentAt(position)) / 100)),
              notApplicableReason: code === except ? 'Không có' : '',
            },
          ]),
        ),
      );
    const before = scored((position) => 80 + (position % 7), tree.scoredNodes[3]!.code);
    const after = {
      ...scored((position) => 78 + (position % 13)),
      adjustments: [{ id: 'extra', points: pts(5000), reason: '' }],
    };
    const at = (assessment: Assessment, year: number): Standing =>
      standingOf(assessment, tree, scoreReader(assessment, 'selfScore'), rankingOf(year));
    const { rankFrom, rankTo, parts, denominator } = attribute(at(before, 2022), at(after, 2023))!;
    expect(parts.map(({ mover }) => moverKey(mover))).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', '8'],
      ...['survey', 'adjustments', 'rubric', 'peers'],
    ]);
    expect(denominator).toBe(479_001_600);
    expect(parts.reduce((sum, { gain }) => sum + BigInt(gain), 0n)).toBe(BigInt(rankFrom - rankTo) * 479_001_600n);
  });
});

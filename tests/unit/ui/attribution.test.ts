import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { attribute, type DisplayPart, type Mover } from '../../../src/domain/attribution';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import { createRanking, rankBetween, rankOf } from '../../../src/domain/rank';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import type { Standing, StandingRow } from '../../../src/domain/standing';
import {
  decimalsOf,
  gainText,
  moverName,
  nameIn,
  rankText,
  reasons,
  sourceName,
  tenthsText,
} from '../../../src/ui/studio/attribution/attribution-text';
import { movedGroups, moverKey } from '../../../src/ui/studio/attribution/moved-rows';
import { areaBarsOf, ladderOf } from '../../../src/ui/studio/attribution/pictures';
import {
  rankOfStanding,
  sourceKey,
  sourcesOf,
  standingFrom,
  standingTotal,
  usualPair,
  usualYear,
} from '../../../src/ui/studio/attribution/standings';
import { blankDocument, field, holds, pts, scenario, withEntries } from '../../helpers/domain';
import { rankOfDocument, someSide, toStanding } from '../../helpers/domain-standings';
import { messages, studioMessages } from '../../helpers/messages';
import { field2023 } from '../state/session-stage';

const ranking = createRanking(field2023, 'Lạng Sơn', true);
const words = studioMessages.vi;

const row = (code: string, points: number | null, maxPoints: number, track: StandingRow['track'] = 'appraisal') => ({
  code,
  areaCode: code.slice(0, code.indexOf('.')),
  track,
  maxPoints: pts(maxPoints * 10_000),
  points: points === null ? null : pts(points * 10_000),
});

const standing = (rows: readonly StandingRow[], among = ranking, adjustment = 0): Standing => ({
  rows,
  adjustment: pts(adjustment * 10_000),
  ranking: among,
});

describe('what can be chosen', () => {
  const scenarios = [{ id: 'a' }, { id: 'b' }];
  const keys = (known: Parameters<typeof sourcesOf>[0]) => sourcesOf(known).map(sourceKey);

  it('is last year, now, what is assumed, every scenario and every copy', () => {
    expect(keys({ hasWhatIf: true, scenarios, snapshots: [{ id: 'a' }] })).toEqual([
      'lastYear',
      'self',
      'final',
      'whatIf',
      'scenario:a',
      'scenario:b',
      'snapshot:a',
    ]);
    expect(keys({ hasWhatIf: false, scenarios: [], snapshots: [] })).toEqual(['lastYear', 'self', 'final']);
  });

  it('begins with last year against now, or with what is assumed where last year is not known', () => {
    const pair = (hasWhatIf: boolean, hasScenarios: boolean, hasLastYear: boolean) => {
      const sources = sourcesOf({ hasWhatIf, scenarios: hasScenarios ? scenarios : [], snapshots: [{ id: 'k' }] });
      const { from, to } = usualPair(sources, hasLastYear);
      return [sourceKey(from), sourceKey(to)];
    };
    expect(pair(true, true, true)).toEqual(['lastYear', 'self']);
    expect(pair(true, true, false)).toEqual(['self', 'whatIf']);
    expect(pair(false, true, false)).toEqual(['self', 'scenario:a']);
    expect(pair(false, false, false)).toEqual(['lastYear', 'self']);
  });

  it('is ranked in the chosen table; last year’s in the nearest one before it, if there is one', () => {
    const years = [2020, 2022, 2023, 2024];
    expect(usualYear({ kind: 'self' }, 2023, years)).toBe(2023);
    expect(usualYear({ kind: 'snapshot', id: 'k' }, 2023, years)).toBe(2023);
    expect(usualYear({ kind: 'lastYear' }, 2024, years)).toBe(2023);
    expect(usualYear({ kind: 'lastYear' }, 2022, years)).toBe(2020);
    expect(usualYear({ kind: 'lastYear' }, 2020, years)).toBe(2020);
  });
});

describe('a standing', () => {
  const { assessment, tree } = blankDocument();
  const document: Assessment = withEntries(assessment, {
    '1.1.1': { selfScore: pts(500), appraisedScore: pts(400), lastYearScore: pts(300) },
    '1.2.1': { selfScore: pts(7500), notApplicableReason: 'Không có' },
    '2.2': { selfScore: pts(1), secondAppraisedScore: pts(2) },
  });
  const scores = (kind: 'lastYear' | 'self' | 'final' | 'whatIf') =>
    Object.fromEntries(
      standingFrom({ kind }, { assessment: document, tree }, new Map([['1.1.1', pts(900)]]), ranking).rows.map(
        ({ code, points }) => [code, points],
      ),
    );

  it('has the scores that its kind says; last year every row applied', () => {
    const open = { '1.1.2': null, '2.1.1': null };
    expect(scores('self')).toEqual({ ...open, '1.1.1': 500, '2.2': 1 });
    expect(scores('final')).toEqual({ ...open, '1.1.1': 400, '2.2': 2 });
    expect(scores('whatIf')).toEqual({ ...open, '1.1.1': 900, '2.2': 1 });
    expect(scores('lastYear')).toEqual({ ...open, '1.1.1': 300, '1.2.1': null, '2.2': null });
    const copy = standingFrom({ kind: 'snapshot', id: 'k' }, { assessment: document, tree }, new Map(), ranking);
    expect(copy.rows.find(({ code }) => code === '2.2')?.points).toBe(2);
  });

  it('sums up like the document that it is of', () => {
    const penalised = standing([row('1.1', 5, 60), row('2.1', null, 40)], ranking, -7);
    expect(standingTotal(penalised)).toEqual({
      points: 0,
      maxPoints: 100_0000,
      openPoints: 40_0000,
      scoredRows: 1,
      rows: 2,
    });
    for (const kind of ['self', 'final', 'lastYear'] as const) {
      const field = kind === 'self' ? 'selfScore' : kind === 'lastYear' ? 'lastYearScore' : 'final';
      const made = standingFrom({ kind }, { assessment: document, tree }, new Map(), ranking);
      expect(standingTotal(made)).toEqual(rollUpDocument(document, tree, field).total);
    }
  });

  it('has the rank between what is scored and what is open, and none before its first score', () => {
    // 50 of 100 points, 20 open: 50 % to 70 %.
    expect(rankOfStanding(standing([row('1.1', 50, 80), row('2.1', null, 20)]))).toEqual(
      rankBetween(ranking, 50_0000, 70_0000),
    );
    expect(rankOfStanding(standing([row('1.1', 95, 100)]))).toMatchObject({ estimate: 1, exact: true });
    expect(rankOfStanding(standing([row('1.1', null, 80)]))).toBeNull();
    expect(rankOfStanding(standing([]))).toBeNull();
  });

  it('has the estimate that the attribution begins and ends with', () => {
    holds(4_711, 300, someSide, someSide, (one, other) => {
      const [from, to] = [toStanding(one), toStanding(other)];
      const attribution = attribute(from, to);
      if (!attribution) {
        expect(rankOfStanding(from) === null || rankOfStanding(to) === null).toBe(true);
        return;
      }
      expect(rankOfStanding(from)?.estimate).toBe(attribution.rankFrom);
      expect(rankOfStanding(to)?.estimate).toBe(attribution.rankTo);
      expect(attribution.rankTo).toBe(rankOfDocument(other.assessment, other.ranking));
    });
  });
});

describe('the rows that moved', () => {
  const from = standing([
    row('1.1', 1, 10),
    row('1.2', 5, 10),
    row('1.3', 2, 10),
    row('2.1', null, 10),
    row('2.2', 3, 5, 'sipas'),
    row('3.1', 1, 2),
    row('3.2', 1, 1),
  ]);
  const to = standing([
    row('1.1', 2, 10),
    row('1.2', 1, 10),
    row('1.3', 2, 10),
    row('2.1', 0.5, 10),
    row('2.2', 3.25, 5, 'sipas'),
    row('3.1', 1, 3),
    row('4.1', null, 1),
  ]);

  it('stand under their area, the survey or the rubric, the largest first', () => {
    expect(
      movedGroups(from, to).map(({ mover, gain, rows }) => [
        moverKey(mover),
        gain,
        rows.map(({ code, gain: each }) => [code, each]),
      ]),
    ).toEqual([
      [
        'area-1',
        -3_0000,
        [
          ['1.2', -4_0000],
          ['1.1', 1_0000],
        ],
      ],
      ['area-2', 5000, [['2.1', 5000]]],
      ['survey', 2500, [['2.2', 2500]]],
      [
        'rubric',
        -1_0000,
        [
          ['3.2', -1_0000],
          ['3.1', 0],
          ['4.1', 0],
        ],
      ],
    ]);
    const rubric = movedGroups(from, to).at(-1)?.rows;
    expect(rubric?.map(({ from: was, to: is }) => [was?.maxPoints ?? null, is?.maxPoints ?? null])).toEqual([
      [1_0000, null],
      [2_0000, 3_0000],
      [null, 1_0000],
    ]);
    expect(movedGroups(from, from)).toEqual([]);
  });

  it('add up to the points of each part of the attribution', () => {
    holds(815, 300, someSide, someSide, (one, other) => {
      const [before, after] = [toStanding(one), toStanding(other)];
      const attribution = attribute(before, after);
      if (!attribution) return;
      const byRows = new Map(movedGroups(before, after).map(({ mover, gain }) => [moverKey(mover), gain as number]));
      const fromRows = attribution.parts.filter(({ mover }) => !['peers', 'adjustments'].includes(mover.kind));
      for (const { mover, points } of fromRows) expect(byRows.get(moverKey(mover))).toBe(points);
      const moved = [...byRows].filter(([, gain]) => gain !== 0).map(([key]) => key);
      const told = fromRows.filter(({ points }) => points !== 0).map(({ mover }) => moverKey(mover));
      expect(moved.sort()).toEqual(told.sort());
    });
  });
});

describe('the ladder', () => {
  const among = (count: number) =>
    createRanking(
      field(
        count + 1,
        [
          { unit: 'Lạng Sơn', value: 50.5, rank: 7 },
          ...Array.from({ length: count }, (_, position) => ({
            unit: `Tỉnh ${String(position)}`,
            value: 90 - position,
          })),
        ],
        { valueDecimals: 4 },
      ),
      'Lạng Sơn',
      true,
    );

  it('has the neighbours of both places in the later table, and all between them', () => {
    // 80 and 75 percent among 90, 89 … 61: four above 80, four not above 75, and what lies between.
    const later = among(30);
    const ladder = ladderOf(standing([row('1.1', 75, 100)]), standing([row('1.1', 80, 100)], later), 'Lạng Sơn');
    expect(ladder?.rows.map(({ value }) => value).sort((a, b) => b - a)).toEqual([
      84, 83, 82, 81, 80, 79, 78, 77, 76, 75, 74, 73, 72,
    ]);
    expect(ladder?.leftOut).toBe(0);
    const { best, worst, estimate } = rankOf(later, 75_0000);
    expect(ladder?.own).toMatchObject({
      unit: 'Lạng Sơn',
      publishedRank: 7,
      before: { value: 75, best, worst, estimate },
      after: { value: 80 },
    });
  });

  it('leaves out those far from both places when there are many, and says how many', () => {
    const later = among(30);
    const ladder = ladderOf(standing([row('1.1', 62, 100)]), standing([row('1.1', 88, 100)], later), 'Lạng Sơn');
    const values = ladder?.rows.map(({ value }) => value).sort((a, b) => b - a);
    expect(values).toEqual([90, 89, 88, 87, 86, 85, 66, 65, 64, 63, 62, 61]);
    expect(ladder?.leftOut).toBe(84 - 67 + 1);
  });

  it('is none where one side has no rank', () => {
    const scored = standing([row('1.1', 75, 100)]);
    const open = standing([row('1.1', null, 100)]);
    expect(ladderOf(open, scored, 'x')).toBeNull();
    expect(ladderOf(scored, open, 'x')).toBeNull();
  });
});

describe('the bars of the areas', () => {
  it('have the index on each side, and none where nothing is scored or applies', () => {
    const from = standing([row('1.1', 1, 4), row('1.2', null, 4), row('2.1', null, 2)]);
    const to = standing([row('1.1', 3, 4), row('2.1', 1, 2), row('3.1', 0, 2)]);
    const areas = ['1', '2', '3', '4'].map((code) => ({ code, name: `Lĩnh vực ${code}` }));
    expect(areaBarsOf(from, to, areas)).toEqual([
      { code: '1', name: 'Lĩnh vực 1', percent: 75, comparison: 12.5 },
      { code: '2', name: 'Lĩnh vực 2', percent: 50, comparison: null },
      { code: '3', name: 'Lĩnh vực 3', percent: 0, comparison: null },
      { code: '4', name: 'Lĩnh vực 4', percent: null, comparison: null },
    ]);
  });
});

describe('in words', () => {
  it('a rank is marked unless it is exact', () => {
    expect(rankText({ estimate: 48, exact: false })).toBe('≈48');
    expect(rankText({ estimate: 48, exact: true })).toBe('48');
  });

  it('gains have a sign, and tenths one decimal', () => {
    expect([15, -4, 0, -123].map((tenths) => tenthsText(tenths, ','))).toEqual(['+1,5', '−0,4', '0,0', '−12,3']);
    expect(gainText(pts(12_500), '.', 2)).toBe('+1.25');
    expect(gainText(pts(-12_500), ',', 4)).toBe('−1,2500');
    expect(decimalsOf([pts(100), pts(-12_300)])).toBe(2);
    expect(decimalsOf([pts(100), pts(1)])).toBe(4);
  });

  it('reasons are summed by kind, and those that brought nothing are left out', () => {
    const part = (mover: Mover, tenths: number): DisplayPart => ({ mover, tenths, points: pts(0), maxPoints: pts(0) });
    const parts = [
      part({ kind: 'own', areaCode: '1' }, 25),
      part({ kind: 'own', areaCode: '2' }, -10),
      part({ kind: 'survey' }, 0),
      part({ kind: 'peers' }, -5),
    ];
    expect(reasons(parts, words, ',')).toEqual(['nỗ lực của địa phương +1,5 bậc', 'các địa phương khác −0,5 bậc']);
  });

  it('areas have their names from the later rubric that has them', () => {
    const { assessment, tree } = blankDocument();
    const [first, ...rest] = assessment.rubric.areas;
    if (!first) throw new Error('No area');
    const later = createRubricTree({ ...assessment.rubric, areas: [{ ...first, name: 'Tên mới' }, ...rest.slice(1)] });
    expect(moverName({ kind: 'own', areaCode: '1' }, [later, tree], words, 'vi')).toEqual({
      code: '1',
      name: 'Tên mới',
    });
    expect(moverName({ kind: 'own', areaCode: '2' }, [later, tree], words, 'vi').name).toBe('Mục 2');
    expect(nameIn([later], '2', 'vi')).toBe('');
    expect(moverName({ kind: 'peers' }, [tree], words, 'vi')).toEqual({
      code: '',
      name: words.attribution.movers.peers,
    });
  });

  it('a standing is called by what it is', () => {
    const snapshots = [
      {
        id: 'k',
        name: 'Trình',
        kind: 'named',
        round: null,
        at: '2024-05-01T00:00:00.000Z',
        by: '',
        points: pts(0),
        maxPoints: pts(0),
        scoredRows: 0,
        rows: 0,
      },
    ] as const;
    const names = {
      scenarios: [scenario('a', 'Thận trọng')],
      snapshots,
      words,
      general: messages.vi,
      language: 'vi',
    } as const;
    expect(sourceName({ kind: 'lastYear' }, names)).toBe(words.attribution.sources.lastYear);
    expect(sourceName({ kind: 'whatIf' }, names)).toBe(words.whatIf);
    expect(sourceName({ kind: 'scenario', id: 'a' }, names)).toBe('Thận trọng');
    expect(sourceName({ kind: 'snapshot', id: 'k' }, names)).toMatch(/^Trình – 01\/05\/2024/);
    expect(sourceName({ kind: 'scenario', id: 'gone' }, names)).toBe('');
  });
});

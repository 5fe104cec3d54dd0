import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreReader, type Assessment } from '../../../src/domain/assessment';
import type { Entry } from '../../../src/domain/entry';
import { rollUpScores } from '../../../src/domain/document-rollup';
import { indexPercent } from '../../../src/domain/index-percent';
import { subtractPoints, type Points } from '../../../src/domain/points';
import { createRanking, rankBetween, rankRuler, type Ranking, type RankResult } from '../../../src/domain/rank';
import { ceilingOf, rollUp, sumIndex, type Sum } from '../../../src/domain/rollup';
import { rubricSchema } from '../../../src/domain/rubric';
import { openRows, swingsOf } from '../../../src/domain/sensitivity';
import { blankDocument, field, holds, pts, smallRubricFile, withEntries } from '../../helpers/domain';
import { fieldWorld } from '../../helpers/domain-field-world';

const penalised = rubricSchema.parse({
  ...smallRubricFile(),
  adjustments: [{ id: 'late', kind: 'penalty', name: 'Nộp muộn', nameEn: 'Late', maxPoints: 20 }],
});
const { assessment: blank, tree } = blankDocument(penalised);

/** As the app ranks a total. */
function rankOfTotal(ranking: Ranking, total: Sum): RankResult | null {
  const floor = sumIndex(total);
  const ceiling = indexPercent(ceilingOf(total), total.maxPoints);
  return floor && ceiling && rankBetween(ranking, floor.scaled, ceiling.scaled);
}

const totalOf = (assessment: Assessment): Sum =>
  rollUpScores(assessment, tree, scoreReader(assessment, 'selfScore')).total;

const tornado = (assessment: Assessment, ranking: Ranking, lossLevelOf?: (code: string) => Points) => {
  const total = totalOf(assessment);
  return swingsOf(total, openRows(assessment, tree, scoreReader(assessment, 'selfScore'), lossLevelOf), (points) =>
    rankOfTotal(ranking, { ...total, points }),
  );
};

describe('open rows', () => {
  const assessment = withEntries(blank, {
    '1.1.1': { selfScore: pts(500) },
    '1.1.2': { selfScore: pts(2000), notApplicableReason: 'Không có' },
    '1.2.1': { selfScore: pts(9000), appraisedScore: pts(8000) },
    '2.2': { selfScore: pts(0) },
  });
  const self = scoreReader(assessment, 'selfScore');

  it('have a score, apply, and are not appraised', () => {
    expect(openRows(assessment, tree, self)).toEqual([
      { code: '1.1.1', points: 500, low: 0, high: 1000 },
      { code: '2.2', points: 0, low: 0, high: 3_3334 },
    ]);
  });

  it('are settled by a second appraisal alone, too', () => {
    const second = withEntries(assessment, { '1.1.1': { secondAppraisedScore: pts(500) } });
    expect(openRows(second, tree, self).map(({ code }) => code)).toEqual(['2.2']);
  });

  it('count an assumed score as one', () => {
    const assumed = (code: string): Points | null => (code === '2.1.1' ? pts(7_0000) : self(code));
    expect(openRows(assessment, tree, assumed).map(({ code, points }) => [code, points])).toEqual([
      ['1.1.1', 500],
      ['2.1.1', 7_0000],
      ['2.2', 0],
    ]);
  });

  it('lose down to the level given, and gain nothing by a loss', () => {
    expect(openRows(assessment, tree, self, () => pts(300)).map(({ low }) => low)).toEqual([300, 0]);
  });
});

describe('swings', () => {
  // 14.8334 points in all, so 1 % is 0.148334 points. Five others, fully known.
  const full = createRanking(
    field(
      5,
      [96, 91, 88, 84, 80].map((value, position) => ({ unit: `Tỉnh ${position + 1}`, value, rank: position + 1 })),
      { valueDecimals: 4 },
    ),
    'own',
    false,
  );
  const assessment = withEntries(blank, {
    '1.1.1': { selfScore: pts(1000) },
    '1.1.2': { selfScore: pts(1500) },
    '1.2.1': { selfScore: pts(1_0000) },
    '2.1.1': { selfScore: pts(9_0000), appraisedScore: pts(9_0000) },
    '2.2': { selfScore: pts(2_9000) },
  });

  it('are what loss and full marks of one row do to the rank, widest first', () => {
    // 13.15 of 14.8334 is 88.65 %: rank 3 of 6, above the third of the others at 88.
    // 2.2:   loss to 10.25 (69.10 %), below all: rank 6, 3 lost. Full: 13.5834 (91.57 %): rank 2, 1 gained.
    // 1.2.1: loss to 12.15 (81.91 %): rank 5, 2 lost. Full: 13.35 (90.00 %), still rank 3.
    // 1.1.2: loss to 13.00 (87.64 %): rank 4, 1 lost. 1.1.1: loss to 13.05 (87.98 %): rank 4, 1 lost.
    const swings = tornado(assessment, full);
    expect(swings.map(({ code, ranksLost, ranksGained }) => [code, ranksLost, ranksGained])).toEqual([
      ['2.2', 3, 1],
      ['1.2.1', 2, 0],
      ['1.1.2', 1, 0],
      ['1.1.1', 1, 0],
    ]);
    expect(swings[0]).toMatchObject({
      points: 2_9000,
      low: 0,
      high: 3_3334,
      lossPoints: 2_9000,
      gainPoints: 4334,
      rankNow: { estimate: 3 },
      rankAtLow: { estimate: 6 },
      rankAtHigh: { estimate: 2 },
    });
  });

  it('keep the order given where ranks and points are alike', () => {
    const row = { points: pts(1), low: pts(0), high: pts(2) };
    const rows = ['c', 'a', 'b'].map((code) => ({ code, ...row }));
    const codes = swingsOf(totalOf(assessment), rows, () => null).map(({ code }) => code);
    expect(codes).toEqual(['c', 'a', 'b']);
  });

  it('know no ranks where there are none, and still the points', () => {
    const swings = swingsOf(
      totalOf(assessment),
      openRows(assessment, tree, scoreReader(assessment, 'selfScore')),
      () => null,
    );
    expect(
      swings.map(({ code, lossPoints, ranksLost, ranksGained }) => [code, lossPoints, ranksLost, ranksGained]),
    ).toEqual([
      ['2.2', 2_9000, null, null],
      ['1.2.1', 1_0000, null, null],
      ['1.1.2', 1500, null, null],
      ['1.1.1', 1000, null, null],
    ]);
  });

  it('hold a total at zero after a row has moved, not before', () => {
    // 13.15 less a penalty of 15 is -1.85 and counts as 0; full marks of 2.2 bring -1.4166, still 0.
    const late = { ...assessment, adjustments: [{ id: 'late', points: pts(15_0000), reason: '' }] };
    const total = { ...totalOf(late), points: pts(-1_8500) };
    const swings = swingsOf(total, [{ code: '2.2', points: pts(2_9000), low: pts(0), high: pts(3_3334) }], (points) =>
      rankOfTotal(full, { ...total, points }),
    );
    expect(swings).toMatchObject([{ lossPoints: 0, gainPoints: 0, ranksLost: 0, ranksGained: 0 }]);
  });

  it('are no sense where a row stands outside its own bounds', () => {
    const row = { code: '2.2', points: pts(2), low: pts(3), high: pts(4) };
    expect(() => swingsOf(totalOf(assessment), [row], () => null)).toThrow('2.2');
  });
});

/** Scores mostly near the top, where the random fields have their values. */
const someDocument: fc.Arbitrary<Assessment> = fc
  .record({
    rows: fc.tuple(
      ...tree.scoredNodes.map((node) =>
        fc.record({
          selfScore: fc.oneof(
            { weight: 8, arbitrary: fc.integer({ min: Math.floor(node.maxPoints * 0.7), max: node.maxPoints }) },
            fc.constantFrom(null, 0),
          ),
          appraised: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
          notApplicable: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
        }),
      ),
    ),
    penalty: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      fc.integer({ min: 0, max: 1_0000 }),
      fc.integer({ min: 5_0000, max: 20_0000 }),
    ),
  })
  .map(({ rows, penalty }) => {
    const changes = rows.map(({ selfScore, appraised, notApplicable }, position): [string, Partial<Entry>] => [
      tree.scoredNodes[position]!.code,
      {
        selfScore: selfScore === null ? null : pts(selfScore),
        appraisedScore: appraised ? pts(0) : null,
        notApplicableReason: notApplicable ? 'Không có' : '',
      },
    ]);
    const scored = withEntries(blank, Object.fromEntries(changes));
    return penalty === 0 ? scored : { ...scored, adjustments: [{ id: 'late', points: pts(penalty), reason: '' }] };
  });

describe('against brute force', () => {
  it('the tornado equals rolling up and ranking the whole document anew with each score changed', () => {
    let lost = 0;
    let gained = 0;
    holds(911, 1500, someDocument, fieldWorld(), fc.integer({ min: 0, max: 2000 }), (assessment, world, lossLevel) => {
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      const rankWith = (code: string, selfScore: Points) =>
        rankOfTotal(ranking, totalOf(withEntries(assessment, { [code]: { selfScore } })));
      const rankNow = rankOfTotal(ranking, totalOf(assessment));
      const applies = (code: string): boolean => assessment.entries.get(code)!.notApplicableReason === '';
      const penalty = assessment.adjustments[0]?.points ?? pts(0);
      const rows = rollUp(tree, scoreReader(assessment, 'selfScore'), applies).total;
      const total = { ...rows, points: subtractPoints(rows.points, penalty) };
      const open = openRows(assessment, tree, scoreReader(assessment, 'selfScore'), () => pts(lossLevel));
      const swings = swingsOf(total, open, (points) => rankOfTotal(ranking, { ...total, points }));
      const expectedCodes = tree.scoredNodes.flatMap(({ code }) => {
        const entry = assessment.entries.get(code)!;
        return applies(code) && entry.selfScore !== null && entry.appraisedScore === null ? [code] : [];
      });
      expect(swings.map(({ code }) => code).toSorted()).toEqual(expectedCodes);
      for (const swing of swings) {
        const { selfScore } = assessment.entries.get(swing.code)!;
        const atLow = rankWith(swing.code, pts(Math.min(lossLevel, selfScore!)));
        const atHigh = rankWith(swing.code, tree.nodeByCode.get(swing.code)!.maxPoints);
        expect(swing).toMatchObject({ rankNow, rankAtLow: atLow, rankAtHigh: atHigh });
        expect(swing.ranksLost).toBe(atLow!.estimate - rankNow!.estimate);
        expect(swing.ranksGained).toBe(rankNow!.estimate - atHigh!.estimate);
        expect(Math.min(swing.ranksLost!, swing.ranksGained!)).toBeGreaterThanOrEqual(0);
        lost += swing.ranksLost!;
        gained += swing.ranksGained!;
      }
      const widths = swings.map(({ ranksLost, ranksGained }) => ranksLost! + ranksGained!);
      expect(widths).toEqual(widths.toSorted((a, b) => b - a));
    });
    // The cases are not all flat.
    expect(Math.min(lost, gained)).toBeGreaterThan(1000);
  });

  it('a document has the rank of the ruler where it has the index that the ruler asks for, and not below', () => {
    let reached = 0;
    let missed = 0;
    holds(912, 300, someDocument, fieldWorld({ maxUnits: 12 }), (assessment, world) => {
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      const total = totalOf(assessment);
      const index = sumIndex(total);
      const rank = rankOfTotal(ranking, total);
      if (!index || !rank) return;
      for (const { rank: wanted, estimated, certain } of rankRuler(ranking, 1, 99)) {
        for (const [lowest, got] of [
          [estimated, rank.estimate],
          [certain, rank.worst],
        ] as const) {
          // The ruler gives whole ten-thousandths of a percent; an index may lie between two.
          if (lowest !== null && index.scaled >= lowest) {
            reached += 1;
            expect(got).toBeLessThanOrEqual(wanted);
          } else if (lowest === null || index.scaled <= lowest - 1) {
            missed += 1;
            expect(got).toBeGreaterThan(wanted);
          }
        }
      }
    });
    expect(Math.min(reached, missed)).toBeGreaterThan(500);
  });
});

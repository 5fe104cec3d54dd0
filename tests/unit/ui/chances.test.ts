import { describe, expect, test } from 'vitest';
import { expectationsOf } from '../../../src/domain/acceptance';
import type { Entry } from '../../../src/domain/entry';
import type { Points } from '../../../src/domain/points';
import type { Swing } from '../../../src/domain/sensitivity';
import { arrangedCodes, chanceRows } from '../../../src/ui/studio/chances/chance-rows';
import { describeBasis } from '../../../src/ui/studio/chances/chance-text';
import { byGain, byLoss, changesOf } from '../../../src/ui/studio/chances/risk-scenarios';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';

const { assessment: blank, tree } = blankDocument();
const surveySpread = 2;

function rowsWith(entries: Readonly<Record<string, Partial<Entry>>>) {
  const assessment = withEntries(blank, entries);
  return chanceRows(assessment, expectationsOf(assessment, tree, { surveySpread }), surveySpread);
}

/** 1.1.1 of 0.1 unproven, 1.1.2 a survey of 0.2, 1.2.1 of 1.2 explained alone, 2.1.1 open, 2.2 statistics. */
const scored: Readonly<Record<string, Partial<Entry>>> = {
  '1.1.1': { selfScore: pts(1000), lastYearScore: pts(1000) },
  '1.1.2': { selfScore: pts(1600) },
  '1.2.1': { selfScore: pts(1_2000), explanation: 'Theo báo cáo', lastYearScore: pts(1_0000) },
  '2.2': { selfScore: pts(3_0000) },
};
const rows = rowsWith(scored);
const rowOf = (code: string, of = rows) => of.find(({ expectation }) => expectation.node.code === code)!;

describe('rows of the table of chances', () => {
  test('tell what is at risk, rounded once', () => {
    const figures = rows.map(({ expectation, risk, mostLost }) => [expectation.node.code, risk, mostLost]);
    expect(figures).toEqual([
      ['1.1.1', 400, 1000], // 40 % of 0.1, to nothing
      ['1.1.2', 0, 57], // √2 × 2 % of 0.2 is 0.00566
      ['1.2.1', 4200, 1_2000], // 35 % of 1.2
      ['2.1.1', 0, 0],
      ['2.2', 0, 0],
    ]);
    expect(rowOf('1.1.1', rowsWith({ '1.1.1': { selfScore: pts(3), acceptancePercent: 50 } })).risk).toBe(2);
  });

  test('ask for a chance only where somebody may refuse', () => {
    expect(rows.filter(({ canBeRefused }) => canBeRefused).map(({ entry }) => entry.code)).toEqual(['1.1.1', '1.2.1']);
    const appraised = rowsWith({ ...scored, '1.1.1': { ...scored['1.1.1'], appraisedScore: pts(500) } });
    expect(rowOf('1.1.1', appraised).canBeRefused).toBe(false);
  });

  test('know the default behind what was given', () => {
    const given = { ...scored['1.2.1'], acceptancePercent: 20, refusedScore: pts(6000) };
    const row = rowOf('1.2.1', rowsWith({ '1.2.1': given }));
    expect([row.defaultPercent, row.defaultRefused, row.expectation.acceptancePercent]).toEqual([65, 0, 20]);
    expect([row.risk, row.mostLost]).toEqual([4800, 6000]);
  });

  test('stand by risk, or in official order; of an area, or those at risk', () => {
    const show = (choice: Partial<Parameters<typeof arrangedCodes>[1]>) =>
      arrangedCodes(rows, { order: 'risk', area: '', onlyAtRisk: false, ...choice });
    expect(show({})).toEqual(['1.2.1', '1.1.1', '1.1.2', '2.1.1', '2.2']);
    expect(show({ onlyAtRisk: true })).toEqual(['1.2.1', '1.1.1', '1.1.2']);
    expect(show({ order: 'official', area: '1' })).toEqual(['1.1.1', '1.1.2', '1.2.1']);
    expect(show({ area: '2', onlyAtRisk: true })).toEqual([]);
  });

  test('say why', () => {
    const words = studioMessages.vi.chances.basis;
    const say = (code: string, of = rows) => describeBasis(rowOf(code, of), words, ',');
    expect(['1.1.1', '1.1.2', '2.1.1', '2.2'].map((code) => say(code))).toEqual([
      'Chưa có tài liệu, giải trình; không hơn năm trước',
      'Khảo sát, ước tính ± 0,0057',
      'Chưa chấm',
      'Không có gì để từ chối',
    ]);
    const given = rowsWith({ '1.2.1': { ...scored['1.2.1'], acceptancePercent: 90, lastYearScore: null } });
    expect(say('1.2.1', given)).toBe(
      'Tự đặt. Tài liệu chưa chỉ rõ chỗ, hoặc chỉ có giải trình; không rõ năm trước (mặc định 80%)',
    );
    const fallen = rowsWith({ '1.1.1': { selfScore: pts(500), refusedScore: pts(800) } });
    expect(say('1.1.1', fallen)).toMatch(/; không rõ năm trước Điểm nếu bị từ chối tính là 0,05:/);
  });
});

function swing(
  code: string,
  given: Partial<Record<'points' | 'low' | 'high', number>>,
  ranks: [number, number] | null,
) {
  const { points = 5000, low = 0, high = 1_0000 } = given;
  const row: Swing = {
    code,
    points: points as Points,
    low: low as Points,
    high: high as Points,
    lossPoints: pts(points - low),
    gainPoints: pts(high - points),
    rankNow: null,
    rankAtLow: null,
    rankAtHigh: null,
    ranksLost: ranks?.[0] ?? null,
    ranksGained: ranks?.[1] ?? null,
  };
  return row;
}

describe('scenarios of risks', () => {
  test('the costliest loss comes first, by ranks before points', () => {
    const swings = [swing('a', { points: 9000 }, [1, 5]), swing('b', {}, [3, 1]), swing('c', { low: 1 }, [3, 7])];
    expect(byLoss(swings).map(({ code }) => code)).toEqual(['b', 'c', 'a']);
    expect(byGain(swings).map(({ code }) => code)).toEqual(['c', 'a', 'b']);
    const unranked = [swing('a', { points: 2000 }, null), swing('b', { points: 8000 }, null)];
    expect(byLoss(unranked).map(({ code }) => code)).toEqual(['b', 'a']);
    expect(byGain(unranked).map(({ code }) => code)).toEqual(['a', 'b']);
  });

  test('change rows from where they stand, and leave out those that stand there', () => {
    const swings = [swing('a', { low: 1000 }, null), swing('b', { low: 5000 }, null), swing('c', { high: 5000 }, null)];
    expect(changesOf(swings, 'loss')).toEqual([
      { code: 'a', selfScore: 1000, from: 5000 },
      { code: 'c', selfScore: 0, from: 5000 },
    ]);
    expect(changesOf(swings, 'gain').map(({ code, selfScore }) => [code, selfScore])).toEqual([
      ['a', 1_0000],
      ['b', 1_0000],
    ]);
  });
});

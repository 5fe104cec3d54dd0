import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../src/domain/compare-documents';
import { createRanking, rankBetween } from '../../../src/domain/rank';
import { ceilingOf, sumIndex, type Sum } from '../../../src/domain/rollup';
import { indexPercent } from '../../../src/domain/index-percent';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import type { Assessment } from '../../../src/domain/assessment';
import { en } from '../../../src/i18n/en';
import { vi } from '../../../src/i18n/vi';
import {
  changedParts,
  changedText,
  rankEffects,
  rowsAsText,
  totalAfterRow,
} from '../../../src/ui/snapshots/comparison';
import { describeSnapshotFailure, snapshotName } from '../../../src/ui/snapshots/snapshot-text';
import { pts, scenario, smallRubric, withEntries } from '../../helpers/domain';
import { field2023 } from '../state/session-stage';
import { startDocument } from '../state/start-document';

const messages = { vi, en };

const sideOf = (assessment: Assessment) => ({ assessment, tree: createRubricTree(assessment.rubric) });

/** Rank of Lạng Sơn among Hà Nội 90 %, Huế 80 % and Cao Bằng 40 %. */
const ranking = createRanking(field2023, 'Lạng Sơn', true);
function rankOf(total: Sum) {
  const [floor, ceiling] = [sumIndex(total), indexPercent(ceilingOf(total), total.maxPoints)];
  return floor && ceiling ? rankBetween(ranking, floor.scaled, ceiling.scaled) : null;
}

function effectsOf(before: Assessment, after: Assessment) {
  return Object.fromEntries(rankEffects(compareDocuments(before, after), sideOf(before), sideOf(after), rankOf));
}

describe('what each row does to the rank', () => {
  // 0.7501 of 14.8334 points, 5 %: last of four.
  const before = startDocument();

  it('is counted from the total before, each row by itself', () => {
    // 10.7501 points are 72 %, above Cao Bằng; 4.0834 are 28 %, above nobody; together 95 %, above all three.
    const after = withEntries(before, { '2.1.1': { selfScore: pts(10_0000) }, '2.2': { selfScore: pts(3_3334) } });
    expect(effectsOf(before, after)).toEqual({ '2.1.1': 1, '2.2': 0 });
    const { total } = compareDocuments(before, after);
    expect([rankOf(total.before)?.estimate, rankOf(total.after)?.estimate]).toEqual([4, 1]);
  });

  it('is a loss the other way round', () => {
    const after = withEntries(before, { '2.1.1': { selfScore: pts(10_0000) }, '2.2': { selfScore: pts(3_3334) } });
    // From 95 %: without 2.1.1 28 % (rank 4), without 2.2 72 % (rank 3).
    expect(effectsOf(after, before)).toEqual({ '2.1.1': -3, '2.2': -2 });
  });

  it('is of points and scale where a row ceases to apply', () => {
    // 0.7501 of 4.8334 are 15.5 %: still last. Without 2.2 too, 0.75 of 1.5 are 50 %.
    const narrow = withEntries(before, { '2.1.1': { notApplicableReason: 'Không khảo sát' } });
    expect(effectsOf(before, narrow)).toEqual({ '2.1.1': 0 });
    const narrower = withEntries(narrow, { '2.2': { notApplicableReason: 'Không có số liệu' } });
    expect(effectsOf(narrow, narrower)).toEqual({ '2.2': 1 });
  });

  it('is nothing where there is no rank before', () => {
    const blank = withEntries(before, { '1.2.1': { selfScore: null }, '2.2': { selfScore: null } });
    expect(effectsOf(blank, before)).toEqual({ '1.2.1': null, '2.2': null });
  });

  it('adds up to the total after where one row alone differs', () => {
    for (const change of [
      { selfScore: pts(5_0000) },
      { notApplicableReason: 'Không' },
      { selfScore: pts(5_0000), appraisedScore: pts(4_0000) },
    ]) {
      const after = withEntries(before, { '2.1.1': change });
      const { total } = compareDocuments(before, after);
      expect(totalAfterRow(total.before, sideOf(before), sideOf(after), '2.1.1')).toEqual(total.after);
      expect(totalAfterRow(total.after, sideOf(after), sideOf(before), '2.1.1')).toEqual(total.before);
    }
  });

  it('counts rows that only one rubric has', () => {
    const rubric = smallRubric();
    const [first, second] = rubric.areas;
    const areas = [{ ...first!, maxPoints: pts(3000), criteria: first!.criteria.slice(0, 1) }, second!];
    const entries = new Map([...before.entries].filter(([code]) => code !== '1.2.1'));
    const after: Assessment = { ...before, rubric: { ...rubric, areas }, entries };
    const { rows, total } = compareDocuments(before, after);
    expect(rows.map((row) => [row.code, changedText(row, messages.vi)])).toEqual([['1.2.1', 'chỉ có ở bản trước']]);
    expect(totalAfterRow(total.before, sideOf(before), sideOf(after), '1.2.1')).toEqual(total.after);
  });
});

describe('words of a comparison', () => {
  const before = startDocument();
  const after: Assessment = {
    ...withEntries(before, {
      '1.2.1': { selfScore: pts(7004), scoredOn: '2025-01-01', note: 'Mới' },
      '2.2': { selfScore: null },
      '2.1.1': { explanation: 'Chờ' },
    }),
    head: { ...before.head, title: 'Khác', createdAt: '2025-01-01T00:00:00.000Z' },
    scenarios: [scenario('x', 'Lạ')],
  };
  const comparison = compareDocuments(before, after);

  it('say what changed in a row and outside the rows', () => {
    expect(comparison.rows.map((row) => changedText(row, messages.vi))).toEqual([
      'Tự chấm, Ghi chú',
      'Giải trình',
      'Tự chấm',
    ]);
    expect(changedParts(comparison, before, after, messages.en)).toEqual(['title, unit or year', 'scenarios']);
    const begunLater = { ...before, head: { ...before.head, createdAt: after.head.createdAt } };
    expect(changedParts(compareDocuments(before, begunLater), before, begunLater, messages.en)).toEqual([]);
  });

  it('are a table for a spreadsheet, with plain minus and no text that works as a formula', () => {
    const effects = new Map([
      ['1.2.1', -2],
      ['2.1.1', 0],
      ['2.2', null],
    ]);
    const rows = comparison.rows.map((row) => (row.code === '2.2' ? { ...row, name: '=1+1\tx' } : row));
    const text = rowsAsText(rows, effects, messages.vi, 'vi').split('\n');
    expect(text).toHaveLength(4);
    expect(text[1]).toBe('1.2.1\tMục 1.2.1\tTự chấm, Ghi chú\t0,75\t0,7004\t-0,0496\t-2');
    expect(text[2]).toBe('2.1.1\tMục 2.1.1\tGiải trình\t\t\t0,00\t0');
    expect(text[3]).toBe("2.2\t'=1+1 x\tTự chấm\t0,0001\t\t-0,0001\t");
    expect(rowsAsText(rows, effects, messages.en, 'en')).toContain('1.2.1\tItem 1.2.1\tSelf score, Note');
  });
});

describe('words of a copy', () => {
  const heading = { id: 'a', name: '', round: null, at: '2025-01-01T00:00:00.000Z', by: '' } as const;

  it('are its name, else why it was kept', () => {
    expect(snapshotName({ ...heading, kind: 'named', name: 'Trình' }, messages.vi)).toBe('Trình');
    expect(snapshotName({ ...heading, kind: 'named' }, messages.vi)).toBe('Bản lưu không tên');
    expect(snapshotName({ ...heading, kind: 'beforeImport' }, messages.vi)).toBe('Trước khi nhập tệp');
    expect(snapshotName({ ...heading, kind: 'lock', round: 'self' }, messages.vi)).toBe('Chốt vòng “Tự chấm”');
    expect(snapshotName({ ...heading, kind: 'lock' }, messages.en)).toBe('Sealed');
  });

  it('of a failure speak of the copy, not of the document that is open', () => {
    const said = messages.vi.snapshots;
    expect(describeSnapshotFailure({ reason: 'missing' }, messages.vi)).toBe(said.gone);
    expect(describeSnapshotFailure({ reason: 'corrupt', failure: null }, messages.vi)).toBe(said.corrupt);
    expect(describeSnapshotFailure({ reason: 'quota' }, messages.vi)).toBe(messages.vi.save.reasons.quota);
  });
});

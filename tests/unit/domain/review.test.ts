import { describe, expect, it } from 'vitest';
import { createSample, loadPublishedChanges, loadRubric } from '../../../src/data/packs';
import { finalScore, isApplicable } from '../../../src/domain/entry';
import { createFinding } from '../../../src/domain/finding';
import { findingsOf } from '../../../src/domain/findings';
import { rubricSchema } from '../../../src/domain/rubric';
import { reviewOf } from '../../../src/domain/review';
import { changesAgainstLastYear } from '../../../src/domain/review-changes';
import { lossesOf, type LossGroup } from '../../../src/domain/review-losses';
import { blankDocument, createdAt, holds, pts, smallRubricFile, withEntries } from '../../helpers/domain';
import { planItem, plannedDocument } from '../../helpers/domain-plan';

const { assessment: blank, tree } = blankDocument();

/** Lost: 0.02 of 1.1.1 and 0.05 of 1.1.2 (SNV), 0.3 of 1.2.1 (STC), 1 of 2.2 (nobody). 2.1.1 is open. */
const scored = withEntries(blank, {
  '1.1.1': { selfScore: pts(800), lastYearScore: pts(900) },
  '1.1.2': { selfScore: pts(2000), appraisedScore: pts(1500), lastYearScore: pts(1500) },
  '1.2.1': { selfScore: pts(1_2000), appraisedScore: pts(8000), secondAppraisedScore: pts(9000) },
  '2.1.1': { lastYearScore: pts(8_0000) },
  '2.2': { selfScore: pts(2_3334), lastYearScore: pts(2_0000) },
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const summary = (groups: readonly LossGroup[]) =>
  groups.map(({ code, lost, rows }) => [code, lost, ...rows.map(({ node }) => node.code)]);

describe('what was lost', () => {
  const losses = lossesOf(scored, tree, []);

  it('is what the latest round left below the maximum, most first; an open row has lost nothing', () => {
    expect(losses.lost).toBe(200 + 500 + 3000 + 1_0000);
    expect(losses.rows.map(({ node, department, points, lost }) => [node.code, department, points, lost])).toEqual([
      ['2.2', '', 2_3334, 1_0000],
      ['1.2.1', 'STC', 9000, 3000],
      ['1.1.2', 'SNV', 1500, 500],
      ['1.1.1', 'SNV', 800, 200],
    ]);
  });

  it('goes to areas and to lead departments', () => {
    expect(summary(losses.byArea)).toEqual([
      ['2', 1_0000, '2.2'],
      ['1', 3700, '1.2.1', '1.1.2', '1.1.1'],
    ]);
    expect(summary(losses.byDepartment)).toEqual([
      ['', 1_0000, '2.2'],
      ['STC', 3000, '1.2.1'],
      ['SNV', 700, '1.1.2', '1.1.1'],
    ]);
  });

  it('has shares of all lost points', () => {
    expect(losses.rows[0]!.share).toMatchObject({ points: 1_0000, maxPoints: 1_3700 });
    expect(losses.byArea[1]!.share).toMatchObject({ points: 3700, maxPoints: 1_3700 });
    expect(losses.byDepartment[2]!.share.scaled).toBeCloseTo((700 / 13_700) * 1_000_000, 6);
  });

  it('stands in official order where the same is lost', () => {
    const even = withEntries(blank, {
      '1.1.1': { selfScore: pts(0) },
      '1.1.2': { selfScore: pts(1000) },
      '1.2.1': { selfScore: pts(1_1000) },
      '2.2': { selfScore: pts(3_0334) },
    });
    const { rows, byArea } = lossesOf(even, tree, []);
    expect(rows.map(({ node }) => node.code)).toEqual(['2.2', '1.1.1', '1.1.2', '1.2.1']);
    expect(summary(byArea).map(([code, lost]) => [code, lost])).toEqual([
      ['1', 3000],
      ['2', 3000],
    ]);
  });

  it('of rows that do not apply, are full or blank is nothing', () => {
    const full = withEntries(blank, {
      '1.1.1': { selfScore: pts(1000) },
      '2.2': { selfScore: pts(0), notApplicableReason: 'Không có' },
    });
    expect(lossesOf(full, tree, [])).toEqual({ lost: 0, rows: [], byArea: [], byDepartment: [] });
  });

  it('goes to nobody where the lead department is gone', () => {
    const orphan = withEntries(blank, { '1.1.1': { selfScore: pts(0), leadDepartment: 'XX' } });
    expect(summary(lossesOf(orphan, tree, []).byDepartment)).toEqual([['', 1000, '1.1.1']]);
  });
});

describe('the cause of a loss', () => {
  const findings = [
    createFinding(['1.1.2', '1.1.1'], pts(900), { kind: 'documentOverused', documentId: 'a', shares: [] }),
    createFinding(['1.1.1'], pts(800), { kind: 'claimedWithoutEvidence' }),
    createFinding(['1.1.1'], pts(700), { kind: 'documentInFuture', documentId: 'b' }),
    createFinding(['1.1.1'], pts(600), { kind: 'documentInFuture', documentId: 'c' }),
    createFinding(['1.2.1'], pts(500), { kind: 'changedAfterCheck' }),
  ];
  const causes = (...plan: readonly ReturnType<typeof planItem>[]) =>
    Object.fromEntries(lossesOf({ ...scored, plan }, tree, findings).rows.map(({ node, cause }) => [node.code, cause]));

  it('is hinted at by what the checks find in the row, each kind once, most points at stake first', () => {
    expect(causes()).toEqual({
      '1.1.1': { kind: 'findings', findings: ['documentOverused', 'claimedWithoutEvidence', 'documentInFuture'] },
      '1.1.2': { kind: 'findings', findings: ['documentOverused'] },
      '1.2.1': { kind: 'findings', findings: ['changedAfterCheck'] },
      '2.2': { kind: 'none' },
    });
  });

  const written = (cause: string) => ({ causeId: '', cause });

  it('is what the plan says where it says something, each text once', () => {
    const found = causes(
      planItem('a', '1.1.1', { cause: ' Chậm ban hành ' }),
      planItem('b', '1.1.1', { cause: 'Thiếu số liệu', state: 'dropped' }),
      planItem('c', '1.1.1', { cause: 'Chậm ban hành' }),
      planItem('d', '1.1.2', { cause: '  ' }),
      planItem('e', '2.2', { causeId: 'other', cause: 'Kinh tế' }),
      planItem('f', '1.2.1', { causeId: 'lowRate' }),
    );
    expect(found).toMatchObject({
      '1.1.1': { kind: 'plan', causes: [written('Chậm ban hành'), written('Thiếu số liệu')] },
      '1.1.2': { kind: 'findings' },
      '1.2.1': { kind: 'plan', causes: [{ causeId: 'lowRate', cause: '' }] },
      '2.2': { kind: 'plan', causes: [{ causeId: 'other', cause: 'Kinh tế' }] },
    });
  });

  it('comes with all that the plan has on the row', () => {
    const plan = [planItem('a', '2.2'), planItem('b', '1.1.1'), planItem('c', '2.2', { state: 'dropped' })];
    const { rows } = lossesOf({ ...scored, plan }, tree, []);
    expect(rows.map(({ node, planItems }) => [node.code, ...planItems.map(({ id }) => id)])).toEqual([
      ['2.2', 'a', 'c'],
      ['1.2.1'],
      ['1.1.2'],
      ['1.1.1', 'b'],
    ]);
  });
});

describe('changes against last year', () => {
  const changes = changesAgainstLastYear(scored, tree);

  it('are of rows known in both years, most points first', () => {
    const gains = (rows: typeof changes.rose) => rows.map(({ node, gain }) => [node.code, gain]);
    expect(gains(changes.rose)).toEqual([['2.2', 3334]]);
    expect(gains(changes.fell)).toEqual([['1.1.1', -100]]);
  });

  it('add up over those rows only, and tell how many are outside', () => {
    expect(changes.byArea).toEqual([
      // 1.1.1 and 1.1.2; last year of 1.2.1 is not known.
      { code: '1', before: 2400, after: 2300, gain: -100, maxPoints: 3000, comparedRows: 2, outsideRows: 1 },
      // 2.2; 2.1.1 is still open.
      { code: '2', before: 2_0000, after: 2_3334, gain: 3334, maxPoints: 3_3334, comparedRows: 1, outsideRows: 1 },
    ]);
    expect(changes.total).toEqual({
      before: 2_2400,
      after: 2_5634,
      gain: 3234,
      maxPoints: 3_6334,
      comparedRows: 3,
      outsideRows: 2,
    });
  });

  it('leave out a row that does not apply this year, and know 0 from blank', () => {
    const odd = withEntries(blank, {
      '1.1.1': { selfScore: pts(800), lastYearScore: pts(900), notApplicableReason: 'Không có' },
      '1.1.2': { selfScore: pts(0), lastYearScore: pts(2000) },
      '1.2.1': { selfScore: pts(5000), lastYearScore: pts(0) },
    });
    const { total, rose, fell } = changesAgainstLastYear(odd, tree);
    expect(total).toMatchObject({ before: 2000, after: 5000, gain: 3000, comparedRows: 2, outsideRows: 3 });
    expect([rose, fell].map((rows) => rows.map(({ node }) => node.code))).toEqual([['1.2.1'], ['1.1.2']]);
  });
});

describe('the review', () => {
  it('of a blank document knows nothing but maxima', () => {
    const { total, areas, announced } = reviewOf(blank, tree, null, []);
    expect(total).toEqual({
      points: null,
      maxPoints: 14_8334,
      openPoints: 14_8334,
      index: null,
      group: null,
      lostPoints: 0,
      adjustment: 0,
    });
    expect(areas).toEqual([
      { code: '1', points: null, maxPoints: 1_5000, openPoints: 1_5000, index: null, lostPoints: 0, rankChange: null },
      {
        code: '2',
        points: null,
        maxPoints: 13_3334,
        openPoints: 13_3334,
        index: null,
        lostPoints: 0,
        rankChange: null,
      },
    ]);
    expect(announced).toBeNull();
  });

  it('has points, index and group of the latest round', () => {
    // Area 1: 800 + 1500 + 9000 of 15000; area 2: 23334 of 133334 with 2.1.1 open.
    const { total, areas } = reviewOf(scored, tree, null, []);
    expect(areas).toMatchObject([
      { points: 1_1300, openPoints: 0, lostPoints: 3700, index: { points: 1_1300, maxPoints: 1_5000 } },
      { points: 2_3334, openPoints: 10_0000, lostPoints: 1_0000, index: { points: 2_3334, maxPoints: 13_3334 } },
    ]);
    expect(total).toMatchObject({ points: 3_4634, maxPoints: 14_8334, lostPoints: 1_3700, group: 'D' });
  });

  it('keeps bonus and penalty apart from lost points', () => {
    const rule = { id: 'late', kind: 'penalty', name: 'Nộp chậm', nameEn: '', maxPoints: 1 };
    const rubric = rubricSchema.parse({ ...smallRubricFile(), adjustments: [rule] });
    const fined = { ...scored, rubric, adjustments: [{ id: 'late', points: pts(5000), reason: '' }] };
    expect(reviewOf(fined, tree, null, []).total).toMatchObject({
      points: 2_9634,
      lostPoints: 1_3700,
      adjustment: -5000,
    });
  });

  it('of the sample shows the announced changes of Lạng Sơn 2023', () => {
    const sample = createSample(createdAt);
    const findings = findingsOf(sample.assessment, sample.tree, '2024-01-15');
    const review = reviewOf(sample.assessment, sample.tree, loadPublishedChanges(), findings);
    expect(review.announced?.parIndex).toMatchObject({ rank: 47, rankChange: 7, unitCount: 63 });
    expect(review.announced?.sipas).toMatchObject({ rank: 55, rankChange: 4, unitCount: 63 });
    expect(review.areas.map(({ code, rankChange }) => [code, rankChange])).toEqual([
      ['1', -33],
      ['2', -20],
      ['3', null],
      ['4', 12],
      ['5', 31],
      ['6', -18],
      ['7', 26],
      ['8', 11],
    ]);
    expect(review.total).toMatchObject({ points: 85_9600, openPoints: 0, lostPoints: 14_0400, group: 'B' });
    expect(sum(review.losses.byDepartment.map(({ lost }) => lost))).toBe(14_0400);
    expect(review.changes.total).toMatchObject({ comparedRows: 88, outsideRows: 0 });
  });

  it('leaves out what was announced for another unit or year', () => {
    const published = loadPublishedChanges();
    const announcedFor = (unit: string, year: number) =>
      reviewOf({ ...blank, head: { ...blank.head, unit, year } }, tree, published, []);
    expect(announcedFor('Tỉnh Lạng Sơn', 2023).announced?.parIndex.rank).toBe(47);
    for (const review of [announcedFor('Cao Bằng', 2023), announcedFor('Lạng Sơn', 2024)]) {
      expect(review.announced).toBeNull();
      expect(review.areas.map(({ rankChange }) => rankChange)).toEqual([null, null]);
    }
  });

  it('adds up: rows, areas and departments to all lost points, and those with scored and open ones to the maximum', () => {
    const shipped = blankDocument(loadRubric());
    holds(5301, 100, plannedDocument(shipped.assessment, shipped.tree), (document) => {
      const findings = findingsOf(document, shipped.tree, '2024-06-01');
      const { total, areas, losses, changes } = reviewOf(document, shipped.tree, null, findings);
      const applying = shipped.tree.scoredNodes.filter(({ code }) => isApplicable(document.entries.get(code)!));
      const known = applying.flatMap((node) => {
        const score = finalScore(document.entries.get(node.code)!);
        return score === null ? [] : [{ ...node, score }];
      });
      const lost = sum(known.map(({ maxPoints, score }) => maxPoints - score));
      expect(total.lostPoints).toBe(lost);
      for (const parts of [losses.rows, losses.byArea, losses.byDepartment]) {
        expect(sum(parts.map((part) => part.lost))).toBe(lost);
        expect(parts.every((part) => part.lost > 0 && part.share.maxPoints === lost)).toBe(true);
      }
      for (const group of [...losses.byArea, ...losses.byDepartment])
        expect(sum(group.rows.map((row) => row.lost))).toBe(group.lost);
      for (const area of areas) {
        expect(losses.byArea.find(({ code }) => code === area.code)?.lost ?? 0).toBe(area.lostPoints);
        expect((area.points ?? 0) + area.lostPoints + area.openPoints).toBe(area.maxPoints);
      }
      expect((total.points ?? 0) + total.lostPoints + total.openPoints).toBe(total.maxPoints);
      expect(total.maxPoints).toBe(sum(applying.map(({ maxPoints }) => maxPoints)));

      const both = known.filter(({ code }) => document.entries.get(code)!.lastYearScore !== null);
      const gain = sum(both.map(({ code, score }) => score - document.entries.get(code)!.lastYearScore!));
      expect(changes.total).toMatchObject({ gain, comparedRows: both.length, outsideRows: 88 - both.length });
      expect(sum([...changes.rose, ...changes.fell].map((row) => row.gain))).toBe(gain);
      const inOrder = (rows: typeof changes.rose) => rows.map((row) => Math.abs(row.gain));
      for (const gains of [inOrder(changes.rose), inOrder(changes.fell)])
        expect(gains).toEqual(gains.toSorted((a, b) => b - a));
      for (const key of ['before', 'after', 'gain', 'maxPoints', 'comparedRows', 'outsideRows'] as const)
        expect(sum(changes.byArea.map((area) => area[key]))).toBe(changes.total[key]);
      expect(changes.total.after - changes.total.before).toBe(gain);
    });
  });
});

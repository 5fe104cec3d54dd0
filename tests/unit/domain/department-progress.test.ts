import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { isApplicable } from '../../../src/domain/entry';
import { departmentProgress } from '../../../src/domain/department-progress';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { at, filledDocument, proofDocument } from '../../helpers/domain-filled';

const { assessment: blank, tree } = blankDocument();
const nothing = {
  leads: 0,
  contributes: 0,
  scored: 0,
  proven: 0,
  checked: 0,
  maxPoints: 0,
  points: 0,
  lostPoints: 0,
  openPoints: 0,
};

describe('progress of departments', () => {
  it('of a blank document is all open', () => {
    expect(departmentProgress(blank, tree)).toEqual([
      { ...nothing, code: 'SNV', leads: 3, maxPoints: 10_3000, openPoints: 10_3000 },
      { ...nothing, code: 'STC', leads: 1, maxPoints: 1_2000, openPoints: 1_2000 },
      { ...nothing, code: '', leads: 1, maxPoints: 3_3334, openPoints: 3_3334 },
    ]);
  });

  it('counts scores, proofs, checks and points of the rows that a department leads', () => {
    const document = withEntries(
      { ...blank, evidence: [proofDocument('a')] },
      {
        '1.1.1': { selfScore: pts(800), checked: true, evidence: [at('a', 'Mục 2')], contributors: ['STC', 'SNV'] },
        '1.1.2': { selfScore: pts(1500), contributors: ['STC'] },
        '1.2.1': { selfScore: pts(1_2000), appraisedScore: pts(9000), evidence: [at('a')] },
        '2.2': { selfScore: pts(3_3334), leadDepartment: 'SNV' },
      },
    );
    expect(departmentProgress(document, tree)).toEqual([
      {
        code: 'SNV',
        // 1.1.1 (0.1), 1.1.2 (0.2), 2.1.1 (10, open), 2.2 (3.3334)
        leads: 4,
        contributes: 0,
        scored: 3,
        // Appraised with its place; survey and statistics need no proof.
        proven: 3,
        checked: 1,
        maxPoints: 13_6334,
        points: 800 + 1500 + 3_3334,
        lostPoints: 200 + 500,
        openPoints: 10_0000,
      },
      {
        ...nothing,
        code: 'STC',
        leads: 1,
        contributes: 2,
        scored: 1,
        maxPoints: 1_2000,
        points: 9000,
        lostPoints: 3000,
      },
    ]);
  });

  it('leaves out rows that do not apply', () => {
    const document = withEntries(blank, {
      '1.2.1': { selfScore: pts(1_2000), notApplicableReason: 'Không có', contributors: ['SNV'] },
      '2.2': { notApplicableReason: 'Không có' },
    });
    expect(departmentProgress(document, tree)).toEqual([
      { ...nothing, code: 'SNV', leads: 3, maxPoints: 10_3000, openPoints: 10_3000 },
      { ...nothing, code: 'STC' },
    ]);
  });

  it('keeps the order of the document', () => {
    const reversed = { ...blank, departments: blank.departments.toReversed() };
    expect(departmentProgress(reversed, tree).map(({ code }) => code)).toEqual(['STC', 'SNV', '']);
  });

  it('shares out every row that applies, and every point of it', () => {
    const shipped = blankDocument(loadRubric());
    holds(521, 100, filledDocument(shipped.assessment, shipped.tree), (filled) => {
      const progress = departmentProgress(filled, shipped.tree);
      const applying = shipped.tree.scoredNodes.filter(({ code }) => isApplicable(filled.entries.get(code)!));
      const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
      expect(sum(progress.map(({ leads }) => leads))).toBe(applying.length);
      expect(sum(progress.map(({ maxPoints }) => maxPoints))).toBe(sum(applying.map(({ maxPoints }) => maxPoints)));
      for (const each of progress) {
        expect(each.points + each.lostPoints + each.openPoints).toBe(each.maxPoints);
        expect(each.lostPoints).toBeGreaterThanOrEqual(0);
        expect(each.proven).toBeLessThanOrEqual(each.scored);
        expect(each.scored).toBeLessThanOrEqual(each.leads);
      }
    });
  });
});

import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { isApplicable, type Entry } from '../../../src/domain/entry';
import { coverageOf, documentsById, proofOf, type Coverage } from '../../../src/domain/coverage';
import type { ScoredNode } from '../../../src/domain/rubric-tree';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { at, filledDocument, proofDocument } from '../../helpers/domain-filled';

const { assessment: blank, tree } = blankDocument();
const document = { ...blank, evidence: [proofDocument('a'), proofDocument('b')] };
const nothing = { rows: 0, points: 0 };

describe('proof of a row', () => {
  const proof = (change: Partial<Entry>, code = '1.1.1') =>
    proofOf(
      { ...document.entries.get(code)!, selfScore: pts(1000), ...change },
      tree.nodeByCode.get(code) as ScoredNode,
      documentsById(document),
    );

  it.each([
    ['one document with its place', { evidence: [at('a', 'Mục 2')] }, 'proven'],
    ['two documents with their places', { evidence: [at('a', 'Mục 2'), at('b', 'trang 3')] }, 'proven'],
    ['a place more than an explanation', { evidence: [at('a', 'Mục 2')], explanation: 'Thêm' }, 'proven'],
    ['one of two without a place', { evidence: [at('a', 'Mục 2'), at('b')] }, 'partly'],
    ['a place of blanks', { evidence: [at('a', ' \n')] }, 'partly'],
    ['an explanation alone', { explanation: 'Đang ban hành' }, 'partly'],
    ['an explanation of blanks', { explanation: ' \n' }, 'unproven'],
    ['nothing', {}, 'unproven'],
    ['a document that the register does not know', { evidence: [at('gone', 'Mục 2')] }, 'unproven'],
    ['no claim yet', { selfScore: null, evidence: [at('a')] }, 'notNeeded'],
    ['a claim of nothing', { selfScore: pts(0) }, 'notNeeded'],
    ['the smallest claim', { selfScore: pts(1) }, 'unproven'],
    ['a row that does not apply', { notApplicableReason: 'Không có biển' }, 'notNeeded'],
  ] as [string, Partial<Entry>, string][])('%s', (_name, change, expected) => {
    expect(proof(change)).toBe(expected);
  });

  it.each(['1.1.2', '2.1.1', '2.2'])('is not needed of surveys, SIPAS and statistics: %s', (code) => {
    expect(proof({}, code)).toBe('notNeeded');
  });
});

describe('coverage', () => {
  it('adds rows and claims by proof, area by area', () => {
    const covered = coverageOf(
      withEntries(document, {
        '1.1.1': { selfScore: pts(1000), evidence: [at('a', 'Mục 2')] },
        '1.2.1': { selfScore: pts(2001), evidence: [at('a')] },
        '2.1.1': { selfScore: pts(8_0000) },
      }),
      tree,
    );
    const area1: Coverage = {
      proven: { rows: 1, points: pts(1000) },
      partly: { rows: 1, points: pts(2001) },
      unproven: { rows: 0, points: pts(0) },
    };
    expect(covered.total).toEqual(area1);
    expect([...covered.areas]).toEqual([
      ['1', area1],
      ['2', { proven: nothing, partly: nothing, unproven: nothing }],
    ]);
  });

  it('of a blank document is nothing', () => {
    expect(coverageOf(blank, tree).total).toEqual({ proven: nothing, partly: nothing, unproven: nothing });
  });

  it('adds up to the claims of the rows that are appraised', () => {
    const shipped = blankDocument(loadRubric());
    const pointsOf = ({ proven, partly, unproven }: Coverage) => proven.points + partly.points + unproven.points;
    const rowsOf = ({ proven, partly, unproven }: Coverage) => proven.rows + partly.rows + unproven.rows;
    holds(501, 100, filledDocument(shipped.assessment, shipped.tree), (filled) => {
      const { areas, total } = coverageOf(filled, shipped.tree);
      const claims = shipped.tree.scoredNodes.flatMap(({ code, track }) => {
        const entry = filled.entries.get(code)!;
        return track === 'appraisal' && isApplicable(entry) && entry.selfScore ? [entry.selfScore] : [];
      });
      expect(pointsOf(total)).toBe(claims.reduce<number>((sum, claim) => sum + claim, 0));
      expect(rowsOf(total)).toBe(claims.length);
      expect([...areas.values()].reduce((sum, area) => sum + pointsOf(area), 0)).toBe(pointsOf(total));
      expect([...areas.keys()]).toEqual(shipped.tree.areas.map(({ code }) => code));
    });
  });
});

import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { compareYears } from '../../../src/domain/compare-years';
import { proposeRubricMap } from '../../../src/domain/propose-rubric-map';
import type { Rubric } from '../../../src/domain/rubric';
import type { RubricMap } from '../../../src/domain/rubric-map';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { filledDocument } from '../../helpers/domain-filled';
import { editedRubric } from '../../helpers/domain-rubrics';
import { someMap, sumFigures, usualScore } from '../../helpers/domain-years';

describe('any two years', () => {
  const { assessment, tree } = blankDocument(loadRubric());
  const later = (rubric: Rubric, like: Assessment) => {
    const { assessment: blank, tree: to } = blankDocument(rubric);
    // Scores of the other document by position, cut to the maxima here; some rows do not apply, some have none.
    const entries = [...like.entries.values()];
    const changes = to.scoredNodes.map(({ code, maxPoints }, at) => {
      const entry = entries[(at * 7 + 3) % entries.length]!;
      const cut = (score: number | null) => (score === null ? null : pts(score % (maxPoints + 1)));
      const { selfScore, appraisedScore, secondAppraisedScore, notApplicableReason } = entry;
      return [
        code,
        {
          selfScore: cut(selfScore),
          appraisedScore: cut(appraisedScore),
          secondAppraisedScore: cut(secondAppraisedScore),
          notApplicableReason,
        },
      ] as const;
    });
    return { document: withEntries(blank, Object.fromEntries(changes)), tree: to };
  };
  const years = [
    editedRubric(tree),
    filledDocument(assessment, tree),
    filledDocument(assessment, tree),
    someMap,
  ] as const;

  it('have in common what both ask and both answer, and sums of exactly that', () => {
    let [common, outside] = [0, 0];
    holds(631, 40, ...years, ({ rubric }, document, like, remap) => {
      const [before, after] = [{ document, tree }, later(rubric, like)];
      const map = remap(proposeRubricMap(tree, after.tree), tree, after.tree);
      const { links, areas, total } = compareYears(map, before, after);
      const sum = { before: 0, after: 0, maxBefore: 0, maxAfter: 0 };
      expect(links.map(({ link }) => link)).toEqual(map);
      for (const { link, gain, hole, before: one, after: other } of links) {
        const scores = [
          ...link.from.map((code) => usualScore(document, code)),
          ...link.to.map((code) => usualScore(after.document, code)),
        ];
        const isCommon = link.from.length > 0 && link.to.length > 0 && !scores.includes(null);
        expect([gain !== null, hole === null]).toEqual([isCommon, isCommon]);
        if (!gain) {
          outside += 1;
          continue;
        }
        common += 1;
        const points = scores.map(Number);
        const [scoreBefore, scoreAfter] = [points.slice(0, link.from.length), points.slice(link.from.length)].map(
          (list) => list.reduce((a, b) => a + b, 0),
        );
        expect([one.points, other.points]).toEqual([scoreBefore, scoreAfter]);
        expect(gain.points).toBe(one.maxPoints === other.maxPoints ? scoreAfter! - scoreBefore! : null);
        const exact = (scoreAfter! / other.maxPoints - scoreBefore! / one.maxPoints) * 1_000_000;
        expect(Math.abs(gain.scaled! - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
        sum.before += scoreBefore!;
        sum.after += scoreAfter!;
        sum.maxBefore += one.maxPoints;
        sum.maxAfter += other.maxPoints;
      }
      expect(sumFigures(total).slice(0, 2)).toEqual([
        [sum.before, sum.maxBefore, tree.maxPoints - sum.maxBefore],
        [sum.after, sum.maxAfter, after.tree.maxPoints - sum.maxAfter],
      ]);
      for (const { code, after: side } of areas)
        expect(side.maxPoints + side.outsidePoints).toBe(after.tree.nodeByCode.get(code)!.maxPoints);
      // Areas make up the total, apart from what belongs to none.
      const stray = links.filter(({ areaCode, gain }) => areaCode === null && gain !== null);
      for (const side of ['before', 'after'] as const) {
        const strayPoints = stray.reduce((points, link) => points + link[side].points!, 0);
        expect(areas.reduce((points, area) => points + area[side].points, strayPoints)).toBe(total[side].points);
      }
    });
    expect(common).toBeGreaterThan(1000);
    expect(outside).toBeGreaterThan(1000);
  });

  it('do not move, whatever the scores beyond a hole', () => {
    holds(632, 25, ...years, ({ rubric }, document, like, remap) => {
      const [before, after] = [{ document, tree }, later(rubric, like)];
      const map = remap(proposeRubricMap(tree, after.tree), tree, after.tree);
      const { links, areas, total } = compareYears(map, before, after);
      // All scores that stand across a hole become full marks; rows without one stay without.
      const full = (year: typeof before, side: 'from' | 'to') => ({
        ...year,
        document: withEntries(
          year.document,
          Object.fromEntries(
            links
              .filter(({ hole }) => hole !== null)
              .flatMap(({ link }) => link[side])
              .filter((code) => usualScore(year.document, code) !== null)
              .map((code) => [code, { secondAppraisedScore: year.tree.nodeByCode.get(code)!.maxPoints }]),
          ),
        ),
      });
      const moved = compareYears(map, full(before, 'from'), full(after, 'to'));
      expect([moved.areas, moved.total]).toEqual([areas, total]);
      expect(moved.links.map(({ gain, hole }) => [gain, hole])).toEqual(links.map(({ gain, hole }) => [gain, hole]));
    });
  });

  it('that are one year have no gain, and all that is scored in common', () => {
    holds(633, 25, editedRubric(tree), filledDocument(assessment, tree), ({ rubric }, like) => {
      const year = later(rubric, like);
      const { links, areas, total } = compareYears(proposeRubricMap(year.tree, year.tree), year, year);
      for (const { link, gain } of links) {
        const isScored = usualScore(year.document, link.to[0]!) !== null;
        expect(gain).toEqual(isScored ? { points: 0, scaled: 0 } : null);
      }
      for (const { before, after, gain } of [...areas, total]) {
        expect(after).toEqual(before);
        expect(gain).toEqual(before.maxPoints > 0 ? { points: 0, scaled: 0 } : null);
      }
    });
  });

  it('lose on the way back what they gained', () => {
    holds(
      634,
      40,
      editedRubric(tree),
      filledDocument(assessment, tree),
      filledDocument(assessment, tree),
      ({ rubric }, document, like) => {
        const [before, after] = [{ document, tree }, later(rubric, like)];
        const map = proposeRubricMap(tree, after.tree);
        const back: RubricMap = map.map(({ kind, from, to }) => ({
          kind: kind === 'new' ? 'dropped' : kind === 'dropped' ? 'new' : kind,
          from: to,
          to: from,
        }));
        const [there, home] = [compareYears(map, before, after).total, compareYears(back, after, before).total];
        expect([home.before, home.after]).toEqual([there.after, there.before]);
        expect(home.gain?.scaled).toBe(there.gain?.scaled == null ? undefined : 0 - there.gain.scaled);
      },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Points } from '../../../src/domain/points';
import { TRACKS } from '../../../src/domain/rubric';
import { createRubricTree, pathToArea, type RubricTree, type ScoredNode } from '../../../src/domain/rubric-tree';
import {
  ceilingOf,
  moveScores,
  rollUp,
  sumIndex,
  sumOf,
  trackSums,
  type Rollup,
  type ScoreMove,
} from '../../../src/domain/rollup';
import { blankDocument, holds, pts } from '../../helpers/domain';

const { tree: small } = blankDocument();
const shipped = createRubricTree(loadRubric());

const roll = (tree: RubricTree, scores: Readonly<Record<string, number | null>>): Rollup =>
  rollUp(tree, (code) => {
    const score = scores[code] ?? null;
    return score === null ? null : pts(score);
  });

describe('rolling up the small rubric', () => {
  it('adds 0.1 and 0.2 to exactly 0.3', () => {
    const rollup = roll(small, { '1.1.1': 1000, '1.1.2': 2000 });
    expect(sumOf(rollup, '1.1')).toEqual({ points: 3000, maxPoints: 3000, openPoints: 0, scoredRows: 2, rows: 2 });
    expect(sumOf(rollup, '1').points).toBe(3000);
    expect(rollup.total.points).toBe(3000);
  });

  it('counts a blank row as open, not as zero', () => {
    const blank = roll(small, {});
    expect(blank.total).toEqual({ points: 0, maxPoints: 14_8334, openPoints: 14_8334, scoredRows: 0, rows: 5 });
    const zeros = roll(small, { '1.1.1': 0, '1.1.2': 0, '1.2.1': 0, '2.1.1': 0, '2.2': 0 });
    expect(zeros.total).toEqual({ points: 0, maxPoints: 14_8334, openPoints: 0, scoredRows: 5, rows: 5 });
  });

  it('takes a criterion without sub-criteria as a scored row', () => {
    const rollup = roll(small, { '2.2': 3_3333 });
    expect(sumOf(rollup, '2.2')).toEqual({ points: 3_3333, maxPoints: 3_3334, openPoints: 0, scoredRows: 1, rows: 1 });
    expect(sumOf(rollup, '2')).toEqual({
      points: 3_3333,
      maxPoints: 13_3334,
      openPoints: 10_0000,
      scoredRows: 1,
      rows: 2,
    });
    expect(small.scoredNodes.map((node) => node.code)).toEqual(['1.1.1', '1.1.2', '1.2.1', '2.1.1', '2.2']);
  });

  it('knows how high an unfinished sum can still go and what is lost for good', () => {
    const rollup = roll(small, { '1.1.1': 400, '1.2.1': 1_0000 });
    // Area 1: 0.04 of 0.1 and 1 of 1.2 scored, 0.2 open.
    expect(ceilingOf(sumOf(rollup, '1'))).toBe(400 + 1_0000 + 2000);
    expect(ceilingOf(rollup.total)).toBe(14_8334 - 600 - 2000);
  });

  it('keeps the four tracks apart', () => {
    const rollup = roll(small, { '1.1.1': 1000, '1.1.2': 1500, '2.2': 1 });
    expect(trackSums(rollup).map(([track, sum]) => [track, sum.points, sum.openPoints, sum.rows])).toEqual([
      ['appraisal', 1000, 1_2000, 2],
      ['leaderSurvey', 1500, 0, 1],
      ['sipas', 0, 10_0000, 1],
      ['statistics', 1, 0, 1],
    ]);
  });

  it('gives the index of a sum as an exact fraction', () => {
    expect(sumIndex(sumOf(roll(small, { '2.2': 1_6667 }), '2.2'))).toMatchObject({ points: 1_6667, maxPoints: 3_3334 });
  });

  it('has no index before the first score; a score of zero is one', () => {
    expect(sumIndex(roll(small, {}).total)).toBeNull();
    expect(sumIndex(roll(small, { '2.2': 0 }).total)).toMatchObject({ points: 0, scaled: 0 });
  });

  it('knows nothing of a row that does not exist', () => {
    expect(sumOf(roll(small, {}), '9.9')).toEqual({ points: 0, maxPoints: 0, openPoints: 0, scoredRows: 0, rows: 0 });
  });

  it('names the rows from a row up to its area', () => {
    expect(pathToArea(small, small.nodeByCode.get('1.1.2')!).map((node) => node.code)).toEqual(['1.1.2', '1.1', '1']);
    expect(pathToArea(small, small.nodeByCode.get('2.2')!).map((node) => node.code)).toEqual(['2.2', '2']);
  });
});

/** A slow second opinion: exact fractions, by prefix of the code instead of by tree. */
interface OracleSum {
  points: bigint;
  open: bigint;
  rows: number;
  scored: number;
}

function sumByPrefix(
  tree: RubricTree,
  scores: ReadonlyMap<string, number | null>,
  belongs: (node: ScoredNode) => boolean,
) {
  const sum: OracleSum = { points: 0n, open: 0n, rows: 0, scored: 0 };
  for (const node of tree.scoredNodes) {
    if (!belongs(node)) continue;
    const score = scores.get(node.code) ?? null;
    sum.rows += 1;
    if (score === null) sum.open += BigInt(node.maxPoints);
    else {
      sum.points += BigInt(score);
      sum.scored += 1;
    }
  }
  return sum;
}

function expectToMatchOracle(tree: RubricTree, rollup: Rollup, scores: ReadonlyMap<string, number | null>): void {
  const check = (sum: { points: Points; openPoints: Points; rows: number; scoredRows: number }, oracle: OracleSum) => {
    if (
      BigInt(sum.points) !== oracle.points ||
      BigInt(sum.openPoints) !== oracle.open ||
      sum.rows !== oracle.rows ||
      sum.scoredRows !== oracle.scored
    )
      expect.fail(`Sum ${JSON.stringify(sum)} is not ${JSON.stringify(oracle, (_, value: unknown) => String(value))}`);
  };
  check(
    rollup.total,
    sumByPrefix(tree, scores, () => true),
  );
  for (const { code } of tree.nodes)
    check(
      sumOf(rollup, code),
      sumByPrefix(tree, scores, (node) => `${node.code}.`.startsWith(`${code}.`)),
    );
  for (const track of TRACKS)
    check(
      rollup.sumByTrack[track],
      sumByPrefix(tree, scores, (node) => node.track === track),
    );
}

describe('any sequence of edits', () => {
  const edit = fc.record({ row: fc.nat(), share: fc.integer({ min: -1, max: 10_000 }) });

  const scoreOf = (node: ScoredNode, share: number): Points | null =>
    share < 0 ? null : pts(Math.floor((node.maxPoints * share) / 10_000));

  it.each([
    ['the shipped rubric', shipped, 301],
    ['a rubric with a scored criterion', small, 302],
  ] as const)('moves every sum exactly, 100,000 times: %s', (_name, tree, seed) => {
    const steps = 1000;
    holds(seed, 100, fc.array(edit, { minLength: steps, maxLength: steps, size: 'max' }), (edits) => {
      const scores = new Map<string, number | null>();
      let rollup = rollUp(tree, () => null);
      let total = 0n;
      for (const [step, { row, share }] of edits.entries()) {
        const node = tree.scoredNodes[row % tree.scoredNodes.length]!;
        const before = (scores.get(node.code) ?? null) as Points | null;
        const after = scoreOf(node, share);
        rollup = moveScores(rollup, tree, [{ node, before, after }]);
        scores.set(node.code, after);
        total += BigInt(after ?? 0) - BigInt(before ?? 0);
        if (BigInt(rollup.total.points) !== total)
          expect.fail(`Total after edit ${step}: ${rollup.total.points}, not ${total}`);
        // Every other sum now and then.
        if (step % 250 === 249) {
          expectToMatchOracle(tree, rollup, scores);
          expect(rollup).toEqual(rollUp(tree, (code) => (scores.get(code) ?? null) as Points | null));
        }
      }
    });
  });

  it('moves many rows of one gesture at once, and the same row twice', () => {
    holds(303, 200, fc.array(edit, { maxLength: 300 }), (edits) => {
      const scores = new Map<string, number | null>();
      const moves = edits.map(({ row, share }): ScoreMove => {
        const node = shipped.scoredNodes[row % shipped.scoredNodes.length]!;
        const before = (scores.get(node.code) ?? null) as Points | null;
        const after = scoreOf(node, share);
        scores.set(node.code, after);
        return { node, before, after };
      });
      const blank = rollUp(shipped, () => null);
      const moved = moveScores(blank, shipped, moves);
      expect(moved).toEqual(rollUp(shipped, (code) => (scores.get(code) ?? null) as Points | null));
      expect(blank).toEqual(rollUp(shipped, () => null));
    });
  });

  it('full roll-up agrees with exact fractions', () => {
    const shares = fc.array(fc.integer({ min: -1, max: 10_000 }), { minLength: 88, maxLength: 88 });
    holds(304, 100, shares, (drawn) => {
      const scores = new Map(
        shipped.scoredNodes.map((node, position) => [node.code, scoreOf(node, drawn[position]!)] as const),
      );
      expectToMatchOracle(
        shipped,
        rollUp(shipped, (code) => scores.get(code) ?? null),
        scores,
      );
    });
  });
});

import { indexPercent, type IndexPercent } from './index-percent';
import { addPoints, pointsFromInteger, ZERO, type Points } from './points';
import { TRACKS, type Track } from './rubric';
import type { RubricTree, ScoredNode } from './rubric-tree';

/** Sums of one row. A blank row adds nothing to `points` and its maximum to `openPoints`. */
export interface Sum {
  /** Points scored so far. */
  readonly points: Points;
  readonly maxPoints: Points;
  /** Maximum of the rows that are still blank. */
  readonly openPoints: Points;
  readonly scoredRows: number;
  readonly rows: number;
}

/** Every sum of an assessment for one column of scores. Replaced, never changed in place. */
export interface Rollup {
  readonly total: Sum;
  readonly sumByCode: ReadonlyMap<string, Sum>;
  readonly sumByTrack: Readonly<Record<Track, Sum>>;
}

export type ReadScore = (code: string) => Points | null;

const emptySum: Sum = { points: ZERO, maxPoints: ZERO, openPoints: ZERO, scoredRows: 0, rows: 0 };

/**
 * Rolls one column of scores up to criteria, areas, tracks and total, exactly.
 * @param applies says of a row whether it counts; one that does not leaves points and maximum alike
 */
export function rollUp(
  tree: RubricTree,
  readScore: ReadScore,
  applies: (code: string) => boolean = () => true,
): Rollup {
  const { nodes, scoredNodes } = tree;
  // Slots: one a row of the rubric, then one a track, then the total. Four figures a slot.
  const totalSlot = nodes.length + TRACKS.length;
  const figures = new Float64Array((totalSlot + 1) * 4);
  const add = (slot: number, maxPoints: number, score: number | null): void => {
    const at = slot * 4;
    figures[at] = (figures[at] ?? 0) + (score ?? 0);
    figures[at + 1] = (figures[at + 1] ?? 0) + maxPoints;
    if (score === null) figures[at + 2] = (figures[at + 2] ?? 0) + maxPoints;
    else figures[at + 3] = (figures[at + 3] ?? 0) + 1;
  };
  const rows = new Int32Array(totalSlot + 1);
  for (const node of scoredNodes) {
    if (!applies(node.code)) continue;
    const score = readScore(node.code);
    for (let index = node.index; index >= 0; index = nodes[index]?.parent ?? -1) {
      add(index, node.maxPoints, score);
      rows[index] = (rows[index] ?? 0) + 1;
    }
    const trackSlot = nodes.length + TRACKS.indexOf(node.track);
    add(trackSlot, node.maxPoints, score);
    rows[trackSlot] = (rows[trackSlot] ?? 0) + 1;
    add(totalSlot, node.maxPoints, score);
    rows[totalSlot] = (rows[totalSlot] ?? 0) + 1;
  }
  const sumAt = (slot: number): Sum => ({
    points: (figures[slot * 4] ?? 0) as Points,
    maxPoints: (figures[slot * 4 + 1] ?? 0) as Points,
    openPoints: (figures[slot * 4 + 2] ?? 0) as Points,
    scoredRows: figures[slot * 4 + 3] ?? 0,
    rows: rows[slot] ?? 0,
  });
  const sumByCode = new Map<string, Sum>();
  for (const node of nodes) sumByCode.set(node.code, sumAt(node.index));
  const trackSum = (track: Track): Sum => sumAt(nodes.length + TRACKS.indexOf(track));
  return {
    total: sumAt(totalSlot),
    sumByCode,
    sumByTrack: {
      appraisal: trackSum('appraisal'),
      leaderSurvey: trackSum('leaderSurvey'),
      sipas: trackSum('sipas'),
      statistics: trackSum('statistics'),
    },
  };
}

function moved(sum: Sum, maxPoints: Points, before: Points | null, after: Points | null): Sum {
  return {
    points: pointsFromInteger(sum.points - (before ?? 0) + (after ?? 0)),
    maxPoints: sum.maxPoints,
    openPoints: pointsFromInteger(
      sum.openPoints - (before === null ? maxPoints : 0) + (after === null ? maxPoints : 0),
    ),
    scoredRows: sum.scoredRows - (before === null ? 0 : 1) + (after === null ? 0 : 1),
    rows: sum.rows,
  };
}

export interface ScoreMove {
  readonly node: ScoredNode;
  readonly before: Points | null;
  readonly after: Points | null;
}

/** The roll-up after some rows moved; touches only their ancestors. Equals `rollUp` of the new scores. */
export function moveScores(rollup: Rollup, tree: RubricTree, moves: readonly ScoreMove[]): Rollup {
  const sumByCode = new Map(rollup.sumByCode);
  const sumByTrack = { ...rollup.sumByTrack };
  let total = rollup.total;
  for (const { node, before, after } of moves) {
    for (let index = node.index; index >= 0;) {
      const current = tree.nodes[index];
      if (!current) break;
      sumByCode.set(current.code, moved(sumByCode.get(current.code) ?? emptySum, node.maxPoints, before, after));
      index = current.parent;
    }
    sumByTrack[node.track] = moved(sumByTrack[node.track], node.maxPoints, before, after);
    total = moved(total, node.maxPoints, before, after);
  }
  return { total, sumByCode, sumByTrack };
}

/** Where a sum can still end: all open rows at zero, or all at their maximum. */
export const ceilingOf = (sum: Sum): Points => addPoints(sum.points, sum.openPoints);

/** `null` before the first score: nothing scored is not an index of zero. */
export const sumIndex = (sum: Sum): IndexPercent | null =>
  sum.scoredRows === 0 ? null : indexPercent(sum.points, sum.maxPoints);

export const sumOf = (rollup: Rollup, code: string): Sum => rollup.sumByCode.get(code) ?? emptySum;

export const trackSums = (rollup: Rollup): readonly (readonly [Track, Sum])[] =>
  TRACKS.map((track) => [track, rollup.sumByTrack[track]] as const);

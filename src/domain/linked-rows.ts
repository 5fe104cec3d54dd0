import type { Assessment } from './assessment';
import { isApplicable } from './entry';
import { addPoints, ZERO, type Points } from './points';
import type { ReadScore } from './rollup';
import type { RubricTree } from './rubric-tree';

/** An assessment and the tree of its rubric. */
export interface AssessedYear {
  readonly document: Assessment;
  readonly tree: RubricTree;
}

/** The rows of one side of a link, taken together. */
export interface LinkedRows {
  readonly maxPoints: Points;
  /** Sum of the scores; `null` unless every row applies and has one. */
  readonly points: Points | null;
  readonly notApplicable: readonly string[];
  /** Rows that apply and have no score. */
  readonly unscored: readonly string[];
}

export function linkedRows(codes: readonly string[], { document, tree }: AssessedYear, read: ReadScore): LinkedRows {
  const notApplicable: string[] = [];
  const unscored: string[] = [];
  let [maxPoints, points] = [ZERO, ZERO];
  for (const code of codes) {
    maxPoints = addPoints(maxPoints, tree.nodeByCode.get(code)?.maxPoints ?? ZERO);
    const entry = document.entries.get(code);
    const score = read(code);
    if (entry && !isApplicable(entry)) notApplicable.push(code);
    else if (score === null) unscored.push(code);
    else points = addPoints(points, score);
  }
  const isWhole = codes.length > 0 && notApplicable.length === 0 && unscored.length === 0;
  return { maxPoints, points: isWhole ? points : null, notApplicable, unscored };
}

import type { Assessment } from './assessment';
import { finalScore, isApplicable } from './entry';
import { addPoints, subtractPoints, ZERO, type Points } from './points';
import type { RubricTree, ScoredNode } from './rubric-tree';

/** A row whose score is known in both years; this year's is that of the latest round. */
export interface RowChange {
  readonly node: ScoredNode;
  readonly before: Points;
  readonly after: Points;
  /** `after` less `before`. */
  readonly gain: Points;
}

/** Sums over the rows that are known in both years, and only over them: other rows say nothing about a change. */
export interface ChangeSum {
  readonly before: Points;
  readonly after: Points;
  readonly gain: Points;
  /** Of the rows compared, by this year's rubric. */
  readonly maxPoints: Points;
  readonly comparedRows: number;
  /** Rows left out: blank in one of the years, or not applicable this year. With `comparedRows`, all rows scored. */
  readonly outsideRows: number;
}

/** Changes against last year's column. Areas add up to `total`, and so do all rows that rose and fell by their gain. */
export interface YearChanges {
  readonly total: ChangeSum;
  /** Every area, in official order. */
  readonly byArea: readonly ({ readonly code: string } & ChangeSum)[];
  /** Most points first, then in official order. */
  readonly rose: readonly RowChange[];
  readonly fell: readonly RowChange[];
}

export function changesAgainstLastYear(assessment: Assessment, tree: RubricTree): YearChanges {
  const changes = tree.scoredNodes.flatMap((node): RowChange[] => {
    const entry = assessment.entries.get(node.code);
    if (!entry || !isApplicable(entry)) return [];
    const [before, after] = [entry.lastYearScore, finalScore(entry)];
    return before === null || after === null ? [] : [{ node, before, after, gain: subtractPoints(after, before) }];
  });
  return {
    total: sumOf(changes, tree.scoredNodes.length),
    byArea: tree.areas.map(({ code }) => ({
      code,
      ...sumOf(
        changes.filter(({ node }) => node.areaCode === code),
        tree.scoredNodes.filter(({ areaCode }) => areaCode === code).length,
      ),
    })),
    rose: changes.filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain),
    fell: changes.filter(({ gain }) => gain < 0).sort((a, b) => a.gain - b.gain),
  };
}

function sumOf(changes: readonly RowChange[], rows: number): ChangeSum {
  const sum = (read: (change: RowChange) => Points): Points => changes.map(read).reduce(addPoints, ZERO);
  return {
    before: sum(({ before }) => before),
    after: sum(({ after }) => after),
    gain: sum(({ gain }) => gain),
    maxPoints: sum(({ node }) => node.maxPoints),
    comparedRows: changes.length,
    outsideRows: rows - changes.length,
  };
}

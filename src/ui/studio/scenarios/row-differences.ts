import type { Assessment } from '../../../domain/assessment';
import { isApplicable } from '../../../domain/entry';
import { pointsFromInteger, ZERO, type Points } from '../../../domain/points';
import type { RubricTree, ScoredNode } from '../../../domain/rubric-tree';
import type { Overlay } from '../../../domain/scenario';
import { daysBetween } from '../../../domain/step-cost';

export interface RowDifference {
  readonly node: ScoredNode;
  readonly from: Points | null;
  readonly to: Points | null;
  readonly gain: Points;
  /** Person-days from the one score to the other; none for a loss. */
  readonly days: number;
}

/** Every row that applies, as two variants have it, in official order. */
export function rowDifferences(
  assessment: Assessment,
  tree: RubricTree,
  first: Overlay,
  second: Overlay,
): readonly RowDifference[] {
  return tree.scoredNodes.flatMap((node): RowDifference[] => {
    const entry = assessment.entries.get(node.code);
    if (!entry || !isApplicable(entry)) return [];
    const from = first.get(node.code) ?? entry.selfScore;
    const to = second.get(node.code) ?? entry.selfScore;
    const days = to === null || to === from ? 0 : daysBetween(node, entry, from, to);
    return [{ node, from, to, gain: pointsFromInteger((to ?? ZERO) - (from ?? ZERO)), days }];
  });
}

/** A row that goes from open to a score of nothing differs too. */
export const differs = ({ from, to }: RowDifference): boolean => from !== to;

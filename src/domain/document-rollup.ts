import { scoreReader, type Assessment } from './assessment';
import { isApplicable, type ScoreField } from './entry';
import { handedCodes } from './handed-codes';
import { pointsFromInteger, ZERO, type Points } from './points';
import { rollUp, type ReadScore, type Rollup } from './rollup';
import type { RubricTree } from './rubric-tree';

/** Bonus less penalty points of an assessment, under the rules of its rubric; may be below zero. */
export function adjustmentPoints({ adjustments, rubric }: Assessment): Points {
  const sum = adjustments.reduce((points, adjustment) => {
    const rule = rubric.adjustments?.find(({ id }) => id === adjustment.id);
    if (!rule) return points;
    return rule.kind === 'bonus' ? points + adjustment.points : points - adjustment.points;
  }, 0);
  return pointsFromInteger(sum);
}

/**
 * Rolls up scores over the rows that apply to the unit and, in a workspace, were handed out; bonus and
 * penalty move the total alone, and never below zero.
 */
export function rollUpScores(assessment: Assessment, tree: RubricTree, read: ReadScore): Rollup {
  const handed = handedCodes(assessment);
  const rollup = rollUp(tree, read, (code) => {
    const entry = assessment.entries.get(code);
    return handed?.has(code) !== false && (entry === undefined || isApplicable(entry));
  });
  const adjustment = adjustmentPoints(assessment);
  if (adjustment === 0) return rollup;
  const points = pointsFromInteger(Math.max(ZERO, rollup.total.points + adjustment));
  return { ...rollup, total: { ...rollup.total, points } };
}

/** Rolls up one column of a document, or the latest round's scores. */
export function rollUpDocument(assessment: Assessment, tree: RubricTree, field: ScoreField | 'final'): Rollup {
  const read = scoreReader(assessment, field);
  if (field !== 'lastYearScore') return rollUpScores(assessment, tree, read);
  // Last year's scale and adjustments were its own.
  const handed = handedCodes(assessment);
  return rollUp(tree, read, (code) => handed?.has(code) !== false);
}

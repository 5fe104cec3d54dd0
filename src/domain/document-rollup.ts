import { scoreReader, type Assessment } from './assessment';
import { isApplicable, type ScoreField } from './entry';
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
 * Rolls up scores over the rows that apply to the unit; bonus and penalty move the total alone, and
 * never below zero.
 */
export function rollUpScores(assessment: Assessment, tree: RubricTree, read: ReadScore): Rollup {
  const rollup = rollUp(tree, read, (code) => {
    const entry = assessment.entries.get(code);
    return entry === undefined || isApplicable(entry);
  });
  const adjustment = adjustmentPoints(assessment);
  if (adjustment === 0) return rollup;
  const points = pointsFromInteger(Math.max(ZERO, rollup.total.points + adjustment));
  return { ...rollup, total: { ...rollup.total, points } };
}

/** Rolls up one column of a document, or the latest round's scores. */
export const rollUpDocument = (assessment: Assessment, tree: RubricTree, field: ScoreField | 'final'): Rollup =>
  field === 'lastYearScore'
    ? // Last year's scale and adjustments were its own.
      rollUp(tree, scoreReader(assessment, field))
    : rollUpScores(assessment, tree, scoreReader(assessment, field));

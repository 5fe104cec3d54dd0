import { expectationsOf, outlookOf, type Outlook } from './acceptance';
import type { Assessment } from './assessment';
import { isApplicable } from './entry';
import { addPoints, pointsFromInteger, ZERO, type Points } from './points';
import type { Rollup } from './rollup';
import type { RubricTree, ScoredNode } from './rubric-tree';
import { rollUpOverlay, type Overlay } from './scenario';
import { daysBetween } from './step-cost';

/** A row that is assumed otherwise than it stands. */
export interface RowMove {
  readonly node: ScoredNode;
  /** `null` for a row that is open. */
  readonly before: Points | null;
  readonly after: Points;
  /** Points gained; a row that is open counts as nothing scored. */
  readonly gain: Points;
  /** Person-days; none for a loss. */
  readonly days: number;
}

/** Everything that a scenario comes to, but for its rank. */
export interface ScenarioFigures {
  readonly rollup: Rollup;
  readonly outlook: Outlook;
  /** In official order. */
  readonly moves: readonly RowMove[];
  /** Person-days of all moves. */
  readonly days: number;
  /** Points of the rows that each department leads; those of no department under ''. */
  readonly pointsByDepartment: ReadonlyMap<string, Points>;
}

/** What the document comes to with scores laid over its own; with none, what it stands at. */
export function scenarioFigures(
  assessment: Assessment,
  tree: RubricTree,
  overlay: Overlay,
  surveySpread: number,
): ScenarioFigures {
  const moves = movesOf(assessment, tree, overlay);
  return {
    rollup: rollUpOverlay(assessment, tree, overlay),
    outlook: outlookOf(assessment, expectationsOf(assessment, tree, { surveySpread, overlay })),
    moves,
    days: moves.reduce((sum, { days }) => sum + days, 0),
    pointsByDepartment: pointsByDepartment(assessment, tree, overlay),
  };
}

function movesOf(assessment: Assessment, tree: RubricTree, overlay: Overlay): readonly RowMove[] {
  if (overlay.size === 0) return [];
  return tree.scoredNodes.flatMap((node): RowMove[] => {
    const after = overlay.get(node.code);
    const entry = assessment.entries.get(node.code);
    if (after === undefined || !entry || after === entry.selfScore) return [];
    const before = entry.selfScore;
    const gain = pointsFromInteger(after - (before ?? ZERO));
    return [{ node, before, after, gain, days: daysBetween(node, entry, before, after) }];
  });
}

function pointsByDepartment(assessment: Assessment, tree: RubricTree, overlay: Overlay): ReadonlyMap<string, Points> {
  const sums = new Map<string, Points>();
  for (const { code } of tree.scoredNodes) {
    const entry = assessment.entries.get(code);
    if (!entry || !isApplicable(entry)) continue;
    const points = overlay.get(code) ?? entry.selfScore ?? ZERO;
    sums.set(entry.leadDepartment, addPoints(sums.get(entry.leadDepartment) ?? ZERO, points));
  }
  return sums;
}

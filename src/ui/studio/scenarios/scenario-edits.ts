import type { Assessment, Scenario } from '../../../domain/assessment';
import type { Points } from '../../../domain/points';
import type { RubricTree, ScoredNode } from '../../../domain/rubric-tree';
import { overlayOf, wholeChanges, type Overlay } from '../../../domain/scenario';

/** What a scenario goes on from, beside the document. */
export function overlayBelow(assessment: Assessment, tree: RubricTree, { basedOn }: Scenario): Overlay {
  const base = assessment.scenarios.find(({ id }) => id === basedOn);
  return base ? overlayOf(assessment, tree, wholeChanges(assessment.scenarios, base)) : new Map();
}

/** The score that a row has without the scenario's own change. */
export const scoreBelow = (assessment: Assessment, below: Overlay, code: string): Points | null =>
  below.get(code) ?? assessment.entries.get(code)?.selfScore ?? null;

/** The scenario with a row assumed, going on from the document's score of now. */
export function withChange(assessment: Assessment, scenario: Scenario, code: string, selfScore: Points): Scenario {
  const change = { code, selfScore, from: assessment.entries.get(code)?.selfScore ?? null };
  const known = scenario.changes.some((each) => each.code === code);
  return {
    ...scenario,
    changes: known
      ? scenario.changes.map((each) => (each.code === code ? change : each))
      : [...scenario.changes, change],
  };
}

export const withoutChange = (scenario: Scenario, code: string): Scenario => ({
  ...scenario,
  changes: scenario.changes.filter((each) => each.code !== code),
});

/** Own changes of rows that are scored, in official order. */
export function changesInOrder(
  tree: RubricTree,
  { changes }: Scenario,
): readonly { readonly node: ScoredNode; readonly change: Scenario['changes'][number] }[] {
  const byCode = new Map(changes.map((change) => [change.code, change]));
  return tree.scoredNodes.flatMap((node) => {
    const change = byCode.get(node.code);
    return change ? [{ node, change }] : [];
  });
}

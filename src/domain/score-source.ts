import type { Entry } from './entry';
import type { Points } from './points';
import { scoreOfFigures } from './rule';
import type { ScoredNode } from './rubric-tree';

/** What the rule makes of a row's figures, `null` where they are missing, incomplete or make no sense. */
export const ruleScore = (node: ScoredNode, { figures }: Pick<Entry, 'figures'>): Points | null =>
  scoreOfFigures(node.rule, node.maxPoints, figures);

/** Where a self score comes from: nowhere yet, the rule, a person over the rule, or a person alone. */
export type ScoreSource = 'none' | 'rule' | 'override' | 'typed';

export function scoreSource(node: ScoredNode, entry: Pick<Entry, 'figures' | 'selfScore'>): ScoreSource {
  if (entry.selfScore === null) return 'none';
  const byRule = ruleScore(node, entry);
  if (byRule === null) return 'typed';
  return byRule === entry.selfScore ? 'rule' : 'override';
}

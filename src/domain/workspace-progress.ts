import type { Assessment } from './assessment';
import { documentsById, proofOf } from './coverage';
import { isApplicable } from './entry';
import { changedItems } from './handing-out';
import { pointsFromInteger, type Points } from './points';
import type { RubricTree } from './rubric-tree';

/** How far a department has come with what it was handed; points are over the items that it leads and that apply. */
export interface WorkspaceProgress {
  readonly leads: number;
  readonly contributes: number;
  readonly scored: number;
  readonly points: Points;
  readonly maxPoints: Points;
  /** Scored items it leads whose claim evidence does not bear out, or not fully. */
  readonly unproven: number;
  /** Items of either kind that are not as they were handed out. */
  readonly changed: number;
}

export function workspaceProgress(assessment: Assessment, tree: RubricTree): WorkspaceProgress {
  const items = assessment.workspace?.handout.items ?? [];
  const documentById = documentsById(assessment);
  const led = items
    .filter(({ role }) => role === 'lead')
    .flatMap(({ code }) => {
      const [node, entry] = [tree.nodeByCode.get(code), assessment.entries.get(code)];
      return node?.scored === true && entry && isApplicable(entry) ? [{ node, entry }] : [];
    });
  const proofs = led.map(({ node, entry }) => proofOf(entry, node, documentById));
  return {
    leads: led.length,
    contributes: items.filter(({ role }) => role === 'contributor').length,
    scored: led.filter(({ entry }) => entry.selfScore !== null).length,
    points: pointsFromInteger(led.reduce((sum, { entry }) => sum + (entry.selfScore ?? 0), 0)),
    maxPoints: pointsFromInteger(led.reduce((sum, { node }) => sum + node.maxPoints, 0)),
    unproven: proofs.filter((proof) => proof === 'unproven' || proof === 'partly').length,
    changed: changedItems(assessment).length,
  };
}

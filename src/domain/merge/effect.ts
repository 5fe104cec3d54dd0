import type { Assessment } from '../assessment';
import { rollUpDocument } from '../document-rollup';
import { applyPatches } from '../patch';
import type { Rollup } from '../rollup';
import type { RubricTree } from '../rubric-tree';
import { mergePatches } from './apply';
import type { IncomingFile } from './incoming';
import { planMerge, type MergeDecisions, type MergePlan } from './plan';

/** Sums of the self scores after a merge. */
export interface MergeEffect {
  readonly document: Assessment;
  readonly rollup: Rollup;
}

const NOBODY = { at: '1970-01-01T00:00:00.000Z', by: '' };

/** The document after all files of a plan; open conflicts leave what stands. */
export function effectOf(ours: Assessment, tree: RubricTree, plan: MergePlan): MergeEffect {
  const document = applyPatches(ours, mergePatches(ours, plan, NOBODY));
  return { document, rollup: rollUpDocument(document, tree, 'selfScore') };
}

/** What one file of a plan would do by itself. */
export const effectAlone = (
  ours: Assessment,
  tree: RubricTree,
  file: IncomingFile,
  decisions: MergeDecisions,
): MergeEffect => effectOf(ours, tree, planMerge(ours, tree, [file], decisions));

import type { Assessment } from '../assessment';
import { rollUpDocument } from '../document-rollup';
import { applyPatches } from '../patch';
import type { Rollup } from '../rollup';
import type { RubricTree } from '../rubric-tree';
import { mergePatches, newFiles } from './apply';
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

/** What each new file would do by itself, by its digest. */
export function effectByFile(
  ours: Assessment,
  tree: RubricTree,
  plan: MergePlan,
  decisions: MergeDecisions,
): ReadonlyMap<string, MergeEffect> {
  return new Map(
    newFiles(plan).map(({ file }) => {
      const alone = planMerge(ours, tree, [file], decisions);
      return [file.digest, effectOf(ours, tree, alone)];
    }),
  );
}

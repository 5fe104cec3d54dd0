import { err, ok, type Result } from '../lib/result';
import { normalizeText } from '../lib/text';
import type { Assessment } from './assessment';
import type { Draft } from './draft';
import { returnStampSchema, sentHandoutSchema, type ReturnStamp, type SentHandout } from './handout';
import { mergePatches, newFiles } from './merge/apply';
import type { Choice } from './merge/change';
import type { PlannedFile } from './merge/files';
import type { IncomingFile } from './merge/incoming';
import { planMerge } from './merge/plan';
import type { Patch } from './patch';
import type { RubricTree } from './rubric-tree';

export type ExchangeCommand =
  /** Remembers files that were written for departments. */
  | { readonly type: 'handOut'; readonly handouts: readonly SentHandout[] }
  /** Marks the workspace as returned; the file is made of the document after it. */
  | { readonly type: 'stampReturn'; readonly stamp: ReturnStamp }
  | {
      readonly type: 'mergeFiles';
      readonly files: readonly IncomingFile[];
      readonly choices: ReadonlyMap<string, Choice>;
      readonly admitted: ReadonlySet<string>;
      /** ISO, milliseconds. */
      readonly at: string;
      readonly by: string;
    };

export type ExchangeRefusal =
  | { readonly reason: 'handoutInvalid' | 'returnInvalid' | 'noWorkspace' | 'nothingToMerge' }
  /** Another tab has written meanwhile what a file says otherwise, or a decision is missing. */
  | { readonly reason: 'openConflicts'; readonly count: number };

export function exchangeChange(
  assessment: Assessment,
  tree: RubricTree,
  command: ExchangeCommand,
): Result<Draft, ExchangeRefusal> {
  switch (command.type) {
    case 'handOut':
      return handOut(assessment, command.handouts);
    case 'stampReturn':
      return stampReturn(assessment, command.stamp);
    case 'mergeFiles': {
      const plan = planMerge(assessment, tree, command.files, command);
      if (plan.open > 0) return err({ reason: 'openConflicts', count: plan.open });
      const files = newFiles(plan);
      if (files.length === 0) return err({ reason: 'nothingToMerge' });
      return ok({
        patches: mergePatches(assessment, plan, command),
        label: { type: 'mergeFiles', name: namesOf(files), count: files.length },
      });
    }
  }
}

/** Whose files they are; a long list ends early. */
function namesOf(files: readonly PlannedFile[]): string {
  const names = [
    ...new Set(files.map(({ file }) => (file.departmentName === '' ? file.fileName : file.departmentName))),
  ];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');
}

function handOut({ handouts }: Assessment, given: readonly SentHandout[]): Result<Draft, ExchangeRefusal> {
  const known = new Set(handouts.map(({ id }) => id));
  const added = given.filter(({ id }, at) => !known.has(id) && given.findIndex((each) => each.id === id) === at);
  if (!added.every((handout) => sentHandoutSchema.safeEncode(handout).success))
    return err({ reason: 'handoutInvalid' });
  return ok({
    patches: added.map((after, at): Patch => ({
      kind: 'handout',
      id: after.id,
      position: handouts.length + at,
      before: null,
      after,
    })),
    label: { type: 'handOut', name: added[0]?.department ?? '', count: added.length },
  });
}

function stampReturn({ workspace }: Assessment, given: ReturnStamp): Result<Draft, ExchangeRefusal> {
  if (!workspace) return err({ reason: 'noWorkspace' });
  const stamp = {
    ...given,
    author: normalizeText(given.author).trim(),
    message: normalizeText(given.message).trim(),
  };
  if (!returnStampSchema.safeParse(stamp).success) return err({ reason: 'returnInvalid' });
  // Storage may have taken it before it seemed not to answer.
  const isKnown = workspace.returns.some(({ id }) => id === stamp.id);
  const after = { ...workspace, returns: [...workspace.returns, stamp] };
  return ok({
    patches: isKnown ? [] : [{ kind: 'workspace', before: workspace, after }],
    label: { type: 'stampReturn' },
  });
}

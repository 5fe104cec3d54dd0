import type { Change, Command } from '../../../src/domain/command';
import { applyPatches } from '../../../src/domain/patch';
import type { Result } from '../../../src/lib/result';
import type { Commit, Committed, OpenedAssessment, Repository, StorageFailure } from '../../../src/storage/repository';
import { must, run } from './small-assessment';

/** What every gesture at a desk is said to be by and at; the clock of the stage never shows this time. */
export const AUTHOR = 'Lan';
export const GESTURE_AT = '2024-12-31T23:59:58.123Z';

type Extras = Pick<Commit, 'files' | 'snapshot'>;

/** A document on the screen: runs commands, keeps the revision, commits. */
export async function createDesk(repository: Repository, id: string) {
  let opened = must(await repository.open(id));
  const steps: Change[] = [];
  const commit = async (
    kind: Commit['kind'],
    change: Change,
    expectedRevision = opened.revision,
    extras: Extras = {},
  ): Promise<Result<Committed, StorageFailure>> => {
    const patches = kind === 'undo' ? change.inverse : change.patches;
    const stepId = `step ${opened.revision}`;
    const step = { stepId, label: change.label, by: AUTHOR, at: GESTURE_AT };
    const committed = await repository.commit({ id, expectedRevision, kind, patches, ...step, ...extras });
    if (committed.ok) opened = { ...opened, ...committed.value };
    return committed;
  };
  return {
    steps,
    get opened(): OpenedAssessment {
      return opened;
    },
    commit,
    /** Runs a command on the document as it was last opened or changed here. */
    do: async (command: Command, extras: Extras = {}) => {
      const change = run(opened.assessment, opened.tree, command);
      must(await commit('do', change, opened.revision, extras));
      opened = { ...opened, assessment: change.document };
      steps.push(change);
      return change;
    },
    undo: async (change: Change) => {
      must(await commit('undo', change));
      opened = { ...opened, assessment: applyPatches(opened.assessment, change.inverse) };
    },
    redo: async (change: Change) => {
      must(await commit('redo', change));
      opened = { ...opened, assessment: applyPatches(opened.assessment, change.patches) };
    },
  };
}

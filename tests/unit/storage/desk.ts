import type { Change, Command } from '../../../src/domain/command';
import type { Result } from '../../../src/lib/result';
import type { Commit, Committed, OpenedAssessment, Repository, StorageFailure } from '../../../src/storage/repository';
import { must, run } from './small-assessment';
/** A document on the screen: runs commands, keeps the revision, commits. */
export async function createDesk(repository: Repository, id: string) {
  let opened = must(await repository.open(id));
  const steps: Change[] = [];
  const commit = async (
    kind: Commit['kind'],
    change: Change,
    expectedRevision = opened.revision,
  ): Promise<Result<Committed, StorageFailure>> => {
    const patches = kind === 'undo' ? change.inverse : change.patches;
    const stepId = `step ${opened.revision}`;
    const committed = await repository.commit({ id, expectedRevision, kind, stepId, patches, label: change.label });
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
    do: async (command: Command) => {
      const change = run(opened.assessment, opened.tree, command);
      must(await commit('do', change));
      opened = { ...opened, assessment: change.document };
      steps.push(change);
      return change;
    },
    undo: async (change: Change) => must(await commit('undo', change)),
    redo: async (change: Change) => must(await commit('redo', change)),
  };
}

import type { Assessment } from '../assessment';
import type { RubricTree } from '../rubric-tree';
import type { Choice, PlannedChange, QuarantinedChange } from './change';
import { isLookedInto, sortFiles, type PlannedFile } from './files';
import { Gathering } from './gathering';
import type { IncomingFile } from './incoming';
import type { Gathered, Resolved } from './resolve';

/** What people have decided about a merge. */
export interface MergeDecisions {
  /** By key of the change. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** Changes set apart that are let in all the same, by `keyOfIncoming`. */
  readonly admitted: ReadonlySet<string>;
}

export const NOTHING_DECIDED: MergeDecisions = { choices: new Map(), admitted: new Set() };

/** What a merge of files would do, before anything is done. */
export interface MergePlan {
  /** By the time at which they were made; the same file given twice is there twice. */
  readonly files: readonly PlannedFile[];
  /** In official order of rows, then records. */
  readonly changes: readonly PlannedChange[];
  readonly quarantined: readonly QuarantinedChange[];
  /** Conflicts that nobody has decided. */
  readonly open: number;
}

/**
 * Compares every file with the document and with what the file started from, place by place. Each change that a
 * file brings since its base is in `changes` or in `quarantined`, once for each file; the base of a later return is
 * what was taken or decided of earlier ones. The order of the files given does not matter.
 */
export function planMerge(
  ours: Assessment,
  tree: RubricTree,
  given: readonly IncomingFile[],
  decisions: MergeDecisions = NOTHING_DECIDED,
): MergePlan {
  const sorted = sortFiles(ours, given);
  const gathering = new Gathering(ours, tree, decisions.choices, decisions.admitted);
  for (const planned of sorted) {
    if (!isLookedInto(planned)) continue;
    const { file, handedOut, state } = planned;
    gathering.take(file, handedOut, state.kind === 'alreadyMerged' ? state.record : null);
  }
  const resolved = gathering.resolve();
  const order = new Map(tree.scoredNodes.map(({ code }, position) => [code, position]));
  const rank = ({ place }: Gathered): number =>
    place.kind === 'row' ? (order.get(place.code) ?? order.size) : order.size + 1;
  const takes = (digest: string): boolean =>
    resolved.some(
      ({ outcome, candidates }) => outcome !== 'same' && candidates.some(({ fileId }) => fileId === digest),
    );
  const files = sorted.map((planned): PlannedFile =>
    planned.state.kind === 'alreadyMerged' && takes(planned.file.digest)
      ? { ...planned, state: { kind: 'reopened', record: planned.state.record } }
      : planned,
  );
  const changes = resolved.sort((a, b) => rank(a) - rank(b)).map(toChange);
  return {
    files,
    changes,
    quarantined: gathering.quarantined,
    open: changes.filter(({ outcome, choice }) => outcome === 'conflict' && choice === null).length,
  };
}

function toChange({ place, trunk: _trunk, wasMerged: _wasMerged, candidates, ...sides }: Resolved): PlannedChange {
  const told = candidates.map(({ fileId, base, theirs, admitted }) => ({ fileId, base, theirs, admitted }));
  // The values are those of the slot or list that the place names: they came out of it.
  return { ...place, ...sides, candidates: told } as PlannedChange;
}

import { outcomeFor } from '../../domain/merge/apply';
import type { Candidate, PlannedChange } from '../../domain/merge/change';
import type { MergePlan } from '../../domain/merge/plan';

/** One change that a file brings, seen from that file. */
export interface BroughtChange {
  readonly fileId: string;
  readonly change: PlannedChange;
  /** Let in though it had been set apart. */
  readonly admitted: boolean;
}

export interface ChangesOfFile {
  readonly fileId: string;
  readonly changes: readonly BroughtChange[];
}

/**
 * Changes that are taken (or, `same`, that stand already), by file in the order of the plan. Of conflicts those that
 * were decided for the file; the rest is told elsewhere.
 */
export function changesByFile({ files, changes }: MergePlan, kind: 'taken' | 'same'): readonly ChangesOfFile[] {
  const byFile = new Map<string, BroughtChange[]>(files.map(({ file }) => [file.digest, []]));
  for (const change of changes) {
    const candidates: readonly Candidate<unknown>[] = change.candidates;
    for (const candidate of candidates) {
      if (kindOf(change, candidate) !== kind) continue;
      const { fileId, admitted } = candidate;
      byFile.get(fileId)?.push({ fileId, change, admitted: admitted !== null });
    }
  }
  return [...byFile].flatMap(([fileId, list]) => (list.length === 0 ? [] : [{ fileId, changes: list }]));
}

/** `null` for a conflict that is open, or was decided against this file. */
function kindOf(change: PlannedChange, candidate: Candidate<unknown>): 'taken' | 'same' | null {
  const outcome = outcomeFor(change, candidate);
  if (change.outcome !== 'conflict') return outcome === 'same' ? 'same' : 'taken';
  return change.choice !== null && (outcome === 'applied' || outcome === 'joined') ? 'taken' : null;
}

/** The area of a row; empty for what is outside of rows. */
const areaOf = ({ change }: BroughtChange): string => (change.kind === 'row' ? (change.code.split('.')[0] ?? '') : '');

/** Groups narrowed to one file and one area (`null` for all), and cut after so many changes; says how many pass. */
export function shownChanges(
  groups: readonly ChangesOfFile[],
  fileId: string | null,
  area: string | null,
  most: number,
): { readonly groups: readonly ChangesOfFile[]; readonly passing: number } {
  let room = most;
  let passing = 0;
  const shown: ChangesOfFile[] = [];
  for (const group of groups) {
    if (fileId !== null && group.fileId !== fileId) continue;
    const changes = group.changes.filter((each) => area === null || areaOf(each) === area);
    passing += changes.length;
    const cut = changes.slice(0, room);
    room -= cut.length;
    if (cut.length > 0) shown.push({ fileId: group.fileId, changes: cut });
  }
  return { groups: shown, passing };
}

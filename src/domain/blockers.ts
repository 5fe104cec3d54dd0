import { mostGain, type Problem } from './optimiser';
import { subtractPoints, ZERO, type Points } from './points';

/** A problem with one lock opened: an exclusion, a closed track, the limit of a department, the date. */
export interface Unlocked<Lock> {
  readonly lock: Lock;
  readonly problem: Problem;
}

export interface Blocker<Lock> {
  readonly lock: Lock;
  /** The most that can be gained when this lock alone is opened. */
  readonly most: Points;
  /** How much of it the lock keeps back; above zero. */
  readonly lifted: Points;
  /** Opening it alone brings the target into reach. */
  readonly reaches: boolean;
}

/**
 * Which locks keep a target out of reach, the one that gives most first; those that keep nothing back are left
 * out. Where none reaches it alone, try several: a lock may be any set of them.
 * @param gain the target, as a gain over where the document stands
 */
export function blockersOf<Lock>(
  problem: Problem,
  unlocked: readonly Unlocked<Lock>[],
  gain: number,
): readonly Blocker<Lock>[] {
  // Where what is required cannot be done, nothing can be gained.
  const now = mostGain(problem) ?? ZERO;
  return unlocked
    .flatMap(({ lock, problem: opened }): Blocker<Lock>[] => {
      const most = mostGain(opened);
      return most === null || most <= now
        ? []
        : [{ lock, most, lifted: subtractPoints(most, now), reaches: most >= gain }];
    })
    .sort((a, b) => b.most - a.most);
}

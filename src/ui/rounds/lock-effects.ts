import { adjustmentLock, lockOf, noteLock, registerLock } from '../../domain/locks';
import type { Process, Round } from '../../domain/process';

/** Fields of a row that the lock of some round makes read-only, in the order in which people meet them. */
export const LOCKABLE_FIELDS = [
  'figures',
  'selfScore',
  'overrideReason',
  'checked',
  'notApplicableReason',
  'appraisedScore',
  'explanation',
  'evidence',
  'secondAppraisedScore',
] as const;

export type Lockable = (typeof LOCKABLE_FIELDS)[number] | 'register' | 'adjustments' | 'notes' | 'allNotes';

/** Everything that changes hands when a round is locked, or unlocked: what one state locks and the other does not. */
export function lockEffects(process: Process, round: Round): readonly Lockable[] {
  const withLock = (lockedAt: string | null): Process => ({
    ...process,
    rounds: { ...process.rounds, [round]: { ...process.rounds[round], lockedAt } },
  });
  const [open, locked] = [withLock(null), withLock('locked')];
  const differs = (lock: (state: Process) => Round | null): boolean => lock(open) === null && lock(locked) !== null;
  const notes: Lockable = round === 'final' ? 'allNotes' : 'notes';
  return [
    ...LOCKABLE_FIELDS.filter((field) => differs((state) => lockOf(state, field))),
    ...(differs(registerLock) ? (['register'] as const) : []),
    ...(differs(adjustmentLock) ? (['adjustments'] as const) : []),
    ...(differs((state) => noteLock(state, round)) ? [notes] : []),
  ];
}

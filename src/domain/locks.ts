import type { Assessment } from './assessment';
import type { EntryField } from './patch';
import { ROUNDS, type Process, type Round } from './process';
import { sameValue } from '../lib/same';

/**
 * The round whose lock makes a field of a row read-only; fields not named stay open until the end.
 * Evidence goes with the explanation: a unit may prove in that round what it could not prove before.
 */
const roundByField: Partial<Record<EntryField, Round>> = {
  figures: 'self',
  selfScore: 'self',
  overrideReason: 'self',
  checked: 'self',
  notApplicableReason: 'self',
  appraisedScore: 'firstAppraisal',
  explanation: 'explanation',
  evidence: 'explanation',
  secondAppraisedScore: 'secondAppraisal',
};

const isLocked = (process: Process, round: Round): boolean => process.rounds[round].lockedAt !== null;

/** The locked round that makes a field read-only, `null` when it may be written; the final round locks them all. */
export function lockOf(process: Process, field: EntryField): Round | null {
  const round = roundByField[field];
  if (round === undefined) return null;
  if (isLocked(process, round)) return round;
  return isLocked(process, 'final') ? 'final' : null;
}

/** The lock on the register of documents and on bonus and penalty points. */
export const registerLock = (process: Process): Round | null => lockOf(process, 'evidence');
export const adjustmentLock = (process: Process): Round | null => (isLocked(process, 'final') ? 'final' : null);

/** Whether a note may still be added in a round. */
export const noteLock = (process: Process, round: Round): Round | null =>
  isLocked(process, round) ? round : isLocked(process, 'final') ? 'final' : null;

/** The first locked value that another document would change, or the first lock that it would lift (no code), if any. */
export function lockBrokenBy(
  before: Assessment,
  after: Assessment,
): { readonly code: string; readonly round: Round } | null {
  const locked = ROUNDS.filter((round) => isLocked(before.process, round));
  if (locked.length === 0) return null;
  const fields = (Object.keys(roundByField) as EntryField[]).flatMap((field) => {
    const round = lockOf(before.process, field);
    return round ? [{ field, round }] : [];
  });
  for (const [code, entry] of before.entries) {
    const next = after.entries.get(code);
    for (const { field, round } of fields) {
      if (!next || !sameValue(entry[field], next[field])) return { code, round };
    }
  }
  const lifted = locked.find((round) => !isLocked(after.process, round));
  return lifted ? { code: '', round: lifted } : null;
}

import type { Entry } from '../../../domain/entry';
import type { Round } from '../../../domain/process';

/** The round that the final score of a row comes from: the latest that has one. */
export function finalRound({ secondAppraisedScore, appraisedScore, selfScore }: Entry): Round | null {
  if (secondAppraisedScore !== null) return 'secondAppraisal';
  if (appraisedScore !== null) return 'firstAppraisal';
  return selfScore === null ? null : 'self';
}

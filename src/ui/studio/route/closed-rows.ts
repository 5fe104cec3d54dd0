import type { Assessment } from '../../../domain/assessment';
import { isApplicable } from '../../../domain/entry';
import { attainableSteps } from '../../../domain/attainable-steps';
import { lockOf } from '../../../domain/locks';
import { ZERO } from '../../../domain/points';
import { isEstimatedTrack } from '../../../domain/rubric';
import type { ScoredNode } from '../../../domain/rubric-tree';
import { effortDaysOf } from '../../../domain/step-cost';
import type { RouteSettings } from '../../../domain/studio';

/** Why no step can be taken on a row. */
export type ClosedReason =
  | 'notApplicable'
  | 'locked'
  | 'appraised'
  | 'excluded'
  | 'track'
  | 'full'
  | 'noStep'
  /** It has steps, and none comes to what is required of it. */
  | 'tooLow'
  | 'tooLate';

/**
 * Why the search for a way takes no step on a row; `null` where it may.
 * @param daysLeft working days until the deadline; `null` without one
 */
export function closedReason(
  assessment: Assessment,
  settings: RouteSettings,
  node: ScoredNode,
  daysLeft: number | null,
): ClosedReason | null {
  const entry = assessment.entries.get(node.code);
  if (!entry || !isApplicable(entry)) return 'notApplicable';
  if (entry.appraisedScore !== null || entry.secondAppraisedScore !== null) return 'appraised';
  if (lockOf(assessment.process, 'selfScore') !== null) return 'locked';
  if (settings.excluded.includes(node.code)) return 'excluded';
  if (isEstimatedTrack(node.track) && !settings.openedTracks.some((opened) => opened === node.track)) return 'track';
  const from = entry.selfScore ?? ZERO;
  if (from === node.maxPoints) return 'full';
  const steps = attainableSteps(node, entry, from);
  if (steps.length === 0) return 'noStep';
  const wanted = settings.required.find(({ code }) => code === node.code)?.points ?? ZERO;
  const enough = steps.filter(({ points }) => points >= wanted);
  if (enough.length === 0) return 'tooLow';
  const days = effortDaysOf(node, entry);
  return daysLeft === null || enough.some(({ climbed }) => climbed * days <= daysLeft) ? null : 'tooLate';
}

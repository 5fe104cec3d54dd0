import type { Points } from '../../domain/points';
import type { Target } from '../../domain/studio';

/** The ways of asking for a target, as a person chooses among them. */
export const TARGET_WAYS = ['points', 'rank', 'surely', 'forecastRank'] as const;
export type TargetWay = (typeof TARGET_WAYS)[number];

export const wayOf = (target: Target): TargetWay => (target.kind === 'rank' && target.surely ? 'surely' : target.kind);

/** Share of draws that is asked for at first. */
const USUAL_SHARE_PERCENT = 80;

/**
 * The same target asked for in another way, as far as that can be said.
 * @param known what the target comes to in the other terms; `null` where that is not known
 */
export function askedAs(
  target: Target,
  way: TargetWay,
  known: { readonly points: Points; readonly rank: number | null },
): Target {
  if (way === 'points') return target.kind === 'points' ? target : { kind: 'points', points: known.points };
  const rank = target.kind === 'points' ? (known.rank ?? 1) : target.rank;
  if (way !== 'forecastRank') return { kind: 'rank', rank, surely: way === 'surely' };
  return target.kind === 'forecastRank' ? target : { kind: 'forecastRank', rank, sharePercent: USUAL_SHARE_PERCENT };
}

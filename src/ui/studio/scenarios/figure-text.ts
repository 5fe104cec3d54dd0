import { subtractPoints, type DecimalMark, type Points } from '../../../domain/points';
import type { RankResult } from '../../../domain/rank';
import type { Variant } from '../../../state/studio.svelte';
import { formatGain } from '../../figures';
import { formatExactGain } from '../../rounds/exact-gain';

/** `47`, or `≈ 47` where the bounds do not meet. */
export const shortRank = ({ exact, estimate }: RankResult): string => `${exact ? '' : '≈ '}${String(estimate)}`;

/** `47`, or `≈ 47 (44–49)`. */
export const rankWithBounds = (rank: RankResult): string =>
  rank.exact ? String(rank.estimate) : `${shortRank(rank)} (${String(rank.best)}–${String(rank.worst)})`;

/** A change that two decimals would round away is told with all of them. */
export const pointsChange = (change: Points, mark: DecimalMark): string =>
  Math.abs(change) < 50 ? formatExactGain(change, mark) : formatGain(change, mark);

export const gainOver = (variant: Variant, now: Variant): Points =>
  subtractPoints(variant.figures.rollup.total.points, now.figures.rollup.total.points);

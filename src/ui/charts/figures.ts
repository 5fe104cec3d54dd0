import {
  formatPoints,
  formatPointsExactly,
  POINT_SCALE,
  pointsFromInteger,
  type DecimalMark,
  type Points,
} from '../../domain/points';
import { toneOf } from '../figures';

const scaled = (value: number): Points => pointsFromInteger(Math.round(value * POINT_SCALE));

/** Points or an index in percent, as in print: two decimals, half up. */
export const formatFigure = (value: number, mark: DecimalMark): string => formatPoints(scaled(value), mark);

/** `+0,54`, `−0,10`, `0,00`. */
export const formatChange = (change: number, mark: DecimalMark): string =>
  scaled(change) > 0 ? `+${formatFigure(change, mark)}` : formatFigure(change, mark);

/** A share of one in percent with one decimal. */
export const formatShare = (share: number, mark: DecimalMark): string =>
  `${formatPointsExactly(pointsFromInteger(Math.round(share * 1000) * 1000), mark, 1)}%`;

/** A count that may have halves, such as person-days; as many decimals as it has. */
export const formatCount = (count: number, mark: DecimalMark): string => formatPointsExactly(scaled(count), mark, 0);

const arrows = { gain: '▲ ', loss: '▼ ', '': '' } as const;

/** Says up or down before a figure; nothing before no change. */
export const arrowOf = (change: number): string => arrows[toneOf(change)];

/** Where a unit stands: exact when best and worst are the same. A smaller rank is better. */
export interface RankStanding {
  readonly best: number;
  readonly worst: number;
  readonly estimate: number;
}

export const isExact = ({ best, worst }: RankStanding): boolean => best === worst;

/** `47`, or `≈ 47 (44–49)`. */
export const formatRank = (rank: RankStanding): string =>
  isExact(rank) ? String(rank.estimate) : `≈ ${rank.estimate} (${rank.best}–${rank.worst})`;

/** `47`, or `≈ 47`: where the interval has no room. */
export const formatRankShortly = (rank: RankStanding): string => `${isExact(rank) ? '' : '≈ '}${rank.estimate}`;

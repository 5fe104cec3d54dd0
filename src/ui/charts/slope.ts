import type { RankStanding } from './figures';
import { arrowOf, formatChange, formatFigure, formatRank } from './figures';
import type { Speech, Twin } from './picture';

interface SlopeEnd {
  /** Points in total. */
  readonly total: number;
  /** `null` where no rank can be told. */
  readonly rank: RankStanding | null;
}

export interface SlopeData {
  readonly now: SlopeEnd;
  readonly scenarios: readonly (SlopeEnd & { readonly name: string })[];
}

/** `▲ tăng 6 bậc`; a smaller rank is the better one. */
export function rankMove(before: RankStanding | null, after: RankStanding | null, { words }: Speech): string {
  if (!before || !after) return '';
  const ranks = before.estimate - after.estimate;
  if (ranks === 0) return '';
  const said = ranks > 0 ? words.slope.ranksUp(ranks) : words.slope.ranksDown(-ranks);
  return `${arrowOf(ranks)}${said}`;
}

export function slopeTwin({ now, scenarios }: SlopeData, speech: Speech): Twin {
  const { words, decimalMark } = speech;
  const rankText = (rank: RankStanding | null): string => (rank ? formatRank(rank) : words.unknown);
  return {
    columns: [
      { label: words.slope.scenario, numeric: false },
      { label: words.slope.total, numeric: true },
      { label: words.change, numeric: true },
      { label: words.slope.rank, numeric: true },
      { label: words.slope.rankChange, numeric: false },
    ],
    rows: [
      [words.now, formatFigure(now.total, decimalMark), '', rankText(now.rank), ''],
      ...scenarios.map(({ name, total, rank }) => [
        name,
        formatFigure(total, decimalMark),
        formatChange(total - now.total, decimalMark),
        rankText(rank),
        rankMove(now.rank, rank, speech),
      ]),
    ],
  };
}

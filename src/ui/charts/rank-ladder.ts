import { formatFigure, formatRank, type RankStanding } from './figures';
import type { Speech, Twin } from './picture';

export interface LadderRow {
  readonly unit: string;
  /** `null` where it was not published. */
  readonly rank: number | null;
  /** Index in percent. */
  readonly value: number;
}

export interface OwnStanding extends RankStanding {
  readonly value: number;
}

export interface LadderData {
  /** Other units near the own one; the own unit is not among them. */
  readonly rows: readonly LadderRow[];
  readonly own: {
    readonly unit: string;
    /** The rank it holds in this table, which is no gap then. */
    readonly publishedRank?: number | null | undefined;
    readonly before: OwnStanding;
    readonly after?: OwnStanding | undefined;
  };
}

/** Ranks between two neighbours that belong to units nobody knows: they are shown as a gap. */
export interface RankGap {
  readonly above: LadderRow;
  readonly below: LadderRow;
  readonly ranks: number;
}

export const descending = (rows: readonly LadderRow[]): readonly LadderRow[] =>
  [...rows].sort((a, b) => b.value - a.value);

/** A unit of unknown rank between two known ones fills one place; so does the own unit's published rank. */
export function findGaps(rows: readonly LadderRow[], ownRank: number | null): readonly RankGap[] {
  const gaps: RankGap[] = [];
  let above: (LadderRow & { rank: number }) | null = null;
  let between = 0;
  for (const row of descending(rows)) {
    const { rank } = row;
    if (rank === null) {
      between += 1;
      continue;
    }
    if (above) {
      const own = ownRank !== null && ownRank > above.rank && ownRank < rank ? 1 : 0;
      const ranks = rank - above.rank - 1 - between - own;
      if (ranks > 0) gaps.push({ above, below: row, ranks });
    }
    above = { ...row, rank };
    between = 0;
  }
  return gaps;
}

export function ladderTwin({ rows, own }: LadderData, { words, decimalMark }: Speech): Twin {
  const standing = (state: string, { value, ...rank }: OwnStanding) => ({
    name: words.ladder.own(own.unit, state),
    rank: formatRank(rank),
    value,
  });
  const lines = [
    ...rows.map(({ unit, rank, value }) => ({ name: unit, rank: rank === null ? words.unknown : String(rank), value })),
    standing(words.now, own.before),
    ...(own.after ? [standing(words.ladder.after, own.after)] : []),
  ].sort((a, b) => b.value - a.value);
  return {
    columns: [
      { label: words.unit, numeric: false },
      { label: words.rank, numeric: true },
      { label: words.index, numeric: true },
    ],
    rows: lines.map(({ name, rank, value }) => [name, rank, formatFigure(value, decimalMark)]),
  };
}

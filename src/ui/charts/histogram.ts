import { formatShare } from './figures';
import type { Speech, Twin } from './picture';

export interface HistogramData {
  /** Share of all draws that ended at each rank; together one. Ranks that are left out were never reached. */
  readonly bars: readonly { readonly rank: number; readonly share: number }[];
  readonly median: number;
  /** Ranks between which 80 % of the draws lie, both included. */
  readonly interval: { readonly best: number; readonly worst: number };
  readonly target: number | null;
}

/** Share of the draws that ended at this rank or a better one. */
export const shareReaching = ({ bars }: HistogramData, rank: number): number =>
  bars.reduce((sum, bar) => (bar.rank <= rank ? sum + bar.share : sum), 0);

/** The ranks that are shown: all that were reached, and the target. */
export function rankRange({ bars, median, interval, target }: HistogramData): readonly [number, number] {
  const reached = bars.filter(({ share }) => share > 0).map(({ rank }) => rank);
  const ranks = [...reached, median, interval.best, interval.worst, ...(target === null ? [] : [target])];
  return [Math.min(...ranks), Math.max(...ranks)];
}

export function histogramTwin(data: HistogramData, { words, decimalMark }: Speech): Twin {
  const { median, interval, target } = data;
  const [first, last] = rankRange(data);
  const shares = new Map(data.bars.map(({ rank, share }) => [rank, share]));
  const said = words.histogram;
  return {
    columns: [
      { label: words.rank, numeric: true },
      { label: said.share, numeric: true },
      { label: said.cumulative, numeric: true },
      { label: said.note, numeric: false },
    ],
    rows: Array.from({ length: last - first + 1 }, (_, index) => {
      const rank = first + index;
      const notes = [
        ...(rank === median ? [said.median] : []),
        ...(rank >= interval.best && rank <= interval.worst ? [said.inInterval] : []),
        ...(rank === target ? [said.target] : []),
      ];
      return [
        String(rank),
        formatShare(shares.get(rank) ?? 0, decimalMark),
        formatShare(shareReaching(data, rank), decimalMark),
        notes.join(', '),
      ];
    }),
  };
}

import { formatCount, formatFigure, formatRank, type RankStanding } from './figures';
import type { Speech, Twin } from './picture';

/** What can be had for a cost, at best. */
export interface FrontierPoint {
  /** Person-days. */
  readonly costDays: number;
  readonly points: number;
  /** `null` where no rank can be told. */
  readonly rank: RankStanding | null;
}

export interface FrontierData {
  /** By rising cost and points. */
  readonly points: readonly FrontierPoint[];
  readonly target: { readonly points: number; readonly label?: string | undefined } | null;
  readonly selected: number | null;
}

/** `12,5 người-ngày · 90,02 điểm · hạng ≈ 36 (34–38)` */
export function pointText({ costDays, points, rank }: FrontierPoint, { words, decimalMark }: Speech): string {
  const parts = [
    words.frontier.days(formatCount(costDays, decimalMark)),
    words.frontier.pointsOf(formatFigure(points, decimalMark)),
  ];
  return [...parts, ...(rank ? [words.rankOf(formatRank(rank))] : [])].join(' · ');
}

export function frontierTwin({ points, target, selected }: FrontierData, { words, decimalMark }: Speech): Twin {
  const reached = target ? points.findIndex((point) => point.points >= target.points) : -1;
  return {
    columns: [
      { label: words.frontier.cost, numeric: true },
      { label: words.points, numeric: true },
      { label: words.rank, numeric: true },
      { label: words.frontier.note, numeric: false },
    ],
    rows: points.map((point, index) => [
      formatCount(point.costDays, decimalMark),
      formatFigure(point.points, decimalMark),
      point.rank ? formatRank(point.rank) : words.unknown,
      [
        ...(index === selected ? [words.frontier.selectedMark] : []),
        ...(index === reached ? [words.frontier.targetReached] : []),
      ].join(', '),
    ]),
  };
}

/** The points at which a rank is first reached, for the second axis: the last and the first before the others. */
export function rankSteps(
  points: readonly FrontierPoint[],
): readonly (FrontierPoint & { readonly rank: RankStanding })[] {
  const steps: (FrontierPoint & { rank: RankStanding })[] = [];
  for (const { rank, ...point } of points) {
    if (rank && rank.estimate !== steps.at(-1)?.rank.estimate) steps.push({ ...point, rank });
  }
  const last = steps.pop();
  return last ? [last, ...steps] : [];
}

interface Place {
  readonly xPx: number;
  readonly yPx: number;
}

/** The place nearest to where was pressed, if one is within reach. */
export function nearestPlace(places: readonly Place[], { xPx, yPx }: Place, reachPx: number): number | null {
  let nearest: number | null = null;
  let least = reachPx;
  places.forEach((place, index) => {
    const distance = Math.hypot(place.xPx - xPx, place.yPx - yPx);
    if (distance > least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

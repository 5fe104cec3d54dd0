import { scoreReader } from '../../../domain/assessment';
import type { ParsedDocument } from '../../../domain/document-file';
import { indexPercent } from '../../../domain/index-percent';
import { addPoints, pointsFromInteger, ZERO, type Points } from '../../../domain/points';
import { rankBetween, type Ranking, type RankResult } from '../../../domain/rank';
import { ceilingOf, sumIndex, type Sum } from '../../../domain/rollup';
import type { Overlay } from '../../../domain/scenario';
import { lastYearStandingOf, standingOf, type Standing, type StandingRow } from '../../../domain/standing';

/** A standing that a change of rank can be explained from or to. */
export type Source =
  | { readonly kind: 'lastYear' | 'self' | 'final' | 'whatIf' }
  | { readonly kind: 'scenario' | 'snapshot'; readonly id: string };

export const sourceKey = (source: Source): string => ('id' in source ? `${source.kind}:${source.id}` : source.kind);

interface Known {
  readonly hasWhatIf: boolean;
  readonly scenarios: readonly { readonly id: string }[];
  readonly snapshots: readonly { readonly id: string }[];
}

/** Everything that can be chosen, in the order in which it is offered. */
export const sourcesOf = ({ hasWhatIf, scenarios, snapshots }: Known): readonly Source[] => [
  { kind: 'lastYear' },
  { kind: 'self' },
  { kind: 'final' },
  ...(hasWhatIf ? [{ kind: 'whatIf' } as const] : []),
  ...scenarios.map(({ id }) => ({ kind: 'scenario', id }) as const),
  ...snapshots.map(({ id }) => ({ kind: 'snapshot', id }) as const),
];

export interface Pair {
  readonly from: Source;
  readonly to: Source;
}

/** What is mostly asked: last year against now; without scores of last year, now against what is assumed. */
export function usualPair(sources: readonly Source[], hasLastYear: boolean): Pair {
  const assumed = sources.find(({ kind }) => kind === 'whatIf' || kind === 'scenario');
  return !hasLastYear && assumed
    ? { from: { kind: 'self' }, to: assumed }
    : { from: { kind: 'lastYear' }, to: { kind: 'self' } };
}

/**
 * The year of the published table that a standing is ranked in unless another is chosen: of last year's scores the
 * one before the chosen table, or the nearest earlier one that there is.
 */
export function usualYear({ kind }: Source, chosenYear: number, years: readonly number[]): number {
  const earlier = years.filter((year) => year < chosenYear);
  return kind === 'lastYear' && earlier.length > 0 ? Math.max(...earlier) : chosenYear;
}

/**
 * @param document the open one, or the copy where the source is one
 * @param overlay what is assumed, where the source is a scenario or what is assumed in the grid
 */
export function standingFrom(
  { kind }: Source,
  { assessment, tree }: ParsedDocument,
  overlay: Overlay,
  ranking: Ranking,
): Standing {
  const self = scoreReader(assessment, 'selfScore');
  switch (kind) {
    case 'lastYear':
      return lastYearStandingOf(assessment, tree, ranking);
    case 'self':
      return standingOf(assessment, tree, self, ranking);
    case 'final':
    case 'snapshot':
      return standingOf(assessment, tree, scoreReader(assessment, 'final'), ranking);
    case 'whatIf':
    case 'scenario':
      return standingOf(assessment, tree, (code) => overlay.get(code) ?? self(code), ranking);
  }
}

export function sumRows(rows: readonly StandingRow[]): Sum {
  const sum = (some: readonly StandingRow[], read: (row: StandingRow) => Points): Points =>
    some.reduce((points, row) => addPoints(points, read(row)), ZERO);
  const open = rows.filter(({ points }) => points === null);
  return {
    points: sum(rows, ({ points }) => points ?? ZERO),
    maxPoints: sum(rows, ({ maxPoints }) => maxPoints),
    openPoints: sum(open, ({ maxPoints }) => maxPoints),
    scoredRows: rows.length - open.length,
    rows: rows.length,
  };
}

/** Sum of the rows with bonus and penalty, which never take it below zero. */
export function standingTotal({ rows, adjustment }: Standing): Sum {
  const sum = sumRows(rows);
  return { ...sum, points: pointsFromInteger(Math.max(ZERO, sum.points + adjustment)) };
}

/** `null` where nothing is scored. */
export function rankOfStanding(standing: Standing, ranking: Ranking = standing.ranking): RankResult | null {
  const total = standingTotal(standing);
  const floor = sumIndex(total);
  const ceiling = indexPercent(ceilingOf(total), total.maxPoints);
  return floor && ceiling ? rankBetween(ranking, floor.scaled, ceiling.scaled) : null;
}

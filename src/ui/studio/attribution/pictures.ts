import { indexPercent, type IndexPercent } from '../../../domain/index-percent';
import { neighboursOf, type Neighbour, type Ranking } from '../../../domain/rank';
import { sumIndex } from '../../../domain/rollup';
import { POINT_SCALE } from '../../../domain/points';
import type { Standing } from '../../../domain/standing';
import type { AreaBar } from '../../charts/area-bars';
import type { LadderData, LadderRow, OwnStanding } from '../../charts/rank-ladder';
import { rankOfStanding, standingTotal, sumRows } from './standings';

/** Known units shown on each side of a place. */
const EACH = 4;
/** With more units between the two places than this, only those near either are shown. */
const MOST_BETWEEN = 16;

export interface Ladder extends LadderData {
  /** Known units between the two places that are not shown. */
  readonly leftOut: number;
}

/**
 * The neighbours of both places in the table of `to`, and the move between them. The place that is left is ranked
 * in that table too: a rank of another year has no place on this ladder.
 * @returns `null` where one of the two has no rank
 */
export function ladderOf(from: Standing, to: Standing, unit: string): Ladder | null {
  const { ranking } = to;
  const before = ownStanding(from, ranking);
  const after = ownStanding(to, ranking);
  if (!before || !after) return null;
  const [upper, lower] = [before, after].map(({ scaled }) => scaled).sort((a, b) => b - a);
  if (upper === undefined || lower === undefined) return null;
  const between = ranking.peers.filter(({ value }) => value <= upper && value > lower);
  const around = [upper, lower].map((scaled) => neighboursOf(ranking, scaled, EACH));
  const near = around.flatMap(({ above, below }) => [...above, ...below]);
  const shown: readonly Pick<Neighbour, 'unit' | 'rank' | 'value'>[] =
    between.length > MOST_BETWEEN ? near : [...near, ...between];
  const rowByUnit = new Map(
    shown.map(({ unit: name, rank, value }): [string, LadderRow] => [
      name,
      { unit: name, rank, value: value / POINT_SCALE },
    ]),
  );
  return {
    rows: [...rowByUnit.values()],
    own: { unit, publishedRank: ranking.ownRow?.rank ?? null, before: before.standing, after: after.standing },
    leftOut: between.filter(({ unit: name }) => !rowByUnit.has(name)).length,
  };
}

function ownStanding(
  standing: Standing,
  ranking: Ranking,
): { readonly scaled: number; readonly standing: OwnStanding } | null {
  const rank = rankOfStanding(standing, ranking);
  const { points, maxPoints } = standingTotal(standing);
  const index = indexPercent(points, maxPoints);
  if (!rank || !index) return null;
  const { best, worst, estimate } = rank;
  return { scaled: index.scaled, standing: { value: index.scaled / POINT_SCALE, best, worst, estimate } };
}

/** Index of each area on the `to` side, beside what it was. */
export function areaBarsOf(
  from: Standing,
  to: Standing,
  areas: readonly { readonly code: string; readonly name: string }[],
): readonly AreaBar[] {
  const percentOf = ({ rows }: Standing, code: string): number | null =>
    toPercent(sumIndex(sumRows(rows.filter(({ areaCode }) => areaCode === code))));
  return areas.map(({ code, name }) => ({
    code,
    name,
    percent: percentOf(to, code),
    comparison: percentOf(from, code),
  }));
}

const toPercent = (index: IndexPercent | null): number | null => index && index.scaled / POINT_SCALE;

import type { Field, FieldRow } from '../../../domain/field';
import { indexGroup, indexPercent, type IndexGroup, type IndexPercent } from '../../../domain/index-percent';
import type { AreaRankChanges } from '../../../domain/pack-files';
import { HUNDRED_PERCENT } from '../../../domain/percent-codec';
import { addPoints, pointsFromInteger, type Points } from '../../../domain/points';
import { rankBetween, type RankResult } from '../../../domain/rank';
import { overallOf, type SipasYear } from '../../../domain/sipas';
import type { RankView } from '../../../state/rank-view.svelte';

export type Ranks = Pick<RankView, 'series' | 'field' | 'placeIn' | 'rankingIn'>;

/** Where a figure comes from: a published table, the points of the document, or its SIPAS sheet. */
type ValueBasis = 'published' | 'derived' | 'own' | 'ownEstimate' | 'ownOfficial';

interface IndexValue {
  /** Ten-thousandths of a percent. */
  readonly scaled: number;
  readonly basis: ValueBasis;
}

/** A rank that this program works out, in the table of a year. */
interface RankEstimate {
  readonly result: RankResult;
  readonly year: number;
}

interface KnownRank {
  readonly rank: number;
  readonly unitCount: number;
  readonly basis: 'published' | 'derived';
}

/** Places gained; an estimate where one of the two ranks is. */
export interface RankMove {
  readonly places: number;
  readonly isEstimate: boolean;
}

/** How the unit stands in one index; what nobody says is `null`. */
export interface Standing {
  readonly value: IndexValue | null;
  readonly group: IndexGroup | null;
  /** "Above so many percent", where an announcement gives no more. */
  readonly floorPercent: number | null;
  readonly rank: KnownRank | null;
  readonly estimate: RankEstimate | null;
  readonly change: RankMove | null;
  readonly sources: readonly string[];
}

/** The figures of one sum, for its place among others. */
interface OwnSum {
  readonly points: Points | null;
  readonly maxPoints: Points;
  readonly openPoints: Points;
}

type Announced = AreaRankChanges['parIndex'];

export function parIndexStanding(ranks: Ranks, year: number, own: OwnSum, announced: Announced | null): Standing {
  const field = fieldOf(ranks, 'par-index', year);
  const index = own.points === null ? null : indexPercent(own.points, own.maxPoints);
  const value = publishedValue(ranks, field) ?? (index && { scaled: index.scaled, basis: 'own' as const });
  return {
    ...standing(ranks, 'par-index', year, announced, estimateOf(ranks, field ?? ranks.field, own)),
    value,
    group: value && groupOf(value, index),
  };
}

export function sipasStanding(
  ranks: Ranks,
  year: number,
  sheets: readonly SipasYear[],
  announced: Announced | null,
): Standing {
  const field = fieldOf(ranks, 'sipas', year);
  const sheet = sheets.find((each) => each.year === year);
  const overall = sheet ? overallOf(sheet) : null;
  const own: IndexValue | null = overall && {
    scaled: overall.value,
    basis: overall.isEstimate ? 'ownEstimate' : 'ownOfficial',
  };
  const sum = overall && {
    points: pointsFromInteger(overall.value),
    maxPoints: pointsFromInteger(HUNDRED_PERCENT),
    openPoints: pointsFromInteger(0),
  };
  return {
    ...standing(ranks, 'sipas', year, announced, sum && estimateOf(ranks, field, sum)),
    value: publishedValue(ranks, field) ?? own,
    group: null,
  };
}

/** The rank of an area, where a table of areas is known, and by how many places it moved, announced or from tables. */
export function areaStanding(
  ranks: Ranks,
  year: number,
  area: OwnSum & { readonly code: string; readonly rankChange: number | null },
): Pick<Standing, 'rank' | 'estimate' | 'change'> {
  const field = fieldOf(ranks, 'par-index', year, area.code);
  const found = standing(ranks, 'par-index', year, null, estimateOf(ranks, field, area), area.code);
  return {
    rank: found.rank,
    estimate: found.estimate,
    change: area.rankChange === null ? found.change : { places: area.rankChange, isEstimate: false },
  };
}

function standing(
  ranks: Ranks,
  index: Field['index'],
  year: number,
  announced: Announced | null,
  estimate: RankEstimate | null,
  areaCode?: string,
): Omit<Standing, 'value' | 'group'> {
  const field = fieldOf(ranks, index, year, areaCode);
  const row = field && rowIn(ranks, field);
  const rank = knownRank(field, row) ?? (announced && { ...announced, basis: 'published' as const });
  const before = fieldOf(ranks, index, year - 1, areaCode);
  const previous = knownRank(before, before && rowIn(ranks, before));
  return {
    floorPercent: announced?.indexAbovePercent ?? null,
    rank: rank && { rank: rank.rank, unitCount: rank.unitCount, basis: rank.basis },
    estimate,
    change: announced ? { places: announced.rankChange, isEstimate: false } : moveOf(previous, rank, year, estimate),
    sources: row?.source ? [row.source] : [],
  };
}

/** Ranks among different numbers of units say nothing about a change. */
function moveOf(
  previous: KnownRank | null,
  rank: KnownRank | null,
  year: number,
  estimate: RankEstimate | null,
): RankMove | null {
  if (!previous) return null;
  if (rank)
    return rank.unitCount === previous.unitCount ? { places: previous.rank - rank.rank, isEstimate: false } : null;
  if (estimate?.year !== year || estimate.result.unitCount !== previous.unitCount) return null;
  return { places: previous.rank - estimate.result.estimate, isEstimate: !estimate.result.exact };
}

function estimateOf(ranks: Ranks, field: Field | null, own: OwnSum): RankEstimate | null {
  const floor = own.points === null ? null : indexPercent(own.points, own.maxPoints);
  if (!field || !floor) return null;
  const ceiling = indexPercent(addPoints(floor.points, own.openPoints), own.maxPoints) ?? floor;
  return { result: rankBetween(ranks.rankingIn(field), floor.scaled, ceiling.scaled), year: field.year };
}

const fieldOf = ({ series }: Ranks, index: Field['index'], year: number, areaCode?: string): Field | null =>
  series.find((field) => field.index === index && field.year === year && field.areaCode === areaCode) ?? null;

function rowIn(ranks: Ranks, field: Field): FieldRow | null {
  const { inField, ownUnit } = ranks.placeIn(field);
  return inField ? (field.rows.find(({ unit }) => unit === ownUnit) ?? null) : null;
}

const knownRank = (field: Field | null, row: FieldRow | null): KnownRank | null =>
  field && row?.rank !== undefined
    ? { rank: row.rank, unitCount: field.unitCount, basis: row.rankStatus ?? 'published' }
    : null;

function publishedValue(ranks: Ranks, field: Field | null): IndexValue | null {
  const row = field && rowIn(ranks, field);
  return row?.value === undefined ? null : { scaled: row.value, basis: row.valueStatus ?? 'published' };
}

function groupOf({ scaled, basis }: IndexValue, own: IndexPercent | null): IndexGroup | null {
  const index = basis === 'own' ? own : indexPercent(pointsFromInteger(scaled), pointsFromInteger(HUNDRED_PERCENT));
  return index && indexGroup(index);
}

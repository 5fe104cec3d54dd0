import type { Field, FieldRow } from './field';
import { createRanking, rankOf } from './rank';

/** What one published table is about; a table of one area carries the code of the area. */
export interface FieldKey {
  readonly index: Field['index'];
  readonly year: number;
  readonly areaCode?: string | undefined;
}

export const keyOfField = ({ index, year, areaCode = '' }: FieldKey): string => `${index}/${year}/${areaCode}`;

/**
 * The user's fields over the shipped ones, figure by figure: an own figure stands in front of a
 * shipped one, which fills what the user does not have. Each figure keeps its status, and its row
 * the sources of its figures.
 * @returns shipped fields in their order, completed, then those that only the user has
 */
export function mergeFields(shipped: readonly Field[], own: readonly Field[]): readonly Field[] {
  const merged = new Map<string, Field>();
  for (const field of [...shipped, ...own]) {
    const key = keyOfField(field);
    const below = merged.get(key);
    merged.set(key, below ? fieldOver(below, field) : field);
  }
  return [...merged.values()];
}

/** One field over another of the same key. */
export function fieldOver(below: Field, above: Field): Field {
  const rows = new Map(below.rows.map((row) => [row.unit, row]));
  for (const row of above.rows) {
    const under = rows.get(row.unit);
    rows.set(row.unit, under ? rowOver(under, row) : row);
  }
  const fromAbove = new Set(above.rows.filter(({ value }) => value !== undefined).map(({ unit }) => unit));
  const valued = [...rows.values()].filter(({ value }) => value !== undefined);
  const { valueDecimals: _, ...merged } = { ...below, ...above, rows: [...rows.values()] };
  // Four decimals are exact; one value of two among them still stands for ±0.005.
  const isFine = valued.every(({ unit }) => (fromAbove.has(unit) ? above : below).valueDecimals === 4);
  return isFine && valued.length > 0 ? { ...merged, valueDecimals: 4 } : merged;
}

function rowOver(below: FieldRow, above: FieldRow): FieldRow {
  const value = above.value === undefined ? below : above;
  const rank = above.rank === undefined ? below : above;
  // What says the same keeps the source that it had.
  const hasOldValue = value.value === below.value && value.valueStatus === below.valueStatus;
  const hasOldRank = rank.rank === below.rank && rank.rankStatus === below.rankStatus;
  if (hasOldValue && hasOldRank) return below;
  const isAllAbove = (below.value === undefined || !hasOldValue) && (below.rank === undefined || !hasOldRank);
  return {
    unit: below.unit,
    ...valuePart(value),
    ...rankPart(rank),
    source: isAllAbove ? above.source || below.source : joinSources(below.source, above.source),
  };
}

const valuePart = ({ value, valueStatus }: FieldRow): Pick<FieldRow, 'value' | 'valueStatus'> => ({
  ...(value !== undefined && { value }),
  ...(valueStatus !== undefined && { valueStatus }),
});
const rankPart = ({ rank, rankStatus }: FieldRow): Pick<FieldRow, 'rank' | 'rankStatus'> => ({
  ...(rank !== undefined && { rank }),
  ...(rankStatus !== undefined && { rankStatus }),
});

const LONGEST_SOURCE = 1000;

const joinSources = (below: string, above: string): string =>
  (below === above || above === '' ? below : below === '' ? above : `${above}; ${below}`).slice(0, LONGEST_SOURCE);

export interface Completeness {
  readonly unitCount: number;
  readonly withValue: number;
  readonly withRank: number;
  readonly withBoth: number;
  /** Units of the list without any figure. */
  readonly missing: readonly string[];
  /** Units whose place is known: a rank is given, or follows from the values. */
  readonly placed: number;
  readonly isEveryRankExact: boolean;
}

/** How much of a field is known. @param units all units of the field */
export function completeness(field: Field, units: readonly string[]): Completeness {
  const known = field.rows.filter(({ value, rank }) => value !== undefined || rank !== undefined);
  const withValue = known.filter(({ value }) => value !== undefined);
  const withRank = known.filter(({ rank }) => rank !== undefined);
  const named = new Set(known.map(({ unit }) => unit));
  const placed = known.filter(
    ({ unit, value, rank }) =>
      rank !== undefined || (value !== undefined && rankOf(createRanking(field, unit, true), value).exact),
  ).length;
  return {
    unitCount: field.unitCount,
    withValue: withValue.length,
    withRank: withRank.length,
    withBoth: withValue.length + withRank.length - known.length,
    missing: units.filter((unit) => !named.has(unit)),
    placed,
    isEveryRankExact: placed === field.unitCount,
  };
}

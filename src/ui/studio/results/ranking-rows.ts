import type { Field, FieldRow } from '../../../domain/field';
import { createRanking, rankOf } from '../../../domain/rank';

/** Where a figure comes from: printed by its source, derived from print, the user's own, or counted from the table. */
type FigureMark = 'published' | 'derived' | 'own' | 'counted';

export interface ResultFigure {
  /** Ten-thousandths of a percent, or a rank. */
  readonly value: number;
  readonly mark: FigureMark;
}

export interface ResultRow {
  readonly unit: string;
  readonly value: ResultFigure | null;
  readonly rank: ResultFigure | null;
  readonly source: string;
  readonly isOwnUnit: boolean;
  /** Place to sort by, estimated where the rank is not known; infinite for a gap. */
  readonly place: number;
}

/** What a table is put together from: the field as it is shown, and what of it is shipped. */
export interface ShownField {
  readonly shown: Field | null;
  readonly shipped: Field | null;
  readonly units: readonly string[];
  readonly ownUnit: string;
}

/** A row for every unit of the field, with gaps as gaps. */
export function resultRows({ shown, shipped, units, ownUnit }: ShownField): readonly ResultRow[] {
  const known = new Map(shown?.rows.map((row) => [row.unit, row]));
  const shippedRows = new Map(shipped?.rows.map((row) => [row.unit, row]));
  const strangers = [...known.keys()].filter((unit) => !units.includes(unit));
  return [...units, ...strangers].map((unit) => {
    const row = known.get(unit);
    const isOwnUnit = unit === ownUnit;
    if (!shown || !row) return { unit, value: null, rank: null, source: '', isOwnUnit, place: Infinity };
    const below = shippedRows.get(unit);
    const value = figure(row.value, row.valueStatus, row.value === below?.value);
    const counted = row.value === undefined ? null : rankOf(createRanking(shown, unit, true), row.value);
    const printed = figure(row.rank, row.rankStatus, row.rank === below?.rank);
    const rank = printed ?? (counted?.exact === true ? { value: counted.best, mark: 'counted' as const } : null);
    const place = rank?.value ?? counted?.estimate ?? Infinity;
    return { unit, value, rank, source: row.source, isOwnUnit, place };
  });
}

function figure(value: number | undefined, status: FieldRow['rankStatus'], isShipped: boolean): ResultFigure | null {
  if (value === undefined) return null;
  return { value, mark: isShipped ? (status ?? 'published') : 'own' };
}

export const SORT_COLUMNS = ['rank', 'unit', 'value'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** Rows in an order; gaps stay last whichever way it goes. A first click puts the best on top. */
export function sortedRows(rows: readonly ResultRow[], by: SortColumn, reversed: boolean): readonly ResultRow[] {
  const way = reversed ? -1 : 1;
  if (by === 'unit') return rows.toSorted((a, b) => way * a.unit.localeCompare(b.unit, 'vi'));
  const keyOf = (row: ResultRow): number => (by === 'rank' ? row.place : row.value ? -row.value.value : Infinity);
  return rows.toSorted((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    if (one === other) return 0;
    if (!Number.isFinite(one) || !Number.isFinite(other)) return one < other ? -1 : 1;
    return way * (one - other);
  });
}

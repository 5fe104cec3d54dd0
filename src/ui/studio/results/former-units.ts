import type { Field, FieldRow } from '../../../domain/field';
import type { UnitMergers } from '../../../domain/unit-mergers';
import { mergerYear } from '../../../domain/unit-name';

export type Merger = UnitMergers['units'][number];

/** One published table, with what it says of each unit that is looked at; `null` where a unit is not of that year. */
export interface HistoryRow {
  readonly field: Field;
  readonly figures: readonly { readonly unit: string; readonly row: FieldRow | null; readonly isOfYear: boolean }[];
}

export const historyUnits = ({ unit, formerUnits }: Merger): readonly string[] => [...formerUnits, unit];

/** The history of a new unit: its former units until the merger, itself from then on. Newest year first. */
export function mergerHistory(series: readonly Field[], merger: Merger, mergers: UnitMergers): readonly HistoryRow[] {
  const last = merger.formerUnits.length;
  return series
    .filter(({ areaCode }) => areaCode === undefined)
    .toSorted((a, b) => a.index.localeCompare(b.index) || b.year - a.year)
    .map((field) => ({
      field,
      figures: historyUnits(merger).map((unit, at) => {
        const isOfYear = field.year >= mergerYear(mergers) === (at === last);
        return { unit, isOfYear, row: isOfYear ? (field.rows.find((row) => row.unit === unit) ?? null) : null };
      }),
    }));
}

import { fieldFaults, type Field, type FieldFault, type FieldRow } from './field';
import type { PastedRow } from './pasted-line';
import { fieldOver, type FieldKey } from './published';

/** One unit's figures as the user accepted them; `null` says nothing, and never takes a figure away. */
export interface DecidedRow {
  readonly unit: string;
  /** Ten-thousandths of a percent. */
  readonly value: number | null;
  readonly rank: number | null;
}

/**
 * Rows with the user's answers, by position; `null` leaves a row out. Without an answer a sure name
 * stands, and any other waits.
 * @returns what is decided, and positions of the rows that wait
 */
export function decideRows(
  rows: readonly PastedRow[],
  answers: ReadonlyMap<number, string | null>,
): { readonly decided: readonly DecidedRow[]; readonly waiting: readonly number[] } {
  const decided: DecidedRow[] = [];
  const waiting: number[] = [];
  rows.forEach(({ match, value, rank }, at) => {
    const answer = answers.get(at);
    const unit = answer === undefined && match.kind === 'sure' ? match.unit : answer;
    if (unit === undefined) waiting.push(at);
    else if (unit !== null) decided.push({ unit, value, rank });
  });
  return { decided, waiting };
}

/** A pasted table, or a single figure that is corrected, after every question is answered. */
export interface DecidedRanking extends FieldKey {
  readonly unitCount: number;
  readonly rows: readonly DecidedRow[];
  /** Ten-thousandths of a percent. */
  readonly nationalMean: number | null;
  readonly valueDecimals: 2 | 4;
  readonly source: string;
}

/** What one pasted figure does. Confirmed: the same figure was derived and is printed now. */
export interface FieldChange {
  /** `null` for the figure of the whole country. */
  readonly unit: string | null;
  readonly figure: 'value' | 'rank' | 'nationalMean';
  readonly kind: 'added' | 'changed' | 'confirmed' | 'unchanged';
  /** Ten-thousandths of a percent, or a rank. */
  readonly before: number | null;
  readonly after: number;
}

/**
 * What a paste would make of a field; nothing is stored. Over the field as it is shown the changes
 * and faults are what the user should see; over the user's own field alone (`null` for none) the
 * result is what is to be stored, so that shipped figures do not become the user's.
 * @param units names in the field, for its faults
 * @returns faults of the result; a unit that came twice with different figures is one, and keeps the first
 */
export function applyPastedRanking(
  base: Field | null,
  pasted: DecidedRanking,
  units: readonly string[],
): { readonly field: Field; readonly changes: readonly FieldChange[]; readonly faults: readonly FieldFault[] } {
  const { rows, twice } = withoutRepeats(pasted.rows);
  const { areaCode, nationalMean, unitCount } = pasted;
  const printed: Field = {
    ...(areaCode !== undefined && { areaCode }),
    index: pasted.index,
    year: pasted.year,
    unitCount,
    ...(nationalMean !== null && { nationalMean }),
    ...(pasted.valueDecimals === 4 && { valueDecimals: 4 }),
    rows: rows.map(({ unit, value, rank }): FieldRow => ({
      unit,
      ...(value !== null && { value, valueStatus: 'published' }),
      ...(rank !== null && { rank, rankStatus: 'published' }),
      source: pasted.source,
    })),
  };
  const field = base ? fieldOver(base, printed) : printed;
  const duplicates = twice.map((unit): FieldFault => ({ fault: 'duplicateUnit', unit }));
  return { field, changes: changesOf(base, printed), faults: [...duplicates, ...fieldFaults(field, units)] };
}

/** One row a unit; rows that say nothing are left out. */
function withoutRepeats(rows: readonly DecidedRow[]): {
  readonly rows: readonly DecidedRow[];
  readonly twice: readonly string[];
} {
  const byUnit = new Map<string, DecidedRow>();
  const twice = new Set<string>();
  const differ = (a: number | null, b: number | null): boolean => a !== null && b !== null && a !== b;
  for (const row of rows) {
    if (row.value === null && row.rank === null) continue;
    const { value, rank } = byUnit.get(row.unit) ?? row;
    if (differ(value, row.value) || differ(rank, row.rank)) twice.add(row.unit);
    byUnit.set(row.unit, { unit: row.unit, value: value ?? row.value, rank: rank ?? row.rank });
  }
  return { rows: [...byUnit.values()], twice: [...twice] };
}

function changesOf(base: Field | null, { nationalMean, rows }: Field): readonly FieldChange[] {
  const old = new Map(base?.rows.map((row) => [row.unit, row]));
  const change = (
    unit: string | null,
    figure: FieldChange['figure'],
    before: number | undefined,
    after: number | undefined,
    wasDerived: boolean,
  ): readonly FieldChange[] => {
    if (after === undefined) return [];
    const same = wasDerived ? 'confirmed' : 'unchanged';
    const kind = before === undefined ? 'added' : before === after ? same : 'changed';
    return [{ unit, figure, kind, before: before ?? null, after }];
  };
  return [
    ...change(null, 'nationalMean', base?.nationalMean, nationalMean, false),
    ...rows.flatMap(({ unit, value, rank }) => {
      const was = old.get(unit);
      return [
        ...change(unit, 'value', was?.value, value, was?.valueStatus === 'derived'),
        ...change(unit, 'rank', was?.rank, rank, was?.rankStatus === 'derived'),
      ];
    }),
  ];
}

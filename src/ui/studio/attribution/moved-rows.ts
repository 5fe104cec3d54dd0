import { isSameItem, type Mover } from '../../../domain/attribution';
import { pointsFromInteger, type Points } from '../../../domain/points';
import { isEstimatedTrack } from '../../../domain/rubric';
import type { Standing, StandingRow } from '../../../domain/standing';

interface MovedRow {
  readonly code: string;
  /** `null` on the side that does not have the row. */
  readonly from: StandingRow | null;
  readonly to: StandingRow | null;
  /** A row that is open, or not there, counts as nothing scored. */
  readonly gain: Points;
}

export interface MovedGroup {
  readonly mover: Mover;
  /** Those that moved most points first. */
  readonly rows: readonly MovedRow[];
  readonly gain: Points;
}

/** A name of a mover that no other has. */
export const moverKey = (mover: Mover): string => (mover.kind === 'own' ? `area-${mover.areaCode}` : mover.kind);

/** The rows behind each part of `attribute` that comes from rows, in its order. */
export function movedGroups(from: Standing, to: Standing): readonly MovedGroup[] {
  const wasByCode = new Map(from.rows.map((row) => [row.code, row]));
  const isByCode = new Map(to.rows.map((row) => [row.code, row]));
  const rowsByKey = new Map<string, { readonly mover: Mover; readonly rows: MovedRow[] }>();
  const add = (mover: Mover, was: StandingRow | null, is: StandingRow | null): void => {
    const gain = pointsFromInteger((is?.points ?? 0) - (was?.points ?? 0));
    // A row that only one side has moves the maximum even where it brings no points.
    if (gain === 0 && mover.kind !== 'rubric') return;
    const key = moverKey(mover);
    const group = rowsByKey.get(key) ?? { mover, rows: [] };
    group.rows.push({ code: is?.code ?? was?.code ?? '', from: was, to: is, gain });
    rowsByKey.set(key, group);
  };
  for (const row of to.rows) {
    const was = wasByCode.get(row.code) ?? null;
    if (!was || !isSameItem(was, row)) add({ kind: 'rubric' }, was, row);
    else if (isEstimatedTrack(row.track)) add({ kind: 'survey' }, was, row);
    else add({ kind: 'own', areaCode: row.areaCode }, was, row);
  }
  for (const row of from.rows) if (!isByCode.has(row.code)) add({ kind: 'rubric' }, row, null);
  const groups = [...rowsByKey.values()];
  return [
    ...groups.filter(({ mover }) => mover.kind === 'own'),
    ...groups.filter(({ mover }) => mover.kind === 'survey'),
    ...groups.filter(({ mover }) => mover.kind === 'rubric'),
  ].map(({ mover, rows }) => ({
    mover,
    rows: rows.sort((a, b) => Math.abs(b.gain) - Math.abs(a.gain)),
    gain: pointsFromInteger(rows.reduce((sum, { gain }) => sum + gain, 0)),
  }));
}

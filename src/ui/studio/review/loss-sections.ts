import { indexPercent, type IndexPercent } from '../../../domain/index-percent';
import { subtractPoints, addPoints, ZERO, type Points } from '../../../domain/points';
import type { Losses, RowLoss } from '../../../domain/review-losses';

export const LOSS_VIEWS = ['row', 'area', 'department'] as const;
export type LossView = (typeof LOSS_VIEWS)[number];

/** Rows that are shown of each section before all of them are asked for. */
const FIRST_ROWS: Readonly<Record<LossView, number>> = { row: 10, area: 3, department: 3 };

/** Losses under one heading: those shown and the rest add up to `lost`. */
export interface LossSection {
  /** Of the area or department; `null` where all rows stand in one list. */
  readonly code: string | null;
  readonly lost: Points;
  readonly share: IndexPercent | null;
  readonly shown: readonly RowLoss[];
  readonly rest: { readonly count: number; readonly lost: Points; readonly share: IndexPercent | null } | null;
}

export function lossSections(losses: Losses, view: LossView, showsAll: boolean): readonly LossSection[] {
  const whole = { code: null, lost: losses.lost, share: indexPercent(losses.lost, losses.lost), rows: losses.rows };
  const groups = { row: [whole], area: losses.byArea, department: losses.byDepartment }[view];
  return groups.map(({ code, lost, share, rows }) => {
    const shown = showsAll ? rows : rows.slice(0, FIRST_ROWS[view]);
    const restLost = subtractPoints(
      lost,
      shown.reduce((sum, row) => addPoints(sum, row.lost), ZERO),
    );
    const count = rows.length - shown.length;
    return {
      code,
      lost,
      share,
      shown,
      rest: count === 0 ? null : { count, lost: restLost, share: indexPercent(restLost, losses.lost) },
    };
  });
}

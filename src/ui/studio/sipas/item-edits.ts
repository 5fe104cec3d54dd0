import type { Entry } from '../../../domain/entry';
import type { CellEdit } from '../../../domain/cell-edits';
import { quantityFromInteger } from '../../../domain/figures';
import type { Points } from '../../../domain/points';
import type { ScoredNode } from '../../../domain/rubric-tree';
import { ruleScore } from '../../../domain/score-source';

/** What is to be written into the SIPAS row of PAR INDEX. */
export interface ItemWrite {
  readonly kind: 'estimate' | 'official';
  readonly points: Points;
  /** Overall figure of the sheet, in ten-thousandths of a percent; `null` leaves the figure of the row. */
  readonly percent: number | null;
}

/**
 * The figure goes with the points: an estimate then follows the rule of its row, and official points
 * stand over it with the reason for it.
 */
export function itemEdits(
  node: ScoredNode,
  entry: Entry,
  { kind, points, percent }: ItemWrite,
  officialReason: string,
): readonly CellEdit[] {
  const { code } = node;
  const figures: Entry['figures'] =
    percent === null ? entry.figures : { type: 'index', percent: quantityFromInteger(percent) };
  const byRule = ruleScore(node, { figures });
  const isOver = kind === 'official' && byRule !== null && byRule !== points;
  return [
    { code, field: 'figures', value: figures },
    { code, field: 'selfScore', value: points },
    { code, field: 'overrideReason', value: isOver ? officialReason : '' },
  ];
}

import type { CellText } from '../../domain/read-cells';
import type { GridModel } from './grid-port';

export interface CellRange {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** Stands for every pasted value that falls outside the grid; no row has this code, so it counts as skipped. */
const OUTSIDE: CellText = { code: '', column: '', text: '' };

/**
 * Lays a pasted block over the grid as spreadsheets do: from the top left cell of the selection,
 * repeated when the selection is a whole multiple of the block.
 */
export function pasteCells(
  model: GridModel,
  block: readonly (readonly string[])[],
  selection: CellRange,
): readonly CellText[] {
  const height = block.length;
  const width = block.reduce((widest, line) => Math.max(widest, line.length), 0);
  if (height === 0 || width === 0) return [];
  const repeated = (selected: number, given: number): number =>
    selected > given && selected % given === 0 ? selected : given;
  const rows = repeated(selection.toRow - selection.fromRow + 1, height);
  const columns = repeated(selection.toColumn - selection.fromColumn + 1, width);
  const cells: CellText[] = [];
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      const text = block[r % height]?.[c % width];
      if (text === undefined) continue;
      const row = model.rows[selection.fromRow + r];
      const column = model.columns[selection.fromColumn + c];
      cells.push(row && column ? { code: row.code, column: column.id, text } : OUTSIDE);
    }
  }
  return cells;
}

/** Ctrl+D: the top row of a selection repeated down it; one row takes the values of the row above. */
export function fillDownCells(model: GridModel, selection: CellRange): readonly CellText[] {
  const single = selection.fromRow === selection.toRow;
  const source = model.rows[single ? selection.fromRow - 1 : selection.fromRow];
  if (!source) return [];
  const cells: CellText[] = [];
  for (let r = single ? selection.fromRow : selection.fromRow + 1; r <= selection.toRow; r += 1) {
    for (let c = selection.fromColumn; c <= selection.toColumn; c += 1) {
      const row = model.rows[r];
      const column = model.columns[c];
      if (row && column && model.cellAt(row.code, column.id).editable) {
        cells.push({ code: row.code, column: column.id, text: model.cellAt(source.code, column.id).edit });
      }
    }
  }
  return cells;
}

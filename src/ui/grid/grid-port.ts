import type { Gesture } from '../../domain/change-label';
import type { CellText } from '../../domain/read-cells';

export interface GridColumn {
  readonly id: string;
  readonly title: string;
  readonly widthPx: number;
  readonly align: 'start' | 'end';
  /** The only texts the column takes; offered as a list. */
  readonly options?: readonly string[];
}

export interface GridCell {
  /** What is shown. */
  readonly text: string;
  /** What is edited and copied: every digit. */
  readonly edit: string;
  readonly editable: boolean;
  /** Looks, as words that `grid.css` knows. */
  readonly tone: string;
  /** What the shown text leaves out, for the pointer and for assistive technology. */
  readonly hint?: string;
}

export interface GridRow {
  readonly code: string;
  /** 0 the total, 1 an area, 2 a criterion, 3 a sub-criterion. */
  readonly level: 0 | 1 | 2 | 3;
  /** Whether rows below it can be hidden, and whether they are. */
  readonly fold: 'none' | 'open' | 'folded';
  /** Accessible name of the fold button. */
  readonly foldLabel: string;
}

/** Everything a grid shows. Plain values; `cellAt` is pure and cheap, asked only for cells on screen. */
export interface GridModel {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  /** Leading columns that never scroll away. */
  readonly frozenColumns: number;
  readonly rows: readonly GridRow[];
  readonly cellAt: (code: string, columnId: string) => GridCell;
}

export interface GridSelection {
  readonly code: string;
  readonly columnId: string;
}

/** What a grid asks for. It never writes a value itself: it shows what the next model says. */
export interface GridEvents {
  readonly onEdit: (cells: readonly CellText[], gesture: Gesture) => void;
  readonly onFold: (code: string) => void;
  readonly onSelect: (selection: GridSelection | null) => void;
  readonly onResizeColumn: (columnId: string, widthPx: number) => void;
  /** The new order of all columns shown. */
  readonly onOrderColumns: (columnIds: readonly string[]) => void;
  /** Rows that hold a selected cell, in order; said together with `onSelect`. */
  readonly onSelectRows: (codes: readonly string[]) => void;
  /** Enter on, or a double click in, a cell of code or name: the row itself is meant. */
  readonly onOpen: (code: string) => void;
  /** The user typed into a cell that nobody may write to. */
  readonly onReadOnly: (selection: GridSelection) => void;
}

export interface Grid {
  /** Shows another model; keeps selection and scroll where the rows are still there. */
  update(model: GridModel): void;
  /**
   * Selects a cell and scrolls it into view; false when it is not among the rows.
   * @param takeFocus whether the keyboard goes to the cell too, or stays where it is
   */
  select(code: string, columnId: string, takeFocus: boolean): boolean;
  /** Gives the keyboard back to the grid after a dialog. */
  focus(): void;
  destroy(): void;
}

/** A grid implementation: rows and columns in, gestures out. `tests/component/grid-contract.ts` says what each must do. */
export type CreateGrid = (container: HTMLElement, model: GridModel, events: GridEvents) => Grid;

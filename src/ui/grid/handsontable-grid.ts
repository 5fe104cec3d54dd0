import Handsontable from 'handsontable/base';
import { registerEditor, SelectEditor, TextEditor } from 'handsontable/editors';
import {
  Autofill,
  CopyPaste,
  DragToScroll,
  ManualColumnMove,
  ManualColumnResize,
  registerPlugin,
} from 'handsontable/plugins';
import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main-no-icons.min.css';
import './grid.css';
import type { Gesture } from '../../domain/change-label';
import type { CellText } from '../../domain/read-cells';
import type { CreateGrid, Grid, GridModel, GridRow, GridSelection } from './grid-port';
import { fillDownCells, pasteCells, type CellRange } from './paste-cells';
import { paintCell, paintHeader } from './paint-cell';

type HotInstance = InstanceType<typeof Handsontable>;
type HotSettings = NonNullable<ConstructorParameters<typeof Handsontable>[1]>;

for (const plugin of [Autofill, CopyPaste, DragToScroll, ManualColumnMove, ManualColumnResize]) registerPlugin(plugin);
for (const editor of [TextEditor, SelectEditor]) registerEditor(editor);

const ROW_HEIGHT_PX = 32;

/** Columns that stand for the row itself. */
const HEADING_COLUMNS: ReadonlySet<string> = new Set(['code', 'name']);

interface RowSource {
  readonly code: string;
}

const gestureBySource: Readonly<Record<string, Gesture>> = {
  'Autofill.fill': 'fill',
  'CopyPaste.cut': 'cut',
  'CopyPaste.paste': 'paste',
};

/**
 * The Handsontable implementation of the grid port. Handsontable never keeps a value: every change
 * is refused to it and handed on as texts, and its cells read the current model.
 */
export const createHandsontableGrid: CreateGrid = (container, firstModel, events) => {
  let model = firstModel;
  let destroyed = false;
  let renderHeld = false;

  const hot = new Handsontable(container, {
    ...structureOf(model),
    data: sourceOf(model),
    licenseKey: import.meta.env.VITE_HANDSONTABLE_LICENSE_KEY ?? 'non-commercial-and-evaluation',
    themeName: 'ht-theme-main',
    // Headers and lists are written as HTML. What is pasted is only parsed, in a document without scripts.
    sanitizer: (html: string, place?: string) => (place?.startsWith('CopyPaste') === true ? html : escapeHtml(html)),
    width: '100%',
    height: '100%',
    rowHeights: ROW_HEIGHT_PX,
    colHeaders: (index: number) => model.columns[index]?.title ?? '',
    autoRowSize: false,
    autoColumnSize: false,
    undo: false,
    allowInvalid: false,
    readOnlyCellClassName: '', // looks are ours, by the tone of the cell
    imeFastEdit: false,
    enterBeginsEditing: false,
    allowInsertRow: false,
    allowInsertColumn: false,
    allowRemoveRow: false,
    allowRemoveColumn: false,
    manualColumnMove: true,
    outsideClickDeselects: false,
    fillHandle: { autoInsertRow: false },
    copyPaste: { rowsLimit: 10_000, columnsLimit: 200 },
    viewportRowRenderingOffset: 6,
    renderAllColumns: false,
    beforeChange: (changes, source) => {
      const cells = changes.flatMap((change): CellText[] => (change ? [toCellText(change)] : []));
      emitEdit(cells, source);
      holdRender();
      return false;
    },
    beforePaste: (block) => {
      const range = selectedRange(hot);
      if (range)
        events.onEdit(
          pasteCells(
            model,
            block.map((line) => line.map((text) => textOf(text))),
            range,
          ),
          'paste',
        );
      return false;
    },
    beforeColumnMove: (moved, finalIndex) => {
      reorder(moved, finalIndex);
      return false;
    },
    afterColumnResize: (width, index) => {
      const column = model.columns[index];
      if (column) events.onResizeColumn(column.id, Math.round(width));
    },
    afterSelectionEnd: (row, column) => {
      events.onSelect(selectionAt(model, row, column));
      events.onSelectRows(selectedCodes());
    },
    afterBeginEditing: (_row, column) => {
      const editor = hot.getActiveEditor();
      if (editor instanceof TextEditor) editor.TEXTAREA.style.textAlign = model.columns[column]?.align ?? 'start';
    },
    afterDeselect: () => {
      events.onSelect(null);
      events.onSelectRows([]);
    },
    beforeOnCellMouseDown: (event, _coords, cell) => {
      const button = event.target instanceof Element ? event.target.closest('button[data-fold]') : null;
      if (!button) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      const code = cell instanceof HTMLElement ? cell.dataset.code : undefined;
      if (code !== undefined) events.onFold(code);
    },
    beforeKeyDown: (event) => {
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
        const [row, column] = hot.getSelectedLast() ?? [];
        const selection = row === undefined || column === undefined ? null : selectionAt(model, row, column);
        if (selection && HEADING_COLUMNS.has(selection.columnId)) {
          event.preventDefault();
          events.onOpen(selection.code);
          return false; // else the cursor moves down
        }
      }
      if (isTyping(event) && !hot.getActiveEditor()?.isOpened()) {
        const [row, column] = hot.getSelectedLast() ?? [];
        const selection = row === undefined || column === undefined ? null : selectionAt(model, row, column);
        if (selection && !model.cellAt(selection.code, selection.columnId).editable) events.onReadOnly(selection);
      }
      return true;
    },
    afterGetColHeader: (index, header) => {
      paintHeader(header, model, index);
    },
  } satisfies HotSettings);

  addShortcuts();
  container.addEventListener('dblclick', onDoubleClick);

  function onDoubleClick({ target }: MouseEvent): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-code]') : null;
    const { code, column } = cell?.dataset ?? {};
    if (code !== undefined && column !== undefined && HEADING_COLUMNS.has(column)) events.onOpen(code);
  }

  function selectedCodes(): readonly string[] {
    const chosen = new Set<number>();
    for (const range of hot.getSelectedRange() ?? []) {
      const [from, to] = [range.getTopStartCorner().row ?? 0, range.getBottomEndCorner().row ?? -1];
      for (let row = Math.max(0, from); row <= to; row += 1) chosen.add(row);
    }
    return model.rows.filter((_, row) => chosen.has(row)).map(({ code }) => code);
  }

  function structureOf(given: GridModel): HotSettings {
    const widths = given.columns.map((column) => column.widthPx);
    return {
      columns: given.columns.map((column, index) => ({
        data: (row: object | undefined) => model.cellAt((row as RowSource).code, column.id).edit,
        type: 'text',
        editor: column.options ? 'select' : 'text',
        ...(column.options ? { selectOptions: [...column.options] } : {}),
        renderer: (_hot: unknown, td: HTMLTableCellElement, visualRow: number) => {
          const row = model.rows[visualRow];
          if (row) paintCell(td, model, row, model.columns[index] ?? column);
        },
      })),
      // Said for every cell: meta stays with a position when other rows come to stand there.
      cells: (visualRow, visualColumn) => {
        const row = model.rows[visualRow];
        const column = model.columns[visualColumn];
        if (!row || !column || !model.cellAt(row.code, column.id).editable) return { editor: false, readOnly: true };
        return { editor: column.options ? 'select' : 'text', readOnly: false };
      },
      colWidths: widths,
      manualColumnResize: widths,
      fixedColumnsStart: given.frozenColumns,
      tableClassName: 'assessment-grid',
    };
  }

  /** Handsontable names a column with accessor data by the accessor itself. */
  function toCellText([row, property, , value]: readonly [number, unknown, unknown, unknown]): CellText {
    const column = model.columns[hot.propToCol(property as string)];
    return { code: model.rows[row]?.code ?? '', column: column?.id ?? '', text: textOf(value) };
  }

  /** One gesture, one call: an edit that changes nothing is none. */
  function emitEdit(cells: readonly CellText[], source: string): void {
    if (cells.length === 0) return;
    const cleared = cells.every(({ text }) => text === '');
    const gesture = gestureBySource[source] ?? (cleared ? 'clear' : 'type');
    const meant =
      gesture === 'type' ? cells.filter(({ code, column, text }) => model.cellAt(code, column).edit !== text) : cells;
    const writable =
      gesture === 'paste' ? meant : meant.filter(({ code, column }) => model.cellAt(code, column).editable);
    if (writable.length > 0) events.onEdit(writable, gesture);
  }

  function reorder(moved: readonly number[], finalIndex: number): void {
    const ids = model.columns.map((column) => column.id);
    const first = Math.max(finalIndex, model.frozenColumns);
    if (moved.some((index) => index < model.frozenColumns)) return;
    const movedIds = moved.flatMap((index) => ids[index] ?? []);
    const rest = ids.filter((id) => !movedIds.includes(id));
    events.onOrderColumns(rest.toSpliced(first, 0, ...movedIds));
  }

  function addShortcuts(): void {
    const context = hot.getShortcutManager().getContext('grid');
    const withRange =
      (act: (range: CellRange) => void): (() => boolean) =>
      () => {
        const range = selectedRange(hot);
        if (range) act(range);
        return false;
      };
    context?.addShortcuts(
      [
        {
          keys: [['Control/Meta', 'd']],
          callback: withRange((range) => {
            const cells = fillDownCells(model, range);
            if (cells.length > 0) events.onEdit(cells, 'fill');
          }),
        },
        {
          keys: [
            ['Alt', 'ArrowLeft'],
            ['Alt', 'ArrowRight'],
          ],
          callback: (event: KeyboardEvent) => {
            const row = model.rows[selectedRange(hot)?.fromRow ?? -1];
            const wanted = event.key === 'ArrowLeft' ? 'open' : 'folded';
            if (row?.fold === wanted) events.onFold(row.code);
            return false;
          },
        },
      ],
      { group: 'par-workbench' },
    );
  }

  /**
   * Handsontable renders after a refused change, and again for the cursor that Enter moves, all before
   * the next model is here. One render does for everything: the model comes in a microtask queued before this one.
   */
  function holdRender(): void {
    if (renderHeld) return;
    renderHeld = true;
    hot.suspendRender();
    queueMicrotask(releaseRender);
  }

  function releaseRender(): void {
    if (!renderHeld) return;
    renderHeld = false;
    if (!destroyed) hot.resumeRender();
  }

  function update(next: GridModel): void {
    if (destroyed) return;
    const isSameStructure = sameStructure(model, next);
    if (isSameStructure && sameRows(model, next)) {
      model = next;
      closeIfReadOnly();
      hot.render();
      return;
    }
    releaseRender(); // what follows selects cells, which must be there
    const previous = model;
    const [row, column] = hot.getSelectedLast() ?? [];
    const kept = row === undefined || column === undefined ? null : selectionAt(previous, row, column);
    // Before anything moves: an open editor belongs to a place, and other rows or columns come to stand there.
    // Handsontable goes on listening while a filter or a button has the focus; it must not take it from them.
    const hadFocus = container.contains(document.activeElement);
    const typed = kept ? takeTyped() : null;
    model = next;
    if (!isSameStructure) hot.updateSettings(structureOf(next));
    if (!sameRows(previous, next)) hot.updateData(sourceOf(next));
    else hot.render();
    if (!kept) return;
    const code = standIn(previous, next, kept.code);
    const selected = code !== null && select(code, kept.columnId, hadFocus, false);
    if (!selected) hot.deselectCell();
    if (typed === null) return;
    if (selected && code === kept.code && next.cellAt(code, kept.columnId).editable) {
      const editor = hot.getActiveEditor();
      editor?.beginEditing(typed);
      editor?.setValue(typed); // opened by typing, not by F2, an editor takes no first value
    } else {
      // The row went away under the typing: what was typed still goes where it was meant to.
      queueMicrotask(() => {
        events.onEdit([{ code: kept.code, column: kept.columnId, text: typed }], 'type');
      });
    }
  }

  /** Another tab may lock a cell while somebody types in it: the entry cannot be written, and that is said at once. */
  function closeIfReadOnly(): void {
    const [row, column] = hot.getSelectedLast() ?? [];
    const selection = row === undefined || column === undefined ? null : selectionAt(model, row, column);
    if (!selection || model.cellAt(selection.code, selection.columnId).editable || takeTyped() === null) return;
    queueMicrotask(() => {
      events.onReadOnly(selection);
    });
  }

  /** Closes an open editor without writing; returns what was typed, `null` when none was open. */
  function takeTyped(): string | null {
    const editor = hot.getActiveEditor();
    if (!editor?.isOpened()) return null;
    const typed = textOf(editor.getValue());
    editor.finishEditing(true);
    return typed;
  }

  function select(code: string, columnId: string, takeFocus: boolean, scroll = true): boolean {
    const row = model.rows.findIndex((candidate) => candidate.code === code);
    const column = model.columns.findIndex((candidate) => candidate.id === columnId);
    if (row < 0 || column < 0) return false;
    const holder = document.activeElement;
    const selected = hot.selectCell(row, column, row, column, scroll, takeFocus);
    // Selecting moves the browser's focus even where the listener is told to stay.
    if (!takeFocus && holder instanceof HTMLElement) holder.focus();
    return selected;
  }

  const grid: Grid = {
    update,
    select: (code, columnId, takeFocus) => select(code, columnId, takeFocus),
    focus: () => {
      if (!hot.getSelectedLast()) hot.selectCell(0, Math.min(model.frozenColumns, model.columns.length - 1));
      hot.listen();
      const [row, column] = hot.getSelectedLast() ?? [];
      if (row !== undefined && column !== undefined) hot.getCell(row, column, true)?.focus();
    },
    destroy: () => {
      destroyed = true;
      container.removeEventListener('dblclick', onDoubleClick);
      hot.destroy();
    },
  };
  return grid;
};

const sourceOf = (model: GridModel): RowSource[] => model.rows.map(({ code }) => ({ code }));

/** The row itself where it is still there, else the nearest row above it in the tree, which takes no entry. */
function standIn(previous: GridModel, next: GridModel, code: string): string | null {
  const isThere = (row: GridRow): boolean => next.rows.some((candidate) => candidate.code === row.code);
  let level = Infinity;
  for (const row of previous.rows.slice(0, previous.rows.findIndex((each) => each.code === code) + 1).toReversed()) {
    if (row.level >= level) continue;
    if (isThere(row)) return row.code;
    level = row.level;
  }
  return null;
}

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const sameRows = (a: GridModel, b: GridModel): boolean =>
  a.rows === b.rows ||
  (a.rows.length === b.rows.length && a.rows.every((row, index) => row.code === b.rows[index]?.code));

const sameStructure = (a: GridModel, b: GridModel): boolean =>
  a.columns === b.columns ||
  (a.frozenColumns === b.frozenColumns && JSON.stringify(a.columns) === JSON.stringify(b.columns));

/** Handsontable hands on what its editors, clipboard and data hold: texts, and `null` for a cleared cell. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

function selectionAt(model: GridModel, row: number, column: number): GridSelection | null {
  const code = model.rows[row]?.code;
  const columnId = model.columns[column]?.id;
  return code === undefined || columnId === undefined ? null : { code, columnId };
}

function selectedRange(hot: HotInstance): CellRange | null {
  const range = hot.getSelectedRangeLast();
  if (!range) return null;
  const from = range.getTopStartCorner();
  const to = range.getBottomEndCorner();
  return {
    fromRow: Math.max(0, from.row ?? 0),
    toRow: Math.max(0, to.row ?? 0),
    fromColumn: Math.max(0, from.col ?? 0),
    toColumn: Math.max(0, to.col ?? 0),
  };
}

const isTyping = (event: KeyboardEvent): boolean =>
  event.key === 'F2' ||
  (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey);

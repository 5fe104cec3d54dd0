import type { Gesture } from '../../src/domain/change-label';
import type { CellText } from '../../src/domain/read-cells';
import type { GridCell, GridColumn, GridEvents, GridModel, GridRow, GridSelection } from '../../src/ui/grid/grid-port';

/** What a grid asked for, in order. */
interface Asked {
  readonly edits: { readonly cells: readonly CellText[]; readonly gesture: Gesture }[];
  readonly folds: string[];
  readonly selections: (GridSelection | null)[];
  readonly widths: [string, number][];
  readonly orders: (readonly string[])[];
  readonly readOnly: GridSelection[];
  readonly opened: string[];
  readonly rows: (readonly string[])[];
}

const row = (code: string, level: GridRow['level'], fold: GridRow['fold'] = 'none'): GridRow => ({
  code,
  level,
  fold,
  foldLabel: fold === 'none' ? '' : `${fold === 'open' ? 'Thu gọn' : 'Mở rộng'} ${code}`,
});

export const allRows: readonly GridRow[] = [
  row('1', 1, 'open'),
  row('1.1', 2, 'open'),
  row('1.1.1', 3),
  row('1.1.2', 3),
  row('1.2', 2, 'open'),
  row('1.2.1', 3),
  row('1.2.2', 3),
  row('total', 0),
];

/** Without the rows below 1.1: read-only rows come to stand where others could be edited. */
export const foldedRows: readonly GridRow[] = allRows
  .filter(({ code }) => !code.startsWith('1.1.'))
  .map((each) => (each.code === '1.1' ? row('1.1', 2, 'folded') : each));

export const allColumns: readonly GridColumn[] = [
  { id: 'code', title: 'Mã', widthPx: 90, align: 'start' },
  { id: 'name', title: 'Tiêu chí', widthPx: 200, align: 'start' },
  { id: 'score', title: 'Tự chấm', widthPx: 100, align: 'end' },
  { id: 'other', title: 'Thẩm định', widthPx: 100, align: 'end' },
  { id: 'status', title: 'Trạng thái', widthPx: 120, align: 'start', options: ['Chưa chấm', 'Đã chấm', 'Đã kiểm tra'] },
  { id: 'note', title: 'Ghi chú', widthPx: 150, align: 'start' },
];

const entryColumns = ['score', 'other', 'status', 'note'];

/** Values by cell and models made of them; the grid under test never sees the values themselves. */
export function createSheet(given: Readonly<Record<string, string>> = {}) {
  const values = new Map(
    Object.entries({ '1.1.1 score': '0,1234', '1.1.2 score': '0,20', '1.1.1 status': 'Đã chấm', ...given }),
  );
  const locked = new Set<string>();
  const cellAt = (code: string, columnId: string): GridCell => {
    const isScored = allRows.some((each) => each.code === code && each.level === 3);
    const edit =
      columnId === 'code' ? code : (values.get(`${code} ${columnId}`) ?? (columnId === 'name' ? `Mục ${code}` : ''));
    const editable = isScored && entryColumns.includes(columnId) && !locked.has(columnId);
    // What is shown is less than what is edited.
    const text = columnId === 'score' && edit !== '' ? `≈ ${edit.slice(0, 4)}` : edit;
    return { text, edit, editable, tone: editable ? 'estimate' : '', hint: `${code} ${columnId}` };
  };
  const model = (rows = allRows, columns = allColumns): GridModel => ({
    label: 'Bảng',
    columns,
    frozenColumns: 2,
    rows,
    cellAt,
  });
  const lock = (columnId: string): void => void locked.add(columnId);
  const set = (code: string, columnId: string, text: string): void => void values.set(`${code} ${columnId}`, text);
  const asked: Asked = {
    edits: [],
    folds: [],
    selections: [],
    widths: [],
    orders: [],
    readOnly: [],
    opened: [],
    rows: [],
  };
  const events: GridEvents = {
    onEdit: (cells, gesture) => void asked.edits.push({ cells, gesture }),
    onFold: (code) => void asked.folds.push(code),
    onSelect: (selection) => void asked.selections.push(selection),
    onResizeColumn: (id, widthPx) => void asked.widths.push([id, widthPx]),
    onOrderColumns: (ids) => void asked.orders.push(ids),
    onReadOnly: (selection) => void asked.readOnly.push(selection),
    onOpen: (code) => void asked.opened.push(code),
    onSelectRows: (codes) => void asked.rows.push(codes),
  };
  return { model, set, lock, asked, events };
}

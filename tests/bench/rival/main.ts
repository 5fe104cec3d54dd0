/**
 * What most people would build: Handsontable with its own formulas plugin and HyperFormula, numeric
 * cells, and a strip that reads total and rank from the engine. The rows, columns and row height are
 * the app's; it neither stores, nor parses Vietnamese numbers, nor explains anything.
 */
import Handsontable from 'handsontable/base';
import { registerCellType, NumericCellType, TextCellType } from 'handsontable/cellTypes';
import { AutoColumnSize, CopyPaste, Formulas, ManualColumnResize, registerPlugin } from 'handsontable/plugins';
import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main-no-icons.min.css';
import { HyperFormula } from 'hyperformula';
import type { Sheet } from '../sheet';
import './rival.css';

for (const plugin of [AutoColumnSize, CopyPaste, Formulas, ManualColumnResize]) registerPlugin(plugin);
for (const type of [NumericCellType, TextCellType]) registerCellType(type);

const numeric = new Set([
  'maxPoints',
  'selfScore',
  'whatIfScore',
  'appraisedScore',
  'difference',
  'indexPercent',
  'lastYearScore',
]);

const sheet = (await (await fetch('./sheet.json')).json()) as Sheet;
const engine = HyperFormula.buildFromSheets(
  { Main: sheet.cells.map((row) => [...row]), Field: sheet.field.map((row) => [...row]) },
  { licenseKey: 'gpl-v3' },
);

const selfScore = sheet.columns.findIndex(({ id }) => id === 'selfScore');

function show(name: string, value: unknown): void {
  const place = document.querySelector<HTMLElement>(`[data-testid="${name}"]`);
  // Floats: HyperFormula's sums are rounded as its users round them.
  const text = typeof value === 'number' ? String(Number(value.toFixed(4))) : '';
  if (!place || place.dataset.value === text) return;
  place.dataset.value = text;
  place.textContent = text;
}

function showStrip(): void {
  const [main, field] = [engine.getSheetId('Main'), engine.getSheetId('Field')];
  if (main === undefined || field === undefined) return;
  show('total-points', engine.getCellValue({ sheet: main, row: sheet.codes.length - 1, col: selfScore }));
  show('rank-estimate', engine.getCellValue({ sheet: field, row: 0, col: 1 }));
}

new Handsontable(document.querySelector<HTMLElement>('.grid')!, {
  licenseKey: 'non-commercial-and-evaluation',
  themeName: 'ht-theme-main',
  formulas: { engine, sheetName: 'Main' },
  columns: sheet.columns.map(({ id }) =>
    numeric.has(id)
      ? { type: 'numeric', numericFormat: { minimumFractionDigits: 2, maximumFractionDigits: 4 } }
      : { type: 'text' },
  ),
  colHeaders: sheet.columns.map(({ title }) => title),
  colWidths: sheet.columns.map(({ widthPx }) => widthPx),
  rowHeights: 32,
  fixedColumnsStart: 2,
  width: '100%',
  height: '100%',
  autoRowSize: false,
  autoColumnSize: false,
  manualColumnResize: true,
  wordWrap: false,
  sanitizer: (text: string) => text,
  afterFormulasValuesUpdate: showStrip,
  afterRenderer: (td, row, column) => {
    td.dataset.code = sheet.codes[row];
    td.dataset.column = sheet.columns[column]?.id;
  },
});
showStrip();

import type { GridColumn, GridModel, GridRow } from './grid-port';

/** Writes one cell; called for every cell on screen at every render, so it only touches what changed. */
export function paintCell(td: HTMLTableCellElement, model: GridModel, row: GridRow, column: GridColumn): void {
  const cell = model.cellAt(row.code, column.id);
  const className = `cell level-${String(row.level)} align-${column.align} ${cell.editable ? 'editable' : 'computed'} ${cell.tone}`;
  // Handsontable empties the class name before some renders and not before others, and adds its own.
  const painted = td.dataset.painted;
  if (painted !== className && painted !== undefined) td.classList.remove(...painted.split(' ').filter(Boolean));
  td.classList.add(...className.split(' ').filter(Boolean));
  if (painted !== className) td.dataset.painted = className;
  td.dataset.code = row.code;
  td.dataset.column = column.id;
  if (cell.hint === undefined) td.removeAttribute('title');
  else td.title = cell.hint;
  if (column.id === 'code' && row.fold !== 'none') paintFold(td, row, cell.text);
  else if (td.childNodes.length !== 1 || td.firstChild?.nodeType !== Node.TEXT_NODE) td.textContent = cell.text;
  else if (td.firstChild.nodeValue !== cell.text) td.firstChild.nodeValue = cell.text;
}

function paintFold(td: HTMLTableCellElement, row: GridRow, text: string): void {
  let button = td.querySelector<HTMLButtonElement>('button[data-fold]');
  if (!button) {
    button = document.createElement('button');
    button.type = 'button';
    button.tabIndex = -1;
    td.replaceChildren(button, document.createTextNode(text));
  }
  button.dataset.fold = row.fold;
  button.setAttribute('aria-expanded', String(row.fold === 'open'));
  button.setAttribute('aria-label', row.foldLabel);
  const label = td.lastChild;
  if (label && label.nodeValue !== text) label.nodeValue = text;
}

export function paintHeader(header: HTMLElement, model: GridModel, index: number): void {
  const column = model.columns[index];
  if (!column) return;
  header.dataset.column = column.id;
  header.classList.toggle('align-end', column.align === 'end');
}

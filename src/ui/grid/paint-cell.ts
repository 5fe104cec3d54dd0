import type { GridColumn, GridModel, GridRow } from './grid-port';

/** Writes one cell; called for every cell on screen at every render, so it only touches what changed. */
export function paintCell(td: HTMLTableCellElement, model: GridModel, row: GridRow, column: GridColumn): void {
  const cell = model.cellAt(row.code, column.id);
  // Not classes: Handsontable empties those before each render, and every cell would be styled anew.
  const look = `level-${String(row.level)} align-${column.align} ${cell.editable ? 'editable' : 'computed'} ${cell.tone}`;
  if (td.dataset.look !== look) td.dataset.look = look;
  if (td.dataset.code !== row.code) td.dataset.code = row.code;
  if (td.dataset.column !== column.id) td.dataset.column = column.id;
  if (cell.hint === undefined) td.removeAttribute('title');
  else if (td.title !== cell.hint) td.title = cell.hint;
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

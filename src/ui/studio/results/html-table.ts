import type { PastedCell } from '../../../domain/pasted-table';

/** Larger pastes are read as the text that comes with them; Word writes some kilobytes a cell. */
const MOST_CHARACTERS = 5_000_000;

/** What is no text of a cell, or a mark of a footnote that would run into its figure: `91,43¹`. */
const NOT_READ = 'sup, sub, style, script, template, [hidden]';

/**
 * The rows of the largest table of pasted HTML, with those that continue it: Word breaks a table at
 * a page, a web page puts a table into others for its layout. Nothing of the HTML is shown or run.
 * @returns `null` where it has no table
 */
export function tableOfHtml(html: string): readonly (readonly PastedCell[])[] | null {
  if (html === '' || html.length > MOST_CHARACTERS) return null;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(NOT_READ)) element.remove();
  for (const element of parsed.querySelectorAll('br, p, div, li')) element.after(' ');
  const tables = [...parsed.querySelectorAll('table')].filter((table) => !table.querySelector('table'));
  const [largest] = tables.toSorted((a, b) => b.rows.length - a.rows.length);
  if (!largest) return null;
  const rows = tables.filter((table) => widthOf(table) === widthOf(largest)).flatMap(cellsOf);
  // One cell is no table but a page's frame around its text.
  return rows.some((row) => row.length > 1) ? rows : null;
}

const cellsOf = (table: HTMLTableElement): readonly (readonly PastedCell[])[] =>
  [...table.rows].map((row, at) =>
    [...row.cells].map((cell) => ({
      text: cell.textContent,
      colSpan: cell.colSpan,
      // To the end of this table, not of those that follow it.
      rowSpan: cell.rowSpan === 0 ? table.rows.length - at : cell.rowSpan,
    })),
  );

const widthOf = (table: HTMLTableElement): number =>
  Math.max(0, ...[...table.rows].map((row) => [...row.cells].reduce((sum, { colSpan }) => sum + colSpan, 0)));

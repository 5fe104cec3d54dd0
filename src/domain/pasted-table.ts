import { normalizeText } from '../lib/text';
import { err, ok, type Result } from '../lib/result';

/** A cell of an HTML table as its document has it; a `rowSpan` of 0 reaches to the end of the table. */
export interface PastedCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface PastedLine {
  /** Row of the paste, from 1; rows without a text are counted, not listed. */
  readonly lineNumber: number;
  /** Texts in one line each, by column. */
  readonly cells: readonly string[];
}

/** A paste taken apart, before anybody has understood it. */
export interface PastedTable {
  /** Whether columns stand under each other, or each line of free text has cells of its own. */
  readonly layout: 'columns' | 'lines';
  readonly lines: readonly PastedLine[];
}

/** The largest paste that is read; a table of all units has some 70 rows, one of all sub-criteria some 90 columns. */
export const PASTE_LIMITS = { lines: 2_000, columns: 200, characters: 500_000 } as const;

export type PasteRefusal = { readonly reason: 'empty' | 'tooManyLines' | 'tooManyColumns' | 'tooManyCharacters' };

/** Reads what Excel and most tables copy (tabs between cells, quotes around cells with line breaks), or lines of free text. */
export function tableFromText(text: string): Result<PastedTable, PasteRefusal> {
  if (text.length > PASTE_LIMITS.characters) return err({ reason: 'tooManyCharacters' });
  const clean = normalizeText(text.replaceAll('\v', ' '));
  const rows = clean.includes('\t') ? tabbedRows(clean) : null;
  return rows && !isNumberedList(rows) ? tableOf('columns', rows) : tableOf('lines', clean.split('\n').map(freeCells));
}

/** Reads the rows of an HTML table (Word, web page): a merged cell gives its text to every place that it covers. */
export function tableFromCells(rows: readonly (readonly PastedCell[])[]): Result<PastedTable, PasteRefusal> {
  if (rows.length > PASTE_LIMITS.lines) return err({ reason: 'tooManyLines' });
  /** By column: the text of a cell above that still covers this row, and how many rows it has left. */
  let covering = new Map<number, { readonly text: string; readonly rowsLeft: number }>();
  const expanded: string[][] = [];
  let characters = 0;
  for (const row of rows) {
    const line: string[] = [];
    const below = new Map<number, { readonly text: string; readonly rowsLeft: number }>();
    const place = (column: number, text: string, rowsLeft: number): void => {
      line[column] = text;
      characters += text.length;
      if (rowsLeft > 1) below.set(column, { text, rowsLeft: rowsLeft - 1 });
    };
    for (const [column, { text, rowsLeft }] of covering) place(column, text, rowsLeft);
    let column = 0;
    for (const { text, colSpan, rowSpan } of row) {
      while (line[column] !== undefined) column += 1;
      const words = normalizeText(text);
      const rowsLeft = rowSpan === 0 ? rows.length : span(rowSpan, rows.length);
      for (let left = span(colSpan, PASTE_LIMITS.columns + 1); left > 0; left -= 1) {
        // A cell may not grow over one that reaches down from above.
        if (line[column] === undefined) place(column, words, rowsLeft);
        column += 1;
      }
      if (column > PASTE_LIMITS.columns) return err({ reason: 'tooManyColumns' });
      if (characters > PASTE_LIMITS.characters) return err({ reason: 'tooManyCharacters' });
    }
    covering = below;
    expanded.push(Array.from(line, (cell: string | undefined) => cell ?? ''));
  }
  return tableOf('columns', expanded);
}

const span = (given: number, most: number): number =>
  Number.isNaN(given) ? 1 : Math.max(1, Math.min(most, Math.floor(given)));

function tableOf(
  layout: PastedTable['layout'],
  rows: readonly (readonly string[])[],
): Result<PastedTable, PasteRefusal> {
  if (rows.length > PASTE_LIMITS.lines) return err({ reason: 'tooManyLines' });
  if (rows.some(({ length }) => length > PASTE_LIMITS.columns)) return err({ reason: 'tooManyColumns' });
  const lines = rows
    .map((cells, at) => ({ lineNumber: at + 1, cells: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return lines.length === 0 ? err({ reason: 'empty' }) : ok({ layout, lines });
}

/** Quotes count only around a whole cell; a quote inside one is doubled. */
function tabbedRows(text: string): readonly (readonly string[])[] {
  const quoted = /"([^"]*(?:""[^"]*)*)"(?=[\t\n]|$)/y;
  const bare = /[^\t\n]*/y;
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    quoted.lastIndex = bare.lastIndex = at;
    const inQuotes = quoted.exec(text);
    const match = inQuotes ?? bare.exec(text);
    rows.at(-1)?.push(inQuotes ? (inQuotes[1] ?? '').replaceAll('""', '"') : (match?.[0] ?? ''));
    at += match?.[0].length ?? 0;
    if (at >= text.length) return rows;
    if (text[at] === '\n') rows.push([]);
    at += 1;
  }
}

/** Word copies `1.<tab>Quảng Ninh 92,18` from a numbered list: no table, but lines. */
function isNumberedList(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.map((cells) => cells.filter((cell) => cell.trim() !== '')).filter(({ length }) => length > 0);
  const isEntry = (cells: readonly string[]): boolean => {
    const last = cells.at(-1) ?? '';
    const name = last.search(/\p{L}/u);
    return name >= 0 && /\d/.test(last.slice(name));
  };
  return filled.every(({ length }) => length <= 2) && filled.filter(isEntry).length * 2 > filled.length;
}

/** A count of units in a sentence, which is no figure of one: `63 tỉnh, thành phố`. */
const countOfUnits = /(?<![\d.,])\d{1,2}(?:\/\d{1,2})?\s+(?=tỉnh|thành phố|địa phương|đơn vị|provinces)/giu;
/** A tie or a place among all (`12-13`, `47/63`), a number, or what stands between numbers. */
const freeToken = /=?\d+(?:[-\u2013]\d+|\/\d+)(?![\d.,%])|=?\d+(?:[.,]\d+)*(?:\s*%)?|[^\d=]+/g;
const edges = /^[^\p{L}]+|[^\p{L})]+$/gu;
const wordsBeforeFigures =
  /(?:^|[\s,:;(\u2013-]+)(?:đạt|với|đứng|xếp|hạng|thứ|vị trí|là|có|điểm|ranked|rank|ranks|at|with|score|scored)$/iu;

/** Longer stretches without a digit are prose, kept as they are. */
const LONGEST_NAME = 100;

/** Names and figures of a line in order, without what stands between them. */
function freeCells(line: string): readonly string[] {
  const tokens = line.replace(countOfUnits, '').match(freeToken) ?? [];
  return tokens.flatMap((token) => {
    if (/\d/.test(token)) return [token];
    return token
      .split(/\s{2,}|[|;\t]/)
      .map((part) => (part.length > LONGEST_NAME ? part : nameIn(part)))
      .filter((name) => /\p{L}/u.test(name));
  });
}

function nameIn(part: string): string {
  const name = part.replace(edges, '');
  const shorter = name.replace(wordsBeforeFigures, '');
  return shorter === name ? name : nameIn(shorter);
}

import { findColumns, type ColumnQuestion, type RankingColumns } from './pasted-columns';
import { asideOf, hasLetters, readLine, type PastedAside, type PastedFault, type PastedRow } from './pasted-line';
import type { PastedLine, PastedTable } from './pasted-table';
import { summaryKind } from './ranking-words';
import type { MatchUnit, UnitMatch } from './unit-match';

export interface PastedRanking {
  /** Columns that were read, in each table that stands side by side. */
  readonly columns: readonly RankingColumns[];
  /** The rows carry no figures of a column that is asked about. */
  readonly questions: readonly ColumnQuestion[];
  readonly rows: readonly PastedRow[];
  readonly faults: readonly PastedFault[];
  readonly asides: readonly PastedAside[];
  /** Ten-thousandths of a percent. */
  readonly nationalMean: number | null;
  /** Decimals that the values are printed with: 4 where any of them has so many. */
  readonly valueDecimals: 2 | 4;
}

/**
 * Reads a pasted ranking. Nothing is guessed that could be asked: a doubtful name, several columns
 * of values, a counter that may be no rank. Never throws, whatever the table holds.
 * @param match finds units of the year by name
 * @param unitCount units in the field, the last rank
 * @param columns those that the user chose, or `null` to find them
 */
export function readPastedRanking(
  table: PastedTable,
  match: MatchUnit,
  unitCount: number,
  columns: readonly RankingColumns[] | null,
): PastedRanking {
  const meaningOf = nameReader(match);
  const isLines = table.layout === 'lines';
  const lines = isLines ? aligned(table.lines, meaningOf) : table.lines;
  const found = columns
    ? { columns, questions: [] }
    : // Headings of free text stand above nothing.
      findColumns(isLines ? lines.filter((line) => nameIn(line, meaningOf) >= 0) : lines, meaningOf, unitCount);
  const read = found.columns.flatMap((block, at) => {
    const labelsFrom = (found.columns[at - 1]?.unit ?? -1) + 1;
    return lines.flatMap((line) => readLine(line, block, labelsFrom, meaningOf, unitCount) ?? []);
  });
  const seen = new Set(read.map(({ lineNumber }) => lineNumber));
  const unseen = lines.filter(({ lineNumber }) => !seen.has(lineNumber)).map((line) => asideOf(line, 'note'));
  return {
    ...found,
    rows: withTwice(read.flatMap(({ row }) => row ?? [])),
    faults: read.flatMap(({ faults }) => faults ?? []).sort(byLine),
    asides: distinctLines([...read.flatMap(({ aside }) => aside ?? []), ...unseen]).sort(byLine),
    nationalMean: read.find(({ mean }) => mean !== undefined)?.mean ?? null,
    valueDecimals: read.some(({ row, decimals = 0 }) => row && decimals >= 4) ? 4 : 2,
  };
}

/** The matcher for any text of a table: asked once for each, and not for figures and summaries. */
function nameReader(match: MatchUnit): MatchUnit {
  const known = new Map<string, UnitMatch>();
  return (text) => {
    let meaning = known.get(text);
    if (!meaning) {
      meaning = hasLetters(text) ? match(text) : { kind: 'none' };
      // `Bình quân` is a near spelling of Bình Thuận.
      if (meaning.kind === 'doubtful' && summaryKind(text) !== null) meaning = { kind: 'none' };
      known.set(text, meaning);
    }
    return meaning;
  };
}

const nameIn = ({ cells }: PastedLine, match: MatchUnit): number =>
  cells.findIndex((cell) => match(cell).kind !== 'none');

/** Free text as columns: the first name of each line stands under those of the others. */
function aligned(lines: readonly PastedLine[], match: MatchUnit): readonly PastedLine[] {
  const nameAt = (line: PastedLine): number => {
    const name = nameIn(line, match);
    return Math.max(0, name >= 0 ? name : line.cells.findIndex(hasLetters));
  };
  const most = Math.max(0, ...lines.filter((line) => nameIn(line, match) >= 0).map(nameAt));
  return lines.map((line) => {
    const missing = Math.max(0, most - nameAt(line));
    return { ...line, cells: [...Array.from({ length: missing }, () => ''), ...line.cells] };
  });
}

function withTwice(rows: readonly PastedRow[]): readonly PastedRow[] {
  const linesOf = new Map<string, number[]>();
  for (const { match, lineNumber } of rows) {
    if (match.kind === 'sure') linesOf.set(match.unit, [...(linesOf.get(match.unit) ?? []), lineNumber]);
  }
  return rows.map((row) => {
    const lineNumbers = row.match.kind === 'sure' ? linesOf.get(row.match.unit) : undefined;
    if (!lineNumbers || lineNumbers.length < 2) return row;
    return { ...row, doubts: [...row.doubts, { doubt: 'unitTwice', lineNumbers }] };
  });
}

const distinctLines = (asides: readonly PastedAside[]): PastedAside[] =>
  asides.filter((aside, at) => asides.findIndex(({ lineNumber }) => lineNumber === aside.lineNumber) === at);

const byLine = (a: { readonly lineNumber: number }, b: { readonly lineNumber: number }): number =>
  a.lineNumber - b.lineNumber;

import type { RankingColumns } from './pasted-columns';
import { readPercent, readRank } from './pasted-figures';
import type { PastedLine } from './pasted-table';
import { headingRole, isNumbering, summaryKind } from './ranking-words';
import type { MatchUnit, UnitMatch } from './unit-match';

/** What a reader should look at in a row that was read. */
type RowDoubt =
  | { readonly doubt: 'tiedRank' | 'valueRounded'; readonly text: string }
  /** The same unit, surely, in other rows of the paste too. */
  | { readonly doubt: 'unitTwice'; readonly lineNumbers: readonly number[] };

export interface PastedRow {
  readonly lineNumber: number;
  readonly unitText: string;
  readonly match: UnitMatch;
  /** Ten-thousandths of a percent; `null` for a gap, for what could not be read, and without a value column. */
  readonly value: number | null;
  readonly rank: number | null;
  readonly doubts: readonly RowDoubt[];
}

/** A text in a place of a figure or a name that could not be read; the rest of its row stands. */
export interface PastedFault {
  readonly lineNumber: number;
  readonly text: string;
  readonly reason: 'noUnit' | 'valueNotANumber' | 'valueOutOfRange' | 'rankNotANumber' | 'rankOutOfRange';
}

/** A line that is no unit's, kept so that nothing is left out unseen. */
export interface PastedAside {
  readonly lineNumber: number;
  readonly text: string;
  readonly kind: 'heading' | 'numbering' | 'summary' | 'nationalMean' | 'note';
}

/** What a line says in one block. */
export interface LineReading {
  readonly lineNumber: number;
  readonly row?: PastedRow;
  readonly faults?: readonly PastedFault[];
  readonly aside?: PastedAside;
  readonly mean?: number;
  readonly decimals?: number;
}

export const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/**
 * Reads a line in one of the tables that stand side by side; `null` where it says nothing there.
 * @param labelsFrom first column whose text can stand for a missing name: `Trung bình` over `STT` and the unit
 */
export function readLine(
  line: PastedLine,
  { unit, value: valueColumn, rank: rankColumn }: RankingColumns,
  labelsFrom: number,
  match: MatchUnit,
  unitCount: number,
): LineReading | null {
  const { lineNumber, cells } = line;
  const textAt = (column: number | null): string => (column === null ? '' : (cells[column] ?? ''));
  const [unitText, valueText, rankText] = [textAt(unit), textAt(valueColumn), textAt(rankColumn)];
  const meant = match(unitText);
  const value = readPercent(valueText);
  const rank = readRank(rankText, unitCount);
  const hasFigures = value.kind === 'percent' || rank.kind === 'rank';
  const aside = (kind: PastedAside['kind']): LineReading => ({ lineNumber, aside: asideOf(line, kind) });
  if (meant.kind !== 'sure') {
    const label = hasLetters(unitText) ? unitText : (cells.slice(labelsFrom, unit).find(hasLetters) ?? '');
    const kind = summaryKind(label);
    if (kind === 'nationalMean' && value.kind === 'percent') return { ...aside(kind), mean: value.scaled };
    if (kind === 'summary') return aside(kind);
    if (isNumbering(cells)) return aside('numbering');
    if (!hasFigures && isHeading(line, match)) return aside('heading');
    if (kind === 'nationalMean') return aside(kind);
    if (!hasFigures) return label === '' ? null : aside('note');
    if (!hasLetters(unitText)) {
      const text = asideOf(line, 'note').text;
      return { lineNumber, faults: [{ lineNumber, text, reason: 'noUnit' }] };
    }
  }
  const faults: PastedFault[] = [];
  const doubts: RowDoubt[] = [];
  if (value.kind === 'unreadable')
    faults.push({
      lineNumber,
      text: valueText,
      reason: value.reason === 'notANumber' ? 'valueNotANumber' : 'valueOutOfRange',
    });
  if (rank.kind === 'unreadable')
    faults.push({
      lineNumber,
      text: rankText,
      reason: rank.reason === 'notANumber' ? 'rankNotANumber' : 'rankOutOfRange',
    });
  if (value.kind === 'percent' && value.isRounded) doubts.push({ doubt: 'valueRounded', text: valueText });
  if (rank.kind === 'rank' && rank.isTied) doubts.push({ doubt: 'tiedRank', text: rankText });
  const row: PastedRow = {
    lineNumber,
    unitText,
    match: meant,
    value: value.kind === 'percent' ? value.scaled : null,
    rank: rank.kind === 'rank' ? rank.rank : null,
    doubts,
  };
  return { lineNumber, row, faults, decimals: value.kind === 'percent' ? value.decimals : 0 };
}

/** A heading, at the top or again on the next page, or the title of the table. */
const isHeading = ({ cells }: PastedLine, match: MatchUnit): boolean =>
  cells.every((cell) => match(cell).kind === 'none') &&
  cells.some((cell) => !['other', null].includes(headingRole(cell)));

export const asideOf = ({ lineNumber, cells }: PastedLine, kind: PastedAside['kind']): PastedAside => ({
  lineNumber,
  text: [...new Set(cells.filter((cell) => cell !== ''))].join(' '),
  kind,
});

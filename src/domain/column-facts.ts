import { readPercent, readRank } from './pasted-figures';
import type { PastedLine } from './pasted-table';
import { headingRole, isNumbering, type HeadingRole } from './ranking-words';
import type { UnitBlocks } from './unit-columns';
import type { MatchUnit } from './unit-match';

/** One column of a pasted ranking, taken together over the tables that stand side by side. */
export interface ColumnFacts {
  /** Places to the right of the unit column; below zero to its left. */
  readonly offset: number;
  /** Texts above the column, from the top. */
  readonly headings: readonly string[];
  readonly role: HeadingRole | null;
  /** First text beside a unit. */
  readonly sample: string;
  /** Figures beside the units in reading order, table by table; `null` where there is none. */
  readonly percents: readonly (number | null)[];
  readonly ranks: readonly (number | null)[];
  /** Nearly all texts are percents, and whether any shows by decimals or a sign that it is no whole number. */
  readonly isValueLike: boolean;
  readonly hasFractions: boolean;
  /** Nearly all texts are places within the field. */
  readonly isRankLike: boolean;
  /** 1, 2, 3 … without a break. */
  readonly isCounter: boolean;
}

/** A footnote or a slip does not make a column another; where its heading says what it is, half will do. */
const isMost = (part: number, all: number, isHeaded: boolean): boolean =>
  all > 0 && part * 10 >= all * (isHeaded ? 5 : 7);

/** Facts of every column of a block but the unit column, from the left. */
export function columnFacts(
  lines: readonly PastedLine[],
  blocks: UnitBlocks,
  match: MatchUnit,
  unitCount: number,
): readonly ColumnFacts[] {
  const isEntry = ({ cells }: PastedLine, unit: number): boolean => match(cells[unit] ?? '').kind !== 'none';
  const entries = blocks.units.flatMap((unit) =>
    lines.filter((line) => isEntry(line, unit)).map(({ cells }) => ({ cells, unit })),
  );
  const firstEntry = lines.findIndex((line) => blocks.units.some((unit) => isEntry(line, unit)));
  const above = headingRows(lines.slice(0, Math.max(0, firstEntry)));
  const facts: ColumnFacts[] = [];
  for (let offset = blocks.from; offset <= blocks.to; offset += 1) {
    if (offset === 0) continue;
    const texts = entries.map(({ cells, unit }) => cells[unit + offset] ?? '');
    const headed = headingFacts(above, (blocks.units[0] ?? 0) + offset);
    facts.push({ offset, ...headed, ...contentFacts(texts, headed.role, unitCount) });
  }
  return facts;
}

/** The rows above the first unit that name columns: no title over all of them, no figures, no numbering. */
function headingRows(lines: readonly PastedLine[]): readonly (readonly string[])[] {
  const rows = lines
    .map(({ cells }) => cells)
    .filter((cells) => new Set(cells.filter((cell) => cell !== '')).size > 1 && !isNumbering(cells));
  // Excel copies a merged heading as one text and blanks to its right; the lowest row is not merged.
  return rows.map((cells, at) => {
    if (at === rows.length - 1) return cells;
    let left = '';
    return cells.map((cell) => (left = cell === '' ? left : cell));
  });
}

function headingFacts(above: readonly (readonly string[])[], column: number): Pick<ColumnFacts, 'headings' | 'role'> {
  const headings = [...new Set(above.map((cells) => cells[column] ?? ''))].filter((text) => text !== '');
  // The lowest heading says most: `Xếp hạng` under `PAR INDEX`.
  const roles = headings.map(headingRole).filter((role) => role !== null);
  return { headings, role: roles.at(-1) ?? null };
}

function contentFacts(
  texts: readonly string[],
  role: HeadingRole | null,
  unitCount: number,
): Omit<ColumnFacts, 'offset' | 'headings' | 'role'> {
  const readings = texts.map(readPercent);
  const filled = readings.filter(({ kind }) => kind !== 'gap').length;
  const percents = readings.map((reading) => (reading.kind === 'percent' ? reading.scaled : null));
  const ranks = texts.map((text) => {
    const reading = readRank(text, unitCount);
    return reading.kind === 'rank' ? reading.rank : null;
  });
  const known = (figures: readonly (number | null)[]): number => figures.filter((figure) => figure !== null).length;
  return {
    sample: texts.find((text) => text !== '') ?? '',
    percents,
    ranks,
    isValueLike: isMost(known(percents), filled, role === 'value'),
    hasFractions:
      readings.some((reading) => reading.kind === 'percent' && reading.decimals > 0) ||
      texts.some((text) => text.includes('%')),
    isRankLike: isMost(known(ranks), filled, role === 'rank'),
    isCounter: ranks.every((rank, at) => rank === at + 1),
  };
}

import { readPercent, readRank } from './pasted-figures';
import type { PastedLine } from './pasted-table';
import type { MatchUnit } from './unit-match';

/** A table that stands once, or several times side by side with the units going on. */
export interface UnitBlocks {
  /** Columns with unit names, from the left: one a block. */
  readonly units: readonly number[];
  /** First and last column of a block, counted from its unit column. */
  readonly from: number;
  readonly to: number;
}

/**
 * Where the units stand. Several columns with names are blocks when they keep the same distance and
 * no unit comes twice; otherwise they are returned as alternatives: two tables side by side, or
 * units with their former units.
 */
export function findUnitColumns(
  lines: readonly PastedLine[],
  match: MatchUnit,
):
  | { readonly kind: 'blocks'; readonly blocks: UnitBlocks }
  | { readonly kind: 'alternatives'; readonly columns: readonly number[] } {
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const named = Array.from({ length: width }, (_, column) => namesIn(lines, column, match));
  const most = Math.max(...named.map(({ score }) => score));
  const columns = named.flatMap(({ score }, column) => (score > 0 && score * 2 >= most ? [column] : []));
  const apart = columns.filter((column, at) => !columns.slice(0, at).some((left) => sameNames(lines, left, column)));
  const [first, second] = apart;
  if (first === undefined) return { kind: 'alternatives', columns: [] };
  if (second === undefined) return { kind: 'blocks', blocks: { units: apart, from: -first, to: width - 1 - first } };
  const period = second - first;
  const isEven = apart.every((column, at) => column === first + at * period);
  const units = apart.flatMap((column) => [...(named[column]?.units ?? [])]);
  if (period < 2 || !isEven || new Set(units).size < units.length) return { kind: 'alternatives', columns: apart };
  const before = columnsBefore(lines, apart, period, match);
  return { kind: 'blocks', blocks: { units: apart, from: -before, to: period - 1 - before } };
}

/** What a column names; a sure name counts twice. */
function namesIn(
  lines: readonly PastedLine[],
  column: number,
  match: MatchUnit,
): { readonly score: number; readonly units: ReadonlySet<string> } {
  const units = new Set<string>();
  let score = 0;
  for (const { cells } of lines) {
    const meant = match(cells[column] ?? '');
    if (meant.kind === 'sure') units.add(meant.unit);
    score += meant.kind === 'sure' ? 2 : meant.kind === 'doubtful' ? 1 : 0;
  }
  return { score, units };
}

/** A name in a merged cell stands in each of its columns. */
const sameNames = (lines: readonly PastedLine[], left: number, right: number): boolean =>
  lines.every(({ cells }) => (cells[left] ?? '') === (cells[right] ?? ''));

/** How many columns of a block stand before its unit: as many as make the blocks most alike, heads and figures. */
function columnsBefore(
  lines: readonly PastedLine[],
  units: readonly number[],
  period: number,
  match: MatchUnit,
): number {
  const isEntry = ({ cells }: PastedLine, unit: number): boolean => match(cells[unit] ?? '').kind !== 'none';
  const firstEntry = lines.findIndex((line) => units.some((unit) => isEntry(line, unit)));
  const heads = lines.slice(0, Math.max(0, firstEntry));
  const isSame = (texts: readonly string[]): boolean => new Set(texts).size === 1;
  let best = { before: 0, alike: -1 };
  for (let before = 0; before <= Math.min(units[0] ?? 0, period - 1); before += 1) {
    let alike = 0;
    for (let offset = -before; offset < period - before; offset += 1) {
      const textsIn = (rows: readonly PastedLine[], unit: number): readonly string[] =>
        rows.map(({ cells }) => cells[unit + offset] ?? '');
      if (isSame(units.map((unit) => textsIn(heads, unit).join('\n')))) alike += 1;
      if (
        isSame(
          units.map((unit) =>
            contentOf(
              textsIn(
                lines.filter((line) => isEntry(line, unit)),
                unit,
              ),
            ),
          ),
        )
      )
        alike += 1;
    }
    if (alike >= best.alike) best = { before, alike };
  }
  return best.before;
}

/** What most of some cells hold, gaps aside. */
function contentOf(cells: readonly string[]): 'nothing' | 'whole' | 'fraction' | 'text' {
  const filled = cells.map((cell) => ({ percent: readPercent(cell), rank: readRank(cell, Infinity) }));
  const known = filled.filter(({ percent }) => percent.kind !== 'gap');
  if (known.length === 0) return 'nothing';
  if (known.filter(({ rank }) => rank.kind === 'rank').length * 2 > known.length) return 'whole';
  return known.filter(({ percent }) => percent.kind === 'percent').length * 2 > known.length ? 'fraction' : 'text';
}

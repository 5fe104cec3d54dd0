import { columnFacts, type ColumnFacts } from './column-facts';
import type { PastedLine } from './pasted-table';
import { findUnitColumns } from './unit-columns';
import type { MatchUnit } from './unit-match';

/** Columns that one ranking stands in, counted from 0. */
export interface RankingColumns {
  readonly unit: number;
  readonly value: number | null;
  readonly rank: number | null;
}

interface ColumnCandidate {
  readonly column: number;
  /** Texts above the column, from the top. */
  readonly headings: readonly string[];
  /** First text beside a unit, or in the column where no unit is known. */
  readonly sample: string;
}

/** What only the user can say: which of several years, areas or counts is meant. */
export interface ColumnQuestion {
  readonly about: 'unit' | 'value' | 'rank';
  /** Likeliest first. */
  readonly candidates: readonly ColumnCandidate[];
}

export interface ColumnsFound {
  /** One for each table that stands side by side; none while the unit column is asked about. */
  readonly columns: readonly RankingColumns[];
  readonly questions: readonly ColumnQuestion[];
}

/**
 * Finds the columns of a ranking by their headings, and by what they hold where those do not say.
 *
 * Value: the only column of percents; several are asked about, unless they say the same. Rank: the
 * only column headed as one, else of whole numbers within the field. A column that counts the rows
 * (1, 2, 3 …) is the rank only where the values fall with it; headed as a counter (STT) it also has
 * to count every unit of the field, for a part of a ranking may be counted too.
 */
export function findColumns(lines: readonly PastedLine[], match: MatchUnit, unitCount: number): ColumnsFound {
  const found = findUnitColumns(lines, match);
  if (found.kind === 'alternatives') return { columns: [], questions: [askForUnit(lines, found.columns)] };
  const { blocks } = found;
  const facts = columnFacts(lines, blocks, match, unitCount);
  const values = distinct(facts.filter(isValue), ({ percents }) => percents);
  const value = values.length === 1 ? (values[0] ?? null) : null;
  const ranks = distinct(
    facts.filter((each) => each.isRankLike && !isValue(each) && each.role !== 'other'),
    (each) => each.ranks,
  );
  const rank = pickRank(ranks, values, unitCount);
  const [first = 0] = blocks.units;
  const ask = (about: 'value' | 'rank', among: readonly ColumnFacts[]): readonly ColumnQuestion[] => {
    if (among.length === 0) return [];
    const headedFirst = among.toSorted((a, b) => Number(b.role === about) - Number(a.role === about));
    const candidates = headedFirst.map(({ offset, headings, sample }) => ({
      column: first + offset,
      headings,
      sample,
    }));
    return [{ about, candidates }];
  };
  return {
    columns: blocks.units.map((unit) => ({
      unit,
      value: value && unit + value.offset,
      rank: rank.taken && unit + rank.taken.offset,
    })),
    questions: [...ask('value', values.length > 1 ? values : []), ...ask('rank', rank.asked)],
  };
}

/** The columns with a question answered, in every table that stands side by side; the others follow the first. */
export function withColumn(
  columns: readonly RankingColumns[],
  about: 'value' | 'rank',
  column: number | null,
): readonly RankingColumns[] {
  const [first] = columns;
  return columns.map((each) => ({
    ...each,
    [about]: column === null || !first ? null : each.unit + column - first.unit,
  }));
}

const isValue = ({ role, isValueLike, isRankLike, hasFractions }: ColumnFacts): boolean =>
  isValueLike && role !== 'other' && (role === 'value' || hasFractions || !isRankLike);

/** Columns that do not repeat one to their left figure by figure. */
const distinct = (
  facts: readonly ColumnFacts[],
  figures: (facts: ColumnFacts) => readonly (number | null)[],
): readonly ColumnFacts[] =>
  facts.filter(
    (each, at) =>
      !facts.slice(0, at).some((left) => figures(left).every((figure, row) => figure === figures(each)[row])),
  );

function pickRank(
  ranks: readonly ColumnFacts[],
  values: readonly ColumnFacts[],
  unitCount: number,
): { readonly taken: ColumnFacts | null; readonly asked: readonly ColumnFacts[] } {
  const headed = ranks.filter(({ role }) => role === 'rank');
  const plain = ranks.filter(({ role, isCounter }) => role !== 'rank' && role !== 'ordinal' && !isCounter);
  const sure = headed.length > 0 ? headed : plain;
  if (sure.length > 1) return { taken: null, asked: sure };
  const counter = ranks.find(({ role, isCounter }) => role === 'ordinal' || isCounter);
  const taken = sure[0] ?? null;
  if (taken || !counter) return { taken, asked: [] };
  if (values.length > 1) return { taken: null, asked: [counter] };
  const falls = counter.isCounter && neverRises(values[0]?.percents ?? []);
  if (!falls) return { taken: null, asked: [] };
  const countsAll = values.length === 1 && counter.ranks.length === unitCount;
  return counter.role !== 'ordinal' || countsAll ? { taken: counter, asked: [] } : { taken: null, asked: [counter] };
}

function neverRises(figures: readonly (number | null)[]): boolean {
  const known = figures.filter((figure) => figure !== null);
  return known.every((figure, at) => at === 0 || figure <= (known[at - 1] ?? figure));
}

/** Which of some columns has the units; any with words where none has a known name. */
function askForUnit(lines: readonly PastedLine[], columns: readonly number[]): ColumnQuestion {
  const firstText = (column: number): string =>
    lines.map(({ cells }) => cells[column] ?? '').find((cell) => /\p{L}/u.test(cell)) ?? '';
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const among = columns.length > 0 ? columns : Array.from({ length: width }, (_, column) => column);
  const candidates = among.map((column) => ({ column, headings: [], sample: firstText(column) }));
  return { about: 'unit', candidates: candidates.filter(({ sample }) => sample !== '') };
}

import { withColumn, type ColumnQuestion } from '../../../domain/pasted-columns';
import { readPastedRanking, type PastedRanking } from '../../../domain/pasted-ranking';
import type { PastedTable } from '../../../domain/pasted-table';
import type { MatchUnit } from '../../../domain/unit-match';

export type ColumnCandidate = ColumnQuestion['candidates'][number];

/** Columns as the user chose them; `null` for one that the table does not have. */
export interface ColumnAnswers {
  readonly unit?: number;
  readonly value?: number | null;
  readonly rank?: number | null;
}

/** A column that is asked about, or one that was found and may be changed. */
export interface ColumnChoice {
  readonly about: ColumnQuestion['about'];
  /** `undefined` while it waits for an answer. */
  readonly chosen: number | null | undefined;
  readonly candidates: readonly ColumnCandidate[];
}

export interface PasteReading {
  readonly ranking: PastedRanking;
  readonly choices: readonly ColumnChoice[];
  /** A column still waits: nothing of the rows can be told yet. */
  readonly isWaiting: boolean;
}

/** Reads a paste with the answers so far; `null` where it names no unit of the field. */
export function readPaste(
  table: PastedTable,
  match: MatchUnit,
  unitCount: number,
  answers: ColumnAnswers,
): PasteReading | null {
  const first = readPastedRanking(table, match, unitCount, null);
  const unitQuestion = first.questions.find(({ about }) => about === 'unit');
  if (!unitQuestion) return withAnswers(table, first, match, unitCount, answers, []);
  if (!table.lines.some(({ cells }) => cells.some((cell) => isName(cell, match)))) return null;
  const { unit } = answers;
  const unitChoice: ColumnChoice = { ...unitQuestion, chosen: unit };
  if (unit === undefined) return { ranking: first, choices: [unitChoice], isWaiting: true };
  const narrowed = withoutColumns(
    table,
    unitQuestion.candidates.map(({ column }) => column).filter((column) => column !== unit),
  );
  return withAnswers(narrowed, readPastedRanking(narrowed, match, unitCount, null), match, unitCount, answers, [
    unitChoice,
  ]);
}

const isName = (cell: string, match: MatchUnit): boolean => /\p{L}/u.test(cell) && match(cell).kind !== 'none';

/** The other columns with names are blanked: what is left has one. */
const withoutColumns = (table: PastedTable, columns: readonly number[]): PastedTable => ({
  ...table,
  lines: table.lines.map((line) => ({
    ...line,
    cells: line.cells.map((cell, at) => (columns.includes(at) ? '' : cell)),
  })),
});

function withAnswers(
  table: PastedTable,
  found: PastedRanking,
  match: MatchUnit,
  unitCount: number,
  answers: ColumnAnswers,
  unitChoice: readonly ColumnChoice[],
): PasteReading {
  let { columns } = found;
  for (const about of ['value', 'rank'] as const) {
    const answer = answers[about];
    if (answer !== undefined) columns = withColumn(columns, about, answer);
  }
  const ranking = columns === found.columns ? found : readPastedRanking(table, match, unitCount, columns);
  const choices = (['value', 'rank'] as const).flatMap((about): readonly ColumnChoice[] => {
    const question = found.questions.find((each) => each.about === about);
    const answer = answers[about];
    if (question) return [{ about, chosen: answer, candidates: question.candidates }];
    // Columns of free text are none that anybody could point at.
    if (table.layout === 'lines') return [];
    return [{ about, chosen: columns[0]?.[about] ?? null, candidates: allColumns(table, found) }];
  });
  return {
    ranking,
    choices: [...unitChoice, ...choices],
    isWaiting: choices.some(({ chosen }) => chosen === undefined),
  };
}

/** Every column of the first table but the units', with what stands above and beside the first unit. */
function allColumns({ lines }: PastedTable, { columns, rows }: PastedRanking): readonly ColumnCandidate[] {
  const [first, second] = columns;
  const firstRow = rows[0]?.lineNumber ?? 1;
  const width = Math.min(second?.unit ?? Infinity, Math.max(...lines.map(({ cells }) => cells.length)));
  const above = lines.filter(({ lineNumber }) => lineNumber < firstRow);
  const beside = lines.find(({ lineNumber }) => lineNumber === firstRow);
  return Array.from({ length: width }, (_, column) => ({
    column,
    headings: [...new Set(above.map(({ cells }) => cells[column] ?? ''))].filter((text) => text !== ''),
    sample: beside?.cells[column] ?? '',
  })).filter(({ column, headings, sample }) => column !== first?.unit && (sample !== '' || headings.length > 0));
}

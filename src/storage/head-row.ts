import type { ParsedDocument } from '../domain/document-file';
import { rollUpDocument } from '../domain/document-rollup';
import { decimalFromPoints, pointsFromDecimal, ZERO, type Points } from '../domain/points';
import type { StoredRow } from './database';

/** Sums of the self scores for the list of assessments. */
export interface SummaryFigures {
  readonly points: Points;
  readonly maxPoints: Points;
  readonly scoredRows: number;
  readonly rows: number;
}

/** What every commit reads and writes of an assessment besides its cells. */
export interface HeadRow {
  readonly id: string;
  readonly formatVersion: number;
  /**
   * The parts of the document that have no rows of their own (title, process, departments and so on)
   * in the form of the file; checked by `parseDocument` when opened.
   */
  readonly document: unknown;
  readonly revision: number;
  /** Steps done; later ones can be redone. */
  readonly position: number;
  readonly savedAt: string;
  readonly figures: SummaryFigures;
}

export interface AssessmentSummary extends SummaryFigures {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly year: number;
  readonly isSample: boolean;
  /** Whose part it is, for the workspace of a department; `null` for a whole assessment. */
  readonly workspace: WorkspaceSummary | null;
  readonly savedAt: string;
}

interface WorkspaceSummary {
  readonly handoutId: string;
  readonly departmentName: string;
  /** yyyy-MM-dd, empty for none. */
  readonly deadline: string;
}

export function figuresOf({ assessment, tree }: ParsedDocument): SummaryFigures {
  const { points, maxPoints, scoredRows, rows } = rollUpDocument(assessment, tree, 'selfScore').total;
  return { points, maxPoints, scoredRows, rows };
}

export const encodeHead = ({ figures, ...head }: HeadRow): StoredRow => ({ ...head, figures: encodeFigures(figures) });

export const encodeFigures = ({ points, maxPoints, scoredRows, rows }: SummaryFigures): StoredRow => ({
  points: decimalFromPoints(points),
  maxPoints: decimalFromPoints(maxPoints),
  scoredRows,
  rows,
});

/** `null` when the row is damaged. */
export function decodeHead(row: StoredRow): HeadRow | null {
  const { id, formatVersion, document, revision, position, savedAt } = row;
  const figures = decodeFigures(row.figures);
  if (typeof id !== 'string' || typeof savedAt !== 'string' || !figures) return null;
  if (!isCount(formatVersion) || !isCount(revision) || !isCount(position)) return null;
  return { id, formatVersion, document, revision, position, savedAt, figures };
}

/** A damaged row still shows up, with blanks: hidden, it would look deleted. */
export function summaryOf(row: StoredRow): AssessmentSummary {
  const { title, unit, year, origin, workspace, departments } = asRow(row.document);
  return {
    id: textOf(row.id),
    title: textOf(title),
    unit: textOf(unit),
    year: isCount(year) ? year : 0,
    isSample: asRow(origin).kind === 'sample',
    workspace: workspaceSummaryOf(workspace, departments),
    savedAt: textOf(row.savedAt),
    ...(decodeFigures(row.figures) ?? blankFigures),
  };
}

function workspaceSummaryOf(workspace: unknown, departments: unknown): WorkspaceSummary | null {
  const { id, department, deadline } = asRow(asRow(workspace).handout);
  if (typeof id !== 'string') return null;
  const named = Array.isArray(departments) ? departments.map(asRow).find(({ code }) => code === department) : undefined;
  return { handoutId: id, departmentName: textOf(named?.name ?? department), deadline: textOf(deadline) };
}

export const blankFigures: SummaryFigures = { points: ZERO, maxPoints: ZERO, scoredRows: 0, rows: 0 };

export function decodeFigures(wire: unknown): SummaryFigures | null {
  const { points: pointsWire, maxPoints: maxPointsWire, scoredRows, rows } = asRow(wire);
  const points = decodePoints(pointsWire);
  const maxPoints = decodePoints(maxPointsWire);
  if (points === null || maxPoints === null || !isCount(scoredRows) || !isCount(rows)) return null;
  return { points, maxPoints, scoredRows, rows };
}

const decodePoints = (wire: unknown): Points | null => (typeof wire === 'number' ? pointsFromDecimal(wire) : null);

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const asRow = (value: unknown): StoredRow =>
  typeof value === 'object' && value !== null ? (value as StoredRow) : {};

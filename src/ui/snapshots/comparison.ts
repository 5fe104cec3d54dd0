import type { Assessment } from '../../domain/assessment';
import { isApplicable, finalScore } from '../../domain/entry';
import type { DocumentComparison, RowDifference } from '../../domain/compare-documents';
import type { ParsedDocument } from '../../domain/document-file';
import {
  addPoints,
  formatPointsExactly,
  pointsFromInteger,
  subtractPoints,
  ZERO,
  type Points,
} from '../../domain/points';
import type { RankResult } from '../../domain/rank';
import type { Sum } from '../../domain/rollup';
import type { Language } from '../../i18n/words';
import type { Messages } from '../../i18n/vi';
import { sameValue } from '../../lib/same';
import { fieldName, toldFields } from '../item/history-text';
import { nodeName } from '../names';

const nothing: Sum = { points: ZERO, maxPoints: ZERO, openPoints: ZERO, scoredRows: 0, rows: 0 };

/** What one row brings to the total of a document. */
function partOf({ assessment, tree }: ParsedDocument, code: string): Sum {
  const node = tree.nodeByCode.get(code);
  const entry = assessment.entries.get(code);
  if (node?.scored !== true || !entry || !isApplicable(entry)) return nothing;
  const { maxPoints } = node;
  const score = finalScore(entry);
  return score === null
    ? { points: ZERO, maxPoints, openPoints: maxPoints, scoredRows: 0, rows: 1 }
    : { points: score, maxPoints, openPoints: ZERO, scoredRows: 1, rows: 1 };
}

/** The total of the document before, had this one row changed to what it is after. */
export function totalAfterRow(total: Sum, before: ParsedDocument, after: ParsedDocument, code: string): Sum {
  const [old, now] = [partOf(before, code), partOf(after, code)];
  return {
    // A penalty may have held the total at zero.
    points: pointsFromInteger(Math.max(0, total.points - old.points + now.points)),
    maxPoints: addPoints(subtractPoints(total.maxPoints, old.maxPoints), now.maxPoints),
    openPoints: addPoints(subtractPoints(total.openPoints, old.openPoints), now.openPoints),
    scoredRows: total.scoredRows - old.scoredRows + now.scoredRows,
    rows: total.rows - old.rows + now.rows,
  };
}

/**
 * Ranks that each row that differs would gain by itself, by the estimate; below zero for a loss, `null`
 * where there is no rank.
 */
export function rankEffects(
  { rows, total }: DocumentComparison,
  before: ParsedDocument,
  after: ParsedDocument,
  rankOf: (total: Sum) => RankResult | null,
): ReadonlyMap<string, number | null> {
  const from = rankOf(total.before);
  return new Map(
    rows.map(({ code }) => {
      const to = rankOf(totalAfterRow(total.before, before, after, code));
      return [code, from && to ? from.estimate - to.estimate : null];
    }),
  );
}

/** What changed in a row, in words. */
export function changedText({ in: where, fields }: RowDifference, words: Messages): string {
  if (where !== 'both') return words.snapshots.comparison[where];
  return toldFields(fields.map((field) => ({ field })))
    .map(({ field }) => fieldName(field, words))
    .join(', ');
}

const PARTS = ['register', 'process', 'adjustments', 'departments', 'scenarios', 'rubric'] as const;

/** What differs outside the rows, in words. */
export function changedParts(
  comparison: DocumentComparison,
  before: Assessment,
  after: Assessment,
  words: Messages,
): readonly string[] {
  const said = words.snapshots.comparison.parts;
  // When a document was begun is no difference that anybody looks for.
  const { createdAt: _before, ...headBefore } = before.head;
  const { createdAt: _after, ...headAfter } = after.head;
  return [
    ...(sameValue(headBefore, headAfter) ? [] : [said.head]),
    ...PARTS.filter((part) => comparison[`${part}Changed`]).map((part) => said[part]),
  ];
}

/** The rows that differ as tab-separated text, as a spreadsheet of this language reads it. */
export function rowsAsText(
  rows: readonly RowDifference[],
  effects: ReadonlyMap<string, number | null>,
  words: Messages,
  language: Language,
): string {
  const said = words.snapshots.comparison;
  // A spreadsheet reads a typographic minus as text.
  const figure = (points: Points | null): string =>
    points === null ? '' : formatPointsExactly(points, words.decimalMark).replace('\u2212', '-');
  // Names come from files of others: one that begins like a formula must stay text.
  const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[=+\-@]/, "'$&");
  const heading = [said.code, said.name, said.changed, said.before, said.after, words.whatIf.change, said.ranksGained];
  const lines = rows.map((row) => [
    row.code,
    plain(nodeName(row, language)),
    changedText(row, words),
    figure(row.before),
    figure(row.after),
    figure(row.gain),
    String(effects.get(row.code) ?? ''),
  ]);
  return [heading, ...lines].map((cells) => cells.join('\t')).join('\n');
}

import type { Assessment } from '../../../domain/assessment';
import type { CarriedRow } from '../../../domain/carried-scores';
import type { Figures } from '../../../domain/figures';
import type { Points } from '../../../domain/points';
import { sameValue } from '../../../lib/same';

export interface FilledRow {
  readonly row: CarriedRow;
  readonly before: Points | null;
  /** What the score becomes: the carried one, or the one that stands where none is carried. */
  readonly after: Points | null;
  /** What becomes of last year's figures, if anything. */
  readonly figures: 'taken' | 'removed' | null;
}

export interface FillPreview {
  /** Rows whose score or figures are replaced by others. */
  readonly overwritten: readonly FilledRow[];
  /** Rows that get a score or figures where they had none. */
  readonly fresh: readonly FilledRow[];
  readonly unchanged: readonly FilledRow[];
  /** Rows that get no score; some of them get figures and stand under `fresh` too. */
  readonly missing: readonly FilledRow[];
  /** For the command: nothing but what changes. */
  readonly rows: readonly { readonly code: string; readonly score: Points | null; readonly figures: Figures | null }[];
}

/**
 * What the fill would do to each row. A score comes with the figures that it was made of, or with none:
 * figures of another source beside it would explain another score. A row that no score is carried to
 * keeps what it has, and takes figures only where it is blank.
 */
export function fillPreview(carried: readonly CarriedRow[], document: Assessment): FillPreview {
  const lists = { overwritten: [], fresh: [], unchanged: [], missing: [], rows: [] } as {
    -readonly [K in keyof FillPreview]: FillPreview[K][number][];
  };
  for (const row of carried) {
    const entry = document.entries.get(row.code);
    if (!entry) continue;
    const before = entry.lastYearScore;
    const isCarried = row.score.points !== null;
    const isBlank = before === null && entry.lastYearFigures === null;
    const after = row.score.points ?? before;
    const figuresAfter = isCarried || isBlank ? row.figures : entry.lastYearFigures;
    const hasOtherFigures = !sameValue(figuresAfter, entry.lastYearFigures);
    const figures = hasOtherFigures ? (figuresAfter === null ? 'removed' : 'taken') : null;
    const filled: FilledRow = { row, before, after, figures };
    const isChanged = after !== before || hasOtherFigures;
    if (!isCarried) lists.missing.push(filled);
    if (isChanged) {
      const replaces = (after !== before && before !== null) || (hasOtherFigures && entry.lastYearFigures !== null);
      lists[replaces ? 'overwritten' : 'fresh'].push(filled);
      lists.rows.push({ code: row.code, score: after, figures: figuresAfter });
    } else if (isCarried) lists.unchanged.push(filled);
  }
  return lists;
}

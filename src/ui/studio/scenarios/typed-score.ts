import { isApplicable, type Entry } from '../../../domain/entry';
import { formatPointsExactly, parsePoints, type Points } from '../../../domain/points';
import type { ScoredNode } from '../../../domain/rubric-tree';
import type { StudioWords } from '../../../i18n/studio-words';
import type { Messages } from '../../../i18n/vi';
import { err, ok, type Result } from '../../../lib/result';
import { describeCellRefusal } from '../../describe';

interface Speech {
  readonly words: Messages;
  readonly studioWords: StudioWords;
}

/** A score as people type it, read as everywhere; else why it is not taken, in words. */
export function readTypedScore(
  text: string,
  node: ScoredNode,
  entry: Entry | undefined,
  { words, studioWords }: Speech,
): Result<Points, string> {
  const said = studioWords.scenarios.score;
  const cell = { code: node.code, column: 'whatIfScore', text: text.trim(), maximum: node.maxPoints };
  if (entry && !isApplicable(entry))
    return err(describeCellRefusal({ ...cell, refusal: { reason: 'notApplicable' } }, words));
  const read = parsePoints(text, node.maxPoints);
  if (read.ok) return read.value === null ? err(said.missing) : ok(read.value);
  const refusal = read.error;
  if (refusal.reason !== 'ambiguous') return err(describeCellRefusal({ ...cell, refusal }, words));
  // Where neither reading fits under the maximum there is nothing to write otherwise.
  if (refusal.asDecimal > node.maxPoints)
    return err(describeCellRefusal({ ...cell, refusal: { reason: 'aboveMaximum', maximum: node.maxPoints } }, words));
  return err(said.ambiguous(cell.text, formatPointsExactly(refusal.asDecimal, words.decimalMark)));
}

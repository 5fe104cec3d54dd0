import { formatPointsExactly, type Points } from '../../../domain/points';
import type { ChangeIssue } from '../../../domain/scenario';
import type { StudioWords } from '../../../i18n/studio-words';
import type { Messages } from '../../../i18n/vi';

/** What is the matter with one change, with its row. */
export function describeIssue(issue: ChangeIssue, words: Messages, studioWords: StudioWords): string {
  const said = studioWords.scenarios.issues;
  const { code, change } = issue;
  const text = (points: Points | null): string =>
    points === null ? said.blank : formatPointsExactly(points, words.decimalMark);
  switch (issue.reason) {
    case 'rowGone':
    case 'notApplicable':
      return said[issue.reason](code);
    case 'aboveMaximum':
      return said.aboveMaximum(code, text(change.selfScore), text(issue.maximum));
    case 'reached':
      return said.reached(code, text(change.selfScore));
    case 'moved':
      return said.moved(code, text(issue.from), text(issue.now));
    case 'overtaken':
      return said.overtaken(code, text(change.selfScore), text(issue.now));
    case 'locked':
      return words.refusal.locked(words.rounds.names[issue.round]);
  }
}

import { formatPointsExactly, type DecimalMark } from '../../../domain/points';
import type { StudioWords } from '../../../i18n/studio-words';
import type { FilledRow } from './fill-preview';

interface Speech {
  readonly said: StudioWords['years']['fill'];
  readonly mark: DecimalMark;
}

/** What else is to say of a row that is filled; empty for nothing. */
export function fillNote({ row, figures }: FilledRow, { said }: Speech): string {
  const { score } = row;
  const summed = score.points !== null && score.how === 'summed' ? said.summed(row.from.join(' + ')) : '';
  const figured = figures === null ? '' : score.points === null ? said.figures.only : said.figures[figures];
  return [summed, figured].filter((text) => text !== '').join('; ');
}

/** Why a row gets no score, and what it keeps. */
export function missingText({ row, before }: FilledRow, { said, mark }: Speech): string {
  const why = reasonText(row.score, { said, mark });
  return before === null ? why : `${why} (${said.keeps(formatPointsExactly(before, mark))})`;
}

function reasonText(score: FilledRow['row']['score'], { said, mark }: Speech): string {
  if (score.points !== null) return '';
  switch (score.reason) {
    case 'newRow':
    case 'split':
      return said.reasons[score.reason];
    case 'otherMaximum':
      return said.reasons.otherMaximum(formatPointsExactly(score.before, mark), formatPointsExactly(score.after, mark));
    case 'notApplicable':
    case 'noScore':
      return said.reasons[score.reason](score.codes.join(', '));
  }
}

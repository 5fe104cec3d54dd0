import { formatPoints, type DecimalMark } from '../../../domain/points';
import type { Target } from '../../../domain/studio';
import type { StudioWords } from '../../../i18n/studio-words';

/** A name for the scenario of a point that reaches the target. */
export function nameOfTarget(target: Target, words: StudioWords, mark: DecimalMark): string {
  const said = words.route.make;
  switch (target.kind) {
    case 'points':
      return said.namePoints(formatPoints(target.points, mark));
    case 'rank':
      return target.surely ? said.nameSurely(target.rank) : said.nameRank(target.rank);
    case 'forecastRank':
      return said.nameShare(target.rank, `${String(target.sharePercent)}%`);
  }
}

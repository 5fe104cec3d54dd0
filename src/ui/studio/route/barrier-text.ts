import type { Infeasible } from '../../../domain/optimiser';
import type { Points } from '../../../domain/points';
import { HALF_DAYS, type Barrier } from '../../../domain/route';
import type { Track } from '../../../domain/rubric';
import type { StudioWords } from '../../../i18n/studio-words';

/** How things are called on screen. */
export interface Names {
  readonly row: (code: string) => string;
  readonly department: (code: string) => string;
  readonly track: (track: Track) => string;
  /** dd/MM/yyyy of the deadline. */
  readonly until: string;
  readonly days: (days: number) => string;
  readonly gain: (points: Points) => string;
  readonly totalWith: (gain: Points) => string;
}

export function describeBarrier(barrier: Barrier, names: Names, words: StudioWords): string {
  const said = words.route.barriers;
  switch (barrier.kind) {
    case 'track':
      return said.track(names.track(barrier.track));
    case 'excluded':
      return said.excluded(names.row(barrier.code));
    case 'limit':
      return said.limit(names.department(barrier.department));
    case 'until':
      return said.until(names.until);
  }
}

/**
 * How far the way goes without one barrier.
 * @param now how far it goes with it
 * @param wanted gain that the target asks for; `null` where none is known to do
 */
export function describeLifted(
  lifted: Points,
  now: Points,
  wanted: number | null,
  names: Names,
  words: StudioWords,
): string {
  const said = words.route.barriers;
  if (lifted <= now) return said.nothing;
  return wanted !== null && lifted >= wanted
    ? said.reaches(names.gain(lifted))
    : said.adds(names.gain(lifted), names.totalWith(lifted));
}

export function describeInfeasible(fault: Infeasible, names: Names, words: StudioWords): string {
  const said = words.route.barriers;
  return fault.reason === 'nothingToChoose'
    ? said.nothingToChoose(names.row(fault.code))
    : said.aboveLimit(
        names.department(fault.department),
        names.days(fault.least / HALF_DAYS),
        names.days(fault.limit / HALF_DAYS),
      );
}

import type { Command } from '../../../domain/command';
import { POINT_SCALE } from '../../../domain/points';
import { overallOf, SIPAS_COMPONENTS, type SipasComponent, type SipasYear } from '../../../domain/sipas';

export const blankSheet = (year: number): SipasYear => ({
  year,
  components: { access: null, procedures: null, officials: null, results: null, feedback: null },
  overall: null,
  official: false,
});

/** Percent as a field has it, in ten-thousandths. */
export const scaledPercent = (percent: number | null): number | null =>
  percent === null ? null : Math.round(percent * POINT_SCALE);

export const percentOf = (scaled: number | null): number | null => (scaled === null ? null : scaled / POINT_SCALE);

export const withComponent = (sheet: SipasYear, id: SipasComponent, scaled: number | null): SipasYear => ({
  ...sheet,
  components: { ...sheet.components, [id]: scaled },
});

/** No figure is official that is not there; one typed over an official one is not the one that was published. */
export const withOverall = (sheet: SipasYear, scaled: number | null): SipasYear => ({
  ...sheet,
  overall: scaled,
  official: false,
});

/** A sheet of blanks is none. */
export const saveCommand = (sheet: SipasYear): Command =>
  overallOf(sheet) === null ? { type: 'deleteSipas', year: sheet.year } : { type: 'saveSipas', sheet };

/** Every year from the first that anything is known of to the one after the last, newest first. */
export function yearChoices(known: readonly number[]): readonly number[] {
  const [first, last] = [Math.min(...known), Math.max(...known) + 1];
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}

/**
 * The range of the five components where the given overall figure lies outside it, which no weights can
 * do; `null` where it does not, or cannot be told because a component is not known.
 */
export function outsideRange({ components, overall }: SipasYear): { lowest: number; highest: number } | null {
  const known = SIPAS_COMPONENTS.flatMap((id) => components[id] ?? []);
  if (overall === null || known.length < SIPAS_COMPONENTS.length) return null;
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  return overall < lowest || overall > highest ? { lowest, highest } : null;
}

import * as z from 'zod';
import { HUNDRED_PERCENT, percentCodec } from './percent-codec';
import { divideHalfUp } from './points';

/** What SIPAS asks about: access to services, procedures, civil servants, results, handling of feedback. */
export const SIPAS_COMPONENTS = ['access', 'procedures', 'officials', 'results', 'feedback'] as const;
export type SipasComponent = (typeof SIPAS_COMPONENTS)[number];

const component = percentCodec.nullable();

/** SIPAS of one unit, or of the nation, in one year. Percents; in memory ten-thousandths of one; `null` is not known. */
export const sipasYearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    components: z.strictObject({
      access: component,
      procedures: component,
      officials: component,
      results: component,
      feedback: component,
    }),
    overall: percentCodec.nullable(),
    /** The overall figure is the published one. */
    official: z.boolean(),
  })
  .refine(({ overall, official }) => overall !== null || !official, {
    path: ['official'],
    message: 'officialWithoutOverall',
  });
export type SipasYear = z.output<typeof sipasYearSchema>;

/**
 * Where an overall figure comes from: published, typed by the user, the plain mean of all five components or of
 * those that are known, or a published or typed figure that assumed components have moved (`sipasWhatIf`).
 */
type SipasBasis = 'published' | 'typed' | 'allComponents' | 'someComponents' | 'moved';

/** An overall SIPAS figure and how sure it is; all in whole ten-thousandths of a percent. */
export interface SipasOverall {
  readonly value: number;
  /** Bounds, both inclusive: what they bound depends on the basis, see `overallOf`. */
  readonly lowest: number;
  readonly highest: number;
  readonly basis: SipasBasis;
  /** Everything but the published figure. */
  readonly isEstimate: boolean;
}

/**
 * The overall figure of a sheet: the one given, else an estimate from the components; `null` where nothing is known.
 *
 * The published overall figure is NOT the plain mean of the five (2023, nation: 82.66 against a mean of 82.888),
 * and its weights are not published. So the mean is an estimate, and the bounds say what can be said without them:
 * - `allComponents`: lowest and highest component. They hold for the overall figure, however the five are weighted.
 * - `someComponents`, k of 5 known with the sum S: S ÷ 5 and (S + (5 − k) × 100) ÷ 5, the missing ones at 0 and at
 *   100 %, rounded outwards. They hold for the plain mean of the five only: a weight that is not known can take the
 *   overall figure outside. The value is the mean of those that are known, as if the missing ones were like them.
 */
export function overallOf({ components, overall, official }: Omit<SipasYear, 'year'>): SipasOverall | null {
  if (overall !== null) {
    const basis = official ? 'published' : 'typed';
    return { value: overall, lowest: overall, highest: overall, basis, isEstimate: !official };
  }
  const known = SIPAS_COMPONENTS.flatMap((id) => components[id] ?? []);
  if (known.length === 0) return null;
  const sum = known.reduce((total, each) => total + each, 0);
  const value = divideHalfUp(sum, known.length);
  const all = SIPAS_COMPONENTS.length;
  if (known.length === all)
    return {
      value,
      lowest: Math.min(...known),
      highest: Math.max(...known),
      basis: 'allComponents',
      isEstimate: true,
    };
  return {
    value,
    lowest: Math.floor(sum / all),
    highest: Math.ceil((sum + (all - known.length) * HUNDRED_PERCENT) / all),
    basis: 'someComponents',
    isEstimate: true,
  };
}

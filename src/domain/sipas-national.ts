import * as z from 'zod';
import { percentCodec } from './percent-codec';
import { text } from './schema-parts';
import { overallOf, SIPAS_COMPONENTS, type SipasComponent, type SipasYear } from './sipas';

/** The shipped national figures; components and overall only where a source prints them. */
export const sipasNationalSchema = z.strictObject({
  format: z.literal('sipas-national'),
  unit: z.literal('percent'),
  source: text(1000),
  years: z.array(
    z.strictObject({
      year: z.int().min(2000).max(2100),
      overall: percentCodec.optional(),
      components: z.partialRecord(z.enum(SIPAS_COMPONENTS), percentCodec).optional(),
    }),
  ),
});
export type SipasNational = z.output<typeof sipasNationalSchema>;

/** The nation's sheet of a year, what no source prints as `null`; `null` for a year without any figure. */
export function nationalSheet({ years }: SipasNational, year: number): SipasYear | null {
  const found = years.find((each) => each.year === year);
  if (!found) return null;
  const { components = {}, overall = null } = found;
  return { year, components: byComponent((id) => components[id] ?? null), overall, official: overall !== null };
}

/** An own figure beside the nation's, in ten-thousandths of a percent; `null` is not known. */
export interface SipasDifference {
  readonly own: number | null;
  readonly national: number | null;
  /** Own less national. */
  readonly difference: number | null;
}

export interface SipasComparison {
  readonly components: Readonly<Record<SipasComponent, SipasDifference>>;
  /** Either side may be an estimate from its components. */
  readonly overall: SipasDifference & { readonly isEstimate: boolean };
}

/** A sheet beside the nation's of the same year, `nationalSheet`; all of the nation is unknown where that is `null`. */
export function compareWithNational(own: SipasYear, national: SipasYear | null): SipasComparison {
  const [ownOverall, nationalOverall] = [overallOf(own), national && overallOf(national)];
  return {
    components: byComponent((id) => difference(own.components[id], national?.components[id] ?? null)),
    overall: {
      ...difference(ownOverall?.value ?? null, nationalOverall?.value ?? null),
      isEstimate: (ownOverall?.isEstimate ?? false) || (nationalOverall?.isEstimate ?? false),
    },
  };
}

const difference = (own: number | null, national: number | null): SipasDifference => ({
  own,
  national,
  difference: own === null || national === null ? null : own - national,
});

const byComponent = <T>(read: (id: SipasComponent) => T): Record<SipasComponent, T> => ({
  access: read('access'),
  procedures: read('procedures'),
  officials: read('officials'),
  results: read('results'),
  feedback: read('feedback'),
});

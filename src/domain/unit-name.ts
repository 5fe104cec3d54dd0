import { foldText } from '../lib/text';
import type { UnitMergers } from './unit-mergers';

/** A unit's name for comparing: no tone marks, no kind of unit in front, one kind of dash. */
export const unitKey = (name: string): string =>
  foldText(name)
    .replace(/\s*[-\u2010-\u2015]\s*/g, '-')
    .replace(/^(?:tp\.\s*|tp\s+|thanh pho\s+|tinh\s+)/, '');

/** The one of the names that a typed name means, as it is spelled there; `null` for none or several. */
export function findUnit(name: string, units: readonly string[]): string | null {
  const exact = units.find((unit) => unit === name);
  if (exact !== undefined) return exact;
  const key = unitKey(name);
  const [found, ...others] = units.filter((unit) => unitKey(unit) === key);
  return found !== undefined && others.length === 0 ? found : null;
}

export interface AssessedUnit {
  readonly unit: string;
  /** Index year of the assessment. */
  readonly year: number;
}

export type UnitInField =
  | { readonly kind: 'found'; readonly unit: string }
  /** Made of several of the table's units, or one of several that make up one of them. */
  | { readonly kind: 'merged'; readonly parts: readonly string[] }
  | { readonly kind: 'unknown' };

/**
 * Which unit of a published table an assessed unit is. A name alone does not say: Tuyên Quang of
 * 2025 is Tuyên Quang and Hà Giang of 2024, so across the mergers only a unit that stayed one
 * unit is found again, by the name it had there.
 * @param units names in the table
 */
export function unitInField(
  assessed: AssessedUnit,
  field: { readonly year: number },
  units: readonly string[],
  mergers: UnitMergers,
): UnitInField {
  const found = (name: string): UnitInField => {
    const unit = findUnit(name, units);
    return unit === null ? { kind: 'unknown' } : { kind: 'found', unit };
  };
  const isMerged = (year: number): boolean => year >= mergerYear(mergers);
  if (isMerged(assessed.year) === isMerged(field.year)) return found(assessed.unit);
  const merger = mergers.units.find(({ unit, formerUnits }) =>
    isMerged(assessed.year)
      ? unitKey(unit) === unitKey(assessed.unit)
      : formerUnits.some((former) => unitKey(former) === unitKey(assessed.unit)),
  );
  if (!merger) return found(assessed.unit);
  if (merger.formerUnits.length > 1) return { kind: 'merged', parts: merger.formerUnits };
  return found(isMerged(assessed.year) ? (merger.formerUnits[0] ?? merger.unit) : merger.unit);
}

/** First index year of the merged units. */
export const mergerYear = ({ effective }: UnitMergers): number => Number(effective.slice(0, 4));

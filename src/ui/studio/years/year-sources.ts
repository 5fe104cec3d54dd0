import { mergerYear, unitInField, unitKey, type AssessedUnit } from '../../../domain/unit-name';
import type { UnitMergers } from '../../../domain/unit-mergers';

/** What keeps an assessment from being an earlier one of the same unit. */
export type SourceFault = 'otherUnit' | 'notEarlier';

/**
 * Across the mergers a name alone does not say: Tuyên Quang of 2025 is not Tuyên Quang of 2024. Only a
 * unit that stayed one unit is the same.
 */
export function sourceFault(own: AssessedUnit, other: AssessedUnit, mergers: UnitMergers): SourceFault | null {
  if (unitInField(own, other, [other.unit], mergers).kind !== 'found') return 'otherUnit';
  return other.year < own.year ? null : 'notEarlier';
}

/** Earlier ones of the same unit, newest year first; of one year the one saved last. */
export const earlierOnes = <Summary extends AssessedUnit & { readonly savedAt: string }>(
  own: AssessedUnit,
  summaries: readonly Summary[],
  mergers: UnitMergers,
): readonly Summary[] =>
  summaries
    // A damaged row has no year.
    .filter((each) => each.year > 0 && sourceFault(own, each, mergers) === null)
    .sort((a, b) => b.year - a.year || (a.savedAt < b.savedAt ? 1 : -1));

/** Units that were merged into a unit of today; none for one that stayed as it was, or for a year before. */
export function formerUnitsOf({ unit, year }: AssessedUnit, mergers: UnitMergers): readonly string[] {
  const merger = mergers.units.find((each) => unitKey(each.unit) === unitKey(unit));
  return year >= mergerYear(mergers) && merger && merger.formerUnits.length > 1 ? merger.formerUnits : [];
}

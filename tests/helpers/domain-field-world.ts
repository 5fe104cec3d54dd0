import fc from 'fast-check';
import type { Field, FieldRow } from '../../src/domain/field';

/** A world where everything is known, and the field as somebody could publish a part of it. */
export interface FieldWorld {
  /** True values of all other units, in ten-thousandths of a percent. */
  readonly otherValues: readonly number[];
  readonly field: Field;
  readonly ownUnit: string;
  readonly inField: boolean;
}

interface UnitDraw {
  readonly value: number;
  readonly showValue: boolean;
  readonly showRank: boolean;
  readonly derived: boolean;
  readonly error: number;
}

export interface WorldOptions {
  /** Every value and rank is printed, values with four decimals. */
  readonly complete?: boolean;
  readonly maxUnits?: number;
}

/**
 * Consistent fields: true values are drawn, ranked, rounded as a table prints them, and then partly
 * hidden. Values crowd into a narrow band, so that ties and equal prints are common.
 */
export function fieldWorld({ complete = false, maxUnits = 40 }: WorldOptions = {}): fc.Arbitrary<FieldWorld> {
  const unit = (spread: number): fc.Arbitrary<UnitDraw> =>
    fc.record({
      value: fc.integer({ min: 850_000 - spread, max: 850_000 + spread }),
      showValue: fc.integer({ min: 0, max: 9 }).map((n) => complete || n < 6),
      showRank: fc.integer({ min: 0, max: 9 }).map((n) => complete || n < 7),
      derived: fc.integer({ min: 0, max: 9 }).map((n) => n < 2),
      error: fc.integer({ min: -99, max: 99 }),
    });
  const units = fc
    .constantFrom(30, 300, 3_000, 100_000)
    .chain((spread) => fc.array(unit(spread), { minLength: 2, maxLength: maxUnits }));
  return fc
    .record({ units, inField: fc.boolean(), fourDecimals: complete ? fc.constant(true) : fc.boolean() })
    .map(({ units: draws, inField, fourDecimals }) => {
      const ranked = draws.toSorted((a, b) => b.value - a.value);
      // The own unit is drawn first, so that shrinking can move it anywhere.
      const own = inField ? ranked.indexOf(draws[0]!) : -1;
      const rows = ranked.flatMap((draw, position): FieldRow[] => {
        if (!draw.showValue && !draw.showRank) return [];
        const derived = draw.derived && !fourDecimals;
        const printed = fourDecimals ? draw.value : printedValue(draw, derived);
        return [
          {
            unit: position === own ? 'own' : `unit ${position + 1}`,
            source: '',
            ...(draw.showValue ? { value: printed, valueStatus: derived ? 'derived' : 'published' } : {}),
            ...(draw.showRank ? { rank: position + 1, rankStatus: 'published' } : {}),
          },
        ];
      });
      return {
        otherValues: ranked.filter((_, position) => position !== own).map((draw) => draw.value),
        ownUnit: 'own',
        inField,
        field: {
          index: 'par-index',
          year: 2023,
          unitCount: ranked.length,
          rows,
          ...(fourDecimals ? { valueDecimals: 4 } : {}),
        },
      };
    });
}

/** Two decimals, half up; a derived value lies less than 0.01 away from the true one. */
function printedValue({ value, error }: UnitDraw, derived: boolean): number {
  if (!derived) return Math.floor((value + 50) / 100) * 100;
  const shifted = Math.round((value + error) / 100) * 100;
  return Math.abs(shifted - value) < 100 ? shifted : Math.floor((value + 50) / 100) * 100;
}

/** Scores worth trying: anywhere in the band, and right on the borders of printed values. */
const scoreNear = (world: FieldWorld): fc.Arbitrary<number> => {
  const borders = world.field.rows.flatMap((row) =>
    row.value === undefined
      ? []
      : [-101, -100, -99, -51, -50, -49, -1, 0, 1, 49, 50, 51, 100].map((by) => row.value! + by),
  );
  const anywhere = fc.integer({ min: 740_000, max: 960_000 });
  return borders.length === 0 ? anywhere : fc.oneof(anywhere, fc.constantFrom(...borders));
};

export const worldAndScores = (options?: WorldOptions): fc.Arbitrary<readonly [FieldWorld, number, number]> =>
  fieldWorld(options).chain((world) => fc.tuple(fc.constant(world), scoreNear(world), scoreNear(world)));

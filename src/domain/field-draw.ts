import type { Field } from './field';
import { layOutField } from './field-layout';

/** Draws whole fields that agree with what is published of one. */
export interface FieldDraw {
  readonly peerCount: number;
  /**
   * Writes one value for each other unit (ten-thousandths of a percent), in no order that means
   * anything: how a unit moves does not depend on its name, so only the values count.
   * @param values `peerCount` long
   */
  readonly fill: (values: Float64Array, nextUnit: () => number) => void;
}

/**
 * Known values are drawn within their rounding, ranked ones in the order of their ranks; values that are missing
 * between two of them are uniform between those two. The own unit's value is left out: where it is not
 * known, one of the missing values is taken to be its own, by its rank if that is known.
 * @param ownUnit the user's unit as the field spells it
 * @param inField whether that unit is one of the field's units, listed with figures or not
 */
export function createFieldDraw(field: Field, ownUnit: string, inField: boolean): FieldDraw {
  const { fences, missing, unranked, ownPlaces } = layOutField(field, ownUnit, inField);
  const known = fences.filter(({ isPeer }) => isPeer).length + unranked.length;
  const fenceValues = new Float64Array(fences.length);
  const gapValues = new Float64Array(Math.max(0, ...missing));
  return {
    peerCount: known + missing.reduce((sum, count) => sum + count, 0) - Math.min(1, ownPlaces.length),
    fill: (values, nextUnit) => {
      let next = 0;
      for (const [index, fence] of fences.entries()) fenceValues[index] = drawWithin(fence, nextUnit);
      sortFalling(fenceValues, fenceValues.length);
      for (const [index, { isPeer }] of fences.entries()) if (isPeer) values[next++] = fenceValues[index] ?? 0;
      for (const range of unranked) values[next++] = drawWithin(range, nextUnit);
      const own = ownPlaces.length < 2 ? ownPlaces[0] : ownPlaces[Math.floor(nextUnit() * ownPlaces.length)];
      for (const [gap, count] of missing.entries()) {
        const high = fenceValues[gap] ?? 0;
        const low = fenceValues[gap + 1] ?? 0;
        for (let place = 0; place < count; place += 1) gapValues[place] = low + (high - low) * nextUnit();
        const isOwnGap = own?.gap === gap;
        if (isOwnGap) sortFalling(gapValues, count);
        for (let place = 0; place < count; place += 1)
          if (!isOwnGap || place !== own.place) values[next++] = gapValues[place] ?? 0;
      }
    },
  };
}

function drawWithin({ low, high }: { readonly low: number; readonly high: number }, nextUnit: () => number): number {
  return low === high ? low : low + (high - low) * nextUnit();
}

/** Sorts the first `count` values by insertion: they are few, and nearly in order. */
function sortFalling(values: Float64Array, count: number): void {
  for (let index = 1; index < count; index += 1) {
    const value = values[index] ?? 0;
    let to = index;
    for (; to > 0 && (values[to - 1] ?? 0) < value; to -= 1) values[to] = values[to - 1] ?? 0;
    values[to] = value;
  }
}

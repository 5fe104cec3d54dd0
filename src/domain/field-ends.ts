import type { Field } from './field';

/** A value at a rank, or halfway between two ranks; in ten-thousandths of a percent. */
export interface Landmark {
  readonly position: number;
  readonly value: number;
}

/** 100 %. */
export const HIGHEST = 1_000_000;

/** Lowest index of each group but the last, in ten-thousandths of a percent; as `indexGroup` has it. */
export const GROUP_FLOORS = { A: 900_000, B: 800_000, C: 700_000 } as const;

/** From one rank to the next where no two values tell it: the shipped fields of 2021 to 2023 span 0.16 to 0.19 % a rank. */
const USUAL_SPACING = 1_800;

/**
 * Beyond the known values ranks lie further apart than between them, twice as far or more in the
 * shipped fields of 2021 to 2023, whose ends are known.
 */
const USUAL_STRETCH = 2;
/** How little and how much a published mean may make of that. */
const LEAST_STRETCH = 0.5;
const MOST_STRETCH = 4;

/** Floors of the groups whose counts are known, as far as every better group is known too: with 7 units in group A, 90 % lies at 7.5. */
export function groupBorders(field: Field): readonly Landmark[] {
  const borders: Landmark[] = [];
  let units = 0;
  for (const group of ['A', 'B', 'C'] as const) {
    const count = field.groups?.[group];
    if (count === undefined) break;
    units += count;
    borders.push({ position: units + 0.5, value: GROUP_FLOORS[group] });
  }
  return borders;
}

/**
 * Where a field begins and ends, above rank 1 and below the last. Ranks go on beyond the outermost
 * known values at a multiple of their mean spacing: the one that brings the field's expected mean to
 * the published one if a sensible one does, else the usual one. Never past a border of a group that
 * nobody is beyond, nor outside 0 to 100 %.
 * @param ranked known values by rank, best first
 * @param unranked known values without a rank
 * @param meanWith expected mean of all units with given ends
 */
export function endsOf(
  field: Field,
  ranked: readonly Landmark[],
  unranked: readonly number[],
  meanWith: (top: number, bottom: number) => number,
): { readonly top: number; readonly bottom: number } {
  const last = field.unitCount + 0.5;
  const borders = groupBorders(field);
  const ceiling = Math.min(HIGHEST, ...borders.filter(({ position }) => position < 1).map(({ value }) => value));
  const floor = Math.max(0, ...borders.filter(({ position }) => position >= last).map(({ value }) => value));
  const inside = [...ranked, ...borders.filter(({ position }) => position > 1 && position < last)].sort(
    (a, b) => a.position - b.position,
  );
  const [best, worst] = [inside[0], inside.at(-1)];
  const spacing = spacingOf(ranked);
  const endsAt = (stretch: number) => {
    const reached = [...unranked];
    if (best && worst) {
      reached.push(best.value + stretch * spacing * (best.position - 0.5));
      reached.push(worst.value - stretch * spacing * (last - worst.position));
    } else if (field.nationalMean !== undefined) {
      const reach = (USUAL_SPACING * field.unitCount) / 2;
      reached.push(field.nationalMean + reach, field.nationalMean - reach);
    } else if (unranked.length === 0) reached.push(HIGHEST, 0);
    return { top: Math.min(ceiling, Math.max(...reached)), bottom: Math.max(floor, Math.min(...reached)) };
  };
  const missedBy = (stretch: number): number => {
    const { top, bottom } = endsAt(stretch);
    return meanWith(top, bottom) - (field.nationalMean ?? NaN);
  };
  return endsAt(crossing(missedBy, LEAST_STRETCH, MOST_STRETCH) ?? USUAL_STRETCH);
}

/** Mean distance of one rank to the next between the best and the worst known one. */
function spacingOf(ranked: readonly Landmark[]): number {
  const [best, worst] = [ranked[0], ranked.at(-1)];
  if (!best || !worst || worst.position === best.position || worst.value >= best.value) return USUAL_SPACING;
  return (best.value - worst.value) / (worst.position - best.position);
}

/** Where a function that rises or falls throughout is zero; `null` where it is not between the two. */
function crossing(height: (at: number) => number, from: number, to: number): number | null {
  const atFrom = height(from);
  if (!(atFrom * height(to) < 0)) return null;
  let [low, high] = [from, to];
  for (let halving = 0; halving < 30; halving += 1) {
    const middle = (low + high) / 2;
    if (height(middle) * atFrom > 0) low = middle;
    else high = middle;
  }
  return low;
}

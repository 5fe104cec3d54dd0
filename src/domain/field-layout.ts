import { halfWidth, type Field, type FieldRow } from './field';
import { endsOf, groupBorders, HIGHEST, type Landmark } from './field-ends';

/** Where a value lies, in ten-thousandths of a percent. */
interface Range {
  readonly low: number;
  readonly high: number;
}

/** A value that others lie above and below. */
interface Fence extends Range {
  /** Another unit stands here; else it is the own unit, the border of a group or an end of the field. */
  readonly isPeer: boolean;
}

/** What is known and what is missing of a field, best first: a draw fills what is missing. */
export interface FieldLayout {
  /** Neither `low` nor `high` ever rises from one to the next. The first and the last one are the ends of the field. */
  readonly fences: readonly Fence[];
  /** How many values are missing between each fence and the next. */
  readonly missing: readonly number[];
  /** Known values of other units whose rank is not known; they are no longer counted as missing. */
  readonly unranked: readonly Range[];
  /**
   * Where the own unit may stand among the missing: in which gap, and at which place from the top
   * there. One of these is its own. Empty where its value is known, or where it is not in the field.
   */
  readonly ownPlaces: readonly { readonly gap: number; readonly place: number }[];
}

/** A ranked row at the position that its rank gives it. */
interface Placed {
  readonly position: number;
  readonly row: FieldRow;
}

type PositionedFence = Fence & Landmark;

/**
 * Lays a field out by rank. Known values with a rank are fences; so are the borders of the groups and
 * the two ends (`endsOf`). A field that contradicts itself (`fieldFaults`) gives a layout too, but no
 * sensible one.
 * @param ownUnit the user's unit as the field spells it
 * @param inField whether that unit is one of the field's units, listed with figures or not
 */
export function layOutField(field: Field, ownUnit: string, inField: boolean): FieldLayout {
  const own = inField ? field.rows.find(({ unit }) => unit === ownUnit) : undefined;
  const placed = positionsOf(field.rows);
  const known = placed.flatMap(({ position, row }): PositionedFence[] =>
    row.value === undefined ? [] : [{ position, value: row.value, ...rangeOf(field, row), isPeer: row !== own }],
  );
  const unranked = field.rows
    .flatMap((row) => (row.rank === undefined && row.value !== undefined ? [{ row, value: row.value }] : []))
    .sort((a, b) => b.value - a.value);

  const last = field.unitCount + 0.5;
  const borders = groupBorders(field).filter(({ position }) => position > 1 && position < last);
  const inside = [...known, ...borders.map(constant)].sort((a, b) => a.position - b.position);
  const gaps = [...inside, constant({ position: last, value: -Infinity })].map((lower, index) =>
    createGap(inside[index - 1]?.position ?? 0.5, lower, placed),
  );
  for (const { row } of unranked) takeRoom(gaps, rangeOf(field, row).high);

  const withEnds = (top: number, bottom: number): readonly PositionedFence[] => [
    constant({ position: 0.5, value: top }),
    ...inside,
    constant({ position: last, value: bottom }),
  ];
  const values = [...known, ...unranked].map(({ value }) => value);
  const { top, bottom } = endsOf(
    field,
    known,
    unranked.map(({ value }) => value),
    (...ends) => expectedMean(values, withEnds(...ends), gaps),
  );
  return {
    fences: tightened(withEnds(top, bottom)),
    missing: gaps.map(missingIn),
    unranked: unranked.filter(({ row }) => row !== own).map(({ row }) => rangeOf(field, row)),
    ownPlaces: inField && own?.value === undefined ? placesOf(gaps, placed.find(({ row }) => row === own) ?? null) : [],
  };
}

/** Units that share a rank take one position after the other. */
function positionsOf(rows: readonly FieldRow[]): readonly Placed[] {
  let position = 0;
  return rows
    .flatMap((row) => (row.rank === undefined ? [] : [{ row, rank: row.rank }]))
    .sort((a, b) => a.rank - b.rank)
    .map(({ row, rank }) => ({ position: (position = Math.max(rank, position + 1)), row }));
}

function rangeOf(field: Field, row: FieldRow): Range {
  const value = row.value ?? 0;
  const margin = halfWidth(field, row);
  return { low: Math.max(0, value - margin), high: Math.min(HIGHEST, value + margin) };
}

const constant = ({ position, value }: Landmark): PositionedFence => ({
  position,
  value,
  low: value,
  high: value,
  isPeer: false,
});

/** Two prints may stand the wrong way round by a rounding: each is held between what lies above and below it. */
function tightened(fences: readonly PositionedFence[]): readonly Fence[] {
  let high = HIGHEST;
  const highs = fences.map((fence) => (high = Math.min(high, fence.high)));
  let low = 0;
  const lows = [...fences].reverse().map((fence) => (low = Math.max(low, fence.low)));
  return fences.map(({ isPeer }, index) => {
    const top = highs[index] ?? HIGHEST;
    return { low: Math.min(top, lows.at(-1 - index) ?? 0), high: top, isPeer };
  });
}

/** Between one fence and the next. */
interface Gap {
  /** Value of the fence below. */
  readonly lower: number;
  /** Position of its first missing value. */
  readonly from: number;
  readonly length: number;
  /** Places from the top that no ranked unit has. */
  readonly free: readonly number[];
  /** How many of those known values without a rank have taken, nobody knows which. */
  taken: number;
}

function createGap(above: number, lower: Landmark, placed: readonly Placed[]): Gap {
  const from = Math.floor(above) + 1;
  const length = Math.max(0, Math.ceil(lower.position) - from);
  const isFree = (place: number): boolean => !placed.some(({ position }) => position === from + place);
  const free = Array.from({ length }, (_, place) => place).filter(isFree);
  return { lower: lower.value, from, length, free, taken: 0 };
}

const missingIn = ({ length, taken }: Gap): number => length - taken;

/** A known value without a rank is one of those that are missing in the gap where it lies. */
function takeRoom(gaps: readonly Gap[], highestValue: number): void {
  const withRoom = gaps.filter(({ free, taken }) => free.length > taken);
  const gap = withRoom.find(({ lower }) => lower <= highestValue);
  if (gap) gap.taken += 1;
}

/** @param own the own unit where its rank is known; else it may be at any place that is free */
function placesOf(gaps: readonly Gap[], own: Placed | null): FieldLayout['ownPlaces'] {
  return gaps.flatMap((gap, index) => {
    const places = own ? [own.position - gap.from] : gap.free.length > gap.taken ? gap.free : [];
    return places
      .filter((place) => place >= 0 && place < gap.length)
      .map((place) => ({ gap: index, place: Math.min(place, missingIn(gap) - 1) }));
  });
}

/** Missing values lie in the middle of their gap on average. */
function expectedMean(values: readonly number[], fences: readonly Landmark[], gaps: readonly Gap[]): number {
  let sum = values.reduce((total, value) => total + value, 0);
  let count = values.length;
  for (const [index, gap] of gaps.entries()) {
    sum += (missingIn(gap) * ((fences[index]?.value ?? 0) + (fences[index + 1]?.value ?? 0))) / 2;
    count += missingIn(gap);
  }
  return sum / count;
}

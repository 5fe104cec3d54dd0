import type { Entry } from '../entry';
import { ROW_SLOTS, type MergePlace, type MergeRecord, type RecordedChange, type RowSlot } from '../merge-record';
import { saysTheSame, slotOf, type SlotValue } from './slots';

type RowPlace = Extract<MergePlace, { kind: 'row' }>;

/** What one merged file said of one place of a row, and what became of it. */
export interface Origin extends Omit<RecordedChange, 'place'> {
  /** The file: whose it was, when it was made and who merged it. */
  readonly record: MergeRecord;
  readonly place: RowPlace;
  /** As it stood before that merge; `undefined` where the log does not say, as for rows that the merge left alone. */
  readonly before: SlotValue | undefined;
  /** As the file has it. */
  readonly value: SlotValue | undefined;
}

/**
 * - `stands`: what the file brought is what stands now, or is a part of it
 * - `changed`: it came to stand, and has been changed since
 * - `never`: something else was chosen, or it was set apart
 */
export type Standing = 'stands' | 'changed' | 'never';

/** Where the value of one place has been: files that said something of it, in the order in which they were merged. */
export interface PlaceOrigins {
  readonly slot: RowSlot;
  /** Document or note; empty for slots of one value. */
  readonly element: string;
  readonly origins: readonly (Origin & { readonly standing: Standing })[];
}

/** The file that each slot of a row has its value from; slots that no file wrote, or that were changed since, are left out. */
export type RowSources = ReadonlyMap<RowSlot, Origin>;

export interface OriginReader {
  /** What merged files said of a row: places in the order of its slots. */
  readonly originsOf: (entry: Entry) => readonly PlaceOrigins[];
  readonly sourcesOf: (entry: Entry) => RowSources;
}

const NO_SOURCES: RowSources = new Map();

/**
 * Reads the log of merges by rows. A grid asks cell by cell at every picture: the log is gone through once, and
 * a row once for as long as it stays the same.
 */
export function createOriginReader(merges: readonly MergeRecord[]): OriginReader {
  const index = indexOrigins(merges);
  const known = new WeakMap<Entry, RowSources>();
  return {
    originsOf: (entry) => placesOf(index.get(entry.code) ?? [], entry),
    sourcesOf: (entry) => {
      const origins = index.get(entry.code);
      if (!origins) return NO_SOURCES;
      let sources = known.get(entry);
      if (!sources) {
        sources = sourcesIn(placesOf(origins, entry));
        known.set(entry, sources);
      }
      return sources;
    },
  };
}

const sourcesIn = (places: readonly PlaceOrigins[]): RowSources =>
  new Map(
    places.flatMap(({ slot, element, origins }): [RowSlot, Origin][] => {
      // What a file said too was there without it.
      const source = origins.findLast(({ outcome }) => outcome === 'applied' || outcome === 'joined');
      return element === '' && source?.standing === 'stands' ? [[slot, source]] : [];
    }),
  );

/** What the log says of rows, by code; oldest first. */
function indexOrigins(merges: readonly MergeRecord[]): ReadonlyMap<string, readonly Origin[]> {
  const index = new Map<string, Origin[]>();
  for (const record of merges) {
    for (const { place, ...rest } of record.changes) {
      if (place.kind !== 'row') continue;
      const origin = { ...rest, ...valuesOf(record, place), record, place };
      const known = index.get(place.code);
      if (known) known.push(origin);
      else index.set(place.code, [origin]);
    }
  }
  return index;
}

/** What the log keeps of a place: as it stood before the merge, and as the file has it. */
export function valuesOf(
  { before, entries }: Pick<MergeRecord, 'before' | 'entries'>,
  { code, slot, element }: RowPlace,
): Pick<Origin, 'before' | 'value'> {
  const valueIn = (rows: readonly Entry[]): SlotValue | undefined => {
    const entry = rows.find((each) => each.code === code);
    return entry && slotOf(entry, slot, element);
  };
  return { before: valueIn(before), value: valueIn(entries) };
}

function placesOf(origins: readonly Origin[], entry: Entry): readonly PlaceOrigins[] {
  const byPlace = new Map<string, Origin[]>();
  for (const origin of origins) {
    const key = `${origin.place.slot}/${origin.place.element}`;
    const known = byPlace.get(key);
    if (known) known.push(origin);
    else byPlace.set(key, [origin]);
  }
  return [...byPlace.values()]
    .flatMap((each) => {
      const place = each[0]?.place;
      return place ? [{ slot: place.slot, element: place.element, origins: withStanding(each, entry) }] : [];
    })
    .sort((a, b) => ROW_SLOTS.indexOf(a.slot) - ROW_SLOTS.indexOf(b.slot));
}

function withStanding(origins: readonly Origin[], entry: Entry): PlaceOrigins['origins'] {
  // From the latest back: what was brought before something that does not stand any more was overwritten with it.
  let isOverwritten = false;
  return origins
    .toReversed()
    .map((origin) => {
      if (origin.outcome === 'kept' || origin.outcome === 'quarantined')
        return { ...origin, standing: 'never' as const };
      const stands = !isOverwritten && isIn(entry, origin);
      if (!stands && origin.outcome === 'applied') isOverwritten = true;
      return { ...origin, standing: stands ? ('stands' as const) : ('changed' as const) };
    })
    .toReversed();
}

/** Whether a row says what a file said: the same, or, where texts were joined, that among other things. */
function isIn(entry: Entry, { place: { slot, element }, outcome, value }: Origin): boolean {
  if (value === undefined) return false;
  const now = slotOf(entry, slot, element);
  if (saysTheSame(slot, now, value)) return true;
  if (outcome !== 'joined' || typeof now !== 'string' || typeof value !== 'string') return false;
  const lines = new Set(linesOf(now));
  return linesOf(value).every((line) => lines.has(line));
}

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

import { addendsOf, type TradeOffs } from './trade-offs';

/** More ties than this are not counted out. */
export const MAXIMUM_TIES = 1_000_000_000;

/** What is done about a row of the problem, by position. */
export interface Chosen {
  readonly row: number;
  readonly choice: number;
}

/** How many sets make the pair at `position`, at most `MAXIMUM_TIES` + 1. */
export function countSets(tradeOffs: TradeOffs, position: number): number {
  const counted = new Map<TradeOffs, Map<number, number>>();
  const count = (part: TradeOffs, at: number): number => {
    if (part.kind === 'row') return part.choices[at]?.length ?? 0;
    const known = counted.get(part) ?? new Map<number, number>();
    counted.set(part, known);
    const before = known.get(at);
    if (before !== undefined) return before;
    let sets = 0;
    for (const [left, right] of addendsOf(part, at)) sets += count(part.left, left) * count(part.right, right);
    sets = Math.min(sets, MAXIMUM_TIES + 1);
    known.set(at, sets);
    return sets;
  };
  return count(tradeOffs, position);
}

/** The first sets that make the pair at `position`, at most `most`, always in the same order. */
export function setsOf(tradeOffs: TradeOffs, position: number, most: number): readonly (readonly Chosen[])[] {
  if (tradeOffs.kind === 'row') {
    const { row, choices } = tradeOffs;
    return (choices[position] ?? []).slice(0, most).map((choice) => (choice === null ? [] : [{ row, choice }]));
  }
  const sets: (readonly Chosen[])[] = [];
  for (const [left, right] of addendsOf(tradeOffs, position)) {
    const wanted = most - sets.length;
    if (wanted === 0) break;
    // Every pair is made of something, so that no more of either part than of the whole is needed.
    const others = setsOf(tradeOffs.right, right, wanted);
    const pairs = setsOf(tradeOffs.left, left, wanted).flatMap((some) => others.map((more) => [...some, ...more]));
    sets.push(...pairs.slice(0, wanted));
  }
  return sets;
}

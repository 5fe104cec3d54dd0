import { assert } from '../lib/assert';

/** Shares of players in a value, as whole numerators over one denominator, so that they add up exactly. */
export interface ShapleyShares {
  /** One a player. */
  readonly numerators: readonly number[];
  /** The number of orders that the players can come in. */
  readonly denominator: number;
}

/**
 * What each player adds to the value, on average over every order that the players can come in.
 * The shares add up to the value of all less the value of none; a player that never changes the
 * value gets nothing, and two that always change it alike get the same.
 * Source: L. S. Shapley, "A Value for n-Person Games", 1953.
 * @param valueOf the value of a coalition, a whole number; player p is in it where bit p is set.
 *   Asked once for each of the 2^players coalitions
 */
export function shapleyShares(players: number, valueOf: (coalition: number) => number): ShapleyShares {
  const values = Array.from({ length: 2 ** players }, (_, coalition) => valueOf(coalition));
  const factorials = [1];
  for (let n = 1; n <= players; n += 1) factorials.push((factorials[n - 1] ?? 1) * n);
  const denominator = factorials[players] ?? 1;
  const furthest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // No sum below is larger than this, on its way or at its end.
  assert(Number.isSafeInteger(denominator * 2 * furthest), `shares of ${players} players stay exact`);

  const numerators = new Array<number>(players).fill(0);
  values.forEach((without, coalition) => {
    const size = bitCount(coalition);
    // Orders in which exactly this coalition stands before the player.
    const orders = (factorials[size] ?? 0) * (factorials[players - size - 1] ?? 0);
    for (let player = 0; player < players; player += 1) {
      if (coalition & (1 << player)) continue;
      const value = values[coalition | (1 << player)] ?? 0;
      numerators[player] = (numerators[player] ?? 0) + orders * (value - without);
    }
  });
  return { numerators, denominator };
}

function bitCount(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

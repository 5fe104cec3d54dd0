import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapleyShares } from '../../../src/domain/shapley';
import { holds } from '../../helpers/domain';

/** Every order of some things. */
const ordersOf = (things: readonly number[]): readonly (readonly number[])[] =>
  things.length === 0
    ? [[]]
    : things.flatMap((first) =>
        ordersOf(things.filter((thing) => thing !== first)).map((others) => [first, ...others]),
      );

/** What each player adds when the players come one after another, summed over all orders. */
function sumOverOrders(players: number, valueOf: (coalition: number) => number): readonly number[] {
  const sums = Array.from({ length: players }, () => 0);
  for (const order of ordersOf(sums.map((_, player) => player))) {
    let coalition = 0;
    for (const player of order) {
      const joined = coalition + 2 ** player;
      sums[player]! += valueOf(joined) - valueOf(coalition);
      coalition = joined;
    }
  }
  return sums;
}

/** Games of up to six players, as the values of their coalitions. */
const game = fc
  .integer({ min: 0, max: 6 })
  .chain((players) =>
    fc.array(fc.integer({ min: -63, max: 63 }), { minLength: 2 ** players, maxLength: 2 ** players }),
  );
const playersOf = (values: readonly number[]): number => Math.log2(values.length);

describe('shares of players in a value', () => {
  it('the one who owns the left glove gets two thirds of the pair, two owners of a right one a sixth each', () => {
    // Orders LRr LrR RLr RrL rLR rRL: the pair is made by R, r, L, L, L, L. Player 0 is L.
    const pair = (coalition: number): number => ((coalition & 1) !== 0 && (coalition & 6) !== 0 ? 1 : 0);
    expect(shapleyShares(3, pair)).toEqual({ numerators: [4, 1, 1], denominator: 6 });
  });

  it('nobody shares nothing', () => {
    expect(shapleyShares(0, () => 7)).toEqual({ numerators: [], denominator: 1 });
  });

  it('equal the average over every order', () => {
    holds(901, 300, game, (values) => {
      const valueOf = (coalition: number): number => values[coalition]!;
      expect(shapleyShares(playersOf(values), valueOf).numerators).toEqual(sumOverOrders(playersOf(values), valueOf));
    });
  });

  it('add up exactly for fourteen players', () => {
    const all = 2 ** 14 - 1;
    const valueOf = (coalition: number): number => (coalition * 7919) % 64;
    const { numerators, denominator } = shapleyShares(14, valueOf);
    expect(numerators.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(denominator) * BigInt(valueOf(all)));
  });

  it('asks each coalition once', () => {
    const asked: number[] = [];
    shapleyShares(5, (coalition) => asked.push(coalition));
    expect(asked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, coalition) => coalition));
  });

  it('refuses values that would not stay exact', () => {
    expect(() => shapleyShares(14, (coalition) => coalition * 1e6)).toThrow('stay exact');
  });
});

/**
 * What each amount of cost can gain at most: every pair of cost and gain that no other one beats, both ascending.
 * Pairs of a whole are made of pairs of its parts only, since a part that is beaten could be exchanged for what
 * beats it; so joining the pairs of parts loses none of the whole, nor any of the ways to it.
 */
export type TradeOffs = OneRow | Join;

interface Pairs {
  /** In the scaled unit of the problem. */
  readonly costs: Int32Array;
  /** Ten-thousandths; sums of large rubrics leave 32 bits. */
  readonly gains: Float64Array;
}

/** One row: what can be done about it. */
interface OneRow extends Pairs {
  readonly kind: 'row';
  readonly row: number;
  /** The choices that make each pair, `null` for doing nothing; several where they cost and gain the same. */
  readonly choices: readonly (readonly (number | null)[])[];
}

interface Join extends Pairs {
  readonly kind: 'join';
  readonly left: TradeOffs;
  readonly right: TradeOffs;
}

interface Option {
  readonly cost: number;
  readonly gain: number;
  readonly choice: number | null;
}

/** @param limit most cost, inclusive */
export function tradeOffsOfRow(row: number, options: readonly Option[], limit: number): OneRow {
  const kept: Option[][] = [];
  const affordable = options.filter(({ cost }) => cost <= limit);
  for (const option of affordable.sort((a, b) => a.cost - b.cost || b.gain - a.gain)) {
    const last = kept.at(-1);
    const [best] = last ?? [];
    if (!best || option.gain > best.gain) kept.push([option]);
    else if (option.gain === best.gain && option.cost === best.cost) last?.push(option);
  }
  return {
    kind: 'row',
    row,
    costs: Int32Array.from(kept, ([option]) => option?.cost ?? 0),
    gains: Float64Array.from(kept, ([option]) => option?.gain ?? 0),
    choices: kept.map((same) => same.map(({ choice }) => choice)),
  };
}

const UNREACHED = -1;

/** Everything that two parts can do together, up to a limit of cost, inclusive. */
export type JoinTradeOffs = (left: TradeOffs, right: TradeOffs, limit: number) => Join;

/**
 * A join of any parts of a problem: |left| × |right| additions and a scan of all costs. It works in room of its
 * own, 12 bytes for each amount of cost: new room for every join would cost more than the work.
 * @param mostCost highest sum of costs of the whole problem
 */
export function createJoin(mostCost: number): JoinTradeOffs {
  const bestGains = new Float64Array(mostCost + 1).fill(UNREACHED);
  const unbeaten = new Int32Array(mostCost + 1);
  return (left, right, limit) => {
    const most = Math.min(limit, (left.costs.at(-1) ?? 0) + (right.costs.at(-1) ?? 0));
    addUp(left, right, most, bestGains);
    const costs = unbeaten.slice(0, findUnbeaten(bestGains, most, unbeaten));
    const gains = new Float64Array(costs.length);
    for (let at = 0; at < costs.length; at += 1) gains[at] = bestGains[costs[at] ?? 0] ?? 0;
    bestGains.fill(UNREACHED, 0, most + 1);
    return { kind: 'join', left, right, costs, gains };
  };
}

function addUp({ costs, gains }: Pairs, right: Pairs, most: number, bestGains: Float64Array): void {
  for (const [at, cost] of right.costs.entries()) {
    const gain = right.gains[at] ?? 0;
    for (let other = 0; other < costs.length; other += 1) {
      const sum = cost + (costs[other] ?? 0);
      if (sum > most) break;
      const gained = gain + (gains[other] ?? 0);
      if (gained > (bestGains[sum] ?? 0)) bestGains[sum] = gained;
    }
  }
}

/** Writes the costs at which more is gained than at every lower one; returns their number. */
function findUnbeaten(bestGains: Float64Array, most: number, costs: Int32Array): number {
  let length = 0;
  let best = UNREACHED;
  for (let cost = 0; cost <= most; cost += 1) {
    const gain = bestGains[cost] ?? UNREACHED;
    if (gain <= best) continue;
    best = gain;
    costs[length] = cost;
    length += 1;
  }
  return length;
}

/** Position of the first of ascending values that is at least `least`; their number where none is. */
export function firstAtLeast(values: Int32Array | Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The pairs of both parts that add up to the pair at `position`. */
export function* addendsOf(
  { left, right, costs, gains }: Join,
  position: number,
): Generator<readonly [left: number, right: number]> {
  const cost = costs[position] ?? 0;
  const gain = gains[position] ?? 0;
  for (const [at, rightCost] of right.costs.entries()) {
    if (rightCost > cost) return;
    const other = firstAtLeast(left.costs, cost - rightCost);
    const isExact = left.costs[other] === cost - rightCost && left.gains[other] === gain - (right.gains[at] ?? 0);
    if (isExact) yield [other, at];
  }
}

import { halfWidth, type Field, type FieldRow } from './field';

/** A published figure that bounds the rank, kept so that the number can be explained. */
interface RankAnchor {
  readonly unit: string;
  /** Ten-thousandths of a percent. */
  readonly value: number;
  readonly rank: number;
}

export interface RankResult {
  readonly best: number;
  readonly worst: number;
  readonly estimate: number;
  /** Units in the table with this one in it. */
  readonly unitCount: number;
  /** The bounds meet. */
  readonly exact: boolean;
  /** Other units whose value is known. */
  readonly knownValues: number;
  readonly otherUnits: number;
  /** Nearest known figures on either side that the estimate interpolates between. */
  readonly above: RankAnchor | null;
  readonly below: RankAnchor | null;
}

/** One other unit as the ranking sees it. Values in ten-thousandths of a percent. */
interface Peer {
  readonly unit: string;
  readonly value: number;
  readonly halfWidth: number;
  readonly rank: number | null;
  /** Most and fewest of the own unit's places to take out of the count above this peer: 0 or 1. */
  readonly ownAboveAtMost: 0 | 1;
  readonly ownAboveAtLeast: 0 | 1;
}

/** A peer with a rank that the estimate leans on. */
interface Anchor extends Peer {
  readonly rank: number;
}

/** A field seen from one unit: the other units, ready to be ranked against. */
export interface Ranking {
  readonly field: Field;
  readonly ownRow: FieldRow | null;
  readonly otherUnits: number;
  /** Units with a value, best first. */
  readonly peers: readonly Peer[];
  /** Those of them that are ranked, as far as their ranks rise in the same order: two prints may stand the wrong way round. */
  readonly anchors: readonly Anchor[];
}

/**
 * @param ownUnit the user's unit as the field spells it
 * @param inField whether that unit is one of the field's units, listed with figures or not
 */
export function createRanking(field: Field, ownUnit: string, inField: boolean): Ranking {
  const ownRow = field.rows.find((row) => row.unit === ownUnit) ?? null;
  const peers = field.rows.flatMap((row): Peer[] => {
    if (row.unit === ownUnit || row.value === undefined) return [];
    const ownAbove = inField ? ownStoodAbove(ownRow, row, field) : false;
    return [
      {
        unit: row.unit,
        value: row.value,
        halfWidth: halfWidth(field, row),
        rank: row.rank ?? null,
        ownAboveAtMost: ownAbove === false ? 0 : 1,
        ownAboveAtLeast: ownAbove === true ? 1 : 0,
      },
    ];
  });
  peers.sort((a, b) => b.value - a.value || (a.rank ?? Infinity) - (b.rank ?? Infinity));
  const anchors: Anchor[] = [];
  for (const peer of peers) {
    if (peer.rank !== null && peer.rank > (anchors.at(-1)?.rank ?? 0)) anchors.push({ ...peer, rank: peer.rank });
  }
  return { field, ownRow, otherUnits: inField ? field.unitCount - 1 : field.unitCount, peers, anchors };
}

function ownStoodAbove(own: FieldRow | null, peer: FieldRow, field: Field): boolean | 'unknown' {
  if (!own) return 'unknown';
  if (own.rank !== undefined && peer.rank !== undefined) return own.rank < peer.rank;
  if (own.value === undefined || peer.value === undefined) return 'unknown';
  const slack = halfWidth(field, own) + halfWidth(field, peer);
  if (Math.abs(own.value - peer.value) <= slack) return 'unknown';
  return own.value > peer.value;
}

/**
 * The rank that an index would take among the other units, as bounds and a best estimate
 * (definition in the README). Exact where the table is complete.
 *
 * A known unit above the score that was published at rank r has at least r units at or above it;
 * one that is not above has at most r - 1 units above it; the own unit is taken out of both where
 * it stood above. Counts of known values bound the rank too; the tightest of all are returned.
 * @param scaled the index in ten-thousandths of a percent (`IndexPercent.scaled`)
 */
export function rankOf(ranking: Ranking, scaled: number): RankResult {
  let fewestAbove = 0;
  let mostAbove = ranking.otherUnits;
  let countAbove = 0;
  let countNotAbove = 0;
  for (const peer of ranking.peers) {
    const position = positionOf(peer, scaled);
    if (position === 'above') {
      countAbove += 1;
      if (peer.rank !== null) fewestAbove = Math.max(fewestAbove, peer.rank - peer.ownAboveAtMost);
    } else if (position === 'notAbove') {
      countNotAbove += 1;
      if (peer.rank !== null) mostAbove = Math.min(mostAbove, peer.rank - 1 - peer.ownAboveAtLeast);
    }
  }
  fewestAbove = Math.max(fewestAbove, countAbove);
  mostAbove = Math.min(mostAbove, ranking.otherUnits - countNotAbove);
  const best = fewestAbove + 1;
  const worst = Math.max(best, mostAbove + 1);
  const above = ranking.anchors.findLast((anchor) => anchor.value > scaled) ?? null;
  const below = ranking.anchors.find((anchor) => anchor.value <= scaled) ?? null;
  return {
    best,
    worst,
    estimate: Math.min(worst, Math.max(best, estimateBetween(above, below, scaled, (best + worst) / 2))),
    unitCount: ranking.otherUnits + 1,
    exact: best === worst,
    knownValues: ranking.peers.length,
    otherUnits: ranking.otherUnits,
    above: toAnchor(above),
    below: toAnchor(below),
  };
}

/**
 * The rank of an assessment that is not finished: best with every open row at its maximum, worst and
 * estimated at the points scored so far. Never exact while anything is open.
 * @param floor index of the points scored so far
 * @param ceiling index with every open row at its maximum; both in ten-thousandths of a percent
 */
export function rankBetween(ranking: Ranking, floor: number, ceiling: number): RankResult {
  const atFloor = rankOf(ranking, floor);
  return ceiling > floor ? { ...atFloor, best: rankOf(ranking, ceiling).best, exact: false } : atFloor;
}

/** The true value lies in [value - halfWidth, value + halfWidth); only a sure side counts. */
function positionOf(peer: Peer, scaled: number): 'above' | 'notAbove' | 'unknown' {
  if (peer.halfWidth === 0) return peer.value > scaled ? 'above' : 'notAbove';
  if (peer.value - peer.halfWidth > scaled) return 'above';
  return peer.value + peer.halfWidth <= scaled ? 'notAbove' : 'unknown';
}

/** Never better for a lower score, so that the ruler can search it. */
function estimateBetween(above: Anchor | null, below: Anchor | null, scaled: number, middle: number): number {
  const highest = above ? 1 + above.rank - above.ownAboveAtMost : -Infinity;
  const lowest = below ? Math.max(highest, below.rank - below.ownAboveAtLeast) : Infinity;
  const place =
    above && below
      ? highest + ((lowest - highest) * (above.value - scaled)) / (above.value - below.value)
      : // With a known figure on one side only: the middle of the bounds, on the right side of that figure.
        Math.min(lowest, Math.max(highest, middle));
  return Math.floor(place + 0.5);
}

const toAnchor = (anchor: Anchor | null): RankAnchor | null =>
  anchor && { unit: anchor.unit, value: anchor.value, rank: anchor.rank };

/** A known unit near the score. Distances in ten-thousandths of a percent. */
export interface Neighbour {
  readonly unit: string;
  readonly rank: number | null;
  readonly value: number;
  /** Index to gain so that this unit is surely passed; zero or less when it is. */
  readonly toPass: number;
}

/** Known units around an index, best first: up to `each` above it and `each` not above it. */
export function neighboursOf(
  ranking: Ranking,
  scaled: number,
  each: number,
): { readonly above: readonly Neighbour[]; readonly below: readonly Neighbour[] } {
  const toNeighbour = (peer: Peer): Neighbour => ({
    unit: peer.unit,
    rank: peer.rank,
    value: peer.value,
    toPass: peer.value + (peer.halfWidth === 0 ? 1 : peer.halfWidth) - scaled,
  });
  const aboveCount = ranking.peers.filter((peer) => peer.value > scaled).length;
  return {
    above: ranking.peers.slice(Math.max(0, aboveCount - each), aboveCount).map(toNeighbour),
    below: ranking.peers.slice(aboveCount, aboveCount + each).map(toNeighbour),
  };
}

/** What index a rank asks for. Ten-thousandths of a percent; `null` where no index up to 100 % does it. */
export interface RankRequirement {
  readonly rank: number;
  /** Lowest index at which the rank is possible, likely (by the estimate), and certain. */
  readonly possible: number | null;
  readonly estimated: number | null;
  readonly certain: number | null;
}

const HIGHEST = 1_000_000;

/** The per-rank ruler for ranks `from` to `to`, both inclusive. */
export function rankRuler(ranking: Ranking, from: number, to: number): readonly RankRequirement[] {
  const lowest = (reaches: (result: RankResult) => boolean): number | null => {
    if (!reaches(rankOf(ranking, HIGHEST))) return null;
    let low = 0;
    let high = HIGHEST;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reaches(rankOf(ranking, middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const ruler: RankRequirement[] = [];
  for (let rank = Math.max(1, from); rank <= Math.min(to, ranking.otherUnits + 1); rank += 1) {
    ruler.push({
      rank,
      possible: lowest((result) => result.best <= rank),
      estimated: lowest((result) => result.estimate <= rank),
      certain: lowest((result) => result.worst <= rank),
    });
  }
  return ruler;
}

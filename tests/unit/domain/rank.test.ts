import { describe, expect, it } from 'vitest';
import { loadResults } from '../../../src/data/packs';
import { fieldFaults, type Field, type FieldRow } from '../../../src/domain/field';
import { createRanking, neighboursOf, rankBetween, rankOf, rankRuler, type RankResult } from '../../../src/domain/rank';
import { field, holds } from '../../helpers/domain';
import { fieldWorld, worldAndScores, type FieldWorld } from '../../helpers/domain-field-world';

const field2023 = loadResults().series.find((series) => series.index === 'par-index' && series.year === 2023)!;
const percent = (value: number): number => Math.round(value * 10_000);
const bounds = ({ best, worst, estimate }: RankResult) => ({ best, worst, estimate });

describe('Lạng Sơn 2023 among the published results', () => {
  // Published for Lạng Sơn itself: rank 47, no value. 63 units, so 62 others.
  const ranking = createRanking(field2023, 'Lạng Sơn', true);
  const rankAt = (value: number): RankResult => rankOf(ranking, percent(value));

  it('85.96 is between rank 44 and 49', () => {
    // Above: Kon Tum 86.14 (at least 86.135) at rank 43. So 43 units at or above it; Lạng Sơn at 47
    //   was not among them: at least 43 others are above, best 44.
    // Not above: Tiền Giang 85.77 (below 85.775) at rank 50. So at most 49 units above it; Lạng Sơn
    //   at 47 was one of them: at most 48 others are above, worst 49.
    // Estimate: (86.14 − 85.96) ÷ (86.14 − 85.77) = 18/37 of the way from 43 to 48 others above:
    //   1 + 43 + 5 × 18/37 = 46.43, rounded 46.
    expect(bounds(rankAt(85.96))).toEqual({ best: 44, worst: 49, estimate: 46 });
    expect(rankAt(85.96)).toMatchObject({
      exact: false,
      unitCount: 63,
      otherUnits: 62,
      knownValues: 29,
      above: { unit: 'Kon Tum', value: percent(86.14), rank: 43 },
      below: { unit: 'Tiền Giang', value: percent(85.77), rank: 50 },
    });
  });

  it('86.50 is between rank 36 and 41', () => {
    // Above: Hòa Bình 86.76 at 35, so best 36. (Derived, so it may be 0.01 off: still above.)
    // Not above: Quảng Trị 86.25 at 41: at most 40 above it, and Lạng Sơn at 47 was not: worst 41.
    // Estimate: 26/51 of the way from 35 to 40: 1 + 35 + 5 × 26/51 = 38.55, rounded 39.
    expect(bounds(rankAt(86.5))).toEqual({ best: 36, worst: 41, estimate: 39 });
  });

  it('92.20 is rank 1', () => {
    // Quảng Ninh at rank 1 is printed 92.18, so below 92.185: nobody above.
    expect(bounds(rankAt(92.2))).toEqual({ best: 1, worst: 1, estimate: 1 });
    expect(rankAt(92.2).exact).toBe(true);
  });

  it('80 is rank 63', () => {
    // An Giang 81.32 at rank 63 is above: 63 units at or above it, one of them Lạng Sơn: 62 others.
    expect(bounds(rankAt(80))).toEqual({ best: 63, worst: 63, estimate: 63 });
  });

  it('a score equal to a printed value leaves open whether that unit is above', () => {
    // Tiền Giang's 85.77 may be 85.7749, above, or 85.765, not above.
    // Above for sure: Kon Tum at 43. Not above for sure: Phú Yên 85.39 at 52, Lạng Sơn above it: 50.
    expect(bounds(rankAt(85.77))).toMatchObject({ best: 44, worst: 51 });
  });
});

describe('the own unit', () => {
  const rows = [
    { unit: 'A', value: 90, rank: 1 },
    { unit: 'B', value: 80, rank: 5 },
  ];
  const between = (own: { value?: number; rank?: number } | null, inField = true): RankResult => {
    const all = own ? [...rows, { unit: 'own', ...own }] : rows;
    return rankOf(createRanking(field(10, all), 'own', inField), percent(85));
  };

  it('that stood above a unit is taken out of the count above that unit', () => {
    // B at rank 5 has 4 above it, the own unit being one: 3 others.
    expect(between({ rank: 3 })).toMatchObject({ best: 2, worst: 4 });
  });

  it('that stood below is not', () => {
    expect(between({ rank: 7 })).toMatchObject({ best: 2, worst: 5 });
  });

  it('is placed by its value where it has no rank', () => {
    expect(between({ value: 80.5 })).toMatchObject({ best: 2, worst: 4 });
    expect(between({ value: 79.5 })).toMatchObject({ best: 2, worst: 5 });
  });

  it('with nothing published, or a value as good as equal, may have stood on either side', () => {
    // A at rank 1 has at least one unit at or above it, maybe only ... A itself, which is known above.
    expect(between(null)).toMatchObject({ best: 2, worst: 5 });
    expect(between({})).toMatchObject({ best: 2, worst: 5 });
    expect(between({ value: 80 })).toMatchObject({ best: 2, worst: 5 });
    const low = (own: { rank?: number } | null): RankResult =>
      rankOf(createRanking(field(10, [...rows, ...(own ? [{ unit: 'own', ...own }] : [])]), 'own', true), percent(75));
    expect(low(null).best).toBe(5);
    expect(low({}).best).toBe(5);
    expect(low({ rank: 9 }).best).toBe(6);
    expect(low({ rank: 2 }).best).toBe(5);
  });

  it('that shares its rank with a unit did not stand above it', () => {
    // B and the own unit both at rank 5: four others above B, and B itself.
    const tied = [...rows, { unit: 'own', rank: 5 }];
    expect(rankOf(createRanking(field(10, tied), 'own', true), percent(75)).best).toBe(6);
  });

  it('is taken out of the estimate too', () => {
    // Own rank 1, A at 2: right below A one other unit is above, A. Right at B (rank 6), four others are.
    const known = [
      { unit: 'own', rank: 1 },
      { unit: 'A', value: 90, rank: 2 },
      { unit: 'B', value: 80, rank: 6 },
    ];
    const ranking = createRanking(field(10, known, { valueDecimals: 4 }), 'own', true);
    expect(bounds(rankOf(ranking, percent(90) - 1))).toEqual({ best: 2, worst: 5, estimate: 2 });
    expect(bounds(rankOf(ranking, percent(80)))).toEqual({ best: 2, worst: 5, estimate: 5 });
  });

  it('that is not one of the field adds a place', () => {
    expect(between(null, false)).toMatchObject({ unitCount: 11, otherUnits: 10, best: 2, worst: 5 });
    expect(rankOf(createRanking(field(10, rows), 'own', false), percent(75))).toMatchObject({ best: 6, worst: 11 });
  });

  it('does not compete with its own published value', () => {
    const ranking = createRanking(field(1, [{ unit: 'own', value: 90, rank: 1 }]), 'own', true);
    expect(rankOf(ranking, percent(10))).toMatchObject({ best: 1, worst: 1, exact: true, knownValues: 0 });
  });
});

describe('an empty field', () => {
  it('bounds nothing', () => {
    const result = rankOf(createRanking(field(63, []), 'own', true), percent(85));
    expect(result).toMatchObject({ best: 1, worst: 63, exact: false, above: null, below: null });
    expect(result.estimate).toBe(32);
  });
});

/** The definition of the bounds, read literally and slowly, with own intervals for each value. */
function boundsByDefinition({ field: given, ownUnit, inField }: FieldWorld, score: number): [number, number] {
  const margin = (row: FieldRow): number => (given.valueDecimals === 4 ? 0 : row.valueStatus === 'derived' ? 100 : 50);
  const others = given.unitCount - (inField ? 1 : 0);
  const own = given.rows.find((row) => row.unit === ownUnit);
  const isAbove = (row: FieldRow): boolean => row.value! - margin(row) > score;
  const isNotAbove = (row: FieldRow): boolean => row.value! + margin(row) <= score;
  /** Whether the own unit counts among those above a peer: as few as possible, as many as possible. */
  const ownAbove = (peer: FieldRow): [number, number] => {
    if (!inField) return [0, 0];
    if (own?.rank !== undefined && peer.rank !== undefined) return own.rank < peer.rank ? [1, 1] : [0, 0];
    if (own?.value === undefined) return [0, 1];
    const margins = margin(own) + margin(peer);
    if (own.value - peer.value! > margins) return [1, 1];
    return peer.value! - own.value > margins ? [0, 0] : [0, 1];
  };
  const peers = given.rows.filter((row) => row.unit !== ownUnit && row.value !== undefined);
  const atLeast = [0, peers.filter(isAbove).length];
  const atMost = [others, others - peers.filter(isNotAbove).length];
  for (const peer of peers) {
    if (peer.rank === undefined) continue;
    const [few, many] = ownAbove(peer);
    if (isAbove(peer)) atLeast.push(peer.rank - many);
    if (isNotAbove(peer)) atMost.push(peer.rank - 1 - few);
  }
  return [1 + Math.max(...atLeast), 1 + Math.min(...atMost)];
}

describe('in any consistent world', () => {
  it('the generated fields are consistent', () => {
    holds(101, 300, fieldWorld(), (world) => {
      expect(
        fieldFaults(
          world.field,
          world.field.rows.map((row) => row.unit),
        ),
      ).toEqual([]);
    });
  });

  it('the bounds are those of the definition', () => {
    holds(102, 3000, worldAndScores(), ([world, score]) => {
      const { best, worst } = rankOf(createRanking(world.field, world.ownUnit, world.inField), score);
      expect([best, worst]).toEqual(boundsByDefinition(world, score));
    });
  });

  it('the true rank is inside the bounds, and so is the estimate', () => {
    holds(103, 3000, worldAndScores(), ([world, score]) => {
      const result = rankOf(createRanking(world.field, world.ownUnit, world.inField), score);
      const trueRank = 1 + world.otherValues.filter((value) => value > score).length;
      expect(result.best).toBeLessThanOrEqual(trueRank);
      expect(result.worst).toBeGreaterThanOrEqual(trueRank);
      expect(result.estimate).toBeGreaterThanOrEqual(result.best);
      expect(result.estimate).toBeLessThanOrEqual(result.worst);
      expect(Number.isInteger(result.estimate)).toBe(true);
      expect(result.exact).toBe(result.best === result.worst);
    });
  });

  it('a complete table with four decimals gives the exact rank', () => {
    holds(104, 1000, worldAndScores({ complete: true }), ([world, score]) => {
      const result = rankOf(createRanking(world.field, world.ownUnit, world.inField), score);
      const trueRank = 1 + world.otherValues.filter((value) => value > score).length;
      expect(bounds(result)).toEqual({ best: trueRank, worst: trueRank, estimate: trueRank });
      expect(result.exact).toBe(true);
    });
  });

  it('a higher score never has a worse bound or estimate', () => {
    holds(105, 6000, worldAndScores(), ([world, one, other]) => {
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      const low = bounds(rankOf(ranking, Math.min(one, other)));
      const high = bounds(rankOf(ranking, Math.max(one, other)));
      expect(high.best).toBeLessThanOrEqual(low.best);
      expect(high.worst).toBeLessThanOrEqual(low.worst);
      expect(high.estimate).toBeLessThanOrEqual(low.estimate);
    });
  });

  it('nor where two prints stand the wrong way round, as rounding allows', () => {
    const rows = [
      { unit: 'A', value: 87, rank: 1 },
      { unit: 'B', value: 86.15, rank: 4 },
      { unit: 'C', value: 86.14, rank: 3, derived: true },
      { unit: 'D', value: 85, rank: 8 },
    ];
    const turned = field(10, rows);
    expect(fieldFaults(turned, ['A', 'B', 'C', 'D'])).toEqual([]);
    const ranking = createRanking(turned, 'own', false);
    let previous = rankOf(ranking, percent(84)).estimate;
    for (let score = percent(84); score <= percent(88); score += 1) {
      const { estimate } = rankOf(ranking, score);
      if (estimate > previous) expect.fail(`${score}: ${previous}, then ${estimate}`);
      previous = estimate;
    }
    expect(previous).toBe(1);
  });

  it('the order of the rows does not matter', () => {
    holds(106, 500, worldAndScores(), ([world, score]) => {
      const turned: Field = { ...world.field, rows: world.field.rows.toReversed() };
      const [a, b] = [world.field, turned].map((each) => rankOf(createRanking(each, 'own', world.inField), score));
      expect(bounds(b!)).toEqual(bounds(a!));
    });
  });
});

describe('an unfinished assessment', () => {
  it('is best at its ceiling, worst and estimated at what is scored so far, and never exact', () => {
    const ranking = createRanking(field2023, 'Lạng Sơn', true);
    // 80 % so far is rank 63; 92.20 % at the most is rank 1.
    expect(rankBetween(ranking, percent(80), percent(92.2))).toMatchObject({
      best: 1,
      worst: 63,
      estimate: 63,
      exact: false,
    });
    // Even where floor and ceiling come to the same rank.
    expect(rankBetween(ranking, percent(70), percent(80))).toMatchObject({ best: 63, worst: 63, exact: false });
    expect(rankBetween(ranking, percent(80), percent(80))).toEqual(rankOf(ranking, percent(80)));
  });

  it('has bounds that hold the rank of every end it can come to, and the estimate', () => {
    holds(812, 500, worldAndScores(), ([world, one, other]) => {
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      const [floor, ceiling] = [Math.min(one, other), Math.max(one, other)];
      const { best, worst, estimate } = rankBetween(ranking, floor, ceiling);
      expect(best).toBeLessThanOrEqual(estimate);
      expect(estimate).toBeLessThanOrEqual(worst);
      for (const end of [floor, Math.floor((floor + ceiling) / 2), ceiling]) {
        expect(rankOf(ranking, end).best).toBeGreaterThanOrEqual(best);
        expect(rankOf(ranking, end).worst).toBeLessThanOrEqual(worst);
      }
    });
  });
});

describe('neighbours', () => {
  it('stand in order on both sides, and the distance to pass really passes', () => {
    holds(107, 1500, worldAndScores(), ([world, score]) => {
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      const { above, below } = neighboursOf(ranking, score, 3);
      expect(above.every((unit) => unit.value > score)).toBe(true);
      expect(below.every((unit) => unit.value <= score)).toBe(true);
      const shown = [...above, ...below].map((unit) => unit.value);
      expect(shown).toEqual(shown.toSorted((a, b) => b - a));
      const trueValue = new Map(world.field.rows.map((row) => [row.unit, row]));
      for (const unit of [...above, ...below]) {
        const row = trueValue.get(unit.unit)!;
        const margin = world.field.valueDecimals === 4 ? 0 : row.valueStatus === 'derived' ? 100 : 50;
        const reached = score + unit.toPass;
        // Passed for certain: even the highest value that prints like this is not above any more.
        if (margin === 0) expect(reached).toBeGreaterThan(row.value!);
        else expect(reached).toBeGreaterThanOrEqual(row.value! + margin);
      }
    });
  });

  it('are the nearest known units', () => {
    const ranking = createRanking(field2023, 'Lạng Sơn', true);
    const { above, below } = neighboursOf(ranking, percent(85.96), 2);
    expect(above.map((unit) => unit.unit)).toEqual(['Cần Thơ', 'Kon Tum']);
    expect(below.map((unit) => unit.unit)).toEqual(['Tiền Giang', 'Phú Yên']);
    // Kon Tum is printed 86.14, so it is passed for certain at 86.145: 0.185 to gain.
    expect(above[1]!.toPass).toBe(percent(0.185));
    // Tiền Giang is below 85.775, which is passed already.
    expect(below[0]!.toPass).toBe(-percent(0.185));
  });
});

describe('the ruler', () => {
  const linearScan = (ranking: ReturnType<typeof createRanking>, ranks: number) => {
    const lowest = Array.from({ length: ranks }, (_, index) => ({
      rank: index + 1,
      possible: null as number | null,
      estimated: null as number | null,
      certain: null as number | null,
    }));
    for (let score = 1_000_000; score >= 0; score -= 1) {
      const { best, estimate, worst } = rankOf(ranking, score);
      for (const row of lowest) {
        if (best <= row.rank) row.possible = score;
        if (estimate <= row.rank) row.estimated = score;
        if (worst <= row.rank) row.certain = score;
      }
    }
    return lowest;
  };

  it.each([
    [
      'a gap at the top',
      [
        { unit: 'A', value: 88.5, rank: 2 },
        { unit: 'own', rank: 4 },
      ],
      5,
    ],
    [
      'derived and unranked values',
      [
        { unit: 'A', value: 88.5, rank: 1 },
        { unit: 'B', value: 88.49, rank: 2, derived: true },
        { unit: 'C', value: 70 },
        { unit: 'D', value: 60, rank: 5 },
      ],
      6,
    ],
    [
      'nobody can pass a full mark',
      [
        { unit: 'A', value: 100, rank: 1 },
        { unit: 'own', rank: 3 },
      ],
      3,
    ],
  ] as const)('equals a scan of every score: %s', (_name, rows, unitCount) => {
    const ranking = createRanking(field(unitCount, rows), 'own', true);
    expect(rankRuler(ranking, 1, unitCount)).toEqual(linearScan(ranking, unitCount));
  });

  it('says what ranks 44 to 49 of 2023 ask for', () => {
    const ranking = createRanking(field2023, 'Lạng Sơn', true);
    const ruler = rankRuler(ranking, 44, 49);
    expect(ruler.map((row) => row.rank)).toEqual([44, 45, 46, 47, 48, 49]);
    // Rank 49 is certain once Tiền Giang (rank 50, printed 85.77) is surely not above.
    expect(ruler[5]!.certain).toBe(percent(85.775));
    // Rank 44 is possible until the unit above is surely above.
    expect(rankOf(ranking, ruler[0]!.possible!).best).toBe(44);
    expect(rankOf(ranking, ruler[0]!.possible! - 1).best).toBeGreaterThan(44);
  });

  it('stays inside the ranks that exist', () => {
    const ranking = createRanking(field(3, []), 'own', true);
    expect(rankRuler(ranking, -5, 99).map((row) => row.rank)).toEqual([1, 2, 3]);
  });

  it('agrees with the ranking on every rank of random fields', () => {
    holds(108, 40, fieldWorld({ maxUnits: 12 }), (world) => {
      const ranking = createRanking(world.field, world.ownUnit, world.inField);
      for (const { rank, possible, estimated, certain } of rankRuler(ranking, 1, 99)) {
        const checks = [
          [possible, 'best'],
          [estimated, 'estimate'],
          [certain, 'worst'],
        ] as const;
        for (const [lowest, bound] of checks) {
          if (lowest === null) {
            expect(rankOf(ranking, 1_000_000)[bound]).toBeGreaterThan(rank);
            continue;
          }
          expect(rankOf(ranking, lowest)[bound]).toBeLessThanOrEqual(rank);
          if (lowest > 0) expect(rankOf(ranking, lowest - 1)[bound]).toBeGreaterThan(rank);
        }
      }
    });
  });
});

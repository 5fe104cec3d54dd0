import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { expectationsOf, outlookOf, type Expectation, type ExpectationOptions } from '../../../src/domain/acceptance';
import type { Assessment } from '../../../src/domain/assessment';
import type { Entry } from '../../../src/domain/entry';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import type { Points } from '../../../src/domain/points';
import { at, filledDocument, proofDocument } from '../../helpers/domain-filled';
import { blankDocument, holds, pts, smallRubric, withEntries } from '../../helpers/domain';

/**
 * The shipped rubric: 1.6.1 has levels of 1.5, 0.75 and 0 (appraisal), 2.4.1 is a leaders' survey of 1 point,
 * 8.1.1 is SIPAS of 10, 8.2.5 statistics of 2.
 */
const shipped = blankDocument(loadRubric());
const document: Assessment = { ...shipped.assessment, evidence: [proofDocument('a'), proofDocument('b')] };

const expectation = (code: string, entry: Partial<Entry>, options: Partial<ExpectationOptions> = {}): Expectation => {
  const filled = withEntries(document, { [code]: entry });
  const found = expectationsOf(filled, shipped.tree, { surveySpread: 2, ...options }).find(
    ({ node }) => node.code === code,
  );
  if (!found) throw new Error(`${code} does not apply`);
  return found;
};

const [full, half] = [pts(1_5000), pts(7500)];
const overlay = (code: string, points: Points) => ({ overlay: new Map([[code, points]]) });

const certain = (points: Points) => ({
  claim: points,
  acceptancePercent: 100,
  floor: points,
  ceiling: points,
  expectedHundredths: points * 100,
  outcomes: [{ points, probability: 1 }],
});

describe('a row that nobody doubts', () => {
  it('and nobody has scored can still come to everything, and counts as nothing', () => {
    expect(expectation('1.6.1', { lastYearScore: full, acceptancePercent: 40 })).toMatchObject({
      basis: 'open',
      aboveLastYear: false,
      claim: null,
      refused: 0,
      floor: 0,
      ceiling: 1_5000,
      expectedHundredths: 0,
      outcomes: [{ points: 0, probability: 1 }],
    });
  });

  it('is one that the appraiser has decided, in the latest round that has a score', () => {
    const once = { selfScore: full, appraisedScore: half, acceptancePercent: 40 };
    expect(expectation('1.6.1', once)).toMatchObject({ basis: 'appraised', ...certain(half) });
    expect(expectation('1.6.1', { ...once, secondAppraisedScore: pts(1_0000) })).toMatchObject({
      basis: 'appraised',
      ...certain(pts(1_0000)),
    });
  });

  it('is one without a claim: there is nothing to refuse', () => {
    expect(expectation('1.6.1', { selfScore: pts(0), acceptancePercent: 40 })).toMatchObject({
      basis: 'undisputed',
      proof: 'notNeeded',
      ...certain(pts(0)),
    });
  });

  it('is one of statistics', () => {
    expect(expectation('8.2.5', { selfScore: pts(1_6000) })).toMatchObject({
      basis: 'undisputed',
      ...certain(pts(1_6000)),
    });
  });

  it('that does not apply is left out', () => {
    const without = withEntries(document, { '1.6.1': { selfScore: full, notApplicableReason: 'Không có' } });
    const found = expectationsOf(without, shipped.tree, { surveySpread: 2 });
    expect(found).toHaveLength(shipped.tree.scoredNodes.length - 1);
    expect(found.map(({ node }) => node.code)).not.toContain('1.6.1');
  });
});

describe('a claim by its evidence', () => {
  const proofs: readonly [name: string, Partial<Entry>][] = [
    ['proven', { evidence: [at('a', 'Mục 2'), at('b', 'trang 3')] }],
    ['partly', { evidence: [at('a', 'Mục 2'), at('b')] }],
    ['partly', { explanation: 'Chờ văn bản' }],
    ['unproven', {}],
    // Documents that the register does not know prove nothing.
    ['unproven', { evidence: [at('z', 'Mục 2')] }],
  ];
  const chances: Readonly<Record<string, readonly [asLastYear: number, unknown: number, above: number]>> = {
    proven: [100, 95, 85],
    partly: [90, 80, 65],
    unproven: [60, 50, 35],
  };
  it.each(proofs)('that is %s has its chance by last year’s score (case %#)', (proof, entry) => {
    const lastYears = [full, null, half];
    const found = lastYears.map((lastYearScore) => expectation('1.6.1', { selfScore: full, lastYearScore, ...entry }));
    expect(found.map(({ acceptancePercent }) => acceptancePercent)).toEqual(chances[proof]);
    expect(found.map(({ aboveLastYear }) => aboveLastYear)).toEqual([false, false, true]);
    for (const each of found) expect(each).toMatchObject({ basis: 'evidence', proof, claim: full });
  });

  it('falls to the next level where it is refused', () => {
    const partly = expectation('1.6.1', { selfScore: full, lastYearScore: full, evidence: [at('a')] });
    // 90 % of 1.5 and 10 % of 0.75 are 1.425.
    expect(partly).toMatchObject({ refused: half, floor: half, ceiling: full, expectedHundredths: 1_425_000 });
    expect(partly.outcomes).toEqual([
      { points: full, probability: 0.9 },
      { points: half, probability: 0.1 },
    ]);
  });

  it('falls to nothing where nothing proves it', () => {
    // 35 % of 1.5 are 0.525.
    expect(expectation('1.6.1', { selfScore: full, lastYearScore: half })).toMatchObject({
      refused: 0,
      floor: 0,
      ceiling: full,
      expectedHundredths: 525_000,
    });
  });

  it('that is as good as certain still says what would stay', () => {
    const proven = { selfScore: full, lastYearScore: full, evidence: [at('a', 'Mục 2')] };
    expect(expectation('1.6.1', proven)).toMatchObject({ basis: 'evidence', ...certain(full), refused: half });
  });
});

describe('a chance that a person gives', () => {
  const given = (acceptancePercent: number, entry: Partial<Entry> = {}): Expectation =>
    expectation('1.6.1', { selfScore: full, evidence: [at('a')], acceptancePercent, ...entry });

  it('stands over the one by evidence, and so does what would stay', () => {
    // 40 % of 1.5 and 60 % of 0.5 are 0.9.
    expect(given(40, { refusedScore: pts(5000) })).toMatchObject({
      basis: 'given',
      acceptancePercent: 40,
      refused: 5000,
      floor: 5000,
      ceiling: full,
      expectedHundredths: 900_000,
      outcomes: [
        { points: full, probability: 0.4 },
        { points: 5000, probability: 0.6 },
      ],
    });
  });

  it('of 0 % leaves what would stay, and of 100 % the claim', () => {
    expect(given(0)).toMatchObject({ ...certain(half), basis: 'given', claim: full, acceptancePercent: 0 });
    expect(given(0).refused).toBe(half);
    expect(given(100)).toMatchObject({ basis: 'given', ...certain(full), refused: half });
  });

  it('never leaves more than is claimed', () => {
    expect(given(40, { selfScore: half, refusedScore: full })).toMatchObject({
      refused: half,
      floor: half,
      ceiling: half,
      expectedHundredths: 750_000,
    });
  });

  it('what would stay can be given alone', () => {
    // 80 % by evidence of 1.5 and 20 % of 0.5 are 1.3.
    const entry = { selfScore: full, evidence: [at('a')], refusedScore: pts(5000) };
    expect(expectation('1.6.1', entry)).toMatchObject({ basis: 'evidence', expectedHundredths: 1_300_000 });
  });
});

describe('an estimated survey', () => {
  it('may turn out higher or lower: its spread is that of the three results', () => {
    const found = expectation('8.1.1', { selfScore: pts(8_0000), acceptancePercent: 40 });
    // √2 × 2 % of 10 points is 0.2828.
    expect(found).toMatchObject({
      basis: 'estimated',
      proof: 'notNeeded',
      acceptancePercent: 100,
      refused: 7_7172,
      floor: 7_7172,
      ceiling: 8_2828,
      expectedHundredths: 8_000_000,
      outcomes: [
        { points: 7_7172, probability: 0.25 },
        { points: 8_0000, probability: 0.5 },
        { points: 8_2828, probability: 0.25 },
      ],
    });
    const variance = found.outcomes.reduce((sum, each) => sum + each.probability * (each.points - 8_0000) ** 2, 0);
    expect(Math.sqrt(variance)).toBeCloseTo(2000, 0);
  });

  it('keeps within nothing and its maximum, as far below as above', () => {
    expect(expectation('8.1.1', { selfScore: pts(9_9000) })).toMatchObject({ floor: 9_8000, ceiling: 10_0000 });
    expect(expectation('2.4.1', { selfScore: pts(100) })).toMatchObject({ floor: 0, ceiling: 200 });
    for (const end of [0, 10_0000])
      expect(expectation('8.1.1', { selfScore: pts(end) })).toMatchObject({ basis: 'estimated', ...certain(pts(end)) });
  });

  it('without a spread is certain', () => {
    expect(expectation('8.1.1', { selfScore: pts(8_0000) }, { surveySpread: 0 })).toMatchObject({
      basis: 'estimated',
      ...certain(pts(8_0000)),
    });
  });

  it('that has come in is decided', () => {
    const come = { selfScore: pts(8_0000), appraisedScore: pts(8_5000) };
    expect(expectation('8.1.1', come)).toMatchObject({ basis: 'appraised', ...certain(pts(8_5000)) });
  });
});

describe('a score assumed', () => {
  it('is claimed anew, even where the appraiser has decided', () => {
    const entry = { selfScore: half, appraisedScore: pts(0), lastYearScore: half };
    expect(expectation('1.6.1', entry, overlay('1.6.1', full))).toMatchObject({
      basis: 'evidence',
      claim: full,
      aboveLastYear: true,
      acceptancePercent: 35,
    });
  });

  it('fills an open row, and needs its proof', () => {
    const found = expectation('1.6.1', { evidence: [at('a', 'Mục 2')] }, overlay('1.6.1', full));
    expect(found).toMatchObject({ basis: 'evidence', proof: 'proven', acceptancePercent: 95, refused: half });
  });

  it('of nothing, and of a survey, is as one that stands', () => {
    expect(expectation('1.6.1', { selfScore: full }, overlay('1.6.1', pts(0)))).toMatchObject({
      basis: 'undisputed',
      ...certain(pts(0)),
    });
    expect(expectation('8.1.1', { appraisedScore: pts(9_0000) }, overlay('8.1.1', pts(8_0000)))).toMatchObject({
      basis: 'estimated',
      floor: 7_7172,
    });
  });

  it('leaves the other rows alone', () => {
    const entry = { selfScore: full, lastYearScore: full };
    expect(expectation('1.6.1', entry, overlay('1.1.1', pts(1)))).toEqual(expectation('1.6.1', entry));
  });
});

/** Rows of 0.1 (appraisal), 0.2 (leaders), 1.2 (appraisal), 10 (SIPAS) and 3.3334 (statistics). */
const small = blankDocument({
  ...smallRubric(),
  adjustments: [
    { id: 'bonus', kind: 'bonus', name: 'Điểm thưởng', nameEn: '', maxPoints: pts(1_0000) },
    { id: 'penalty', kind: 'penalty', name: 'Điểm trừ', nameEn: '', maxPoints: pts(50_0000) },
  ],
});
const adjusted = (given: Assessment, id: string, points: number): Assessment => ({
  ...given,
  adjustments: [{ id, points: pts(points), reason: 'x' }],
});
const outlook = (given: Assessment, surveySpread = 2) =>
  outlookOf(given, expectationsOf(given, small.tree, { surveySpread }));

describe('the outlook', () => {
  const given = withEntries(small.assessment, {
    '1.1.1': { selfScore: pts(999), acceptancePercent: 50 },
    // √2 × 2 % of 0.2 is 0.0057.
    '1.1.2': { selfScore: pts(1000) },
    '2.1.1': { selfScore: pts(8_0000), notApplicableReason: 'Không có' },
    '2.2': { selfScore: pts(3_0000) },
  });

  it('is the sums of the rows, rounded once, half up; 1.2.1 is open', () => {
    expect(outlook(given)).toEqual({
      floor: 0 + 943 + 0 + 3_0000,
      // 499.5 + 1000 + 30000
      expected: 3_1500,
      ceiling: 999 + 1057 + 1_2000 + 3_0000,
    });
  });

  it('holds bonus and penalty, and never falls below nothing', () => {
    expect(outlook(adjusted(given, 'bonus', 5000))).toEqual({ floor: 3_5943, expected: 3_6500, ceiling: 4_9056 });
    expect(outlook(adjusted(given, 'penalty', 3_1000))).toEqual({ floor: 0, expected: 500, ceiling: 1_3056 });
    expect(outlook(adjusted(given, 'penalty', 40_0000))).toEqual({ floor: 0, expected: 0, ceiling: 0 });
  });
});

describe('whatever a document holds', () => {
  const chance = fc.constantFrom(null, 0, 1, 33, 50, 99, 100);
  const withChances = ({ assessment, tree }: typeof small): fc.Arbitrary<Assessment> =>
    fc
      .tuple(
        filledDocument(assessment, tree),
        fc.array(fc.tuple(chance, fc.option(fc.integer({ min: 0, max: 1_0000 }))), {
          minLength: tree.scoredNodes.length,
          maxLength: tree.scoredNodes.length,
        }),
      )
      .map(([filled, drawn]) => ({
        ...filled,
        entries: new Map(
          [...filled.entries.values()].map((entry, position) => {
            const [acceptancePercent, refused] = drawn[position]!;
            return [entry.code, { ...entry, acceptancePercent, refusedScore: refused === null ? null : pts(refused) }];
          }),
        ),
      }));
  const spread = fc.oneof(
    fc.constantFrom(0, 2, 20),
    fc.integer({ min: 0, max: 20_0000 }).map((n) => n / 10_000),
  );

  const rowsHold = ({ node, floor, ceiling, refused, claim, expectedHundredths, outcomes }: Expectation): void => {
    expect(floor).toBeGreaterThanOrEqual(0);
    expect(ceiling).toBeLessThanOrEqual(node.maxPoints);
    expect(floor * 100).toBeLessThanOrEqual(expectedHundredths);
    expect(expectedHundredths).toBeLessThanOrEqual(ceiling * 100);
    expect(refused).toBeLessThanOrEqual(claim ?? 0);
    for (const { points, probability } of outcomes) {
      expect(points).toBeGreaterThanOrEqual(floor);
      expect(points).toBeLessThanOrEqual(ceiling);
      expect(probability).toBeGreaterThan(0);
    }
    // Whole percents, so that sum and mean are exact.
    const percents = outcomes.map(({ probability }) => Math.round(probability * 100));
    outcomes.forEach(({ probability }, position) => expect(probability).toBeCloseTo(percents[position]! / 100, 12));
    expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
    expect(outcomes.reduce((sum, { points }, position) => sum + points * percents[position]!, 0)).toBe(
      expectedHundredths,
    );
  };

  it.each([
    ['the small rubric', small, 600],
    ['the shipped one', shipped, 60],
  ])('floor, expectation and ceiling of each row and of the whole keep their order: %s', (_name, base, runs) => {
    holds(7201, runs, withChances(base), spread, (given, surveySpread) => {
      const expectations = expectationsOf(given, base.tree, { surveySpread });
      expectations.forEach(rowsHold);
      const { floor, expected, ceiling } = outlookOf(given, expectations);
      expect(floor).toBeLessThanOrEqual(expected);
      expect(expected).toBeLessThanOrEqual(ceiling);
    });
  });

  it('without a doubt, all three are the total of the latest rounds, and open rows the difference', () => {
    holds(7202, 400, filledDocument(small.assessment, small.tree), (filled) => {
      const sure = [...filled.entries.keys()].map((code) => [code, { acceptancePercent: 100 }] as const);
      const given = adjusted(withEntries(filled, Object.fromEntries(sure)), 'bonus', 2500);
      const { points, openPoints } = rollUpDocument(given, small.tree, 'final').total;
      expect(outlook(given, 0)).toEqual({ floor: points, expected: points, ceiling: points + openPoints });
    });
  });
});

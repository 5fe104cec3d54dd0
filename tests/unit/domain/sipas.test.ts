import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import nationalFile from '../../../src/data/sipas-national.json';
import { loadResults, loadRubric } from '../../../src/data/packs';
import { createRanking, rankOf } from '../../../src/domain/rank';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { overallOf, SIPAS_COMPONENTS, sipasYearSchema, type SipasYear } from '../../../src/domain/sipas';
import { compareWithNational, nationalSheet, sipasNationalSchema } from '../../../src/domain/sipas-national';
import { estimatedSipasPoints, rankOfSipas, sipasRows, sipasWhatIf } from '../../../src/domain/sipas-what-if';
import { field, holds, pts, smallRubric } from '../../helpers/domain';

type Values = readonly [number | null, number | null, number | null, number | null, number | null];

/** A sheet from percents, as a file has them. */
const sheet = (values: Values, overall: number | null = null, official = false): SipasYear => {
  const [access, procedures, officials, results, feedback] = values;
  return sipasYearSchema.parse({
    year: 2023,
    components: { access, procedures, officials, results, feedback },
    overall,
    official,
  });
};

const blank: Values = [null, null, null, null, null];
const scaled = (percent: number): number => Math.round(percent * 10_000);
const exact = (percent: number, basis: string, isEstimate: boolean) => ({
  value: scaled(percent),
  lowest: scaled(percent),
  highest: scaled(percent),
  basis,
  isEstimate,
});

const anyPercent = fc.integer({ min: 0, max: 1_000_000 });
const fivePercents = fc.tuple(anyPercent, anyPercent, anyPercent, anyPercent, anyPercent);
const asSheet = (values: readonly (number | null)[], overall: number | null = null): SipasYear => ({
  ...sheet(blank),
  components: {
    access: values[0]!,
    procedures: values[1]!,
    officials: values[2]!,
    results: values[3]!,
    feedback: values[4]!,
  },
  overall,
});

const national = sipasNationalSchema.parse(nationalFile);

describe('a sheet in a file', () => {
  const file = (change: object = {}) => ({
    year: 2023,
    components: { access: 83, procedures: 83.02, officials: null, results: 0, feedback: 100 },
    overall: 79.1234,
    official: true,
    ...change,
  });

  it('comes back the same, and is whole ten-thousandths of a percent in memory', () => {
    const read = sipasYearSchema.parse(file());
    expect(read.components).toEqual({
      access: 830_000,
      procedures: 830_200,
      officials: null,
      results: 0,
      feedback: 1_000_000,
    });
    expect(read.overall).toBe(791_234);
    expect(sipasYearSchema.encode(read)).toEqual(file());
  });

  it.each([
    ['a fifth decimal', { overall: 79.12345 }],
    ['more than 100 %', { overall: 100.0001 }],
    ['less than 0', { components: { ...file().components, access: -0.0001 } }],
    ['a component that is left out', { components: { access: 83 } }],
    ['a sixth component', { components: { ...file().components, speed: 80 } }],
    ['a field that it does not have', { rank: 55 }],
    ['a published overall figure that is not there', { overall: null }],
  ])('is refused with %s', (_what, change) => {
    expect(sipasYearSchema.safeParse(file(change)).success).toBe(false);
  });
});

describe('the overall figure', () => {
  it('is the one given, and an estimate unless it is the published one', () => {
    expect(overallOf(sheet([80, 80, 80, 80, 80], 79.5, true))).toEqual(exact(79.5, 'published', false));
    expect(overallOf(sheet(blank, 79.5))).toEqual(exact(79.5, 'typed', true));
  });

  it('of five components is estimated at their mean, between the lowest and the highest', () => {
    // (80 + 81 + 82 + 83 + 79.0001) ÷ 5 = 81.00002, rounded once.
    expect(overallOf(sheet([80, 81, 82, 83, 79.0001]))).toEqual({
      value: 810_000,
      lowest: 790_001,
      highest: 830_000,
      basis: 'allComponents',
      isEstimate: true,
    });
  });

  it('of three components is bounded by what the missing two can bring to the mean', () => {
    // Known 80 + 82.5 + 85 = 247.5: from 247.5 ÷ 5 to 447.5 ÷ 5, estimated at 247.5 ÷ 3.
    expect(overallOf(sheet([80, null, 82.5, null, 85]))).toEqual({
      value: 825_000,
      lowest: 495_000,
      highest: 895_000,
      basis: 'someComponents',
      isEstimate: true,
    });
  });

  it('rounds bounds outwards', () => {
    // 0.0001 ÷ 5 = 0.00002; (0.0001 + 400) ÷ 5 = 80.00002.
    expect(overallOf(sheet([0.0001, null, null, null, null]))).toMatchObject({ value: 1, lowest: 0, highest: 800_001 });
  });

  it('of nothing is not known, though a component of 0 is', () => {
    expect(overallOf(sheet(blank))).toBeNull();
    expect(overallOf(sheet([0, null, null, null, null]))).toMatchObject({ value: 0, lowest: 0, highest: 800_000 });
  });

  it('published for the nation is not the mean, and lies between its components', () => {
    const published = nationalSheet(national, 2023)!;
    const estimate = overallOf({ ...published, overall: null, official: false })!;
    expect(estimate).toMatchObject({ value: 828_880, lowest: 822_700, highest: 831_200 });
    expect(published.overall).toBe(826_600);
  });

  it('lies within the bounds for any weights of five known components', () => {
    const weights = fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: 0, max: 50 })));
    holds(5101, 500, fivePercents, weights, (values, weight) => {
      const all = weight.reduce((sum, each) => sum + each, 0);
      if (all === 0) return;
      const weighted = values.reduce((sum, value, at) => sum + value * weight[at]!, 0);
      const { lowest, highest } = overallOf(asSheet(values))!;
      expect(weighted).toBeGreaterThanOrEqual(lowest * all);
      expect(weighted).toBeLessThanOrEqual(highest * all);
    });
  });

  it('has bounds that hold whatever the missing components are, and that the extremes reach', () => {
    holds(5102, 500, fivePercents, fc.subarray([0, 1, 2, 3, 4], { minLength: 1, maxLength: 4 }), (values, missing) => {
      const known = values.map((value, at) => (missing.includes(at) ? null : value));
      const { value, lowest, highest } = overallOf(asSheet(known))!;
      const sumWith = (fill: number | null) =>
        known.reduce<number>((sum, each, at) => sum + (each ?? fill ?? values[at]!), 0);
      expect(lowest * 5).toBeLessThanOrEqual(sumWith(null));
      expect(highest * 5).toBeGreaterThanOrEqual(sumWith(null));
      expect(sumWith(0) - lowest * 5).toBeLessThan(5);
      expect(highest * 5 - sumWith(1_000_000)).toBeLessThan(5);
      expect(value).toBeGreaterThanOrEqual(lowest);
      expect(value).toBeLessThanOrEqual(highest);
    });
  });
});

describe('beside the nation', () => {
  it('has what the sources print, and nothing else', () => {
    expect(nationalSheet(national, 2022)).toEqual({ ...sheet(blank, 80.08, true), year: 2022 });
    expect(nationalSheet(national, 2023)).toEqual(sheet([83, 83.02, 83.12, 83.03, 82.27], 82.66, true));
    expect(nationalSheet(national, 2024)).toEqual({
      ...sheet([84.27, null, null, null, null], 83.94, true),
      year: 2024,
    });
    expect(nationalSheet(national, 2021)).toBeNull();
  });

  it('differs by own less national, and not where either is unknown', () => {
    const own = sheet([80, null, 83.12, 85, 82], 79.5, true);
    const { components, overall } = compareWithNational(own, nationalSheet(national, 2023));
    expect(components).toEqual({
      access: { own: 800_000, national: 830_000, difference: -30_000 },
      procedures: { own: null, national: 830_200, difference: null },
      officials: { own: 831_200, national: 831_200, difference: 0 },
      results: { own: 850_000, national: 830_300, difference: 19_700 },
      feedback: { own: 820_000, national: 822_700, difference: -2700 },
    });
    expect(overall).toEqual({ own: 795_000, national: 826_600, difference: -31_600, isEstimate: false });
  });

  it('compares an estimate as one', () => {
    const own = sheet([80, 80, 80, 80, 81]);
    expect(compareWithNational(own, nationalSheet(national, 2023)).overall).toEqual({
      own: 802_000,
      national: 826_600,
      difference: -24_600,
      isEstimate: true,
    });
    expect(compareWithNational(own, null).overall).toEqual({
      own: 802_000,
      national: null,
      difference: null,
      isEstimate: true,
    });
    expect(compareWithNational(sheet(blank), nationalSheet(national, 2023)).overall).toMatchObject({ own: null });
  });
});

describe('points in PAR INDEX', () => {
  it('are overall × maximum ÷ 100, always approximate', () => {
    expect(estimatedSipasPoints(overallOf(sheet(blank, 82.66, true))!, pts(10_0000))).toEqual({
      points: 8_2660,
      lowest: 8_2660,
      highest: 8_2660,
      isApproximate: true,
    });
    expect(estimatedSipasPoints(overallOf(sheet([80, 81, 82, 83, 79]))!, pts(5_0000))).toEqual({
      points: 4_0500,
      lowest: 3_9500,
      highest: 4_1500,
      isApproximate: true,
    });
  });

  it('are rounded once, half up', () => {
    // 0.5 % of 0.01 is 0.00005.
    expect(estimatedSipasPoints(overallOf(sheet(blank, 0.5))!, pts(100)).points).toBe(1);
    expect(estimatedSipasPoints(overallOf(sheet(blank, 0.4999))!, pts(100)).points).toBe(0);
  });

  it('belong to the one row of the shipped rubric that links to SIPAS', () => {
    expect(sipasRows(createRubricTree(loadRubric())).map(({ code, maxPoints }) => [code, maxPoints])).toEqual([
      ['8.1.1', 10_0000],
    ]);
    expect(sipasRows(createRubricTree(smallRubric()))).toEqual([]);
  });
});

describe('rank in the field of SIPAS', () => {
  const others = field(
    6,
    [
      { unit: 'A', value: 90, rank: 1 },
      { unit: 'B', value: 85, rank: 2 },
      { unit: 'C', value: 82, rank: 3 },
      { unit: 'D', value: 80, rank: 4 },
      { unit: 'E', value: 75, rank: 5 },
      { unit: 'Lạng Sơn', value: 70, rank: 6 },
    ],
    { index: 'sipas' },
  );
  const ranking = createRanking(others, 'Lạng Sơn', true);

  it('is exact for a figure in a full table', () => {
    expect(rankOfSipas(ranking, overallOf(sheet(blank, 81, true))!)).toEqual(rankOf(ranking, 810_000));
    expect(rankOfSipas(ranking, overallOf(sheet(blank, 81, true))!)).toMatchObject({ best: 4, worst: 4, exact: true });
  });

  it('is bounded by the ends of a range and estimated at its middle', () => {
    // 76 to 86, mean 81: below A at best, below D at worst, estimated between C and D.
    expect(rankOfSipas(ranking, overallOf(sheet([76, 81, 81, 81, 86]))!)).toMatchObject({
      best: 2,
      worst: 5,
      estimate: 4,
      exact: false,
    });
  });

  it('estimates within the bounds, in the shipped fields too', () => {
    for (const series of loadResults().series.filter(({ index }) => index === 'sipas')) {
      const shipped = createRanking(series, 'Lạng Sơn', true);
      holds(5103, 100, fivePercents, fc.subarray([0, 1, 2, 3, 4], { maxLength: 4 }), (values, missing) => {
        const overall = overallOf(asSheet(values.map((value, at) => (missing.includes(at) ? null : value))))!;
        const { best, estimate, worst } = rankOfSipas(shipped, overall);
        expect(best).toBeLessThanOrEqual(estimate);
        expect(estimate).toBeLessThanOrEqual(worst);
        for (const inside of [overall.lowest, overall.value, overall.highest]) {
          expect(rankOf(shipped, inside).best).toBeGreaterThanOrEqual(best);
          expect(rankOf(shipped, inside).worst).toBeLessThanOrEqual(worst);
        }
      });
    }
  });
});

describe('what-if on components', () => {
  const maximum = pts(10_0000);

  it('moves an estimate by a fifth of the change, and the points with it', () => {
    // 80 → 85: the mean 81 → 82, 8.1 → 8.2 points; by other weights between nothing and 5 %.
    expect(sipasWhatIf(sheet([80, 81, 82, 83, 79]), { access: 850_000 }, maximum)).toEqual({
      before: { value: 810_000, lowest: 790_000, highest: 830_000, basis: 'allComponents', isEstimate: true },
      after: { value: 820_000, lowest: 790_000, highest: 850_000, basis: 'allComponents', isEstimate: true },
      change: { estimate: 10_000, lowest: 0, highest: 50_000 },
      pointsChange: 1000,
      unknownBefore: [],
    });
  });

  it('moves the published figure by what its components do', () => {
    // −2 and +4 of five: +0.4 in the mean; no less than −2 and no more than +4.
    const published = sheet([80, 81, 82, 83, 79], 80.5, true);
    expect(sipasWhatIf(published, { access: 780_000, feedback: 830_000 }, maximum)).toEqual({
      before: exact(80.5, 'published', false),
      after: { value: 809_000, lowest: 785_000, highest: 845_000, basis: 'moved', isEstimate: true },
      change: { estimate: 4000, lowest: -20_000, highest: 40_000 },
      pointsChange: 400,
      unknownBefore: [],
    });
  });

  it('changes nothing where nothing is assumed, or what stands already', () => {
    const published = sheet([80, 81, 82, 83, 79], 80.5, true);
    for (const assumed of [{}, { access: 800_000 }])
      expect(sipasWhatIf(published, assumed, maximum)).toEqual({
        before: exact(80.5, 'published', false),
        after: exact(80.5, 'published', false),
        change: { estimate: 0, lowest: 0, highest: 0 },
        pointsChange: 0,
        unknownBefore: [],
      });
  });

  it('takes a component that is not known to have stood at the overall figure', () => {
    const typed = sipasWhatIf(sheet([80, null, null, null, null], 80), { results: 850_000 }, maximum);
    expect(typed).toMatchObject({
      after: { value: 810_000, lowest: 650_000, highest: 1_000_000, basis: 'moved' },
      change: { estimate: 10_000, lowest: -150_000, highest: 850_000 },
      unknownBefore: ['results'],
    });
    // Three of five stay at 80, the mean of what was known: (80 + 80 × 3 + 85) ÷ 5 = 81.
    const some = sipasWhatIf(sheet([80, null, null, null, null]), { results: 850_000 }, maximum);
    expect(some).toMatchObject({
      before: { value: 800_000, basis: 'someComponents' },
      after: { value: 810_000, lowest: 330_000, highest: 930_000, basis: 'someComponents' },
      change: { estimate: 10_000 },
      unknownBefore: ['results'],
    });
  });

  it('has an after and no change where nothing stood before', () => {
    expect(sipasWhatIf(sheet(blank), { access: 800_000 }, maximum)).toMatchObject({
      before: null,
      after: { value: 800_000, basis: 'someComponents' },
      change: null,
      pointsChange: null,
    });
    expect(sipasWhatIf(sheet(blank), {}, maximum)).toMatchObject({ before: null, after: null, change: null });
  });

  it('bounds the change of an overall figure of any weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 5 });
    holds(5104, 500, fivePercents, fivePercents, fc.subarray([0, 1, 2, 3, 4]), weights, (own, other, moved, weight) => {
      const all = weight.reduce((sum, each) => sum + each, 0);
      if (all === 0) return;
      const later = own.map((value, at) => (moved.includes(at) ? other[at]! : value));
      const weigh = (values: readonly number[]) => values.reduce((sum, value, at) => sum + value * weight[at]!, 0);
      const assumed = Object.fromEntries(moved.map((at) => [SIPAS_COMPONENTS[at]!, other[at]!]));
      const result = sipasWhatIf(asSheet(own), assumed, maximum);
      const { lowest, highest, estimate } = result.change!;
      expect(weigh(later) - weigh(own)).toBeGreaterThanOrEqual(lowest * all);
      expect(weigh(later) - weigh(own)).toBeLessThanOrEqual(highest * all);
      expect(estimate).toBeGreaterThanOrEqual(lowest);
      expect(estimate).toBeLessThanOrEqual(highest);
      expect(result.after).toEqual(overallOf(asSheet(later)));
    });
  });

  it('keeps a moved figure within 0 and 100 %, its bounds around it', () => {
    const some = fc.option(anyPercent);
    const someFive = fc.tuple(some, some, some, some, some);
    holds(5105, 500, someFive, fivePercents, fc.subarray([0, 1, 2, 3, 4]), some, (own, other, moved, overall) => {
      const assumed = Object.fromEntries(moved.map((at) => [SIPAS_COMPONENTS[at]!, other[at]!]));
      const { after, before } = sipasWhatIf(asSheet(own, overall), assumed, maximum);
      if (moved.length === 0) expect(after).toEqual(before);
      if (!after) return;
      const { lowest, value, highest } = after;
      expect([0, lowest, value, highest, 1_000_000]).toEqual(
        [0, lowest, value, highest, 1_000_000].toSorted((a, b) => a - b),
      );
    });
  });
});

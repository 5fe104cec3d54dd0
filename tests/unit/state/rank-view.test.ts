import { describe, expect, test } from 'vitest';
import { createSample, loadResults } from '../../../src/data/packs';
import { blankDocument, field, pts, withEntries } from '../../helpers/domain';
import { createSession, field2023, resultsOf } from './session-stage';
import { startDocument } from './start-document';

const year = (given: number) => ({ ...field2023, year: given });

function documentOf(unit: string, assessedYear = 2023) {
  const document = startDocument();
  return { ...document, head: { ...document.head, unit, year: assessedYear } };
}

/** Every row scored: those that the start leaves blank with the points given. */
function scoredDocument(rest: number) {
  const score = { selfScore: pts(rest) };
  return withEntries(startDocument(), { '1.1.1': score, '1.1.2': score, '2.1.1': score });
}

describe('the field compared with', () => {
  const series = [year(2021), year(2023), year(2022), field(4, [], { index: 'sipas', year: 2024 })];

  test.each([
    [2023, 2023, 'the year of the assessment'],
    [2022, 2022, 'the year of the assessment'],
    [2025, 2023, 'the newest before it'],
    [2019, 2023, 'the newest of all, where none is before it'],
  ])('of an assessment of %i is %i: %s', async (assessed, expected) => {
    const { session } = await createSession({
      document: documentOf('Lạng Sơn', assessed),
      results: resultsOf(series),
    });
    expect(session.rank.field?.year).toBe(expected);
    expect(session.rank.fields.map((each) => each.year)).toEqual([2021, 2023, 2022]);
  });

  test('is the one chosen, if there is one of that year', async () => {
    const { session } = await createSession({ results: resultsOf(series) });
    session.chooseField(2021);
    expect(session.rank.field?.year).toBe(2021);
    session.chooseField(1999);
    expect(session.rank.field?.year).toBe(2023);
  });

  test('may be missing: no rank, no ruler, and nothing breaks', async () => {
    const { session } = await createSession({ results: resultsOf([]) });
    const { rank } = session;
    expect([rank.field, rank.ranking, rank.rank, rank.whatIfRank, rank.ruler, rank.published]).toEqual([
      null,
      null,
      null,
      null,
      [],
      [],
    ]);
  });
});

describe('the rank', () => {
  test('leaves the own unit out of the field, and follows edits and assumptions apart', async () => {
    const { session, workbook } = await createSession({ document: scoredDocument(0) });
    // 0.7501 of 14.8334 points is 5.06 %: below all three others.
    expect(session.rank.rank).toMatchObject({
      estimate: 4,
      best: 4,
      worst: 4,
      exact: true,
      otherUnits: 3,
      unitCount: 4,
    });
    session.whatIf.assume([{ code: '2.1.1', value: pts(6_0000) }]); // 45.5 %
    expect(session.rank.rank?.estimate).toBe(4);
    expect(session.rank.whatIfRank).toMatchObject({ best: 3, estimate: 3, worst: 3, exact: true });
    expect(session.rank.whatIfIndex?.points).toBe(6_7501);
    workbook.run({
      type: 'editCells',
      gesture: 'type',
      edits: [{ code: '2.1.1', field: 'selfScore', value: pts(10_0000) }],
    });
    expect(session.rank.rank?.estimate).toBe(3);
    expect(session.rank.index?.points).toBe(10_7501);
  });

  test('of an unfinished assessment is best with the open rows at their maximum, and never exact', async () => {
    // 0.7501 points so far, 10.3 open: from 5.06 % to 74.5 %.
    const { session } = await createSession();
    expect(session.rank.rank).toMatchObject({ best: 3, estimate: 4, worst: 4, exact: false });
    session.whatIf.assume([
      { code: '1.1.1', value: pts(0) },
      { code: '1.1.2', value: pts(0) },
    ]);
    expect(session.rank.whatIfRank).toMatchObject({ best: 3, estimate: 4, worst: 4, exact: false });
    session.whatIf.assume([{ code: '2.1.1', value: pts(0) }]);
    expect(session.rank.whatIfRank).toMatchObject({ best: 4, estimate: 4, worst: 4, exact: true });
  });

  test('is none, and no index either, before the first score', async () => {
    const { session } = await createSession({ document: blankDocument().assessment });
    expect([session.rank.index, session.rank.rank, session.rank.whatIfRank]).toEqual([null, null, null]);
    session.whatIf.assume([{ code: '1.1.1', value: pts(0) }]);
    expect(session.rank.rank).toBeNull();
    expect(session.rank.whatIfRank).toMatchObject({ best: 1, estimate: 4, worst: 4, exact: false });
  });

  test('of a unit outside the field counts it on top', async () => {
    const { session } = await createSession({ document: documentOf('Huyện đảo') });
    expect(session.rank.rank).toMatchObject({ estimate: 5, unitCount: 5, otherUnits: 4 });
    expect(session.rank.published).toEqual([]);
  });

  test('finds the own row however the name is written, and by its former name', async () => {
    for (const [unit, assessedYear] of [
      ['lang son', 2023],
      ['Tỉnh Lạng Sơn', 2022],
      ['TP Hà Nội', 2025],
    ] as const) {
      const { session } = await createSession({ document: documentOf(unit, assessedYear) });
      expect(session.rank.ranking).toMatchObject({ otherUnits: 3 });
      expect(session.rank.published).toHaveLength(1);
    }
  });

  test('of a merged unit is not that of its namesake in the table', async () => {
    const { session } = await createSession({ document: documentOf('Lạng Sơn', 2025) });
    expect(session.rank.own).toEqual({ kind: 'merged', parts: ['Lạng Sơn', 'Cao Bằng'] });
    expect(session.rank.ranking?.peers.map(({ unit }) => unit)).toContain('Lạng Sơn');
    expect(session.rank.rank).toMatchObject({ unitCount: 5, otherUnits: 4 });
    expect(session.rank.published).toEqual([]);
  });

  test('of another unit, as a file may hold one, leaves that unit out and not the own one', async () => {
    const { session, workbook } = await createSession({ document: scoredDocument(0) });
    const full = { ...workbook.self.total, points: workbook.self.total.maxPoints };
    const some = { ...full, points: pts(9_0000) };
    // 60.7 %: below Hà Nội and Huế for Lạng Sơn; only below Huế for Hà Nội itself.
    expect(session.rank.rankOf(some)).toMatchObject({ estimate: 3, unitCount: 4 });
    expect(session.rank.rankOf(some, { unit: 'ha noi', year: 2023 })).toMatchObject({ estimate: 2, unitCount: 4 });
    expect(session.rank.rankOf(some, { unit: 'Huyện đảo', year: 2023 })).toMatchObject({ estimate: 3, unitCount: 5 });
  });

  test('changes at once with the field chosen', async () => {
    const low = field(4, [{ unit: 'Hà Nội', value: 1, rank: 1 }], { year: 2022, valueDecimals: 4 });
    const { session } = await createSession({ results: resultsOf([field2023, low]) });
    session.chooseField(2022);
    expect(session.rank.rank?.best).toBe(1);
  });

  test('has one line of the ruler for each place, also the last', async () => {
    const { session } = await createSession();
    expect(session.rank.ruler.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    // Above 90 %, above 80 %, above 40 %, and any index at all.
    expect(session.rank.ruler.map(({ certain }) => certain)).toEqual([900_000, 800_000, 400_000, 0]);
  });

  test('is none where the rubric has no points', async () => {
    const { session, workbook } = await createSession();
    const nothing = { ...workbook.self.total, points: pts(0), maxPoints: pts(0), openPoints: pts(0) };
    expect(session.rank.rankOf(nothing)).toBeNull();
  });
});

describe('what is published of the own unit', () => {
  test('stands for the chosen year, in every index, with the rank of the year before', async () => {
    const before = field(4, [{ unit: 'Lạng Sơn', rank: 4 }], { year: 2022 });
    const sipas = field(4, [{ unit: 'Lạng Sơn', value: 79.31, rank: 2 }], { index: 'sipas' });
    const { session } = await createSession({ results: resultsOf([before, field2023, sipas]) });
    const found = (): unknown =>
      session.rank.published.map((each) => [each.field.index, each.row.rank, each.previousRank]);
    expect(found()).toEqual([
      ['par-index', 3, 4],
      ['sipas', 2, null],
    ]);
    session.chooseField(2022);
    expect(found()).toEqual([['par-index', 4, null]]);
  });
});

test('the sample beside the shipped results is where it is published', async () => {
  const { assessment } = createSample('2024-06-01T00:00:00.000Z');
  const { session } = await createSession({ document: assessment, results: loadResults() });
  expect(session.rank.index?.points).toBe(85_9600);
  expect(session.rank.rank).toMatchObject({ best: 44, worst: 49, unitCount: 63, otherUnits: 62 });
  expect(session.rank.published.map(({ field: { index }, row }) => [index, row.rank])).toEqual([
    ['par-index', 47],
    ['sipas', 55],
  ]);
});

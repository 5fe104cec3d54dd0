import { describe, expect, test } from 'vitest';
import { SCENARIO_NAME_LENGTH, type Assessment } from '../../../src/domain/assessment';
import { frontierOf } from '../../../src/domain/optimiser';
import { INITIAL_PROCESS } from '../../../src/domain/process';
import { routeProblem } from '../../../src/domain/route';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { INITIAL_STUDIO, type RouteSettings, type Target } from '../../../src/domain/studio';
import { freeName } from '../../../src/ui/studio/free-name';
import { answerKind } from '../../../src/ui/studio/route/answer-kind';
import {
  describeBarrier,
  describeInfeasible,
  describeLifted,
  type Names,
} from '../../../src/ui/studio/route/barrier-text';
import { changesOf, departmentSums, stepsOf } from '../../../src/ui/studio/route/chosen-steps';
import { closedReason } from '../../../src/ui/studio/route/closed-rows';
import { drawnPositions } from '../../../src/ui/studio/route/drawn-points';
import { enoughPoints } from '../../../src/ui/studio/route/enough-points';
import { nameOfTarget } from '../../../src/ui/studio/route/scenario-name';
import { differenceOf, setKey } from '../../../src/ui/studio/route/tied-differences';
import { askedAs, TARGET_WAYS, wayOf } from '../../../src/ui/studio/target';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { messages, studioMessages } from '../../helpers/messages';

const words = studioMessages.vi;
const said = words.route;

const { tree } = blankDocument();
/** 1.1.1 of 0.1 and 1.2.1 of 1.2 are appraised, 1.1.2 and 2.1.1 are surveys, 2.2 is statistics; surveys rise by 1 %. */
const start = (): Assessment =>
  withEntries(blankDocument().assessment, {
    '1.1.1': { selfScore: pts(500) },
    '1.2.1': { selfScore: pts(6000), effortDays: 2.5 },
    '2.2': { selfScore: pts(10_000), leadDepartment: '' },
  });
const route = (part: Partial<RouteSettings> = {}): RouteSettings => ({ ...INITIAL_STUDIO.route, ...part });
const nodeOf = (code: string) => tree.scoredNodes.find((node) => node.code === code)!;

describe('chosen steps', () => {
  const { rowByCode } = routeProblem(start(), tree, route(), '2024-06-01');
  const steps = stepsOf(
    [
      { code: '1.1.1', choice: 0 },
      { code: '1.2.1', choice: 2 },
      { code: '9.9', choice: 0 },
    ],
    rowByCode,
  );

  test('tell what each row comes to and what that takes; a row that is gone is left out', () => {
    expect(steps.map(({ node, from, to, gain, climbed, days }) => [node.code, from, to, gain, climbed, days])).toEqual([
      ['1.1.1', 500, 510, 10, 1, 20],
      ['1.2.1', 6000, 6360, 360, 3, 7.5],
    ]);
    expect(changesOf(steps)).toEqual([
      { code: '1.1.1', selfScore: 510, from: 500 },
      { code: '1.2.1', selfScore: 6360, from: 6000 },
    ]);
  });

  test('are summed by department against its limit, by days or by people, whichever is less', () => {
    const limits = [
      { department: 'STC', days: 100, people: 2 },
      { department: 'SNV', days: 12, people: 2 },
      { department: 'X', days: null, people: 3 },
    ];
    const short = (daysLeft: number | null) =>
      departmentSums(steps, limits, daysLeft).map(({ department, gain, days, limitDays, people }) => [
        department,
        gain,
        days,
        limitDays,
        people,
      ]);
    expect(short(10)).toEqual([
      ['SNV', 10, 20, 12, null],
      ['STC', 360, 7.5, 20, 2],
      ['X', 0, 0, 30, 3],
    ]);
    expect(short(null)).toEqual([
      ['SNV', 10, 20, 12, null],
      ['STC', 360, 7.5, 100, null],
      ['X', 0, 0, null, null],
    ]);
    expect(departmentSums(steps, [], 3).map(({ limitDays }) => limitDays)).toEqual([null, null]);
  });
});

describe('a tied set', () => {
  const chosen = [
    { code: 'a', choice: 0 },
    { code: 'b', choice: 1 },
    { code: 'c', choice: 2 },
  ];

  test('is told by what it swaps', () => {
    const other = [
      { code: 'a', choice: 1 },
      { code: 'c', choice: 2 },
      { code: 'd', choice: 0 },
    ];
    expect(differenceOf(chosen, other)).toEqual({
      dropped: [{ code: 'b', choice: 1 }],
      added: [{ code: 'd', choice: 0 }],
      changed: [{ code: 'a', from: 0, to: 1 }],
    });
    expect(differenceOf(chosen, chosen)).toEqual({ dropped: [], added: [], changed: [] });
    expect(setKey(chosen)).not.toBe(setKey(other));
  });

  test('of a real search swaps rows of the same gain and cost', () => {
    const frontier = frontierOf({
      candidates: ['a', 'b', 'c'].map((code) => ({
        code,
        department: '',
        choices: [{ gain: pts(100), cost: 2 }],
      })),
      limits: new Map(),
    });
    if (!frontier.ok) throw new Error('nothing is required');
    const { chosen: first, alternatives, ties } = frontier.value.solutionAt(1, 5);
    expect([ties, alternatives.length]).toEqual([2, 2]);
    for (const other of alternatives) {
      const { dropped, added, changed } = differenceOf(first, other);
      expect([dropped.length, added.length, changed.length]).toEqual([1, 1, 0]);
    }
  });
});

describe('why a row takes no step', () => {
  const reason = (
    code: string,
    part: Partial<RouteSettings> = {},
    document = start(),
    daysLeft: number | null = null,
  ) => closedReason(document, route(part), nodeOf(code), daysLeft);

  test('is told in the order in which it is asked', () => {
    expect(reason('1.2.1')).toBeNull();
    expect(reason('1.1.2')).toBe('track');
    expect(reason('1.1.2', { openedTracks: ['leaderSurvey'] })).toBeNull();
    expect(reason('1.2.1', { excluded: ['1.2.1'] })).toBe('excluded');
    expect(reason('1.2.1', {}, withEntries(start(), { '1.2.1': { selfScore: pts(12_000) } }))).toBe('full');
    expect(reason('1.2.1', {}, withEntries(start(), { '1.2.1': { appraisedScore: pts(1) } }))).toBe('appraised');
    expect(reason('1.2.1', {}, withEntries(start(), { '1.2.1': { notApplicableReason: 'x' } }))).toBe('notApplicable');
    const rounds = {
      ...INITIAL_PROCESS.rounds,
      self: { ...INITIAL_PROCESS.rounds.self, lockedAt: '2024-05-20T01:00:00.000Z' },
    };
    expect(reason('1.2.1', {}, { ...start(), process: { ...INITIAL_PROCESS, rounds } })).toBe('locked');
  });

  test('is the deadline, or what is required, where its steps do not suffice', () => {
    expect(reason('1.2.1', {}, start(), 2)).toBe('tooLate');
    expect(reason('1.2.1', {}, start(), 3)).toBeNull();
    // Five steps of 1 % come to 0.66: more is out of reach.
    expect(reason('1.2.1', { required: [{ code: '1.2.1', points: pts(6600) }] })).toBeNull();
    expect(reason('1.2.1', { required: [{ code: '1.2.1', points: pts(6601) }] })).toBe('tooLow');
    expect(reason('1.2.1', { required: [{ code: '1.2.1', points: pts(6600) }] }, start(), 12)).toBe('tooLate');
  });

  test('is given exactly where the search has no candidate', () => {
    const variants: [Partial<RouteSettings>, number | null][] = [
      [{}, null],
      [{ openedTracks: ['leaderSurvey', 'sipas'], excluded: ['2.2'] }, null],
      [{ until: '2024-06-05', required: [{ code: '1.2.1', points: pts(6200) }] }, 3],
    ];
    for (const [part, daysLeft] of variants) {
      const { rowByCode } = routeProblem(start(), createRubricTree(start().rubric), route(part), '2024-06-01');
      for (const node of tree.scoredNodes)
        expect([node.code, rowByCode.has(node.code)]).toEqual([
          node.code,
          closedReason(start(), route(part), node, daysLeft) === null,
        ]);
    }
  });
});

describe('barriers in words', () => {
  const names: Names = {
    row: (code) => `hàng ${code}`,
    department: (code) => `đơn vị ${code}`,
    track: (track) => messages.vi.tracks[track],
    until: '31/12/2024',
    days: (days) => `${String(days)} ngày`,
    gain: (points) => String(points),
    totalWith: (gain) => String(gain + 1000),
  };

  test('name what closes the steps', () => {
    expect([
      describeBarrier({ kind: 'track', track: 'sipas' }, names, words),
      describeBarrier({ kind: 'excluded', code: '1.1' }, names, words),
      describeBarrier({ kind: 'limit', department: 'SNV' }, names, words),
      describeBarrier({ kind: 'until' }, names, words),
    ]).toEqual([
      said.barriers.track('SIPAS'),
      said.barriers.excluded('hàng 1.1'),
      said.barriers.limit('đơn vị SNV'),
      said.barriers.until('31/12/2024'),
    ]);
  });

  test('tell how far one gets without them', () => {
    const lifted = (points: number, wanted: number | null) =>
      describeLifted(pts(points), pts(50), wanted, names, words);
    expect(lifted(50, 100)).toBe(said.barriers.nothing);
    expect(lifted(99, 100)).toBe(said.barriers.adds('99', '1099'));
    expect(lifted(100, 100)).toBe(said.barriers.reaches('100'));
    expect(lifted(100, null)).toBe(said.barriers.adds('100', '1100'));
  });

  test('count the half days of the search as days', () => {
    expect(describeInfeasible({ reason: 'aboveLimit', department: 'SNV', limit: 5, least: 12 }, names, words)).toBe(
      said.barriers.aboveLimit('đơn vị SNV', '6 ngày', '2.5 ngày'),
    );
    expect(describeInfeasible({ reason: 'nothingToChoose', code: '2.2' }, names, words)).toBe(
      said.barriers.nothingToChoose('hàng 2.2'),
    );
  });
});

test('what there is to answer', () => {
  const facts = { gain: 5, isReached: true, isWaiting: false, asksForRank: true, hasRanking: true };
  expect(answerKind(facts)).toBe('reached');
  expect(answerKind({ ...facts, gain: 0 })).toBe('reachedAlready');
  expect(answerKind({ ...facts, isReached: false })).toBe('farthest');
  expect(answerKind({ ...facts, isReached: false, gain: 0 })).toBe('nothingMore');
  expect(answerKind({ ...facts, isReached: false, isWaiting: true })).toBe('waiting');
  expect(answerKind({ ...facts, isReached: false, hasRanking: false })).toBe('noRank');
  expect(answerKind({ ...facts, isReached: false, hasRanking: false, isWaiting: true })).toBe('noRank');
  expect(answerKind({ ...facts, hasRanking: false, asksForRank: false })).toBe('reached');
  expect(answerKind({ ...facts, gain: null })).toBe('notAtAll');
});

describe('a target', () => {
  const known = { points: pts(871_000), rank: 37 };

  test('is asked in another way with what is known of it', () => {
    const points: Target = { kind: 'points', points: pts(900_000) };
    expect(askedAs(points, 'points', known)).toEqual(points);
    expect(askedAs(points, 'rank', known)).toEqual({ kind: 'rank', rank: 37, surely: false });
    expect(askedAs(points, 'surely', { ...known, rank: null })).toEqual({ kind: 'rank', rank: 1, surely: true });
    expect(askedAs(points, 'forecastRank', known)).toEqual({ kind: 'forecastRank', rank: 37, sharePercent: 80 });
    const share: Target = { kind: 'forecastRank', rank: 20, sharePercent: 65 };
    expect(askedAs(share, 'forecastRank', known)).toEqual(share);
    expect(askedAs(share, 'surely', known)).toEqual({ kind: 'rank', rank: 20, surely: true });
    expect(askedAs(share, 'points', known)).toEqual({ kind: 'points', points: 871_000 });
  });

  test('is of the way in which it was asked', () => {
    for (const way of TARGET_WAYS)
      expect(wayOf(askedAs({ kind: 'rank', rank: 3, surely: false }, way, known))).toBe(way);
  });

  test('gives its scenario a name', () => {
    const name = (target: Target) => nameOfTarget(target, words, ',');
    expect(name({ kind: 'points', points: pts(900_000) })).toBe('Tới 90,00 điểm');
    expect(name({ kind: 'rank', rank: 40, surely: false })).toBe('Tới hạng 40');
    expect(name({ kind: 'rank', rank: 40, surely: true })).toBe('Chắc hạng 40');
    expect(name({ kind: 'forecastRank', rank: 40, sharePercent: 80 })).toBe('Hạng 40 với 80%');
  });
});

test('points that draws ask for are enough as they are shown', () => {
  expect([51_901, 51_900, 0].map((points) => enoughPoints(pts(points), ','))).toEqual(['5,20', '5,19', '0,00']);
});

test('a name that is free stays; one that is taken gets a number, and neither is too long', () => {
  expect(freeName(' Tới hạng 40 ', [])).toBe('Tới hạng 40');
  expect(freeName('a', ['a', 'a (2)', 'a (4)'])).toBe('a (3)');
  const long = 'x'.repeat(SCENARIO_NAME_LENGTH + 5);
  const first = freeName(long, []);
  expect(first).toHaveLength(SCENARIO_NAME_LENGTH);
  const second = freeName(long, [first]);
  expect(second).toMatch(/x \(2\)$/);
  expect(second).toHaveLength(SCENARIO_NAME_LENGTH);
});

test('a long frontier is thinned out, with its ends and what must be there', () => {
  expect(drawnPositions(3, [1], 5)).toEqual([0, 1, 2]);
  expect(drawnPositions(0, [0], 5)).toEqual([]);
  const drawn = drawnPositions(1000, [501, 0, 7], 11);
  expect(drawn).toEqual([0, 7, 100, 200, 300, 400, 500, 501, 599, 699, 799, 899, 999]);
});

import { describe, expect, it } from 'vitest';
import { createSample } from '../../../src/data/packs';
import { attainableSteps } from '../../../src/domain/attainable-steps';
import type { Assessment } from '../../../src/domain/assessment';
import { mostGain } from '../../../src/domain/optimiser';
import { barriersOf, routeProblem, withoutBarrier } from '../../../src/domain/route';
import { daysBetween, effortDaysOf } from '../../../src/domain/step-cost';
import { INITIAL_STUDIO, type RouteSettings } from '../../../src/domain/studio';
import { workingDaysBetween } from '../../../src/domain/working-days';
import { overYears } from '../../../src/domain/peer-years';
import { createdAt, pts, withEntries } from '../../helpers/domain';

const { assessment, tree } = createSample(createdAt);
const TODAY = '2024-06-03'; // a Monday
const settings = (change: Partial<RouteSettings> = {}): RouteSettings => ({ ...INITIAL_STUDIO.route, ...change });
const find = (given: Assessment = assessment, change: Partial<RouteSettings> = {}) =>
  routeProblem(given, tree, settings(change), TODAY);
const codes = (found: ReturnType<typeof find>) => found.problem.candidates.map(({ code }) => code);
const rowOf = (code: string) => {
  const node = tree.nodeByCode.get(code);
  if (!node?.scored) throw new Error(code);
  return { node, entry: assessment.entries.get(code)! };
};

describe('the steps that may be taken', () => {
  it('are those of rows that are open, do not stand at their maximum, and are not surveys', () => {
    const found = codes(find());
    expect(found).toContain('1.2.1');
    for (const code of found) {
      const { node, entry } = rowOf(code);
      expect(['appraisal', 'statistics']).toContain(node.track);
      expect(entry.selfScore).toBeLessThan(node.maxPoints);
    }
    const full = tree.scoredNodes.find(({ code, maxPoints }) => assessment.entries.get(code)?.selfScore === maxPoints);
    expect(found).not.toContain(full?.code);
  });

  it('cost the days of the row for every step, in half days', () => {
    const { node, entry } = rowOf('1.2.1');
    const candidate = find().problem.candidates.find(({ code }) => code === '1.2.1');
    expect(candidate?.choices).toEqual(
      attainableSteps(node, entry, entry.selfScore!).map(({ gain, climbed }) => ({
        gain,
        cost: climbed * effortDaysOf(node, entry) * 2,
      })),
    );
    const cheap = withEntries(assessment, { '1.2.1': { effortDays: 0.5 } });
    expect(find(cheap).problem.candidates.find(({ code }) => code === '1.2.1')?.choices[0]?.cost).toBe(1);
  });

  it('are none of rows that an appraiser decided, that do not apply, or that are left out', () => {
    expect(codes(find(withEntries(assessment, { '1.2.1': { appraisedScore: pts(0) } })))).not.toContain('1.2.1');
    expect(codes(find(withEntries(assessment, { '1.2.1': { notApplicableReason: 'x' } })))).not.toContain('1.2.1');
    expect(codes(find(assessment, { excluded: ['1.2.1'] }))).not.toContain('1.2.1');
  });

  it('are none at all once the self scores are locked', () => {
    const { process } = assessment;
    const rounds = { ...process.rounds, self: { deadline: '', lockedAt: createdAt } };
    expect(codes(find({ ...assessment, process: { ...process, rounds } }))).toEqual([]);
  });

  it('come to surveys only when their track is opened', () => {
    const opened = codes(find(assessment, { openedTracks: ['sipas'] }));
    const more = opened.filter((code) => !codes(find()).includes(code));
    expect(more.length).toBeGreaterThan(0);
    for (const code of more) expect(rowOf(code).node.track).toBe('sipas');
  });

  it('reach what is required, and say so where nothing does', () => {
    const { node } = rowOf('1.2.1');
    const found = find(assessment, { required: [{ code: '1.2.1', points: node.maxPoints }] });
    const candidate = found.problem.candidates.find(({ code }) => code === '1.2.1');
    expect(candidate).toMatchObject({ required: true, choices: [{ gain: node.maxPoints }] });
    expect(found.unmet).toEqual([]);
    const closed = find(assessment, {
      excluded: ['1.2.1'],
      required: [{ code: '1.2.1', points: node.maxPoints }],
    });
    expect(closed.unmet).toEqual(['1.2.1']);
  });

  it('end before the day: what takes one person longer is no step', () => {
    const { node, entry } = rowOf('1.2.1');
    const days = effortDaysOf(node, entry);
    expect(days).toBeGreaterThan(1);
    expect(codes(find(assessment, { until: '2024-06-04' }))).not.toContain('1.2.1');
    expect(codes(find(assessment, { until: '2024-12-31' }))).toContain('1.2.1');
  });
});

describe('a limit', () => {
  it('is the lesser of the days of a department and what its people can do until the day', () => {
    const limitOf = (change: Partial<RouteSettings>) => find(assessment, change).problem.limits.get('SNV');
    expect(limitOf({ limits: [{ department: 'SNV', days: 2.5, people: 2 }] })).toBe(5);
    expect(limitOf({ limits: [{ department: 'SNV', days: null, people: 2 }] })).toBeUndefined();
    // Tuesday to Friday: four days of two people, in half days.
    expect(limitOf({ until: '2024-06-07', limits: [{ department: 'SNV', days: null, people: 2 }] })).toBe(16);
    expect(limitOf({ until: '2024-06-07', limits: [{ department: 'SNV', days: 3, people: 2 }] })).toBe(6);
  });
});

describe('barriers', () => {
  const tight = settings({
    until: '2024-06-05',
    excluded: ['1.2.1'],
    limits: [
      { department: 'SNV', days: 1, people: null },
      { department: 'STC', days: null, people: 1 },
    ],
  });

  it('are the closed tracks, rows, limits and the day', () => {
    expect(barriersOf(assessment, tight)).toEqual([
      { kind: 'track', track: 'leaderSurvey' },
      { kind: 'track', track: 'sipas' },
      { kind: 'excluded', code: '1.2.1' },
      { kind: 'limit', department: 'SNV' },
      { kind: 'until' },
    ]);
  });

  it('taken away let one get at least as far', () => {
    const reach = (route: RouteSettings) => mostGain(routeProblem(assessment, tree, route, TODAY).problem) ?? 0;
    for (const barrier of barriersOf(assessment, tight))
      expect(reach(withoutBarrier(tight, barrier))).toBeGreaterThanOrEqual(reach(tight));
    expect(reach(withoutBarrier(settings(), { kind: 'track', track: 'sipas' }))).toBeGreaterThan(reach(settings()));
  });
});

describe('the days of a change', () => {
  it('are those of every step on the way; a score between two steps takes the next one whole', () => {
    for (const node of tree.scoredNodes) {
      const entry = assessment.entries.get(node.code)!;
      const from = entry.selfScore!;
      const each = effortDaysOf(node, entry);
      for (const { points, climbed } of attainableSteps(node, entry, from)) {
        expect(daysBetween(node, entry, from, points)).toBe(climbed * each);
        expect(daysBetween(node, entry, from, pts(points - 1))).toBeLessThanOrEqual(climbed * each);
      }
      expect(daysBetween(node, entry, from, from)).toBe(0);
      if (from > 0) expect(daysBetween(node, entry, from, pts(from - 1))).toBe(0);
      if (from < node.maxPoints) expect(daysBetween(node, entry, from, node.maxPoints)).toBeGreaterThan(0);
    }
  });
});

describe('working days', () => {
  it.each([
    ['2024-06-03', '2024-06-03', 0],
    ['2024-06-03', '2024-06-04', 1],
    ['2024-06-07', '2024-06-10', 1], // Friday to Monday
    ['2024-06-08', '2024-06-09', 0], // Saturday to Sunday
    ['2024-06-03', '2024-06-10', 5],
    ['2024-06-03', '2024-12-31', 151],
    ['2024-06-03', '2024-05-01', 0],
    ['1969-12-29', '1970-01-02', 4], // across the epoch
  ])('from %s to %s are %i', (from, until, days) => {
    expect(workingDaysBetween(from, until)).toBe(days);
  });
});

describe('a model over years', () => {
  const model = { persistence: 0.5, unitSpread: 200, driftMean: 100, driftSpread: 30 };

  it('of one is itself', () => {
    expect(overYears(model, 1)).toEqual(model);
  });

  it('of two: leads shrink twice, the first spread once, drift adds up', () => {
    expect(overYears(model, 2)).toEqual({
      persistence: 0.25,
      unitSpread: Math.sqrt(200 ** 2 + 100 ** 2),
      driftMean: 200,
      driftSpread: 30 * Math.SQRT2,
    });
  });
});

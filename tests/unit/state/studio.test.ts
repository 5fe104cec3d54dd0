import { expect, test } from 'vitest';
import { createSample, loadResults } from '../../../src/data/packs';
import type { Studio as StudioSettings } from '../../../src/domain/studio';
import { createdAt, pts } from '../../helpers/domain';
import { createSession } from './session-stage';

async function openStudio() {
  const opened = await createSession({ document: createSample(createdAt).assessment, results: loadResults() });
  const { session } = opened;
  const studio = await session.studio();
  const setTarget = (target: StudioSettings['route']['target']) => {
    const { studio: before } = session.workbook.document;
    session.run({ type: 'changeStudio', studio: { ...before, route: { ...before.route, target } } });
  };
  return { ...opened, studio, setTarget };
}

test('variants: the document, what is assumed, and each scenario with what it goes on from', async () => {
  const { session, studio } = await openStudio();
  expect(studio.variants.map(({ id }) => id)).toEqual(['now']);
  session.whatIf.assume([{ code: '1.2.1', value: pts(5000) }]);
  session.keepScenario('a', 'Nền', createdAt);
  session.run({
    type: 'saveScenario',
    scenario: { id: 'b', name: 'Thêm', createdAt, basedOn: 'a', changes: [{ code: '1.6.1', selfScore: pts(1_5000) }] },
  });
  expect(studio.variants.map(({ id, figures }) => [id, figures.rollup.total.points])).toEqual([
    ['now', 85_9600],
    ['whatIf', 86_4600],
    ['a', 86_4600],
    ['b', 87_2100],
  ]);
  expect(studio.variant('b')?.rank?.estimate).toBeLessThan(studio.variant('now')!.rank!.estimate);
  session.edit([{ code: '1.2.1', column: 'selfScore', text: '0,25' }], 'type');
  expect(studio.variant('a')?.issues).toMatchObject([{ code: '1.2.1', reason: 'moved', from: 0, now: 2500 }]);
  expect(studio.variant('b')?.figures.rollup.total.points).toBe(87_2100);
});

test('floor, expectation and ceiling are in order, in points and in ranks', async () => {
  const { studio } = await openStudio();
  const { outlook, floor, expected, ceiling } = studio.outlook;
  expect(outlook.floor).toBeLessThan(outlook.expected);
  expect(outlook.expected).toBeLessThan(outlook.ceiling);
  expect(floor!.estimate).toBeGreaterThanOrEqual(expected!.estimate);
  expect(expected!.estimate).toBeGreaterThanOrEqual(ceiling!.estimate);
});

test('the gain for a rank is the least that holds it', async () => {
  const { studio, setTarget, session } = await openStudio();
  const points = session.workbook.self.total.points;
  for (const surely of [false, true]) {
    for (const rank of [40, 30, 10, 1]) {
      setTarget({ kind: 'rank', rank, surely });
      const gain = studio.gainForTarget()!;
      const held = (total: number) => {
        const result = studio.rankAt(pts(total))!;
        return (surely ? result.worst : result.estimate) <= rank;
      };
      expect(held(points + gain)).toBe(true);
      expect(held(points + gain - 1)).toBe(false);
    }
  }
  setTarget({ kind: 'points', points: pts(90_0000) });
  expect([studio.gainForTarget(), studio.goals]).toEqual([4_0400, []]);
});

test('a rank with a chance takes its gain from a forecast that is up to date', async () => {
  const { studio, setTarget, session } = await openStudio();
  setTarget({ kind: 'forecastRank', rank: 40, sharePercent: 80 });
  expect(studio.goals).toEqual([{ rank: 40, share: 0.8 }]);
  expect(studio.gainForTarget()).toBeNull();
  const now = studio.variants.slice(0, 1);
  expect(await studio.forecasts.run(now, 'moving', studio.goals)).toBe(true);
  const gain = studio.gainForTarget()!;
  expect(gain).toBeGreaterThan(0);
  session.edit([{ code: '1.2.1', column: 'selfScore', text: '0,5' }], 'type');
  expect(studio.gainForTarget()).toBeNull();
});

test('a run that is cancelled answers nothing and leaves what there was', async () => {
  const { studio } = await openStudio();
  const now = studio.variants.slice(0, 1);
  const run = studio.forecasts.run(now, 'moving', []);
  expect(studio.forecasts.state).toMatchObject({ kind: 'running', subjectId: 'now' });
  studio.forecasts.cancel();
  expect(await run).toBe(false);
  expect(studio.forecasts.state).toEqual({ kind: 'cancelled' });
  expect(studio.forecasts.of(now[0]!, 'moving', [])).toBeNull();
  expect(await studio.forecasts.run(now, 'moving', [])).toBe(true);
  expect(studio.forecasts.of(now[0]!, 'moving', [])).toMatchObject({ isCurrent: true, result: { draws: 10_000 } });
});

test('the others start from the newest field before the assessed year', async () => {
  const { studio } = await openStudio();
  expect([studio.forecasts.base?.year, studio.forecasts.years]).toEqual([2022, 1]);
  studio.forecasts.chosenBase = 2020;
  expect([studio.forecasts.base?.year, studio.forecasts.years]).toEqual([2020, 3]);
});

import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Change, type Command } from '../../../src/domain/command';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { applyPatches } from '../../../src/domain/patch';
import { PLAN_TEXT_LENGTH, type PlanItem } from '../../../src/domain/plan';
import type { Points } from '../../../src/domain/points';
import { INITIAL_STUDIO, type Studio } from '../../../src/domain/studio';
import { blankDocument, createdAt, pts } from '../../helpers/domain';

const { assessment: blank, tree } = blankDocument();

const item = (id: string, code = '1.1.1', extra: Partial<PlanItem> = {}): PlanItem => ({
  id,
  code,
  scenarioName: '',
  causeId: '',
  cause: '',
  remedy: '',
  department: '',
  owner: '',
  helpers: [],
  dueDate: '',
  fromScore: null,
  targetScore: pts(900),
  effortDays: null,
  state: 'planned',
  createdAt,
  ...extra,
});

const run = (document: Assessment, command: Command) => applyCommand(document, tree, command);

/** The change, of which it is checked that it can be taken back, and that a file would give the same again. */
function done(document: Assessment, command: Command): Change {
  const result = run(document, command);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { document: after, inverse } = result.value;
  expect(applyPatches(after, inverse)).toEqual(document);
  expect(parseDocument(documentToFile(after))).toMatchObject({ ok: true, value: { assessment: after } });
  return result.value;
}

const save = (given: PlanItem): Command => ({ type: 'savePlanItem', item: given });
const promote = (name: string, ...items: readonly PlanItem[]): Command => ({ type: 'promoteScenario', name, items });
const refused = (reason: string) => ({ ok: false, error: { reason } });

describe('an item of the plan', () => {
  const two = [item('p1'), item('p2', '2.2')].reduce((document, each) => done(document, save(each)).document, blank);

  it('is added at the end, and changed where it stands', () => {
    expect(two.plan).toEqual([item('p1'), item('p2', '2.2')]);
    const { document, patches, label } = done(two, save(item('p1', '1.1.1', { state: 'done', owner: 'Lan' })));
    expect(document.plan).toEqual([item('p1', '1.1.1', { state: 'done', owner: 'Lan' }), item('p2', '2.2')]);
    expect(patches).toMatchObject([{ kind: 'planItem', id: 'p1', position: 0 }]);
    expect(label).toEqual({ type: 'savePlanItem', name: '1.1.1', count: 1 });
  });

  it('is kept as a file would give it back', () => {
    const untidy = { cause: '  Chậm\u200b\r\nhạn ', owner: ' \u200bLạng Sơn'.normalize('NFD'), helpers: ['S\u200bTC'] };
    const { plan } = done(blank, save(item('p1', '1.1.1', untidy))).document;
    expect(plan).toEqual([item('p1', '1.1.1', { cause: 'Chậm\nhạn', owner: 'Lạng Sơn', helpers: ['STC'] })]);
  });

  it('saved as it stands changes nothing', () => {
    expect(run(two, save(item('p2', '2.2', { cause: ' ' })))).toEqual(refused('nothingChanged'));
  });

  it('is deleted, and comes back to its place', () => {
    const { document, label } = done(two, { type: 'deletePlanItem', id: 'p1' });
    expect(document.plan).toEqual([item('p2', '2.2')]);
    expect(label).toEqual({ type: 'deletePlanItem', name: '1.1.1', count: 1 });
    expect(run(document, { type: 'deletePlanItem', id: 'p1' })).toEqual(refused('planItemGone'));
  });

  it('may promise up to the maximum of its row, and take up to its length', () => {
    done(blank, save(item('p1', '1.1.1', { targetScore: pts(1000), remedy: 'x'.repeat(PLAN_TEXT_LENGTH) })));
  });

  it.each<[name: string, PlanItem]>([
    ['of a row that is not there', item('p1', '9.9')],
    ['of a row that is a sum', item('p1', '1.1')],
    ['that promises more than the maximum', item('p1', '1.1.1', { targetScore: pts(1001) })],
    ['that promises less than nothing', item('p1', '1.1.1', { targetScore: pts(-1) })],
    ['that promises half a ten-thousandth', item('p1', '1.1.1', { targetScore: 0.5 as Points })],
    ['that goes on from less than nothing', item('p1', '1.1.1', { fromScore: pts(-1) })],
    ['without an id', item(' ')],
    ['with a text too long', item('p1', '1.1.1', { cause: 'x'.repeat(PLAN_TEXT_LENGTH + 1) })],
    ['due on a day that is none', item('p1', '1.1.1', { dueDate: '2024-02-30' })],
    ['with a quarter of a day', item('p1', '1.1.1', { effortDays: 0.25 })],
    ['in a state that is none', item('p1', '1.1.1', { state: 'x' as PlanItem['state'] })],
    ['with a helper without a name', item('p1', '1.1.1', { helpers: [' '] })],
  ])('%s is refused', (_name, given) => {
    expect(run(blank, save(given))).toEqual(refused('planItemInvalid'));
    expect(run(blank, promote('Nền', item('p9', '2.2'), given))).toEqual(refused('planItemInvalid'));
  });
});

describe('a scenario promoted', () => {
  const of = (name: string, id: string, code: string, extra: Partial<PlanItem> = {}): PlanItem =>
    item(id, code, { scenarioName: name, ...extra });
  const promised = done(
    done(blank, save(item('hand'))).document,
    promote('Nền', of('Nền', 'p1', '1.1.1', { effortDays: 2 }), of('Nền', 'p2', '2.2')),
  );

  it('adds what it promises, in its order, in one change', () => {
    expect(promised.document.plan.map(({ id }) => id)).toEqual(['hand', 'p1', 'p2']);
    expect(promised.label).toEqual({ type: 'promoteScenario', name: 'Nền', count: 2 });
  });

  it('again, renews what is promised and leaves what people wrote', () => {
    const written: Partial<PlanItem> = {
      cause: 'Thiếu người',
      remedy: 'Bổ sung',
      department: 'SNV',
      owner: 'Lan',
      helpers: ['STC'],
      dueDate: '2024-06-30',
      state: 'inProgress',
    };
    const kept = of('Nền', 'p1', '1.1.1', { effortDays: 2, ...written });
    const document = done(promised.document, save(kept)).document;
    const again = done(
      document,
      promote(
        'Nền',
        of('Nền', 'n1', '1.1.1', {
          fromScore: pts(100),
          targetScore: pts(1000),
          effortDays: 0.5,
          owner: 'Minh',
          createdAt: '2025-01-01T00:00:00.000Z',
        }),
        of('Nền', 'n2', '2.2'),
        of('Nền', 'n3', '2.1.1'),
      ),
    );
    expect(again.document.plan).toEqual([
      item('hand'),
      { ...kept, fromScore: pts(100), targetScore: pts(1000), effortDays: 0.5 },
      of('Nền', 'p2', '2.2'),
      of('Nền', 'n3', '2.1.1'),
    ]);
    // What is promised as before is not written again.
    expect(again.patches.map((patch) => 'id' in patch && patch.id)).toEqual(['p1', 'n3']);
  });

  it('again without news changes nothing', () => {
    const same = promote('Nền', of('Nền', 'n1', '1.1.1', { effortDays: 2 }), of('Nền', 'n2', '2.2'));
    expect(run(promised.document, same)).toEqual(refused('nothingChanged'));
    expect(run(blank, promote('Nền'))).toEqual(refused('nothingChanged'));
  });

  it('leaves the same rows of another scenario, and those made by hand', () => {
    const { document } = done(promised.document, promote('Khác', of('Khác', 'k1', '1.1.1', { targetScore: pts(1) })));
    expect(document.plan.slice(0, 3)).toEqual(promised.document.plan);
    expect(document.plan.at(-1)).toEqual(of('Khác', 'k1', '1.1.1', { targetScore: pts(1) }));
  });

  it('gives its name to what it adds, so that it is found the next time', () => {
    const { document } = done(blank, promote('Nền', item('p1')));
    expect(document.plan).toEqual([of('Nền', 'p1', '1.1.1')]);
    expect(run(document, promote('Nền', item('p2')))).toEqual(refused('nothingChanged'));
  });

  it('never takes the place of an item that promises something else', () => {
    expect(run(promised.document, promote('Khác', of('Khác', 'hand', '2.1.1')))).toEqual(refused('planItemInvalid'));
    expect(run(promised.document, promote('Nền', of('Nền', 'p1', '2.1.1')))).toEqual(refused('planItemInvalid'));
  });
});

describe('the settings of the studio', () => {
  const change = (studio: Studio): Command => ({ type: 'changeStudio', studio });
  const { forecast, route } = INITIAL_STUDIO;

  it('are replaced as a whole, as a file would give them back', () => {
    const limit = { department: 'SNV', days: 12.5, people: 2 };
    const studio: Studio = {
      forecast: { ...forecast, draws: 2000, driftMean: -1.25, surveySpread: 0 },
      route: {
        target: { kind: 'forecastRank', rank: 40, sharePercent: 80 },
        until: '2024-12-31',
        openedTracks: ['sipas'],
        excluded: ['1.1.1'],
        required: [{ code: '2.2', points: pts(3_0000) }],
        limits: [{ ...limit, department: 'S\u200bNV' }],
      },
    };
    const { document, label, patches } = done(blank, change(studio));
    expect(document).toEqual({ ...blank, studio: { ...studio, route: { ...studio.route, limits: [limit] } } });
    expect(label).toEqual({ type: 'changeStudio' });
    expect(patches).toHaveLength(1);
  });

  it('that stand already change nothing, in whatever order they are said', () => {
    const { seed, ...rest } = forecast;
    const turned = { route: { ...route }, forecast: { seed, ...rest } };
    expect(run(blank, change(turned))).toEqual(refused('nothingChanged'));
  });

  it.each<[name: string, Studio]>([
    ['too few draws', { route, forecast: { ...forecast, draws: 999 } }],
    ['a seed that is no whole number', { route, forecast: { ...forecast, seed: 0.5 } }],
    ['a fifth decimal', { route, forecast: { ...forecast, surveySpread: 1.00001 } }],
    ['a spread below nothing', { route, forecast: { ...forecast, unitSpread: -1 } }],
    ['a day that is none', { forecast, route: { ...route, until: '2024-13-01' } }],
    ['points below nothing', { forecast, route: { ...route, target: { kind: 'points', points: pts(-1) } } }],
    [
      'a share of all draws',
      { forecast, route: { ...route, target: { kind: 'forecastRank', rank: 1, sharePercent: 100 } } },
    ],
  ])('with %s are refused', (_name, studio) => {
    expect(run(blank, change(studio))).toEqual(refused('studioInvalid'));
  });
});

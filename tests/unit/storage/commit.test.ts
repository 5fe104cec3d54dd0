import type { OwnField } from '../../../src/domain/field';
import type { SipasYear } from '../../../src/domain/sipas';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/domain/assessment';
import type { Change, Command } from '../../../src/domain/command';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import type { PlanItem } from '../../../src/domain/plan';
import { INITIAL_STUDIO } from '../../../src/domain/studio';
import { proofDocument } from '../../helpers/domain-filled';
import { ratio, ticked } from '../../helpers/domain-rules';
import { AUTHOR, createDesk, GESTURE_AT } from './desk';
import { richAssessment } from './rich-assessment';
import { assessmentTitled, must, points, score } from './small-assessment';
import { createStage } from './stage';

const scenario = (id: string, name: string): Scenario => ({
  id,
  name,
  createdAt: '2024-05-06T07:08:09.010Z',
  changes: [{ code: '2.1', selfScore: points(1.5) }],
});

const over = (basedOn: string, given: Scenario): Scenario => ({ ...given, basedOn });

const planItem = (id: string, code: string, extra: Partial<PlanItem> = {}): PlanItem => ({
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
  targetScore: points(0.1),
  effortDays: null,
  state: 'planned',
  createdAt: '2024-05-06T07:08:09.010Z',
  ...extra,
});

const changeStudio = (draws: number): Command => ({
  type: 'changeStudio',
  studio: {
    forecast: { ...INITIAL_STUDIO.forecast, draws, driftMean: -0.5 },
    route: {
      ...INITIAL_STUDIO.route,
      target: { kind: 'rank', rank: 40, surely: true },
      until: '2024-12-31',
      required: [{ code: '2.1', points: points(2.0005) }],
    },
  },
});

const saveEvidence = (id: string, codes: readonly string[]): Command => ({
  type: 'saveEvidence',
  document: proofDocument(id),
  attachTo: codes.map((code) => ({ code, place: `Mục ${code}` })),
});

const notApplicable = (code: string, value: string): Command => ({
  type: 'editCells',
  gesture: 'form',
  edits: [{ code, field: 'notApplicableReason', value }],
});

describe('a commit of each kind of change reopens as the document in memory', () => {
  const changes: [name: string, commands: Command[]][] = [
    ['a score', [score('1.1.1', 0.25)]],
    ['a score that takes a check with it', [score('1.1.2', 1)]],
    ['a cleared score', [score('1.1.2', null)]],
    [
      'other scores',
      [
        {
          type: 'editCells',
          gesture: 'paste',
          edits: [
            { code: '2.1', field: 'appraisedScore', value: points(2.0005) },
            { code: '1.1.2', field: 'lastYearScore', value: null },
          ],
        },
      ],
    ],
    [
      'several fields of one row',
      [
        {
          type: 'editCells',
          gesture: 'form',
          edits: [
            { code: '1.2', field: 'selfScore', value: points(0.05) },
            { code: '1.2', field: 'leadDepartment', value: '' },
            { code: '1.2', field: 'note', value: 'Tiếng Việt\ncó dấu' },
          ],
        },
      ],
    ],
    ['a check', [{ type: 'editCells', gesture: 'form', edits: [{ code: '1.1.2', field: 'checked', value: false }] }]],
    ['a new scenario', [{ type: 'saveScenario', scenario: scenario('s2', 'Hai') }]],
    ['a changed scenario', [{ type: 'saveScenario', scenario: scenario('s1', 'Khác') }]],
    [
      'a deleted scenario',
      [
        { type: 'saveScenario', scenario: scenario('z-last-by-key', 'Hai') },
        { type: 'deleteScenario', id: 's1' },
        { type: 'saveScenario', scenario: scenario('s0', 'Ba') },
      ],
    ],
    [
      'a deleted scenario that others went on from',
      [
        { type: 'saveScenario', scenario: over('s1', scenario('a-first-by-key', 'Hai')) },
        { type: 'saveScenario', scenario: over('a-first-by-key', { ...scenario('z', 'Ba'), changes: [] }) },
        { type: 'saveScenario', scenario: over('s1', { ...scenario('b', 'Bốn'), changes: [] }) },
        { type: 'deleteScenario', id: 's1' },
        { type: 'deleteScenario', id: 'a-first-by-key' },
      ],
    ],
    ['an applied scenario', [{ type: 'applyScenario', name: 'Hai', changes: scenario('s2', 'Hai').changes }]],
    ['a new document of the register, at work for two rows', [saveEvidence('d2', ['1.2', '2.1'])]],
    [
      'a changed document of the register',
      [
        saveEvidence('z-last-by-key', []),
        saveEvidence('a-first-by-key', ['1.2']),
        { type: 'saveEvidence', document: proofDocument('a-first-by-key', '2024-02-29') },
      ],
    ],
    [
      'a deleted document of the register, with its attachments',
      [
        saveEvidence('z-last-by-key', ['1.2', '2.1']),
        saveEvidence('d3', []),
        { type: 'deleteEvidence', id: 'z-last-by-key' },
        saveEvidence('d0', ['2.1']),
      ],
    ],
    [
      'figures, evidence, contributors and texts of a row',
      [
        {
          type: 'editCells',
          gesture: 'form',
          on: '2024-02-29',
          edits: [
            { code: '2.1', field: 'figures', value: ratio(1.5, null) },
            { code: '2.1', field: 'lastYearFigures', value: ratio(0, 3) },
            { code: '2.1', field: 'contributors', value: ['STP', 'SNV'] },
            { code: '2.1', field: 'evidence', value: [{ documentId: 'd1', place: 'Điều 3' }] },
            { code: '2.1', field: 'explanation', value: '' },
            { code: '1.1.2', field: 'figures', value: ticked(1) },
            { code: '1.1.2', field: 'overrideReason', value: 'Theo biên bản' },
          ],
        },
      ],
    ],
    [
      'rows that come not to apply, and to apply again',
      [notApplicable('2.1', 'Không có'), notApplicable('1.1.2', 'Không có'), notApplicable('2.1', '')],
    ],
    [
      'a note of the thread',
      [
        {
          type: 'addNote',
          code: '2.1',
          note: { id: 'n2', round: 'self', side: 'appraiser', author: '', at: GESTURE_AT, text: 'Đã xem' },
        },
      ],
    ],
    [
      'departments',
      [
        { type: 'saveDepartment', department: { code: 'VP', name: 'Văn phòng', nameEn: '' }, isNew: true },
        { type: 'saveDepartment', department: { code: 'SNV', name: 'Nội vụ', nameEn: 'HA' }, isNew: false },
        { type: 'deleteDepartment', code: 'SNV' },
        { type: 'deleteDepartment', code: 'STP' },
      ],
    ],
    [
      'deadlines, locks, survey dates, a limit',
      [
        { type: 'changeProcess', change: { kind: 'deadline', round: 'self', day: '2024-02-29' } },
        { type: 'changeProcess', change: { kind: 'lock', round: 'self', at: GESTURE_AT } },
        { type: 'changeProcess', change: { kind: 'surveyDate', track: 'sipas', day: '2024-01-01' } },
        { type: 'changeProcess', change: { kind: 'documentItemLimit', limit: 9 } },
        { type: 'changeProcess', change: { kind: 'unlock', round: 'self' } },
      ],
    ],
    [
      'bonus and penalty',
      [
        { type: 'adjust', id: 'penalty', points: points(5), reason: 'Chậm báo cáo' },
        { type: 'adjust', id: 'bonus', points: null, reason: '' },
        { type: 'adjust', id: 'penalty', points: points(0.25), reason: 'Chậm báo cáo' },
      ],
    ],
    [
      'chance and cost of a row',
      [
        {
          type: 'editCells',
          gesture: 'form',
          edits: [
            { code: '2.1', field: 'acceptancePercent', value: 65 },
            { code: '2.1', field: 'refusedScore', value: points(0.0001) },
            { code: '1.1.2', field: 'effortDays', value: 2.5 },
          ],
        },
      ],
    ],
    ['settings of the studio', [changeStudio(2000), changeStudio(5000)]],
    [
      'items of the plan, promoted, promoted again, written and deleted',
      [
        { type: 'savePlanItem', item: planItem('m', '2.1', { cause: 'Thiếu người', helpers: ['STP'] }) },
        {
          type: 'promoteScenario',
          name: 'Hai',
          items: [planItem('z-last-by-key', '1.2'), planItem('a-first-by-key', '2.1')],
        },
        { type: 'savePlanItem', item: planItem('m', '2.1', { state: 'done', dueDate: '2024-02-29', effortDays: 0.5 }) },
        {
          type: 'promoteScenario',
          name: 'Hai',
          items: [planItem('n1', '1.1.1', { fromScore: points(0) }), planItem('n2', '1.2', { targetScore: points(0) })],
        },
        { type: 'deletePlanItem', id: 'z-last-by-key' },
        { type: 'deletePlanItem', id: 'm' },
        { type: 'savePlanItem', item: planItem('b', '1.2') },
      ],
    ],
    [
      'published figures of the user, SIPAS, causes, and last year’s column',
      [
        { type: 'saveField', field: ownField(2023) },
        { type: 'saveField', field: ownField(2022) },
        { type: 'saveField', field: { ...ownField(2023), nationalMean: points(85) } },
        { type: 'deleteField', id: 'par-index/2022/' },
        { type: 'saveSipas', sheet: sipasOf(2023) },
        { type: 'saveSipas', sheet: sipasOf(2022) },
        { type: 'deleteSipas', year: 2023 },
        { type: 'saveCause', cause: { id: 'c1', name: 'Thiếu người', isHidden: false } },
        { type: 'saveCause', cause: { id: 'c1', name: 'Thiếu người', isHidden: true } },
        {
          type: 'fillLastYear',
          map: { title: 'Năm trước', unit: 'Lạng Sơn', year: 2022, links: [] },
          rows: [{ code: '1.2', score: points(0.1), figures: null }],
        },
        { type: 'setYearMap', map: null },
        { type: 'deleteCause', id: 'c1' },
      ],
    ],
    [
      'a restored copy',
      [{ type: 'restoreSnapshot', document: richAssessment('Khác').assessment, name: 'Bản 1' }, score('1.2', 0.1)],
    ],
    [
      'a replaced document',
      [{ type: 'replaceDocument', document: { ...assessmentTitled('Khác'), scenarios: [] } }, score('1.2', 0.1)],
    ],
  ];
  test.each(changes)('%s, done, undone and redone', async (_name, commands) => {
    const { connect } = createStage();
    const repository = connect();
    const { id } = must(await repository.create(richAssessment('A').assessment));
    const desk = await createDesk(repository, id);
    const before = desk.opened.assessment;
    const sums = (): Promise<unknown> => repository.list().then((listed) => must(listed)[0]);
    const expectedSums = (): unknown => {
      const { assessment, tree } = desk.opened;
      const { points: scored, maxPoints, scoredRows, rows } = rollUpDocument(assessment, tree, 'selfScore').total;
      return expect.objectContaining({ points: scored, maxPoints, scoredRows, rows });
    };
    for (const command of commands) {
      await desk.do(command);
      expect(await sums()).toEqual(expectedSums());
    }
    const after = desk.opened.assessment;

    const done = must(await connect().open(id));
    expect(done.assessment).toEqual(after);
    expect(done.position).toBe(commands.length);
    expect(done.history.map(({ label }) => label)).toEqual(desk.steps.map(({ label }) => label));
    expect(done.history.map(({ patches }) => must(patches()))).toEqual(desk.steps.map(({ patches }) => patches));

    for (const change of desk.steps.toReversed()) {
      await desk.undo(change);
      expect(await sums()).toEqual(expectedSums());
    }
    const undone = must(await connect().open(id));
    expect(undone.assessment).toEqual(before);
    expect(undone).toMatchObject({ position: 0, revision: 1 + 2 * commands.length });
    expect(undone.history).toHaveLength(commands.length);

    for (const change of desk.steps) await desk.redo(change);
    const redone = must(await connect().open(id));
    expect(redone.assessment).toEqual(after);
    expect(redone.position).toBe(commands.length);
  });
});

test('a step keeps who made it and when, whoever takes it back or does it again', async () => {
  const { connect } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const change = await desk.do(score('1.1.1', 0.1));
  for (const kind of ['undo', 'redo'] as const) {
    const { revision: expectedRevision } = must(await repository.open(id));
    const patches = kind === 'undo' ? change.inverse : change.patches;
    const step = { stepId: 'step 1', label: change.label, by: 'Minh', at: '2025-05-05T05:05:05.000Z' };
    must(await repository.commit({ id, expectedRevision, kind, patches, ...step }));
    const opened = must(await connect().open(id));
    expect(opened.history).toEqual([expect.objectContaining({ id: 'step 1', by: AUTHOR, at: GESTURE_AT })]);
  }
});

test('a scenario put back by undo stands where it stood', async () => {
  const { connect } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  for (const key of ['z', 'm', 'b']) await desk.do({ type: 'saveScenario', scenario: scenario(key, key) });
  await desk.undo(await desk.do({ type: 'deleteScenario', id: 'm' }));
  const { assessment } = must(await connect().open(id));
  expect(assessment.scenarios.map((found) => found.id)).toEqual(['s1', 'z', 'm', 'b']);
});

test('a new step after undo drops what could have been redone', async () => {
  const { connect } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const first = await desk.do(score('1.1.1', 0.1));
  const second = await desk.do(score('1.1.1', 0.2));
  await desk.undo(second);
  await desk.undo(first);
  const other = await desk.do(score('1.2', 0.1));

  const opened = must(await connect().open(id));
  expect(opened.history.map(({ patches }) => must(patches()))).toEqual([other.patches]);
  expect(opened.position).toBe(1);
  expect(
    await repository.commit({
      id,
      expectedRevision: opened.revision,
      kind: 'redo',
      stepId: 'gone',
      patches: second.patches,
      label: second.label,
      by: '',
      at: GESTURE_AT,
    }),
  ).toMatchObject({ ok: false, error: { reason: 'unknown' } });
});

describe('a commit writes the rows it names, the head and one step, and no other row', () => {
  const register = ['d2', 'd3', 'd4'].map((id) => saveEvidence(id, []));
  const cases: [name: string, before: Command[], command: Command, tables: string[]][] = [
    ['a cell', [], score('2.1', 0.5), ['entries']],
    ['a document at work for one row', [], saveEvidence('d2', ['1.2']), ['entries', 'evidence']],
    ['a document deleted among others', register, { type: 'deleteEvidence', id: 'd3' }, []],
    [
      'a department',
      [],
      { type: 'saveDepartment', department: { code: 'VP', name: 'V', nameEn: '' }, isNew: true },
      [],
    ],
    ['a limit', [], { type: 'changeProcess', change: { kind: 'documentItemLimit', limit: 9 } }, []],
    ['points for the whole', [], { type: 'adjust', id: 'bonus', points: null, reason: '' }, []],
    ['a row that does not apply', [], notApplicable('2.1', 'Không có'), ['entries']],
    ['a scenario', [], { type: 'saveScenario', scenario: scenario('s0', 'Không') }, ['scenarios']],
    ['settings of the studio', [], changeStudio(2000), []],
    ['an item of the plan', [], { type: 'savePlanItem', item: planItem('p', '1.2') }, ['plan']],
    ['published figures', [], { type: 'saveField', field: ownField(2023) }, ['fields']],
    ['a SIPAS sheet', [], { type: 'saveSipas', sheet: sipasOf(2023) }, []],
    [
      'an item of the plan deleted among others',
      ['o', 'p', 'q'].map((id): Command => ({ type: 'savePlanItem', item: planItem(id, '1.2') })),
      { type: 'deletePlanItem', id: 'p' },
      [],
    ],
  ];
  test.each(cases)('%s, done and undone', async (_name, before, command, tables) => {
    const { connect, allRows } = createStage();
    const repository = connect();
    const { id } = must(await repository.create(richAssessment('A').assessment));
    const desk = await createDesk(repository, id);
    for (const each of before) await desk.do(each);
    const start = await allRows();
    const change = await desk.do(command);
    const done = await allRows();
    expect(newRows(start, done)).toEqual(['assessments', ...tables, 'history'].sort());
    await desk.undo(change);
    // One step holds one record of each kind here: what comes back is at most one row a table.
    const back = newRows(done, await allRows());
    expect(back).toEqual([...new Set(back)]);
    expect(back).not.toContain('rubrics');
  });
});

const ownField = (year: number): OwnField => ({
  id: `par-index/${String(year)}/`,
  index: 'par-index',
  year,
  unitCount: 2,
  rows: [{ unit: 'Huế', value: points(80), valueStatus: 'published', rank: 1, rankStatus: 'published', source: 'x' }],
});

const sipasOf = (year: number): SipasYear => ({
  year,
  components: { access: points(80), procedures: null, officials: null, results: null, feedback: null },
  overall: points(79.5),
  official: true,
});

/** Tables of the rows that were not there before, one name a row. */
const newRows = (before: Record<string, unknown[]>, after: Record<string, unknown[]>): string[] =>
  Object.keys(after)
    .flatMap((table) =>
      after[table]!.filter((row) => !before[table]!.some((old) => JSON.stringify(old) === JSON.stringify(row))).map(
        () => table,
      ),
    )
    .sort();

test('a record that comes back where others are gone leaves the rest where they stand', async () => {
  const { connect, allRows } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  for (const each of ['a', 'b', 'c', 'd']) await desk.do(saveEvidence(each, []));
  await desk.do({ type: 'deleteEvidence', id: 'b' });
  const change = await desk.do({ type: 'deleteEvidence', id: 'c' });
  const before = await allRows();
  await desk.undo(change);
  expect(newRows(before, await allRows())).toEqual(['assessments', 'evidence']);
});

test('records deleted in any order come back in the order they had', async () => {
  const { connect } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  const ids = ['h', 'c', 'f', 'a', 'g', 'b', 'e', 'd'];
  for (const each of ids) await desk.do(saveEvidence(each, []));
  for (const order of [ids, ids.toReversed(), ids.toSorted(), ['f', 'a', 'g', 'h', 'e', 'c']]) {
    const changes: Change[] = [];
    for (const each of order) changes.push(await desk.do({ type: 'deleteEvidence', id: each }));
    for (const [at, change] of changes.toReversed().entries()) {
      await desk.undo(change);
      const { evidence } = must(await repository.open(id)).assessment;
      expect(evidence).toEqual(desk.opened.assessment.evidence);
      expect(evidence).toHaveLength(ids.length - order.length + at + 1);
    }
  }
  expect(must(await connect().open(id)).assessment.evidence.map((document) => document.id)).toEqual(ids);
});

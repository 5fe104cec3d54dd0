import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Change, type Command } from '../../../src/domain/command';
import { createWorkspace, itemsOf } from '../../../src/domain/handing-out';
import type { SentHandout } from '../../../src/domain/handout';
import { incomingOf, type IncomingFile } from '../../../src/domain/merge/incoming';
import type { MergeRecord } from '../../../src/domain/merge-record';
import { applyPatches, invertPatches, type Patch } from '../../../src/domain/patch';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { withEntries } from '../../helpers/domain';
import { createDesk } from './desk';
import { richAssessment } from './rich-assessment';
import { must, run, score } from './small-assessment';
import { createStage } from './stage';

/** STP leads 1.1.2 and contributes to 2.1, which SNV leads. */
function start() {
  const { assessment, tree } = richAssessment('A');
  return { assessment: withEntries(assessment, { '2.1': { leadDepartment: 'SNV' } }), tree };
}

const digest = (letter: string): string => letter.repeat(64);

const sent = (assessment: Assessment, id: string, department: string): SentHandout => ({
  id,
  department,
  items: [...itemsOf(assessment, department)],
  instructions: 'Chấm theo số liệu năm.',
  deadline: '2024-02-29',
  issuedAt: '2024-02-01T00:00:00.000Z',
  issuedBy: 'Hoa',
  baseDigest: digest('a'),
  fileDigest: digest('b'),
});

/** The small assessment as a department gets it. */
function workspaceOf(assessment: Assessment, department: string): Assessment {
  const { baseDigest: _base, fileDigest: _file, ...handout } = sent(assessment, 'g1', department);
  return createWorkspace(assessment, handout, department);
}

/** What the department returns, having scored 2.1 and put a document into the register. */
function returned(assessment: Assessment, fileDigest: string, returnId: string): IncomingFile {
  const tree = createRubricTree(assessment.rubric);
  const commands: Command[] = [
    score('2.1', 1.5),
    {
      type: 'saveEvidence',
      document: { ...assessment.evidence[0]!, id: 'd9', number: '9/BC', file: null },
      attachTo: [{ code: '2.1', place: 'Phụ lục' }],
    },
    {
      type: 'stampReturn',
      stamp: { id: returnId, at: '2024-02-20T01:02:03.004Z', author: 'Lan', message: '' },
    },
  ];
  const document = commands.reduce(
    (current, command) => must(applyCommand(current, tree, command)).document,
    workspaceOf(assessment, 'SNV'),
  );
  return incomingOf(document, tree, { fileName: 'snv.json', digest: fileDigest, baseDigest: digest('a') });
}

const merge = (...files: readonly IncomingFile[]): Command => ({
  type: 'mergeFiles',
  files,
  choices: new Map(),
  admitted: new Set(),
  at: '2024-02-21T00:00:00.000Z',
  by: 'Hoa',
});

/** A document in the database and on the screen, with a second connection that reads what was written. */
async function stageOf(assessment: Assessment) {
  const { connect, allRows } = createStage();
  const repository = connect();
  const { id } = must(await repository.create(assessment));
  const desk = await createDesk(repository, id);
  return { id, desk, allRows, reopen: async () => must(await connect().open(id)) };
}

/** Runs commands, takes all back and does all again; what is read back equals what patches make in memory. */
async function walk(assessment: Assessment, commands: readonly Command[]): Promise<Assessment> {
  const { desk, reopen } = await stageOf(assessment);
  for (const command of commands) {
    await desk.do(command);
    expect((await reopen()).assessment).toEqual(desk.opened.assessment);
  }
  const after = desk.opened.assessment;
  const { history } = await reopen();
  expect(history.map(({ patches }) => must(patches()))).toEqual(desk.steps.map(({ patches }) => patches));
  for (const step of desk.steps.toReversed()) await desk.undo(step);
  expect((await reopen()).assessment).toEqual(assessment);
  for (const step of desk.steps) await desk.redo(step);
  expect((await reopen()).assessment).toEqual(after);
  return after;
}

describe('what is exchanged between departments is kept with the document:', () => {
  const { assessment } = start();

  test('hand-outs', async () => {
    const after = await walk(assessment, [
      { type: 'handOut', handouts: [sent(assessment, 'z', 'SNV'), sent(assessment, 'a', 'STP')] },
      score('1.2', 0.05),
      { type: 'handOut', handouts: [sent(assessment, 'm', 'STP')] },
    ]);
    expect(after.handouts.map(({ id }) => id)).toEqual(['z', 'a', 'm']);
  });

  test('merges, with the rows and documents that they bring', async () => {
    const after = await walk(assessment, [
      { type: 'handOut', handouts: [sent(assessment, 'g1', 'SNV')] },
      merge(returned(assessment, digest('f'), 'r1')),
      merge(returned(assessment, digest('c'), 'r2')),
    ]);
    // The order of merging, not that of the digests by which rows are kept.
    expect(after.merges.map(({ id }) => id)).toEqual([digest('f'), digest('c')]);
    expect(after.entries.get('2.1')).toMatchObject({ selfScore: 1_5000, evidence: [{}, { documentId: 'd9' }] });
    expect(after.evidence.map(({ id }) => id)).toEqual(['d1', 'd9']);
  });

  test('returns of a workspace', async () => {
    const stamp = { at: '2024-02-20T01:02:03.004Z', author: 'Lan', message: 'Xong' };
    const after = await walk(workspaceOf(assessment, 'SNV'), [
      { type: 'stampReturn', stamp: { id: 'r1', ...stamp } },
      score('2.1', 0.5),
      { type: 'stampReturn', stamp: { id: 'r2', ...stamp } },
    ]);
    expect(after.workspace?.returns.map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(after.workspace?.base.entries.find(({ code }) => code === '2.1')).toMatchObject({ selfScore: 1_0002 });
  });

  test('a workspace that a whole document brings in, and that goes with it', async () => {
    const after = await walk(assessment, [{ type: 'replaceDocument', document: workspaceOf(assessment, 'STP') }]);
    expect(after.workspace?.handout.items).toEqual([
      { code: '1.1.2', role: 'lead' },
      { code: '2.1', role: 'contributor' },
    ]);
  });
});

describe('patches that no command makes today write what they make in memory:', () => {
  const { assessment, tree } = start();
  const [first, second] = [sent(assessment, 'g1', 'SNV'), sent(assessment, 'g2', 'STP')];
  const started: Assessment = {
    ...assessment,
    handouts: [first, second],
    merges: run(assessment, tree, merge(returned(assessment, digest('f'), 'r1'))).document.merges,
  };
  const record = started.merges[0]!;
  const earlier: MergeRecord = { ...record, id: digest('e'), madeAt: null, kind: 'assessment', changes: [] };
  const { workspace } = workspaceOf(assessment, 'SNV');

  const cases: [name: string, patches: Patch[]][] = [
    ['a workspace that begins', [{ kind: 'workspace', before: null, after: workspace }]],
    [
      'a workspace that ends in the step that began it',
      [
        { kind: 'workspace', before: null, after: workspace },
        { kind: 'workspace', before: workspace, after: null },
      ],
    ],
    [
      'a hand-out that is changed, and one that is taken away',
      [
        { kind: 'handout', id: 'g2', position: 1, before: second, after: { ...second, deadline: '' } },
        { kind: 'handout', id: 'g1', position: 0, before: first, after: null },
      ],
    ],
    [
      'a hand-out between two others',
      [{ kind: 'handout', id: 'g0', position: 1, before: null, after: { ...first, id: 'g0', items: [] } }],
    ],
    [
      'an entry of the log before another, which is then changed',
      [
        { kind: 'merge', id: earlier.id, position: 0, before: null, after: earlier },
        { kind: 'merge', id: record.id, position: 1, before: record, after: { ...record, mergedBy: 'Bình' } },
      ],
    ],
    [
      'the last entry of the log taken away',
      [{ kind: 'merge', id: record.id, position: 0, before: record, after: null }],
    ],
  ];
  test.each(cases)('%s', async (_name, patches) => {
    const { desk, reopen } = await stageOf(started);
    const change: Change = {
      document: applyPatches(started, patches),
      patches,
      inverse: invertPatches(patches),
      label: { type: 'stampReturn' },
    };
    must(await desk.commit('do', change));
    const done = await reopen();
    expect(done.assessment).toEqual(change.document);
    expect(must(done.history[0]!.patches())).toEqual(patches);
    must(await desk.commit('undo', change));
    expect((await reopen()).assessment).toEqual(started);
    must(await desk.commit('redo', change));
    expect((await reopen()).assessment).toEqual(change.document);
  });
});

test('each writes the rows it names and no other: hand-outs stand in the head, the log in rows of its own', async () => {
  const { assessment } = start();
  const { desk, allRows } = await stageOf(assessment);
  let before = await allRows();
  const changed = async (command: Command): Promise<readonly string[]> => {
    await desk.do(command);
    const after = await allRows();
    const tables = Object.keys(after).filter((table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]));
    before = after;
    return tables.sort();
  };
  expect(await changed({ type: 'handOut', handouts: [sent(assessment, 'g1', 'SNV')] })).toEqual([
    'assessments',
    'history',
  ]);
  expect(await changed(merge(returned(assessment, digest('f'), 'r1')))).toEqual([
    'assessments',
    'entries',
    'evidence',
    'history',
    'merges',
  ]);
});

test('the log of an assessment goes with it, and no other', async () => {
  const { connect, allRows } = createStage();
  const repository = connect();
  const { assessment, tree } = start();
  const merged = run(assessment, tree, merge(returned(assessment, digest('f'), 'r1'))).document;
  const [gone, kept] = [must(await repository.create(merged)).id, must(await repository.create(merged)).id];
  must(await repository.remove(gone));
  expect((await allRows()).merges).toEqual([expect.objectContaining({ assessmentId: kept, id: digest('f') })]);
  expect(must(await connect().open(kept)).assessment).toEqual(merged);
});

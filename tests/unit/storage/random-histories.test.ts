import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Change, type Command } from '../../../src/domain/command';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import { incomingOf } from '../../../src/domain/merge/incoming';
import { applyPatches } from '../../../src/domain/patch';
import { pointsFromInteger } from '../../../src/domain/points';
import { anyCommand } from '../../helpers/domain-commands';
import { richAssessment } from './rich-assessment';
import { must } from './small-assessment';
import { createStage } from './stage';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const rich = richAssessment('A');
// Without points for the whole at first: only then the sums follow from the rows written.
const start = { ...rich, assessment: { ...rich.assessment, adjustments: [] } };
const handOut = (id: string): Command => ({
  type: 'handOut',
  handouts: [
    {
      id,
      department: 'STP',
      items: [{ code: '1.1.2', role: 'lead' }],
      instructions: '',
      deadline: '',
      issuedAt: '2024-02-01T00:00:00.000Z',
      issuedBy: 'Hoa',
      baseDigest: 'b'.repeat(64),
      fileDigest: 'c'.repeat(64),
    },
  ],
});
/** A whole assessment of a colleague who has added a cause. */
function mergeOf(cause: string, letter: string): Command {
  const theirs = { ...start.assessment, causes: [{ id: letter, name: cause, isHidden: false }] };
  const origin = { fileName: 'x.json', digest: letter.repeat(64), baseDigest: '' };
  return {
    type: 'mergeFiles',
    files: [incomingOf(theirs, start.tree, origin)],
    choices: new Map(),
    admitted: new Set(),
    at: '2024-03-01T00:00:00.000Z',
    by: 'Hoa',
  };
}
/** Kinds that are seldom among the others, so that no seed goes without them. */
const seldom = fc.constantFrom<Command>(
  { type: 'saveDepartment', department: { code: 'VP', name: 'Văn phòng', nameEn: '' }, isNew: true },
  { type: 'deleteDepartment', code: 'SNV' },
  { type: 'changeProcess', change: { kind: 'deadline', round: 'final', day: '2024-02-29' } },
  { type: 'adjust', id: 'penalty', points: pointsFromInteger(20_000), reason: 'Chậm báo cáo' },
  handOut('g1'),
  handOut('g2'),
  mergeOf('Thiếu người', 'f'),
  mergeOf('Thiếu tiền', 'a'),
);
const command = fc.oneof(
  { weight: 6, arbitrary: anyCommand(start.assessment, start.tree) },
  { weight: 1, arbitrary: seldom },
);
const move = fc.oneof(
  { weight: 5, arbitrary: command },
  { weight: 3, arbitrary: fc.constant('undo' as const) },
  { weight: 2, arbitrary: fc.constant('redo' as const) },
);

const repeated = (kind: 'undo' | 'redo'): fc.Arbitrary<('undo' | 'redo')[]> =>
  fc.nat({ max: 25 }).map((times) => Array<typeof kind>(times).fill(kind));
// A walk back and forth at the end, so that every kind of step is taken back and done again.
const history = fc
  .tuple(fc.array(move, { minLength: 1, maxLength: 30, size: 'max' }), repeated('undo'), repeated('redo'))
  .map((parts) => parts.flat());

test(`after any history the database holds the document, the steps and the sums in memory (SEED=${String(seed)})`, async () => {
  const seen = new Set<string>();
  const property = fc.asyncProperty(history, async (moves) => {
    const { connect } = createStage();
    const repository = connect();
    let assessment: Assessment = start.assessment;
    const steps: Change[] = [];
    let position = 0;
    const created = must(await repository.create(assessment));
    const { id } = created;
    let { revision, savedAt } = created;
    for (const next of moves) {
      const kind = typeof next === 'string' ? next : 'do';
      if (typeof next !== 'string') {
        const change = applyCommand(assessment, start.tree, next);
        if (!change.ok) continue;
        steps.splice(position, steps.length, change.value);
      }
      const step = steps[kind === 'undo' ? position - 1 : position];
      if (!step) continue;
      position += kind === 'undo' ? -1 : 1;
      const patches = kind === 'undo' ? step.inverse : step.patches;
      assessment = applyPatches(assessment, patches);
      for (const patch of patches) seen.add(`${kind} ${patch.kind}`);
      ({ revision, savedAt } = must(
        await repository.commit({
          id,
          expectedRevision: revision,
          kind,
          stepId: `step ${position}`,
          patches,
          label: step.label,
          by: `author of ${step.label.type}`,
          at: savedAt,
        }),
      ));
    }
    const opened = must(await connect().open(id));
    expect(opened.assessment).toEqual(assessment);
    expect([...opened.assessment.entries.keys()]).toEqual([...assessment.entries.keys()]);
    expect(opened).toMatchObject({ revision, position, savedAt });
    expect(opened.history.map(({ label }) => label)).toEqual(steps.map(({ label }) => label));
    expect(opened.history.map(({ patches }) => must(patches()))).toEqual(steps.map(({ patches }) => patches));
    expect(opened.history.map(({ by }) => by)).toEqual(steps.map(({ label }) => `author of ${label.type}`));
    const { points, maxPoints, scoredRows, rows } = rollUpDocument(assessment, opened.tree, 'selfScore').total;
    expect(must(await repository.list())).toEqual([expect.objectContaining({ points, maxPoints, scoredRows, rows })]);
    repository.close();
  });
  await fc.assert(property, { seed, numRuns: 100 });
  for (const kind of ['do', 'undo', 'redo'])
    for (const part of [
      'cell',
      'scenario',
      'evidence',
      'department',
      'process',
      'adjustments',
      'handout',
      'merge',
      'document',
    ])
      expect(seen).toContain(`${kind} ${part}`);
}, 60_000);

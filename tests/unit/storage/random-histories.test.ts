import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreReader, type Assessment } from '../../../src/domain/assessment';
import { applyCommand, type Change, type Command } from '../../../src/domain/command';
import { applyPatches } from '../../../src/domain/patch';
import { pointsFromInteger } from '../../../src/domain/points';
import { rollUp } from '../../../src/domain/rollup';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { assessmentTitled, must, scoredCodes } from './small-assessment';
import { createStage } from './stage';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const code = fc.constantFrom(...scoredCodes);
const scoreValue = fc.option(fc.integer({ min: 0, max: 1000 }).map(pointsFromInteger), { nil: null });
const edit = fc.oneof(
  fc.record({ code, field: fc.constantFrom('selfScore', 'appraisedScore', 'lastYearScore'), value: scoreValue }),
  fc.record({ code, field: fc.constant('leadDepartment'), value: fc.constantFrom('', 'SNV', 'STP') }),
  fc.record({ code, field: fc.constant('note'), value: fc.string({ unit: 'binary', maxLength: 20 }) }),
  fc.record({ code, field: fc.constant('checked'), value: fc.boolean() }),
);
const scenarioId = fc.constantFrom('s1', 's2', 's3', 's4');
const changes = fc.array(fc.record({ code, selfScore: fc.integer({ min: 0, max: 1000 }).map(pointsFromInteger) }), {
  minLength: 1,
  maxLength: 3,
});
const uniqueChanges = changes.map((found) => [...new Map(found.map((each) => [each.code, each])).values()]);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('editCells'),
      gesture: fc.constant('paste'),
      edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(scenarioId, fc.string({ minLength: 1, maxLength: 5 }), uniqueChanges)
      .map(([id, name, found]): Command => ({
        type: 'saveScenario',
        scenario: { id, name, createdAt: '2024-01-01T00:00:00.000Z', changes: found },
      })),
  },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('deleteScenario'), id: scenarioId }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('applyScenario'), name: fc.constant('X'), changes: uniqueChanges }),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('B', 'C')
      .map((title): Command => ({ type: 'replaceDocument', document: assessmentTitled(title) })),
  },
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
  .tuple(fc.array(move, { minLength: 1, maxLength: 25 }), repeated('undo'), repeated('redo'))
  .map((parts) => parts.flat());

test(`after any history the database holds the document, the steps and the sums in memory (SEED=${String(seed)})`, async () => {
  const seen = new Set<string>();
  const property = fc.asyncProperty(history, async (moves) => {
    const { connect } = createStage();
    const repository = connect();
    let assessment: Assessment = assessmentTitled('A');
    const steps: Change[] = [];
    let position = 0;
    const created = must(await repository.create(assessment));
    const { id } = created;
    let { revision, savedAt } = created;
    for (const next of moves) {
      const kind = typeof next === 'string' ? next : 'do';
      if (typeof next !== 'string') {
        const change = applyCommand(assessment, createRubricTree(assessment.rubric), next);
        if (!change.ok) continue;
        steps.splice(position, steps.length, change.value);
      }
      const step = steps[kind === 'undo' ? position - 1 : position];
      if (!step) continue;
      position += kind === 'undo' ? -1 : 1;
      const patches = kind === 'undo' ? step.inverse : step.patches;
      assessment = applyPatches(assessment, patches);
      seen.add(`${kind} ${step.label.type}`);
      ({ revision, savedAt } = must(
        await repository.commit({
          id,
          expectedRevision: revision,
          kind,
          stepId: `step ${position}`,
          patches,
          label: step.label,
        }),
      ));
    }
    const opened = must(await connect().open(id));
    expect(opened.assessment).toEqual(assessment);
    expect([...opened.assessment.entries.keys()]).toEqual([...assessment.entries.keys()]);
    expect(opened).toMatchObject({ revision, position, savedAt });
    expect(opened.history.map(({ label }) => label)).toEqual(steps.map(({ label }) => label));
    expect(opened.history.map(({ patches }) => must(patches()))).toEqual(steps.map(({ patches }) => patches));
    const { points, maxPoints, scoredRows, rows } = rollUp(opened.tree, scoreReader(assessment, 'selfScore')).total;
    expect(must(await repository.list())).toEqual([expect.objectContaining({ points, maxPoints, scoredRows, rows })]);
    repository.close();
  });
  await fc.assert(property, { seed, numRuns: 100 });
  for (const kind of ['do', 'undo', 'redo'])
    for (const type of ['paste', 'saveScenario', 'deleteScenario', 'applyScenario', 'replaceDocument'])
      expect(seen).toContain(`${kind} ${type}`);
}, 60_000);

import fc from 'fast-check';
import type { Assessment } from '../../src/domain/assessment';
import { GESTURES, type CellEdit, type Command } from '../../src/domain/command';
import type { RubricTree, ScoredNode } from '../../src/domain/rubric-tree';
import { createdAt, pts } from './domain';

/** A score of a row, its borders more often than the rest, or none. */
const scoreOf = ({ maxPoints }: ScoredNode) =>
  fc.oneof(fc.constant(null), fc.constantFrom(0, maxPoints).map(pts), fc.integer({ min: 0, max: maxPoints }).map(pts));

const words = fc.oneof(
  fc.constantFrom('', 'Chờ xác nhận', 'a\nb', '<b>&"'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

function cellEdit(node: ScoredNode, departments: readonly string[]): fc.Arbitrary<CellEdit> {
  const { code } = node;
  return fc.oneof(
    { weight: 4, arbitrary: scoreOf(node).map((value): CellEdit => ({ code, field: 'selfScore', value })) },
    scoreOf(node).map((value): CellEdit => ({ code, field: 'appraisedScore', value })),
    scoreOf(node).map((value): CellEdit => ({ code, field: 'lastYearScore', value })),
    fc.constantFrom('', ...departments).map((value): CellEdit => ({ code, field: 'leadDepartment', value })),
    fc.boolean().map((value): CellEdit => ({ code, field: 'checked', value })),
    words.map((value): CellEdit => ({ code, field: 'note', value })),
  );
}

/**
 * Commands that a document over this rubric could be given; some are refused, which is part of the
 * game. Scenario ids and names come from a small set, so that they meet each other.
 */
export function anyCommand(assessment: Assessment, tree: RubricTree): fc.Arbitrary<Command> {
  const departments = assessment.departments.map((department) => department.code);
  const node = fc.constantFrom(...tree.scoredNodes);
  const edits = fc.array(
    node.chain((each) => cellEdit(each, departments)),
    { minLength: 1, maxLength: 6 },
  );
  const changes = fc.array(
    node.chain((each) =>
      fc.integer({ min: 0, max: each.maxPoints }).map((score) => ({ code: each.code, selfScore: pts(score) })),
    ),
    { minLength: 1, maxLength: 4 },
  );
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const name = fc.constantFrom('Kịch bản 1', 'Kịch bản 2', 'Lạc quan', 'Thận trọng', 'Nền');
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...GESTURES), edits)
        .map(([gesture, given]): Command => ({ type: 'editCells', gesture, edits: given })),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(id, name, changes).map(([scenarioId, given, list]): Command => ({
        type: 'saveScenario',
        scenario: { id: scenarioId, name: given, createdAt, changes: list },
      })),
    },
    { weight: 2, arbitrary: id.map((given): Command => ({ type: 'deleteScenario', id: given })) },
    fc.tuple(name, changes).map(([given, list]): Command => ({ type: 'applyScenario', name: given, changes: list })),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).map((title): Command => ({
      type: 'replaceDocument',
      document: { ...assessment, head: { ...assessment.head, title: `Bản ${title}`.normalize('NFC') } },
    })),
  );
}

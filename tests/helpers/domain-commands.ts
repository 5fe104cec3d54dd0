import fc from 'fast-check';
import type { Assessment } from '../../src/domain/assessment';
import type { CellEdit } from '../../src/domain/cell-edits';
import { GESTURES } from '../../src/domain/change-label';
import type { Command } from '../../src/domain/command';
import type { Figures } from '../../src/domain/figures';
import type { ProcessChange } from '../../src/domain/process-commands';
import type { PlanItem } from '../../src/domain/plan';
import { ROUNDS, SIDES } from '../../src/domain/process';
import type { Rule } from '../../src/domain/rubric';
import type { RubricTree, ScoredNode } from '../../src/domain/rubric-tree';
import { INITIAL_STUDIO } from '../../src/domain/studio';
import { normalizeText } from '../../src/lib/text';
import { createdAt, pts } from './domain';
import { at, proofDocument } from './domain-filled';
import { count, growth, index, level, ratio, survey, ticked, violations } from './domain-rules';

/** A score of a row, its borders more often than the rest, or none. */
const scoreOf = ({ maxPoints }: ScoredNode) =>
  fc.oneof(fc.constant(null), fc.constantFrom(0, maxPoints).map(pts), fc.integer({ min: 0, max: maxPoints }).map(pts));

const words = fc.oneof(
  fc.constantFrom('', 'Chờ xác nhận', 'a\nb', '<b>&"'),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

const someAmount = fc.constantFrom(null, 0, 1, 2.5, 10, 12.3456);
const somePercent = fc.constantFrom(0, 50, 81.2146, 100);

/** Figures of a rule's kind, complete or not, or none. */
function figuresOf(rule: Rule): fc.Arbitrary<Figures | null> {
  const none = fc.constant(null);
  switch (rule.type) {
    case 'levels':
      return fc.oneof(none, fc.nat({ max: rule.levels.length - 1 }).map(level));
    case 'ratio':
      return fc.oneof(
        none,
        fc.tuple(someAmount, someAmount).map(([achieved, total]) => ratio(achieved, total)),
      );
    case 'count':
      return fc.oneof(none, fc.nat({ max: 9 }).map(count));
    case 'deduction': {
      const { length } = rule.violations;
      const each = fc.array(fc.nat({ max: 3 }), { minLength: length, maxLength: length });
      return fc.oneof(
        none,
        each.map((found) => violations(...found)),
      );
    }
    case 'additive':
      return fc.oneof(
        none,
        fc.subarray(rule.parts.map((_, position) => position)).map((parts) => ticked(...parts)),
      );
    case 'growth':
      return fc.oneof(
        none,
        fc.tuple(someAmount, someAmount).map(([current, base]) => growth(current, base)),
      );
    case 'survey':
      return fc.oneof(none, somePercent.map(survey));
    case 'index':
      return fc.oneof(none, somePercent.map(index));
  }
}

const documentId = fc.constantFrom('p', 'q', 'r', 's');
const places = fc.constantFrom('', 'Mục 2', 'trang 3');

function cellEdit(node: ScoredNode, departments: readonly string[]): fc.Arbitrary<CellEdit> {
  const { code } = node;
  return fc.oneof(
    { weight: 4, arbitrary: scoreOf(node).map((value): CellEdit => ({ code, field: 'selfScore', value })) },
    { weight: 4, arbitrary: figuresOf(node.rule).map((value): CellEdit => ({ code, field: 'figures', value })) },
    scoreOf(node).map((value): CellEdit => ({ code, field: 'appraisedScore', value })),
    scoreOf(node).map((value): CellEdit => ({ code, field: 'secondAppraisedScore', value })),
    scoreOf(node).map((value): CellEdit => ({ code, field: 'lastYearScore', value })),
    figuresOf(node.rule).map((value): CellEdit => ({ code, field: 'lastYearFigures', value })),
    fc.constantFrom('', ...departments).map((value): CellEdit => ({ code, field: 'leadDepartment', value })),
    fc.subarray([...departments]).map((value): CellEdit => ({ code, field: 'contributors', value })),
    fc.boolean().map((value): CellEdit => ({ code, field: 'checked', value })),
    scoreOf(node).map((value): CellEdit => ({ code, field: 'refusedScore', value })),
    fc.constantFrom(null, 0, 50, 100, 101, 2.5).map((value): CellEdit => ({ code, field: 'acceptancePercent', value })),
    fc.constantFrom(null, 0, 0.5, 999, 0.25).map((value): CellEdit => ({ code, field: 'effortDays', value })),
    fc
      .constantFrom('', '', 'Không có đơn vị')
      .map((value): CellEdit => ({ code, field: 'notApplicableReason', value })),
    fc
      .tuple(fc.constantFrom('note', 'explanation', 'overrideReason'), words)
      .map(([field, value]): CellEdit => ({ code, field, value })),
  );
}

const someDay = fc.constantFrom('', '2023-12-31', '2024-02-29', '2024-02-30');
const round = fc.constantFrom(...ROUNDS);

/** Unlocked more often than locked, so that a lock does not end the game. */
const processChange: fc.Arbitrary<ProcessChange> = fc.oneof(
  fc.record({ kind: fc.constant('deadline'), round, day: someDay }),
  fc.record({ kind: fc.constant('lock'), round, at: fc.constant('2024-03-01T09:00:00.000Z') }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('unlock'), round }) },
  fc.record({
    kind: fc.constant('surveyDate'),
    track: fc.constantFrom('leaderSurvey' as const, 'sipas' as const),
    day: someDay,
  }),
  fc.record({ kind: fc.constant('documentItemLimit'), limit: fc.constantFrom(0, 1, 5, 100, 101) }),
);

/** The register of documents and that of departments; their ids come from small sets, so that they meet each other. */
function registerCommand(tree: RubricTree, departments: readonly string[]): fc.Arbitrary<Command> {
  const code = fc.constantFrom(...tree.scoredNodes.map((node) => node.code));
  const document = fc
    .record({ id: documentId, date: someDay, summary: words, kept: fc.boolean() })
    .map(({ id, date, summary, kept }) => {
      const file = kept ? { id: `tệp ${id}`, name: `${id}.pdf`, type: 'application/pdf', bytes: 12 } : null;
      return proofDocument(id, date, { summary, file });
    });
  const department = fc.constantFrom(...departments, 'BQL', 'VP');
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(document, fc.array(fc.record({ code, place: places }), { maxLength: 3 }))
        .map(([given, attachTo]): Command => ({ type: 'saveEvidence', document: given, attachTo })),
    },
    { weight: 2, arbitrary: documentId.map((id): Command => ({ type: 'deleteEvidence', id })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(code, fc.uniqueArray(documentId, { maxLength: 2 }), places)
        .map(([row, ids, place]): Command => ({
          type: 'editCells',
          gesture: 'form',
          edits: [{ code: row, field: 'evidence', value: ids.map((id) => at(id, place)) }],
        })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(department, fc.constantFrom('Văn phòng', 'Ban quản lý', ''), fc.boolean())
        .map(([given, name, isNew]): Command => ({
          type: 'saveDepartment',
          department: { code: given, name, nameEn: '' },
          isNew,
        })),
    },
    department.map((given): Command => ({ type: 'deleteDepartment', code: given })),
    {
      weight: 2,
      arbitrary: fc
        .record({ code, id: fc.constantFrom('n1', 'n2', 'n3'), round, side: fc.constantFrom(...SIDES), text: words })
        .map(({ code: row, ...note }): Command => ({
          type: 'addNote',
          code: row,
          note: { ...note, author: 'Lan', at: createdAt },
        })),
    },
  );
}

/** The plan and the settings of the studio. */
function planCommand(tree: RubricTree): fc.Arbitrary<Command> {
  const id = fc.constantFrom('p1', 'p2', 'p3');
  const name = fc.constantFrom('Lạc quan', 'Nền', '');
  const item = fc
    .record({ id, node: fc.constantFrom(...tree.scoredNodes), name, cause: words, dueDate: someDay })
    .chain(({ node, name: scenarioName, ...rest }) =>
      fc
        .record({ targetScore: fc.integer({ min: 0, max: node.maxPoints + 1 }), fromScore: scoreOf(node) })
        .map(({ targetScore, fromScore }): PlanItem => ({
          ...rest,
          code: node.code,
          scenarioName,
          causeId: '',
          remedy: '',
          department: '',
          owner: '',
          helpers: [],
          fromScore,
          targetScore: pts(targetScore),
          effortDays: 2.5,
          state: 'planned',
          createdAt,
        })),
    );
  return fc.oneof(
    item.map((given): Command => ({ type: 'savePlanItem', item: given })),
    fc.tuple(name, fc.array(item, { minLength: 1, maxLength: 3 })).map(([given, items]): Command => ({
      type: 'promoteScenario',
      name: given,
      items: items.map((each, at) => ({ ...each, id: `${each.id} ${String(at)}`, scenarioName: given })),
    })),
    id.map((given): Command => ({ type: 'deletePlanItem', id: given })),
    fc.tuple(fc.constantFrom(999, 1000, 10_000), someDay).map(([draws, until]): Command => ({
      type: 'changeStudio',
      studio: {
        forecast: { ...INITIAL_STUDIO.forecast, draws },
        route: { ...INITIAL_STUDIO.route, until },
      },
    })),
  );
}

/** Bonus and penalty, where the rubric has them. */
function adjustCommand({ adjustments = [] }: Assessment['rubric']): readonly fc.Arbitrary<Command>[] {
  return adjustments.map(({ id, maxPoints }) =>
    fc
      .tuple(fc.constantFrom(null, 0, 1, maxPoints, maxPoints + 1), fc.constantFrom('', 'Sáng kiến'))
      .map(([points, reason]): Command => ({
        type: 'adjust',
        id,
        points: points === null ? null : pts(points),
        reason,
      })),
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
      fc
        .tuple(
          fc.integer({ min: 0, max: each.maxPoints }),
          fc.constantFrom({}, { from: null }, { from: each.maxPoints }),
        )
        .map(([score, from]) => ({ code: each.code, selfScore: pts(score), ...from })),
    ),
    { minLength: 1, maxLength: 4 },
  );
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const name = fc.constantFrom('Kịch bản 1', 'Kịch bản 2', 'Lạc quan', 'Thận trọng', 'Nền');
  const on = fc.constantFrom({}, { on: '2024-02-01' }, { on: '2024-02-02' });
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom(...GESTURES), edits, on)
        .map(([gesture, given, day]): Command => ({ type: 'editCells', gesture, edits: given, ...day })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          id,
          name,
          changes,
          fc.oneof(
            { weight: 2, arbitrary: fc.constant({}) },
            id.map((basedOn) => ({ basedOn })),
          ),
        )
        .map(([scenarioId, given, list, base]): Command => ({
          type: 'saveScenario',
          scenario: { id: scenarioId, name: given, createdAt, ...base, changes: list },
        })),
    },
    { weight: 2, arbitrary: id.map((given): Command => ({ type: 'deleteScenario', id: given })) },
    fc.tuple(name, changes).map(([given, list]): Command => ({ type: 'applyScenario', name: given, changes: list })),
    { weight: 5, arbitrary: registerCommand(tree, departments) },
    { weight: 2, arbitrary: planCommand(tree) },
    { weight: 2, arbitrary: processChange.map((change): Command => ({ type: 'changeProcess', change })) },
    ...adjustCommand(assessment.rubric),
    fc
      .tuple(
        fc.constantFrom('replaceDocument' as const, 'restoreSnapshot' as const),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
      )
      .map(([type, title]): Command => ({
        type,
        document: { ...assessment, head: { ...assessment.head, title: normalizeText(`Bản ${title}`) } },
      })),
  );
}

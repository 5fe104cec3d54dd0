import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../../src/domain/assessment';
import { effectAlone, effectOf } from '../../../../src/domain/merge/effect';
import type { IncomingFile } from '../../../../src/domain/merge/incoming';
import { keyOfIncoming } from '../../../../src/domain/merge/place';
import { NOTHING_DECIDED, planMerge } from '../../../../src/domain/merge/plan';
import { decideByRule, type MergeRule } from '../../../../src/domain/merge/rules';
import { sumOf } from '../../../../src/domain/rollup';
import type { ThreadNote } from '../../../../src/domain/process';
import { createdAt, pts, scenario, withEntries } from '../../../helpers/domain';
import { at, proofDocument } from '../../../helpers/domain-filled';
import { count } from '../../../helpers/domain-rules';
import { exchangeDocument, fileOf, handoutTo, returned, timeAt, workspaceOf } from '../../../helpers/exchange';

const { assessment: blank, tree } = exchangeDocument();
/** SNV leads 1.1.1, 1.1.2, 2.1.1; STC leads 1.2.1 and contributes to 1.1.1. */
const start = withEntries(blank, { '1.1.1': { contributors: ['STC'], selfScore: pts(500) } });

const handed = (department: string, from = start) => {
  const sent = handoutTo(from, department);
  return { ours: { ...from, handouts: [...from.handouts, sent] }, workspace: workspaceOf(from, sent) };
};
const { ours, workspace } = handed('SNV');
const { workspace: helper } = handed('STC');

const back = (document: Assessment, id = 'r1', minute = 60): IncomingFile =>
  fileOf(returned(document, id, minute), tree);
const planned = (document: Assessment, ...files: readonly IncomingFile[]) => planMerge(document, tree, files);
const told = (document: Assessment, ...files: readonly IncomingFile[]) =>
  planned(document, ...files).changes.map(({ key, outcome }) => [key, outcome]);
const apart = (document: Assessment, ...files: readonly IncomingFile[]) =>
  planned(document, ...files).quarantined.map(({ key, reason, canAdmit }) => [key, reason, canAdmit]);
const note = (id: string, text = id): ThreadNote => ({
  id,
  round: 'self',
  side: 'unit',
  author: '',
  at: createdAt,
  text,
});
const locked = (round: 'self' | 'explanation', document = ours): Assessment => ({
  ...document,
  process: {
    ...document.process,
    rounds: { ...document.process.rounds, [round]: { deadline: '', lockedAt: createdAt } },
  },
});

describe('what a department may write', () => {
  test('is taken; a return without changes changes nothing', () => {
    const file = back(withEntries(workspace, { '1.1.1': { selfScore: pts(700) }, '1.1.2': { note: 'Ghi' } }));
    expect(told(ours, file)).toEqual([
      ['row/1.1.1/score/', 'apply'],
      ['row/1.1.2/note/', 'apply'],
    ]);
    expect(planned(ours, back(workspace)).changes).toEqual([]);
  });

  test('is evidence, notes and threads for who contributes', () => {
    const edited = withEntries(helper, {
      '1.1.1': { evidence: [at('d', 'tr. 3')], note: 'Ghi', thread: [note('n')], selfScore: pts(0) },
    });
    const file = back({ ...edited, evidence: [proofDocument('d')] });
    const { ours: knows } = handed('STC');
    expect(told(knows, file)).toEqual([
      ['row/1.1.1/note/', 'apply'],
      ['row/1.1.1/evidence/d', 'apply'],
      ['row/1.1.1/thread/n', 'apply'],
      ['record/documents/d', 'apply'],
    ]);
    expect(apart(knows, file)).toEqual([['row/1.1.1/score/', 'otherDepartment', true]]);
  });
});

describe('a change is set apart', () => {
  test('where the row is not theirs, or not any more', () => {
    expect(apart(ours, back(withEntries(workspace, { '1.2.1': { selfScore: pts(1) } })))).toEqual([
      ['row/1.2.1/score/', 'otherDepartment', true],
    ]);
    const file = back(withEntries(workspace, { '1.1.1': { selfScore: pts(1) } }));
    const handedOn = withEntries(ours, { '1.1.1': { leadDepartment: 'STP' } });
    expect(apart(handedOn, file)).toEqual([['row/1.1.1/score/', 'otherDepartment', true]]);
  });

  test('where departments do not write', () => {
    const file = back({
      ...withEntries(workspace, { '1.1.1': { appraisedScore: pts(1) } }),
      adjustments: [{ id: 'thuong', points: pts(1), reason: 'x' }],
      process: { ...workspace.process, documentItemLimit: 7 },
    });
    expect(apart(ours, file)).toEqual([
      ['row/1.1.1/appraisedScore/', 'notItsField', true],
      ['record/adjustments/thuong', 'notItsField', true],
      ['setting/process', 'ownSetting', false],
    ]);
  });

  test('where a round is locked, be it admitted or not', () => {
    const file = back(withEntries(workspace, { '1.1.1': { selfScore: pts(1) }, '1.2.1': { selfScore: pts(1) } }));
    const keys = ['row/1.1.1/score/', 'row/1.2.1/score/'];
    expect(apart(locked('self'), file)).toEqual(keys.map((key) => [key, 'locked', false]));
    const admitted = new Set(keys.map((key) => keyOfIncoming(file.digest, key)));
    expect(planMerge(locked('self'), tree, [file], { ...NOTHING_DECIDED, admitted }).changes).toEqual([]);
    const proof = back({ ...workspace, evidence: [proofDocument('d')] });
    expect(apart(locked('explanation'), proof)).toEqual([['record/documents/d', 'locked', false]]);
    expect(apart(locked('self'), back(withEntries(workspace, { '1.1.1': { thread: [note('n')] } })))).toEqual([
      ['row/1.1.1/thread/n', 'locked', false],
    ]);
  });

  test('where the rubric has no such row, or no such points or figures', () => {
    const moved = { ...workspace, entries: new Map([...workspace.entries].map(([code, entry]) => [code, entry])) };
    const file = back(withEntries(moved, { '1.1.1': { selfScore: pts(1001) }, '2.1.1': { figures: count(3) } }));
    expect(apart(ours, file)).toEqual([
      ['row/1.1.1/score/', 'doesNotFit', false],
      ['row/2.1.1/score/', 'doesNotFit', false],
    ]);
    const [row] = file.rows;
    const stranger = { ...file, rows: [{ ...row!, code: '9.9.9' }] };
    expect(apart(ours, stranger)).toEqual([['row/9.9.9/score/', 'unknownRow', false]]);
  });

  test('where a note is changed or taken away, or a document of the register', () => {
    const from = withEntries(
      { ...start, evidence: [proofDocument('d')] },
      { '1.1.1': { thread: [note('n'), note('m')], evidence: [at('d')] } },
    );
    const { ours: now, workspace: given } = handed('SNV', from);
    const edited = withEntries(given, { '1.1.1': { thread: [note('n', 'khác')], evidence: [] } });
    expect(apart(now, back({ ...edited, evidence: [] }))).toEqual([
      ['row/1.1.1/thread/n', 'onlyAdds', false],
      ['row/1.1.1/thread/m', 'onlyAdds', false],
      ['record/documents/d', 'staysInRegister', false],
    ]);
  });

  test('where it names a document that somebody has deleted', () => {
    const from = { ...start, evidence: [proofDocument('d')] };
    const { ours: now, workspace: given } = handed('SNV', withEntries(from, { '1.1.2': { evidence: [at('d')] } }));
    const file = back(withEntries(given, { '1.1.1': { evidence: [at('d')] } }));
    const deleted = withEntries({ ...now, evidence: [] }, { '1.1.2': { evidence: [] } });
    expect(apart(deleted, file)).toEqual([['row/1.1.1/evidence/d', 'documentMissing', false]]);
  });

  test('where it names a department that was not let in, or a scenario that is not there', () => {
    const theirs = withEntries(
      { ...start, departments: [...start.departments, { code: 'BQL', name: 'Ban', nameEn: '' }] },
      { '2.2': { leadDepartment: 'BQL' } },
    );
    const file = fileOf(theirs, tree, 'đồng nghiệp');
    const other = { ...ours, departments: [...ours.departments, { code: 'BQL', name: 'Khác', nameEn: '' }] };
    expect(apart(other, file)).toEqual([]);
    const [department] = file.records.filter(({ list }) => list === 'departments');
    const without = { ...file, records: file.records.filter((each) => each !== department) };
    expect(apart(ours, without)).toEqual([['row/2.2/leadDepartment/', 'departmentMissing', false]]);
    const loose = fileOf({ ...start, scenarios: [{ ...scenario('s', 'Nền'), basedOn: 'gone' }] }, tree, 'kịch bản');
    expect(apart(ours, loose)).toEqual([['record/scenarios/s', 'baseMissing', false]]);
  });

  test('but not where it says what stands already, whoever says it', () => {
    const file = back(withEntries(workspace, { '1.2.1': { selfScore: pts(1) } }));
    const same = withEntries(ours, { '1.2.1': { selfScore: pts(1) } });
    expect(apart(same, file)).toEqual([]);
    expect(told(same, file)).toEqual([['row/1.2.1/score/', 'same']]);
  });

  test('unless somebody lets it in, and then no more than it fits', () => {
    const file = back(withEntries(workspace, { '1.2.1': { selfScore: pts(100) }, '2.2': { selfScore: pts(99_999) } }));
    const admitted = new Set(['1.2.1', '2.2'].map((code) => keyOfIncoming(file.digest, `row/${code}/score/`)));
    const plan = planMerge(ours, tree, [file], { ...NOTHING_DECIDED, admitted });
    expect(plan.changes.map(({ key, candidates: [first] }) => [key, first?.admitted])).toEqual([
      ['row/1.2.1/score/', 'otherDepartment'],
    ]);
    expect(plan.quarantined.map(({ reason }) => reason)).toEqual(['doesNotFit']);
  });
});

describe('files', () => {
  const state = (document: Assessment, ...files: readonly IncomingFile[]) =>
    planned(document, ...files).files.map(({ state: each }) => ('reason' in each ? each.reason : each.kind));
  const file = back(workspace);

  test('are told whose they are not', () => {
    expect(state(ours, { ...file, rubricId: 'other' })).toEqual(['otherRubric']);
    expect(state(ours, { ...file, baseDigest: 'other' })).toEqual(['changedBase']);
    const colleague = fileOf(start, tree, 'đồng nghiệp');
    expect(state(ours, { ...colleague, unit: 'Cao Bằng' })).toEqual(['otherUnit']);
    expect(state(ours, { ...colleague, year: 2022 })).toEqual(['otherYear']);
    expect(state(workspace, colleague)).toEqual(['otherHandout']);
    expect(state(workspace, file)).toEqual(['new']);
    expect(state(ours, colleague)).toEqual(['new']);
  });

  test('count once: the same file, the same return, an earlier return', () => {
    expect(state(ours, file, file)).toEqual(['new', 'duplicate']);
    expect(state(ours, file, { ...file, digest: 'f'.repeat(64) })).toEqual(['new', 'duplicate']);
    const first = returned(workspace, 'r1', 60);
    const second = returned(first, 'r2', 50);
    const [early, late] = [fileOf(first, tree), fileOf(second, tree)];
    expect(state(ours, early, late)).toEqual(['new', 'superseded']);
  });

  test('hold to the items that were sent, not to those that they name themselves', () => {
    const grown = { ...file, items: [{ code: '1.2.1', role: 'lead' as const }], department: 'STC' };
    expect(planned(ours, grown).files[0]?.file).toMatchObject({ department: 'SNV', items: ours.handouts[0]?.items });
  });
});

describe('the effect', () => {
  const one = back(withEntries(workspace, { '1.1.1': { selfScore: pts(900) } }), 'r1');
  const { ours: both, workspace: stc } = handed('STC', ours);
  const two = back(withEntries(stc, { '1.2.1': { selfScore: pts(10_000) } }), 'r2');

  test('is that of all files and of each by itself', () => {
    const plan = planned(both, one, two);
    expect(effectOf(both, tree, plan).rollup.total.points).toBe(10_900);
    const [first, second] = [one, two].map((file) => effectAlone(both, tree, file, NOTHING_DECIDED).rollup);
    expect([first, second].map((rollup) => rollup?.total.points)).toEqual([900, 10_500]);
    expect(sumOf(first!, '1').points).toBe(900);
  });
});

describe('a rule', () => {
  const now = withEntries(ours, { '1.1.1': { selfScore: pts(600), explanation: 'của ta' } });
  const files = [
    back(withEntries(workspace, { '1.1.1': { selfScore: pts(800), explanation: 'a' } }), 'r1', 10),
    back(withEntries(workspace, { '1.1.1': { selfScore: pts(100) } }), 'r2', 20),
  ];
  const decide = (rule: MergeRule, oursAt = timeAt(15)) => {
    const plan = planMerge(now, tree, files);
    expect(plan.open).toBe(2);
    return [...decideByRule(plan, rule, () => oursAt)].map(([key, choice]) => [
      key.split('/')[2],
      choice.kind === 'file' ? files.findIndex(({ digest }) => digest === choice.fileId) : choice.kind,
    ]);
  };

  test.each([
    [
      { kind: 'ours' },
      [
        ['score', 'ours'],
        ['explanation', 'ours'],
      ],
    ],
    [
      { kind: 'theirs' },
      [
        ['score', 1],
        ['explanation', 0],
      ],
    ],
    [
      { kind: 'newest' },
      [
        ['score', 1],
        ['explanation', 'ours'],
      ],
    ],
    [{ kind: 'highest' }, [['score', 0]]],
    [{ kind: 'lowest' }, [['score', 1]]],
    [
      { kind: 'file', fileId: files[0]!.digest },
      [
        ['score', 0],
        ['explanation', 0],
      ],
    ],
    [{ kind: 'file', fileId: files[1]!.digest }, [['score', 1]]],
  ] as const)('%j decides what it says something about', (rule, wanted) => {
    expect(decide(rule)).toEqual(wanted);
  });
});

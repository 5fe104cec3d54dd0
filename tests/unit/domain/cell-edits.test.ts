import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { REASON_LENGTH, rowStatus, type Entry } from '../../../src/domain/entry';
import type { CellEdit } from '../../../src/domain/cell-edits';
import { applyCommand, type Command } from '../../../src/domain/command';
import { PLACE_LENGTH } from '../../../src/domain/evidence';
import { quantityFromInteger, type Figures } from '../../../src/domain/figures';
import { applyPatches } from '../../../src/domain/patch';
import { ROUNDS, type Round } from '../../../src/domain/process';
import { scoreSource } from '../../../src/domain/score-source';
import { blankDocument, pts, withEntries } from '../../helpers/domain';

/** The shipped rubric: 1.1.2 is a ratio of at most 1 point, proportional from 80 %; 1.1.1 has two levels, 0.5 and 0. */
const { assessment: blank, tree } = blankDocument(loadRubric());

const edit = (document: Assessment, ...edits: readonly CellEdit[]) =>
  applyCommand(document, tree, { type: 'editCells', gesture: 'form', edits, on: '2024-03-05' });

function after(document: Assessment, ...edits: readonly CellEdit[]): Assessment {
  const result = edit(document, ...edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { document: changed, inverse } = result.value;
  expect(applyPatches(changed, inverse)).toEqual(document);
  return changed;
}

const refusal = (document: Assessment, command: Command) => {
  const result = applyCommand(document, tree, command);
  return result.ok ? null : result.error;
};

const ratio = (achieved: number | null, total: number | null): Figures => ({
  type: 'ratio',
  achieved: achieved === null ? null : quantityFromInteger(achieved * 10_000),
  total: total === null ? null : quantityFromInteger(total * 10_000),
});
const figures = (value: Figures | null): CellEdit => ({ code: '1.1.2', field: 'figures', value });
const score = (value: number | null): CellEdit => ({
  code: '1.1.2',
  field: 'selfScore',
  value: value === null ? null : pts(value),
});
const row = (document: Assessment, code = '1.1.2'): Entry => document.entries.get(code)!;
const sourceOf = (document: Assessment) => {
  const node = tree.nodeByCode.get('1.1.2')!;
  return node.scored ? scoreSource(node, row(document)) : null;
};

describe('figures', () => {
  const half = after(blank, figures(ratio(9, 10)));

  it('give the score by the rule, and the day it came to be', () => {
    expect(row(half)).toMatchObject({ selfScore: 9000, scoredOn: '2024-03-05' });
    expect(sourceOf(half)).toBe('rule');
    expect(rowStatus(row(half))).toBe('scored');
  });

  it('that change move the score with them', () => {
    expect(row(after(half, figures(ratio(8, 10)))).selfScore).toBe(8000);
    expect(row(after(half, figures(ratio(7, 10)))).selfScore).toBe(0);
  });

  it('that become incomplete or senseless take the score away that they gave', () => {
    expect(row(after(half, figures(ratio(9, null))))).toMatchObject({ selfScore: null, scoredOn: '' });
    expect(row(after(half, figures(ratio(9, 0)))).selfScore).toBeNull();
    expect(row(after(half, figures(ratio(11, 10)))).selfScore).toBeNull();
    expect(row(after(half, figures(null))).selfScore).toBeNull();
  });

  it('leave a score that was typed without any until they are whole', () => {
    const typed = after(blank, score(4000));
    expect(sourceOf(typed)).toBe('typed');
    const begun = after(typed, figures(ratio(9, null)));
    expect(row(begun).selfScore).toBe(4000);
    expect(row(after(begun, figures(ratio(9, 10)))).selfScore).toBe(9000);
  });

  it('of another rule, or of a level that is not there, are refused', () => {
    expect(edit(blank, figures({ type: 'levels', level: 0 }))).toMatchObject({ error: { reason: 'figuresDoNotFit' } });
    expect(edit(blank, { code: '1.1.1', field: 'figures', value: { type: 'levels', level: 2 } })).toMatchObject({
      error: { reason: 'figuresDoNotFit', code: '1.1.1' },
    });
    expect(edit(blank, { code: '2.1.1', field: 'figures', value: { type: 'additive', parts: [0, 0] } })).toMatchObject({
      error: { reason: 'figuresDoNotFit' },
    });
  });

  it('of last year change nothing else', () => {
    const document = after(half, { code: '1.1.2', field: 'lastYearFigures', value: ratio(1, 10) });
    expect(row(document)).toEqual({ ...row(half), lastYearFigures: ratio(1, 10) });
  });
});

describe('a score typed over the rule', () => {
  const ruled = after(blank, figures(ratio(9, 10)));
  const over = after(ruled, score(9500), { code: '1.1.2', field: 'overrideReason', value: 'Theo kết luận kiểm tra' });

  it('stands as an override, whatever the figures become', () => {
    expect(sourceOf(over)).toBe('override');
    expect(row(after(over, figures(ratio(10, 10))))).toMatchObject({ selfScore: 9500 });
    expect(row(after(over, figures(null)))).toMatchObject({ selfScore: 9500 });
  });

  it('goes back to the rule when it is cleared, and its reason with it', () => {
    const back = after(over, score(null));
    expect(row(back)).toMatchObject({ selfScore: 9000, overrideReason: '' });
    expect(sourceOf(back)).toBe('rule');
  });

  it('that is the rule’s own is none', () => {
    expect(sourceOf(after(over, score(9000)))).toBe('rule');
  });

  it('cannot be cleared away where the rule made it', () => {
    expect(edit(ruled, score(null))).toEqual({ ok: false, error: { reason: 'nothingChanged' } });
  });

  it('takes a reason of limited length', () => {
    const value = 'x'.repeat(REASON_LENGTH + 1);
    expect(edit(over, { code: '1.1.2', field: 'overrideReason', value })).toMatchObject({
      error: { reason: 'textTooLong', field: 'overrideReason', maximumLength: REASON_LENGTH },
    });
  });
});

describe('the mark of a check', () => {
  const checked = after(blank, figures(ratio(85, 100)), { code: '1.1.2', field: 'checked', value: true });

  it('falls with the figures even where the score stays, and says that it had been there', () => {
    // 170 of 200 is 85 % too.
    const changed = after(checked, figures(ratio(170, 200)));
    expect(row(changed)).toMatchObject({ selfScore: 8500, checked: false, changedSinceCheck: true });
    expect(row(after(changed, { code: '1.1.2', field: 'checked', value: true }))).toMatchObject({
      checked: true,
      changedSinceCheck: false,
    });
  });

  it('taken away by hand leaves nothing behind', () => {
    expect(row(after(checked, { code: '1.1.2', field: 'checked', value: false }))).toMatchObject({
      checked: false,
      changedSinceCheck: false,
    });
  });

  it('stays with an explanation, evidence or a note', () => {
    const edits = (['explanation', 'note'] as const).map((field) => ({ code: '1.1.2', field, value: 'x' }));
    expect(row(after(checked, ...edits)).checked).toBe(true);
  });
});

describe('a row that does not apply', () => {
  const without = after(blank, score(5000), { code: '1.1.2', field: 'notApplicableReason', value: '  Không có  ' });

  it('has a reason, and that status', () => {
    expect(row(without).notApplicableReason).toBe('Không có');
    expect(rowStatus(row(without))).toBe('notApplicable');
  });

  it.each(['selfScore', 'appraisedScore', 'secondAppraisedScore'] as const)('takes no %s', (field) => {
    expect(edit(without, { code: '1.1.2', field, value: pts(1) })).toMatchObject({
      error: { reason: 'notApplicable', code: '1.1.2' },
    });
  });

  it('applies again without its reason, with the score it had', () => {
    const again = after(without, { code: '1.1.2', field: 'notApplicableReason', value: '' });
    expect(rowStatus(row(again))).toBe('scored');
  });
});

describe('departments and evidence of a row', () => {
  const register: Assessment = {
    ...blank,
    evidence: ['a', 'b'].map((id) => ({
      id,
      number: id,
      issuer: '',
      date: '',
      summary: '',
      link: '',
      confidentiality: '',
      file: null,
    })),
  };

  it('name what is there, each once', () => {
    const document = after(register, {
      code: '1.1.2',
      field: 'evidence',
      value: [
        { documentId: 'b', place: 'Mục I' },
        { documentId: 'a', place: '' },
        { documentId: 'b', place: 'Mục II' },
      ],
    });
    expect(row(document).evidence).toEqual([
      { documentId: 'b', place: 'Mục II' },
      { documentId: 'a', place: '' },
    ]);
    const shared = after(register, { code: '1.1.2', field: 'contributors', value: ['STC', 'STC', ''] });
    expect(row(shared).contributors).toEqual(['STC']);
  });

  it('name nothing that is not there', () => {
    expect(edit(register, { code: '1.1.2', field: 'evidence', value: [{ documentId: 'c', place: '' }] })).toMatchObject(
      { error: { reason: 'unknownEvidence' } },
    );
    expect(edit(register, { code: '1.1.2', field: 'contributors', value: ['STC', 'XYZ'] })).toMatchObject({
      error: { reason: 'unknownDepartment', department: 'XYZ' },
    });
  });

  it('take a place of limited length, however it is attached', () => {
    const [fits, tooLong] = ['x'.repeat(PLACE_LENGTH), 'x'.repeat(PLACE_LENGTH + 1)];
    const attach = (place: string) =>
      edit(register, { code: '1.1.2', field: 'evidence', value: [{ documentId: 'a', place }] });
    expect(attach(fits)).toMatchObject({ ok: true });
    expect(attach(tooLong)).toMatchObject({
      error: { reason: 'textTooLong', field: 'evidence', maximumLength: PLACE_LENGTH },
    });
    const [document] = register.evidence;
    const command = (place: string): Command => ({
      type: 'saveEvidence',
      document: document!,
      attachTo: [{ code: '1.1.2', place }],
    });
    expect(applyCommand(register, tree, command(` ${fits} `))).toMatchObject({ ok: true });
    expect(applyCommand(register, tree, command(tooLong))).toMatchObject({ error: { reason: 'evidenceInvalid' } });
  });
});

describe('chance and cost of a row', () => {
  const scored = after(blank, figures(ratio(9, 10)), { code: '1.1.2', field: 'checked', value: true });

  it('are written without touching score or check, and taken back to what the program assumes', () => {
    const chance = after(
      scored,
      { code: '1.1.2', field: 'acceptancePercent', value: 65 },
      { code: '1.1.2', field: 'refusedScore', value: pts(8000) },
      { code: '1.1.2', field: 'effortDays', value: 2.5 },
    );
    expect(row(chance)).toEqual({ ...row(scored), acceptancePercent: 65, refusedScore: 8000, effortDays: 2.5 });
    const back = after(
      chance,
      ...(['acceptancePercent', 'refusedScore', 'effortDays'] as const).map((field): CellEdit => ({
        code: '1.1.2',
        field,
        value: null,
      })),
    );
    expect(back).toEqual(scored);
  });

  it.each<[field: 'acceptancePercent' | 'effortDays', values: readonly number[]]>([
    ['acceptancePercent', [0, 1, 100]],
    ['effortDays', [0, 0.5, 999]],
  ])('%s may be at its ends', (field, values) => {
    for (const value of values) expect(row(after(blank, { code: '1.1.2', field, value }))[field]).toBe(value);
  });

  it.each<[field: 'acceptancePercent' | 'effortDays', value: number, reason: string]>([
    ['acceptancePercent', -1, 'percentOutOfRange'],
    ['acceptancePercent', 101, 'percentOutOfRange'],
    ['acceptancePercent', 0.5, 'percentOutOfRange'],
    ['acceptancePercent', NaN, 'percentOutOfRange'],
    ['effortDays', -0.5, 'daysOutOfRange'],
    ['effortDays', 999.5, 'daysOutOfRange'],
    ['effortDays', 0.25, 'daysOutOfRange'],
    ['effortDays', Infinity, 'daysOutOfRange'],
  ])('%s of %d is refused', (field, value, reason) => {
    expect(edit(blank, { code: '1.1.2', field, value })).toEqual({ ok: false, error: { reason, code: '1.1.2' } });
  });

  it('leave no more of a refused claim than the maximum, and no less than nothing', () => {
    const left = (value: number) => edit(blank, { code: '1.1.2', field: 'refusedScore', value: pts(value) });
    for (const value of [0, 1_0000]) expect(left(value)).toMatchObject({ ok: true });
    for (const value of [-1, 1_0001])
      expect(left(value)).toEqual({ ok: false, error: { reason: 'outOfRange', code: '1.1.2', maximum: 1_0000 } });
  });

  it('are there for a row before it is scored', () => {
    expect(row(after(blank, { code: '1.1.2', field: 'acceptancePercent', value: 50 }))).toMatchObject({
      selfScore: null,
      acceptancePercent: 50,
    });
  });
});

describe('a locked round', () => {
  const scored = after(blank, figures(ratio(9, 10)));
  const locked = (round: Round, document = scored): Assessment => ({
    ...document,
    process: {
      ...document.process,
      rounds: { ...document.process.rounds, [round]: { deadline: '', lockedAt: '2024-03-01T00:00:00.000Z' } },
    },
  });
  const edits: Readonly<Record<string, CellEdit>> = {
    selfScore: score(1),
    figures: figures(null),
    overrideReason: { code: '1.1.2', field: 'overrideReason', value: 'x' },
    checked: { code: '1.1.2', field: 'checked', value: true },
    notApplicableReason: { code: '1.1.2', field: 'notApplicableReason', value: 'x' },
    appraisedScore: { code: '1.1.2', field: 'appraisedScore', value: pts(1) },
    explanation: { code: '1.1.2', field: 'explanation', value: 'x' },
    evidence: { code: '1.1.2', field: 'evidence', value: [] },
    secondAppraisedScore: { code: '1.1.2', field: 'secondAppraisedScore', value: pts(1) },
    lastYearScore: { code: '1.1.2', field: 'lastYearScore', value: pts(1) },
    note: { code: '1.1.2', field: 'note', value: 'x' },
    leadDepartment: { code: '1.1.2', field: 'leadDepartment', value: '' },
    acceptancePercent: { code: '1.1.2', field: 'acceptancePercent', value: 50 },
    refusedScore: { code: '1.1.2', field: 'refusedScore', value: pts(1) },
    effortDays: { code: '1.1.2', field: 'effortDays', value: 1 },
  };
  const closedBy: Readonly<Record<Round, readonly string[]>> = {
    self: ['selfScore', 'figures', 'overrideReason', 'checked', 'notApplicableReason'],
    firstAppraisal: ['appraisedScore'],
    explanation: ['explanation', 'evidence'],
    secondAppraisal: ['secondAppraisedScore'],
    final: [
      'selfScore',
      'figures',
      'overrideReason',
      'checked',
      'notApplicableReason',
      'appraisedScore',
      'explanation',
      'evidence',
      'secondAppraisedScore',
    ],
  };
  const attached = (round: Round): Assessment =>
    locked(round, withEntries(scored, { '1.1.2': { evidence: [{ documentId: 'a', place: '' }] } }));

  it.each(ROUNDS)('%s closes its own columns and no other', (round) => {
    const closed = Object.entries(edits).filter(([, given]) => {
      const result = edit(attached(round), given);
      if (!result.ok) expect(result.error).toEqual({ reason: 'locked', code: '1.1.2', round });
      return !result.ok;
    });
    expect(closed.map(([field]) => field).sort()).toEqual([...closedBy[round]].sort());
  });

  it('refuses nothing that already stands so', () => {
    expect(edit(locked('self'), score(9000))).toEqual({ ok: false, error: { reason: 'nothingChanged' } });
  });

  it('refuses another document that says otherwise in a closed column, and takes one that does not', () => {
    const base = locked('self');
    const other = withEntries(base, { '1.1.2': { selfScore: pts(1) } });
    for (const type of ['replaceDocument', 'restoreSnapshot'] as const)
      expect(refusal(base, { type, document: other })).toEqual({ reason: 'locked', code: '1.1.2', round: 'self' });
    const noted = withEntries(base, { '1.1.2': { note: 'x', appraisedScore: pts(1) } });
    expect(refusal(base, { type: 'replaceDocument', document: noted })).toBeNull();
    expect(refusal(scored, { type: 'replaceDocument', document: other })).toBeNull();
  });

  it('refuses another document that would lift the lock, even where every row stands the same', () => {
    expect(refusal(locked('self'), { type: 'restoreSnapshot', document: scored })).toEqual({
      reason: 'locked',
      code: '',
      round: 'self',
    });
  });

  it('refuses what a scenario would write', () => {
    const changes = [{ code: '1.1.2', selfScore: pts(1) }];
    expect(refusal(locked('self'), { type: 'applyScenario', name: 'A', changes })).toMatchObject({ reason: 'locked' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_NAME_LENGTH, type Assessment } from '../../../src/domain/assessment';
import { NOTE_LENGTH, rowStatus } from '../../../src/domain/entry';
import type { CellEdit } from '../../../src/domain/cell-edits';
import { applyCommand, type Change, type Command } from '../../../src/domain/command';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { applyPatches } from '../../../src/domain/patch';
import type { Points } from '../../../src/domain/points';
import type { RubricTree } from '../../../src/domain/rubric-tree';
import { createSample } from '../../../src/data/packs';
import { blankDocument, createdAt, holds, pts, scenario, withEntries } from '../../helpers/domain';
import { anyCommand } from '../../helpers/domain-commands';

const { assessment: blank, tree } = blankDocument();

const run = (document: Assessment, command: Command) => applyCommand(document, tree, command);

const edit = (document: Assessment, ...edits: CellEdit[]) =>
  run(document, { type: 'editCells', gesture: 'type', edits });

function done(result: ReturnType<typeof applyCommand>): Change {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const score = (code: string, value: number | null): CellEdit => ({
  code,
  field: 'selfScore',
  value: value === null ? null : pts(value),
});

const checked = (document: Assessment, code: string): Assessment =>
  withEntries(document, { [code]: { selfScore: pts(500), checked: true } });

describe('editing cells', () => {
  it.each([
    [score('1.1.1', 1000), { selfScore: 1000 }],
    [score('1.1.1', 0), { selfScore: 0 }],
    [{ code: '2.2', field: 'appraisedScore', value: pts(3_3334) }, { appraisedScore: 3_3334 }],
    [{ code: '1.1.1', field: 'lastYearScore', value: pts(1) }, { lastYearScore: 1 }],
    [{ code: '1.1.1', field: 'leadDepartment', value: 'STC' }, { leadDepartment: 'STC' }],
    [{ code: '1.1.1', field: 'leadDepartment', value: '' }, { leadDepartment: '' }],
    [{ code: '1.1.1', field: 'note', value: 'Sở Nội vụ'.normalize('NFD') }, { note: 'Sở Nội vụ' }],
  ] as [CellEdit, object][])('%j writes that cell and no other', (given, expected) => {
    const { document } = done(edit(blank, given));
    expect(document).toEqual(withEntries(blank, { [given.code]: expected }));
    expect(blank).toEqual(blankDocument().assessment);
  });

  it('takes a score back to blank', () => {
    const scored = withEntries(blank, { '1.1.1': { selfScore: pts(500) } });
    expect(done(edit(scored, score('1.1.1', null))).document).toEqual(blank);
  });

  it('sets and takes back the check of a scored row', () => {
    const scored = withEntries(blank, { '1.1.1': { selfScore: pts(500) } });
    const after = done(edit(scored, { code: '1.1.1', field: 'checked', value: true })).document;
    expect(rowStatus(after.entries.get('1.1.1')!)).toBe('checked');
    const back = done(edit(after, { code: '1.1.1', field: 'checked', value: false })).document;
    expect(rowStatus(back.entries.get('1.1.1')!)).toBe('scored');
  });

  it.each([600, null])('the check falls with a changed score (%j), in the same change', (value) => {
    const change = done(edit(checked(blank, '1.1.1'), score('1.1.1', value)));
    expect(change.document.entries.get('1.1.1')).toMatchObject({ selfScore: value, checked: false });
    expect(change.label).toEqual({ type: 'type', count: 1, code: '1.1.1' });
    expect(applyPatches(change.document, change.inverse)).toEqual(checked(blank, '1.1.1'));
  });

  it('the check stays when another figure of the row changes', () => {
    const { document } = done(edit(checked(blank, '1.1.1'), { code: '1.1.1', field: 'appraisedScore', value: pts(1) }));
    expect(document.entries.get('1.1.1')!.checked).toBe(true);
  });

  it('reads one gesture in order: a score and its check can come together', () => {
    const both = [score('1.1.1', 500), { code: '1.1.1', field: 'checked', value: true } as const];
    const change = done(edit(blank, ...both));
    expect(change.document.entries.get('1.1.1')).toMatchObject({ selfScore: 500, checked: true });
    expect(change.label).toMatchObject({ count: 2 });
    expect(applyPatches(change.document, change.inverse)).toEqual(blank);
  });

  it('counts both cells where a checked row gets another score and is checked again', () => {
    const both = [score('1.1.1', 600), { code: '1.1.1', field: 'checked', value: true } as const];
    const change = done(edit(checked(blank, '1.1.1'), ...both));
    expect(change.document.entries.get('1.1.1')).toMatchObject({ selfScore: 600, checked: true });
    expect(change.label).toMatchObject({ count: 2 });
  });

  it('one gesture is one change, and its label counts what changed', () => {
    const scored = withEntries(blank, { '1.1.1': { selfScore: pts(500) } });
    const paste: Command = {
      type: 'editCells',
      gesture: 'paste',
      edits: [score('1.1.1', 500), score('1.1.2', 700), score('2.1.1', 8_0000)],
    };
    const change = done(run(scored, paste));
    expect(change.label).toEqual({ type: 'paste', count: 2, code: '1.1.2' });
    expect(applyPatches(change.document, change.inverse)).toEqual(scored);
  });

  it('leaves rows it does not touch the same values', () => {
    const { document } = done(edit(blank, score('1.1.1', 500)));
    expect(document.entries.get('2.2')).toBe(blank.entries.get('2.2'));
    expect(document.rubric).toBe(blank.rubric);
    expect([...document.entries.keys()]).toEqual([...blank.entries.keys()]);
  });

  it.each([
    [score('9.9', 1), { reason: 'unknownRow', code: '9.9' }],
    [score('1', 1), { reason: 'readOnlyRow', code: '1' }],
    [score('1.1', 1), { reason: 'readOnlyRow', code: '1.1' }],
    [score('1.1.1', 1001), { reason: 'outOfRange', code: '1.1.1', maximum: 1000 }],
    [score('1.1.1', -1), { reason: 'outOfRange', code: '1.1.1', maximum: 1000 }],
    [
      { code: '1.1.1', field: 'appraisedScore', value: 0.5 },
      { reason: 'outOfRange', code: '1.1.1', maximum: 1000 },
    ],
    [
      { code: '1.1.1', field: 'lastYearScore', value: 1001 },
      { reason: 'outOfRange', code: '1.1.1', maximum: 1000 },
    ],
    [
      { code: '1.1.1', field: 'leadDepartment', value: 'XYZ' },
      { reason: 'unknownDepartment', code: '1.1.1', department: 'XYZ' },
    ],
    [
      { code: '1.1.1', field: 'checked', value: true },
      { reason: 'nothingToCheck', code: '1.1.1' },
    ],
    [
      { code: '1.1.1', field: 'note', value: 'x'.repeat(NOTE_LENGTH + 1) },
      { reason: 'textTooLong', code: '1.1.1', field: 'note', maximumLength: NOTE_LENGTH },
    ],
    [score('1.1.1', null), { reason: 'nothingChanged' }],
    [{ code: '1.1.1', field: 'note', value: '\u200b' }, { reason: 'nothingChanged' }],
    [{ code: '1.1.1', field: 'checked', value: false }, { reason: 'nothingChanged' }],
    [{ code: '1.1.1', field: 'leadDepartment', value: 'SNV' }, { reason: 'nothingChanged' }],
  ])('%j is refused', (given, refusal) => {
    expect(edit(blank, given as CellEdit)).toEqual({ ok: false, error: refusal });
  });

  it('a note and a scenario name may be exactly as long as allowed', () => {
    const note = 'x'.repeat(NOTE_LENGTH);
    expect(edit(blank, { code: '1.1.1', field: 'note', value: note }).ok).toBe(true);
    const long = scenario('a', 'x'.repeat(SCENARIO_NAME_LENGTH), [{ code: '1.1.1', selfScore: pts(1) }]);
    expect(run(blank, { type: 'saveScenario', scenario: long }).ok).toBe(true);
  });

  it('a gesture is refused whole when one of its cells is', () => {
    expect(edit(blank, score('1.1.1', 500), score('1.1.2', 99_0000)).ok).toBe(false);
  });

  it('an empty gesture changes nothing', () => {
    expect(edit(blank)).toEqual({ ok: false, error: { reason: 'nothingChanged' } });
  });
});

describe('scenarios', () => {
  const some = [{ code: '1.1.1', selfScore: pts(900) }];
  const save = (document: Assessment, id: string, name: string, changes = some) =>
    run(document, { type: 'saveScenario', scenario: scenario(id, name, changes) });

  it('are saved at the end of the list', () => {
    const first = done(save(blank, 'a', 'Một'));
    const second = done(save(first.document, 'b', 'Hai'));
    expect(second.document.scenarios.map((each) => each.name)).toEqual(['Một', 'Hai']);
    expect(second.label).toEqual({ type: 'saveScenario', name: 'Hai', count: 1 });
    expect(second.document.entries).toEqual(blank.entries);
  });

  it('are saved again in their place under their own name', () => {
    const two = done(save(done(save(blank, 'a', 'Một')).document, 'b', 'Hai')).document;
    const { document, patches } = done(save(two, 'a', 'Một', [{ code: '2.2', selfScore: pts(1) }]));
    expect(patches).toMatchObject([{ kind: 'scenario', id: 'a', position: 0 }]);
    expect(document.scenarios.map((each) => each.id)).toEqual(['a', 'b']);
    expect(document.scenarios[0]!.changes).toEqual([{ code: '2.2', selfScore: 1 }]);
  });

  it('have tidy names', () => {
    const { document } = done(save(blank, 'a', '  Lạc quan\u200b '.normalize('NFD')));
    expect(document.scenarios[0]!.name).toBe('Lạc quan');
  });

  it('hold each row once, with the score assumed last', () => {
    const { document } = done(save(blank, 'a', 'Một', [...some, { code: '1.1.1', selfScore: pts(800) }]));
    expect(document.scenarios[0]!.changes).toEqual([{ code: '1.1.1', selfScore: 800 }]);
  });

  it('come back to their place when a deletion is undone', () => {
    const three = ['a', 'b', 'c'].reduce((document, id) => done(save(document, id, `Tên ${id}`)).document, blank);
    const change = done(run(three, { type: 'deleteScenario', id: 'b' }));
    expect(change.document.scenarios.map((each) => each.id)).toEqual(['a', 'c']);
    expect(change.label).toEqual({ type: 'deleteScenario', name: 'Tên b', count: 1 });
    expect(applyPatches(change.document, change.inverse)).toEqual(three);
  });

  it('applied, write their scores in one change and let checks fall', () => {
    const document = checked(blank, '1.1.1');
    const change = done(
      run(document, {
        type: 'applyScenario',
        name: 'Lạc quan',
        changes: [...some, { code: '2.2', selfScore: pts(3_0000) }],
      }),
    );
    expect(change.document).toEqual(
      withEntries(document, {
        '1.1.1': { selfScore: pts(900), checked: false, changedSinceCheck: true },
        '2.2': { selfScore: pts(3_0000) },
      }),
    );
    expect(change.label).toEqual({ type: 'applyScenario', name: 'Lạc quan', count: 2 });
    expect(applyPatches(change.document, change.inverse)).toEqual(document);
  });

  it.each([
    ['no name', scenario('a', ' \u200b ', some), { reason: 'scenarioNameMissing' }],
    ['a long name', scenario('a', 'x'.repeat(SCENARIO_NAME_LENGTH + 1), some), { reason: 'scenarioNameTooLong' }],
    ['nothing assumed', scenario('a', 'Tên'), { reason: 'emptyScenario' }],
    ['an unknown row', scenario('a', 'Tên', [{ code: '9', selfScore: pts(1) }]), { reason: 'unknownRow', code: '9' }],
    [
      'a summed row',
      scenario('a', 'Tên', [{ code: '1.1', selfScore: pts(1) }]),
      { reason: 'readOnlyRow', code: '1.1' },
    ],
    [
      'a score too high',
      scenario('a', 'Tên', [{ code: '1.1.1', selfScore: pts(1001) }]),
      { reason: 'outOfRange', code: '1.1.1', maximum: 1000 },
    ],
    [
      'half a ten-thousandth',
      scenario('a', 'Tên', [{ code: '1.1.1', selfScore: 0.5 as Points }]),
      { reason: 'outOfRange', code: '1.1.1', maximum: 1000 },
    ],
    [
      'a score below zero',
      scenario('a', 'Tên', [{ code: '1.1.1', selfScore: pts(-1) }]),
      { reason: 'outOfRange', code: '1.1.1', maximum: 1000 },
    ],
  ])('with %s are not saved', (_name, given, refusal) => {
    expect(run(blank, { type: 'saveScenario', scenario: given })).toEqual({ ok: false, error: refusal });
  });

  it('do not take the name of another, however it is written', () => {
    const one = done(save(blank, 'a', 'Lạc quan')).document;
    expect(save(one, 'b', ' Lạc quan '.normalize('NFD'))).toEqual({
      ok: false,
      error: { reason: 'scenarioNameTaken', name: 'Lạc quan' },
    });
  });

  it('that do not exist cannot be deleted', () => {
    expect(run(blank, { type: 'deleteScenario', id: 'a' })).toEqual({
      ok: false,
      error: { reason: 'unknownScenario' },
    });
  });

  it('applied without effect or out of range are refused', () => {
    const apply = (changes: { code: string; selfScore: ReturnType<typeof pts> }[]) =>
      run(checked(blank, '1.1.1'), { type: 'applyScenario', name: 'Tên', changes });
    expect(apply([{ code: '1.1.1', selfScore: pts(500) }])).toEqual({ ok: false, error: { reason: 'nothingChanged' } });
    expect(apply([{ code: '1.1.1', selfScore: pts(1001) }])).toMatchObject({ error: { reason: 'outOfRange' } });
  });
});

describe('replacing the document', () => {
  it('is one change that can be taken back', () => {
    const other = { ...checked(blank, '1.1.1'), head: { ...blank.head, title: 'Khác' } };
    const change = done(run(blank, { type: 'replaceDocument', document: other }));
    expect(change.document).toEqual(other);
    expect(change.label).toEqual({ type: 'replaceDocument', name: 'Khác' });
    expect(applyPatches(change.document, change.inverse)).toEqual(blank);
  });
});

describe('any sequence of commands', () => {
  const ordered = (document: Assessment) => ({ ...document, entries: [...document.entries] });

  function play(start: Assessment, rows: RubricTree, commands: readonly Command[]): Change[] {
    const changes: Change[] = [];
    let document = start;
    for (const command of commands) {
      const result = applyCommand(document, rows, command);
      if (!result.ok) continue;
      changes.push(result.value);
      document = result.value.document;
    }
    return changes;
  }

  const sample = createSample(createdAt);

  it.each([
    ['small', blank, tree, 501, 400],
    ['sample', sample.assessment, sample.tree, 502, 60],
  ] as const)('undone is the beginning and redone the end, step by step: %s', (_name, start, rows, seed, runs) => {
    let taken = 0;
    holds(seed, runs, fc.array(anyCommand(start, rows), { minLength: 1, maxLength: 25 }), (commands) => {
      const changes = play(start, rows, commands);
      taken += changes.length;
      const states = [start, ...changes.map((change) => change.document)];
      let document = states.at(-1)!;
      for (const [step, change] of [...changes.entries()].reverse()) {
        document = applyPatches(document, change.inverse);
        expect(ordered(document)).toEqual(ordered(states[step]!));
      }
      for (const [step, change] of changes.entries()) {
        document = applyPatches(document, change.patches);
        expect(ordered(document)).toEqual(ordered(states[step + 1]!));
      }
    });
    expect(taken).toBeGreaterThan(runs); // or the property says nothing
  });

  it('leads only to documents that can be saved and opened again', () => {
    holds(503, 300, fc.array(anyCommand(blank, tree), { minLength: 1, maxLength: 25 }), (commands) => {
      const document = play(blank, tree, commands).at(-1)?.document ?? blank;
      const parsed = parseDocument(JSON.parse(JSON.stringify(documentToFile(document))));
      if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
      expect(ordered(parsed.value.assessment)).toEqual(ordered(document));
    });
  });
});

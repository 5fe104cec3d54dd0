import { describe, expect, test } from 'vitest';
import { readAssessmentView, readWhatIfView, whatIfViewToRaw } from '../../../src/domain/view-state';
import { statusByWord } from '../../../src/i18n/words';
import { Session } from '../../../src/state/session.svelte';
import { NO_FILTER } from '../../../src/domain/row-filter';
import { pts } from '../../helpers/domain';
import { assessmentTitled, must } from '../storage/small-assessment';
import { cell, createSession, field2023, resultsOf } from './session-stage';
import { startDocument } from './start-document';
import { scoreOf, typed, until } from './tabs';

describe('an edit', () => {
  test('of one cell is read as offices write it, and is one step', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.1.1', 'selfScore', ' 0,0333 ')], 'type');
    expect(scoreOf({ workbook }, '1.1.1')).toBe(333);
    expect(session.outcome).toMatchObject({ kind: 'edited', gesture: 'type', applied: 1, skipped: 0, refused: [] });
    expect(workbook.undoLabel).toEqual({ type: 'type', count: 1, code: '1.1.1' });
  });

  test('of a whole block is one step; what nobody may write to and what is refused stays as it was', async () => {
    const { session, workbook } = await createSession();
    session.edit(
      [
        cell('1.1', 'selfScore', '0,3'), // a sum
        cell('1.1.1', 'name', 'Tên khác'),
        cell('', '', 'outside'),
        cell('1.1.1', 'selfScore', '0,05'),
        cell('1.1.1', 'note', 'Đã có\nquyết định'),
        cell('1.2.1', 'selfScore', '1,3'), // above 1.2
        cell('2.2', 'selfScore', 'ba điểm'),
        cell('2.2', 'leadDepartment', 'so tai chinh'),
        cell('2.2', 'status', 'Checked'),
      ],
      'paste',
    );
    expect(session.outcome).toMatchObject({ kind: 'edited', gesture: 'paste', applied: 4, skipped: 3 });
    const outcome = session.outcome;
    expect(outcome?.kind === 'edited' && outcome.refused).toMatchObject([
      { code: '1.2.1', text: '1,3', refusal: { reason: 'aboveMaximum' }, maximum: 1_2000 },
      { code: '2.2', text: 'ba điểm', refusal: { reason: 'notANumber' } },
    ]);
    expect(workbook.document.entries.get('1.1.1')).toMatchObject({ selfScore: 500, note: 'Đã có\nquyết định' });
    expect(workbook.document.entries.get('1.2.1')).toMatchObject({ selfScore: 7500 });
    expect(workbook.document.entries.get('2.2')).toMatchObject({ selfScore: 1, leadDepartment: 'STC', checked: true });
    session.undo();
    expect(workbook.undoLabel).toBeNull();
    expect(session.outcome).toMatchObject({ kind: 'undone', label: { type: 'paste', count: 4 } });
  });

  test('that changes nothing is no step', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.2.1', 'selfScore', '0.75')], 'type');
    expect(session.outcome).toMatchObject({ kind: 'edited', applied: 0 });
    expect(workbook.undoLabel).toBeNull();
  });

  test('with a note too long keeps the rest of the block and says why', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.1.1', 'selfScore', '0,1'), cell('1.1.1', 'note', 'x'.repeat(4001))], 'paste');
    expect(session.outcome).toMatchObject({
      kind: 'edited',
      applied: 1,
      refused: [{ code: '1.1.1', column: 'note', refusal: { reason: 'textTooLong' } }],
    });
    expect(scoreOf({ workbook }, '1.1.1')).toBe(1000);
  });

  test('twice with the same outcome can be told apart', async () => {
    const { session } = await createSession();
    session.edit([cell('1.1.1', 'selfScore', '9')], 'type');
    const first = session.outcome;
    session.edit([cell('1.1.1', 'selfScore', '9')], 'type');
    expect(session.outcome).toEqual({ ...first, serial: session.outcome?.serial });
    expect(session.outcome?.serial).not.toBe(first?.serial);
  });
});

describe('a number that could mean two things', () => {
  // 2.1.1 takes up to 10 points, 1.2.1 up to 1.2, so that 1.250 fits the first only.
  const block = [
    cell('2.1.1', 'selfScore', '1.250'),
    cell('2.1.1', 'note', '1.250'),
    cell('1.1.1', 'selfScore', '0,1'),
    cell('1.2.1', 'selfScore', '1.250'),
  ];

  test('asks before anything of its gesture is written', async () => {
    const { session, workbook } = await createSession();
    session.edit(block, 'paste');
    expect(session.question).toMatchObject({
      gesture: 'paste',
      ambiguous: [{ text: '1.250', asDecimal: 1_2500, asThousands: 1250, maximum: 10_0000 }],
    });
    expect(session.outcome).toBeNull();
    expect(workbook.undoLabel).toBeNull();
  });

  test('answered as a decimal mark is written with the rest, in one step', async () => {
    const { session, workbook } = await createSession();
    session.edit(block, 'paste');
    session.answer('decimal');
    expect(session.question).toBeNull();
    expect([scoreOf({ workbook }, '2.1.1'), scoreOf({ workbook }, '1.1.1')]).toEqual([1_2500, 1000]);
    expect(session.outcome).toMatchObject({ applied: 3, refused: [{ code: '1.2.1' }] });
    expect(workbook.undoLabel).toMatchObject({ type: 'paste', count: 3 });
  });

  test('answered by keeping leaves that cell alone, and only that', async () => {
    const { session, workbook } = await createSession();
    session.edit(block, 'paste');
    session.answer('keep');
    expect(session.question).toBeNull();
    expect([scoreOf({ workbook }, '2.1.1'), scoreOf({ workbook }, '1.1.1')]).toEqual([null, 1000]);
    expect(workbook.document.entries.get('2.1.1')?.note).toBe('1.250');
    expect(session.outcome).toMatchObject({ kind: 'edited', applied: 2, refused: [{ code: '1.2.1' }] });
  });

  test('alone and kept writes nothing; an answer to nothing does nothing', async () => {
    const { session, workbook } = await createSession();
    session.answer('decimal');
    session.edit([cell('2.1.1', 'selfScore', '1.250')], 'type');
    session.answer('keep');
    expect([session.question, workbook.undoLabel]).toEqual([null, null]);
  });

  test('is asked of an assumption too', async () => {
    const { session } = await createSession();
    session.edit([cell('2.1.1', 'whatIfScore', '9.250')], 'type');
    expect(session.question?.ambiguous).toHaveLength(1);
    session.answer('decimal');
    expect([...session.whatIf.overlay]).toEqual([['2.1.1', 9_2500]]);
  });
});

describe('undo and redo', () => {
  test('take assumptions and edits back in the order they were made, and do them again', async () => {
    const { session, workbook } = await createSession();
    const seen = (): unknown => [scoreOf({ workbook }, '1.1.1'), session.whatIf.overlay.get('2.2') ?? null];
    session.edit([cell('2.2', 'whatIfScore', '2')], 'type');
    session.edit([cell('1.1.1', 'selfScore', '0,03')], 'type');
    session.edit([cell('2.2', 'whatIfScore', '3')], 'type');
    session.edit([cell('1.1.1', 'selfScore', '0,04')], 'type');
    const states = [
      [null, null],
      [null, 2_0000],
      [300, 2_0000],
      [300, 3_0000],
      [400, 3_0000],
    ];
    expect(seen()).toEqual(states[4]);
    for (const state of states.slice(0, 4).toReversed()) {
      expect(session.canUndo).toBe(true);
      session.undo();
      expect(seen()).toEqual(state);
    }
    expect(session.canUndo).toBe(false);
    session.undo();
    expect(seen()).toEqual(states[0]);
    for (const state of states.slice(1)) {
      expect(session.canRedo).toBe(true);
      session.redo();
      expect(seen()).toEqual(state);
    }
    expect(session.canRedo).toBe(false);
  });

  test('a block over both columns is taken back as one gesture', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.1.1', 'selfScore', '0,03'), cell('1.1.1', 'whatIfScore', '0,1')], 'paste');
    expect([scoreOf({ workbook }, '1.1.1'), session.whatIf.overlay.size]).toEqual([300, 1]);
    session.undo();
    expect([scoreOf({ workbook }, '1.1.1'), session.whatIf.overlay.size]).toEqual([null, 0]);
    expect(session.canUndo).toBe(false);
    session.redo();
    expect([scoreOf({ workbook }, '1.1.1'), session.whatIf.overlay.size]).toEqual([300, 1]);
    expect(session.canRedo).toBe(false);
  });

  test('an assumption made after an edit is a gesture of its own', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.1.1', 'selfScore', '0,03')], 'type');
    session.edit([cell('1.1.1', 'whatIfScore', '0,1')], 'type');
    session.undo();
    expect([scoreOf({ workbook }, '1.1.1'), session.whatIf.overlay.size]).toEqual([300, 0]);
    session.undo();
    session.redo();
    expect([scoreOf({ workbook }, '1.1.1'), session.whatIf.overlay.size]).toEqual([300, 0]);
    session.redo();
    expect(session.whatIf.overlay.size).toBe(1);
  });

  test('an assumption that changes nothing is no step', async () => {
    const { session } = await createSession();
    session.edit([cell('1.2.1', 'whatIfScore', '0,75')], 'type');
    expect(session.canUndo).toBe(false);
    session.edit([cell('1.2.1', 'whatIfScore', '0,8')], 'type');
    session.edit([cell('1.2.1', 'whatIfScore', '0,8')], 'type');
    session.undo();
    expect(session.whatIf.overlay.size).toBe(0);
  });

  test('what was done before is no longer done again after something new', async () => {
    const { session } = await createSession();
    session.edit([cell('2.2', 'whatIfScore', '2')], 'type');
    session.undo();
    session.edit([cell('1.1.1', 'selfScore', '0,03')], 'type');
    expect(session.canRedo).toBe(false);
    session.redo();
    expect(session.whatIf.overlay.size).toBe(0);
  });
});

describe('applying what is assumed', () => {
  test('writes it as one step, empties the overlay, and one undo brings both back', async () => {
    const { session, workbook, kept } = await createSession();
    session.edit([cell('1.1.1', 'whatIfScore', '0,1'), cell('1.2.1', 'whatIfScore', '1')], 'paste');
    session.applyWhatIf('Lạc quan');
    expect([scoreOf({ workbook }, '1.1.1'), scoreOf({ workbook }, '1.2.1')]).toEqual([1000, 1_0000]);
    expect(session.whatIf.overlay.size).toBe(0);
    expect(session.outcome).toMatchObject({ kind: 'applied', count: 2 });
    expect(workbook.undoLabel).toEqual({ type: 'applyScenario', name: 'Lạc quan', count: 2 });
    expect(kept.at(-1)?.overlay).toEqual([]);

    session.undo();
    expect([scoreOf({ workbook }, '1.1.1'), scoreOf({ workbook }, '1.2.1')]).toEqual([null, 7500]);
    expect(session.whatIf.overlay).toEqual(
      new Map([
        ['1.1.1', 1000],
        ['1.2.1', 1_0000],
      ]),
    );
    expect(kept.at(-1)?.overlay).toHaveLength(2);
    expect(session.whatIf.assumptions).toHaveLength(2);
  });

  test('done again after an undo leaves nothing assumed that could come back later', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.1.1', 'whatIfScore', '0,1')], 'type');
    session.applyWhatIf('A');
    session.undo();
    session.redo();
    expect(scoreOf({ workbook }, '1.1.1')).toBe(1000);
    session.edit([cell('1.1.1', 'selfScore', '0,02')], 'type');
    expect(session.whatIf.active).toBe(false);
    expect(session.whatIf.rollup.total.points).toBe(workbook.self.total.points);
  });

  test('after an undo the assumptions themselves can be taken back', async () => {
    const { session } = await createSession();
    session.edit([cell('1.1.1', 'whatIfScore', '0,1')], 'type');
    session.applyWhatIf('A');
    session.undo();
    session.undo();
    expect(session.whatIf.overlay.size).toBe(0);
  });

  test('of nothing is refused and told', async () => {
    const { session, workbook } = await createSession();
    session.applyWhatIf('A');
    expect(session.outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'nothingChanged' } });
    expect(workbook.undoLabel).toBeNull();
  });
});

describe('scenarios', () => {
  test('are kept, loaded, updated and deleted', async () => {
    const { session, workbook, kept } = await createSession();
    session.edit([cell('2.2', 'whatIfScore', '3')], 'type');
    expect(session.keepScenario('k1', ' Lạc quan ', '2024-02-01T00:00:00.000Z')).toBe(true);
    expect(workbook.document.scenarios[1]).toEqual({
      id: 'k1',
      name: 'Lạc quan',
      createdAt: '2024-02-01T00:00:00.000Z',
      changes: [{ code: '2.2', selfScore: 3_0000, from: 1 }],
    });
    expect(kept.at(-1)?.scenarioId).toBe('k1');

    session.whatIf.load(workbook.document.scenarios[0]!);
    expect([...session.whatIf.overlay]).toEqual([['1.1.1', 900]]);
    expect(kept.at(-1)).toMatchObject({ scenarioId: 's1', overlay: [['1.1.1', 900]] });

    session.edit([cell('1.1.1', 'whatIfScore', '0,08')], 'type');
    expect(session.keepScenario('s1', 'Thận trọng', '2024-01-15T08:00:00.000Z')).toBe(true);
    expect(workbook.document.scenarios[0]?.changes).toEqual([{ code: '1.1.1', selfScore: 800, from: null }]);

    session.deleteScenario('s1');
    expect(workbook.document.scenarios.map(({ id }) => id)).toEqual(['k1']);
    expect(session.whatIf.scenarioId).toBeNull();
    expect(kept.at(-1)?.scenarioId).toBeNull();
  });

  test.each([
    ['', 'scenarioNameMissing'],
    ['Thận trọng', 'scenarioNameTaken'],
  ])('named %j are refused and told', async (name, reason) => {
    const { session, workbook } = await createSession();
    session.edit([cell('2.2', 'whatIfScore', '3')], 'type');
    expect(session.keepScenario('k1', name, '2024-02-01T00:00:00.000Z')).toBe(false);
    expect(session.outcome).toMatchObject({ kind: 'refused', refusal: { reason } });
    expect(workbook.document.scenarios).toHaveLength(1);
    expect(session.whatIf.scenarioId).toBeNull();
  });
});

test('replacing the document is one step, and one undo brings it back', async () => {
  const { session, workbook } = await createSession();
  const before = workbook.document;
  session.edit([cell('1.1.1', 'whatIfScore', '0,1'), cell('2.2', 'whatIfScore', '3')], 'paste');
  session.replaceDocument(assessmentTitled('B'));
  expect(workbook.document.head.title).toBe('B');
  // What is assumed goes on where the other rubric has the row.
  expect([...session.whatIf.overlay]).toEqual([['1.1.1', 1000]]);
  session.undo();
  expect(workbook.document).toEqual(before);
  expect(session.whatIf.overlay.size).toBe(2);
});

test('assumptions never go above the maximum of a row, whatever rubric another tab puts in its place', async () => {
  // Row 1.1.1 takes 0.5 here and 0.1 in the other rubric; row 1.2 is scored here and a sum there.
  const { session, workbook, settle, openAgain } = await createSession({ document: assessmentTitled('A') });
  session.edit([cell('1.1.1', 'whatIfScore', '0,5'), cell('1.2', 'whatIfScore', '0,1')], 'paste');
  expect(session.whatIf.assumptions).toHaveLength(2);
  const other = await openAgain();
  must(other.workbook.run({ type: 'replaceDocument', document: startDocument() }));
  await settle();
  expect(workbook.document.head.title).toBe('Thử');
  expect(session.whatIf.assumptions).toEqual([]);
  expect(session.whatIf.rollup.total.points).toBe(workbook.self.total.points);
  // They are there again once that is taken back.
  other.workbook.undo();
  await settle();
  expect(session.whatIf.assumptions).toHaveLength(2);
});

describe('rows on screen', () => {
  test('fold and unfold one by one, and to a level', async () => {
    const { session } = await createSession();
    const all = ['1', '1.1', '1.1.1', '1.1.2', '1.2', '1.2.1', '2', '2.1', '2.1.1', '2.2'];
    expect(session.rows).toEqual(all);
    session.fold('1.1');
    expect(session.rows).toEqual(['1', '1.1', '1.2', '1.2.1', '2', '2.1', '2.1.1', '2.2']);
    session.fold('1');
    expect(session.rows).toEqual(['1', '2', '2.1', '2.1.1', '2.2']);
    session.fold('1');
    expect(session.rows).not.toContain('1.1.1');
    session.expandTo(1);
    expect(session.rows).toEqual(['1', '2']);
    session.expandTo(2);
    // 2.2 is a criterion that is scored itself.
    expect(session.rows).toEqual(['1', '1.1', '1.2', '2', '2.1', '2.2']);
    session.expandTo(3);
    expect(session.rows).toEqual(all);
  });

  test('are revealed from under what is folded, and from behind a filter that hides them', async () => {
    const { session } = await createSession();
    session.expandTo(1);
    session.reveal('1.1.2');
    expect(session.rows).toEqual(['1', '1.1', '1.1.1', '1.1.2', '1.2', '2']);
    session.filter = { ...NO_FILTER, areas: ['1'] };
    session.reveal('1.2.1');
    expect(session.filtering).toBe(true);
    session.reveal('2.2');
    expect(session.filtering).toBe(false);
    expect(session.rows).toContain('2.2');
    const before = session.rows;
    session.reveal('9.9.9');
    expect(session.rows).toEqual(before);
  });

  test('pass the filter with the rows above them, and the filter says how many are scored rows', async () => {
    const { session } = await createSession();
    session.expandTo(1);
    session.filter = { ...NO_FILTER, notScored: true };
    expect(session.rows).toEqual(['1', '1.1', '1.1.1', '1.1.2', '2', '2.1', '2.1.1']);
    expect([session.filtering, session.shownScoredRows]).toEqual([true, 3]);
    session.edit([cell('1.1.1', 'selfScore', '0')], 'type');
    expect(session.rows).not.toContain('1.1.1');
    session.filter = NO_FILTER;
    expect(session.rows).toEqual(['1', '2']);
  });

  test('are found by words without tone marks, folded or not', async () => {
    const { session } = await createSession();
    session.expandTo(1);
    session.query = 'bao cao';
    expect(session.found).toEqual(['1.2.1']);
    session.query = '  ';
    expect(session.found).toEqual([]);
  });
});

describe('the view', () => {
  test('goes out and comes back the same', async () => {
    const { session, kept } = await createSession();
    session.fold('1.1');
    session.chooseField(2023);
    session.edit([cell('2.1.1', 'whatIfScore', '9,1234')], 'type');
    session.keepScenario('k1', 'A', '2024-02-01T00:00:00.000Z');
    const raw: unknown = JSON.parse(JSON.stringify({ ...kept.at(-1)!, ...(whatIfViewToRaw(kept.at(-1)!) as object) }));
    expect({ ...readAssessmentView(raw), ...readWhatIfView(raw) }).toEqual(kept.at(-1));
    const { session: again } = await createSession({ view: raw });
    expect(again.rows).toEqual(session.rows);
    expect([...again.whatIf.overlay]).toEqual([['2.1.1', 9_1234]]);
    expect([again.whatIf.scenarioId, again.rank.chosenYear]).toEqual(['k1', 2023]);
    expect(again.canUndo).toBe(true);
  });

  test('is kept with each fold, field, assumption and step back', async () => {
    const { session, kept } = await createSession();
    session.fold('1');
    expect(kept.at(-1)?.collapsed).toEqual(['1']);
    session.chooseField(2023);
    expect(kept.at(-1)?.fieldYear).toBe(2023);
    session.edit([cell('2.2', 'whatIfScore', '2')], 'type');
    expect(kept.at(-1)?.overlay).toEqual([['2.2', 2_0000]]);
    session.undo();
    expect(kept.at(-1)?.overlay).toEqual([]);
    session.whatIf.assume([{ code: '2.2', value: pts(5) }]);
    session.whatIf.discard();
    expect(kept.at(-1)).toMatchObject({ overlay: [], scenarioId: null });
  });
});

test('what another tab made impossible, and cells that nobody may write to, are told', async () => {
  const { session } = await createSession();
  session.tellReadOnly({ code: '1.1.1', columnId: 'maxPoints' });
  expect(session.outcome).toMatchObject({ kind: 'readOnlyCell' });
  session.tellDropped({ type: 'type', count: 1, code: '1.1.1' });
  expect(session.outcome).toMatchObject({ kind: 'dropped', label: { code: '1.1.1' } });
});

test('a closed session hears no more of other tabs', async () => {
  const { session, workbook, settle, openAgain } = await createSession();
  const other = await openAgain();
  session.close();
  must(other.workbook.run(typed('1.1.1', 5)));
  await settle();
  expect(scoreOf({ workbook }, '1.1.1')).toBeNull();
});

describe('steps on the overlay after a reload', () => {
  test('are taken back before an older step of the document, and done again', async () => {
    const { session, workbook, kept, parts, openAgain } = await createSession();
    session.edit([cell('1.2.1', 'selfScore', '1')], 'type');
    session.edit([cell('2.2', 'whatIfScore', '2')], 'type');
    await until(() => workbook.unsavedCount === 0);
    const again = new Session(
      (await openAgain()).workbook,
      resultsOf([field2023]),
      kept.at(-1)!,
      { statusByWord },
      { look: () => undefined, whatIf: () => undefined },
      parts,
    );
    again.undo();
    expect([again.whatIf.overlay.size, scoreOf(again, '1.2.1')]).toEqual([0, 1_0000]);
    again.redo();
    expect([...again.whatIf.overlay]).toEqual([['2.2', 2_0000]]);
    again.undo();
    again.undo();
    expect(scoreOf(again, '1.2.1')).toBe(7500);
  });

  test('taking back what was applied leaves what has been assumed since', async () => {
    const { session, workbook } = await createSession();
    session.edit([cell('1.1.1', 'whatIfScore', '0,1')], 'type');
    session.applyWhatIf('A');
    session.whatIf.follow({ overlay: [['2.2', pts(3)]], scenarioId: null, done: [], undone: [] });
    session.undo();
    expect(new Map(session.whatIf.overlay)).toEqual(
      new Map([
        ['1.1.1', 1000],
        ['2.2', 3],
      ]),
    );
    expect(scoreOf({ workbook }, '1.1.1')).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { quantityFromInteger } from '../../../src/domain/figures';
import { NO_FILTER } from '../../../src/domain/row-filter';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { must } from '../storage/small-assessment';
import { cell, createSession } from './session-stage';
import { startDocument } from './start-document';
import { until } from './tabs';

const half = { type: 'survey', percent: quantityFromInteger(50_0000) } as const;
const lockSelf = {
  type: 'changeProcess',
  change: { kind: 'lock', round: 'self', at: '2025-02-03T04:05:06.789Z' },
} as const;

describe('the form of a row', () => {
  test('is the first row’s until one is asked for, and never that of a sum', async () => {
    const { session } = await createSession();
    expect([session.item?.code, session.panel]).toEqual(['1.1.1', 'whatIf']);
    session.openItem('1.1');
    expect([session.item?.code, session.panel]).toEqual(['1.1.1', 'whatIf']);
    session.openItem('2.2');
    expect([session.item?.code, session.panel]).toEqual(['2.2', 'item']);
  });

  test('follows the cursor of the grid while it is shown', async () => {
    const { session } = await createSession();
    session.select({ code: '1.2.1', columnId: 'selfScore' });
    expect(session.item?.code).toBe('1.1.1');
    session.openItem('2.2');
    session.select({ code: '1.1.2', columnId: 'note' });
    session.select({ code: '1', columnId: 'note' });
    session.select(null);
    expect([session.item?.code, session.selection]).toEqual(['1.1.2', null]);
  });

  test('has neighbours among the rows that pass the filter', async () => {
    const { session } = await createSession();
    session.openItem('1.1.2');
    expect([session.neighbour(-1)?.code, session.neighbour(1)?.code]).toEqual(['1.1.1', '1.2.1']);
    session.filter = { ...NO_FILTER, areas: ['2'] };
    expect([session.neighbour(-1), session.neighbour(1)?.code]).toEqual([null, '2.1.1']);
    session.openItem('2.2');
    expect(session.neighbour(1)).toBeNull();
  });
});

describe('a command of a form', () => {
  test('runs, bears the day, and tells why it was refused', async () => {
    const { session, workbook } = await createSession();
    const edits = [{ code: '1.1.1', field: 'figures', value: half }] as const;
    expect(session.run({ type: 'editCells', gesture: 'form', edits })).toBeNull();
    expect(workbook.document.entries.get('1.1.1')).toMatchObject({ selfScore: 500, scoredOn: '2025-02-03' });
    expect(workbook.steps.at(-1)).toMatchObject({ by: 'Lan', at: '2025-02-03T04:05:06.789Z' });
    // What stands already is no fault of the user's.
    expect(session.run({ type: 'editCells', gesture: 'form', edits })).toBeNull();
    const wrong = [{ code: '1.1.1', field: 'figures', value: { type: 'levels', level: 0 } }] as const;
    expect(session.run({ type: 'editCells', gesture: 'form', edits: wrong })).toMatchObject({
      reason: 'figuresDoNotFit',
    });
    expect(session.outcome).toMatchObject({ kind: 'refused' });
    expect(session.run({ type: 'editCells', gesture: 'form', edits: [{ ...edits[0], value: null }] })).toBeNull();
    expect(session.outcome).toBeNull();
  });

  test('cleared scores that figures make stay, and that is told', async () => {
    const ruled = withEntries(startDocument(), { '1.1.1': { figures: half, selfScore: pts(500) } });
    const { session, workbook } = await createSession({ document: ruled });
    session.edit([cell('1.1.1', 'selfScore', ''), cell('1.2.1', 'selfScore', '')], 'clear');
    expect(session.outcome).toMatchObject({ kind: 'edited', applied: 1, followsRule: 1 });
    expect(workbook.document.entries.get('1.1.1')?.selfScore).toBe(500);
    expect(workbook.document.entries.get('1.2.1')?.selfScore).toBeNull();
    // Typed over, it goes back to the rule when it is cleared.
    session.edit([cell('1.1.1', 'selfScore', '0,09')], 'type');
    session.edit([cell('1.1.1', 'selfScore', '')], 'clear');
    expect(session.outcome).toMatchObject({ applied: 1, followsRule: 0 });
    expect(workbook.document.entries.get('1.1.1')?.selfScore).toBe(500);
  });
});

describe('a lock', () => {
  test('makes its cells read-only, says so, and keeps a sealed copy of what it locked', async () => {
    const { session, workbook, stored, repository, id } = await createSession();
    expect(session.run(lockSelf, { copy: { kind: 'lock', round: 'self' } })).toBeNull();
    session.edit([cell('1.1.1', 'selfScore', '0,1'), cell('1.1.1', 'appraisedScore', '0,05')], 'paste');
    expect(session.outcome).toMatchObject({ kind: 'edited', applied: 1, skipped: 1 });
    session.tellReadOnly({ code: '1.1.1', columnId: 'selfScore' });
    expect(session.outcome).toMatchObject({ kind: 'readOnlyCell', closure: 'self' });
    session.tellReadOnly({ code: '1.1.1', columnId: 'maxPoints' });
    expect(session.outcome).toMatchObject({ kind: 'readOnlyCell', closure: null });
    await until(() => workbook.unsavedCount === 0);
    expect((await stored()).assessment).toEqual(workbook.document);
    const [copy, ...others] = must(await repository.listSnapshots(id));
    expect([copy, others]).toMatchObject([{ kind: 'lock', round: 'self', by: 'Lan', scoredRows: 2 }, []]);
    const sealed = must(await repository.readSnapshot(id, copy!.id)).assessment;
    expect(sealed.process.rounds.self.lockedAt).not.toBeNull();
    expect(sealed.entries.get('1.1.1')?.appraisedScore).toBeNull();
  });

  test('taken back by undo leaves the copy where it is', async () => {
    const { session, workbook, repository, id } = await createSession();
    session.run(lockSelf, { copy: { kind: 'lock', round: 'self' } });
    session.undo();
    session.edit([cell('1.1.1', 'selfScore', '0,1')], 'type');
    expect(workbook.document.entries.get('1.1.1')?.selfScore).toBe(1000);
    await until(() => workbook.unsavedCount === 0);
    expect(must(await repository.listSnapshots(id))).toHaveLength(1);
  });

  test('refuses another document in its columns, and assumptions that would be written there', async () => {
    const { session, workbook } = await createSession();
    session.run(lockSelf);
    const { document } = workbook;
    const other = withEntries(document, { '2.2': { selfScore: pts(7) } });
    expect(session.replaceDocument(other)).toMatchObject({ reason: 'locked', code: '2.2', round: 'self' });
    session.edit([cell('2.2', 'whatIfScore', '1')], 'type');
    session.applyWhatIf('A');
    expect(session.outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'locked' } });
    expect([workbook.document, session.whatIf.assumptions.length]).toEqual([document, 1]);
  });
});

describe('another document in the place of the open one', () => {
  test('comes with a copy of what stood before, in one step that can be taken back', async () => {
    const { session, workbook, repository, id } = await createSession();
    const before = workbook.document;
    const other = { ...blankDocument().assessment, head: { ...before.head, title: 'Khác' } };
    expect(session.replaceDocument(other)).toBeNull();
    expect(session.replaceDocument(before, 'restoreSnapshot', 'Trước họp')).toBeNull();
    expect(workbook.undoLabel).toEqual({ type: 'restoreSnapshot', name: 'Trước họp' });
    await until(() => workbook.unsavedCount === 0);
    const copies = must(await repository.listSnapshots(id));
    expect(copies.map(({ kind }) => kind).sort()).toEqual(['beforeImport', 'beforeRestore']);
    const kept = copies.find(({ kind }) => kind === 'beforeImport')!;
    expect(must(await repository.readSnapshot(id, kept.id)).assessment).toEqual(before);
    session.undo();
    session.undo();
    expect(workbook.document).toEqual(before);
  });
});

describe('a row that does not apply', () => {
  test('takes no assumption with it, and has it again when it applies', async () => {
    const { session } = await createSession();
    session.edit([cell('2.2', 'whatIfScore', '3')], 'type');
    const mark = (value: string) =>
      session.run({
        type: 'editCells',
        gesture: 'form',
        edits: [{ code: '2.2', field: 'notApplicableReason', value }],
      });
    mark('Không có');
    expect([session.whatIf.assumptions, session.whatIf.rollup.total.maxPoints]).toEqual([[], 11_5000]);
    mark('');
    expect(session.whatIf.assumptions).toHaveLength(1);
  });
});

describe('what the checks find', () => {
  test('is priced in ranks and follows every edit', async () => {
    // 47.4 % stands third of four; without the 1.2 points of row 1.2.1 it would be 39.3 % and last.
    const document = withEntries(startDocument(), {
      '1.2.1': { selfScore: pts(1_2000) },
      '2.1.1': { selfScore: pts(2_5000) },
      '2.2': { selfScore: pts(3_3334) },
    });
    const { session } = await createSession({ document });
    const dearest = session.review.findings[0]!;
    expect(dearest).toMatchObject({ code: '1.2.1', pointsAtStake: 1_2000, ranksAtStake: 1 });
    expect(session.review.of('1.2.1').map(({ kind }) => kind)).toContain('claimedWithoutEvidence');
    expect(session.review.countByCode.get('1.2.1')).toBe(session.review.of('1.2.1').length);
    session.edit([cell('1.2.1', 'selfScore', '0')], 'type');
    expect(session.review.of('1.2.1').map(({ kind }) => kind)).not.toContain('claimedWithoutEvidence');
  });
});

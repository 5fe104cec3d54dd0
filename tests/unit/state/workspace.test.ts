import { describe, expect, test } from 'vitest';
import { departmentsDocument } from '../../helpers/department';
import { cell, createSession } from './session-stage';
import { until } from './tabs';

const openWorkspace = () => createSession({ document: departmentsDocument() });

describe('an open workspace', () => {
  test('has forms for its items alone, and no what-if', async () => {
    const { session } = await openWorkspace();
    expect(session.panels).toEqual(['item', 'checks']);
    expect(session.panel).toBe('item');
    session.panel = 'whatIf';
    expect(session.panel).toBe('item');
    expect(session.item?.code).toBe('1.1.1');
    session.openItem('2.2');
    expect(session.item?.code).toBe('1.1.1');
    expect(session.neighbour(1)?.code).toBe('1.2.1');
    session.openItem('1.2.1');
    expect(session.neighbour(1)).toBeNull();
    expect(session.itemUnder('1.2')?.code).toBe('1.2.1');
    expect(session.itemUnder('2')).toBeNull();
  });

  test('has no rank: it holds a part only', async () => {
    const whole = await createSession({ document: { ...departmentsDocument(), workspace: null } });
    expect(whole.session.rank.rank).not.toBeNull();
    const { session, workbook } = await openWorkspace();
    expect(session.rank.rank).toBeNull();
    expect(session.rank.rankOf(workbook.self.total)).toBeNull();
    const prices = new Set(session.review.findings.map(({ ranksAtStake }) => ranksAtStake));
    expect([...prices]).toEqual([null]);
  });

  test('says of a cell that it was not handed out', async () => {
    const { session } = await openWorkspace();
    session.tellReadOnly({ code: '1.1.1', columnId: 'selfScore' });
    expect(session.outcome).toMatchObject({ kind: 'readOnlyCell', closure: 'notHandedOut' });
    session.tellReadOnly({ code: '1.1', columnId: 'selfScore' });
    expect(session.outcome).toMatchObject({ kind: 'readOnlyCell', closure: null });
    session.edit([cell('1.1.1', 'selfScore', '0,1'), cell('1.2.1', 'selfScore', '1')], 'paste');
    expect(session.outcome).toMatchObject({ kind: 'edited', applied: 1, skipped: 1 });
  });

  test('remembers that the instructions are put away', async () => {
    const { session, kept } = await openWorkspace();
    expect(session.instructionsFolded).toBe(false);
    session.foldInstructions(true);
    expect(kept.at(-1)).toMatchObject({ instructionsFolded: true });
    const before = kept.length;
    session.foldInstructions(true);
    expect(kept).toHaveLength(before);
    const again = await createSession({ document: departmentsDocument(), view: kept.at(-1) });
    expect(again.session.instructionsFolded).toBe(true);
  });

  test('is told on the list of those kept, with department and deadline', async () => {
    const { session, workbook, repository } = await openWorkspace();
    session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
    await until(() => workbook.unsavedCount === 0);
    const list = await repository.list();
    expect(list.ok && list.value).toMatchObject([
      {
        workspace: { handoutId: 'handout-1', departmentName: 'Sở Tài chính', deadline: '2024-06-15' },
        points: 10_000,
        maxPoints: 13_000,
        rows: 2,
      },
    ]);
  });
});

test('saving can be waited for', async () => {
  const { session, workbook } = await openWorkspace();
  expect(await workbook.whenSaved()).toBe(true);
  session.edit([cell('1.2.1', 'selfScore', '1')], 'form');
  expect(workbook.unsavedCount).toBe(1);
  expect(await workbook.whenSaved()).toBe(true);
  expect(workbook.unsavedCount).toBe(0);
});

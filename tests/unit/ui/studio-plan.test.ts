import { describe, expect, test } from 'vitest';
import type { PlanItem } from '../../../src/domain/plan';
import { itemsInOrder, planFigures } from '../../../src/ui/studio/plan/plan-figures';
import { planGroups, type PlanView } from '../../../src/ui/studio/plan/plan-groups';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { planItem } from '../../helpers/plan';

// Rows of 0.1 (1.1.1), 0.2 (1.1.2), 1.2 (1.2.1), 10 (2.1.1) and 3.3334 (2.2).
const { assessment: blank, tree } = blankDocument();
const scored = withEntries(blank, { '1.2.1': { selfScore: pts(7500) }, '2.2': { selfScore: pts(20000) } });
const figuresOf = (plan: readonly PlanItem[]) => planFigures({ ...scored, plan }, tree, '2024-06-01');

describe('what a plan comes to', () => {
  test('is nothing over what stands where it is empty', () => {
    const figures = figuresOf([]);
    expect([figures.openItems, figures.openGain, figures.doneGain, figures.reached.total.points]).toEqual([
      0, 0, 0, 27500,
    ]);
  });

  test('counts each row once, with its highest target', () => {
    const figures = figuresOf([
      planItem('a', '1.2.1', 9000),
      planItem('b', '1.2.1', 12000),
      planItem('c', '1.1.1', 500),
    ]);
    expect([figures.openItems, figures.openGain, figures.reached.total.points]).toEqual([3, 5000, 32500]);
  });

  test('never takes points away that stand already', () => {
    const figures = figuresOf([planItem('a', '2.2', 5000), planItem('b', '2.2', 20000, { state: 'done' })]);
    expect([figures.openGain, figures.doneGain, figures.doneUnscored, figures.reached.total.points]).toEqual([
      0, 0, 0, 27500,
    ]);
  });

  test('tells done items that are not scored from open ones, and both add up to what is reached', () => {
    const figures = figuresOf([
      planItem('a', '1.2.1', 10000, { state: 'done' }),
      planItem('b', '1.2.1', 12000, { state: 'inProgress' }),
      planItem('c', '1.1.1', 500, { state: 'done' }),
    ]);
    expect([figures.doneUnscored, figures.doneGain, figures.openGain]).toEqual([2, 3000, 2000]);
    expect(figures.reached.total.points).toBe(27500 + 3000 + 2000);
  });

  test('leaves out what is dropped, and rows that do not apply', () => {
    const plan = [planItem('a', '1.2.1', 12000, { state: 'dropped' }), planItem('b', '2.1.1', 50000)];
    const without = withEntries(scored, { '2.1.1': { notApplicableReason: 'Không có' } });
    const figures = planFigures({ ...without, plan }, tree, '2024-06-01');
    expect([figures.openItems, figures.openGain, figures.reached.total.points]).toEqual([1, 0, 27500]);
  });

  test('counts as overdue what is open and past its day', () => {
    const due = (id: string, dueDate: string, more: Partial<PlanItem> = {}) =>
      planItem(id, '1.1.1', 500, { dueDate, ...more });
    const figures = figuresOf([
      due('a', '2024-05-31'),
      due('b', '2024-06-01'),
      due('c', ''),
      due('d', '2024-05-31', { state: 'done' }),
      due('e', '2024-05-31', { state: 'dropped' }),
      due('f', '2024-05-31', { state: 'inProgress' }),
    ]);
    expect(figures.overdueItems).toBe(2);
  });

  test('knows the scores that done items make one expect, where others stand', () => {
    const { doneScores, done } = figuresOf([
      planItem('a', '1.2.1', 10000, { state: 'done' }),
      planItem('b', '2.2', 20000, { state: 'done' }),
      planItem('c', '1.1.1', 500),
    ]);
    expect([...doneScores]).toEqual([['1.2.1', 10000]]);
    expect(done.total.points).toBe(27500 + 2500);
  });
});

test('items stand in the order of their rows, those of one row as they were planned', () => {
  const plan = ['2.2', '1.1.1', '2.2', '1.2.1'].map((code, place) => planItem(`p${place}`, code, 500));
  expect(itemsInOrder({ ...scored, plan }, tree).map(({ id }) => id)).toEqual(['p1', 'p3', 'p0', 'p2']);
});

describe('the views of a plan', () => {
  const plan = [
    planItem('a', '2.2', 20000, { department: 'STC', dueDate: '2024-05-31', fromScore: pts(15000) }),
    planItem('b', '1.2.1', 12000, { department: 'SNV', dueDate: '2024-06-05', fromScore: pts(7500) }),
    planItem('c', '1.1.1', 1000, { department: 'SNV', dueDate: '2024-06-03', state: 'done' }),
    planItem('d', '1.1.2', 2000, { department: 'XYZ', state: 'dropped' }),
    planItem('e', '1.1.2', 500, { department: 'SNV' }),
  ];
  const document = { ...scored, plan };
  const groupsIn = (view: PlanView, held: PlanItem | null = null, from = document) =>
    planGroups(from, tree, view, '2024-06-01', held).map(({ key, items }) => [key, ...items.map(({ id }) => id)]);

  test('by row, and by what they promise with dropped ones last', () => {
    expect(groupsIn('row')).toEqual([['', 'c', 'd', 'e', 'b', 'a']]);
    expect(groupsIn('points')).toEqual([['', 'a', 'b', 'c', 'e', 'd']]);
  });

  test('by department, nearest date first; one that the document does not know is nobody', () => {
    expect(groupsIn('department')).toEqual([
      ['SNV', 'c', 'b', 'e'],
      ['STC', 'a'],
      ['', 'd'],
    ]);
  });

  test('by due date, with the points of each heading', () => {
    expect(groupsIn('due')).toEqual([
      ['overdue', 'a'],
      ['within7Days', 'b'],
      ['undated', 'e'],
      ['closed', 'c', 'd'],
    ]);
    const [overdue] = planGroups(document, tree, 'due', '2024-06-01');
    expect(overdue?.heading?.tally).toMatchObject({ items: 1, promisedPoints: 5000 });
  });

  test('hold an item at its place while it is edited, and show it as it is', () => {
    const [a, ...others] = plan;
    const moved = { ...document, plan: [{ ...a!, dueDate: '2025-01-01', department: 'SNV' }, ...others] };
    expect(groupsIn('due', a, moved)[0]).toEqual(['overdue', 'a']);
    expect(groupsIn('department', a, moved)[1]).toEqual(['STC', 'a']);
    expect(planGroups(moved, tree, 'due', '2024-06-01', a)[0]?.items[0]?.dueDate).toBe('2025-01-01');
    expect(groupsIn('due', null, moved)[0]).toEqual(['within7Days', 'b']);
  });
});

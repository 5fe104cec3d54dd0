import { describe, expect, test } from 'vitest';
import type { PlanItem } from '../../../src/domain/plan';
import { isOverdue, itemsInOrder, planFigures, promisedGain } from '../../../src/ui/studio/plan/plan-figures';
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
    const due = (dueDate: string, more: Partial<PlanItem> = {}) => planItem('x', '1.1.1', 500, { dueDate, ...more });
    const overdue = [
      due('2024-05-31'),
      due('2024-06-01'),
      due(''),
      due('2024-05-31', { state: 'done' }),
      due('2024-05-31', { state: 'dropped' }),
      due('2024-05-31', { state: 'inProgress' }),
    ].map((item) => isOverdue(item, '2024-06-01'));
    expect(overdue).toEqual([true, false, false, false, false, true]);
  });
});

test('items stand in the order of their rows, those of one row as they were planned', () => {
  const plan = ['2.2', '1.1.1', '2.2', '1.2.1'].map((code, place) => planItem(`p${place}`, code, 500));
  expect(itemsInOrder({ ...scored, plan }, tree).map(({ id }) => id)).toEqual(['p1', 'p3', 'p0', 'p2']);
});

test('an item promises what lies between its scores; a row that was open counts from nothing', () => {
  expect(promisedGain(planItem('a', '1.2.1', 9000, { fromScore: pts(7500) }))).toBe(1500);
  expect(promisedGain(planItem('a', '1.2.1', 9000))).toBe(9000);
});

import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { isApplicable } from '../../../src/domain/entry';
import { causeSchema, DEFAULT_CAUSES } from '../../../src/domain/cause';
import { departmentPlan, planLines } from '../../../src/domain/department-plan';
import { PLAN_STATES } from '../../../src/domain/plan';
import { DUE_BUCKETS, daysUntilDue, dueOf } from '../../../src/domain/plan-due';
import { expectedOverlay, planByCode, progressOfPlan, promisedBy } from '../../../src/domain/plan-progress';
import { rollUpOverlay } from '../../../src/domain/scenario';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { planItem as item, plannedDocument } from '../../helpers/domain-plan';

const { assessment: blank, tree } = blankDocument();
const today = '2024-06-01';

/**
 * SNV: late on 1.1.1, done with 1.1.2. STC: 1.2.1 due in a week, given up in another item.
 * Nobody: 2.2 without a date, and an item of a department that is gone.
 */
const planned: Assessment = {
  ...withEntries(blank, { '1.1.1': { selfScore: pts(300) }, '1.1.2': { selfScore: pts(1000) } }),
  plan: [
    item('a', '1.1.1', { department: 'SNV', dueDate: '2024-05-31', fromScore: pts(300), targetScore: pts(900) }),
    item('b', '1.1.2', { department: 'SNV', state: 'done', fromScore: pts(1000), targetScore: pts(1800) }),
    item('c', '1.2.1', {
      department: 'STC',
      state: 'inProgress',
      dueDate: '2024-06-08',
      targetScore: pts(1_0000),
      helpers: ['SNV'],
    }),
    item('d', '1.2.1', { department: 'STC', state: 'dropped', dueDate: '2024-05-01', targetScore: pts(1_2000) }),
    item('e', '2.2', { targetScore: pts(2_0000), fromScore: pts(2_5000) }),
    item('f', '1.1.1', { department: 'XX', dueDate: '2024-06-09', fromScore: pts(300), targetScore: pts(500) }),
  ],
};

const noStates = { planned: 0, inProgress: 0, done: 0, dropped: 0 };
const noDues = { overdue: 0, within7Days: 0, within30Days: 0, later: 0, undated: 0, closed: 0 };
const tally = (
  items: number,
  itemsByState: object,
  itemsByDue: object,
  promisedPoints: number,
  donePoints: number,
) => ({
  items,
  itemsByState: { ...noStates, ...itemsByState },
  itemsByDue: { ...noDues, ...itemsByDue },
  promisedPoints,
  donePoints,
});
const nothing = tally(0, {}, {}, 0, 0);

describe('when an item is due', () => {
  it.each([
    ['2024-05-31', 'overdue', -1],
    ['2024-06-01', 'within7Days', 0],
    ['2024-06-08', 'within7Days', 7],
    ['2024-06-09', 'within30Days', 8],
    ['2024-07-01', 'within30Days', 30],
    ['2024-07-02', 'later', 31],
    ['', 'undated', null],
  ] as const)('%j is %s, %j days from 1 June', (dueDate, due, days) => {
    expect(dueOf({ dueDate, state: 'planned' }, today)).toBe(due);
    expect(dueOf({ dueDate, state: 'inProgress' }, today)).toBe(due);
    expect(daysUntilDue({ dueDate }, today)).toBe(days);
    for (const state of ['done', 'dropped'] as const) expect(dueOf({ dueDate, state }, today)).toBe('closed');
  });

  it('counts across a leap day', () => {
    expect(daysUntilDue({ dueDate: '2024-03-01' }, '2024-02-28')).toBe(2);
    expect(daysUntilDue({ dueDate: '2023-03-01' }, '2023-02-28')).toBe(1);
  });
});

describe('what an item promises', () => {
  it('is its target less what stood then, a blank as 0, and never a loss', () => {
    expect(promisedBy({ fromScore: pts(300), targetScore: pts(900) })).toBe(600);
    expect(promisedBy({ fromScore: null, targetScore: pts(900) })).toBe(900);
    expect(promisedBy({ fromScore: pts(900), targetScore: pts(300) })).toBe(0);
  });

  it('is found by row, in the order of the plan', () => {
    const byCode = planByCode(planned.plan);
    expect([...byCode].map(([code, items]) => [code, ...items.map(({ id }) => id)])).toEqual([
      ['1.1.1', 'a', 'f'],
      ['1.1.2', 'b'],
      ['1.2.1', 'c', 'd'],
      ['2.2', 'e'],
    ]);
  });
});

describe('progress of the plan', () => {
  const progress = progressOfPlan(planned, tree, today);

  it('of no plan is nothing', () => {
    const empty = progressOfPlan(blank, tree, today);
    expect(empty.all).toEqual(nothing);
    expect(empty.byDepartment).toEqual([]);
    expect(empty.byState.done).toEqual(nothing);
    expect(empty.repeatedCodes).toEqual([]);
  });

  it('counts items and points, and no points of what is given up', () => {
    // 600 + 800 + 10000 + (dropped) + 0 + 200
    expect(progress.all).toEqual(
      tally(
        6,
        { planned: 3, inProgress: 1, done: 1, dropped: 1 },
        { overdue: 1, within7Days: 1, within30Days: 1, undated: 1, closed: 2 },
        1_1600,
        800,
      ),
    );
  });

  it('goes to the departments that lead, in the order of the document, then to nobody', () => {
    expect(progress.byDepartment).toEqual([
      { department: 'SNV', tally: tally(2, { planned: 1, done: 1 }, { overdue: 1, closed: 1 }, 1400, 800) },
      { department: 'STC', tally: tally(2, { inProgress: 1, dropped: 1 }, { within7Days: 1, closed: 1 }, 1_0000, 0) },
      { department: '', tally: tally(2, { planned: 2 }, { within30Days: 1, undated: 1 }, 200, 0) },
    ]);
  });

  it('goes by state and by due date', () => {
    expect(progress.byState).toEqual({
      planned: tally(3, { planned: 3 }, { overdue: 1, within30Days: 1, undated: 1 }, 800, 0),
      inProgress: tally(1, { inProgress: 1 }, { within7Days: 1 }, 1_0000, 0),
      done: tally(1, { done: 1 }, { closed: 1 }, 800, 800),
      dropped: tally(1, { dropped: 1 }, { closed: 1 }, 0, 0),
    });
    expect(progress.byDue).toEqual({
      overdue: tally(1, { planned: 1 }, { overdue: 1 }, 600, 0),
      within7Days: tally(1, { inProgress: 1 }, { within7Days: 1 }, 1_0000, 0),
      within30Days: tally(1, { planned: 1 }, { within30Days: 1 }, 200, 0),
      later: nothing,
      undated: tally(1, { planned: 1 }, { undated: 1 }, 0, 0),
      closed: tally(2, { done: 1, dropped: 1 }, { closed: 2 }, 800, 800),
    });
  });

  it('names rows that are promised more than once, what is given up aside', () => {
    expect(progress.repeatedCodes).toEqual(['1.1.1']);
  });

  it('shares out every item and every point, in each way', () => {
    holds(5201, 200, plannedDocument(blank, tree), (document) => {
      const { all, byDepartment, byState, byDue } = progressOfPlan(document, tree, today);
      expect(all.items).toBe(document.plan.length);
      for (const tallies of [byDepartment.map((each) => each.tally), Object.values(byState), Object.values(byDue)]) {
        const sum = (read: (each: typeof all) => number) => tallies.reduce((total, each) => total + read(each), 0);
        expect(sum(({ items }) => items)).toBe(all.items);
        expect(sum(({ promisedPoints }) => promisedPoints)).toBe(all.promisedPoints);
        expect(sum(({ donePoints }) => donePoints)).toBe(all.donePoints);
        for (const state of PLAN_STATES) expect(sum((each) => each.itemsByState[state])).toBe(byState[state].items);
        for (const due of DUE_BUCKETS) expect(sum((each) => each.itemsByDue[due])).toBe(byDue[due].items);
      }
      expect(all.donePoints).toBeLessThanOrEqual(all.promisedPoints);
    });
  });
});

describe('scores to expect', () => {
  it('are those of what is done, of what is open, or of both, the highest of a row', () => {
    expect([...expectedOverlay(planned, tree, 'done')]).toEqual([['1.1.2', 1800]]);
    expect(new Map(expectedOverlay(planned, tree, 'open'))).toEqual(
      new Map([
        ['1.1.1', 900],
        ['1.2.1', 1_0000],
        ['2.2', 2_0000],
      ]),
    );
    expect(new Map(expectedOverlay(planned, tree, 'all'))).toEqual(
      new Map([
        ['1.1.1', 900],
        ['1.1.2', 1800],
        ['1.2.1', 1_0000],
        ['2.2', 2_0000],
      ]),
    );
  });

  it('never fall below the self score, and leave the document as it is', () => {
    const risen = withEntries(planned, { '1.1.2': { selfScore: pts(1900) } });
    expect(expectedOverlay(risen, tree, 'done').get('1.1.2')).toBe(1900);
    expect(risen.entries.get('1.1.2')!.selfScore).toBe(1900);
    // 300 stay as they are, 1000 become 1800.
    expect(rollUpOverlay(planned, tree, expectedOverlay(planned, tree, 'done')).total.points).toBe(2100);
    expect(rollUpOverlay(planned, tree, new Map()).total.points).toBe(1300);
  });

  it('leave out what the document does not bear out, and keep a lower promise that it does', () => {
    const outdated: Assessment = {
      ...withEntries(blank, { '2.2': { notApplicableReason: 'Không có' } }),
      plan: [
        item('a', '9.9.9'),
        item('b', '1.1', { targetScore: pts(100) }),
        item('c', '2.2'),
        item('d', '1.1.1', { targetScore: pts(1001) }),
        item('e', '1.1.1', { targetScore: pts(700) }),
      ],
    };
    expect([...expectedOverlay(outdated, tree, 'all')]).toEqual([['1.1.1', 700]]);
  });

  it('are the best promise of each row that applies, at least what stands', () => {
    holds(5202, 300, plannedDocument(blank, tree), (document) => {
      const all = expectedOverlay(document, tree, 'all');
      for (const { code, maxPoints } of tree.scoredNodes) {
        const entry = document.entries.get(code)!;
        const promises = document.plan
          .filter((each) => each.code === code && each.state !== 'dropped' && each.targetScore <= maxPoints)
          .map(({ targetScore }) => targetScore);
        const expected =
          promises.length > 0 && isApplicable(entry) ? Math.max(entry.selfScore ?? 0, ...promises) : undefined;
        expect(all.get(code)).toBe(expected);
        const parts = (['done', 'open'] as const).flatMap(
          (which) => expectedOverlay(document, tree, which).get(code) ?? [],
        );
        expect(expected).toBe(parts.length > 0 ? Math.max(...parts) : undefined);
      }
      expect([...all.keys()].every((code) => document.entries.has(code))).toBe(true);
    });
  });
});

describe("a department's page", () => {
  const ids = (department: string) => {
    const { leads, helps } = departmentPlan(planned, tree, department, today);
    return { leads: leads.map((line) => line.item.id), helps: helps.map((line) => line.item.id) };
  };

  it('has what it leads, nearest due date first, and what it helps with', () => {
    expect(ids('SNV')).toEqual({ leads: ['a', 'b'], helps: ['c'] });
    expect(ids('STC')).toEqual({ leads: ['d', 'c'], helps: [] });
    expect(ids('')).toEqual({ leads: ['f', 'e'], helps: [] });
  });

  it('says of an item what stands in the document', () => {
    const [first, second] = departmentPlan(planned, tree, 'SNV', today).leads;
    expect(first).toEqual({
      item: planned.plan[0],
      node: tree.nodeByCode.get('1.1.1'),
      selfScore: 300,
      promised: 600,
      due: 'overdue',
      daysUntilDue: -1,
    });
    expect(second).toMatchObject({ due: 'closed', daysUntilDue: null, promised: 800 });
  });

  it('lists an item whose row is gone, and one once that a department both leads and helps with', () => {
    const odd = { ...blank, plan: [item('a', '9.9.9', { department: 'SNV', helpers: ['SNV'] })] };
    expect(departmentPlan(odd, tree, 'SNV', today)).toMatchObject({
      leads: [{ node: null, selfScore: null }],
      helps: [],
    });
  });

  it('stands in the order of the rubric within one day, then in that of the plan', () => {
    const sameDay = {
      ...blank,
      plan: ['2.2', '1.1.2', '9.9.9', '1.1.1', '1.1.2'].map((code, at) => item(`p${at}`, code, { dueDate: today })),
    };
    expect(planLines(sameDay, tree, today).map((line) => line.item.id)).toEqual(['p3', 'p1', 'p4', 'p0', 'p2']);
  });

  it('is one of the pages that together hold the whole plan, each item once', () => {
    holds(5203, 200, plannedDocument(blank, tree), (document) => {
      const pages = ['SNV', 'STC', ''].map((department) => departmentPlan(document, tree, department, today));
      expect(pages.flatMap(({ leads }) => leads.map((line) => line.item.id)).sort()).toEqual(
        document.plan.map(({ id }) => id).sort(),
      );
      for (const { leads } of pages) {
        const dates = leads.map((line) => line.item.dueDate || '9999');
        expect(dates).toEqual(dates.toSorted());
      }
    });
  });
});

describe('causes', () => {
  it('are proposed by ids that the list of a document takes', () => {
    expect(DEFAULT_CAUSES.map((id) => causeSchema.parse({ id, name: 'Chậm ban hành', isHidden: false }).id)).toEqual([
      'lateIssue',
      'missingEvidence',
      'incompleteTask',
      'lowRate',
      'violation',
      'surveyLow',
      'dataMissing',
      'other',
    ]);
    expect(causeSchema.safeParse({ id: 'other', name: ' ' }).success).toBe(false);
    expect(causeSchema.safeParse({ id: '', name: 'Khác' }).success).toBe(false);
  });
});

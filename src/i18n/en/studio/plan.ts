import { many } from '../../many';
import type { plan as canonical } from '../../vi/studio/plan';

export const plan: typeof canonical = {
  empty:
    'The plan says which item is to reach which score, why it is not there yet, who does what, and by when. Promote a scenario to it, or add one task after the other.',
  toScenarios: 'Choose a scenario to promote',
  answer: (open, gain, total, rank) =>
    `${many(open, 'task', 'tasks')} to do, expected to bring ${gain} points; with all reached ${total} points, rank ${rank}.`,
  allDone: (total, rank) => `No task is left to do. By the plan: ${total} points, rank ${rank}.`,
  unranked: 'unknown',
  doneUnscored: (count, gain) =>
    `${many(count, 'task is', 'tasks are')} done without the score being in the sheet (${gain} points, counted in the expected total).`,
  basis: 'Counted over the scores that stand; two tasks of one item count once; dropped tasks do not count.',
  figures: {
    open: 'Tasks to do',
    overdue: 'Overdue',
    gain: 'Expected gain',
    total: 'Total if all are reached',
    rank: 'Rank if all are reached',
  },
  states: { planned: 'Planned', inProgress: 'In progress', done: 'Done', dropped: 'Dropped' },

  table: {
    title: (count) => `Tasks (${count})`,
    scroll: 'Tasks, can be scrolled',
    row: 'Item and what is to be done',
    points: 'Points',
    gain: 'Expected',
    department: 'Department',
    due: 'Due date',
    state: 'State',
    actions: 'Actions',
    open: (code) => `Open the form of ${code}`,
    from: (name) => `from scenario "${name}"`,
    blank: 'not scored',
    noDay: 'not set',
    nobody: 'nobody yet',
    cause: (text) => `Cause: ${text}`,
    remedy: (text) => `Remedy: ${text}`,
    edit: 'Edit',
    done: 'Close',
    remove: 'Delete',
    of: (action, code) => `${action}: task ${code}`,
  },

  form: {
    label: (code) => `Edit task ${code}`,
    cause: 'Cause',
    remedy: 'Remedy',
    department: 'Lead department',
    owner: 'Who answers for it',
    helpers: (count) => `Helping departments (${count})`,
    due: 'Due date',
    target: (max) => `Score to reach (maximum ${max})`,
    effort: 'Effort',
    effortHint: 'By the half day; leave it empty while it is not known.',
    effortUnit: 'person-days',
    state: 'State',
  },

  add: {
    open: 'Add a task',
    title: 'New task',
    row: 'Item',
    target: 'Score to reach',
    submit: 'Add',
    done: (code) => `Task ${code} stands in the plan.`,
  },
  removed: (code) => `Task ${code} was deleted. Ctrl+Z brings it back.`,
};

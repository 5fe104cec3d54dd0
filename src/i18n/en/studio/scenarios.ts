import { many } from '../../many';
import type { scenarios as canonical } from '../../vi/studio/scenarios';

export const scenarios: typeof canonical = {
  empty:
    'A scenario is a named set of assumed scores that stands beside the sheet, to compare total, rank and effort without changing the sheet.',
  makeFirst: 'Make the first scenario',
  best: (name, total, rank, days) =>
    `"${name}" comes highest: total ${total}, rank ${rank}, about ${days} person-days.`,
  noneBetter: (total, rank) => `No scenario is above what stands now: ${total} points, rank ${rank}.`,
  unranked: 'unknown',
  add: 'New scenario',
  importFile: 'Import a scenario file',
  list: (count) => `Scenarios (${count})`,

  create: {
    title: 'New scenario',
    name: 'Name of the scenario',
    nameHint: 'For example: More evidence in the last quarter',
    start: 'Start from',
    fromNow: 'The sheet as it stands',
    fromWhatIf: (count) => `What is assumed in the sheet (${count})`,
    fromScenario: (name) => `Based on "${name}"`,
    basedHint: 'The new scenario goes on from this one and moves along when it changes.',
    row: 'First change: item',
    score: (max) => `Assumed score (maximum ${max})`,
    scoreAny: 'Assumed score',
    choose: 'Choose an item…',
    rowMissing: 'Choose an item.',
    submit: 'Create',
    made: (name) => `Scenario "${name}" was made.`,
  },

  score: {
    missing: 'Enter the assumed score.',
    ambiguous: (text, decimal) => `"${text}" can be read in two ways. If the dot is a decimal mark, write ${decimal}.`,
    sameAsBelow: (code, score) => `Item ${code} stands at ${score} already, so there is nothing to assume.`,
  },

  card: {
    changes: (count) => many(count, 'change', 'changes'),
    basedOn: (name) => `based on "${name}"`,
    of: (action, name) => `${action}: ${name}`,
    more: 'More',
    edit: 'Edit',
    closeEdit: 'Done',
    try: 'Try in the sheet',
    apply: 'Apply to the sheet',
    rename: 'Rename',
    duplicate: 'Duplicate',
    merge: 'Merge with another',
    rebase: 'Update to the sheet of now',
    promote: 'Promote to the plan',
    share: 'Save as a file to send',
    delete: 'Delete',
  },

  edit: {
    title: (name) => `Edit scenario "${name}"`,
    name: 'Name of the scenario',
    own: 'Changes of this scenario',
    none: 'No changes of its own yet.',
    inherited: (count, name) => `${many(count, 'change', 'changes')} taken from "${name}"`,
    scoreOf: (code) => `Assumed score of item ${code}`,
    remove: (code) => `Remove the change of item ${code}`,
    now: (score) => `stands at ${score}`,
    add: 'Add a change',
    row: 'Item',
    submit: 'Add',
    added: (code, score) => `Added: item ${code} becomes ${score}.`,
    removed: (code) => `The change of item ${code} was removed.`,
    onlyChange: 'This is the only change of the scenario. Delete the whole scenario if it is not wanted.',
  },

  issues: {
    title: (name, count) => `The sheet has moved since "${name}" was made: ${count} to look at`,
    fulfilled: (name, count) => `The sheet has come to ${many(count, 'assumption', 'assumptions')} of "${name}"`,
    lead: 'No change has been dropped. Look at each item, then update or remove it.',
    blank: 'not scored',
    rowGone: (code) => `Item ${code} is no longer in the rubric.`,
    notApplicable: (code) => `Item ${code} is marked as not applicable, so the assumption does not count.`,
    aboveMaximum: (code, score, max) => `Item ${code}: the assumed ${score} is above the maximum of ${max}.`,
    reached: (code, score) => `Item ${code}: the sheet has come to ${score} by itself; the assumption adds nothing.`,
    moved: (code, from, now) => `Item ${code}: it stood at ${from} when it was assumed, now at ${now}.`,
    overtaken: (code, score, now) =>
      `Item ${code}: the sheet stands at ${now}, above the assumed ${score}; applying it would lose points.`,
    locked: (count, why) => `${many(count, 'change', 'changes')} cannot be applied to the sheet. ${why}`,
    remove: (code) => `Remove the change of item ${code}`,
    updated: (name, left) =>
      left === 0
        ? `"${name}" follows the sheet of now. ${left} to look at.`
        : `"${name}" follows the sheet of now. ${left} still to look at, all kept.`,
  },

  told: {
    tried: (name) => `"${name}" is being tried in the sheet: see the column "What-if". Ctrl+Z takes it back.`,
    applied: (name, count) =>
      `${many(count, 'score', 'scores')} of "${name}" written into the sheet. One step undoes it.`,
    sameAsNow: (name) => `"${name}" is no different from the sheet, so there is nothing to do.`,
    duplicated: (name) => `Duplicated as "${name}".`,
    renamed: (name) => `Renamed to "${name}".`,
    deleted: (name) => `"${name}" was deleted. Ctrl+Z brings it back.`,
    deletedWithDependents: (name, count) =>
      `"${name}" was deleted; ${many(count, 'scenario', 'scenarios')} based on it kept all scores. Ctrl+Z brings it back.`,
    shared: (file) => `Saved the file ${file}.`,
  },

  apply: {
    title: 'Apply the scenario?',
    body: (name, count) =>
      `${many(count, 'self score', 'self scores')} will be written as in "${name}". It is one step that can be undone.`,
    replaces: (count) =>
      `The what-if column holds ${many(count, 'other score', 'other scores')}, which will make way for this scenario.`,
    confirm: (count) => `Write ${many(count, 'score', 'scores')}`,
  },

  merge: {
    title: (name) => `Merge "${name}" with another`,
    lead: 'Makes a new scenario with the changes of both; the two stay as they are.',
    other: 'Second scenario',
    choice: 'Where the two assume different scores',
    take: (name) => `Take that of "${name}"`,
    higher: 'Take the higher score',
    clashes: (count) => `Items with different scores (${count})`,
    noClashes: 'The two scenarios clash nowhere.',
    row: 'Item',
    taken: 'Taken',
    name: 'Name of the new scenario',
    defaultName: (first, second) => `${first} + ${second}`,
    confirm: 'Merge',
    done: (name, count) => `Merged into "${name}" with ${many(count, 'change', 'changes')}.`,
  },

  promote: {
    title: 'Promote the scenario to the plan?',
    body: (name, count) =>
      `${many(count, 'item', 'items')} that "${name}" lifts will stand in the plan, each given to the department that leads it.`,
    known: (count) =>
      `${many(count, 'task', 'tasks')} of this scenario stand there already: points and effort are renewed, texts and due dates stay.`,
    losses: (count) => `${many(count, 'item', 'items')} that lose points stay out of the plan.`,
    due: 'Due date of the new tasks (may be empty)',
    confirm: 'Promote',
    done: (name, count) => `${many(count, 'task', 'tasks')} of "${name}" stand in the plan.`,
    nothing: (name) => `"${name}" lifts no item, so there is nothing to plan.`,
  },

  file: {
    title: 'Import a scenario',
    failedTitle: 'The scenario could not be imported',
    reading: 'Reading the file…',
    notAScenario: 'This JSON file is no scenario of PAR Workbench ("format": "par-workbench-scenario" is missing).',
    bytes: 'The browser could not read this file. Choose it again.',
    name: 'Name',
    willBe: (name) => `The name is taken; it will be added as "${name}".`,
    of: 'Made for',
    ofUnit: (unit, year) => `${unit}, year ${year}`,
    foreign: (unit, year) =>
      `This scenario was made for another sheet: the open one is of ${unit}, year ${year}, or its rubric differs. Look at each item once it is added.`,
    fits: 'Changes that fit',
    fitCount: (fits, count) => `${fits} of ${count}`,
    misfits: (count) => `Changes that do not fit (${count})`,
    rowGone: (code, name) => `Item ${code} (${name}) is not in the open rubric.`,
    aboveMaximum: (code, name, score, max) => `Item ${code} (${name}): ${score} is above the maximum of ${max}.`,
    total: 'Total points',
    rank: 'Estimated rank',
    nothingFits: 'No change fits the open sheet, so there is nothing to add.',
    nothingYet: 'Nothing has been written. Adding is one step that can be undone; the sheet stays as it is.',
    confirm: 'Add the scenario',
    added: (name) => `Scenario "${name}" was added.`,
  },

  table: {
    title: 'Comparison',
    scroll: 'Comparison of scenarios, can be scrolled',
    figure: 'Figure',
    shown: (shown, count) => `Columns shown (${shown}/${count})`,
    result: 'Result',
    areas: 'Index by area',
    departments: 'Points by lead department',
    index: 'Index (%)',
    rank: 'Rank (interval)',
    rankHint: '≈ and italics mark an estimate; the best and worst possible ranks stand in brackets.',
    rankOf: (rank) => `rank ${rank}`,
    groupUp: 'better group',
    groupDown: 'lower group',
    days: 'Effort (person-days)',
    daysHint: 'Estimated by the steps of the scoring rule; can be changed for each item.',
    changes: 'Items changed',
    changesHint: 'Items whose assumed score differs from the one that stands.',
    note: 'The small line under each figure is the difference to now.',
  },

  slope: {
    title: 'From now to each scenario',
    caption: 'Estimated rank while the other provinces stand still.',
    fileName: 'scenarios',
  },

  rows: {
    title: 'Differences item by item',
    first: 'From',
    second: 'To',
    onlyDiffering: 'Only items that differ',
    summary: (count, gain, days) =>
      `${many(count, 'item differs', 'items differ')}: ${gain} points, ${days} person-days.`,
    same: 'The two differ in no item.',
    sameChosen: 'Both sides are the same. Choose two that differ.',
    code: 'Code',
    name: 'Sub-criterion',
    gain: 'Gain',
    days: 'Person-days',
    scroll: 'Differences item by item, can be scrolled',
    open: (code) => `Open the form of ${code}`,
  },
};

import { many } from '../many';
import type { item as vi } from '../vi/item';

export const item: typeof vi = {
  title: 'Item form',
  previous: 'Previous item',
  next: 'Next item',
  none: 'This rubric has no item to score yet.',
  scoreOf: (score, max) => `${score}/${max} points`,
  maxPoints: (max) => `Maximum ${max}`,
  notHandedOut: 'Read-only: not part of what was handed out to the department.',
  locked: (round) => `Read only: the round “${round}” is locked.`,
  findings: (count) => `${many(count, 'thing', 'things')} to look at`,
  notApplicableNow: 'This item is marked as not applicable and does not count in the total.',

  figures: {
    thisYear: 'Figures',
    lastYear: 'Figures of last year',
    survey: 'Survey result (%)',
    sipas: 'SIPAS index (%)',
    estimate: 'An estimate: the survey decides the result; enter the official figure once it is out.',
    each: (points) => `${points} off for each case`,
    noViolations: 'No violation at all',
    noParts: 'None of these parts',
    clear: 'Clear the figures',
    clearLevel: 'Clear the choice',
    thisYearIs: (amount) => `this year: ${amount}`,
    chosenThisYear: 'this year',
    incomplete: 'A figure is still missing, so there is no score by the rule yet.',
    result: (percent, points) => `${percent} → ${points} points`,
    resultPoints: (points) => `→ ${points} points`,
  },

  draft: {
    overtaken: (text) =>
      `This field has just been changed in another tab to “${text}”. What you are typing is still here: leave the field to write yours, press Esc to take the other.`,
    overtakenBlank:
      'This field has just been emptied in another tab. What you are typing is still here: leave the field to write yours, press Esc to drop it.',
    locked: (round) =>
      `The round “${round}” was locked while you were typing, so this has not been written. Copy it if you need it; Esc drops it.`,
  },

  entry: {
    notANumber: (text) => `“${text}” is not a number. Enter it like 1,250 or 12.5. The old figure stays.`,
    negative: (text) => `“${text}” is below 0. The old figure stays.`,
    tooManyDecimals: (text) => `“${text}” has more than 4 decimals. The old figure stays.`,
    notWhole: (text) => `“${text}” is not a whole number. This field counts cases. The old figure stays.`,
    tooLarge: (text) => `“${text}” is too large. Check the unit of measure. The old figure stays.`,
  },

  faults: {
    doesNotFit: 'The figures do not fit the rule of this item. Clear them and enter them again.',
    negative: 'Figures cannot be below 0.',
    zeroTotal:
      'The total is 0, so there is no ratio. If nothing of the kind came up this year, mark the item “Not applicable”; if it is scored all the same, type the score and give a reason.',
    zeroBase: 'The base is 0, so there is no change to measure. Check it, or type the score and give a reason.',
    achievedAboveTotal: (achieved, total) =>
      `“${achieved}” is above “${total}”: the ratio of this item cannot exceed 100%. Check whether the two fields are mixed up.`,
    percentOutOfRange: 'The percentage must lie between 0 and 100%.',
  },

  farFromLastYear: (label, now, before) =>
    `“${label}” is ${now} this year and was ${before} last year: very far apart, so check for a slip of the hand.`,

  score: {
    title: 'Self score',
    titleEstimate: 'Estimated score',
    none: 'No score yet. Enter the figures above, or type a score.',
    rule: 'By the rule',
    override: 'Overrides the rule',
    overrideRule: (points) => `The rule gives ${points}.`,
    typed: 'Typed',
    typedHint: 'A typed score; the figures do not make one by the rule yet.',
    reason: 'Reason',
    reasonHint: 'Required where the score differs from the rule.',
    reasonMissing: 'Give a reason: a score off the rule without one is easily cut in the appraisal.',
    toRule: 'Back to the rule’s score',
    checked: 'Checked',
    checkedHint: 'There must be a score before it can be checked.',
    changedSinceCheck: 'It was checked once, but the score or its figures changed since. Check it again.',
    note: 'Note',
  },

  trace: {
    title: 'Why this score',
    ruleTitle: 'Scoring rule',
    reached: 'reached',
    band: 'Band',
    points: 'Points',
    total: 'Score by the rule',
    overridden: 'Self score, overridden',
    shareRule: (max) => `Score = ${max} × the percentage.`,
    deductionRule: (max) => `The maximum of ${max}, less so much for each case, never below 0.`,
    additiveRule: 'The score is the sum of the parts that are met.',
    levelsRule: 'The score is that of the level reached.',
    ratio: (achieved, total, percent) => `${achieved} ÷ ${total} = ${percent}`,
    growth: (current, base, change) => `${current} against ${base}: ${change}`,
    proportional: 'in proportion',
    proportionalOf: (max, percent, full) => `${max} × ${percent} ÷ ${full}`,
    share: (max, percent) => `${max} × ${percent}`,
    times: (times, each) => `${times} × ${each}`,
    maximum: 'Maximum',
    floor: 'Never below 0',
    ceiling: 'Never above the maximum',
    nothing: 'None of the parts',
    from: (from) => `from ${from}`,
    between: (from, below) => `from ${from} to below ${below}`,
    counts: (from, to) => `from ${from} to ${to}`,
    below: (below) => `below ${below}`,
    any: 'any result',
    rest: 'anything else',
    rises: (percent) => `up ${percent}`,
    falls: (percent) => `down ${percent}`,
    same: 'no change',
    risesFrom: (from) => `up by ${from} or more`,
    risesBetween: (from, below) => `up by ${from} to below ${below}`,
    fallsFrom: (from) => `down by ${from} or more`,
    fallsBetween: (from, below) => `down by ${from} to below ${below}`,
    changeAtLeast: (from) => `a change of ${from} or more`,
    changeAtMost: (to) => `a change of at most ${to}`,
  },

  steps: {
    title: 'To gain more',
    achieved: (more, label, percent) => `${more} more (${label}) to reach ${percent}`,
    achievedNext: (more, label) => `${more} more (${label})`,
    level: (label) => `Reach the level “${label}”`,
    count: (more, label, from) => `${more} more (${label}) to reach the step from ${from}`,
    violation: (label) => `One case fewer: ${label}`,
    part: (label) => `Meet one more part: ${label}`,
    growth: (label, current, change) => `Bring “${label}” to ${current}, which is ${change}`,
    percent: (more) => `${more} percentage points more`,
    worth: (what, gain) => `${what}: ${gain} points`,
    ranks: (ranks) => `about ${many(ranks, 'rank', 'ranks')}`,
    sameRank: 'no change of rank',
    try: 'Try as an assumption',
  },

  lastYear: {
    title: 'Last year',
    score: (score, max) => `${score}/${max}`,
    unknown: 'not entered',
    compared: (now, change) => `This year ${now} (${change} against last year).`,
  },

  notApplicable: {
    title: 'Not applicable',
    hint: (max) =>
      `For what does not occur in this unit. The item leaves both numerator and denominator: the scale shrinks by ${max}.`,
    now: (max, scale) => `Not applicable: the scale shrinks by ${max}, to ${scale} points.`,
    reason: 'Why it does not apply',
    reasonMissing: 'Give a reason before marking it.',
    set: 'Mark as not applicable',
    clear: 'Take the mark away',
  },

  origins: {
    title: 'Received from',
    files: (count) => many(count, 'file', 'files'),
    apart: (count) => `${String(count)} set apart`,
    hint: (who, day) => `From the file of ${who}, returned ${day}`,
    hintUndated: (who) => `From the file of ${who}`,
  },
};

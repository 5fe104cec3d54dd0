import type { Rule, Track } from './rubric';
import type { ScoredNode } from './rubric-tree';

/**
 * Person-days for one step of a rule. Nobody has published such figures: they are this product's own assumption,
 * there so that a way can be looked for at all, and a user writes better ones over them. They say that a rung is
 * about a week of one person, another case or document less, and that what others decide, the economy and the
 * opinion of leaders and citizens, costs weeks of work on the thing itself.
 */
const DAYS_BY_RULE: Readonly<Record<Rule['type'], number>> = {
  levels: 5,
  ratio: 4,
  count: 3,
  deduction: 3,
  additive: 3,
  growth: 15,
  survey: 20,
  index: 10,
};

/** A step of a track takes at least this, whatever its rule: a ratio of statistics is no count of files. */
const LEAST_DAYS_BY_TRACK: Readonly<Record<Track, number>> = {
  appraisal: 0,
  leaderSurvey: 20,
  sipas: 10,
  statistics: 15,
};

/** Person-days for each step climbed (`AttainableStep.climbed`), by the half day, where the entry gives none. */
export const defaultEffortDays = ({ rule, track }: ScoredNode): number =>
  Math.max(DAYS_BY_RULE[rule.type], LEAST_DAYS_BY_TRACK[track]);

import type { CommandRefusal } from '../../domain/command';
import type { FigureFault } from '../../domain/figure-faults';
import type { SenseNote } from '../../domain/figure-sense';
import { POINT_SCALE, type Points } from '../../domain/points';
import type { QuantityRefusal } from '../../domain/quantity';
import type { Rule } from '../../domain/rubric';
import type { RuleStep } from '../../domain/rule-steps';
import type { Language } from '../../i18n/words';
import type { Messages } from '../../i18n/vi';
import { describeCommandRefusal } from '../describe';
import type { AmountName } from './figure-entries';
import { amountText, changeText, pointsText, scaledPercentText, wholeText } from './rule-text';

/** Most ways to a better score that are shown. */
const MOST_STEPS = 3;

export const describeEntryRefusal = (text: string, { reason }: QuantityRefusal, words: Messages): string =>
  words.item.entry[reason](text.trim());

export const describeRefusal = (
  refusal: CommandRefusal | { readonly reason: 'readOnlyDatabase' },
  words: Messages,
  language: Language,
): string =>
  refusal.reason === 'readOnlyDatabase'
    ? words.save.reasons.readOnly
    : describeCommandRefusal(refusal, words, language);

/** The name of an amount: the rule's own where it has one. */
export function amountLabel(rule: Rule, name: AmountName, words: Messages): string {
  const said = words.item.figures;
  switch (rule.type) {
    case 'ratio':
      return name === 'total' ? rule.total : rule.achieved;
    case 'growth':
      return name === 'base' ? rule.base : rule.current;
    case 'count':
      return rule.counted;
    case 'index':
      return said.sipas;
    default:
      return said.survey;
  }
}

/** The field that a fault is about; `null` when it is about all of them. */
export function faultyAmount(fault: FigureFault): AmountName | 'violations' | null {
  switch (fault.fault) {
    case 'negative':
      return fault.amount;
    case 'zeroTotal':
      return 'total';
    case 'zeroBase':
      return 'base';
    case 'achievedAboveTotal':
      return 'achieved';
    case 'percentOutOfRange':
      return 'percent';
    case 'doesNotFit':
      return null;
  }
}

export function describeFault(fault: FigureFault, rule: Rule, words: Messages): string {
  const said = words.item.faults;
  return fault.fault === 'achievedAboveTotal'
    ? said.achievedAboveTotal(amountLabel(rule, 'achieved', words), amountLabel(rule, 'total', words))
    : said[fault.fault];
}

export function describeSense({ amount, now, before }: SenseNote, rule: Rule, words: Messages): string {
  const unit = amount === 'percent' ? '%' : '';
  return words.item.farFromLastYear(
    amountLabel(rule, amount, words),
    amountText(now, words) + unit,
    amountText(before, words) + unit,
  );
}

/**
 * The nearest ways to a better score from where it stands. A typed score over the rule moves the start;
 * a part of a unit is no step that a person can take.
 */
export function shownSteps(steps: readonly RuleStep[], score: Points): readonly RuleStep[] {
  const isFraction = ({ change }: RuleStep): boolean =>
    change.kind === 'achieved' && change.fromPercent === null && change.more < POINT_SCALE;
  return steps.filter((step) => step.points > score && !isFraction(step)).slice(0, MOST_STEPS);
}

/** What to do, in the words of the rule. */
export function describeStep({ change }: RuleStep, rule: Rule, words: Messages): string {
  const said = words.item.steps;
  switch (change.kind) {
    case 'achieved': {
      const [more, label] = [amountText(change.more, words), amountLabel(rule, 'achieved', words)];
      if (change.fromPercent === null) return said.achievedNext(more, label);
      return said.achieved(more, label, scaledPercentText(Math.round(change.fromPercent * POINT_SCALE), words));
    }
    case 'level':
      return said.level(rule.type === 'levels' ? (rule.levels[change.level]?.label ?? '') : '');
    case 'count': {
      const [more, from] = [wholeText(change.more, words), wholeText(change.fromCount, words)];
      return said.count(more, amountLabel(rule, 'count', words), from);
    }
    case 'violation':
      return said.violation(rule.type === 'deduction' ? (rule.violations[change.index]?.label ?? '') : '');
    case 'part':
      return said.part(rule.type === 'additive' ? (rule.parts[change.index]?.label ?? '') : '');
    case 'growth': {
      const reached = changeText(Math.round(change.fromChangePercent * POINT_SCALE), words);
      return said.growth(amountLabel(rule, 'current', words), amountText(change.current, words), reached);
    }
    case 'percent':
      return said.percent(amountText(change.more, words));
  }
}

/**
 * A step with what it brings: `Thêm 3 (Số hồ sơ …) để đạt 95%: +0,25 điểm, khoảng 3 bậc hạng`.
 * @param ranks ranks gained by the estimate, `null` where there is no rank
 */
export function describeGain(what: string, gain: Points, ranks: number | null, words: Messages): string {
  const said = words.item.steps;
  const worth = said.worth(what, `+${pointsText(gain, words)}`);
  if (ranks === null) return worth;
  return `${worth}, ${ranks > 0 ? said.ranks(ranks) : said.sameRank}`;
}

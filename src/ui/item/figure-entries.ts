import { quantityFromInteger, type Figures, type Quantity } from '../../domain/figures';
import { POINT_SCALE } from '../../domain/points';
import type { QuantityKind } from '../../domain/quantity';
import type { Rule, RuleOf } from '../../domain/rubric';

/** The amounts that figures of some rule types are made of. */
export type AmountName = 'achieved' | 'total' | 'count' | 'current' | 'base' | 'percent';

export type AmountRule = RuleOf<'ratio' | 'count' | 'growth' | 'survey' | 'index'>;

interface AmountEntry {
  readonly name: AmountName;
  readonly kind: QuantityKind;
  readonly value: Quantity | null;
}

export const isAmountRule = (rule: Rule): rule is AmountRule =>
  rule.type !== 'levels' && rule.type !== 'deduction' && rule.type !== 'additive';

/** The fields of a rule in the order in which they are entered; blank where figures are of another rule. */
export function amountEntries(rule: AmountRule, figures: Figures | null): readonly AmountEntry[] {
  switch (rule.type) {
    case 'ratio': {
      const { achieved, total } = figures?.type === 'ratio' ? figures : { achieved: null, total: null };
      return [
        { name: 'achieved', kind: 'amount', value: achieved },
        { name: 'total', kind: 'amount', value: total },
      ];
    }
    case 'growth': {
      const { current, base } = figures?.type === 'growth' ? figures : { current: null, base: null };
      return [
        { name: 'current', kind: 'amount', value: current },
        { name: 'base', kind: 'amount', value: base },
      ];
    }
    case 'count':
      return [{ name: 'count', kind: 'count', value: figures?.type === 'count' ? asQuantity(figures.count) : null }];
    case 'survey':
    case 'index':
      return [{ name: 'percent', kind: 'percent', value: figures?.type === rule.type ? figures.percent : null }];
  }
}

/** Figures with one amount replaced; `null` when no amount is left. */
export function withAmount(
  rule: AmountRule,
  figures: Figures | null,
  name: AmountName,
  value: Quantity | null,
): Figures | null {
  const entered = amountEntries(rule, figures).map((entry) => (entry.name === name ? value : entry.value));
  const [first = null, second = null] = entered;
  switch (rule.type) {
    case 'ratio':
      return first === null && second === null ? null : { type: 'ratio', achieved: first, total: second };
    case 'growth':
      return first === null && second === null ? null : { type: 'growth', current: first, base: second };
    case 'count':
      return first === null ? null : { type: 'count', count: asWhole(first) };
    case 'survey':
    case 'index':
      return first === null ? null : { type: rule.type, percent: first };
  }
}

/** How often each kind of violation was found; `null` each where nothing is entered. */
export function violationEntries(rule: RuleOf<'deduction'>, figures: Figures | null): readonly (Quantity | null)[] {
  const found = figures?.type === 'deduction' ? figures.violations : null;
  return rule.violations.map((_, index) => {
    const times = found?.[index];
    return times === undefined ? null : asQuantity(times);
  });
}

/** Kinds not named were not found: once one is entered, the others are zero. `null` when all are blank. */
export function withViolations(
  rule: RuleOf<'deduction'>,
  figures: Figures | null,
  index: number,
  value: Quantity | null,
): Figures | null {
  const entered = violationEntries(rule, figures).with(index, value);
  if (entered.every((times) => times === null)) return null;
  return { type: 'deduction', violations: entered.map((times) => (times === null ? 0 : asWhole(times))) };
}

/** Ticking and unticking one part; with the last tick the figures go too, since no tick is not an answer. */
export function withPart(figures: Figures | null, index: number, isTicked: boolean): Figures | null {
  const others = (figures?.type === 'additive' ? figures.parts : []).filter((part) => part !== index);
  const parts = isTicked ? [...others, index].sort((a, b) => a - b) : others;
  return parts.length === 0 ? null : { type: 'additive', parts };
}

const asQuantity = (whole: number): Quantity => quantityFromInteger(whole * POINT_SCALE);
const asWhole = (quantity: Quantity): number => Math.round(quantity / POINT_SCALE);

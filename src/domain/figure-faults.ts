import { figuresFit, type Figures } from './figures';
import { POINT_SCALE } from './points';
import type { Rule, RuleOf } from './rubric';

/** Why figures cannot be scored although nothing is missing. */
export type FigureFault =
  /** The figures are not of the rule's kind, or name a level or part that it does not have. */
  | { readonly fault: 'doesNotFit' }
  | {
      readonly fault: 'negative';
      readonly amount: 'achieved' | 'total' | 'count' | 'violations' | 'current' | 'base';
    }
  /** A ratio of nothing says nothing: the row is not applicable, or scored by hand with a reason. */
  | { readonly fault: 'zeroTotal' }
  | { readonly fault: 'zeroBase' }
  | { readonly fault: 'achievedAboveTotal' }
  | { readonly fault: 'percentOutOfRange' };

const doesNotFit: FigureFault = { fault: 'doesNotFit' };

/** More than 100 % is an answer, not a slip. */
const mayExceedTotal = (rule: RuleOf<'ratio'>): boolean =>
  rule.mayExceed === true || rule.bands.some(({ fromPercent }) => fromPercent > 100);

/** An amount is not entered yet. */
export function isIncomplete(figures: Figures): boolean {
  if (figures.type === 'ratio') return figures.achieved === null || figures.total === null;
  return figures.type === 'growth' && (figures.current === null || figures.base === null);
}

/** The first fault of figures under a rule; an amount that is not entered yet is none. */
export function figureFault(rule: Rule, figures: Figures): FigureFault | null {
  if (!figuresFit(rule, figures)) return doesNotFit;
  switch (figures.type) {
    case 'levels':
      return figures.level < 0 ? doesNotFit : null;
    case 'additive':
      return figures.parts.some((part) => part < 0) ? doesNotFit : null;
    case 'count':
      return figures.count < 0 ? { fault: 'negative', amount: 'count' } : null;
    case 'deduction':
      return figures.violations.some((times) => times < 0) ? { fault: 'negative', amount: 'violations' } : null;
    case 'ratio': {
      const { achieved, total } = figures;
      if (achieved !== null && achieved < 0) return { fault: 'negative', amount: 'achieved' };
      if (total === null) return null;
      if (total < 0) return { fault: 'negative', amount: 'total' };
      if (total === 0) return { fault: 'zeroTotal' };
      const isAbove = achieved !== null && achieved > total;
      return isAbove && rule.type === 'ratio' && !mayExceedTotal(rule) ? { fault: 'achievedAboveTotal' } : null;
    }
    case 'growth': {
      const { current, base } = figures;
      if (current !== null && current < 0) return { fault: 'negative', amount: 'current' };
      if (base === null) return null;
      if (base < 0) return { fault: 'negative', amount: 'base' };
      return base === 0 ? { fault: 'zeroBase' } : null;
    }
    case 'survey':
    case 'index':
      return figures.percent < 0 || figures.percent > 100 * POINT_SCALE ? { fault: 'percentOutOfRange' } : null;
  }
}

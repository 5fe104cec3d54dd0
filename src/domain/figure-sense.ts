import { figuresFit, quantityFromInteger, type Figures, type Quantity } from './figures';
import { POINT_SCALE } from './points';
import type { Rule } from './rubric';

type Amount = 'achieved' | 'total' | 'count' | 'current' | 'base' | 'percent';

/** Something a person should look at twice; never a reason to refuse. */
export interface SenseNote {
  readonly note: 'farFromLastYear';
  readonly amount: Amount;
  readonly now: Quantity;
  readonly before: Quantity;
}

/** Twenty percentage points. */
const FAR_PERCENT = 20 * POINT_SCALE;

/**
 * Amounts that are more than double or less than half of last year's, and percents that moved by
 * more than twenty points: often a slip of the hand, such as thousands typed as units.
 */
export function compareFigures(rule: Rule, figures: Figures, lastYear: Figures | null): readonly SenseNote[] {
  if (lastYear === null || !figuresFit(rule, figures) || !figuresFit(rule, lastYear)) return [];
  const beforeByAmount = new Map(amountsOf(lastYear));
  return amountsOf(figures).flatMap(([amount, now]): SenseNote[] => {
    const before = beforeByAmount.get(amount) ?? null;
    if (now === null || before === null) return [];
    const isFar = amount === 'percent' ? Math.abs(now - before) > FAR_PERCENT : now > 2 * before || 2 * now < before;
    return isFar ? [{ note: 'farFromLastYear', amount, now, before }] : [];
  });
}

function amountsOf(figures: Figures): readonly (readonly [Amount, Quantity | null])[] {
  switch (figures.type) {
    case 'ratio':
      return [
        ['achieved', figures.achieved],
        ['total', figures.total],
      ];
    case 'count':
      return [['count', quantityFromInteger(figures.count * POINT_SCALE)]];
    case 'growth':
      return [
        ['current', figures.current],
        ['base', figures.base],
      ];
    case 'survey':
    case 'index':
      return [['percent', figures.percent]];
    case 'levels':
    case 'deduction':
    case 'additive':
      return [];
  }
}

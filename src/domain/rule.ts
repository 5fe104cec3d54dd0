import { figureFault, isIncomplete, type FigureFault } from './figure-faults';
import type { Figures } from './figures';
import { pointsFromInteger, type Points } from './points';
import type { Rule } from './rubric';
import { sumOfParts, traceFigures, type RuleTrace } from './rule-trace';

export type RuleResult =
  /** Nothing is entered. */
  | { readonly kind: 'none' }
  /** An amount is still missing. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'faulty'; readonly fault: FigureFault }
  /** `points` lie between 0 and the maximum, rounded once, half up, to ten-thousandths. */
  | { readonly kind: 'scored'; readonly points: Points; readonly trace: RuleTrace };

const nothing: RuleResult = { kind: 'none' };

interface Held {
  readonly rule: Rule;
  readonly maxPoints: Points;
  readonly result: RuleResult;
}

// All rows are asked at every edit and few have changed. Figures are replaced, never changed in place.
const heldByFigures = new WeakMap<Figures, Held>();

/** What a rule makes of figures, and why; meanings stand in `src/data/README.md`. */
export function scoreByRule(rule: Rule, maxPoints: Points, figures: Figures | null): RuleResult {
  if (figures === null) return nothing;
  const held = heldByFigures.get(figures);
  if (held?.rule === rule && held.maxPoints === maxPoints) return held.result;
  const result = computeResult(rule, maxPoints, figures);
  heldByFigures.set(figures, { rule, maxPoints, result });
  return result;
}

/** The score alone; `null` where the figures do not make one. */
export function scoreOfFigures(rule: Rule, maxPoints: Points, figures: Figures | null): Points | null {
  const result = scoreByRule(rule, maxPoints, figures);
  return result.kind === 'scored' ? result.points : null;
}

function computeResult(rule: Rule, maxPoints: Points, figures: Figures): RuleResult {
  const fault = figureFault(rule, figures);
  if (fault) return { kind: 'faulty', fault };
  if (isIncomplete(figures)) return { kind: 'incomplete' };
  const trace = traceFigures(rule, maxPoints, figures);
  const sum = sumOfParts(trace.parts);
  if (sum <= maxPoints) return { kind: 'scored', points: pointsFromInteger(sum), trace };
  const ceiling = { kind: 'ceiling', points: pointsFromInteger(maxPoints - sum) } as const;
  return { kind: 'scored', points: maxPoints, trace: { ...trace, parts: [...trace.parts, ceiling] } };
}

import { assert } from '../lib/assert';
import { achievedForMoreThan, greatestPartAt, leastPartAt } from './exact-percent';
import { MAXIMUM_AMOUNT, quantityFromInteger, type Figures, type Quantity } from './figures';
import { POINT_SCALE, subtractPoints, type Points } from './points';
import type { Rule, RuleOf } from './rubric';
import { scoreByRule } from './rule';
import type { RuleTrace } from './rule-trace';

/** What to do for a better score, in the words of the rule. */
type StepChange =
  /** Achieve `more` of the same total; `fromPercent` is the band that this reaches, `null` the next case under the proportional band that holds. */
  | { readonly kind: 'achieved'; readonly more: Quantity; readonly fromPercent: number | null }
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'count'; readonly more: number; readonly fromCount: number }
  /** One violation fewer of this kind. */
  | { readonly kind: 'violation'; readonly index: number }
  | { readonly kind: 'part'; readonly index: number }
  /** Come to `current` on the same base. */
  | { readonly kind: 'growth'; readonly current: Quantity; readonly fromChangePercent: number }
  /** `more` percentage points: one, or what is left to 100 %. */
  | { readonly kind: 'percent'; readonly more: Quantity };

/** A better result that can be reached, and what it is worth. */
export interface RuleStep {
  /** They score exactly `points`. */
  readonly figures: Figures;
  readonly points: Points;
  /** Above zero. */
  readonly gain: Points;
  readonly change: StepChange;
}

type Proposal = Pick<RuleStep, 'figures' | 'change'>;
type TraceOf<T extends RuleTrace['type']> = Extract<RuleTrace, { type: T }>;

/**
 * The next better results from where the figures stand, smallest gain first, none of them faulty;
 * none at all where the figures make no score or the best one.
 */
export function nextSteps(rule: Rule, maxPoints: Points, figures: Figures | null): readonly RuleStep[] {
  const now = scoreByRule(rule, maxPoints, figures);
  if (now.kind !== 'scored' || now.points === maxPoints) return [];
  const steps: RuleStep[] = [];
  let bestPoints = now.points;
  for (const proposal of proposals(rule, maxPoints, now.points, now.trace)) {
    const next = scoreByRule(rule, maxPoints, proposal.figures);
    if (next.kind !== 'scored' || next.points <= now.points) continue;
    // Along one scale, easiest first, going further for the same points is no step.
    if (isScale(rule) && next.points <= bestPoints) continue;
    bestPoints = next.points;
    steps.push({ ...proposal, points: next.points, gain: subtractPoints(next.points, now.points) });
  }
  return steps.sort((a, b) => a.gain - b.gain);
}

const isScale = ({ type }: Rule): boolean => type === 'ratio' || type === 'count' || type === 'growth';

/** Changes that may bring more, easiest first where the rule has one scale. */
function proposals(rule: Rule, maxPoints: Points, points: Points, trace: RuleTrace): readonly Proposal[] {
  switch (trace.type) {
    case 'levels':
      assert(rule.type === 'levels', sameType);
      return rule.levels.map((_, level) => ({ figures: { type: 'levels', level }, change: { kind: 'level', level } }));
    case 'ratio':
      assert(rule.type === 'ratio', sameType);
      return ratioProposals(rule, maxPoints, points, trace);
    case 'count': {
      assert(rule.type === 'count', sameType);
      return rule.steps
        .filter(({ fromCount }) => fromCount > trace.count)
        .sort((a, b) => a.fromCount - b.fromCount)
        .map(({ fromCount }) => ({
          figures: { type: 'count', count: fromCount },
          change: { kind: 'count', more: fromCount - trace.count, fromCount },
        }));
    }
    case 'deduction': {
      const found = trace.violations.map(({ times }) => times);
      return found.flatMap((times, index) =>
        times === 0
          ? []
          : [
              {
                figures: { type: 'deduction', violations: found.with(index, times - 1) },
                change: { kind: 'violation', index },
              },
            ],
      );
    }
    case 'additive':
      assert(rule.type === 'additive', sameType);
      return rule.parts.flatMap((_, index) =>
        trace.ticked.includes(index)
          ? []
          : [
              {
                figures: { type: 'additive', parts: [...trace.ticked, index].sort((a, b) => a - b) },
                change: { kind: 'part', index },
              },
            ],
      );
    case 'growth':
      assert(rule.type === 'growth', sameType);
      return growthProposals(rule, maxPoints, trace);
    case 'survey':
    case 'index': {
      const percent = quantityFromInteger(Math.min(trace.percent + POINT_SCALE, 100 * POINT_SCALE));
      const more = quantityFromInteger(percent - trace.percent);
      return [{ figures: { type: trace.type, percent }, change: { kind: 'percent', more } }];
    }
  }
}

const sameType = 'a trace is of the type of its rule';

const isWhole = (amount: Quantity): boolean => amount % POINT_SCALE === 0;

/** Cases are whole; what is measured in fractions moves by ten-thousandths. */
export const unitOf = (...amounts: readonly Quantity[]): bigint => (amounts.every(isWhole) ? BigInt(POINT_SCALE) : 1n);

export const roundedUp = (value: bigint, unit: bigint): bigint => ((value + unit - 1n) / unit) * unit;
const roundedDown = (value: bigint, unit: bigint): bigint => (value / unit) * unit;

/** Amounts that a person could enter, each once, nearest first. */
export const enterable = (amounts: readonly bigint[], from: Quantity): readonly Quantity[] =>
  [...new Set(amounts)]
    .filter((amount) => amount >= 0n && amount <= BigInt(MAXIMUM_AMOUNT * POINT_SCALE))
    .map((amount) => quantityFromInteger(Number(amount)))
    .sort((a, b) => Math.abs(a - from) - Math.abs(b - from));

function ratioProposals(
  rule: RuleOf<'ratio'>,
  maxPoints: Points,
  points: Points,
  { achieved, total, band, proportional }: TraceOf<'ratio'>,
): readonly Proposal[] {
  const unit = unitOf(achieved, total);
  const goals = rule.bands.map(({ fromPercent }) => leastPartAt(total, fromPercent));
  const [first] = rule.bands;
  if (proportional && first) goals.push(achievedForMoreThan(points, maxPoints, total, first.fromPercent));
  const rounded = goals.map((goal) => roundedUp(goal, unit));
  return enterable(rounded, achieved)
    .filter((goal) => goal > achieved)
    .flatMap((goal): Proposal[] => {
      const figures: Figures = { type: 'ratio', achieved: goal, total };
      // Coarse units can carry a goal past a further band: the change names the one that is reached.
      const next = scoreByRule(rule, maxPoints, figures);
      if (next.kind !== 'scored' || next.trace.type !== 'ratio' || next.trace.band === null) return [];
      const reached = next.trace.band === band ? null : (rule.bands[next.trace.band]?.fromPercent ?? null);
      const more = quantityFromInteger(goal - achieved);
      return [{ figures, change: { kind: 'achieved', more, fromPercent: reached } }];
    });
}

function growthProposals(
  rule: RuleOf<'growth'>,
  maxPoints: Points,
  { current, base }: TraceOf<'growth'>,
): readonly Proposal[] {
  const unit = unitOf(current, base);
  const goals = rule.steps.flatMap(({ fromChangePercent: from }) => {
    if (from === null) return [];
    return rule.better === 'higher'
      ? [roundedUp(leastPartAt(base, 100 + from), unit)]
      : [roundedDown(greatestPartAt(base, 100 + from), unit)];
  });
  return enterable(goals, current).flatMap((goal): Proposal[] => {
    const figures: Figures = { type: 'growth', current: goal, base };
    const next = scoreByRule(rule, maxPoints, figures);
    if (next.kind !== 'scored' || next.trace.type !== 'growth' || next.trace.step === null) return [];
    const fromChangePercent = rule.steps[next.trace.step]?.fromChangePercent ?? null;
    return fromChangePercent === null
      ? []
      : [{ figures, change: { kind: 'growth', current: goal, fromChangePercent } }];
  });
}

import { assert } from '../lib/assert';
import { comparePercent, percentScaled, proportionalPoints, shareOfMaximum } from './exact-percent';
import type { Figures, FiguresOf, Quantity } from './figures';
import { pointsFromInteger, ZERO, type Points } from './points';
import type { Rule, RuleOf } from './rubric';

/** One addend of a score. */
export interface TracePart {
  readonly kind:
    | 'level'
    | 'band'
    | 'proportional'
    | 'step'
    /** The full maximum, from which violations are taken. */
    | 'maximum'
    | 'violation'
    /** Given back, so that the score does not fall below 0. */
    | 'floor'
    | 'part'
    | 'share'
    | 'belowAll'
    /** Taken off, where a rubric gives more than the maximum. */
    | 'ceiling';
  /** Position of the level, band, step, violation or part in its rule. */
  readonly index?: number;
  /** How often a violation was found. */
  readonly times?: number;
  /** Below zero for a violation and for a ceiling. */
  readonly points: Points;
}

/** Everything that a person needs to see to believe the number. */
export type RuleTrace = {
  /** They add up to the score exactly. */
  readonly parts: readonly TracePart[];
} & (
  | { readonly type: 'levels'; readonly level: number }
  | {
      readonly type: 'ratio';
      readonly achieved: Quantity;
      readonly total: Quantity;
      /** Ten-thousandths of a percent, rounded half up, for display: bands compare the exact ratio. */
      readonly percentScaled: number;
      /** Position of the band that is reached; `null` below all of them. */
      readonly band: number | null;
      readonly proportional: boolean;
    }
  | { readonly type: 'count'; readonly count: number; readonly step: number | null }
  | {
      readonly type: 'deduction';
      /** Every kind of violation in the order of the rule, those that were not found too. */
      readonly violations: readonly { readonly times: number; readonly pointsEach: Points }[];
      /** What is given back, so that the score does not fall below 0. */
      readonly floor: Points;
    }
  | { readonly type: 'additive'; /** Positions in the rule, ascending. */ readonly ticked: readonly number[] }
  | {
      readonly type: 'growth';
      readonly current: Quantity;
      readonly base: Quantity;
      /** Change in ten-thousandths of a percent, rounded half up, for display. */
      readonly changeScaled: number;
      readonly step: number | null;
    }
  | { readonly type: 'survey'; readonly percent: Quantity }
  | { readonly type: 'index'; readonly percent: Quantity }
);

/**
 * What the rule's own table gives: never below 0, but above the maximum where a rubric's table says so.
 * @param figures complete, and without fault under the rule
 */
export function traceFigures(rule: Rule, maxPoints: Points, figures: Figures): RuleTrace {
  switch (rule.type) {
    case 'levels': {
      assert(figures.type === 'levels', fits);
      const level = rule.levels[figures.level];
      assert(level, fits);
      const part = { kind: 'level', index: figures.level, points: level.points } as const;
      return { type: 'levels', level: figures.level, parts: [part] };
    }
    case 'ratio':
      assert(figures.type === 'ratio', fits);
      return traceRatio(rule, maxPoints, figures);
    case 'count': {
      assert(figures.type === 'count', fits);
      const { count } = figures;
      return { type: 'count', count, ...stepReached(rule.steps, ({ fromCount }) => count >= fromCount) };
    }
    case 'deduction':
      assert(figures.type === 'deduction', fits);
      return traceDeduction(rule, maxPoints, figures);
    case 'additive': {
      assert(figures.type === 'additive', fits);
      const ticked = figures.parts.toSorted((a, b) => a - b);
      const parts = ticked.map(
        (index) => ({ kind: 'part', index, points: rule.parts[index]?.points ?? ZERO }) as const,
      );
      return { type: 'additive', ticked, parts };
    }
    case 'growth': {
      assert(figures.type === 'growth', fits);
      const { current, base } = figures;
      assert(current !== null && base !== null, complete);
      const change = current - base;
      const direction = rule.better === 'higher' ? 1 : -1;
      const reached = stepReached(
        rule.steps,
        ({ fromChangePercent: from }) => from === null || comparePercent(change, base, from) * direction >= 0,
      );
      return { type: 'growth', current, base, changeScaled: percentScaled(change, base), ...reached };
    }
    case 'survey':
    case 'index': {
      assert(figures.type === 'survey' || figures.type === 'index', fits);
      const { percent } = figures;
      return { type: rule.type, percent, parts: [{ kind: 'share', points: shareOfMaximum(maxPoints, percent) }] };
    }
  }
}

export const sumOfParts = (parts: readonly TracePart[]): number => parts.reduce((sum, { points }) => sum + points, 0);

const fits = 'figures that do not fit the rule are faulty';
const complete = 'figures with an amount missing are incomplete';
const belowAll: TracePart = { kind: 'belowAll', points: ZERO };

function stepReached<T extends { readonly points: Points }>(
  steps: readonly T[],
  isReached: (step: T) => boolean,
): { readonly step: number | null; readonly parts: readonly TracePart[] } {
  const index = steps.findIndex(isReached);
  const step = steps[index];
  return step
    ? { step: index, parts: [{ kind: 'step', index, points: step.points }] }
    : { step: null, parts: [belowAll] };
}

function traceRatio(rule: RuleOf<'ratio'>, maxPoints: Points, figures: FiguresOf<'ratio'>): RuleTrace {
  const { achieved, total } = figures;
  assert(achieved !== null && total !== null, complete);
  const found = { type: 'ratio', achieved, total, percentScaled: percentScaled(achieved, total) } as const;
  const index = rule.bands.findIndex(({ fromPercent }) => comparePercent(achieved, total, fromPercent) >= 0);
  const [first] = rule.bands;
  const band = rule.bands[index];
  if (!first || !band) return { ...found, band: null, proportional: false, parts: [belowAll] };
  if ('points' in band)
    return { ...found, band: index, proportional: false, parts: [{ kind: 'band', index, points: band.points }] };
  const points = proportionalPoints(maxPoints, achieved, total, first.fromPercent);
  return { ...found, band: index, proportional: true, parts: [{ kind: 'proportional', index, points }] };
}

/** Far more than any maximum, and small enough for sums of many kinds to stay exact. */
const LARGEST_LOSS = 1_000_000_000_000;

function traceDeduction(rule: RuleOf<'deduction'>, maxPoints: Points, figures: FiguresOf<'deduction'>): RuleTrace {
  const violations = rule.violations.map(({ pointsEach }, kind) => ({
    times: figures.violations[kind] ?? 0,
    pointsEach,
  }));
  const losses = violations.flatMap(({ times, pointsEach }, index): TracePart[] => {
    const loss = Math.min(times * pointsEach, LARGEST_LOSS);
    return times === 0 ? [] : [{ kind: 'violation', index, times, points: pointsFromInteger(-loss) }];
  });
  const parts: TracePart[] = [{ kind: 'maximum', points: maxPoints }, ...losses];
  const floor = pointsFromInteger(Math.max(0, -sumOfParts(parts)));
  return {
    type: 'deduction',
    violations,
    floor,
    parts: floor === 0 ? parts : [...parts, { kind: 'floor', points: floor }],
  };
}

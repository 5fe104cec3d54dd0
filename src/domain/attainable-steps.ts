import { assert } from '../lib/assert';
import type { Entry } from './entry';
import { leastPartAt, proportionalPoints, shareOfMaximum } from './exact-percent';
import { quantityFromInteger, type Figures, type FiguresOf, type Quantity } from './figures';
import { addPoints, POINT_SCALE, pointsFromInteger, subtractPoints, ZERO, type Points } from './points';
import type { Rule, RuleOf } from './rubric';
import type { ScoredNode } from './rubric-tree';
import { scoreOfFigures } from './rule';
import { enterable, nextSteps, roundedUp, unitOf } from './rule-steps';

/** A better score that a row can reach. */
export interface AttainableStep {
  readonly points: Points;
  /** What it is worth over the score that it goes on from; above zero. */
  readonly gain: Points;
  /**
   * How far up it is, from 1: its place among the better results, or how many violations go or parts come.
   * The measure of its effort.
   */
  readonly climbed: number;
  /** They make exactly `points`; `null` where the row is scored without figures. */
  readonly figures: Figures | null;
}

/** Most single changes that one plan is taken to bring about in a row: violations fewer, parts more, values apart. */
const MOST_CHANGES = 12;
/** Into how many parts the way through a proportional band is cut. */
const QUARTERS = 4;
/** Most percentage points that a survey is taken to rise by. */
const MOST_PERCENT = 5;
/** Of more parts, sums would run into millions. */
const MOST_SUMMED_PARTS = 10;

/**
 * The better scores that a row can come to, ascending, each once, up to its maximum: results of its rule and never
 * decimals in between. Where the entry's figures make exactly `from`, every step says what figures make it; else,
 * as where a person has overridden the rule, the steps are those of the score alone.
 */
export function attainableSteps(node: ScoredNode, entry: Entry, from: Points): readonly AttainableStep[] {
  const held = heldByEntry.get(entry);
  if (held?.node === node && held.from === from) return held.steps;
  const steps = computeSteps(node, entry, from);
  heldByEntry.set(entry, { node, from, steps });
  return steps;
}

// Every scenario is looked at anew after each edit, and few rows have changed. Entries are replaced, never changed in place.
const heldByEntry = new WeakMap<
  Entry,
  { readonly node: ScoredNode; readonly from: Points; readonly steps: readonly AttainableStep[] }
>();

function computeSteps(node: ScoredNode, entry: Entry, from: Points): readonly AttainableStep[] {
  const { rule, maxPoints } = node;
  const { figures } = entry;
  return figures !== null && scoreOfFigures(rule, maxPoints, figures) === from
    ? climb(rule, maxPoints, figures, from)
    : [...new Set(resultsOf(rule, maxPoints, from).map((result) => Math.min(result, maxPoints)))]
        .filter((result) => result > from)
        .sort((a, b) => a - b)
        .map((result, at) => {
          const points = pointsFromInteger(result);
          return { points, gain: subtractPoints(points, from), climbed: at + 1, figures: null };
        });
}

function climb(rule: Rule, maxPoints: Points, figures: Figures, from: Points): readonly AttainableStep[] {
  const counted = figures.type === 'deduction' || figures.type === 'additive';
  const steps: AttainableStep[] = [];
  let best = from;
  for (const [at, better] of betterFigures(rule, maxPoints, figures).entries()) {
    const points = scoreOfFigures(rule, maxPoints, better);
    // Going further for the same points is no step.
    if (points === null || points <= best) continue;
    best = points;
    const climbed = counted ? at + 1 : steps.length + 1;
    steps.push({ points, gain: subtractPoints(points, from), climbed, figures: better });
  }
  return steps;
}

/** Figures that may score more, nearest first; in chains one change more each. */
function betterFigures(rule: Rule, maxPoints: Points, figures: Figures): readonly Figures[] {
  switch (rule.type) {
    case 'levels':
    case 'count':
    case 'growth':
      return nextSteps(rule, maxPoints, figures).map((step) => step.figures);
    case 'ratio':
      assert(figures.type === 'ratio', sameType);
      return ratioFigures(rule, maxPoints, figures);
    case 'deduction': {
      assert(figures.type === 'deduction', sameType);
      const found = [...figures.violations];
      const dearest = dearestFirst(rule.violations.map(({ pointsEach }) => pointsEach));
      return dearest
        .flatMap((kind) => Array.from({ length: Math.min(found[kind] ?? 0, MOST_CHANGES) }, () => kind))
        .slice(0, MOST_CHANGES)
        .map((kind) => {
          found[kind] = (found[kind] ?? 0) - 1;
          return { type: 'deduction', violations: [...found] };
        });
    }
    case 'additive': {
      assert(figures.type === 'additive', sameType);
      const open = dearestFirst(rule.parts.map(({ points }) => points)).filter((at) => !figures.parts.includes(at));
      return open.slice(0, MOST_CHANGES).map((_, last) => ({
        type: 'additive',
        parts: [...figures.parts, ...open.slice(0, last + 1)].sort((a, b) => a - b),
      }));
    }
    case 'survey':
    case 'index': {
      assert(figures.type === 'survey' || figures.type === 'index', sameType);
      const { type, percent } = figures;
      return percentSteps().map((more) => ({
        type,
        percent: quantityFromInteger(Math.min(percent + more, 100 * POINT_SCALE)),
      }));
    }
  }
}

const sameType = 'figures that score are of the type of their rule';

const dearestFirst = (worths: readonly Points[]): readonly number[] =>
  [...worths.keys()].sort((a, b) => (worths[b] ?? 0) - (worths[a] ?? 0));

const percentSteps = (): readonly Quantity[] =>
  Array.from({ length: MOST_PERCENT }, (_, at) => quantityFromInteger((at + 1) * POINT_SCALE));

/** The next bands, and marks on the way through a proportional one; cases are whole. */
function ratioFigures(rule: RuleOf<'ratio'>, maxPoints: Points, figures: FiguresOf<'ratio'>): readonly Figures[] {
  const { achieved, total } = figures;
  assert(achieved !== null && total !== null, 'figures that score are complete');
  const unit = unitOf(achieved, total);
  const bands = nextSteps(rule, maxPoints, figures).flatMap((step) =>
    // The next case alone is a step for a person who looks at one row; here the marks stand for it.
    step.change.kind === 'achieved' && step.change.fromPercent !== null ? [BigInt(achieved + step.change.more)] : [],
  );
  const marks = proportionalBands(rule).flatMap(({ fromPercent, toPercent }) =>
    marksBetween(leastPartAt(total, fromPercent), leastPartAt(total, toPercent), BigInt(achieved)),
  );
  return enterable(
    [...bands, ...marks].map((goal) => roundedUp(goal, unit)).filter((goal) => goal > achieved),
    achieved,
  ).map((goal) => ({ type: 'ratio', achieved: goal, total }));
}

/** Each proportional band with the percent at which the one above it begins. */
const proportionalBands = ({ bands }: RuleOf<'ratio'>): readonly { fromPercent: number; toPercent: number }[] =>
  bands.flatMap((band, at) =>
    'points' in band
      ? []
      : [{ fromPercent: band.fromPercent, toPercent: bands[at - 1]?.fromPercent ?? band.fromPercent }],
  );

/** Cuts what is left of a band into quarters; from below it, its border is the first mark and thirds follow. */
function marksBetween(low: bigint, high: bigint, from: bigint): readonly bigint[] {
  if (from >= high) return [];
  const start = from < low ? low : from;
  const parts = from < low ? QUARTERS - 1 : QUARTERS;
  const first = QUARTERS - parts;
  const ceiling = (value: bigint): bigint => (value + BigInt(parts) - 1n) / BigInt(parts);
  return Array.from({ length: QUARTERS }, (_, at) => start + ceiling((high - start) * BigInt(at + 1 - first)));
}

/** Results of a rule of which figures are not known; some may be no better than `from`, or above the maximum. */
function resultsOf(rule: Rule, maxPoints: Points, from: Points): readonly number[] {
  switch (rule.type) {
    case 'levels':
      return rule.levels.map(({ points }) => points);
    case 'ratio': {
      const fullPercent = rule.bands[0]?.fromPercent ?? 0;
      const worthAt = (percent: number): bigint =>
        BigInt(proportionalPoints(maxPoints, scaledPercent(percent), scaledPercent(100), fullPercent));
      return [
        ...rule.bands.flatMap((band) => ('points' in band ? [band.points] : [])),
        ...proportionalBands(rule).flatMap(({ fromPercent, toPercent }) =>
          // What stands at the end is for the band above to say.
          marksBetween(worthAt(fromPercent), worthAt(toPercent), BigInt(from)).slice(0, -1).map(Number),
        ),
      ];
    }
    case 'count':
    case 'growth':
      return rule.steps.map(({ points }) => points);
    case 'deduction':
      return highest(
        rule.violations.flatMap(({ pointsEach }) =>
          Array.from({ length: MOST_CHANGES }, (_, times) => maxPoints - times * pointsEach),
        ),
      );
    case 'additive':
      return highest(sumsOf(rule.parts.map(({ points }) => points)));
    case 'survey':
    case 'index':
      return percentSteps().map((more) => addPoints(from, shareOfMaximum(maxPoints, more)));
  }
}

const scaledPercent = (percent: number): Quantity => quantityFromInteger(Math.round(percent * POINT_SCALE));

/** Those next to the best: every value on the way would make the way to it look dearer than it is. */
const highest = (results: readonly number[]): readonly number[] =>
  [...new Set(results)].sort((a, b) => b - a).slice(0, MOST_CHANGES);

/** Every sum of some of the dearest parts, and of all of them. */
function sumsOf(parts: readonly Points[]): readonly number[] {
  const sums = new Set<number>([ZERO]);
  for (const part of parts.toSorted((a, b) => b - a).slice(0, MOST_SUMMED_PARTS))
    for (const sum of [...sums]) sums.add(sum + part);
  return [...sums, parts.reduce<number>((sum, part) => sum + part, 0)];
}

import { proportionalPoints } from './exact-percent';
import { quantityFromInteger } from './figures';
import { POINT_SCALE, pointsFromInteger, ZERO, type Points } from './points';
import type { Rule } from './rubric';

/**
 * The next lower result of a rule: what an appraiser who does not accept a claim is taken to leave of it.
 * 0 where the rule has none, as below its lowest band.
 */
export function nextLowerResult(rule: Rule, maxPoints: Points, claim: Points): Points {
  const held = heldByRule.get(rule);
  if (held?.maxPoints === maxPoints && held.claim === claim) return held.result;
  const below = resultsOf(rule, maxPoints, claim).filter((points) => points < claim);
  const result = pointsFromInteger(Math.max(0, ...below));
  heldByRule.set(rule, { maxPoints, claim, result });
  return result;
}

// All rows are asked at every edit, for each scenario too, and few claims have changed.
const heldByRule = new WeakMap<Rule, { readonly maxPoints: Points; readonly claim: Points; readonly result: Points }>();

function resultsOf(rule: Rule, maxPoints: Points, claim: Points): readonly number[] {
  switch (rule.type) {
    case 'levels':
      return rule.levels.map(({ points }) => points);
    case 'ratio':
      return rule.bands.map((band) =>
        // A proportional band gives its least at its own border.
        'points' in band ? band.points : pointsAtPercent(maxPoints, band.fromPercent, rule.bands[0]?.fromPercent ?? 0),
      );
    case 'count':
    case 'growth':
      return rule.steps.map(({ points }) => points);
    case 'deduction':
      // One violation more than was owned up to.
      return rule.violations.map(({ pointsEach }) => claim - pointsEach);
    case 'additive':
      return sumsBelow(
        claim,
        rule.parts.map(({ points }) => points),
      );
    case 'survey':
    case 'index':
      return [ZERO];
  }
}

/** Every sum of some of the parts that is less than a limit. */
function sumsBelow(limit: number, parts: readonly number[]): readonly number[] {
  const sums = new Set([0]);
  for (const part of parts) {
    for (const sum of [...sums]) if (sum + part < limit) sums.add(sum + part);
  }
  return [...sums];
}

const pointsAtPercent = (maxPoints: Points, percent: number, fullPercent: number): Points =>
  proportionalPoints(
    maxPoints,
    quantityFromInteger(Math.max(0, Math.round(percent * POINT_SCALE))),
    quantityFromInteger(100 * POINT_SCALE),
    fullPercent,
  );

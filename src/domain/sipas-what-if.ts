import { shareOfMaximum } from './exact-percent';
import { quantityFromInteger } from './figures';
import { HUNDRED_PERCENT } from './percent-codec';
import { divideHalfUp, subtractPoints, type Points } from './points';
import { rankBetween, rankOf, type Ranking, type RankResult } from './rank';
import type { RubricTree, ScoredNode } from './rubric-tree';
import { overallOf, SIPAS_COMPONENTS, type SipasComponent, type SipasOverall, type SipasYear } from './sipas';

/** Rows of PAR INDEX that SIPAS is counted in (no rule links to another index); none in a rubric without a link. */
export const sipasRows = (tree: RubricTree): readonly ScoredNode[] =>
  tree.scoredNodes.filter(({ rule }) => rule.type === 'index');

export interface SipasPoints {
  readonly points: Points;
  /** Of the bounds of the overall figure, and no surer than the relation itself. */
  readonly lowest: Points;
  readonly highest: Points;
  /** Always: how the ministry makes points of SIPAS is not published (a unit at about 82 % got 8.50 of 10). */
  readonly isApproximate: true;
}

/** Points in PAR INDEX by overall figure × maximum ÷ 100, rounded once, half up: an estimate until the official ones come. */
export function estimatedSipasPoints(overall: SipasOverall, maxPoints: Points): SipasPoints {
  const pointsAt = (scaled: number): Points => shareOfMaximum(maxPoints, quantityFromInteger(scaled));
  return {
    points: pointsAt(overall.value),
    lowest: pointsAt(overall.lowest),
    highest: pointsAt(overall.highest),
    isApproximate: true,
  };
}

/**
 * Rank in a field of SIPAS: estimated at the value, best and worst at the bounds. Exact only for a figure that is
 * no range; for one, best and worst are as sure as its bounds (`overallOf`).
 */
export function rankOfSipas(ranking: Ranking, { value, lowest, highest }: SipasOverall): RankResult {
  const { best, worst, exact } = rankBetween(ranking, lowest, highest);
  return { ...rankOf(ranking, value), best, worst, exact };
}

/** What assumed components do; SIPAS in ten-thousandths of a percent. */
export interface SipasWhatIf {
  /** `null` where the sheet says nothing. */
  readonly before: SipasOverall | null;
  readonly after: SipasOverall | null;
  /** `null` where there is no before. The bounds hold however the components are weighted. */
  readonly change: { readonly estimate: number; readonly lowest: number; readonly highest: number } | null;
  /** Change of the estimated points in PAR INDEX; `null` where there is no before. */
  readonly pointsChange: Points | null;
  /** Assumed components whose own figure is not known: they are taken to stand at the overall figure. */
  readonly unknownBefore: readonly SipasComponent[];
}

/**
 * The overall figure with some components assumed otherwise, all else equal: the estimate moves by a fifth of each
 * change. A given overall figure moves by what its components do, between the least and the greatest of their
 * changes; an estimate is made anew.
 * @param assumed ten-thousandths of a percent
 * @param maxPoints maximum of the SIPAS row of PAR INDEX
 */
export function sipasWhatIf(
  sheet: SipasYear,
  assumed: Readonly<Partial<Record<SipasComponent, number>>>,
  maxPoints: Points,
): SipasWhatIf {
  const before = overallOf(sheet);
  const after = overallAfter(sheet, assumed, before);
  const { lowest, highest } = changeBounds(sheet, assumed);
  return {
    before,
    after,
    change: before && after && { estimate: after.value - before.value, lowest, highest },
    pointsChange:
      before &&
      after &&
      subtractPoints(estimatedSipasPoints(after, maxPoints).points, estimatedSipasPoints(before, maxPoints).points),
    unknownBefore: SIPAS_COMPONENTS.filter((id) => assumed[id] !== undefined && sheet.components[id] === null),
  };
}

type Assumed = Parameters<typeof sipasWhatIf>[1];

function overallAfter(sheet: SipasYear, assumed: Assumed, before: SipasOverall | null): SipasOverall | null {
  const { components, overall } = sheet;
  if (overall !== null && before) {
    const { lowest, highest } = changeBounds(sheet, assumed);
    if (lowest === 0 && highest === 0) return before;
    const changes = SIPAS_COMPONENTS.map((id) => {
      const own = components[id] ?? overall;
      return (assumed[id] ?? own) - own;
    });
    return {
      value: within(overall + divideHalfUp(sumOf(changes), SIPAS_COMPONENTS.length)),
      lowest: within(overall + lowest),
      highest: within(overall + highest),
      basis: 'moved',
      isEstimate: true,
    };
  }
  const anew = overallOf({ ...sheet, components: { ...components, ...assumed } });
  const known = SIPAS_COMPONENTS.flatMap((id) => components[id] ?? []);
  if (!anew || known.length === 0) return anew;
  // What stays unknown stays at the mean of what was known: what is assumed says nothing about it.
  const standing = SIPAS_COMPONENTS.flatMap((id) => assumed[id] ?? components[id] ?? []);
  const open = SIPAS_COMPONENTS.length - standing.length;
  const value = divideHalfUp(
    sumOf(standing) * known.length + open * sumOf(known),
    SIPAS_COMPONENTS.length * known.length,
  );
  return { ...anew, value };
}

/** Least and greatest change of a component: an overall figure of any weights changes by something between them. */
function changeBounds(
  { components }: SipasYear,
  assumed: Assumed,
): { readonly lowest: number; readonly highest: number } {
  const changes = SIPAS_COMPONENTS.map((id): readonly [number, number] => {
    const after = assumed[id];
    if (after === undefined) return [0, 0];
    const own = components[id];
    // From anywhere between 0 and 100 %, where the own figure is not known.
    return own === null ? [after - HUNDRED_PERCENT, after] : [after - own, after - own];
  });
  return {
    lowest: Math.min(...changes.map(([lowest]) => lowest)),
    highest: Math.max(...changes.map(([, highest]) => highest)),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const within = (scaled: number): number => Math.min(HUNDRED_PERCENT, Math.max(0, scaled));

import { assert } from '../lib/assert';
import { scoreReader } from './assessment';
import { indexPercent, type IndexPercent } from './index-percent';
import { linkedRows, type AssessedYear, type LinkedRows } from './linked-rows';
import { addPoints, POINT_SCALE, subtractPoints, ZERO, type Points } from './points';
import { areaFinder } from './rubric-map-areas';
import { mapFaults, type RubricLink, type RubricMap } from './rubric-map';

/** Why a link is outside the common part. `before` and `after` are codes of the rows that make it so. */
export type Hole =
  | { readonly reason: 'newRow' }
  | { readonly reason: 'droppedRow' }
  | { readonly reason: 'notApplicable'; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly reason: 'noScore'; readonly before: readonly string[]; readonly after: readonly string[] }
  /** Maxima differ and one of them is zero: that has no index. */
  | { readonly reason: 'noMaximum' };

interface Gain {
  /** `after` less `before`; `null` where maxima differ, so that points do not compare. */
  readonly points: Points | null;
  /** Change of the index in whole ten-thousandths of a percent, rounded once, half up; `null` without an index. */
  readonly scaled: number | null;
}

/** The rows of one side of a link. */
interface LinkSide {
  /** Sum of the latest round's scores; `null` unless every row applies and has one. */
  readonly points: Points | null;
  readonly maxPoints: Points;
  readonly index: IndexPercent | null;
}

export type ComparedLink = {
  readonly link: RubricLink;
  /**
   * The area of the later rubric that it counts in; `null` for rows that went to several areas. A
   * dropped row counts where most points of its area went, `null` where none did.
   */
  readonly areaCode: string | null;
  readonly before: LinkSide;
  readonly after: LinkSide;
} & (
  | { readonly gain: Gain; readonly hole: null }
  /** Outside the common part, where nothing is compared. */
  | { readonly gain: null; readonly hole: Hole }
);

/** One year's share of a comparison. */
interface SumSide {
  /** Of the common part alone. */
  readonly points: Points;
  readonly maxPoints: Points;
  readonly index: IndexPercent | null;
  /** Maximum of the rows outside the common part. */
  readonly outsidePoints: Points;
}

export interface ComparedSum {
  readonly before: SumSide;
  readonly after: SumSide;
  /** Of points only where every link of the part has kept its maximum; `null` when nothing is in common. */
  readonly gain: Gain | null;
}

/** Two years side by side, on what both rubrics ask and both assessments answer. */
export interface YearComparison {
  /** In the order of the map. */
  readonly links: readonly ComparedLink[];
  /** Areas of the later rubric. Rows that went to several areas are in the common part of the total alone. */
  readonly areas: readonly ({ readonly code: string } & ComparedSum)[];
  /** Of rows alone: bonus and penalty points are no part of it. */
  readonly total: ComparedSum;
}

/** Compares two years by the scores of the latest round. Throws when `map` has faults. */
export function compareYears(map: RubricMap, before: AssessedYear, after: AssessedYear): YearComparison {
  assert(mapFaults(map, before.tree, after.tree).length === 0, 'the map is one between these rubrics');
  const areaOf = areaFinder(map, before.tree, after.tree);
  const links = map.map((link) => compareLink(link, areaOf(link), before, after));
  return {
    links,
    areas: after.tree.areas.map(({ code, maxPoints }) => {
      const inArea = links.filter(({ areaCode }) => areaCode === code);
      return { code, ...comparedSum(inArea, sumOf(inArea, 'before', 'maxPoints'), maxPoints) };
    }),
    total: comparedSum(links, before.tree.maxPoints, after.tree.maxPoints),
  };
}

function compareLink(
  link: RubricLink,
  areaCode: string | null,
  before: AssessedYear,
  after: AssessedYear,
): ComparedLink {
  const rowsBefore = linkedRows(link.from, before, scoreReader(before.document, 'final'));
  const rowsAfter = linkedRows(link.to, after, scoreReader(after.document, 'final'));
  const sides = { link, areaCode, before: sideOf(rowsBefore), after: sideOf(rowsAfter) };
  const hole = holeBetween(link, rowsBefore, rowsAfter);
  return hole ? { ...sides, gain: null, hole } : { ...sides, gain: gainBetween(sides.before, sides.after), hole: null };
}

const sideOf = ({ points, maxPoints }: LinkedRows): LinkSide => ({
  points,
  maxPoints,
  index: points === null ? null : indexPercent(points, maxPoints),
});

function holeBetween({ kind }: RubricLink, before: LinkedRows, after: LinkedRows): Hole | null {
  if (kind === 'new') return { reason: 'newRow' };
  if (kind === 'dropped') return { reason: 'droppedRow' };
  const rows = (field: 'notApplicable' | 'unscored') => ({ before: before[field], after: after[field] });
  const isAny = (field: 'notApplicable' | 'unscored'): boolean => before[field].length + after[field].length > 0;
  if (isAny('notApplicable')) return { reason: 'notApplicable', ...rows('notApplicable') };
  if (isAny('unscored')) return { reason: 'noScore', ...rows('unscored') };
  const hasIndex = before.maxPoints > 0 && after.maxPoints > 0;
  return hasIndex || before.maxPoints === after.maxPoints ? null : { reason: 'noMaximum' };
}

function gainBetween(before: LinkSide, after: LinkSide): Gain {
  const isOnOneScale = before.maxPoints === after.maxPoints && before.points !== null && after.points !== null;
  return {
    points: isOnOneScale ? subtractPoints(after.points, before.points) : null,
    scaled: indexGain(before.index, after.index),
  };
}

/** The difference of two fractions, so that what was rounded on either side does not show in it. */
function indexGain(before: IndexPercent | null, after: IndexPercent | null): number | null {
  if (!before || !after) return null;
  const [maxBefore, maxAfter] = [BigInt(before.maxPoints), BigInt(after.maxPoints)];
  const dividend = (BigInt(after.points) * maxBefore - BigInt(before.points) * maxAfter) * BigInt(100 * POINT_SCALE);
  const divisor = maxBefore * maxAfter;
  const magnitude = Number((2n * (dividend < 0n ? -dividend : dividend) + divisor) / (2n * divisor));
  return dividend < 0n && magnitude !== 0 ? -magnitude : magnitude;
}

/** Sums over the links of these that are comparable. */
function comparedSum(links: readonly ComparedLink[], maxBefore: Points, maxAfter: Points): ComparedSum {
  const common = links.filter(({ hole }) => hole === null);
  const side = (year: 'before' | 'after', scale: Points): SumSide => {
    const [points, maxPoints] = [sumOf(common, year, 'points'), sumOf(common, year, 'maxPoints')];
    return {
      points,
      maxPoints,
      index: indexPercent(points, maxPoints),
      outsidePoints: subtractPoints(scale, maxPoints),
    };
  };
  const [before, after] = [side('before', maxBefore), side('after', maxAfter)];
  const isOnOneScale = common.every(({ gain }) => gain?.points !== null);
  const gain: Gain = {
    // Where maxima have shifted between rows, equal sums of maxima are no common scale.
    points: isOnOneScale ? subtractPoints(after.points, before.points) : null,
    scaled: indexGain(before.index, after.index),
  };
  return { before, after, gain: common.length === 0 ? null : gain };
}

const sumOf = (links: readonly ComparedLink[], year: 'before' | 'after', amount: 'points' | 'maxPoints'): Points =>
  links.reduce((sum, link) => addPoints(sum, link[year][amount] ?? ZERO), ZERO);

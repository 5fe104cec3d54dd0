import type { ComparedLink, Hole } from '../../../domain/compare-years';
import { POINT_SCALE } from '../../../domain/points';

/** How much a link moved in ten-thousandths of a point of its later maximum: rows of any scale side by side. */
const weightOf = ({ gain, after }: ComparedLink): number =>
  gain === null ? 0 : (gain.points ?? ((gain.scaled ?? 0) * after.maxPoints) / (100 * POINT_SCALE));

/** Links of the common part that moved, most first; of equals in official order. */
export const mostMoved = (links: readonly ComparedLink[], most: number): readonly ComparedLink[] =>
  links
    .filter((link) => weightOf(link) !== 0)
    .sort((a, b) => Math.abs(weightOf(b)) - Math.abs(weightOf(a)))
    .slice(0, most);

/** Links outside the common part by what keeps them there, in the order of first appearance. */
export function holesByReason(
  links: readonly ComparedLink[],
): readonly { readonly reason: Hole['reason']; readonly links: readonly ComparedLink[] }[] {
  const byReason = new Map<Hole['reason'], ComparedLink[]>();
  for (const link of links)
    if (link.hole) byReason.set(link.hole.reason, [...(byReason.get(link.hole.reason) ?? []), link]);
  return [...byReason].map(([reason, found]) => ({ reason, links: found }));
}

/** Scored rows of the later rubric on the common part. */
export const commonRows = (links: readonly ComparedLink[]): number =>
  links.reduce((sum, { link, hole }) => sum + (hole === null ? link.to.length : 0), 0);

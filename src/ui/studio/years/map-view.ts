import type { LinkKind, MapSide, RubricLink, RubricMap } from '../../../domain/rubric-map';
import { areaFinder } from '../../../domain/rubric-map-areas';
import type { RubricTree } from '../../../domain/rubric-tree';

/** In the order in which they are shown. */
export const KINDS: readonly LinkKind[] = ['same', 'reworded', 'split', 'merged', 'new', 'dropped'];

export type LinkFilter = LinkKind | 'all' | 'different';

export const isShown = ({ kind }: RubricLink, filter: LinkFilter): boolean =>
  filter === 'all' || (filter === 'different' ? kind !== 'same' : kind === filter);

/** A row that a link is asked for by: a link changes, its rows stay. */
export interface LinkPlace {
  readonly side: MapSide;
  readonly code: string;
}

/** Every row stands in one link, so that its first row names it. */
export const placeOf = ({ from, to }: RubricLink): LinkPlace =>
  to[0] === undefined ? { side: 'from', code: from[0] ?? '' } : { side: 'to', code: to[0] };

export const linkAt = (map: RubricMap, { side, code }: LinkPlace): RubricLink | null =>
  map.find((link) => link[side].includes(code)) ?? null;

export const countsByKind = (links: RubricMap): Readonly<Record<LinkKind, number>> => {
  const counts: Record<LinkKind, number> = { same: 0, reworded: 0, split: 0, merged: 0, new: 0, dropped: 0 };
  for (const { kind } of links) counts[kind] += 1;
  return counts;
};

export interface LinkGroup {
  /** Area of the later rubric; `null` for rows that went to several, or nowhere. */
  readonly areaCode: string | null;
  readonly links: RubricMap;
}

/** Links under the areas of the later rubric, in official order, those of no one area last. */
export function groupsOf(map: RubricMap, from: RubricTree, to: RubricTree): readonly LinkGroup[] {
  const areaOf = areaFinder(map, from, to);
  const linksByArea = new Map<string | null, RubricLink[]>();
  for (const link of map) linksByArea.set(areaOf(link), [...(linksByArea.get(areaOf(link)) ?? []), link]);
  return [...to.areas.map(({ code }) => code), null].flatMap((areaCode) => {
    const links = linksByArea.get(areaCode);
    return links ? [{ areaCode, links }] : [];
  });
}

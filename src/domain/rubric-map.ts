import * as z from 'zod';
import { MAXIMUM_SCORED_ROWS } from './rubric';
import type { RubricTree } from './rubric-tree';
import { codeSchema } from './schema-parts';

/** What became of scored rows from one rubric to a later one, with how many rows on either side. */
const LINK_KINDS = [
  /** 1:1, the task as it was. */
  'same',
  /** 1:1, the same task in other words or with another maximum. */
  'reworded',
  /** 1:n. */
  'split',
  /** n:1. */
  'merged',
  /** 0:1. */
  'new',
  /** 1:0. */
  'dropped',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface RubricLink {
  readonly kind: LinkKind;
  /** Codes of scored rows of the earlier rubric. */
  readonly from: readonly string[];
  /** Codes of scored rows of the later rubric. */
  readonly to: readonly string[];
}

/** From one rubric to a later one: every scored row of both stands in exactly one link. */
export type RubricMap = readonly RubricLink[];

const codesSchema = z.array(codeSchema).max(MAXIMUM_SCORED_ROWS).readonly();

/** The shape of a link in a file; what it says of its rubrics is for `mapFaults` to check. */
export const rubricLinkSchema = z.strictObject({ kind: z.enum(LINK_KINDS), from: codesSchema, to: codesSchema });

/** The rubric that a code is of: `from` is the earlier one. */
export type MapSide = 'from' | 'to';

export type MapFault =
  /** A code that the rubric does not have, or does not score. */
  | { readonly fault: 'unknownRow'; readonly side: MapSide; readonly code: string }
  /** A row that stands in the map more than once, told once. */
  | { readonly fault: 'twice'; readonly side: MapSide; readonly code: string }
  | { readonly fault: 'missing'; readonly side: MapSide; readonly code: string }
  /** A link that does not have as many rows as its kind says; `link` is its position. */
  | { readonly fault: 'wrongCount'; readonly link: number };

/** What keeps links from being a map between two rubrics; none for a map. */
export const mapFaults = (map: RubricMap, from: RubricTree, to: RubricTree): readonly MapFault[] => [
  ...map.flatMap((link, at): readonly MapFault[] => (fitsKind(link) ? [] : [{ fault: 'wrongCount', link: at }])),
  ...sideFaults(map, 'from', from),
  ...sideFaults(map, 'to', to),
];

function fitsKind({ kind, from, to }: RubricLink): boolean {
  switch (kind) {
    case 'same':
    case 'reworded':
      return from.length === 1 && to.length === 1;
    case 'split':
      return from.length === 1 && to.length > 1;
    case 'merged':
      return from.length > 1 && to.length === 1;
    case 'new':
      return from.length === 0 && to.length === 1;
    case 'dropped':
      return from.length === 1 && to.length === 0;
  }
}

function sideFaults(map: RubricMap, side: MapSide, tree: RubricTree): readonly MapFault[] {
  const timesByCode = new Map<string, number>();
  for (const code of map.flatMap((link) => link[side])) timesByCode.set(code, (timesByCode.get(code) ?? 0) + 1);
  const faults: MapFault[] = [];
  for (const [code, times] of timesByCode) {
    if (tree.nodeByCode.get(code)?.scored !== true) faults.push({ fault: 'unknownRow', side, code });
    else if (times > 1) faults.push({ fault: 'twice', side, code });
  }
  for (const { code } of tree.scoredNodes) if (!timesByCode.has(code)) faults.push({ fault: 'missing', side, code });
  return faults;
}

/**
 * Links as a reader expects them: in official order of the later rubric, then the dropped rows in
 * that of the earlier; codes within a link likewise.
 */
export function inOfficialOrder(map: RubricMap, from: RubricTree, to: RubricTree): RubricMap {
  const place = (tree: RubricTree, code: string | undefined): number =>
    (code === undefined ? undefined : tree.nodeByCode.get(code)?.index) ?? Number.MAX_SAFE_INTEGER;
  const sorted = (codes: readonly string[], tree: RubricTree): readonly string[] =>
    [...codes].sort((a, b) => place(tree, a) - place(tree, b));
  return map
    .map((link) => ({ ...link, from: sorted(link.from, from), to: sorted(link.to, to) }))
    .sort((a, b) => place(to, a.to[0]) - place(to, b.to[0]) || place(from, a.from[0]) - place(from, b.from[0]));
}

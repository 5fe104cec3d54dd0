import { err, ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import { droppedLink, newLink, pairLink } from './propose-rubric-map';
import { inOfficialOrder, type MapSide, type RubricLink, type RubricMap } from './rubric-map';
import type { RubricTree, ScoredNode } from './rubric-tree';

export type MapEdit =
  /**
   * Makes one link of these rows, by their number a pair, a split or a merger. They leave the links
   * that they stood in; what is left of those stays linked as far as it can.
   */
  | { readonly kind: 'link'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** Takes these rows out of their links: they become dropped and new. */
  | { readonly kind: 'unlink'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** Says of the pair of a row of the later rubric what it is. */
  | { readonly kind: 'call'; readonly to: string; readonly as: 'same' | 'reworded' };

export type MapEditRefusal =
  | { readonly reason: 'unknownRow'; readonly side: MapSide; readonly code: string }
  /** A link needs a row on either side. */
  | { readonly reason: 'nothingToLink' }
  /** Several rows against several cannot be told apart. */
  | { readonly reason: 'manyToMany' }
  | { readonly reason: 'notAPair'; readonly code: string };

/** The map after an edit: again a map between the two rubrics. `map` has no faults. */
export function changeLink(
  map: RubricMap,
  edit: MapEdit,
  from: RubricTree,
  to: RubricTree,
): Result<RubricMap, MapEditRefusal> {
  if (edit.kind === 'call') return callPair(map, edit, to);
  const [earlier, later] = [scoredRows(edit.from, 'from', from), scoredRows(edit.to, 'to', to)];
  if (!earlier.ok) return earlier;
  if (!later.ok) return later;
  const [rowsFrom, rowsTo] = [earlier.value, later.value];
  if (edit.kind === 'link') {
    if (rowsFrom.length === 0 || rowsTo.length === 0) return err({ reason: 'nothingToLink' });
    if (rowsFrom.length > 1 && rowsTo.length > 1) return err({ reason: 'manyToMany' });
    // A pair that stands keeps what a person called it.
    if (map.some((link) => hasRows(link, rowsFrom, rowsTo))) return ok(map);
  }
  const left = map.flatMap((link) => withoutRows(link, codesOf(rowsFrom), codesOf(rowsTo), from, to));
  const made =
    edit.kind === 'link'
      ? linksOf(rowsFrom, rowsTo)
      : [...rowsFrom.map(({ code }) => droppedLink(code)), ...rowsTo.map(({ code }) => newLink(code))];
  return ok(inOfficialOrder([...left, ...made], from, to));
}

function callPair(
  map: RubricMap,
  { to: code, as: kind }: Extract<MapEdit, { kind: 'call' }>,
  to: RubricTree,
): Result<RubricMap, MapEditRefusal> {
  const row = scoredRows([code], 'to', to);
  if (!row.ok) return row;
  const isPair = (link: RubricLink): boolean =>
    link.to.includes(code) && (link.kind === 'same' || link.kind === 'reworded');
  return map.some(isPair)
    ? ok(map.map((link) => (isPair(link) ? { ...link, kind } : link)))
    : err({ reason: 'notAPair', code });
}

/** The rows of codes, each once, in official order. */
function scoredRows(
  codes: readonly string[],
  side: MapSide,
  tree: RubricTree,
): Result<readonly ScoredNode[], Extract<MapEditRefusal, { reason: 'unknownRow' }>> {
  const rows: ScoredNode[] = [];
  for (const code of new Set(codes)) {
    const node = tree.nodeByCode.get(code);
    if (!node?.scored) return err({ reason: 'unknownRow', side, code });
    rows.push(node);
  }
  return ok(rows.sort((a, b) => a.index - b.index));
}

const codesOf = (rows: readonly ScoredNode[]): readonly string[] => rows.map(({ code }) => code);

const hasRows = (link: RubricLink, from: readonly ScoredNode[], to: readonly ScoredNode[]): boolean =>
  sameValue([link.from, link.to], [codesOf(from), codesOf(to)]);

/** What is left of a link without some of its rows. */
function withoutRows(
  link: RubricLink,
  lostFrom: readonly string[],
  lostTo: readonly string[],
  from: RubricTree,
  to: RubricTree,
): readonly RubricLink[] {
  const rest = (codes: readonly string[], lost: readonly string[], tree: RubricTree): readonly ScoredNode[] =>
    codes.flatMap((code) => {
      const node = lost.includes(code) ? undefined : tree.nodeByCode.get(code);
      return node?.scored ? [node] : [];
    });
  const [restFrom, restTo] = [rest(link.from, lostFrom, from), rest(link.to, lostTo, to)];
  const isWhole = restFrom.length === link.from.length && restTo.length === link.to.length;
  return isWhole ? [link] : linksOf(restFrom, restTo);
}

/** Rows as links: one for those of both sides, one each where a side has none. Never many to many. */
function linksOf(from: readonly ScoredNode[], to: readonly ScoredNode[]): readonly RubricLink[] {
  const [one, another] = [from[0], to[0]];
  if (!one) return to.map(({ code }) => newLink(code));
  if (!another) return from.map(({ code }) => droppedLink(code));
  if (from.length === 1 && to.length === 1) return [pairLink(one, another)];
  return [{ kind: from.length > 1 ? 'merged' : 'split', from: codesOf(from), to: codesOf(to) }];
}

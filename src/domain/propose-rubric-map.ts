import { likeness, nameWords, type NameWords } from './name-likeness';
import type { RubricTree, ScoredNode } from './rubric-tree';
import { inOfficialOrder, type RubricLink, type RubricMap } from './rubric-map';

/**
 * From this likeness of names on, rows are the same task in other words. Of the 2179 pairs of
 * different rows of one track in the rubric of 2023, 7 are as alike as that (0.93 the most, files
 * settled on time by districts and by communes): for them stands the second condition of the proposal.
 */
const LIKE_NAMES = 0.75;
/** Enough for rows that also have the same code. */
const LIKE_NAMES_SAME_CODE = 0.5;

interface Row {
  readonly node: ScoredNode;
  readonly name: NameWords;
  readonly heading: NameWords;
  /** Likeness of the most alike row of the other rubric. */
  best: number;
}

interface Candidate {
  readonly from: Row;
  readonly to: Row;
  readonly likeness: number;
  readonly isSame: boolean;
  readonly hasSameCode: boolean;
  readonly headingLikeness: number;
}

/**
 * A first map for a person to look through. Rows of one track are `same` where name and maximum are,
 * and `reworded` where names are alike enough and at least one of the two has nothing more alike in
 * the other rubric: two rows that both lean towards a third are two tasks. The more alike go first;
 * of equals those of one code, then those under the more similar heading, then official order. What
 * one row became several of, or several one, is not guessed: such rows come out as dropped and new.
 */
export function proposeRubricMap(from: RubricTree, to: RubricTree): RubricMap {
  const [earlier, later] = [rowsOf(from), rowsOf(to)];
  const toByFrom = new Map<ScoredNode, ScoredNode>();
  const taken = new Set<ScoredNode>();
  for (const candidate of candidatesOf(earlier, later).sort(byPreference)) {
    const [one, other] = [candidate.from.node, candidate.to.node];
    if (toByFrom.has(one) || taken.has(other)) continue;
    toByFrom.set(one, other);
    taken.add(other);
  }
  const links = from.scoredNodes.map((node) => {
    const other = toByFrom.get(node);
    return other ? pairLink(node, other) : droppedLink(node.code);
  });
  const fresh = to.scoredNodes.flatMap((node) => (taken.has(node) ? [] : [newLink(node.code)]));
  return inOfficialOrder([...links, ...fresh], from, to);
}

export const newLink = (code: string): RubricLink => ({ kind: 'new', from: [], to: [code] });

export const droppedLink = (code: string): RubricLink => ({ kind: 'dropped', from: [code], to: [] });

/** Two rows as a pair, under the kind that their names, maxima and tracks give it. */
export const pairLink = (from: ScoredNode, to: ScoredNode): RubricLink => ({
  kind: isSameRow(from, to, nameWords(from.name), nameWords(to.name)) ? 'same' : 'reworded',
  from: [from.code],
  to: [to.code],
});

const isSameRow = (from: ScoredNode, to: ScoredNode, fromName: NameWords, toName: NameWords): boolean =>
  fromName.key === toName.key && from.maxPoints === to.maxPoints && from.track === to.track;

const rowsOf = (tree: RubricTree): readonly Row[] =>
  tree.scoredNodes.map((node) => ({
    node,
    name: nameWords(node.name),
    heading: nameWords(tree.nodes[node.parent]?.name ?? ''),
    best: 0,
  }));

/** Pairs that are alike enough; sets `best` of every row on the way. */
function candidatesOf(earlier: readonly Row[], later: readonly Row[]): Candidate[] {
  const likePairs: (readonly [Row, Row, number])[] = [];
  for (const from of earlier) {
    for (const to of later) {
      if (from.node.track !== to.node.track) continue;
      const alike = likeness(from.name, to.name);
      from.best = Math.max(from.best, alike);
      to.best = Math.max(to.best, alike);
      if (alike >= (from.node.code === to.node.code ? LIKE_NAMES_SAME_CODE : LIKE_NAMES))
        likePairs.push([from, to, alike]);
    }
  }
  return likePairs.flatMap(([from, to, alike]) =>
    alike < from.best && alike < to.best
      ? []
      : [
          {
            from,
            to,
            likeness: alike,
            isSame: isSameRow(from.node, to.node, from.name, to.name),
            hasSameCode: from.node.code === to.node.code,
            headingLikeness: likeness(from.heading, to.heading),
          },
        ],
  );
}

/** Sorting is stable, and candidates come in official order: that stands among equals. */
const byPreference = (a: Candidate, b: Candidate): number =>
  Number(b.isSame) - Number(a.isSame) ||
  b.likeness - a.likeness ||
  Number(b.hasSameCode) - Number(a.hasSameCode) ||
  b.headingLikeness - a.headingLikeness;

import fc from 'fast-check';
import type { Assessment } from '../../src/domain/assessment';
import type { ComparedSum } from '../../src/domain/compare-years';
import type { RubricMap } from '../../src/domain/rubric-map';
import { changeLink } from '../../src/domain/rubric-map-edits';
import type { RubricTree } from '../../src/domain/rubric-tree';

/** The score that counts, said anew: of the latest round, none for a row that does not apply. */
export function usualScore(document: Assessment, code: string): number | null {
  const entry = document.entries.get(code)!;
  if (entry.notApplicableReason !== '') return null;
  for (const score of [entry.secondAppraisedScore, entry.appraisedScore, entry.selfScore])
    if (score !== null) return score;
  return null;
}

/** Points, maxima and what is outside on both sides, then the gain in points and in the index. */
export const sumFigures = ({ before, after, gain }: ComparedSum) => [
  [before.points, before.maxPoints, before.outsidePoints],
  [after.points, after.maxPoints, after.outsidePoints],
  gain && [gain.points, gain.scaled],
];

/** `same 1.1.1>1.1.2`, `new >1.1.3` */
export const told = (map: RubricMap): string[] =>
  map.map(({ kind, from, to }) => `${kind} ${from.join()}>${to.join()}`);

export type Remap = (map: RubricMap, from: RubricTree, to: RubricTree) => RubricMap;

/**
 * Joins and divides at random what a person might: rows with the one that follows them. Some mergers
 * are of rows whose maxima make the maximum of the one they are joined in.
 */
export const someMap: fc.Arbitrary<Remap> = fc
  .array(fc.tuple(fc.constantFrom('join', 'fit', 'divide', 'part'), fc.nat()), { maxLength: 12 })
  .map(
    (steps) => (start, from, to) =>
      steps.reduce((map, [kind, at]) => {
        const [one, other] = [from.scoredNodes, to.scoredNodes];
        const pick = (nodes: typeof one, position: number): string => nodes[position % nodes.length]!.code;
        const [a, b, x, y] = [pick(one, at), pick(one, at + 1), pick(other, at), pick(other, at + 1)];
        const sum = from.nodeByCode.get(a)!.maxPoints + from.nodeByCode.get(b)!.maxPoints;
        const fitting = other.find(({ maxPoints }) => maxPoints === sum)?.code ?? x;
        const edits = {
          join: { kind: 'link', from: [a, b], to: [x] },
          fit: { kind: 'link', from: [a, b], to: [fitting] },
          divide: { kind: 'link', from: [a], to: [x, y] },
          part: { kind: 'unlink', from: [a], to: [x] },
        } as const;
        const result = changeLink(map, edits[kind], from, to);
        return result.ok ? result.value : map;
      }, start),
  );

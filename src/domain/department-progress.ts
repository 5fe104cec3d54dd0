import type { Assessment } from './assessment';
import { finalScore, isApplicable } from './entry';
import { documentsById, proofOf } from './coverage';
import { pointsFromInteger, type Points } from './points';
import type { RubricTree } from './rubric-tree';

/** How far a department has come with the rows that apply; all but `contributes` is over rows it leads. */
export interface DepartmentProgress {
  /** Empty for rows that nobody leads. */
  readonly code: string;
  readonly leads: number;
  /** Rows that it helps with and another leads. */
  readonly contributes: number;
  /** Rows with a score of any round. */
  readonly scored: number;
  /** Scored rows whose claim is proved or needs no proof. */
  readonly proven: number;
  readonly checked: number;
  readonly maxPoints: Points;
  /** Scores of the latest round that has one; with `lostPoints` and `openPoints` they make `maxPoints`. */
  readonly points: Points;
  readonly lostPoints: Points;
  /** Maximum of the rows without a score. */
  readonly openPoints: Points;
}

interface Tally {
  leads: number;
  contributes: number;
  scored: number;
  proven: number;
  checked: number;
  maxPoints: number;
  points: number;
  openPoints: number;
}

const emptyTally = (): Tally => ({
  leads: 0,
  contributes: 0,
  scored: 0,
  proven: 0,
  checked: 0,
  maxPoints: 0,
  points: 0,
  openPoints: 0,
});

/** One a department in the order of the document, then one for the rows that nobody leads, if any. */
export function departmentProgress(assessment: Assessment, tree: RubricTree): readonly DepartmentProgress[] {
  const documentById = documentsById(assessment);
  const tallies = new Map(assessment.departments.map(({ code }) => [code, emptyTally()]));
  const leaderless = emptyTally();
  for (const node of tree.scoredNodes) {
    const entry = assessment.entries.get(node.code);
    if (!entry || !isApplicable(entry)) continue;
    for (const contributor of new Set(entry.contributors)) {
      const tally = tallies.get(contributor);
      if (tally && contributor !== entry.leadDepartment) tally.contributes += 1;
    }
    const tally = tallies.get(entry.leadDepartment) ?? leaderless;
    const score = finalScore(entry);
    tally.leads += 1;
    tally.maxPoints += node.maxPoints;
    if (entry.checked) tally.checked += 1;
    if (score === null) {
      tally.openPoints += node.maxPoints;
      continue;
    }
    tally.scored += 1;
    tally.points += score;
    const proof = proofOf(entry, node, documentById);
    if (proof === 'proven' || proof === 'notNeeded') tally.proven += 1;
  }
  const progress = [...tallies].map(([code, tally]) => toProgress(code, tally));
  return leaderless.leads === 0 ? progress : [...progress, toProgress('', leaderless)];
}

const toProgress = (code: string, tally: Tally): DepartmentProgress => ({
  code,
  ...tally,
  maxPoints: pointsFromInteger(tally.maxPoints),
  points: pointsFromInteger(tally.points),
  lostPoints: pointsFromInteger(tally.maxPoints - tally.points - tally.openPoints),
  openPoints: pointsFromInteger(tally.openPoints),
});

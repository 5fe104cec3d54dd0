import type { Assessment } from './assessment';
import { isApplicable, type Entry } from './entry';
import { documentsById, isProvedByUnit, proofOf, type DocumentById, type Proof } from './coverage';
import { adjustmentPoints } from './document-rollup';
import { divideHalfUp, pointsFromInteger, ZERO, type Points } from './points';
import { nextLowerResult } from './refused-score';
import { isEstimatedTrack } from './rubric';
import type { RubricTree, ScoredNode } from './rubric-tree';

/** One score that a row may come to in the end. */
export interface Outcome {
  readonly points: Points;
  readonly probability: number;
}

/** Why a row has the chance that it has, in the order in which it is asked. */
export type ChanceBasis =
  /** Nothing is scored yet. */
  | 'open'
  /** The appraiser has decided. */
  | 'appraised'
  /** A survey's result, estimated: it may turn out higher or lower. */
  | 'estimated'
  /** Statistics, or a claim of nothing: there is nothing to refuse. */
  | 'undisputed'
  /** A person has said so. */
  | 'given'
  /** By evidence and last year's score. */
  | 'evidence';

/** What may become of the score of one row. */
export interface Expectation {
  readonly node: ScoredNode;
  readonly basis: ChanceBasis;
  /** How far evidence bears the claim out, where the basis is `evidence`. */
  readonly proof: Proof;
  /** The claim is more than what was given last year. */
  readonly aboveLastYear: boolean;
  readonly acceptancePercent: number;
  /** The score that is claimed, estimated or given; `null` while the row is open. */
  readonly claim: Points | null;
  /** What stays of the score where the claim is refused. */
  readonly refused: Points;
  readonly floor: Points;
  readonly ceiling: Points;
  /** Expected score in hundredths of a ten-thousandth of a point: exact, as chances are whole percents. */
  readonly expectedHundredths: number;
  readonly outcomes: readonly Outcome[];
}

/**
 * Chances of acceptance in percent by proof, for a claim that is no more than last year's score, without one
 * to compare with, and above it. This product's own assumptions: no source gives any; each can be typed over.
 */
export const DEFAULT_ACCEPTANCE: Readonly<Record<Proof, { asLastYear: number; unknown: number; above: number }>> = {
  notNeeded: { asLastYear: 100, unknown: 100, above: 100 },
  proven: { asLastYear: 100, unknown: 95, above: 85 },
  partly: { asLastYear: 90, unknown: 80, above: 65 },
  unproven: { asLastYear: 60, unknown: 50, above: 35 },
};

/** What expectations are worked out from, beside the rows themselves. */
export interface ExpectationOptions {
  /** Standard deviation of an estimated survey result, in percentage points of satisfaction. */
  readonly surveySpread: number;
  /** Scores assumed over those of the document. */
  readonly overlay?: ReadonlyMap<string, Points>;
}

/** What may become of each row that applies, in official order. */
export function expectationsOf(
  assessment: Assessment,
  tree: RubricTree,
  options: ExpectationOptions,
): readonly Expectation[] {
  const documentById = documentsById(assessment);
  return tree.scoredNodes.flatMap((node) => {
    const entry = assessment.entries.get(node.code);
    return entry && isApplicable(entry) ? [expectationOf(node, entry, documentById, options)] : [];
  });
}

export function expectationOf(
  node: ScoredNode,
  entry: Entry,
  documentById: DocumentById,
  { surveySpread, overlay }: ExpectationOptions,
): Expectation {
  const assumed = overlay?.get(node.code);
  const appraised = entry.secondAppraisedScore ?? entry.appraisedScore;
  const claim = assumed ?? appraised ?? entry.selfScore;
  const proof = proofOf(assumed === undefined ? entry : { ...entry, selfScore: assumed }, node, documentById);
  const aboveLastYear = claim !== null && entry.lastYearScore !== null && claim > entry.lastYearScore;
  const facts = { node, proof, aboveLastYear, claim };
  if (claim === null) return certain(facts, 'open', ZERO, node.maxPoints);
  if (assumed === undefined && appraised !== null) return certain(facts, 'appraised', claim);
  if (isEstimatedTrack(node.track)) return estimated(facts, claim, surveySpread);
  if (!isProvedByUnit(node) || claim === ZERO) return certain(facts, 'undisputed', claim);
  const percent = entry.acceptancePercent ?? defaultPercent(proof, entry, aboveLastYear);
  const refused = pointsFromInteger(Math.min(claim, entry.refusedScore ?? defaultRefused(node, proof, claim)));
  const basis = entry.acceptancePercent === null ? 'evidence' : 'given';
  if (percent === 100) return { ...certain(facts, basis, claim), refused };
  return {
    ...facts,
    basis,
    acceptancePercent: percent,
    refused,
    floor: refused,
    ceiling: percent === 0 ? refused : claim,
    expectedHundredths: claim * percent + refused * (100 - percent),
    outcomes:
      percent === 0
        ? [{ points: refused, probability: 1 }]
        : [
            { points: claim, probability: percent / 100 },
            { points: refused, probability: (100 - percent) / 100 },
          ],
  };
}

function defaultPercent(proof: Proof, { lastYearScore }: Entry, aboveLastYear: boolean): number {
  const { asLastYear, unknown, above } = DEFAULT_ACCEPTANCE[proof];
  return lastYearScore === null ? unknown : aboveLastYear ? above : asLastYear;
}

/** Nothing proves it: nothing is left. Else an appraiser goes one result of the rule lower. */
const defaultRefused = (node: ScoredNode, proof: Proof, claim: Points): Points =>
  proof === 'unproven' ? ZERO : nextLowerResult(node.rule, node.maxPoints, claim);

type Facts = Pick<Expectation, 'node' | 'proof' | 'aboveLastYear' | 'claim'>;

const certain = (facts: Facts, basis: ChanceBasis, points: Points, ceiling = points): Expectation => ({
  ...facts,
  basis,
  acceptancePercent: 100,
  refused: points,
  floor: points,
  ceiling,
  expectedHundredths: points * 100,
  outcomes: [{ points, probability: 1 }],
});

/**
 * Three results, as likely as ¼, ½ and ¼: their variance is half the square of the distance, which is made the
 * square of the spread. The distance shrinks towards 0 and the maximum, so that the mean stays the estimate.
 */
function estimated(facts: Facts, claim: Points, surveySpread: number): Expectation {
  const { maxPoints } = facts.node;
  const wanted = Math.round((Math.SQRT2 * surveySpread * maxPoints) / 100);
  const distance = Math.min(wanted, claim, maxPoints - claim);
  if (distance === 0) return certain(facts, 'estimated', claim);
  const [floor, ceiling] = [pointsFromInteger(claim - distance), pointsFromInteger(claim + distance)];
  return {
    ...certain(facts, 'estimated', claim),
    refused: floor,
    floor,
    ceiling,
    outcomes: [
      { points: floor, probability: 0.25 },
      { points: claim, probability: 0.5 },
      { points: ceiling, probability: 0.25 },
    ],
  };
}

/** What the total can come to. */
export interface Outlook {
  /** Everything doubtful is refused, surveys turn out low, open rows bring nothing. */
  readonly floor: Points;
  /** By the chances, open rows bringing nothing; rounded once, half up. */
  readonly expected: Points;
  /** Everything is accepted, surveys turn out high, open rows bring their maximum. */
  readonly ceiling: Points;
}

/** The sums of what may become of the rows, with bonus and penalty; never below zero, as the total. */
export function outlookOf(assessment: Assessment, expectations: readonly Expectation[]): Outlook {
  const adjustment = adjustmentPoints(assessment);
  const total = (hundredths: (expectation: Expectation) => number): Points => {
    const sum = expectations.reduce((points, expectation) => points + hundredths(expectation), adjustment * 100);
    return pointsFromInteger(Math.max(0, divideHalfUp(sum, 100)));
  };
  return {
    floor: total(({ floor }) => floor * 100),
    expected: total(({ expectedHundredths }) => expectedHundredths),
    ceiling: total(({ ceiling }) => ceiling * 100),
  };
}

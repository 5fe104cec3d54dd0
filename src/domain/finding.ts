import type { FigureFault } from './figure-faults';
import type { SenseNote } from './figure-sense';
import type { Points } from './points';

/** What a check may find, in the order in which findings of one row and stake stand. */
export const FINDING_KINDS = [
  'claimedWithoutEvidence',
  'evidenceWithoutPlace',
  'explanationMissing',
  'documentOutsideYear',
  'documentInFuture',
  'documentOverused',
  'typedWithoutFigures',
  'overrideWithoutReason',
  'figuresFaulty',
  'figuresFarFromLastYear',
  'changedAfterCheck',
  'estimateOlderThanSurvey',
  'fullMarksAfterCut',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What one row stands to lose by a finding. */
export interface Share {
  readonly code: string;
  readonly points: Points;
}

export type FindingDetail =
  | {
      readonly kind: Exclude<
        FindingKind,
        | 'explanationMissing'
        | 'documentOutsideYear'
        | 'documentInFuture'
        | 'documentOverused'
        | 'figuresFaulty'
        | 'figuresFarFromLastYear'
      >;
    }
  /** What asks for the explanation: a claim that is not proved, or a first appraisal below the claim. */
  | { readonly kind: 'explanationMissing'; readonly cause: 'evidence' | 'cut' }
  | { readonly kind: 'documentOutsideYear' | 'documentInFuture'; readonly documentId: string }
  /** `shares`: every row of `codes` with its part of the points at stake. */
  | { readonly kind: 'documentOverused'; readonly documentId: string; readonly shares: readonly Share[] }
  | { readonly kind: 'figuresFaulty'; readonly fault: FigureFault }
  | { readonly kind: 'figuresFarFromLastYear'; readonly notes: readonly SenseNote[] };

/** Something to mend before others find it. */
export type Finding = FindingDetail & {
  /** The same for the same finding after every edit: kind, row, and document where there is one. */
  readonly id: string;
  /** The row to jump to. */
  readonly code: string;
  /** All rows concerned, in official order. */
  readonly codes: readonly string[];
  readonly pointsAtStake: Points;
};

export function createFinding(
  codes: readonly [string, ...string[]],
  pointsAtStake: Points,
  detail: FindingDetail,
): Finding {
  const [code] = codes;
  const id = [detail.kind, code, ...('documentId' in detail ? [detail.documentId] : [])].join(':');
  return { ...detail, id, code, codes, pointsAtStake };
}

import { formatPointsExactly, type DecimalMark } from '../../../domain/points';
import type { StudioWords } from '../../../i18n/studio-words';
import type { ChanceRow } from './chance-rows';

type BasisWords = StudioWords['chances']['basis'];

/** Why a row has the chance that it has. */
export function describeBasis(row: ChanceRow, words: BasisWords, mark: DecimalMark): string {
  const { basis, claim, refused } = row.expectation;
  const given = row.entry.refusedScore;
  // A score if refused that was given for a higher claim counts as far as the claim goes.
  const held =
    row.canBeRefused && given !== null && claim !== null && given > claim
      ? ` ${words.heldAtClaim(formatPointsExactly(refused, mark))}`
      : '';
  switch (basis) {
    case 'open':
    case 'appraised':
    case 'undisputed':
      return words[basis];
    case 'estimated':
      return words.estimated(formatPointsExactly(row.mostLost, mark));
    case 'given':
      return words.given(row.defaultPercent, describeEvidence(row, words)) + held;
    case 'evidence':
      return describeEvidence(row, words) + held;
  }
}

function describeEvidence({ expectation, lastYear }: ChanceRow, words: BasisWords): string {
  // Rows that need no proof are not refused, and are never asked about here.
  if (expectation.proof === 'notNeeded') return words.undisputed;
  return words.evidence(words.proofs[expectation.proof], words.lastYear[lastYear]);
}

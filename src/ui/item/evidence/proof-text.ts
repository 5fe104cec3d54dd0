import { isApplicable, type Entry } from '../../../domain/entry';
import { attachedDocuments, isProvedByUnit, proofOf, type DocumentById, type Proof } from '../../../domain/coverage';
import type { ScoredNode } from '../../../domain/rubric-tree';
import type { Messages } from '../../../i18n/vi';

/** How far a row is proven, in words that say what is missing. */
export function describeProof(
  entry: Entry,
  node: Pick<ScoredNode, 'track'>,
  documentById: DocumentById,
  words: Messages,
): { readonly proof: Proof; readonly text: string } {
  const said = words.register.item.proof;
  const proof = proofOf(entry, node, documentById);
  switch (proof) {
    case 'proven':
    case 'unproven':
      return { proof, text: said[proof] };
    case 'partly': {
      const withoutPlace = attachedDocuments(entry, documentById).filter(({ namesPlace }) => !namesPlace).length;
      return { proof, text: withoutPlace === 0 ? said.explanationOnly : said.withoutPlace(withoutPlace) };
    }
    case 'notNeeded':
      if (!isApplicable(entry)) return { proof, text: said.notApplicable };
      return { proof, text: isProvedByUnit(node) ? said.notClaimed : said.byOthers };
  }
}

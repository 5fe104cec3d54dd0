import type { Assessment } from './assessment';
import { isApplicable, type Entry } from './entry';
import type { EvidenceDocument } from './evidence';
import { addPoints, ZERO, type Points } from './points';
import type { RubricTree, ScoredNode } from './rubric-tree';

/** How far evidence bears out what a row claims; `notNeeded` where nothing is claimed or others prove it. */
export type Proof = 'notNeeded' | 'unproven' | 'partly' | 'proven';

export type DocumentById = ReadonlyMap<string, EvidenceDocument>;

export const documentsById = ({ evidence }: Pick<Assessment, 'evidence'>): DocumentById =>
  new Map(evidence.map((document) => [document.id, document]));

/** Only what is appraised is proved by the unit: surveys, SIPAS and statistics prove themselves. */
export const isProvedByUnit = ({ track }: Pick<ScoredNode, 'track'>): boolean => track === 'appraisal';

/** A document at work for a row, and where in it the proof stands. */
export interface AttachedDocument {
  readonly document: EvidenceDocument;
  readonly namesPlace: boolean;
}

/** The documents attached to a row that the register knows, in the order of the row. */
export const attachedDocuments = (
  { evidence }: Pick<Entry, 'evidence'>,
  documentById: DocumentById,
): readonly AttachedDocument[] =>
  evidence.flatMap(({ documentId, place }) => {
    const document = documentById.get(documentId);
    return document ? [{ document, namesPlace: place.trim() !== '' }] : [];
  });

/** `proven`: every attached document names a place. `partly`: some do not, or there is only an explanation. */
export function proofOf(entry: Entry, node: Pick<ScoredNode, 'track'>, documentById: DocumentById): Proof {
  if (!isApplicable(entry) || !isProvedByUnit(node) || (entry.selfScore ?? ZERO) === ZERO) return 'notNeeded';
  const attached = attachedDocuments(entry, documentById);
  if (attached.length === 0) return entry.explanation.trim() === '' ? 'unproven' : 'partly';
  return attached.every(({ namesPlace }) => namesPlace) ? 'proven' : 'partly';
}

interface CoveragePart {
  readonly rows: number;
  /** Self scores of these rows. */
  readonly points: Points;
}

/** The claims of rows that need proof, by how far they are proved. */
export type Coverage = Readonly<Record<Exclude<Proof, 'notNeeded'>, CoveragePart>>;

const nothing: CoveragePart = { rows: 0, points: ZERO };
const noCoverage: Coverage = { proven: nothing, partly: nothing, unproven: nothing };

/** Coverage by evidence of each area, in official order, and of the whole assessment. */
export function coverageOf(
  assessment: Assessment,
  tree: RubricTree,
): { readonly areas: ReadonlyMap<string, Coverage>; readonly total: Coverage } {
  const documentById = documentsById(assessment);
  const areas = new Map(tree.areas.map(({ code }) => [code, noCoverage]));
  let total = noCoverage;
  for (const node of tree.scoredNodes) {
    const entry = assessment.entries.get(node.code);
    if (!entry) continue;
    const proof = proofOf(entry, node, documentById);
    if (proof === 'notNeeded') continue;
    const claim = entry.selfScore ?? ZERO;
    areas.set(node.areaCode, withClaim(areas.get(node.areaCode) ?? noCoverage, proof, claim));
    total = withClaim(total, proof, claim);
  }
  return { areas, total };
}

const withClaim = (coverage: Coverage, proof: keyof Coverage, claim: Points): Coverage => ({
  ...coverage,
  [proof]: { rows: coverage[proof].rows + 1, points: addPoints(coverage[proof].points, claim) },
});

import { isCut, type Entry } from './entry';
import { isProvedByUnit, proofOf, type AttachedDocument, type DocumentById } from './coverage';
import { createFinding, type Finding, type Share } from './finding';
import { addPoints, subtractPoints, ZERO, type Points } from './points';
import { isEstimatedTrack } from './rubric';
import type { ScoredNode } from './rubric-tree';

/** A row that applies to the unit, with what several checks ask of it. */
export interface CheckedRow {
  readonly node: ScoredNode;
  readonly entry: Entry;
  /** The self score, 0 where there is none. */
  readonly claim: Points;
  /** Documents that prove the row; none where it proves itself. */
  readonly attached: readonly AttachedDocument[];
}

/** When the checks are run, and what they go by. */
export interface CheckContext {
  readonly documentById: DocumentById;
  /** Index year. */
  readonly year: number;
  /** yyyy-MM-dd */
  readonly today: string;
}

/** What is wrong with the evidence and the explanation of one row. */
export function evidenceFindings(row: CheckedRow, context: CheckContext): readonly Finding[] {
  const { node, claim, attached } = row;
  const codes = [node.code] as const;
  const findings: Finding[] = [];
  if (isProvedByUnit(node) && claim > ZERO && attached.length === 0)
    findings.push(createFinding(codes, claim, { kind: 'claimedWithoutEvidence' }));
  if (attached.some(({ namesPlace }) => !namesPlace))
    findings.push(createFinding(codes, claim, { kind: 'evidenceWithoutPlace' }));
  for (const { document } of attached) {
    const kind = dateFault(document.date, context);
    if (kind) findings.push(createFinding(codes, claim, { kind, documentId: document.id }));
  }
  const unexplained = explanationFinding(row, context);
  return unexplained ? [...findings, unexplained] : findings;
}

/** Days are compared as text, which yyyy-MM-dd allows. */
function dateFault(date: string, { year, today }: CheckContext): 'documentInFuture' | 'documentOutsideYear' | null {
  if (date === '') return null;
  if (date > today) return 'documentInFuture';
  return Number(date.slice(0, 4)) === year ? null : 'documentOutsideYear';
}

function explanationFinding({ node, entry, claim }: CheckedRow, { documentById }: CheckContext): Finding | null {
  if (entry.explanation.trim() !== '') return null;
  const proof = proofOf(entry, node, documentById);
  // Whoever has not proved the claim at all stakes all of it, which no cut exceeds.
  if (proof === 'unproven' || proof === 'partly')
    return createFinding([node.code], claim, { kind: 'explanationMissing', cause: 'evidence' });
  // An estimate claims nothing: a survey that came out lower needs no explanation.
  if (isEstimatedTrack(node.track) || !isCut(entry) || entry.secondAppraisedScore !== null) return null;
  const lost = subtractPoints(claim, entry.appraisedScore ?? ZERO);
  return createFinding([node.code], lost, { kind: 'explanationMissing', cause: 'cut' });
}

/**
 * Documents that prove more rows than the limit.
 * @param rows in official order
 */
export function overuseFindings(rows: readonly CheckedRow[], limit: number): readonly Finding[] {
  const sharesById = new Map<string, Share[]>();
  for (const { node, claim, attached } of rows) {
    // Another document still proves the row when this one falls.
    const share = { code: node.code, points: attached.length > 1 ? ZERO : claim };
    for (const { document } of attached) {
      const shares = sharesById.get(document.id);
      if (shares) shares.push(share);
      else sharesById.set(document.id, [share]);
    }
  }
  return [...sharesById].flatMap(([documentId, shares]) => {
    const [first, ...others] = shares;
    if (!first || shares.length <= limit) return [];
    const stake = shares.reduce((sum, { points }) => addPoints(sum, points), ZERO);
    const codes = [first.code, ...others.map(({ code }) => code)] as const;
    return [createFinding(codes, stake, { kind: 'documentOverused', documentId, shares })];
  });
}

import type { Assessment } from './assessment';
import { isApplicable } from './entry';
import { attachedDocuments, documentsById, isProvedByUnit, type DocumentById } from './coverage';
import { evidenceFindings, overuseFindings, type CheckedRow } from './evidence-findings';
import { createFinding, FINDING_KINDS, type Finding, type FindingKind } from './finding';
import { compareFigures } from './figure-sense';
import { handedCodes } from './handed-codes';
import { addPoints, pointsFromInteger, subtractPoints, ZERO, type Points } from './points';
import type { Process } from './process';
import { scoreByRule } from './rule';
import type { RubricTree } from './rubric-tree';
import { ruleScore, scoreSource } from './score-source';

export type { Finding } from './finding';

/**
 * Everything the checks find in the rows that apply to the unit and, in a workspace, were handed out: most points at stake first, then in
 * official order, then by kind.
 * @param today yyyy-MM-dd
 */
export function findingsOf(assessment: Assessment, tree: RubricTree, today: string): readonly Finding[] {
  const { process, head } = assessment;
  const documentById = documentsById(assessment);
  const rows = rowsToCheck(assessment, tree, documentById);
  const context = { documentById, year: head.year, today };
  const findings = [
    ...rows.flatMap((row) => [...evidenceFindings(row, context), ...scoreFindings(row, process)]),
    ...overuseFindings(rows, process.documentItemLimit),
  ];
  const placeOf = ({ code }: Finding): number => tree.nodeByCode.get(code)?.index ?? 0;
  return findings.sort(
    (a, b) => b.pointsAtStake - a.pointsAtStake || placeOf(a) - placeOf(b) || kindOrder[a.kind] - kindOrder[b.kind],
  );
}

/** Points at stake by row: the largest stake of its findings, since a point is lost but once. */
export function stakeByCode(findings: readonly Finding[]): ReadonlyMap<string, Points> {
  const stakes = new Map<string, Points>();
  const raise = (code: string, points: Points): void => {
    if (points >= (stakes.get(code) ?? ZERO)) stakes.set(code, points);
  };
  for (const finding of findings) {
    if (finding.kind === 'documentOverused') for (const { code, points } of finding.shares) raise(code, points);
    else raise(finding.code, finding.pointsAtStake);
  }
  return stakes;
}

/** Points at stake over all rows, each row counted once. */
export const totalStake = (findings: readonly Finding[]): Points =>
  [...stakeByCode(findings).values()].reduce(addPoints, ZERO);

const kindOrder = Object.fromEntries(FINDING_KINDS.map((kind, order) => [kind, order])) as Readonly<
  Record<FindingKind, number>
>;

function rowsToCheck(assessment: Assessment, tree: RubricTree, documentById: DocumentById): readonly CheckedRow[] {
  const handed = handedCodes(assessment);
  return tree.scoredNodes.flatMap((node): CheckedRow[] => {
    const entry = assessment.entries.get(node.code);
    if (!entry || handed?.has(node.code) === false || !isApplicable(entry)) return [];
    // Results of surveys and statistics come out in the year after, and prove themselves.
    const attached = isProvedByUnit(node) ? attachedDocuments(entry, documentById) : [];
    return [{ node, entry, claim: entry.selfScore ?? ZERO, attached }];
  });
}

/** What is wrong with the score of one row and the figures behind it. */
function scoreFindings({ node, entry, claim }: CheckedRow, process: Process): readonly Finding[] {
  const { selfScore, figures, lastYearScore } = entry;
  const { rule, track, maxPoints } = node;
  const codes = [node.code] as const;
  const findings: Finding[] = [];

  const byRule = scoreByRule(rule, maxPoints, figures);
  const source = scoreSource(node, entry);
  // Figures that make no sense are told as such.
  if (source === 'typed' && byRule.kind !== 'faulty' && isProvedByUnit(node))
    findings.push(createFinding(codes, claim, { kind: 'typedWithoutFigures' }));
  if (source === 'override' && entry.overrideReason.trim() === '') {
    const distance = pointsFromInteger(Math.abs(claim - (ruleScore(node, entry) ?? ZERO)));
    findings.push(createFinding(codes, distance, { kind: 'overrideWithoutReason' }));
  }

  if (byRule.kind === 'faulty')
    findings.push(createFinding(codes, selfScore ?? maxPoints, { kind: 'figuresFaulty', fault: byRule.fault }));
  const notes = figures ? compareFigures(rule, figures, entry.lastYearFigures) : [];
  if (notes.length > 0) findings.push(createFinding(codes, claim, { kind: 'figuresFarFromLastYear', notes }));

  if (entry.changedSinceCheck) findings.push(createFinding(codes, claim, { kind: 'changedAfterCheck' }));
  const surveyDate = track === 'leaderSurvey' || track === 'sipas' ? process.surveyDates[track] : '';
  const isEstimate = selfScore !== null && entry.appraisedScore === null && entry.secondAppraisedScore === null;
  // An unknown day, '', stands before every other.
  if (surveyDate !== '' && isEstimate && entry.scoredOn < surveyDate)
    findings.push(createFinding(codes, claim, { kind: 'estimateOlderThanSurvey' }));
  if (isProvedByUnit(node) && selfScore === maxPoints && lastYearScore !== null && lastYearScore < maxPoints)
    findings.push(createFinding(codes, subtractPoints(maxPoints, lastYearScore), { kind: 'fullMarksAfterCut' }));
  return findings;
}

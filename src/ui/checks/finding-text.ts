import type { Assessment } from '../../domain/assessment';
import type { DocumentById } from '../../domain/coverage';
import type { Finding } from '../../domain/finding';
import { ZERO } from '../../domain/points';
import { evidenceName } from '../../domain/register-commands';
import type { RubricTree } from '../../domain/rubric-tree';
import { formatDate } from '../../i18n/words';
import type { Messages } from '../../i18n/vi';
import { describeFault, describeSense } from '../item/item-text';
import { pointsText } from '../item/rule-text';

/** What a finding is about. */
export interface FindingContext {
  readonly assessment: Assessment;
  readonly tree: RubricTree;
  readonly documentById: DocumentById;
}

/** What is wrong and what to do about it, in one plain sentence. */
export function describeFinding(
  finding: Finding,
  { assessment, tree, documentById }: FindingContext,
  words: Messages,
): string {
  const said = words.checks.found;
  const node = tree.nodeByCode.get(finding.code);
  const scored = node?.scored === true ? node : null;
  switch (finding.kind) {
    case 'claimedWithoutEvidence':
    case 'evidenceWithoutPlace':
    case 'typedWithoutFigures':
    case 'overrideWithoutReason':
    case 'changedAfterCheck':
      return said[finding.kind];
    case 'explanationMissing':
      return finding.cause === 'cut' ? said.cut : said.unproven;
    case 'documentOutsideYear': {
      const { name, date } = documentText(documentById, finding.documentId);
      return said.documentOutsideYear(name, date, String(assessment.head.year));
    }
    case 'documentInFuture': {
      const { name, date } = documentText(documentById, finding.documentId);
      return said.documentInFuture(name, date);
    }
    case 'documentOverused': {
      const { name } = documentText(documentById, finding.documentId);
      return said.documentOverused(name, finding.codes.length, assessment.process.documentItemLimit);
    }
    case 'figuresFaulty':
      return scored ? describeFault(finding.fault, scored.rule, words) : words.checks.kinds.figuresFaulty;
    case 'figuresFarFromLastYear':
      return scored ? finding.notes.map((note) => describeSense(note, scored.rule, words)).join(' ') : '';
    case 'estimateOlderThanSurvey': {
      const { surveyDates } = assessment.process;
      return said.estimateOlderThanSurvey(
        formatDate(surveyDates[scored?.track === 'sipas' ? 'sipas' : 'leaderSurvey']),
      );
    }
    case 'fullMarksAfterCut': {
      const before = assessment.entries.get(finding.code)?.lastYearScore ?? ZERO;
      return said.fullMarksAfterCut(pointsText(before, words), pointsText(scored?.maxPoints ?? ZERO, words));
    }
  }
}

function documentText(documentById: DocumentById, id: string): { readonly name: string; readonly date: string } {
  const document = documentById.get(id);
  return document ? { name: evidenceName(document), date: formatDate(document.date) } : { name: '', date: '' };
}

/** Points and ranks at stake: `0,50 điểm · ≈ 3 bậc`; no ranks where none can be told. */
export function describeStake(points: Finding['pointsAtStake'], ranks: number | null, words: Messages): string {
  const said = words.checks;
  const price = said.points(pointsText(points, words));
  if (ranks === null) return price;
  return `${price} · ${ranks > 0 ? said.ranks(ranks) : said.sameRank}`;
}

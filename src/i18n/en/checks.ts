import { many } from '../many';
import type { checks as vi } from '../vi/checks';

export const checks: typeof vi = {
  title: 'Checks',
  kinds: {
    claimedWithoutEvidence: 'Claimed without evidence',
    evidenceWithoutPlace: 'Evidence without section or page',
    explanationMissing: 'Explanation missing',
    documentOutsideYear: 'Document outside the index year',
    documentInFuture: 'Document dated in the future',
    documentOverused: 'One document for too many items',
    typedWithoutFigures: 'Score without figures',
    overrideWithoutReason: 'Override without reason',
    figuresFaulty: 'Faulty figures',
    figuresFarFromLastYear: 'Figures far from last year',
    changedAfterCheck: 'Changed after the check',
    estimateOlderThanSurvey: 'Estimate older than the survey',
    fullMarksAfterCut: 'Full marks where last year was cut',
  },

  found: {
    claimedWithoutEvidence: 'Points are claimed without evidence: attach a document and name its section or page.',
    evidenceWithoutPlace:
      'A document does not name the section or page that proves the point: add it so that the appraiser finds it.',
    unproven: 'The claim is not fully proven and not explained: add evidence or write the explanation.',
    cut: 'The first appraisal is below the claim and there is no explanation: write one.',
    documentOutsideYear: (name, date, year) =>
      `Document "${name}" is dated ${date}, outside ${year}: check the date or use a document of that year.`,
    documentInFuture: (name, date) => `Document "${name}" is dated ${date}, which is still to come: correct its date.`,
    documentOverused: (name, items, limit) =>
      `Document "${name}" proves ${many(items, 'item', 'items')}, more than the limit of ${limit}: detach it where it is no direct proof.`,
    typedWithoutFigures: 'The score was typed without figures: enter the figures so that the rule gives the score.',
    overrideWithoutReason: 'The score differs from the rule without a reason: give one or return to the rule.',
    changedAfterCheck: 'Score or figures changed after the check: check again and mark the item as checked.',
    estimateOlderThanSurvey: (date) =>
      `The estimate was made before the survey of ${date}: estimate again from its results.`,
    fullMarksAfterCut: (before, max) =>
      `Full marks are claimed although last year brought ${before}/${max}: check that what was cut has been mended.`,
  },

  points: (points) => `${points} points`,
  ranks: (ranks) => `≈ ${many(ranks, 'rank', 'ranks')}`,
  sameRank: 'same rank',
  atStake: 'At stake',
  rowsConcerned: 'Items that use this document',

  coverage: {
    title: 'Proof',
    hint: 'Self scores and (number of items) of the items that need evidence.',
    area: 'Area',
    share: 'Share',
    proven: 'Proven',
    partly: 'Partly',
    unproven: 'Unproven',
    total: 'Total',
    part: (points, rows) => `${points} (${rows})`,
  },

  list: {
    title: 'To look at again',
    count: (count) => many(count, 'finding', 'findings'),
    countOf: (shown, all) => `${shown} of ${many(all, 'finding', 'findings')}`,
    stake: (points) => `${points} points at stake`,
    stakeHint: 'An item with several findings counts once.',
    kind: 'Kind',
    area: 'Area',
    department: 'Lead department',
    order: 'Order',
    byStake: 'Points at stake',
    byRow: 'Order of items',
    option: (name, count) => `${name} (${count})`,
    more: (count) => `Show ${count} more`,
    empty: 'Nothing needs another look.',
    emptyHint: 'This follows every change of the assessment.',
    noneMatch: 'No finding matches the choice.',
    clear: 'Clear the choice',
  },

  ofRow: (count) => `To look at again (${count})`,
  filterUnproven: 'Not fully proven',
};

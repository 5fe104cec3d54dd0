import { describe, expect, test } from 'vitest';
import { documentsById } from '../../../src/domain/coverage';
import { createFinding, FINDING_KINDS, type FindingDetail } from '../../../src/domain/finding';
import type { FigureFault } from '../../../src/domain/figure-faults';
import { LANGUAGES } from '../../../src/i18n/words';
import { describeFinding, describeStake } from '../../../src/ui/checks/finding-text';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { proofDocument } from '../../helpers/domain-filled';
import { amount } from '../../helpers/domain-rules';
import { messages } from '../../helpers/messages';

const { assessment: blank, tree } = blankDocument();
const assessment = {
  ...withEntries(blank, { '1.2.1': { lastYearScore: pts(9000) } }),
  evidence: [proofDocument('12', '2022-12-31'), proofDocument('', '', { number: '', summary: 'Báo cáo tổng kết' })],
  process: {
    ...blank.process,
    documentItemLimit: 2,
    surveyDates: { leaderSurvey: '2024-01-05', sipas: '2023-11-20' },
  },
};
const context = { assessment, tree, documentById: documentsById(assessment) };

/** One of every kind, and of every cause within a kind. */
const details: readonly FindingDetail[] = [
  { kind: 'claimedWithoutEvidence' },
  { kind: 'evidenceWithoutPlace' },
  { kind: 'explanationMissing', cause: 'evidence' },
  { kind: 'explanationMissing', cause: 'cut' },
  { kind: 'documentOutsideYear', documentId: '12' },
  { kind: 'documentInFuture', documentId: '12' },
  { kind: 'documentOverused', documentId: '12', shares: [] },
  { kind: 'typedWithoutFigures' },
  { kind: 'overrideWithoutReason' },
  ...(
    [
      { fault: 'doesNotFit' },
      { fault: 'negative', amount: 'count' },
      { fault: 'zeroTotal' },
      { fault: 'zeroBase' },
      { fault: 'achievedAboveTotal' },
      { fault: 'percentOutOfRange' },
    ] satisfies FigureFault[]
  ).map((fault) => ({ kind: 'figuresFaulty', fault }) as const),
  {
    kind: 'figuresFarFromLastYear',
    notes: [{ note: 'farFromLastYear', amount: 'percent', now: amount(1250), before: amount(12.5) }],
  },
  { kind: 'changedAfterCheck' },
  { kind: 'estimateOlderThanSurvey' },
  { kind: 'fullMarksAfterCut' },
];

const say = (detail: FindingDetail, language: 'vi' | 'en' = 'vi', codes: [string, ...string[]] = ['1.2.1']): string =>
  describeFinding(createFinding(codes, pts(0), detail), context, messages[language]);

describe.each(LANGUAGES)('%s', (language) => {
  test('says something of its own for every kind and cause', () => {
    expect(new Set(details.map(({ kind }) => kind))).toEqual(new Set(FINDING_KINDS));
    const texts = details.map((detail) => say(detail, language));
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).toMatch(/^[^\s].{20,}\.$/s);
  });

  test('has a short name for every kind, each its own', () => {
    expect(new Set(Object.values(messages[language].checks.kinds)).size).toBe(FINDING_KINDS.length);
  });
});

test('names the document, by its number or else by what it is about, its day and the year', () => {
  expect(say({ kind: 'documentOutsideYear', documentId: '12' })).toContain(
    '“12/KH-UBND” ghi ngày 31/12/2022, ngoài năm 2023',
  );
  expect(say({ kind: 'documentInFuture', documentId: '12' }, 'en')).toContain('"12/KH-UBND" is dated 31/12/2022');
  expect(say({ kind: 'documentInFuture', documentId: '' })).toContain('“Báo cáo tổng kết”');
});

test('counts the items of an overused document against the limit', () => {
  const overused = { kind: 'documentOverused', documentId: '12', shares: [] } as const;
  expect(say(overused, 'vi', ['1.1.1', '1.1.2', '1.2.1'])).toContain('chứng minh 3 mục, quá mức 2 mục');
});

test('says the day of the survey that the row is of', () => {
  const older = { kind: 'estimateOlderThanSurvey' } as const;
  expect(say(older, 'vi', ['1.1.2'])).toContain('05/01/2024');
  expect(say(older, 'vi', ['2.1.1'])).toContain('20/11/2023');
});

test('says what last year brought, with the decimal mark of the language', () => {
  expect(say({ kind: 'fullMarksAfterCut' })).toContain('0,90/1,20');
  expect(say({ kind: 'fullMarksAfterCut' }, 'en')).toContain('0.90/1.20');
});

test('says which figure is far from last year’s, with both values', () => {
  const far = details.find(({ kind }) => kind === 'figuresFarFromLastYear')!;
  expect(say(far)).toMatch(/1\.250%.*12,5%/);
});

test('a price is points and ranks, as far as there are any', () => {
  const { vi, en } = messages;
  expect(describeStake(pts(5000), 3, vi)).toBe('0,50 điểm · ≈ 3 bậc');
  expect(describeStake(pts(5000), 1, en)).toBe('0.50 points · ≈ 1 rank');
  expect(describeStake(pts(12_345), 0, vi)).toBe('1,2345 điểm · không đổi bậc');
  expect(describeStake(pts(5000), null, vi)).toBe('0,50 điểm');
});

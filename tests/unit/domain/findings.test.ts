import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { isApplicable, type Entry } from '../../../src/domain/entry';
import type { EvidenceDocument } from '../../../src/domain/evidence';
import { FINDING_KINDS } from '../../../src/domain/finding';
import { findingsOf, stakeByCode, totalStake } from '../../../src/domain/findings';
import { blankDocument, holds, pts, withEntries } from '../../helpers/domain';
import { at, filledDocument, proofDocument } from '../../helpers/domain-filled';
import { amount, survey } from '../../helpers/domain-rules';

const { assessment: blank, tree } = blankDocument();
const today = '2024-02-01';

// Every row is scored by `survey`: 80 % of 0.1 is 0.08. Appraised are 1.1.1 (0.1) and 1.2.1 (1.2).
const sound: Partial<Entry> = { selfScore: pts(800), figures: survey(80), evidence: [at('a', 'Mục 2')] };
const document: Assessment = {
  ...blank,
  evidence: [proofDocument('a', '2023-06-01'), proofDocument('b', '2023-06-02'), proofDocument('c')],
};

const finding = (kind: string, stake: number, code = '1.1.1', detail: object = {}) => ({
  id: `${kind}:${code}`,
  kind,
  code,
  codes: [code],
  pointsAtStake: stake,
  ...detail,
});
const found = (changed: Assessment, on = today) => findingsOf(changed, tree, on);
const withRow = (change: Partial<Entry>, code = '1.1.1') => withEntries(document, { [code]: { ...sound, ...change } });

describe('what the checks find in one row', () => {
  it('is nothing in a sound row and in a blank document', () => {
    expect(found(blank)).toEqual([]);
    expect(found(withRow({}))).toEqual([]);
  });

  const typed = { selfScore: pts(1600), figures: null, evidence: [] };

  it.each<[name: string, broken: Partial<Entry>, expected: object[], mended: Partial<Entry>, code?: string]>([
    [
      'a claim without evidence',
      { evidence: [], explanation: 'Đang ban hành' },
      [finding('claimedWithoutEvidence', 800)],
      { selfScore: pts(0), figures: survey(0), evidence: [] },
    ],
    [
      'a claim without evidence and explanation',
      { evidence: [], explanation: ' ' },
      [finding('claimedWithoutEvidence', 800), finding('explanationMissing', 800, '1.1.1', { cause: 'evidence' })],
      { evidence: [at('a', 'Mục 2')] },
    ],
    [
      'one of two documents without a place',
      { evidence: [at('a', 'Mục 2'), at('b', ' ')], explanation: 'Cả văn bản' },
      [finding('evidenceWithoutPlace', 800)],
      { evidence: [at('a', 'Mục 2'), at('b', 'trang 1')], explanation: 'Cả văn bản' },
    ],
    [
      'a place and an explanation missing',
      { evidence: [at('a')] },
      [finding('evidenceWithoutPlace', 800), finding('explanationMissing', 800, '1.1.1', { cause: 'evidence' })],
      { evidence: [at('a', 'Mục 2')] },
    ],
    [
      'a place missing in a row without a score',
      { selfScore: null, figures: null, evidence: [at('a')] },
      [finding('evidenceWithoutPlace', 0)],
      { selfScore: null, figures: null },
    ],
    [
      'a cut that nobody explains',
      { appraisedScore: pts(500) },
      [finding('explanationMissing', 300, '1.1.1', { cause: 'cut' })],
      { appraisedScore: pts(500), explanation: 'Đề nghị xem lại' },
    ],
    [
      'a cut that the second appraisal has settled',
      { appraisedScore: pts(500) },
      [finding('explanationMissing', 300, '1.1.1', { cause: 'cut' })],
      { appraisedScore: pts(500), secondAppraisedScore: pts(500) },
    ],
    [
      'a cut of an unproved claim: the larger stake, once',
      { appraisedScore: pts(500), evidence: [at('a')] },
      [finding('evidenceWithoutPlace', 800), finding('explanationMissing', 800, '1.1.1', { cause: 'evidence' })],
      { appraisedScore: pts(800) },
    ],
    [
      'a cut of statistics',
      { ...typed, appraisedScore: pts(1500) },
      [finding('explanationMissing', 100, '2.2', { cause: 'cut' })],
      { ...typed, appraisedScore: pts(1600) },
      '2.2',
    ],
    [
      'a score without figures',
      { figures: null },
      [finding('typedWithoutFigures', 800)],
      { figures: null, selfScore: null },
    ],
    [
      'a score over the rule, above it',
      { selfScore: pts(900), overrideReason: ' ' },
      [finding('overrideWithoutReason', 100)],
      { selfScore: pts(900), overrideReason: 'Theo công văn' },
    ],
    [
      'a score over the rule, below it',
      { selfScore: pts(100) },
      [finding('overrideWithoutReason', 700)],
      { selfScore: pts(800) },
    ],
    [
      'faulty figures and a score',
      { figures: survey(101) },
      [finding('figuresFaulty', 800, '1.1.1', { fault: { fault: 'percentOutOfRange' } })],
      {},
    ],
    [
      'faulty figures without a score: the maximum',
      { figures: survey(101), selfScore: null },
      [finding('figuresFaulty', 1000, '1.1.1', { fault: { fault: 'percentOutOfRange' } })],
      { figures: null, selfScore: null },
    ],
    [
      'figures far from last year',
      { lastYearFigures: survey(59.9999) },
      [
        finding('figuresFarFromLastYear', 800, '1.1.1', {
          notes: [{ note: 'farFromLastYear', amount: 'percent', now: amount(80), before: amount(59.9999) }],
        }),
      ],
      { lastYearFigures: survey(60) },
    ],
    [
      'a change after the check',
      { changedSinceCheck: true },
      [finding('changedAfterCheck', 800)],
      { changedSinceCheck: false, checked: true },
    ],
    [
      'a score cleared after the check',
      { changedSinceCheck: true, selfScore: null, figures: null },
      [finding('changedAfterCheck', 0)],
      { selfScore: null, figures: null },
    ],
    [
      'full marks where last year was cut',
      { selfScore: pts(1000), figures: survey(100), lastYearScore: pts(600) },
      [finding('fullMarksAfterCut', 400)],
      { selfScore: pts(1000), figures: survey(100), lastYearScore: pts(1000) },
    ],
    [
      'full marks where last year was cut, mended by a lower claim',
      { selfScore: pts(1000), figures: survey(100), lastYearScore: pts(999) },
      [finding('fullMarksAfterCut', 1)],
      { lastYearScore: pts(600) },
    ],
  ])('%s', (_name, broken, expected, mended, code) => {
    expect(found(withRow(broken, code))).toEqual(expected);
    expect(found(withRow(mended, code))).toEqual([]);
    expect(found(withRow({ ...broken, notApplicableReason: 'Không có' }, code))).toEqual([]);
  });

  it('leaves alone what surveys and statistics prove by themselves', () => {
    const typed = { selfScore: pts(2000), lastYearScore: pts(1), evidence: [at('c')] };
    expect(found(withEntries(document, { '1.1.2': typed }))).toEqual([]);
    expect(found(withEntries(document, { '1.1.2': { ...typed, appraisedScore: pts(1999) } }))).toEqual([]);
    expect(found(withEntries(document, { '2.2': { ...typed, selfScore: pts(3_3334) } }))).toEqual([]);
  });

  it('takes a document that the register does not know for none', () => {
    expect(found(withRow({ evidence: [at('gone', 'Mục 2')] })).map(({ kind }) => kind)).toEqual([
      'claimedWithoutEvidence',
      'explanationMissing',
    ]);
  });
});

describe('days of documents', () => {
  const dated = (...dates: string[]) => ({
    ...withRow({ evidence: dates.map((_, position) => at(`d${position}`, 'Mục 1')) }),
    evidence: dates.map((date, position) => proofDocument(`d${position}`, date)),
  });

  it.each([
    ['first day of the year', '2023-01-01', today, null],
    ['last day of the year', '2023-12-31', today, null],
    ['the day before the year', '2022-12-31', today, 'documentOutsideYear'],
    ['the day after the year', '2024-01-01', today, 'documentOutsideYear'],
    ['today, after the year', '2024-02-01', today, 'documentOutsideYear'],
    ['tomorrow', '2024-02-02', today, 'documentInFuture'],
    ['today, within the year', '2023-05-10', '2023-05-10', null],
    ['tomorrow, within the year', '2023-05-11', '2023-05-10', 'documentInFuture'],
    ['not known', '', today, null],
  ] as [string, string, string, string | null][])('%s', (_name, date, on, kind) => {
    expect(found(dated(date), on)).toEqual(
      kind === null ? [] : [finding(kind, 800, '1.1.1', { id: `${kind}:1.1.1:d0`, documentId: 'd0' })],
    );
  });

  it('are told one by one, and for every row that uses the document', () => {
    expect(found(dated('2022-01-01', '2023-01-01', '2021-01-01')).map(({ id }) => id)).toEqual([
      'documentOutsideYear:1.1.1:d0',
      'documentOutsideYear:1.1.1:d2',
    ]);
    const shared = withEntries(dated('2022-01-01'), {
      '1.2.1': { selfScore: pts(9600), figures: survey(80), evidence: [at('d0', 'Mục 9')] },
    });
    expect(found(shared).map(({ id }) => id)).toEqual(['documentOutsideYear:1.2.1:d0', 'documentOutsideYear:1.1.1:d0']);
  });
});

describe('a document at work for many rows', () => {
  const limited = (limit: number, changes: Readonly<Record<string, Partial<Entry>>> = {}) =>
    withEntries(
      { ...document, process: { ...document.process, documentItemLimit: limit } },
      {
        '1.1.1': sound,
        '1.2.1': { selfScore: pts(9600), figures: survey(80), evidence: [at('a', 'Mục 3')] },
        '2.2': { selfScore: pts(2_6667), figures: survey(80), evidence: [at('a', 'Mục 4')] },
        ...changes,
      },
    );

  it('is found beyond the limit, once, with all its rows that need proof', () => {
    expect(found(limited(1))).toEqual([
      {
        id: 'documentOverused:1.1.1:a',
        kind: 'documentOverused',
        code: '1.1.1',
        codes: ['1.1.1', '1.2.1'],
        documentId: 'a',
        pointsAtStake: 1_0400,
        shares: [
          { code: '1.1.1', points: 800 },
          { code: '1.2.1', points: 9600 },
        ],
      },
    ]);
    expect(found(limited(2))).toEqual([]);
  });

  it('stakes only rows that no other document proves', () => {
    const backed = { ...sound, evidence: [at('a', 'Mục 2'), at('b', 'Mục 1')] };
    expect(found(limited(1, { '1.1.1': backed }))).toMatchObject([
      { kind: 'documentOverused', codes: ['1.1.1', '1.2.1'], pointsAtStake: 9600 },
    ]);
  });

  it('is gone when a row does not apply or lets go of it', () => {
    expect(found(limited(1, { '1.1.1': { ...sound, notApplicableReason: 'Không có' } }))).toEqual([]);
    expect(found(limited(1, { '1.1.1': { ...sound, evidence: [at('b', 'Mục 2')] } }))).toEqual([]);
  });
});

describe('an estimate and its survey', () => {
  const surveyed = (scoredOn: string, surveyDates: { leaderSurvey: string; sipas: string }, code = '1.1.2') => ({
    ...withEntries(blank, { [code]: { selfScore: pts(1600), figures: survey(80), scoredOn } }),
    process: { ...blank.process, surveyDates },
  });
  const onTenth = { leaderSurvey: '2023-10-10', sipas: '' };

  it.each([
    ['made before it', '2023-10-09', onTenth, true],
    ['made on an unknown day', '', onTenth, true],
    ['made on its day', '2023-10-10', onTenth, false],
    ['made after it', '2023-10-11', onTenth, false],
    ['made while its day is not known', '2023-10-09', { leaderSurvey: '', sipas: '2023-12-01' }, false],
  ] as const)('%s', (_name, scoredOn, dates, old) => {
    expect(found(surveyed(scoredOn, dates))).toEqual(old ? [finding('estimateOlderThanSurvey', 1600, '1.1.2')] : []);
  });

  it('go by the survey of the track', () => {
    const sipas = { leaderSurvey: '2023-01-01', sipas: '2023-12-01' };
    const kinds = (code: string) => found(surveyed('2023-10-09', sipas, code)).map(({ kind }) => kind);
    expect(kinds('1.1.2')).toEqual([]);
    expect(kinds('2.1.1')).toContain('estimateOlderThanSurvey');
    expect(kinds('2.2')).not.toContain('estimateOlderThanSurvey');
  });

  it('say nothing once the official score has come', () => {
    const estimated = surveyed('2023-10-09', onTenth);
    expect(found(withEntries(estimated, { '1.1.2': { selfScore: pts(1600), appraisedScore: pts(1700) } }))).toEqual([]);
  });

  it('say nothing of a row without an estimate', () => {
    expect(found({ ...blank, process: { ...blank.process, surveyDates: onTenth } })).toEqual([]);
  });
});

describe('order and stakes', () => {
  const many = withEntries(document, {
    '1.1.1': { selfScore: pts(800), changedSinceCheck: true },
    '1.1.2': { selfScore: pts(800), changedSinceCheck: true },
    '1.2.1': { selfScore: pts(9600), figures: survey(80), evidence: [at('a', 'Mục 2')], appraisedScore: pts(8800) },
  });

  it('puts most points first, then official order, then kind', () => {
    expect(found(many).map(({ id, pointsAtStake }) => [id, pointsAtStake])).toEqual([
      ['claimedWithoutEvidence:1.1.1', 800],
      ['explanationMissing:1.1.1', 800],
      ['typedWithoutFigures:1.1.1', 800],
      ['changedAfterCheck:1.1.1', 800],
      ['changedAfterCheck:1.1.2', 800],
      ['explanationMissing:1.2.1', 800],
    ]);
    const raised = withEntries(many, { '1.2.1': { ...many.entries.get('1.2.1'), appraisedScore: pts(8799) } });
    expect(found(raised)[0]).toMatchObject({ id: 'explanationMissing:1.2.1', pointsAtStake: 801 });
  });

  it('counts a row once, with its largest stake', () => {
    expect([...stakeByCode(found(many))]).toEqual([
      ['1.1.1', 800],
      ['1.1.2', 800],
      ['1.2.1', 800],
    ]);
    expect(totalStake(found(many))).toBe(2400);
    expect(totalStake([])).toBe(0);
  });

  it('gives each row of an overused document its own part', () => {
    const overused = withEntries(
      { ...document, process: { ...document.process, documentItemLimit: 1 } },
      { '1.1.1': sound, '1.2.1': { selfScore: pts(9600), figures: survey(80), evidence: [at('a')] } },
    );
    // Row 1.2.1 also names no place, which stakes the same 0.96.
    expect([...stakeByCode(found(overused))].sort()).toEqual([
      ['1.1.1', 800],
      ['1.2.1', 9600],
    ]);
    expect(totalStake(found(overused))).toBe(1_0400);
  });
});

describe('findings of any document', () => {
  const shipped = blankDocument(loadRubric());
  const filled = filledDocument(shipped.assessment, shipped.tree);
  const check = (assessment: Assessment) => findingsOf(assessment, shipped.tree, today);

  it('have ids of their own, rows that apply, and stakes that no row exceeds', () => {
    const met = new Set<string>();
    holds(511, 100, filled, (assessment) => {
      const findings = check(assessment);
      for (const { kind } of findings) met.add(kind);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      for (const { code, codes } of findings) {
        expect(codes[0]).toBe(code);
        for (const each of codes) expect(isApplicable(assessment.entries.get(each)!)).toBe(true);
      }
      const stakes = stakeByCode(findings);
      for (const [code, stake] of stakes)
        expect(stake).toBeLessThanOrEqual(shipped.tree.nodeByCode.get(code)!.maxPoints);
      expect(totalStake(findings)).toBe([...stakes.values()].reduce((sum, stake) => sum + stake, 0));
    });
    expect([...met].sort()).toEqual([...FINDING_KINDS].sort());
  });

  it('stand in order', () => {
    holds(512, 50, filled, (assessment) => {
      const keys = check(assessment).map(
        ({ pointsAtStake, code, kind }) =>
          [0 - pointsAtStake, shipped.tree.nodeByCode.get(code)!.index, FINDING_KINDS.indexOf(kind)] as const,
      );
      const inOrder = keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
      expect(keys).toEqual(inOrder);
    });
  });

  it('do not depend on the order of the register', () => {
    const shuffled = filled.chain((assessment) =>
      fc
        .shuffledSubarray([...assessment.evidence], { minLength: assessment.evidence.length })
        .map((evidence) => [assessment, { ...assessment, evidence }] as const),
    );
    holds(513, 50, shuffled, ([assessment, reordered]) => {
      expect(check(reordered)).toEqual(check(assessment));
    });
  });

  it('look at each document a few times only, however long the register', () => {
    let reads = 0;
    const counted = (id: string): EvidenceDocument =>
      Object.defineProperty(proofDocument(id, '2022-01-01'), 'id', {
        get: () => {
          reads += 1;
          return id;
        },
      });
    const evidence = Array.from({ length: 1000 }, (_, position) => counted(`d${position}`));
    const perRow = 20;
    const entries = [...shipped.assessment.entries.values()].map((entry, row) => ({
      ...entry,
      selfScore: pts(1),
      evidence: Array.from({ length: perRow }, (_, position) => at(`d${(row * 7 + position) % 1000}`, 'Mục 1')),
    }));
    const large = { ...shipped.assessment, evidence, entries: new Map(entries.map((entry) => [entry.code, entry])) };
    expect(check(large).length).toBeGreaterThan(1000);
    expect(reads).toBeLessThan(5 * (evidence.length + entries.length * perRow));
  });
});

import { describe, expect, test } from 'vitest';
import { blankEntry } from '../../../src/domain/entry';
import { lockOf } from '../../../src/domain/locks';
import type { EntryField } from '../../../src/domain/patch';
import { INITIAL_PROCESS, ROUNDS, type Process, type Round } from '../../../src/domain/process';
import { messages } from '../../helpers/messages';
import { finalRound } from '../../../src/ui/item/appraisal/final-round';
import { describeDaysLeft } from '../../../src/ui/rounds/days-left';
import { formatExactGain } from '../../../src/ui/rounds/exact-gain';
import { LOCKABLE_FIELDS, lockEffects } from '../../../src/ui/rounds/lock-effects';
import { roundProgress } from '../../../src/ui/rounds/round-progress';
import { blankDocument, pts, withEntries } from '../../helpers/domain';

const locking = (...rounds: readonly Round[]): Process => ({
  ...INITIAL_PROCESS,
  rounds: {
    ...INITIAL_PROCESS.rounds,
    ...Object.fromEntries(rounds.map((round) => [round, { deadline: '', lockedAt: '2024-05-20T01:00:00.000Z' }])),
  },
});

describe('days left', () => {
  test.each([
    ['2024-06-01', '2024-06-06', '5 days left', false],
    ['2024-06-01', '2024-06-02', '1 day left', false],
    ['2024-06-01', '2024-06-01', 'today', false],
    ['2024-06-01', '2024-05-31', '1 day overdue', true],
    ['2024-02-28', '2024-03-01', '2 days left', false],
    ['2023-12-31', '2024-01-01', '1 day left', false],
  ])('on %s for %s: %s', (today, deadline, text, overdue) => {
    expect(describeDaysLeft(today, deadline, messages.en)).toEqual({ text, overdue });
  });
});

describe('what a lock changes', () => {
  test('knows every field that some round locks', () => {
    const all = locking(...ROUNDS);
    const fields = (Object.keys(blankEntry('1', '')) as (EntryField | 'code')[]).filter((field) => field !== 'code');
    expect(fields.filter((field) => lockOf(all, field) !== null).sort()).toEqual([...LOCKABLE_FIELDS].sort());
  });

  test('is the same whether it is made or taken back, and of each round its own', () => {
    const effects = Object.fromEntries(ROUNDS.map((round) => [round, lockEffects(INITIAL_PROCESS, round)]));
    expect(effects).toEqual({
      self: ['figures', 'selfScore', 'overrideReason', 'checked', 'notApplicableReason', 'notes'],
      firstAppraisal: ['appraisedScore', 'notes'],
      explanation: ['explanation', 'evidence', 'register', 'notes'],
      secondAppraisal: ['secondAppraisedScore', 'notes'],
      final: [...LOCKABLE_FIELDS, 'register', 'adjustments', 'allNotes'],
    });
    for (const round of ROUNDS) expect(lockEffects(locking(round), round)).toEqual(effects[round]);
  });

  test('is nothing where another lock holds it already', () => {
    for (const round of ROUNDS.slice(0, -1)) expect(lockEffects(locking('final'), round)).toEqual([]);
    expect(lockEffects(locking('self', 'firstAppraisal', 'explanation', 'secondAppraisal'), 'final')).toEqual([
      'adjustments',
      'allNotes',
    ]);
  });
});

test('progress of a round counts the rows that it is for, and names those still open', () => {
  const { assessment, tree } = blankDocument();
  const document = withEntries(assessment, {
    '1.1.1': { selfScore: pts(1000), appraisedScore: pts(500), explanation: 'Vì', secondAppraisedScore: pts(800) },
    '1.1.2': { selfScore: pts(2000), appraisedScore: pts(1000), explanation: ' \n' },
    '1.2.1': { selfScore: pts(7500), appraisedScore: pts(5000), explanation: 'Vì' },
    '2.1.1': { selfScore: pts(7500), notApplicableReason: 'Không có' },
  });
  const of = (round: Round) => roundProgress(document, tree, round);
  expect(of('self')).toEqual({ done: 3, rows: 4, open: ['2.2'] });
  expect(of('firstAppraisal')).toEqual({ done: 3, rows: 4, open: ['2.2'] });
  expect(of('explanation')).toEqual({ done: 2, rows: 3, open: ['1.1.2'] });
  expect(of('secondAppraisal')).toEqual({ done: 1, rows: 2, open: ['1.2.1'] });
  expect(of('final')).toEqual({ done: 3, rows: 4, open: ['2.2'] });
});

test('the final score comes from the latest round that has one', () => {
  const entry = blankEntry('1', '');
  expect(finalRound(entry)).toBeNull();
  expect(finalRound({ ...entry, selfScore: pts(0) })).toBe('self');
  expect(finalRound({ ...entry, selfScore: pts(1), appraisedScore: pts(0) })).toBe('firstAppraisal');
  expect(finalRound({ ...entry, secondAppraisedScore: pts(0) })).toBe('secondAppraisal');
});

test('a change keeps every digit and its sign', () => {
  expect([-49, 0, 49, 5000].map((points) => formatExactGain(pts(points), ','))).toEqual([
    '−0,0049',
    '0,00',
    '+0,0049',
    '+0,50',
  ]);
});

import { describe, expect, test } from 'vitest';
import { blankEntry } from '../../../../src/domain/entry';
import type { Choice } from '../../../../src/domain/merge/change';
import { resolve, type GatheredCandidate } from '../../../../src/domain/merge/resolve';
import { scoreOf, type ScoreValue } from '../../../../src/domain/merge/slots';
import type { RowSlot } from '../../../../src/domain/merge-record';
import { pts } from '../../../helpers/domain';

const candidate = (fileId: string, base: unknown, theirs: unknown, extra: Partial<GatheredCandidate> = {}) => ({
  fileId,
  base,
  theirs,
  origin: base,
  isOwn: true,
  mayWrite: true,
  isBaseGuessed: false,
  admitted: null,
  ...extra,
});

function outcome(slot: RowSlot, ours: unknown, candidates: readonly GatheredCandidate[], choice: Choice | null = null) {
  const place = { kind: 'row', code: '1.1.1', slot, element: '' } as const;
  const resolved = resolve(
    { key: 'k', place, ours, trunk: slot === 'note' ? ours : null, wasMerged: false, candidates },
    choice,
  );
  return [resolved.outcome, resolved.result];
}

const score = (selfScore: number | null, scoredOn = '', extra: Partial<ScoreValue> = {}): ScoreValue => ({
  ...scoreOf(blankEntry('1.1.1', '')),
  selfScore: selfScore === null ? null : pts(selfScore),
  scoredOn,
  ...extra,
});

describe('one place, three sides', () => {
  test('what only the file has changed is taken', () => {
    expect(outcome('explanation', 'a', [candidate('f', 'a', 'b')])).toEqual(['apply', 'b']);
  });

  test('what both have changed the same way stands', () => {
    expect(outcome('explanation', 'b', [candidate('f', 'a', 'b')])).toEqual(['same', 'b']);
  });

  test('what both have changed otherwise is a conflict; ours stands until somebody chooses', () => {
    const files = [candidate('f', 'a', 'b'), candidate('g', 'a', 'c')];
    expect(outcome('explanation', 'x', files)).toEqual(['conflict', 'x']);
    expect(outcome('explanation', 'x', files, { kind: 'file', fileId: 'g' })).toEqual(['conflict', 'c']);
    expect(outcome('explanation', 'x', files, { kind: 'file', fileId: 'other' })).toEqual(['conflict', 'x']);
    expect(outcome('explanation', 'x', files, { kind: 'joined' })).toEqual(['conflict', 'x\n\nb\n\nc']);
    expect(outcome('acceptancePercent', 1, [candidate('f', 0, 2)], { kind: 'joined' })).toEqual(['conflict', 1]);
  });

  test('files that agree are one voice, files that differ a conflict', () => {
    expect(outcome('effortDays', 1, [candidate('f', 1, 2), candidate('g', 1, 2)])).toEqual(['apply', 2]);
    expect(outcome('effortDays', 1, [candidate('f', 1, 2), candidate('g', 1, 3)])).toEqual(['conflict', 1]);
  });

  test('a guessed base asks where somebody is known to have said what stands', () => {
    const guess = candidate('f', null, 2, { isBaseGuessed: true });
    expect(outcome('effortDays', null, [guess])).toEqual(['apply', 2]);
    expect(outcome('effortDays', null, [guess, candidate('g', 1, null)])).toEqual(['conflict', null]);
    expect(outcome('note', 'x', [candidate('f', '', 'y', { isBaseGuessed: true }), candidate('g', '', 'x')])).toEqual([
      'conflict',
      'x',
    ]);
  });

  test('notes that only add are joined without asking', () => {
    expect(outcome('note', 'x\nours', [candidate('f', 'x', 'x\ntheirs')])).toEqual(['join', 'x\nours\n\ntheirs']);
    expect(outcome('note', 'x\nours', [candidate('f', 'x', 'y')])).toEqual(['conflict', 'x\nours']);
  });
});

describe('a score', () => {
  test('that says the same on another day takes the later one', () => {
    const ours = score(5000, '2024-03-02');
    expect(outcome('score', ours, [candidate('f', score(null), score(5000, '2024-03-03'))])).toEqual([
      'same',
      score(5000, '2024-03-03'),
    ]);
    expect(outcome('score', ours, [candidate('f', score(null), score(5000, '2024-03-01'))])).toEqual(['same', ours]);
  });

  test('takes no day from who may not write it', () => {
    const ours = score(5000, '2024-03-02');
    const bystander = candidate('f', score(null), score(5000, '2024-03-03'), { mayWrite: false });
    expect(outcome('score', ours, [bystander])).toEqual(['same', ours]);
    expect(
      outcome('score', ours, [bystander, candidate('g', score(1), score(2))], { kind: 'file', fileId: 'f' }),
    ).toEqual(['conflict', ours]);
  });

  test('of another day that says what its base said is no news against a new one', () => {
    const ours = score(7000, '2024-03-05');
    expect(outcome('score', ours, [candidate('f', score(5000, '2024-03-01'), score(5000, '2024-03-06'))])).toEqual([
      'same',
      ours,
    ]);
  });

  test('that is checked has not changed since', () => {
    const ours = score(5000, '', { checked: true });
    const theirs = score(5000, '', { checked: true, changedSinceCheck: true });
    expect(outcome('score', ours, [candidate('f', score(null), theirs)])).toEqual(['same', ours]);
  });
});

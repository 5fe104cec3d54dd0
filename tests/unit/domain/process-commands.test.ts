import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { finalScore, rowStatus } from '../../../src/domain/entry';
import { applyCommand, type Command } from '../../../src/domain/command';
import { adjustmentPoints, rollUpDocument } from '../../../src/domain/document-rollup';
import { applyPatches } from '../../../src/domain/patch';
import { currentRound, daysBetween, ROUNDS, type ThreadNote } from '../../../src/domain/process';
import type { ProcessChange } from '../../../src/domain/process-commands';
import { rubricSchema } from '../../../src/domain/rubric';
import { sumOf } from '../../../src/domain/rollup';
import { blankDocument, pts, smallRubricFile, withEntries } from '../../helpers/domain';

const rubric = rubricSchema.parse({
  ...smallRubricFile(),
  adjustments: [
    { id: 'thuong', kind: 'bonus', name: 'Thưởng', nameEn: '', maxPoints: 1 },
    { id: 'phat', kind: 'penalty', name: 'Phạt', nameEn: '', maxPoints: 2 },
  ],
});
const { assessment: blank, tree } = blankDocument(rubric);

const run = (document: Assessment, command: Command) => applyCommand(document, tree, command);
const refusal = (document: Assessment, command: Command) => {
  const result = run(document, command);
  return result.ok ? null : result.error;
};
function done(document: Assessment, command: Command): Assessment {
  const result = run(document, command);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(applyPatches(result.value.document, result.value.inverse)).toEqual(document);
  return result.value.document;
}
const change = (document: Assessment, given: ProcessChange): Assessment =>
  done(document, { type: 'changeProcess', change: given });

const at = '2024-03-01T02:03:04.005Z';

describe('rounds', () => {
  it('are locked one by one; the first open one is current', () => {
    expect(currentRound(blank.process)).toBe('self');
    const first = change(blank, { kind: 'lock', round: 'self', at });
    expect([first.process.rounds.self.lockedAt, currentRound(first.process)]).toEqual([at, 'firstAppraisal']);
    const all = ROUNDS.slice(1).reduce((document, round) => change(document, { kind: 'lock', round, at }), first);
    expect(currentRound(all.process)).toBeNull();
    expect(currentRound(change(all, { kind: 'unlock', round: 'explanation' }).process)).toBe('explanation');
  });

  it('locked already keep the time at which they were', () => {
    const first = change(blank, { kind: 'lock', round: 'self', at });
    expect(
      refusal(first, {
        type: 'changeProcess',
        change: { kind: 'lock', round: 'self', at: '2025-01-01T00:00:00.000Z' },
      }),
    ).toEqual({ reason: 'nothingChanged' });
  });

  it('take deadlines and survey dates that are days, or none', () => {
    const dated = change(blank, { kind: 'deadline', round: 'self', day: '2024-01-31' });
    expect(dated.process.rounds.self.deadline).toBe('2024-01-31');
    expect(change(dated, { kind: 'deadline', round: 'self', day: '' })).toEqual(blank);
    expect(change(blank, { kind: 'surveyDate', track: 'sipas', day: '2023-11-01' }).process.surveyDates.sipas).toBe(
      '2023-11-01',
    );
    for (const day of ['31/01/2024', '2024-02-30', 'x'])
      expect(refusal(blank, { type: 'changeProcess', change: { kind: 'deadline', round: 'self', day } })).toEqual({
        reason: 'invalidDay',
      });
  });

  it.each([0, 1.5, -1, 101, NaN, 1e9])('a document cannot serve %j items', (limit) => {
    expect(refusal(blank, { type: 'changeProcess', change: { kind: 'documentItemLimit', limit } })).toEqual({
      reason: 'invalidLimit',
    });
  });

  it('a document can serve 1 to 100 items', () => {
    for (const limit of [1, 100])
      expect(change(blank, { kind: 'documentItemLimit', limit }).process.documentItemLimit).toBe(limit);
  });

  it.each([
    ['2024-01-31', '2024-02-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2024-03-01', '2024-02-29', -1],
    ['2024-05-05', '2024-05-05', 0],
  ])('from %s to %s are %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });
});

describe('the score of a row through the rounds', () => {
  const claim = { selfScore: pts(1000) };
  it.each([
    ['nothing', {}, null, 'notStarted'],
    ['a claim', claim, 1000, 'scored'],
    ['a checked claim', { ...claim, checked: true }, 1000, 'checked'],
    ['an appraisal below it', { ...claim, appraisedScore: pts(500) }, 500, 'appraised'],
    ['its explanation', { ...claim, appraisedScore: pts(500), explanation: 'x' }, 500, 'explained'],
    ['an explanation nobody asked for', { ...claim, appraisedScore: pts(1000), explanation: 'x' }, 1000, 'appraised'],
    [
      'a second appraisal',
      { ...claim, appraisedScore: pts(500), secondAppraisedScore: pts(700), explanation: 'x' },
      700,
      'settled',
    ],
    ['an appraisal of zero', { ...claim, appraisedScore: pts(0) }, 0, 'appraised'],
  ])('with %s is the latest round’s', (_name, entry, score, status) => {
    const row = withEntries(blank, { '1.1.1': entry }).entries.get('1.1.1')!;
    expect([finalScore(row), rowStatus(row)]).toEqual([score, status]);
  });
});

describe('the thread of a row', () => {
  const note = (id: string, extra: Partial<ThreadNote> = {}): ThreadNote => ({
    id,
    round: 'explanation',
    side: 'unit',
    author: ' Lan ',
    at,
    text: ' Đề nghị xem lại. ',
    ...extra,
  });
  const add = (document: Assessment, given: ThreadNote) =>
    done(document, { type: 'addNote', code: '1.1.1', note: given });

  it('grows at its end and keeps what was said', () => {
    const two = add(add(blank, note('a')), note('b', { side: 'appraiser', text: 'Không.' }));
    expect(two.entries.get('1.1.1')!.thread).toEqual([
      note('a', { author: 'Lan', text: 'Đề nghị xem lại.' }),
      note('b', { author: 'Lan', side: 'appraiser', text: 'Không.' }),
    ]);
    // The same note a second time, under other words, changes nothing.
    expect(refusal(two, { type: 'addNote', code: '1.1.1', note: note('a', { text: 'Khác' }) })).toEqual({
      reason: 'nothingChanged',
    });
  });

  it('refuses an empty note, one that is too long, a row that is not there, and a locked round', () => {
    expect(refusal(blank, { type: 'addNote', code: '1.1.1', note: note('a', { text: ' \n' }) })).toEqual({
      reason: 'noteEmpty',
    });
    expect(refusal(blank, { type: 'addNote', code: '1.1.1', note: note('a', { text: 'x'.repeat(4001) }) })).toEqual({
      reason: 'noteTooLong',
    });
    expect(refusal(blank, { type: 'addNote', code: '9.9', note: note('a') })).toMatchObject({ reason: 'unknownRow' });
    const locked = change(blank, { kind: 'lock', round: 'explanation', at });
    expect(refusal(locked, { type: 'addNote', code: '1.1.1', note: note('a') })).toEqual({
      reason: 'locked',
      code: '1.1.1',
      round: 'explanation',
    });
    expect(refusal(locked, { type: 'addNote', code: '1.1.1', note: note('a', { round: 'final' }) })).toBeNull();
  });
});

describe('bonus and penalty', () => {
  const scored = withEntries(blank, { '1.2.1': { selfScore: pts(5000) } });
  const adjust = (document: Assessment, id: string, points: number | null, reason = 'Theo quyết định') =>
    done(document, { type: 'adjust', id, points: points === null ? null : pts(points), reason });

  it('move the total alone, and only this year’s', () => {
    const both = adjust(adjust(scored, 'phat', 2500), 'thuong', 1_0000);
    expect(both.adjustments.map(({ id }) => id)).toEqual(['thuong', 'phat']);
    expect(adjustmentPoints(both)).toBe(7500);
    const rollup = rollUpDocument(both, tree, 'selfScore');
    expect([rollup.total.points, sumOf(rollup, '1').points, rollup.total.maxPoints]).toEqual([1_2500, 5000, 14_8334]);
    expect(rollUpDocument(both, tree, 'final').total.points).toBe(1_2500);
    expect(rollUpDocument(both, tree, 'lastYearScore').total.points).toBe(0);
    expect(adjust(both, 'thuong', null).adjustments.map(({ id }) => id)).toEqual(['phat']);
  });

  it('never bring the total below zero', () => {
    expect(rollUpDocument(adjust(scored, 'phat', 2_0000), tree, 'selfScore').total.points).toBe(0);
  });

  it('want a rule of the rubric, points up to its maximum, and a reason', () => {
    const given = (id: string, points: number, reason: string): Command => ({
      type: 'adjust',
      id,
      points: pts(points),
      reason,
    });
    expect(refusal(scored, given('x', 1, 'x'))).toEqual({ reason: 'unknownAdjustment' });
    expect(refusal(scored, given('thuong', 1_0001, 'x'))).toMatchObject({ reason: 'outOfRange', maximum: 1_0000 });
    expect(refusal(scored, given('thuong', -1, 'x'))).toMatchObject({ reason: 'outOfRange' });
    expect(refusal(scored, given('thuong', 1, ' '))).toEqual({ reason: 'reasonMissing' });
    expect(refusal(scored, given('thuong', 1, 'x'.repeat(1001)))).toEqual({ reason: 'reasonTooLong' });
    const final = change(scored, { kind: 'lock', round: 'final', at });
    expect(refusal(final, given('thuong', 1, 'x'))).toEqual({ reason: 'locked', code: '', round: 'final' });
  });
});

describe('rows that do not apply', () => {
  it('leave points and maximum, up to the total', () => {
    const scored = withEntries(blank, {
      '1.1.1': { selfScore: pts(500), lastYearScore: pts(900) },
      '1.1.2': { selfScore: pts(700), notApplicableReason: 'Không có' },
    });
    const rollup = rollUpDocument(scored, tree, 'selfScore');
    expect(sumOf(rollup, '1.1')).toEqual({ points: 500, maxPoints: 1000, openPoints: 0, scoredRows: 1, rows: 1 });
    expect(rollup.total).toMatchObject({ points: 500, maxPoints: 14_8334 - 2000, rows: 4 });
    expect(rollup.sumByTrack.leaderSurvey).toMatchObject({ points: 0, maxPoints: 0, rows: 0 });
    // Last year's scale was its own.
    expect(rollUpDocument(scored, tree, 'lastYearScore').total.maxPoints).toBe(14_8334);
  });

  it('can be a whole area, which then has no index', () => {
    const none = withEntries(blank, {
      '2.1.1': { notApplicableReason: 'x' },
      '2.2': { notApplicableReason: 'x' },
    });
    expect(sumOf(rollUpDocument(none, tree, 'selfScore'), '2')).toMatchObject({ maxPoints: 0, rows: 0, scoredRows: 0 });
  });
});

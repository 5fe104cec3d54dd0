import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../../src/domain/assessment';
import { mergePatches } from '../../../../src/domain/merge/apply';
import type { IncomingFile } from '../../../../src/domain/merge/incoming';
import { keyOfIncoming } from '../../../../src/domain/merge/place';
import { planMerge, type MergeDecisions } from '../../../../src/domain/merge/plan';
import { applyPatches } from '../../../../src/domain/patch';
import { createdAt, pts, withEntries } from '../../../helpers/domain';
import { exchangeDocument, fileOf, handoutTo, returned, timeAt, workspaceOf } from '../../../helpers/exchange';

const { assessment: start, tree } = exchangeDocument();
const sent = handoutTo(start, 'SNV');
/** SNV leads 1.1.1, 1.1.2 and 2.1.1. */
const ours: Assessment = { ...start, handouts: [sent] };
const workspace = workspaceOf(start, sent);

const scored = (document: Assessment, scores: Readonly<Record<string, number>>): Assessment =>
  withEntries(
    document,
    Object.fromEntries(Object.entries(scores).map(([code, score]) => [code, { selfScore: pts(score) }])),
  );
const scoreIn = (document: Assessment, code = '1.1.1') => document.entries.get(code)?.selfScore;
const plan = (document: Assessment, files: readonly IncomingFile[], admitted: readonly string[] = []) => {
  const decisions: MergeDecisions = { choices: new Map(), admitted: new Set(admitted) };
  return planMerge(document, tree, files, decisions);
};
const merge = (document: Assessment, files: readonly IncomingFile[], admitted: readonly string[] = []): Assessment =>
  applyPatches(document, mergePatches(document, plan(document, files, admitted), { at: timeAt(600), by: 'Hoa' }));
const states = (document: Assessment, ...files: readonly IncomingFile[]) =>
  plan(document, files).files.map(({ state }) => ('reason' in state ? state.reason : state.kind));
const ledBy = (document: Assessment, department: string): Assessment =>
  withEntries(document, { '1.1.1': { leadDepartment: department } });

const first = returned(scored(workspace, { '1.1.1': 700, '1.1.2': 900 }), 'r1', 60);
const key = 'row/1.1.1/score/';

describe('what was set apart of a return', () => {
  const r1 = fileOf(first, tree);
  const merged = merge(ledBy(ours, 'STC'), [r1]);
  const givenBack = ledBy(merged, 'SNV');

  test('is told again, and comes in when somebody lets it in', () => {
    expect(scoreIn(merged)).toBeNull();
    expect(scoreIn(merged, '1.1.2')).toBe(900);
    for (const document of [merged, givenBack]) {
      const again = plan(document, [r1]);
      expect(again.files.map(({ state }) => state.kind)).toEqual(['alreadyMerged']);
      expect(again.changes).toEqual([]);
      expect(again.quarantined.map((change) => [change.key, change.reason, change.canAdmit])).toEqual([
        [key, 'otherDepartment', true],
      ]);
      expect(merge(document, [r1])).toBe(document);
    }
    const letIn = keyOfIncoming(r1.digest, key);
    expect(plan(givenBack, [r1], [letIn]).files.map(({ state }) => state.kind)).toEqual(['reopened']);
    const after = merge(givenBack, [r1], [letIn]);
    expect(scoreIn(after)).toBe(700);
    const [record, ...more] = after.merges;
    expect(more).toEqual([]);
    const became = new Map(
      record?.changes.map(({ place, outcome, reason }) => ['code' in place ? place.code : '', [outcome, reason]]),
    );
    expect(became).toEqual(
      new Map([
        ['1.1.1', ['applied', 'otherDepartment']],
        ['1.1.2', ['applied', null]],
      ]),
    );
    expect(merge(after, [r1], [letIn])).toBe(after);
  });

  test('is news of the next return', () => {
    const r2 = fileOf(returned(first, 'r2', 120), tree);
    expect(scoreIn(merge(givenBack, [r2]))).toBe(700);
    expect(plan(merged, [r2]).quarantined.map((change) => change.key)).toEqual([key]);
  });

  test('stays out of a locked round, be it let in or not, until the lock is gone', () => {
    const process = ours.process;
    const lockedAt = { deadline: '', lockedAt: createdAt };
    const locked = { ...ours, process: { ...process, rounds: { ...process.rounds, self: lockedAt } } };
    const kept = merge(locked, [r1]);
    const letIn = keyOfIncoming(r1.digest, key);
    expect(merge(kept, [r1], [letIn])).toBe(kept);
    expect(scoreIn(merge({ ...kept, process }, [r1], [letIn]))).toBe(700);
  });
});

describe('a refused file', () => {
  test('takes no earlier one with it', () => {
    const early = fileOf(first, tree);
    const late = { ...fileOf(returned(first, 'r2', 120), tree), baseDigest: 'other' };
    expect(states(ours, early, late)).toEqual(['new', 'changedBase']);
  });
});

describe('two files that went on from one return', () => {
  const r1 = fileOf(first, tree);
  const r2 = fileOf(returned(scored(first, { '1.1.1': 0 }), 'r2', 120), tree);
  const r3 = fileOf(returned(scored(first, { '2.1.1': 100 }), 'r3', 130), tree);

  test('are not merged before it is, and then in any order to the same', () => {
    expect(states(ours, r1, r2, r3)).toEqual(['new', 'forked', 'forked']);
    expect(states(ours, r2, r3)).toEqual(['forked', 'forked']);
    expect(states(merge(ours, [r2]), r3)).toEqual(['forked']);
    const known = merge(ours, [r1]);
    expect(states(known, r2, r3)).toEqual(['new', 'new']);
    const ends = [merge(known, [r2, r3]), merge(merge(known, [r2]), [r3]), merge(merge(known, [r3]), [r2])];
    for (const end of ends) expect([scoreIn(end), scoreIn(end, '2.1.1')]).toEqual([0, 100]);
  });
});

describe('a workspace that went on after its return and was sent without another', () => {
  const r1 = fileOf(first, tree);
  const exported = fileOf(scored(first, { '1.1.1': 800 }), tree, 'export');

  test('is another file, and what it says otherwise is asked about', () => {
    expect(states(ours, r1, exported)).toEqual(['new', 'new']);
    expect(plan(ours, [r1, exported]).open).toBe(1);
    const known = merge(ours, [r1]);
    expect(states(known, exported)).toEqual(['new']);
    expect(plan(known, [exported]).changes.map((change) => [change.key, change.outcome])).toContainEqual([
      key,
      'conflict',
    ]);
  });
});

describe('a note in the name of the ministry', () => {
  test('is set apart', () => {
    const thread = (['unit', 'appraiser'] as const).map((side) => ({
      id: side,
      round: 'self' as const,
      side,
      author: 'Lan',
      at: createdAt,
      text: side,
    }));
    const { changes, quarantined } = plan(ours, [
      fileOf(returned(withEntries(workspace, { '1.1.1': { thread } }), 'r1'), tree),
    ]);
    expect(changes.map((change) => change.key)).toEqual(['row/1.1.1/thread/unit']);
    expect(quarantined.map((change) => [change.key, change.reason])).toEqual([
      ['row/1.1.1/thread/appraiser', 'notItsField'],
    ]);
  });
});

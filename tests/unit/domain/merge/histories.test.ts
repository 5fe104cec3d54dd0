import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Assessment } from '../../../../src/domain/assessment';
import { applyCommand } from '../../../../src/domain/command';
import { lockOf, registerLock } from '../../../../src/domain/locks';
import { mergePatches } from '../../../../src/domain/merge/apply';
import type { Choice, PlannedChange } from '../../../../src/domain/merge/change';
import type { IncomingFile } from '../../../../src/domain/merge/incoming';
import { keyOfPlace } from '../../../../src/domain/merge/place';
import { NOTHING_DECIDED, planMerge, type MergeDecisions, type MergePlan } from '../../../../src/domain/merge/plan';
import { decideByRule, type MergeRule } from '../../../../src/domain/merge/rules';
import { applyPatches, invertPatches } from '../../../../src/domain/patch';
import type { RubricTree } from '../../../../src/domain/rubric-tree';
import { blankDocument, holds } from '../../../helpers/domain';
import { exchangeDocument, fileOf, timeAt } from '../../../helpers/exchange';
import { anyStory, tell, throughBytes, type Story, type Told } from '../../../helpers/exchange-history';
import { differingPlaces, placesOf, saidAt } from '../../../helpers/exchange-places';

const SEED = 61;
const HISTORIES = { small: 3500, rich: 6500 } as const;

const SIGNED = { at: timeAt(600), by: 'Lan' };
const EMPTY = blankDocument().assessment;

/** What the histories came to: a generator that meets no conflicts proves nothing. */
const met = new Map<string, number>();
const count = (name: string): void => void met.set(name, (met.get(name) ?? 0) + 1);

const RULES: readonly MergeRule['kind'][] = ['ours', 'theirs', 'newest', 'highest', 'lowest', 'file'];

/**
 * Decides every conflict by a rule, and what it leaves open by keeping ours. A document that comes in by a
 * decision brings what rows say of it, which may want a decision too.
 */
function decided(open: MergePlan, rule: MergeRule, planWith: (decisions: MergeDecisions) => MergePlan) {
  let [plan, decisions] = [open, NOTHING_DECIDED];
  for (let round = 0; plan.open > 0 && round < 3; round += 1) {
    const choices = new Map<string, Choice>([
      ...decideByRule(plan, { kind: 'ours' }, () => ''),
      ...decideByRule(plan, rule, () => timeAt(3)),
    ]);
    decisions = { choices, admitted: new Set<string>() };
    plan = planWith(decisions);
  }
  return { decisions, plan };
}

const conflictsOf = (plan: MergePlan): readonly PlannedChange[] =>
  plan.changes.filter(({ outcome }) => outcome === 'conflict');

/** Merges as the app does: by the command, which must be taken back by its own inverse. */
function merged(ours: Assessment, tree: RubricTree, files: readonly IncomingFile[], decisions: MergeDecisions) {
  const change = applyCommand(ours, tree, { type: 'mergeFiles', files, ...decisions, ...SIGNED });
  if (!change.ok) throw new Error(JSON.stringify(change.error));
  return change.value;
}

/** As `toEqual`, at a tenth of the time where they are the same. */
function same(found: unknown, wanted: unknown, name?: string): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found, name).toEqual(wanted);
}

const withoutLog = (document: Assessment): Assessment => ({ ...document, merges: [] });

function checkHistory(told: Told, ruleAt: number, order: readonly number[]): void {
  const { ours, tree } = told;
  const files = told.files.map(({ incoming }) => incoming);
  const plan = planMerge(ours, tree, files);
  nothingIsLost(told, plan);
  const conflicts = conflictsOf(plan);
  for (const { outcome } of plan.changes) count(outcome);
  for (const { reason } of plan.quarantined) count(reason);
  if (!plan.files.some(({ state }) => state.kind === 'new')) return;

  const rule: MergeRule =
    RULES[ruleAt] === 'file' ? { kind: 'file', fileId: files[0]!.digest } : { kind: RULES[ruleAt]! };
  const { decisions, plan: closed } = decided(plan, rule, (each) => planMerge(ours, tree, files, each));
  expect(closed.open).toBe(0);
  const change = merged(ours, tree, files, decisions);
  const after = change.document;

  // A document like any other, by patches that go forward one by one and back.
  same(
    change.patches.reduce((document, patch) => applyPatches(document, [patch]), ours),
    after,
  );
  expect(isDeepStrictEqual(applyPatches(after, invertPatches(change.patches)), ours)).toBe(true);
  // Half of them through bytes: reading is what takes the time.
  if (order[0]! % 2 === 0) same(throughBytes(after), after);

  const shuffled = order.map((at) => files[at % files.length]!);
  const permuted = [...new Set([...shuffled, ...files])];
  same(merged(ours, tree, permuted, decisions).document, after);
  const again = decided(planMerge(ours, tree, permuted), rule, (each) => planMerge(ours, tree, permuted, each));
  same(again.decisions.choices, decisions.choices);

  locksHold(ours, after);
  onlySaidIsWritten(ours, after, closed);
  resultsStand(after, closed);
  twiceIsOnce(told, after, files, conflicts.length);
  oneAfterAnother(told, permuted, after, plan, conflicts.length > 0);
}

/** Each place at which a file differs from what it started from is told once; nothing else is. */
function nothingIsLost({ files, ours }: Told, plan: MergePlan): void {
  for (const { incoming, document, handedOut } of files) {
    const base = handedOut ? newestBase(handedOut, incoming, files, ours) : placesOf({ ...ours, ...blankOf(document) });
    const told = [
      ...plan.changes.flatMap(({ key, candidates }) =>
        (candidates as readonly { readonly fileId: string }[]).flatMap(({ fileId }) =>
          fileId === incoming.digest ? [key] : [],
        ),
      ),
      ...plan.quarantined.flatMap(({ key, fileId }) => (fileId === incoming.digest ? [key] : [])),
    ].sort();
    same(told, isLookedInto(plan, incoming.digest) ? differingPlaces(base, placesOf(document)) : []);
  }
}

/** A file that the log has is looked into for what was set apart of it, while no later one stands for it. */
const isLookedInto = (plan: MergePlan, digest: string): boolean =>
  plan.files.some(
    ({ file, state, isLatest }) =>
      file.digest === digest &&
      (state.kind === 'new' ||
        (file.items !== null &&
          (state.kind === 'alreadyMerged' || state.kind === 'reopened') &&
          isLatest &&
          state.record.changes.some(({ outcome }) => outcome === 'quarantined'))),
  );

/** What was handed out, and over it whatever was not set apart of the returns up to this one that were merged. */
function newestBase(
  handedOut: Assessment,
  { ancestors, digest, returnId }: IncomingFile,
  files: Told['files'],
  { merges }: Assessment,
): ReadonlyMap<string, unknown> {
  const base = new Map(placesOf(handedOut));
  for (const id of [...ancestors, returnId]) {
    const record = merges.find((each) => each.returnId === id && (id !== returnId || each.id === digest));
    const earlier = files.find(({ incoming }) =>
      id === returnId ? incoming.digest === digest : incoming.returnId === id,
    );
    if (!record || !earlier) continue;
    count('later returns');
    const apart = new Set(
      record.changes.flatMap(({ place, outcome }) => (outcome === 'quarantined' ? [keyOfPlace(place)] : [])),
    );
    const places = placesOf(earlier.document);
    for (const key of differingPlaces(base, places)) {
      if (apart.has(key)) continue;
      if (places.has(key)) base.set(key, places.get(key));
      else base.delete(key);
    }
  }
  return base;
}

/** What a whole assessment is compared with. */
const blankOf = ({ entries, rubric, process }: Assessment): Partial<Assessment> => {
  const leads = new Map(
    rubric.areas
      .flatMap(({ criteria }) => criteria)
      .flatMap((criterion) => ('subCriteria' in criterion ? criterion.subCriteria : [criterion]))
      .map(({ code, ...row }) => [code, 'leadDepartment' in row ? row.leadDepartment : '']),
  );
  const [blank] = EMPTY.entries.values();
  return {
    process: { ...process, ...EMPTY.process },
    departments: rubric.departments,
    adjustments: [],
    evidence: [],
    scenarios: [],
    studio: EMPTY.studio,
    plan: [],
    handouts: [],
    entries: new Map(
      [...entries.keys()].map((code) => [code, { ...blank!, code, leadDepartment: leads.get(code) ?? '' }]),
    ),
  };
};

function locksHold(ours: Assessment, after: Assessment): void {
  for (const [code, before] of ours.entries) {
    const next = after.entries.get(code)!;
    for (const field of Object.keys(before) as (keyof typeof before)[]) {
      if (field === 'code' || lockOf(ours.process, field) === null) continue;
      same(next[field], before[field], `${code} ${field}`);
    }
    if (lockOf(ours.process, 'selfScore')) expect(next.scoredOn).toBe(before.scoredOn);
    const known = new Set(before.thread.map(({ id }) => id));
    for (const { id, round } of next.thread) if (!known.has(id)) expect(ours.process.rounds[round].lockedAt).toBeNull();
    expect(next.thread.filter(({ id }) => known.has(id))).toHaveLength(known.size);
  }
  if (registerLock(ours.process)) same(after.evidence, ours.evidence);
  same(after.process, ours.process);
}

/** Where the document differs from what stood, a file had something to say, and nothing of it was set apart. */
function onlySaidIsWritten(ours: Assessment, after: Assessment, { changes }: MergePlan): void {
  const written = new Set(changes.map(({ key }) => key));
  for (const key of differingPlaces(placesOf(ours), placesOf(after))) expect(written.has(key), key).toBe(true);
}

function resultsStand(after: Assessment, { changes, quarantined }: MergePlan): void {
  const places = placesOf(after);
  for (const { key, result } of changes) same(places.get(key) ?? null, result, key);
  const log = new Map(after.merges.map((record) => [record.id, record]));
  const theirsOf = (fileId: string): ReadonlyMap<string, unknown> => {
    const { entries, evidence } = log.get(fileId)!;
    const asDocument = { ...EMPTY, entries: new Map(entries.map((entry) => [entry.code, entry])), evidence };
    return placesOf(asDocument);
  };
  const told = new Map<string, ReadonlyMap<string, unknown>>();
  const isKept = (fileId: string, key: string, theirs: unknown): void => {
    if (!told.has(fileId)) told.set(fileId, theirsOf(fileId));
    if (key.startsWith('row/') || key.startsWith('record/documents/'))
      same(told.get(fileId)!.get(key) ?? null, theirs, key);
    expect(log.get(fileId)!.changes.filter(({ place }) => keyOfPlace(place) === key)).toHaveLength(1);
  };
  for (const { key, candidates } of changes) {
    for (const { fileId, theirs } of candidates as readonly { readonly fileId: string; readonly theirs: unknown }[]) {
      isKept(fileId, key, theirs);
      const { outcome } = log.get(fileId)!.changes.find(({ place }) => keyOfPlace(place) === key)!;
      if (outcome !== 'applied') continue;
      same(saidAt(places, key), saidAt(new Map([[key, theirs]]), key), key);
    }
  }
  for (const change of quarantined) {
    isKept(change.fileId, change.key, change.kind === 'setting' ? null : change.theirs);
    expect(log.get(change.fileId)!.changes.find(({ place }) => keyOfPlace(place) === change.key)!.outcome).toBe(
      'quarantined',
    );
  }
}

function twiceIsOnce(
  { ours, tree, files: told }: Told,
  after: Assessment,
  files: readonly IncomingFile[],
  conflicts: number,
): void {
  const again = planMerge(after, tree, files);
  same(mergePatches(after, again, SIGNED), []);
  same(again.changes, []);
  // What a whole assessment fills in was blank, or was emptied: only the log tells.
  if (conflicts > 0 || told.some(({ handedOut }) => handedOut === null)) return;
  const forgotten = { ...after, merges: ours.merges };
  const plan = planMerge(forgotten, tree, files);
  // A hand-out that was made of a file's own value may ask again; nothing is written unasked.
  const twice = applyPatches(forgotten, mergePatches(forgotten, plan, SIGNED));
  same(withoutLog(twice), withoutLog(after));
}

/** Files merged one by one, in the order given and in its reverse, come to the same where nobody had to choose. */
function oneAfterAnother(
  { ours, tree, files: told }: Told,
  files: readonly IncomingFile[],
  after: Assessment,
  plan: MergePlan,
  hadConflicts: boolean,
): void {
  if (hadConflicts) return;
  const ends = [files, files.toReversed()].map((order) => {
    let document = ours;
    const apart = new Set<string>();
    for (const file of order) {
      const each = planMerge(document, tree, [file]);
      if (conflictsOf(each).length > 0) return null;
      for (const { fileId, key, reason } of each.quarantined) apart.add(`${fileId} ${key} ${reason}`);
      document = applyPatches(document, mergePatches(document, each, SIGNED));
    }
    return { document, apart };
  });
  const [first, second] = ends;
  if (!first || !second) return;
  // What a later return takes out or rewrites stays where an earlier one had brought it, and is told.
  const isTold = (reason: string): boolean => /(staysInRegister|onlyAdds)$/.test(reason);
  if ([...first.apart, ...second.apart].some(isTold)) return;
  // A whole assessment brings what the work of others is measured by: who leads a row, which documents there are.
  if (told.some(({ handedOut }) => handedOut === null)) {
    if (!isDeepStrictEqual(first.apart, second.apart)) return;
    if (first.apart.size !== plan.quarantined.length) return;
  }
  count('sequences');
  same(withoutLog(first.document), withoutLog(second.document));
  same(withoutLog(first.document), withoutLog(after));
}

/** Two workspaces of one hand-out, each merged into the other: what is new on one side is nothing on the other. */
function sidesAreLabels({ tree, workspaces }: Told): void {
  const [left, right] = workspaces.filter(
    ({ workspace }, _, all) => all.filter((each) => each.workspace!.handout.id === workspace!.handout.id).length > 1,
  );
  if (!left?.workspace || left.workspace.handout.id !== right?.workspace?.handout.id) return;
  count('swapped');
  const there = planMerge(left, tree, [fileOf(right, tree, 'phải')]);
  const back = planMerge(right, tree, [fileOf(left, tree, 'trái')]);
  const apart = new Set([...there.quarantined, ...back.quarantined].map(({ key }) => key));
  // A score on another day that says what it said before is told, and is nothing.
  const isDayOnly = ({ key, candidates: [candidate] }: PlannedChange): boolean =>
    isDeepStrictEqual(saidAt(new Map([[key, candidate!.base]]), key), saidAt(new Map([[key, candidate!.theirs]]), key));
  for (const change of [...there.changes, ...back.changes]) if (isDayOnly(change)) apart.add(change.key);
  const byKey = new Map(back.changes.map((change) => [change.key, change]));
  for (const change of there.changes) {
    if (apart.has(change.key)) continue;
    const other = byKey.get(change.key);
    if (change.key.includes('/note/') && [change.outcome, other?.outcome].includes('apply')) {
      // One note goes on from the other: it stands on both sides.
      if (other) same(other.result, change.result);
    } else if (change.outcome === 'apply') expect(other, change.key).toBeUndefined();
    else expect(other?.outcome, change.key).toBe(change.outcome);
    if (change.outcome === 'conflict') {
      const [candidate] = change.candidates as readonly { readonly theirs: unknown }[];
      expect([other!.ours, (other!.candidates[0] as { readonly theirs: unknown }).theirs]).toEqual([
        candidate!.theirs,
        change.ours,
      ]);
    }
    if (change.outcome === 'join') {
      const said = (text: unknown): readonly string[] =>
        [
          ...new Set(
            (text as string)
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          ),
        ].sort();
      same(said(other!.result), said(change.result));
    }
  }
  const known = new Set(there.changes.map(({ key }) => key));
  for (const { key, outcome } of back.changes) if (!apart.has(key) && !known.has(key)) expect(outcome).toBe('apply');
}

const order = fc.array(fc.nat({ max: 6 }), { minLength: 7, maxLength: 7 });
const ruleAt = fc.nat({ max: RULES.length - 1 });

describe('any history of several departments', () => {
  for (const [name, start] of Object.entries({ small: blankDocument(), rich: exchangeDocument() })) {
    const histories = HISTORIES[name as keyof typeof HISTORIES];
    test(`merges in any order to the same, twice as once, with nothing lost (${name} rubric)`, () => {
      holds(SEED, histories, anyStory, ruleAt, order, (story: Story, rule: number, given: readonly number[]) => {
        const told = tell(start, story);
        count('histories');
        checkHistory(told, rule, given);
        sidesAreLabels(told);
      });
    }, 240_000);
  }

  test('meets what there is to meet', () => {
    const least = { histories: 10_000, apply: 20_000, same: 10_000, join: 800, conflict: 1500, sequences: 5000 };
    for (const [name, times] of Object.entries({ ...least, swapped: 500, 'later returns': 500, locked: 300 }))
      expect(met.get(name) ?? 0, name).toBeGreaterThanOrEqual(times);
  });

  afterAll(() => {
    const sum = [...met].map(([name, times]) => `${name} ${String(times)}`).join(', ');
    console.log(`Histories of departments, seed ${String(SEED)}: ${sum}`);
  });
});

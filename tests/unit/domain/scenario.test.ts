import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assessment, Scenario } from '../../../src/domain/assessment';
import { applyCommand } from '../../../src/domain/command';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { applyPatches } from '../../../src/domain/patch';
import type { Points } from '../../../src/domain/points';
import {
  changesOver,
  mergeScenarios,
  overlayOf,
  rebased,
  rollUpOverlay,
  scenarioIssues,
  standsOnDocument,
  wholeChanges,
  type MergeChoice,
  type ScenarioChange,
} from '../../../src/domain/scenario';
import { blankDocument, holds, pts, scenario, withEntries } from '../../helpers/domain';

/** Rows of 0.1 (1.1.1), 0.2 (1.1.2), 1.2 (1.2.1), 10 (2.1.1) and 3.3334 (2.2). */
const { assessment: blank, tree } = blankDocument();
const codes = tree.scoredNodes.map(({ code }) => code);

const to = (code: string, selfScore: number, ...from: [from?: number | null]): ScenarioChange => ({
  code,
  selfScore: pts(selfScore),
  ...(from[0] === undefined ? {} : { from: from[0] === null ? null : pts(from[0]) }),
});

const over = (basedOn: string, id: string, changes: ScenarioChange[]): Scenario => ({
  ...scenario(id, `Tên ${id}`, changes),
  basedOn,
});
const plain = (id: string, changes: ScenarioChange[]): Scenario => scenario(id, `Tên ${id}`, changes);

const scores = (changes: readonly ScenarioChange[]) => new Map(changes.map((each) => [each.code, each.selfScore]));

describe('a scenario that goes on from another', () => {
  const first = plain('a', [to('1.1.1', 100), to('2.2', 1_0000, null)]);
  const second = over('a', 'b', [to('2.1.1', 9_0000)]);
  const third = over('b', 'c', [to('1.1.1', 300, 100), to('1.2.1', 0)]);
  const chain = [third, first, second];

  it('assumes all that those below assume, and its own over it', () => {
    expect(wholeChanges(chain, first)).toEqual(first.changes);
    expect(wholeChanges(chain, second)).toEqual([...first.changes, ...second.changes]);
    expect(wholeChanges(chain, third)).toEqual([
      to('1.1.1', 300, 100),
      to('2.2', 1_0000, null),
      to('2.1.1', 9_0000),
      to('1.2.1', 0),
    ]);
    for (const each of chain) expect(standsOnDocument(chain, each)).toBe(true);
  });

  it('where one below is missing, or comes round to itself, assumes its own alone', () => {
    const gone = [third, second];
    expect(standsOnDocument(gone, third)).toBe(false);
    expect(wholeChanges(gone, third)).toEqual(third.changes);
    const [here, there] = [over('y', 'x', [to('2.2', 1)]), over('x', 'y', [to('2.1.1', 2)])];
    // Above a loop, without being in it.
    const above = over('x', 'z', [to('1.2.1', 3)]);
    for (const each of [here, there, above]) {
      expect(standsOnDocument([here, there, above], each)).toBe(false);
      expect(wholeChanges([here, there, above], each)).toEqual(each.changes);
    }
    const self = over('s', 's', [to('2.2', 1)]);
    expect(standsOnDocument([self], self)).toBe(false);
  });
});

describe('the overlay', () => {
  const changes = [
    to('1.1.1', 100),
    to('9.9', 1),
    to('1.1', 1),
    to('2.2', 3_3335),
    to('1.2.1', 1_2000),
    to('2.1.1', 5),
  ];

  it('takes what fits the document: scored rows that apply, up to their maximum', () => {
    const document = withEntries(blank, { '2.1.1': { notApplicableReason: 'Không có' } });
    expect([...overlayOf(document, tree, changes)]).toEqual([
      ['1.1.1', 100],
      ['1.2.1', 1_2000],
    ]);
  });

  it('is laid over the document’s scores, and the rest stays', () => {
    const document = withEntries(blank, {
      '1.1.1': { selfScore: pts(1000) },
      '1.1.2': { selfScore: pts(2000), appraisedScore: pts(0) },
      '2.1.1': { selfScore: pts(9_0000), notApplicableReason: 'Không có' },
    });
    const rollup = rollUpOverlay(document, tree, overlayOf(document, tree, changes));
    // 0.01 + 0.2 of 0.3, 1.2 of 1.2, and 3.3334 still open.
    expect(rollup.total).toEqual({ points: 1_4100, maxPoints: 4_8334, openPoints: 3_3334, scoredRows: 3, rows: 4 });
    expect(rollup.sumByCode.get('1.1')).toMatchObject({ points: 2100 });
  });
});

describe('what the document has moved away from', () => {
  const document = withEntries(blank, {
    '1.1.1': { selfScore: pts(500) },
    '1.1.2': { selfScore: pts(1000), notApplicableReason: 'Không có' },
  });
  const locked = (round: 'self' | 'final'): Assessment => ({
    ...document,
    process: {
      ...document.process,
      rounds: {
        ...document.process.rounds,
        [round]: { deadline: '', lockedAt: '2024-03-01T00:00:00.000Z' },
      },
    },
  });
  const issues = (change: ScenarioChange, given = document) =>
    scenarioIssues(given, tree, plain('a', [change])).map(({ code: _code, change: _change, ...rest }) => rest);

  const cases: [name: string, ScenarioChange, ReturnType<typeof issues>][] = [
    ['a row that is gone', to('9.9', 1), [{ reason: 'rowGone' }]],
    ['a row that is a sum', to('1.1', 1), [{ reason: 'rowGone' }]],
    ['a row that does not apply', to('1.1.2', 500, 100), [{ reason: 'notApplicable' }]],
    ['more than the maximum', to('1.1.1', 1001, 100), [{ reason: 'aboveMaximum', maximum: pts(1000) }]],
    ['what has come true by itself', to('1.1.1', 500, 100), [{ reason: 'reached' }]],
    ['what has come true, where nobody kept the score before', to('1.1.1', 500), [{ reason: 'reached' }]],
    ['a row set back to what stands, over another scenario', to('1.1.1', 500, 500), []],
    ['a score that stands as it stood', to('1.1.1', 800, 500), []],
    ['a blank that stands as it stood', to('2.2', 800, null), []],
    ['a score of which nobody kept the one before', to('1.1.1', 800), []],
    ['another score below', to('1.1.1', 800, 600), [{ reason: 'moved', from: pts(600), now: pts(500) }]],
    ['a row scored since', to('1.1.1', 800, null), [{ reason: 'moved', from: null, now: pts(500) }]],
    ['a row blank since', to('2.2', 800, 600), [{ reason: 'moved', from: pts(600), now: null }]],
    ['a loss that is a greater one now', to('1.1.1', 300, 400), [{ reason: 'moved', from: pts(400), now: pts(500) }]],
    ['a gain outdone', to('1.1.1', 400, 300), [{ reason: 'overtaken', from: pts(300), now: pts(500) }]],
    ['a gain on a blank outdone', to('1.1.1', 400, null), [{ reason: 'overtaken', from: null, now: pts(500) }]],
    ['nothing assumed of a blank', to('1.1.1', 0, null), [{ reason: 'moved', from: null, now: pts(500) }]],
    ['an equal score that is a loss now', to('1.1.1', 300, 300), [{ reason: 'moved', from: pts(300), now: pts(500) }]],
  ];
  it.each(cases)('%s', (_name, change, expected) => {
    expect(issues(change)).toEqual(expected);
  });

  it('a lock is said beside what else there is to say, where it keeps a score from being written', () => {
    for (const round of ['self', 'final'] as const) {
      const lock = { reason: 'locked', round };
      expect(issues(to('1.1.1', 800, 500), locked(round))).toEqual([lock]);
      expect(issues(to('1.1.1', 800), locked(round))).toEqual([lock]);
      expect(issues(to('1.1.1', 800, 600), locked(round))).toMatchObject([{ reason: 'moved' }, lock]);
      expect(issues(to('1.1.1', 400, 300), locked(round))).toMatchObject([{ reason: 'overtaken' }, lock]);
      expect(issues(to('1.1.1', 500, 300), locked(round))).toEqual([{ reason: 'reached' }]);
    }
  });

  it('names the row and its change, in the order of the scenario', () => {
    const changes = [to('2.2', 800, 600), to('1.1.1', 900, 500), to('9.9', 1)];
    expect(
      scenarioIssues(document, tree, plain('a', changes)).map(({ code, change }) => [code, changes.indexOf(change)]),
    ).toEqual([
      ['2.2', 0],
      ['9.9', 2],
    ]);
  });

  it('is settled by going on from the document of today: no change is dropped, and what makes no sense stays listed', () => {
    const changes = cases.map(([, change]) => change);
    const all = plain('a', changes);
    const after = rebased(document, all);
    expect(after.changes.map(({ code, selfScore }) => [code, selfScore])).toEqual(
      changes.map(({ code, selfScore }) => [code, selfScore]),
    );
    expect({ ...after, changes: [] }).toEqual({ ...all, changes: [] });
    const reasons = (given: Scenario) => scenarioIssues(document, tree, given).map(({ reason }) => reason);
    expect(reasons(all)).toContain('moved');
    expect(reasons(after)).toEqual(reasons(all).filter((reason) => reason !== 'moved'));
    expect(rebased(document, after)).toEqual(after);
    expect(rebased(document, plain('a', [to('1.1.1', 800, 600), to('2.2', 5)])).changes).toEqual([
      to('1.1.1', 800, 500),
      to('2.2', 5, null),
    ]);
  });
});

describe('two scenarios in one', () => {
  const first = plain('a', [to('1.1.1', 300), to('1.2.1', 5000, 1), to('2.2', 700, 1)]);
  const base = plain('b', [to('2.1.1', 9_0000, null)]);
  const second = over('b', 'c', [to('1.1.1', 200), to('2.2', 900, 2), to('1.2.1', 5000, 2)]);
  const merged = (choice: MergeChoice) => mergeScenarios([first, base, second], first, second, choice);
  const clash = (code: string, ...[one, two, taken]: [number, number, number]) => ({
    code,
    first: pts(one),
    second: pts(two),
    taken: pts(taken),
  });

  it('have what stands in either, and the chosen score where they differ', () => {
    expect(merged('first')).toEqual({
      changes: [to('1.1.1', 300), to('1.2.1', 5000, 1), to('2.2', 700, 1), to('2.1.1', 9_0000, null)],
      clashes: [clash('1.1.1', 300, 200, 300), clash('2.2', 700, 900, 700)],
    });
    expect(merged('second')).toEqual({
      changes: [to('1.1.1', 200), to('1.2.1', 5000, 2), to('2.2', 900, 2), to('2.1.1', 9_0000, null)],
      clashes: [clash('1.1.1', 300, 200, 200), clash('2.2', 700, 900, 900)],
    });
    expect(merged('higher')).toEqual({
      changes: [to('1.1.1', 300), to('1.2.1', 5000, 1), to('2.2', 900, 2), to('2.1.1', 9_0000, null)],
      clashes: [clash('1.1.1', 300, 200, 300), clash('2.2', 700, 900, 900)],
    });
  });

  it('that say the same do not clash', () => {
    const same = mergeScenarios([first, base, second], second, second, 'higher');
    expect(same.clashes).toEqual([]);
    expect(scores(same.changes)).toEqual(scores(wholeChanges([base, second], second)));
  });
});

/** Some of the rows with assumed scores, each once. */
const someChanges = fc
  .tuple(
    fc.shuffledSubarray(codes),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: codes.length, maxLength: codes.length }),
    fc.array(fc.constantFrom(undefined, null, 0, 1), { minLength: codes.length, maxLength: codes.length }),
  )
  .map(([rows, values, froms]) => rows.map((code, position) => to(code, values[position]!, froms[position])));

/** Up to seven scenarios without a loop: each may go on from any that was drawn before it, in any order of the list. */
const forest: fc.Arbitrary<readonly Scenario[]> = fc
  .array(fc.tuple(someChanges, fc.option(fc.nat(), { freq: 4 })), { minLength: 1, maxLength: 7 })
  .map((drawn) =>
    drawn.map(([changes, base], position) => {
      const given = base === null || position === 0 ? {} : { basedOn: `s${String(base % position)}` };
      // One that goes on from the document assumes something.
      const own = changes.length === 0 && !('basedOn' in given) ? [to('2.2', 1)] : changes;
      return { ...plain(`s${String(position)}`, own), ...given };
    }),
  )
  .chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));

/** The score that a scenario assumes for a row, read the slow way. */
function assumedIn(list: readonly Scenario[], id: string | undefined, code: string): Points | undefined {
  const found = list.find((each) => each.id === id);
  if (!found) return undefined;
  return found.changes.find((change) => change.code === code)?.selfScore ?? assumedIn(list, found.basedOn, code);
}

describe('whatever goes on from whatever', () => {
  it('each row has the score of the nearest scenario that names it', () => {
    holds(7301, 1000, forest, (list) => {
      for (const each of list) {
        const whole = wholeChanges(list, each);
        expect(scores(whole).size).toBe(whole.length);
        for (const code of codes) expect(scores(whole).get(code)).toBe(assumedIn(list, each.id, code));
      }
    });
  });

  it('deleting one leaves the others’ whole changes as they were, and comes back by undo', () => {
    holds(7302, 600, forest, fc.nat(), (list, drawn) => {
      const document = { ...blank, scenarios: list };
      const { id } = list[drawn % list.length]!;
      const change = applyCommand(document, tree, { type: 'deleteScenario', id });
      if (!change.ok) throw new Error(JSON.stringify(change.error));
      const { document: after, inverse } = change.value;
      const others = list.filter((each) => each.id !== id);
      expect(after.scenarios.map((each) => each.id)).toEqual(others.map((each) => each.id));
      after.scenarios.forEach((each, position) => {
        expect(wholeChanges(after.scenarios, each)).toEqual(wholeChanges(list, others[position]!));
      });
      // Nothing that the gate would refuse, and nobody else is touched.
      expect(parseDocument(documentToFile(after))).toMatchObject({ ok: true, value: { assessment: after } });
      const untouched = others.filter(({ basedOn }) => basedOn !== id);
      for (const each of untouched) expect(after.scenarios).toContain(each);
      expect(applyPatches(after, inverse)).toEqual(document);
    });
  });

  it('what is said over a base says the whole that was given', () => {
    let overBase = 0;
    holds(7303, 1500, forest, fc.nat(), someChanges, fc.boolean(), (list, drawn, given, goesOn) => {
      const base = list[drawn % list.length]!;
      const below = wholeChanges(list, base);
      // Half of the time all that the base names is named, as it must be to be said over it.
      const changes = goesOn ? [...new Map([...below, ...given].map((each) => [each.code, each])).values()] : given;
      const made: Scenario = { ...plain('new', []), ...changesOver(list, base.id, changes) };
      expect(scores(wholeChanges([...list, made], made))).toEqual(scores(changes));
      if (made.basedOn === undefined) {
        expect(made.changes).toEqual(changes);
        return;
      }
      overBase += 1;
      expect(made.basedOn).toBe(base.id);
      // Nothing is said twice.
      for (const { code, selfScore } of made.changes) expect(scores(below).get(code)).not.toBe(selfScore);
    });
    expect(overBase).toBeGreaterThan(500);
  });

  it('what is said over no base, or one that is gone, is its own', () => {
    const changes = [to('2.2', 5)];
    expect(changesOver([], undefined, changes)).toEqual({ changes });
    expect(changesOver([plain('a', changes)], 'b', changes)).toEqual({ changes });
    expect(changesOver([plain('a', changes)], 'a', changes)).toEqual({ basedOn: 'a', changes: [] });
    expect(changesOver([plain('a', changes)], 'a', [to('2.1.1', 5)])).toEqual({ changes: [to('2.1.1', 5)] });
  });

  it('merging takes each row from one of the two', () => {
    holds(7304, 800, forest, fc.nat(), fc.nat(), (list, one, two) => {
      const [first, second] = [list[one % list.length]!, list[two % list.length]!];
      const [a, b] = [scores(wholeChanges(list, first)), scores(wholeChanges(list, second))];
      const expected = (code: string, choice: MergeChoice): Points | undefined => {
        const [left, right] = [a.get(code), b.get(code)];
        if (left === undefined || right === undefined) return left ?? right;
        return choice === 'first' ? left : choice === 'second' ? right : left > right ? left : right;
      };
      for (const choice of ['first', 'second', 'higher'] as const) {
        const { changes, clashes } = mergeScenarios(list, first, second, choice);
        const merged = scores(changes);
        expect(merged.size).toBe(changes.length);
        for (const code of codes) expect(merged.get(code)).toBe(expected(code, choice));
        expect(clashes.map(({ code }) => code).sort()).toEqual(
          codes.filter((code) => a.has(code) && b.has(code) && a.get(code) !== b.get(code)).sort(),
        );
        for (const { code, first: left, second: right, taken } of clashes)
          expect([left, right, taken]).toEqual([a.get(code), b.get(code), merged.get(code)]);
      }
    });
  });
});

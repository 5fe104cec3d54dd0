import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { proposeRubricMap } from '../../../src/domain/propose-rubric-map';
import { mapFaults, type RubricMap } from '../../../src/domain/rubric-map';
import { changeLink, type MapEdit } from '../../../src/domain/rubric-map-edits';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { holds } from '../../helpers/domain';
import { editedRubric, treeOf } from '../../helpers/domain-rubrics';
import { told } from '../../helpers/domain-years';

const row = (name: string, max = 1_0000) => ({ name, max });
const from = treeOf([
  ['1.1.1', row('alpha')],
  ['1.1.2', row('beta')],
  ['1.1.3', row('gamma')],
]);
const to = treeOf([
  ['2.1.1', row('alpha')],
  ['2.1.2', row('delta')],
  ['2.1.3', row('gamma', 2_0000)],
]);
const proposal = proposeRubricMap(from, to);

function edited(map: RubricMap, ...edits: readonly MapEdit[]): RubricMap {
  return edits.reduce((current, edit) => {
    const result = changeLink(current, edit, from, to);
    if (!result.ok) throw new Error(result.error.reason);
    return result.value;
  }, map);
}
const link = (from: string[], to: string[]): MapEdit => ({ kind: 'link', from, to });
const unlink = (from: string[], to: string[]): MapEdit => ({ kind: 'unlink', from, to });

describe('the links of a map', () => {
  it('start as proposed', () => {
    expect(told(proposal)).toEqual(['same 1.1.1>2.1.1', 'new >2.1.2', 'reworded 1.1.3>2.1.3', 'dropped 1.1.2>']);
  });

  it('pair two rows, which leave their own partners behind', () => {
    expect(told(edited(proposal, link(['1.1.2'], ['2.1.2'])))).toEqual([
      'same 1.1.1>2.1.1',
      'reworded 1.1.2>2.1.2',
      'reworded 1.1.3>2.1.3',
    ]);
    const crossed = edited(proposal, link(['1.1.1'], ['2.1.3']));
    expect(told(crossed)).toEqual([
      'new >2.1.1',
      'new >2.1.2',
      'reworded 1.1.1>2.1.3',
      'dropped 1.1.2>',
      'dropped 1.1.3>',
    ]);
    // What name, maximum and track make the same is the same again.
    expect(told(edited(crossed, link(['1.1.1'], ['2.1.1'])))[0]).toBe('same 1.1.1>2.1.1');
  });

  it('part again into dropped and new', () => {
    const parted = ['new >2.1.1', 'new >2.1.2', 'reworded 1.1.3>2.1.3', 'dropped 1.1.1>', 'dropped 1.1.2>'];
    expect(told(edited(proposal, unlink(['1.1.1'], ['2.1.1'])))).toEqual(parted);
    expect(told(edited(proposal, unlink(['1.1.1'], [])))).toEqual(parted);
    expect(told(edited(proposal, unlink([], ['2.1.1'])))).toEqual(parted);
    expect(told(edited(proposal, unlink(['1.1.2'], ['2.1.2'])))).toEqual(told(proposal));
  });

  it('join several rows in one, in official order', () => {
    const joined = edited(proposal, link(['1.1.3', '1.1.1', '1.1.3'], ['2.1.2']));
    expect(told(joined)).toEqual(['new >2.1.1', 'merged 1.1.1,1.1.3>2.1.2', 'new >2.1.3', 'dropped 1.1.2>']);
    // One of two leaves: a pair stays.
    expect(told(edited(joined, unlink(['1.1.3'], [])))).toEqual([
      'new >2.1.1',
      'reworded 1.1.1>2.1.2',
      'new >2.1.3',
      'dropped 1.1.2>',
      'dropped 1.1.3>',
    ]);
    // The one leaves: nothing is left to be joined in.
    expect(told(edited(joined, link(['1.1.2'], ['2.1.2'])))).toEqual([
      'new >2.1.1',
      'reworded 1.1.2>2.1.2',
      'new >2.1.3',
      'dropped 1.1.1>',
      'dropped 1.1.3>',
    ]);
  });

  it('divide one row into several', () => {
    const divided = edited(proposal, link(['1.1.1'], ['2.1.2', '2.1.1', '2.1.3']));
    expect(told(divided)).toEqual(['split 1.1.1>2.1.1,2.1.2,2.1.3', 'dropped 1.1.2>', 'dropped 1.1.3>']);
    expect(told(edited(divided, link(['1.1.2'], ['2.1.2'])))).toEqual([
      'split 1.1.1>2.1.1,2.1.3',
      'reworded 1.1.2>2.1.2',
      'dropped 1.1.3>',
    ]);
    // What is left of a split is the same row where it was.
    expect(told(edited(divided, unlink([], ['2.1.2', '2.1.3'])))[0]).toBe('same 1.1.1>2.1.1');
  });

  it('are called the same or reworded by a person, and keep that when they are linked again', () => {
    const called = edited(
      proposal,
      { kind: 'call', to: '2.1.3', as: 'same' },
      { kind: 'call', to: '2.1.1', as: 'reworded' },
    );
    expect(told(called)).toEqual(['reworded 1.1.1>2.1.1', 'new >2.1.2', 'same 1.1.3>2.1.3', 'dropped 1.1.2>']);
    expect(edited(called, link(['1.1.3'], ['2.1.3']))).toEqual(called);
    expect(told(edited(called, link(['1.1.2'], ['2.1.2'])))[2]).toBe('same 1.1.3>2.1.3');
  });

  it.each([
    [link(['1.1.1', '1.1.2'], ['2.1.1', '2.1.2']), { reason: 'manyToMany' }],
    [link(['1.1.1'], []), { reason: 'nothingToLink' }],
    [link([], ['2.1.1']), { reason: 'nothingToLink' }],
    [link(['1.1'], ['2.1.1']), { reason: 'unknownRow', side: 'from', code: '1.1' }],
    [link(['1.1.1'], ['1.1.1']), { reason: 'unknownRow', side: 'to', code: '1.1.1' }],
    [unlink(['1.1.1'], ['9.9.9']), { reason: 'unknownRow', side: 'to', code: '9.9.9' }],
    [
      { kind: 'call', to: '2.1.2', as: 'same' },
      { reason: 'notAPair', code: '2.1.2' },
    ],
    [
      { kind: 'call', to: '1.1.2', as: 'same' },
      { reason: 'unknownRow', side: 'to', code: '1.1.2' },
    ],
  ] as const)('refuse %j', (edit, error) => {
    expect(changeLink(proposal, edit, from, to)).toEqual({ ok: false, error });
  });

  it('between tracks are reworded, whatever the names', () => {
    const surveyed = treeOf([['1.1.1', { ...row('alpha'), track: 'leaderSurvey' }]]);
    const apart = proposeRubricMap(from, surveyed);
    const result = changeLink(apart, link(['1.1.1'], ['1.1.1']), from, surveyed);
    expect(result.ok && told(result.value)[0]).toBe('reworded 1.1.1>1.1.1');
  });

  it('of a merger are no pair', () => {
    const joined = edited(proposal, link(['1.1.1', '1.1.3'], ['2.1.2']));
    expect(changeLink(joined, { kind: 'call', to: '2.1.2', as: 'same' }, from, to)).toMatchObject({ ok: false });
  });
});

describe('any edits in a row', () => {
  const tree = createRubricTree(loadRubric());
  const codes = fc.array(fc.nat(), { maxLength: 4 });
  const someEdits = fc.array(
    fc.record({ kind: fc.constantFrom('link', 'link', 'unlink', 'call'), from: codes, to: codes }),
    { minLength: 1, maxLength: 25 },
  );

  it('leave a map between the two rubrics, with what was asked for in it', () => {
    let made = 0;
    holds(611, 100, editedRubric(tree), someEdits, ({ rubric }, edits) => {
      const later = createRubricTree(rubric);
      const rowsOf = (numbers: readonly number[], { scoredNodes }: typeof tree): string[] =>
        numbers.map((number) => scoredNodes[number % scoredNodes.length]!.code);
      let map = proposeRubricMap(tree, later);
      for (const { kind, from: fromNumbers, to: toNumbers } of edits) {
        const [one, other] = [rowsOf(fromNumbers, tree), rowsOf(toNumbers, later)];
        const edit: MapEdit =
          kind === 'call'
            ? { kind: 'call', to: other[0] ?? later.scoredNodes[0]!.code, as: one.length > 1 ? 'same' : 'reworded' }
            : { kind: kind, from: one, to: other };
        const before = map;
        const result = changeLink(map, edit, tree, later);
        if (!result.ok) continue;
        made += 1;
        map = result.value;
        expect(mapFaults(map, tree, later)).toEqual([]);
        // The links of rows that the edit does not name stand as they stood.
        const named = (each: RubricMap[number]): boolean =>
          each.from.some((code) => one.includes(code)) || each.to.some((code) => other.includes(code));
        if (edit.kind !== 'call') for (const each of before) if (!named(each)) expect(map).toContainEqual(each);
        if (edit.kind === 'link')
          expect(map.filter(named).map((each) => [[...each.from].sort(), [...each.to].sort()])).toContainEqual([
            [...new Set(one)].sort(),
            [...new Set(other)].sort(),
          ]);
        if (edit.kind === 'unlink')
          for (const each of map.filter(
            (candidate) => named(candidate) && candidate.from.length + candidate.to.length > 1,
          ))
            expect([
              each.from.filter((code) => one.includes(code)),
              each.to.filter((code) => other.includes(code)),
            ]).toEqual([[], []]);
      }
      expect(map.flatMap((each) => each.from).sort()).toEqual(tree.scoredNodes.map(({ code }) => code).sort());
      expect(map.flatMap((each) => each.to).sort()).toEqual(later.scoredNodes.map(({ code }) => code).sort());
    });
    expect(made).toBeGreaterThan(300);
  });
});

import { describe, expect, it } from 'vitest';
import type { Assessment, Scenario } from '../../../src/domain/assessment';
import { applyCommand, type Change } from '../../../src/domain/command';
import { applyPatches } from '../../../src/domain/patch';
import { blankDocument, pts, scenario } from '../../helpers/domain';

const { assessment: blank, tree } = blankDocument();

const plain = (id: string, score: number, code = '1.1.1'): Scenario =>
  scenario(id, `Tên ${id}`, [{ code, selfScore: pts(score) }]);
const over = (basedOn: string, given: Scenario): Scenario => ({ ...given, basedOn });

const save = (document: Assessment, given: Scenario) =>
  applyCommand(document, tree, { type: 'saveScenario', scenario: given });

function saved(document: Assessment, ...given: readonly Scenario[]): Assessment {
  return given.reduce((current, each) => {
    const result = save(current, each);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value.document;
  }, document);
}

function deleted(document: Assessment, id: string): Change {
  const result = applyCommand(document, tree, { type: 'deleteScenario', id });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('a scenario on another', () => {
  const chain = saved(blank, plain('a', 100), over('a', plain('b', 200, '2.2')), over('b', plain('c', 300)));

  it('is saved with what it goes on from, and counts all that it assumes', () => {
    expect(chain.scenarios.map(({ basedOn }) => basedOn)).toEqual([undefined, 'a', 'b']);
    const again = save(chain, { ...chain.scenarios[2]!, name: 'Khác' });
    // 1.1.1 of its own and 2.2 of the one below.
    expect(again).toMatchObject({ ok: true, value: { label: { type: 'saveScenario', name: 'Khác', count: 2 } } });
  });

  it('needs no changes of its own', () => {
    const { scenarios } = saved(chain, over('c', scenario('d', 'Tên d')));
    expect(scenarios.at(-1)).toEqual(over('c', scenario('d', 'Tên d')));
  });

  it('cannot come round to itself, however far', () => {
    for (const base of ['a', 'b', 'c'])
      expect(save(chain, over(base, plain('a', 100)))).toEqual({ ok: false, error: { reason: 'scenarioLoop' } });
    expect(save(blank, over('x', plain('x', 100)))).toEqual({ ok: false, error: { reason: 'scenarioLoop' } });
  });

  it('cannot go on from one that is not there', () => {
    expect(save(chain, over('x', plain('d', 100)))).toEqual({ ok: false, error: { reason: 'unknownScenario' } });
  });

  it('can be set upon another one, or on the document', () => {
    const moved = saved(chain, over('a', plain('c', 300)));
    expect(moved.scenarios.map(({ id, basedOn }) => [id, basedOn])).toEqual([
      ['a', undefined],
      ['b', 'a'],
      ['c', 'a'],
    ]);
    expect(saved(chain, plain('c', 300)).scenarios[2]).toEqual(plain('c', 300));
  });
});

describe('deleting a scenario that others go on from', () => {
  const change = (code: string, score: number) => ({ code, selfScore: pts(score) });
  const document = saved(
    blank,
    plain('a', 100),
    over('a', scenario('b', 'Tên b', [change('1.1.1', 150), change('2.2', 200)])),
    over('b', scenario('c', 'Tên c', [change('2.1.1', 400), change('2.2', 300)])),
    over('b', scenario('d', 'Tên d')),
    over('c', plain('e', 500, '1.2.1')),
  );

  it('gives them its changes, under their own, and what it went on from itself', () => {
    const { document: after, label, inverse } = deleted(document, 'b');
    expect(after.scenarios).toEqual([
      document.scenarios[0],
      over('a', scenario('c', 'Tên c', [change('1.1.1', 150), change('2.2', 300), change('2.1.1', 400)])),
      over('a', scenario('d', 'Tên d', [change('1.1.1', 150), change('2.2', 200)])),
      document.scenarios[4],
    ]);
    expect(label).toEqual({ type: 'deleteScenario', name: 'Tên b', count: 2 });
    expect(applyPatches(after, inverse)).toEqual(document);
  });

  it('sets those upon the lowest on the document', () => {
    const after = deleted(document, 'a').document.scenarios[0]!;
    expect(after).toEqual(scenario('b', 'Tên b', [change('1.1.1', 150), change('2.2', 200)]));
    expect('basedOn' in after).toBe(false);
  });

  it('one after the other leaves the same, in whatever order', () => {
    const without = (...ids: readonly string[]) =>
      ids.reduce((current, id) => deleted(current, id).document, document).scenarios;
    const whole = [change('1.1.1', 150), change('2.2', 300), change('2.1.1', 400), change('1.2.1', 500)];
    const orders = ['a b c d', 'd c b a', 'b d a c', 'c a b d'];
    for (const order of orders) expect(without(...order.split(' '))).toEqual([scenario('e', 'Tên e', whole)]);
  });
});

import { expect, test } from 'vitest';
import { WhatIf } from '../../../src/state/what-if.svelte';
import { pts, scenario } from '../../helpers/domain';
import { must } from '../storage/small-assessment';
import { createTabs, typed } from './tabs';

async function createWhatIf() {
  const { tabs } = await createTabs(1);
  const { workbook } = tabs[0]!;
  let changes = 0;
  const whatIf = new WhatIf(workbook, () => (changes += 1));
  return { workbook, whatIf, changes: () => changes };
}

const assumed = (whatIf: WhatIf): unknown =>
  whatIf.assumptions.map(({ node, before, after, gain }) => [node.code, before, after, gain]);

test('never touches the document; sums count what is assumed in place of what stands', async () => {
  const { workbook, whatIf } = await createWhatIf();
  const { document, self } = workbook;
  expect(whatIf.rollup).toBe(self);
  whatIf.assume([
    { code: '2.1.1', value: pts(9_0000) },
    { code: '1.2.1', value: pts(5000) },
  ]);
  expect(workbook.document).toBe(document);
  expect(workbook.self).toBe(self);
  expect(workbook.undoLabel).toBeNull();
  // 0.75 + 0.0001 stood; 9 more and 0.25 less are assumed.
  expect(whatIf.rollup.total).toMatchObject({ points: pts(9_5001), scoredRows: 3 });
  expect(whatIf.rollup.sumByCode.get('2')?.points).toBe(9_0001);
  expect(assumed(whatIf)).toEqual([
    ['1.2.1', 7500, 5000, -2500],
    ['2.1.1', null, 9_0000, 9_0000],
  ]);
  expect(whatIf.toChanges()).toEqual([
    { code: '1.2.1', selfScore: 5000, from: 7500 },
    { code: '2.1.1', selfScore: 9_0000, from: null },
  ]);
});

test('a value equal to the document is no assumption, whether assumed so or become so', async () => {
  const { workbook, whatIf } = await createWhatIf();
  whatIf.assume([{ code: '1.2.1', value: pts(7500) }]);
  expect([whatIf.overlay.size, whatIf.active]).toEqual([0, false]);
  whatIf.assume([{ code: '1.2.1', value: pts(1) }]);
  expect(whatIf.active).toBe(true);
  must(workbook.run(typed('1.2.1', 1)));
  expect([assumed(whatIf), whatIf.active, whatIf.toChanges()]).toEqual([[], false, []]);
  must(workbook.run(typed('1.2.1', 2)));
  expect(assumed(whatIf)).toEqual([['1.2.1', 2, 1, -1]]);
});

test('zero is an assumption; nothing takes one back', async () => {
  const { whatIf } = await createWhatIf();
  whatIf.assume([{ code: '1.2.1', value: pts(0) }]);
  expect([whatIf.scoreOf('1.2.1'), whatIf.rollup.total.points]).toEqual([0, 1]);
  whatIf.assume([{ code: '1.2.1', value: null }]);
  expect([whatIf.scoreOf('1.2.1'), whatIf.overlay.size]).toEqual([null, 0]);
});

test('what is restored but fits no row of the rubric is left out', async () => {
  const { whatIf } = await createWhatIf();
  whatIf.follow({
    overlay: [
      ['1.1.1', pts(1000)],
      ['1.1.2', pts(2001)], // above its maximum
      ['1.1', pts(1)], // a sum
      ['9.9.9', pts(1)],
      ['2.2', pts(-1)],
    ],
    scenarioId: 'gone',
    done: [],
    undone: [],
  });
  expect([...whatIf.overlay]).toEqual([['1.1.1', 1000]]);
  expect(whatIf.canUndo).toBe(false);
});

test('a scenario replaces what was assumed, discarding forgets it, and both can be taken back', async () => {
  const { whatIf, changes } = await createWhatIf();
  whatIf.assume([{ code: '2.2', value: pts(3) }]);
  whatIf.load(scenario('s9', 'A', [{ code: '1.1.1', selfScore: pts(900) }]));
  expect([[...whatIf.overlay], whatIf.scenarioId]).toEqual([[['1.1.1', 900]], 's9']);
  whatIf.discard();
  expect([whatIf.overlay.size, whatIf.scenarioId]).toEqual([0, null]);
  expect(changes()).toBe(3);
  expect(whatIf.undo()).toMatchObject({ joined: false });
  expect([...whatIf.overlay]).toEqual([['1.1.1', 900]]);
  whatIf.undo();
  expect([...whatIf.overlay]).toEqual([['2.2', 3]]);
  whatIf.undo();
  expect([whatIf.undo(), whatIf.overlay.size]).toEqual([null, 0]);
  expect([whatIf.redo(), whatIf.redo(), whatIf.redo(), whatIf.redo()]).toEqual([true, true, true, false]);
  expect(whatIf.overlay.size).toBe(0);
});

test('taking back the loading of a scenario takes back that the overlay stands for it', async () => {
  const { whatIf, workbook } = await createWhatIf();
  whatIf.load(workbook.document.scenarios[0]!);
  expect(whatIf.scenarioId).toBe('s1');
  whatIf.undo();
  expect([whatIf.scenarioId, whatIf.overlay.size]).toEqual([null, 0]);
  whatIf.redo();
  expect([whatIf.scenarioId, whatIf.overlay.size]).toEqual(['s1', 1]);
});

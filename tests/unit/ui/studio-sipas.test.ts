import { describe, expect, it } from 'vitest';
import { createSample } from '../../../src/data/packs';
import { applyCommand } from '../../../src/domain/command';
import type { SipasYear } from '../../../src/domain/sipas';
import { itemEdits, type ItemWrite } from '../../../src/ui/studio/sipas/item-edits';
import {
  blankSheet,
  outsideRange,
  percentOf,
  saveCommand,
  scaledPercent,
  withComponent,
  withOverall,
  yearChoices,
} from '../../../src/ui/studio/sipas/sheets';
import { changeText, overallText } from '../../../src/ui/studio/sipas/sipas-text';
import { createdAt, pts } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';

describe('a sheet as it is typed', () => {
  const five: SipasYear = {
    ...blankSheet(2023),
    components: { access: 80_0000, procedures: 81_0000, officials: 79_0000, results: 82_0000, feedback: 78_0000 },
  };

  it('reads percents to the ten-thousandth and back', () => {
    for (const percent of [0, 0.0001, 79.1234, 82.66, 100]) expect(percentOf(scaledPercent(percent))).toBe(percent);
    expect([scaledPercent(null), percentOf(null)]).toEqual([null, null]);
  });

  it('is kept while it says something', () => {
    const one = withComponent(blankSheet(2023), 'access', 0);
    expect(saveCommand(one)).toEqual({ type: 'saveSipas', sheet: one });
    expect(saveCommand(withComponent(one, 'access', null))).toEqual({ type: 'deleteSipas', year: 2023 });
  });

  it('is official no longer with another overall figure', () => {
    const official = { ...five, overall: 80_0000, official: true };
    expect(withOverall(official, 81_0000)).toMatchObject({ overall: 81_0000, official: false });
    expect(withOverall(official, null)).toMatchObject({ overall: null, official: false });
  });

  it('cannot have an overall figure outside its five components', () => {
    const range = { lowest: 78_0000, highest: 82_0000 };
    const at = (overall: number | null) => outsideRange({ ...five, overall });
    expect([at(77_9999), at(78_0000), at(82_0000), at(82_0001), at(null)]).toEqual([range, null, null, range, null]);
    // A component that is not known may be anything.
    expect(outsideRange({ ...withComponent(five, 'access', null), overall: 10_0000 })).toBeNull();
  });

  it('may be of any year from the first known to the one after the last', () => {
    expect(yearChoices([2023, 2020, 2022])).toEqual([2024, 2023, 2022, 2021, 2020]);
  });

  it('says an interval as one, and a figure as it was given', () => {
    const said = studioMessages.vi.sipas;
    const sure = { value: 82_6600, lowest: 82_6600, highest: 82_6600, basis: 'published', isEstimate: false } as const;
    expect(overallText(sure, said, ',')).toBe('82,66%');
    expect(overallText({ ...sure, value: 82_8880, lowest: 82_2700, highest: 83_1200 }, said, ',')).toBe(
      said.between('82,89', '82,27', '83,12'),
    );
    expect([5400, -5400, 0, 49, -49].map((change) => changeText(change, ','))).toEqual([
      '+0,54',
      '\u22120,54',
      '0,00',
      '0,00',
      '0,00',
    ]);
  });
});

describe('what is written into the row of PAR INDEX', () => {
  const { assessment, tree } = createSample(createdAt);
  const found = tree.nodeByCode.get('8.1.1');
  if (!found?.scored) throw new Error('The sample has no row 8.1.1');
  const node = found;
  const after = (write: ItemWrite, document = assessment) => {
    const edits = itemEdits(node, document.entries.get('8.1.1')!, write, 'công bố');
    const result = applyCommand(document, tree, { type: 'editCells', gesture: 'form', edits });
    if (!result.ok) throw new Error(result.error.reason);
    return result.value.document;
  };
  const entryOf = (document: typeof assessment) => document.entries.get('8.1.1');

  it('is a figure with its points, or official points over them with their reason', () => {
    const estimate = after({ kind: 'estimate', points: pts(8_2660), percent: 82_6600 });
    expect(entryOf(estimate)).toMatchObject({ selfScore: 8_2660, figures: { percent: 82_6600 }, overrideReason: '' });
    const official = after({ kind: 'official', points: pts(8_5000), percent: null }, estimate);
    expect(entryOf(official)).toMatchObject({
      selfScore: 8_5000,
      figures: { percent: 82_6600 },
      overrideReason: 'công bố',
    });
    const again = after({ kind: 'estimate', points: pts(8_3000), percent: 83_0000 }, official);
    expect(entryOf(again)).toMatchObject({ selfScore: 8_3000, figures: { percent: 83_0000 }, overrideReason: '' });
  });

  it('needs no reason where the official points are what was estimated', () => {
    const same = after({ kind: 'official', points: pts(8_2660), percent: 82_6600 });
    expect(entryOf(same)).toMatchObject({ selfScore: 8_2660, overrideReason: '' });
  });
});

import { describe, expect, it } from 'vitest';
import { loadResults } from '../../../src/data/packs';
import type { Entry } from '../../../src/domain/entry';
import type { CarriedRow } from '../../../src/domain/carried-scores';
import type { ComparedLink } from '../../../src/domain/compare-years';
import { compareYears } from '../../../src/domain/compare-years';
import { proposeRubricMap } from '../../../src/domain/propose-rubric-map';
import type { RubricMap } from '../../../src/domain/rubric-map';
import { commonRows, holesByReason, mostMoved } from '../../../src/ui/studio/years/compared-rows';
import { fillPreview } from '../../../src/ui/studio/years/fill-preview';
import { fillNote, missingText } from '../../../src/ui/studio/years/fill-text';
import { countsByKind, groupsOf, isShown, linkAt, placeOf } from '../../../src/ui/studio/years/map-view';
import { earlierOnes, formerUnitsOf, sourceFault } from '../../../src/ui/studio/years/year-sources';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { treeOf } from '../../helpers/domain-rubrics';
import { studioMessages } from '../../helpers/messages';

const { mergers } = loadResults();

describe('an earlier assessment of the same unit', () => {
  const own = { unit: 'Lạng Sơn', year: 2025 };

  it('has its name, however it is written, and an earlier year', () => {
    expect(sourceFault(own, { unit: 'Tỉnh Lạng Sơn', year: 2024 }, mergers)).toBeNull();
    expect(sourceFault(own, { unit: 'Cao Bằng', year: 2024 }, mergers)).toBe('otherUnit');
    expect(sourceFault(own, { unit: 'Lạng Sơn', year: 2025 }, mergers)).toBe('notEarlier');
  });

  it('is none of those that a unit was merged from, though one has its name', () => {
    const merged = { unit: 'Tuyên Quang', year: 2025 };
    expect(sourceFault(merged, { unit: 'Tuyên Quang', year: 2024 }, mergers)).toBe('otherUnit');
    expect(sourceFault(merged, { unit: 'Hà Giang', year: 2024 }, mergers)).toBe('otherUnit');
    expect(sourceFault({ ...merged, year: 2026 }, { unit: 'Tuyên Quang', year: 2025 }, mergers)).toBeNull();
    expect([...formerUnitsOf(merged, mergers)].sort()).toEqual(['Hà Giang', 'Tuyên Quang']);
    expect(formerUnitsOf({ ...merged, year: 2024 }, mergers)).toEqual([]);
    expect(formerUnitsOf(own, mergers)).toEqual([]);
  });

  it('comes newest year first, of one year the one saved last, and never damaged', () => {
    const summary = (id: string, year: number, savedAt = '2024') => ({ id, unit: 'Lạng Sơn', year, savedAt });
    const found = earlierOnes(
      own,
      [summary('a', 2022), summary('b', 2024, '1'), summary('c', 2024, '2'), summary('d', 0), summary('e', 2026)],
      mergers,
    );
    expect(found.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});

describe('the map as it is shown', () => {
  const row = (max = 1_0000) => ({ name: 'Mục', max });
  const from = treeOf([
    ['1.1.1', row()],
    ['1.1.2', row()],
    ['2.1.1', row()],
  ]);
  const to = treeOf([
    ['1.1.1', row()],
    ['2.1.1', row()],
    ['2.1.2', row()],
  ]);
  const map: RubricMap = [
    { kind: 'split', from: ['1.1.1'], to: ['1.1.1', '2.1.1'] },
    { kind: 'same', from: ['2.1.1'], to: ['2.1.2'] },
    { kind: 'dropped', from: ['1.1.2'], to: [] },
  ];

  it('stands under the later areas, rows of several and of none at the end', () => {
    expect(groupsOf(map, from, to).map(({ areaCode, links }) => [areaCode, links.map(({ kind }) => kind)])).toEqual([
      ['2', ['same']],
      [null, ['split', 'dropped']],
    ]);
    expect(countsByKind(map)).toEqual({ same: 1, reworded: 0, split: 1, merged: 0, new: 0, dropped: 1 });
    expect((['all', 'different', 'split'] as const).map((filter) => map.map((link) => isShown(link, filter)))).toEqual([
      [true, true, true],
      [true, false, true],
      [true, false, false],
    ]);
  });

  it('finds a link by any of its rows', () => {
    expect(map.map(placeOf)).toEqual([
      { side: 'to', code: '1.1.1' },
      { side: 'to', code: '2.1.2' },
      { side: 'from', code: '1.1.2' },
    ]);
    expect(linkAt(map, { side: 'to', code: '2.1.1' })?.kind).toBe('split');
    expect(linkAt(map, { side: 'from', code: '2.1.1' })?.kind).toBe('same');
    expect(linkAt(map, { side: 'from', code: '9' })).toBeNull();
  });
});

describe('the fill as it is shown', () => {
  const figures = { type: 'survey', percent: 50_0000 } as unknown as NonNullable<Entry['figures']>;
  const others = { type: 'survey', percent: 60_0000 } as unknown as NonNullable<Entry['figures']>;
  const carried = (points: number, withFigures: Entry['figures'] = null): CarriedRow => ({
    code: '1.1.1',
    from: ['1.1.1'],
    score: { points: pts(points), how: 'asIs' },
    figures: withFigures,
  });
  const notCarried = (withFigures: Entry['figures'] = null): CarriedRow => ({
    code: '1.1.1',
    from: [],
    score: { points: null, reason: 'noScore', codes: ['1.1.1'] },
    figures: withFigures,
  });
  /** In which lists a row comes to stand, and what the command is given. */
  const outcome = (row: CarriedRow, standing: Partial<Entry>) => {
    const { rows, ...lists } = fillPreview([row], withEntries(blankDocument().assessment, { '1.1.1': standing }));
    const named = Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [name] : []));
    return [named.join('+'), rows.map(({ score, figures: given }) => [score, given])];
  };

  it.each([
    ['a blank is filled', carried(500), {}, ['fresh', [[500, null]]]],
    ['another score is replaced', carried(500), { lastYearScore: pts(400) }, ['overwritten', [[500, null]]]],
    ['the same one is left', carried(500), { lastYearScore: pts(500) }, ['unchanged', []]],
    [
      'figures of another score go',
      carried(500),
      { lastYearScore: pts(500), lastYearFigures: others },
      ['overwritten', [[500, null]]],
    ],
    ['figures come with their score', carried(500, figures), {}, ['fresh', [[500, figures]]]],
    [
      'a row without a score keeps everything',
      notCarried(figures),
      { lastYearScore: pts(400), lastYearFigures: others },
      ['missing', []],
    ],
    ['a score keeps figures of another year away', notCarried(figures), { lastYearScore: pts(400) }, ['missing', []]],
    ['a blank takes figures alone', notCarried(figures), {}, ['fresh+missing', [[null, figures]]]],
  ] as const)('%s', (_, row, standing, expected) => {
    expect(outcome(row, standing)).toEqual(expected);
  });

  it('says what comes with a score, and why there is none', () => {
    const speech = { said: studioMessages.vi.years.fill, mark: ',' } as const;
    const said = speech.said;
    const summed: CarriedRow = { ...carried(1), from: ['1', '2'], score: { points: pts(1), how: 'summed' } };
    const filled = { row: summed, before: null, after: pts(1), figures: 'removed' } as const;
    expect(fillNote(filled, speech)).toBe(`${said.summed('1 + 2')}; ${said.figures.removed}`);
    expect(fillNote({ ...filled, row: notCarried(), figures: 'taken' }, speech)).toBe(said.figures.only);
    const missing = { row: notCarried(), before: pts(1234), after: pts(1234), figures: null } as const;
    expect(missingText(missing, speech)).toBe(`${said.reasons.noScore('1.1.1')} (${said.keeps('0,1234')})`);
  });
});

describe('the comparison as it is shown', () => {
  const { assessment, tree } = blankDocument();
  const scored = (scores: Readonly<Record<string, number>>) =>
    withEntries(
      assessment,
      Object.fromEntries(Object.entries(scores).map(([code, score]) => [code, { selfScore: pts(score) }])),
    );
  const { links } = compareYears(
    proposeRubricMap(tree, tree),
    { document: scored({ '1.1.1': 100, '1.2.1': 1_0000, '2.1.1': 5_0000, '2.2': 1_0000 }), tree },
    { document: scored({ '1.1.1': 100, '1.2.1': 5000, '2.1.1': 5_1000 }), tree },
  );
  const codes = (found: readonly ComparedLink[]) => found.map(({ link }) => link.to[0]);

  it('has what moved most first, either way, and nothing that stayed', () => {
    expect(codes(mostMoved(links, 10))).toEqual(['1.2.1', '2.1.1']);
    expect(codes(mostMoved(links, 1))).toEqual(['1.2.1']);
  });

  it('has what is outside by its reason', () => {
    expect(holesByReason(links).map(({ reason, links: found }) => [reason, codes(found)])).toEqual([
      ['noScore', ['1.1.2', '2.2']],
    ]);
    expect(commonRows(links)).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { loadResults, loadUnits } from '../../../src/data/packs';
import type { Field, OwnField } from '../../../src/domain/field';
import { fieldOver } from '../../../src/domain/published';
import { tableFromText } from '../../../src/domain/pasted-table';
import { createUnitMatcher } from '../../../src/domain/unit-match';
import { editFigures, type TypedFigures } from '../../../src/ui/studio/results/figure-edit';
import { mergerHistory } from '../../../src/ui/studio/results/former-units';
import { resultRows, sortedRows } from '../../../src/ui/studio/results/ranking-rows';
import { readPaste, type ColumnAnswers } from '../../../src/ui/studio/results/read-paste';
import { field } from '../../helpers/domain';

const scaled = (percent: number): number => Math.round(percent * 10_000);
const owned = (given: Field): OwnField => ({ ...given, id: 'par-index/2023/' });
const typed = (unit: string, value: number | null, rank: number | null, decimals = 2): TypedFigures => ({
  unit,
  value: value === null ? null : scaled(value),
  decimals,
  rank,
  source: 'correction',
});

describe('a figure that is corrected', () => {
  const shipped = field(3, [
    { unit: 'A', value: 90, rank: 1 },
    { unit: 'B', rank: 2 },
  ]);
  const blank = { ...shipped, rows: [] };
  const edit = (own: OwnField | null, figures: TypedFigures) => {
    const result = editFigures({ shown: own ? fieldOver(shipped, own) : shipped, own, blank }, figures);
    return result.ok ? result.value : result.error;
  };
  const stored = (own: OwnField | null, figures: TypedFigures): OwnField => {
    const field = edit(own, figures);
    if (field === null || typeof field === 'string') throw new Error(field ?? 'nothing');
    return field;
  };

  it('becomes the own one alone: what is shown unchanged stays shipped', () => {
    expect(stored(null, typed('A', 91, 1)).rows).toEqual([
      { unit: 'A', value: scaled(91), valueStatus: 'published', source: 'correction' },
    ]);
    expect(stored(null, typed('C', 80, 3))).toMatchObject({
      id: 'par-index/2023/',
      rows: [{ unit: 'C', value: scaled(80), rank: 3 }],
    });
  });

  it('is taken back by a blank, down to nothing; a shipped one is not', () => {
    const own = stored(null, typed('A', 91, 1));
    expect(edit(own, typed('A', null, 1))).toBeNull();
    expect(edit(own, typed('A', 91, null))).toBe('shippedStays');
    expect(edit(null, typed('A', null, 1))).toBe('shippedStays');
    const two = stored(own, typed('C', 80, null));
    expect(stored(two, typed('A', null, 1)).rows.map(({ unit }) => unit)).toEqual(['C']);
  });

  it('keeps a published mean that came with a paste', () => {
    const own = owned({ ...field(3, [{ unit: 'A', value: 91 }]), nationalMean: scaled(85) });
    expect(edit(own, typed('A', null, 1))).toMatchObject({ rows: [], nationalMean: scaled(85) });
  });

  it('is exact to four decimals only where all own values are', () => {
    const fine = owned({ ...field(3, [{ unit: 'A', value: 91.1234 }]), valueDecimals: 4 });
    expect(stored(fine, typed('C', 80.1234, null, 4)).valueDecimals).toBe(4);
    expect(stored(fine, typed('C', 80.12, null, 2)).valueDecimals).toBeUndefined();
    expect(stored(fine, typed('B', null, 3)).valueDecimals).toBe(4);
    expect(stored(null, typed('C', 80.1234, null, 4)).valueDecimals).toBe(4);
    expect(stored(null, typed('B', null, 3)).valueDecimals).toBeUndefined();
  });
});

describe('rows of a table', () => {
  const shown = field(4, [
    { unit: 'A', value: 90 },
    { unit: 'B', value: 80, derived: true },
    { unit: 'C', value: 85, rank: 3 },
    { unit: 'D', value: 88 },
  ]);
  const shipped = field(4, [{ unit: 'B', value: 80, derived: true }]);
  const rows = resultRows({ shown, shipped, units: ['D', 'C', 'B', 'A', 'E'], ownUnit: 'C' });
  const row = (unit: string) => rows.find((each) => each.unit === unit);

  it('say where each figure comes from, and count a rank that is certain', () => {
    expect(row('B')).toMatchObject({ value: { mark: 'derived' }, rank: { value: 4, mark: 'counted' } });
    expect(row('C')).toMatchObject({ value: { mark: 'own' }, rank: { value: 3, mark: 'own' }, isOwnUnit: true });
    expect(row('E')).toMatchObject({ value: null, rank: null });
  });

  it('are ordered with gaps last either way', () => {
    const order = (...[by, reversed]: [Parameters<typeof sortedRows>[1], boolean]) =>
      sortedRows(rows, by, reversed)
        .map(({ unit }) => unit)
        .join('');
    expect([order('rank', false), order('rank', true)]).toEqual(['ADCBE', 'BCDAE']);
    expect([order('value', false), order('value', true)]).toEqual(['ADCBE', 'BCDAE']);
    expect([order('unit', false), order('unit', true)]).toEqual(['ABCDE', 'EDCBA']);
  });
});

it('former units are shown until the merger and the new one from then on', () => {
  const { series, mergers } = loadResults();
  const merger = mergers.units.find(({ unit }) => unit === 'Tuyên Quang')!;
  const later: Field = { ...field(34, [{ unit: 'Tuyên Quang', value: 90, rank: 5 }]), year: 2025 };
  const history = mergerHistory([...series, later, { ...later, areaCode: '1' }], merger, mergers);
  expect(history).toHaveLength(series.length + 1);
  const ofYear = (year: number) =>
    history
      .find(({ field: each }) => each.index === 'par-index' && each.year === year)
      ?.figures.map(({ unit, isOfYear, row }) => [unit, isOfYear, row?.rank ?? null]);
  expect(ofYear(2025)).toEqual([
    ['Tuyên Quang', false, null],
    ['Hà Giang', false, null],
    ['Tuyên Quang', true, 5],
  ]);
  const rankOf2023 = (unit: string) =>
    series.find(({ index, year }) => index === 'par-index' && year === 2023)!.rows.find((each) => each.unit === unit)
      ?.rank ?? null;
  expect(ofYear(2023)).toEqual([
    ['Tuyên Quang', true, rankOf2023('Tuyên Quang')],
    ['Hà Giang', true, rankOf2023('Hà Giang')],
    ['Tuyên Quang', false, null],
  ]);
});

describe('columns of a paste', () => {
  const match = createUnitMatcher(loadUnits(2023), loadUnits(2025));
  const read = (text: string, answers: ColumnAnswers) => {
    const table = tableFromText(text);
    return table.ok ? readPaste(table.value, match, 63, answers) : null;
  };

  it('of two tables side by side with the same units are asked about, and one is read', () => {
    const text = [
      'Tỉnh\tChỉ số\tTỉnh\tChỉ số',
      'Quảng Ninh\t90,10\tSơn La\t92,18',
      'Sơn La\t85,00\tCao Bằng\t90,00',
      'Cao Bằng\t80,00\tQuảng Ninh\t85,50',
    ].join('\n');
    expect(read(text, {})).toMatchObject({ isWaiting: true, choices: [{ about: 'unit', chosen: undefined }] });
    const chosen = read(text, { unit: 2, value: 3 });
    expect(chosen?.isWaiting).toBe(false);
    expect(chosen?.ranking.rows.map(({ unitText, value }) => [unitText, value])).toEqual([
      ['Sơn La', scaled(92.18)],
      ['Cao Bằng', scaled(90)],
      ['Quảng Ninh', scaled(85.5)],
    ]);
  });

  it('that were found can be changed, also to none', () => {
    const text = 'Tỉnh\tChỉ số\tHạng\nQuảng Ninh\t90,10\t2\nSơn La\t85,00\t3';
    const found = read(text, {});
    expect(found?.choices.map(({ about, chosen }) => [about, chosen])).toEqual([
      ['value', 1],
      ['rank', 2],
    ]);
    const without = read(text, { rank: null });
    expect(without?.ranking.rows.map(({ value, rank }) => [value, rank])).toEqual([
      [scaled(90.1), null],
      [scaled(85), null],
    ]);
  });

  it('without any known name are not read', () => {
    expect(read('Tuần\tSố\n1\t5\n2\t7', {})).toBeNull();
  });
});

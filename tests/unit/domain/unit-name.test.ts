import { describe, expect, it, test } from 'vitest';
import { loadResults, loadUnits } from '../../../src/data/packs';
import { findUnit, unitInField, unitKey } from '../../../src/domain/unit-name';

test.each([
  ['TP Hà Nội', 'ha noi'],
  ['TP. Hồ Chí Minh', 'ho chi minh'],
  ['TP.Hồ Chí Minh', 'ho chi minh'],
  ['Thành phố  Đà Nẵng', 'da nang'],
  ['tỉnh Lạng Sơn', 'lang son'],
  ['Bà Rịa – Vũng Tàu', 'ba ria-vung tau'],
  ['Tinh', 'tinh'],
])('“%s” is compared as “%s”', (name, key) => {
  expect(unitKey(name)).toBe(key);
});

describe('a typed name', () => {
  const units = ['Lạng Sơn', 'TP Hồ Chí Minh', 'Hà Giang', 'Hạ Giang'];

  test.each([
    ['lang son', 'Lạng Sơn'],
    [' LẠNG SƠN ', 'Lạng Sơn'],
    ['Hồ Chí Minh', 'TP Hồ Chí Minh'],
    ['Hà Giang', 'Hà Giang'],
    ['ha giang', null],
    ['Huyện đảo', null],
    ['', null],
  ])('%j means %j', (name, expected) => {
    expect(findUnit(name, units)).toBe(expected);
  });

  it('means one unit only, of the shipped ones of any year', () => {
    for (const year of [2024, 2025])
      for (const unit of loadUnits(year)) expect(findUnit(unitKey(unit), loadUnits(year))).toBe(unit);
  });
});

describe('a unit in the shipped results', () => {
  const { units, mergers } = loadResults();
  const inResults = (unit: string, year: number) => unitInField({ unit, year }, { year: 2023 }, units, mergers);

  test.each([
    ['TP Hà Nội', 2025, 'Hà Nội'],
    ['TP Huế', 2025, 'Thừa Thiên Huế'],
    ['Huế', 2026, 'Thừa Thiên Huế'],
    ['Lạng Sơn', 2025, 'Lạng Sơn'],
    ['lang son', 2023, 'Lạng Sơn'],
    ['Tuyên Quang', 2024, 'Tuyên Quang'],
  ])('%s of %i is %s', (unit, year, expected) => {
    expect(inResults(unit, year)).toEqual({ kind: 'found', unit: expected });
  });

  it('is none of them where it was made of several', () => {
    expect(inResults('Tuyên Quang', 2025)).toEqual({ kind: 'merged', parts: ['Tuyên Quang', 'Hà Giang'] });
    expect(inResults('TP Hồ Chí Minh', 2025)).toMatchObject({ kind: 'merged' });
  });

  it('is unknown where nothing has its name', () => {
    expect(inResults('Huế', 2023)).toEqual({ kind: 'unknown' });
    expect(inResults('Huyện đảo', 2025)).toEqual({ kind: 'unknown' });
  });

  it('of before the mergers is found in a later table only where it stayed one unit', () => {
    const later = (unit: string) => unitInField({ unit, year: 2024 }, { year: 2025 }, loadUnits(2025), mergers);
    expect(later('Thừa Thiên Huế')).toEqual({ kind: 'found', unit: 'TP Huế' });
    expect(later('Hà Giang')).toMatchObject({ kind: 'merged' });
    expect(later('Tuyên Quang')).toMatchObject({ kind: 'merged' });
  });

  it('is found for each of the units that stayed one, and for no other', () => {
    const found = loadUnits(2025).filter((unit) => inResults(unit, 2025).kind === 'found');
    expect(found).toHaveLength(mergers.units.filter(({ formerUnits }) => formerUnits.length === 1).length);
    expect(loadUnits(2025).every((unit) => inResults(unit, 2025).kind !== 'unknown')).toBe(true);
  });
});

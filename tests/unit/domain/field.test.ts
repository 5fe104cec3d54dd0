import { describe, expect, it } from 'vitest';
import { loadResults } from '../../../src/data/packs';
import { fieldFaults, halfWidth, resultsSchema, type FieldRow } from '../../../src/domain/field';
import { field } from '../../helpers/domain';

const units = ['A', 'B', 'C', 'D'];
const faults = (...given: Parameters<typeof field>) => fieldFaults(field(...given), units);

describe('what contradicts itself in a field', () => {
  it('nothing, in a consistent one', () => {
    expect(
      faults(4, [
        { unit: 'A', value: 90, rank: 1 },
        { unit: 'B', rank: 2 },
        { unit: 'C', value: 80 },
      ]),
    ).toEqual([]);
  });

  it('a unit listed twice', () => {
    expect(faults(4, [{ unit: 'A' }, { unit: 'A' }])).toEqual([{ fault: 'duplicateUnit', unit: 'A' }]);
  });

  it('a unit that does not exist', () => {
    expect(faults(4, [{ unit: 'Z' }])).toEqual([{ fault: 'unknownUnit', unit: 'Z' }]);
  });

  it('a rank after the last', () => {
    expect(faults(4, [{ unit: 'A', rank: 4 }])).toEqual([]);
    expect(faults(4, [{ unit: 'A', rank: 5 }])).toEqual([{ fault: 'rankOutOfRange', unit: 'A' }]);
  });

  it('one rank for two units', () => {
    expect(
      faults(4, [
        { unit: 'A', rank: 2, value: 80 },
        { unit: 'B', rank: 2, value: 90 },
      ]),
    ).toEqual([{ fault: 'duplicateRank', unit: 'B' }]);
  });

  it('more rows than units', () => {
    expect(faults(1, [{ unit: 'A' }, { unit: 'B' }])).toEqual([{ fault: 'tooManyRows' }]);
  });

  it('groups that do not add up to the units', () => {
    expect(faults(4, [], { groups: { A: 1, B: 2 } })).toEqual([{ fault: 'groupsDoNotAddUp' }]);
    expect(faults(4, [], { groups: { A: 1, B: 2, D: 1 } })).toEqual([]);
  });

  it('a better rank with a value that is too low', () => {
    const against = [{ fault: 'valueAgainstRank', unit: 'A', other: 'B' }];
    const pair = (better: number, worse: number, derived = false) => [
      { unit: 'A', value: better, rank: 1, derived },
      { unit: 'B', value: worse, rank: 2 },
    ];
    expect(faults(4, pair(80, 90))).toEqual(against);
    // Printed 86.14 and 86.15 may both be 86.145: two half digits of room, no more.
    expect(faults(4, pair(86.14, 86.15))).toEqual([]);
    expect(faults(4, pair(86.14, 86.16))).toEqual(against);
    // A derived value has twice the room of a printed one.
    expect(faults(4, pair(86.14, 86.155, true))).toEqual([]);
    expect(faults(4, pair(86.14, 86.16, true))).toEqual(against);
    // Four decimals have none.
    expect(faults(4, pair(86.1449, 86.145), { valueDecimals: 4 })).toEqual(against);
  });
});

describe('how far a printed value may be off', () => {
  const row = (valueStatus: 'published' | 'derived'): FieldRow => ({ unit: 'A', source: '', value: 1, valueStatus });

  it('half a printed digit, twice that when derived, nothing with four decimals', () => {
    const plain = field(1, []);
    expect(halfWidth(plain, row('published'))).toBe(50);
    expect(halfWidth(plain, row('derived'))).toBe(100);
    expect(halfWidth(field(1, [], { valueDecimals: 4 }), row('derived'))).toBe(0);
  });
});

describe('the shipped field of 2023', () => {
  const series = loadResults().series.find((candidate) => candidate.index === 'par-index' && candidate.year === 2023)!;

  it('is found inconsistent once two ranks are swapped', () => {
    const swapped = series.rows.map((row) =>
      row.unit === 'Quảng Ninh' ? { ...row, rank: 63 } : row.unit === 'An Giang' ? { ...row, rank: 1 } : row,
    );
    const found = fieldFaults({ ...series, rows: swapped }, loadResults().units);
    expect(found).toContainEqual({ fault: 'valueAgainstRank', unit: 'An Giang', other: 'Quảng Ninh' });
  });
});

describe('results files', () => {
  const file = (row: object) => ({
    format: 'par-index-results',
    formatVersion: 1,
    notice: { vi: '', en: '' },
    units: ['A'],
    series: [{ index: 'sipas', year: 2023, unitCount: 1, rows: [{ unit: 'A', source: '', ...row }] }],
  });

  it('keep percent exactly, as ten-thousandths', () => {
    expect(resultsSchema.parse(file({ value: 85.77 })).series[0]!.rows[0]!.value).toBe(857_700);
  });

  it.each([{ value: 85.77777 }, { value: 100.01 }, { value: -1 }, { rank: 0 }, { rank: 1.5 }, { unit: ' ' }, { x: 1 }])(
    'refuse %j',
    (row) => {
      expect(resultsSchema.safeParse(file(row)).success).toBe(false);
    },
  );
});

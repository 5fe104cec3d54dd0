import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadResults, loadUnits } from '../../../src/data/packs';
import { fieldFaults, type Field, type FieldRow } from '../../../src/domain/field';
import { applyPastedRanking, decideRows, type DecidedRanking, type DecidedRow } from '../../../src/domain/pasted-field';
import { readPastedRanking } from '../../../src/domain/pasted-ranking';
import { tableFromText } from '../../../src/domain/pasted-table';
import { createRanking, rankOf } from '../../../src/domain/rank';
import { completeness, keyOfField, mergeFields } from '../../../src/domain/published';
import { createUnitMatcher } from '../../../src/domain/unit-match';
import { field, holds } from '../../helpers/domain';

const units = loadUnits(2024);
const shipped2023 = loadResults().series.find(({ index, year }) => index === 'par-index' && year === 2023)!;
const scaled = (percent: number): number => Math.round(percent * 10_000);
const pasted = (rows: readonly DecidedRow[], extra: Partial<DecidedRanking> = {}): DecidedRanking => ({
  index: 'par-index',
  year: 2023,
  unitCount: 63,
  rows,
  nationalMean: null,
  valueDecimals: 2,
  source: 'Quyết định công bố',
  ...extra,
});
const row = (unit: string, value: number | null, rank: number | null): DecidedRow => ({
  unit,
  value: value === null ? null : scaled(value),
  rank,
});

describe('fields of the user over the shipped ones', () => {
  const shipped = field(3, [
    { unit: 'A', value: 90, rank: 1 },
    { unit: 'B', value: 85, derived: true },
    { unit: 'C', rank: 3 },
  ]);
  const withSource = (given: Field, source: string): Field => ({
    ...given,
    rows: given.rows.map((each) => ({ ...each, source })),
  });

  it('are joined figure by figure, with status and source of each', () => {
    const own = field(3, [
      { unit: 'A', value: 91 },
      { unit: 'B', value: 85 },
      { unit: 'C', rank: 3 },
      { unit: 'D', rank: 2 },
    ]);
    const [merged] = mergeFields([withSource(shipped, 'press')], [withSource(own, 'decision')]);
    expect(merged?.rows).toEqual([
      {
        unit: 'A',
        value: scaled(91),
        valueStatus: 'published',
        rank: 1,
        rankStatus: 'published',
        source: 'decision; press',
      },
      { unit: 'B', value: scaled(85), valueStatus: 'published', source: 'decision' },
      { unit: 'C', rank: 3, rankStatus: 'published', source: 'press' },
      { unit: 'D', rank: 2, rankStatus: 'published', source: 'decision' },
    ]);
  });

  it('say so where a derived rank is printed now', () => {
    const derived: Field = { ...shipped, rows: [{ unit: 'C', rank: 3, rankStatus: 'derived', source: 'press' }] };
    const printed: Field = { ...shipped, rows: [{ unit: 'C', rank: 3, rankStatus: 'published', source: 'decision' }] };
    expect(mergeFields([derived], [printed])[0]?.rows).toEqual(printed.rows);
  });

  it('meet only where index, year and area are the same', () => {
    const fields = [shipped, { ...shipped, year: 2022 }, { ...shipped, index: 'sipas' as const }];
    const area = { ...shipped, areaCode: '1' };
    expect([...fields, area].map(keyOfField)).toEqual([
      'par-index/2023/',
      'par-index/2022/',
      'sipas/2023/',
      'par-index/2023/1',
    ]);
    expect(mergeFields(fields, [area])).toEqual([...fields, area]);
    expect(mergeFields([], [shipped])).toEqual([shipped]);
    expect(mergeFields([shipped], [])).toEqual([shipped]);
  });

  it('take mean, groups and number of units from the user where the user has them', () => {
    const below = { ...shipped, nationalMean: scaled(80), groups: { A: 1, B: 2 } };
    expect(mergeFields([below], [field(4, [])])[0]).toMatchObject({
      unitCount: 4,
      nationalMean: scaled(80),
      groups: { A: 1, B: 2 },
    });
    expect(mergeFields([below], [field(3, [], { nationalMean: scaled(81) })])[0]?.nationalMean).toBe(scaled(81));
  });

  it('are exact to four decimals only when every value is', () => {
    const fine = (given: Field): Field => ({ ...given, valueDecimals: 4 });
    const all = field(3, [
      { unit: 'A', value: 90.1234 },
      { unit: 'B', value: 85.1234 },
    ]);
    const decimalsOf = (below: Field, above: Field) => mergeFields([below], [above])[0]?.valueDecimals;
    expect(decimalsOf(shipped, fine(all))).toBe(4);
    expect(decimalsOf(shipped, fine(field(3, [{ unit: 'A', value: 90.1234 }])))).toBeUndefined();
    expect(decimalsOf(fine(all), field(3, [{ unit: 'A', value: 90.12 }]))).toBeUndefined();
    expect(decimalsOf(fine(all), field(3, [{ unit: 'A', rank: 1 }]))).toBe(4);
    expect(decimalsOf(shipped, all)).toBeUndefined();
  });
});

const figure = fc.option(fc.integer({ min: 1, max: 6 }));
/** Small fields over the same few units, so that figures meet. */
const someRows = fc.uniqueArray(
  fc.record({ unit: fc.constantFrom('A', 'B', 'C', 'D', 'E'), value: figure, rank: figure, derived: fc.boolean() }),
  {
    selector: ({ unit }) => unit,
  },
);
const someField = someRows.map((rows) =>
  field(
    6,
    rows.map(({ unit, value, rank, derived }) => ({
      unit,
      derived,
      ...(value !== null && { value }),
      ...(rank !== null && { rank }),
    })),
  ),
);
const somePaste = someRows.map((rows) => pasted(rows.map(({ unit, value, rank }) => row(unit, value, rank))));
const figuresOf = (given: Field | undefined) =>
  new Map(
    given?.rows
      .map(({ unit, source: _, ...figures }): readonly [string, Omit<FieldRow, 'unit' | 'source'>] => [unit, figures])
      .filter(([, figures]) => figures.value !== undefined || figures.rank !== undefined),
  );

describe('any fields', () => {
  it('merge so that each figure is the one on top, and nothing else', () => {
    holds(61, 1_000, someField, someField, (below, above) => {
      const merged = mergeFields([below], [above])[0]!;
      for (const unit of ['A', 'B', 'C', 'D', 'E']) {
        const [under, over, both] = [below, above, merged].map((each) =>
          each.rows.find((given) => given.unit === unit),
        );
        expect(both?.value).toBe(over?.value ?? under?.value);
        expect(both?.rank).toBe(over?.rank ?? under?.rank);
        expect(both?.valueStatus).toBe(over?.value === undefined ? under?.valueStatus : over.valueStatus);
        expect(both?.rankStatus).toBe(over?.rank === undefined ? under?.rankStatus : over.rankStatus);
      }
      expect(new Set(merged.rows.map(({ unit }) => unit)).size).toBe(merged.rows.length);
    });
  });

  it('show after storing what the preview showed', () => {
    holds(62, 1_000, someField, fc.option(someField), somePaste, (ships, own, paste) => {
      const shown = mergeFields([ships], own ? [own] : [])[0]!;
      const preview = applyPastedRanking(shown, paste, units);
      const stored = applyPastedRanking(own, paste, units).field;
      expect(figuresOf(mergeFields([ships], [stored])[0])).toEqual(figuresOf(preview.field));
    });
  });

  it('change by the figures of the preview alone', () => {
    holds(63, 1_000, fc.option(someField), somePaste, (base, paste) => {
      const { field: after, changes } = applyPastedRanking(base, paste, units);
      const values = new Map<string, number | undefined>();
      for (const { unit, value, rank } of base?.rows ?? []) {
        values.set(`${unit} value`, value);
        values.set(`${unit} rank`, rank);
      }
      for (const { unit, figure: name, kind, before, after: now } of changes) {
        const key = `${unit ?? ''} ${name}`;
        expect(values.get(key) ?? null).toBe(before);
        expect(kind).toMatch(before === null ? /added/ : before === now ? /unchanged|confirmed/ : /changed/);
        values.set(key, now);
      }
      for (const { unit, value, rank } of after.rows) {
        expect(values.get(`${unit} value`)).toBe(value);
        expect(values.get(`${unit} rank`)).toBe(rank);
      }
    });
  });
});

describe('a pasted ranking', () => {
  const base = field(63, [
    { unit: 'Quảng Ninh', value: 92.18, rank: 1 },
    { unit: 'Tiền Giang', value: 85.77, rank: 50, derived: true },
    { unit: 'Lạng Sơn', rank: 47 },
  ]);

  it('says of each figure what it would do', () => {
    const paste = pasted(
      [
        row('Quảng Ninh', 92.18, 2),
        row('Tiền Giang', 85.77, null),
        row('Lạng Sơn', 85.96, 47),
        row('Cà Mau', null, null),
      ],
      { nationalMean: scaled(86.98) },
    );
    const { field: after, changes, faults } = applyPastedRanking(base, paste, units);
    expect(changes).toEqual([
      { unit: null, figure: 'nationalMean', kind: 'added', before: null, after: scaled(86.98) },
      { unit: 'Quảng Ninh', figure: 'value', kind: 'unchanged', before: scaled(92.18), after: scaled(92.18) },
      { unit: 'Quảng Ninh', figure: 'rank', kind: 'changed', before: 1, after: 2 },
      { unit: 'Tiền Giang', figure: 'value', kind: 'confirmed', before: scaled(85.77), after: scaled(85.77) },
      { unit: 'Lạng Sơn', figure: 'value', kind: 'added', before: null, after: scaled(85.96) },
      { unit: 'Lạng Sơn', figure: 'rank', kind: 'unchanged', before: 47, after: 47 },
    ]);
    expect(after.rows.map(({ unit }) => unit)).toEqual(['Quảng Ninh', 'Tiền Giang', 'Lạng Sơn']);
    expect(after.rows[1]).toMatchObject({ valueStatus: 'published', rank: 50 });
    expect(faults).toEqual([]);
    expect(base.rows[2]).toEqual({ unit: 'Lạng Sơn', rank: 47, rankStatus: 'published', source: '' });
  });

  it('tells the faults of what it would make', () => {
    const paste = pasted([row('Lạng Sơn', 93, 1), row('Hà Nội', 91, 64), row('Sài Gòn', 86.97, null)]);
    expect(applyPastedRanking(base, paste, units).faults.map(({ fault }) => fault)).toEqual([
      'duplicateRank',
      'rankOutOfRange',
      'unknownUnit',
      'valueAgainstRank',
    ]);
  });

  it('joins rows of one unit that agree, and keeps the first of those that do not', () => {
    const agreeing = applyPastedRanking(null, pasted([row('Hà Nội', 91.43, null), row('Hà Nội', null, 3)]), units);
    expect(agreeing).toMatchObject({
      faults: [],
      field: { rows: [{ unit: 'Hà Nội', value: scaled(91.43), rank: 3 }] },
    });
    const against = applyPastedRanking(null, pasted([row('Hà Nội', 91.43, 3), row('Hà Nội', 91.44, 3)]), units);
    expect(against.faults).toEqual([{ fault: 'duplicateUnit', unit: 'Hà Nội' }]);
    expect(against.field.rows).toMatchObject([{ unit: 'Hà Nội', value: scaled(91.43) }]);
  });

  it('makes a new field of its index, year and area', () => {
    const paste = pasted([row('Hà Nội', 91.4312, null)], {
      index: 'sipas',
      year: 2025,
      areaCode: '3',
      valueDecimals: 4,
    });
    const { field: made } = applyPastedRanking(null, paste, units);
    expect(made).toMatchObject({ index: 'sipas', year: 2025, unitCount: 63, valueDecimals: 4 });
    expect(keyOfField(made)).toBe('sipas/2025/3');
    expect(keyOfField(applyPastedRanking(null, pasted([]), units).field)).toBe('par-index/2023/');
  });
});

describe('answers of the user', () => {
  const reading = readPastedRanking(
    unwrap(
      tableFromText(
        'Tỉnh\tChỉ số\nQuảng Ninh\t92,18\nQuảng Nimh\t91\nTP Lạng Sơn\t85,96\nBộ Tư pháp\t89,9\nCà Mau\t84',
      ),
    ),
    createUnitMatcher(units, []),
    63,
    null,
  );

  it('decide the rows that wait; a sure one needs none, and may be left out or be another', () => {
    expect(decideRows(reading.rows, new Map())).toEqual({
      decided: [row('Quảng Ninh', 92.18, null), row('Cà Mau', 84, null)],
      waiting: [1, 2, 3],
    });
    const answers = new Map([
      [0, 'Quảng Nam'],
      [2, 'Lạng Sơn'],
      [3, null],
      [4, null],
    ]);
    expect(decideRows(reading.rows, answers)).toEqual({
      decided: [row('Quảng Nam', 92.18, null), row('Lạng Sơn', 85.96, null)],
      waiting: [1],
    });
  });
});

describe('completeness', () => {
  it('counts what is known of a part of a table', () => {
    const given = field(4, [
      { unit: 'A', value: 90, rank: 1 },
      { unit: 'B', value: 85 },
      { unit: 'C', rank: 3 },
      { unit: 'D' },
    ]);
    // B is not placed: of C and D nobody knows the value. At 85 it may be second, third or fourth; C third leaves 2 and 4.
    expect(completeness(given, ['A', 'B', 'C', 'D'])).toEqual({
      unitCount: 4,
      withValue: 2,
      withRank: 2,
      withBoth: 1,
      missing: ['D'],
      placed: 2,
      isEveryRankExact: false,
    });
  });

  it('of a whole table without ranks is whole where no two values are printed nearly alike', () => {
    const values = (...list: readonly number[]) =>
      completeness(
        field(
          list.length,
          list.map((value, at) => ({ unit: `${at}`, value })),
        ),
        [],
      );
    expect(values(90, 85, 80)).toMatchObject({ withValue: 3, withRank: 0, placed: 3, isEveryRankExact: true });
    expect(values(90, 85, 85)).toMatchObject({ placed: 1, isEveryRankExact: false });
  });

  it('of the shipped results of 2023 is what their notes say', () => {
    expect(completeness(shipped2023, units)).toMatchObject({
      unitCount: 63,
      withValue: 29,
      withRank: 41,
      withBoth: 29,
      placed: 41,
      isEveryRankExact: false,
    });
    expect(completeness(shipped2023, units).missing).toHaveLength(22);
  });
});

describe('what a whole pasted table does to the own rank', () => {
  /** The published figures of 2023, and invented ones between them for the rest, from best to worst. */
  const whole = (() => {
    const byRank = new Map(shipped2023.rows.map((each) => [each.rank, each]));
    const rest = units.filter((unit) => !shipped2023.rows.some((each) => each.unit === unit));
    let value = scaled(93);
    return Array.from({ length: 63 }, (_, at) => {
      const known = byRank.get(at + 1);
      const next = Array.from(byRank.values()).filter((each) => (each.rank ?? 0) > at + 1 && each.value !== undefined);
      const floor = Math.max(scaled(70), ...next.map((each) => each.value ?? 0));
      value = known?.value ?? Math.ceil((value + floor) / 200) * 100;
      return { unit: known?.unit ?? rest.pop()!, value, rank: at + 1 };
    });
  })();

  it('closes the interval of Lạng Sơn at 85.96 from 44–49 to one place', () => {
    const text = whole
      .map(({ unit, value, rank }) => `${rank}\t${unit}\t${(value / 10_000).toFixed(2).replace('.', ',')}%`)
      .join('\n');
    const reading = readPastedRanking(
      unwrap(tableFromText(`Xếp hạng\tĐịa phương\tPAR INDEX\n${text}`)),
      createUnitMatcher(units, []),
      63,
      null,
    );
    const { decided, waiting } = decideRows(reading.rows, new Map());
    expect(waiting).toEqual([]);
    const { field: after, faults, changes } = applyPastedRanking(shipped2023, pasted(decided), units);
    expect(faults).toEqual([]);
    expect(changes.filter(({ kind }) => kind === 'changed')).toEqual([]);
    expect(completeness(after, units)).toMatchObject({ withBoth: 63, missing: [], isEveryRankExact: true });
    const rankIn = (field: Field) => rankOf(createRanking(field, 'Lạng Sơn', true), scaled(85.965));
    expect(rankIn(shipped2023)).toMatchObject({ best: 44, worst: 49, exact: false });
    const above = whole.filter(({ unit, value }) => unit !== 'Lạng Sơn' && value > scaled(85.965)).length;
    expect(rankIn(after)).toMatchObject({ best: above + 1, worst: above + 1, exact: true });
    expect(fieldFaults(after, units)).toEqual([]);
  });
});

function unwrap<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('refused');
  return result.value;
}

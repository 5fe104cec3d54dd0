import type { Field, FieldRow, Results } from '../domain/field';
import { indexPercent, type IndexPercent } from '../domain/index-percent';
import { createRanking, rankBetween, rankRuler, type RankRequirement, type RankResult } from '../domain/rank';
import { ceilingOf, sumIndex, type Sum } from '../domain/rollup';
import type { WhatIf } from './what-if.svelte';
import type { Workbook } from './workbook.svelte';

/** The open assessment placed in a field of published results. */
export class RankView {
  readonly #workbook: Workbook;
  readonly #whatIf: WhatIf;
  readonly #results: Results;
  /** Index year of the field that the user chose; `null` follows the assessment. */
  chosenYear = $state<number | null>(null);

  constructor(workbook: Workbook, whatIf: WhatIf, results: Results) {
    this.#workbook = workbook;
    this.#whatIf = whatIf;
    this.#results = results;
  }

  readonly fields: readonly Field[] = $derived.by(() =>
    this.#results.series.filter((series) => series.index === 'par-index'),
  );

  readonly #unit = $derived.by(() => this.#workbook.document.head.unit);

  readonly #year = $derived.by(() => this.#workbook.document.head.year);

  /** The chosen field, else the one of the assessment's year, else the newest before it, else the newest. */
  readonly field: Field | null = $derived.by(() => {
    const newestFirst = [...this.fields].sort((a, b) => b.year - a.year);
    return (
      newestFirst.find(({ year }) => year === this.chosenYear) ??
      newestFirst.find(({ year }) => year <= this.#year) ??
      newestFirst[0] ??
      null
    );
  });

  readonly ranking = $derived.by(() =>
    this.field ? createRanking(this.field, this.#unit, this.#results.units.includes(this.#unit)) : null,
  );

  readonly index: IndexPercent | null = $derived.by(() => sumIndex(this.#workbook.self.total));
  readonly whatIfIndex: IndexPercent | null = $derived.by(() => sumIndex(this.#whatIf.rollup.total));

  readonly rank: RankResult | null = $derived.by(() => this.rankOf(this.#workbook.self.total));
  readonly whatIfRank: RankResult | null = $derived.by(() => this.rankOf(this.#whatIf.rollup.total));

  /** Published figures of the own unit in every index of the chosen year. */
  readonly published: readonly {
    readonly field: Field;
    readonly row: FieldRow;
    readonly previousRank: number | null;
  }[] = $derived.by(() => {
    const year = this.field?.year;
    return this.#results.series
      .filter((series) => series.year === year)
      .flatMap((field) => {
        const row = field.rows.find(({ unit }) => unit === this.#unit);
        const previous = this.#results.series.find(
          (series) => series.index === field.index && series.year === field.year - 1,
        );
        return row
          ? [{ field, row, previousRank: previous?.rows.find(({ unit }) => unit === this.#unit)?.rank ?? null }]
          : [];
      });
  });

  /** Changes only with field and unit, so it is worked out once and not at each edit. */
  readonly ruler: readonly RankRequirement[] = $derived.by(() =>
    this.ranking ? rankRuler(this.ranking, 1, this.ranking.otherUnits + 1) : [],
  );

  /** Where a total would stand; `null` before its first score. */
  rankOf(total: Sum): RankResult | null {
    const floor = sumIndex(total);
    const ceiling = indexPercent(ceilingOf(total), total.maxPoints);
    return this.ranking && floor && ceiling ? rankBetween(this.ranking, floor.scaled, ceiling.scaled) : null;
  }
}

import type { Field, FieldRow, Results } from '../domain/field';
import { mergeFields } from '../domain/published';
import { indexPercent, type IndexPercent } from '../domain/index-percent';
import { pointsFromInteger } from '../domain/points';
import {
  createRanking,
  rankBetween,
  rankRuler,
  type Ranking,
  type RankRequirement,
  type RankResult,
} from '../domain/rank';
import { ceilingOf, sumIndex, type Sum } from '../domain/rollup';
import { unitInField, type AssessedUnit, type UnitInField } from '../domain/unit-name';
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

  /** Every published field: the shipped ones with the user's own figures over them. */
  readonly series: readonly Field[] = $derived.by(() => mergeFields(this.#results.series, this.#ownFields));

  readonly fields: readonly Field[] = $derived.by(() =>
    this.series.filter(({ index, areaCode }) => index === 'par-index' && areaCode === undefined),
  );

  readonly #ownFields = $derived.by(() => this.#workbook.document.fields);

  /** What of the head the rank needs; an edit of a score leaves both as they are. */
  readonly #unit = $derived.by(() => this.#workbook.document.head.unit);
  readonly #isPart = $derived.by(() => this.#workbook.document.workspace !== null);
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

  /** Which of the field's units the own one is, if any. */
  readonly own: UnitInField | null = $derived.by(() => this.field && this.#find(this.#head, this.field));

  readonly ranking: Ranking | null = $derived.by(() => this.#rankingFor(this.#head));

  readonly index: IndexPercent | null = $derived.by(() => sumIndex(this.#workbook.self.total));
  readonly whatIfIndex: IndexPercent | null = $derived.by(() => sumIndex(this.#whatIf.rollup.total));

  /** `null` before the first score, and in a workspace, which holds a part only. */
  readonly rank: RankResult | null = $derived.by(() => this.rankOf(this.#workbook.self.total));
  readonly whatIfRank: RankResult | null = $derived.by(() => this.rankOf(this.#whatIf.rollup.total));

  /** Published figures of the own unit in every index of the chosen year. */
  readonly published: readonly {
    readonly field: Field;
    readonly row: FieldRow;
    readonly previousRank: number | null;
  }[] = $derived.by(() => {
    const year = this.field?.year;
    return this.series
      .filter((series) => series.year === year && series.areaCode === undefined)
      .flatMap((field) => {
        const row = this.#rowIn(field);
        const previous = this.series.find(
          (series) => series.index === field.index && series.year === field.year - 1 && series.areaCode === undefined,
        );
        return row ? [{ field, row, previousRank: (previous && this.#rowIn(previous)?.rank) ?? null }] : [];
      });
  });

  /** Changes only with field and unit, so it is worked out once and not at each edit. */
  readonly ruler: readonly RankRequirement[] = $derived.by(() =>
    this.ranking ? rankRuler(this.ranking, 1, this.ranking.otherUnits + 1) : [],
  );

  /** Which unit of a field the own one is, and whether the field has it. */
  placeIn(field: Field): { readonly ownUnit: string; readonly inField: boolean } {
    const found = this.#find(this.#head, field);
    return { ownUnit: found.kind === 'found' ? found.unit : '', inField: found.kind === 'found' };
  }

  /** Where a total would stand, of the own unit or of another; `null` before its first score. */
  rankOf(total: Sum, of?: AssessedUnit): RankResult | null {
    if (this.#isPart) return null;
    const ranking = of ? this.#rankingFor(of) : this.ranking;
    const floor = sumIndex(total);
    const ceiling = indexPercent(ceilingOf(total), total.maxPoints);
    return ranking && floor && ceiling ? rankBetween(ranking, floor.scaled, ceiling.scaled) : null;
  }

  /** Ranks that some more (or fewer) points would gain, by the estimate; below zero for a loss, `null` where there is no rank. */
  ranksGained(points: number): number | null {
    const { total } = this.#workbook.self;
    const moved = pointsFromInteger(Math.min(total.maxPoints, Math.max(0, total.points + points)));
    const [before, after] = [this.rank, this.rankOf({ ...total, points: moved })];
    return before && after ? before.estimate - after.estimate : null;
  }

  get #head(): AssessedUnit {
    return { unit: this.#unit, year: this.#year };
  }

  #find(of: AssessedUnit, field: Field): UnitInField {
    return unitInField(of, field, this.#results.units, this.#results.mergers);
  }

  /** A field seen from the own unit, or from another. */
  rankingIn(field: Field, of: AssessedUnit = this.#head): Ranking {
    const found = this.#find(of, field);
    // A unit that is not in the table has no row there, not even where one has its name.
    return createRanking(field, found.kind === 'found' ? found.unit : '', found.kind === 'found');
  }

  #rankingFor(of: AssessedUnit): Ranking | null {
    return this.field && this.rankingIn(this.field, of);
  }

  #rowIn(field: Field): FieldRow | undefined {
    const found = this.#find(this.#head, field);
    return found.kind === 'found' ? field.rows.find(({ unit }) => unit === found.unit) : undefined;
  }
}

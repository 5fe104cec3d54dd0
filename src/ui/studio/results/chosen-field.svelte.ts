import type { Field, OwnField } from '../../../domain/field';
import { keyOfField, type FieldKey } from '../../../domain/published';
import { createRanking, rankBetween, rankOf, type RankResult } from '../../../domain/rank';
import { ceilingOf, sumIndex, sumOf } from '../../../domain/rollup';
import { indexPercent } from '../../../domain/index-percent';
import { createUnitMatcher, type MatchUnit } from '../../../domain/unit-match';
import { mergerYear } from '../../../domain/unit-name';
import type { StudioUi } from '../context';

/** The own index that is placed in a field; in ten-thousandths of a percent. */
export interface OwnIndex {
  readonly of: 'selfScore' | 'sipas';
  readonly scaled: number;
  /** What it can still become: with open rows at their maximum, or half of the last digit that is printed. */
  readonly lowest: number;
  readonly highest: number;
}

/** Half of the last digit of a figure with two decimals. */
const HALF_DIGIT = 50;

/** A paste is read anew with every answer about it: each of its texts is matched once. */
function remembering(match: MatchUnit): MatchUnit {
  const known = new Map<string, ReturnType<MatchUnit>>();
  return (text) => {
    const meaning = known.get(text) ?? match(text);
    known.set(text, meaning);
    return meaning;
  };
}

/** The published table that is looked at: which one, what is known of it, and where the own unit stands there. */
export class ChosenField {
  readonly #at: StudioUi;
  key = $state.raw<FieldKey>({ index: 'par-index', year: 0 });

  constructor(at: StudioUi) {
    this.#at = at;
    const { rank, workbook } = at.session;
    this.key = { index: 'par-index', year: rank.field?.year ?? workbook.document.head.year };
  }

  readonly id: string = $derived.by(() => keyOfField(this.key));

  /** As every part of the program sees it; `null` where nothing is known. */
  readonly shown: Field | null = $derived.by(() => this.#in(this.#at.session.rank.series));
  readonly shipped: Field | null = $derived.by(() => this.#in(this.#at.packs.loadResults().series));
  readonly own: OwnField | null = $derived.by(
    () => this.#at.session.workbook.document.fields.find(({ id }) => id === this.id) ?? null,
  );

  readonly units: readonly string[] = $derived.by(() => this.#at.packs.loadUnits(this.key.year));
  readonly unitCount: number = $derived.by(() => this.shown?.unitCount ?? this.units.length);
  /** The field before its first figure. */
  readonly blank: Field = $derived.by(() => {
    const { areaCode, index, year } = this.key;
    return { index, year, ...(areaCode !== undefined && { areaCode }), unitCount: this.unitCount, rows: [] };
  });

  readonly match: MatchUnit = $derived.by(() => {
    const { loadResults, loadUnits } = this.#at.packs;
    const firstMerged = mergerYear(loadResults().mergers);
    const elsewhere = loadUnits(this.key.year >= firstMerged ? firstMerged - 1 : firstMerged);
    return remembering(createUnitMatcher(this.units, elsewhere));
  });

  readonly place = $derived.by(() => this.#at.session.rank.placeIn(this.shown ?? this.blank));

  readonly ownIndex: OwnIndex | null = $derived.by(() => {
    const { document, self } = this.#at.session.workbook;
    const { index, year, areaCode } = this.key;
    if (index === 'par-index') {
      const sum = areaCode === undefined ? self.total : sumOf(self, areaCode);
      const [floor, ceiling] = [sumIndex(sum), indexPercent(ceilingOf(sum), sum.maxPoints)];
      if (!floor || !ceiling) return null;
      return { of: 'selfScore', scaled: floor.scaled, lowest: floor.scaled, highest: ceiling.scaled };
    }
    const sheet = document.sipas.find((each) => each.year === year)?.overall;
    const printed = this.shown?.rows.find(({ unit }) => unit === this.place.ownUnit)?.value;
    const scaled = sheet ?? printed;
    if (scaled === undefined) return null;
    return { of: 'sipas', scaled, lowest: scaled - HALF_DIGIT, highest: scaled + HALF_DIGIT };
  });

  /** Where the own index stands in a field; `null` where there is none. */
  rankIn(field: Field): RankResult | null {
    if (!this.ownIndex) return null;
    const { of, scaled, lowest, highest } = this.ownIndex;
    const ranking = createRanking(field, this.place.ownUnit, this.place.inField);
    if (of === 'selfScore') return rankBetween(ranking, lowest, highest);
    const [{ best }, { worst }] = [rankOf(ranking, highest), rankOf(ranking, lowest)];
    return { ...rankOf(ranking, scaled), best, worst, exact: best === worst };
  }

  #in(series: readonly Field[]): Field | null {
    return series.find((field) => keyOfField(field) === this.id) ?? null;
  }
}

import {
  columnWidth,
  completeColumns,
  DEFAULT_COLUMNS,
  type ColumnLayout,
  type PreferenceValues,
} from '../domain/view-state';

/** Fetches the words of a language; `null` when they are there already. */
export type FetchLanguage = (language: PreferenceValues['language']) => Promise<void> | null;

/** What a person chose for all assessments; every change is kept at once. */
export class Preferences {
  readonly #keep: (values: PreferenceValues) => void;
  readonly #fetchLanguage: FetchLanguage;
  #values: PreferenceValues;
  /** The words of a language that was asked for could not be had. */
  languageFailed = $state(false);

  /** By itself: what follows the language must not follow every other choice. */
  readonly language = $derived.by(() => this.#values.language);

  constructor(
    initial: PreferenceValues,
    keep: (values: PreferenceValues) => void,
    fetchLanguage: FetchLanguage = () => null,
  ) {
    this.#values = $state.raw(initial);
    this.#keep = keep;
    this.#fetchLanguage = fetchLanguage;
  }

  get current(): PreferenceValues {
    return this.#values;
  }

  change(values: Partial<PreferenceValues>): void {
    this.#take(values, () => {
      this.#keep(this.#values);
    });
  }

  /** Takes what another tab has kept. */
  follow(values: PreferenceValues): void {
    this.#take(values, () => undefined);
  }

  /** A language is spoken once its words are there; everything else at once. */
  #take(values: Partial<PreferenceValues>, afterwards: () => void): void {
    const { language = this.#values.language } = values;
    const fetching = language === this.#values.language ? null : this.#fetchLanguage(language);
    if (fetching === null) {
      this.#values = { ...this.#values, ...values };
      afterwards();
      return;
    }
    this.#values = { ...this.#values, ...values, language: this.#values.language };
    fetching.then(
      () => {
        this.languageFailed = false;
        this.#values = { ...this.#values, language };
        afterwards();
      },
      () => {
        this.languageFailed = true;
      },
    );
  }

  changeColumn(id: string, change: Partial<ColumnLayout>): void {
    this.change({
      columns: this.#values.columns.map((column) => {
        if (column.id !== id) return column;
        const changed = { ...column, ...change };
        return { ...changed, widthPx: columnWidth(changed.widthPx) };
      }),
    });
  }

  /** Takes the order of the columns named; the ones not named (hidden) keep their neighbours. */
  orderColumns(ids: readonly string[]): void {
    const named = this.#values.columns
      .filter((column) => ids.includes(column.id))
      .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    const columns = this.#values.columns.map((column) =>
      ids.includes(column.id) ? (named.shift() ?? column) : column,
    );
    this.change({ columns: completeColumns(columns) });
  }

  resetColumns(): void {
    this.change({ columns: DEFAULT_COLUMNS });
  }
}

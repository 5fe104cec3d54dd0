import {
  columnWidth,
  completeColumns,
  DEFAULT_COLUMNS,
  type ColumnLayout,
  type PreferenceValues,
} from '../domain/view-state';

/** What a person chose for all assessments; every change is kept at once. */
export class Preferences {
  readonly #keep: (values: PreferenceValues) => void;
  #values: PreferenceValues;

  constructor(initial: PreferenceValues, keep: (values: PreferenceValues) => void) {
    this.#values = $state.raw(initial);
    this.#keep = keep;
  }

  get current(): PreferenceValues {
    return this.#values;
  }

  change(values: Partial<PreferenceValues>): void {
    this.#values = { ...this.#values, ...values };
    this.#keep(this.#values);
  }

  /** Takes what another tab has kept. */
  follow(values: PreferenceValues): void {
    this.#values = values;
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

import { fieldFaults, type FieldFault, type OwnField } from '../../../domain/field';
import { applyPastedRanking, decideRows, type DecidedRanking } from '../../../domain/pasted-field';
import type { PastedRow } from '../../../domain/pasted-line';
import {
  tableFromCells,
  tableFromText,
  type PastedCell,
  type PastedTable,
  type PasteRefusal,
} from '../../../domain/pasted-table';
import type { Result } from '../../../lib/result';
import type { ChosenField } from './chosen-field.svelte';
import { readPaste, type ColumnAnswers } from './read-paste';

/** A row that the user is asked about, and the answer: a unit, `null` to leave it out, `undefined` before there is one. */
export interface AskedRow {
  readonly key: string;
  readonly row: PastedRow;
  readonly answer: string | null | undefined;
}

/** What a reading of the paste can end in before there is anything to ask or to show. */
export type PasteFailure = PasteRefusal['reason'] | 'noUnits' | 'noRows';

/** A name for each row that outlives another choice of columns. */
function keysOf(rows: readonly PastedRow[]): readonly string[] {
  const counts = new Map<string, number>();
  return rows.map(({ lineNumber, unitText }) => {
    const name = `${String(lineNumber)}/${unitText}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}/${String(count)}`;
  });
}

/** A pasted ranking on its way into the chosen field: nothing is stored before it is confirmed. */
export class PasteDraft {
  readonly #chosen: ChosenField;
  #table = $state.raw<Result<PastedTable, PasteRefusal> | null>(null);
  text = $state('');
  source = $state('');
  columns = $state.raw<ColumnAnswers>({});
  #names = $state.raw<ReadonlyMap<string, string | null>>(new Map());

  constructor(chosen: ChosenField) {
    this.#chosen = chosen;
  }

  get isRead(): boolean {
    return this.#table !== null;
  }

  readText(): void {
    this.#take(tableFromText(this.text));
  }

  readCells(rows: readonly (readonly PastedCell[])[]): void {
    this.#take(tableFromCells(rows));
  }

  /** What was read is no longer what stands in the field. */
  forget(): void {
    this.#table = null;
  }

  #take(table: Result<PastedTable, PasteRefusal>): void {
    this.#table = table;
    this.columns = {};
    this.#names = new Map();
  }

  answer(key: string, unit: string | null | undefined): void {
    const names = new Map(this.#names);
    if (unit === undefined) names.delete(key);
    else names.set(key, unit);
    this.#names = names;
  }

  /** Leaves out every row that still waits. */
  skipWaiting(): void {
    const waiting = this.asked.filter(({ answer }) => answer === undefined);
    this.#names = new Map([...this.#names, ...waiting.map(({ key }) => [key, null] as const)]);
  }

  readonly #reading = $derived.by(() => {
    if (!this.#table?.ok) return null;
    const { match, unitCount } = this.#chosen;
    return readPaste(this.#table.value, match, unitCount, this.columns);
  });

  readonly failure: PasteFailure | null = $derived.by(() => {
    if (!this.#table) return null;
    if (!this.#table.ok) return this.#table.error.reason;
    if (!this.#reading) return 'noUnits';
    return !this.#reading.isWaiting && this.#reading.ranking.rows.length === 0 ? 'noRows' : null;
  });

  readonly choices = $derived.by(() => this.#reading?.choices ?? []);

  /** The rows, once all columns are known. */
  readonly ranking = $derived.by(() =>
    this.failure === null && this.#reading?.isWaiting === false ? this.#reading.ranking : null,
  );

  /** Every row with its answer; a sure name is its own. */
  readonly #answered: readonly AskedRow[] = $derived.by(() => {
    const rows = this.ranking?.rows ?? [];
    const keys = keysOf(rows);
    return rows.map((row, at) => {
      const key = keys[at] ?? '';
      return { key, row, answer: this.#answerTo(key, row) };
    });
  });

  #answerTo(key: string, row: PastedRow): string | null | undefined {
    const answer = this.#names.get(key);
    // An answer may be of another year's units.
    if (answer !== undefined) return answer === null || this.#chosen.units.includes(answer) ? answer : undefined;
    return row.match.kind === 'sure' ? row.match.unit : undefined;
  }

  /** Rows with a name that is not sure, or that says the same as another row's. */
  readonly asked: readonly AskedRow[] = $derived.by(() =>
    this.#answered.filter(
      ({ row: { match, doubts } }) => match.kind !== 'sure' || doubts.some(({ doubt }) => doubt === 'unitTwice'),
    ),
  );

  /** What confirming would do; `null` while something is asked. */
  readonly preview = $derived.by(() => {
    const { ranking } = this;
    if (!ranking) return null;
    const { key, own, shown, units, unitCount } = this.#chosen;
    const answers = new Map(
      this.#answered.flatMap(({ answer }, at) => (answer === undefined ? [] : [[at, answer] as const])),
    );
    const { decided, waiting } = decideRows(ranking.rows, answers);
    if (waiting.length > 0) return null;
    const pasted: DecidedRanking = {
      ...key,
      unitCount,
      rows: decided,
      nationalMean: ranking.nationalMean,
      valueDecimals: ranking.valueDecimals,
      source: this.source.trim(),
    };
    const { field, changes, faults } = applyPastedRanking(shown, pasted, units);
    const stored: OwnField = { ...applyPastedRanking(own, pasted, units).field, id: this.#chosen.id };
    return { field, changes, faults, stored, isContradictory: isRefused(faults, stored) };
  });
}

/** Whether the paste contradicts itself, or the user's own figures: such a field is not kept. */
const isRefused = (faults: readonly FieldFault[], stored: OwnField): boolean =>
  faults.some(({ fault }) => fault === 'duplicateUnit') ||
  fieldFaults(
    stored,
    stored.rows.map(({ unit }) => unit),
  ).length > 0;

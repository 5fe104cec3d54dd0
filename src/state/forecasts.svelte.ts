import type { Forecaster } from '../compute/forecaster';
import { expectationsOf } from '../domain/acceptance';
import { adjustmentPoints } from '../domain/document-rollup';
import type { Field } from '../domain/field';
import type { ForecastInput, ForecastResult } from '../domain/forecast';
import type { Goal } from '../domain/forecast-goal';
import { estimatePeerModel, type ModelSource, type PeerModel, type PeerModelEstimate } from '../domain/peer-model';
import { overYears } from '../domain/peer-years';
import { POINT_SCALE } from '../domain/points';
import type { Overlay } from '../domain/scenario';
import type { ForecastSettings } from '../domain/studio';
import type { RankView } from './rank-view.svelte';
import type { Workbook } from './workbook.svelte';

/** Whether the other units are moved by the model, or stay where the field has them. */
export type PeerMode = 'moving' | 'frozen';

/** What a forecast is run for: scores, under a name that stays the same from run to run. */
export interface ForecastSubject {
  readonly id: string;
  readonly overlay: Overlay;
}

export interface KeptForecast {
  /** Everything that it was made of, so that it can be told when it is out of date. */
  readonly madeOf: string;
  readonly result: ForecastResult;
}

export type ForecastState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly subjectId: string; readonly mode: PeerMode; readonly share: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

/** The model in use, and where each of its figures comes from. */
export interface ModelInUse {
  /** One year's move. */
  readonly model: PeerModel;
  readonly sourceOf: Readonly<Record<keyof PeerModel, ModelSource>>;
  /** What the series alone gives. */
  readonly estimate: PeerModelEstimate;
}

/** Ranks foretold for the open assessment, off the main thread. */
export class Forecasts {
  readonly #workbook: Workbook;
  readonly #rank: RankView;
  readonly #loadForecaster: () => Promise<Forecaster>;
  #forecaster: Promise<Forecaster> | null = null;
  #abort: AbortController | null = null;
  #kept = $state.raw<ReadonlyMap<string, KeptForecast>>(new Map());
  /** Year of the field that the others start from; `null` follows the assessment. */
  chosenBase = $state<number | null>(null);
  state = $state.raw<ForecastState>({ kind: 'idle' });

  constructor(workbook: Workbook, rank: RankView, loadForecaster: () => Promise<Forecaster>) {
    this.#workbook = workbook;
    this.#rank = rank;
    this.#loadForecaster = loadForecaster;
  }

  readonly settings: ForecastSettings = $derived.by(() => this.#workbook.document.studio.forecast);

  readonly #year = $derived.by(() => this.#workbook.document.head.year);

  /** The chosen field, else the newest before the assessed year, else the oldest. */
  readonly base: Field | null = $derived.by(() => {
    const oldestFirst = [...this.#rank.fields].sort((a, b) => a.year - b.year);
    return (
      oldestFirst.find(({ year }) => year === this.chosenBase) ??
      oldestFirst.findLast(({ year }) => year < this.#year) ??
      oldestFirst[0] ??
      null
    );
  });

  /** Years from the field to the assessed year; at least one, since the others move. */
  readonly years: number = $derived.by(() => Math.max(1, this.#year - (this.base?.year ?? this.#year)));

  readonly model: ModelInUse = $derived.by(() => {
    const estimate = estimatePeerModel(this.#rank.series.filter(({ areaCode }) => areaCode === undefined));
    const { persistence, unitSpread, driftMean, driftSpread } = this.settings;
    const scaled = (percentPoints: number | null): number | null =>
      percentPoints === null ? null : Math.round(percentPoints * POINT_SCALE);
    const given = {
      persistence,
      unitSpread: scaled(unitSpread),
      driftMean: scaled(driftMean),
      driftSpread: scaled(driftSpread),
    };
    const use = <T extends keyof PeerModel>(key: T) => given[key] ?? estimate.model[key];
    const sourceOf = (key: keyof PeerModel): ModelSource => (given[key] === null ? estimate.sourceOf[key] : 'user');
    return {
      estimate,
      model: {
        persistence: use('persistence'),
        unitSpread: use('unitSpread'),
        driftMean: use('driftMean'),
        driftSpread: use('driftSpread'),
      },
      sourceOf: {
        persistence: sourceOf('persistence'),
        unitSpread: sourceOf('unitSpread'),
        driftMean: sourceOf('driftMean'),
        driftSpread: sourceOf('driftSpread'),
      },
    };
  });

  /** What a forecast would be made of; `null` without a field or a scale, and where nothing is scored. */
  inputFor({ overlay }: ForecastSubject, mode: PeerMode, goals: readonly Goal[]): ForecastInput | null {
    const { document, tree, self } = this.#workbook;
    const { base } = this;
    const { maxPoints, scoredRows } = self.total;
    if (!base || maxPoints === 0 || (scoredRows === 0 && overlay.size === 0)) return null;
    const { draws, seed, surveySpread } = this.settings;
    return {
      rows: expectationsOf(document, tree, { surveySpread, overlay }).map(({ outcomes }) => outcomes),
      adjustment: adjustmentPoints(document),
      maxPoints,
      field: base,
      ...this.#rank.placeIn(base),
      model: overYears(this.model.model, this.years),
      moving: mode === 'moving',
      draws,
      seed,
      goals,
    };
  }

  /** The last forecast of a subject, if there is one, and whether everything it was made of still stands. */
  of(
    subject: ForecastSubject,
    mode: PeerMode,
    goals: readonly Goal[],
  ): { readonly result: ForecastResult; readonly isCurrent: boolean } | null {
    const kept = this.#kept.get(keyOf(subject, mode));
    if (!kept) return null;
    return { result: kept.result, isCurrent: kept.madeOf === JSON.stringify(this.inputFor(subject, mode, goals)) };
  }

  /** Runs forecasts one after another; a new run takes the place of one that is under way. Says whether all came to an end. */
  async run(subjects: readonly ForecastSubject[], mode: PeerMode, goals: readonly Goal[]): Promise<boolean> {
    this.cancel();
    const abort = new AbortController();
    this.#abort = abort;
    for (const subject of subjects) {
      const input = this.inputFor(subject, mode, goals);
      if (!input) continue;
      const running = (share: number): ForecastState => ({ kind: 'running', subjectId: subject.id, mode, share });
      this.state = running(0);
      const answer = await this.#ask(input, abort.signal, (share) => {
        if (this.#abort === abort) this.state = running(share);
      });
      if (this.#abort !== abort) return false; // another run has taken its place
      if (answer.kind !== 'done') {
        this.#abort = null;
        this.state = answer.kind === 'cancelled' ? { kind: 'cancelled' } : answer;
        return false;
      }
      const kept: KeptForecast = { madeOf: JSON.stringify(input), result: answer.result };
      this.#kept = new Map([...this.#kept, [keyOf(subject, mode), kept]]);
    }
    this.#abort = null;
    this.state = { kind: 'idle' };
    return true;
  }

  cancel(): void {
    this.#abort?.abort();
    if (this.#abort) this.state = { kind: 'cancelled' };
    this.#abort = null;
  }

  close(): void {
    this.cancel();
    void this.#forecaster?.then(
      (forecaster) => {
        forecaster.close();
      },
      () => undefined,
    );
    this.#forecaster = null;
  }

  async #ask(
    input: ForecastInput,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): ReturnType<Forecaster['run']> {
    try {
      this.#forecaster ??= this.#loadForecaster();
      return await (await this.#forecaster).run(input, onProgress, signal);
    } catch (error) {
      this.#forecaster = null; // a server that was away may be there the next time
      return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }
}

const keyOf = ({ id }: ForecastSubject, mode: PeerMode): string => `${mode} ${id}`;

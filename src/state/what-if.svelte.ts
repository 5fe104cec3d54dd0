import { scoreReader, type Scenario } from '../domain/assessment';
import { isApplicable } from '../domain/entry';
import { wholeChanges, type ScenarioChange } from '../domain/scenario';
import { subtractPoints, type Points } from '../domain/points';
import { rollUpScores } from '../domain/document-rollup';
import type { ScoredNode } from '../domain/rubric-tree';
import type { WhatIfStep, WhatIfView } from '../domain/view-state';
import type { Workbook } from './workbook.svelte';

export interface Assumption {
  readonly node: ScoredNode;
  readonly before: Points | null;
  readonly after: Points;
  /** Points gained over what stands in the document; a blank counts as nothing scored yet. */
  readonly gain: Points;
}

type Overlay = ReadonlyMap<string, Points>;

/** Assumed scores laid over the document, which they never touch. */
export class WhatIf {
  readonly #workbook: Workbook;
  readonly #onChange: () => void;
  #given = $state.raw<Overlay>(new Map());
  #done = $state.raw<readonly WhatIfStep[]>([]);
  #undone = $state.raw<readonly WhatIfStep[]>([]);
  /** The kept scenario that the overlay came from, if any. */
  scenarioId = $state<string | null>(null);

  /** Assumed scores by row; what does not fit the rubric that stands now is left out. */
  readonly overlay: Overlay = $derived.by(() => {
    const { nodeByCode } = this.#workbook.tree;
    const { entries } = this.#workbook.document;
    const fitting = [...this.#given].filter(([code, value]) => {
      const node = nodeByCode.get(code);
      const entry = entries.get(code);
      return (
        node?.scored === true && (entry === undefined || isApplicable(entry)) && value >= 0 && value <= node.maxPoints
      );
    });
    return fitting.length === this.#given.size ? this.#given : new Map(fitting);
  });

  readonly rollup = $derived.by(() => {
    const self = scoreReader(this.#workbook.document, 'selfScore');
    return this.overlay.size === 0
      ? this.#workbook.self
      : rollUpScores(this.#workbook.document, this.#workbook.tree, (code) => this.overlay.get(code) ?? self(code));
  });

  /** What is assumed otherwise than it stands, in official order. */
  readonly assumptions: readonly Assumption[] = $derived.by(() =>
    this.#workbook.tree.scoredNodes.flatMap((node): readonly Assumption[] => {
      const after = this.overlay.get(node.code);
      const before = this.#workbook.document.entries.get(node.code)?.selfScore ?? null;
      if (after === undefined || after === before) return [];
      return [{ node, before, after, gain: subtractPoints(after, before ?? (0 as Points)) }];
    }),
  );

  readonly active = $derived(this.assumptions.length > 0);

  constructor(workbook: Workbook, onChange: () => void = () => undefined) {
    this.#workbook = workbook;
    this.#onChange = onChange;
  }

  scoreOf(code: string): Points | null {
    return this.overlay.get(code) ?? null;
  }

  /**
   * Takes scores as assumed, in one step; `null` takes an assumption back.
   * @param joined whether the same gesture has just changed the document, and is undone with it
   * @returns how many assumptions changed
   */
  assume(changes: readonly { readonly code: string; readonly value: Points | null }[], joined = false): number {
    const next = new Map(this.overlay);
    for (const { code, value } of changes) {
      if (value === null || value === this.#workbook.document.entries.get(code)?.selfScore) next.delete(code);
      else next.set(code, value);
    }
    return this.#replace(next, this.scenarioId, joined);
  }

  discard(): void {
    this.#replace(new Map(), null);
  }

  load(scenario: Scenario): void {
    const changes = wholeChanges(this.#workbook.document.scenarios, scenario);
    this.#replace(new Map(changes.map(({ code, selfScore }) => [code, selfScore])), scenario.id);
  }

  /** Assumes again what had become the document, without a step to undo; what is assumed since stays. */
  unsettle(entries: readonly (readonly [string, Points])[]): void {
    this.#set(new Map([...entries, ...this.overlay]));
  }

  /** Takes everything as it was kept, by this tab before or by another one. */
  follow({ overlay, scenarioId, done, undone }: WhatIfView): void {
    this.#given = new Map(overlay);
    this.scenarioId = scenarioId;
    this.#done = done;
    this.#undone = undone;
  }

  /** Everything there is to keep; the inverse of `follow`. */
  toView(): WhatIfView {
    return {
      overlay: [...this.overlay].map(([code, value]) => [code, value]),
      scenarioId: this.scenarioId,
      done: [...this.#done],
      undone: [...this.#undone],
    };
  }

  /** Says which kept scenario the overlay stands for. */
  standFor(scenarioId: string | null): void {
    this.scenarioId = scenarioId;
    this.#onChange();
  }

  /**
   * The overlay as the changes of a scenario, in official order.
   * @param known what the scenario assumed before: a score that stays the same keeps what it went on from, and
   *   one that the document has come to is still assumed
   */
  toChanges(known: readonly ScenarioChange[] = []): Scenario['changes'] {
    const knownByCode = new Map(known.map((change) => [change.code, change]));
    const { entries } = this.#workbook.document;
    return this.#workbook.tree.scoredNodes.flatMap(({ code }): ScenarioChange[] => {
      const selfScore = this.overlay.get(code);
      const before = entries.get(code)?.selfScore ?? null;
      if (selfScore === undefined) return [];
      const change = knownByCode.get(code);
      if (change?.selfScore === selfScore) return [change];
      return selfScore === before ? [] : [{ code, selfScore, from: before }];
    });
  }

  /** Undoes the last step if nothing happened to the document since; returns it, or `null`. */
  undo(): Pick<WhatIfStep, 'joined'> | null {
    const step = this.#done.at(-1);
    if (step?.moment !== this.#workbook.moment) return null;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
    this.scenarioId = step.scenarioBefore;
    this.#set(this.#moved(step.changes.map(([code, before]) => [code, before])));
    return step;
  }

  /** @param joined whether the document step of the same gesture has just been done again */
  redo(joined = false): boolean {
    const step = this.#undone.at(-1);
    if (step?.moment !== this.#workbook.moment || (joined && !step.joined)) return false;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
    this.scenarioId = step.scenarioAfter;
    this.#set(this.#moved(step.changes.map(([code, , after]) => [code, after])));
    return true;
  }

  readonly canUndo = $derived.by(() => this.#done.at(-1)?.moment === this.#workbook.moment);
  readonly canRedo = $derived.by(() => this.#undone.at(-1)?.moment === this.#workbook.moment);

  /** Drops what has become the document, without a step of its own; undoing that brings it back. */
  settle(): void {
    this.scenarioId = null;
    const { entries } = this.#workbook.document;
    this.#set(new Map([...this.overlay].filter(([code, value]) => entries.get(code)?.selfScore !== value)));
  }

  #replace(after: Overlay, scenarioAfter: string | null, joined = false): number {
    const before = this.overlay;
    const scenarioBefore = this.scenarioId;
    this.scenarioId = scenarioAfter;
    const codes = new Set([...before.keys(), ...after.keys()]);
    const changes = [...codes].flatMap((code): WhatIfStep['changes'] => {
      const [was, becomes] = [before.get(code) ?? null, after.get(code) ?? null];
      return was === becomes ? [] : [[code, was, becomes]];
    });
    if (changes.length === 0) {
      this.#onChange(); // the scenario may be another
      return 0;
    }
    this.#done = [...this.#done, { changes, moment: this.#workbook.moment, joined, scenarioBefore, scenarioAfter }];
    this.#undone = [];
    this.#set(after);
    return changes.length;
  }

  #moved(values: readonly (readonly [string, Points | null])[]): Overlay {
    const next = new Map(this.overlay);
    for (const [code, value] of values) {
      if (value === null) next.delete(code);
      else next.set(code, value);
    }
    return next;
  }

  #set(overlay: Overlay): void {
    this.#given = overlay;
    this.#onChange();
  }
}

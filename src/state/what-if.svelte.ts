import { scoreReader, type Scenario } from '../domain/assessment';
import { subtractPoints, type Points } from '../domain/points';
import { rollUp } from '../domain/rollup';
import type { ScoredNode } from '../domain/rubric-tree';
import type { Workbook } from './workbook.svelte';

export interface Assumption {
  readonly node: ScoredNode;
  readonly before: Points | null;
  readonly after: Points;
  /** Points gained over what stands in the document; a blank counts as nothing scored yet. */
  readonly gain: Points;
}

type Overlay = ReadonlyMap<string, Points>;

interface Step {
  readonly before: Overlay;
  readonly after: Overlay;
  /** Moment of the document when the step was made; document changes come between steps. */
  readonly moment: Workbook['moment'];
}

/** Assumed scores laid over the document, which they never touch. */
export class WhatIf {
  readonly #workbook: Workbook;
  readonly #onChange: () => void;
  #overlay = $state.raw<Overlay>(new Map());
  #done = $state.raw<readonly Step[]>([]);
  #undone = $state.raw<readonly Step[]>([]);
  /** The kept scenario that the overlay came from, if any. */
  scenarioId = $state<string | null>(null);

  readonly rollup = $derived.by(() => {
    const self = scoreReader(this.#workbook.document, 'selfScore');
    return this.#overlay.size === 0
      ? this.#workbook.self
      : rollUp(this.#workbook.tree, (code) => this.#overlay.get(code) ?? self(code));
  });

  /** What is assumed otherwise than it stands, in official order. */
  readonly assumptions: readonly Assumption[] = $derived.by(() =>
    this.#workbook.tree.scoredNodes.flatMap((node): readonly Assumption[] => {
      const after = this.#overlay.get(node.code);
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

  get overlay(): Overlay {
    return this.#overlay;
  }

  scoreOf(code: string): Points | null {
    return this.#overlay.get(code) ?? null;
  }

  /** Takes scores as assumed, in one step; `null` takes an assumption back. */
  assume(changes: readonly { readonly code: string; readonly value: Points | null }[]): void {
    const next = new Map(this.#overlay);
    for (const { code, value } of changes) {
      if (value === null || value === this.#workbook.document.entries.get(code)?.selfScore) next.delete(code);
      else next.set(code, value);
    }
    this.#replace(next);
  }

  discard(): void {
    this.scenarioId = null;
    this.#replace(new Map());
  }

  load(scenario: Scenario): void {
    this.#replace(new Map(scenario.changes.map(({ code, selfScore }) => [code, selfScore])));
    this.scenarioId = scenario.id;
  }

  /** Puts the overlay back as it was, without a step to undo; leaves out what no longer fits the rubric. */
  restore(entries: readonly (readonly [string, Points])[], scenarioId: string | null): void {
    const known = entries.filter(([code, value]) => {
      const node = this.#workbook.tree.nodeByCode.get(code);
      return node?.scored === true && value >= 0 && value <= node.maxPoints;
    });
    this.scenarioId = scenarioId;
    this.#overlay = new Map(known);
  }

  /** The overlay as the changes of a scenario, in official order. */
  toChanges(): Scenario['changes'] {
    return this.assumptions.map(({ node, after }) => ({ code: node.code, selfScore: after }));
  }

  /** Undoes the last step if nothing happened to the document since; says whether it did. */
  undo(): boolean {
    const step = this.#done.at(-1);
    if (step?.moment !== this.#workbook.moment) return false;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
    this.#set(step.before);
    return true;
  }

  redo(): boolean {
    const step = this.#undone.at(-1);
    if (step?.moment !== this.#workbook.moment) return false;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
    this.#set(step.after);
    return true;
  }

  readonly canUndo = $derived.by(() => this.#done.at(-1)?.moment === this.#workbook.moment);
  readonly canRedo = $derived.by(() => this.#undone.at(-1)?.moment === this.#workbook.moment);

  /** Empties the overlay because it has become the document; undoing that brings it back. */
  cleared(): void {
    this.scenarioId = null;
    this.#set(new Map());
  }

  #replace(after: Overlay): void {
    const before = this.#overlay;
    if (before.size === after.size && [...after].every(([code, value]) => before.get(code) === value)) return;
    this.#done = [...this.#done, { before, after, moment: this.#workbook.moment }];
    this.#undone = [];
    this.#set(after);
  }

  #set(overlay: Overlay): void {
    this.#overlay = overlay;
    this.#onChange();
  }
}

import type { Assessment } from '../domain/assessment';
import type { ChangeLabel, Gesture } from '../domain/change-label';
import type { CommandRefusal } from '../domain/command';
import type { Results } from '../domain/field';
import type { Patch } from '../domain/patch';
import type { DotReading, Points } from '../domain/points';
import { readCells, type CellReading, type CellText, type ReadingWords } from '../domain/read-cells';
import { filterRows, findRows, isFiltering, NO_FILTER, visibleRows, type RowFilter } from '../domain/row-filter';
import { pathToArea } from '../domain/rubric-tree';
import type { AssessmentView, WhatIfView } from '../domain/view-state';
import { RankView } from './rank-view.svelte';
import type { StorageFailureView } from './save-status.svelte';
import { WhatIf } from './what-if.svelte';
import type { Workbook } from './workbook.svelte';

/** What a gesture came to, for the message line. `serial` tells equal outcomes apart. */
export type Outcome = { readonly serial: number } & (
  | {
      readonly kind: 'edited';
      readonly gesture: Gesture;
      readonly applied: number;
      readonly skipped: number;
      readonly refused: CellReading['refused'];
    }
  | { readonly kind: 'refused'; readonly refusal: CommandRefusal }
  | { readonly kind: 'undone' | 'redone'; readonly label: ChangeLabel | null }
  | { readonly kind: 'applied'; readonly count: number }
  | { readonly kind: 'readOnlyCell' | 'readOnlyDatabase' }
  | { readonly kind: 'dropped'; readonly label: ChangeLabel }
  /** The assumptions on screen could not be kept. */
  | { readonly kind: 'notKept'; readonly failure: StorageFailureView }
);

type OutcomeBody = Outcome extends infer Each ? (Each extends unknown ? Omit<Each, 'serial'> : never) : never;

/** Values of a gesture that could mean two things, waiting for the user to say which. */
export interface DotQuestion {
  readonly cells: readonly CellText[];
  readonly gesture: Gesture;
  readonly ambiguous: readonly (CellText & {
    readonly asDecimal: Points;
    readonly asThousands: number;
    readonly maximum: Points;
  })[];
}

/** Takes what is to be kept beside the document. */
export interface KeepViews {
  readonly look: (view: AssessmentView) => void;
  readonly whatIf: (view: WhatIfView) => void;
}

export interface CellPlace {
  readonly code: string;
  readonly columnId: string;
}

/** One open assessment on screen: the document, its what-if, its rank, and how it is looked at. */
export class Session {
  readonly workbook: Workbook;
  readonly whatIf: WhatIf;
  readonly rank: RankView;
  readonly #words: ReadingWords;
  readonly #keep: KeepViews;
  #serial = 0;

  collapsed = $state.raw<ReadonlySet<string>>(new Set());
  filter = $state.raw<RowFilter>(NO_FILTER);
  query = $state('');
  selection = $state.raw<CellPlace | null>(null);
  outcome = $state.raw<Outcome | null>(null);
  question = $state.raw<DotQuestion | null>(null);

  constructor(
    workbook: Workbook,
    results: Results,
    view: AssessmentView & WhatIfView,
    words: ReadingWords,
    keep: KeepViews,
  ) {
    this.workbook = workbook;
    this.#words = words;
    this.#keep = keep;
    this.whatIf = new WhatIf(workbook, () => {
      keep.whatIf(this.whatIf.toView());
    });
    this.rank = new RankView(workbook, this.whatIf, results);
    this.collapsed = new Set(view.collapsed);
    this.whatIf.follow(view);
    this.rank.chosenYear = view.fieldYear;
  }

  readonly filtering = $derived.by(() => isFiltering(this.filter));
  readonly rows = $derived.by(() =>
    visibleRows(this.workbook.document, this.workbook.tree, this.filter, this.collapsed),
  );
  readonly shownScoredRows = $derived.by(
    () => filterRows(this.workbook.document, this.workbook.tree, this.filter).size,
  );
  readonly found = $derived.by(() => findRows(this.workbook.document, this.workbook.tree, this.query));
  readonly canUndo = $derived.by(() => this.whatIf.canUndo || this.workbook.undoLabel !== null);
  readonly canRedo = $derived.by(() => this.whatIf.canRedo || this.workbook.redoLabel !== null);

  /** The one door for texts from grid, list and paste: read, then one command. */
  edit(cells: readonly CellText[], gesture: Gesture, dot: DotReading = 'ask'): void {
    if (this.#refusesWriting()) return;
    const reading = readCells(this.workbook.document, this.workbook.tree, cells, this.#words, dot);
    const ambiguous = reading.refused.flatMap(({ refusal, ...cell }) =>
      refusal.reason === 'ambiguous'
        ? [{ ...cell, asDecimal: refusal.asDecimal, asThousands: refusal.asThousands }]
        : [],
    );
    if (ambiguous.length > 0) {
      this.question = { cells, gesture, ambiguous };
      return;
    }
    this.#carryOut(reading, gesture);
  }

  /** Answers the question about dots: all of them are decimal marks, or those cells keep their values. */
  answer(reading: 'decimal' | 'keep'): void {
    const question = this.question;
    if (!question) return;
    this.question = null;
    if (reading === 'decimal') {
      this.edit(question.cells, question.gesture, 'decimal');
      return;
    }
    const isDoubtful = (cell: CellText): boolean =>
      question.ambiguous.some(({ code, column }) => code === cell.code && column === cell.column);
    const rest = question.cells.filter((cell) => !isDoubtful(cell));
    if (rest.length > 0) this.edit(rest, question.gesture);
  }

  undo(): void {
    if (this.#refusesWriting()) return;
    const assumed = this.whatIf.undo();
    if (assumed && !assumed.joined) {
      this.#tell({ kind: 'undone', label: null });
      return;
    }
    const step = this.workbook.undo();
    if (!step) return;
    // What had been applied from the overlay goes back to being assumed.
    if (step.label.type === 'applyScenario') this.whatIf.unsettle(assumedBy(step.patches));
    this.#tell({ kind: 'undone', label: step.label });
  }

  redo(): void {
    if (this.#refusesWriting()) return;
    if (this.whatIf.redo()) {
      this.#tell({ kind: 'redone', label: null });
      return;
    }
    const step = this.workbook.redo();
    if (!step) return;
    if (step.label.type === 'applyScenario') this.whatIf.settle();
    else this.whatIf.redo(true);
    this.#tell({ kind: 'redone', label: step.label });
  }

  /** Writes the assumptions into the document as one step. */
  applyWhatIf(name: string): void {
    if (this.#refusesWriting()) return;
    const changes = this.whatIf.toChanges();
    const result = this.workbook.run({ type: 'applyScenario', name, changes });
    if (!result.ok) {
      this.#tell({ kind: 'refused', refusal: result.error });
      return;
    }
    this.whatIf.settle();
    this.#tell({ kind: 'applied', count: changes.length });
  }

  /** Replaces the document as one step; assumptions stay where the new rubric has their rows. */
  replaceDocument(document: Assessment): void {
    if (this.#refusesWriting()) return;
    const result = this.workbook.run({ type: 'replaceDocument', document });
    if (!result.ok) return;
    if (!document.scenarios.some(({ id }) => id === this.whatIf.scenarioId)) this.whatIf.standFor(null);
  }

  /** Keeps the assumptions under a name; says whether it could. */
  keepScenario(id: string, name: string, createdAt: string): boolean {
    if (this.#refusesWriting()) return false;
    const result = this.workbook.run({
      type: 'saveScenario',
      scenario: { id, name, createdAt, changes: this.whatIf.toChanges() },
    });
    if (!result.ok && result.error.reason !== 'nothingChanged') {
      this.#tell({ kind: 'refused', refusal: result.error });
      return false;
    }
    this.whatIf.standFor(id);
    return true;
  }

  deleteScenario(id: string): void {
    if (this.#refusesWriting()) return;
    this.workbook.run({ type: 'deleteScenario', id });
    if (this.whatIf.scenarioId === id) this.whatIf.standFor(null);
  }

  fold(code: string): void {
    const next = new Set(this.collapsed);
    if (!next.delete(code)) next.add(code);
    this.#collapse(next);
  }

  /** 1 shows areas, 2 criteria too, 3 everything. */
  expandTo(level: 1 | 2 | 3): void {
    const { nodes } = this.workbook.tree;
    const folded = nodes.filter((node) => !node.scored && (level === 1 || (level === 2 && node.kind === 'criterion')));
    this.#collapse(new Set(folded.map((node) => node.code)));
  }

  /** Makes sure a row is on screen: opens what hides it and drops a filter that does. */
  reveal(code: string): void {
    const node = this.workbook.tree.nodeByCode.get(code);
    if (!node) return;
    if (this.filtering && !this.rows.includes(code)) this.filter = NO_FILTER;
    const above = pathToArea(this.workbook.tree, node).filter(
      (row) => row.code !== code && this.collapsed.has(row.code),
    );
    if (above.length === 0) return;
    const next = new Set(this.collapsed);
    for (const row of above) next.delete(row.code);
    this.#collapse(next);
  }

  chooseField(year: number): void {
    this.rank.chosenYear = year;
    this.#keepLook();
  }

  tellReadOnly(): void {
    this.#tell({ kind: 'readOnlyCell' });
  }

  tellNotKept(failure: StorageFailureView): void {
    this.#tell({ kind: 'notKept', failure });
  }

  tellDropped(label: ChangeLabel): void {
    this.#tell({ kind: 'dropped', label });
  }

  close(): void {
    this.workbook.close();
  }

  /** A database that a newer program owns takes nothing more; showing it as done would lose it. */
  #refusesWriting(): boolean {
    if (this.workbook.save.current.state !== 'readonly') return false;
    this.#tell({ kind: 'readOnlyDatabase' });
    return true;
  }

  #carryOut(reading: CellReading, gesture: Gesture): void {
    const { edits, assumptions, refused, skipped } = reading;
    let applied = 0;
    let wrote = false;
    if (edits.length > 0) {
      const result = this.workbook.run({ type: 'editCells', gesture, edits });
      wrote = result.ok;
      if (result.ok) applied += 'count' in result.value.label ? result.value.label.count : 0;
      else if (result.error.reason !== 'nothingChanged') {
        this.#tell({ kind: 'refused', refusal: result.error });
        return;
      }
    }
    if (assumptions.length > 0) {
      applied += this.whatIf.assume(assumptions, wrote);
    }
    this.#tell({ kind: 'edited', gesture, applied, skipped: skipped.length, refused });
  }

  #collapse(next: ReadonlySet<string>): void {
    this.collapsed = next;
    this.#keepLook();
  }

  #tell(body: OutcomeBody): void {
    this.#serial += 1;
    this.outcome = { ...body, serial: this.#serial };
  }

  #keepLook(): void {
    this.#keep.look({ collapsed: [...this.collapsed], fieldYear: this.rank.chosenYear });
  }
}

/** The assumed scores that a step just taken back had written: its `before` side now. */
const assumedBy = (undone: readonly Patch[]): readonly (readonly [string, Points])[] =>
  undone.flatMap((patch) =>
    patch.kind === 'cell' && patch.field === 'selfScore' && patch.before !== null
      ? [[patch.code, patch.before] as const]
      : [],
  );

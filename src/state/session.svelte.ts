import type { Forecaster } from '../compute/forecaster';
import type { Assessment } from '../domain/assessment';
import type { ChangeLabel, Gesture } from '../domain/change-label';
import type { Closure } from '../domain/closure';
import type { Command, CommandRefusal } from '../domain/command';
import type { Results } from '../domain/field';
import type { Patch } from '../domain/patch';
import { handedCodes } from '../domain/handed-codes';
import type { DotReading, Points } from '../domain/points';
import {
  columnClosure,
  isEditable,
  readCells,
  type CellReading,
  type CellText,
  type ReadingWords,
} from '../domain/read-cells';
import { filterRows, findRows, isFiltering, NO_FILTER, visibleRows, type RowFilter } from '../domain/row-filter';
import { pathToArea, type ScoredNode } from '../domain/rubric-tree';
import { changesOver, wholeChanges } from '../domain/scenario';
import { scoreSource } from '../domain/score-source';
import type { AssessmentView, WhatIfView } from '../domain/view-state';
import type { ExchangeDoor } from './exchange-door';
import type { MergedCounts, Merging } from './merging.svelte';
import { RankView } from './rank-view.svelte';
import { Review } from './review.svelte';
import type { StorageFailureView } from './save-status.svelte';
import type { Studio } from './studio.svelte';
import { WhatIf } from './what-if.svelte';
import type { Snapshots } from './snapshots.svelte';
import type { Extras, Workbook } from './workbook.svelte';

/** What a gesture came to, for the message line. `serial` tells equal outcomes apart. */
export type Outcome = { readonly serial: number } & (
  | {
      readonly kind: 'edited';
      readonly gesture: Gesture;
      readonly applied: number;
      readonly skipped: number;
      /** Scores that were to be cleared and stay, because figures make them. */
      readonly followsRule: number;
      readonly refused: CellReading['refused'];
    }
  | { readonly kind: 'refused'; readonly refusal: CommandRefusal }
  | { readonly kind: 'undone' | 'redone'; readonly label: ChangeLabel | null }
  /** The last step is a return whose file is out. */
  | { readonly kind: 'undoStopped' }
  | { readonly kind: 'applied'; readonly count: number }
  | ({ readonly kind: 'merged' } & MergedCounts)
  /** `closure` is what made the cell read-only, where it is not so for good. */
  | { readonly kind: 'readOnlyCell'; readonly closure: Closure | null }
  | { readonly kind: 'readOnlyDatabase' }
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

/** What a session is handed of the world around it. */
export interface SessionParts {
  /** ISO, milliseconds. */
  readonly now: () => string;
  /** The day on the wall, yyyy-MM-dd. */
  readonly today: () => string;
  readonly createId: () => string;
  readonly author: () => string;
  readonly snapshots: Snapshots;
  /** Makes what foretells ranks off the main thread; fetched when it is first wanted. */
  readonly loadForecaster: () => Promise<Forecaster>;
  /** What reads and writes exchange files; rejects when it cannot be fetched. */
  readonly loadExchange: () => Promise<ExchangeDoor>;
  /** The bytes of a file kept with the evidence; `null` when they cannot be read. */
  readonly readFile: (fileId: string) => Promise<Uint8Array | null>;
}

/** What the side panel shows. */
export const PANELS = ['item', 'whatIf', 'checks'] as const;
export type Panel = (typeof PANELS)[number];

export interface CellPlace {
  readonly code: string;
  readonly columnId: string;
}

/** One open assessment on screen: the document, its what-if, its rank, and how it is looked at. */
export class Session {
  readonly workbook: Workbook;
  readonly whatIf: WhatIf;
  readonly rank: RankView;
  readonly review: Review;
  readonly parts: SessionParts;
  readonly #words: ReadingWords;
  readonly #keep: KeepViews;
  #serial = 0;
  #studio: Promise<Studio> | null = null;
  #merging: Promise<Merging> | null = null;

  collapsed = $state.raw<ReadonlySet<string>>(new Set());
  filter = $state.raw<RowFilter>(NO_FILTER);
  query = $state('');
  selection = $state.raw<CellPlace | null>(null);
  outcome = $state.raw<Outcome | null>(null);
  question = $state.raw<DotQuestion | null>(null);
  #panel = $state<Panel>('whatIf');
  /** Row whose form is shown, once one was asked for. */
  #itemCode = $state<string | null>(null);

  constructor(
    workbook: Workbook,
    results: Results,
    view: AssessmentView & WhatIfView,
    words: ReadingWords,
    keep: KeepViews,
    parts: SessionParts,
  ) {
    this.workbook = workbook;
    this.#words = words;
    this.#keep = keep;
    this.parts = parts;
    this.whatIf = new WhatIf(workbook, () => {
      keep.whatIf(this.whatIf.toView());
    });
    this.rank = new RankView(workbook, this.whatIf, results);
    this.review = new Review(workbook, this.rank, parts.today);
    this.collapsed = new Set(view.collapsed);
    this.whatIf.follow(view);
    this.rank.chosenYear = view.fieldYear;
    this.#instructionsFolded = view.instructionsFolded;
  }

  /** What the side panel may show; a department assumes nothing: its part has no rank. */
  readonly panels: readonly Panel[] = $derived.by(() =>
    this.workbook.document.workspace ? PANELS.filter((panel) => panel !== 'whatIf') : PANELS,
  );
  get panel(): Panel {
    return this.panels.includes(this.#panel) ? this.#panel : 'item';
  }

  set panel(panel: Panel) {
    this.#panel = panel;
  }

  #instructionsFolded = $state(false);
  /** What the coordinator wrote to the department is put away. */
  get instructionsFolded(): boolean {
    return this.#instructionsFolded;
  }

  foldInstructions(folded: boolean): void {
    if (folded === this.#instructionsFolded) return;
    this.#instructionsFolded = folded;
    this.#keepLook();
  }

  readonly #handed = $derived.by(() => handedCodes(this.workbook.document));
  readonly filtering = $derived.by(() => isFiltering(this.filter));
  readonly rows = $derived.by(() =>
    visibleRows(this.workbook.document, this.workbook.tree, this.filter, this.collapsed),
  );
  readonly shownScoredRows = $derived.by(
    () => filterRows(this.workbook.document, this.workbook.tree, this.filter).size,
  );
  readonly found = $derived.by(() => findRows(this.workbook.document, this.workbook.tree, this.query));
  readonly canUndo = $derived.by(() => this.whatIf.canUndo || this.workbook.undoLabel !== null);
  readonly canRedo = $derived.by(
    // The mark of a return comes with its file and never by itself.
    () => this.whatIf.canRedo || (this.workbook.redoLabel !== null && this.workbook.redoLabel.type !== 'stampReturn'),
  );
  /** Undo goes no further: the file of a return is out, and the next one has to name it. */
  readonly undoStops = $derived.by(() => !this.whatIf.canUndo && this.workbook.undoLabel?.type === 'stampReturn');

  /** Rows that have a form: all that are scored, in a workspace those that were handed out. */
  readonly #items: readonly ScoredNode[] = $derived.by(() =>
    this.workbook.tree.scoredNodes.filter(({ code }) => this.#handed?.has(code) !== false),
  );

  /** The row whose form is shown: the one asked for, else the first. */
  readonly item: ScoredNode | null = $derived.by(
    () => this.#items.find(({ code }) => code === this.#itemCode) ?? this.#items[0] ?? null,
  );

  /** The row itself, or the first of those under it that has a form. */
  itemUnder(code: string): ScoredNode | null {
    return (
      this.#items.find((node) => node.code === code) ??
      this.#items.find((node) => node.code.startsWith(`${code}.`)) ??
      null
    );
  }

  /** Shows the form of a row; one that sums has none, and the form stays as it is. */
  openItem(code: string): void {
    if (!this.#items.some((node) => node.code === code)) return;
    this.#itemCode = code;
    this.panel = 'item';
  }

  /** The row before (-1) or after (1) the one whose form is shown, among those that pass the filter; `null` at the end. */
  neighbour(direction: -1 | 1): ScoredNode | null {
    const { item } = this;
    const { scoredNodes } = this.workbook.tree;
    const passing = filterRows(this.workbook.document, this.workbook.tree, this.filter);
    const candidates = direction === 1 ? scoredNodes : scoredNodes.toReversed();
    const beyond = candidates.slice(candidates.findIndex(({ code }) => code === item?.code) + 1);
    return beyond.find(({ code }) => passing.has(code)) ?? null;
  }

  /** The form follows the cursor of the grid while it is shown. */
  select(selection: CellPlace | null): void {
    this.selection = selection;
    if (selection && this.panel === 'item') this.openItem(selection.code);
  }

  /** Runs a command of a form; returns why it was refused, `null` when it was not or nothing had to change. */
  run(command: Command, extras: Extras = {}): CommandRefusal | { readonly reason: 'readOnlyDatabase' } | null {
    if (this.#refusesWriting()) return { reason: 'readOnlyDatabase' };
    const dated = command.type === 'editCells' ? { ...command, on: command.on ?? this.parts.today() } : command;
    const result = this.workbook.run(dated, extras);
    if (result.ok || result.error.reason === 'nothingChanged') {
      // An alarm about an entry before this one is answered by it.
      if (this.outcome?.kind === 'refused') this.outcome = null;
      return null;
    }
    this.#tell({ kind: 'refused', refusal: result.error });
    return result.error;
  }

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
    if (this.undoStops) {
      this.#tell({ kind: 'undoStopped' });
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
    if (!this.canRedo) return;
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
    const result = this.workbook.run({ type: 'applyScenario', name, changes, on: this.parts.today() });
    if (!result.ok) {
      this.#tell({ kind: 'refused', refusal: result.error });
      return;
    }
    this.whatIf.settle();
    this.#tell({ kind: 'applied', count: changes.length });
  }

  /**
   * Replaces the document as one step, with a copy of what stood before; assumptions stay where the new
   * rubric has their rows. Returns why it was refused, `null` when it was not.
   */
  replaceDocument(
    document: Assessment,
    type: 'replaceDocument' | 'restoreSnapshot' = 'replaceDocument',
    name = document.head.title,
    files: Extras['files'] = [],
  ): ReturnType<Session['run']> {
    const kind = type === 'replaceDocument' ? 'beforeImport' : 'beforeRestore';
    const refusal = this.run({ type, document, name }, { files, copy: { kind, round: null } });
    if (refusal) return refusal;
    if (!document.scenarios.some(({ id }) => id === this.whatIf.scenarioId)) this.whatIf.standFor(null);
    return null;
  }

  /** Keeps the assumptions under a name; says whether it could. */
  keepScenario(id: string, name: string, createdAt: string): boolean {
    if (this.#refusesWriting()) return false;
    const { scenarios } = this.workbook.document;
    const known = scenarios.find((scenario) => scenario.id === id);
    const changes = this.whatIf.toChanges(known && wholeChanges(scenarios, known));
    const result = this.workbook.run({
      type: 'saveScenario',
      scenario: { id, name, createdAt, ...changesOver(scenarios, known?.basedOn, changes) },
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

  /** The studio, made when it is first asked for: scoring does without its arithmetic. */
  studio(): Promise<Studio> {
    this.#studio ??= import('./studio.svelte').then(
      (room) => new room.Studio(this.workbook, this.whatIf, this.rank, this.parts),
    );
    // A server that was away may be there the next time.
    this.#studio.catch(() => (this.#studio = null));
    return this.#studio;
  }

  /** Files received and what is decided about them; stays while the assessment is open. */
  merging(): Promise<Merging> {
    this.#merging ??= import('./merging.svelte').then(
      (room) =>
        new room.Merging({
          ...this.parts,
          workbook: this.workbook,
          rank: this.rank,
          run: (command, extras) => this.run(command, extras),
          onMerged: (merged) => {
            this.#tell({ kind: 'merged', ...merged });
          },
        }),
    );
    this.#merging.catch(() => (this.#merging = null));
    return this.#merging;
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

  tellReadOnly({ code, columnId }: CellPlace): void {
    const isScored = this.workbook.tree.nodeByCode.get(code)?.scored === true;
    const closure = isScored && isEditable(columnId) ? columnClosure(this.workbook.document, code, columnId) : null;
    this.#tell({ kind: 'readOnlyCell', closure });
  }

  tellNotKept(failure: StorageFailureView): void {
    this.#tell({ kind: 'notKept', failure });
  }

  tellDropped(label: ChangeLabel): void {
    this.#tell({ kind: 'dropped', label });
  }

  close(): void {
    void this.#studio?.then(
      (studio) => {
        studio.close();
      },
      () => undefined,
    );
    this.parts.snapshots.close();
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
    const { tree, document } = this.workbook;
    const followsRule = edits.filter(({ code, field, value }) => {
      if (field !== 'selfScore' || value !== null) return false;
      const [node, entry] = [tree.nodeByCode.get(code), document.entries.get(code)];
      return node?.scored === true && entry !== undefined && scoreSource(node, entry) === 'rule';
    }).length;
    if (edits.length > 0) {
      const result = this.workbook.run({ type: 'editCells', gesture, edits, on: this.parts.today() });
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
    this.#tell({ kind: 'edited', gesture, applied, skipped: skipped.length, followsRule, refused });
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
    this.#keep.look({
      collapsed: [...this.collapsed],
      fieldYear: this.rank.chosenYear,
      instructionsFolded: this.#instructionsFolded,
    });
  }
}

/** The assumed scores that a step just taken back had written: its `before` side now. */
const assumedBy = (undone: readonly Patch[]): readonly (readonly [string, Points])[] =>
  undone.flatMap((patch) =>
    patch.kind === 'cell' && patch.field === 'selfScore' && patch.before !== null
      ? [[patch.code, patch.before] as const]
      : [],
  );

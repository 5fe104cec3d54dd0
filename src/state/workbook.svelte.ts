import type { Assessment } from '../domain/assessment';
import type { ChangeLabel } from '../domain/change-label';
import { applyCommand, type Command, type CommandRefusal, type Change } from '../domain/command';
import { applyPatches, invertPatches, type Patch } from '../domain/patch';
import { createRubricTree } from '../domain/rubric-tree';
import { rollUpDocument } from '../domain/document-rollup';
import { ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import type { Round } from '../domain/process';
import type { SnapshotKind } from '../domain/snapshot';
import type {
  HistoryStep,
  NewSnapshot,
  OpenedAssessment,
  Repository,
  StorageMessage,
  StoredFile,
} from '../storage/repository';
import { SaveStatus } from './save-status.svelte';

/** What goes to storage with a change, in its transaction. */
export interface Extras {
  readonly files?: readonly StoredFile[];
  /** A copy of the whole document: as it was before the change, or, sealed with a lock, as it is after it. */
  readonly copy?: { readonly kind: Exclude<SnapshotKind, 'named'>; readonly round: Round | null };
}

/** One gesture on its way to storage; kept as an intent so that it can be run again on a newer document. */
type Pending = { readonly step: HistoryStep; readonly patches: readonly Patch[] } & (
  | {
      readonly kind: 'do';
      readonly command: Command;
      readonly extras: Extras;
      readonly snapshot: NewSnapshot | null;
    }
  | { readonly kind: 'undo' | 'redo' }
);

export interface WorkbookParts {
  /** ISO, milliseconds. */
  readonly now: () => string;
  /** Who works here; empty when nobody said. */
  readonly author: () => string;
  /** A gesture could not be run again on what another tab had written meanwhile. */
  readonly onDropped?: (label: ChangeLabel) => void;
  /** Everything so far is committed. */
  readonly onSaved?: (workbook: Workbook) => void;
}

/**
 * Holds the open document: runs commands on it, keeps its history, commits each change in order and
 * follows what other tabs commit. What is on screen may be ahead of storage; `save` says by how much.
 */
export class Workbook {
  readonly id: string;
  readonly save: SaveStatus;
  readonly #repository: Repository;
  readonly #parts: WorkbookParts;
  #document: Assessment;
  #history = $state.raw<readonly HistoryStep[]>([]);
  #position = $state(0);
  #revision = 0;
  #heardRevision = 0;
  #pending: readonly Pending[] = [];
  #draining = false;
  readonly #waiting: ((isSaved: boolean) => void)[] = [];
  #closed = false;
  readonly #unsubscribe: () => void;

  readonly #rubric = $derived.by(() => this.#document.rubric);
  readonly tree = $derived.by(() => createRubricTree(this.#rubric));
  readonly self = $derived.by(() => rollUpDocument(this.#document, this.tree, 'selfScore'));
  readonly appraised = $derived.by(() => rollUpDocument(this.#document, this.tree, 'appraisedScore'));
  readonly secondAppraised = $derived.by(() => rollUpDocument(this.#document, this.tree, 'secondAppraisedScore'));
  readonly lastYear = $derived.by(() => rollUpDocument(this.#document, this.tree, 'lastYearScore'));
  /** The latest round's score of every row. */
  readonly final = $derived.by(() => rollUpDocument(this.#document, this.tree, 'final'));
  readonly undoLabel = $derived(this.#history[this.#position - 1]?.label ?? null);
  readonly redoLabel = $derived(this.#history[this.#position]?.label ?? null);

  constructor(opened: OpenedAssessment, repository: Repository, parts: WorkbookParts) {
    this.id = opened.id;
    this.#document = $state.raw(opened.assessment);
    this.#repository = repository;
    this.#parts = parts;
    this.save = new SaveStatus(opened.savedAt);
    this.#adopt(opened);
    this.#unsubscribe = repository.subscribe((message) => {
      this.#hear(message);
    });
  }

  get document(): Assessment {
    return this.#document;
  }

  /** Number of changes that storage has not confirmed. */
  get unsavedCount(): number {
    return this.#pending.length;
  }

  /** Names the last step done: another with every gesture of this tab or another, the same again once that is undone. */
  get moment(): string {
    return this.#history[this.#position - 1]?.id ?? '';
  }

  /** Every step that the document as it stands has come through, oldest first. */
  readonly steps: readonly HistoryStep[] = $derived.by(() => this.#history.slice(0, this.#position));

  /** Runs a command; the document, the history and storage follow together or not at all. */
  run(command: Command, extras: Extras = {}): Result<Change, CommandRefusal> {
    const before = this.#document;
    const result = applyCommand(before, this.tree, command);
    if (!result.ok) return result;
    const { document, patches, label } = result.value;
    this.#document = document;
    const { now, author } = this.#parts;
    const step = { id: this.#repository.createId(), label, at: now(), by: author(), patches: () => ok(patches) };
    this.#push(step);
    const snapshot = this.#copy(extras, step, before, document);
    this.#enqueue({ kind: 'do', command, patches, step, extras, snapshot });
    return ok(result.value);
  }

  #copy({ copy }: Extras, { at, by }: HistoryStep, before: Assessment, after: Assessment): NewSnapshot | null {
    if (!copy) return null;
    const assessment = copy.kind === 'lock' ? after : before;
    return { id: this.#repository.createId(), name: '', ...copy, at, by, assessment };
  }

  /** Takes the last change back, whoever made it; returns it, or `null` when there is none. */
  undo(): { readonly label: ChangeLabel; readonly patches: readonly Patch[] } | null {
    return this.#step('undo');
  }

  redo(): { readonly label: ChangeLabel; readonly patches: readonly Patch[] } | null {
    return this.#step('redo');
  }

  /** Settles when storage has taken everything so far, with `true`, or could not, with `false`. */
  whenSaved(): Promise<boolean> {
    if (!this.#draining) return Promise.resolve(this.#pending.length === 0);
    return new Promise((settle) => this.#waiting.push(settle));
  }

  /** Tries again to commit what failed. */
  retry(): void {
    void this.#drain();
  }

  close(): void {
    this.#closed = true;
    this.#unsubscribe();
  }

  #step(kind: 'undo' | 'redo'): { readonly label: ChangeLabel; readonly patches: readonly Patch[] } | null {
    const found = this.#history[kind === 'undo' ? this.#position - 1 : this.#position];
    const stored = found?.patches();
    if (!found || !stored?.ok) return null;
    const patches = kind === 'undo' ? invertPatches(stored.value) : stored.value;
    this.#document = applyPatches(this.#document, patches);
    this.#position += kind === 'undo' ? -1 : 1;
    this.#enqueue({ kind, patches, step: found });
    return { label: found.label, patches };
  }

  #push(step: HistoryStep): void {
    this.#history = [...this.#history.slice(0, this.#position), step];
    this.#position += 1;
  }

  #adopt(opened: OpenedAssessment): void {
    // Another rubric object would build tree, columns and grid anew, under the hands of whoever is typing.
    this.#document = keepingSame(this.#document, opened.assessment);
    this.#history = opened.history;
    this.#position = opened.position;
    this.#revision = opened.revision;
    this.#heardRevision = Math.max(this.#heardRevision, opened.revision);
  }

  #enqueue(pending: Pending): void {
    this.#pending = [...this.#pending, pending];
    void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (;;) {
        const next = this.#pending[0];
        if (!next) {
          const heard = this.#heardRevision;
          if (heard <= this.#revision) break;
          if (!(await this.#reload())) break;
          // What storage does not hold was never committed, whatever a message said.
          if (this.#heardRevision === heard) this.#heardRevision = this.#revision;
          continue;
        }
        this.save.current = { state: 'saving' };
        const { kind, patches, step } = next;
        const { files } = next.kind === 'do' ? next.extras : {};
        const snapshot = next.kind === 'do' ? next.snapshot : null;
        const outcome = await this.#repository.commit({
          id: this.id,
          expectedRevision: this.#revision,
          kind,
          stepId: step.id,
          patches,
          label: step.label,
          at: step.at,
          by: step.by,
          ...(files ? { files } : {}),
          ...(snapshot ? { snapshot } : {}),
        });
        if (outcome.ok) {
          this.#revision = outcome.value.revision;
          this.#pending = this.#pending.slice(1);
          this.save.current =
            this.#pending.length > 0 ? { state: 'saving' } : { state: 'saved', at: outcome.value.savedAt };
          if (this.#pending.length === 0 && !this.#closed) this.#parts.onSaved?.(this);
        } else if (outcome.error.reason === 'stale') {
          if (!(await this.#reload())) break;
        } else {
          this.#fail(outcome.error);
          break;
        }
      }
    } finally {
      this.#draining = false;
      for (const settle of this.#waiting.splice(0)) settle(this.#pending.length === 0);
    }
  }

  #fail(failure: Parameters<typeof failed>[0]): void {
    this.save.current = failed(failure, this.#pending.length);
  }

  /** Takes the document as storage has it and runs the pending gestures on it again, in order. */
  async #reload(): Promise<boolean> {
    const opened = await this.#repository.open(this.id);
    if (!opened.ok) {
      this.#fail(opened.error);
      return false;
    }
    const pending = this.#pending;
    this.#adopt(opened.value);
    this.#pending = [];
    for (const intent of pending) this.#rerun(intent);
    if (this.#pending.length === 0) this.save.current = { state: 'saved', at: opened.value.savedAt };
    return true;
  }

  #rerun(intent: Pending): void {
    if (intent.kind === 'do') {
      // Storage has taken it after all, though it had seemed not to answer.
      if (this.#history.some(({ id }) => id === intent.step.id)) return;
      const before = this.#document;
      const result = applyCommand(before, this.tree, intent.command);
      if (result.ok) {
        const { document, patches, label } = result.value;
        this.#document = document;
        const step = { ...intent.step, label, patches: () => ok(patches) };
        this.#push(step);
        const snapshot = this.#copy(intent.extras, step, before, document);
        this.#pending = [...this.#pending, { ...intent, step, patches, snapshot }];
      } else if (result.error.reason !== 'nothingChanged') {
        this.#parts.onDropped?.(intent.step.label);
      }
      return;
    }
    const [next, last] = [this.#history[this.#position], this.#history[this.#position - 1]];
    const [step, opposite] = intent.kind === 'undo' ? [last, next] : [next, last];
    // It has come about already: another tab did the same, or storage did it after it had seemed not to answer.
    if (opposite?.id === intent.step.id) return;
    const stored = step?.patches();
    // Only the very step the user meant: what another tab did meanwhile is not ours to take back.
    if (step?.id !== intent.step.id || !stored?.ok) {
      this.#parts.onDropped?.(intent.step.label);
      return;
    }
    const patches = intent.kind === 'undo' ? invertPatches(stored.value) : stored.value;
    this.#document = applyPatches(this.#document, patches);
    this.#position += intent.kind === 'undo' ? -1 : 1;
    this.#pending = [...this.#pending, { ...intent, patches }];
  }

  #hear(message: StorageMessage): void {
    if (message.type === 'closed') {
      this.save.current = { state: 'readonly' };
      return;
    }
    if (message.type !== 'changed' || message.id !== this.id || message.revision <= this.#revision) return;
    this.#heardRevision = Math.max(this.#heardRevision, message.revision);
    if (this.#draining || this.#pending.length > 0) return;
    if (message.revision !== this.#revision + 1) {
      void this.#drain();
      return;
    }
    this.#document = applyPatches(this.#document, message.patches);
    const { stepId: id, label, patches, at, by } = message;
    if (message.kind === 'do') this.#push({ id, label, at, by, patches: () => ok(patches) });
    else this.#position += message.kind === 'undo' ? -1 : 1;
    this.#revision = message.revision;
    this.save.current = { state: 'saved', at: message.savedAt };
  }
}

/** The document as read anew, with the rubric and departments that stand already where they are the same. */
function keepingSame(before: Assessment, after: Assessment): Assessment {
  return {
    ...after,
    rubric: sameValue(before.rubric, after.rubric) ? before.rubric : after.rubric,
    departments: sameValue(before.departments, after.departments) ? before.departments : after.departments,
  };
}

function failed(
  failure: Extract<Awaited<ReturnType<Repository['commit']>>, { ok: false }>['error'],
  unsaved: number,
): SaveStatus['current'] {
  return failure.reason === 'readOnly' ? { state: 'readonly' } : { state: 'failed', failure, unsaved };
}

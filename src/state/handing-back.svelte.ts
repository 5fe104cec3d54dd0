import type { Assessment } from '../domain/assessment';
import { applyCommand, type CommandRefusal } from '../domain/command';
import type { ReturnStamp } from '../domain/handout';
import type { Result } from '../lib/result';
import { normalizeText } from '../lib/text';
import { attachedTo, SHORTEST_PASSPHRASE, writeDepartmentFile, type DepartmentFileFailure } from './department-file';
import type { ExchangeDoor, NamedBytes, WrittenFile } from './exchange-door';
import type { Session } from './session.svelte';

export type HandingBackFailure =
  | DepartmentFileFailure
  | { readonly reason: 'notSaved' }
  /** Other tabs kept changing the document under the file. */
  | { readonly reason: 'changedMeanwhile' };

export type HandingBackState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'saving' | 'writing' }
  /** Nothing was sent. `stays`: the mark of this return could not be taken back. */
  | { readonly kind: 'failed'; readonly failure: HandingBackFailure; readonly stays: boolean }
  | { readonly kind: 'refused'; readonly refusal: CommandRefusal | { readonly reason: 'readOnlyDatabase' } }
  | { readonly kind: 'done'; readonly stamp: ReturnStamp; readonly digest: string; readonly file: NamedBytes };

export type HandingBackFault = 'authorMissing' | 'passphraseShort';

/** How often a file is written where another tab changes the document under it. */
const MOST_TRIES = 3;

/** What a department says with its return, and the making of its file. */
export class HandingBack {
  readonly #session: Session;
  readonly #nameOf: () => string;
  author = $state('');
  message = $state('');
  withFiles = $state(true);
  sealed = $state(false);
  passphrase = $state('');
  state = $state.raw<HandingBackState>({ kind: 'asking' });

  constructor(session: Session, nameOf: () => string) {
    this.#session = session;
    this.#nameOf = nameOf;
    this.author = session.parts.author();
  }

  readonly fault: HandingBackFault | null = $derived.by(() => {
    if (this.author.trim() === '') return 'authorMissing';
    return this.sealed && this.passphrase.length < SHORTEST_PASSPHRASE ? 'passphraseShort' : null;
  });

  readonly busy: boolean = $derived(this.state.kind === 'saving' || this.state.kind === 'writing');
  readonly attachedCount: number = $derived.by(() => attachedTo(this.#session.workbook.document).length);

  /**
   * Writes the file of the document as it will be with the mark of this return, and reads it back; only then the
   * document is marked, so that no mark ever stands without a file. Done is said once the mark is saved.
   */
  async make(door: ExchangeDoor): Promise<void> {
    if (this.fault !== null || this.busy) return;
    const { parts } = this.#session;
    const stamp: ReturnStamp = {
      id: parts.createId(),
      at: parts.now(),
      author: normalizeText(this.author).trim(),
      message: normalizeText(this.message).trim(),
    };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const end = await this.#try(door, stamp);
      if (!end) continue;
      this.state = end;
      return;
    }
    this.state = { kind: 'failed', failure: { reason: 'changedMeanwhile' }, stays: false };
  }

  /** `null` where the document was changed meanwhile, and nothing is marked. */
  async #try(door: ExchangeDoor, stamp: ReturnStamp): Promise<HandingBackState | null> {
    const { workbook } = this.#session;
    const { document, moment } = workbook;
    const marked = applyCommand(document, workbook.tree, { type: 'stampReturn', stamp });
    if (!marked.ok) return { kind: 'refused', refusal: marked.error };
    this.state = { kind: 'writing' };
    const written = await this.#write(door, marked.value.document);
    if (!written.ok) return { kind: 'failed', failure: written.error, stays: false };
    if (workbook.document !== document) return null;
    this.state = { kind: 'saving' };
    const refusal = this.#session.run({ type: 'stampReturn', stamp });
    if (refusal) return { kind: 'refused', refusal };
    const step = workbook.moment;
    const isSaved = await workbook.whenSaved();
    if (isSaved && this.#follows(step, moment)) return this.#done(stamp, written.value);
    const stays = !this.#takeBack(step);
    if (!isSaved) return { kind: 'failed', failure: { reason: 'notSaved' }, stays };
    return stays ? { kind: 'failed', failure: { reason: 'changedMeanwhile' }, stays } : null;
  }

  #write(door: ExchangeDoor, document: Assessment): Promise<Result<WrittenFile, DepartmentFileFailure>> {
    return writeDepartmentFile(door, document, this.#session.parts.readFile, {
      withFiles: this.withFiles,
      passphrase: this.sealed ? this.passphrase : null,
    });
  }

  #done(stamp: ReturnStamp, { bytes, digest }: WrittenFile): HandingBackState {
    return { kind: 'done', stamp, digest, file: { name: this.#nameOf(), bytes } };
  }

  /** Whether the mark was made on what the file was written of: a step of another tab may have come between. */
  #follows(step: string, before: string): boolean {
    const { steps } = this.#session.workbook;
    const at = steps.findIndex(({ id }) => id === step);
    return at >= 0 && (steps[at - 1]?.id ?? '') === before;
  }

  /** Takes a mark without a file away, where no step has followed it; says whether it is gone. */
  #takeBack(step: string): boolean {
    const { workbook } = this.#session;
    if (workbook.moment === step) workbook.undo();
    return workbook.steps.every(({ id }) => id !== step);
  }
}

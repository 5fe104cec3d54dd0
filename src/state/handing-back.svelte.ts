import type { ReturnStamp } from '../domain/handout';
import { normalizeText } from '../lib/text';
import { attachedTo, SHORTEST_PASSPHRASE, writeDepartmentFile, type DepartmentFileFailure } from './department-file';
import type { ExchangeDoor, NamedBytes, WrittenFile } from './exchange-door';
import type { Session } from './session.svelte';

export type HandingBackState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'saving' | 'writing' }
  /** Nothing was sent. `stays`: the mark of this return could not be taken back. */
  | {
      readonly kind: 'failed';
      readonly failure: DepartmentFileFailure | { readonly reason: 'notSaved' };
      readonly stays: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: NonNullable<ReturnType<Session['run']>> }
  | { readonly kind: 'done'; readonly stamp: ReturnStamp; readonly digest: string; readonly file: NamedBytes };

export type HandingBackFault = 'authorMissing' | 'passphraseShort';

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
   * Marks the workspace as returned, waits until that is saved, and writes the file of the document after it.
   * Where the file fails, the mark is taken back.
   */
  async make(door: ExchangeDoor): Promise<void> {
    if (this.fault !== null || this.busy) return;
    const { workbook, parts } = this.#session;
    const stamp: ReturnStamp = {
      id: parts.createId(),
      at: parts.now(),
      author: normalizeText(this.author).trim(),
      message: normalizeText(this.message).trim(),
    };
    this.state = { kind: 'saving' };
    const refusal = this.#session.run({ type: 'stampReturn', stamp });
    if (refusal) {
      this.state = { kind: 'refused', refusal };
      return;
    }
    const isSaved = await workbook.whenSaved();
    // A step of another tab may have come to stand after it; it must not have pushed it out.
    if (!isSaved || !this.#isStamped(stamp)) {
      this.#fail(stamp, { reason: 'notSaved' });
      return;
    }
    this.state = { kind: 'writing' };
    const written = await writeDepartmentFile(door, workbook.document, parts.readFile, {
      withFiles: this.withFiles,
      passphrase: this.sealed ? this.passphrase : null,
    });
    if (written.ok) this.#finish(stamp, written.value);
    else this.#fail(stamp, written.error);
  }

  #finish(stamp: ReturnStamp, { bytes, digest }: WrittenFile): void {
    this.state = { kind: 'done', stamp, digest, file: { name: this.#nameOf(), bytes } };
  }

  #fail(stamp: ReturnStamp, failure: Extract<HandingBackState, { kind: 'failed' }>['failure']): void {
    const { workbook } = this.#session;
    // Only the very step: what another tab did since is not ours to take back.
    if (workbook.undoLabel?.type === 'stampReturn' && this.#isStamped(stamp)) this.#session.undo();
    this.state = { kind: 'failed', failure, stays: this.#isStamped(stamp) };
  }

  #isStamped({ id }: ReturnStamp): boolean {
    return this.#session.workbook.document.workspace?.returns.at(-1)?.id === id;
  }
}

import type { App, FileFailure } from '../../state/app.svelte';
import type { ReadOne } from '../../state/exchange-door';

type Read = Extract<ReadOne, { kind: 'read' }>['read'];

export type Reading =
  | { readonly kind: 'reading' }
  /** `tried`: the passphrase given last does not open it, or it is damaged. */
  | { readonly kind: 'sealed'; readonly name: string; readonly tried: boolean }
  | { readonly kind: 'read'; readonly name: string; readonly read: Read }
  | { readonly kind: 'failed'; readonly name: string; readonly failure: FileFailure }
  /** The disk or the program failed, and not what the file says. */
  | { readonly kind: 'broken'; readonly name: string };

/** One file that was chosen, read off the main thread; a later one takes its place. */
export class ImportedFile {
  readonly #app: App;
  #asked = 0;
  reading = $state.raw<Reading>({ kind: 'reading' });
  /** The one that opened it, if one did. */
  passphrases: readonly string[] = [];

  constructor(app: App) {
    this.#app = app;
  }

  async read(file: File, passphrases: readonly string[] = []): Promise<void> {
    const asked = (this.#asked += 1);
    this.passphrases = passphrases;
    this.reading = { kind: 'reading' };
    const reading = await this.#ask(file, passphrases).catch(() => ({ kind: 'broken', name: file.name }) as const);
    // Another file may have been chosen while this one was read.
    if (asked === this.#asked) this.reading = reading;
  }

  async #ask(file: File, passphrases: readonly string[]): Promise<Reading> {
    const [door, bytes] = await Promise.all([this.#app.loadExchange(), file.arrayBuffer()]);
    const answer = await door.readOne(new Uint8Array(bytes), passphrases);
    return { ...answer, name: file.name };
  }
}

import type { IncomingFile } from '../domain/merge/incoming';
import type { AttachedFile } from '../exchange/attachments';
import type { ReceiveFailure } from '../exchange/received-file';
import type { ExchangeDoor } from './exchange-door';

/** A file that somebody chose or dropped; its bytes are asked for when they are wanted. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file given to a merge, and how far its reading is. */
export type ReceivedFile = { readonly id: number; readonly name: string } & (
  | { readonly state: 'reading' }
  /** `tried`: a passphrase was given, and it does not open this one (or the file is damaged). */
  | { readonly state: 'sealed'; readonly tried: boolean }
  | { readonly state: 'failed'; readonly failure: ReceiveFailure }
  /** The disk or the program failed, and not what the file says. */
  | { readonly state: 'unreadable' }
  | { readonly state: 'read'; readonly incoming: IncomingFile; readonly attached: readonly AttachedFile[] }
);

/** Files given to a merge, in the order in which they came; read off the main thread, one batch after another. */
export class ReceivedFiles {
  readonly #load: () => Promise<ExchangeDoor>;
  readonly #sources = new Map<number, FileSource>();
  #passphrases: readonly string[] = [];
  #running: AbortController | null = null;
  #nextId = 0;
  list = $state.raw<readonly ReceivedFile[]>([]);
  /** Share of the batch that is being read, 0 to 1. */
  progress = $state(0);

  constructor(load: () => Promise<ExchangeDoor>) {
    this.#load = load;
  }

  readonly readingCount: number = $derived.by(() => this.list.filter(({ state }) => state === 'reading').length);
  readonly sealedCount: number = $derived.by(() => this.list.filter(({ state }) => state === 'sealed').length);
  readonly incoming: readonly IncomingFile[] = $derived.by(() =>
    this.list.flatMap((file) => (file.state === 'read' ? [file.incoming] : [])),
  );

  /** @param passphrases some that are known already */
  async add(sources: readonly FileSource[], passphrases: readonly string[] = []): Promise<void> {
    this.#passphrases = [...new Set([...this.#passphrases, ...passphrases])];
    const added = sources.map((source): ReceivedFile => {
      const id = (this.#nextId += 1);
      this.#sources.set(id, source);
      return { id, name: source.name, state: 'reading' };
    });
    this.list = [...this.list, ...added];
    await this.#read();
  }

  /** Tries a passphrase on every sealed file, now and on those that come before it is forgotten. */
  async unseal(passphrase: string): Promise<void> {
    this.#passphrases = [...this.#passphrases.filter((known) => known !== passphrase), passphrase];
    this.list = this.list.map((file) =>
      file.state === 'sealed' ? { id: file.id, name: file.name, state: 'reading' } : file,
    );
    await this.#read();
  }

  remove(id: number): void {
    this.list = this.list.filter((file) => file.id !== id);
    this.#sources.delete(id);
  }

  /** Stops reading; what is not read yet leaves the list. */
  cancel(): void {
    this.#running?.abort();
    for (const { id, state } of this.list) if (state === 'reading') this.#sources.delete(id);
    this.list = this.list.filter(({ state }) => state !== 'reading');
  }

  clear(): void {
    this.cancel();
    this.forgetPassphrases();
    this.#sources.clear();
    this.list = [];
  }

  /** They are not kept: files that are still sealed ask again. */
  forgetPassphrases(): void {
    this.#passphrases = [];
  }

  async #read(): Promise<void> {
    // Who reads takes what was added meanwhile, too.
    if (this.#running) return;
    try {
      for (;;) {
        const batch = this.list.filter(({ state }) => state === 'reading').map(({ id }) => id);
        if (batch.length === 0) return;
        this.#running = new AbortController();
        this.progress = 0;
        await this.#readBatch(batch, this.#running.signal);
      }
    } finally {
      this.#running = null;
    }
  }

  async #readBatch(batch: readonly number[], signal: AbortSignal): Promise<void> {
    const loaded: { readonly id: number; readonly name: string; readonly bytes: Uint8Array }[] = [];
    for (const id of batch) {
      const source = this.#sources.get(id);
      const buffer = await source?.arrayBuffer().catch(() => null);
      if (source && buffer) loaded.push({ id, name: source.name, bytes: new Uint8Array(buffer) });
      else this.#settle(id, { state: 'unreadable' });
    }
    const answer = await this.#load()
      .then((door) =>
        door.readFiles(
          loaded.map(({ name, bytes }) => ({ name, bytes })),
          this.#passphrases,
          (share) => (this.progress = share),
          signal,
        ),
      )
      .catch(() => null);
    if (signal.aborted || answer?.kind === 'cancelled') return;
    for (const [position, { id }] of loaded.entries()) {
      const read = answer?.kind === 'done' ? answer.files[position] : undefined;
      switch (read?.kind) {
        case 'incoming':
          this.#settle(id, { state: 'read', incoming: read.incoming, attached: read.attached });
          break;
        case 'sealed':
          this.#settle(id, { state: 'sealed', tried: read.tried });
          break;
        case 'failed':
          this.#settle(id, { state: 'failed', failure: read.failure });
          break;
        case undefined:
          this.#settle(id, { state: 'unreadable' });
      }
    }
  }

  #settle(id: number, settled: ReceivedState): void {
    this.list = this.list.map((file) =>
      file.id === id && file.state === 'reading' ? { id, name: file.name, ...settled } : file,
    );
  }
}

type ReceivedState = ReceivedFile extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id' | 'name'>
    : never
  : never;

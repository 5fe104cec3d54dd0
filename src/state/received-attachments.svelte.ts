import type { Assessment } from '../domain/assessment';
import type { EvidenceDocument, EvidenceFile } from '../domain/evidence';
import type { StoredFile } from '../storage/repository';
import type { ReceivedFile } from './received-files.svelte';

interface Parts {
  /** Files that fit this document; none where nothing is to be merged. */
  readonly taken: () => readonly Extract<ReceivedFile, { state: 'read' }>[];
  /** The register as the merge leaves it. */
  readonly after: () => Pick<Assessment, 'evidence'>;
  /** Bytes that are stored here already; `null` when they are not. */
  readonly readFile: (fileId: string) => Promise<Uint8Array | null>;
}

/** The attachments that received files name: which bytes come with them, which are here, and which are nowhere. */
export class ReceivedAttachments {
  readonly #parts: Parts;
  /** Length of what is stored under an id, `null` for nothing; without those not asked for yet. */
  #stored = $state.raw<ReadonlyMap<string, number | null>>(new Map());
  #asked = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Files that the register will name and that a received one names too, whatever becomes of its document. */
  readonly #named: readonly EvidenceFile[] = $derived.by(() => {
    const received = new Set(this.#parts.taken().flatMap(({ incoming }) => incoming.records.flatMap(fileIdsOf)));
    const named = this.#parts.after().evidence.flatMap(({ file }) => (file && received.has(file.id) ? [file] : []));
    return [...new Map(named.map((file) => [file.id, file])).values()];
  });

  /** Bytes that the register will name, to go to storage; it leaves alone what stands there. */
  readonly files: readonly StoredFile[] = $derived.by(() => {
    const attached = this.#parts.taken().flatMap((file) => file.attached);
    return this.#named.flatMap((file) => {
      const brought = attached.find(({ id, bytes }) => id === file.id && bytes.length === file.bytes);
      return brought ? [{ id: brought.id, bytes: brought.bytes }] : [];
    });
  });

  readonly #broughtIds: ReadonlySet<string> = $derived.by(() => new Set(this.files.map(({ id }) => id)));

  /** What is named and does not stand here so, as far as `look` has come. */
  readonly #absent: readonly EvidenceFile[] = $derived.by(() =>
    this.#named.filter(({ id, bytes }) => this.#stored.has(id) && this.#stored.get(id) !== bytes),
  );

  #isAdded({ id }: EvidenceFile): boolean {
    return this.#broughtIds.has(id) && this.#stored.get(id) === null;
  }

  /** Attachments that would be stored anew. */
  readonly addedCount: number = $derived.by(() => this.#absent.filter((file) => this.#isAdded(file)).length);

  /** Names of those whose bytes are neither here nor in a file. */
  readonly missing: readonly string[] = $derived.by(() =>
    this.#absent.filter((file) => !this.#isAdded(file)).map(({ name }) => name),
  );

  /** Asks storage, once, for each file that is named; one at a time, for the bytes are read. */
  async look(): Promise<void> {
    const asked = this.#asked;
    for (const { id } of this.#named) {
      if (asked.has(id)) continue;
      asked.add(id);
      const bytes = await this.#parts.readFile(id);
      // Forgotten meanwhile: what was read may be so no longer.
      if (asked !== this.#asked) return;
      this.#stored = new Map([...this.#stored, [id, bytes?.length ?? null]]);
    }
  }

  /** Storage holds other files than when it was asked. */
  forget(): void {
    this.#asked = new Set();
    this.#stored = new Map();
  }
}

function fileIdsOf({ list, theirs }: { readonly list: string; readonly theirs: unknown }): readonly string[] {
  if (list !== 'documents' || !theirs) return [];
  const { file } = theirs as EvidenceDocument;
  return file ? [file.id] : [];
}

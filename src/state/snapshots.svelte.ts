import type { Assessment } from '../domain/assessment';
import type { ParsedDocument } from '../domain/document-file';
import type { Result } from '../lib/result';
import type { NewSnapshot, Repository, SnapshotSummary, StorageFailure } from '../storage/repository';

export type SnapshotView = SnapshotSummary;

type Room = Pick<Repository, 'listSnapshots' | 'readSnapshot' | 'keepSnapshot' | 'removeSnapshot' | 'subscribe'>;

/** The kept copies of one assessment; the list is read when somebody looks, and again when it changes. */
export class Snapshots {
  readonly #id: string;
  readonly #repository: Room;
  readonly #unsubscribe: () => void;
  /** `null` before it was read. */
  list = $state.raw<readonly SnapshotSummary[] | null>(null);
  failure = $state.raw<StorageFailure | null>(null);

  constructor(id: string, repository: Room) {
    this.#id = id;
    this.#repository = repository;
    this.#unsubscribe = repository.subscribe((message) => {
      const concerns = message.type === 'snapshotsChanged' && message.id === id;
      if (concerns && this.list !== null) void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    const listed = await this.#repository.listSnapshots(this.#id);
    this.failure = listed.ok ? null : listed.error;
    if (listed.ok) this.list = listed.value;
  }

  read(snapshotId: string): Promise<Result<ParsedDocument, StorageFailure>> {
    return this.#repository.readSnapshot(this.#id, snapshotId);
  }

  /** Keeps a copy under a name; says whether it could. */
  async keep(heading: Omit<NewSnapshot, 'kind' | 'round' | 'assessment'>, assessment: Assessment): Promise<boolean> {
    const kept = await this.#repository.keepSnapshot(this.#id, { ...heading, kind: 'named', round: null, assessment });
    await this.#settle(kept);
    return kept.ok;
  }

  async remove(snapshotId: string): Promise<void> {
    await this.#settle(await this.#repository.removeSnapshot(this.#id, snapshotId));
  }

  close(): void {
    this.#unsubscribe();
  }

  /** Reads the list anew; a failure of what was asked for stays in view. */
  async #settle(outcome: Result<void, StorageFailure>): Promise<void> {
    await this.refresh();
    if (!outcome.ok) this.failure = outcome.error;
  }
}

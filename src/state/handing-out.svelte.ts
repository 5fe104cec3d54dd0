import { handoutCandidates, leaderlessRows, type HandoutCandidate } from '../domain/handout-candidates';
import { createWorkspace } from '../domain/handing-out';
import type { Handout, SentHandout } from '../domain/handout';
import { normalizeText } from '../lib/text';
import { attachedTo, SHORTEST_PASSPHRASE, writeDepartmentFile, type DepartmentFileFailure } from './department-file';
import type { ExchangeDoor, NamedBytes, WrittenFile } from './exchange-door';
import type { Session } from './session.svelte';

/** A file made for a department. */
export interface MadeFile extends NamedBytes {
  readonly handout: SentHandout;
}

export type HandingOutState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'making'; readonly made: number; readonly count: number }
  /** Nothing was handed out: one file failed, whose `department` it was for. */
  | { readonly kind: 'failed'; readonly department: string; readonly failure: DepartmentFileFailure }
  /** Nothing was handed out: the document did not take it. */
  | { readonly kind: 'refused'; readonly refusal: NonNullable<ReturnType<Session['run']>> }
  /** `whole` is what is handed to the browser: the only file, or all of them in one. */
  | { readonly kind: 'done'; readonly files: readonly MadeFile[]; readonly whole: NamedBytes };

/** Why the files cannot be made as things stand. */
export type HandingOutFault = 'nobodyPicked' | 'passphraseShort';

/** Names of the files that are written. */
export interface HandoutNames {
  /** @param taken names of the other files, none of which it may be */
  readonly file: (department: string, taken: readonly string[]) => string;
  readonly whole: () => string;
}

/** What the coordinator chooses before departments are handed their files, and the making of them. */
export class HandingOut {
  readonly #session: Session;
  readonly #names: HandoutNames;
  #running: AbortController | null = null;
  picked = $state.raw<ReadonlySet<string>>(new Set());
  instructions = $state('');
  /** yyyy-MM-dd, empty for none. */
  deadline = $state('');
  issuedBy = $state('');
  withFiles = $state(true);
  sealed = $state(false);
  passphrase = $state('');
  state = $state.raw<HandingOutState>({ kind: 'asking' });

  constructor(session: Session, names: HandoutNames) {
    this.#session = session;
    this.#names = names;
    this.deadline = session.workbook.document.process.rounds.self.deadline;
    this.issuedBy = session.parts.author();
  }

  readonly candidates: readonly HandoutCandidate[] = $derived.by(() =>
    handoutCandidates(this.#session.workbook.document),
  );
  readonly leaderless: readonly string[] = $derived.by(() => leaderlessRows(this.#session.workbook.document));
  readonly chosen: readonly HandoutCandidate[] = $derived.by(() =>
    this.candidates.filter(({ department, items }) => items.length > 0 && this.picked.has(department.code)),
  );
  readonly fault: HandingOutFault | null = $derived.by(() => {
    if (this.chosen.length === 0) return 'nobodyPicked';
    return this.sealed && this.passphrase.length < SHORTEST_PASSPHRASE ? 'passphraseShort' : null;
  });

  /** Files of the register that could go along. */
  readonly attachedCount: number = $derived.by(() => attachedTo(this.#session.workbook.document).length);

  pick(department: string, isPicked: boolean): void {
    const next = new Set(this.picked);
    if (isPicked) next.add(department);
    else next.delete(department);
    this.picked = next;
  }

  pickAll(): void {
    this.picked = new Set(
      this.candidates.flatMap(({ department, items }) => (items.length > 0 ? department.code : [])),
    );
  }

  pickNone(): void {
    this.picked = new Set();
  }

  /** Ends the making; nothing is handed out. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Makes every file and reads it back; only then the document remembers that they were handed out, as one step. */
  async make(door: ExchangeDoor): Promise<void> {
    if (this.fault !== null || this.#running) return;
    const { signal } = (this.#running = new AbortController());
    const issuedAt = this.#session.parts.now();
    const files: MadeFile[] = [];
    try {
      for (const candidate of this.chosen) {
        this.state = { kind: 'making', made: files.length, count: this.chosen.length };
        const handout = this.#handout(candidate, issuedAt);
        const written = await this.#write(door, candidate, handout);
        if (signal.aborted) {
          this.state = { kind: 'asking' };
          return;
        }
        if ('failure' in written) {
          this.state = { kind: 'failed', department: handout.department, failure: written.failure };
          return;
        }
        const { bytes, digest, baseDigest } = written;
        const taken = files.map(({ name }) => name);
        const name = this.#names.file(handout.department, taken);
        files.push({ name, bytes, handout: { ...handout, baseDigest, fileDigest: digest } });
      }
      const whole = await this.#whole(door, files, issuedAt);
      if (signal.aborted) {
        this.state = { kind: 'asking' };
        return;
      }
      const refusal = this.#session.run({ type: 'handOut', handouts: files.map(({ handout }) => handout) });
      this.state = refusal ? { kind: 'refused', refusal } : { kind: 'done', files, whole };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.state = { kind: 'failed', department: '', failure: { reason: 'broken', message } };
    } finally {
      this.#running = null;
    }
  }

  #handout({ department, items }: HandoutCandidate, issuedAt: string): Handout {
    return {
      id: this.#session.parts.createId(),
      department: department.code,
      items: [...items],
      instructions: normalizeText(this.instructions).trim(),
      deadline: this.deadline,
      issuedAt,
      issuedBy: normalizeText(this.issuedBy).trim(),
    };
  }

  async #write(
    door: ExchangeDoor,
    { department }: HandoutCandidate,
    handout: Handout,
  ): Promise<WrittenFile | { readonly failure: DepartmentFileFailure }> {
    const document = createWorkspace(this.#session.workbook.document, handout, department.name);
    const written = await writeDepartmentFile(door, document, this.#session.parts.readFile, {
      withFiles: this.withFiles,
      passphrase: this.sealed ? this.passphrase : null,
    });
    return written.ok ? written.value : { failure: written.error };
  }

  async #whole(door: ExchangeDoor, files: readonly MadeFile[], at: string): Promise<NamedBytes> {
    const [only, ...others] = files;
    if (only && others.length === 0) return { name: only.name, bytes: only.bytes };
    return { name: this.#names.whole(), bytes: await door.zip(files, at) };
  }
}

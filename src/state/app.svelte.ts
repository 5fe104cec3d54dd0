import type { Forecaster } from '../compute/forecaster';
import { createAssessment, type Assessment } from '../domain/assessment';
import type { ReadingWords } from '../domain/read-cells';
import type { Rubric } from '../domain/rubric';
import { createRubricTree } from '../domain/rubric-tree';
import {
  readAssessmentView,
  readPreferences,
  readWhatIfView,
  whatIfViewToRaw,
  type WhatIfView,
} from '../domain/view-state';
import type * as packs from '../data/packs';
import type { AttachedFile, Bundle } from '../exchange/attachments';
import type { ReadAssessment, RubricFileFailure } from '../exchange/json-file';
import type { ReceiveFailure } from '../exchange/received-file';
import type * as scenarioFiles from '../exchange/scenario-file';
import { LatestWriter } from '../lib/latest-writer';
import type { Result } from '../lib/result';
import type { AssessmentSummary, Repository, StorageFailure } from '../storage/repository';
import type { LostAssessment, Recovery } from '../storage/second-copy-keeper';
import type { ExchangeDoor } from './exchange-door';
import type { Preferences } from './preferences.svelte';
import type { Session } from './session.svelte';
import type { Workbook } from './workbook.svelte';

export type Packs = typeof packs;
export type ReadAssessmentView = ReadAssessment;
/** An assessment on the list of those kept here. */
export type AssessmentSummaryView = AssessmentSummary;
export type FileFailure = ReceiveFailure;
export type RubricFailure = RubricFileFailure;
export type ScenarioFailure = scenarioFiles.ScenarioReadFailure;

/** The exchange room as the app sees it. */
export interface Files {
  readonly serialize: (assessment: Assessment) => string;
  readonly serializeWithFiles: (
    assessment: Assessment,
    readFile: (fileId: string) => Promise<Uint8Array | null>,
  ) => Promise<Bundle>;
  readonly read: (bytes: Uint8Array) => Result<ReadAssessment, FileFailure>;
  /** SHA-256 over the canonical form of the document's file, in hexadecimal digits; takes some milliseconds. */
  readonly digest: (assessment: Assessment) => string;
  readonly readRubric: (bytes: Uint8Array) => Result<Rubric, RubricFailure>;
}

/** Scenarios by themselves, as files to send. */
export type ScenarioFiles = Pick<typeof scenarioFiles, 'serializeScenario' | 'readScenarioFile'>;

export type Route =
  | { readonly kind: 'starting' }
  | { readonly kind: 'start' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly session: Session; readonly packs: Packs }
  | { readonly kind: 'failed'; readonly id: string; readonly failure: StorageFailure };

export interface AppParts {
  readonly repository: Repository;
  readonly preferences: Preferences;
  readonly words: ReadingWords;
  readonly loadPacks: () => Promise<Packs>;
  readonly loadForecaster: () => Promise<Forecaster>;
  readonly loadScenarioFiles: () => Promise<ScenarioFiles>;
  /** What reads and writes exchange files in a worker; one for the page. */
  readonly loadExchange: () => Promise<ExchangeDoor>;
  readonly now: () => string;
  /** The day on the wall, yyyy-MM-dd. */
  readonly today: () => string;
  readonly createId: () => string;
  /** Puts an assessment (or the start page, `null`) into the address. */
  readonly navigate: (id: string | null) => void;
  readonly onSaved: (workbook: Workbook) => void;
  readonly files: Files;
  readonly recovery: Recovery | null;
}

/** Where preferences are kept. */
export const PREFERENCES_KEY = 'preferences';

/** What the page shows and the tasks that do not belong to one assessment. */
export class App {
  readonly preferences: Preferences;
  readonly #parts: AppParts;
  /** Sessions that were left before storage had taken all their work; they can be returned to. */
  #unsaved = $state.raw<ReadonlyMap<string, { readonly session: Session; readonly packs: Packs }>>(new Map());
  #whatIfWriter: LatestWriter<WhatIfView> | null = null;
  #shown = 0;
  #exchange: Promise<ExchangeDoor> | null = null;
  route = $state.raw<Route>({ kind: 'starting' });
  summaries = $state.raw<readonly AssessmentSummary[]>([]);
  lost = $state.raw<readonly LostAssessment[]>([]);
  /** Why storage could not be used, if it could not. */
  storageFailure = $state.raw<StorageFailure | null>(null);

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.preferences = parts.preferences;
    parts.repository.subscribe((message) => {
      if (message.type === 'viewChanged') void this.#follow(message.key);
      else if (message.type !== 'closed' && this.route.kind === 'start') void this.refresh();
    });
  }

  /** Takes what another tab has kept: assumptions are cells of the grid, and cells are the same in every tab. */
  async #follow(key: string): Promise<void> {
    const { session } = this;
    const isWhatIf = session !== null && key === whatIfKey(session.workbook.id);
    if (!isWhatIf && key !== PREFERENCES_KEY) return;
    const kept = await this.#parts.repository.readView(key);
    if (!kept.ok) return;
    if (!isWhatIf) this.preferences.follow(readPreferences(kept.value));
    else if (this.#whatIfWriter?.busy !== true) session.whatIf.follow(readWhatIfView(kept.value));
  }

  get files(): Files {
    return this.#parts.files;
  }

  get hasSecondCopy(): boolean {
    return this.#parts.recovery !== null;
  }

  get session(): Session | null {
    return this.route.kind === 'open' ? this.route.session : null;
  }

  now(): string {
    return this.#parts.now();
  }

  createId(): string {
    return this.#parts.createId();
  }

  loadPacks(): Promise<Packs> {
    return this.#parts.loadPacks();
  }

  /** Rejects when the part that knows the file cannot be fetched. */
  loadScenarioFiles(): Promise<ScenarioFiles> {
    return this.#parts.loadScenarioFiles();
  }

  /** Rejects when the part that knows the files cannot be fetched; a later call tries again. */
  loadExchange(): Promise<ExchangeDoor> {
    this.#exchange ??= this.#parts.loadExchange();
    this.#exchange.catch(() => (this.#exchange = null));
    return this.#exchange;
  }

  /** Follows the address: `null` is the start page. */
  async show(id: string | null): Promise<void> {
    this.#shown += 1;
    const shown = this.#shown;
    if (this.session?.workbook.id === id) return;
    this.#leave();
    if (id === null) {
      this.route = { kind: 'start' };
      await this.refresh();
      return;
    }
    const unsaved = this.#unsaved.get(id);
    if (unsaved) {
      this.#forgetUnsaved(id);
      this.route = { kind: 'open', ...unsaved };
      unsaved.session.workbook.retry();
      return;
    }
    this.route = { kind: 'opening' };
    const { repository } = this.#parts;
    const [opened, look, whatIf, loaded, rooms] = await Promise.all([
      repository.open(id),
      repository.readView(lookKey(id)),
      repository.readView(whatIfKey(id)),
      this.#parts.loadPacks().catch(() => null),
      // The start page does without what an open assessment needs.
      Promise.all([import('./session.svelte'), import('./snapshots.svelte'), import('./workbook.svelte')]).catch(
        () => null,
      ),
    ]);
    if (shown !== this.#shown) return; // the address has moved on
    if (!opened.ok || !loaded || !rooms) {
      const message = loaded ? 'state/session' : 'data/packs';
      const failure = opened.ok ? ({ reason: 'unknown', message } as const) : opened.error;
      this.route = { kind: 'failed', id, failure };
      return;
    }
    const [{ Session }, { Snapshots }, { Workbook }] = rooms;
    const lookWriter = new LatestWriter((kept: unknown) => repository.writeView(lookKey(id), kept));
    const whatIfWriter = new LatestWriter(async (kept: WhatIfView) => {
      const written = await repository.writeView(whatIfKey(id), whatIfViewToRaw(kept));
      if (!written.ok) session.tellNotKept(written.error);
    });
    this.#whatIfWriter = whatIfWriter;
    const author = (): string => this.preferences.current.author;
    const workbook = new Workbook(opened.value, repository, {
      now: this.#parts.now,
      author,
      onSaved: this.#parts.onSaved,
      onDropped: (label) => {
        session.tellDropped(label);
      },
    });
    const views = {
      ...readAssessmentView(look.ok ? look.value : null),
      ...readWhatIfView(whatIf.ok ? whatIf.value : null),
    };
    const session: Session = new Session(
      workbook,
      loaded.loadResults(),
      views,
      this.#parts.words,
      {
        look: (kept) => {
          lookWriter.give(kept);
        },
        whatIf: (kept) => {
          whatIfWriter.give(kept);
        },
      },
      {
        now: this.#parts.now,
        today: this.#parts.today,
        createId: this.#parts.createId,
        author,
        snapshots: new Snapshots(id, repository),
        loadForecaster: this.#parts.loadForecaster,
        loadExchange: () => this.loadExchange(),
        readFile: (fileId) => this.readFile(id, fileId),
      },
    );
    this.route = { kind: 'open', session, packs: loaded };
  }

  /** Changes that storage has not confirmed, of the open assessment and of those left before. */
  get unsavedCount(): number {
    const sessions = [...this.#unsaved.values()].map(({ session }) => session);
    const assumptions = this.#whatIfWriter?.busy === true ? 1 : 0;
    return [...sessions, this.session].reduce(
      (sum, session) => sum + (session?.workbook.unsavedCount ?? 0),
      assumptions,
    );
  }

  #leave(): void {
    if (this.route.kind !== 'open') return;
    const { session, packs } = this.route;
    if (session.workbook.unsavedCount === 0) {
      session.close();
      return;
    }
    this.#unsaved = new Map([...this.#unsaved, [session.workbook.id, { session, packs }]]);
  }

  #forgetUnsaved(id: string): void {
    this.#unsaved = new Map([...this.#unsaved].filter(([kept]) => kept !== id));
  }

  /** Assessments that were left with work storage has not taken. */
  get unsaved(): readonly { readonly id: string; readonly title: string }[] {
    return [...this.#unsaved].flatMap(([id, { session }]) =>
      session.workbook.save.current.state === 'saved' ? [] : [{ id, title: session.workbook.document.head.title }],
    );
  }

  /** Tries again what failed, here and in what was left. */
  retry(): void {
    const left = [...this.#unsaved.values()].map(({ session }) => session);
    for (const session of [...left, this.session]) {
      if (session?.workbook.save.current.state === 'failed') session.workbook.retry();
    }
  }

  async refresh(): Promise<void> {
    const list = await this.#parts.repository.list();
    this.storageFailure = list.ok ? null : list.error;
    if (list.ok) this.summaries = list.value;
    this.lost = (await this.#parts.recovery?.findLost()) ?? [];
  }

  /** Makes an assessment again from its second copy, which is dropped only after that; says whether it could. */
  async restore(id: string): Promise<boolean> {
    const bytes = await this.#parts.recovery?.read(id);
    const parsed = bytes ? this.files.read(bytes) : null;
    if (!parsed?.ok) return false;
    const added = await this.add(parsed.value.assessment);
    // The only copy of something lost once is not given up before there is another.
    if (added?.copied === true) await this.forget(id);
    return added !== null;
  }

  async forget(id: string): Promise<void> {
    await this.#parts.recovery?.forget(id);
    this.lost = this.lost.filter((lost) => lost.id !== id);
  }

  /** Opens the sample kept here, or makes it. */
  async openSample(): Promise<void> {
    await this.refresh();
    const kept = this.summaries.find((summary) => summary.isSample);
    if (kept) {
      this.#parts.navigate(kept.id);
      return;
    }
    const loaded = await this.#parts.loadPacks();
    await this.add(loaded.createSample(this.now()).assessment);
  }

  async createBlank(title: string, unit: string, year: number, rubric: Rubric): Promise<void> {
    const head = { title, unit, year, origin: { kind: 'user' as const }, createdAt: this.now() };
    await this.add(createAssessment(head, rubric, createRubricTree(rubric)));
  }

  /** Keeps a document as a new assessment, with a second copy where there can be one, and opens it; `null` when it could not. */
  async add(assessment: Assessment, files: readonly AttachedFile[] = []): Promise<{ readonly copied: boolean } | null> {
    const created = await this.#parts.repository.create(assessment, files);
    if (!created.ok) {
      this.storageFailure = created.error;
      return null;
    }
    this.storageFailure = null;
    const { id } = created.value;
    const copied = await this.#parts.recovery?.write(id, this.files.serialize(assessment));
    this.#parts.navigate(id);
    return { copied: copied === true };
  }

  /**
   * Replaces the open document by an imported one with its files, as one step that can be undone. Returns
   * why it was refused, `null` when it was not.
   */
  replaceOpen({ assessment, files }: ReadAssessment): ReturnType<Session['replaceDocument']> {
    return this.session?.replaceDocument(assessment, 'replaceDocument', assessment.head.title, files) ?? null;
  }

  async remove(id: string): Promise<void> {
    const removed = await this.#parts.repository.remove(id);
    if (removed.ok) {
      this.#unsaved.get(id)?.session.close();
      this.#forgetUnsaved(id);
    }
    await this.refresh();
    if (!removed.ok) this.storageFailure = removed.error;
  }

  /** The workspace of a hand-out that is kept here, the newest first; `null` where there is none. */
  async findWorkspace(handoutId: string): Promise<AssessmentSummary | null> {
    const list = await this.#parts.repository.list();
    return (list.ok ? list.value.find(({ workspace }) => workspace?.handoutId === handoutId) : null) ?? null;
  }

  /** The document of an assessment on the list, for exporting it without opening it. */
  async read(id: string): Promise<Assessment | null> {
    const opened = await this.#parts.repository.open(id);
    return opened.ok ? opened.value.assessment : null;
  }

  /** The bytes of a file kept with an assessment on the list; `null` when they cannot be read. */
  async readFile(id: string, fileId: string): Promise<Uint8Array | null> {
    const read = await this.#parts.repository.readFile(id, fileId);
    return read.ok ? read.value : null;
  }
}

const lookKey = (id: string): string => `look:${id}`;
const whatIfKey = (id: string): string => `what-if:${id}`;

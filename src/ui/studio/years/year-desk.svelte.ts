import type { Assessment, Head } from '../../../domain/assessment';
import { proposeRubricMap } from '../../../domain/propose-rubric-map';
import { mapFaults, type RubricMap } from '../../../domain/rubric-map';
import { changeLink, type MapEdit, type MapEditRefusal } from '../../../domain/rubric-map-edits';
import { createRubricTree, type RubricTree } from '../../../domain/rubric-tree';
import type { YearMap } from '../../../domain/year-map';
import type { UiContext } from '../../context';
import { describeFileFailure } from '../../describe';
import { describeRunRefusal } from '../../rounds/refusal';
import type { StudioUi } from '../context';
import { earlierOnes, sourceFault } from './year-sources';

/** The earlier assessment that is compared with. */
export interface EarlierYear {
  /** Of the list; `null` for one from a file. */
  readonly id: string | null;
  readonly document: Assessment;
  readonly tree: RubricTree;
}

export const isMapOf = (map: YearMap, { title, unit, year }: Head): boolean =>
  map.title === title && map.unit === unit && map.year === year;

/** Which earlier assessment is chosen, and how its rubric maps to the open one. */
export class YearDesk {
  readonly #at: StudioUi;
  readonly #ui: UiContext;
  #asked = 0;
  reading = $state(false);
  failure = $state<string | null>(null);
  earlier = $state.raw<EarlierYear | null>(null);

  constructor(at: StudioUi, ui: UiContext) {
    this.#at = at;
    this.#ui = ui;
  }

  readonly #mergers = $derived.by(() => this.#at.packs.loadResults().mergers);

  readonly choices = $derived.by(() =>
    earlierOnes(
      this.#at.session.workbook.document.head,
      this.#ui.app.summaries.filter(({ id }) => id !== this.#at.session.workbook.id),
      this.#mergers,
    ),
  );

  readonly kept: YearMap | null = $derived.by(() => this.#at.session.workbook.document.yearMap);

  /** Between the rubrics alone: an edit of a score proposes nothing anew. */
  readonly proposal: RubricMap = $derived.by(() =>
    this.earlier ? proposeRubricMap(this.earlier.tree, this.#at.session.workbook.tree) : [],
  );

  /** Whether the kept map is of this assessment, and still one between the two rubrics. */
  readonly state: 'kept' | 'outdated' | 'proposed' = $derived.by(() => {
    if (!this.earlier || !this.kept || !isMapOf(this.kept, this.earlier.document.head)) return 'proposed';
    const faults = mapFaults(this.kept.links, this.earlier.tree, this.#at.session.workbook.tree);
    return faults.length === 0 ? 'kept' : 'outdated';
  });

  readonly map: RubricMap = $derived.by(() =>
    this.state === 'kept' ? (this.kept?.links ?? this.proposal) : this.proposal,
  );

  /** Looks at what is kept here, and takes the one that the kept map is of, else the newest. */
  async start(): Promise<void> {
    this.reading = true;
    await this.#ui.app.refresh();
    this.reading = false;
    const { kept } = this;
    const wanted =
      this.choices.find(({ title, unit, year }) => kept?.title === title && kept.unit === unit && kept.year === year) ??
      this.choices[0];
    if (wanted && this.earlier === null && this.#asked === 0) await this.choose(wanted.id);
  }

  async choose(id: string): Promise<void> {
    await this.#read(async () => {
      const document = await this.#ui.app.read(id);
      return document ? this.#take(id, document) : this.#at.words.years.source.gone;
    });
  }

  async open(file: File): Promise<void> {
    await this.#read(async () => {
      const read = this.#ui.app.files.read(new Uint8Array(await file.arrayBuffer()));
      return read.ok
        ? this.#take(null, read.value.assessment)
        : describeFileFailure(read.error, this.#ui.words, this.#ui.language);
    });
  }

  /** Makes one link of the map another, as one step; returns why not. */
  edit(edit: MapEdit): MapEditRefusal | string | null {
    if (!this.earlier) return null;
    const changed = changeLink(this.map, edit, this.earlier.tree, this.#at.session.workbook.tree);
    return changed.ok ? this.keep(changed.value) : changed.error;
  }

  /** Keeps a map of the chosen assessment with the open one; returns why not, in words. */
  keep(links: RubricMap): string | null {
    const map = this.mapOf(links);
    return map ? describeRunRefusal(this.#at.session.run({ type: 'setYearMap', map }), this.#ui) : null;
  }

  mapOf(links: RubricMap): YearMap | null {
    if (!this.earlier) return null;
    const { title, unit, year } = this.earlier.document.head;
    return { title, unit, year, links: links.map((link) => ({ ...link, from: [...link.from], to: [...link.to] })) };
  }

  /** The last one asked for counts: an earlier answer may come later. */
  async #read(work: () => Promise<(() => void) | string>): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.reading = true;
    this.failure = null;
    const result = await work();
    if (asked !== this.#asked) return;
    this.reading = false;
    if (typeof result === 'string') this.failure = result;
    else result();
  }

  #take(id: string | null, document: Assessment): (() => void) | string {
    const said = this.#at.words.years.source;
    const own = this.#at.session.workbook.document.head;
    const fault = sourceFault(own, document.head, this.#mergers);
    if (fault === 'otherUnit') return said.otherUnit(document.head.unit, own.unit);
    if (fault === 'notEarlier') return said.notEarlier(document.head.year, own.year);
    const tree = createRubricTree(document.rubric);
    return () => {
      this.earlier = { id, document, tree };
    };
  }
}

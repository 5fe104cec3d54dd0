import type { ParsedDocument } from '../../../domain/document-file';
import type { Field } from '../../../domain/field';
import type { RankResult } from '../../../domain/rank';
import type { RubricTree } from '../../../domain/rubric-tree';
import type { Overlay } from '../../../domain/scenario';
import type { Standing } from '../../../domain/standing';
import type { StorageFailureView } from '../../../state/save-status.svelte';
import type { StudioUi } from '../context';
import { rankOfStanding, sourceKey, sourcesOf, standingFrom, usualPair, usualYear, type Source } from './standings';

export type SideName = 'from' | 'to';

/** One end of what is explained. */
export interface Side {
  readonly source: Source;
  readonly field: Field;
  readonly tree: RubricTree;
  readonly unit: string;
  readonly standing: Standing;
  /** `null` where nothing is scored. */
  readonly rank: RankResult | null;
}

type Copy =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly failure: StorageFailureView }
  | { readonly state: 'read'; readonly document: ParsedDocument };

const NOTHING: Overlay = new Map();
const READING: Copy = { state: 'reading' };

/** The two standings that are chosen, with the kept copies that they come from. */
export class ComparedSides {
  readonly #at: StudioUi;
  #copies = $state.raw<ReadonlyMap<string, Copy>>(new Map());

  constructor(at: StudioUi) {
    this.#at = at;
    void this.#snapshots.refresh();
    for (const source of [this.from, this.to]) this.#want(source);
  }

  readonly sources: readonly Source[] = $derived.by(() =>
    sourcesOf({
      hasWhatIf: this.#at.session.whatIf.active,
      scenarios: this.#at.session.workbook.document.scenarios,
      snapshots: this.#snapshots.list ?? [],
    }),
  );

  readonly #usual = $derived.by(() => {
    const { entries } = this.#at.session.workbook.document;
    return usualPair(
      this.sources,
      [...entries.values()].some(({ lastYearScore }) => lastYearScore !== null),
    );
  });

  readonly from: Source = $derived.by(() => this.#chosen('from'));
  readonly to: Source = $derived.by(() => this.#chosen('to'));
  readonly fromField: Field | null = $derived.by(() => this.#fieldOf('from'));
  readonly toField: Field | null = $derived.by(() => this.#fieldOf('to'));

  /** Whether both sides are the same standing in the same table. */
  readonly same: boolean = $derived.by(
    () => sourceKey(this.from) === sourceKey(this.to) && this.fromField?.year === this.toField?.year,
  );

  /** `null` while it is read, when it could not be, and where there is no published table. */
  readonly fromSide: Side | null = $derived.by(() => this.#sideOf(this.from, this.fromField));
  readonly toSide: Side | null = $derived.by(() => this.#sideOf(this.to, this.toField));

  choose(side: SideName, key: string): void {
    // Another standing has another usual table.
    this.#compare(side === 'from' ? { from: key, fromYear: null } : { to: key, toYear: null });
    this.#want(this[side]);
  }

  chooseYear(side: SideName, year: number): void {
    this.#compare(side === 'from' ? { fromYear: year } : { toYear: year });
  }

  swap(): void {
    this.#compare({
      from: sourceKey(this.to),
      to: sourceKey(this.from),
      fromYear: this.toField?.year ?? null,
      toYear: this.fromField?.year ?? null,
    });
  }

  /** Why the copy of a side could not be read. */
  failureOf(side: SideName): StorageFailureView | null {
    const copy = this.#copyOf(this[side]);
    return copy?.state === 'failed' ? copy.failure : null;
  }

  retry(side: SideName): void {
    this.#want(this[side]);
  }

  get #snapshots() {
    return this.#at.session.parts.snapshots;
  }

  #compare(change: Partial<StudioUi['studio']['compared']>): void {
    this.#at.studio.compared = { ...this.#at.studio.compared, ...change };
  }

  /** What was chosen, as long as it is there. */
  #chosen(side: SideName): Source {
    const key = this.#at.studio.compared[side];
    return this.sources.find((source) => sourceKey(source) === key) ?? this.#usual[side];
  }

  #fieldOf(side: SideName): Field | null {
    const { field, fields } = this.#at.session.rank;
    if (!field) return null;
    const { fromYear, toYear } = this.#at.studio.compared;
    const years = fields.map(({ year }) => year);
    const year = (side === 'from' ? fromYear : toYear) ?? usualYear(this[side], field.year, years);
    return fields.find((each) => each.year === year) ?? field;
  }

  #copyOf(source: Source): Copy | undefined {
    return source.kind === 'snapshot' ? this.#copies.get(source.id) : undefined;
  }

  #sideOf(source: Source, field: Field | null): Side | null {
    if (!field) return null;
    const { workbook, rank } = this.#at.session;
    const copy = this.#copyOf(source);
    if (source.kind === 'snapshot' && copy?.state !== 'read') return null;
    const document = copy?.state === 'read' ? copy.document : { assessment: workbook.document, tree: workbook.tree };
    const { head } = document.assessment;
    const standing = standingFrom(source, document, this.#overlayOf(source), rank.rankingIn(field, head));
    return { source, field, tree: document.tree, unit: head.unit, standing, rank: rankOfStanding(standing) };
  }

  #overlayOf(source: Source): Overlay {
    if (source.kind === 'whatIf') return this.#at.session.whatIf.overlay;
    return (source.kind === 'scenario' ? this.#at.studio.variant(source.id)?.overlay : null) ?? NOTHING;
  }

  /** Reads a copy that is asked for; one that could not be read may be by now. */
  #want(source: Source): void {
    if (source.kind !== 'snapshot') return;
    const { id } = source;
    const known = this.#copies.get(id)?.state;
    if (known === 'read' || known === 'reading') return;
    const keep = (copy: Copy): void => {
      this.#copies = new Map(this.#copies).set(id, copy);
    };
    keep(READING);
    void this.#snapshots.read(id).then((result) => {
      keep(result.ok ? { state: 'read', document: result.value } : { state: 'failed', failure: result.error });
    });
  }
}

import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import type { MergePlace, QuarantineReason } from '../merge-record';
import { standsOnDocument } from '../scenario';
import type { RubricTree } from '../rubric-tree';
import type { Candidate, Choice, PlannedChange, QuarantinedChange } from './change';
import { sortFiles, type PlannedFile } from './files';
import type { IncomingFile, IncomingRecord } from './incoming';
import { keyOfIncoming, keyOfPlace } from './place';
import { canAdmit, recordQuarantine, rowQuarantine } from './quarantine';
import { idOfRecord, recordsOfList } from './records';
import { resolve, type Gathered, type Resolved } from './resolve';
import { slotDifferences, slotOf, saysTheSame } from './slots';

/** What people have decided about a merge. */
export interface MergeDecisions {
  /** By key of the change. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** Changes set apart that are let in all the same, by `keyOfIncoming`. */
  readonly admitted: ReadonlySet<string>;
}

export const NOTHING_DECIDED: MergeDecisions = { choices: new Map(), admitted: new Set() };

/** What a merge of files would do, before anything is done. */
export interface MergePlan {
  /** By the time at which they were made; the same file given twice is there twice. */
  readonly files: readonly PlannedFile[];
  /** In official order of rows, then records. */
  readonly changes: readonly PlannedChange[];
  readonly quarantined: readonly QuarantinedChange[];
  /** Conflicts that nobody has decided. */
  readonly open: number;
}

/**
 * Compares every file with the document and with what the file started from, place by place. Each incoming
 * change is in `changes` or in `quarantined`, once for each file. The order of the files given does not matter.
 */
export function planMerge(
  ours: Assessment,
  tree: RubricTree,
  given: readonly IncomingFile[],
  decisions: MergeDecisions = NOTHING_DECIDED,
): MergePlan {
  const files = sortFiles(ours, given);
  const gathering = new Gathering(ours, tree, decisions);
  for (const { file, state } of files) if (state.kind === 'new') gathering.take(file);
  const resolved = gathering.resolve();
  const order = new Map(tree.scoredNodes.map(({ code }, position) => [code, position]));
  const rank = ({ place }: Gathered): number =>
    place.kind === 'row' ? (order.get(place.code) ?? order.size) : order.size + 1;
  const changes = resolved.sort((a, b) => rank(a) - rank(b)).map(toChange);
  return {
    files,
    changes,
    quarantined: gathering.quarantined,
    open: changes.filter(({ outcome, choice }) => outcome === 'conflict' && choice === null).length,
  };
}

interface Gathered0 {
  readonly place: MergePlace;
  readonly ours: unknown;
  readonly candidates: Candidate<unknown>[];
}

class Gathering {
  readonly #ours: Assessment;
  readonly #tree: RubricTree;
  readonly #decisions: MergeDecisions;
  readonly #gathered = new Map<string, Gathered0>();
  readonly #departments: ReadonlySet<string>;
  readonly #records = new Map<string, ReadonlyMap<string, unknown>>();
  readonly quarantined: QuarantinedChange[] = [];

  constructor(ours: Assessment, tree: RubricTree, decisions: MergeDecisions) {
    this.#ours = ours;
    this.#tree = tree;
    this.#decisions = decisions;
    this.#departments = new Set(ours.departments.map(({ code }) => code));
  }

  take(file: IncomingFile): void {
    // Departments that a whole assessment brings are there for the rows that name them.
    const named = file.items
      ? []
      : file.records.flatMap(({ list, id, theirs }) => (list === 'departments' && theirs ? [id] : []));
    const departments = new Set([...this.#departments, ...named]);
    for (const row of file.rows) {
      const node = this.#tree.nodeByCode.get(row.code);
      const scored = node?.scored === true ? node : null;
      const entry = this.#ours.entries.get(row.code) ?? null;
      for (const difference of slotDifferences(row.base, row.theirs)) {
        const { slot, element } = difference;
        const place: MergePlace = { kind: 'row', code: row.code, slot, element };
        const standing = entry ? slotOf(entry, slot, element) : null;
        const isSame = entry !== null && saysTheSame(slot, standing, difference.theirs);
        const reason = isSame ? null : rowQuarantine(this.#ours, scored, file, difference, departments);
        this.#put(file, place, standing, difference, reason);
      }
    }
    for (const record of file.records) this.#takeRecord(file, record);
    for (const name of file.settings) {
      const key = keyOfPlace({ kind: 'setting', name });
      this.quarantined.push({ kind: 'setting', key, fileId: file.digest, name, reason: 'ownSetting', canAdmit: false });
    }
  }

  resolve(): Resolved[] {
    this.#checkDocuments();
    for (;;) {
      const resolved = [...this.#gathered].map(([key, gathered]) => this.#resolve(key, gathered));
      const loose = looseScenarios(this.#ours, resolved);
      if (loose.length === 0) return resolved;
      for (const key of loose) this.#setApart(key, () => 'baseMissing');
    }
  }

  #takeRecord(file: IncomingFile, record: IncomingRecord): void {
    const { list, id, base, theirs } = record;
    if (sameValue(base, theirs)) return;
    let known = this.#records.get(list);
    if (!known) {
      known = new Map(recordsOfList(this.#ours, list).map((each) => [idOfRecord(each), each]));
      this.#records.set(list, known);
    }
    const standing = known.get(id) ?? null;
    const reason = sameValue(standing, theirs) ? null : recordQuarantine(this.#ours, this.#tree, file, record);
    this.#put(file, { kind: 'record', list, id }, standing, { base, theirs }, reason);
  }

  #put(
    { digest }: IncomingFile,
    place: MergePlace,
    ours: unknown,
    { base, theirs }: { readonly base: unknown; readonly theirs: unknown },
    reason: QuarantineReason | null,
  ): void {
    const key = keyOfPlace(place);
    const isLetIn = reason !== null && canAdmit(reason) && this.#decisions.admitted.has(keyOfIncoming(digest, key));
    if (reason !== null && !isLetIn) {
      this.#quarantine(place, digest, ours, base, theirs, reason);
      return;
    }
    const candidate = { fileId: digest, base, theirs, admitted: isLetIn ? reason : null };
    const gathered = this.#gathered.get(key);
    if (gathered) gathered.candidates.push(candidate);
    else this.#gathered.set(key, { place, ours, candidates: [candidate] });
  }

  #quarantine(
    place: MergePlace,
    fileId: string,
    ours: unknown,
    base: unknown,
    theirs: unknown,
    reason: QuarantineReason,
  ): void {
    const change = { ...place, key: keyOfPlace(place), fileId, ours, base, theirs, reason, canAdmit: canAdmit(reason) };
    // The values are those of the slot or list that the place names: they came out of it.
    this.quarantined.push(change as QuarantinedChange);
  }

  /** Evidence of a row needs its document, which a file may have brought, or somebody may have refused. */
  #checkDocuments(): void {
    const documents = new Map(this.#ours.evidence.map(({ id }) => [id, true]));
    for (const [key, gathered] of this.#gathered) {
      const { place } = gathered;
      if (place.kind !== 'record' || place.list !== 'documents') continue;
      documents.set(place.id, this.#resolve(key, gathered).result !== null);
    }
    for (const [key, { place, ours }] of [...this.#gathered]) {
      if (place.kind !== 'row' || place.slot !== 'evidence' || documents.get(place.element) === true) continue;
      this.#setApart(key, ({ theirs }) => (theirs === null || theirs === ours ? null : 'documentMissing'));
    }
  }

  /** Sets candidates apart after all. */
  #setApart(key: string, reasonOf: (candidate: Candidate<unknown>) => QuarantineReason | null): void {
    const gathered = this.#gathered.get(key);
    if (!gathered) return;
    const { place, ours } = gathered;
    const kept = gathered.candidates.filter((candidate) => {
      const reason = reasonOf(candidate);
      if (reason) this.#quarantine(place, candidate.fileId, ours, candidate.base, candidate.theirs, reason);
      return reason === null;
    });
    if (kept.length === 0) this.#gathered.delete(key);
    else this.#gathered.set(key, { place, ours, candidates: kept });
  }

  #resolve(key: string, gathered: Gathered0): Resolved {
    return resolve({ key, ...gathered }, this.#decisions.choices.get(key) ?? null);
  }
}

/** Scenarios that would come to stand on one that is not there. */
function looseScenarios({ scenarios }: Assessment, resolved: readonly Resolved[]): readonly string[] {
  const brought = resolved.filter(({ place }) => place.kind === 'record' && place.list === 'scenarios');
  if (brought.length === 0) return [];
  const next = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  for (const { result } of brought) {
    const scenario = result as (typeof scenarios)[number] | null;
    if (scenario) next.set(scenario.id, scenario);
  }
  const all = [...next.values()];
  return brought.flatMap(({ key, ours, result }) => {
    const scenario = result as (typeof scenarios)[number] | null;
    return scenario && !sameValue(ours, result) && !standsOnDocument(all, scenario) ? [key] : [];
  });
}

function toChange({ place, ...sides }: Resolved): PlannedChange {
  // The values are those of the slot or list that the place names: they came out of it.
  return { ...place, ...sides } as PlannedChange;
}

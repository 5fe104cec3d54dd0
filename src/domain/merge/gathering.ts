import { sameValue } from '../../lib/same';
import type { Assessment } from '../assessment';
import type { Entry } from '../entry';
import type { MergePlace, MergedList, MergeRecord, QuarantineReason } from '../merge-record';
import type { RubricTree } from '../rubric-tree';
import type { Choice, QuarantinedChange } from './change';
import type { IncomingFile, IncomingRecord, IncomingRow } from './incoming';
import { LogByPlace } from './log-by-place';
import { looseScenarios } from './loose-scenarios';
import { noteTrunk } from './note-trunk';
import { keyOfIncoming, keyOfPlace } from './place';
import { canAdmit, departmentsNamed, recordQuarantine, rowQuarantine } from './quarantine';
import { idOfRecord, recordsOfList } from './records';
import { resolve, type GatheredCandidate, type Resolved } from './resolve';
import { saysTheSame, slotDifferences, slotOf } from './slots';

interface OpenPlace {
  readonly place: MergePlace;
  readonly ours: unknown;
  readonly trunk: unknown;
  readonly wasMerged: boolean;
  readonly candidates: GatheredCandidate[];
}

/** Incoming changes as they come, by place; those that are not to be carried out go apart. */
export class Gathering {
  readonly #ours: Assessment;
  readonly #tree: RubricTree;
  readonly #choices: ReadonlyMap<string, Choice>;
  readonly #admitted: ReadonlySet<string>;
  readonly #places = new Map<string, OpenPlace>();
  readonly #records = new Map<MergedList, ReadonlyMap<string, unknown>>();
  readonly #log: LogByPlace;
  readonly quarantined: QuarantinedChange[] = [];
  /** Of the file that is taken, by key; `null` for a file that was not merged before. */
  #setApartBefore: ReadonlyMap<string, QuarantineReason> | null = null;

  /**
   * @param choices by key of the change
   * @param admitted changes that are let in although they would be set apart, by `keyOfIncoming`
   */
  constructor(ours: Assessment, tree: RubricTree, choices: ReadonlyMap<string, Choice>, admitted: ReadonlySet<string>) {
    this.#ours = ours;
    this.#tree = tree;
    this.#choices = choices;
    this.#admitted = admitted;
    this.#log = new LogByPlace(ours);
  }

  /**
   * @param handedOut rows whose base was moved, as they were handed out
   * @param record of a file that was merged before: what was set apart of it comes in only where somebody lets it in
   */
  take(file: IncomingFile, handedOut: ReadonlyMap<string, Entry>, record: MergeRecord | null): void {
    this.#setApartBefore = record && reasonsOf(record);
    for (const row of file.rows) this.#takeRow(file, row, handedOut.get(row.code) ?? row.base);
    for (const record of file.records) this.#takeRecord(file, record);
    for (const name of record ? [] : file.settings) {
      const key = keyOfPlace({ kind: 'setting', name });
      this.quarantined.push({ kind: 'setting', key, fileId: file.digest, name, reason: 'ownSetting', canAdmit: false });
    }
  }

  resolve(): Resolved[] {
    this.#checkNamed();
    for (;;) {
      const resolved = [...this.#places].map(([key, place]) => this.#resolve(key, place));
      const loose = looseScenarios(this.#ours, resolved);
      if (loose.length === 0) return resolved;
      for (const key of loose) this.#setApart(key, () => 'baseMissing');
    }
  }

  #takeRow(file: IncomingFile, { code, base, theirs }: IncomingRow, handed: Entry): void {
    const node = this.#tree.nodeByCode.get(code);
    const scored = node?.scored === true ? node : null;
    const entry = (scored && this.#ours.entries.get(code)) ?? null;
    for (const difference of slotDifferences(base, theirs)) {
      const { slot, element } = difference;
      const standing = entry ? slotOf(entry, slot, element) : null;
      const reason = rowQuarantine(this.#ours, scored, file, difference);
      this.#put(file, { kind: 'row', code, slot, element }, standing, {
        ...difference,
        origin: slotOf(handed, slot, element),
        reason,
        isSame: entry !== null && saysTheSame(slot, standing, difference.theirs),
      });
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
    const reason = recordQuarantine(this.#ours, this.#tree, file, record);
    const isSame = sameValue(standing, theirs);
    this.#put(file, { kind: 'record', list, id }, standing, { base, theirs, origin: base, reason, isSame });
  }

  /** What says what stands already is set apart for no reason, whoever says it. */
  #put(
    { digest, items, ancestors }: IncomingFile,
    place: MergePlace,
    ours: unknown,
    {
      base,
      theirs,
      origin,
      reason,
      isSame,
    }: Pick<GatheredCandidate, 'base' | 'theirs' | 'origin'> & {
      readonly reason: QuarantineReason | null;
      readonly isSame: boolean;
    },
  ): void {
    const key = keyOfPlace(place);
    const before = this.#setApartBefore?.get(key);
    if (this.#setApartBefore && (isSame || !before)) return;
    const isOpen = reason === null ? before !== undefined : canAdmit(reason);
    const told = reason ?? before ?? null;
    const isLetIn = told !== null && isOpen && this.#admitted.has(keyOfIncoming(digest, key));
    if (told !== null && !isLetIn && !isSame) {
      this.#quarantine(place, digest, ours, base, theirs, told, isOpen);
      return;
    }
    const mayWrite = told === null || isLetIn;
    const isBaseGuessed = items === null;
    const admitted = isLetIn && !isSame ? told : null;
    const isOwn = sameValue(origin, base) || this.#log.isOf(key, ancestors);
    const candidate = { fileId: digest, base, theirs, origin, isOwn, mayWrite, isBaseGuessed, admitted };
    const known = this.#places.get(key);
    if (known) known.candidates.push(candidate);
    else {
      const trunk = place.kind === 'row' && place.slot === 'note' ? noteTrunk(this.#ours, place.code) : null;
      const wasMerged = this.#log.has(key);
      this.#places.set(key, { place, ours, trunk, wasMerged, candidates: [candidate] });
    }
  }

  #quarantine(
    place: MergePlace,
    fileId: string,
    ours: unknown,
    base: unknown,
    theirs: unknown,
    reason: QuarantineReason,
    isOpen = canAdmit(reason),
  ): void {
    const change = { ...place, key: keyOfPlace(place), fileId, ours, base, theirs, reason, canAdmit: isOpen };
    // The values are those of the slot or list that the place names: they came out of it.
    this.quarantined.push(change as QuarantinedChange);
  }

  /** Rows need the documents and departments that they name, which a file may have brought, or somebody may have refused. */
  #checkNamed(): void {
    const documents = this.#standing('documents');
    const departments = this.#standing('departments');
    for (const [key, { place, ours }] of [...this.#places]) {
      if (place.kind !== 'row') continue;
      if (place.slot === 'evidence') {
        if (documents.has(place.element)) continue;
        this.#setApart(key, ({ theirs }) => (theirs === null || theirs === ours ? null : 'documentMissing'));
      } else if (place.slot === 'leadDepartment' || place.slot === 'contributors') {
        const { slot } = place;
        this.#setApart(key, ({ theirs }) =>
          sameValue(theirs, ours) || departmentsNamed(slot, theirs).every((code) => departments.has(code))
            ? null
            : 'departmentMissing',
        );
      }
    }
  }

  /** Ids of the records that a list would have. */
  #standing(list: 'documents' | 'departments'): ReadonlySet<string> {
    const ids = new Set(recordsOfList(this.#ours, list).map(idOfRecord));
    for (const [key, open] of this.#places) {
      const { place } = open;
      if (place.kind !== 'record' || place.list !== list) continue;
      if (this.#resolve(key, open).result === null) ids.delete(place.id);
      else ids.add(place.id);
    }
    return ids;
  }

  /** Sets candidates apart after all. */
  #setApart(key: string, reasonOf: (candidate: GatheredCandidate) => QuarantineReason | null): void {
    const known = this.#places.get(key);
    if (!known) return;
    const { place, ours } = known;
    const candidates = known.candidates.filter((candidate) => {
      const reason = reasonOf(candidate);
      if (reason) this.#quarantine(place, candidate.fileId, ours, candidate.base, candidate.theirs, reason);
      return reason === null;
    });
    if (candidates.length === 0) this.#places.delete(key);
    else this.#places.set(key, { ...known, candidates });
  }

  #resolve(key: string, open: OpenPlace): Resolved {
    return resolve({ key, ...open }, this.#choices.get(key) ?? null);
  }
}

const reasonsOf = ({ changes }: MergeRecord): ReadonlyMap<string, QuarantineReason> =>
  new Map(
    changes.flatMap(({ place, outcome, reason }) =>
      outcome === 'quarantined' && reason ? [[keyOfPlace(place), reason] as const] : [],
    ),
  );

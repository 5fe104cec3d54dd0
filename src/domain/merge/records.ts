import type { Assessment } from '../assessment';
import type { MergedList } from '../merge-record';
import type { RecordPatch } from '../patch';

/** Lists of a document by the names that a merge has for them. */
const LIST_KEYS = {
  documents: 'evidence',
  departments: 'departments',
  adjustments: 'adjustments',
  scenarios: 'scenarios',
  plan: 'plan',
  fields: 'fields',
  sipas: 'sipas',
  causes: 'causes',
  handouts: 'handouts',
} as const satisfies Readonly<Record<MergedList, keyof Assessment>>;

export type RecordValues = { readonly [L in MergedList]: Assessment[(typeof LIST_KEYS)[L]][number] };
export type RecordValue = RecordValues[MergedList];

type Lists = { readonly [K in (typeof LIST_KEYS)[MergedList]]?: Assessment[K] };

export interface RecordsOfList {
  readonly list: MergedList;
  readonly records: readonly RecordValue[];
}

/** All records of all lists; a list that is not given has none. */
export const recordsOf = (lists: Lists): readonly RecordsOfList[] =>
  (Object.keys(LIST_KEYS) as MergedList[]).map((list) => ({ list, records: lists[LIST_KEYS[list]] ?? [] }));

export const recordsOfList = (document: Assessment, list: MergedList): readonly RecordValue[] =>
  document[LIST_KEYS[list]];

/** What tells a record from the others of its list. */
export function idOfRecord(record: RecordValue): string {
  if ('id' in record) return record.id;
  if ('code' in record) return record.code;
  return String(record.year);
}

/** Kinds of patches of the lists that have patches by record. */
export const RECORD_PATCH_KINDS: Readonly<Record<Exclude<MergedList, 'adjustments'>, RecordPatch['kind']>> = {
  documents: 'evidence',
  departments: 'department',
  scenarios: 'scenario',
  plan: 'planItem',
  fields: 'field',
  sipas: 'sipas',
  causes: 'cause',
  handouts: 'handout',
};

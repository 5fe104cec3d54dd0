import { isDeepStrictEqual } from 'node:util';
import type { Assessment } from '../../src/domain/assessment';
import type { Entry } from '../../src/domain/entry';

/**
 * Every place of a document with what stands there, by the name that a merge has for it. Written apart from
 * the engine: a counter of what a file changes, so that nothing can be forgotten by both.
 */
export function placesOf(document: Assessment): ReadonlyMap<string, unknown> {
  const places = new Map<string, unknown>();
  for (const [code, entry] of document.entries) placesOfRow(places, code, entry);
  const lists: Readonly<Record<string, readonly object[]>> = {
    documents: document.evidence,
    departments: document.departments,
    adjustments: document.adjustments,
    scenarios: document.scenarios,
    plan: document.plan,
    fields: document.fields,
    sipas: document.sipas,
    causes: document.causes,
    handouts: document.handouts,
  };
  for (const [list, records] of Object.entries(lists)) {
    for (const record of records) {
      const named = record as { readonly id?: string; readonly code?: string; readonly year?: number };
      places.set(`record/${list}/${named.id ?? named.code ?? String(named.year)}`, record);
    }
  }
  places.set('setting/process', document.process);
  places.set('setting/studio', document.studio);
  if (document.yearMap) places.set('setting/yearMap', document.yearMap);
  return places;
}

const SCORE_FIELDS: readonly string[] = [
  'figures',
  'selfScore',
  'overrideReason',
  'scoredOn',
  'checked',
  'changedSinceCheck',
];

function placesOfRow(places: Map<string, unknown>, code: string, entry: Entry): void {
  const score: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(entry)) {
    if (field === 'code') continue;
    if (field === 'evidence')
      for (const { documentId, place } of entry.evidence) places.set(`row/${code}/evidence/${documentId}`, place);
    else if (field === 'thread') for (const note of entry.thread) places.set(`row/${code}/thread/${note.id}`, note);
    else if (SCORE_FIELDS.includes(field)) score[field] = value;
    else places.set(`row/${code}/${field}/`, value);
  }
  places.set(`row/${code}/score/`, score);
}

/** Names of the places at which two documents differ, sorted. */
export function differingPlaces(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !isDeepStrictEqual(before.get(key), after.get(key)))
    .sort();
}

/** What a score says, without its day and its marks. */
export function saidAt(places: ReadonlyMap<string, unknown>, key: string): unknown {
  const value = places.get(key) ?? null;
  if (!key.endsWith('/score/') || value === null) return value;
  const { selfScore, overrideReason, checked, figures } = value as Entry;
  return { selfScore, overrideReason, checked, figures };
}

import { err, ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import { causeSchema, type Cause } from './cause';
import type { Assessment } from './assessment';
import { patchesOf, type CellEditRefusal } from './cell-edits';
import type { Draft } from './draft';
import { fieldFaults, ownFieldSchema, type OwnField } from './field';
import type { Figures } from './figures';
import { patchEntry, type Patch, type RecordPatch } from './patch';
import type { Points } from './points';
import { keyOfField } from './published';
import type { RubricTree } from './rubric-tree';
import { sipasYearSchema, type SipasYear } from './sipas';
import { yearMapSchema, type YearMap } from './year-map';

export type YearCommand =
  /** Figures of published results that the user adds to the shipped ones, or puts over them. */
  | { readonly type: 'saveField'; readonly field: OwnField }
  | { readonly type: 'deleteField'; readonly id: string }
  | { readonly type: 'saveSipas'; readonly sheet: SipasYear }
  | { readonly type: 'deleteSipas'; readonly year: number }
  | { readonly type: 'setYearMap'; readonly map: YearMap | null }
  /** Last year's column from an earlier assessment, with the map that it went through. */
  | {
      readonly type: 'fillLastYear';
      readonly map: YearMap;
      readonly rows: readonly {
        readonly code: string;
        readonly score: Points | null;
        readonly figures: Figures | null;
      }[];
    }
  | { readonly type: 'saveCause'; readonly cause: Cause }
  | { readonly type: 'deleteCause'; readonly id: string };

export type YearRefusal =
  | {
      readonly reason:
        | 'fieldInvalid'
        | 'fieldContradicts'
        | 'fieldGone'
        | 'sipasInvalid'
        | 'sipasGone'
        | 'yearMapInvalid'
        | 'causeInvalid'
        | 'causeGone';
    }
  | { readonly reason: 'unknownRow'; readonly code: string }
  | CellEditRefusal;

export function yearChange(assessment: Assessment, tree: RubricTree, command: YearCommand): Result<Draft, YearRefusal> {
  switch (command.type) {
    case 'saveField': {
      const field = readBack(ownFieldSchema, command.field);
      if (!field) return err({ reason: 'fieldInvalid' });
      if (field.id !== keyOfField(field)) return err({ reason: 'fieldInvalid' });
      // Units are of the shipped list or of the user's own making: names are not judged here.
      const faults = fieldFaults(
        field,
        field.rows.map(({ unit }) => unit),
      );
      if (faults.length > 0) return err({ reason: 'fieldContradicts' });
      return ok({
        patches: saved('field', assessment.fields, field, ({ id }) => id),
        label: { type: 'saveField', name: String(field.year), count: field.rows.length },
      });
    }
    case 'deleteField': {
      const found = assessment.fields.find(({ id }) => id === command.id);
      if (!found) return err({ reason: 'fieldGone' });
      return ok({
        patches: removed('field', assessment.fields, found, ({ id }) => id),
        label: { type: 'deleteField', name: String(found.year), count: found.rows.length },
      });
    }
    case 'saveSipas': {
      const sheet = readBack(sipasYearSchema, command.sheet);
      if (!sheet) return err({ reason: 'sipasInvalid' });
      return ok({
        patches: saved('sipas', assessment.sipas, sheet, ({ year }) => String(year)),
        label: { type: 'saveSipas', name: String(sheet.year), count: 1 },
      });
    }
    case 'deleteSipas': {
      const found = assessment.sipas.find(({ year }) => year === command.year);
      if (!found) return err({ reason: 'sipasGone' });
      return ok({
        patches: removed('sipas', assessment.sipas, found, ({ year }) => String(year)),
        label: { type: 'deleteSipas', name: String(found.year), count: 1 },
      });
    }
    case 'setYearMap': {
      const map = command.map && readBack(yearMapSchema, command.map);
      if (command.map && !map) return err({ reason: 'yearMapInvalid' });
      return ok({ patches: mapPatches(assessment, map), label: { type: 'setYearMap' } });
    }
    case 'fillLastYear':
      return fillLastYear(assessment, tree, command);
    case 'saveCause': {
      const cause = readBack(causeSchema, { ...command.cause, name: command.cause.name.trim() });
      if (!cause) return err({ reason: 'causeInvalid' });
      return ok({
        patches: saved('cause', assessment.causes, cause, ({ id }) => id),
        label: { type: 'saveCause', name: cause.name, count: 1 },
      });
    }
    case 'deleteCause': {
      const found = assessment.causes.find(({ id }) => id === command.id);
      if (!found) return err({ reason: 'causeGone' });
      return ok({
        patches: removed('cause', assessment.causes, found, ({ id }) => id),
        label: { type: 'deleteCause', name: found.name, count: 1 },
      });
    }
  }
}

function fillLastYear(
  assessment: Assessment,
  tree: RubricTree,
  { map, rows }: Extract<YearCommand, { type: 'fillLastYear' }>,
): Result<Draft, YearRefusal> {
  const kept = readBack(yearMapSchema, map);
  if (!kept) return err({ reason: 'yearMapInvalid' });
  const patches: Patch[] = [...mapPatches(assessment, kept)];
  let count = 0;
  for (const { code, score, figures } of rows) {
    const node = tree.nodeByCode.get(code);
    const entry = assessment.entries.get(code);
    if (node?.scored !== true || !entry) return err({ reason: 'unknownRow', code });
    const scored = patchesOf({ code, field: 'lastYearScore', value: score }, entry, node, assessment, '');
    if (!scored.ok) return scored;
    const next = scored.value.reduce(patchEntry, entry);
    const figured = patchesOf({ code, field: 'lastYearFigures', value: figures }, next, node, assessment, '');
    if (!figured.ok) return figured;
    patches.push(...scored.value, ...figured.value);
    if (scored.value.length + figured.value.length > 0) count += 1;
  }
  return ok({ patches, label: { type: 'fillLastYear', name: kept.title, count } });
}

/** The value as a file would give it back; `null` where no file could hold it. */
function readBack<T>(
  schema: { safeEncode: (value: T) => { data?: unknown }; safeParse: (wire: unknown) => { data?: T | undefined } },
  value: T,
): T | null {
  const wire = schema.safeEncode(value).data;
  return wire === undefined ? null : (schema.safeParse(wire).data ?? null);
}

const mapPatches = ({ yearMap }: Assessment, after: YearMap | null): readonly Patch[] =>
  sameValue(yearMap, after) ? [] : [{ kind: 'yearMap', before: yearMap, after }];

type Records = Extract<RecordPatch, { kind: 'field' | 'sipas' | 'cause' }>;
type RecordOf<K extends Records['kind']> = NonNullable<Extract<Records, { kind: K }>['after']>;

function saved<K extends Records['kind']>(
  kind: K,
  list: readonly RecordOf<K>[],
  after: RecordOf<K>,
  idOf: (record: RecordOf<K>) => string,
): readonly RecordPatch[] {
  const id = idOf(after);
  const known = list.findIndex((record) => idOf(record) === id);
  const before = list[known] ?? null;
  if (sameValue(before, after)) return [];
  return [{ kind, id, position: known >= 0 ? known : list.length, before, after } as RecordPatch];
}

const removed = <K extends Records['kind']>(
  kind: K,
  list: readonly RecordOf<K>[],
  before: RecordOf<K>,
  idOf: (record: RecordOf<K>) => string,
): readonly RecordPatch[] => [
  { kind, id: idOf(before), position: list.indexOf(before), before, after: null } as RecordPatch,
];

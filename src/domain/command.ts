import { err, ok, type Result } from '../lib/result';
import { normalizeText } from '../lib/text';
import {
  NOTE_LENGTH,
  SCENARIO_NAME_LENGTH,
  type Assessment,
  type Entry,
  type Scenario,
  type ScoreField,
} from './assessment';
import { applyPatches, invertPatches, type CellPatch, type Patch } from './patch';
import type { Points } from './points';
import type { RubricTree } from './rubric-tree';

/** A new value for one cell, already read from whatever the user typed. */
export type CellEdit =
  | { readonly code: string; readonly field: ScoreField; readonly value: Points | null }
  | { readonly code: string; readonly field: 'leadDepartment' | 'note'; readonly value: string }
  | { readonly code: string; readonly field: 'checked'; readonly value: boolean };

/** What the user did, in words the history can show. */
export const GESTURES = ['type', 'paste', 'cut', 'clear', 'fill', 'form'] as const;
export type Gesture = (typeof GESTURES)[number];

/** One gesture of the user; the only way a document changes. */
export type Command =
  | { readonly type: 'editCells'; readonly gesture: Gesture; readonly edits: readonly CellEdit[] }
  | { readonly type: 'saveScenario'; readonly scenario: Scenario }
  | { readonly type: 'deleteScenario'; readonly id: string }
  | { readonly type: 'applyScenario'; readonly name: string; readonly changes: Scenario['changes'] }
  | { readonly type: 'replaceDocument'; readonly document: Assessment };

export type ChangeLabel =
  | { readonly type: Gesture; readonly count: number; readonly code: string }
  | {
      readonly type: 'saveScenario' | 'deleteScenario' | 'applyScenario';
      readonly name: string;
      readonly count: number;
    }
  | { readonly type: 'replaceDocument'; readonly name: string };

export interface Change {
  readonly document: Assessment;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly label: ChangeLabel;
}

export type CommandRefusal =
  | { readonly reason: 'unknownRow' | 'readOnlyRow'; readonly code: string }
  | { readonly reason: 'outOfRange'; readonly code: string; readonly maximum: Points }
  | { readonly reason: 'unknownDepartment'; readonly code: string; readonly department: string }
  | { readonly reason: 'nothingToCheck'; readonly code: string }
  | { readonly reason: 'noteTooLong'; readonly code: string; readonly maximumLength: number }
  | { readonly reason: 'scenarioNameMissing' | 'scenarioNameTooLong' | 'unknownScenario' | 'emptyScenario' }
  | { readonly reason: 'scenarioNameTaken'; readonly name: string }
  /** Every value is the one that already stands. */
  | { readonly reason: 'nothingChanged' };

/** Runs one command on a document: all of it or none of it. Pure. */
export function applyCommand(
  assessment: Assessment,
  tree: RubricTree,
  command: Command,
): Result<Change, CommandRefusal> {
  switch (command.type) {
    case 'editCells':
      return cellChange(assessment, tree, command.edits, (changed) => ({
        type: command.gesture,
        count: changed.length,
        code: changed[0]?.code ?? '',
      }));
    case 'applyScenario':
      return cellChange(
        assessment,
        tree,
        command.changes.map(({ code, selfScore }) => ({ code, field: 'selfScore', value: selfScore })),
        (changed) => ({ type: 'applyScenario', name: command.name, count: changed.length }),
      );
    case 'saveScenario':
      return saveScenario(assessment, tree, command.scenario);
    case 'deleteScenario': {
      const position = assessment.scenarios.findIndex((scenario) => scenario.id === command.id);
      const before = assessment.scenarios[position];
      if (!before) return err({ reason: 'unknownScenario' });
      const label = { type: 'deleteScenario', name: before.name, count: before.changes.length } as const;
      return ok(changeOf(assessment, [{ kind: 'scenario', id: command.id, position, before, after: null }], label));
    }
    case 'replaceDocument':
      return ok(
        changeOf(assessment, [{ kind: 'document', before: assessment, after: command.document }], {
          type: 'replaceDocument',
          name: command.document.head.title,
        }),
      );
  }
}

function changeOf(assessment: Assessment, patches: readonly Patch[], label: ChangeLabel): Change {
  return { document: applyPatches(assessment, patches), patches, inverse: invertPatches(patches), label };
}

function cellChange(
  assessment: Assessment,
  tree: RubricTree,
  edits: readonly CellEdit[],
  /** Words for the edits that changed something; a check that falls with its score is part of that edit. */
  labelOf: (changed: readonly CellEdit[]) => ChangeLabel,
): Result<Change, CommandRefusal> {
  const patches: CellPatch[] = [];
  const changed: CellEdit[] = [];
  const current = new Map<string, Entry>();
  for (const edit of edits) {
    const node = tree.nodeByCode.get(edit.code);
    const entry = current.get(edit.code) ?? assessment.entries.get(edit.code);
    if (!node || (node.scored && !entry)) return err({ reason: 'unknownRow', code: edit.code });
    if (!node.scored || !entry) return err({ reason: 'readOnlyRow', code: edit.code });
    const made = patchesOf(edit, entry, node.maxPoints, assessment);
    if (!made.ok) return made;
    if (made.value.length > 0) changed.push(edit);
    patches.push(...made.value);
    current.set(
      edit.code,
      made.value.reduce<Entry>((next, patch) => ({ ...next, [patch.field]: patch.after }), entry),
    );
  }
  if (patches.length === 0) return err({ reason: 'nothingChanged' });
  return ok(changeOf(assessment, patches, labelOf(changed)));
}

const isScoreOf = (value: Points, maximum: Points): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value <= maximum;

function patchesOf(
  edit: CellEdit,
  entry: Entry,
  maximum: Points,
  assessment: Assessment,
): Result<readonly CellPatch[], CommandRefusal> {
  const { code } = edit;
  switch (edit.field) {
    case 'selfScore':
    case 'appraisedScore':
    case 'lastYearScore': {
      const { field, value } = edit;
      if (value !== null && !isScoreOf(value, maximum)) return err({ reason: 'outOfRange', code, maximum });
      if (entry[field] === value) return ok([]);
      const patch: CellPatch = { kind: 'cell', code, field, before: entry[field], after: value };
      // The mark says that this very score was checked; another score has not been.
      if (field !== 'selfScore' || !entry.checked) return ok([patch]);
      return ok([patch, { kind: 'cell', code, field: 'checked', before: true, after: false }]);
    }
    case 'checked':
      if (entry.checked === edit.value) return ok([]);
      if (edit.value && entry.selfScore === null) return err({ reason: 'nothingToCheck', code });
      return ok([{ kind: 'cell', code, field: 'checked', before: entry.checked, after: edit.value }]);
    case 'leadDepartment': {
      const known = edit.value === '' || assessment.departments.some((department) => department.code === edit.value);
      if (!known) return err({ reason: 'unknownDepartment', code, department: edit.value });
      if (entry.leadDepartment === edit.value) return ok([]);
      return ok([{ kind: 'cell', code, field: 'leadDepartment', before: entry.leadDepartment, after: edit.value }]);
    }
    case 'note': {
      const after = normalizeText(edit.value);
      if (after.length > NOTE_LENGTH) return err({ reason: 'noteTooLong', code, maximumLength: NOTE_LENGTH });
      if (entry.note === after) return ok([]);
      return ok([{ kind: 'cell', code, field: 'note', before: entry.note, after }]);
    }
  }
}

function saveScenario(assessment: Assessment, tree: RubricTree, given: Scenario): Result<Change, CommandRefusal> {
  const name = normalizeText(given.name).trim();
  if (name === '') return err({ reason: 'scenarioNameMissing' });
  if (name.length > SCENARIO_NAME_LENGTH) return err({ reason: 'scenarioNameTooLong' });
  if (given.changes.length === 0) return err({ reason: 'emptyScenario' });
  if (assessment.scenarios.some((other) => other.id !== given.id && other.name === name))
    return err({ reason: 'scenarioNameTaken', name });
  for (const { code, selfScore } of given.changes) {
    const node = tree.nodeByCode.get(code);
    if (!node) return err({ reason: 'unknownRow', code });
    if (!node.scored) return err({ reason: 'readOnlyRow', code });
    if (!isScoreOf(selfScore, node.maxPoints)) return err({ reason: 'outOfRange', code, maximum: node.maxPoints });
  }
  const known = assessment.scenarios.findIndex((scenario) => scenario.id === given.id);
  const before = assessment.scenarios[known] ?? null;
  const position = known >= 0 ? known : assessment.scenarios.length;
  // A row assumed twice has its last score, as when applied; a file holds each row once.
  const changes = [...new Map(given.changes.map((change) => [change.code, change])).values()];
  const after: Scenario = { ...given, name, changes };
  const label = { type: 'saveScenario', name, count: after.changes.length } as const;
  return ok(changeOf(assessment, [{ kind: 'scenario', id: given.id, position, before, after }], label));
}

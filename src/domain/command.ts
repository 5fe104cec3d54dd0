import { err, ok, type Result } from '../lib/result';
import type { Assessment, Scenario } from './assessment';
import type { Entry } from './entry';
import { patchesOf, type CellEdit, type CellEditRefusal } from './cell-edits';
import type { ChangeLabel, Gesture } from './change-label';
import { planChange, type PlanCommand, type PlanRefusal } from './plan-commands';
import { evidenceChange, departmentChange, type RegisterCommand, type RegisterRefusal } from './register-commands';
import type { Draft } from './draft';
import { exchangeChange, type ExchangeCommand, type ExchangeRefusal } from './exchange-commands';
import { lockBrokenBy } from './locks';
import { applyPatches, invertPatches, patchEntry, type CellPatch, type Patch } from './patch';
import { processChange, type ProcessCommand, type ProcessRefusal } from './process-commands';
import type { RubricTree } from './rubric-tree';
import { yearChange, type YearCommand, type YearRefusal } from './year-commands';
import { keepingReturns } from './workspace-returns';
import { writtenOutside, type ScopeRefusal } from './workspace-scope';
import { scenarioPatches, type ScenarioCommand, type ScenarioRefusal } from './scenario-commands';

/** One gesture of the user; the only way a document changes. */
export type Command =
  | {
      readonly type: 'editCells';
      readonly gesture: Gesture;
      readonly edits: readonly CellEdit[];
      /** Day of the edit, yyyy-MM-dd. */
      readonly on?: string;
    }
  | {
      readonly type: 'applyScenario';
      readonly name: string;
      readonly changes: Scenario['changes'];
      readonly on?: string;
    }
  | ScenarioCommand
  | RegisterCommand
  | ProcessCommand
  | PlanCommand
  | YearCommand
  | ExchangeCommand
  | { readonly type: 'replaceDocument' | 'restoreSnapshot'; readonly document: Assessment; readonly name?: string };

export interface Change {
  readonly document: Assessment;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly label: ChangeLabel;
}

export type CommandRefusal =
  | { readonly reason: 'unknownRow' | 'readOnlyRow'; readonly code: string }
  | CellEditRefusal
  | ScenarioRefusal
  | RegisterRefusal
  | ProcessRefusal
  | PlanRefusal
  | YearRefusal
  | ExchangeRefusal
  | ScopeRefusal
  /** Locked when it was handed out; a department has no rounds to open. */
  | (Omit<Extract<ProcessRefusal, { reason: 'locked' }>, 'reason'> & { readonly reason: 'lockedByCoordinator' })
  /** Every value is the one that already stands. */
  | { readonly reason: 'nothingChanged' };

/** Runs one command on a document: all of it or none of it. Pure. */
export function applyCommand(
  assessment: Assessment,
  tree: RubricTree,
  command: Command,
): Result<Change, CommandRefusal> {
  const draft = draftOf(assessment, tree, command);
  if (!draft.ok) {
    const { error } = draft;
    return error.reason === 'locked' && assessment.workspace
      ? err({ ...error, reason: 'lockedByCoordinator' })
      : err(error);
  }
  const { patches, label } = draft.value;
  if (patches.length === 0) return err({ reason: 'nothingChanged' });
  const outside = writtenOutside(assessment, patches);
  if (outside) return err(outside);
  return ok({ document: applyPatches(assessment, patches), patches, inverse: invertPatches(patches), label });
}

function draftOf(assessment: Assessment, tree: RubricTree, command: Command): Result<Draft, CommandRefusal> {
  switch (command.type) {
    case 'editCells':
      return cellDraft(assessment, tree, command.edits, command.on, (changed) => ({
        type: command.gesture,
        // An assignment counts rows: lead and contributors of one row are one.
        count: command.gesture === 'assign' ? new Set(changed.map(({ code }) => code)).size : changed.length,
        code: changed[0]?.code ?? '',
      }));
    case 'applyScenario':
      return cellDraft(
        assessment,
        tree,
        command.changes.map(({ code, selfScore }) => ({ code, field: 'selfScore', value: selfScore })),
        command.on,
        (changed) => ({ type: 'applyScenario', name: command.name, count: changed.length }),
      );
    case 'saveScenario':
    case 'deleteScenario':
      return scenarioPatches(assessment, tree, command);
    case 'saveEvidence':
    case 'deleteEvidence':
      return evidenceChange(assessment, command);
    case 'saveDepartment':
    case 'deleteDepartment':
      return departmentChange(assessment, command);
    case 'addNote':
    case 'changeProcess':
    case 'adjust':
      return processChange(assessment, command);
    case 'changeStudio':
    case 'promoteScenario':
    case 'savePlanItem':
    case 'deletePlanItem':
      return planChange(assessment, tree, command);
    case 'saveField':
    case 'deleteField':
    case 'saveSipas':
    case 'deleteSipas':
    case 'setYearMap':
    case 'fillLastYear':
    case 'saveCause':
    case 'deleteCause':
      return yearChange(assessment, tree, command);
    case 'handOut':
    case 'stampReturn':
    case 'mergeFiles':
      return exchangeChange(assessment, tree, command);
    case 'replaceDocument':
    case 'restoreSnapshot': {
      const broken = lockBrokenBy(assessment, command.document);
      if (broken) return err({ reason: 'locked', ...broken });
      const name = command.name ?? command.document.head.title;
      const after = keepingReturns(assessment, command.document);
      return ok({
        patches: [{ kind: 'document', before: assessment, after }],
        label: { type: command.type, name },
      });
    }
  }
}

function cellDraft(
  assessment: Assessment,
  tree: RubricTree,
  edits: readonly CellEdit[],
  on: string | undefined,
  /** Words for the edits that changed something; what follows from an edit is part of it. */
  labelOf: (changed: readonly CellEdit[]) => ChangeLabel,
): Result<Draft, CommandRefusal> {
  const patches: CellPatch[] = [];
  const changed: CellEdit[] = [];
  const current = new Map<string, Entry>();
  for (const edit of edits) {
    const node = tree.nodeByCode.get(edit.code);
    const entry = current.get(edit.code) ?? assessment.entries.get(edit.code);
    if (!node || (node.scored && !entry)) return err({ reason: 'unknownRow', code: edit.code });
    if (!node.scored || !entry) return err({ reason: 'readOnlyRow', code: edit.code });
    const made = patchesOf(edit, entry, node, assessment, on ?? '');
    if (!made.ok) return made;
    if (made.value.length > 0) changed.push(edit);
    patches.push(...made.value);
    current.set(edit.code, made.value.reduce(patchEntry, entry));
  }
  return ok({ patches, label: labelOf(changed) });
}

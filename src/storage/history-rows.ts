import { Dexie } from 'dexie';
import type { ChangeLabel } from '../domain/change-label';
import type { Patch } from '../domain/patch';
import { assert } from '../lib/assert';
import type { Result } from '../lib/result';
import type { CommitKind } from './channel';
import { keysOf, type Database, type StoredRow } from './database';
import { decodeLabel, decodePatches } from './patch-wire';

export interface HistoryStep {
  /** Given by the tab that made the step; tells it from every other, wherever it comes to stand. */
  readonly id: string;
  readonly label: ChangeLabel;
  /** When it was first done; ISO, milliseconds. */
  readonly at: string;
  /** Who did it first; empty when nobody said. */
  readonly by: string;
  /** Forward patches, decoded on demand: a step may hold two whole documents. */
  readonly patches: () => Result<readonly Patch[], 'corrupt'>;
}

/** One gesture as it goes into the history. */
export interface NewStep {
  readonly stepId: string;
  readonly label: ChangeLabel;
  readonly at: string;
  readonly by: string;
  /** From `encodePatches`. */
  readonly patches: readonly unknown[];
}

/**
 * Moves within the history and returns the new position; `do` drops what could have been redone.
 * Throws when there is no such step, which is a bug of the caller: the revision matched.
 */
export async function moveHistory(
  { history }: Database,
  id: string,
  kind: CommitKind,
  position: number,
  step: NewStep,
): Promise<number> {
  if (kind === 'do') {
    await history.where(':id').between([id, position], [id, Dexie.maxKey]).delete();
    await history.add({ assessmentId: id, index: position, ...step });
    return position + 1;
  }
  const index = kind === 'undo' ? position - 1 : position;
  assert((await history.where(':id').equals([id, index]).count()) === 1, `no step to ${kind}`);
  return kind === 'undo' ? index : index + 1;
}

export async function deleteHistory({ history }: Database, id: string): Promise<void> {
  await history
    .where(':id')
    .between(...keysOf(id))
    .delete();
}

export const readHistory = ({ history }: Database, id: string): Promise<StoredRow[]> =>
  history
    .where(':id')
    .between(...keysOf(id))
    .toArray();

/** `null` when rows are damaged or one is missing; the patches are not looked at yet. */
export function decodeHistory(rows: readonly StoredRow[]): readonly HistoryStep[] | null {
  const steps: HistoryStep[] = [];
  // Steps of the first version did not say who made them.
  for (const { index, stepId: id, at, by = '', label: labelWire, patches } of rows) {
    const label = decodeLabel(labelWire);
    if (index !== steps.length || typeof id !== 'string' || !label) return null;
    if (typeof at !== 'string' || typeof by !== 'string') return null;
    steps.push({ id, label, at, by, patches: () => decodePatches(patches) });
  }
  return steps;
}

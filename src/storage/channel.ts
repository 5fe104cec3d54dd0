import { FORMAT_VERSION } from '../domain/assessment';
import type { ChangeLabel } from '../domain/change-label';
import type { Patch } from '../domain/patch';
import { decodeLabel, decodePatches, encodePatches } from './patch-wire';

const COMMIT_KINDS = ['do', 'undo', 'redo'] as const;
export type CommitKind = (typeof COMMIT_KINDS)[number];

/** Another tab committed: `patches` lead from revision `revision - 1` to `revision`. */
interface ChangedMessage {
  readonly type: 'changed';
  readonly id: string;
  readonly revision: number;
  readonly kind: CommitKind;
  readonly stepId: string;
  readonly patches: readonly Patch[];
  readonly label: ChangeLabel;
  /** Who made the gesture, and when (ISO, milliseconds). */
  readonly by: string;
  readonly at: string;
  readonly savedAt: string;
}

export type StorageMessage =
  | ChangedMessage
  /** Another tab kept view state under this key. */
  | { readonly type: 'viewChanged'; readonly key: string }
  /** Another tab created or removed an assessment. */
  | { readonly type: 'listChanged' }
  /** Another tab kept or removed a copy of this assessment. */
  | { readonly type: 'snapshotsChanged'; readonly id: string }
  /** Another tab upgraded the database; this one can neither read nor write until it is reloaded. */
  | { readonly type: 'closed' };

export type SentMessage = Exclude<StorageMessage, { readonly type: 'closed' }>;

/** As a plain value for other tabs, which may run another version of this program. */
export function encodeMessage(message: SentMessage): unknown {
  if (message.type !== 'changed') return message;
  return { ...message, formatVersion: FORMAT_VERSION, patches: encodePatches(message.patches) };
}

/** `null` for anything that is not a whole message of this version; the next commit then finds out that it is stale. */
export function decodeMessage(wire: unknown): SentMessage | null {
  if (typeof wire !== 'object' || wire === null) return null;
  const { type, id, revision, kind, stepId, by, at, savedAt, formatVersion, key, ...rest } = wire as Readonly<
    Record<string, unknown>
  >;
  if (type === 'listChanged') return { type };
  if (type === 'viewChanged') return typeof key === 'string' ? { type, key } : null;
  if (type === 'snapshotsChanged') return typeof id === 'string' ? { type, id } : null;
  if (type !== 'changed' || formatVersion !== FORMAT_VERSION) return null;
  if (typeof id !== 'string' || typeof stepId !== 'string' || typeof savedAt !== 'string') return null;
  if (typeof by !== 'string' || typeof at !== 'string') return null;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision)) return null;
  const known = COMMIT_KINDS.find((candidate) => candidate === kind);
  const label = decodeLabel(rest.label);
  const patches = decodePatches(rest.patches);
  if (!known || !label || !patches.ok) return null;
  return { type, id, revision, kind: known, stepId, patches: patches.value, label, by, at, savedAt };
}

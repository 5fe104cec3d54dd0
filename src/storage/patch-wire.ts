import { changeLabelSchema, type ChangeLabel } from '../domain/change-label';
import { documentToFile, parseDocument } from '../domain/document-file';
import { smallPatchSchema, type Patch } from '../domain/patch';
import { err, ok, type Result } from '../lib/result';

/** Patches as plain values with decimal points, as rows and messages carry them. Throws on values no schema allows. */
export function encodePatches(patches: readonly Patch[]): readonly unknown[] {
  return patches.map((patch) =>
    patch.kind === 'document'
      ? { kind: 'document', before: documentToFile(patch.before), after: documentToFile(patch.after) }
      : smallPatchSchema.encode(patch),
  );
}

/** All patches or none: a step with a hole in it must not be applied. */
export function decodePatches(wire: unknown): Result<readonly Patch[], 'corrupt'> {
  if (!Array.isArray(wire)) return err('corrupt');
  const patches: Patch[] = [];
  for (const value of wire as readonly unknown[]) {
    const patch = decodePatch(value);
    if (!patch) return err('corrupt');
    patches.push(patch);
  }
  return ok(patches);
}

function decodePatch(wire: unknown): Patch | null {
  if (typeof wire !== 'object' || wire === null || !('kind' in wire)) return null;
  if (wire.kind !== 'document') return smallPatchSchema.safeParse(wire).data ?? null;
  const before = parseDocument('before' in wire ? wire.before : null);
  const after = parseDocument('after' in wire ? wire.after : null);
  if (!before.ok || !after.ok) return null;
  return { kind: 'document', before: before.value.assessment, after: after.value.assessment };
}

/** A label out of a row or a message, known keys only; `null` when it is none. */
export const decodeLabel = (wire: unknown): ChangeLabel | null => changeLabelSchema.safeParse(wire).data ?? null;

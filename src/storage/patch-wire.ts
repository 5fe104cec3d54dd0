import { GESTURES, type ChangeLabel } from '../domain/command';
import { documentToFile, parseDocument } from '../domain/document-file';
import { cellPatchSchema, scenarioPatchSchema, type Patch } from '../domain/patch';
import { err, ok, type Result } from '../lib/result';

/** Patches as plain values with decimal points, as rows and messages carry them. Throws on values no schema allows. */
export function encodePatches(patches: readonly Patch[]): readonly unknown[] {
  return patches.map((patch) => {
    switch (patch.kind) {
      case 'cell':
        return cellPatchSchema.encode(patch);
      case 'scenario':
        return scenarioPatchSchema.encode(patch);
      case 'document':
        return { kind: 'document', before: documentToFile(patch.before), after: documentToFile(patch.after) };
    }
  });
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
  switch (wire.kind) {
    case 'cell':
      return cellPatchSchema.safeParse(wire).data ?? null;
    case 'scenario':
      return scenarioPatchSchema.safeParse(wire).data ?? null;
    case 'document': {
      const before = parseDocument('before' in wire ? wire.before : null);
      const after = parseDocument('after' in wire ? wire.after : null);
      if (!before.ok || !after.ok) return null;
      return { kind: 'document', before: before.value.assessment, after: after.value.assessment };
    }
    default:
      return null;
  }
}

const scenarioLabels = ['saveScenario', 'deleteScenario', 'applyScenario'] as const;

/** A label out of a row or a message, known keys only; `null` when it is none. */
export function decodeLabel(wire: unknown): ChangeLabel | null {
  if (typeof wire !== 'object' || wire === null) return null;
  const { type, count, code, name } = wire as Readonly<Record<string, unknown>>;
  if (type === 'replaceDocument') return typeof name === 'string' ? { type, name } : null;
  if (typeof count !== 'number') return null;
  const gesture = GESTURES.find((known) => known === type);
  if (gesture) return typeof code === 'string' ? { type: gesture, count, code } : null;
  const scenario = scenarioLabels.find((known) => known === type);
  return scenario && typeof name === 'string' ? { type: scenario, name, count } : null;
}

import * as z from 'zod';
import { scenarioSchema, type Assessment, type Entry, type Scenario } from './assessment';
import { codeSchema, pointsCodec, text } from './schema-parts';

const score = pointsCodec.nullable();

/** A change of one cell: small enough to store, send to another tab, and take back. */
export const cellPatchSchema = z.discriminatedUnion('field', [
  z.strictObject({
    kind: z.literal('cell'),
    code: codeSchema,
    field: z.literal('selfScore'),
    before: score,
    after: score,
  }),
  z.strictObject({
    kind: z.literal('cell'),
    code: codeSchema,
    field: z.literal('appraisedScore'),
    before: score,
    after: score,
  }),
  z.strictObject({
    kind: z.literal('cell'),
    code: codeSchema,
    field: z.literal('lastYearScore'),
    before: score,
    after: score,
  }),
  z.strictObject({
    kind: z.literal('cell'),
    code: codeSchema,
    field: z.literal('leadDepartment'),
    before: text(40),
    after: text(40),
  }),
  z.strictObject({
    kind: z.literal('cell'),
    code: codeSchema,
    field: z.literal('checked'),
    before: z.boolean(),
    after: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('cell'),
    code: codeSchema,
    field: z.literal('note'),
    before: text(4000),
    after: text(4000),
  }),
]);
export type CellPatch = z.output<typeof cellPatchSchema>;

export const scenarioPatchSchema = z.strictObject({
  kind: z.literal('scenario'),
  id: z.string(),
  /** Place in the list of scenarios where it stood or comes to stand. */
  position: z.int().min(0),
  before: scenarioSchema.nullable(),
  after: scenarioSchema.nullable(),
});
export type ScenarioPatch = z.output<typeof scenarioPatchSchema>;

/** The whole document replaced, as an import does. */
interface DocumentPatch {
  readonly kind: 'document';
  readonly before: Assessment;
  readonly after: Assessment;
}

export type Patch = CellPatch | ScenarioPatch | DocumentPatch;

export function invertPatches(patches: readonly Patch[]): readonly Patch[] {
  return patches.map((patch): Patch => ({ ...patch, before: patch.after, after: patch.before }) as Patch).reverse();
}

/** Writes the `after` side of every patch into a new document. Patches of rows that are gone are passed over. */
export function applyPatches(assessment: Assessment, patches: readonly Patch[]): Assessment {
  let result = assessment;
  let entries: Map<string, Entry> | null = null;
  for (const patch of patches) {
    switch (patch.kind) {
      case 'cell': {
        entries ??= new Map(result.entries);
        const entry = entries.get(patch.code);
        if (entry) entries.set(patch.code, { ...entry, [patch.field]: patch.after });
        break;
      }
      case 'scenario':
        result = { ...result, scenarios: withScenario(result.scenarios, patch) };
        break;
      case 'document':
        result = patch.after;
        entries = null;
        break;
    }
  }
  return entries ? { ...result, entries } : result;
}

function withScenario(scenarios: readonly Scenario[], { id, position, after }: ScenarioPatch): readonly Scenario[] {
  if (!after) return scenarios.filter((scenario) => scenario.id !== id);
  const known = scenarios.some((scenario) => scenario.id === id);
  if (known) return scenarios.map((scenario) => (scenario.id === id ? after : scenario));
  return scenarios.toSpliced(position, 0, after);
}

import * as z from 'zod';
import { err, ok, type Result } from '../lib/result';
import { SCENARIO_NAME_LENGTH, type Assessment, type Scenario } from './assessment';
import { malformed, type DocumentFailure } from './document-failure';
import type { Points } from './points';
import type { RubricTree } from './rubric-tree';
import { wholeChanges } from './scenario';
import { codeSchema, pointsCodec, requiredText, text, timestampSchema } from './schema-parts';

const SCENARIO_FORMAT = 'par-workbench-scenario';
const SCENARIO_FORMAT_VERSION = 1;

/** A scenario by itself, small enough to send in a message: what it assumes, and of which assessment. */
const scenarioFileSchema = z.strictObject({
  format: z.literal(SCENARIO_FORMAT),
  formatVersion: z.literal(SCENARIO_FORMAT_VERSION),
  name: requiredText(SCENARIO_NAME_LENGTH),
  createdAt: timestampSchema,
  unit: requiredText(200),
  year: z.int().min(2000).max(2100),
  rubricId: text(200),
  changes: z.array(
    z.strictObject({
      code: codeSchema,
      /** For people who read the file; the code decides. */
      name: text(1000),
      selfScore: pointsCodec,
      from: pointsCodec.nullable().optional(),
    }),
  ),
});
export type ScenarioFile = z.output<typeof scenarioFileSchema>;

/** A scenario with everything that it goes on from, as a plain file value. */
export function scenarioToFile(assessment: Assessment, tree: RubricTree, scenario: Scenario): unknown {
  const { unit, year } = assessment.head;
  return scenarioFileSchema.encode({
    format: SCENARIO_FORMAT,
    formatVersion: SCENARIO_FORMAT_VERSION,
    name: scenario.name,
    createdAt: scenario.createdAt,
    unit,
    year,
    rubricId: assessment.rubric.id,
    changes: wholeChanges(assessment.scenarios, scenario).map((change) => ({
      code: change.code,
      name: tree.nodeByCode.get(change.code)?.name ?? '',
      selfScore: change.selfScore,
      ...(change.from === undefined ? {} : { from: change.from }),
    })),
  });
}

export type ScenarioFileFailure =
  | { readonly reason: 'notAScenario' | 'noVersion' }
  | { readonly reason: 'newerVersion'; readonly found: number; readonly supported: number }
  | Extract<DocumentFailure, { reason: 'malformed' }>;

export function parseScenarioFile(raw: unknown): Result<ScenarioFile, ScenarioFileFailure> {
  if (typeof raw !== 'object' || raw === null || !('format' in raw) || raw.format !== SCENARIO_FORMAT)
    return err({ reason: 'notAScenario' });
  const version = 'formatVersion' in raw ? raw.formatVersion : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return err({ reason: 'noVersion' });
  if (version > SCENARIO_FORMAT_VERSION)
    return err({ reason: 'newerVersion', found: version, supported: SCENARIO_FORMAT_VERSION });
  const parsed = scenarioFileSchema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err(malformed(parsed.error, raw));
}

/** What of a scenario file this assessment cannot take; the rest can be taken without it. */
export type Misfit = { readonly code: string; readonly name: string; readonly selfScore: Points } & (
  { readonly reason: 'rowGone' } | { readonly reason: 'aboveMaximum'; readonly maximum: Points }
);

export interface ScenarioFit {
  readonly changes: Scenario['changes'];
  readonly misfits: readonly Misfit[];
  /** The file is of another unit, another year or another rubric. */
  readonly isForeign: boolean;
}

/** A scenario file as changes of this assessment. */
export function fitScenario(assessment: Assessment, tree: RubricTree, file: ScenarioFile): ScenarioFit {
  const changes = new Map<string, Scenario['changes'][number]>();
  const misfits: Misfit[] = [];
  for (const { code, name, selfScore, ...rest } of file.changes) {
    const node = tree.nodeByCode.get(code);
    if (node?.scored !== true) misfits.push({ code, name, selfScore, reason: 'rowGone' });
    else if (selfScore > node.maxPoints)
      misfits.push({ code, name, selfScore, reason: 'aboveMaximum', maximum: node.maxPoints });
    else changes.set(code, { code, selfScore, ...rest });
  }
  const { head, rubric } = assessment;
  const isForeign = file.unit !== head.unit || file.year !== head.year || file.rubricId !== rubric.id;
  return { changes: [...changes.values()], misfits, isForeign };
}

import type { Assessment, Scenario } from '../domain/assessment';
import type { RubricTree } from '../domain/rubric-tree';
import {
  parseScenarioFile,
  scenarioToFile,
  type ScenarioFile,
  type ScenarioFileFailure,
} from '../domain/scenario-file';
import type { Result } from '../lib/result';
import { readJson, type JsonFailure } from './json-file';

export type ScenarioReadFailure = JsonFailure | ScenarioFileFailure;

/** A scenario as one readable file. */
export const serializeScenario = (assessment: Assessment, tree: RubricTree, scenario: Scenario): string =>
  `${JSON.stringify(scenarioToFile(assessment, tree, scenario), null, 2)}\n`;

/** Reads the bytes of a scenario file; nothing outside the returned value is touched. */
export function readScenarioFile(bytes: Uint8Array): Result<ScenarioFile, ScenarioReadFailure> {
  const json = readJson(bytes);
  return json.ok ? parseScenarioFile(json.value) : json;
}

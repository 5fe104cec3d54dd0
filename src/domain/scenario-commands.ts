import { err, ok, type Result } from '../lib/result';
import { normalizeText } from '../lib/text';
import { SCENARIO_NAME_LENGTH, type Assessment, type Scenario } from './assessment';
import type { Draft } from './draft';
import type { Points } from './points';
import type { RubricTree } from './rubric-tree';

export type ScenarioCommand =
  | { readonly type: 'saveScenario'; readonly scenario: Scenario }
  | { readonly type: 'deleteScenario'; readonly id: string };

export type ScenarioRefusal =
  | { readonly reason: 'scenarioNameMissing' | 'scenarioNameTooLong' | 'unknownScenario' | 'emptyScenario' }
  | { readonly reason: 'scenarioNameTaken'; readonly name: string }
  | { readonly reason: 'unknownRow' | 'readOnlyRow'; readonly code: string }
  | { readonly reason: 'outOfRange'; readonly code: string; readonly maximum: Points };

export function scenarioPatches(
  assessment: Assessment,
  tree: RubricTree,
  command: ScenarioCommand,
): Result<Draft, ScenarioRefusal> {
  if (command.type === 'saveScenario') return saveScenario(assessment, tree, command.scenario);
  const position = assessment.scenarios.findIndex((scenario) => scenario.id === command.id);
  const before = assessment.scenarios[position];
  if (!before) return err({ reason: 'unknownScenario' });
  return ok({
    patches: [{ kind: 'scenario', id: command.id, position, before, after: null }],
    label: { type: 'deleteScenario', name: before.name, count: before.changes.length },
  });
}

function saveScenario(assessment: Assessment, tree: RubricTree, given: Scenario): Result<Draft, ScenarioRefusal> {
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
    if (!Number.isSafeInteger(selfScore) || selfScore < 0 || selfScore > node.maxPoints)
      return err({ reason: 'outOfRange', code, maximum: node.maxPoints });
  }
  const known = assessment.scenarios.findIndex((scenario) => scenario.id === given.id);
  const before = assessment.scenarios[known] ?? null;
  const position = known >= 0 ? known : assessment.scenarios.length;
  // A row assumed twice has its last score, as when applied; a file holds each row once.
  const changes = [...new Map(given.changes.map((change) => [change.code, change])).values()];
  const after: Scenario = { ...given, name, changes };
  return ok({
    patches: [{ kind: 'scenario', id: given.id, position, before, after }],
    label: { type: 'saveScenario', name, count: changes.length },
  });
}

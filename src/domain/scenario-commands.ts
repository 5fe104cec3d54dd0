import { err, ok, type Result } from '../lib/result';
import { normalizeText } from '../lib/text';
import { SCENARIO_NAME_LENGTH, type Assessment, type Scenario } from './assessment';
import type { Draft } from './draft';
import type { RecordPatch } from './patch';
import type { Points } from './points';
import type { RubricTree } from './rubric-tree';
import { standsOnDocument, wholeChanges } from './scenario';

export type ScenarioCommand =
  | { readonly type: 'saveScenario'; readonly scenario: Scenario }
  | { readonly type: 'deleteScenario'; readonly id: string };

export type ScenarioRefusal =
  | {
      readonly reason:
        | 'scenarioNameMissing'
        | 'scenarioNameTooLong'
        | 'unknownScenario'
        | 'emptyScenario'
        /** It would go on from itself. */
        | 'scenarioLoop';
    }
  | { readonly reason: 'scenarioNameTaken'; readonly name: string }
  | { readonly reason: 'unknownRow' | 'readOnlyRow'; readonly code: string }
  | { readonly reason: 'outOfRange'; readonly code: string; readonly maximum: Points };

export function scenarioPatches(
  assessment: Assessment,
  tree: RubricTree,
  command: ScenarioCommand,
): Result<Draft, ScenarioRefusal> {
  return command.type === 'saveScenario'
    ? saveScenario(assessment, tree, command.scenario)
    : deleteScenario(assessment.scenarios, command.id);
}

/** What went on from it goes on from the document, with its changes, so that no other scenario moves. */
function deleteScenario(scenarios: readonly Scenario[], id: string): Result<Draft, ScenarioRefusal> {
  const position = scenarios.findIndex((scenario) => scenario.id === id);
  const before = scenarios[position];
  if (!before) return err({ reason: 'unknownScenario' });
  const freed = scenarios.flatMap((scenario, at): RecordPatch[] => {
    if (scenario.basedOn !== id) return [];
    const { basedOn: _base, ...rest } = scenario;
    const after: Scenario = {
      ...rest,
      ...(before.basedOn === undefined ? {} : { basedOn: before.basedOn }),
      changes: [...new Map([...before.changes, ...scenario.changes].map((each) => [each.code, each])).values()],
    };
    return [{ kind: 'scenario', id: scenario.id, position: at, before: scenario, after }];
  });
  return ok({
    patches: [...freed, { kind: 'scenario', id, position, before, after: null }],
    label: { type: 'deleteScenario', name: before.name, count: before.changes.length },
  });
}

function saveScenario(assessment: Assessment, tree: RubricTree, given: Scenario): Result<Draft, ScenarioRefusal> {
  const name = normalizeText(given.name).trim();
  if (name === '') return err({ reason: 'scenarioNameMissing' });
  if (name.length > SCENARIO_NAME_LENGTH) return err({ reason: 'scenarioNameTooLong' });
  if (given.changes.length === 0 && given.basedOn === undefined) return err({ reason: 'emptyScenario' });
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
  const others = assessment.scenarios.filter(({ id }) => id !== given.id);
  if (after.basedOn !== undefined && ![...others, after].some(({ id }) => id === after.basedOn))
    return err({ reason: 'unknownScenario' });
  if (!standsOnDocument([...others, after], after)) return err({ reason: 'scenarioLoop' });
  return ok({
    patches: [{ kind: 'scenario', id: given.id, position, before, after }],
    label: { type: 'saveScenario', name, count: wholeChanges([...others, after], after).length },
  });
}

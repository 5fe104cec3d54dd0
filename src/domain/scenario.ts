import type { Assessment, Scenario } from './assessment';
import { isApplicable } from './entry';
import { lockOf } from './locks';
import { ZERO, type Points } from './points';
import { rollUpScores } from './document-rollup';
import type { Rollup } from './rollup';
import type { RubricTree } from './rubric-tree';
import type { Round } from './process';

export type ScenarioChange = Scenario['changes'][number];

/** Assumed scores by row. */
export type Overlay = ReadonlyMap<string, Points>;

/** The scenarios that one goes on from, nearest first; `null` where one is missing or comes round to itself. */
function basesOf(scenarios: readonly Scenario[], scenario: Scenario): readonly Scenario[] | null {
  const bases: Scenario[] = [];
  const seen = new Set([scenario.id]);
  for (let { basedOn } = scenario; basedOn !== undefined;) {
    const base = scenarios.find(({ id }) => id === basedOn);
    if (!base || seen.has(base.id)) return null;
    seen.add(base.id);
    bases.push(base);
    ({ basedOn } = base);
  }
  return bases;
}

export const standsOnDocument = (scenarios: readonly Scenario[], scenario: Scenario): boolean =>
  basesOf(scenarios, scenario) !== null;

/** The changes of a scenario over those of all it goes on from, each row once, in the order in which rows come up. */
export function wholeChanges(scenarios: readonly Scenario[], scenario: Scenario): readonly ScenarioChange[] {
  const layers = [...(basesOf(scenarios, scenario) ?? [])].reverse();
  return [
    ...new Map([...layers, scenario].flatMap(({ changes }) => changes.map((each) => [each.code, each]))).values(),
  ];
}

/** The assumed scores that fit the document: of rows that it scores, that apply, and within their maximum. */
export function overlayOf(assessment: Assessment, tree: RubricTree, changes: readonly ScenarioChange[]): Overlay {
  return new Map(
    changes.flatMap(({ code, selfScore }): [string, Points][] => {
      const node = tree.nodeByCode.get(code);
      const entry = assessment.entries.get(code);
      const fits = node?.scored === true && entry !== undefined && isApplicable(entry) && selfScore <= node.maxPoints;
      return fits ? [[code, selfScore]] : [];
    }),
  );
}

/** The document's sums with scores laid over its own. */
export const rollUpOverlay = (assessment: Assessment, tree: RubricTree, overlay: Overlay): Rollup =>
  rollUpScores(assessment, tree, (code) => overlay.get(code) ?? assessment.entries.get(code)?.selfScore ?? null);

/** Why a change is not, or no longer, what was meant. */
export type ChangeIssue = { readonly code: string; readonly change: ScenarioChange } & (
  | { readonly reason: 'rowGone' | 'notApplicable' }
  | { readonly reason: 'aboveMaximum'; readonly maximum: Points }
  /** The document has come to this score by itself. */
  | { readonly reason: 'reached' }
  /** Another score stands now than when it was assumed. */
  | { readonly reason: 'moved'; readonly from: Points | null; readonly now: Points | null }
  /** The document stands higher now than what is assumed, which was a gain once. */
  | { readonly reason: 'overtaken'; readonly from: Points | null; readonly now: Points }
  /** A lock keeps it from being applied. */
  | { readonly reason: 'locked'; readonly round: Round }
);

/** What of a scenario's own changes the document has moved away from; several may be said of one row. */
export function scenarioIssues(
  assessment: Assessment,
  tree: RubricTree,
  { changes }: Scenario,
): readonly ChangeIssue[] {
  const round = lockOf(assessment.process, 'selfScore');
  return changes.flatMap((change): ChangeIssue[] => {
    const { code, selfScore, from } = change;
    const node = tree.nodeByCode.get(code);
    const entry = assessment.entries.get(code);
    if (node?.scored !== true || !entry) return [{ code, change, reason: 'rowGone' }];
    if (!isApplicable(entry)) return [{ code, change, reason: 'notApplicable' }];
    if (selfScore > node.maxPoints) return [{ code, change, reason: 'aboveMaximum', maximum: node.maxPoints }];
    const now = entry.selfScore;
    // A row set back to the document's score over a base that assumes another is meant so.
    if (now === selfScore) return from === now ? [] : [{ code, change, reason: 'reached' }];
    const locked: ChangeIssue[] = round ? [{ code, change, reason: 'locked', round }] : [];
    if (from === undefined || from === now) return locked;
    return isOvertaken(selfScore, from, now)
      ? [{ code, change, reason: 'overtaken', from, now }, ...locked]
      : [{ code, change, reason: 'moved', from, now }, ...locked];
  });
}

const isOvertaken = (selfScore: Points, from: Points | null, now: Points | null): now is Points =>
  now !== null && now > selfScore && selfScore > (from ?? ZERO);

/**
 * The scenario as one of the document that stands now: every change is kept, and one that still makes sense takes
 * the score of today as what it goes on from. The others stay as they are, so that `scenarioIssues` lists them on.
 */
export const rebased = (assessment: Assessment, scenario: Scenario): Scenario => ({
  ...scenario,
  changes: scenario.changes.map((change) => {
    const { code, selfScore, from } = change;
    const entry = assessment.entries.get(code);
    if (!entry || entry.selfScore === selfScore) return change;
    if (from !== undefined && isOvertaken(selfScore, from, entry.selfScore)) return change;
    return { ...change, from: entry.selfScore };
  }),
});

/** Which of two scores stands where two scenarios assume different ones. */
export type MergeChoice = 'first' | 'second' | 'higher';

export interface ScenarioMerge {
  readonly changes: readonly ScenarioChange[];
  /** Rows for which the two assume different scores. */
  readonly clashes: readonly {
    readonly code: string;
    readonly first: Points;
    readonly second: Points;
    readonly taken: Points;
  }[];
}

/** All that two scenarios assume, each with what it goes on from. */
export function mergeScenarios(
  scenarios: readonly Scenario[],
  first: Scenario,
  second: Scenario,
  choice: MergeChoice,
): ScenarioMerge {
  const merged = new Map(wholeChanges(scenarios, first).map((change) => [change.code, change]));
  const clashes: ScenarioMerge['clashes'][number][] = [];
  for (const change of wholeChanges(scenarios, second)) {
    const other = merged.get(change.code);
    const takesSecond =
      other === undefined || choice === 'second' || (choice === 'higher' && change.selfScore > other.selfScore);
    const taken = takesSecond ? change : other;
    merged.set(change.code, taken);
    if (other && other.selfScore !== change.selfScore)
      clashes.push({ code: change.code, first: other.selfScore, second: change.selfScore, taken: taken.selfScore });
  }
  return { changes: [...merged.values()], clashes };
}

/** Changes as those of a scenario that goes on from another, where that can say them; else as its own. */
export function changesOver(
  scenarios: readonly Scenario[],
  basedOn: string | undefined,
  changes: readonly ScenarioChange[],
): Pick<Scenario, 'basedOn' | 'changes'> {
  const base = scenarios.find(({ id }) => id === basedOn);
  if (!base) return { changes: [...changes] };
  const assumed = new Map(changes.map((change) => [change.code, change]));
  const below = wholeChanges(scenarios, base);
  // What the base assumes and this one does not cannot be said over it.
  if (below.some(({ code }) => !assumed.has(code))) return { changes: [...changes] };
  const scoreBelow = new Map(below.map(({ code, selfScore }) => [code, selfScore]));
  return {
    basedOn: base.id,
    changes: changes.filter(({ code, selfScore }) => scoreBelow.get(code) !== selfScore),
  };
}

import { attainableSteps, type AttainableStep } from './attainable-steps';
import type { Assessment } from './assessment';
import { isApplicable, type Entry } from './entry';
import { lockOf } from './locks';
import type { Candidate, Problem } from './optimiser';
import { ZERO, type Points } from './points';
import { isEstimatedTrack } from './rubric';
import type { RubricTree, ScoredNode } from './rubric-tree';
import { effortDaysOf } from './step-cost';
import { ESTIMATED_TRACKS, type DepartmentLimit, type EstimatedTrack, type RouteSettings } from './studio';
import { workingDaysBetween } from './working-days';

/** Costs are counted in half days, the least that an office plans with. */
export const HALF_DAYS = 2;

/** A row that steps can be taken on, with its steps in the order of the candidate's choices. */
export interface RouteRow {
  readonly node: ScoredNode;
  readonly entry: Entry;
  readonly from: Points;
  readonly steps: readonly AttainableStep[];
}

/** The search for a way as a problem of choice. */
export interface RouteProblem {
  readonly problem: Problem;
  readonly rowByCode: ReadonlyMap<string, RouteRow>;
  /** Rows that must come to a score and on which no step can be taken. */
  readonly unmet: readonly string[];
}

/** Something that closes steps, and could be opened. */
export type Barrier =
  | { readonly kind: 'track'; readonly track: EstimatedTrack }
  | { readonly kind: 'excluded'; readonly code: string }
  | { readonly kind: 'limit'; readonly department: string }
  | { readonly kind: 'until' };

/**
 * The steps that may be taken, with their gains and costs, and the limits on them. Rows that an appraiser
 * has decided, that do not apply, or whose scores are locked take none.
 * @param today yyyy-MM-dd
 */
export function routeProblem(
  assessment: Assessment,
  tree: RubricTree,
  settings: RouteSettings,
  today: string,
): RouteProblem {
  const daysLeft = settings.until === '' ? null : workingDaysBetween(today, settings.until);
  const requiredByCode = new Map(settings.required.map(({ code, points }) => [code, points]));
  const rowByCode = new Map<string, RouteRow>();
  const candidates = tree.scoredNodes.flatMap((node): Candidate[] => {
    const entry = assessment.entries.get(node.code);
    if (!entry || !isOpen(assessment, entry) || !isAllowed(node, settings)) return [];
    const from = entry.selfScore ?? ZERO;
    const days = effortDaysOf(node, entry);
    const wanted = requiredByCode.get(node.code) ?? ZERO;
    const steps = attainableSteps(node, entry, from).filter(
      ({ points, climbed }) => points >= wanted && (daysLeft === null || climbed * days <= daysLeft),
    );
    if (steps.length === 0) return [];
    rowByCode.set(node.code, { node, entry, from, steps });
    return [
      {
        code: node.code,
        department: entry.leadDepartment,
        choices: steps.map(({ gain, climbed }) => ({ gain, cost: climbed * days * HALF_DAYS })),
        ...(wanted > from ? { required: true } : {}),
      },
    ];
  });
  const unmet = settings.required.flatMap(({ code, points }) => {
    const row = rowByCode.get(code);
    return row || points <= (assessment.entries.get(code)?.selfScore ?? ZERO) ? [] : [code];
  });
  return { problem: { candidates, limits: limitsOf(settings.limits, daysLeft) }, rowByCode, unmet };
}

const isOpen = (assessment: Assessment, entry: Entry): boolean =>
  isApplicable(entry) &&
  entry.appraisedScore === null &&
  entry.secondAppraisedScore === null &&
  lockOf(assessment.process, 'selfScore') === null;

const isAllowed = ({ code, track }: ScoredNode, { openedTracks, excluded }: RouteSettings): boolean =>
  !excluded.includes(code) && (!isEstimatedTrack(track) || openedTracks.some((opened) => opened === track));

/** What is left of a department's days, in half days: its own limit, and what its people can do until the day. */
function limitsOf(limits: readonly DepartmentLimit[], daysLeft: number | null): ReadonlyMap<string, number> {
  return new Map(
    limits.flatMap(({ department, days, people }): [string, number][] => {
      const bounds = [days, daysLeft === null || people === null ? null : people * daysLeft].filter(
        (each) => each !== null,
      );
      return bounds.length === 0 ? [] : [[department, Math.floor(Math.min(...bounds) * HALF_DAYS)]];
    }),
  );
}

/** Everything in the settings that closes steps. */
export function barriersOf(assessment: Assessment, settings: RouteSettings): readonly Barrier[] {
  const tracks = new Set(assessment.rubric.areas.flatMap(tracksOf));
  return [
    ...ESTIMATED_TRACKS.filter((track) => tracks.has(track) && !settings.openedTracks.includes(track)).map(
      (track): Barrier => ({ kind: 'track', track }),
    ),
    ...settings.excluded.map((code): Barrier => ({ kind: 'excluded', code })),
    ...settings.limits
      .filter(({ days }) => days !== null)
      .map(({ department }): Barrier => ({ kind: 'limit', department })),
    ...(settings.until === '' ? [] : [{ kind: 'until' } as const]),
  ];
}

const tracksOf = ({ criteria }: Assessment['rubric']['areas'][number]): readonly string[] =>
  criteria.flatMap((criterion) =>
    'subCriteria' in criterion ? criterion.subCriteria.map(({ track }) => track) : [criterion.track],
  );

/** The settings with one barrier taken away. */
export function withoutBarrier(settings: RouteSettings, barrier: Barrier): RouteSettings {
  switch (barrier.kind) {
    case 'track':
      return { ...settings, openedTracks: [...settings.openedTracks, barrier.track] };
    case 'excluded':
      return { ...settings, excluded: settings.excluded.filter((code) => code !== barrier.code) };
    case 'limit':
      return { ...settings, limits: settings.limits.filter(({ department }) => department !== barrier.department) };
    case 'until':
      return { ...settings, until: '' };
  }
}

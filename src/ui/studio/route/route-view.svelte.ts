import type { ChosenSet, Frontier, FrontierPoint, Infeasible, Solution } from '../../../domain/optimiser';
import { pointsFromInteger, type Points } from '../../../domain/points';
import type { RankResult } from '../../../domain/rank';
import { HALF_DAYS } from '../../../domain/route';
import { workingDaysBetween } from '../../../domain/working-days';
import type { StudioUi } from '../context';
import { stepsOf, type ChosenStep } from './chosen-steps';
import { setKey } from './tied-differences';

/** Tied sets that are named. */
const MOST_ALTERNATIVES = 5;

/** What a point of the frontier comes to. */
export interface Standing {
  readonly days: number;
  readonly gain: Points;
  readonly total: Points;
  readonly rank: RankResult | null;
}

/** How the frontier is looked at. What is chosen outlives changes of the document that leave its point where it is. */
export class RouteView {
  readonly #at: StudioUi;
  /** The point that was walked to, and the target that it was walked away from. */
  #walked = $state.raw<(FrontierPoint & { readonly wanted: number | null }) | null>(null);
  /** Key of the tied set that was taken. */
  #taken = $state.raw<string | null>(null);
  /** The scenario that was made last. */
  madeId = $state<string | null>(null);

  constructor(at: StudioUi) {
    this.#at = at;
  }

  /** Gain that the target asks for; `null` where none is known to do. */
  readonly wanted: number | null = $derived.by(() => this.#at.studio.gainForTarget());

  readonly frontier: Frontier | null = $derived.by(() => {
    const { frontier } = this.#at.studio.route;
    return frontier.ok ? frontier.value : null;
  });

  readonly faults: readonly Infeasible[] = $derived.by(() => {
    const { frontier } = this.#at.studio.route;
    return frontier.ok ? [] : frontier.error;
  });

  readonly count: number = $derived.by(() => this.frontier?.points.length ?? 0);

  /** The cheapest point that reaches the target; `null` where none does or no gain is known. */
  readonly target: number | null = $derived.by(() =>
    this.wanted === null ? null : (this.frontier?.cheapestFor(this.wanted) ?? null),
  );

  /** The target's gain waits for a forecast. */
  readonly isWaiting: boolean = $derived.by(
    () => this.wanted === null && this.#at.studio.settings.route.target.kind === 'forecastRank',
  );

  /** Where the walk begins: at the target, else as far as one can get; at the start while nothing is known. */
  readonly home: number = $derived.by(() => this.target ?? (this.isWaiting ? 0 : Math.max(0, this.count - 1)));

  readonly position: number = $derived.by(() => {
    const walked = this.#walked;
    if (walked?.wanted !== this.wanted) return this.home;
    const found = this.frontier?.points.findIndex(({ cost, gain }) => cost === walked.cost && gain === walked.gain);
    return found === undefined || found < 0 ? this.home : found;
  });

  readonly #solution: Solution | null = $derived.by(() =>
    this.frontier && this.count > 0 ? this.frontier.solutionAt(this.position, MOST_ALTERNATIVES) : null,
  );

  readonly ties: number = $derived.by(() => this.#solution?.ties ?? 0);

  readonly #sets: readonly ChosenSet[] = $derived.by(() =>
    this.#solution ? [this.#solution.chosen, ...this.#solution.alternatives] : [],
  );

  readonly chosen: ChosenSet = $derived.by(
    () => this.#sets.find((set) => setKey(set) === this.#taken) ?? this.#sets[0] ?? [],
  );

  /** Tied sets beside the chosen one, as far as they are named. */
  readonly others: readonly ChosenSet[] = $derived.by(() => this.#sets.filter((set) => set !== this.chosen));

  readonly steps: readonly ChosenStep[] = $derived.by(() => stepsOf(this.chosen, this.#at.studio.route.rowByCode));

  readonly selected: Standing | null = $derived.by(() => this.standing(this.position));

  readonly daysLeft: number | null = $derived.by(() => {
    const { until } = this.#at.studio.settings.route;
    return until === '' ? null : workingDaysBetween(this.#at.session.parts.today(), until);
  });

  standing(position: number): Standing | null {
    const point = this.frontier?.points[position];
    if (!point) return null;
    const total = this.totalWith(point.gain);
    return { days: point.cost / HALF_DAYS, gain: point.gain, total, rank: this.#at.studio.rankAt(total) };
  }

  totalWith(gain: number): Points {
    return pointsFromInteger(this.#at.session.workbook.self.total.points + gain);
  }

  /** Where a position is, seen from the target. */
  placeOf(position: number): 'isTarget' | 'beforeTarget' | 'pastTarget' | null {
    if (this.wanted === null) return null;
    if (this.target === null || position < this.target) return 'beforeTarget';
    return position === this.target ? 'isTarget' : 'pastTarget';
  }

  walk(position: number): void {
    const point = this.frontier?.points[Math.min(Math.max(0, position), this.count - 1)];
    this.#walked = point ? { ...point, wanted: this.wanted } : null;
    this.#taken = null;
  }

  goHome(): void {
    this.#walked = null;
    this.#taken = null;
  }

  take(set: ChosenSet): void {
    this.#taken = setKey(set);
  }
}

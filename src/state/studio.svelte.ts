import type { Forecaster } from '../compute/forecaster';
import { expectationsOf, outlookOf, type Expectation, type Outlook } from '../domain/acceptance';
import type { Scenario } from '../domain/assessment';
import { adjustmentPoints } from '../domain/document-rollup';
import type { Goal } from '../domain/forecast-goal';
import { frontierOf, mostGain } from '../domain/optimiser';
import { barriersOf, routeProblem, withoutBarrier, type Barrier } from '../domain/route';
import { addPoints, pointsFromInteger, ZERO, type Points } from '../domain/points';
import type { RankResult } from '../domain/rank';
import { trackSums } from '../domain/rollup';
import { overlayOf, scenarioIssues, wholeChanges, type ChangeIssue, type Overlay } from '../domain/scenario';
import { scenarioFigures, type ScenarioFigures } from '../domain/scenario-figures';
import { openRows, swingsOf, type Swing } from '../domain/sensitivity';
import type { Studio as StudioSettings } from '../domain/studio';
import { Forecasts } from './forecasts.svelte';
import type { RankView } from './rank-view.svelte';
import type { WhatIf } from './what-if.svelte';
import type { Workbook } from './workbook.svelte';

export const STUDIO_TABS = [
  'scenarios',
  'forecast',
  'chances',
  'route',
  'attribution',
  'review',
  'plan',
  'results',
  'sipas',
  'years',
] as const;
export type StudioTab = (typeof STUDIO_TABS)[number];

/** What the document stands at, what is assumed in the grid, or a named scenario: all are looked at alike. */
export interface Variant {
  /** `now`, `whatIf`, or the id of the scenario. */
  readonly id: string;
  readonly kind: 'now' | 'whatIf' | 'scenario';
  readonly scenario: Scenario | null;
  readonly overlay: Overlay;
  readonly figures: ScenarioFigures;
  readonly rank: RankResult | null;
  /** What of its own changes the document has moved away from. */
  readonly issues: readonly ChangeIssue[];
}

/** Floor, expectation or ceiling of a total, and the rank that it would take. */
export interface OutlookRanks {
  readonly outlook: Outlook;
  readonly floor: RankResult | null;
  readonly expected: RankResult | null;
  readonly ceiling: RankResult | null;
}

/** The two standings that a change of rank is explained between, by their keys; `null` is the usual one. */
export interface ComparedStandings {
  readonly from: string | null;
  readonly to: string | null;
  /** Index years of the fields that they are ranked in. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

/** What the studio is handed of the world around it. */
export interface StudioParts {
  /** The day on the wall, yyyy-MM-dd. */
  readonly today: () => string;
  readonly loadForecaster: () => Promise<Forecaster>;
}

/** The what-if studio of the open assessment; made when it is first looked at. */
export class Studio {
  readonly #workbook: Workbook;
  readonly #whatIf: WhatIf;
  readonly #rank: RankView;
  readonly #today: () => string;
  readonly forecasts: Forecasts;
  tab = $state<StudioTab>('scenarios');
  compared = $state.raw<ComparedStandings>({ from: null, to: null, fromYear: null, toYear: null });

  constructor(workbook: Workbook, whatIf: WhatIf, rank: RankView, { today, loadForecaster }: StudioParts) {
    this.forecasts = new Forecasts(workbook, rank, loadForecaster);
    this.#workbook = workbook;
    this.#whatIf = whatIf;
    this.#rank = rank;
    this.#today = today;
  }

  readonly settings: StudioSettings = $derived.by(() => this.#workbook.document.studio);

  readonly #surveySpread = $derived.by(() => this.settings.forecast.surveySpread);

  /** What may become of each row of the document. */
  readonly expectations: readonly Expectation[] = $derived.by(() =>
    expectationsOf(this.#workbook.document, this.#workbook.tree, { surveySpread: this.#surveySpread }),
  );

  readonly outlook: OutlookRanks = $derived.by(() =>
    this.outlookRanks(outlookOf(this.#workbook.document, this.expectations)),
  );

  /** The document first, then what is assumed, then the scenarios in their order. */
  readonly variants: readonly Variant[] = $derived.by(() => {
    const { document, tree } = this.#workbook;
    const none: Overlay = new Map();
    const variantOf = (
      id: string,
      kind: Variant['kind'],
      scenario: Scenario | null,
      overlay: Overlay,
      issues: Variant['issues'] = [],
    ): Variant => {
      const figures = scenarioFigures(document, tree, overlay, this.#surveySpread);
      return { id, kind, scenario, overlay, figures, rank: this.#rank.rankOf(figures.rollup.total), issues };
    };
    return [
      variantOf('now', 'now', null, none),
      ...(this.#whatIf.active ? [variantOf('whatIf', 'whatIf', null, this.#whatIf.overlay)] : []),
      ...document.scenarios.map((scenario) =>
        variantOf(
          scenario.id,
          'scenario',
          scenario,
          overlayOf(document, tree, wholeChanges(document.scenarios, scenario)),
          scenarioIssues(document, tree, scenario),
        ),
      ),
    ];
  });

  variant(id: string): Variant | null {
    return this.variants.find((variant) => variant.id === id) ?? null;
  }

  /** The rank that a total of the document's scale would take, with nothing open. */
  rankAt(points: Points): RankResult | null {
    const { total } = this.#workbook.self;
    return this.#rank.rankOf({ ...total, points, openPoints: ZERO });
  }

  outlookRanks(outlook: Outlook): OutlookRanks {
    return {
      outlook,
      floor: this.rankAt(outlook.floor),
      expected: this.rankAt(outlook.expected),
      ceiling: this.rankAt(outlook.ceiling),
    };
  }

  /** What losing each open row, or making it full, would do: to nothing at all, or to what an appraiser who refuses leaves. */
  swings(lossLevel: 'nothing' | 'refused'): readonly Swing[] {
    const { document, tree, self } = this.#workbook;
    const refusedByCode = new Map(this.expectations.map(({ node, refused }) => [node.code, refused]));
    const rows = openRows(
      document,
      tree,
      (code) => document.entries.get(code)?.selfScore ?? null,
      lossLevel === 'nothing' ? undefined : (code) => refusedByCode.get(code) ?? ZERO,
    );
    // The total is held at zero where penalties outweigh all rows; what one row moves is told from what they add up to.
    const points = trackSums(self).reduce(
      (sum, [, ofTrack]) => addPoints(sum, ofTrack.points),
      adjustmentPoints(document),
    );
    return swingsOf({ ...self.total, points }, rows, (at) => this.rankAt(at));
  }

  /** Everything that can be reached and what it costs, under the settings that stand. */
  readonly route = $derived.by(() => {
    const { document, tree } = this.#workbook;
    const found = routeProblem(document, tree, this.settings.route, this.#today());
    return { ...found, frontier: frontierOf(found.problem) };
  });

  /** The rank that the target asks for, as a goal of forecasts; none where it asks for points alone. */
  readonly goals: readonly Goal[] = $derived.by(() => {
    const { target } = this.settings.route;
    if (target.kind === 'points') return [];
    return [{ rank: target.rank, share: target.kind === 'forecastRank' ? target.sharePercent / 100 : 0.5 }];
  });

  /** The rank asked about in forecasts, where it is not the target's. */
  askedRank = $state<number | null>(null);

  /** The rank that forecasts tell the chance of: asked for, else the target's, else the one that is held now. */
  readonly goalRank: number = $derived.by(
    () => this.askedRank ?? this.goals[0]?.rank ?? this.#rank.rank?.estimate ?? 1,
  );

  /**
   * Gain in points that the target of the settings asks for over what stands; `null` where none is known to
   * do, as before the forecast of `now` has been run for a rank with a chance.
   */
  gainForTarget(): number | null {
    const { target } = this.settings.route;
    const { total } = this.#workbook.self;
    switch (target.kind) {
      case 'points':
        return target.points - total.points;
      case 'rank': {
        const wanted = this.#pointsForRank(target.rank, target.surely);
        return wanted === null ? null : wanted - total.points;
      }
      case 'forecastRank': {
        const now = this.forecasts.of(this.variants[0] ?? NOW, 'moving', this.goals);
        return now?.isCurrent === true ? (now.result.goals[0]?.neededGain ?? null) : null;
      }
    }
  }

  /** The least points at which a rank is held, by the estimate or at the worst of its bounds. */
  #pointsForRank(rank: number, surely: boolean): number | null {
    const { total } = this.#workbook.self;
    const holds = (points: number): boolean => {
      const result = this.rankAt(pointsFromInteger(points));
      return result !== null && (surely ? result.worst : result.estimate) <= rank;
    };
    let [below, enough] = [-1, total.maxPoints as number];
    if (!holds(enough)) return null;
    // A rank is never better for a lower score, so the border can be halved out.
    while (enough - below > 1) {
      const middle = Math.floor((below + enough) / 2);
      if (holds(middle)) enough = middle;
      else below = middle;
    }
    return enough;
  }

  /** How far one could get without each barrier of the settings, farthest first. */
  barriers(): readonly { readonly barrier: Barrier; readonly mostGain: Points }[] {
    const { document, tree } = this.#workbook;
    const settings = this.settings.route;
    return barriersOf(document, settings)
      .map((barrier) => {
        const { problem } = routeProblem(document, tree, withoutBarrier(settings, barrier), this.#today());
        return { barrier, mostGain: mostGain(problem) ?? ZERO };
      })
      .sort((a, b) => b.mostGain - a.mostGain);
  }

  close(): void {
    this.forecasts.close();
  }
}

const NOW = { id: 'now', overlay: new Map() } as const;

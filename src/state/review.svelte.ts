import { coverageOf } from '../domain/coverage';
import { departmentProgress } from '../domain/department-progress';
import { findingsOf, stakeByCode, type Finding } from '../domain/findings';
import type { RankView } from './rank-view.svelte';
import type { Workbook } from './workbook.svelte';

/** A finding with its price in ranks; `null` where no rank can be told. */
export type PricedFinding = Finding & { readonly ranksAtStake: number | null };

/** What the checks find in the open document; worked out only where somebody looks. */
export class Review {
  readonly #workbook: Workbook;
  readonly #rank: RankView;
  readonly #today: () => string;

  constructor(workbook: Workbook, rank: RankView, today: () => string) {
    this.#workbook = workbook;
    this.#rank = rank;
    this.#today = today;
  }

  readonly #findings = $derived.by(() => findingsOf(this.#workbook.document, this.#workbook.tree, this.#today()));

  /** Dearest first. */
  readonly findings: readonly PricedFinding[] = $derived.by(() =>
    this.#findings.map((finding) => ({ ...finding, ranksAtStake: this.#price(finding) })),
  );

  /** How many findings each row has. */
  readonly countByCode: ReadonlyMap<string, number> = $derived.by(() => {
    const counts = new Map<string, number>();
    for (const { codes } of this.#findings) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    return counts;
  });

  /** A row with several findings counts once. */
  readonly stakeByCode = $derived.by(() => stakeByCode(this.#findings));
  readonly coverage = $derived.by(() => coverageOf(this.#workbook.document, this.#workbook.tree));
  readonly departments = $derived.by(() => departmentProgress(this.#workbook.document, this.#workbook.tree));

  /** Findings about one row, dearest first. */
  of(code: string): readonly PricedFinding[] {
    return this.findings.filter(({ codes }) => codes.includes(code));
  }

  #price({ pointsAtStake }: Finding): number | null {
    const gained = this.#rank.ranksGained(0 - pointsAtStake);
    return gained === null ? null : 0 - gained;
  }
}

import { expectationOf, type Expectation } from '../../../domain/acceptance';
import type { Assessment } from '../../../domain/assessment';
import type { Entry } from '../../../domain/entry';
import { documentsById } from '../../../domain/coverage';
import { divideHalfUp, pointsFromInteger, subtractPoints, ZERO, type Points } from '../../../domain/points';

/** How a claim compares with last year, as the default chances tell it apart. */
export const LAST_YEARS = ['asLastYear', 'unknown', 'above'] as const;
type LastYear = (typeof LAST_YEARS)[number];

/** A row as the table of chances shows it. */
export interface ChanceRow {
  readonly expectation: Expectation;
  readonly entry: Entry;
  readonly lastYear: LastYear;
  /** Whether somebody may still refuse the claim; elsewhere a chance makes no difference and is not asked for. */
  readonly canBeRefused: boolean;
  /** What counts where nothing is given. */
  readonly defaultPercent: number;
  readonly defaultRefused: Points;
  /** Claim less expectation, rounded once, half up. */
  readonly risk: Points;
  /** Claim less floor. */
  readonly mostLost: Points;
}

export function chanceRows(
  assessment: Assessment,
  expectations: readonly Expectation[],
  surveySpread: number,
): readonly ChanceRow[] {
  const documentById = documentsById(assessment);
  return expectations.flatMap((expectation): readonly ChanceRow[] => {
    const { node, basis, claim, floor, expectedHundredths, aboveLastYear } = expectation;
    const entry = assessment.entries.get(node.code);
    if (!entry) return [];
    const canBeRefused = basis === 'given' || basis === 'evidence';
    const ungiven =
      entry.acceptancePercent === null && entry.refusedScore === null
        ? expectation
        : expectationOf(node, { ...entry, acceptancePercent: null, refusedScore: null }, documentById, {
            surveySpread,
          });
    return [
      {
        expectation,
        entry,
        lastYear: entry.lastYearScore === null ? 'unknown' : aboveLastYear ? 'above' : 'asLastYear',
        canBeRefused,
        defaultPercent: ungiven.acceptancePercent,
        defaultRefused: ungiven.refused,
        risk: pointsFromInteger(divideHalfUp((claim ?? 0) * 100 - expectedHundredths, 100)),
        mostLost: subtractPoints(claim ?? ZERO, floor),
      },
    ];
  });
}

export const isAtRisk = ({ mostLost }: ChanceRow): boolean => mostLost > 0;

export const ORDERS = ['risk', 'official'] as const;
export type Order = (typeof ORDERS)[number];

export interface Arrangement {
  readonly order: Order;
  /** Code of the area shown; empty shows all. */
  readonly area: string;
  readonly onlyAtRisk: boolean;
}

/** Codes of the rows to show, in their order; equal risks by what can be lost at most, then in official order. */
export function arrangedCodes(rows: readonly ChanceRow[], { order, area, onlyAtRisk }: Arrangement): readonly string[] {
  const shown = rows.filter(
    (row) => (area === '' || row.expectation.node.areaCode === area) && (!onlyAtRisk || isAtRisk(row)),
  );
  const sorted = order === 'risk' ? shown.sort((a, b) => b.risk - a.risk || b.mostLost - a.mostLost) : shown;
  return sorted.map(({ expectation }) => expectation.node.code);
}

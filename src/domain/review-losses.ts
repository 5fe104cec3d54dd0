import { assert } from '../lib/assert';
import type { Assessment } from './assessment';
import { finalScore, isApplicable } from './entry';
import type { Finding, FindingKind } from './finding';
import { grouped } from './grouped';
import { indexPercent, type IndexPercent } from './index-percent';
import type { PlanItem } from './plan';
import { planByCode } from './plan-progress';
import { addPoints, subtractPoints, ZERO, type Points } from './points';
import type { RubricTree, ScoredNode } from './rubric-tree';

/** Why points were lost: as the plan says, else what the checks find in the row, as hints, else not known. */
type LossCause =
  /** What items of the plan name, each once, in the order of the plan. */
  | { readonly kind: 'plan'; readonly causes: readonly NamedCause[] }
  /** Each kind once, most points at stake first. */
  | { readonly kind: 'findings'; readonly findings: readonly FindingKind[] }
  | { readonly kind: 'none' };

/** One of the list of causes, free text, or both; `causeId` is empty where none is chosen. */
export type NamedCause = Pick<PlanItem, 'causeId' | 'cause'>;

/** A row whose score of the latest round is below its maximum. */
export interface RowLoss {
  readonly node: ScoredNode;
  /** Lead department; '' where the document names none that it has. */
  readonly department: string;
  readonly points: Points;
  readonly lost: Points;
  /** Of all lost points. */
  readonly share: IndexPercent;
  readonly cause: LossCause;
  /** Everything that the plan has on the row, dropped items too. */
  readonly planItems: readonly PlanItem[];
}

/** Losses of an area or a lead department. */
export interface LossGroup {
  /** Of the area or department. */
  readonly code: string;
  readonly lost: Points;
  readonly share: IndexPercent;
  readonly rows: readonly RowLoss[];
}

/**
 * All lost points, three times over: rows, areas and departments each add up to `lost`. Most points first, then in
 * official order (departments as their rows stand). A blank row has lost nothing yet.
 */
export interface Losses {
  readonly lost: Points;
  readonly rows: readonly RowLoss[];
  readonly byArea: readonly LossGroup[];
  readonly byDepartment: readonly LossGroup[];
}

/** @param findings of this document, as `findingsOf` orders them */
export function lossesOf(assessment: Assessment, tree: RubricTree, findings: readonly Finding[]): Losses {
  const lostRows = lostRowsOf(assessment, tree);
  const lost = sumLost(lostRows);
  const shareOf = (points: Points): IndexPercent => {
    const share = indexPercent(points, lost);
    assert(share !== null, 'a row that lost points is among all lost points');
    return share;
  };
  const planned = planByCode(assessment.plan);
  const kinds = kindsByCode(findings);
  const rows = lostRows.map((row): RowLoss => {
    const planItems = planned.get(row.node.code) ?? [];
    return { ...row, share: shareOf(row.lost), cause: causeOf(planItems, kinds.get(row.node.code)), planItems };
  });
  const groupsBy = (codeOf: (row: RowLoss) => string): readonly LossGroup[] =>
    [...grouped(rows, codeOf)]
      .map(([code, members]) => {
        const lostHere = sumLost(members);
        return { code, lost: lostHere, share: shareOf(lostHere), rows: members.toSorted(mostLostFirst) };
      })
      .sort(mostLostFirst);
  return {
    lost,
    rows: rows.toSorted(mostLostFirst),
    byArea: groupsBy(({ node }) => node.areaCode),
    byDepartment: groupsBy(({ department }) => department),
  };
}

type LostRow = Pick<RowLoss, 'node' | 'department' | 'points' | 'lost'>;

/** In official order. */
function lostRowsOf({ entries, departments }: Assessment, tree: RubricTree): readonly LostRow[] {
  const known = new Set(departments.map(({ code }) => code));
  return tree.scoredNodes.flatMap((node): LostRow[] => {
    const entry = entries.get(node.code);
    if (!entry || !isApplicable(entry)) return [];
    const points = finalScore(entry);
    if (points === null || points >= node.maxPoints) return [];
    const department = known.has(entry.leadDepartment) ? entry.leadDepartment : '';
    return [{ node, department, points, lost: subtractPoints(node.maxPoints, points) }];
  });
}

/** Kinds found in each row, in the order of the findings; one finding may concern several rows. */
function kindsByCode(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<FindingKind>> {
  const kinds = new Map<string, Set<FindingKind>>();
  for (const { kind, codes } of findings)
    for (const code of codes) kinds.set(code, (kinds.get(code) ?? new Set()).add(kind));
  return kinds;
}

function causeOf(planItems: readonly PlanItem[], kinds: ReadonlySet<FindingKind> = new Set()): LossCause {
  const named = planItems
    .map(({ causeId, cause }): NamedCause => ({ causeId, cause: cause.trim() }))
    .filter(({ causeId, cause }) => causeId !== '' || cause !== '');
  const causes = new Map(named.map((each) => [JSON.stringify(each), each]));
  if (causes.size > 0) return { kind: 'plan', causes: [...causes.values()] };
  return kinds.size > 0 ? { kind: 'findings', findings: [...kinds] } : { kind: 'none' };
}

const sumLost = (losses: readonly { readonly lost: Points }[]): Points =>
  losses.reduce((sum, { lost }) => addPoints(sum, lost), ZERO);

/** Sorts a list that stands in official order. */
const mostLostFirst = (a: { readonly lost: Points }, b: { readonly lost: Points }): number => b.lost - a.lost;

import type { Assessment } from '../../domain/assessment';
import { FINDING_KINDS, type Finding, type FindingKind } from '../../domain/finding';
import type { RubricTree } from '../../domain/rubric-tree';

/** Which findings to show and in which order; `null` asks for nothing. */
export interface FindingChoice {
  readonly kind: FindingKind | null;
  readonly area: string | null;
  /** Lead department; empty for rows that nobody leads. */
  readonly department: string | null;
  readonly order: 'stake' | 'row';
}

export const EVERY_FINDING: FindingChoice = { kind: null, area: null, department: null, order: 'stake' };

export const isChoosing = ({ kind, area, department }: FindingChoice): boolean =>
  kind !== null || area !== null || department !== null;

/** What is asked for, and how many findings of each kind the other questions leave. */
export function chooseFindings<F extends Finding>(
  findings: readonly F[],
  choice: FindingChoice,
  assessment: Assessment,
  tree: RubricTree,
): { readonly chosen: readonly F[]; readonly countByKind: ReadonlyMap<FindingKind, number> } {
  const isAsked = (code: string): boolean =>
    (choice.area === null || tree.nodeByCode.get(code)?.areaCode === choice.area) &&
    (choice.department === null || assessment.entries.get(code)?.leadDepartment === choice.department);
  // A finding about several rows is everybody's whose row it is.
  const asked = findings.filter(({ codes }) => codes.some(isAsked));
  const countByKind = new Map<FindingKind, number>();
  for (const kind of FINDING_KINDS) {
    const count = asked.filter((finding) => finding.kind === kind).length;
    if (count > 0 || kind === choice.kind) countByKind.set(kind, count);
  }
  const chosen = choice.kind === null ? asked : asked.filter(({ kind }) => kind === choice.kind);
  const placeOf = ({ code }: F): number => tree.nodeByCode.get(code)?.index ?? 0;
  return { chosen: choice.order === 'row' ? chosen.toSorted((a, b) => placeOf(a) - placeOf(b)) : chosen, countByKind };
}

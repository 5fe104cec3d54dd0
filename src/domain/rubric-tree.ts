import { addPoints, ZERO, type Points } from './points';
import type { Provenance, Rubric, Rule, Track } from './rubric';

type RowKind = 'area' | 'criterion' | 'subCriterion';

interface NodeBase {
  /** Position in official order; parents stand before their children. */
  readonly index: number;
  readonly code: string;
  readonly kind: RowKind;
  readonly name: string;
  readonly nameEn: string;
  readonly maxPoints: Points;
  /** Index of the row above in the tree, -1 for an area. */
  readonly parent: number;
  readonly areaCode: string;
  readonly provenance: Provenance;
}

/** An area, or a criterion that has sub-criteria: its points are the sum of its rows. */
interface SumNode extends NodeBase {
  readonly scored: false;
}

/** A row that a person scores. */
export interface ScoredNode extends NodeBase {
  readonly scored: true;
  readonly track: Track;
  readonly leadDepartment: string;
  readonly rule: Rule;
}

export type RubricNode = SumNode | ScoredNode;

/** A rubric flattened to rows in official order. */
export interface RubricTree {
  readonly nodes: readonly RubricNode[];
  readonly scoredNodes: readonly ScoredNode[];
  readonly areas: readonly RubricNode[];
  readonly nodeByCode: ReadonlyMap<string, RubricNode>;
  readonly maxPoints: Points;
  readonly maxPointsByTrack: Readonly<Record<Track, Points>>;
}

export function createRubricTree(rubric: Rubric): RubricTree {
  const nodes: RubricNode[] = [];
  type Row = Pick<RubricNode, 'code' | 'name' | 'nameEn' | 'maxPoints' | 'provenance'>;
  const push = (
    row: Row,
    kind: RowKind,
    parent: number,
    areaCode: string,
    scoring: Pick<ScoredNode, 'track' | 'leadDepartment' | 'rule'> | null,
  ): number => {
    const { code, name, nameEn, maxPoints, provenance } = row;
    const base = { index: nodes.length, code, kind, name, nameEn, maxPoints, provenance, parent, areaCode };
    nodes.push(
      scoring
        ? { ...base, scored: true, track: scoring.track, leadDepartment: scoring.leadDepartment, rule: scoring.rule }
        : { ...base, scored: false },
    );
    return base.index;
  };
  for (const area of rubric.areas) {
    const areaIndex = push(area, 'area', -1, area.code, null);
    for (const criterion of area.criteria) {
      const parts = 'subCriteria' in criterion ? criterion.subCriteria : [];
      const index = push(criterion, 'criterion', areaIndex, area.code, 'subCriteria' in criterion ? null : criterion);
      for (const part of parts) push(part, 'subCriterion', index, area.code, part);
    }
  }
  const scoredNodes = nodes.filter((node) => node.scored);
  const maxPointsByTrack: Record<Track, Points> = {
    appraisal: ZERO,
    leaderSurvey: ZERO,
    sipas: ZERO,
    statistics: ZERO,
  };
  for (const node of scoredNodes)
    maxPointsByTrack[node.track] = addPoints(maxPointsByTrack[node.track], node.maxPoints);
  const areas = nodes.filter((node) => node.kind === 'area');
  return {
    nodes,
    scoredNodes,
    areas,
    nodeByCode: new Map(nodes.map((node) => [node.code, node])),
    maxPoints: areas.reduce((sum, area) => addPoints(sum, area.maxPoints), ZERO),
    maxPointsByTrack,
  };
}

/** A row and everything above it, from the row up to its area. */
export function pathToArea(tree: RubricTree, node: RubricNode): readonly RubricNode[] {
  const path: RubricNode[] = [];
  for (let current: RubricNode | undefined = node; current; current = tree.nodes[current.parent]) path.push(current);
  return path;
}

import { foldText } from '../lib/text';
import type { Assessment } from './assessment';
import { rowStatus, type RowStatus } from './entry';
import { documentsById, proofOf } from './coverage';
import { handedCodes } from './handed-codes';
import { pathToArea, type RubricTree, type ScoredNode } from './rubric-tree';
import type { Track } from './rubric';

/** Which scored rows to show; empty lists ask for nothing. Different questions are joined by "and". */
export interface RowFilter {
  readonly areas: readonly string[];
  readonly tracks: readonly Track[];
  readonly departments: readonly string[];
  readonly statuses: readonly RowStatus[];
  readonly notScored: boolean;
  readonly pointsLost: boolean;
  /** A claim that evidence does not bear out, or not fully. */
  readonly unproven: boolean;
}

export const NO_FILTER: RowFilter = {
  areas: [],
  tracks: [],
  departments: [],
  statuses: [],
  notScored: false,
  pointsLost: false,
  unproven: false,
};

export const isFiltering = (filter: RowFilter): boolean =>
  filter.areas.length + filter.tracks.length + filter.departments.length + filter.statuses.length > 0 ||
  filter.notScored ||
  filter.pointsLost ||
  filter.unproven;

/** Codes of the scored rows that answer every question of the filter; in a workspace of those that were handed out. */
export function filterRows(assessment: Assessment, tree: RubricTree, filter: RowFilter): ReadonlySet<string> {
  // Once for all rows, and not at all where nobody asks: this runs at every edit.
  const documentById = filter.unproven ? documentsById(assessment) : null;
  const handed = handedCodes(assessment);
  const asked = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
  const answers = (node: ScoredNode): boolean => {
    const entry = assessment.entries.get(node.code);
    if (!entry || handed?.has(node.code) === false) return false;
    return (
      asked(filter.areas, node.areaCode) &&
      asked(filter.tracks, node.track) &&
      asked(filter.departments, entry.leadDepartment) &&
      asked(filter.statuses, rowStatus(entry)) &&
      (!filter.notScored || entry.selfScore === null) &&
      (!filter.pointsLost || (entry.selfScore !== null && entry.selfScore < node.maxPoints)) &&
      (documentById === null || ['unproven', 'partly'].includes(proofOf(entry, node, documentById)))
    );
  };
  return new Set(tree.scoredNodes.filter(answers).map((node) => node.code));
}

/**
 * Codes of the rows on screen, in official order: those that pass the filter with everything above
 * them, without what a collapsed row hides. A filter opens collapsed rows that hold an answer.
 */
export function visibleRows(
  assessment: Assessment,
  tree: RubricTree,
  filter: RowFilter,
  collapsed: ReadonlySet<string>,
): readonly string[] {
  const kept = keptRows(assessment, tree, filter);
  if (!isFiltering(filter)) {
    const hidden = new Set<number>();
    return tree.nodes.flatMap((node) => {
      if (!kept(node.code)) return [];
      const parent = tree.nodes[node.parent];
      if (parent && (hidden.has(parent.index) || collapsed.has(parent.code))) {
        hidden.add(node.index);
        return [];
      }
      return [node.code];
    });
  }
  return tree.nodes.filter(({ code }) => kept(code)).map(({ code }) => code);
}

/** Whether a row passes the filter or stands above one that does. */
function keptRows(assessment: Assessment, tree: RubricTree, filter: RowFilter): (code: string) => boolean {
  if (!isFiltering(filter) && !assessment.workspace) return () => true;
  const kept = new Set<string>();
  for (const code of filterRows(assessment, tree, filter)) {
    const node = tree.nodeByCode.get(code);
    if (node) for (const above of pathToArea(tree, node)) kept.add(above.code);
  }
  return (code) => kept.has(code);
}

/** Codes of all rows, on screen or not, whose code, name, department or note holds the words; tone marks do not matter. */
export function findRows(assessment: Assessment, tree: RubricTree, query: string): readonly string[] {
  const wanted = foldText(query);
  if (wanted === '') return [];
  const departments = new Map(
    assessment.departments.map(({ code, name, nameEn }) => [code, `${code}\n${name}\n${nameEn}`]),
  );
  const kept = keptRows(assessment, tree, NO_FILTER);
  return tree.nodes
    .filter((node) => {
      if (!kept(node.code)) return false;
      const entry = assessment.entries.get(node.code);
      const texts = [
        node.code,
        node.name,
        node.nameEn,
        entry?.note ?? '',
        departments.get(entry?.leadDepartment ?? '') ?? '',
      ];
      return texts.some((text) => foldText(text).includes(wanted));
    })
    .map((node) => node.code);
}

import { sameValue } from '../lib/same';
import type { Assessment } from './assessment';
import { finalScore, isApplicable, type Entry } from './entry';
import { rollUpDocument } from './document-rollup';
import { changedFields, type EntryField } from './patch';
import { pointsFromInteger, type Points } from './points';
import { sumOf, type Sum } from './rollup';
import { createRubricTree, type RubricTree, type ScoredNode } from './rubric-tree';

/** A row that is not the same in two documents. */
export interface RowDifference {
  readonly code: string;
  /** Names as the later document has them, if it has the row. */
  readonly name: string;
  readonly nameEn: string;
  readonly areaCode: string;
  readonly in: 'both' | 'onlyBefore' | 'onlyAfter';
  /** Fields that differ; none for a row of one document alone. */
  readonly fields: readonly EntryField[];
  /** The score that counts: of the latest round; `null` without one, and for a row that is missing or does not apply. */
  readonly before: Points | null;
  readonly after: Points | null;
  /** `after` less `before`, `null` taken as 0. */
  readonly gain: Points;
}

export interface SumDifference {
  readonly before: Sum;
  readonly after: Sum;
}

/** Two documents side by side, by the scores of the latest round. */
export interface DocumentComparison {
  /** Rows that differ, in official order of the later document, then those that only the earlier one has. */
  readonly rows: readonly RowDifference[];
  /** Areas of both documents by code; one that a document does not have is a sum of nothing. */
  readonly areas: readonly ({ readonly code: string } & SumDifference)[];
  /** Gains of rows and the change of bonus and penalty make the difference of the two. */
  readonly total: SumDifference;
  readonly registerChanged: boolean;
  readonly processChanged: boolean;
  readonly adjustmentsChanged: boolean;
  readonly departmentsChanged: boolean;
  readonly scenariosChanged: boolean;
  readonly rubricChanged: boolean;
}

export function compareDocuments(before: Assessment, after: Assessment): DocumentComparison {
  const rubricChanged = !sameValue(before.rubric, after.rubric);
  const treeAfter = createRubricTree(after.rubric);
  const treeBefore = rubricChanged ? createRubricTree(before.rubric) : treeAfter;
  const rollupBefore = rollUpDocument(before, treeBefore, 'final');
  const rollupAfter = rollUpDocument(after, treeAfter, 'final');
  const areaCodes = new Set([...treeAfter.areas, ...treeBefore.areas].map(({ code }) => code));
  return {
    rows: scoredNodesOf(treeAfter, treeBefore).flatMap((node) => {
      const difference = rowDifference(node, before.entries.get(node.code), after.entries.get(node.code));
      return difference ? [difference] : [];
    }),
    areas: [...areaCodes].map((code) => ({
      code,
      before: sumOf(rollupBefore, code),
      after: sumOf(rollupAfter, code),
    })),
    total: { before: rollupBefore.total, after: rollupAfter.total },
    registerChanged: !sameValue(before.evidence, after.evidence),
    processChanged: !sameValue(before.process, after.process),
    adjustmentsChanged: !sameValue(before.adjustments, after.adjustments),
    departmentsChanged: !sameValue(before.departments, after.departments),
    scenariosChanged: !sameValue(before.scenarios, after.scenarios),
    rubricChanged,
  };
}

/** Scored rows of one tree, then those of another that the first does not score. */
function scoredNodesOf(first: RubricTree, second: RubricTree): readonly ScoredNode[] {
  const isElsewhere = ({ code }: ScoredNode): boolean => first.nodeByCode.get(code)?.scored !== true;
  return first === second ? first.scoredNodes : [...first.scoredNodes, ...second.scoredNodes.filter(isElsewhere)];
}

function rowDifference(
  { code, name, nameEn, areaCode }: ScoredNode,
  before: Entry | undefined,
  after: Entry | undefined,
): RowDifference | null {
  const fields = before && after ? changedFields(before, after) : [];
  if (fields.length === 0 && (before === undefined) === (after === undefined)) return null;
  const [scoreBefore, scoreAfter] = [countedScore(before), countedScore(after)];
  return {
    code,
    name,
    nameEn,
    areaCode,
    in: before && after ? 'both' : before ? 'onlyBefore' : 'onlyAfter',
    fields,
    before: scoreBefore,
    after: scoreAfter,
    gain: pointsFromInteger((scoreAfter ?? 0) - (scoreBefore ?? 0)),
  };
}

const countedScore = (entry: Entry | undefined): Points | null =>
  entry && isApplicable(entry) ? finalScore(entry) : null;

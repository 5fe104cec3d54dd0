import { foldText, normalizeText } from '../lib/text';
import type { Assessment } from './assessment';
import { isApplicable, rowStatus, type RowStatus } from './entry';
import { textLength, type CellEdit } from './cell-edits';
import { closureOf, type Closure } from './closure';
import { parsePoints, type DotReading, type Points, type PointsRefusal } from './points';
import type { RubricTree } from './rubric-tree';
import { ruleScore } from './score-source';

/** Columns a person may write to; the others are computed or come from the rubric. */
export const EDITABLE_COLUMNS = [
  'selfScore',
  'whatIfScore',
  'appraisedScore',
  'secondAppraisedScore',
  'lastYearScore',
  'leadDepartment',
  'status',
  'explanation',
  'note',
] as const;
export type EditableColumn = (typeof EDITABLE_COLUMNS)[number];

/** Text that a gesture wants to put into a cell, before anybody has understood it. */
export interface CellText {
  readonly code: string;
  readonly column: string;
  readonly text: string;
}

type CellRefusal =
  | PointsRefusal
  | { readonly reason: 'unknownDepartment' | 'unknownStatus' }
  | { readonly reason: 'textTooLong'; readonly maximumLength: number }
  | { readonly reason: 'notApplicable' }
  | { readonly reason: 'nothingToCheck' }
  | { readonly reason: 'statusMovesByItself' };

export interface CellReading {
  readonly edits: readonly CellEdit[];
  /** Assumed scores for the what-if overlay; `null` takes an assumption back. */
  readonly assumptions: readonly { readonly code: string; readonly value: Points | null }[];
  readonly refused: readonly (CellText & { readonly refusal: CellRefusal; readonly maximum: Points })[];
  /** Cells that nobody may write to, or not any more: computed, outside the table, or locked. */
  readonly skipped: readonly CellText[];
}

export interface ReadingWords {
  /** Status by its folded word, in every language of the screen. */
  readonly statusByWord: ReadonlyMap<string, RowStatus>;
}

/** What makes a column of a row read-only now, if anything; assumptions are nobody's record, and no department's. */
export function columnClosure(assessment: Assessment, code: string, column: EditableColumn): Closure | null {
  if (column === 'whatIfScore') return assessment.workspace ? 'notHandedOut' : null;
  return closureOf(assessment, code, column === 'status' ? 'checked' : column);
}

export const isEditable = (column: string): column is EditableColumn =>
  (EDITABLE_COLUMNS as readonly string[]).includes(column);

/** Statuses that the check mark and the score make; the others follow from the rounds. */
const OWN_STATUSES: ReadonlySet<RowStatus> = new Set(['notStarted', 'scored', 'checked']);

/** Reads the texts of one gesture into edits; sorts out what cannot be written or understood. Pure. */
export function readCells(
  assessment: Assessment,
  tree: RubricTree,
  cells: readonly CellText[],
  words: ReadingWords,
  dot: DotReading,
): CellReading {
  const edits: CellEdit[] = [];
  const assumptions: { code: string; value: Points | null }[] = [];
  const refused: (CellText & { refusal: CellRefusal; maximum: Points })[] = [];
  const skipped: CellText[] = [];
  const scoredInGesture = new Map<string, boolean>();
  // Statuses last: whether a row can be checked depends on the score that came with it, on either side of it.
  const isStatus = ({ column }: CellText): boolean => column === 'status';
  for (const cell of [...cells.filter((each) => !isStatus(each)), ...cells.filter(isStatus)]) {
    const { code, column, text } = cell;
    const node = tree.nodeByCode.get(code);
    const entry = assessment.entries.get(code);
    if (!node?.scored || !entry || !isEditable(column) || columnClosure(assessment, code, column)) {
      skipped.push(cell);
      continue;
    }
    const refuse = (refusal: CellRefusal): void => void refused.push({ ...cell, refusal, maximum: node.maxPoints });
    switch (column) {
      case 'explanation':
      case 'note': {
        const maximumLength = textLength(column);
        if (normalizeText(text).length > maximumLength) refuse({ reason: 'textTooLong', maximumLength });
        else edits.push({ code, field: column, value: text });
        break;
      }
      case 'leadDepartment': {
        const department = readDepartment(assessment, text);
        if (department === null) refuse({ reason: 'unknownDepartment' });
        else edits.push({ code, field: 'leadDepartment', value: department });
        break;
      }
      case 'status': {
        const status = text.trim() === '' ? 'notStarted' : words.statusByWord.get(foldText(text));
        const isScored = scoredInGesture.get(code) ?? entry.selfScore !== null;
        if (status === undefined) refuse({ reason: 'unknownStatus' });
        else if (status === rowStatus(entry) && !OWN_STATUSES.has(status))
          break; // what stands already, pasted onto itself
        else if (status === 'checked' && !isScored) refuse({ reason: 'nothingToCheck' });
        else if (!OWN_STATUSES.has(status) || ((status === 'notStarted') === isScored && text.trim() !== ''))
          refuse({ reason: 'statusMovesByItself' });
        else edits.push({ code, field: 'checked', value: status === 'checked' });
        break;
      }
      default: {
        const points = parsePoints(text, node.maxPoints, dot);
        if (!points.ok) refuse(sensible(points.error, node.maxPoints));
        else if (points.value !== null && column !== 'lastYearScore' && !isApplicable(entry))
          refuse({ reason: 'notApplicable' });
        else if (column === 'whatIfScore') assumptions.push({ code, value: points.value });
        else edits.push({ code, field: column, value: points.value });
        if (points.ok && column === 'selfScore') {
          // Cleared, a score goes back to what the rule makes of the figures.
          scoredInGesture.set(code, (points.value ?? ruleScore(node, entry)) !== null);
        }
      }
    }
  }
  return { edits, assumptions, refused, skipped };
}

/** Where neither reading fits under the maximum there is nothing to ask. */
const sensible = (refusal: PointsRefusal, maximum: Points): PointsRefusal =>
  refusal.reason === 'ambiguous' && refusal.asDecimal > maximum ? { reason: 'aboveMaximum', maximum } : refusal;

function readDepartment(assessment: Assessment, text: string): string | null {
  const folded = foldText(text);
  if (folded === '') return '';
  const found = assessment.departments.find(({ code, name, nameEn }) =>
    [code, name, nameEn].some((word) => foldText(word) === folded),
  );
  return found?.code ?? null;
}

import type { Assessment } from '../../domain/assessment';
import type { CellEdit } from '../../domain/cell-edits';
import { pathToArea, type RubricTree } from '../../domain/rubric-tree';

/** Scored rows among these codes and below them, in official order; a code that is no row's, as the total's, means none. */
export function scoredRowsOf(tree: RubricTree, codes: readonly string[]): readonly string[] {
  const wanted = new Set(codes);
  return tree.scoredNodes
    .filter((node) => pathToArea(tree, node).some(({ code }) => wanted.has(code)))
    .map(({ code }) => code);
}

export interface Assignment {
  /** `null` leaves every row's lead department as it is; empty takes it away. */
  readonly lead: string | null;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export const asksNothing = ({ lead, add, remove }: Assignment): boolean =>
  lead === null && add.length === 0 && remove.length === 0;

/** What an assignment changes in these rows. Whoever leads a row does not contribute to it as well. */
export function assignmentEdits(
  { entries }: Pick<Assessment, 'entries'>,
  codes: readonly string[],
  { lead, add, remove }: Assignment,
): readonly CellEdit[] {
  return codes.flatMap((code): CellEdit[] => {
    const entry = entries.get(code);
    if (!entry) return [];
    const leadAfter = lead ?? entry.leadDepartment;
    const before = entry.contributors;
    const after = [...before, ...add.filter((each) => !before.includes(each))].filter(
      (each) => !remove.includes(each) && each !== leadAfter,
    );
    const edits: CellEdit[] = [];
    if (leadAfter !== entry.leadDepartment) edits.push({ code, field: 'leadDepartment', value: leadAfter });
    if (after.join('\n') !== before.join('\n')) edits.push({ code, field: 'contributors', value: after });
    return edits;
  });
}

export const rowCount = (edits: readonly CellEdit[]): number => new Set(edits.map(({ code }) => code)).size;

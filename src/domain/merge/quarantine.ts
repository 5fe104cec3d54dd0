import type { Assessment, Scenario } from '../assessment';
import type { Entry } from '../entry';
import { figuresFit } from '../figures';
import { adjustmentLock, lockOf, noteLock, registerLock } from '../locks';
import type { QuarantineReason, RowSlot } from '../merge-record';
import type { PlanItem } from '../plan';
import type { Adjustment, ThreadNote } from '../process';
import type { RubricTree, ScoredNode } from '../rubric-tree';
import type { IncomingFile, IncomingRecord } from './incoming';
import { SLOT_FIELDS, type ScoreValue, type SlotDifference } from './slots';

/** Slots that a department which leads a row writes, and those of one that contributes. */
export const LEAD_SLOTS: ReadonlySet<RowSlot> = new Set<RowSlot>([
  'score',
  'notApplicableReason',
  'evidence',
  'explanation',
  'acceptancePercent',
  'refusedScore',
  'effortDays',
  'note',
  'thread',
]);
export const CONTRIBUTOR_SLOTS: ReadonlySet<RowSlot> = new Set<RowSlot>(['evidence', 'note', 'thread']);

/** What the coordinator may let in all the same: whose it is to say is for people to decide. */
export const canAdmit = (reason: QuarantineReason): boolean => reason === 'otherDepartment' || reason === 'notItsField';

/**
 * Why what a file says of a row is set apart; `null` where it is not. What nobody can let in comes first.
 * Documents and departments that it names are looked at when it is known which there will be.
 */
export function rowQuarantine(
  ours: Assessment,
  node: ScoredNode | null,
  file: Pick<IncomingFile, 'department' | 'items'>,
  { slot, base, theirs }: SlotDifference,
): QuarantineReason | null {
  const entry = node && ours.entries.get(node.code);
  if (!node || !entry) return 'unknownRow';
  if (slot === 'thread' && base !== null) return 'onlyAdds';
  if (isLocked(ours, slot, theirs)) return 'locked';
  return fits(node, slot, theirs) ? scopeFault(file, entry, slot, theirs) : 'doesNotFit';
}

function scopeFault(
  { department, items }: Pick<IncomingFile, 'department' | 'items'>,
  entry: Entry,
  slot: RowSlot,
  theirs: unknown,
): QuarantineReason | null {
  if (!items) return null;
  // Both then and now: what was handed on to another department since is no longer theirs.
  if (!items.some(({ code }) => code === entry.code)) return 'otherDepartment';
  if (!LEAD_SLOTS.has(slot)) return 'notItsField';
  // A department does not speak for the ministry.
  if (slot === 'thread' && (theirs as ThreadNote).side !== 'unit') return 'notItsField';
  if (entry.leadDepartment === department) return null;
  return entry.contributors.includes(department) && CONTRIBUTOR_SLOTS.has(slot) ? null : 'otherDepartment';
}

function isLocked({ process }: Assessment, slot: RowSlot, theirs: unknown): boolean {
  if (slot === 'thread') return noteLock(process, (theirs as ThreadNote).round) !== null;
  return SLOT_FIELDS[slot].some((field) => lockOf(process, field) !== null);
}

function fits({ maxPoints, rule }: ScoredNode, slot: RowSlot, theirs: unknown): boolean {
  switch (slot) {
    case 'score': {
      const { selfScore, figures, checked } = theirs as ScoreValue;
      return (
        (selfScore ?? 0) <= maxPoints && (!figures || figuresFit(rule, figures)) && (!checked || selfScore !== null)
      );
    }
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore':
    case 'refusedScore':
      return ((theirs as number | null) ?? 0) <= maxPoints;
    case 'lastYearFigures':
      return theirs === null || figuresFit(rule, theirs as NonNullable<Entry['lastYearFigures']>);
    default:
      return true;
  }
}

/** Departments that a value of a row names. */
export function departmentsNamed(slot: RowSlot, value: unknown): readonly string[] {
  if (slot === 'leadDepartment') return value === '' ? [] : [value as string];
  return slot === 'contributors' ? (value as Entry['contributors']) : [];
}

/** Why a record is set apart; `null` where it is not. */
export function recordQuarantine(
  ours: Assessment,
  tree: RubricTree,
  { items }: Pick<IncomingFile, 'items'>,
  record: IncomingRecord,
): QuarantineReason | null {
  return recordFault(ours, tree, record) ?? (items && record.list !== 'documents' ? 'notItsField' : null);
}

function recordFault(ours: Assessment, tree: RubricTree, { list, theirs }: IncomingRecord): QuarantineReason | null {
  if (theirs === null) return 'staysInRegister';
  switch (list) {
    case 'documents':
      return registerLock(ours.process) ? 'locked' : null;
    case 'adjustments': {
      const { id, points } = theirs as Adjustment;
      const rule = ours.rubric.adjustments?.find((each) => each.id === id);
      if (!rule || points > rule.maxPoints) return 'doesNotFit';
      return adjustmentLock(ours.process) ? 'locked' : null;
    }
    case 'scenarios':
      return rowsFault(
        tree,
        (theirs as Scenario).changes.map(({ code, selfScore }) => [code, selfScore]),
      );
    case 'plan': {
      const { code, targetScore } = theirs as PlanItem;
      return rowsFault(tree, [[code, targetScore]]);
    }
    default:
      return null;
  }
}

function rowsFault(tree: RubricTree, rows: readonly (readonly [string, number])[]): QuarantineReason | null {
  for (const [code, score] of rows) {
    const node = tree.nodeByCode.get(code);
    if (node?.scored !== true) return 'unknownRow';
    if (score > node.maxPoints) return 'doesNotFit';
  }
  return null;
}

import { sameValue } from '../../lib/same';
import type { Entry } from '../entry';
import type { EntryField } from '../patch';
import type { RowSlot } from '../merge-record';
import type { ThreadNote } from '../process';

/** A score with what makes it: taken over as a whole, so that no score stands beside the figures of another. */
export type ScoreValue = Pick<
  Entry,
  'figures' | 'selfScore' | 'overrideReason' | 'scoredOn' | 'checked' | 'changedSinceCheck'
>;

/** What each slot of a row holds; of evidence and thread, what one element is, `null` where it is absent. */
export type SlotValues = {
  readonly [S in Exclude<RowSlot, 'score' | 'evidence' | 'thread'>]: Entry[S];
} & {
  readonly score: ScoreValue;
  /** The place in the document that proves the point. */
  readonly evidence: string | null;
  readonly thread: ThreadNote | null;
};
export type SlotValue = SlotValues[RowSlot];

export interface SlotDifference {
  readonly slot: RowSlot;
  /** Document or note; empty for slots of one value. */
  readonly element: string;
  readonly base: SlotValue;
  readonly theirs: SlotValue;
}

/** Fields of a row that a slot covers. */
export const SLOT_FIELDS: Readonly<Record<RowSlot, readonly EntryField[]>> = {
  score: ['figures', 'selfScore', 'overrideReason', 'scoredOn', 'checked', 'changedSinceCheck'],
  notApplicableReason: ['notApplicableReason'],
  evidence: ['evidence'],
  explanation: ['explanation'],
  acceptancePercent: ['acceptancePercent'],
  refusedScore: ['refusedScore'],
  effortDays: ['effortDays'],
  note: ['note'],
  thread: ['thread'],
  appraisedScore: ['appraisedScore'],
  secondAppraisedScore: ['secondAppraisedScore'],
  lastYearScore: ['lastYearScore'],
  lastYearFigures: ['lastYearFigures'],
  leadDepartment: ['leadDepartment'],
  contributors: ['contributors'],
};

const PLAIN_SLOTS = [
  'notApplicableReason',
  'explanation',
  'acceptancePercent',
  'refusedScore',
  'effortDays',
  'note',
  'appraisedScore',
  'secondAppraisedScore',
  'lastYearScore',
  'lastYearFigures',
  'leadDepartment',
  'contributors',
] as const satisfies readonly RowSlot[];

export const scoreOf = ({
  figures,
  selfScore,
  overrideReason,
  scoredOn,
  checked,
  changedSinceCheck,
}: Entry): ScoreValue => ({ figures, selfScore, overrideReason, scoredOn, checked, changedSinceCheck });

const placeOf = (entry: Entry, documentId: string): string | null =>
  entry.evidence.find((each) => each.documentId === documentId)?.place ?? null;

const noteOf = (entry: Entry, id: string): ThreadNote | null => entry.thread.find((note) => note.id === id) ?? null;

export function slotOf(entry: Entry, slot: RowSlot, element: string): SlotValue {
  switch (slot) {
    case 'score':
      return scoreOf(entry);
    case 'evidence':
      return placeOf(entry, element);
    case 'thread':
      return noteOf(entry, element);
    default:
      return entry[slot];
  }
}

/** Slots in which a row differs from its base, element by element. */
export function slotDifferences(base: Entry, theirs: Entry): readonly SlotDifference[] {
  if (sameValue(base, theirs)) return [];
  const differences: SlotDifference[] = [];
  const compare = (slot: RowSlot, element: string): void => {
    const [before, after] = [slotOf(base, slot, element), slotOf(theirs, slot, element)];
    if (!sameValue(before, after)) differences.push({ slot, element, base: before, theirs: after });
  };
  compare('score', '');
  for (const slot of PLAIN_SLOTS) compare(slot, '');
  const documents = [...base.evidence, ...theirs.evidence].map(({ documentId }) => documentId);
  for (const id of new Set(documents)) compare('evidence', id);
  for (const id of new Set([...base.thread, ...theirs.thread].map((note) => note.id))) compare('thread', id);
  return differences;
}

/** Whether two values of a slot say the same: the day of a score, and that it was touched, are no part of what it says. */
export function saysTheSame(slot: RowSlot, a: SlotValue, b: SlotValue): boolean {
  if (slot !== 'score') return sameValue(a, b);
  const [first, second] = [a as ScoreValue, b as ScoreValue];
  return (
    first.selfScore === second.selfScore &&
    first.overrideReason === second.overrideReason &&
    first.checked === second.checked &&
    sameValue(first.figures, second.figures)
  );
}

/** Two scores that say the same, as one: of the later day. */
export const joinScores = (a: ScoreValue, b: ScoreValue): ScoreValue => ({
  ...a,
  scoredOn: a.scoredOn > b.scoredOn ? a.scoredOn : b.scoredOn,
  changedSinceCheck: !a.checked && (a.changedSinceCheck || b.changedSinceCheck),
});

/** The row with one slot set; of evidence and thread, with one element set or taken out. */
export function withSlot(entry: Entry, slot: RowSlot, element: string, value: SlotValue): Entry {
  switch (slot) {
    case 'score':
      return { ...entry, ...(value as ScoreValue) };
    case 'evidence':
      return { ...entry, evidence: withPlace(entry.evidence, element, value as string | null) };
    case 'thread': {
      const rest = entry.thread.filter(({ id }) => id !== element);
      return { ...entry, thread: value === null ? rest : [...rest, value as ThreadNote] };
    }
    default:
      return { ...entry, [slot]: value };
  }
}

function withPlace(evidence: Entry['evidence'], documentId: string, place: string | null): Entry['evidence'] {
  if (place === null) return evidence.filter((each) => each.documentId !== documentId);
  const isKnown = evidence.some((each) => each.documentId === documentId);
  return isKnown
    ? evidence.map((each) => (each.documentId === documentId ? { documentId, place } : each))
    : [...evidence, { documentId, place }];
}

/** Notes in the order in which they were written; of the same moment by their names. */
export const inOrder = (thread: Entry['thread']): Entry['thread'] =>
  [...thread].sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

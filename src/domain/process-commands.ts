import { err, ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import { normalizeText } from '../lib/text';
import type { Assessment } from './assessment';
import { REASON_LENGTH } from './entry';
import type { ChangeLabel } from './change-label';
import type { Draft } from './draft';
import { adjustmentLock, noteLock } from './locks';
import type { Points } from './points';
import {
  MAXIMUM_DOCUMENT_ITEMS,
  processSchema,
  threadNoteSchema,
  type Adjustment,
  type Process,
  type Round,
  type ThreadNote,
} from './process';

export type ProcessChange =
  | { readonly kind: 'deadline'; readonly round: Round; readonly day: string }
  | { readonly kind: 'lock'; readonly round: Round; readonly at: string }
  | { readonly kind: 'unlock'; readonly round: Round }
  | { readonly kind: 'surveyDate'; readonly track: keyof Process['surveyDates']; readonly day: string }
  | { readonly kind: 'documentItemLimit'; readonly limit: number };

export type ProcessCommand =
  | { readonly type: 'changeProcess'; readonly change: ProcessChange }
  /** Adds to the thread of a row; nothing in it is ever changed. */
  | { readonly type: 'addNote'; readonly code: string; readonly note: ThreadNote }
  /** Bonus or penalty points of one rule of the rubric; `null` takes them back. */
  | { readonly type: 'adjust'; readonly id: string; readonly points: Points | null; readonly reason: string };

export type ProcessRefusal =
  | {
      readonly reason:
        | 'invalidDay'
        | 'invalidLimit'
        | 'noteEmpty'
        | 'noteTooLong'
        | 'unknownAdjustment'
        | 'reasonMissing'
        | 'reasonTooLong';
    }
  | { readonly reason: 'unknownRow'; readonly code: string }
  | { readonly reason: 'outOfRange'; readonly code: string; readonly maximum: Points }
  | { readonly reason: 'locked'; readonly code: string; readonly round: Round };

export function processChange(assessment: Assessment, command: ProcessCommand): Result<Draft, ProcessRefusal> {
  switch (command.type) {
    case 'changeProcess':
      return changeProcess(assessment.process, command.change);
    case 'addNote':
      return addNote(assessment, command.code, command.note);
    case 'adjust':
      return adjust(assessment, command);
  }
}

function changeProcess(process: Process, change: ProcessChange): Result<Draft, ProcessRefusal> {
  const after = changedProcess(process, change);
  if (!processSchema.safeParse(after).success)
    return err({ reason: change.kind === 'documentItemLimit' ? 'invalidLimit' : 'invalidDay' });
  return ok({
    patches: sameValue(process, after) ? [] : [{ kind: 'process', before: process, after }],
    label: processLabel(change),
  });
}

function changedProcess(process: Process, change: ProcessChange): Process {
  const withRound = (round: Round, state: Partial<Process['rounds'][Round]>): Process => ({
    ...process,
    rounds: { ...process.rounds, [round]: { ...process.rounds[round], ...state } },
  });
  switch (change.kind) {
    case 'deadline':
      return withRound(change.round, { deadline: change.day });
    case 'lock':
      // A round locked already keeps the time at which it was.
      return process.rounds[change.round].lockedAt === null
        ? withRound(change.round, { lockedAt: change.at })
        : process;
    case 'unlock':
      return withRound(change.round, { lockedAt: null });
    case 'surveyDate':
      return { ...process, surveyDates: { ...process.surveyDates, [change.track]: change.day } };
    case 'documentItemLimit':
      return { ...process, documentItemLimit: Math.min(change.limit, MAXIMUM_DOCUMENT_ITEMS + 1) };
  }
}

function processLabel(change: ProcessChange): ChangeLabel {
  switch (change.kind) {
    case 'deadline':
      return { type: 'setDeadline', round: change.round };
    case 'lock':
      return { type: 'lockRound', round: change.round };
    case 'unlock':
      return { type: 'unlockRound', round: change.round };
    case 'surveyDate':
      return { type: 'setSurveyDate' };
    case 'documentItemLimit':
      return { type: 'setDocumentItemLimit' };
  }
}

function addNote(assessment: Assessment, code: string, given: ThreadNote): Result<Draft, ProcessRefusal> {
  const entry = assessment.entries.get(code);
  if (!entry) return err({ reason: 'unknownRow', code });
  const round = noteLock(assessment.process, given.round);
  if (round) return err({ reason: 'locked', code, round });
  const note: ThreadNote = {
    ...given,
    author: normalizeText(given.author).trim(),
    text: normalizeText(given.text).trim(),
  };
  if (note.text === '') return err({ reason: 'noteEmpty' });
  if (!threadNoteSchema.safeParse(note).success) return err({ reason: 'noteTooLong' });
  if (entry.thread.some(({ id }) => id === note.id)) return ok({ patches: [], label: { type: 'addNote', code } });
  return ok({
    patches: [{ kind: 'cell', code, field: 'thread', before: entry.thread, after: [...entry.thread, note] }],
    label: { type: 'addNote', code },
  });
}

function adjust(
  assessment: Assessment,
  { id, points, reason: given }: Extract<ProcessCommand, { type: 'adjust' }>,
): Result<Draft, ProcessRefusal> {
  const round = adjustmentLock(assessment.process);
  if (round) return err({ reason: 'locked', code: '', round });
  const rule = assessment.rubric.adjustments?.find((each) => each.id === id);
  if (!rule) return err({ reason: 'unknownAdjustment' });
  const reason = normalizeText(given).trim();
  if (reason.length > REASON_LENGTH) return err({ reason: 'reasonTooLong' });
  if (points !== null && (points < 0 || points > rule.maxPoints))
    return err({ reason: 'outOfRange', code: rule.name, maximum: rule.maxPoints });
  if (points !== null && points > 0 && reason === '') return err({ reason: 'reasonMissing' });
  const { adjustments: before } = assessment;
  const others = before.filter((adjustment) => adjustment.id !== id);
  const order = (adjustment: Adjustment): number =>
    assessment.rubric.adjustments?.findIndex((each) => each.id === adjustment.id) ?? 0;
  const after = points === null ? others : [...others, { id, points, reason }].sort((a, b) => order(a) - order(b));
  return ok({
    patches: sameValue(before, after) ? [] : [{ kind: 'adjustments', before: [...before], after }],
    label: { type: 'adjust', name: rule.name },
  });
}

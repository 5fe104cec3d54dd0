import { err, ok, type Result } from '../lib/result';
import { sameValue } from '../lib/same';
import { normalizeText } from '../lib/text';
import type { Assessment } from './assessment';
import {
  entrySchema,
  EXPLANATION_LENGTH,
  isApplicable,
  NOTE_LENGTH,
  REASON_LENGTH,
  type Entry,
  type ScoreField,
} from './entry';
import { PLACE_LENGTH, type Attachment } from './evidence';
import { figuresFit, type Figures } from './figures';
import { lockOf } from './locks';
import { changedFields, type CellPatch } from './patch';
import type { Points } from './points';
import type { Round } from './process';
import type { ScoredNode } from './rubric-tree';
import { ruleScore } from './score-source';

const TEXT_LENGTHS = {
  note: NOTE_LENGTH,
  explanation: EXPLANATION_LENGTH,
  overrideReason: REASON_LENGTH,
  notApplicableReason: REASON_LENGTH,
} as const;
export type TextField = keyof typeof TEXT_LENGTHS;

export const textLength = (field: TextField): number => TEXT_LENGTHS[field];

/** A new value for one field of one row, already read from whatever the user typed. */
export type CellEdit =
  | { readonly code: string; readonly field: ScoreField; readonly value: Points | null }
  | { readonly code: string; readonly field: TextField | 'leadDepartment'; readonly value: string }
  | { readonly code: string; readonly field: 'contributors'; readonly value: readonly string[] }
  | { readonly code: string; readonly field: 'checked'; readonly value: boolean }
  | { readonly code: string; readonly field: 'figures' | 'lastYearFigures'; readonly value: Figures | null }
  | { readonly code: string; readonly field: 'evidence'; readonly value: readonly Attachment[] }
  | { readonly code: string; readonly field: 'refusedScore'; readonly value: Points | null }
  /** Percent, or person-days by the half. */
  | { readonly code: string; readonly field: 'acceptancePercent' | 'effortDays'; readonly value: number | null };

export type CellEditRefusal =
  | { readonly reason: 'outOfRange'; readonly code: string; readonly maximum: Points }
  | { readonly reason: 'unknownDepartment'; readonly code: string; readonly department: string }
  | {
      readonly reason:
        | 'nothingToCheck'
        | 'figuresDoNotFit'
        | 'unknownEvidence'
        | 'notApplicable'
        | 'percentOutOfRange'
        | 'daysOutOfRange';
      readonly code: string;
    }
  | {
      readonly reason: 'textTooLong';
      readonly code: string;
      readonly field: TextField | 'evidence';
      readonly maximumLength: number;
    }
  | { readonly reason: 'locked'; readonly code: string; readonly round: Round };

const isScoreOf = (value: Points, maximum: Points): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value <= maximum;

/**
 * What one edit changes in a row, with all that follows from it: a score from its figures, a check
 * that falls. Empty when everything stands already.
 * @param on day of the edit, yyyy-MM-dd; empty when it is not known
 */
export function patchesOf(
  edit: CellEdit,
  entry: Entry,
  node: ScoredNode,
  assessment: Assessment,
  on: string,
): Result<readonly CellPatch[], CellEditRefusal> {
  const { code } = edit;
  const round = lockOf(assessment.process, edit.field);
  const made = changesOf(edit, entry, node, assessment);
  if (!made.ok) return made;
  const next = made.value;
  if (next.selfScore !== entry.selfScore && on !== '') next.scoredOn = next.selfScore === null ? '' : on;
  // The mark says that this very score and these figures were checked; others have not been.
  const touched = next.selfScore !== entry.selfScore || !sameValue(next.figures, entry.figures);
  if (touched && entry.checked && edit.field !== 'checked') {
    next.checked = false;
    next.changedSinceCheck = true;
  }
  const patches = patchesBetween(entry, next);
  // A lock refuses a change; saying again what stands is none.
  return round && patches.length > 0 ? err({ reason: 'locked', code, round }) : ok(patches);
}

type Draft = { -readonly [F in keyof Entry]: Entry[F] };

function changesOf(
  edit: CellEdit,
  entry: Entry,
  node: ScoredNode,
  assessment: Assessment,
): Result<Draft, CellEditRefusal> {
  const { code } = edit;
  const next: Draft = { ...entry };
  switch (edit.field) {
    case 'selfScore':
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore': {
      const { field, value } = edit;
      if (value !== null && !isScoreOf(value, node.maxPoints))
        return err({ reason: 'outOfRange', code, maximum: node.maxPoints });
      if (field !== 'lastYearScore' && value !== null && !isApplicable(entry))
        return err({ reason: 'notApplicable', code });
      if (field === 'selfScore' && value === null) {
        // Clearing what was typed over the rule returns to the rule.
        next.selfScore = ruleScore(node, entry);
        if (next.selfScore !== entry.selfScore) next.overrideReason = '';
      } else next[field] = value;
      return ok(next);
    }
    case 'figures': {
      if (edit.value && !figuresFit(node.rule, edit.value)) return err({ reason: 'figuresDoNotFit', code });
      next.figures = edit.value;
      next.selfScore = scoreAfterFigures(ruleScore(node, entry), ruleScore(node, next), entry.selfScore);
      return ok(next);
    }
    case 'lastYearFigures':
      if (edit.value && !figuresFit(node.rule, edit.value)) return err({ reason: 'figuresDoNotFit', code });
      next.lastYearFigures = edit.value;
      return ok(next);
    case 'checked':
      if (edit.value && entry.selfScore === null) return err({ reason: 'nothingToCheck', code });
      next.checked = edit.value;
      if (edit.value) next.changedSinceCheck = false;
      return ok(next);
    case 'refusedScore':
      if (edit.value !== null && !isScoreOf(edit.value, node.maxPoints))
        return err({ reason: 'outOfRange', code, maximum: node.maxPoints });
      next.refusedScore = edit.value;
      return ok(next);
    case 'acceptancePercent':
      if (!entrySchema.shape.acceptancePercent.safeParse(edit.value).success)
        return err({ reason: 'percentOutOfRange', code });
      next.acceptancePercent = edit.value;
      return ok(next);
    case 'effortDays':
      if (!entrySchema.shape.effortDays.safeParse(edit.value).success) return err({ reason: 'daysOutOfRange', code });
      next.effortDays = edit.value;
      return ok(next);
    case 'leadDepartment':
      if (!isDepartment(assessment, edit.value))
        return err({ reason: 'unknownDepartment', code, department: edit.value });
      next.leadDepartment = edit.value;
      return ok(next);
    case 'contributors': {
      const unknown = edit.value.find((name) => !isDepartment(assessment, name));
      if (unknown !== undefined) return err({ reason: 'unknownDepartment', code, department: unknown });
      next.contributors = [...new Set(edit.value.filter((name) => name !== ''))];
      return ok(next);
    }
    case 'evidence': {
      const isUnknown = ({ documentId }: Attachment): boolean =>
        !assessment.evidence.some((document) => document.id === documentId);
      if (edit.value.some(isUnknown)) return err({ reason: 'unknownEvidence', code });
      // A document proves a row once; the place named last stands.
      const placeById = new Map(edit.value.map(({ documentId, place }) => [documentId, normalizeText(place)]));
      if ([...placeById.values()].some((place) => place.length > PLACE_LENGTH))
        return err({ reason: 'textTooLong', code, field: 'evidence', maximumLength: PLACE_LENGTH });
      next.evidence = [...placeById].map(([documentId, place]) => ({ documentId, place }));
      return ok(next);
    }
    default: {
      const { field } = edit;
      const text = normalizeText(edit.value);
      if (text.length > TEXT_LENGTHS[field])
        return err({ reason: 'textTooLong', code, field, maximumLength: TEXT_LENGTHS[field] });
      next[field] = field === 'notApplicableReason' ? text.trim() : text;
      return ok(next);
    }
  }
}

const isDepartment = (assessment: Assessment, name: string): boolean =>
  name === '' || assessment.departments.some(({ code }) => code === name);

/** A score that followed the rule follows it on; one that was typed over complete figures stays. */
function scoreAfterFigures(ruleBefore: Points | null, ruleAfter: Points | null, score: Points | null): Points | null {
  if (ruleBefore !== null && score !== ruleBefore) return score;
  if (ruleBefore === null && ruleAfter === null) return score;
  return ruleAfter;
}

const patchesBetween = (before: Entry, after: Entry): readonly CellPatch[] =>
  changedFields(before, after).map(
    (field) => ({ kind: 'cell', code: before.code, field, before: before[field], after: after[field] }) as CellPatch,
  );

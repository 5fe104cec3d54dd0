import type { ChangeLabel } from '../domain/change-label';
import type { Closure } from '../domain/closure';
import type { CommandRefusal } from '../domain/command';
import type { FilePath } from '../domain/document-failure';
import { MAXIMUM_FILES_BYTES } from '../domain/evidence';
import { formatPointsExactly } from '../domain/points';
import { MAXIMUM_DOCUMENT_ITEMS } from '../domain/process';
import type { CellReading } from '../domain/read-cells';
import { formatBytes, type Language } from '../i18n/words';
import type { Messages } from '../i18n/vi';
import type { FileFailure, RubricFailure } from '../state/app.svelte';
import type { StorageFailureView } from '../state/save-status.svelte';

/** The one place where tags become words; every switch is exhaustive. */

export function describeChange(label: ChangeLabel, words: Messages): string {
  switch (label.type) {
    case 'saveScenario':
    case 'deleteScenario':
    case 'applyScenario':
    case 'replaceDocument':
    case 'restoreSnapshot':
    case 'saveEvidence':
    case 'deleteEvidence':
    case 'saveDepartment':
    case 'deleteDepartment':
    case 'promoteScenario':
    case 'savePlanItem':
    case 'deletePlanItem':
    case 'saveField':
    case 'deleteField':
    case 'saveSipas':
    case 'deleteSipas':
    case 'fillLastYear':
    case 'saveCause':
    case 'deleteCause':
    case 'adjust':
      return words.changes[label.type](label.name);
    case 'addNote':
      return words.changes.addNote(label.code);
    case 'setDeadline':
    case 'lockRound':
    case 'unlockRound':
      return words.changes[label.type](words.rounds.names[label.round]);
    case 'setSurveyDate':
    case 'setDocumentItemLimit':
    case 'changeStudio':
    case 'setYearMap':
    case 'stampReturn':
      return words.changes[label.type];
    case 'handOut':
      return words.changes.handOut(label.count);
    case 'mergeFiles':
      return words.changes.mergeFiles(label.name, label.count);
    default:
      return words.gestures[label.type](label.count, label.code);
  }
}

/** Why a field is read-only. */
export const describeClosure = (closure: Closure, words: Messages): string =>
  closure === 'notHandedOut' ? words.item.notHandedOut : words.item.locked(words.rounds.names[closure]);

export function describeCellRefusal(
  { text, refusal, maximum }: CellReading['refused'][number],
  words: Messages,
): string {
  const max = formatPointsExactly(maximum, words.decimalMark);
  switch (refusal.reason) {
    case 'notANumber':
    case 'tooManyDecimals':
    case 'ambiguous':
    case 'unknownDepartment':
    case 'unknownStatus':
      return words.refusal[refusal.reason](text);
    case 'aboveMaximum':
      return words.refusal.aboveMaximum(text, max);
    case 'textTooLong':
      return words.refusal.textTooLong(refusal.maximumLength);
    case 'negative':
    case 'notApplicable':
    case 'nothingToCheck':
    case 'statusMovesByItself':
      return words.refusal[refusal.reason];
  }
}

export function describeCommandRefusal(refusal: CommandRefusal, words: Messages, language: Language): string {
  switch (refusal.reason) {
    case 'textTooLong':
      return words.refusal.textTooLong(refusal.maximumLength);
    case 'locked':
    case 'lockedByCoordinator':
      return words.refusal[refusal.reason](words.rounds.names[refusal.round]);
    case 'filesTooLarge':
      return words.refusal.filesTooLarge(formatBytes(MAXIMUM_FILES_BYTES, language));
    case 'invalidLimit':
      return words.refusal.invalidLimit(MAXIMUM_DOCUMENT_ITEMS);
    case 'scenarioNameTaken':
      return words.refusal.scenarioNameTaken(refusal.name);
    case 'scenarioNameMissing':
    case 'scenarioNameTooLong':
    case 'emptyScenario':
    case 'scenarioLoop':
    case 'percentOutOfRange':
    case 'daysOutOfRange':
    case 'studioInvalid':
    case 'planItemInvalid':
    case 'fieldInvalid':
    case 'fieldContradicts':
    case 'sipasInvalid':
    case 'yearMapInvalid':
    case 'causeInvalid':
    case 'nothingToCheck':
    case 'notApplicable':
    case 'figuresDoNotFit':
    case 'unknownEvidence':
    case 'evidenceUnnamed':
    case 'evidenceInvalid':
    case 'departmentInvalid':
    case 'departmentCodeTaken':
    case 'invalidDay':
    case 'noteEmpty':
    case 'noteTooLong':
    case 'reasonMissing':
    case 'reasonTooLong':
    case 'handoutInvalid':
    case 'returnInvalid':
    case 'nothingToMerge':
    case 'otherSide':
      return words.refusal[refusal.reason];
    case 'outOfRange':
      return words.refusal.aboveMaximum(refusal.code, formatPointsExactly(refusal.maximum, words.decimalMark));
    case 'unknownDepartment':
      return words.refusal.unknownDepartment(refusal.department);
    case 'openConflicts':
      return words.refusal.openConflicts(refusal.count);
    case 'outsideWorkspace':
      return refusal.code === '' ? words.refusal.partOutsideWorkspace : words.refusal.rowOutsideWorkspace(refusal.code);
    case 'nothingChanged':
      return words.outcome.nothing;
    case 'unknownRow':
    case 'readOnlyRow':
    case 'unknownScenario':
    case 'evidenceGone':
    case 'departmentGone':
    case 'planItemGone':
    case 'fieldGone':
    case 'sipasGone':
    case 'causeGone':
    case 'unknownAdjustment':
    case 'noWorkspace':
      return words.refusal.other;
  }
}

export function describeStorageFailure(failure: StorageFailureView, words: Messages): string {
  return failure.reason === 'unknown'
    ? words.save.reasons.unknown(failure.message)
    : words.save.reasons[failure.reason];
}

/** `entries[3].selfScore` */
const formatPath = (path: FilePath): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${String(key)}]` : index === 0 ? key : `.${key}`)).join('') ||
  '(…)';

export function describeFileFailure(failure: FileFailure | RubricFailure, words: Messages, language: Language): string {
  const said = words.fileFailure;
  switch (failure.reason) {
    case 'tooLarge':
      return said.tooLarge(formatBytes(failure.bytes, language), formatBytes(failure.maximumBytes, language));
    case 'emptyFile':
    case 'notUtf8':
    case 'zipped':
    case 'notAnAssessment':
    case 'noVersion':
    case 'notARubric':
    case 'wrongFingerprint':
    case 'noFingerprint':
    case 'sealUnavailable':
      return said[failure.reason];
    case 'notJson':
      return said.notJson(said.atLine(failure.line, failure.column));
    case 'newerVersion':
      return said.newerVersion(failure.found, failure.supported);
    case 'malformed': {
      const place = formatPath(failure.path) + (failure.code === null ? '' : said.row(failure.code));
      const more = failure.issueCount > 1 ? said.more(failure.issueCount - 1) : '';
      return said.malformed(place, said.problems[failure.problem] ?? said.otherProblem) + more;
    }
    case 'malformedRubric':
      return said.malformed(formatPath(failure.path), said.problems[failure.problem] ?? said.otherProblem);
    case 'unknownRow':
    case 'duplicateRow':
    case 'notAScoredRow':
    case 'checkedWithoutScore':
    case 'figuresDoNotFit':
    case 'unknownEvidence':
      return said[failure.reason](failure.code, formatPath(failure.path));
    case 'scoreAboveMaximum':
      return said.scoreAboveMaximum(
        failure.code,
        formatPointsExactly(failure.maximum, words.decimalMark),
        formatPath(failure.path),
      );
    case 'unknownDepartment':
      return said.unknownDepartment(failure.code, failure.department, formatPath(failure.path));
    case 'duplicateDepartment':
    case 'duplicateScenario':
    case 'duplicateEvidence':
    case 'duplicatePlanItem':
    case 'duplicateRecord':
    case 'scenarioWithoutBase':
    case 'wrongAdjustment':
      return said[failure.reason](failure.name, formatPath(failure.path));
    case 'unknownFile':
      return words.register.fileFailure.unknownFile(failure.id, formatPath(failure.path));
    case 'wrongBase64':
      return words.register.fileFailure.wrongBase64(failure.name, formatPath(failure.path));
    case 'wrongFileSize':
      return words.register.fileFailure.wrongFileSize(
        failure.name,
        formatBytes(failure.bytes, language),
        formatBytes(failure.expectedBytes, language),
        formatPath(failure.path),
      );
  }
}

import { describe, expect, test } from 'vitest';
import type { ChangeLabel, Gesture } from '../../../src/domain/change-label';
import type { CommandRefusal } from '../../../src/domain/command';
import type { CellReading } from '../../../src/domain/read-cells';
import { LANGUAGES } from '../../../src/i18n/words';
import { messages } from '../../helpers/messages';
import type { FileFailure, RubricFailure } from '../../../src/state/app.svelte';
import type { StorageFailureView } from '../../../src/state/save-status.svelte';
import {
  describeCellRefusal,
  describeChange,
  describeCommandRefusal,
  describeFileFailure,
  describeStorageFailure,
} from '../../../src/ui/describe';
import { pts } from '../../helpers/domain';

type CellRefusal = CellReading['refused'][number]['refusal'];

/** One example for each tag: the types ask for a row when a tag is added. */
type Examples<Union extends { readonly reason: string }> = {
  readonly [Tag in Union['reason']]: Union & { readonly reason: Tag };
};

const many = { count: 3, code: '1.2.1' };
const gestures: Record<Gesture, ChangeLabel> = {
  type: { type: 'type', ...many },
  paste: { type: 'paste', ...many },
  cut: { type: 'cut', ...many },
  clear: { type: 'clear', ...many },
  fill: { type: 'fill', ...many },
  form: { type: 'form', ...many },
  assign: { type: 'assign', ...many },
};
const changes: Record<Exclude<ChangeLabel['type'], Gesture>, ChangeLabel> = {
  saveScenario: { type: 'saveScenario', name: 'Lạc quan', count: 2 },
  deleteScenario: { type: 'deleteScenario', name: 'Lạc quan', count: 2 },
  applyScenario: { type: 'applyScenario', name: 'Lạc quan', count: 2 },
  replaceDocument: { type: 'replaceDocument', name: 'Lạc quan' },
  restoreSnapshot: { type: 'restoreSnapshot', name: 'Lạc quan' },
  saveEvidence: { type: 'saveEvidence', name: 'Lạc quan', count: 1 },
  deleteEvidence: { type: 'deleteEvidence', name: 'Lạc quan', count: 1 },
  saveDepartment: { type: 'saveDepartment', name: 'Lạc quan', count: 1 },
  deleteDepartment: { type: 'deleteDepartment', name: 'Lạc quan', count: 1 },
  promoteScenario: { type: 'promoteScenario', name: 'Lạc quan', count: 2 },
  savePlanItem: { type: 'savePlanItem', name: '1.2.1', count: 1 },
  handOut: { type: 'handOut', name: 'STC', count: 3 },
  mergeFiles: { type: 'mergeFiles', name: 'Sở Tài chính', count: 3 },
  stampReturn: { type: 'stampReturn' },
  deletePlanItem: { type: 'deletePlanItem', name: '1.2.1', count: 1 },
  saveField: { type: 'saveField', name: '“2023”', count: 2 },
  deleteField: { type: 'deleteField', name: '“2023”', count: 2 },
  saveSipas: { type: 'saveSipas', name: '“2023”', count: 1 },
  deleteSipas: { type: 'deleteSipas', name: '“2023”', count: 1 },
  fillLastYear: { type: 'fillLastYear', name: 'Lạc quan', count: 3 },
  saveCause: { type: 'saveCause', name: 'Lạc quan', count: 1 },
  deleteCause: { type: 'deleteCause', name: 'Lạc quan', count: 1 },
  setYearMap: { type: 'setYearMap' },
  changeStudio: { type: 'changeStudio' },
  adjust: { type: 'adjust', name: 'Lạc quan' },
  addNote: { type: 'addNote', code: '1.2.1' },
  setDeadline: { type: 'setDeadline', round: 'self' },
  lockRound: { type: 'lockRound', round: 'self' },
  unlockRound: { type: 'unlockRound', round: 'self' },
  setSurveyDate: { type: 'setSurveyDate' },
  setDocumentItemLimit: { type: 'setDocumentItemLimit' },
};

const cellRefusals: Examples<CellRefusal> = {
  notANumber: { reason: 'notANumber' },
  negative: { reason: 'negative' },
  tooManyDecimals: { reason: 'tooManyDecimals' },
  aboveMaximum: { reason: 'aboveMaximum', maximum: pts(5000) },
  ambiguous: { reason: 'ambiguous', asDecimal: pts(1_2500), asThousands: 1250 },
  unknownDepartment: { reason: 'unknownDepartment' },
  unknownStatus: { reason: 'unknownStatus' },
  textTooLong: { reason: 'textTooLong', maximumLength: 4000 },
  nothingToCheck: { reason: 'nothingToCheck' },
  notApplicable: { reason: 'notApplicable' },
  statusMovesByItself: { reason: 'statusMovesByItself' },
};

const commandRefusals: Examples<CommandRefusal> = {
  unknownRow: { reason: 'unknownRow', code: '9.9' },
  readOnlyRow: { reason: 'readOnlyRow', code: '1.1' },
  outOfRange: { reason: 'outOfRange', code: '1.1.1', maximum: pts(1000) },
  unknownDepartment: { reason: 'unknownDepartment', code: '1.1.1', department: 'XYZ' },
  nothingToCheck: { reason: 'nothingToCheck', code: '1.1.1' },
  textTooLong: { reason: 'textTooLong', code: '1.1.1', field: 'note', maximumLength: 4000 },
  locked: { reason: 'locked', code: '1.1.1', round: 'self' },
  notApplicable: { reason: 'notApplicable', code: '1.1.1' },
  figuresDoNotFit: { reason: 'figuresDoNotFit', code: '1.1.1' },
  unknownEvidence: { reason: 'unknownEvidence', code: '1.1.1' },
  evidenceUnnamed: { reason: 'evidenceUnnamed' },
  evidenceInvalid: { reason: 'evidenceInvalid' },
  evidenceGone: { reason: 'evidenceGone' },
  filesTooLarge: { reason: 'filesTooLarge' },
  departmentInvalid: { reason: 'departmentInvalid' },
  departmentCodeTaken: { reason: 'departmentCodeTaken' },
  departmentGone: { reason: 'departmentGone' },
  invalidDay: { reason: 'invalidDay' },
  invalidLimit: { reason: 'invalidLimit' },
  noteEmpty: { reason: 'noteEmpty' },
  noteTooLong: { reason: 'noteTooLong' },
  unknownAdjustment: { reason: 'unknownAdjustment' },
  reasonMissing: { reason: 'reasonMissing' },
  reasonTooLong: { reason: 'reasonTooLong' },
  scenarioNameMissing: { reason: 'scenarioNameMissing' },
  scenarioNameTooLong: { reason: 'scenarioNameTooLong' },
  unknownScenario: { reason: 'unknownScenario' },
  emptyScenario: { reason: 'emptyScenario' },
  scenarioNameTaken: { reason: 'scenarioNameTaken', name: 'Lạc quan' },
  scenarioLoop: { reason: 'scenarioLoop' },
  percentOutOfRange: { reason: 'percentOutOfRange', code: '1.1.1' },
  daysOutOfRange: { reason: 'daysOutOfRange', code: '1.1.1' },
  studioInvalid: { reason: 'studioInvalid' },
  planItemInvalid: { reason: 'planItemInvalid' },
  planItemGone: { reason: 'planItemGone' },
  fieldInvalid: { reason: 'fieldInvalid' },
  fieldContradicts: { reason: 'fieldContradicts' },
  fieldGone: { reason: 'fieldGone' },
  sipasInvalid: { reason: 'sipasInvalid' },
  sipasGone: { reason: 'sipasGone' },
  yearMapInvalid: { reason: 'yearMapInvalid' },
  causeInvalid: { reason: 'causeInvalid' },
  causeGone: { reason: 'causeGone' },
  handoutInvalid: { reason: 'handoutInvalid' },
  returnInvalid: { reason: 'returnInvalid' },
  noWorkspace: { reason: 'noWorkspace' },
  nothingToMerge: { reason: 'nothingToMerge' },
  openConflicts: { reason: 'openConflicts', count: 3 },
  outsideWorkspace: { reason: 'outsideWorkspace', code: '1.1.1' },
  otherSide: { reason: 'otherSide', code: '1.1.1' },
  lockedByCoordinator: { reason: 'lockedByCoordinator', code: '1.1.1', round: 'self' },
  nothingChanged: { reason: 'nothingChanged' },
};

const storageFailures: Examples<StorageFailureView> = {
  stale: { reason: 'stale' },
  missing: { reason: 'missing' },
  quota: { reason: 'quota' },
  readOnly: { reason: 'readOnly' },
  unavailable: { reason: 'unavailable' },
  timeout: { reason: 'timeout' },
  corrupt: { reason: 'corrupt', failure: null },
  sealed: { reason: 'sealed' },
  unknown: { reason: 'unknown', message: 'boom' },
};

const path = ['entries', 2, 'selfScore'];
const fileFailures: Examples<FileFailure | RubricFailure> = {
  tooLarge: { reason: 'tooLarge', bytes: 30 * 1024 * 1024, maximumBytes: 20 * 1024 * 1024 },
  emptyFile: { reason: 'emptyFile' },
  notUtf8: { reason: 'notUtf8' },
  zipped: { reason: 'zipped' },
  notJson: { reason: 'notJson', line: 12, column: 34 },
  notAnAssessment: { reason: 'notAnAssessment' },
  noVersion: { reason: 'noVersion' },
  newerVersion: { reason: 'newerVersion', found: 7, supported: 2 },
  malformed: { reason: 'malformed', path, problem: 'invalid_type', code: '1.2.1', issueCount: 3 },
  unknownRow: { reason: 'unknownRow', path, code: '9.9' },
  duplicateRow: { reason: 'duplicateRow', path, code: '1.2.1' },
  notAScoredRow: { reason: 'notAScoredRow', path, code: '1.1' },
  scoreAboveMaximum: { reason: 'scoreAboveMaximum', path, code: '1.2.1', maximum: pts(1_2345) },
  checkedWithoutScore: { reason: 'checkedWithoutScore', path, code: '1.2.1' },
  unknownDepartment: { reason: 'unknownDepartment', path, code: '1.2.1', department: 'XYZ' },
  duplicateDepartment: { reason: 'duplicateDepartment', path, name: 'SNV' },
  duplicateScenario: { reason: 'duplicateScenario', path, name: 'Lạc quan' },
  unknownFile: { reason: 'unknownFile', path, id: 'f1' },
  wrongBase64: { reason: 'wrongBase64', path, name: '15-KH.pdf' },
  wrongFileSize: { reason: 'wrongFileSize', path, name: '15-KH.pdf', bytes: 2048, expectedBytes: 1024 },
  duplicateEvidence: { reason: 'duplicateEvidence', path, name: '15/KH' },
  duplicateRecord: { reason: 'duplicateRecord', path, name: '2023' },
  duplicatePlanItem: { reason: 'duplicatePlanItem', path, name: '1.2.1' },
  scenarioWithoutBase: { reason: 'scenarioWithoutBase', path, name: 'Lạc quan' },
  wrongAdjustment: { reason: 'wrongAdjustment', path, name: 'Thưởng' },
  figuresDoNotFit: { reason: 'figuresDoNotFit', path, code: '1.2.1' },
  unknownEvidence: { reason: 'unknownEvidence', path, code: '1.2.1' },
  wrongFingerprint: { reason: 'wrongFingerprint' },
  noFingerprint: { reason: 'noFingerprint' },
  sealUnavailable: { reason: 'sealUnavailable' },
  notARubric: { reason: 'notARubric' },
  malformedRubric: { reason: 'malformedRubric', path, problem: 'sumMismatch' },
};

describe.each(LANGUAGES)('in %s', (language) => {
  const words = messages[language];
  const mark = words.decimalMark;

  test('every change has a sentence of its own', () => {
    const told = [...Object.values(gestures), ...Object.values(changes)].map((label) => describeChange(label, words));
    expect(new Set(told).size).toBe(told.length);
    const nameless: readonly string[] = [
      'setSurveyDate',
      'setDocumentItemLimit',
      'changeStudio',
      'setYearMap',
      'stampReturn',
    ];
    const named = Object.values(changes).filter(({ type }) => !nameless.includes(type));
    for (const label of [...Object.values(gestures), ...named])
      expect(describeChange(label, words)).toMatch(/3|1\.2\.1|Lạc quan|“/);
  });

  test('every refusal of a cell says what was typed or what is allowed', () => {
    const told = Object.values(cellRefusals).map((refusal) =>
      describeCellRefusal({ code: '1.1.1', column: 'selfScore', text: '1.250', refusal, maximum: pts(5000) }, words),
    );
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((text) => text.trim() === '')).toEqual([]);
    const ofMaximum = describeCellRefusal(
      { code: '1.1.1', column: 'selfScore', text: '9', refusal: cellRefusals.aboveMaximum, maximum: pts(5000) },
      words,
    );
    expect(ofMaximum).toContain('“9”');
    expect(ofMaximum).toContain(`0${mark}50`);
  });

  test('every refusal of a command is told', () => {
    for (const refusal of Object.values(commandRefusals))
      expect(describeCommandRefusal(refusal, words, language), refusal.reason).toMatch(/\p{L}{2}/u);
    expect(describeCommandRefusal(commandRefusals.outOfRange, words, language)).toContain(`0${mark}10`);
    expect(describeCommandRefusal(commandRefusals.textTooLong, words, language)).toContain('4000');
    expect(describeCommandRefusal(commandRefusals.scenarioNameTaken, words, language)).toContain('Lạc quan');
    expect(describeCommandRefusal(commandRefusals.unknownDepartment, words, language)).toContain('XYZ');
    expect(describeCommandRefusal(commandRefusals.locked, words, language)).toContain(words.rounds.names.self);
    const inWorkspace = describeCommandRefusal(commandRefusals.lockedByCoordinator, words, language);
    expect(inWorkspace).toContain(words.rounds.names.self);
    // A department has no such page.
    expect(inWorkspace).not.toContain(language === 'vi' ? 'Vòng chấm' : 'Rounds');
    expect(describeCommandRefusal(commandRefusals.filesTooLarge, words, language)).toContain('12 MB');
    expect(describeCommandRefusal(commandRefusals.invalidLimit, words, language)).toContain('100');
  });

  test('every failure of storage says why and what to do', () => {
    const told = Object.values(storageFailures).map((failure) => describeStorageFailure(failure, words));
    expect(new Set(told).size).toBe(told.length);
    for (const text of told) expect(text.length).toBeGreaterThan(30);
    expect(describeStorageFailure(storageFailures.unknown, words)).toContain('boom');
  });

  test('every failure of a file names its place', () => {
    const told = Object.entries(fileFailures).map(
      ([reason, failure]) => [reason, describeFileFailure(failure, words, language)] as const,
    );
    expect(new Set(told.map(([, text]) => text)).size).toBe(told.length);
    const textOf = new Map(told);
    for (const [reason, failure] of Object.entries(fileFailures)) {
      expect(textOf.get(reason)).toMatch(/\p{L}{3}/u);
      if ('path' in failure) expect(textOf.get(reason)).toContain('entries[2].selfScore');
      if ('code' in failure && failure.code !== null) expect(textOf.get(reason)).toContain(failure.code);
    }
    expect(textOf.get('notJson')).toMatch(/12.*34/);
    expect(textOf.get('newerVersion')).toMatch(/7.*2/);
    expect(textOf.get('tooLarge')).toMatch(/30 MB.*20 MB/);
    expect(textOf.get('scoreAboveMaximum')).toContain(`1${mark}2345`);
    expect(textOf.get('malformed')).toContain(words.fileFailure.more(2));
  });

  test('a problem of a kind unknown here is still told', () => {
    const text = describeFileFailure({ ...fileFailures.malformed, problem: 'brandNew' }, words, language);
    expect(text).toContain(words.fileFailure.otherProblem);
    expect(text).not.toContain('undefined');
  });
});

test.each([
  [['entries', 3, 'selfScore'], 'entries[3].selfScore'],
  [['rubric', 'areas', 0, 'criteria', 1], 'rubric.areas[0].criteria[1]'],
  [['title'], 'title'],
  [[], '(…)'],
])('the path %j is written %s', (given, expected) => {
  const text = describeFileFailure({ ...fileFailures.malformed, path: given }, messages.en, 'en');
  expect(text).toContain(`at ${expected} (item`);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSample } from '../../../src/data/packs';
import { FORMAT_VERSION } from '../../../src/domain/assessment';
import { applyCommand } from '../../../src/domain/command';
import { documentToFile, parseDocument } from '../../../src/domain/document-file';
import { blankDocument, createdAt, holds, pts, scenario, smallRubricFile, withEntries } from '../../helpers/domain';
import { anyCommand } from '../../helpers/domain-commands';

type Json = Record<string, unknown>;

const { assessment: blank, tree } = blankDocument();
const filled = {
  ...withEntries(blank, {
    '1.1.1': { selfScore: pts(333), appraisedScore: pts(0), lastYearScore: pts(1000), checked: true, note: 'Đủ hồ sơ' },
    '2.2': { selfScore: pts(3_3333), leadDepartment: 'STC' },
  }),
  scenarios: [scenario('a', 'Lạc quan', [{ code: '2.1.1', selfScore: pts(9_1234) }])],
};

const toText = (document: typeof blank): string => JSON.stringify(documentToFile(document), null, 2);

/** A fresh plain file, with the value at a path replaced; `undefined` removes the key. */
function fileWith(path: readonly (string | number)[], value: unknown): unknown {
  const file = JSON.parse(toText(filled)) as unknown;
  const parent = path.slice(0, -1).reduce<unknown>((current, key) => (current as Json)[key], file) as Json;
  const key = path.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
  return file;
}

const failure = (raw: unknown) => {
  const result = parseDocument(raw);
  return result.ok ? 'accepted' : result.error;
};

describe('a document goes through a file', () => {
  it('and comes back the same, byte for byte', () => {
    const text = toText(filled);
    const parsed = parseDocument(JSON.parse(text));
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(parsed.value.assessment).toEqual(filled);
    expect(toText(parsed.value.assessment)).toBe(text);
  });

  it('as decimals, in a stable order', () => {
    const file = documentToFile(filled);
    expect(file.entries[0]).toEqual({
      code: '1.1.1',
      figures: null,
      selfScore: 0.0333,
      overrideReason: '',
      scoredOn: '',
      appraisedScore: 0,
      secondAppraisedScore: null,
      lastYearScore: 0.1,
      lastYearFigures: null,
      leadDepartment: 'SNV',
      contributors: [],
      checked: true,
      changedSinceCheck: false,
      notApplicableReason: '',
      evidence: [],
      explanation: '',
      acceptancePercent: null,
      refusedScore: null,
      effortDays: null,
      note: 'Đủ hồ sơ',
      thread: [],
    });
    expect(Object.keys(file)).toEqual([
      'format',
      'formatVersion',
      'title',
      'unit',
      'year',
      'origin',
      'createdAt',
      'process',
      'adjustments',
      'departments',
      'evidence',
      'entries',
      'scenarios',
      'studio',
      'plan',
      'fields',
      'sipas',
      'causes',
      'yearMap',
      'workspace',
      'handouts',
      'merges',
      'rubric',
    ]);
    expect(file.rubric).toEqual(smallRubricFile());
  });

  it('after any sequence of commands', () => {
    const sample = createSample(createdAt);
    for (const [start, rows, seed, runs] of [
      [blank, tree, 601, 150],
      [sample.assessment, sample.tree, 602, 15],
    ] as const) {
      holds(seed, runs, fc.array(anyCommand(start, rows), { maxLength: 15 }), (commands) => {
        const document = commands.reduce((current, command) => {
          const result = applyCommand(current, rows, command);
          return result.ok ? result.value.document : current;
        }, start);
        const text = toText(document);
        const parsed = parseDocument(JSON.parse(text));
        if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
        expect(toText(parsed.value.assessment)).toBe(text);
      });
    }
  });

  it('rows that the file does not name are blank, in official order', () => {
    const result = parseDocument(fileWith(['entries'], []));
    if (!result.ok) expect.fail(JSON.stringify(result.error));
    expect([...result.value.assessment.entries.keys()]).toEqual(tree.scoredNodes.map((node) => node.code));
    expect([...result.value.assessment.entries.values()].every((entry) => entry.selfScore === null)).toBe(true);
  });

  it('a criterion without sub-criteria is a row of its own', () => {
    const result = parseDocument(JSON.parse(toText(filled)));
    expect(result.ok && result.value.assessment.entries.get('2.2')).toMatchObject({ selfScore: 3_3333 });
    expect(result.ok && result.value.tree.nodeByCode.get('2.2')).toMatchObject({ scored: true, kind: 'criterion' });
  });

  it('text is normalised on the way in', () => {
    const result = parseDocument(fileWith(['entries', 0, 'note'], 'Sở\u200b Nội vụ\r\n'.normalize('NFD')));
    expect(result.ok && result.value.assessment.entries.get('1.1.1')!.note).toBe('Sở Nội vụ\n');
  });

  it('text that grows when it is normalised is measured as it will be kept', () => {
    // U+0958 is one character that NFC writes as two.
    const longest = parseDocument(fileWith(['entries', 0, 'note'], '\u0958'.repeat(2000)));
    if (!longest.ok) expect.fail(JSON.stringify(longest.error));
    expect(() => documentToFile(longest.value.assessment)).not.toThrow();
    expect(failure(fileWith(['entries', 0, 'note'], '\u0958'.repeat(2001)))).toMatchObject({ problem: 'too_big' });
  });
});

describe('the envelope', () => {
  it.each([
    null,
    undefined,
    42,
    'text',
    [],
    {},
    { format: 'par-index-rubric', formatVersion: 1 },
    { format: ['par-workbench-assessment'], formatVersion: 1 },
    { formatVersion: 1 },
  ])('%j is not an assessment', (raw) => {
    expect(failure(raw)).toEqual({ reason: 'notAnAssessment' });
  });

  it.each([undefined, null, '1', 0, -1, 1.5])('version %j is none', (version) => {
    expect(failure(fileWith(['formatVersion'], version))).toEqual({ reason: 'noVersion' });
  });

  it('a newer version is told from a broken file', () => {
    expect(failure(fileWith(['formatVersion'], 99))).toEqual({
      reason: 'newerVersion',
      found: 99,
      supported: FORMAT_VERSION,
    });
  });
});

describe('a wrong shape', () => {
  const malformed = (path: readonly (string | number)[], problem: string, code: string | null = null) =>
    expect.objectContaining({ reason: 'malformed', path, problem, code }) as unknown;

  it.each([
    ['no title', ['title'], undefined, 'invalid_type', null],
    ['an empty title', ['title'], ' \u200b ', 'required', null],
    ['a title that is too long', ['title'], 'x'.repeat(301), 'too_big', null],
    ['a year out of range', ['year'], 1999, 'too_small', null],
    ['a year that is text', ['year'], '2023', 'invalid_type', null],
    ['a time without milliseconds', ['createdAt'], '2024-01-15T08:00:00Z', 'invalid_format', null],
    ['an unknown origin', ['origin', 'kind'], 'x', 'invalid_union', null],
    ['a score that is text', ['entries', 0, 'selfScore'], '0,5', 'invalid_type', '1.1.1'],
    ['a score below zero', ['entries', 4, 'selfScore'], -1, 'too_small', '2.2'],
    ['a fifth decimal', ['entries', 0, 'selfScore'], 0.00001, 'tooManyDecimals', '1.1.1'],
    ['no score at all', ['entries', 0, 'selfScore'], undefined, 'invalid_type', '1.1.1'],
    ['a code of four parts', ['entries', 0, 'code'], '1.1.1.1', 'invalid_format', '1.1.1.1'],
    ['a code that is a number', ['entries', 0, 'code'], 1, 'invalid_type', null],
    ['an unknown key', ['colour'], 'red', 'unrecognized_keys', null],
    ['an unknown key in a row', ['entries', 1, 'colour'], 'red', 'unrecognized_keys', '1.1.2'],
    ['a scenario without a name', ['scenarios', 0, 'name'], '', 'required', null],
    ['an assumed score that is null', ['scenarios', 0, 'changes', 0, 'selfScore'], null, 'invalid_type', '2.1.1'],
    ['no rubric', ['rubric'], undefined, 'invalid_type', null],
    ['no areas', ['rubric', 'areas'], [], 'too_small', null],
  ])('%s', (_name, path, value, problem, code) => {
    expect(failure(fileWith(path, value))).toEqual(malformed(path, problem, code));
  });

  const criterion = ['rubric', 'areas', 0, 'criteria', 0];
  const scoredCriterion = ['rubric', 'areas', 1, 'criteria', 1];

  it.each([
    ['an unknown key in a criterion', [...criterion, 'colour'], 'red', 'unrecognized_keys', '1.1'],
    ['a wrong maximum of a criterion', [...criterion, 'maxPoints'], '1', 'invalid_type', '1.1'],
    ['no sub-criteria in the list', [...criterion, 'subCriteria'], [], 'too_small', '1.1'],
    ['an unknown mark of origin', [...criterion, 'provenance', 'name'], 'x', 'invalid_value', '1.1'],
    ['an unknown key in a sub-criterion', [...criterion, 'subCriteria', 1, 'colour'], 1, 'unrecognized_keys', '1.1.2'],
    ['a wrong track of a sub-criterion', [...criterion, 'subCriteria', 1, 'track'], 'x', 'invalid_value', '1.1.2'],
    ['an unknown rule', [...criterion, 'subCriteria', 0, 'rule', 'type'], 'x', 'invalid_union', '1.1.1'],
    ['a wrong track of a scored criterion', [...scoredCriterion, 'track'], 'x', 'invalid_value', '2.2'],
    ['a scored criterion without a track', [...scoredCriterion, 'track'], undefined, 'invalid_value', '2.2'],
    ['an unknown key in a scored criterion', [...scoredCriterion, 'colour'], 1, 'unrecognized_keys', '2.2'],
    ['a wrong maximum of a scored criterion', [...scoredCriterion, 'maxPoints'], -1, 'too_small', '2.2'],
  ])('in a rubric, where a criterion has two shapes: %s', (_name, path, value, problem, code) => {
    expect(failure(fileWith(path, value))).toEqual(malformed(path, problem, code));
  });

  it('many faults in one criterion are still looked for in its rows', () => {
    const subs = [1, 2, 3, 4, 5, 6].map((n) => ({ code: `1.1.${n}` }));
    expect(failure(fileWith([...criterion, 'subCriteria'], subs))).toEqual(
      malformed([...criterion, 'subCriteria', 0, 'name'], 'invalid_type', '1.1.1'),
    );
  });

  it.each([
    ['the maximum of an area', ['rubric', 'areas', 0, 'maxPoints'], 1.6, ['rubric', 'areas', 0, 'maxPoints'], '1'],
    ['the maximum of a criterion', [...criterion, 'maxPoints'], 0.4, ['rubric', 'areas', 0, 'maxPoints'], '1'],
    [
      'the maximum of a sub-criterion',
      [...criterion, 'subCriteria', 0, 'maxPoints'],
      0.1001,
      [...criterion, 'maxPoints'],
      '1.1',
    ],
  ])('sums of the rubric that do not agree: %s', (_name, path, value, place, code) => {
    expect(failure(fileWith(path, value))).toEqual(malformed(place, 'sumMismatch', code));
  });

  it.each([
    ['a code of another area', [...criterion, 'code'], '3.1', 'codeOutOfPlace'],
    ['a code that is too short', [...criterion, 'code'], '1', 'codeOutOfPlace'],
    ['a code that only begins alike', [...criterion, 'subCriteria', 0, 'code'], '1.11.1', 'codeOutOfPlace'],
    ['a code used twice', [...criterion, 'subCriteria', 1, 'code'], '1.1.1', 'duplicateCode'],
  ])('codes of the rubric that are out of place: %s', (_name, path, value, problem) => {
    const file = fileWith(path, value) as { entries: unknown };
    file.entries = [];
    expect(failure(file)).toMatchObject({ reason: 'malformed', path, problem });
  });

  it('counts all faults and names the first', () => {
    const file = fileWith(['title'], undefined) as { year: unknown };
    file.year = 'x';
    expect(failure(file)).toMatchObject({ path: ['title'], issueCount: 2 });
  });
});

describe('rules, evidence and rounds that do not hold together', () => {
  const [first] = (fileWith([], undefined) as { entries: readonly unknown[] }).entries;
  const paper = {
    id: 't1',
    number: '15/KH',
    issuer: '',
    date: '',
    summary: '',
    link: '',
    confidentiality: '',
    file: null,
  };
  const attached = (...ids: readonly string[]) => ({
    ...(first as object),
    evidence: ids.map((documentId) => ({ documentId, place: '' })),
  });

  it.each([
    ['figures of another rule', ['entries', 0, 'figures'], { type: 'count', count: 1 }, 'figuresDoNotFit'],
    [
      'last year’s figures of another rule',
      ['entries', 0, 'lastYearFigures'],
      { type: 'levels', level: 0 },
      'figuresDoNotFit',
    ],
    ['a document that is not in the register', ['entries', 0], attached('t9'), 'unknownEvidence'],
    ['a contributor that is no department', ['entries', 0, 'contributors'], ['STC', 'XYZ'], 'unknownDepartment'],
    ['a second appraisal above the maximum', ['entries', 0, 'secondAppraisedScore'], 0.2, 'scoreAboveMaximum'],
    ['bonus points without a rule', ['adjustments'], [{ id: 'x', points: 1, reason: '' }], 'wrongAdjustment'],
    ['two documents of one id', ['evidence'], [paper, paper], 'duplicateEvidence'],
  ])('%s', (_name, path, value, reason) => {
    expect(failure(fileWith(path, value))).toMatchObject({ reason });
  });

  it('a document attached twice to one row', () => {
    const file = fileWith(['entries', 0], attached('t1', 't1')) as { evidence: unknown };
    file.evidence = [paper];
    expect(failure(file)).toEqual({ reason: 'unknownEvidence', path: ['entries', 0, 'evidence', 1], code: '1.1.1' });
  });

  it.each([
    ['a day that is none', ['process', 'rounds', 'self', 'deadline'], '2024-02-30'],
    ['a lock without a time', ['process', 'rounds', 'self', 'lockedAt'], true],
    ['an unknown round', ['process', 'rounds', 'x'], { deadline: '', lockedAt: null }],
    ['a percentage with five decimals', ['entries', 0, 'figures'], { type: 'survey', percent: 1.00001 }],
    ['figures without their type', ['entries', 0, 'figures'], { percent: 1 }],
    [
      'a note of nobody’s side',
      ['entries', 0, 'thread'],
      [{ id: 'a', round: 'self', side: 'x', author: '', at: createdAt, text: 'x' }],
    ],
  ])('a wrong shape is found too: %s', (_name, path, value) => {
    expect(failure(fileWith(path, value))).toMatchObject({ reason: 'malformed' });
  });
});

describe('a right shape that does not hold together', () => {
  it.each([
    ['an unknown row', ['entries', 0, 'code'], '9.9.9', { reason: 'unknownRow', code: '9.9.9' }],
    ['a summed row', ['entries', 0, 'code'], '1.1', { reason: 'notAScoredRow', code: '1.1' }],
    ['a row twice', ['entries', 1, 'code'], '1.1.1', { reason: 'duplicateRow', code: '1.1.1' }],
    [
      'a score above the maximum',
      ['entries', 1, 'lastYearScore'],
      0.2001,
      { reason: 'scoreAboveMaximum', code: '1.1.2', maximum: 2000 },
    ],
    ['a check without a score', ['entries', 1, 'checked'], true, { reason: 'checkedWithoutScore', code: '1.1.2' }],
    [
      'an unknown department',
      ['entries', 1, 'leadDepartment'],
      'XYZ',
      { reason: 'unknownDepartment', code: '1.1.2', department: 'XYZ' },
    ],
    [
      'an assumed score above the maximum',
      ['scenarios', 0, 'changes', 0, 'selfScore'],
      10.0001,
      { reason: 'scoreAboveMaximum', code: '2.1.1', maximum: 10_0000 },
    ],
    [
      'an assumed score of an unknown row',
      ['scenarios', 0, 'changes', 0, 'code'],
      '9.9',
      { reason: 'unknownRow', code: '9.9' },
    ],
  ])('%s', (_name, path, value, expected) => {
    expect(failure(fileWith(path, value))).toEqual({ ...expected, path });
  });

  it('a row assumed twice in one scenario', () => {
    const change = { code: '2.1.1', selfScore: 1 };
    expect(failure(fileWith(['scenarios', 0, 'changes'], [change, change]))).toEqual({
      reason: 'duplicateRow',
      path: ['scenarios', 0, 'changes', 1, 'code'],
      code: '2.1.1',
    });
  });

  it('a department or a scenario twice', () => {
    const department = { code: 'SNV', name: 'Sở Nội vụ', nameEn: '' };
    expect(failure(fileWith(['departments', 1], department))).toEqual({
      reason: 'duplicateDepartment',
      path: ['departments', 1],
      name: 'SNV',
    });
    const [first] = documentToFile(filled).scenarios;
    expect(failure(fileWith(['scenarios', 1], { ...first, name: 'Khác' }))).toEqual({
      reason: 'duplicateScenario',
      path: ['scenarios', 1],
      name: 'Khác',
    });
  });
});

describe('scenarios on scenarios, and a plan', () => {
  const change = { code: '2.1.1', selfScore: 1 };
  const onto = (id: string, basedOn?: string) => ({
    id,
    name: `Tên ${id}`,
    createdAt,
    ...(basedOn === undefined ? {} : { basedOn }),
    changes: [change],
  });
  const promise = (id: string, code = '1.1.1', targetScore = 0.1) => ({
    id,
    code,
    scenarioName: '',
    causeId: '',
    cause: '',
    remedy: '',
    department: '',
    owner: '',
    helpers: [],
    dueDate: '',
    fromScore: null,
    targetScore,
    effortDays: null,
    state: 'planned',
    createdAt,
  });

  it('are read in whatever order the bases stand', () => {
    const scenarios = [onto('c', 'b'), onto('a'), onto('b', 'a'), onto('d', 'a')];
    expect(failure(fileWith(['scenarios'], scenarios))).toBe('accepted');
    expect(failure(fileWith(['plan'], [promise('p1'), promise('p2')]))).toBe('accepted');
  });

  it.each([
    ['a base that is not there', [onto('a'), onto('b', 'x')], 1, 'Tên b'],
    ['a scenario on itself', [onto('a', 'a')], 0, 'Tên a'],
    ['a loop', [onto('a'), onto('b', 'c'), onto('c', 'b')], 1, 'Tên b'],
    ['one above a loop', [onto('d', 'b'), onto('b', 'c'), onto('c', 'b')], 0, 'Tên d'],
  ])('%s is refused', (_name, scenarios, position, name) => {
    expect(failure(fileWith(['scenarios'], scenarios))).toEqual({
      reason: 'scenarioWithoutBase',
      path: ['scenarios', position, 'basedOn'],
      name,
    });
  });

  it.each([
    ['an item twice', promise('p1', '2.2'), { reason: 'duplicatePlanItem', path: ['plan', 1], name: '2.2' }],
    ['an item of no row', promise('p2', '9.9'), { reason: 'unknownRow', path: ['plan', 1, 'code'], code: '9.9' }],
    [
      'an item of a summed row',
      promise('p2', '1.1'),
      { reason: 'notAScoredRow', path: ['plan', 1, 'code'], code: '1.1' },
    ],
    [
      'a promise above the maximum',
      promise('p2', '1.1.1', 0.1001),
      { reason: 'scoreAboveMaximum', path: ['plan', 1, 'targetScore'], code: '1.1.1', maximum: 1000 },
    ],
  ])('%s is refused', (_name, second, expected) => {
    expect(failure(fileWith(['plan'], [promise('p1'), second]))).toEqual(expected);
  });

  it.each([
    ['a chance that is no whole percent', ['entries', 0, 'acceptancePercent'], 0.5],
    ['a chance above 100 %', ['entries', 0, 'acceptancePercent'], 101],
    ['a quarter of a day', ['entries', 0, 'effortDays'], 0.25],
    ['a row without its cost', ['entries', 0, 'effortDays'], undefined],
    ['no settings of the studio', ['studio'], undefined],
    ['too few draws', ['studio', 'forecast', 'draws'], 999],
    ['no plan', ['plan'], undefined],
    ['an item in no state', ['plan'], [{ ...promise('p1'), state: 'x' }]],
  ])('a wrong shape is found too: %s', (_name, path, value) => {
    expect(failure(fileWith(path, value))).toMatchObject({ reason: 'malformed' });
  });

  it('what would stay of a refused claim is no more than the maximum', () => {
    expect(failure(fileWith(['entries', 0, 'refusedScore'], 0.1001))).toEqual({
      reason: 'scoreAboveMaximum',
      path: ['entries', 0, 'refusedScore'],
      code: '1.1.1',
      maximum: 1000,
    });
  });
});

describe('hostile files', () => {
  it.each([
    ['at the top', '"format":', '"__proto__": {"polluted": true}, "format":'],
    ['in a row', '"code": "1.1.1",', '"code": "1.1.1", "__proto__": {"polluted": true},'],
    ['in the rubric', '"level":', '"__proto__": {"polluted": true}, "level":'],
  ])('a __proto__ key changes no prototype: %s', (_name, before, after) => {
    const raw: unknown = JSON.parse(toText(filled).replace(before, after));
    const result = parseDocument(raw);
    expect('polluted' in {}).toBe(false);
    if (result.ok) {
      expect(result.value.assessment).toEqual(filled);
      expect(toText(result.value.assessment)).toBe(toText(filled));
      for (const part of [result.value.assessment.head, result.value.assessment.entries.get('1.1.1')!])
        expect(Object.getPrototypeOf(part)).toBe(Object.prototype);
    } else expect(result.error.reason).toBe('malformed');
  });

  it('never throw, whatever stands in a place', () => {
    const places: (string | number)[][] = [
      ['title'],
      ['origin'],
      ['departments'],
      ['departments', 0],
      ['entries'],
      ['entries', 0],
      ['entries', 0, 'code'],
      ['entries', 0, 'selfScore'],
      ['scenarios', 0, 'changes'],
      ['rubric', 'areas'],
      ['rubric', 'areas', 0, 'criteria'],
      ['rubric', 'areas', 0, 'criteria', 0],
      ['rubric', 'areas', 0, 'criteria', 0, 'subCriteria', 0, 'rule'],
      ['rubric', 'areas', 1, 'criteria', 1, 'maxPoints'],
    ];
    holds(603, 1500, fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
      const result = parseDocument(fileWith(path, value));
      if (result.ok) expect(() => toText(result.value.assessment)).not.toThrow();
      else expect(typeof result.error.reason).toBe('string');
    });
  });
});

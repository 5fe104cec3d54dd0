import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSample } from '../../../src/data/packs';
import { applyCommand } from '../../../src/domain/command';
import { readAssessmentFile, readRubricFile, serializeAssessment } from '../../../src/exchange/json-file';
import { blankDocument, holds, smallRubric, smallRubricFile } from '../../helpers/domain';
import { anyCommand } from '../../helpers/domain-commands';
import { startDocument } from '../state/start-document';

const LIMIT_BYTES = 96 * 1024 * 1024;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readAssessmentFile(bytesOf(text));

function failureOf(text: string): unknown {
  const result = read(text);
  return result.ok ? 'accepted' : result.error;
}

type Json = Record<string, unknown>;

/** The text of the start document with one place changed; `undefined` takes the key out. */
function textWith(path: readonly (string | number)[], value: unknown): string {
  const file = JSON.parse(serializeAssessment(startDocument())) as Json;
  const parent = path.slice(0, -1).reduce<Json>((current, key) => current[key] as Json, file);
  const key = path.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
  return JSON.stringify(file, null, 2);
}

describe('a file goes out and comes back', () => {
  test('byte for byte: two spaces, one line feed at the end, no mark in front', () => {
    const text = serializeAssessment(startDocument());
    expect(text.startsWith('{\n  "format": "par-workbench-assessment",\n  "formatVersion": 4,\n')).toBe(true);
    expect(text.endsWith('}\n')).toBe(true);
    const parsed = read(text);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(parsed.value.assessment).toEqual(startDocument());
    expect(serializeAssessment(parsed.value.assessment)).toBe(text);
  });

  test('whatever was done to the document', () => {
    const { assessment, tree } = blankDocument();
    holds(903, 150, fc.array(anyCommand(assessment, tree), { maxLength: 12 }), (commands) => {
      const document = commands.reduce((current, command) => {
        const result = applyCommand(current, tree, command);
        return result.ok ? result.value.document : current;
      }, assessment);
      const text = serializeAssessment(document);
      const parsed = read(text);
      if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
      expect(parsed.value.assessment).toEqual(document);
      expect(serializeAssessment(parsed.value.assessment)).toBe(text);
    });
  });

  test('the sample too, with its notice and the one of the rubric', () => {
    const { assessment } = createSample('2024-06-01T00:00:00.000Z');
    const text = serializeAssessment(assessment);
    const parsed = read(text);
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(parsed.value.assessment).toEqual(assessment);
    expect(serializeAssessment(parsed.value.assessment)).toBe(text);
    const file = JSON.parse(text) as { origin: { notice: { vi: string } }; rubric: { notice: { vi: string } } };
    expect(file.origin.notice.vi).not.toBe('');
    expect(file.rubric.notice.vi).not.toBe('');
  });

  test('the frozen file of version 4; those before it once they are raised', () => {
    const fixture = (version: number) =>
      readFileSync(new URL(`../../fixtures/assessment-v${String(version)}.json`, import.meta.url));
    const current = readAssessmentFile(fixture(4));
    if (!current.ok) expect.fail(JSON.stringify(current.error));
    expect(serializeAssessment(current.value.assessment)).toBe(fixture(4).toString());
    for (const version of [1, 2, 3]) {
      const raised = readAssessmentFile(fixture(version));
      if (!raised.ok) expect.fail(JSON.stringify(raised.error));
      const text = serializeAssessment(raised.value.assessment);
      const again = read(text);
      expect(again.ok && serializeAssessment(again.value.assessment)).toBe(text);
    }
  });
});

describe('what other programs do to a text is no fault:', () => {
  test.each<readonly [string, (text: string) => string]>([
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['no line ends at all', (text) => JSON.stringify(JSON.parse(text))],
    ['decomposed letters', (text) => text.normalize('NFD')],
    [
      'escaped letters',
      (text) => text.replace(/[^\u0000-\u007f]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ],
    [
      'keys in another order',
      (text) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as Json).reverse())),
    ],
  ])('%s', (_name, change) => {
    const parsed = read(change(serializeAssessment(startDocument())));
    if (!parsed.ok) expect.fail(JSON.stringify(parsed.error));
    expect(parsed.value.assessment).toEqual(startDocument());
  });
});

describe('bytes that are no JSON', () => {
  test('of more than 96 MB are not even decoded; up to there they are', () => {
    expect(readAssessmentFile(new Uint8Array(LIMIT_BYTES + 1))).toEqual({
      ok: false,
      error: { reason: 'tooLarge', bytes: LIMIT_BYTES + 1, maximumBytes: LIMIT_BYTES },
    });
    const full = new Uint8Array(LIMIT_BYTES).fill(0x20);
    expect(readAssessmentFile(full)).toEqual({ ok: false, error: { reason: 'emptyFile' } });
  });

  test.each([[''], [' \r\n\t'], ['\ufeff']])('%j is an empty file', (text) => {
    expect(failureOf(text)).toEqual({ reason: 'emptyFile' });
  });

  test.each([
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
    ['Windows-1258', [0x22, 0xe9, 0x22]],
  ])('%s is not UTF-8', (_name, bytes) => {
    expect(readAssessmentFile(new Uint8Array(bytes))).toEqual({ ok: false, error: { reason: 'notUtf8' } });
  });

  test('an archive, or an Excel file, is told as what it is', () => {
    const bytes = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0xff]);
    expect(readAssessmentFile(bytes)).toEqual({ ok: false, error: { reason: 'zipped' } });
  });

  test.each([
    ['{\n  "format": par\n}', 2, 13],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{\n  "selfScore": 0,75\n}', 2, 18],
    ['{"a": 1', 1, 8],
    ['{\r\n"a": tru }', 2, 6],
    ['<!doctype html>', 1, 1],
  ])('%j is not JSON, and the place is told', (text, line, column) => {
    expect(failureOf(text)).toEqual({ reason: 'notJson', line, column });
  });

  test('a real file cut short tells its last place', () => {
    const whole = serializeAssessment(startDocument());
    const cut = whole.slice(0, whole.indexOf('"scenarios"') + 4);
    expect(failureOf(cut)).toEqual({
      reason: 'notJson',
      line: cut.split('\n').length,
      column: '  "sce'.length + 1,
    });
  });
});

describe('JSON that is no assessment', () => {
  test.each(['null', '[]', '7', '"x"', '{}', '{"format":"other"}', '{"format":["par-workbench-assessment"]}'])(
    '%s is foreign',
    (text) => {
      expect(failureOf(text)).toEqual({ reason: 'notAnAssessment' });
    },
  );

  test.each([undefined, '1', 0, 1.5, null, -1])('formatVersion %j is none', (version) => {
    expect(failureOf(textWith(['formatVersion'], version))).toEqual({ reason: 'noVersion' });
  });

  test('a newer version is told with both numbers', () => {
    expect(failureOf(textWith(['formatVersion'], 99))).toEqual({ reason: 'newerVersion', found: 99, supported: 4 });
  });

  test.each<readonly [string, readonly (string | number)[], unknown, unknown]>([
    [
      'a score as text',
      ['entries', 2, 'selfScore'],
      '0,75',
      { path: ['entries', 2, 'selfScore'], problem: 'invalid_type', code: '1.2.1' },
    ],
    [
      'a fifth decimal',
      ['entries', 2, 'selfScore'],
      0.00001,
      { path: ['entries', 2, 'selfScore'], problem: 'tooManyDecimals', code: '1.2.1' },
    ],
    [
      'a score below zero',
      ['entries', 2, 'selfScore'],
      -1,
      { path: ['entries', 2, 'selfScore'], problem: 'too_small', code: '1.2.1' },
    ],
    ['a missing key', ['unit'], undefined, { path: ['unit'], problem: 'invalid_type', code: null }],
    [
      'a key too many',
      ['entries', 0, 'price'],
      1,
      { path: ['entries', 0, 'price'], problem: 'unrecognized_keys', code: '1.1.1' },
    ],
    ['an empty title', ['title'], ' ', { path: ['title'], problem: 'required', code: null }],
    [
      'a sum that is wrong',
      ['rubric', 'areas', 0, 'maxPoints'],
      2,
      { path: ['rubric', 'areas', 0, 'maxPoints'], problem: 'sumMismatch', code: '1' },
    ],
  ])('%s is told with its place', (_name, path, value, expected) => {
    expect(failureOf(textWith(path, value))).toMatchObject({ reason: 'malformed', ...(expected as object) });
  });

  test.each<readonly [readonly (string | number)[], unknown, unknown]>([
    [['entries', 0, 'code'], '9.9.9', { reason: 'unknownRow', code: '9.9.9', path: ['entries', 0, 'code'] }],
    [['entries', 0, 'code'], '1.2.1', { reason: 'duplicateRow', code: '1.2.1', path: ['entries', 2, 'code'] }],
    [['entries', 0, 'code'], '1.1', { reason: 'notAScoredRow', code: '1.1' }],
    [['entries', 0, 'selfScore'], 0.2, { reason: 'scoreAboveMaximum', code: '1.1.1', maximum: 1000 }],
    [['entries', 0, 'checked'], true, { reason: 'checkedWithoutScore', code: '1.1.1' }],
    [['entries', 0, 'leadDepartment'], 'XYZ', { reason: 'unknownDepartment', code: '1.1.1', department: 'XYZ' }],
    [['departments', 1, 'code'], 'SNV', { reason: 'duplicateDepartment', name: 'SNV' }],
    [['scenarios', 0, 'changes', 0, 'selfScore'], 0.2, { reason: 'scoreAboveMaximum', code: '1.1.1' }],
  ])('%j = %j contradicts the rest and is told', (path, value, expected) => {
    expect(failureOf(textWith(path, value))).toMatchObject(expected as object);
  });

  test('two scenarios of one id', () => {
    const [scenario] = (JSON.parse(serializeAssessment(startDocument())) as { scenarios: unknown[] }).scenarios;
    expect(failureOf(textWith(['scenarios'], [scenario, scenario]))).toMatchObject({ reason: 'duplicateScenario' });
  });
});

describe('keys that could do harm', () => {
  test('of a key given twice the last stands, as JSON has it', () => {
    const text = serializeAssessment(startDocument()).replace('"title": "Thử"', '"title": "Trước", "title": "Sau"');
    const parsed = read(text);
    expect(parsed.ok && parsed.value.assessment.head.title).toBe('Sau');
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    '%s is refused as foreign and changes no prototype',
    (key) => {
      const nested = `"${key}": {"polluted": true},`;
      for (const where of ['{\n  "format"', '{\n      "code": "1.1.1"']) {
        const text = serializeAssessment(startDocument()).replace(where, (found) => found.replace('{', `{ ${nested}`));
        expect(text).toContain(nested);
        expect(failureOf(text)).toMatchObject({ reason: 'malformed', problem: 'unrecognized_keys' });
      }
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

describe('a rubric file', () => {
  const readRubric = (value: unknown) => readRubricFile(bytesOf(JSON.stringify(value)));

  test('is read as a rubric', () => {
    expect(readRubric(smallRubricFile())).toEqual({ ok: true, value: smallRubric() });
  });

  test.each([[null], [[]], [{}], [{ format: 'par-workbench-assessment' }]])('%j is none', (value) => {
    expect(readRubric(value)).toEqual({ ok: false, error: { reason: 'notARubric' } });
  });

  test('that is broken tells the place', () => {
    expect(readRubricFile(bytesOf('{\n"format": }'))).toEqual({
      ok: false,
      error: { reason: 'notJson', line: 2, column: 11 },
    });
    const file = smallRubricFile();
    file.areas[1]!.maxPoints = 13;
    expect(readRubric(file)).toEqual({
      ok: false,
      error: { reason: 'malformedRubric', path: ['areas', 1, 'maxPoints'], problem: 'sumMismatch' },
    });
  });

  test('with a fault deep inside a criterion tells the row, not the whole criterion', () => {
    const file = smallRubricFile();
    const sub = file.areas[0]!.criteria[0] as { subCriteria: { track: string }[] };
    sub.subCriteria[1]!.track = 'survey';
    expect(readRubric(file)).toMatchObject({
      error: { reason: 'malformedRubric', path: ['areas', 0, 'criteria', 0, 'subCriteria', 1, 'track'] },
    });
  });

  test('with a key of another program tells the key', () => {
    expect(readRubric({ ...smallRubricFile(), price: 1 })).toMatchObject({
      error: { reason: 'malformedRubric', path: ['price'], problem: 'unrecognized_keys' },
    });
  });
});

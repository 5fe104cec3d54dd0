import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSample } from '../../../src/data/packs';
import { assessmentFileSchema, FORMAT_VERSION, type AssessmentFile } from '../../../src/domain/assessment';
import { applyCommand } from '../../../src/domain/command';
import { documentToFile } from '../../../src/domain/document-file';
import { assessmentJsonSchema } from '../../../src/domain/file-schema';
import { createWorkspace, itemsOf } from '../../../src/domain/handing-out';
import { blankDocument, createdAt, holds } from '../../helpers/domain';
import { anyCommand } from '../../helpers/domain-commands';
import { filledDocument } from '../../helpers/domain-filled';

type Json = Record<string, unknown>;
type Place = readonly (string | number)[];

const path = (name: string): URL => new URL(`../../../${name}`, import.meta.url);
const version = String(FORMAT_VERSION);
const published = readFileSync(path(`public/schema/assessment-${version}.schema.json`), 'utf8');

// `strict` refuses keywords that mean nothing, which would check nothing.
const ajv = formats(new Ajv2020({ strict: true, allErrors: false, strictRequired: false }));
const validate = ajv.compile(JSON.parse(published) as Json);
const passes = (value: unknown): boolean => validate(value);
const complaint = (value: unknown): string => (passes(value) ? 'passes' : ajv.errorsText(validate.errors));

const golden = readdirSync(path('tests/fixtures')).filter((name) => name.endsWith(`-v${version}.json`));
const fixture = (name: string): Json => JSON.parse(readFileSync(path(`tests/fixtures/${name}`), 'utf8')) as Json;
const whole = (): Json => fixture(`assessment-v${version}.json`);

const { assessment: blank, tree } = blankDocument();
const digest = 'ab'.repeat(32);

/** The file of a department, made of a document. */
const departmentFile = (document: typeof blank): AssessmentFile =>
  documentToFile(
    createWorkspace(
      document,
      {
        id: 'g1',
        department: 'SNV',
        items: [...itemsOf(document, 'SNV')],
        instructions: 'Chấm theo số liệu năm.',
        deadline: '2024-02-29',
        issuedAt: createdAt,
        issuedBy: '',
      },
      'Sở Nội vụ',
    ),
  );

/** A copy of a JSON value with one place changed; `undefined` takes the key out. */
function changed(value: unknown, place: Place, to: unknown): unknown {
  const copy = structuredClone(value);
  const parent = place.slice(0, -1).reduce<unknown>((current, key) => (current as Json)[key], copy) as Json;
  const key = place.at(-1)!;
  if (to === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = to;
  return copy;
}

describe('the published JSON Schema', () => {
  it('is exactly what the schemas that read files make of it (else: npm run schema)', () => {
    expect(published).toBe(`${JSON.stringify(assessmentJsonSchema(), null, 2)}\n`);
  });

  it('leaves nothing open: every object is closed, every place has a type', () => {
    const open: string[] = [];
    const look = (node: unknown, where: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, properties, additionalProperties } = node as Json;
      if (type === 'object' && properties !== undefined && additionalProperties !== false && !where.startsWith('/if'))
        open.push(where);
      if (!Array.isArray(node) && Object.keys(node).length === 0) open.push(where);
      for (const [key, below] of Object.entries(node)) look(below, `${where}/${key}`);
    };
    look(JSON.parse(published), '');
    expect(open).toEqual([]);
  });

  it('names no machine and no host but that of JSON Schema itself', () => {
    expect(published.match(/https?:\/\/[^"/]*/g)).toEqual(['https://json-schema.org']);
  });
});

describe('it passes', () => {
  it.each(golden)('the frozen file %s', (name) => {
    expect(complaint(fixture(name))).toBe('passes');
  });

  it('the built-in sample', () => {
    expect(complaint(documentToFile(createSample(createdAt).assessment))).toBe('passes');
  });

  it('the workspace of a department with its fingerprint, and with attached bytes', () => {
    const file = { ...departmentFile(blank), files: [{ id: 'f1', base64: 'AAECAw==' }], fingerprint: digest };
    expect(complaint(file)).toBe('passes');
  });

  it.each([12.9946, 0.0001, 0.1 + 0.2, 13.3334, 9999.9999])(
    '%d points: no validator stumbles over the decimals',
    (points) => {
      expect(complaint(changed(whole(), ['entries', 3, 'selfScore'], points))).toBe('passes');
    },
  );

  it('what any commands make of a document', () => {
    const sample = createSample(createdAt);
    for (const [start, rows, seed, runs] of [
      [blank, tree, 641, 100],
      [sample.assessment, sample.tree, 642, 8],
    ] as const) {
      holds(seed, runs, fc.array(anyCommand(start, rows), { maxLength: 15 }), (commands) => {
        const document = commands.reduce((current, command) => {
          const result = applyCommand(current, rows, command);
          return result.ok ? result.value.document : current;
        }, start);
        expect(complaint(documentToFile(document))).toBe('passes');
      });
    }
  });

  it('documents that are filled in anyhow, and what their departments get', () => {
    holds(643, 100, filledDocument(blank, tree), (document) => {
      expect(complaint(documentToFile(document))).toBe('passes');
      expect(complaint({ ...departmentFile(document), fingerprint: digest })).toBe('passes');
    });
  });
});

describe('it refuses', () => {
  const first: Place = ['entries', 0];
  it.each<readonly [string, Place, unknown]>([
    ['no title', ['title'], undefined],
    ['an empty title', ['title'], ''],
    ['a title of blanks', ['title'], ' \n\u00a0'],
    ['a title that is too long', ['title'], 'x'.repeat(301)],
    ['another format', ['format'], 'par-index-rubric'],
    ['another version', ['formatVersion'], 3],
    ['a year out of range', ['year'], 1999],
    ['a year that is text', ['year'], '2023'],
    ['a key of another program', ['colour'], 'red'],
    ['a key of another program in a row', [...first, 'colour'], 'red'],
    ['a row without one of its fields', [...first, 'thread'], undefined],
    ['a score below zero', [...first, 'selfScore'], -0.0001],
    ['a score that is text', [...first, 'selfScore'], '0,1'],
    ['a code of four parts', [...first, 'code'], '1.1.1.1'],
    ['a code in other digits', [...first, 'code'], '١.١.١'],
    ['figures of no rule', [...first, 'figures'], { type: 'guess', percent: 1 }],
    ['figures of another shape', [...first, 'figures'], { type: 'levels', percent: 1 }],
    ['half an hour of effort', [...first, 'effortDays'], 0.25],
    ['a time without milliseconds', ['createdAt'], '2024-01-15T08:00:00Z'],
    ['a time with an offset', ['createdAt'], '2024-01-15T08:00:00.000+07:00'],
    ['a day that is none', ['process', 'rounds', 'self', 'deadline'], '2024-02-30'],
    ['a note of nobody’s side', ['entries', 4, 'thread', 0, 'side'], 'x'],
    ['a digest in capitals', ['merges', 0, 'id'], 'AB'.repeat(32)],
    ['an outcome that there is not', ['merges', 0, 'changes', 0, 'outcome'], 'lost'],
    ['a place of two kinds', ['merges', 0, 'changes', 0, 'place', 'list'], 'plan'],
    ['an item without its role', ['handouts', 0, 'items', 0, 'role'], undefined],
    ['no areas', ['rubric', 'areas'], []],
    ['attached bytes without their id', ['files'], [{ base64: '' }]],
    ['a fingerprint that is none', ['fingerprint'], 'ab'],
    ['no word on a workspace', ['workspace'], undefined],
  ])('%s', (_name, place, value) => {
    expect(passes(whole())).toBe(true);
    expect(passes(changed(whole(), place, value))).toBe(false);
  });

  it('a workspace without a fingerprint', () => {
    expect(complaint(departmentFile(blank))).toContain("required property 'fingerprint'");
  });
});

describe('it agrees with the gate: ', () => {
  /** Every place of a JSON value. */
  const placesOf = (value: unknown, at: Place = []): Place[] =>
    typeof value !== 'object' || value === null
      ? [at]
      : [
          at,
          ...Object.entries(value).flatMap(([key, below]) =>
            placesOf(below, [...at, Array.isArray(value) ? Number(key) : key]),
          ),
        ];

  it('what the shape of the reader takes passes, whatever was changed in a file', () => {
    const file = whole();
    const department = departmentFile(blank) as unknown as Json;
    const values = fc.oneof(
      fc.constantFrom<unknown>(
        undefined,
        null,
        true,
        0,
        1,
        -1,
        0.5,
        2.25,
        2024,
        1e6,
        '',
        ' ',
        'x',
        '2024-02-29',
        '1.1',
        [],
        {},
      ),
      fc.constantFrom<unknown>(
        createdAt,
        digest,
        'lead',
        'row',
        'survey',
        [''],
        ['1.1.1'],
        { kind: 'user' },
        'y'.repeat(41),
      ),
    );
    let taken = 0;
    let refused = 0;
    let refusedByBoth = 0;
    for (const [base, seed] of [
      [file, 644],
      [department, 645],
    ] as const) {
      const places = fc.constantFrom(...placesOf(base).slice(1));
      holds(seed, 1500, places, values, (place, value) => {
        const other = changed(base, place, value) as Json;
        if (assessmentFileSchema.safeDecode(other as AssessmentFile).success) {
          taken += 1;
          expect(complaint({ ...other, fingerprint: digest })).toBe('passes');
        } else {
          refused += 1;
          if (!passes({ ...other, fingerprint: digest })) refusedByBoth += 1;
        }
      });
    }
    expect(taken).toBeGreaterThan(300);
    // What stays are rules between fields: sums of the rubric, codes out of place, a fifth decimal.
    expect(refusedByBoth / refused).toBeGreaterThan(0.9);
  });
});

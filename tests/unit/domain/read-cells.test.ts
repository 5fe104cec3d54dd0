import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import { NOTE_LENGTH, type RowStatus } from '../../../src/domain/entry';
import { applyCommand } from '../../../src/domain/command';
import { EDITABLE_COLUMNS, readCells, type CellText } from '../../../src/domain/read-cells';
import type { DotReading } from '../../../src/domain/points';
import { foldText } from '../../../src/lib/text';
import { createSample } from '../../../src/data/packs';
import { blankDocument, createdAt, pts, withEntries } from '../../helpers/domain';

const { assessment: blank, tree } = blankDocument();
const scored = withEntries(blank, { '1.1.1': { selfScore: pts(500) } });
const checked = withEntries(blank, { '1.1.1': { selfScore: pts(500), checked: true } });

const statusWords: readonly (readonly [string, RowStatus])[] = [
  ['Chưa chấm', 'notStarted'],
  ['Đã chấm', 'scored'],
  ['Đã kiểm tra', 'checked'],
  ['Checked', 'checked'],
];
const words = { statusByWord: new Map(statusWords.map(([word, status]) => [foldText(word), status])) };

const cell = (code: string, column: string, text: string): CellText => ({ code, column, text });
const read = (cells: readonly CellText[], document: Assessment = blank, dot: DotReading = 'ask') =>
  readCells(document, tree, cells, words, dot);
const nothing = { edits: [], assumptions: [], refused: [], skipped: [] };

describe('cells that can be written', () => {
  it.each(['selfScore', 'appraisedScore', 'secondAppraisedScore', 'lastYearScore'])(
    '%s takes a score, or none',
    (column) => {
      expect(read([cell('1.1.1', column, '0,05')])).toEqual({
        ...nothing,
        edits: [{ code: '1.1.1', field: column, value: 500 }],
      });
      expect(read([cell('1.1.1', column, ' ')]).edits).toEqual([{ code: '1.1.1', field: column, value: null }]);
    },
  );

  it('the what-if column never edits: it assumes, or takes the assumption back', () => {
    expect(read([cell('1.1.1', 'whatIfScore', '0,05'), cell('1.1.2', 'whatIfScore', '')])).toEqual({
      ...nothing,
      assumptions: [
        { code: '1.1.1', value: 500 },
        { code: '1.1.2', value: null },
      ],
    });
  });

  it('a note is taken as it is', () => {
    expect(read([cell('2.2', 'note', ' a\nb ')]).edits).toEqual([{ code: '2.2', field: 'note', value: ' a\nb ' }]);
  });

  it('a note too long is refused by itself', () => {
    const long = 'a'.repeat(NOTE_LENGTH + 1);
    const { edits, refused } = read([
      cell('1.1.1', 'note', long),
      cell('1.1.2', 'note', 'b'),
      cell('2.2', 'note', 'c'),
    ]);
    expect(edits.map(({ code }) => code)).toEqual(['1.1.2', '2.2']);
    expect(refused.map(({ code, refusal }) => [code, refusal])).toEqual([
      ['1.1.1', { reason: 'textTooLong', maximumLength: NOTE_LENGTH }],
    ]);
    // As it is kept: what is cut or joined on the way in does not count.
    expect(read([cell('1.1.1', 'note', long.slice(1) + '\u200b')]).refused).toEqual([]);
  });

  it('keeps the order of the gesture', () => {
    const { edits } = read([cell('2.2', 'note', 'x'), cell('1.1.1', 'selfScore', '0'), cell('1.1.1', 'note', 'y')]);
    expect(edits.map((edit) => `${edit.code} ${edit.field}`)).toEqual(['2.2 note', '1.1.1 selfScore', '1.1.1 note']);
  });
});

describe('cells that nobody writes to', () => {
  it.each([
    ['an area', cell('1', 'selfScore', '1')],
    ['a criterion with sub-criteria', cell('1.1', 'note', 'x')],
    ['an unknown row', cell('9.9', 'selfScore', '1')],
    ['the total', cell('total', 'selfScore', '1')],
    ['a column from the rubric', cell('1.1.1', 'maxPoints', '1')],
    ['a computed column', cell('1.1.1', 'indexPercent', '1')],
    ['a column that does not exist', cell('1.1.1', '__proto__', '1')],
  ])('%s is passed over, not refused', (_name, given) => {
    expect(read([given])).toEqual({ ...nothing, skipped: [given] });
  });

  it('every cell of a gesture ends in exactly one list', () => {
    const cells = ['1', '1.1', '1.1.1', '2.2', '9'].flatMap((code) =>
      [...EDITABLE_COLUMNS, 'code', 'name'].map((column) => cell(code, column, '0,1')),
    );
    const { edits, assumptions, refused, skipped } = read(cells);
    expect(edits.length + assumptions.length + refused.length + skipped.length).toBe(cells.length);
    // Two scored rows of five, nine columns of eleven.
    expect(skipped.length).toBe(cells.length - 2 * 9);
  });
});

describe('scores that are refused', () => {
  it.each([
    ['abc', { reason: 'notANumber' }],
    ['-0,05', { reason: 'negative' }],
    ['0,00001', { reason: 'tooManyDecimals' }],
    ['0,2', { reason: 'aboveMaximum', maximum: 1000 }],
  ])('%j', (text, refusal) => {
    const given = cell('1.1.1', 'selfScore', text);
    expect(read([given])).toEqual({ ...nothing, refused: [{ ...given, refusal, maximum: 1000 }] });
  });

  it('an ambiguous dot asks, and reads as told', () => {
    const given = cell('2.1.1', 'selfScore', '1.250');
    expect(read([given]).refused).toEqual([
      { ...given, refusal: { reason: 'ambiguous', asDecimal: 1_2500, asThousands: 1250 }, maximum: 10_0000 },
    ]);
    expect(read([given], blank, 'decimal').edits).toEqual([{ code: '2.1.1', field: 'selfScore', value: 1_2500 }]);
  });

  it('an ambiguous dot does not ask where neither reading fits', () => {
    expect(read([cell('1.1.1', 'selfScore', '1.250')]).refused[0]?.refusal).toEqual({
      reason: 'aboveMaximum',
      maximum: 1000,
    });
    // 10.000 as a decimal is exactly the maximum of 10, so there is something to ask.
    expect(read([cell('2.1.1', 'selfScore', '10.000')]).refused[0]?.refusal.reason).toBe('ambiguous');
  });

  it('an assumption is held to the same maximum', () => {
    expect(read([cell('1.1.1', 'whatIfScore', '0,2')]).refused[0]?.refusal.reason).toBe('aboveMaximum');
  });

  it('one refused cell does not stop the others', () => {
    const { edits, refused } = read([cell('1.1.1', 'selfScore', 'x'), cell('1.1.2', 'selfScore', '0,2')]);
    expect(edits).toEqual([{ code: '1.1.2', field: 'selfScore', value: 2000 }]);
    expect(refused.map((each) => each.code)).toEqual(['1.1.1']);
  });
});

describe('departments', () => {
  it.each([
    ['STC', 'STC'],
    ['stc', 'STC'],
    ['Sở Tài chính', 'STC'],
    ['so tai chinh', 'STC'],
    ['SỞ  TÀI CHÍNH ', 'STC'],
    ['Sở Tài chính'.normalize('NFD'), 'STC'],
    ['Department of Finance', 'STC'],
    ['department of home affairs', 'SNV'],
    ['', ''],
    ['  ', ''],
  ])('%j is %j', (text, expected) => {
    expect(read([cell('1.1.1', 'leadDepartment', text)]).edits).toEqual([
      { code: '1.1.1', field: 'leadDepartment', value: expected },
    ]);
  });

  it.each(['Sở Y tế', 'ST', 'Sở Tài chính và Sở Nội vụ'])('%j is unknown', (text) => {
    expect(read([cell('1.1.1', 'leadDepartment', text)]).refused[0]?.refusal).toEqual({ reason: 'unknownDepartment' });
  });

  it('without an English name do not answer to blank text', () => {
    const document = { ...blank, departments: [{ code: 'X', name: 'Xã', nameEn: '' }] };
    expect(read([cell('1.1.1', 'leadDepartment', ' ')], document).edits[0]).toMatchObject({ value: '' });
  });
});

describe('status', () => {
  const status = (text: string) => cell('1.1.1', 'status', text);

  it.each([
    ['Đã kiểm tra', scored, true],
    ['da kiem tra', scored, true],
    ['CHECKED', scored, true],
    ['Đã chấm', scored, false],
    ['Đã chấm', checked, false],
    ['Đã kiểm tra', checked, true],
    ['Chưa chấm', blank, false],
    ['', checked, false],
    ['', blank, false],
  ])('%j', (text, document, value) => {
    expect(read([status(text)], document)).toEqual({
      ...nothing,
      edits: [{ code: '1.1.1', field: 'checked', value }],
    });
  });

  it.each([
    ['Xong', scored, 'unknownStatus'],
    ['Đã kiểm tra', blank, 'nothingToCheck'],
    ['Chưa chấm', scored, 'statusMovesByItself'],
    ['Chưa chấm', checked, 'statusMovesByItself'],
    ['Đã chấm', blank, 'statusMovesByItself'],
  ])('%j is refused', (text, document, reason) => {
    const { edits, refused } = read([status(text)], document);
    expect(edits).toEqual([]);
    expect(refused[0]?.refusal).toEqual({ reason });
  });

  it.each([
    ['after it', (cells: readonly CellText[]) => cells],
    ['before it', (cells: readonly CellText[]) => cells.toReversed()],
  ])('sees the score that came with the same gesture, standing %s', (_name, order) => {
    const both = read(order([cell('1.1.1', 'selfScore', '0,05'), status('Đã kiểm tra')]));
    expect(both.refused).toEqual([]);
    const done = applyCommand(blank, tree, { type: 'editCells', gesture: 'paste', edits: both.edits });
    expect(done.ok && done.value.document.entries.get('1.1.1')).toMatchObject({ selfScore: 500, checked: true });
    const cleared = read(order([cell('1.1.1', 'selfScore', ''), status('Đã kiểm tra')]), scored);
    expect(cleared.refused[0]?.refusal).toEqual({ reason: 'nothingToCheck' });
  });

  it('does not take an assumption or an appraised score for a self score', () => {
    const cells = [
      cell('1.1.1', 'whatIfScore', '0,05'),
      cell('1.1.1', 'appraisedScore', '0,05'),
      status('Đã kiểm tra'),
    ];
    expect(read(cells).refused[0]?.refusal).toEqual({ reason: 'nothingToCheck' });
  });
});

it('whatever is read is accepted as one command', () => {
  const sample = createSample(createdAt);
  const cells = sample.tree.nodes.flatMap((node) => [
    cell(node.code, 'selfScore', '0,1'),
    cell(node.code, 'status', 'Đã kiểm tra'),
    cell(node.code, 'leadDepartment', 'so tai chinh'),
    cell(node.code, 'note', 'Dán thử'),
    cell(node.code, 'lastYearScore', '9'),
  ]);
  const { edits, refused } = readCells(sample.assessment, sample.tree, cells, words, 'ask');
  expect(refused.every((each) => each.refusal.reason === 'aboveMaximum')).toBe(true);
  const result = applyCommand(sample.assessment, sample.tree, { type: 'editCells', gesture: 'paste', edits });
  expect(result.ok && [...result.value.document.entries.values()].every((entry) => entry.note === 'Dán thử')).toBe(
    true,
  );
});

import { describe, expect, test } from 'vitest';
import type { Choice, PlannedChange } from '../../../src/domain/merge/change';
import { planMerge } from '../../../src/domain/merge/plan';
import type { IncomingFile } from '../../../src/domain/merge/incoming';
import type { Assessment } from '../../../src/domain/assessment';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { agreeing, basesOf, chosenSide, conflictSides } from '../../../src/ui/merge/conflict-sides';
import { fileNames } from '../../../src/ui/merge/file-names';
import { knownNames } from '../../../src/ui/merge/known-names';
import { changesByFile, shownChanges } from '../../../src/ui/merge/merge-changes';
import { receivedCards } from '../../../src/ui/merge/received-cards';
import { placeName, pointsBetween, valueText, type Telling } from '../../../src/ui/merge/value-text';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { returnedFile } from '../../helpers/merged';
import { exchangeMessages, messages } from '../../helpers/messages';

const start = blankDocument().assessment;
const tree = createRubricTree(start.rubric);
const score = (tenThousandths: number) => ({ selfScore: pts(tenThousandths) });
const plan = (ours: Assessment, ...files: readonly IncomingFile[]) => planMerge(ours, tree, files);
const telling = (language: 'vi' | 'en' = 'vi', files: readonly IncomingFile[] = []): Telling => ({
  tree,
  names: knownNames(start, files),
  words: messages[language],
  said: exchangeMessages[language].merging,
  language,
});

const snv = (changes: Parameters<typeof returnedFile>[1]['changes'], more = {}) =>
  returnedFile(start, { department: 'SNV', changes, ...more });

describe('sides of a conflict', () => {
  const ours = withEntries(start, { '1.1.1': score(100) });
  const [a, b, same] = [snv({ '1.1.1': score(200) }), snv({ '1.1.1': score(200) }), snv({ '1.1.1': score(100) })];
  const [change] = plan(ours, a, b, same).changes as [PlannedChange];

  test('are ours and each different value once, with all who say it', () => {
    expect(conflictSides(change).map(({ choice, fileIds }) => [choice.kind, [...fileIds].sort()])).toEqual([
      ['ours', []],
      ['file', [a.digest, b.digest].sort()],
    ]);
    expect(agreeing(change)).toEqual([same.digest]);
    expect(basesOf(change)).toHaveLength(1);
  });

  test('know the chosen one whichever of its files was named', () => {
    const sides = conflictSides(change);
    const file = sides[1]!.id;
    expect(chosenSide(sides, null)).toBeNull();
    expect(chosenSide(sides, { kind: 'ours' })).toBe('ours');
    expect(chosenSide(sides, { kind: 'file', fileId: a.digest })).toBe(file);
    expect(chosenSide(sides, { kind: 'file', fileId: b.digest })).toBe(file);
    expect(chosenSide(sides, { kind: 'file', fileId: same.digest })).toBe('ours');
  });

  test('of texts have one more: both', () => {
    const written = withEntries(start, { '1.1.1': { explanation: 'của ta' } });
    const [text] = plan(written, snv({ '1.1.1': { explanation: 'của họ' } })).changes as [PlannedChange];
    expect(conflictSides(text).at(-1)).toMatchObject({ id: 'joined', value: 'của ta\n\ncủa họ' });
  });
});

describe('names of files', () => {
  test('are those of departments, with the file where one has several', () => {
    const one = plan(start, snv({})).files;
    expect([...fileNames(one, new Map(), 'vi').values()].map(({ name }) => name)).toEqual(['Sở Nội vụ']);
    const two = plan(start, snv({ '1.1.1': score(1) }), snv({ '1.1.1': score(2) })).files;
    expect([...fileNames(two, new Map(), 'vi').values()].map(({ name }) => name)).toEqual([
      'Sở Nội vụ (snv.json)',
      'Sở Nội vụ (snv.json)',
    ]);
  });
});

describe('the list of changes', () => {
  const ours = withEntries(start, { '1.1.1': score(100) });
  const file = snv({ '1.1.1': score(100), '1.1.2': score(300) }, { evidence: [] });
  const given = { ...plan(ours, file) };

  test('tells what is taken from what stands already', () => {
    const codes = (kind: 'taken' | 'same') =>
      changesByFile(given, kind).flatMap(({ changes }) =>
        changes.map(({ change }) => (change.kind === 'row' ? change.code : change.list)),
      );
    expect(codes('taken')).toEqual(['1.1.2']);
    expect(codes('same')).toEqual(['1.1.1']);
  });

  test('has a conflict only once it is decided, and for the file whose value it takes', () => {
    const standing = withEntries(start, { '1.1.1': score(100) });
    const [one, two] = [snv({ '1.1.1': score(200) }), snv({ '1.1.1': score(300) }, { at: '2024-05-22T03:30:00.000Z' })];
    const taken = (choice: Choice | null) => {
      const choices = new Map(choice ? [['row/1.1.1/score/', choice]] : []);
      const decided = planMerge(standing, tree, [one, two], { choices, admitted: new Set() });
      expect(changesByFile(decided, 'same')).toEqual([]);
      return changesByFile(decided, 'taken').map(({ fileId }) => fileId);
    };
    expect(taken(null)).toEqual([]);
    expect(taken({ kind: 'ours' })).toEqual([]);
    expect(taken({ kind: 'file', fileId: two.digest })).toEqual([two.digest]);
  });

  test('is narrowed by file and area, and cut, with the number that pass', () => {
    const other = returnedFile(start, {
      department: 'STC',
      changes: { '1.2.1': score(1) },
      at: '2024-05-21T03:30:00.000Z',
    });
    const groups = changesByFile(plan(start, snv({ '1.1.1': score(1), '1.1.2': score(1) }), other), 'taken');
    const sizes = (...given: [string | null, string | null, number]) => {
      const { groups: shown, passing } = shownChanges(groups, ...given);
      return [shown.map(({ changes }) => changes.length), passing];
    };
    expect(sizes(null, null, 10)).toEqual([[2, 1], 3]);
    expect(sizes(null, null, 2)).toEqual([[2], 3]);
    expect(sizes(other.digest, null, 10)).toEqual([[1], 1]);
    expect(sizes(null, '2', 10)).toEqual([[], 0]);
  });
});

test('cards of the same content given twice each have a state of their own', () => {
  const file = snv({ '1.1.1': score(1) });
  const given = [1, 2].map((id) => ({ id, name: 'a', state: 'read' as const, incoming: file, attached: [] }));
  const cards = receivedCards([...given, { id: 3, name: 'b', state: 'reading' }], plan(start, file, file).files);
  expect(cards.map(({ planned }) => planned?.state.kind)).toEqual(['new', 'duplicate', undefined]);
});

describe('values in words', () => {
  const told = (slot: string, value: unknown, language: 'vi' | 'en' = 'vi'): string =>
    valueText({ kind: 'row', code: '1.1.1', slot, element: '' } as PlannedChange, value, telling(language)).text;
  const scored = {
    figures: null,
    selfScore: null,
    overrideReason: '',
    scoredOn: '',
    checked: false,
    changedSinceCheck: false,
  };

  test.each([
    ['score', { ...scored, selfScore: pts(7500) }, '0,75'],
    ['score', scored, 'chưa có'],
    [
      'score',
      { ...scored, selfScore: pts(500), overrideReason: 'Theo kết luận', checked: true },
      '0,05; lý do ghi đè: Theo kết luận; đã kiểm tra',
    ],
    ['refusedScore', pts(100), '0,01'],
    ['acceptancePercent', 12.5, '12,5%'],
    ['acceptancePercent', null, 'theo mặc định'],
    ['evidence', null, 'không dẫn'],
    ['evidence', '', 'có dẫn, không ghi trang'],
    ['evidence', 'trang 4', 'trang 4'],
    ['thread', { author: 'Lan', text: 'Xem lại' }, 'Lan: “Xem lại”'],
    ['leadDepartment', 'SNV', 'Sở Nội vụ'],
    ['leadDepartment', '', 'chưa giao'],
    ['contributors', ['SNV', 'XYZ'], 'Sở Nội vụ, XYZ'],
    ['note', '', 'trống'],
  ])('%s %o', (slot, value, text) => {
    expect(told(slot, value)).toBe(text);
  });

  test('a long text is cut, with the whole behind it', () => {
    const text = 'một hai '.repeat(40).trim();
    const short = valueText({ kind: 'row', code: '1.1.1', slot: 'note', element: '' }, text, telling());
    expect([short.text.length <= 90, short.full]).toEqual([true, text]);
  });

  test('documents that only a file knows have their numbers', () => {
    const document = {
      id: 'd1',
      number: '12/QĐ',
      issuer: 'Sở',
      date: '2024-05-10',
      summary: 'Kế hoạch',
      link: '',
      confidentiality: '',
      file: null,
    };
    const file = snv({ '1.1.1': { evidence: [{ documentId: 'd1', place: '' }] } }, { evidence: [document] });
    const changes = plan(start, file).changes;
    const names = changes.map((change) => placeName(change, telling('vi', [file])));
    expect(names.sort()).toEqual(['Tài liệu kiểm chứng 12/QĐ', 'Tài liệu trong sổ']);
    const record = changes.find(({ kind }) => kind === 'record')!;
    expect(valueText(record, document, telling()).text).toBe('12/QĐ · Kế hoạch · Sở · 10/05/2024');
    expect(valueText(record, null, telling('en')).text).toBe('none');
  });

  test('points move with scores alone', () => {
    const place = { kind: 'row', code: '1.1.1', slot: 'score', element: '' } as const;
    expect(pointsBetween(place, { ...scored, selfScore: pts(100) }, { ...scored, selfScore: pts(40) })).toBe(-60);
    expect(pointsBetween(place, null, { ...scored, selfScore: pts(40) })).toBe(40);
    expect(pointsBetween({ ...place, slot: 'note' }, '', 'x')).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/domain/assessment';
import type { RowSlot } from '../../../src/domain/merge-record';
import { createOriginReader } from '../../../src/domain/merge/origins';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { mergedWith, returnedFile } from '../../helpers/merged';

const { assessment: blank } = blankDocument();

const placesOf = (document: Assessment, code: string) =>
  createOriginReader(document.merges).originsOf(document.entries.get(code)!);

const sourcesOf = (document: Assessment, code: string): readonly RowSlot[] => [
  ...createOriginReader(document.merges).sourcesOf(document.entries.get(code)!).keys(),
];

/** Place, outcome and standing of every origin of a row. */
const told = (document: Assessment, code: string) =>
  placesOf(document, code).flatMap(({ slot, element, origins }) =>
    origins.map(({ outcome, standing }) => [`${slot}${element === '' ? '' : `/${element}`}`, outcome, standing]),
  );

describe('origins of a row', () => {
  test('tell whose file, what stood before and what it brought', () => {
    const file = returnedFile(withEntries(blank, { '1.1.1': { selfScore: pts(300) } }), {
      department: 'SNV',
      changes: { '1.1.1': { selfScore: pts(700), scoredOn: '2024-05-19' } },
    });
    const merged = mergedWith(withEntries(blank, { '1.1.1': { selfScore: pts(300) } }), [file]);
    const [place] = placesOf(merged, '1.1.1');
    const origin = place?.origins[0];
    expect(origin?.record).toMatchObject({
      department: 'SNV',
      author: 'Lan',
      madeAt: '2024-05-20T03:30:00.000Z',
      mergedAt: '2024-05-21T02:00:00.000Z',
      mergedBy: 'Hoa',
      fileName: 'snv.json',
    });
    expect(origin).toMatchObject({
      outcome: 'applied',
      wasConflict: false,
      reason: null,
      before: { selfScore: 300 },
      value: { selfScore: 700 },
      standing: 'stands',
    });
    expect(placesOf(merged, '1.2.1')).toEqual([]);
  });

  test('tell what was changed since, by hand or by a later file', () => {
    const first = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { selfScore: pts(500) } } });
    const one = mergedWith(blank, [first]);
    expect(told(one, '1.1.1')).toEqual([['score', 'applied', 'stands']]);
    const byHand = withEntries(one, { '1.1.1': { selfScore: pts(600) } });
    expect(told(byHand, '1.1.1')).toEqual([['score', 'applied', 'changed']]);
    expect(sourcesOf(byHand, '1.1.1')).toEqual([]);

    const second = returnedFile(one, { department: 'SNV', changes: { '1.1.1': { selfScore: pts(800) } } });
    const two = mergedWith(one, [second]);
    expect(told(two, '1.1.1')).toEqual([
      ['score', 'applied', 'changed'],
      ['score', 'applied', 'stands'],
    ]);
    // Back at the first value by hand: that is not the first file's doing.
    const back = withEntries(two, { '1.1.1': { selfScore: pts(500) } });
    expect(told(back, '1.1.1').map(([, , standing]) => standing)).toEqual(['changed', 'changed']);
    expect(sourcesOf(back, '1.1.1')).toEqual([]);
  });

  test('do not mind the day of a score or that it was touched', () => {
    const file = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { selfScore: pts(500) } } });
    const later = withEntries(mergedWith(blank, [file]), {
      '1.1.1': { scoredOn: '2024-06-02', changedSinceCheck: true },
    });
    expect(sourcesOf(later, '1.1.1')).toEqual(['score']);
  });

  test('tell conflicts: what was chosen, and what was not taken', () => {
    const file = returnedFile(blank, {
      department: 'SNV',
      changes: { '1.1.1': { selfScore: pts(500), explanation: 'Của đơn vị' } },
    });
    const ours = withEntries(blank, { '1.1.1': { selfScore: pts(900), explanation: 'Của ta' } });
    const merged = mergedWith(ours, [file], {
      'row/1.1.1/score/': { kind: 'ours' },
      'row/1.1.1/explanation/': { kind: 'file', fileId: file.digest },
    });
    const [score, explanation] = placesOf(merged, '1.1.1').map(({ origins }) => origins[0]);
    expect(score).toMatchObject({ outcome: 'kept', wasConflict: true, standing: 'never', value: { selfScore: 500 } });
    expect(explanation).toMatchObject({
      outcome: 'applied',
      wasConflict: true,
      standing: 'stands',
      before: 'Của ta',
      value: 'Của đơn vị',
    });
    expect(sourcesOf(merged, '1.1.1')).toEqual(['explanation']);
  });

  test('tell texts that were joined for as long as their lines stand', () => {
    const file = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { note: 'Dòng của Sở' } } });
    const merged = mergedWith(withEntries(blank, { '1.1.1': { note: 'Dòng của ta' } }), [file]);
    expect(told(merged, '1.1.1')).toEqual([['note', 'joined', 'stands']]);
    expect(sourcesOf(merged, '1.1.1')).toEqual(['note']);
    const cut = withEntries(merged, { '1.1.1': { note: 'Dòng của ta' } });
    expect(told(cut, '1.1.1')).toEqual([['note', 'joined', 'changed']]);
  });

  test('of a text that was written on by hand are changed, where it was taken whole', () => {
    const file = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { explanation: 'Của đơn vị' } } });
    const more = withEntries(mergedWith(blank, [file]), { '1.1.1': { explanation: 'Của đơn vị\nThêm của ta' } });
    expect(told(more, '1.1.1')).toEqual([['explanation', 'applied', 'changed']]);
  });

  test('tell what was set apart and why, with what the file says', () => {
    const file = returnedFile(blank, {
      department: 'SNV',
      changes: { '1.2.1': { explanation: 'Ngoài việc được giao' } },
    });
    const merged = mergedWith(blank, [file]);
    expect(placesOf(merged, '1.2.1')[0]?.origins[0]).toMatchObject({
      outcome: 'quarantined',
      reason: 'otherDepartment',
      standing: 'never',
      before: undefined,
      value: 'Ngoài việc được giao',
    });
    expect(sourcesOf(merged, '1.2.1')).toEqual([]);
  });

  test('tell evidence and notes one by one, which mark no cell', () => {
    const thread = [
      { id: 'n1', at: '2024-05-19T00:00:00.000Z', author: 'Lan', side: 'unit', round: 'self', text: 'Ý' },
    ];
    const file = returnedFile(blank, {
      department: 'SNV',
      evidence: [proofDocument('a')],
      changes: { '1.1.1': { evidence: [at('a', 'Trang 2')], thread: thread as never } },
    });
    const merged = mergedWith(blank, [file]);
    expect(told(merged, '1.1.1')).toEqual([
      ['evidence/a', 'applied', 'stands'],
      ['thread/n1', 'applied', 'stands'],
    ]);
    expect(placesOf(merged, '1.1.1')[0]?.origins[0]).toMatchObject({ before: null, value: 'Trang 2' });
    expect(sourcesOf(merged, '1.1.1')).toEqual([]);
    const gone = withEntries(merged, { '1.1.1': { evidence: [] } });
    expect(told(gone, '1.1.1')[0]).toEqual(['evidence/a', 'applied', 'changed']);
  });

  test('of what stood already mark no cell', () => {
    const file = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { note: 'Như nhau' } } });
    const merged = mergedWith(withEntries(blank, { '1.1.1': { note: 'Như nhau' } }), [file]);
    expect(told(merged, '1.1.1')).toEqual([['note', 'same', 'stands']]);
    expect(sourcesOf(merged, '1.1.1')).toEqual([]);
  });

  test('of two files that agree are both told; the cell is the later one’s', () => {
    const file = (author: string) =>
      returnedFile(blank, { department: 'SNV', author, changes: { '1.1.1': { selfScore: pts(400) } } });
    const merged = mergedWith(blank, [file('Lan'), file('Minh')]);
    expect(told(merged, '1.1.1')).toEqual([
      ['score', 'applied', 'stands'],
      ['score', 'applied', 'stands'],
    ]);
    const entry = merged.entries.get('1.1.1')!;
    const source = createOriginReader(merged.merges).sourcesOf(entry).get('score');
    expect(source?.record).toBe(merged.merges.at(-1));
  });
});

test('a row that stays as it is is read once', () => {
  const file = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { selfScore: pts(400) } } });
  const merged = mergedWith(blank, [file]);
  const reader = createOriginReader(merged.merges);
  const entry = merged.entries.get('1.1.1')!;
  expect(reader.sourcesOf(entry)).toBe(reader.sourcesOf(entry));
  expect(reader.sourcesOf({ ...entry, selfScore: pts(1) }).size).toBe(0);
});

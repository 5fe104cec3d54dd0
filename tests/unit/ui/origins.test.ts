import { describe, expect, test } from 'vitest';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import type { Assessment } from '../../../src/domain/assessment';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { DEFAULT_COLUMNS, type ColumnId } from '../../../src/domain/view-state';
import type { Language } from '../../../src/i18n/words';
import { createColumns, createGridModel, createRows } from '../../../src/ui/grid/grid-model';
import { changesByRow, createTelling, tellChange, valuesIn } from '../../../src/ui/merge-log/told-change';
import { sourceHint, sourcesOf, whoseFile } from '../../../src/ui/origins';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { mergedWith, returnedFile } from '../../helpers/merged';
import { exchangeMessages, messages } from '../../helpers/messages';

const { assessment: blank } = blankDocument();

function cellOf(document: Assessment, code: string, column: ColumnId, language: Language = 'vi') {
  const tree = createRubricTree(document.rubric);
  const words = messages[language];
  const self = rollUpDocument(document, tree, 'selfScore');
  const model = createGridModel(
    createColumns(DEFAULT_COLUMNS, document.departments, words, language),
    createRows([code], tree, words),
    {
      document,
      tree,
      self,
      appraised: self,
      secondAppraised: self,
      final: self,
      lastYear: self,
      whatIf: self,
      overlay: new Map(),
      whatIfActive: false,
      language,
      words,
    },
  );
  return model.cellAt(code, column);
}

const received = mergedWith(blank, [
  returnedFile(blank, {
    department: 'SNV',
    changes: { '1.1.1': { selfScore: pts(500), note: 'Ghi chú' }, '1.1.2': { selfScore: pts(100) } },
  }),
]);

describe('a cell whose value came from a merged file', () => {
  test('is marked and says department, author and day', () => {
    const cell = cellOf(received, '1.1.1', 'selfScore');
    expect(cell).toMatchObject({ text: '0,05', edit: '0,05', editable: true, tone: 'received' });
    expect(cell.hint).toBe('Từ tệp của Sở Nội vụ (Lan), nộp ngày 20/05/2024');
    expect(cellOf(received, '1.1.1', 'selfScore', 'en').hint).toBe(
      'From the file of Department of Home Affairs (Lan), returned 20/05/2024',
    );
  });

  test('keeps what the cell said and looked like before', () => {
    const note = cellOf(received, '1.1.1', 'note');
    expect(note.hint).toBe('Ghi chú\nTừ tệp của Sở Nội vụ (Lan), nộp ngày 20/05/2024');
    const estimate = cellOf(received, '1.1.2', 'selfScore');
    expect(estimate.tone.split(' ')).toEqual(expect.arrayContaining(['estimate', 'received']));
    expect(estimate.hint).toContain(messages.vi.grid.estimateHint);
  });

  test('loses the mark when it is changed; other cells have none', () => {
    const changed = withEntries(received, { '1.1.1': { selfScore: pts(600) } });
    expect(cellOf(changed, '1.1.1', 'selfScore')).not.toHaveProperty('hint');
    expect(cellOf(changed, '1.1.1', 'note').tone).toBe('received');
    expect(cellOf(received, '1.1.1', 'leadDepartment').tone).toBe('');
    expect(cellOf(received, '1.1.1', 'finalScore').tone).toBe('');
    expect(cellOf(received, '1', 'selfScore').tone).toBe('');
    expect(cellOf(blank, '1.1.1', 'selfScore').tone).toBe('');
  });
});

test('a file says whose it is by department, author or its name, and no day that it does not know', () => {
  const record = received.merges[0]!;
  expect(whoseFile(record, blank, 'en')).toBe('Department of Home Affairs (Lan)');
  expect(whoseFile({ ...record, department: 'XYZ', author: '' }, blank, 'vi')).toBe('XYZ');
  expect(whoseFile({ ...record, department: '', author: '' }, blank, 'vi')).toBe('snv.json');
  const undated = { ...record, madeAt: null };
  expect(sourceHint({ record: undated }, blank, messages.vi, 'vi')).toBe('Từ tệp của Sở Nội vụ (Lan)');
  expect([...sourcesOf(received, received.entries.get('1.1.1')!).keys()]).toEqual(['score', 'note']);
});

describe('a change of the log', () => {
  function tell(document: Assessment, language: Language = 'vi') {
    const words = exchangeMessages[language];
    const tree = createRubricTree(document.rubric);
    const telling = createTelling(document, tree, messages[language], words, language);
    const record = document.merges.at(-1)!;
    return record.changes.map((change) => {
      const told = tellChange(change, valuesIn(record, change.place), record.evidence, telling, words.log);
      return [told.name, told.before?.text ?? null, told.value?.text ?? null, told.outcome];
    });
  }

  test('tells old and new, and what became of it', () => {
    expect(tell(received).slice(0, 2)).toEqual([
      ['Tự chấm', 'chưa có', '0,05', 'Đã nhận.'],
      ['Ghi chú', 'trống', 'Ghi chú', 'Đã nhận.'],
    ]);
  });

  test('tells conflicts and what was set apart, with the reason', () => {
    const file = returnedFile(blank, {
      department: 'SNV',
      changes: { '1.1.1': { selfScore: pts(500) }, '1.2.1': { explanation: 'Thêm' } },
    });
    const ours = withEntries(blank, { '1.1.1': { selfScore: pts(900) } });
    const merged = mergedWith(ours, [file], { 'row/1.1.1/score/': { kind: 'ours' } });
    const reasons = exchangeMessages.vi.merging.apart.reasons;
    expect(tell(merged)).toEqual([
      // The row was left alone: the log keeps nothing of what stood, and nothing was replaced.
      ['Tự chấm', null, '0,05', 'Có xung đột; đã chọn giá trị khác.'],
      ['Giải trình', null, 'Thêm', `Để riêng, không ghi vào bảng. ${reasons.otherDepartment}`],
    ]);
    const taken = mergedWith(ours, [file], { 'row/1.1.1/score/': { kind: 'file', fileId: file.digest } });
    expect(tell(taken, 'en')[0]).toEqual([
      messages.en.columns.selfScore,
      '0.09',
      '0.05',
      'A conflict; the value of this file was chosen.',
    ]);
  });

  test('keeps the lines of a text for copying, and all of a value that is none', () => {
    const file = returnedFile(blank, {
      department: 'SNV',
      changes: { '1.2.1': { explanation: 'Dòng 1\n  Dòng 2', selfScore: pts(500), checked: true } },
    });
    const document = mergedWith(blank, [file]);
    const telling = createTelling(document, createRubricTree(document.rubric), messages.vi, exchangeMessages.vi, 'vi');
    const record = document.merges[0]!;
    const copied = record.changes.map(
      (change) => tellChange(change, valuesIn(record, change.place), [], telling, exchangeMessages.vi.log).copied,
    );
    expect(copied).toEqual(['0,05; đã kiểm tra', 'Dòng 1\n  Dòng 2']);
  });

  test('tells what was added to a text without saying that anything was replaced', () => {
    const file = returnedFile(blank, { department: 'SNV', changes: { '1.1.1': { note: 'Của Sở' } } });
    const merged = mergedWith(withEntries(blank, { '1.1.1': { note: 'Của ta' } }), [file]);
    expect(tell(merged)).toEqual([['Ghi chú', null, 'Của Sở', 'Đã nối thêm vào nội dung đang có.']]);
  });

  test('names documents, also those that only the file knows, and rows apart from the rest', () => {
    const file = returnedFile(blank, {
      department: 'SNV',
      evidence: [proofDocument('a')],
      changes: { '1.1.1': { evidence: [at('a', 'Trang 2')] } },
    });
    const merged = mergedWith(blank, [file]);
    expect(tell({ ...merged, evidence: [] })).toEqual([
      ['Tài liệu kiểm chứng a/KH-UBND', 'không dẫn', 'Trang 2', 'Đã nhận.'],
      ['Tài liệu trong sổ', null, 'a/KH-UBND · Kế hoạch a · UBND tỉnh', 'Đã nhận.'],
    ]);
    const byRow = changesByRow(merged.merges[0]!.changes);
    expect([...byRow].map(([code, changes]) => [code, changes.length])).toEqual([
      ['1.1.1', 1],
      ['', 1],
    ]);
  });
});

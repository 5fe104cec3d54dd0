import { describe, expect, it, vi } from 'vitest';
import { blankEntry } from '../../../src/domain/entry';
import type { EntryField, Patch } from '../../../src/domain/patch';
import type { FieldChange } from '../../../src/domain/row-history';
import type { Rule } from '../../../src/domain/rubric';
import type { ScoredNode } from '../../../src/domain/rubric-tree';
import { en } from '../../../src/i18n/en';
import { vi as vietnamese } from '../../../src/i18n/vi';
import type { Language } from '../../../src/i18n/words';
import { err, ok } from '../../../src/lib/result';
import { namesIn, readHistory, type KnownNames } from '../../../src/ui/item/history-steps';
import {
  describeFieldChange,
  fieldName,
  figuresText,
  SHORT_LENGTH,
  toldFields,
} from '../../../src/ui/item/history-text';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { count, growth, index, level, ratio, survey, ticked, violations } from '../../helpers/domain-rules';

const messages = { vi: vietnamese, en };
const { assessment, tree } = blankDocument();
const node = tree.scoredNodes[0]!;
const names: KnownNames = {
  documents: new Map([
    ['a', '12/KH-UBND'],
    ['b', '34/BC-SNV'],
  ]),
  departments: new Map(assessment.departments.map((department) => [department.code, department])),
};

function told<F extends EntryField>(
  field: F,
  before: Extract<FieldChange, { field: F }>['before'],
  after: Extract<FieldChange, { field: F }>['after'],
  language: Language = 'vi',
) {
  const change = { field, before, after } as unknown as FieldChange;
  const { name, from, to } = describeFieldChange(change, node, names, messages[language], language);
  return [name, from?.text ?? null, to.text];
}

describe('a change of one field', () => {
  it('tells scores exactly, with the mark of the language', () => {
    expect(told('selfScore', pts(5000), pts(9219))).toEqual(['Tự chấm', '0,50', '0,9219']);
    expect(told('appraisedScore', null, pts(1_2500), 'en')).toEqual([en.columns.appraisedScore, 'none yet', '1.25']);
    expect(told('lastYearScore', pts(0), null)).toEqual(['Năm trước', '0,00', 'chưa có']);
  });

  it('tells yes and no, and days as people write them', () => {
    expect(told('checked', false, true)).toEqual(['Đã kiểm tra', 'không', 'có']);
    expect(told('changedSinceCheck', true, false, 'en')).toEqual(['Changed since the check', 'yes', 'no']);
    expect(told('scoredOn', '', '2024-03-09')).toEqual(['Ngày chấm', 'trống', '09/03/2024']);
  });

  it('names departments in the language, by their code when nobody knows them', () => {
    expect(told('leadDepartment', '', 'STC')).toEqual(['Đơn vị chủ trì', '(chưa giao)', 'Sở Tài chính']);
    expect(told('leadDepartment', 'STC', 'XXX', 'en').slice(1)).toEqual(['Department of Finance', 'XXX']);
    expect(told('contributors', ['SNV'], ['STC'])).toEqual([
      'Đơn vị phối hợp',
      null,
      'thêm Sở Tài chính; bỏ Sở Nội vụ',
    ]);
  });

  it('tells which documents came and went, by their number', () => {
    expect(told('evidence', [], [at('a', 'Mục 2')])).toEqual(['Tài liệu kiểm chứng', null, 'thêm 12/KH-UBND']);
    expect(told('evidence', [at('a')], [at('b')], 'en')[2]).toBe('added 34/BC-SNV; removed 12/KH-UBND');
    expect(told('evidence', [at('a', '')], [at('a', 'tr. 5')])[2]).toBe('12/KH-UBND: từ “trống” thành “tr. 5”');
    expect(told('evidence', [at('a', 'x')], [at('a', 'y'), at('z')])[2]).toBe(
      'thêm tài liệu không còn trong sổ; 12/KH-UBND: từ “x” thành “y”',
    );
    expect(told('evidence', [at('a'), at('b')], [at('b'), at('a')])[2]).toBe('đổi thứ tự');
  });

  it('tells what was said in the thread, and what a step back took away', () => {
    const note = {
      id: 'n',
      round: 'self',
      side: 'unit',
      author: '',
      at: '2024-01-01T00:00:00.000Z',
      text: 'Đã bổ sung',
    };
    expect(told('thread', [], [note as never])).toEqual(['Ý kiến trao đổi', null, 'thêm “Đã bổ sung”']);
    expect(told('thread', [note as never], [])[2]).toBe('bỏ “Đã bổ sung”');
  });

  it('shortens long texts and keeps the whole, with line ends only there', () => {
    const long = `Dòng một\n${'rất dài '.repeat(40)}`.trim();
    const change = { field: 'note', before: '', after: long } as const;
    const { from, to } = describeFieldChange(change, node, names, messages.vi, 'vi');
    expect(from).toEqual({ text: 'trống', full: null });
    expect(to.full).toBe(long);
    expect(to.text).toMatch(/^Dòng một rất dài .*…$/);
    expect(to.text.length).toBeLessThanOrEqual(SHORT_LENGTH);
    expect(told('explanation', 'a\n b', 'x'.repeat(SHORT_LENGTH))).toEqual([
      'Giải trình',
      'a b',
      'x'.repeat(SHORT_LENGTH),
    ]);
  });

  it('has a name for every field, and the day of a score goes with the score', () => {
    const fields = Object.keys(blankEntry('1', '')).filter((field) => field !== 'code') as EntryField[];
    for (const words of Object.values(messages)) {
      const said = fields.map((field) => fieldName(field, words));
      expect(new Set(said).size).toBe(fields.length);
    }
    const of = (...given: EntryField[]) => toldFields(given.map((field) => ({ field }))).map(({ field }) => field);
    expect(of('selfScore', 'scoredOn')).toEqual(['selfScore']);
    expect(of('scoredOn')).toEqual(['scoredOn']);
  });
});

describe('figures in short', () => {
  const levels: Rule = { type: 'levels', levels: [{ points: pts(5000), label: 'Đủ 4 báo cáo' }] };
  const withRule = (rule: Rule): ScoredNode => ({ ...node, rule });

  it.each([
    [null, 'chưa có', 'none yet'],
    [ratio(1250.5, 1300), '1.250,5/1.300', '1,250.5/1,300'],
    [ratio(3, null), '3/…', '3/…'],
    [count(1200), '1.200', '1,200'],
    [violations(2, 0, 1), 'số vi phạm: 2; 0; 1', 'violations: 2; 0; 1'],
    [ticked(3, 0), 'đạt phần 1; 4', 'parts reached: 1; 4'],
    [ticked(), 'không đạt phần nào', 'no part reached'],
    [growth(12, -4), '12 so với −4', '12 against −4'],
    [survey(81.21), '81,21%', '81.21%'],
    [index(82), '82%', '82%'],
    [level(2), 'mức 3', 'level 3'],
  ] as const)('%j', (figures, vi, en) => {
    expect([figuresText(figures, node, messages.vi), figuresText(figures, node, messages.en)]).toEqual([vi, en]);
  });

  it('name the level where the rule still has it', () => {
    expect(figuresText(level(0), withRule(levels), messages.vi)).toBe('Đủ 4 báo cáo');
    expect(figuresText(level(4), withRule(levels), messages.vi)).toBe('mức 5');
  });
});

describe('old steps', () => {
  const label = { type: 'type', count: 1, code: '1.1.1' } as const;
  const patch = (before: number, after: number): Patch => ({
    kind: 'cell',
    code: '1.1.1',
    field: 'selfScore',
    before: pts(before),
    after: pts(after),
  });
  const step = (id: string, patches: readonly Patch[] | null) => ({
    id,
    label,
    at: `2024-01-0${id}T00:00:00.000Z`,
    by: '',
    patches: vi.fn(() => (patches ? ok(patches) : err('corrupt' as const))),
  });

  it('that cannot be read are passed over and counted', () => {
    const steps = [step('1', [patch(0, 100)]), step('2', null), step('3', [patch(100, 300)]), step('4', null)];
    const { changes, unreadable } = readHistory(steps, '1.1.1');
    expect(changes.map(({ stepId }) => stepId)).toEqual(['3', '1']);
    expect(unreadable).toBe(2);
  });

  it('are read once, however often the history is asked for', () => {
    const steps = [step('1', [patch(0, 100)]), step('2', null)];
    readHistory(steps, '1.1.1');
    readHistory([...steps, step('3', [patch(100, 300)])], '1.2.1');
    expect(steps.map(({ patches }) => patches.mock.calls.length)).toEqual([1, 1]);
  });

  it('remember the names of what the document no longer has', () => {
    const gone = { code: 'CU', name: 'Sở cũ', nameEn: '' };
    const old = { ...assessment, evidence: [proofDocument('old', '', { number: '', summary: 'Tờ trình' })] };
    const past = readHistory(
      [
        step('1', [
          { kind: 'evidence', id: 'x', position: 0, before: proofDocument('x'), after: null },
          { kind: 'department', id: 'CU', position: 0, before: gone, after: null },
        ]),
        step('2', [{ kind: 'document', before: old, after: assessment }]),
      ],
      '1.1.1',
    ).past;
    const now = { ...withEntries(assessment, {}), evidence: [proofDocument('y')] };
    const known = namesIn(now, past);
    expect([...known.documents]).toEqual([
      ['x', 'x/KH-UBND'],
      ['old', 'Tờ trình'],
      ['y', 'y/KH-UBND'],
    ]);
    expect([...known.departments.keys()]).toEqual(['CU', 'SNV', 'STC']);
  });
});

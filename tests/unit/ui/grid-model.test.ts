import { describe, expect, test } from 'vitest';
import { scoreReader, type Assessment } from '../../../src/domain/assessment';
import type { Points } from '../../../src/domain/points';
import { rollUpDocument, rollUpScores } from '../../../src/domain/document-rollup';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { DEFAULT_COLUMNS, type ColumnId } from '../../../src/domain/view-state';
import { quantityFromInteger } from '../../../src/domain/figures';
import { type Language } from '../../../src/i18n/words';
import { messages } from '../../helpers/messages';
import { createColumns, createGridModel, createRows } from '../../../src/ui/grid/grid-model';
import { departmentName, nodeName } from '../../../src/ui/names';
import type { GridCell, GridModel } from '../../../src/ui/grid/grid-port';
import { blankDocument, pts, withEntries } from '../../helpers/domain';

interface Given {
  readonly overlay?: ReadonlyMap<string, Points>;
  readonly language?: Language;
}

const { assessment: blank } = blankDocument();
const allCodes = ['1', '1.1', '1.1.1', '1.1.2', '1.2', '1.2.1', '2', '2.1', '2.1.1', '2.2'];

function modelOf(
  document: Assessment,
  { overlay = new Map(), language = 'vi' }: Given = {},
  codes = allCodes,
): GridModel {
  const tree = createRubricTree(document.rubric);
  const words = messages[language];
  const self = scoreReader(document, 'selfScore');
  return createGridModel(
    createColumns(DEFAULT_COLUMNS, document.departments, words, language),
    createRows(codes, tree, words),
    {
      document,
      tree,
      self: rollUpDocument(document, tree, 'selfScore'),
      appraised: rollUpDocument(document, tree, 'appraisedScore'),
      secondAppraised: rollUpDocument(document, tree, 'secondAppraisedScore'),
      final: rollUpDocument(document, tree, 'final'),
      lastYear: rollUpDocument(document, tree, 'lastYearScore'),
      whatIf: rollUpScores(document, tree, (code) => overlay.get(code) ?? self(code)),
      overlay,
      whatIfActive: overlay.size > 0,
      language,
      words,
    },
  );
}

/** Cells of one row by column, for the columns asked. */
const textsOf = (model: GridModel, code: string, ...columns: readonly ColumnId[]): readonly string[] =>
  columns.map((column) => model.cellAt(code, column).text);

const scored = withEntries(blank, {
  '1.1.1': {
    selfScore: pts(333),
    appraisedScore: pts(500),
    lastYearScore: pts(1000),
    checked: true,
    note: 'dòng 1\ndòng 2',
  },
  '1.1.2': { selfScore: pts(2000), appraisedScore: pts(1000) },
  '2.2': { selfScore: pts(3_3334), appraisedScore: pts(3_3334), leadDepartment: 'STC' },
});

describe('rows', () => {
  test('have their level, and can be folded where something hangs below', () => {
    const { rows } = modelOf(blank, {}, ['1', '1.1', '1.2', '1.2.1', '2', '2.1', '2.1.1', '2.2']);
    expect(rows.map(({ code, level, fold }) => [code, level, fold])).toEqual([
      ['1', 1, 'open'],
      ['1.1', 2, 'folded'],
      ['1.2', 2, 'open'],
      ['1.2.1', 3, 'none'],
      ['2', 1, 'open'],
      ['2.1', 2, 'open'],
      ['2.1.1', 3, 'none'],
      // A criterion that is scored itself.
      ['2.2', 2, 'none'],
      ['total', 0, 'none'],
    ]);
    expect([rows[0]?.foldLabel, rows[1]?.foldLabel]).toEqual(['Thu gọn 1', 'Mở rộng 1.1']);
  });

  test('that the rubric does not have are left out, the total never', () => {
    expect(modelOf(blank, {}, ['9', '9.9.9']).rows.map(({ code }) => code)).toEqual(['total']);
  });
});

describe('columns', () => {
  const columns = createColumns(
    DEFAULT_COLUMNS.map((column) => (column.id === 'track' ? { ...column, visible: false } : column)),
    blank.departments,
    messages.en,
    'en',
  );

  test('are the visible ones with title and width, numbers at the end', () => {
    expect(columns.map(({ id }) => id)).not.toContain('track');
    expect(columns).toHaveLength(12);
    expect(columns[0]).toEqual({ id: 'code', title: 'Code', widthPx: 84, align: 'start' });
    expect(columns.filter(({ align }) => align === 'end').map(({ id }) => id)).toEqual([
      'maxPoints',
      'selfScore',
      'whatIfScore',
      'appraisedScore',
      'difference',
      'indexPercent',
      'lastYearScore',
    ]);
  });

  test('offer departments and statuses as the only texts, nothing elsewhere', () => {
    const offered = columns.flatMap(({ id, options }) => (options ? [[id, options]] : []));
    expect(offered).toEqual([
      ['leadDepartment', ['', 'Department of Home Affairs', 'Department of Finance']],
      ['status', ['Not applicable', 'Not started', 'Scored', 'Checked', 'Appraised', 'Explained', 'Appraised twice']],
    ]);
  });
});

describe('a scored row', () => {
  const model = modelOf(scored);

  test('shows every digit of its scores and takes entries where a person may write', () => {
    expect(
      textsOf(model, '1.1.1', 'code', 'name', 'maxPoints', 'track', 'selfScore', 'appraisedScore', 'lastYearScore'),
    ).toEqual(['1.1.1', 'Mục 1.1.1', '0,10', 'Thẩm định', '0,0333', '0,05', '0,10']);
    expect(textsOf(model, '1.1.1', 'difference', 'indexPercent', 'leadDepartment', 'status')).toEqual([
      '+0,0167',
      '33,30',
      'Sở Nội vụ',
      'Đã thẩm định',
    ]);
    const editable = DEFAULT_COLUMNS.filter(({ id }) => model.cellAt('1.1.1', id).editable).map(({ id }) => id);
    expect(editable).toEqual([
      'selfScore',
      'whatIfScore',
      'appraisedScore',
      'secondAppraisedScore',
      'lastYearScore',
      'leadDepartment',
      'status',
      'explanation',
      'note',
    ]);
  });

  test('that is a criterion itself is one like any other', () => {
    expect(textsOf(model, '2.2', 'maxPoints', 'selfScore', 'difference', 'leadDepartment')).toEqual([
      '3,3334',
      '3,3334',
      '0,00',
      'Sở Tài chính',
    ]);
    expect(model.cellAt('2.2', 'selfScore').editable).toBe(true);
    expect(model.cellAt('2.2', 'difference').tone).toBe('quiet');
  });

  test('of a survey or SIPAS marks its score as an estimate, and edits it without the mark', () => {
    const cell = model.cellAt('1.1.2', 'selfScore');
    expect(cell).toMatchObject({ text: '≈ 0,20', edit: '0,20', tone: 'estimate', editable: true });
    expect(cell.hint).toBe(messages.vi.grid.estimateHint);
    expect(model.cellAt('1.1.2', 'track').tone).toBe('estimate');
    expect(model.cellAt('2.1.1', 'selfScore')).toMatchObject({ text: '', edit: '', tone: 'estimate' });
    expect(model.cellAt('2.2', 'selfScore').tone).toBe('');
  });

  test('that is blank shows nothing: no zero, no difference, no index', () => {
    expect(textsOf(model, '1.2.1', 'selfScore', 'difference', 'indexPercent', 'status')).toEqual([
      '',
      '',
      '',
      'Chưa chấm',
    ]);
    const zero = modelOf(withEntries(blank, { '1.2.1': { selfScore: pts(0) } }));
    expect(textsOf(zero, '1.2.1', 'selfScore', 'indexPercent', 'status')).toEqual(['0,00', '0,00', 'Đã chấm']);
  });

  test('says a loss with the sign of print and copies it with one that programs read', () => {
    expect(model.cellAt('1.1.2', 'difference')).toMatchObject({ text: '−0,10', edit: '-0,10', tone: 'loss' });
    expect(model.cellAt('1.1.1', 'difference')).toMatchObject({ tone: 'gain', editable: false });
  });

  test('shows a note in one line, and edits and hints all of it', () => {
    expect(model.cellAt('1.1.1', 'note')).toMatchObject({
      text: 'dòng 1 dòng 2',
      edit: 'dòng 1\ndòng 2',
      hint: 'dòng 1\ndòng 2',
    });
  });

  test('says whether the rule made its score or a person over it, and why', () => {
    const figures = { type: 'survey', percent: quantityFromInteger(50_0000) } as const;
    const ruled = modelOf(withEntries(blank, { '1.1.1': { figures, selfScore: pts(500) } }));
    expect(ruled.cellAt('1.1.1', 'selfScore')).toMatchObject({
      text: '0,05',
      tone: 'by-rule',
      hint: messages.vi.grid.ruleHint,
    });
    const over = { figures, selfScore: pts(900) };
    const hint = 'Ghi đè: theo quy tắc là 0,05';
    expect(modelOf(withEntries(blank, { '1.1.1': over })).cellAt('1.1.1', 'selfScore')).toMatchObject({
      text: '0,09',
      edit: '0,09',
      tone: 'override',
      hint,
    });
    const reasoned = modelOf(withEntries(blank, { '1.1.1': { ...over, overrideReason: 'Theo Bộ' } }));
    expect(reasoned.cellAt('1.1.1', 'selfScore').hint).toBe(`${hint} (Theo Bộ)`);
    // An estimate stays one, whoever made it.
    const estimate = modelOf(withEntries(blank, { '1.1.2': { figures, selfScore: pts(2000) } }));
    expect(estimate.cellAt('1.1.2', 'selfScore')).toMatchObject({ text: '≈ 0,20', tone: 'estimate override' });
  });

  test('that does not apply is struck through in every score', () => {
    const without = modelOf(withEntries(scored, { '1.1.1': { notApplicableReason: 'Không có' } }));
    for (const column of ['selfScore', 'appraisedScore', 'lastYearScore'])
      expect(without.cellAt('1.1.1', column).tone).toBe('not-applicable');
    expect(without.cellAt('1.1.1', 'status').text).toBe('Không áp dụng');
    // Nothing is worked out of it, and an area without a row that counts has no difference.
    expect(textsOf(without, '1.1.1', 'finalScore', 'difference', 'indexPercent')).toEqual(['', '', '']);
    const none = modelOf(withEntries(blank, { '1.2.1': { notApplicableReason: 'Không có' } }));
    expect(textsOf(none, '1.2', 'maxPoints', 'difference', 'indexPercent')).toEqual(['0,00', '', '']);
  });

  test('ends with the score of its latest round', () => {
    const { cellAt } = modelOf(
      withEntries(scored, {
        '1.1.2': { selfScore: pts(2000), appraisedScore: pts(1000), secondAppraisedScore: pts(1500) },
      }),
    );
    expect([cellAt('1.1.2', 'finalScore').text, cellAt('1.1.2', 'difference').text]).toEqual(['0,15', '−0,05']);
    expect([cellAt('1.2.1', 'finalScore').text, cellAt('2.2', 'finalScore').text]).toEqual(['', '3,3334']);
  });

  test('is read-only where its round is locked', () => {
    const { process } = scored;
    const lockedAt = '2024-03-01T00:00:00.000Z';
    const rounds = { ...process.rounds, self: { deadline: '', lockedAt } };
    const locked = modelOf({ ...scored, process: { ...process, rounds } });
    const editable = DEFAULT_COLUMNS.filter(({ id }) => locked.cellAt('1.1.1', id).editable).map(({ id }) => id);
    expect(editable).toEqual([
      'whatIfScore',
      'appraisedScore',
      'secondAppraisedScore',
      'lastYearScore',
      'leadDepartment',
      'explanation',
      'note',
    ]);
  });

  test('tells where it stands', () => {
    expect(model.cellAt('1.1.1', 'code').hint).toBe('1 Mục 1 › 1.1 Mục 1.1 › 1.1.1 Mục 1.1.1');
  });

  test('with an assumption marks it, unless it is what stands', () => {
    const overlay = new Map([
      ['1.1.1', pts(1000)],
      ['2.2', pts(3_3334)],
    ]);
    const assumed = modelOf(scored, { overlay });
    expect(assumed.cellAt('1.1.1', 'whatIfScore')).toMatchObject({ text: '0,10', tone: 'assumed', editable: true });
    expect(assumed.cellAt('2.2', 'whatIfScore')).toMatchObject({ tone: '' });
    expect(assumed.cellAt('1.1.2', 'whatIfScore')).toMatchObject({ text: '', editable: true });
  });

  test('speaks English', () => {
    const english = modelOf(scored, { language: 'en' });
    expect(textsOf(english, '1.1.1', 'name', 'selfScore', 'track', 'leadDepartment', 'status')).toEqual([
      'Item 1.1.1',
      '0.0333',
      'Appraisal',
      'Department of Home Affairs',
      'Appraised',
    ]);
    expect(nodeName({ name: 'Tên', nameEn: '' }, 'en')).toBe('Tên');
    expect(departmentName({ name: 'Sở', nameEn: '' }, 'en')).toBe('Sở');
  });
});

describe('a row of sums', () => {
  const model = modelOf(scored);

  test('rounds once what is scored so far, and hints the exact sum and what is open', () => {
    const criterion = model.cellAt('1.1', 'selfScore');
    expect(criterion).toMatchObject({ text: '0,23', edit: '0,2333', editable: false });
    expect(criterion.hint).toBe('Chính xác: 0,2333');
    const area = model.cellAt('1', 'selfScore');
    expect(area).toMatchObject({ text: '0,23' });
    expect(area.hint).toBe('Chính xác: 0,2333; còn 1,20 điểm chưa chấm');
  });

  test('of nothing scored stays empty and says what is open', () => {
    const cell = model.cellAt('1.2', 'selfScore');
    expect([cell.text, cell.tone, cell.hint]).toEqual(['', 'quiet', 'còn 1,20 điểm chưa chấm']);
    expect(textsOf(model, '1.2', 'indexPercent', 'lastYearScore', 'status')).toEqual(['', '', '0/1']);
  });

  test('gives a difference only where both sides are whole', () => {
    expect(model.cellAt('1.1', 'difference')).toMatchObject({ text: '−0,0833', tone: 'loss' });
    const halves = withEntries(blank, { '1.2.1': { appraisedScore: pts(1) }, '2.1.1': { selfScore: pts(1) } });
    expect([textsOf(modelOf(halves), '1.2', 'difference'), textsOf(modelOf(halves), '2.1', 'difference')]).toEqual([
      [''],
      [''],
    ]);
    // 1.2.1 is blank in both, 2.1.1 too.
    expect(textsOf(model, '1', 'difference')).toEqual(['']);
    expect(textsOf(model, '2', 'difference')).toEqual(['']);
  });

  test('shows what is assumed only where it moves the sum', () => {
    const assumed = modelOf(scored, { overlay: new Map([['1.1.1', pts(1000)]]) });
    expect(assumed.cellAt('1.1', 'whatIfScore')).toMatchObject({ text: '0,30', tone: 'assumed', editable: false });
    expect(textsOf(assumed, '2', 'whatIfScore')).toEqual(['']);
    expect(textsOf(assumed, 'total', 'whatIfScore')).toEqual(['3,63']);
    expect(textsOf(model, 'total', 'whatIfScore')).toEqual(['']);
  });

  test('takes no entry anywhere and leaves columns without a sum empty', () => {
    for (const code of ['1', '1.1', 'total'])
      for (const { id } of DEFAULT_COLUMNS) expect(model.cellAt(code, id).editable).toBe(false);
    expect(textsOf(model, '1', 'track', 'leadDepartment', 'note')).toEqual(['', '', '']);
  });
});

describe('the total row', () => {
  const model = modelOf(scored);

  test('sums all', () => {
    expect(
      textsOf(model, 'total', 'code', 'name', 'maxPoints', 'selfScore', 'appraisedScore', 'status', 'difference'),
    ).toEqual(['', 'Tổng cộng', '14,83', '3,57', '3,48', '3/5', '']);
    // 3.5667 of 14.8334
    expect(textsOf(model, 'total', 'indexPercent')).toEqual(['24,05']);
  });

  test('copies every digit of what it rounds', () => {
    const copied = ['maxPoints', 'selfScore', 'appraisedScore'].map((column) => model.cellAt('total', column).edit);
    expect(copied).toEqual(['14,8334', '3,5667', '3,4834']);
  });

  test('a row that nobody knows is an empty, read-only one', () => {
    const cell: GridCell = model.cellAt('9.9.9', 'selfScore');
    expect(cell).toEqual({ text: '', edit: '', editable: false, tone: '' });
  });
});

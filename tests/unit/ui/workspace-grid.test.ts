import { expect, test } from 'vitest';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { NO_FILTER, visibleRows } from '../../../src/domain/row-filter';
import { createGridModel, createRows } from '../../../src/ui/grid/grid-model';
import { departmentsDocument } from '../../helpers/department';
import { messages } from '../../helpers/messages';

test('a workspace has no row of totals, and takes entries only where they were handed out', () => {
  const document = departmentsDocument();
  const tree = createRubricTree(document.rubric);
  const words = messages.vi;
  const codes = visibleRows(document, tree, NO_FILTER, new Set());
  const rows = createRows(codes, tree, words, false);
  expect(rows.map(({ code }) => code)).toEqual(['1', '1.1', '1.1.1', '1.2', '1.2.1']);
  expect(createRows(codes, tree, words).at(-1)?.code).toBe('total');
  const sums = rollUpDocument(document, tree, 'selfScore');
  const model = createGridModel([], rows, {
    document,
    tree,
    self: sums,
    appraised: sums,
    secondAppraised: sums,
    final: sums,
    lastYear: sums,
    whatIf: sums,
    overlay: new Map(),
    whatIfActive: false,
    language: 'vi',
    words,
  });
  const editable = (code: string) =>
    ['selfScore', 'appraisedScore', 'lastYearScore', 'leadDepartment', 'status', 'explanation', 'note'].filter(
      (column) => model.cellAt(code, column).editable,
    );
  expect(editable('1.2.1')).toEqual(['selfScore', 'status', 'explanation', 'note']);
  expect(editable('1.1.1')).toEqual(['note']);
  // Sums are over what was handed out: criterion 1.1 without 1.1.2.
  expect(model.cellAt('1.1', 'maxPoints').text).toBe('0,10');
});

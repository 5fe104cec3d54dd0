import { describe, expect, test } from 'vitest';
import { applyCommand } from '../../../src/domain/command';
import { asksNothing, assignmentEdits, rowCount, scoredRowsOf } from '../../../src/ui/departments/assign-rows';
import { blankDocument, withEntries } from '../../helpers/domain';

// Lead departments: 1.1.1, 1.1.2 and 2.1.1 SNV, 1.2.1 STC, 2.2 none.
const { assessment: blank, tree } = blankDocument();
const assessment = withEntries(blank, { '1.2.1': { contributors: ['SNV'] } });

describe('rows to assign', () => {
  test.each([
    [['1.1.2'], ['1.1.2']],
    [['1.1'], ['1.1.1', '1.1.2']],
    [
      ['2.2', '1'],
      ['1.1.1', '1.1.2', '1.2.1', '2.2'],
    ],
    [
      ['1', '1.1', '1.1.1'],
      ['1.1.1', '1.1.2', '1.2.1'],
    ],
    [['total'], []],
    [['total', '2.2'], ['2.2']],
    [[], []],
  ])('%j are %j', (codes, expected) => {
    expect(scoredRowsOf(tree, codes)).toEqual(expected);
  });
});

describe('an assignment', () => {
  const edits = (codes: string[], lead: string | null, add: string[] = [], remove: string[] = []) =>
    assignmentEdits(assessment, codes, { lead, add, remove });

  test('changes only what stands otherwise', () => {
    expect(edits(['1.1.1', '2.2'], 'SNV')).toEqual([{ code: '2.2', field: 'leadDepartment', value: 'SNV' }]);
    expect(edits(['1.1.1', '2.1.1'], 'SNV')).toEqual([]);
    expect(edits(['1.1.1'], '')).toEqual([{ code: '1.1.1', field: 'leadDepartment', value: '' }]);
  });

  test('adds and takes away contributors and leaves who leads', () => {
    expect(edits(['1.1.1', '1.2.1', '2.2'], null, ['STC'], ['SNV'])).toEqual([
      { code: '1.1.1', field: 'contributors', value: ['STC'] },
      // STC leads 1.2.1 and does not contribute to it as well.
      { code: '1.2.1', field: 'contributors', value: [] },
      { code: '2.2', field: 'contributors', value: ['STC'] },
    ]);
    expect(edits(['1.2.1'], null, ['SNV'])).toEqual([]);
  });

  test('makes a contributor the lead of a row', () => {
    const made = edits(['1.2.1'], 'SNV');
    expect(made).toEqual([
      { code: '1.2.1', field: 'leadDepartment', value: 'SNV' },
      { code: '1.2.1', field: 'contributors', value: [] },
    ]);
    expect(rowCount(made)).toBe(1);
  });

  test('of nothing asks nothing', () => {
    expect(asksNothing({ lead: null, add: [], remove: [] })).toBe(true);
    expect(asksNothing({ lead: '', add: [], remove: [] })).toBe(false);
    expect(asksNothing({ lead: null, add: [], remove: ['SNV'] })).toBe(false);
  });

  test('is one step that counts rows, not fields', () => {
    const command = { type: 'editCells', gesture: 'assign', edits: edits(['1.2.1', '2.2'], 'SNV') } as const;
    const result = applyCommand(assessment, tree, command);
    expect(result.ok && result.value.label).toEqual({ type: 'assign', count: 2, code: '1.2.1' });
  });
});

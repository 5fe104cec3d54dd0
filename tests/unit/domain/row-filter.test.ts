import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/domain/entry';
import {
  filterRows,
  findRows,
  isFiltering,
  NO_FILTER,
  visibleRows,
  type RowFilter,
} from '../../../src/domain/row-filter';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';

const { assessment: blank, tree } = blankDocument();
// Lead departments: 1.1.1, 1.1.2 and 2.1.1 SNV, 1.2.1 STC, 2.2 none.
const document = withEntries(blank, {
  '1.1.1': { selfScore: pts(1000), checked: true },
  '1.1.2': { selfScore: pts(500), note: 'Chờ phiếu khảo sát' },
  '2.2': { selfScore: pts(0) },
});
const answers = (filter: Partial<RowFilter>) => [...filterRows(document, tree, { ...NO_FILTER, ...filter })];
const shown = (filter: Partial<RowFilter>, collapsed: readonly string[] = []) =>
  visibleRows(document, tree, { ...NO_FILTER, ...filter }, new Set(collapsed));
const all = tree.nodes.map((node) => node.code);

describe('filtering rows', () => {
  it.each([
    ['nothing asked', {}, ['1.1.1', '1.1.2', '1.2.1', '2.1.1', '2.2']],
    ['an area', { areas: ['2'] }, ['2.1.1', '2.2']],
    ['two tracks', { tracks: ['sipas', 'leaderSurvey'] }, ['1.1.2', '2.1.1']],
    ['a department', { departments: ['STC'] }, ['1.2.1']],
    ['no department', { departments: [''] }, ['2.2']],
    ['checked', { statuses: ['checked'] }, ['1.1.1']],
    ['scored or checked', { statuses: ['scored', 'checked'] }, ['1.1.1', '1.1.2', '2.2']],
    ['not scored', { notScored: true }, ['1.2.1', '2.1.1']],
    ['points lost, which a blank row has not yet', { pointsLost: true }, ['1.1.2', '2.2']],
    ['not fully proven, which only a claim for the appraisal can be', { unproven: true }, ['1.1.1']],
    ['two questions at once', { areas: ['1'], pointsLost: true }, ['1.1.2']],
    ['questions that exclude each other', { notScored: true, pointsLost: true }, []],
  ] as [string, Partial<RowFilter>, string[]][])('%s', (_name, filter, expected) => {
    expect(answers(filter)).toEqual(expected);
    expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(_name !== 'nothing asked');
  });
});

describe('what is not fully proven', () => {
  const proof = proofDocument('a');
  const withEvidence = (evidence: Entry['evidence'], explanation = '') =>
    withEntries({ ...document, evidence: [proof] }, { '1.1.1': { selfScore: pts(1000), evidence, explanation } });

  it.each([
    ['with its place', withEvidence([at('a', 'Mục 2')]), []],
    ['without its place', withEvidence([at('a')]), ['1.1.1']],
    ['only explained', withEvidence([], 'Vì'), ['1.1.1']],
    ['by a document that the register has lost', withEvidence([at('b', 'Mục 2')]), ['1.1.1']],
    ['and does not apply', withEntries(document, { '1.1.1': { notApplicableReason: 'Không có' } }), []],
  ])('%s', (_name, assessment, expected) => {
    expect([...filterRows(assessment, tree, { ...NO_FILTER, unproven: true })]).toEqual(expected);
  });
});

describe('rows on screen', () => {
  it('are all rows in official order, less what a collapsed row hides', () => {
    expect(shown({})).toEqual(all);
    expect(shown({}, ['1'])).toEqual(['1', '2', '2.1', '2.1.1', '2.2']);
    expect(shown({}, ['1.1', '2'])).toEqual(['1', '1.1', '1.2', '1.2.1', '2']);
  });

  it('with a filter are the answers and what stands above them, collapsed or not', () => {
    expect(shown({ notScored: true })).toEqual(['1', '1.2', '1.2.1', '2', '2.1', '2.1.1']);
    expect(shown({ statuses: ['checked'] }, ['1', '1.1'])).toEqual(['1', '1.1', '1.1.1']);
    expect(shown({ notScored: true, pointsLost: true })).toEqual([]);
  });
});

describe('finding rows', () => {
  it.each([
    ['1.2', ['1.1.2', '1.2', '1.2.1']],
    ['muc 2.2', ['2.2']],
    ['ITEM 1.1', ['1.1', '1.1.1', '1.1.2']],
    ['khao sat', ['1.1.2']],
    ['so tai chinh', ['1.2.1']],
    ['Department of Finance', ['1.2.1']],
    ['', []],
    ['  ', []],
    ['không có', []],
  ])('%j', (query, expected) => {
    expect(findRows(document, tree, query)).toEqual(expected);
  });
});

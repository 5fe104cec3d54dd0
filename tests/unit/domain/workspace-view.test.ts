import { describe, expect, test } from 'vitest';
import { closureOf } from '../../../src/domain/closure';
import { rollUpDocument } from '../../../src/domain/document-rollup';
import { findingsOf } from '../../../src/domain/findings';
import { handoutCandidates, leaderlessRows } from '../../../src/domain/handout-candidates';
import type { MergeRecord } from '../../../src/domain/merge-record';
import { readCells } from '../../../src/domain/read-cells';
import { filterRows, findRows, NO_FILTER, visibleRows } from '../../../src/domain/row-filter';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { workspaceProgress } from '../../../src/domain/workspace-progress';
import { coordinatorsDocument, departmentsDocument } from '../../helpers/department';
import { pts, withEntries } from '../../helpers/domain';

const document = departmentsDocument();
const tree = createRubricTree(document.rubric);
const none = new Set<string>();

describe('the rows of a workspace', () => {
  test('are its items with what stands above them', () => {
    expect(visibleRows(document, tree, NO_FILTER, none)).toEqual(['1', '1.1', '1.1.1', '1.2', '1.2.1']);
    expect(visibleRows(coordinatorsDocument(), tree, NO_FILTER, none)).toHaveLength(10);
  });

  test('fold and are filtered like others', () => {
    expect(visibleRows(document, tree, NO_FILTER, new Set(['1.1']))).toEqual(['1', '1.1', '1.2', '1.2.1']);
    const notScored = { ...NO_FILTER, notScored: true };
    expect([...filterRows(document, tree, notScored)]).toEqual(['1.1.1']);
    expect(visibleRows(document, tree, notScored, new Set(['1']))).toEqual(['1', '1.1', '1.1.1']);
  });

  test('are the only ones that are found', () => {
    expect(findRows(document, tree, 'mục 2')).toEqual([]);
    expect(findRows(document, tree, 'mục 1.2')).toEqual(['1.2', '1.2.1']);
  });

  test('are the only ones that are summed and checked', () => {
    const { total, sumByCode } = rollUpDocument(document, tree, 'selfScore');
    expect(total).toMatchObject({ points: 7500, maxPoints: 13_000, rows: 2, scoredRows: 1 });
    expect(sumByCode.get('1')).toMatchObject({ maxPoints: 13_000, rows: 2 });
    expect(sumByCode.get('2')).toMatchObject({ maxPoints: 0, rows: 0 });
    expect(rollUpDocument(document, tree, 'lastYearScore').total).toMatchObject({ maxPoints: 13_000, rows: 2 });
    const elsewhere = withEntries(departmentsDocument('SNV'), {
      '1.1.1': { selfScore: pts(1000) },
      '1.2.1': { selfScore: pts(1) },
    });
    const codesOf = (of: typeof document) => findingsOf(of, tree, '2024-06-01').flatMap(({ codes }) => codes);
    expect(codesOf(elsewhere)).toContain('1.1.1');
    expect(codesOf(elsewhere)).not.toContain('1.2.1');
    expect(codesOf({ ...elsewhere, workspace: null })).toContain('1.2.1');
  });
});

describe('what a department may write', () => {
  test('is closed for the rest, and for what is locked', () => {
    expect(closureOf(document, '1.2.1', 'selfScore')).toBeNull();
    expect(closureOf(document, '1.2.1', 'appraisedScore')).toBe('notHandedOut');
    expect(closureOf(document, '1.1.1', 'selfScore')).toBe('notHandedOut');
    expect(closureOf(document, '1.1.1', 'note')).toBeNull();
    expect(closureOf(document, '2.2', 'note')).toBe('notHandedOut');
    expect(closureOf({ ...document, workspace: null }, '2.2', 'note')).toBeNull();
    const { rounds } = document.process;
    const self = { ...rounds.self, lockedAt: '2024-06-01T00:00:00.000Z' };
    const locked = { ...document, process: { ...document.process, rounds: { ...rounds, self } } };
    expect(closureOf(locked, '1.2.1', 'selfScore')).toBe('self');
  });

  test('takes texts in those cells alone', () => {
    const cells = [
      { code: '1.2.1', column: 'selfScore', text: '1' },
      { code: '1.1.1', column: 'selfScore', text: '0,1' },
      { code: '1.1.1', column: 'note', text: 'Đã bổ sung' },
      { code: '1.2.1', column: 'leadDepartment', text: 'SNV' },
      { code: '1.2.1', column: 'whatIfScore', text: '1' },
    ];
    const reading = readCells(document, tree, cells, { statusByWord: new Map() }, 'ask');
    expect(reading.edits.map(({ code, field }) => `${code} ${field}`)).toEqual(['1.2.1 selfScore', '1.1.1 note']);
    expect(reading.assumptions).toEqual([]);
    expect(reading.skipped).toEqual([cells[1], cells[3], cells[4]]);
  });
});

test('progress counts what is led and applies, and every item that was changed', () => {
  expect(workspaceProgress(document, tree)).toEqual({
    leads: 1,
    contributes: 1,
    scored: 1,
    points: 7500,
    maxPoints: 12_000,
    unproven: 1,
    changed: 0,
  });
  const worked = withEntries(document, {
    '1.2.1': { selfScore: null },
    '1.1.1': { note: 'Đã bổ sung' },
    '2.2': { note: 'không được giao' },
  });
  expect(workspaceProgress(worked, tree)).toMatchObject({ scored: 0, points: 0, unproven: 0, changed: 2 });
  const left = withEntries(document, { '1.2.1': { notApplicableReason: 'Không có' } });
  expect(workspaceProgress(left, tree)).toMatchObject({ leads: 0, maxPoints: 0, changed: 1 });
});

describe('who can be handed what', () => {
  const sent = (id: string, department: string, issuedAt: string) => ({
    ...departmentsDocument(department, { id, issuedAt }).workspace!.handout,
    baseDigest: 'a'.repeat(64),
    fileDigest: 'b'.repeat(64),
  });
  const merged = (handoutId: string, mergedAt: string) => ({ handoutId, mergedAt }) as MergeRecord;

  test('follows the assignment', () => {
    const [snv, stc] = handoutCandidates(coordinatorsDocument());
    expect(snv).toMatchObject({ leads: 3, contributes: 0, scored: 0, earlier: [] });
    expect(stc).toMatchObject({ leads: 1, contributes: 1, scored: 1 });
    expect(stc!.items.map(({ code, role }) => `${code} ${role}`)).toEqual(['1.1.1 contributor', '1.2.1 lead']);
    const scattered = withEntries(coordinatorsDocument(), {
      '1.2.1': { leadDepartment: '', notApplicableReason: 'Không có' },
    });
    expect(leaderlessRows(scattered)).toEqual(['2.2']);
  });

  test('tells what was sent before, the newest first, with the last return that was merged', () => {
    const document = {
      ...coordinatorsDocument(),
      handouts: [
        sent('h1', 'STC', '2024-05-01T00:00:00.000Z'),
        sent('h2', 'STC', '2024-05-09T00:00:00.000Z'),
        sent('h3', 'SNV', '2024-05-09T00:00:00.000Z'),
      ],
      merges: [merged('h1', '2024-05-03T00:00:00.000Z'), merged('h1', '2024-05-05T00:00:00.000Z')],
    };
    const [, stc] = handoutCandidates(document);
    expect(stc!.earlier.map(({ handout, merged }) => [handout.id, merged?.mergedAt ?? null])).toEqual([
      ['h2', null],
      ['h1', '2024-05-05T00:00:00.000Z'],
    ]);
  });
});

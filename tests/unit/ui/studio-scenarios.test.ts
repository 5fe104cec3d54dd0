import { describe, expect, test } from 'vitest';
import type { Round } from '../../../src/domain/process';
import type { ChangeIssue } from '../../../src/domain/scenario';
import { scenarioFigures } from '../../../src/domain/scenario-figures';
import { vi } from '../../../src/i18n/vi';
import { studio } from '../../../src/i18n/vi/studio';
import { pointsChange, rankWithBounds } from '../../../src/ui/studio/scenarios/figure-text';
import { describeIssue } from '../../../src/ui/studio/scenarios/issue-text';
import { promotedItems } from '../../../src/ui/studio/scenarios/promote';
import { differs, rowDifferences } from '../../../src/ui/studio/scenarios/row-differences';
import { overlayBelow, scoreBelow, withChange, withoutChange } from '../../../src/ui/studio/scenarios/scenario-edits';
import { scenarioFileName } from '../../../src/ui/studio/scenarios/share';
import { readTypedScore } from '../../../src/ui/studio/scenarios/typed-score';
import { blankDocument, pts, scenario, withEntries } from '../../helpers/domain';

// Rows of 0.1 (1.1.1), 0.2 (1.1.2), 1.2 (1.2.1), 10 (2.1.1) and 3.3334 (2.2).
const { assessment: blank, tree } = blankDocument();
const assessment = withEntries(blank, {
  '1.2.1': { selfScore: pts(7500) },
  '1.1.2': { notApplicableReason: 'Không có' },
});

describe('a typed score', () => {
  const node = tree.scoredNodes.find(({ code }) => code === '2.1.1')!;
  const read = (text: string, code = node.code) =>
    readTypedScore(text, node, assessment.entries.get(code), { words: vi, studioWords: studio });

  test.each([
    ['7,5', 75000],
    [' 7.5 ', 75000],
    ['0', 0],
    ['10', 100000],
  ])('%j is %i', (text, points) => {
    expect(read(text)).toEqual({ ok: true, value: points });
  });

  test.each([
    ['', studio.scenarios.score.missing],
    ['  ', studio.scenarios.score.missing],
    ['1.125', studio.scenarios.score.ambiguous('1.125', '1,125')],
    ['11.125', vi.refusal.aboveMaximum('11.125', '10,00')],
    ['10,0001', vi.refusal.aboveMaximum('10,0001', '10,00')],
    ['-1', vi.refusal.negative],
    ['1,00001', vi.refusal.tooManyDecimals('1,00001')],
    ['abc', vi.refusal.notANumber('abc')],
  ])('%j is refused', (text, error) => {
    expect(read(text)).toEqual({ ok: false, error });
  });

  test('is refused for a row that does not apply', () => {
    expect(read('1', '1.1.2')).toEqual({ ok: false, error: vi.refusal.notApplicable });
  });
});

describe('edits', () => {
  const base = scenario('a', 'Gốc', [{ code: '1.2.1', selfScore: pts(9000) }]);
  const over = { ...scenario('b', 'Theo', [{ code: '2.2', selfScore: pts(5) }]), basedOn: 'a' };
  const open = { ...assessment, scenarios: [base, over] };

  test('go on from the score that the document has now, also where a row is assumed anew', () => {
    const added = withChange(open, base, '2.2', pts(10));
    expect(added.changes.at(-1)).toEqual({ code: '2.2', selfScore: 10, from: null });
    const again = withChange(open, base, '1.2.1', pts(12000));
    expect(again.changes).toEqual([{ code: '1.2.1', selfScore: 12000, from: 7500 }]);
    expect(withoutChange(added, '1.2.1').changes.map(({ code }) => code)).toEqual(['2.2']);
  });

  test('see through to what the scenario goes on from', () => {
    const below = overlayBelow(open, tree, over);
    expect([scoreBelow(open, below, '1.2.1'), scoreBelow(open, below, '2.2')]).toEqual([9000, null]);
    expect(overlayBelow(open, tree, base).size).toBe(0);
  });
});

test('differences are by row, from one overlay to the other, and leave out rows that do not apply', () => {
  const first = new Map([['1.1.1', pts(500)]]);
  const second = new Map([
    ['1.2.1', pts(9000)],
    ['2.2', pts(0)],
  ]);
  const rows = rowDifferences(assessment, tree, first, second);
  expect(rows.map(({ node }) => node.code)).toEqual(['1.1.1', '1.2.1', '2.1.1', '2.2']);
  const differing = rows.filter(differs).map(({ node, from, to, gain }) => [node.code, from, to, gain]);
  expect(differing).toEqual([
    ['1.1.1', 500, null, -500],
    ['1.2.1', 7500, 9000, 1500],
    // Scored with nothing is not the same as not scored.
    ['2.2', null, 0, 0],
  ]);
  expect(rows.map(({ days }) => days > 0)).toEqual([false, true, false, false]);
});

test('promotion makes an item of each row that is lifted and of none that loses', () => {
  const overlay = new Map([
    ['1.1.1', pts(900)],
    ['1.2.1', pts(5000)],
    ['2.2', pts(20000)],
  ]);
  const { moves } = scenarioFigures(assessment, tree, overlay, 2);
  let ids = 0;
  const items = promotedItems(assessment, moves, {
    name: 'Lên',
    dueDate: '',
    createdAt: '2024-06-01T00:00:00.000Z',
    createId: () => `id${String((ids += 1))}`,
  });
  expect(
    items.map(({ id, code, department, fromScore, targetScore }) => [id, code, department, fromScore, targetScore]),
  ).toEqual([
    ['id1', '1.1.1', 'SNV', null, 900],
    ['id2', '2.2', '', null, 20000],
  ]);
  expect(items.map(({ effortDays }) => effortDays)).toEqual(
    moves.filter(({ gain }) => gain > 0).map(({ days }) => days),
  );
});

test('every issue is told with its row', () => {
  const change = { code: '1.2.1', selfScore: pts(8000) };
  const round: Round = 'self';
  const issues: readonly ChangeIssue[] = [
    { code: '1.2.1', change, reason: 'rowGone' },
    { code: '1.2.1', change, reason: 'notApplicable' },
    { code: '1.2.1', change, reason: 'aboveMaximum', maximum: pts(5000) },
    { code: '1.2.1', change, reason: 'reached' },
    { code: '1.2.1', change, reason: 'moved', from: null, now: pts(7500) },
    { code: '1.2.1', change, reason: 'overtaken', from: pts(1), now: pts(9000) },
    { code: '1.2.1', change, reason: 'locked', round },
  ];
  const said = studio.scenarios.issues;
  expect(issues.map((issue) => describeIssue(issue, vi, studio))).toEqual([
    said.rowGone('1.2.1'),
    said.notApplicable('1.2.1'),
    said.aboveMaximum('1.2.1', '0,80', '0,50'),
    said.reached('1.2.1', '0,80'),
    said.moved('1.2.1', 'chưa chấm', '0,75'),
    said.overtaken('1.2.1', '0,80', '0,90'),
    vi.refusal.locked(vi.rounds.names.self),
  ]);
});

test('figures: a change too small for two decimals has all of its own; a rank has its bounds unless they meet', () => {
  expect([5400, -49, 50, 0].map((points) => pointsChange(pts(points), ','))).toEqual([
    '+0,54',
    '−0,0049',
    '+0,01',
    '0,00',
  ]);
  const rank = { best: 44, worst: 49, estimate: 47, unitCount: 63, exact: false, knownValues: 28, otherUnits: 62 };
  const result = { ...rank, above: null, below: null };
  expect([rankWithBounds(result), rankWithBounds({ ...result, best: 47, worst: 47, exact: true })]).toEqual([
    '≈ 47 (44–49)',
    '47',
  ]);
});

test('a file is named plainly', () => {
  expect(scenarioFileName('Đạt nhóm “A” (quý IV)', 'kich-ban', 2023)).toBe('kich-ban-dat-nhom-a-quy-iv-2023.json');
  expect(scenarioFileName('???', 'kich-ban', 2023)).toBe('kich-ban-2023.json');
});

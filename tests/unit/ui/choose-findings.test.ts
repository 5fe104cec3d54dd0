import { expect, test } from 'vitest';
import { createFinding } from '../../../src/domain/finding';
import { chooseFindings, EVERY_FINDING, isChoosing, type FindingChoice } from '../../../src/ui/checks/choose-findings';
import { blankDocument, pts } from '../../helpers/domain';

// Lead departments: 1.1.1, 1.1.2 and 2.1.1 SNV, 1.2.1 STC, 2.2 none.
const { assessment, tree } = blankDocument();
const findings = [
  createFinding(['2.2'], pts(300), { kind: 'changedAfterCheck' }),
  createFinding(['1.2.1', '2.1.1'], pts(200), { kind: 'documentOverused', documentId: 'a', shares: [] }),
  createFinding(['1.1.1'], pts(100), { kind: 'claimedWithoutEvidence' }),
  createFinding(['1.1.1'], pts(100), { kind: 'changedAfterCheck' }),
];
const choose = (choice: Partial<FindingChoice>) => {
  const { chosen, countByKind } = chooseFindings(findings, { ...EVERY_FINDING, ...choice }, assessment, tree);
  return { ids: chosen.map(({ code, kind }) => `${code} ${kind}`), kinds: Object.fromEntries(countByKind) };
};

test.each<[string, Partial<FindingChoice>, number[]]>([
  ['nothing', {}, [0, 1, 2, 3]],
  ['a kind', { kind: 'changedAfterCheck' }, [0, 3]],
  ['an area, by any of the rows', { area: '2' }, [0, 1]],
  ['a department, by any of the rows', { department: 'SNV' }, [1, 2, 3]],
  ['rows that nobody leads', { department: '' }, [0]],
  ['an area and a department of one row', { area: '1', department: 'SNV' }, [2, 3]],
  ['official order, dearer first within a row', { order: 'row' }, [2, 3, 1, 0]],
])('asking for %s', (_name, choice, expected) => {
  expect(choose(choice).ids).toEqual(expected.map((index) => `${findings[index]!.code} ${findings[index]!.kind}`));
});

test('kinds are counted among what the other questions leave, the one asked for even where none is left', () => {
  expect(choose({ kind: 'documentOverused' }).kinds).toEqual({
    claimedWithoutEvidence: 1,
    documentOverused: 1,
    changedAfterCheck: 2,
  });
  expect(choose({ kind: 'documentOverused', department: '' }).kinds).toEqual({
    documentOverused: 0,
    changedAfterCheck: 1,
  });
});

test('an order alone is no choice', () => {
  expect(isChoosing({ ...EVERY_FINDING, order: 'row' })).toBe(false);
  expect(isChoosing({ ...EVERY_FINDING, department: '' })).toBe(true);
});

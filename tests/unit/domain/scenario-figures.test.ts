import { expect, it } from 'vitest';
import { createSample } from '../../../src/data/packs';
import { scenarioFigures } from '../../../src/domain/scenario-figures';
import { createdAt, pts, withEntries } from '../../helpers/domain';

const { assessment, tree } = createSample(createdAt);

it('of nothing assumed are those of the document', () => {
  const { rollup, moves, days, pointsByDepartment } = scenarioFigures(assessment, tree, new Map(), 2);
  expect([rollup.total.points, moves, days]).toEqual([85_9600, [], 0]);
  expect([...pointsByDepartment.values()].reduce((sum, points) => sum + points, 0)).toBe(85_9600);
});

it('add up: gains of the moves are the change of the total, by department too', () => {
  const before = scenarioFigures(assessment, tree, new Map(), 2);
  const overlay = new Map([
    ['1.2.1', pts(5000)],
    ['1.1.1', pts(0)],
    ['1.6.1', assessment.entries.get('1.6.1')!.selfScore!],
  ]);
  const after = scenarioFigures(assessment, tree, overlay, 2);
  expect(after.moves.map(({ node, gain }) => [node.code, gain])).toEqual([
    ['1.1.1', -5000],
    ['1.2.1', 5000],
  ]);
  expect(after.rollup.total.points - before.rollup.total.points).toBe(0);
  expect(after.moves[0]?.days).toBe(0);
  expect(after.days).toBe(after.moves[1]?.days);
  const byDepartment = [...after.pointsByDepartment.values()].reduce((sum, points) => sum + points, 0);
  expect(byDepartment).toBe(after.rollup.total.points);
  expect(after.outlook.ceiling).toBeGreaterThanOrEqual(after.outlook.expected);
});

it('leave out rows that do not apply', () => {
  const reduced = withEntries(assessment, { '1.1.1': { notApplicableReason: 'Không có' } });
  const { rollup, pointsByDepartment } = scenarioFigures(reduced, tree, new Map(), 2);
  expect([...pointsByDepartment.values()].reduce((sum, points) => sum + points, 0)).toBe(rollup.total.points);
});

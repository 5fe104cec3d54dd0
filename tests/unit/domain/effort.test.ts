import { expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/packs';
import { defaultEffortDays } from '../../../src/domain/effort';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { effortDaysSchema } from '../../../src/domain/studio';

const { scoredNodes } = createRubricTree(loadRubric());

it('every row has an effort that an entry could hold, and that is not nothing', () => {
  for (const row of scoredNodes) {
    expect(effortDaysSchema.safeParse(defaultEffortDays(row)).success).toBe(true);
    expect(defaultEffortDays(row)).toBeGreaterThan(0);
  }
});

it('what others decide costs more than the same rule on papers of one’s own', () => {
  const ratios = scoredNodes.filter(({ rule }) => rule.type === 'ratio');
  const days = (track: string) =>
    new Set(ratios.filter((row) => row.track === track).map((row) => defaultEffortDays(row)));
  expect(days('appraisal')).toEqual(new Set([4]));
  expect(days('statistics')).toEqual(new Set([15]));
});

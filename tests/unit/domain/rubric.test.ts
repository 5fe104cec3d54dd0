import { expect, it } from 'vitest';
import { isEstimatedTrack, TRACKS } from '../../../src/domain/rubric';
import { blankDocument, pts } from '../../helpers/domain';

it('only what surveys measure is estimated; appraised and counted items are scored', () => {
  expect(TRACKS.filter(isEstimatedTrack)).toEqual(['leaderSurvey', 'sipas']);
});

it('a tree has the rows in official order, its areas, and its points by track', () => {
  const { tree } = blankDocument();
  expect(tree.nodes.map((node) => node.code)).toEqual([
    '1',
    '1.1',
    '1.1.1',
    '1.1.2',
    '1.2',
    '1.2.1',
    '2',
    '2.1',
    '2.1.1',
    '2.2',
  ]);
  expect(tree.areas.map((area) => area.code)).toEqual(['1', '2']);
  expect(tree.maxPoints).toBe(14_8334);
  expect(tree.maxPointsByTrack).toEqual({
    appraisal: pts(1_3000),
    leaderSurvey: pts(2000),
    sipas: pts(10_0000),
    statistics: pts(3_3334),
  });
});

import { expect, test } from 'vitest';
import { rubricSchema } from '../../../src/domain/rubric';
import { blankDocument, pts, smallRubricFile, withEntries } from '../../helpers/domain';
import { createSession } from './session-stage';

const rubric = rubricSchema.parse({
  ...smallRubricFile(),
  adjustments: [{ id: 'late', kind: 'penalty', name: 'Nộp muộn', nameEn: 'Late', maxPoints: 20 }],
});

/** 0.9 and 3 points, less a penalty. */
async function swingsWithPenalty(tenThousandths: number) {
  const { assessment } = blankDocument(rubric);
  const scored = withEntries(assessment, { '1.2.1': { selfScore: pts(9000) }, '2.2': { selfScore: pts(3_0000) } });
  const document = { ...scored, adjustments: [{ id: 'late', points: pts(tenThousandths), reason: 'Trễ' }] };
  const { session } = await createSession({ document });
  const swings = (await session.studio()).swings('nothing');
  return new Map(swings.map(({ code, lossPoints, gainPoints }) => [code, [lossPoints, gainPoints]]));
}

test('a row moves the total only above what a penalty takes away', async () => {
  // 3.9 − 5 is 1.1 below nothing: full marks bring 0.3 or 0.3334 of it, and the total stays at nothing.
  expect([...(await swingsWithPenalty(5_0000))]).toEqual([
    ['1.2.1', [0, 0]],
    ['2.2', [0, 0]],
  ]);
  // 3.9 − 4 is 0.1 below nothing: what is more than that shows.
  expect(await swingsWithPenalty(4_0000)).toEqual(
    new Map([
      ['2.2', [0, 2334]],
      ['1.2.1', [0, 2000]],
    ]),
  );
  // 3.9 − 3.5 leaves 0.4: no row can lose more.
  expect(await swingsWithPenalty(3_5000)).toEqual(
    new Map([
      ['2.2', [4000, 3334]],
      ['1.2.1', [4000, 3000]],
    ]),
  );
});

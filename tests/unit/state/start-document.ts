import type { Assessment } from '../../../src/domain/assessment';
import { blankDocument, pts, scenario, withEntries } from '../../helpers/domain';

/** The small rubric with some scores: 1.1.1 of 0.1, 1.1.2 (survey) of 0.2, 1.2.1 of 1.2, 2.1.1 (SIPAS) of 10, 2.2 of 3.3334. */
export function startDocument(): Assessment {
  const { assessment } = blankDocument();
  return {
    ...withEntries(assessment, {
      '1.2.1': { selfScore: pts(7500), note: 'Theo báo cáo' },
      '2.2': { selfScore: pts(1) },
    }),
    scenarios: [scenario('s1', 'Thận trọng', [{ code: '1.1.1', selfScore: pts(900) }])],
  };
}

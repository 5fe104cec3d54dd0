import type { rounds as vi } from '../vi/rounds';

export const rounds: typeof vi = {
  title: 'Rounds and locks',
  names: {
    self: 'Self-scoring',
    firstAppraisal: 'First appraisal',
    explanation: 'Explanation',
    secondAppraisal: 'Second appraisal',
    final: 'Final result',
  },
  sides: { unit: 'Unit', appraiser: 'Appraiser' },
};

import type { Scenario } from '../../../domain/assessment';
import type { Swing } from '../../../domain/sensitivity';

/** What a scenario makes of rows: their loss, or their full marks. */
export type Side = 'loss' | 'gain';

/** The rows whose loss costs most first: in ranks, then in points. */
export const byLoss = (swings: readonly Swing[]): readonly Swing[] =>
  [...swings].sort((a, b) => (b.ranksLost ?? 0) - (a.ranksLost ?? 0) || b.lossPoints - a.lossPoints);

/** Of rows that gain: the most first. */
export const byGain = (swings: readonly Swing[]): readonly Swing[] =>
  [...swings].sort((a, b) => (b.ranksGained ?? 0) - (a.ranksGained ?? 0) || b.gainPoints - a.gainPoints);

/** Rows that stand at that end already change nothing. */
export const changesOf = (swings: readonly Swing[], side: Side): Scenario['changes'] =>
  swings.flatMap(({ code, points, low, high }) => {
    const after = side === 'loss' ? low : high;
    return after === points ? [] : [{ code, selfScore: after, from: points }];
  });

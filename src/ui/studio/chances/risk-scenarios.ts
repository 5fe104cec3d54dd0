import { SCENARIO_NAME_LENGTH, type Scenario } from '../../../domain/assessment';
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

/** The name, cut to what a scenario takes, with a number behind it where another scenario has it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${String(count)})`;
    const name = wanted.slice(0, SCENARIO_NAME_LENGTH - suffix.length).trimEnd() + suffix;
    if (!taken.includes(name)) return name;
  }
}

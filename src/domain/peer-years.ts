import type { PeerModel } from './peer-model';

/**
 * The model of several years as one step: what is left of a lead shrinks with every year, each year's
 * own spread shrinks with those after it, and the steps of the mean are independent of each other.
 * @param years 1 or more
 */
export function overYears({ persistence, unitSpread, driftMean, driftSpread }: PeerModel, years: number): PeerModel {
  let kept = 1;
  let variance = 0;
  for (let year = 0; year < years; year += 1) {
    variance += (unitSpread * kept) ** 2;
    kept *= persistence;
  }
  return {
    persistence: kept,
    unitSpread: Math.sqrt(variance),
    driftMean: driftMean * years,
    driftSpread: driftSpread * Math.sqrt(years),
  };
}

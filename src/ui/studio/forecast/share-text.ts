import { divideHalfUp } from '../../../domain/points';

/**
 * A share of draws in whole percents: finer would say more than draws can tell. What is neither none nor all
 * does not read as if it were.
 */
export function shareText(share: number): string {
  if (share > 0 && share < 0.01) return `<1%`;
  if (share < 1 && share > 0.99) return `>99%`;
  return `${divideHalfUp(Math.round(share * 1e6), 10_000)}%`;
}

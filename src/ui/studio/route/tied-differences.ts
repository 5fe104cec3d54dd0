import type { ChosenSet } from '../../../domain/optimiser';

/** What is done otherwise in another set than in the one that is chosen. */
export interface SetDifference {
  readonly dropped: ChosenSet;
  readonly added: ChosenSet;
  /** Rows of both that go to another score. */
  readonly changed: readonly { readonly code: string; readonly from: number; readonly to: number }[];
}

export function differenceOf(chosen: ChosenSet, other: ChosenSet): SetDifference {
  const choiceIn = (set: ChosenSet) => new Map(set.map(({ code, choice }) => [code, choice]));
  const [before, after] = [choiceIn(chosen), choiceIn(other)];
  return {
    dropped: chosen.filter(({ code }) => !after.has(code)),
    added: other.filter(({ code }) => !before.has(code)),
    changed: chosen.flatMap(({ code, choice }) => {
      const to = after.get(code);
      return to === undefined || to === choice ? [] : [{ code, from: choice, to }];
    }),
  };
}

/** Tells sets of the same problem apart. */
export const setKey = (set: ChosenSet): string => set.map(({ code, choice }) => `${code}:${choice}`).join(' ');

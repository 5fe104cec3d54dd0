import { sameValue } from '../../lib/same';
import { EXPLANATION_LENGTH, NOTE_LENGTH, REASON_LENGTH } from '../entry';
import type { MergePlace } from '../merge-record';
import type { Candidate, Choice, PlanOutcome } from './change';
import { joinAdditions, joinWhole } from './join-texts';
import { joinScores, saysTheSame, type ScoreValue, type SlotValue } from './slots';

/** What is known of one place before anything is decided. */
export interface Gathered {
  readonly key: string;
  readonly place: MergePlace;
  readonly ours: unknown;
  /** Each differs from its own base. */
  readonly candidates: readonly Candidate<unknown>[];
}

export interface Resolved extends Gathered {
  readonly outcome: PlanOutcome;
  readonly choice: Choice | null;
  readonly joined: unknown;
  readonly result: unknown;
}

/** Texts that can be set one after another; notes always are, where they only add. */
const TEXT_LENGTHS: Readonly<Record<string, number>> = {
  note: NOTE_LENGTH,
  explanation: EXPLANATION_LENGTH,
  notApplicableReason: REASON_LENGTH,
};

/**
 * The three-way merge of one place, for any number of files: what only one side has changed is taken from
 * it, whichever side that is. No order of the files is looked at but for what each is called.
 */
export function resolve(gathered: Gathered, choice: Choice | null): Resolved {
  const { place, ours, candidates } = gathered;
  const slot = place.kind === 'row' ? place.slot : null;
  const isSame = (a: unknown, b: unknown): boolean =>
    slot ? saysTheSame(slot, a as SlotValue, b as SlotValue) : sameValue(a, b);

  const differing = candidates.filter(({ theirs }) => !isSame(theirs, ours));
  const standing = slot === 'score' ? laterOf(ours as ScoreValue, candidates, isSame) : ours;
  const [first] = differing;
  const none = { ...gathered, choice: null, joined: null };
  if (!first) return { ...none, outcome: 'same', result: standing };

  const agree = differing.every(({ theirs }) => isSame(theirs, first.theirs));
  const isOursUntouched = differing.every(({ base }) => isSame(base, ours));
  if (agree && isOursUntouched) {
    const result = slot === 'score' ? laterOf(first.theirs as ScoreValue, differing, isSame) : first.theirs;
    return { ...none, outcome: 'apply', result };
  }

  const joined = joinedOf(slot, ours, differing);
  if (joined?.onlyAdds === true) return { ...none, outcome: 'join', result: joined.text };
  const decided = choice && valueOf(choice, standing, candidates, joined?.text ?? null);
  return {
    ...gathered,
    outcome: 'conflict',
    choice: decided ? choice : null,
    joined: joined?.text ?? null,
    result: decided ? decided.value : standing,
  };
}

/** A score of the later day among those that say the same. */
const laterOf = (
  score: ScoreValue,
  candidates: readonly Candidate<unknown>[],
  isSame: (a: unknown, b: unknown) => boolean,
): ScoreValue =>
  candidates
    .filter(({ theirs }) => isSame(theirs, score))
    .reduce((joined, { theirs }) => joinScores(joined, theirs as ScoreValue), score);

function valueOf(
  choice: Choice,
  ours: unknown,
  candidates: readonly Candidate<unknown>[],
  joined: string | null,
): { readonly value: unknown } | null {
  switch (choice.kind) {
    case 'ours':
      return { value: ours };
    case 'joined':
      return joined === null ? null : { value: joined };
    case 'file': {
      const chosen = candidates.find(({ fileId }) => fileId === choice.fileId);
      return chosen ? { value: chosen.theirs } : null;
    }
  }
}

function joinedOf(
  slot: string | null,
  ours: unknown,
  differing: readonly Candidate<unknown>[],
): { readonly text: string; readonly onlyAdds: boolean } | null {
  const maximumLength = TEXT_LENGTHS[slot ?? ''];
  if (maximumLength === undefined) return null;
  const texts = [ours, ...differing.map(({ theirs }) => theirs)] as readonly string[];
  const bases = differing.map(({ base }) => base as string);
  // Of several beginnings the longest is the one that the newest file found.
  const base = bases.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  const added = slot === 'note' ? joinAdditions(base, texts, maximumLength) : null;
  if (added !== null) return { text: added, onlyAdds: true };
  const whole = joinWhole(texts, maximumLength);
  return whole === null ? null : { text: whole, onlyAdds: false };
}

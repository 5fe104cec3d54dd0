import { sameValue } from '../../lib/same';
import { EXPLANATION_LENGTH, NOTE_LENGTH, REASON_LENGTH } from '../entry';
import type { MergePlace } from '../merge-record';
import type { Candidate, Choice, PlanOutcome } from './change';
import { joinNotes, type NoteSides } from './join-notes';
import { joinWhole } from './join-texts';
import { joinScores, saysTheSame, type ScoreValue, type SlotValue } from './slots';

/** What one file says of a place, and what a merge must know beside it. */
export interface GatheredCandidate extends Candidate<unknown> {
  /** As it was handed out, where returns have moved the base since. */
  readonly origin: unknown;
  /** Whether what stands may be its own: no return moved its base, or nobody but those returns had it stand. */
  readonly isOwn: boolean;
  /** Whether it would be taken if it said something new. */
  readonly mayWrite: boolean;
  /** What it started from is not known, and a blank stands for it. */
  readonly isBaseGuessed: boolean;
}

/** What is known of one place before anything is decided. */
export interface Gathered {
  readonly key: string;
  readonly place: MergePlace;
  readonly ours: unknown;
  /** Of a note, what stood before any merge. */
  readonly trunk: unknown;
  /** A merge before this one had something to do with what stands here. */
  readonly wasMerged: boolean;
  /** Each differs from its own base. */
  readonly candidates: readonly GatheredCandidate[];
}

export interface Resolved extends Gathered {
  readonly outcome: PlanOutcome;
  readonly choice: Choice | null;
  readonly joined: unknown;
  readonly result: unknown;
}

/** Texts that can be set one after another where somebody chooses so. */
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
  const isSame: Same = (a, b) => (slot ? saysTheSame(slot, a as SlotValue, b as SlotValue) : sameValue(a, b));

  const standing = slot === 'score' ? laterOf(ours as ScoreValue, candidates, isSame) : ours;
  // A score of another day that says what its base said is no news.
  const differing = candidates.filter(({ base, theirs }) => !isSame(theirs, ours) && !isSame(theirs, base));
  const [first] = differing;
  const none = { ...gathered, choice: null, joined: null };
  if (!first) return { ...none, outcome: 'same', result: standing };

  const agree = differing.every(({ theirs }) => isSame(theirs, first.theirs));
  // Where somebody is known to have said what stands, a guess that nobody touched it is none: a blank may be an answer.
  const wasSaid =
    gathered.wasMerged || candidates.some((each) => each.mayWrite && !each.isBaseGuessed && isSame(each.theirs, ours));
  const isGuess = wasSaid && differing.some(({ isBaseGuessed }) => isBaseGuessed);
  const isOwnStill = ({ isOwn, origin, base }: GatheredCandidate): boolean =>
    isOwn && (isSame(origin, base) || !candidates.some((each) => each.mayWrite && isSame(each.theirs, ours)));
  const isOursUntouched = !isGuess && differing.every((each) => isOwnStill(each) && isSame(each.base, ours));
  if (agree && isOursUntouched) {
    // Who is back at what was handed out is back at its day, too.
    const brought = isSame(first.theirs, first.origin) ? first.origin : first.theirs;
    const result = slot === 'score' ? laterOf(brought as ScoreValue, differing, isSame) : brought;
    return { ...none, outcome: 'apply', result };
  }

  const added = slot === 'note' && !isGuess ? joinedNote(gathered, differing) : null;
  if (added !== null) return { ...none, outcome: 'join', result: added };
  const joined = joinedText(slot, ours, differing);
  const decided = choice && valueOf(choice, standing, candidates, joined);
  return {
    ...gathered,
    outcome: 'conflict',
    choice: decided ? choice : null,
    joined,
    result: decided ? decided.value : standing,
  };
}

type Same = (a: unknown, b: unknown) => boolean;

/** A score of the later day among those that came to say the same. */
const laterOf = (score: ScoreValue, candidates: readonly GatheredCandidate[], isSame: Same): ScoreValue =>
  candidates
    .filter(({ origin, theirs, mayWrite }) => mayWrite && isSame(theirs, score) && !isSame(theirs, origin))
    .reduce((joined, { theirs }) => joinScores(joined, theirs as ScoreValue), score);

function valueOf(
  choice: Choice,
  ours: unknown,
  candidates: readonly GatheredCandidate[],
  joined: string | null,
): { readonly value: unknown } | null {
  switch (choice.kind) {
    case 'ours':
      return { value: ours };
    case 'joined':
      return joined === null ? null : { value: joined };
    case 'file': {
      const chosen = candidates.find(({ fileId }) => fileId === choice.fileId);
      // Who may not write is here only for saying what stands already.
      return chosen ? { value: chosen.mayWrite ? chosen.theirs : ours } : null;
    }
  }
}

const joinedNote = ({ ours, trunk }: Gathered, differing: readonly GatheredCandidate[]): string | null =>
  joinNotes(trunk as string, ours as string, differing.map(noteSides), NOTE_LENGTH);

const noteSides = ({ origin, base, theirs }: GatheredCandidate): NoteSides => ({
  origin: origin as string,
  base: base as string,
  theirs: theirs as string,
});

function joinedText(slot: string | null, ours: unknown, differing: readonly GatheredCandidate[]): string | null {
  const maximumLength = TEXT_LENGTHS[slot ?? ''];
  if (maximumLength === undefined) return null;
  return joinWhole([ours, ...differing.map(({ theirs }) => theirs)] as readonly string[], maximumLength);
}

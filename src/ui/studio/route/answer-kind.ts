/** What there is to answer. */
export type AnswerKind =
  /** Not even what is required can be done. */
  | 'notAtAll'
  /** A forecast has to be run first. */
  | 'waiting'
  /** Nothing tells what a rank takes: no published table, or no score yet. */
  | 'noRank'
  | 'reachedAlready'
  | 'reached'
  | 'farthest'
  /** Out of reach, and nothing can be gained at all. */
  | 'nothingMore';

export interface AnswerFacts {
  /** Gain where the answer stands: at the target or as far as one can get; `null` where nothing is possible. */
  readonly gain: number | null;
  readonly isReached: boolean;
  readonly isWaiting: boolean;
  readonly asksForRank: boolean;
  readonly hasRanking: boolean;
}

export function answerKind({ gain, isReached, isWaiting, asksForRank, hasRanking }: AnswerFacts): AnswerKind {
  if (gain === null) return 'notAtAll';
  if (asksForRank && !hasRanking) return 'noRank';
  if (isWaiting) return 'waiting';
  if (isReached) return gain === 0 ? 'reachedAlready' : 'reached';
  return gain === 0 ? 'nothingMore' : 'farthest';
}

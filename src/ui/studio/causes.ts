import type { Assessment } from '../../domain/assessment';
import { DEFAULT_CAUSES, type Cause } from '../../domain/cause';
import type { NamedCause } from '../../domain/review-losses';
import type { StudioWords } from '../../i18n/studio-words';

/** One of the causes that a person may choose, proposed or of the document. */
export interface CauseChoice extends Cause {
  /** Proposed by the program; the document may give it another name or hide it. */
  readonly isProposed: boolean;
}

type Causes = Pick<Assessment, 'causes'>;

/** Proposed causes first, then the document's own; hidden ones too. */
export function causeChoices({ causes }: Causes, words: StudioWords): readonly CauseChoice[] {
  const kept = new Map(causes.map((cause) => [cause.id, cause]));
  const isProposed = (id: string): boolean => DEFAULT_CAUSES.some((each) => each === id);
  return [
    ...DEFAULT_CAUSES.map((id) => ({
      ...(kept.get(id) ?? { id, name: words.review.causes[id], isHidden: false }),
      isProposed: true,
    })),
    ...causes.filter(({ id }) => !isProposed(id)).map((cause) => ({ ...cause, isProposed: false })),
  ];
}

/** What a select offers: what is not hidden, and what is chosen already, even where the list no longer has it. */
export function offeredCauses(document: Causes, chosen: string, words: StudioWords): readonly Cause[] {
  const choices = causeChoices(document, words);
  const offered = choices.filter(({ id, isHidden }) => !isHidden || id === chosen);
  const isGone = chosen !== '' && !choices.some(({ id }) => id === chosen);
  return isGone ? [...offered, { id: chosen, name: chosen, isHidden: true }] : offered;
}

/** A cause as it is read: the one of the list, then what is written beside it. */
export function causeText({ causeId, cause }: NamedCause, document: Causes, words: StudioWords): string {
  const name = causeChoices(document, words).find(({ id }) => id === causeId)?.name ?? causeId;
  return [name, cause.trim()].filter((part) => part !== '').join(': ');
}

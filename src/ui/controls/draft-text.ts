import type { Closure } from '../../domain/closure';
import type { Messages } from '../../i18n/vi';
import type { FieldDraft } from './field-draft.svelte';

/** What has become of the field under somebody's typing; `null` while nothing has. */
export function describeDraft(
  draft: FieldDraft,
  standing: string,
  closure: Closure | null,
  words: Messages,
): string | null {
  if (closure !== null && draft.isOpen)
    return closure === 'notHandedOut' ? words.item.notHandedOut : words.item.draft.locked(words.rounds.names[closure]);
  if (!draft.isOvertaken(standing)) return null;
  return standing === '' ? words.item.draft.overtakenBlank : words.item.draft.overtaken(standing);
}

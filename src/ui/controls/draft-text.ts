import type { Round } from '../../domain/process';
import type { Messages } from '../../i18n/vi';
import type { FieldDraft } from './field-draft.svelte';

/** What has become of the field under somebody's typing; `null` while nothing has. */
export function describeDraft(
  draft: FieldDraft,
  standing: string,
  round: Round | null,
  words: Messages,
): string | null {
  if (round !== null && draft.isOpen) return words.item.draft.locked(words.rounds.names[round]);
  if (!draft.isOvertaken(standing)) return null;
  return standing === '' ? words.item.draft.overtakenBlank : words.item.draft.overtaken(standing);
}

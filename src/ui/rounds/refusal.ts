import type { Session } from '../../state/session.svelte';
import type { UiContext } from '../context';
import { describeCommandRefusal } from '../describe';

/** Why a form's command was refused, in words; `null` when it was not. */
export function describeRunRefusal(refusal: ReturnType<Session['run']>, ui: UiContext): string | null {
  if (refusal === null) return null;
  return refusal.reason === 'readOnlyDatabase'
    ? ui.words.save.reasons.readOnly
    : describeCommandRefusal(refusal, ui.words, ui.language);
}

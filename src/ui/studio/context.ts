import { createContext } from 'svelte';
import type { StudioWords } from '../../i18n/studio-words';
import type { Packs } from '../../state/app.svelte';
import type { Session } from '../../state/session.svelte';
import type { Studio } from '../../state/studio.svelte';

/** What every part of the studio may ask for. */
export interface StudioUi {
  readonly session: Session;
  readonly studio: Studio;
  readonly packs: Packs;
  readonly words: StudioWords;
}

export const [getStudio, setStudio] = createContext<StudioUi>();

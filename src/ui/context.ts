import { createContext } from 'svelte';
import { wordsIn, type Language } from '../i18n/words';
import type { Messages } from '../i18n/vi';
import type { App } from '../state/app.svelte';

/** What every component may ask for: the app and the words of the chosen language. */
export interface UiContext {
  readonly app: App;
  readonly words: Messages;
  readonly language: Language;
}

export const [getUi, setUi] = createContext<UiContext>();

export function createUiContext(app: App): UiContext {
  return {
    app,
    get words() {
      return wordsIn(app.preferences.language);
    },
    get language() {
      return app.preferences.language;
    },
  };
}

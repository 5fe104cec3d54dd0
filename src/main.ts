import '@fontsource/be-vietnam-pro/vietnamese-400.css';
import '@fontsource/be-vietnam-pro/vietnamese-500.css';
import '@fontsource/be-vietnam-pro/vietnamese-600.css';
import '@fontsource/be-vietnam-pro/latin-ext-400.css';
import '@fontsource/be-vietnam-pro/latin-400.css';
import '@fontsource/be-vietnam-pro/latin-500.css';
import '@fontsource/be-vietnam-pro/latin-600.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import { mount } from 'svelte';
import Shell from './App.svelte';
import { readPreferences, type PreferenceValues } from './domain/view-state';
import { digestOfAssessment } from './exchange/assessment-digest';
import { readAssessmentFile, readRubricFile, serializeAssessment, serializeWithFiles } from './exchange/json-file';
import { formatDay, isLoaded, LANGUAGES, loadLanguage, statusByWord } from './i18n/words';
import { createId } from './lib/id';
import { LatestWriter } from './lib/latest-writer';
import { App, PREFERENCES_KEY } from './state/app.svelte';
import { Preferences } from './state/preferences.svelte';
import { createRepository } from './storage/repository';
import { createSecondCopy } from './storage/second-copy';
import { createRecovery, createSecondCopyKeeper } from './storage/second-copy-keeper';

/** How long the first picture may wait for the language. */
const PREFERENCES_MS = 500;

function titleOf(bytes: Uint8Array): string | null {
  const read = readAssessmentFile(bytes);
  return read.ok ? read.value.assessment.head.title : null;
}

const wait = (ms: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms, null);
  });

async function start(): Promise<void> {
  const newId = (): string => createId((length) => crypto.getRandomValues(new Uint8Array(length)));
  const now = (): string => new Date().toISOString();
  const secondCopy = createSecondCopy();
  const repository = createRepository({ now, createId: newId, secondCopy });

  // The page does not wait for a database that is slow to answer, nor overwrite what it has not read.
  const reading = repository.readView(PREFERENCES_KEY);
  const kept = await Promise.race([reading, wait(PREFERENCES_MS)]);
  let mayKeep = kept?.ok === true;
  const preferencesWriter = new LatestWriter((values: PreferenceValues) =>
    repository.writeView(PREFERENCES_KEY, values),
  );
  const asked = LANGUAGES.find((language) => language === new URLSearchParams(location.search).get('lang'));
  const values = readPreferences(kept?.ok ? kept.value : null);
  // Before the first picture; a page that cannot have them speaks Vietnamese.
  await loadLanguage(asked ?? values.language).catch(() => undefined);
  const preferences = new Preferences(
    values,
    (changed) => {
      if (mayKeep) preferencesWriter.give(changed);
    },
    (language) => (isLoaded(language) ? null : loadLanguage(language)),
  );
  if (!kept) {
    void reading.then((late) => {
      if (!late.ok) return;
      mayKeep = true;
      preferences.follow(readPreferences(late.value));
    });
  }
  if (asked) {
    // Asked once, then a choice like any other, so that the address does not overrule a later one.
    preferences.change({ language: asked });
    history.replaceState(null, '', location.pathname + location.hash);
  }

  const keeper = createSecondCopyKeeper(secondCopy);
  const app = new App({
    repository,
    preferences,
    words: { statusByWord },
    loadPacks: () => import('./data/packs'),
    loadForecaster: async () => (await import('./compute/forecaster')).createForecaster(),
    loadExchange: async () => (await import('./compute/file-reader')).createFileReader(),
    loadScenarioFiles: () => import('./exchange/scenario-file'),
    now,
    today: () => formatDay(now()),
    createId: newId,
    navigate: (id) => {
      location.hash = id === null ? '#/' : `#/${id}`;
    },
    onSaved: (workbook) => {
      keeper.onSaved(workbook.id, () => serializeAssessment(workbook.document));
    },
    files: {
      serialize: serializeAssessment,
      serializeWithFiles,
      read: readAssessmentFile,
      readRubric: readRubricFile,
      digest: digestOfAssessment,
    },
    recovery: secondCopy && createRecovery(repository, secondCopy, titleOf),
  });

  const follow = (): void => {
    const id = /^#\/([\w-]+)$/.exec(location.hash)?.[1] ?? null;
    void app.show(id);
  };
  addEventListener('hashchange', follow);
  addEventListener('focus', () => {
    app.retry();
  });
  addEventListener('beforeunload', (event) => {
    // What is being typed is written first; then the page asks until storage has taken it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (app.unsavedCount > 0) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keeper.flush();
  });
  follow();

  const target = document.getElementById('app');
  if (target) mount(Shell, { target, props: { app } });
}

start().catch(() => {
  document.body.textContent =
    'PAR Workbench: không khởi động được, hãy tải lại trang. / Could not start, reload the page.';
});

import axe from 'axe-core';
import { expect, onTestFinished, vi } from 'vitest';
import { render, type Component, type ComponentImport, type ComponentOptions } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { createForecaster } from '../../../src/compute/forecaster';
import * as packs from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import { readPreferences } from '../../../src/domain/view-state';
import { digestOfAssessment } from '../../../src/exchange/assessment-digest';
import {
  readAssessmentFile,
  readRubricFile,
  serializeAssessment,
  serializeWithFiles,
} from '../../../src/exchange/json-file';
import * as scenarioFiles from '../../../src/exchange/scenario-file';
import { loadLanguage, statusByWord } from '../../../src/i18n/words';
import { messages, studioMessages } from '../../helpers/messages';
import { plainDoor } from '../../helpers/plain-door';
import { App } from '../../../src/state/app.svelte';
import { Preferences } from '../../../src/state/preferences.svelte';
import type { Session } from '../../../src/state/session.svelte';
import { must } from '../../unit/storage/small-assessment';
import { createBrowserStage } from '../storage/browser-stage';

export const words = messages.vi;

await loadLanguage('en');

export const sampleDocument = (): Assessment => packs.createSample('2024-06-01T00:00:00.000Z').assessment;

/** The app as `main.ts` puts it together, with one assessment open; what it wants in the address is a list. */
export async function openApp(document: Assessment, preferences: unknown = {}) {
  await page.viewport(1280, 800);
  const repository = createBrowserStage().connect();
  const addresses: (string | null)[] = [];
  let ids = 0;
  const app = new App({
    repository,
    preferences: new Preferences(readPreferences(preferences), () => undefined),
    words: { statusByWord },
    loadPacks: () => Promise.resolve(packs),
    loadForecaster: () => Promise.resolve(createForecaster()),
    loadScenarioFiles: () => Promise.resolve(scenarioFiles),
    loadExchange: () => Promise.resolve(plainDoor()),
    now: () => '2024-06-01T07:05:00.000Z',
    today: () => '2024-06-01',
    createId: () => `new-${String((ids += 1))}`,
    navigate: (id) => addresses.push(id),
    onSaved: () => undefined,
    files: {
      serialize: serializeAssessment,
      serializeWithFiles,
      read: readAssessmentFile,
      readRubric: readRubricFile,
      digest: digestOfAssessment,
    },
    recovery: null,
  });
  onTestFinished(async () => {
    await vi.waitUntil(() => app.unsavedCount === 0, { interval: 1 });
    await repository.readView('any'); // comes after what is being kept of the view
  });
  await app.show(must(await repository.create(document)).id);
  const { session } = app;
  if (!session) throw new Error('The assessment did not open');
  return { app, session, addresses };
}

/** Renders a component as the page does: with the app and its words around it. */
export async function show<C extends Component>(app: App, component: ComponentImport<C>, options: ComponentOptions<C>) {
  const { default: UiHost } = await import('./UiHost.svelte');
  return render(component, options, { wrapper: UiHost, wrapperProps: { app } });
}

/** Renders a part of the studio as its tabs do: with the studio of the open assessment around it. */
export async function showStudio<C extends Component>(
  app: App,
  session: Session,
  component: ComponentImport<C>,
  options: ComponentOptions<C>,
) {
  const { default: StudioHost } = await import('./StudioHost.svelte');
  const studio = await session.studio();
  const rendered = await render(component, options, {
    wrapper: StudioHost,
    wrapperProps: { app, session, studio, words: studioMessages[app.preferences.current.language] },
  });
  return { studio, rendered };
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong in the page, as one line a fault. */
export async function expectNoFaults(): Promise<void> {
  const { violations } = await axe.run(document.body, { runOnly: rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** The plain number behind a figure, as people script against it. */
export const valueOf = (testId: string): string | null =>
  document.querySelector(`[data-testid="${testId}"]`)?.getAttribute('data-value') ?? null;

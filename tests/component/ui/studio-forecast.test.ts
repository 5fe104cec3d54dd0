import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import ForecastTab from '../../../src/ui/studio/forecast/ForecastTab.svelte';
import { blankDocument, pts } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';
import { expectNoFaults, openApp, sampleDocument, showStudio } from './stage';

const words = studioMessages.vi.forecast;

async function openTab() {
  const { app, session } = await openApp(sampleDocument());
  const { studio } = await showStudio(app, session, ForecastTab, {});
  return { app, session, studio };
}

const answer = () => page.getByTestId('forecast-answer');
const run = async () => {
  await page.getByTestId('forecast-run').click();
  await expect.element(answer()).toBeVisible();
};

test('a forecast says median, interval and chance, with its seed; the same seed says the same again', async () => {
  const { studio } = await openTab();
  await expect.element(page.getByTestId('forecast-state')).toHaveTextContent(words.none);
  await run();
  const { result } = studio.forecasts.of(studio.variants[0]!, 'moving', studio.goals)!;
  await expect
    .element(answer())
    .toHaveTextContent(words.answer(studioMessages.vi.now, result.median, result.low, result.high));
  expect(result.low).toBeLessThanOrEqual(result.median);
  expect(result.median).toBeLessThanOrEqual(result.high);
  expect([result.draws, result.seed]).toEqual([10_000, 1]);
  await expect.element(page.getByText(words.histogramCaption('10.000', 1))).toBeVisible();
  await run();
  expect([...studio.forecasts.of(studio.variants[0]!, 'moving', studio.goals)!.result.rankCounts]).toEqual([
    ...result.rankCounts,
  ]);
  await expectNoFaults();
});

test('every variant has a row; a score changed afterwards makes a run out of date', async () => {
  const { session } = await openTab();
  session.whatIf.assume([{ code: '1.2.1', value: pts(5000) }]);
  await run();
  const row = page.getByTestId('forecast-row-whatIf');
  await expect.element(row).toHaveTextContent(words.current);
  session.whatIf.assume([{ code: '1.2.1', value: pts(2500) }]);
  await expect.element(row).toHaveTextContent(words.outdated);
  await expect.element(page.getByTestId('forecast-row-now')).toHaveTextContent(words.current);
});

test('others that stand still hold the rank in narrower bounds than others that move', async () => {
  const { studio } = await openTab();
  await run();
  await page.getByText(words.modes.frozen).click();
  await page.getByTestId('forecast-run').click();
  await vi.waitUntil(() => studio.forecasts.of(studio.variants[0]!, 'frozen', studio.goals) !== null);
  const width = (mode: 'moving' | 'frozen') => {
    const { low, high } = studio.forecasts.of(studio.variants[0]!, mode, studio.goals)!.result;
    return high - low;
  };
  expect(width('frozen')).toBeLessThan(width('moving'));
});

test('of a blank assessment is none', async () => {
  const { app, session } = await openApp(blankDocument().assessment);
  await showStudio(app, session, ForecastTab, {});
  await expect.element(page.getByTestId('forecast-run')).toBeDisabled();
  await expect.element(page.getByTestId('forecast-state')).toHaveTextContent(words.nothingScored);
});

test('a long run is stopped, keeps what there was, and another one works', async () => {
  const { studio, session } = await openTab();
  await run();
  const before = studio.forecasts.of(studio.variants[0]!, 'moving', studio.goals)!.result;
  const { document } = session.workbook;
  session.run({
    type: 'changeStudio',
    studio: { ...document.studio, forecast: { ...document.studio.forecast, draws: 1_000_000 } },
  });
  await page.getByTestId('forecast-run').click();
  await expect.element(page.getByRole('progressbar')).toBeVisible();
  await page.getByTestId('forecast-cancel').click();
  await expect.element(page.getByTestId('forecast-state')).toHaveTextContent(words.cancelled);
  // The keyboard does not fall to the page with the button that is gone.
  await expect.element(page.getByTestId('forecast-run')).toHaveFocus();
  expect(studio.forecasts.of(studio.variants[0]!, 'moving', studio.goals)!.result).toBe(before);
  session.undo();
  await run();
  await expect.element(page.getByTestId('forecast-row-now')).toHaveTextContent(words.current);
});

test('the model is typed over and goes back when cleared; each figure tells where it is from', async () => {
  const { studio, session } = await openTab();
  await page.getByText(words.model, { exact: true }).click();
  const field = page.getByTestId('forecast-driftMean');
  await expect.element(field).toHaveAttribute('placeholder', '1,16');
  await field.fill('-0,5');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => session.workbook.document.studio.forecast.driftMean).toBe(-0.5);
  expect(studio.forecasts.model.model.driftMean).toBe(-5000);
  expect(studio.forecasts.model.sourceOf.driftMean).toBe('user');
  await field.fill('21');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent(studioMessages.vi.number.outside('−20', '20'));
  expect(session.workbook.document.studio.forecast.driftMean).toBe(-0.5);
  await field.fill('');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => studio.forecasts.model.sourceOf.driftMean).toBe('estimated');
});

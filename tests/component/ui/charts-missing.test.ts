import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { charts as words } from '../../../src/i18n/vi/charts';
import Histogram from '../../../src/ui/charts/Histogram.svelte';
import { histogram } from './chart-samples';
import { expectNoFaults } from './stage';

vi.mock('../../../src/ui/charts/plot', () => ({ loadPlot: () => Promise.reject(new Error('gone')) }));

test('where the part that draws cannot be had, the table stands open instead', async () => {
  await render(Histogram, { props: { ...histogram, words, language: 'vi', decimalMark: ',', fileName: 'hinh' } });
  await expect.element(page.getByRole('alert')).toHaveTextContent(words.drawFailed);
  await expect.element(page.getByRole('table', { name: words.tableOf(words.histogram.title) })).toBeVisible();
  await expect.element(page.getByRole('button', { name: words.saveSvg })).not.toBeInTheDocument();
  await expectNoFaults();
});

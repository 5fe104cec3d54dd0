import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import type { SipasYear } from '../../../src/domain/sipas';
import SipasTab from '../../../src/ui/studio/sipas/SipasTab.svelte';
import { pts } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';
import { expectNoFaults, openApp, sampleDocument, showStudio, valueOf, words } from './stage';

const said = studioMessages.vi.sipas;
const at = (testId: string) => page.getByTestId(testId);

async function openTab(document: Assessment = sampleDocument()) {
  const { app, session } = await openApp(document);
  const { studio } = await showStudio(app, session, SipasTab, { props: {} });
  const sheet = (year = 2023) => session.workbook.document.sipas.find((each) => each.year === year);
  const entry = () => session.workbook.document.entries.get('8.1.1')!;
  return { app, session, studio, sheet, entry };
}

async function type(testId: string, text: string): Promise<void> {
  await at(testId).fill(text);
  await userEvent.keyboard('{Tab}');
}

const sheetOf = (values: readonly (number | null)[], overall: number | null = null, official = false): SipasYear => {
  const [access = null, procedures = null, officials = null, results = null, feedback = null] = values;
  return { year: 2023, components: { access, procedures, officials, results, feedback }, overall, official };
};
const withSheet = (sheet: SipasYear): Assessment => ({ ...sampleDocument(), sipas: [sheet] });
/** 80, 81, 79, 82, 78 % */
const five = [80_0000, 81_0000, 79_0000, 82_0000, 78_0000];

describe('the sheet', () => {
  test('is blank at first, beside the nation', async () => {
    await openTab();
    await expect.element(at('sipas-answer')).toHaveTextContent(said.empty(2023));
    await expect.element(at('sipas-access')).toHaveValue('');
    await expect.element(page.getByText('83,12', { exact: true })).toBeVisible();
    expect(valueOf('sipas-rank-published')).toBe('55');
    await expectNoFaults();
  });

  test('takes each figure as one step, blank for what is not known', async () => {
    const { session, sheet } = await openTab();
    await type('sipas-access', '81,5');
    await type('sipas-feedback', '79.1234%');
    expect(sheet()).toEqual(sheetOf([81_5000, null, null, null, 79_1234]));
    expect(valueOf('sipas-difference-access')).toBe('-1.5');
    await expect.element(at('sipas-basis')).toHaveTextContent(said.basis.someComponents);
    await type('sipas-feedback', '');
    expect(sheet()).toEqual(sheetOf([81_5000]));
    session.undo();
    expect(sheet()?.components.feedback).toBe(79_1234);
    await expect.element(at('sipas-feedback')).toHaveValue('79,1234');
    session.undo();
    session.undo();
    expect(sheet()).toBeUndefined();
  });

  test('refuses what is no percent and keeps what stood', async () => {
    const { sheet } = await openTab(withSheet(sheetOf(five)));
    for (const wrong of ['8305', 'tám', '80,12345', '-1']) {
      await type('sipas-access', wrong);
      await expect.element(at('sipas-access')).toHaveAttribute('aria-invalid', 'true');
      expect(sheet()?.components.access).toBe(80_0000);
    }
  });

  test('goes when its last figure does', async () => {
    const { sheet } = await openTab(withSheet(sheetOf([80_0000])));
    await type('sipas-access', '');
    expect(sheet()).toBeUndefined();
  });

  test('estimates from five components within them, and says so', async () => {
    await openTab(withSheet(sheetOf(five)));
    expect(valueOf('sipas-overall-estimate')).toBe('80');
    await expect.element(at('sipas-answer')).toHaveTextContent(said.between('80,00', '78,00', '82,00'));
    await expect.element(at('sipas-basis')).toHaveTextContent(said.basis.allComponents);
    await expect.element(at('sipas-official')).toBeDisabled();
    await expectNoFaults();
  });

  test('warns of an overall figure that no weights can make', async () => {
    const { sheet } = await openTab(withSheet(sheetOf(five)));
    await type('sipas-overall', '82');
    await expect.element(at('sipas-outside')).not.toBeInTheDocument();
    await type('sipas-overall', '82,01');
    await expect.element(at('sipas-outside')).toHaveTextContent(said.sheet.outside('82,01', '78,00', '82,00'));
    await at('sipas-official').click();
    expect(sheet()).toEqual(sheetOf(five, 82_0100, true));
    await expect.element(at('sipas-basis')).toHaveTextContent(said.basis.published);
    // Another figure is not the one that was published, until somebody says so.
    await type('sipas-overall', '79,5');
    expect(sheet()).toEqual(sheetOf(five, 79_5000, false));
    await expectNoFaults();
  });

  test('of another year is another sheet, and never goes into this assessment', async () => {
    const { sheet } = await openTab();
    await at('sipas-year').selectOptions('2021');
    await at('sipas-take-published').click();
    await expect.element(at('sipas-access')).toHaveFocus();
    expect(sheet(2021)).toEqual({ ...sheetOf([], 87_0700, true), year: 2021 });
    await expect.element(at('sipas-other-year')).toHaveTextContent(said.item.otherYear(2021, 2023));
    await expect.element(at('sipas-write-estimate')).not.toBeInTheDocument();
    await at('sipas-remove').click();
    expect(sheet(2021)).toBeUndefined();
    await expect.element(at('sipas-status')).toHaveTextContent(said.sheet.removed(2021));
  });
});

describe('the rank', () => {
  test('is given as bounds and an estimate', async () => {
    await openTab(withSheet(sheetOf(five)));
    const [best, estimate, worst] = ['best', 'estimate', 'worst'].map((each) => Number(valueOf(`sipas-rank-${each}`)));
    expect(best).toBeLessThan(worst!);
    expect(estimate).toBeGreaterThanOrEqual(best!);
    expect(estimate).toBeLessThanOrEqual(worst!);
    await expect.element(at('sipas-rank-contradicts')).not.toBeInTheDocument();
  });

  test('says when the published one cannot be that of this figure', async () => {
    await openTab(withSheet(sheetOf([], 95_0000)));
    expect(valueOf('sipas-rank-estimate')).toBe('1');
    await expect.element(at('sipas-rank-contradicts')).toBeVisible();
  });

  test('sends to the published results where a year has none', async () => {
    const { studio } = await openTab();
    await at('sipas-year').selectOptions('2025');
    await at('sipas-to-results').click();
    expect(studio.tab).toBe('results');
  });
});

describe('assumed components', () => {
  test('move the figure by a fifth, the rank and the points, and nothing in the document', async () => {
    const { session } = await openTab(withSheet(sheetOf(five, 80_5000, true)));
    const before = session.workbook.document;
    await expect.element(at('sipas-what-if-nothing')).toBeVisible();
    await type('sipas-assume-feedback', '88');
    expect(valueOf('sipas-what-if-after')).toBe('82.5');
    expect(valueOf('sipas-what-if-change')).toBe('2');
    expect(valueOf('sipas-what-if-points')).toBe('0.2');
    expect(Number(valueOf('sipas-what-if-ranks'))).toBeGreaterThan(0);
    await expect.element(at('sipas-what-if-bounds')).toHaveTextContent(said.whatIf.changeBounds('0,00', '+10,00'));
    await expect.element(at('sipas-what-if-par-rank')).toBeVisible();
    expect(session.workbook.document).toBe(before);
    await expectNoFaults();
    await at('sipas-assume-clear').click();
    await expect.element(at('sipas-what-if-nothing')).toBeVisible();
  });

  test('say what was not known before them', async () => {
    await openTab(withSheet(sheetOf([], 80_0000, true)));
    await type('sipas-assume-access', '90');
    await expect
      .element(at('sipas-what-if-unknown'))
      .toHaveTextContent(said.whatIf.unknownBefore(said.sheet.components.access));
  });
});

describe('the row of PAR INDEX', () => {
  test('gets the estimate after a look at it, in one step', async () => {
    const { session, entry } = await openTab(withSheet(sheetOf(five)));
    expect(entry().selfScore).toBe(7_9240);
    await expect.element(at('sipas-relation')).toBeVisible();
    expect(valueOf('sipas-item-estimate')).toBe('8');
    await at('sipas-write-estimate').click();
    await expect.element(at('sipas-write-preview')).toHaveTextContent('7,924');
    await expect.element(at('sipas-write-preview')).toHaveTextContent('≈ 8,00');
    await expectNoFaults();
    // Nothing is written before it is confirmed.
    expect(entry().selfScore).toBe(7_9240);
    await page.getByRole('button', { name: words.common.cancel }).click();
    expect(entry().selfScore).toBe(7_9240);
    await at('sipas-write-estimate').click();
    await at('sipas-write-confirm').click();
    expect(entry()).toMatchObject({
      selfScore: 8_0000,
      figures: { type: 'index', percent: 80_0000 },
      overrideReason: '',
    });
    await expect.element(at('sipas-item-status')).toHaveTextContent(said.item.wroteEstimate('8.1.1', '8,00'));
    await expect.element(at('sipas-item-status')).toHaveFocus();
    await expect.element(at('sipas-item-same')).toBeVisible();
    session.undo();
    expect(entry()).toMatchObject({ selfScore: 7_9240, figures: { percent: 79_2400 } });
  });

  test('gets the official points over the estimate, and an estimate over them only with a warning', async () => {
    const { session, entry } = await openTab(withSheet(sheetOf(five)));
    await at('sipas-write-official').click();
    await expect.element(at('sipas-official-points')).toHaveAccessibleDescription(said.item.officialMissing);
    await at('sipas-official-points').fill('10,5');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(at('sipas-official-points'))
      .toHaveAccessibleDescription(words.refusal.aboveMaximum('10,5', '10,00'));
    await at('sipas-official-points').fill('8,5');
    await userEvent.keyboard('{Enter}');
    await at('sipas-write-confirm').click();
    expect(entry()).toMatchObject({ selfScore: 8_5000, overrideReason: said.item.officialReason });
    await expect.element(at('sipas-item-score')).toHaveTextContent(said.item.officialReason);
    await at('sipas-write-estimate').click();
    await expect
      .element(at('sipas-write-overwrites'))
      .toHaveTextContent(said.item.dialog.overwrites(said.item.officialReason));
    await page.getByRole('button', { name: words.common.cancel }).click();
    session.undo();
    expect(entry()).toMatchObject({ selfScore: 7_9240, overrideReason: '' });
  });

  test('says at once that its round is locked', async () => {
    const document = withSheet(sheetOf(five));
    const { rounds } = document.process;
    const lockedAt = '2024-03-01T00:00:00.000Z';
    const { entry } = await openTab({
      ...document,
      process: { ...document.process, rounds: { ...rounds, self: { ...rounds.self, lockedAt } } },
    });
    await at('sipas-write-estimate').click();
    await expect.element(at('sipas-write-refusal')).toHaveTextContent(words.refusal.locked(words.rounds.names.self));
    await expect.element(at('sipas-write-confirm')).toBeDisabled();
    expect(entry().selfScore).toBe(pts(7_9240));
  });
});

test('works at the width of a phone, in English', async () => {
  const { app, session } = await openApp(withSheet(sheetOf(five, 80_5000)), { language: 'en' });
  await showStudio(app, session, SipasTab, { props: {} });
  await type('sipas-assume-feedback', '88');
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.viewport(width, height);
    await expect.element(at('sipas-what-if')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  }
  await expectNoFaults();
});

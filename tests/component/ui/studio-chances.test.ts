import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import ChancesTab from '../../../src/ui/studio/chances/ChancesTab.svelte';
import { startDocument } from '../../unit/state/start-document';
import { pts, withEntries } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';
import { expectNoFaults, openApp, sampleDocument, showStudio, valueOf, words } from './stage';

const said = studioMessages.vi.chances;

async function openTab(document: Assessment = sampleDocument()) {
  const { app, session } = await openApp(document);
  const shown: string[] = [];
  const { studio } = await showStudio(app, session, ChancesTab, {
    props: { onShow: (code: string) => shown.push(code) },
  });
  const entryOf = (code: string) => session.workbook.document.entries.get(code)!;
  return { app, session, studio, shown, entryOf };
}

const at = (testId: string) => page.getByTestId(testId);
const field = (testId: string) => document.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`)!;
const codesIn = (table: string, row: string): readonly string[] =>
  [...document.querySelectorAll(`[data-testid="${table}"] tbody tr[data-testid^="${row}-"]`)].map((each) =>
    each.getAttribute('data-testid')!.slice(row.length + 1),
  );

async function type(testId: string, text: string): Promise<void> {
  await at(testId).fill(text);
  await userEvent.keyboard('{Enter}');
}

describe('certain, expected, ceiling', () => {
  test('says the answer, its parts and what it rests on', async () => {
    const { studio } = await openTab();
    const { outlook, floor, ceiling } = studio.outlook;
    expect(Number(valueOf('chances-floor'))).toBe(outlook.floor / 10_000);
    expect(Number(valueOf('chances-ceiling'))).toBe(outlook.ceiling / 10_000);
    expect([valueOf('chances-rank-floor'), valueOf('chances-rank-ceiling')]).toEqual([
      String(floor!.estimate),
      String(ceiling!.estimate),
    ]);
    const answer = at('chances-answer').element();
    expect(answer.textContent.trim()).toMatch(
      /^Chắc chắn có \d+,\d\d điểm \(hạng (≈ )?\d+\), kỳ vọng \d+,\d\d điểm \(hạng ≈ \d+\), cao nhất .+\.$/,
    );
    const cells = [...document.querySelectorAll('[data-testid="default-chances"] td')].map((cell) => cell.textContent);
    expect(cells).toEqual(['100%', '95%', '85%', '90%', '80%', '65%', '60%', '50%', '35%']);
    await expectNoFaults();
  });

  test('a wider spread of surveys widens both ends; one out of range is refused', async () => {
    const { studio, session } = await openTab();
    const before = studio.outlook.outlook;
    await type('survey-spread', '3,5');
    expect(studio.settings.forecast.surveySpread).toBe(3.5);
    const after = studio.outlook.outlook;
    expect([after.floor < before.floor, after.ceiling > before.ceiling, after.expected]).toEqual([
      true,
      true,
      before.expected,
    ]);
    await type('survey-spread', '21');
    expect(studio.settings.forecast.surveySpread).toBe(3.5);
    expect(field('survey-spread').getAttribute('aria-invalid')).toBe('true');
    session.undo();
    expect(studio.settings.forecast.surveySpread).toBe(2);
  });

  test('without a table of ranks it speaks of points alone', async () => {
    const { session } = await openTab(startDocument());
    // Nothing scored: no rank to be had.
    session.edit(
      [
        { code: '1.2.1', column: 'selfScore', text: '' },
        { code: '2.2', column: 'selfScore', text: '' },
      ],
      'paste',
    );
    await expect.element(at('risk-none')).toHaveTextContent(said.risk.none);
    expect(document.querySelector('[data-testid="chances-rank-floor"]')).toBeNull();
    await expect.element(at('chances-answer')).toHaveTextContent(/^Chắc chắn có 0,00 điểm, kỳ vọng/);
  });
});

describe('the table of chances', () => {
  test('has every row, the riskiest first, and opens its form', async () => {
    const { shown, studio } = await openTab();
    const codes = codesIn('chance-table', 'chance');
    expect(codes).toHaveLength(88);
    const risks = codes.map((code) => Number(valueOf(`risk-${code}`)));
    expect(risks).toEqual([...risks].sort((a, b) => b - a));
    const total = risks.reduce((sum, risk) => sum + Math.round(risk * 10_000), 0);
    expect(Number(valueOf('risk-answer'))).toBeCloseTo(total / 10_000, 8);
    // What is at risk is what the expectation lacks of the claims, but for the rounding of each row.
    expect(Math.abs(85_9600 - studio.outlook.outlook.expected - total)).toBeLessThan(88);
    await page
      .getByRole('button', { name: words.list.open(codes[0]!) })
      .first()
      .click();
    expect(shown).toEqual([codes[0]]);
  });

  test('an entry is written on Enter, stays where it is, and a blank returns to the default', async () => {
    const { entryOf } = await openTab();
    const codes = codesIn('chance-table', 'chance');
    const code = codes[0]!;
    const usual = field(`chance-percent-${code}`).placeholder;
    const before = Number(valueOf(`risk-${code}`));
    await type(`chance-percent-${code}`, '100%');
    expect(entryOf(code).acceptancePercent).toBe(100);
    expect(before).toBeGreaterThan(0);
    await expect.poll(() => valueOf(`risk-${code}`)).toBe('0');
    expect(field(`chance-percent-${code}`).value).toBe('100');
    expect(codesIn('chance-table', 'chance')).toEqual(codes);
    expect(document.activeElement).toBe(field(`chance-percent-${code}`));
    await expect.element(at('chance-outdated')).toHaveTextContent(said.table.outdated);
    await at('chance-rearrange').click();
    expect(codesIn('chance-table', 'chance')[0]).not.toBe(code);
    await expect.element(at('chance-outdated')).toHaveTextContent('');
    await type(`chance-percent-${code}`, '');
    expect(entryOf(code).acceptancePercent).toBeNull();
    expect(field(`chance-percent-${code}`).placeholder).toBe(usual);
  });

  test('a score if refused is written on leaving; Escape gives up', async () => {
    const { entryOf, session } = await openTab();
    const code = codesIn('chance-table', 'chance')[0]!;
    await at(`chance-refused-${code}`).fill('0,25');
    await userEvent.tab();
    expect(entryOf(code).refusedScore).toBe(2500);
    const { moment } = session.workbook;
    await at(`chance-refused-${code}`).fill('0,3');
    await userEvent.keyboard('{Escape}');
    expect(field(`chance-refused-${code}`).value).toBe('0,25');
    await userEvent.tab();
    expect([entryOf(code).refusedScore, session.workbook.moment]).toEqual([2500, moment]);
  });

  test.each([
    ['percent', '101', words.refusal.percentOutOfRange],
    ['percent', '12,5', words.refusal.percentOutOfRange],
    ['percent', 'nhiều', words.refusal.percentOutOfRange],
    ['refused', '1.250', said.table.ambiguous('1.250')],
    ['refused', '-1', words.refusal.negative],
    ['refused', 'không', words.refusal.notANumber('không')],
  ])('refuses a %s of “%s” and keeps what stands', async (column, text, why) => {
    const { session } = await openTab();
    const code = codesIn('chance-table', 'chance')[0]!;
    const testId = `chance-${column}-${code}`;
    const before = session.workbook.document;
    await type(testId, text);
    await expect.element(page.getByRole('alert')).toHaveTextContent(why);
    expect([field(testId).value, field(testId).getAttribute('aria-invalid')]).toEqual(['', 'true']);
    expect(document.getElementById(field(testId).getAttribute('aria-describedby')!)?.textContent).toBe(why);
    expect(session.workbook.document).toBe(before);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('[role="alert"]')).toBeNull();
  });

  test('does not take more for a refused claim than the claim', async () => {
    const { entryOf } = await openTab();
    const code = codesIn('chance-table', 'chance')[0]!;
    await type(`chance-refused-${code}`, '9');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^“9” vượt điểm hiện có \d/);
    expect(entryOf(code).refusedScore).toBeNull();
  });

  test('arrows go along the column and write what they leave', async () => {
    const { entryOf } = await openTab();
    const [first, second] = codesIn('chance-table', 'chance');
    await at(`chance-percent-${first!}`).fill('77');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(field(`chance-percent-${second!}`));
    expect(entryOf(first!).acceptancePercent).toBe(77);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(field(`chance-percent-${first!}`));
  });

  test('several are set at once, as one step', async () => {
    const { session, entryOf } = await openTab();
    await at('chance-area').selectOptions('7');
    await at('chance-at-risk').click();
    const codes = codesIn('chance-table', 'chance');
    expect(codes.every((code) => code.startsWith('7.'))).toBe(true);
    const open = codes.filter((code) => document.querySelector(`[data-testid="chance-percent-${code}"]`));
    expect(open.length).toBeGreaterThan(2);
    await at('bulk-percent').fill('40,5');
    await at('bulk-set').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(words.refusal.percentOutOfRange);
    await at('bulk-percent').fill('40');
    await at('bulk-set').click();
    await expect.element(at('bulk-status')).toHaveTextContent(said.bulk.done(40, open.length));
    expect(open.every((code) => entryOf(code).acceptancePercent === 40)).toBe(true);
    expect([...session.workbook.document.entries.values()].filter((e) => e.acceptancePercent === 40)).toHaveLength(
      open.length,
    );
    await at('bulk-set').click();
    await expect.element(at('bulk-status')).toHaveTextContent(said.bulk.nothing);
    session.undo();
    expect(open.some((code) => entryOf(code).acceptancePercent !== null)).toBe(false);
    session.redo();
    await at('bulk-reset').click();
    await expect.element(at('bulk-status')).toHaveTextContent(said.bulk.undone(open.length));
    expect(open.every((code) => entryOf(code).acceptancePercent === null)).toBe(true);
  });

  test('rows that nobody can refuse any more take no chance', async () => {
    const document = withEntries(sampleDocument(), { '1.1.1': { appraisedScore: pts(0) } });
    await openTab(document);
    await expect.element(at('chance-1.1.1')).toHaveTextContent(said.basis.appraised);
    expect(field('chance-percent-1.1.1')).toBeNull();
    await expect.element(at('chance-8.1.1')).toHaveTextContent(/Khảo sát, ước tính ± /);
  });
});

describe('what moves the rank', () => {
  test('shows a picture with all rows in its table, and the ten costliest losses', async () => {
    const { studio } = await openTab();
    await expect.element(at('chart-picture')).toBeVisible();
    expect(document.querySelectorAll('[data-testid="chart-twin"] tbody tr')).toHaveLength(88);
    const ranks = new Map(studio.swings('nothing').map((swing) => [swing.code, swing.ranksLost!]));
    const shown = codesIn('risk-list', 'swing');
    expect(shown).toHaveLength(10);
    const costliest = [...ranks.values()].sort((a, b) => b - a).slice(0, 10);
    expect(shown.map((code) => ranks.get(code))).toEqual(costliest);
    await expect.element(at('swing-answer')).toHaveTextContent(new RegExp(`^Mất ${shown[0]!.replaceAll('.', '\\.')} `));
    await at('risk-show-all').click();
    expect(codesIn('risk-list', 'swing')).toHaveLength(88);
    await expectNoFaults();
  });

  test('one click makes a scenario of a loss, and of full marks', async () => {
    const { session, studio, entryOf } = await openTab();
    const swing = studio.swings('nothing').find(({ code }) => code === '2.3.2')!;
    await at('make-loss-2.3.2').click();
    await at('make-gain-2.3.2').click();
    const change = { code: '2.3.2', from: entryOf('2.3.2').selfScore };
    expect(session.workbook.document.scenarios).toMatchObject([
      { name: 'Mất điểm 2.3.2', changes: [{ ...change, selfScore: 0 }], createdAt: '2024-06-01T07:05:00.000Z' },
      { name: 'Đạt tối đa 2.3.2', changes: [{ ...change, selfScore: swing.high }] },
    ]);
    expect(new Set(session.workbook.document.scenarios.map(({ id }) => id)).size).toBe(2);
    await expect.element(at('risk-status')).toHaveTextContent(said.list.made('Đạt tối đa 2.3.2', 1));
    await at('make-loss-2.3.2').click();
    expect(session.workbook.document.scenarios.at(-1)!.name).toBe('Mất điểm 2.3.2 (2)');
    await at('risk-see').click();
    expect(studio.tab).toBe('scenarios');
  });

  test('the chosen rows make one scenario, as they come out where they are refused', async () => {
    const { session, studio } = await openTab();
    await at('make-loss-chosen').click();
    await expect.element(at('risk-refusal')).toHaveTextContent(said.list.noneChosen);
    await at('loss-level-refused').click();
    const swings = new Map(studio.swings('refused').map((swing) => [swing.code, swing]));
    const codes = codesIn('risk-list', 'swing').slice(0, 2);
    for (const code of codes) await at(`choose-${code}`).click();
    await at('risk-scenario-name').fill('  Thẩm định khắt khe ');
    await at('make-loss-chosen').click();
    expect(session.workbook.document.scenarios).toMatchObject([
      {
        name: 'Thẩm định khắt khe',
        changes: codes.map((code) => ({ code, selfScore: swings.get(code)!.low, from: swings.get(code)!.points })),
      },
    ]);
    await expect.element(at('risk-status')).toHaveTextContent(said.list.made('Thẩm định khắt khe', 2));
    expect(field('risk-scenario-name').value).toBe('');
    // The name is taken now.
    await at('risk-scenario-name').fill('Thẩm định khắt khe');
    await at('make-loss-chosen').click();
    await expect.element(at('risk-refusal')).toHaveTextContent(words.refusal.scenarioNameTaken('Thẩm định khắt khe'));
    expect(session.workbook.document.scenarios).toHaveLength(1);
    session.undo();
    expect(session.workbook.document.scenarios).toHaveLength(0);
  });
});

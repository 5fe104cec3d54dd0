import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { loadRubric } from '../../../src/data/packs';
import type { Assessment } from '../../../src/domain/assessment';
import type { Entry } from '../../../src/domain/entry';
import ChecksPanel from '../../../src/ui/checks/ChecksPanel.svelte';
import ItemFindings from '../../../src/ui/item/ItemFindings.svelte';
import SidePanel from '../../../src/ui/panel/SidePanel.svelte';
import FilterBar from '../../../src/ui/workbench/FilterBar.svelte';
import { blankDocument, pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { messages } from '../../helpers/messages';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, words } from './stage';

const said = words.checks;

/** Of 1.1.1 (0.1) all is claimed and proved but for the place; of 1.2.1 (1.2) 0.75 is claimed and nothing proved. */
const documentToCheck = (): Assessment => {
  const document = { ...startDocument(), evidence: [proofDocument('a', '2023-06-01')] };
  return withEntries(document, {
    '1.1.1': { selfScore: pts(1000), evidence: [at('a')], explanation: 'Vì' },
    '1.2.1': { explanation: 'Vì' },
  });
};

const listed = (): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="finding"]')].map(
    ({ dataset }) => `${dataset.code ?? ''} ${dataset.kind ?? ''}`,
  );

async function showChecks(given: Assessment = documentToCheck()) {
  const { app, session } = await openApp(given);
  const onShow = vi.fn();
  const screen = await show(app, ChecksPanel, { session, onShow });
  const change = (code: string, change: Partial<Pick<Entry, 'explanation' | 'evidence'>>) => {
    const edits = Object.entries(change).map(([field, value]) => ({ code, field, value }));
    expect(session.run({ type: 'editCells', gesture: 'form', edits: edits as never })).toBeNull();
  };
  return { app, session, screen, onShow, change };
}

describe('the checks', () => {
  test('stand dearest first, each with its row, what to do and its price', async () => {
    const { screen } = await showChecks();
    expect(listed()).toEqual([
      '1.2.1 claimedWithoutEvidence',
      '1.2.1 typedWithoutFigures',
      '1.1.1 evidenceWithoutPlace',
      '1.1.1 typedWithoutFigures',
    ]);
    const first = screen.getByTestId('finding').first();
    await expect.element(first).toHaveTextContent('1.2.1 Mục 1.2.1');
    await expect.element(first).toHaveTextContent(said.found.claimedWithoutEvidence);
    await expect.element(first).toHaveTextContent(/0,75 điểm · (≈ \d+ bậc|không đổi bậc)/);
    await expectNoFaults();
  });

  test('total counts the stake of a row once', async () => {
    const { screen } = await showChecks();
    const total = screen.getByTestId('finding-total');
    await expect.element(total).toHaveTextContent('4 vấn đề · có thể mất 0,85 điểm');
    await expect.element(total).toHaveAttribute('data-stake', '0.85');
  });

  test('go as soon as they are mended', async () => {
    const { change } = await showChecks();
    change('1.1.1', { evidence: [at('a', 'Mục 2')] });
    await expect.poll(listed).not.toContain('1.1.1 evidenceWithoutPlace');
    change('1.2.1', { evidence: [at('a', 'Trang 3')] });
    await expect.poll(listed).toEqual(['1.2.1 typedWithoutFigures', '1.1.1 typedWithoutFigures']);
  });

  test('open the form of their row', async () => {
    const { screen, session, onShow } = await showChecks();
    await screen
      .getByRole('button', { name: `${words.list.open('1.1.1')} Mục 1.1.1` })
      .first()
      .click();
    expect([session.panel, session.item?.code]).toEqual(['item', '1.1.1']);
    expect(onShow).toHaveBeenCalledWith('1.1.1');
  });

  test('of a document for too many items name them all, and each can be opened', async () => {
    const document = documentToCheck();
    const { screen, session } = await showChecks({
      ...withEntries(document, { '1.2.1': { evidence: [at('a', 'Mục 1')], explanation: '' } }),
      process: { ...document.process, documentItemLimit: 1 },
    });
    const overused = screen.getByRole('list', { name: said.rowsConcerned });
    await expect.element(overused).toHaveTextContent(/1\.1\.1.*1\.2\.1/);
    await overused.getByRole('button', { name: words.list.open('1.2.1') }).click();
    expect(session.item?.code).toBe('1.2.1');
  });

  test('can be chosen by kind, area and department, and put in official order', async () => {
    const { screen } = await showChecks();
    const kind = screen.getByRole('combobox', { name: said.list.kind });
    await expect.element(kind).toHaveTextContent(`${said.kinds.typedWithoutFigures} (2)`);
    await kind.selectOptions(`${said.kinds.typedWithoutFigures} (2)`);
    expect(listed()).toEqual(['1.2.1 typedWithoutFigures', '1.1.1 typedWithoutFigures']);
    await screen.getByRole('combobox', { name: said.list.order }).selectOptions(said.list.byRow);
    expect(listed()).toEqual(['1.1.1 typedWithoutFigures', '1.2.1 typedWithoutFigures']);
    await screen.getByRole('combobox', { name: said.list.department }).selectOptions('Sở Tài chính');
    expect(listed()).toEqual(['1.2.1 typedWithoutFigures']);
    await expect.element(screen.getByTestId('finding-total')).toHaveTextContent('1/4 vấn đề · có thể mất 0,75 điểm');
    await screen.getByRole('combobox', { name: said.list.area }).selectOptions('2. Mục 2');
    await expect.element(screen.getByText(said.list.noneMatch)).toBeVisible();
    await expectNoFaults();
    await screen.getByRole('button', { name: said.list.clear }).click();
    await expect.element(kind).toHaveFocus();
    expect(listed()).toHaveLength(4);
    // The order was no choice among them.
    expect(listed()[0]).toBe('1.1.1 evidenceWithoutPlace');
  });

  test('keep choice and order while the panel shows something else', async () => {
    const { app, session, screen } = await showChecks();
    await screen.getByRole('combobox', { name: said.list.area }).selectOptions('2. Mục 2');
    await screen.unmount();
    const again = await show(app, ChecksPanel, { session, onShow: vi.fn() });
    await expect.element(again.getByRole('combobox', { name: said.list.area })).toHaveValue('2');
  });

  test('say so calmly when there is nothing', async () => {
    const { screen } = await showChecks(blankDocument().assessment);
    await expect.element(screen.getByTestId('finding-total')).toHaveTextContent(said.list.empty);
    expect(screen.getByRole('combobox').elements()).toEqual([]);
    await expectNoFaults();
  });

  test('are shown a page at a time, and more keeps the keyboard', async () => {
    const { assessment, tree } = blankDocument(loadRubric());
    const full = tree.scoredNodes.map(({ code, maxPoints }) => [code, { selfScore: maxPoints }] as const);
    const { screen, session } = await showChecks(withEntries(assessment, Object.fromEntries(full)));
    const all = session.review.findings.length;
    expect(all).toBeGreaterThan(120);
    expect(listed()).toHaveLength(60);
    await screen.getByRole('button', { name: said.list.more(60) }).click();
    await expect.poll(() => listed().length).toBe(120);
    const focused = document.activeElement?.closest('[data-testid="finding"]');
    expect([...document.querySelectorAll('[data-testid="finding"]')].indexOf(focused!)).toBe(60);
  });

  test('speak English as soon as it is chosen', async () => {
    const { app, screen } = await showChecks();
    app.preferences.change({ language: 'en' });
    await expect
      .element(screen.getByTestId('finding').first())
      .toHaveTextContent(messages.en.checks.found.claimedWithoutEvidence);
    await expect.element(screen.getByTestId('finding-total')).toHaveTextContent('4 findings · 0.85 points at stake');
  });
});

describe('the coverage', () => {
  const figures = (code: string): readonly string[] =>
    [...document.querySelectorAll(`[data-testid="coverage-${code}"] [data-proof]`)].map(({ textContent }) =>
      textContent.trim(),
    );

  test('says points and rows of each area and of all, in a table', async () => {
    const { screen, change } = await showChecks();
    const table = screen.getByRole('table', { name: said.coverage.title });
    await expect.element(table.getByRole('columnheader', { name: said.coverage.partly })).toBeVisible();
    await expect.element(table.getByRole('rowheader', { name: '1 Mục 1' })).toBeVisible();
    // What is only explained is partly proven.
    expect([figures('1'), figures('2'), figures('total')]).toEqual([
      ['–', '0,85 (2)', '–'],
      ['–', '–', '–'],
      ['–', '0,85 (2)', '–'],
    ]);
    change('1.1.1', { evidence: [at('a', 'Mục 2')] });
    change('1.2.1', { explanation: '' });
    await expect.poll(() => figures('total')).toEqual(['0,10 (1)', '–', '0,75 (1)']);
    await expectNoFaults();
  });
});

describe('the findings in a form', () => {
  const showItem = async (code: string, given = documentToCheck()) => {
    const { app, session } = await openApp(given);
    const node = session.workbook.tree.scoredNodes.find((each) => each.code === code)!;
    session.openItem(code);
    const screen = await show(app, ItemFindings, { session, node });
    return { session, screen };
  };

  test('are those of its row, and go with the last one mended', async () => {
    const { session, screen } = await showItem('1.1.1');
    await expect.element(screen.getByRole('region', { name: said.ofRow(2) })).toBeVisible();
    expect(listed()).toEqual(['1.1.1 evidenceWithoutPlace', '1.1.1 typedWithoutFigures']);
    await expectNoFaults();
    session.run({
      type: 'editCells',
      gesture: 'form',
      edits: [{ code: '1.1.1', field: 'evidence', value: [{ documentId: 'a', place: 'Mục 2' }] }],
    });
    await expect.poll(listed).toEqual(['1.1.1 typedWithoutFigures']);
    session.edit([{ code: '1.1.1', column: 'selfScore', text: '' }], 'form');
    await expect.poll(() => document.querySelector('[data-testid="item-findings"]')).toBeNull();
  });

  test('of a row without any are not there', async () => {
    await showItem('2.2');
    expect(document.querySelector('[data-testid="item-findings"]')).toBeNull();
  });

  test('about several rows name this one as such and open the others', async () => {
    const given = withEntries(documentToCheck(), { '1.2.1': { evidence: [at('a', 'Mục 1')] } });
    const { session, screen } = await showItem('1.2.1', {
      ...given,
      process: { ...given.process, documentItemLimit: 1 },
    });
    expect(listed()).toContain('1.2.1 documentOverused');
    await expect.element(screen.getByText('1.2.1', { exact: true })).toHaveAttribute('aria-current', 'true');
    await screen.getByRole('button', { name: words.list.open('1.1.1') }).click();
    expect(session.item?.code).toBe('1.1.1');
  });
});

test('the keyboard goes along from a finding to the form, and from there to another row', async () => {
  const given = withEntries(documentToCheck(), { '1.2.1': { evidence: [at('a', 'Mục 1')], explanation: '' } });
  const { app, session } = await openApp({ ...given, process: { ...given.process, documentItemLimit: 1 } });
  session.panel = 'checks';
  const screen = await show(app, SidePanel, {
    session,
    packs: await app.loadPacks(),
    itemAsked: 0,
    onShow: vi.fn(),
    onClose: vi.fn(),
    onCloseItem: vi.fn(),
  });
  const panel = screen.getByTestId('checks-panel');
  await panel
    .getByRole('list', { name: said.rowsConcerned })
    .getByRole('button', { name: /1\.1\.1$/ })
    .click();
  await expect.element(screen.getByTestId('panel-item')).toHaveFocus();
  const findings = screen.getByTestId('item-findings');
  await findings.getByRole('button', { name: words.list.open('1.2.1') }).click();
  await expect.element(screen.getByRole('heading', { name: /Mục 1\.2\.1/ })).toHaveFocus();
  await expectNoFaults();
});

test('the filter asks for what is not fully proven', async () => {
  const { app, session } = await openApp(documentToCheck());
  const screen = await show(app, FilterBar, { session });
  await screen.getByRole('checkbox', { name: said.filterUnproven }).click();
  expect(session.rows).toEqual(['1', '1.1', '1.1.1', '1.2', '1.2.1']);
  await screen.getByRole('checkbox', { name: said.filterUnproven }).click();
  expect(session.filtering).toBe(false);
  await userEvent.tab();
});

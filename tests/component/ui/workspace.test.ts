import { describe, expect, test, vi } from 'vitest';
import * as packs from '../../../src/data/packs';
import { createFileReader } from '../../../src/compute/file-reader';
import type { Assessment } from '../../../src/domain/assessment';
import { DEFAULT_COLUMNS } from '../../../src/domain/view-state';
import type { Language } from '../../../src/i18n/words';
import type { ExchangeDoor } from '../../../src/state/exchange-door';
import ColumnsDialog from '../../../src/ui/dialogs/ColumnsDialog.svelte';
import ItemForm from '../../../src/ui/item/ItemForm.svelte';
import RowList from '../../../src/ui/list/RowList.svelte';
import SidePanel from '../../../src/ui/panel/SidePanel.svelte';
import KeptAssessments from '../../../src/ui/start/KeptAssessments.svelte';
import StatusLine from '../../../src/ui/workbench/StatusLine.svelte';
import Toolbar from '../../../src/ui/workbench/Toolbar.svelte';
import ReturnDialog from '../../../src/ui/workspace/ReturnDialog.svelte';
import WorkspaceStrip from '../../../src/ui/workspace/WorkspaceStrip.svelte';
import { coordinatorsDocument, departmentsDocument } from '../../helpers/department';
import { pts, withEntries } from '../../helpers/domain';
import { exchangeMessages } from '../../helpers/messages';
import { expectNoFaults, openApp, show, valueOf, words } from './stage';

const said = exchangeMessages.vi.handingOut;

const noWorker = (): never => {
  throw new Error('no worker here');
};

describe('the strip of a workspace', () => {
  async function showStrip(document: Assessment = departmentsDocument(), language: Language = 'vi') {
    const { app, session } = await openApp(document, { language });
    const onHandBack = vi.fn();
    const screen = await show(app, WorkspaceStrip, { session, onHandBack });
    await expect.element(screen.getByTestId('workspace-strip')).toBeVisible();
    return { app, session, screen, onHandBack };
  }

  test('tells who is asked for what by when, and how far it is, without a total or a rank', async () => {
    const { screen, session } = await showStrip();
    const strip = screen.getByRole('region', { name: said.workspace.label });
    await expect.element(strip).toHaveTextContent('Sở Tài chính');
    await expect.element(strip).toHaveTextContent(said.workspace.issuedBy('20/05/2024', 'Lan'));
    await expect.element(strip).toHaveTextContent('15/06/2024');
    await expect.element(strip).toHaveTextContent(words.rounds.daysLeft(14));
    const figures = () => ['workspace-scored', 'workspace-points', 'workspace-changed'].map(valueOf);
    expect(figures()).toEqual(['1', '0.75', '0']);
    expect([valueOf('total-points'), valueOf('rank-estimate')]).toEqual([null, null]);
    session.edit([{ code: '1.2.1', column: 'selfScore', text: '1,2' }], 'form');
    await vi.waitFor(() => {
      expect(figures()).toEqual(['1', '1.2', '1']);
    });
    await expectNoFaults();
  });

  test('says in words that the deadline is past', async () => {
    const { screen } = await showStrip(departmentsDocument('STC', { deadline: '2024-05-30' }));
    await expect.element(screen.getByText(words.rounds.overdue(2))).toBeVisible();
    await expectNoFaults();
  });

  test('speaks English', async () => {
    const english = exchangeMessages.en.handingOut.workspace;
    const { screen } = await showStrip(departmentsDocument('STC', { deadline: '', issuedBy: '' }), 'en');
    await expect.element(screen.getByText('Department of Finance')).toBeVisible();
    await expect.element(screen.getByText(english.noDeadline)).toBeVisible();
    await expect.element(screen.getByText(english.issued('20/05/2024'))).toBeVisible();
    await expect.element(screen.getByRole('button', { name: english.handBack })).toBeVisible();
  });

  test('shows the instructions until they are put away', async () => {
    const { screen, session } = await showStrip();
    await expect.element(screen.getByText('Chấm và kèm tài liệu.')).toBeVisible();
    await screen.getByText(said.workspace.instructions, { exact: true }).first().click();
    await expect.element(screen.getByText('Chấm và kèm tài liệu.')).not.toBeVisible();
    await vi.waitFor(() => {
      expect(session.instructionsFolded).toBe(true);
    });
  });

  test('asks for the return', async () => {
    const { screen, onHandBack } = await showStrip();
    await screen.getByRole('button', { name: said.workspace.handBack }).click();
    expect(onHandBack).toHaveBeenCalledOnce();
  });
});

describe('the rows of a workspace', () => {
  test('are listed with what stands above them, without the others or a what-if', async () => {
    const { app, session } = await openApp(departmentsDocument());
    await show(app, RowList, { session, onOpen: vi.fn() });
    const codes = [...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row'));
    expect(codes).toEqual(['1', '1.1', '1.1.1', '1.2', '1.2.1']);
    expect(document.querySelector('[data-column="whatIfScore"]')).toBeNull();
    const score = (code: string) =>
      document.querySelector<HTMLInputElement>(`div[data-code="${code}"][data-column="selfScore"] input`)?.readOnly;
    expect([score('1.1.1'), score('1.2.1')]).toEqual([true, false]);
  });

  test('which the department contributes to take evidence and notes alone', async () => {
    const { app, session } = await openApp(departmentsDocument());
    session.openItem('1.1.1');
    const screen = await show(app, ItemForm, { session, asked: 0, onShow: vi.fn(), onClose: vi.fn() });
    await expect.element(screen.getByTestId('item-form')).toBeVisible();
    const field = (selector: string) => document.querySelector<HTMLInputElement>(selector);
    expect(field('div[data-column="selfScore"] input')?.readOnly).toBe(true);
    expect(field('div[data-column="lastYearScore"] input')?.readOnly).toBe(true);
    expect(field('[data-testid="explanation"]')?.readOnly).toBe(true);
    expect(field('select[data-column="leadDepartment"]')?.disabled).toBe(true);
    expect(field('[data-testid="item-checked"]')?.disabled).toBe(true);
    expect(field('[data-testid="item-note"]')?.readOnly).toBe(false);
    expect(field('[data-testid="evidence-add"]')).not.toBeNull();
    expect(field('[data-testid="add-note"]')).not.toBeNull();
    // A department speaks for itself alone.
    expect(field('[data-testid="add-note"] input[type="radio"]')).toBeNull();
    expect(screen.getByText(words.item.notHandedOut).elements().length).toBeGreaterThan(0);
    await expectNoFaults();
  });

  test('which it leads take its score, and not that of the appraisal', async () => {
    const { app, session } = await openApp(departmentsDocument());
    session.openItem('1.2.1');
    const screen = await show(app, ItemForm, { session, asked: 0, onShow: vi.fn(), onClose: vi.fn() });
    await expect.element(screen.getByTestId('item-form')).toBeVisible();
    const readOnly = (column: string) =>
      document.querySelector<HTMLInputElement>(`div[data-column="${column}"] input`)?.readOnly;
    expect(['selfScore', 'appraisedScore', 'secondAppraisedScore'].map(readOnly)).toEqual([false, true, true]);
    expect(readOnly('whatIfScore')).toBeUndefined();
    await expect.element(screen.getByTestId('explanation')).not.toHaveAttribute('readonly');
  });

  test('have columns to choose from, without the what-if', async () => {
    const named = async (document: Assessment) => {
      const { app } = await openApp(document);
      const screen = await show(app, ColumnsDialog, { onClose: vi.fn() });
      await expect.element(screen.getByRole('dialog', { name: words.columnsDialog.title })).toBeVisible();
      const count = screen.getByRole('checkbox', { name: words.columns.whatIfScore, exact: true }).elements().length;
      const first = screen.getByRole('button', { name: words.columnsDialog.up(words.columns.appraisedScore) });
      await first.click();
      const ids = app.preferences.current.columns.map(({ id }) => id);
      await screen.unmount();
      return { count, ids };
    };
    const whole = await named(coordinatorsDocument());
    const part = await named(departmentsDocument());
    expect([whole.count, part.count]).toEqual([1, 0]);
    // One that is not listed keeps its place.
    expect(part.ids.indexOf('whatIfScore')).toBe(DEFAULT_COLUMNS.findIndex(({ id }) => id === 'whatIfScore'));
  });

  test('have a panel of two tabs', async () => {
    const { app, session } = await openApp(departmentsDocument());
    const props = { session, packs, itemAsked: 0, onShow: vi.fn(), onClose: vi.fn(), onCloseItem: vi.fn() };
    const screen = await show(app, SidePanel, props);
    const tabs = screen.getByRole('tab').elements();
    expect(tabs.map((tab) => tab.textContent.trim())).toEqual([words.item.title, words.checks.title]);
    await expect.element(screen.getByTestId('item-form')).toBeVisible();
  });
});

describe('around a workspace', () => {
  const toolbar = {
    listView: false,
    listForced: false,
    filterOpen: false,
    panelOpen: true,
    view: 'sheet',
    onStudio: vi.fn(),
    onPanel: vi.fn(),
    onManage: vi.fn(),
    onFind: vi.fn(),
    onFilter: vi.fn(),
    onColumns: vi.fn(),
    onImport: vi.fn(),
    onUndo: vi.fn(),
    onRedo: vi.fn(),
  } as const;

  test('there is neither the analysis nor what runs the year', async () => {
    const { app, session } = await openApp(departmentsDocument());
    const screen = await show(app, Toolbar, { ...toolbar, session });
    expect(screen.getByTestId('studio-toggle').elements()).toEqual([]);
    await screen.getByRole('button', { name: words.toolbar.manage, exact: true }).click();
    const offered = screen.getByRole('group', { name: words.toolbar.manage }).getByRole('button').elements();
    expect(offered.map((each) => each.textContent.trim())).toEqual([
      words.register.title,
      words.snapshots.title,
      words.merging.title,
    ]);
  });

  test('undo tells why it goes no further than a return', async () => {
    const { app, session } = await openApp(departmentsDocument());
    session.edit([{ code: '1.2.1', column: 'selfScore', text: '1' }], 'form');
    session.run({ type: 'stampReturn', stamp: { id: 'r1', at: '2024-06-01T07:05:00.000Z', author: '', message: '' } });
    const onUndo = vi.fn(() => {
      session.undo();
    });
    const screen = await show(app, Toolbar, { ...toolbar, session, onUndo });
    const undo = screen.getByRole('button', { name: words.toolbar.undo, exact: true });
    await expect.element(undo).toHaveAttribute('title', words.outcome.undoStopped);
    await undo.click();
    expect(onUndo).toHaveBeenCalledOnce();
    const line = await show(app, StatusLine, { session, onDismiss: vi.fn() });
    await expect.element(line.getByRole('status')).toHaveTextContent(words.outcome.undoStopped);
    expect(session.workbook.document.workspace?.returns).toHaveLength(1);
  });

  test('a cell that was locked when it was handed out says whom to ask', async () => {
    const given = coordinatorsDocument();
    const self = { ...given.process.rounds.self, lockedAt: '2024-05-01T00:00:00.000Z' };
    const process = { ...given.process, rounds: { ...given.process.rounds, self } };
    const { app, session } = await openApp(departmentsDocument('STC', {}, { ...given, process }));
    session.tellReadOnly({ code: '1.2.1', columnId: 'selfScore' });
    const screen = await show(app, StatusLine, { session, onDismiss: vi.fn() });
    await expect
      .element(screen.getByRole('status'))
      .toHaveTextContent(words.refusal.lockedByCoordinator(words.rounds.names.self));
  });

  test('a whole assessment offers to hand out', async () => {
    const { app, session } = await openApp(coordinatorsDocument());
    const onManage = vi.fn();
    const screen = await show(app, Toolbar, { ...toolbar, session, onManage });
    await expect.element(screen.getByTestId('studio-toggle')).toBeVisible();
    await screen.getByRole('button', { name: words.toolbar.manage, exact: true }).click();
    await screen.getByRole('button', { name: words.handOut.title }).click();
    expect(onManage).toHaveBeenCalledWith('handOut');
  });

  test('the list of what is kept tells whose part it is', async () => {
    const { app } = await openApp(departmentsDocument());
    await app.refresh();
    const screen = await show(app, KeptAssessments, {});
    await expect
      .element(screen.getByTestId('kept-workspace'))
      .toHaveTextContent(words.start.workspaceDue('Sở Tài chính', '15/06/2024'));
  });
});

describe('handing back', () => {
  async function showReturn({
    document = departmentsDocument(),
    author = 'Hoa',
    door = {},
  }: { document?: Assessment; author?: string; door?: Partial<ExchangeDoor> } = {}) {
    const { app, session } = await openApp(document, { author });
    vi.spyOn(app, 'loadExchange').mockResolvedValue({ ...createFileReader(noWorker), ...door });
    const downloads: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      downloads.push(this.download);
    });
    const onClose = vi.fn();
    const screen = await show(app, ReturnDialog, { session, onClose });
    await expect.element(screen.getByRole('dialog', { name: said.handBack.title })).toBeVisible();
    return { app, session, screen, downloads, onClose };
  }

  test('tells what goes back and what is still open', async () => {
    const changed = withEntries(departmentsDocument('SNV'), { '1.1.1': { selfScore: pts(500) } });
    const { screen } = await showReturn({ document: changed });
    await expect.element(screen.getByTestId('return-changed')).toHaveTextContent(`${said.handBack.changed(1)}: 1.1.1`);
    await expect.element(screen.getByTestId('return-open')).toHaveTextContent(said.handBack.open(2));
    expect(Number(valueOf('return-findings'))).toBeGreaterThan(0);
    await expectNoFaults();
  });

  test('wants to know who returns it, and remembers', async () => {
    const { screen, session, app, downloads } = await showReturn({ author: '' });
    await expect.element(screen.getByTestId('return-changed')).toHaveTextContent(said.handBack.changedNone);
    await screen.getByTestId('return-make').click();
    const author = screen.getByRole('textbox', { name: said.handBack.author });
    await expect.element(author).toHaveFocus();
    await expect.element(author).toHaveAccessibleDescription(new RegExp(said.handBack.authorMissing));
    expect([session.workbook.document.workspace?.returns, downloads]).toEqual([[], []]);
    await author.fill('Hoa');
    await screen.getByTestId('return-make').click();
    await expect.element(screen.getByTestId('return-verified')).toBeVisible();
    expect(app.preferences.current.author).toBe('Hoa');
  });

  test('makes the file, marks the workspace, and says that it was read back', async () => {
    const { screen, session, downloads, onClose } = await showReturn();
    await screen.getByRole('textbox', { name: said.handBack.message }).fill('Xin xem mục 1.2.1');
    await screen.getByTestId('return-make').click();
    await expect.element(screen.getByRole('heading', { name: said.handBack.done })).toHaveFocus();
    await expect.element(screen.getByTestId('return-verified')).toHaveTextContent(said.handBack.verified);
    expect(session.workbook.document.workspace?.returns).toMatchObject([
      { author: 'Hoa', message: 'Xin xem mục 1.2.1', at: '2024-06-01T07:05:00.000Z' },
    ]);
    expect(downloads).toEqual(['par-lang-son-2023-stc-2024-06-01-nop-1.json']);
    await expect.element(screen.getByTestId('return-file')).toHaveTextContent(downloads[0]!);
    expect(valueOf('fingerprint')).toMatch(/^[0-9a-f]{64}$/);
    await expectNoFaults();
    await screen.getByTestId('return-close').click();
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('sends nothing where the file does not read back, marks nothing and says so', async () => {
    const { screen, session, downloads } = await showReturn({
      door: { writeWorkspaceFile: () => Promise.resolve({ ok: false, error: { reason: 'doesNotReadBack' } }) },
    });
    await screen.getByTestId('return-make').click();
    const failed = screen.getByTestId('return-failed');
    await expect.element(failed).toHaveFocus();
    await expect.element(failed).toHaveTextContent(said.handBack.nothingSent(said.failure.doesNotReadBack));
    expect([session.workbook.document.workspace?.returns, downloads]).toEqual([[], []]);
  });

  test('cannot be left while the file is on its way', async () => {
    const door = createFileReader(noWorker);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const { screen, session, onClose } = await showReturn({
      door: { writeWorkspaceFile: (...given) => held.then(() => door.writeWorkspaceFile(...given)) },
    });
    await screen.getByTestId('return-make').click();
    await expect.element(screen.getByText(said.handBack.writing)).toBeVisible();
    expect(session.workbook.document.workspace?.returns).toEqual([]);
    await screen.getByRole('button', { name: words.common.close, exact: true }).click();
    expect(onClose).not.toHaveBeenCalled();
    go();
    await expect.element(screen.getByTestId('return-verified')).toBeVisible();
  });

  test('lists the returns before it', async () => {
    const given = departmentsDocument();
    const stamp = { id: 'r1', at: '2024-05-25T02:00:00.000Z', author: 'Minh', message: 'Bản đầu' };
    const { screen } = await showReturn({
      document: { ...given, workspace: { ...given.workspace!, returns: [stamp] } },
    });
    await screen.getByText(said.handBack.earlier(1)).click();
    await expect.element(screen.getByText('Bản đầu')).toBeVisible();
    await expect.element(screen.getByTestId('return-earlier')).toHaveTextContent('Minh');
  });
});

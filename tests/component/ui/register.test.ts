import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import { MAXIMUM_FILE_BYTES } from '../../../src/domain/evidence';
import type { ScoredNode } from '../../../src/domain/rubric-tree';
import { serializeWithFiles } from '../../../src/exchange/json-file';
import type { Session } from '../../../src/state/session.svelte';
import ImportDialog from '../../../src/ui/dialogs/ImportDialog.svelte';
import EvidenceSection from '../../../src/ui/item/EvidenceSection.svelte';
import ExportDialog from '../../../src/ui/register/ExportDialog.svelte';
import KeptAssessments from '../../../src/ui/start/KeptAssessments.svelte';
import RegisterDialog from '../../../src/ui/register/RegisterDialog.svelte';
import Toolbar from '../../../src/ui/workbench/Toolbar.svelte';
import { pts, withEntries } from '../../helpers/domain';
import { at, proofDocument } from '../../helpers/domain-filled';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, words } from './stage';

const said = words.register;
const code = '1.2.1';

/** The start document with three documents in its register: a serves two rows, b one without a place, c none. */
function registered(): Assessment {
  const document = startDocument();
  return {
    ...withEntries(document, {
      [code]: { selfScore: pts(7500), evidence: [at('a', 'Mục II'), at('b')] },
      '1.1.1': { evidence: [at('a', 'trang 3')] },
    }),
    evidence: [
      proofDocument('a', '2023-05-01', { number: '12/KH-UBND', link: 'https://vanban.example.vn/12' }),
      proofDocument('b', '2023-06-02', {
        number: '7/BC-SNV',
        issuer: 'Sở Nội vụ',
        summary: 'Báo cáo',
        link: 'Kho B, kệ 2',
      }),
      proofDocument('c', '', { number: '', summary: 'Đề án một cửa' }),
    ],
  };
}

const locked = (document: Assessment): Assessment => ({
  ...document,
  process: {
    ...document.process,
    rounds: { ...document.process.rounds, explanation: { deadline: '', lockedAt: '2024-05-20T01:00:00.000Z' } },
  },
});

const evidenceOf = (session: Session, row = code) => session.workbook.document.entries.get(row)?.evidence;

async function showSection(document: Assessment = registered(), row = code) {
  const { app, session } = await openApp(document);
  const node = session.workbook.tree.nodeByCode.get(row) as ScoredNode;
  const screen = await show(app, EvidenceSection, { session, node });
  return { app, session, screen };
}

async function showRegister(document: Assessment = registered()) {
  const { app, session } = await openApp(document);
  const onShow = vi.fn();
  const onClose = vi.fn();
  const screen = await show(app, RegisterDialog, { session, onShow, onClose });
  await expect.element(screen.getByTestId('register')).toBeVisible();
  return { app, session, screen, onShow, onClose };
}

const pdf = (bytes: number[] | number, name = 'kế hoạch.pdf'): File =>
  new File([typeof bytes === 'number' ? new Uint8Array(bytes) : Uint8Array.from(bytes)], name, {
    type: 'application/pdf',
  });

/** Hands a file to an input of files, as the chooser does. */
function choose(input: Element, file: File): void {
  const transfer = new DataTransfer();
  transfer.items.add(file);
  (input as HTMLInputElement).files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What the page hands to the browser as downloads: name and content. */
function watchDownloads() {
  const blobs = new Map<string, Blob>();
  const downloads: { readonly name: string; readonly type: string; readonly bytes: Promise<Uint8Array> }[] = [];
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    const address = `blob:test-${String(blobs.size)}`;
    blobs.set(address, given as Blob);
    return address;
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href)!;
    const bytes = blob.arrayBuffer().then((buffer) => new Uint8Array(buffer));
    downloads.push({ name: this.download, type: blob.type, bytes });
  });
  return { downloads, [Symbol.dispose]: () => [create, click].forEach((spy) => spy.mockRestore()) };
}

describe('the evidence of a row', () => {
  test('shows its documents with their places, and says how far the row is proven', async () => {
    const { screen } = await showSection();
    await expect.element(screen.getByRole('heading', { name: said.item.title(2) })).toBeVisible();
    const proof = screen.getByTestId('proof');
    await expect.element(proof).toHaveTextContent(said.item.proof.withoutPlace(1));
    await expect.element(proof).toHaveAttribute('data-proof', 'partly');
    const items = screen.getByTestId('attached-document');
    await expect.element(items.first()).toHaveTextContent('12/KH-UBND');
    await expect.element(items.first()).toHaveTextContent('01/05/2023');
    await expect.element(items.first().getByTestId('attached-place')).toHaveValue('Mục II');
    await expect.element(items.last()).toHaveTextContent('Sở Nội vụ');
    await expect.element(items.last()).toHaveTextContent(said.item.placeMissing);
    await expectNoFaults();
    await page.viewport(320, 700);
    await expectNoFaults();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  });

  test('opens web addresses only, in a new tab that knows nothing of this one; other places are copied', async () => {
    const { screen } = await showSection();
    const link = screen.getByTestId('evidence-link');
    await expect.element(link).toHaveAttribute('href', 'https://vanban.example.vn/12');
    await expect.element(link).toHaveAttribute('target', '_blank');
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(document.querySelectorAll('[data-testid="evidence-section"] a')).toHaveLength(1);
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce().mockRejectedValueOnce(new Error());
    const copy = screen.getByRole('button', { name: said.facts.copy('Kho B, kệ 2') });
    await copy.click();
    await expect.element(screen.getByText(said.facts.copied)).toBeVisible();
    expect(write).toHaveBeenCalledWith('Kho B, kệ 2');
    await copy.click();
    await expect.element(screen.getByText(said.facts.selected)).toBeVisible();
    expect(getSelection()?.toString()).toBe('Kho B, kệ 2');
    write.mockRestore();
  });

  test.each(['javascript:alert(1)', 'file:///c:/a.pdf', '\\\\maychu\\a.pdf', 'data:text/html,x', 'https://'])(
    'never makes a link of %s',
    async (link) => {
      const given = registered();
      await showSection({ ...given, evidence: [proofDocument('a', '', { link }), ...given.evidence.slice(1)] });
      await expect.poll(() => document.querySelector('[data-testid="evidence-place-text"]')?.textContent).toBe(link);
      expect(document.querySelectorAll('[data-testid="evidence-section"] a')).toHaveLength(0);
    },
  );

  test('takes a place by Enter, gives it back by Esc, and is then proven', async () => {
    const { screen, session } = await showSection();
    const place = screen.getByTestId('attached-place').last();
    await place.fill('Trang 5');
    await userEvent.keyboard('{Escape}');
    await expect.element(place).toHaveValue('');
    expect(session.canUndo).toBe(false);
    await place.fill(' Trang 5 ');
    await userEvent.keyboard('{Enter}');
    expect(evidenceOf(session)).toEqual([at('a', 'Mục II'), at('b', 'Trang 5')]);
    await expect.element(screen.getByTestId('proof')).toHaveTextContent(said.item.proof.proven);
    await userEvent.tab();
    session.undo();
    expect(session.canUndo).toBe(false);
    await expect.element(place).toHaveValue('');
  });

  test('a place that is still being typed when the row is left is not lost', async () => {
    const { screen, session } = await showSection();
    // Not by `fill`: Chromium tells a field that has the focus of its removal, other browsers do not.
    const place = screen.getByTestId('attached-place').last().element() as HTMLInputElement;
    place.value = 'Trang 6';
    place.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await screen.unmount();
    expect(evidenceOf(session)?.[1]).toEqual(at('b', 'Trang 6'));
  });

  test('a place that is still being typed goes to its own row, whatever row the form shows next', async () => {
    const { screen, session } = await showSection();
    await screen.getByTestId('attached-place').first().fill('Trang 9');
    await screen.rerender({ session, node: session.workbook.tree.nodeByCode.get('1.1.1') as ScoredNode });
    await expect.element(screen.getByTestId('attached-place').first()).toHaveValue('trang 3');
    expect(evidenceOf(session)).toEqual([at('a', 'Trang 9'), at('b')]);
    expect(evidenceOf(session, '1.1.1')).toEqual([at('a', 'trang 3')]);
  });

  test('lets a document go, says so, and keeps the keyboard at its place', async () => {
    const { screen, session } = await showSection();
    await screen.getByRole('button', { name: said.item.detachOf('12/KH-UBND') }).click();
    expect(evidenceOf(session)).toEqual([at('b')]);
    expect(session.workbook.document.evidence).toHaveLength(3);
    await expect.element(screen.getByTestId('evidence-status')).toHaveTextContent(said.told.detached('12/KH-UBND'));
    await expect.element(screen.getByRole('button', { name: said.item.detachOf('7/BC-SNV') })).toHaveFocus();
    await screen.getByRole('button', { name: said.item.detachOf('7/BC-SNV') }).click();
    await expect.element(screen.getByTestId('attach-toggle')).toHaveFocus();
    await expect.element(screen.getByTestId('proof')).toHaveTextContent(said.item.proof.unproven);
  });

  test('attaches one from the register by the keyboard alone, found without tone marks', async () => {
    const { screen, session } = await showSection();
    (screen.getByTestId('attach-toggle').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByTestId('attach-search')).toHaveFocus();
    await expect.element(screen.getByTestId('attach-count')).toHaveTextContent(said.item.choiceCount(1));
    await expect.element(screen.getByTestId('attach-existing')).toHaveTextContent(said.servesNone);
    await expectNoFaults();
    await userEvent.keyboard('không có gì như thế');
    await expect.element(screen.getByTestId('attach-count')).toHaveTextContent(said.nothingFound);
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('de an');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(screen.getByRole('button', { name: said.item.attachOf('Đề án một cửa') })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(evidenceOf(session)?.map(({ documentId }) => documentId)).toEqual(['a', 'b', 'c']);
    await expect.element(screen.getByTestId('attached-place').last()).toHaveFocus();
    await userEvent.keyboard('Chương 1{Enter}');
    expect(evidenceOf(session)?.[2]).toEqual(at('c', 'Chương 1'));
    await screen.getByTestId('attach-toggle').click();
    await expect.element(screen.getByText(said.item.allAttached)).toBeVisible();
  });

  test('says how many items a choice serves already', async () => {
    const { screen } = await showSection(registered(), '2.2');
    await screen.getByTestId('attach-toggle').click();
    const choices = screen.getByTestId('attach-existing').getByRole('listitem');
    await expect.element(choices.first()).toHaveTextContent(said.item.useCount(2));
    await expect.element(choices.nth(1)).toHaveTextContent(said.item.useCount(1));
  });

  test('adds a document with its file and attaches it, all in one step', async () => {
    const { screen, session } = await showSection();
    await screen.getByTestId('evidence-add').click();
    const form = screen.getByRole('dialog', { name: said.form.addTitleFor(code) });
    await expect.element(form.getByTestId('evidence-number')).toHaveFocus();
    await expectNoFaults();
    await form.getByTestId('evidence-place').fill('Mục 3, trang 8');
    await form.getByTestId('evidence-number').fill(' 99/BC-UBND ');
    await form.getByTestId('evidence-date').fill('2023-12-01');
    await form.getByTestId('evidence-summary').fill('Báo cáo năm');
    choose(form.getByTestId('evidence-file').element(), pdf([1, 2, 255]));
    await expect.element(form.getByTestId('evidence-file-name')).toHaveTextContent('kế hoạch.pdf');
    await form.getByTestId('evidence-save').click();
    await expect.element(form).not.toBeInTheDocument();
    const added = session.workbook.document.evidence.at(-1)!;
    expect(added).toMatchObject({
      number: '99/BC-UBND',
      date: '2023-12-01',
      summary: 'Báo cáo năm',
      file: { name: 'kế hoạch.pdf', type: 'application/pdf', bytes: 3 },
    });
    expect(evidenceOf(session)?.at(-1)).toEqual({ documentId: added.id, place: 'Mục 3, trang 8' });
    await expect.element(screen.getByTestId('evidence-status')).toHaveTextContent(said.told.added('99/BC-UBND'));
    await expect.element(screen.getByTestId('evidence-add')).toHaveFocus();
    await vi.waitUntil(() => session.workbook.unsavedCount === 0);
    expect(await session.parts.readFile(added.file!.id)).toEqual(Uint8Array.from([1, 2, 255]));
    session.undo();
    expect(session.workbook.document.evidence).toHaveLength(3);
    expect(evidenceOf(session)).toHaveLength(2);
    expect(session.canUndo).toBe(false);
  });

  test('is read-only with the reason once the round is locked', async () => {
    const { screen } = await showSection(locked(registered()));
    await expect
      .element(screen.getByTestId('lock-note'))
      .toHaveTextContent(words.item.locked(words.rounds.names.explanation));
    await expect.element(screen.getByTestId('attached-place').first()).toHaveAttribute('readonly');
    for (const handle of ['attach-toggle', 'evidence-add', 'detach', 'attached-edit'])
      expect(screen.getByTestId(handle).elements(), handle).toHaveLength(0);
    await expectNoFaults();
  });
});

describe('the form of a document', () => {
  async function openForm() {
    const shown = await showSection();
    await shown.screen.getByTestId('evidence-add').click();
    const form = shown.screen.getByRole('dialog');
    await expect.element(form.getByTestId('evidence-number')).toHaveFocus();
    return { ...shown, form };
  }

  test('wants a number or a summary, and goes to where it is missing', async () => {
    const { form, session } = await openForm();
    await form.getByTestId('evidence-issuer').fill('UBND tỉnh');
    await form.getByTestId('evidence-save').click();
    await expect.element(form.getByText(words.refusal.evidenceUnnamed)).toBeVisible();
    await expect.element(form.getByTestId('evidence-number')).toHaveFocus();
    await expect.element(form.getByTestId('evidence-number')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(form.getByTestId('evidence-summary')).toHaveAttribute('aria-invalid', 'true');
    await expectNoFaults();
    expect(session.canUndo).toBe(false);
    await form.getByTestId('evidence-summary').fill('Kế hoạch');
    await expect.element(form.getByTestId('evidence-number')).toHaveAttribute('aria-invalid', 'false');
  });

  test('does not throw away what was typed by one key', async () => {
    const { screen, form } = await openForm();
    await form.getByTestId('evidence-number').fill('1/QĐ');
    await userEvent.keyboard('{Escape}');
    await expect.element(form.getByTestId('evidence-unsaved')).toHaveTextContent(said.form.unsaved);
    await expect.element(form.getByRole('button', { name: said.form.goOn })).toHaveFocus();
    await expectNoFaults();
    await userEvent.keyboard('{Escape}');
    await expect.element(form.getByTestId('evidence-number')).toHaveValue('1/QĐ');
    await form.getByRole('button', { name: said.form.goOn }).click();
    await expect.element(form.getByTestId('evidence-number')).toHaveFocus();
    await form.getByRole('button', { name: words.common.cancel }).click();
    await form.getByRole('button', { name: said.form.discard }).click();
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
    await expect.element(screen.getByTestId('evidence-add')).toHaveFocus();
  });

  test('closes at once while nothing was typed', async () => {
    const { screen } = await openForm();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  });

  test('hints at a document that looks the same, and offers the issuers used before', async () => {
    const { form, session } = await openForm();
    await form.getByTestId('evidence-number').fill('7/bc-snv');
    await form.getByTestId('evidence-date').fill('2023-06-02');
    await expect.element(form.getByTestId('evidence-twin')).toHaveTextContent(said.form.duplicateOf('Báo cáo'));
    const list = document.getElementById(form.getByTestId('evidence-issuer').element().getAttribute('list')!);
    expect([...list!.querySelectorAll('option')].map(({ value }) => value)).toEqual(['UBND tỉnh', 'Sở Nội vụ']);
    await form.getByTestId('evidence-save').click();
    expect(session.workbook.document.evidence, 'a hint refuses nothing').toHaveLength(4);
  });

  test('warns about confidential documents', async () => {
    const { form } = await openForm();
    const warning = form.getByTestId('confidential-warning');
    await expect.element(warning).toHaveTextContent(/^$/);
    await form.getByTestId('evidence-confidentiality').fill('Mật');
    await expect.element(warning).toHaveTextContent(said.form.confidentialWarning);
    await expectNoFaults();
  });

  test('refuses a file that is too large with its size, and keeps the one before', async () => {
    const { form } = await openForm();
    const input = form.getByTestId('evidence-file').element();
    choose(input, pdf([1]));
    await expect.element(form.getByTestId('evidence-file-name')).toHaveTextContent('kế hoạch.pdf');
    choose(input, pdf(MAXIMUM_FILE_BYTES + 1024 * 1024, 'to.pdf'));
    await expect
      .element(form.getByTestId('evidence-file-problem'))
      .toHaveTextContent(said.file.tooLarge('to.pdf', '3 MB', '2 MB'));
    await expect.element(form.getByTestId('evidence-file-name')).toHaveTextContent('kế hoạch.pdf');
    await form.getByRole('button', { name: said.file.remove }).click();
    await expect.element(form.getByTestId('evidence-file')).toHaveFocus();
    await expect.element(form.getByTestId('evidence-file-name')).not.toBeInTheDocument();
    await expectNoFaults();
  });
});

describe('the register', () => {
  test('lists every document with the items that it serves, which lead to their forms', async () => {
    const { screen, onShow } = await showRegister();
    await expect.element(screen.getByTestId('register-count')).toHaveTextContent(said.count(3));
    const items = screen.getByTestId('register-document');
    await expect.element(items.first()).toHaveTextContent(said.serves(2));
    await expect.element(items.last()).toHaveTextContent(said.servesNone);
    await expectNoFaults();
    await screen.getByRole('button', { name: said.showItem('1.1.1', 'Mục 1.1.1') }).click();
    expect(onShow.mock.calls).toEqual([['1.1.1']]);
    await page.viewport(390, 844);
    await expectNoFaults();
    await page.viewport(320, 700);
    const dialog = screen.getByRole('dialog').element();
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
  });

  test('is searched without tone marks; Esc takes the search back before it closes', async () => {
    const { screen, onClose } = await showRegister();
    await expect.element(screen.getByTestId('register-search')).toHaveFocus();
    await userEvent.keyboard('bao cao');
    await expect.element(screen.getByTestId('register-count')).toHaveTextContent(said.found(1, 3));
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByTestId('register-count')).toHaveTextContent(said.count(3));
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('explains itself while it is empty, and takes the first document', async () => {
    const { screen, session } = await showRegister(startDocument());
    await expect.element(screen.getByText(said.emptyHint)).toBeVisible();
    await expectNoFaults();
    await screen.getByTestId('register-add').click();
    await screen.getByTestId('evidence-summary').fill('Kế hoạch');
    await screen.getByTestId('evidence-save').click();
    await expect.element(screen.getByTestId('register-status')).toHaveTextContent(said.told.added('Kế hoạch'));
    expect(session.workbook.document.evidence).toMatchObject([{ summary: 'Kế hoạch', file: null }]);
    expect(evidenceOf(session)).toEqual([]);
  });

  test('edits a document for all items at once; the form closes over the register and not with it', async () => {
    const { screen, session, onClose } = await showRegister();
    await screen.getByRole('button', { name: said.editOf('12/KH-UBND') }).click();
    await expect.element(screen.getByText(said.form.shared(2))).toBeVisible();
    await expect.element(screen.getByTestId('evidence-number')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByTestId('evidence-form')).not.toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
    const edit = screen.getByRole('button', { name: said.editOf('12/KH-UBND') });
    await expect.element(edit).toHaveFocus();
    await edit.click();
    await screen.getByTestId('evidence-number').fill('12a/KH-UBND');
    await screen.getByTestId('evidence-save').click();
    await expect.element(screen.getByTestId('register-document').first()).toHaveTextContent('12a/KH-UBND');
    expect(session.workbook.document.evidence[0]).toMatchObject({ id: 'a', number: '12a/KH-UBND', date: '2023-05-01' });
    await expect.element(screen.getByTestId('register-status')).toHaveTextContent(said.told.saved('12a/KH-UBND'));
  });

  test('deletes only after saying from which items, as one step, and keeps the keyboard', async () => {
    const { screen, session } = await showRegister();
    await screen.getByRole('button', { name: said.deleteOf('12/KH-UBND') }).click();
    const question = screen.getByRole('dialog', { name: said.deleteTitle });
    await expect.element(question).toHaveTextContent(said.deleteBody('12/KH-UBND', 2, '1.1.1, 1.2.1'));
    await expectNoFaults();
    await question.getByRole('button', { name: words.common.cancel }).click();
    expect(session.workbook.document.evidence).toHaveLength(3);
    await screen.getByRole('button', { name: said.deleteOf('12/KH-UBND') }).click();
    await question.getByRole('button', { name: words.common.delete }).click();
    await expect.element(question).not.toBeInTheDocument();
    expect(session.workbook.document.evidence.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(evidenceOf(session)).toEqual([at('b')]);
    await expect.element(screen.getByRole('button', { name: said.deleteOf('7/BC-SNV') })).toHaveFocus();
    await expect.element(screen.getByTestId('register-status')).toHaveTextContent(said.told.deleted('12/KH-UBND'));
    session.undo();
    expect(session.workbook.document).toEqual(registered());
  });

  test('shows and leads on, but changes nothing, once the round is locked', async () => {
    const { screen } = await showRegister(locked(registered()));
    await expect.element(screen.getByTestId('lock-note')).toBeVisible();
    for (const handle of ['register-add', 'register-edit', 'register-delete'])
      expect(screen.getByTestId(handle).elements(), handle).toHaveLength(0);
    await expect.element(screen.getByTestId('register-item').first()).toBeVisible();
    await expectNoFaults();
  });
});

describe('files', () => {
  const fileOf = (id: string, name: string, bytes: number) => ({ id, name, type: 'text/html', bytes });

  /** Document a with a file that is here, b with one that is not. */
  async function openWithFiles() {
    const { app, session } = await openApp(registered());
    const [a, b] = session.workbook.document.evidence;
    session.run(
      { type: 'saveEvidence', document: { ...a!, file: fileOf('f1', 'trang.html', 3) } },
      { files: [{ id: 'f1', bytes: Uint8Array.from([9, 8, 7]) }] },
    );
    session.run({ type: 'saveEvidence', document: { ...b!, confidentiality: 'Mật', file: fileOf('f2', 'b.pdf', 5) } });
    await vi.waitUntil(() => session.workbook.unsavedCount === 0);
    return { app, session };
  }

  test('are handed out under a type that opens nothing; one that is not here is told', async () => {
    const { app, session } = await openWithFiles();
    const screen = await show(app, RegisterDialog, { session, onShow: vi.fn(), onClose: vi.fn() });
    await expect.element(screen.getByTestId('register-files')).toHaveTextContent(said.filesKept(2, '0 KB', '12 MB'));
    using watched = watchDownloads();
    await screen.getByRole('button', { name: `${said.facts.download} trang.html` }).click();
    await expect.poll(() => watched.downloads.length).toBe(1);
    const [download] = watched.downloads;
    expect(download).toMatchObject({ name: 'trang.html', type: 'application/octet-stream' });
    expect(await download!.bytes).toEqual(Uint8Array.from([9, 8, 7]));
    await screen.getByRole('button', { name: `${said.facts.download} b.pdf` }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(said.facts.missing('b.pdf'));
    expect(watched.downloads).toHaveLength(1);
    await expectNoFaults();
  });

  const toolbar = (session: Session) => ({
    session,
    listView: false,
    listForced: false,
    filterOpen: false,
    panelOpen: false,
    view: 'sheet' as const,
    onStudio: vi.fn(),
    onPanel: vi.fn(),
    onManage: vi.fn(),
    onFind: vi.fn(),
    onFilter: vi.fn(),
    onColumns: vi.fn(),
    onImport: vi.fn(),
    onUndo: vi.fn(),
    onRedo: vi.fn(),
  });

  test('the export is one click where there are none', async () => {
    const { app, session } = await openApp(registered());
    const screen = await show(app, Toolbar, toolbar(session));
    using watched = watchDownloads();
    await screen.getByRole('button', { name: words.toolbar.exportFile }).click();
    expect(watched.downloads).toHaveLength(1);
    expect(screen.getByRole('dialog').elements()).toHaveLength(0);
  });

  test('the export asks about them, and without is the file as it always was', async () => {
    const { app, session } = await openWithFiles();
    const screen = await show(app, Toolbar, toolbar(session));
    using watched = watchDownloads();
    await screen.getByRole('button', { name: words.toolbar.exportFile }).click();
    const question = screen.getByRole('dialog', { name: said.exporting.title });
    await expect.element(question).toHaveTextContent(said.exporting.body(2, '0 KB'));
    await expect.element(question.getByTestId('export-confidential')).toHaveTextContent(said.exporting.confidential(1));
    expect(watched.downloads).toHaveLength(0);
    await question.getByTestId('export-without-files').click();
    await expect.element(question).not.toBeInTheDocument();
    const text = new TextDecoder().decode(await watched.downloads[0]!.bytes);
    expect(text).toBe(app.files.serialize(session.workbook.document));
  });

  test('the export with files says which are not here', async () => {
    const { app, session } = await openWithFiles();
    const onClose = vi.fn();
    const screen = await show(app, ExportDialog, { session, onClose });
    using watched = watchDownloads();
    await screen.getByTestId('export-with-files').click();
    await expect.element(screen.getByTestId('export-missing')).toHaveTextContent(said.exporting.missing(1, 'b.pdf'));
    expect(onClose).not.toHaveBeenCalled();
    const back = app.files.read(await watched.downloads[0]!.bytes);
    expect(back.ok && back.value.files).toEqual([{ id: 'f1', bytes: Uint8Array.from([9, 8, 7]) }]);
    await expectNoFaults();
  });

  /** A register as merges can fill it: 40 files of 2 MB. */
  function overfull(): Assessment {
    const start = registered();
    const many = Array.from({ length: 40 }, (_, at) => {
      const id = `f${String(at)}`;
      return proofDocument(id, '', { file: fileOf(id, `${id}.pdf`, MAXIMUM_FILE_BYTES) });
    });
    return { ...start, evidence: [...start.evidence, ...many] };
  }

  test('the export of more than can be read again is offered without files only', async () => {
    const { app, session } = await openApp(overfull());
    const onClose = vi.fn();
    const screen = await show(app, ExportDialog, { session, onClose });
    const told = said.exporting.tooLarge(40, '106,7 MB', '96 MB');
    await expect.element(screen.getByTestId('export-too-large')).toHaveTextContent(told);
    expect(screen.getByTestId('export-with-files').elements()).toHaveLength(0);
    await expectNoFaults();
    using watched = watchDownloads();
    await screen.getByTestId('export-without-files').click();
    expect(watched.downloads).toHaveLength(1);
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('so does the export before deleting, which says that they are left out', async () => {
    const { app, session } = await openApp(overfull());
    await app.refresh();
    const screen = await show(app, KeptAssessments, {});
    await screen.getByRole('button', { name: words.start.remove(session.workbook.document.head.title) }).click();
    const question = screen.getByRole('dialog');
    await expect.element(question).toBeVisible();
    await expectNoFaults();
    using watched = watchDownloads();
    await question.getByRole('button', { name: words.toolbar.exportFile }).click();
    const told = words.start.exportedBare(40, '106,7 MB', '96 MB');
    await expect.element(question.getByRole('alert')).toHaveTextContent(told);
    expect(watched.downloads).toHaveLength(1);
    await expectNoFaults();
  });

  /** A file with one of two attachments inside. */
  async function exported(session: Session): Promise<File> {
    const { parts } = await serializeWithFiles(session.workbook.document, session.parts.readFile);
    return new File([...parts], 'bang.json');
  }

  test('of an import are counted before anything is written, and kept with the new assessment', async () => {
    const { app, session } = await openWithFiles();
    const file = await exported(session);
    const onClose = vi.fn();
    const screen = await show(app, ImportDialog, { file, session, onAnother: vi.fn(), onMerge: vi.fn(), onClose });
    await expect
      .element(screen.getByTestId('import-files'))
      .toHaveTextContent(said.importing.filesInside(1, 2, '0 KB'));
    await expect.element(screen.getByTestId('import-files-missing')).toHaveTextContent(said.importing.filesMissing(1));
    await expectNoFaults();
    await screen.getByRole('button', { name: words.importing.asNew }).click();
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
    await app.refresh();
    const added = app.summaries.find(({ id }) => id !== session.workbook.id)!;
    expect(await app.readFile(added.id, 'f1')).toEqual(Uint8Array.from([9, 8, 7]));
    expect(await app.readFile(added.id, 'f2')).toBeNull();
  });

  test('of an import are kept where it replaces the open assessment', async () => {
    const { session } = await openWithFiles();
    const file = await exported(session);
    const other = await openApp(startDocument());
    const screen = await show(other.app, ImportDialog, {
      file,
      session: other.session,
      onAnother: vi.fn(),
      onMerge: vi.fn(),
      onClose: vi.fn(),
    });
    await screen.getByRole('button', { name: words.importing.replace }).click();
    await vi.waitUntil(() => other.session.workbook.unsavedCount === 0);
    expect(await other.session.parts.readFile('f1')).toEqual(Uint8Array.from([9, 8, 7]));
  });

  test('an import that a lock forbids says so and stays', async () => {
    const { app, session } = await openApp(locked(registered()));
    const file = new File([app.files.serialize(startDocument())], 'bang.json');
    const onClose = vi.fn();
    const screen = await show(app, ImportDialog, { file, session, onAnother: vi.fn(), onMerge: vi.fn(), onClose });
    await screen.getByRole('button', { name: words.importing.replace }).click();
    await expect
      .element(screen.getByTestId('import-refusal'))
      .toHaveTextContent(words.refusal.locked(words.rounds.names.explanation));
    expect(onClose).not.toHaveBeenCalled();
  });
});

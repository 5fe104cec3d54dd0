import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import { serializeAssessment } from '../../../src/exchange/json-file';
import FileImport from '../../../src/ui/dialogs/FileImport.svelte';
import { fileNamed, handedOut, returned } from '../../helpers/department-files';
import { exchangeMessages } from '../../helpers/messages';
import { sealedText } from '../../helpers/plain-door';
import { assessmentTitled } from '../../unit/storage/small-assessment';
import { expectNoFaults, openApp, sampleDocument, show, words } from './stage';

const said = exchangeMessages.vi.merging;
const { receive } = said;

function handed() {
  const { coordinator, workspaces } = handedOut(sampleDocument(), ['SNV']);
  return { coordinator, workspace: workspaces.get('SNV')! };
}

interface Given {
  readonly isOpen?: boolean;
  readonly mergeOpen?: boolean;
}

async function showImport(document_: Assessment, { isOpen = true, mergeOpen = false }: Given = {}) {
  const { app, session, addresses } = await openApp(document_);
  const onMerge = vi.fn();
  const screen = await show(app, FileImport, { session: isOpen ? session : null, mergeOpen, onMerge });
  const give = (...files: readonly File[]) => userEvent.upload(page.getByTestId('import-file'), [...files]);
  const button = (name: string) => screen.getByRole('button', { name, exact: true });
  return { app, session, addresses, screen, onMerge, give, button };
}

describe('one file', () => {
  test('a whole assessment on the same rubric can be merged too', async () => {
    const { give, button, onMerge, screen } = await showImport(sampleDocument());
    const file = fileNamed('đồng nghiệp.json', sampleDocument());
    await give(file);
    await expect.element(screen.getByTestId('import-preview')).toBeVisible();
    await expectNoFaults();
    await button(receive.merge).click();
    expect(onMerge.mock.calls).toEqual([[[file], []]]);
    expect(screen.getByRole('dialog').elements()).toHaveLength(0);
  });

  test('on another rubric it cannot', async () => {
    const { give, button, screen } = await showImport(sampleDocument());
    await give(fileNamed('khác.json', assessmentTitled('B')));
    await expect.element(screen.getByTestId('import-preview')).toBeVisible();
    expect(button(receive.merge).elements()).toHaveLength(0);
    await expect.element(button(words.importing.replace)).toBeVisible();
  });

  test('the return of a hand-out that the open assessment knows is merged into it first of all', async () => {
    const { coordinator, workspace } = handed();
    const { give, button, onMerge, screen } = await showImport(coordinator);
    const file = fileNamed('snv.json', returned(workspace, { author: 'Lan', message: 'Xong' }));
    await give(file);
    const preview = screen.getByTestId('import-workspace');
    await expect.element(preview).toHaveTextContent(receive.returnTitle);
    await expect.element(preview).toHaveTextContent(/Sở Nội vụ.*Lan.*Xong/);
    await expectNoFaults();
    await expect.element(button(receive.mergeInto)).toHaveClass('primary');
    expect(button(words.importing.replace).elements()).toHaveLength(0);
    await button(receive.mergeInto).click();
    expect(onMerge.mock.calls).toEqual([[[file], []]]);
  });

  test('one that nobody here handed out opens as work of the department', async () => {
    const { workspace } = handed();
    const { give, button, app, addresses, screen } = await showImport(sampleDocument());
    await give(fileNamed('snv.json', workspace));
    await expect.element(screen.getByTestId('import-workspace')).toHaveTextContent(receive.workspaceTitle);
    await expect.element(screen.getByTestId('import-workspace')).toHaveTextContent(receive.unknownHandout);
    expect(button(receive.mergeInto).elements()).toHaveLength(0);
    await button(receive.openWorkspace).click();
    await expect.poll(() => addresses.length).toBe(1);
    expect((await app.read(addresses[0]!))?.workspace?.handout.id).toBe('handout-SNV');
  });

  test('work that is kept here already is offered in place of a second copy', async () => {
    const { workspace } = handed();
    const { give, button, app, addresses, screen } = await showImport(sampleDocument(), { isOpen: false });
    await app.add(workspace);
    await give(fileNamed('snv.json', workspace));
    await expect.element(screen.getByTestId('import-kept')).toHaveTextContent(workspace.head.title);
    const open = screen.getByRole('link', { name: receive.openKept });
    await expect.element(open).toHaveAttribute('href', `#/${addresses[0]!}`);
    await expectNoFaults();
    await button(receive.addAnother).click();
    await expect.poll(() => addresses.length).toBe(2);
  });

  test('a sealed one asks for its passphrase in place, and hands it on', async () => {
    const { coordinator, workspace } = handed();
    const { give, button, onMerge, screen } = await showImport(coordinator);
    const file = new File([sealedText('mở ra', serializeAssessment(returned(workspace)))], 'kín.json');
    await give(file);
    await expect.element(screen.getByRole('dialog', { name: receive.sealedTitle })).toBeVisible();
    await expect.element(screen.getByTestId('passphrase')).toHaveAttribute('type', 'password');
    await expectNoFaults();
    await screen.getByTestId('passphrase').fill('sai');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByTestId('passphrase-fault')).toHaveTextContent(said.passphrase.wrong);
    await screen.getByRole('checkbox', { name: said.passphrase.show }).click();
    await expect.element(screen.getByTestId('passphrase')).toHaveAttribute('type', 'text');
    await screen.getByTestId('passphrase').fill('mở ra');
    await userEvent.keyboard('{Enter}');
    await button(receive.mergeInto).click();
    expect(onMerge.mock.calls).toEqual([[[file], ['mở ra']]]);
  });

  test('one that was changed on its way is refused, and nothing is offered', async () => {
    const { workspace } = handed();
    const { give, button, screen } = await showImport(sampleDocument());
    const text = serializeAssessment(returned(workspace)).replace('"Lan"', '"Lân"');
    await give(new File([text], 'sửa.json'));
    await expect.element(screen.getByTestId('import-failure')).toHaveTextContent(words.fileFailure.wrongFingerprint);
    expect(button(receive.openWorkspace).elements()).toHaveLength(0);
  });

  test('a part of the program that cannot be fetched is told', async () => {
    const { app, give, screen } = await showImport(sampleDocument());
    vi.spyOn(app, 'loadExchange').mockRejectedValue(new Error('offline'));
    await give(fileNamed('a.json', sampleDocument()));
    await expect.element(screen.getByTestId('import-failure')).toHaveTextContent(receive.problem);
  });
});

describe('several files', () => {
  test('with an open assessment go to the merge, and so does one while the merge is on screen', async () => {
    const { coordinator, workspace } = handed();
    const [a, b] = [fileNamed('a.json', returned(workspace)), fileNamed('b.json', workspace)];
    const first = await showImport(coordinator);
    await first.give(a, b);
    expect(first.onMerge.mock.calls).toEqual([[[a, b], []]]);
    await first.screen.unmount();
    const second = await showImport(coordinator, { mergeOpen: true });
    await second.give(a);
    expect(second.onMerge.mock.calls).toEqual([[[a], []]]);
  });

  test('on the start page are told one by one, and each can be opened', async () => {
    const { workspace } = handed();
    const { give, button, screen } = await showImport(sampleDocument(), { isOpen: false });
    await give(
      fileNamed('snv.json', returned(workspace)),
      new File(['{'], 'hỏng.json'),
      new File([sealedText('x', '')], 'kín.json'),
      fileNamed('tất cả.json', sampleDocument()),
    );
    const dialog = screen.getByRole('dialog', { name: receive.several });
    await expect.element(dialog).toHaveTextContent(receive.openFirst);
    const lines = screen.getByTestId('several-file');
    await expect.element(lines.nth(0)).toHaveTextContent(receive.isReturn('Sở Nội vụ'));
    await expect.element(lines.nth(1)).toHaveAttribute('data-state', 'failed');
    await expect.element(lines.nth(2)).toHaveTextContent(receive.isSealed);
    await expect.element(lines.nth(3)).toHaveTextContent(receive.isAssessment(sampleDocument().head.title));
    await expectNoFaults();
    await button(receive.openThis('snv.json')).click();
    await expect.element(screen.getByTestId('import-workspace')).toBeVisible();
  });
});

function drag(type: string, given: { readonly files?: readonly File[]; readonly text?: string }): DragEvent {
  const data = new DataTransfer();
  for (const file of given.files ?? []) data.items.add(file);
  if (given.text !== undefined) data.setData('text/plain', given.text);
  const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
  document.body.dispatchEvent(event);
  return event;
}

describe('dropping', () => {
  test('files over the page are shown where to go, and are taken anywhere', async () => {
    const { onMerge, screen } = await showImport(handed().coordinator);
    const files = [fileNamed('a.json', sampleDocument()), fileNamed('b.json', sampleDocument())];
    expect(drag('dragover', { files }).defaultPrevented).toBe(true);
    await expect.element(screen.getByTestId('drop-zone')).toHaveTextContent(words.dropping.here);
    drag('dragleave', { files });
    await expect.poll(() => screen.getByTestId('drop-zone').elements()).toHaveLength(0);
    expect(drag('drop', { files }).defaultPrevented).toBe(true);
    expect(onMerge.mock.calls[0]?.[0]).toHaveLength(2);
  });

  test('text that is dragged is left alone', async () => {
    const { screen, onMerge } = await showImport(handed().coordinator);
    expect(drag('dragover', { text: 'chữ' }).defaultPrevented).toBe(false);
    expect(drag('drop', { text: 'chữ' }).defaultPrevented).toBe(false);
    expect(screen.getByTestId('drop-zone').elements()).toHaveLength(0);
    expect(onMerge).not.toHaveBeenCalled();
  });

  test('under a dialog nothing is taken, and the page is not left for the file', async () => {
    const { give, screen, onMerge } = await showImport(sampleDocument());
    await give(fileNamed('a.json', sampleDocument()));
    await expect.element(screen.getByTestId('import-preview')).toBeVisible();
    const files = [fileNamed('b.json', sampleDocument()), fileNamed('c.json', sampleDocument())];
    expect(drag('drop', { files }).defaultPrevented).toBe(true);
    expect(onMerge).not.toHaveBeenCalled();
  });
});

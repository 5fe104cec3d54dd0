import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createFileReader } from '../../../src/compute/file-reader';
import type { Assessment } from '../../../src/domain/assessment';
import type { Language } from '../../../src/i18n/words';
import type { ExchangeDoor } from '../../../src/state/exchange-door';
import HandOutDialog from '../../../src/ui/handing-out/HandOutDialog.svelte';
import { coordinatorsDocument, departmentsDocument } from '../../helpers/department';
import { withEntries } from '../../helpers/domain';
import { exchangeMessages, messages } from '../../helpers/messages';
import { expectNoFaults, openApp, show } from './stage';

const said = exchangeMessages.vi.handingOut;

const noWorker = (): never => {
  throw new Error('no worker here');
};

/** Names of the files that the page hands to the browser. */
function watchDownloads(): string[] {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  return names;
}

interface Given {
  readonly document?: Assessment;
  readonly language?: Language;
  readonly door?: Partial<ExchangeDoor>;
}

async function showHandOut({ document = coordinatorsDocument(), language = 'vi', door = {} }: Given = {}) {
  const { app, session } = await openApp(document, { language, author: 'Lan' });
  vi.spyOn(app, 'loadExchange').mockResolvedValue({ ...createFileReader(noWorker), ...door });
  const onClose = vi.fn();
  const downloads = watchDownloads();
  const screen = await show(app, HandOutDialog, { session, onClose });
  const title = messages[language].handOut.title;
  await expect.element(screen.getByRole('dialog', { name: title }).getByTestId('hand-out')).toBeVisible();
  return { app, session, screen, onClose, downloads };
}

describe('handing out', () => {
  test.each(['vi', 'en'] as const)('tells of each department what it leads, in %s', async (language) => {
    const words = exchangeMessages[language].handingOut;
    const { screen } = await showHandOut({ language });
    const name = language === 'vi' ? 'Sở Tài chính' : 'Department of Finance';
    await expect
      .element(screen.getByRole('checkbox', { name }))
      .toHaveAccessibleDescription(
        `${words.choose.leads(1)} · ${words.choose.scored(1, 1)} · ${words.choose.contributes(1)}`,
      );
    await expect.element(screen.getByTestId('handout-leaderless')).toHaveTextContent(words.choose.leaderless(1, '2.2'));
    await expectNoFaults();
  });

  test('does not offer a department without items, and says why', async () => {
    const document = withEntries(coordinatorsDocument(), {
      '1.2.1': { leadDepartment: 'SNV' },
      '1.1.1': { contributors: [] },
    });
    const { screen } = await showHandOut({ document });
    const stc = screen.getByRole('checkbox', { name: 'Sở Tài chính' });
    await expect.element(stc).toBeDisabled();
    await expect.element(stc).toHaveAccessibleDescription(said.choose.noItems);
    await screen.getByRole('button', { name: said.choose.all }).click();
    await expect.element(stc).not.toBeChecked();
    await expect.element(screen.getByTestId('handout-picked')).toHaveAttribute('data-value', '1');
  });

  test('asks for a department, and takes the keyboard there', async () => {
    const { screen, session } = await showHandOut();
    await screen.getByRole('button', { name: said.make.submitNone, exact: true }).click();
    await expect.element(screen.getByRole('alert')).toHaveTextContent(said.make.nobodyPicked);
    await expect.element(screen.getByRole('checkbox', { name: 'Sở Nội vụ' })).toHaveFocus();
    await userEvent.keyboard(' ');
    await expect.element(screen.getByText(said.make.nobodyPicked)).not.toBeInTheDocument();
    expect(session.workbook.document.handouts).toEqual([]);
  });

  test('makes the files, hands them to the browser and shows their fingerprints', async () => {
    const { screen, session, downloads, onClose } = await showHandOut();
    await screen.getByRole('button', { name: said.choose.all }).click();
    await screen.getByRole('textbox', { name: said.letter.instructions }).fill('Chấm trước ngày 15.');
    await screen.getByLabelText(said.letter.deadline).fill('2024-06-15');
    await screen.getByRole('button', { name: said.make.submit(2) }).click();
    await expect.element(screen.getByRole('heading', { name: said.done.title(2) })).toHaveFocus();
    const { handouts } = session.workbook.document;
    expect(handouts.map(({ deadline, instructions }) => [deadline, instructions])).toEqual([
      ['2024-06-15', 'Chấm trước ngày 15.'],
      ['2024-06-15', 'Chấm trước ngày 15.'],
    ]);
    const digests = [...document.querySelectorAll('[data-testid="handed-file"] [data-testid="fingerprint"]')];
    expect(digests.map((each) => each.getAttribute('data-value'))).toEqual(
      handouts.map(({ fileDigest }) => fileDigest),
    );
    expect(downloads).toEqual(['par-lang-son-2023-giao-viec-2024-06-01.zip']);
    await expectNoFaults();
    await screen.getByRole('button', { name: said.done.again }).click();
    expect(downloads).toHaveLength(2);
    await screen.getByTestId('handout-close').click();
    expect(onClose).toHaveBeenCalled();
  });

  test('tells what was handed out before', async () => {
    const handout = {
      ...departmentsDocument().workspace!.handout,
      baseDigest: 'a'.repeat(64),
      fileDigest: 'b'.repeat(64),
    };
    const { screen } = await showHandOut({ document: { ...coordinatorsDocument(), handouts: [handout] } });
    await expect
      .element(screen.getByTestId('handed-before'))
      .toHaveTextContent('Đã giao 20/05/2024, hạn nộp 15/06/2024; chưa hợp nhất kết quả');
  });

  test('hands out nothing where a file does not read back, says so, and can be tried again', async () => {
    let isBroken = true;
    const door = createFileReader(noWorker);
    const { screen, session, downloads } = await showHandOut({
      door: {
        writeWorkspaceFile: (...given) =>
          isBroken
            ? Promise.resolve({ ok: false, error: { reason: 'doesNotReadBack' } })
            : door.writeWorkspaceFile(...given),
      },
    });
    await screen.getByRole('checkbox', { name: 'Sở Tài chính' }).click();
    await screen.getByTestId('handout-make').click();
    const failed = screen.getByTestId('handout-failed');
    await expect.element(failed).toHaveFocus();
    await expect.element(failed).toHaveTextContent(said.failure.doesNotReadBack);
    await expect.element(failed).toHaveTextContent('Sở Tài chính');
    expect([session.workbook.document.handouts, downloads]).toEqual([[], []]);
    isBroken = false;
    await screen.getByTestId('handout-make').click();
    await expect.element(screen.getByRole('heading', { name: said.done.title(1) })).toBeVisible();
    expect(downloads).toEqual(['par-lang-son-2023-stc-2024-06-01.json']);
  });

  test('can be stopped while files are made', async () => {
    const door = createFileReader(noWorker);
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const { screen, session, downloads } = await showHandOut({
      door: { writeWorkspaceFile: (...given) => held.then(() => door.writeWorkspaceFile(...given)) },
    });
    await screen.getByRole('button', { name: said.choose.all }).click();
    await screen.getByTestId('handout-make').click();
    await expect.element(screen.getByTestId('handout-progress')).toHaveTextContent(said.make.making(0, 2));
    await screen.getByRole('button', { name: said.make.stop }).click();
    go();
    await expect.element(screen.getByTestId('handout-progress')).toHaveTextContent(said.make.stopped);
    expect([session.workbook.document.handouts, downloads]).toEqual([[], []]);
  });
});

describe('a passphrase', () => {
  test('wants eight characters, and can be shown', async () => {
    const { screen, session } = await showHandOut();
    await screen.getByRole('checkbox', { name: 'Sở Tài chính' }).click();
    await screen.getByRole('checkbox', { name: said.passphrase.seal }).click();
    const field = screen.getByLabelText(said.passphrase.label, { exact: true });
    await field.fill('ngắn');
    await screen.getByTestId('handout-make').click();
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAccessibleDescription(new RegExp(said.passphrase.short));
    expect(session.workbook.document.handouts).toEqual([]);
    await expect.element(field).toHaveAttribute('type', 'password');
    await screen.getByRole('button', { name: said.passphrase.show }).click();
    await expect.element(field).toHaveAttribute('type', 'text');
    await expectNoFaults();
  });

  test('is not offered where the browser cannot seal, with the reason', async () => {
    const { screen } = await showHandOut({ door: { canSeal: () => false } });
    await expect.element(screen.getByTestId('seal-unavailable')).toHaveTextContent(said.passphrase.unavailable);
    expect(document.querySelector('[data-testid="seal-choice"]')).toBeNull();
  });
});

import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import type { Entry } from '../../../src/domain/entry';
import { encodeBase64 } from '../../../src/exchange/base64';
import { serializeAssessment, serializeWorkspace } from '../../../src/exchange/json-file';
import MergeView from '../../../src/ui/merge/MergeView.svelte';
import StatusLine from '../../../src/ui/workbench/StatusLine.svelte';
import { fileNamed, handedOut, returned } from '../../helpers/department-files';
import { formatDateTime } from '../../../src/i18n/words';
import { pts, withEntries } from '../../helpers/domain';
import { proofDocument } from '../../helpers/domain-filled';
import { exchangeMessages } from '../../helpers/messages';
import { sealedText } from '../../helpers/plain-door';
import { expectNoFaults, openApp, sampleDocument, show, valueOf, words } from './stage';

const said = exchangeMessages.vi.merging;

const byDepartment = (document: Assessment, code: string): readonly Entry[] =>
  [...document.entries.values()].filter(({ leadDepartment }) => leadDepartment === code);

/** The sample handed out to SNV and VPUB; what each of them leads. */
function handed() {
  const sample = sampleDocument();
  const { coordinator, workspaces } = handedOut(sample, ['SNV', 'VPUB']);
  const work = (department: string) => workspaces.get(department)!;
  const lower = (entry: Entry, by: number) => ({ selfScore: pts((entry.selfScore ?? 0) - by) });
  return { coordinator, work, lower, snv: byDepartment(sample, 'SNV'), vpub: byDepartment(sample, 'VPUB') };
}

async function showMerge(document: Assessment, language: 'vi' | 'en' = 'vi') {
  const { app, session } = await openApp(document, { language });
  const merging = await session.merging();
  const onShow = vi.fn();
  const onClose = vi.fn();
  const screen = await show(app, MergeView, { session, onShow, onClose });
  await expect.element(screen.getByRole('heading', { level: 2 })).toHaveFocus();
  const give = async (...files: readonly File[]): Promise<void> => {
    await userEvent.upload(screen.getByTestId('merge-files'), [...files]);
    await expect.poll(() => merging.files.readingCount).toBe(0);
  };
  const states = () => [...document_('merge-file')].map((card) => card.getAttribute('data-state'));
  const confirm = screen.getByTestId('merge-confirm');
  return { app, session, merging, screen, onShow, onClose, give, states, confirm };
}

const document_ = (testId: string) => document.querySelectorAll(`[data-testid="${testId}"]`);

/** SNV has changed two rows, one of which the coordinator has changed since; and one that is VPUB's. */
async function showConflict(language: 'vi' | 'en' = 'vi') {
  const world = handed();
  const { coordinator, work, lower, snv, vpub } = world;
  const [first, second] = [snv[0]!, snv[1]!];
  const since = withEntries(coordinator, { [first.code]: lower(first, 1000) });
  const stage = await showMerge(since, language);
  const file = fileNamed(
    'snv.json',
    returned(work('SNV'), {
      author: 'Lan',
      message: 'Đã rà soát',
      changes: {
        [first.code]: lower(first, 2000),
        [second.code]: lower(second, 500),
        [vpub[0]!.code]: { selfScore: pts(1) },
      },
    }),
  );
  await stage.give(file);
  return { ...world, ...stage, file, first, second, foreign: vpub[0]! };
}

describe('files', () => {
  test('nothing given: says what to do, and what is in the way of merging', async () => {
    const { screen, confirm } = await showMerge(handed().coordinator);
    await expect.element(screen.getByText(said.lead)).toBeVisible();
    await expect.element(confirm).toHaveAttribute('aria-disabled', 'true');
    await expect.element(confirm).toHaveAccessibleDescription(said.confirm.noFiles);
    await expectNoFaults();
  });

  test('each has its state and reason, and the bad ones do not hold up the others', async () => {
    const { coordinator, work, lower, snv, vpub } = handed();
    const { give, states, screen, confirm } = await showMerge(coordinator);
    const first = returned(work('SNV'), { changes: { [snv[0]!.code]: lower(snv[0]!, 100) } });
    const again = returned(first, { id: 'return-2', at: '2024-05-21T03:30:00.000Z' });
    const forged = serializeAssessment(returned(work('VPUB'))).replace('"Lan"', '"Lân"');
    const other = { ...returned(work('VPUB'), { id: 'x' }) };
    const unknown = {
      ...other,
      head: { ...other.head, unit: 'Cao Bằng' },
      workspace: { ...other.workspace!, handout: { ...other.workspace!.handout, id: 'nobody-sent-this' } },
    };
    await give(
      fileNamed('lần 1.json', first),
      fileNamed('lần 2.json', again),
      fileNamed('lần 2 nữa.json', again),
      new File([forged], 'sửa.json'),
      fileNamed('lạ.json', unknown),
      fileNamed('vpub.json', returned(work('VPUB'), { changes: { [vpub[0]!.code]: lower(vpub[0]!, 100) } })),
    );
    expect(states()).toEqual(['superseded', 'new', 'duplicate', 'failed', 'refused', 'new']);
    const cards = screen.getByTestId('merge-file');
    await expect.element(cards.nth(0)).toHaveTextContent(said.files.superseded);
    await expect.element(cards.nth(2)).toHaveTextContent(said.files.duplicate);
    await expect.element(cards.nth(3)).toHaveTextContent(words.fileFailure.wrongFingerprint);
    await expect.element(cards.nth(4)).toHaveTextContent(said.files.refusals.otherUnit);
    await expect.element(confirm).toHaveTextContent(said.confirm.merge(2));
    await expect.element(screen.getByText(said.confirm.left(2))).toBeVisible();
    await expectNoFaults();
  });

  test('a sealed one asks for its passphrase, says when it is wrong, and is then read', async () => {
    const { coordinator, work } = handed();
    const { give, states, screen } = await showMerge(coordinator);
    await give(new File([sealedText('đúng rồi', serializeAssessment(returned(work('SNV'))))], 'kín.json'));
    expect(states()).toEqual(['sealed']);
    const field = screen.getByTestId('passphrase');
    await screen.getByRole('button', { name: said.passphrase.open }).click();
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAccessibleDescription(new RegExp(said.passphrase.missing));
    await field.fill('sai rồi');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByTestId('passphrase-fault')).toHaveTextContent(said.passphrase.wrong);
    await expectNoFaults();
    await screen.getByTestId('passphrase').fill('đúng rồi');
    await userEvent.keyboard('{Enter}');
    await expect.poll(states).toEqual(['new']);
  });

  test('of several sealed ones a passphrase that opens some is no wrong one', async () => {
    const { coordinator, work } = handed();
    const { give, states, screen } = await showMerge(coordinator);
    const sealed = (department: string, passphrase: string): File =>
      new File([sealedText(passphrase, serializeAssessment(returned(work(department))))], `${department}.json`);
    await give(sealed('SNV', 'một'), sealed('VPUB', 'hai'));
    const open = async (passphrase: string): Promise<void> => {
      await screen.getByTestId('passphrase').fill(passphrase);
      await userEvent.keyboard('{Enter}');
    };
    await open('một');
    await expect.element(screen.getByTestId('unsealed')).toHaveTextContent(said.passphrase.opened(1, 1));
    expect(screen.getByTestId('passphrase-fault').elements()).toHaveLength(0);
    await open('ba');
    await expect.element(screen.getByTestId('passphrase-fault')).toHaveTextContent(said.passphrase.wrong);
    await open('hai');
    await expect.poll(states).toEqual(['new', 'new']);
  });

  test('passphrases are forgotten with the view', async () => {
    const { coordinator, work } = handed();
    const { give, merging, screen } = await showMerge(coordinator);
    const seal = (department: string): File =>
      new File([sealedText('đúng', serializeAssessment(returned(work(department))))], `${department}.json`);
    await give(seal('SNV'));
    await merging.files.unseal('đúng');
    expect(merging.newCount).toBe(1);
    await screen.unmount();
    await merging.files.add([seal('VPUB')]);
    expect(merging.files.list.map(({ state }) => state)).toEqual(['read', 'sealed']);
  });

  test('one on a hand-out that is not known here warns that nothing could be compared', async () => {
    const { coordinator, work } = handed();
    const { give, states, screen } = await showMerge({ ...coordinator, handouts: coordinator.handouts.slice(1) });
    await give(fileNamed('snv.json', returned(work('SNV'))), fileNamed('vpub.json', returned(work('VPUB'))));
    expect(states()).toEqual(['new', 'new']);
    const cards = screen.getByTestId('merge-file');
    await expect.element(cards.nth(0).getByTestId('merge-file-unsent')).toHaveTextContent(said.files.unsent);
    expect(cards.nth(1).getByTestId('merge-file-unsent').elements()).toHaveLength(0);
    await expectNoFaults();
  });

  test('attachments that come with a file are counted, and those that nobody has are named', async () => {
    const { coordinator, work } = handed();
    const { give, screen } = await showMerge(coordinator);
    const evidence = ['f1', 'f2'].map((id) =>
      proofDocument(id, '', { file: { id, name: `${id}.pdf`, type: '', bytes: 2 } }),
    );
    const text = serializeWorkspace(returned(work('SNV'), { evidence }), [
      { id: 'f1', base64: encodeBase64(new Uint8Array([1, 2])) },
    ]);
    await give(new File([text], 'snv.json'));
    await expect.element(screen.getByTestId('merge-added-files')).toHaveTextContent(said.summary.addedFiles(1));
    await expect
      .element(screen.getByTestId('merge-missing-files'))
      .toHaveTextContent(said.summary.missingFiles(1, 'f2.pdf'));
  });

  test('one taken off the list takes its changes with it, and the keyboard stays there', async () => {
    const { screen, states, confirm } = await showConflict();
    await screen.getByRole('button', { name: said.files.remove('snv.json') }).click();
    expect(states()).toEqual([]);
    await expect.element(screen.getByRole('heading', { name: said.files.title(0) })).toHaveFocus();
    await expect.element(confirm).toHaveAccessibleDescription(said.confirm.noFiles);
  });

  test('tells what it would do by itself', async () => {
    const { merging } = await showConflict();
    const before = merging.before.total.points;
    await expect.poll(() => valueOf('merge-file-alone')).toBe(((before - 500) / 10_000).toFixed(4).replace(/0+$/, ''));
  });
});

describe('what a merge would do', () => {
  test('shows total and rank before and after, and the areas that move', async () => {
    const { merging, first, screen } = await showConflict();
    const { before, after } = merging;
    expect(Number(valueOf('merge-total'))).toBe(after.total.points / 10_000);
    expect(Number(valueOf('merge-total-before'))).toBe(before.total.points / 10_000);
    expect(valueOf('merge-rank-estimate')).toBe(String(after.rank?.estimate));
    expect(valueOf('merge-rank-best')).toBe(String(after.rank?.best));
    await expect.element(screen.getByTestId(`merge-area-${first.code.split('.')[0]!}`)).toBeVisible();
  });

  test('follows the document while another hand edits it', async () => {
    const { session, second, merging } = await showConflict();
    session.run({
      type: 'editCells',
      gesture: 'form',
      edits: [{ code: second.code, field: 'selfScore', value: pts(0) }],
    });
    await expect.poll(() => merging.plan.open).toBe(2);
    await expect.poll(() => valueOf('merge-open')).toBe('2');
  });
});

describe.each(['vi', 'en'] as const)('conflicts, in %s', (language) => {
  const told = exchangeMessages[language].merging;

  test('are decided with the keyboard, told, and opened again', async () => {
    const { screen, confirm, first, merging, session } = await showConflict(language);
    const group = screen.getByRole('group', { name: new RegExp(`^${first.code.replaceAll('.', '\\.')} `) });
    const ours = group.getByRole('radio', { name: told.conflicts.ours });
    const theirs = group.getByRole('radio', { name: language === 'vi' ? 'Sở Nội vụ' : 'Department of Home Affairs' });
    await expect.element(ours).not.toBeChecked();
    await expect.element(theirs).not.toBeChecked();
    await expect.element(confirm).toHaveAccessibleDescription(new RegExp(told.confirm.open(1).slice(0, 12)));
    await expectNoFaults();
    (ours.element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    await expect.element(ours).toBeChecked();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(theirs).toBeChecked();
    await expect.poll(() => valueOf('merge-open')).toBe('0');
    await expect.element(screen.getByTestId('merge-status')).toHaveTextContent(told.conflicts.open(0));
    expect(merging.after.total.points).toBe(session.workbook.self.total.points - 1500);
    await expect.element(confirm).toHaveAttribute('aria-disabled', 'false');
    await group.getByRole('button', { name: new RegExp(told.conflicts.reopen) }).click();
    await expect.poll(() => valueOf('merge-open')).toBe('1');
    await expect.element(ours).toHaveFocus();
  });

  test('a rule decides what is not decided by hand', async () => {
    const { screen, first, merging, session } = await showConflict(language);
    await screen.getByTestId('merge-rule').selectOptions(told.conflicts.rules.theirs);
    await screen.getByTestId('merge-apply-rule').click();
    await expect.element(screen.getByTestId('merge-rule-told')).toHaveTextContent(told.conflicts.applied(1, 0));
    await expect.element(screen.getByTestId('conflict')).toHaveTextContent(told.conflicts.byRule);
    await screen.getByTestId('conflict').getByRole('radio', { name: told.conflicts.ours }).click();
    await expect.element(screen.getByTestId('conflict')).toHaveTextContent(told.conflicts.byHand);
    await screen.getByTestId('merge-apply-rule').click();
    await expect.element(screen.getByTestId('merge-rule-told')).toHaveTextContent(told.conflicts.applied(0, 0));
    const standing = session.workbook.document.entries.get(first.code)?.selfScore;
    expect(merging.plan.changes.find(({ outcome }) => outcome === 'conflict')?.result).toMatchObject({
      selfScore: standing,
    });
  });
});

describe('changes and what is set apart', () => {
  test('changes are listed by file with old, new and points, and can be narrowed to an area', async () => {
    const { screen, second } = await showConflict();
    await screen.getByTestId('merge-tab-changes').click();
    const row = screen.getByTestId('merge-change');
    await expect.element(row).toHaveTextContent(second.code);
    await expect.element(row).toHaveTextContent(words.columns.selfScore);
    expect(row.element().querySelector('[data-value]')?.getAttribute('data-value')).toBe('-0.05');
    await expectNoFaults();
    await screen.getByRole('combobox', { name: said.changes.area }).selectOptions(said.changes.other);
    await expect.element(screen.getByText(said.changes.filtered(0, 1))).toBeVisible();
    expect(document_('merge-change')).toHaveLength(0);
  });

  test('a row opens its form', async () => {
    const { screen, second, onShow } = await showConflict();
    await screen.getByTestId('merge-tab-changes').click();
    await screen.getByTestId('merge-change').getByRole('button', { name: second.code }).click();
    expect(onShow).toHaveBeenCalledWith(second.code);
  });

  test('what a merged file still has set apart is listed when it comes again, and lets the file in anew', async () => {
    const { coordinator, work, lower, snv, vpub } = handed();
    const { app, give, states, screen, confirm } = await showMerge(coordinator);
    const foreign = vpub[0]!;
    const file = fileNamed(
      'snv.json',
      returned(work('SNV'), {
        changes: { [snv[0]!.code]: lower(snv[0]!, 100), [foreign.code]: { selfScore: pts(1) } },
      }),
    );
    await give(file);
    await confirm.click();
    await give(file);
    expect(states()).toEqual(['alreadyMerged']);
    const card = screen.getByTestId('merge-file');
    await expect.element(card).toHaveTextContent(said.files.stillApart(1));
    await screen.getByTestId('merge-tab-apart').click();
    await screen.getByTestId('merge-apart-item').getByRole('button').last().click();
    await expect.poll(states).toEqual(['reopened']);
    await expect.element(card).toHaveTextContent(said.files.reopened(formatDateTime(app.now(), 'vi')));
    await expect.element(confirm).toHaveTextContent(said.confirm.merge(1));
    await expectNoFaults();
  });

  test('what is not the department’s is set apart with its reason, and can be let in and set apart again', async () => {
    const { screen, foreign, merging } = await showConflict();
    await screen.getByTestId('merge-tab-apart').click();
    const apart = document.querySelector('[data-testid="merge-apart-item"]');
    expect(apart?.getAttribute('data-reason')).toBe('otherDepartment');
    expect(apart?.textContent).toContain(said.apart.reasons.otherDepartment);
    await expectNoFaults();
    await screen
      .getByRole('button', { name: said.apart.admitOf(`${foreign.code} ${words.columns.selfScore}`) })
      .click();
    expect(merging.plan.quarantined).toHaveLength(0);
    await expect.poll(() => document.activeElement?.textContent).toBe(said.apart.none);
    // Ours stands as it was handed out, but for the department it was blank: both have said something.
    await expect.element(screen.getByTestId('merge-tab-conflicts')).toHaveTextContent(/2/);
  });
});

describe('merging', () => {
  test('while a conflict is open it does nothing', async () => {
    const { confirm, session, onClose } = await showConflict();
    const before = session.workbook.document;
    await confirm.click({ force: true });
    expect(session.workbook.document).toBe(before);
    expect(onClose).not.toHaveBeenCalled();
  });

  test('writes one step, leaves the view, and the same file is told as merged', async () => {
    const { screen, confirm, session, onClose, second, file, give, states } = await showConflict();
    await screen.getByTestId('conflict').getByRole('radio', { name: said.conflicts.ours }).click();
    await confirm.click();
    expect(onClose).toHaveBeenCalledOnce();
    expect(session.outcome).toMatchObject({ kind: 'merged', count: 1 });
    expect(session.workbook.document.merges).toHaveLength(1);
    expect(session.workbook.document.entries.get(second.code)?.selfScore).toBe(second.selfScore! - 500);
    await give(file);
    expect(states()).toEqual(['alreadyMerged']);
  });

  test('says what became of it, also where another tab was faster', async () => {
    const { app, session } = await openApp(handed().coordinator);
    const screen = await show(app, StatusLine, { session, onDismiss: vi.fn() });
    session.outcome = { kind: 'merged', count: 1, taken: 0, apart: 2, serial: 1 };
    await expect.element(screen.getByRole('status')).toHaveTextContent(words.outcome.merged(1, 0, 2));
    const label = { type: 'mergeFiles', name: 'Sở Nội vụ', count: 1 } as const;
    session.outcome = { kind: 'dropped', label, serial: 2 };
    const told = words.save.droppedMerge(words.changes.mergeFiles('Sở Nội vụ', 1));
    await expect.element(screen.getByRole('alert')).toHaveTextContent(told);
  });

  test('Esc leaves the view and keeps what was given', async () => {
    const { onClose, merging } = await showConflict();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    expect(merging.files.list).toHaveLength(1);
  });
});

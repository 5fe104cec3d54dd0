import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_COLUMNS } from '../../../src/domain/view-state';
import { serializeAssessment } from '../../../src/exchange/json-file';
import type { DotQuestion } from '../../../src/state/session.svelte';
import ColumnsDialog from '../../../src/ui/dialogs/ColumnsDialog.svelte';
import DotDialog from '../../../src/ui/dialogs/DotDialog.svelte';
import ImportDialog from '../../../src/ui/dialogs/ImportDialog.svelte';
import { pts } from '../../helpers/domain';
import { assessmentTitled } from '../../unit/storage/small-assessment';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, sampleDocument, show, words } from './stage';

async function showColumns() {
  const { app } = await openApp(startDocument());
  const onClose = vi.fn();
  const screen = await show(app, ColumnsDialog, { onClose });
  const dialog = screen.baseElement.ownerDocument;
  expect(dialog).toBe(document);
  const ids = (): readonly string[] => app.preferences.current.columns.map(({ id }) => id);
  const column = (id: string) => app.preferences.current.columns.find((each) => each.id === id);
  return { app, screen, onClose, ids, column };
}

describe('the columns dialog', () => {
  test('is a dialog with a name, holds the keyboard, and closes by Esc', async () => {
    const { screen, onClose } = await showColumns();
    const dialog = screen.getByRole('dialog', { name: words.columnsDialog.title });
    await expect.element(dialog).toBeVisible();
    await expect.poll(() => dialog.element().contains(document.activeElement)).toBe(true);
    await expectNoFaults();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
  });

  test('hides and shows columns, but never the two that lead', async () => {
    const { screen, column } = await showColumns();
    const box = screen.getByRole('checkbox', { name: words.columns.track });
    await box.click();
    expect(column('track')?.visible).toBe(false);
    await box.click();
    expect(column('track')?.visible).toBe(true);
    await expect.element(screen.getByRole('checkbox', { name: words.columns.code, exact: true })).toBeDisabled();
    await expect.element(screen.getByRole('checkbox', { name: words.columns.name, exact: true })).toBeDisabled();
  });

  test('takes a width in its bounds and no other', async () => {
    const { screen, column } = await showColumns();
    const width = screen.getByRole('spinbutton', { name: words.columnsDialog.width(words.columns.note) });
    for (const [typed, kept] of [
      ['300', 300],
      ['20', 300],
      ['9000', 300],
      ['100.5', 300],
      ['', 300],
      ['48', 48],
    ] as const) {
      await width.fill(typed);
      await userEvent.tab();
      expect(column('note')?.widthPx, typed).toBe(kept);
    }
  });

  test('moves columns one place, between the leading ones and the end', async () => {
    const { screen, ids } = await showColumns();
    const up = (title: string) => screen.getByRole('button', { name: words.columnsDialog.up(title), exact: true });
    const down = (title: string) => screen.getByRole('button', { name: words.columnsDialog.down(title), exact: true });
    await expect.element(up(words.columns.maxPoints)).toBeDisabled();
    await expect.element(down(words.columns.note)).toBeDisabled();
    await expect.element(down(words.columns.name)).toBeDisabled();
    await down(words.columns.maxPoints).click();
    expect(ids().slice(0, 4)).toEqual(['code', 'name', 'track', 'maxPoints']);
    await up(words.columns.note).click();
    expect(ids().slice(-2)).toEqual(['note', 'explanation']);
  });

  test('goes back to how it was', async () => {
    const { app, screen } = await showColumns();
    await screen.getByRole('checkbox', { name: words.columns.note, exact: true }).click();
    await screen.getByRole('button', { name: words.columnsDialog.reset }).click();
    expect(app.preferences.current.columns).toEqual(DEFAULT_COLUMNS);
    await expect.element(screen.getByRole('checkbox', { name: words.columns.note, exact: true })).toBeChecked();
  });
});

const cell = (code: string) => ({ code, column: 'selfScore', text: '1.250' });
const doubt = (code: string) => ({ ...cell(code), asDecimal: pts(1_2500), asThousands: 1250, maximum: pts(10_0000) });

async function showQuestion(ambiguous: DotQuestion['ambiguous']) {
  const { app } = await openApp(startDocument());
  const onAnswer = vi.fn();
  const question: DotQuestion = { cells: [cell('2.1.1')], gesture: 'type', ambiguous };
  return { screen: await show(app, DotDialog, { question, onAnswer }), onAnswer };
}

describe('the question about a dot', () => {
  test('says both readings, and Enter takes the likely one', async () => {
    const { screen, onAnswer } = await showQuestion([doubt('2.1.1')]);
    const dialog = screen.getByRole('dialog', { name: words.ask.title });
    await expect.element(dialog).toHaveTextContent(words.ask.one('1.250', '1,25', '1250'));
    await expect.element(dialog).toHaveTextContent(words.ask.thousandsImpossible('10,00'));
    await expect.element(screen.getByRole('button', { name: words.ask.asDecimalOne('1,25') })).toHaveFocus();
    await expectNoFaults();
    await userEvent.keyboard('{Enter}');
    expect(onAnswer.mock.calls).toEqual([['decimal']]);
  });

  test('left by Esc, the cross or its button keeps the old value', async () => {
    const { screen, onAnswer } = await showQuestion([doubt('2.1.1')]);
    await screen.getByRole('button', { name: words.ask.keep }).click();
    await screen.getByRole('button', { name: words.common.close }).click();
    expect(onAnswer.mock.calls).toEqual([['keep'], ['keep']]);
    await screen.unmount();
    const again = await showQuestion([doubt('2.1.1')]);
    await expect.element(again.screen.getByRole('button', { name: words.ask.asDecimalOne('1,25') })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(again.onAnswer.mock.calls).toEqual([['keep']]);
  });

  test('of several values says how many and an example', async () => {
    const { screen } = await showQuestion([doubt('2.1.1'), doubt('2.2')]);
    await expect.element(screen.getByRole('dialog')).toHaveTextContent(words.ask.many(2, '1.250'));
    await expect.element(screen.getByRole('button', { name: words.ask.asDecimal })).toHaveFocus();
  });
});

const fileOf = (text: string, name = 'bảng.json'): File => new File([text], name, { type: 'application/json' });

async function showImport(file: File, document = sampleDocument(), isOpen = true) {
  const { app, session, addresses } = await openApp(document);
  const onClose = vi.fn();
  const onAnother = vi.fn();
  const onMerge = vi.fn();
  const screen = await show(app, ImportDialog, { file, session: isOpen ? session : null, onAnother, onMerge, onClose });
  const preview = screen.getByTestId('import-preview');
  return { app, session, addresses, screen, onClose, onAnother, onMerge, preview };
}

describe('importing a file', () => {
  test('shows what is inside beside what is open, in points and ranks, before anything is written', async () => {
    const sample = sampleDocument();
    const entries = new Map(sample.entries);
    const first = [...entries.values()].find(({ selfScore }) => selfScore !== null && selfScore >= 5000)!;
    entries.set(first.code, { ...first, selfScore: pts(first.selfScore! - 5000) });
    const { preview, screen, session } = await showImport(
      fileOf(serializeAssessment({ ...sample, entries, head: { ...sample.head, title: 'Bản khác' } })),
    );
    await expect.element(preview).toHaveTextContent('Bản khác');
    await expect
      .element(screen.getByRole('row', { name: words.importing.total }))
      .toHaveTextContent(/85,96\/100,00.*85,46\/100,00/);
    await expect.element(screen.getByRole('row', { name: words.importing.scored })).toHaveTextContent(/88\/88.*88\/88/);
    await expect.element(screen.getByRole('row', { name: words.importing.rankAsNow })).toHaveTextContent(/\(44–49\)/);
    await expect.element(preview).toHaveTextContent(words.importing.compared(1));
    await expect.element(preview).toHaveTextContent(words.importing.nothingYet);
    await expect.element(preview).toHaveTextContent(sample.rubric.notice.vi);
    expect(session.workbook.undoLabel).toBeNull();
    await expectNoFaults();
  });

  test.each([
    ['the same file', (text: string) => text, words.importing.same],
    ['another title', (text: string) => text.replace('mẫu minh họa', 'bản sao'), words.importing.sameItems],
  ])('says how %s differs', async (_name, change, said) => {
    const { preview } = await showImport(fileOf(change(serializeAssessment(sampleDocument()))));
    await expect.element(preview).toHaveTextContent(said);
  });

  test('says when the rubric is another one', async () => {
    const { preview } = await showImport(fileOf(serializeAssessment(assessmentTitled('B'))));
    await expect.element(preview).toHaveTextContent(words.importing.otherRubric);
  });

  test('replaces the open document as one step', async () => {
    const { screen, session, onClose } = await showImport(fileOf(serializeAssessment(assessmentTitled('B'))));
    await screen.getByRole('button', { name: words.importing.replace }).click();
    expect(session.workbook.document).toEqual(assessmentTitled('B'));
    expect(onClose).toHaveBeenCalledOnce();
    session.undo();
    expect(session.workbook.document).toEqual(sampleDocument());
  });

  test('adds as a new assessment, which is opened', async () => {
    const { app, screen, session, addresses, onClose } = await showImport(
      fileOf(serializeAssessment(assessmentTitled('B'))),
    );
    await screen.getByRole('button', { name: words.importing.asNew }).click();
    await expect.poll(() => addresses).toHaveLength(1);
    expect(await app.read(addresses[0] ?? '')).toEqual(assessmentTitled('B'));
    expect(session.workbook.document).toEqual(sampleDocument());
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('from the start page offers no replacing and compares with nothing', async () => {
    const { screen, preview } = await showImport(
      fileOf(serializeAssessment(assessmentTitled('B'))),
      startDocument(),
      false,
    );
    await expect.element(preview).toHaveTextContent('B');
    await expect.element(screen.getByTestId('import-total')).toHaveTextContent('0,75/3,60');
    expect(screen.getByRole('button', { name: words.importing.replace }).elements()).toHaveLength(0);
    expect(screen.getByRole('columnheader').elements()).toHaveLength(0);
    await expectNoFaults();
  });

  test.each([
    ['{\n "a": 1,\n}', 'dòng 3, cột 1'],
    ['{}', 'par-workbench-assessment'],
    [
      serializeAssessment(startDocument()).replace('"selfScore": 0.75', '"selfScore": "0,75"'),
      'entries[2].selfScore (mục 1.2.1)',
    ],
  ])('a broken file is told with its place and nothing is offered but another', async (text, place) => {
    const { screen, session, onAnother } = await showImport(fileOf(text, 'hỏng.json'));
    const alarm = screen.getByRole('alert');
    await expect.element(alarm).toHaveTextContent(place);
    await expect.element(alarm).toHaveTextContent('hỏng.json');
    await expect.element(alarm).toHaveTextContent(words.fileFailure.untouched);
    await expect.element(screen.getByRole('dialog', { name: words.importing.failedTitle })).toBeVisible();
    expect(screen.getByRole('button', { name: words.importing.asNew }).elements()).toHaveLength(0);
    await expectNoFaults();
    await screen.getByRole('button', { name: words.importing.another }).click();
    expect(onAnother).toHaveBeenCalledOnce();
    expect(session.workbook.undoLabel).toBeNull();
  });

  test('names with marks of HTML are shown as they are', async () => {
    const harm = '<img src=x onerror="window.harmed = true">';
    const { preview } = await showImport(fileOf(serializeAssessment(assessmentTitled(harm)), `${harm}.json`));
    await expect.element(preview).toHaveTextContent(harm);
    expect('harmed' in window).toBe(false);
  });
});

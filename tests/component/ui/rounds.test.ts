import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import { INITIAL_PROCESS, ROUNDS, type Round } from '../../../src/domain/process';
import { rubricSchema } from '../../../src/domain/rubric';
import AppraisalSection from '../../../src/ui/item/AppraisalSection.svelte';
import RoundsDialog from '../../../src/ui/rounds/RoundsDialog.svelte';
import TotalsStrip from '../../../src/ui/workbench/TotalsStrip.svelte';
import { blankDocument, pts, smallRubricFile, withEntries } from '../../helpers/domain';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, valueOf, words } from './stage';

const said = words.rounds;
const lockedAt = '2024-05-20T01:00:00.000Z';

const withRounds = (
  document: Assessment,
  rounds: Partial<Record<Round, { deadline?: string; lockedAt?: string }>>,
): Assessment => ({
  ...document,
  process: {
    ...document.process,
    rounds: Object.fromEntries(
      ROUNDS.map((round) => [round, { ...INITIAL_PROCESS.rounds[round], ...rounds[round] }]),
    ) as Assessment['process']['rounds'],
  },
});

/** The small rubric with a bonus of at most 1 and a penalty of at most 0.5. */
function documentWithAdjustments(): Assessment {
  const rule = (id: string, kind: string, name: string, maxPoints: number) => ({
    id,
    kind,
    name,
    nameEn: '',
    maxPoints,
  });
  const rubric = rubricSchema.parse({
    ...smallRubricFile(),
    adjustments: [rule('b', 'bonus', 'Sáng kiến', 1), rule('p', 'penalty', 'Chậm báo cáo', 0.5)],
  });
  return withEntries(blankDocument(rubric).assessment, { '1.2.1': { selfScore: pts(7500) } });
}

async function showRounds(document: Assessment = startDocument()) {
  const { app, session } = await openApp(document);
  const onShow = vi.fn();
  const onClose = vi.fn();
  const screen = await show(app, RoundsDialog, { session, onShow, onClose });
  return { app, session, screen, onShow, onClose, process: () => session.workbook.document.process };
}

describe('the rounds', () => {
  test('stand in order, with the current one, how far each is, and no adjustments where the rubric has none', async () => {
    const { screen } = await showRounds(
      withEntries(startDocument(), {
        '1.2.1': { selfScore: pts(7500), appraisedScore: pts(5000) },
        '2.2': { selfScore: pts(10_000), appraisedScore: pts(10_000), secondAppraisedScore: pts(9000) },
        '2.1.1': { notApplicableReason: 'Không khảo sát' },
      }),
    );
    const list = screen.getByRole('list', { name: said.list });
    await expect.element(list).toBeVisible();
    expect([...document.querySelectorAll('[data-testid^="round-progress-"]')].map((part) => part.textContent)).toEqual([
      said.progress.self(2, 4),
      said.progress.firstAppraisal(2, 4),
      said.progress.explanation(0, 1),
      said.progress.secondAppraisal(1),
      said.progress.final('1,40', '4,83'),
    ]);
    const current = document.querySelector('[aria-current="step"]');
    expect(current?.getAttribute('data-testid')).toBe('round-self');
    expect(document.querySelector('[data-testid^="adjustment-"]')).toBeNull();
    await expectNoFaults();
  });

  test.each([
    ['2024-06-06', said.daysLeft(5), false],
    ['2024-06-02', said.daysLeft(1), false],
    ['2024-06-01', said.today, false],
    ['2024-05-31', said.overdue(1), true],
    ['2024-05-29', said.overdue(3), true],
  ])('on 01/06/2024 a deadline of %s is "%s"', async (deadline, text, overdue) => {
    const { screen } = await showRounds(withRounds(startDocument(), { self: { deadline } }));
    const when = screen.getByTestId('round-when-self');
    await expect.element(when).toHaveTextContent(text);
    expect(when.element().querySelector('.overdue') !== null).toBe(overdue);
  });

  test('take a deadline as one step, and say how many days are left', async () => {
    const { screen, session, process } = await showRounds();
    const field = screen.getByLabelText(said.deadlineOf(said.names.explanation));
    await field.fill('2024-06-15');
    expect(process().rounds.explanation.deadline).toBe('2024-06-15');
    await expect.element(screen.getByTestId('round-when-explanation')).toHaveTextContent(said.daysLeft(14));
    await expect
      .element(screen.getByTestId('rounds-status'))
      .toHaveTextContent(said.told.deadline(said.names.explanation, '15/06/2024'));
    session.undo();
    await expect.element(field).toHaveValue('');
    expect(process().rounds.explanation.deadline).toBe('');
  });

  test('a deadline typed digit by digit is one step, written when the field is left', async () => {
    const { screen, session, process } = await showRounds();
    (screen.getByLabelText(said.deadlineOf(said.names.self)).element() as HTMLElement).focus();
    await userEvent.keyboard('06152024');
    expect(process().rounds.self.deadline).toBe('');
    await userEvent.keyboard('{Enter}');
    expect(process().rounds.self.deadline).toBe('2024-06-15');
    session.undo();
    expect(process().rounds.self.deadline).toBe('');
    expect(session.canUndo).toBe(false);
  });

  test('Esc takes back a deadline half typed and leaves the dialog open; a day out of range is refused', async () => {
    const { screen, process, onClose } = await showRounds(
      withRounds(startDocument(), { self: { deadline: '2024-06-15' } }),
    );
    const field = screen.getByLabelText(said.deadlineOf(said.names.self));
    await field.click();
    await userEvent.keyboard('07{Escape}');
    await expect.element(field).toHaveValue('2024-06-15');
    expect(onClose).not.toHaveBeenCalled();
    await field.fill('1999-06-15');
    await expect.element(field).toHaveValue('2024-06-15');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field).toHaveAccessibleDescription(words.refusal.invalidDay);
    expect(process().rounds.self.deadline).toBe('2024-06-15');
    await expectNoFaults();
  });

  test('lead to the first row that is still missing', async () => {
    const { screen, onShow } = await showRounds();
    await screen
      .getByTestId('round-self')
      .getByRole('button', { name: said.toOpen('1.1.1') })
      .click();
    expect(onShow).toHaveBeenCalledWith('1.1.1');
  });
});

describe('a lock', () => {
  test('asks first, saying what becomes read-only and what is still open; then keeps a sealed copy', async () => {
    const { screen, session, process } = await showRounds();
    const button = screen.getByRole('button', { name: said.lockOf(said.names.self) });
    await button.click();
    const question = screen.getByRole('dialog', { name: said.lockTitle(said.names.self) });
    await expect.element(question).toBeVisible();
    const effects = screen.getByTestId('lock-effects');
    expect([...effects.element().querySelectorAll('li')].map((item) => item.textContent)).toEqual([
      said.fields.figures,
      said.fields.selfScore,
      said.fields.overrideReason,
      said.fields.checked,
      said.fields.notApplicableReason,
      said.fields.notes,
    ]);
    await expect.element(screen.getByTestId('lock-open-rows')).toHaveTextContent(said.openRows.self(3));
    await expect.element(effects).toHaveTextContent(said.copyKept);
    await expect.element(screen.getByTestId('lock-confirm')).toHaveFocus();
    await expectNoFaults();
    expect(process().rounds.self.lockedAt).toBeNull();

    await userEvent.keyboard('{Enter}');
    expect(process().rounds.self.lockedAt).toBe('2024-06-01T07:05:00.000Z');
    await expect.element(screen.getByTestId('rounds-status')).toHaveTextContent(said.told.locked(said.names.self));
    await expect.element(screen.getByRole('button', { name: said.unlockOf(said.names.self) })).toHaveFocus();
    await expect.element(screen.getByTestId('round-when-self')).toHaveTextContent(/^Đã chốt 01\/06\/2024 \d\d:05$/);
    expect(document.querySelector('[aria-current="step"]')?.getAttribute('data-testid')).toBe('round-firstAppraisal');

    await vi.waitUntil(() => session.workbook.unsavedCount === 0, { interval: 1 });
    await session.parts.snapshots.refresh();
    expect(session.parts.snapshots.list).toMatchObject([{ kind: 'lock', round: 'self' }]);
    session.edit([{ code: '1.2.1', column: 'selfScore', text: '1' }], 'form');
    expect(session.workbook.document.entries.get('1.2.1')?.selfScore).toBe(7500);
    session.undo();
    expect(process().rounds.self.lockedAt).toBeNull();
  });

  test('is not made when the question is left by Esc: the keyboard goes back to its button', async () => {
    const { screen, process, onClose } = await showRounds();
    const button = screen.getByRole('button', { name: said.lockOf(said.names.explanation) });
    await button.click();
    await expect.element(screen.getByTestId('lock-confirm')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveFocus();
    expect(document.querySelector('[data-testid="lock-effects"]')).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
    expect(process()).toEqual(INITIAL_PROCESS);
  });

  test('of the final round takes everything that is left, the register and adjustments too', async () => {
    const { screen } = await showRounds(withRounds(startDocument(), { self: { lockedAt }, explanation: { lockedAt } }));
    await screen.getByRole('button', { name: said.lockOf(said.names.final) }).click();
    await expect.element(screen.getByTestId('lock-effects')).toBeVisible();
    expect([...document.querySelectorAll('[data-testid="lock-effects"] li')].map((item) => item.textContent)).toEqual([
      said.fields.appraisedScore,
      said.fields.secondAppraisedScore,
      said.fields.adjustments,
      said.fields.allNotes,
    ]);
  });

  test('is taken back after a question; the sealed copy stays', async () => {
    const { screen, session, process } = await showRounds(withRounds(startDocument(), { self: { lockedAt } }));
    await screen.getByRole('button', { name: said.unlockOf(said.names.self) }).click();
    await expect.element(screen.getByTestId('lock-effects')).toHaveTextContent(said.becomesOpen);
    await expect.element(screen.getByTestId('lock-effects')).toHaveTextContent(said.fields.selfScore);
    expect(process().rounds.self.lockedAt).toBe(lockedAt);
    await screen.getByTestId('lock-confirm').click();
    expect(process().rounds.self.lockedAt).toBeNull();
    await expect.element(screen.getByTestId('rounds-status')).toHaveTextContent(said.told.unlocked(said.names.self));
    session.edit([{ code: '1.2.1', column: 'selfScore', text: '1' }], 'form');
    expect(session.workbook.document.entries.get('1.2.1')?.selfScore).toBe(10_000);
  });

  test('that is taken back under a locked final round opens nothing, and says so', async () => {
    const { screen } = await showRounds(withRounds(startDocument(), { self: { lockedAt }, final: { lockedAt } }));
    await screen.getByRole('button', { name: said.unlockOf(said.names.self) }).click();
    await expect.element(screen.getByTestId('lock-effects')).toHaveTextContent(said.staysLocked(said.names.final));
  });
});

describe('the settings of the year', () => {
  test('take days of surveys and the limit of items', async () => {
    const { screen, process } = await showRounds();
    await screen.getByTestId('survey-date-leaderSurvey').fill('2024-05-10');
    await screen.getByTestId('survey-date-sipas').fill('2024-05-11');
    expect(process().surveyDates).toEqual({ leaderSurvey: '2024-05-10', sipas: '2024-05-11' });
    const limit = screen.getByRole('spinbutton', { name: said.documentItemLimit });
    await limit.fill('8');
    await userEvent.tab();
    expect(process().documentItemLimit).toBe(8);
    for (const wrong of ['0', '101', '2.5', '']) {
      await limit.fill(wrong);
      await userEvent.tab();
      await expect.element(limit).toHaveValue(8);
      await expect.element(limit).toHaveAttribute('aria-invalid', 'true');
      expect(process().documentItemLimit).toBe(8);
    }
    await expectNoFaults();
  });
});

describe('bonus and penalty points', () => {
  test('want a reason, count in the total with their sign, and are taken back', async () => {
    const { screen, session } = await showRounds(documentWithAdjustments());
    const bonus = screen.getByRole('form', { name: 'Sáng kiến' });
    const points = bonus.getByRole('textbox', { name: said.adjustments.points });
    const reason = bonus.getByRole('textbox', { name: said.adjustments.reason });
    await points.fill('0,5');
    await userEvent.keyboard('{Enter}');
    await expect.element(reason).toHaveFocus();
    await expect.element(reason).toHaveAccessibleDescription(words.refusal.reasonMissing);
    expect(session.workbook.document.adjustments).toEqual([]);
    await reason.fill('Mô hình mới');
    await userEvent.keyboard('{Enter}');
    expect(session.workbook.document.adjustments).toEqual([{ id: 'b', points: 5000, reason: 'Mô hình mới' }]);
    await expect.element(points).toHaveValue('0,50');
    await expect.element(screen.getByTestId('adjustment-effect-b')).toHaveTextContent(said.adjustments.effect('+0,50'));

    const penalty = screen.getByRole('form', { name: 'Chậm báo cáo' });
    await penalty.getByRole('textbox', { name: said.adjustments.reason }).fill('Chậm hai lần');
    await penalty.getByRole('textbox', { name: said.adjustments.points }).fill('0,6');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(penalty.getByRole('textbox', { name: said.adjustments.points }))
      .toHaveAccessibleDescription(words.refusal.aboveMaximum('0,6', '0,50'));
    await penalty.getByRole('textbox', { name: said.adjustments.points }).fill('0,1');
    await penalty.getByRole('button', { name: said.adjustments.saveOf('Chậm báo cáo') }).click();
    await expect.element(screen.getByTestId('adjustment-sum')).toHaveTextContent(said.adjustments.sum('+0,40', '1,15'));
    expect(valueOf('adjustment-sum')).toBe('0.4');
    await expectNoFaults();

    await bonus.getByRole('button', { name: said.adjustments.removeOf('Sáng kiến') }).click();
    expect(session.workbook.document.adjustments).toMatchObject([{ id: 'p' }]);
    await expect.element(points).toHaveFocus();
    await expect.element(points).toHaveValue('');
    session.undo();
    await expect.element(points).toHaveValue('0,50');
  });

  test('are read-only once the final round is locked', async () => {
    const { screen } = await showRounds(withRounds(documentWithAdjustments(), { final: { lockedAt } }));
    const bonus = screen.getByRole('form', { name: 'Sáng kiến' });
    await expect.element(bonus.getByRole('textbox', { name: said.adjustments.points })).toHaveAttribute('readonly');
    expect(bonus.getByRole('button').elements()).toHaveLength(0);
    await expect.element(screen.getByText(said.adjustments.locked(said.names.final))).toBeVisible();
  });
});

async function showAppraisal(document: Assessment = startDocument(), preferences: unknown = {}) {
  const { app, session } = await openApp(document, preferences);
  const nodeOf = (code: string) => session.workbook.tree.scoredNodes.find((each) => each.code === code)!;
  const screen = await show(app, AppraisalSection, { session, node: nodeOf('1.2.1') });
  return { app, session, screen, nodeOf, entry: (code = '1.2.1') => session.workbook.document.entries.get(code) };
}

describe('the appraisal of a row', () => {
  test('below the claim asks for an explanation, and makes the final total', async () => {
    const { app, session, screen, entry } = await showAppraisal();
    await show(app, TotalsStrip, { session });
    expect(document.querySelector('[data-testid="final-points"]')).toBeNull();
    await expect.element(screen.getByTestId('item-final')).toHaveTextContent(said.appraisal.finalFrom(said.names.self));
    const first = screen.getByRole('textbox', { name: words.columns.appraisedScore });
    await first.fill('0,5');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByTestId('difference-firstAppraisal'))
      .toHaveTextContent(`−0,25 ${said.appraisal.lower}`);
    const explanation = screen.getByRole('textbox', { name: words.columns.explanation });
    await expect.element(explanation).toHaveAccessibleDescription(said.appraisal.explanationMissing('0,25'));
    expect(valueOf('final-points')).toBe('0.5001');
    await expectNoFaults();

    await explanation.fill('Kế hoạch ban hành đúng hạn,\nxem trang 2');
    await userEvent.tab();
    expect(entry()?.explanation).toBe('Kế hoạch ban hành đúng hạn,\nxem trang 2');
    expect(session.workbook.undoLabel).toMatchObject({ type: 'form', code: '1.2.1' });
    await expect.element(explanation).toHaveAccessibleDescription(said.appraisal.explanationHint);

    await screen.getByRole('textbox', { name: words.columns.secondAppraisedScore }).fill('0,8');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByTestId('difference-secondAppraisal'))
      .toHaveTextContent(`+0,05 ${said.appraisal.higher}`);
    await expect
      .element(screen.getByTestId('item-final'))
      .toHaveTextContent(`0,80 ${said.appraisal.finalFrom(said.names.secondAppraisal)}`);
    expect([valueOf('item-final'), valueOf('final-points'), valueOf('total-points')]).toEqual([
      '0.8',
      '0.8001',
      '0.7501',
    ]);
  });

  test('is read-only where its rounds are locked, and says which', async () => {
    const { screen } = await showAppraisal(
      withRounds(startDocument(), { firstAppraisal: { lockedAt }, explanation: { lockedAt } }),
    );
    const field = (name: string) => screen.getByRole('textbox', { name });
    await expect.element(field(words.columns.appraisedScore)).toHaveAttribute('readonly');
    await expect.element(field(words.columns.secondAppraisedScore)).not.toHaveAttribute('readonly');
    await expect.element(field(words.columns.explanation)).toHaveAttribute('readonly');
    await expect
      .element(field(words.columns.explanation))
      .toHaveAccessibleDescription(said.appraisal.locked(said.names.explanation));
    await expect.element(screen.getByText(said.appraisal.locked(said.names.firstAppraisal))).toBeVisible();
    await expectNoFaults();
  });

  test('Esc throws no explanation away; one that is too long is refused and left to be shortened', async () => {
    const { screen, entry } = await showAppraisal(
      withEntries(startDocument(), { '1.2.1': { selfScore: pts(7500), explanation: 'Đã có' } }),
    );
    const explanation = screen.getByRole('textbox', { name: words.columns.explanation });
    await explanation.fill('Khác');
    await userEvent.keyboard('{Escape}');
    await expect.element(explanation).toHaveValue('Khác');
    await explanation.fill('x'.repeat(8001));
    await userEvent.tab();
    expect(entry()?.explanation).toBe('Đã có');
    await expect.element(explanation).toHaveAttribute('aria-invalid', 'true');
    expect((explanation.element() as HTMLTextAreaElement).value).toHaveLength(8001);
  });

  test('what is typed stays with its row when the form moves on before the field is left', async () => {
    const { screen, entry, nodeOf, session } = await showAppraisal();
    const explanation = screen.getByRole('textbox', { name: words.columns.explanation });
    await explanation.click();
    await userEvent.keyboard('Theo quyết định');
    await screen.rerender({ session, node: nodeOf('2.2') });
    expect([entry('1.2.1')?.explanation, entry('2.2')?.explanation]).toEqual(['Theo quyết định', '']);
    await expect.element(explanation).toHaveValue('');
    await screen.getByRole('textbox', { name: words.columns.appraisedScore }).click();
    await userEvent.keyboard('0,5');
    await screen.rerender({ session, node: nodeOf('1.2.1') });
    expect([entry('1.2.1')?.appraisedScore, entry('2.2')?.appraisedScore]).toEqual([null, 5000]);
  });
});

describe('the thread of a row', () => {
  test('asks who writes, once; each note is added at the end, announced, and never changed', async () => {
    const { app, session, screen, entry } = await showAppraisal(withRounds(startDocument(), { self: { lockedAt } }));
    await expect.element(screen.getByText(said.thread.none)).toBeVisible();
    const text = screen.getByRole('textbox', { name: said.thread.text });
    const submit = screen.getByRole('button', { name: said.thread.submit });
    await text.fill('  Đề nghị bổ sung minh chứng  ');
    await screen.getByRole('radio', { name: said.sides.appraiser }).click();
    await submit.click();
    const author = screen.getByRole('textbox', { name: said.thread.author });
    await expect.element(author).toHaveFocus();
    await expect.element(author).toHaveAccessibleDescription(said.thread.authorMissing);
    await author.fill('Trần Bình');
    await userEvent.keyboard('{Enter}');
    expect(app.preferences.current.author).toBe('Trần Bình');
    await expect.element(text).toHaveFocus();
    await expect.element(text).toHaveValue('');
    await expect
      .element(screen.getByTestId('thread-status'))
      .toHaveTextContent(said.thread.added(said.sides.appraiser, said.names.firstAppraisal));
    expect(author.query()).toBeNull();

    await userEvent.keyboard('Đã bổ sung');
    await screen.getByRole('radio', { name: said.sides.unit }).click();
    await submit.click();
    expect(entry()?.thread).toMatchObject([
      { round: 'firstAppraisal', side: 'appraiser', author: 'Trần Bình', text: 'Đề nghị bổ sung minh chứng' },
      { round: 'firstAppraisal', side: 'unit', author: 'Trần Bình', text: 'Đã bổ sung' },
    ]);
    const items = screen.getByTestId('thread').getByRole('listitem');
    expect(items.elements()).toHaveLength(2);
    await expect
      .element(items.nth(0))
      .toHaveTextContent(
        /^Bên thẩm định · Thẩm định lần 1 · Trần Bình · 01\/06\/2024 \d\d:05 Đề nghị bổ sung minh chứng$/,
      );
    expect(screen.getByTestId('thread').element().querySelector('input, textarea, button')).toBeNull();
    await expectNoFaults();
    session.undo();
    await expect.poll(() => items.elements().length).toBe(1);
  });

  test('refuses an empty note at its field', async () => {
    const { screen, entry } = await showAppraisal(startDocument(), { author: 'Lan' });
    await screen.getByRole('button', { name: said.thread.submit }).click();
    const text = screen.getByRole('textbox', { name: said.thread.text });
    await expect.element(text).toHaveFocus();
    await expect.element(text).toHaveAttribute('aria-invalid', 'true');
    await expect
      .element(text)
      .toHaveAccessibleDescription(
        `${words.refusal.noteEmpty} ${said.thread.as('Lan', said.names.self)}. ${said.thread.permanent}`,
      );
    expect(entry()?.thread).toEqual([]);
  });

  test('a draft waits at its row', async () => {
    const { screen, session, nodeOf } = await showAppraisal(startDocument(), { author: 'Lan' });
    const text = screen.getByRole('textbox', { name: said.thread.text });
    await text.fill('Chưa xong');
    await screen.rerender({ session, node: nodeOf('2.2') });
    await expect.element(text).toHaveValue('');
    await screen.rerender({ session, node: nodeOf('1.2.1') });
    await expect.element(text).toHaveValue('Chưa xong');
  });

  test('takes no more notes once everything is locked, and says so', async () => {
    const locked = Object.fromEntries(ROUNDS.map((round) => [round, { lockedAt }]));
    const { screen } = await showAppraisal(withRounds(startDocument(), locked));
    await expect.element(screen.getByTestId('thread-locked')).toHaveTextContent(said.thread.locked(said.names.final));
    expect(screen.getByRole('button', { name: said.thread.submit }).query()).toBeNull();
  });
});

describe('the strip of totals', () => {
  const showStrip = async (document: Assessment) => {
    const { app, session } = await openApp(document);
    await page.viewport(1366, 768);
    return { session, screen: await show(app, TotalsStrip, { session }) };
  };
  const chip = () => document.querySelector('[data-testid="round-chip"]');

  test('says nothing of rounds, final points or scale while nothing of them applies', async () => {
    await showStrip(startDocument());
    expect(chip()).toBeNull();
    expect(document.querySelector('[data-testid="final-points"], [data-testid="reduced-scale"]')).toBeNull();
  });

  test('shows the current round with its days, and overdue ones in words', async () => {
    const { session } = await showStrip(withRounds(startDocument(), { self: { deadline: '2024-06-06' } }));
    expect(chip()?.textContent).toMatch(/^Tự chấm\s*· còn 5 ngày$/);
    expect(chip()?.getAttribute('title')).toBe(said.strip.chipTitle('06/06/2024'));
    session.run({ type: 'changeProcess', change: { kind: 'deadline', round: 'self', day: '2024-05-29' } });
    await expect.poll(() => chip()?.textContent).toMatch(/quá hạn 3 ngày$/);
    expect(chip()?.classList.contains('warning')).toBe(true);
    session.run({ type: 'changeProcess', change: { kind: 'lock', round: 'self', at: lockedAt } });
    await expect.poll(() => chip()?.textContent).toBe(said.names.firstAppraisal);
    for (const round of ROUNDS) session.run({ type: 'changeProcess', change: { kind: 'lock', round, at: lockedAt } });
    await expect.poll(() => chip()?.textContent).toBe(said.allLocked);
    await expectNoFaults();
  });

  test('hints at a scale that rows left out have shrunk', async () => {
    await showStrip(withEntries(startDocument(), { '2.1.1': { notApplicableReason: 'Không khảo sát' } }));
    const hint = document.querySelector('[data-testid="reduced-scale"]');
    expect(hint?.textContent).toContain(said.strip.reduced('14,83'));
    expect(hint?.closest('dd')?.textContent).toContain('/4,83');
  });
});

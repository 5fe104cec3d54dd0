import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Entry } from '../../../src/domain/entry';
import { NO_FILTER } from '../../../src/domain/row-filter';
import ItemForm from '../../../src/ui/item/ItemForm.svelte';
import LastYearSection from '../../../src/ui/item/LastYearSection.svelte';
import NotApplicableSection from '../../../src/ui/item/NotApplicableSection.svelte';
import ScoreSection from '../../../src/ui/item/ScoreSection.svelte';
import { pts, withEntries } from '../../helpers/domain';
import { count, growth, index, level, ratio, survey, ticked, violations } from '../../helpers/domain-rules';
import { expectNoFaults, openApp, sampleDocument, show, valueOf, words } from './stage';

const blank = {
  figures: null,
  selfScore: null,
  checked: false,
  note: '',
  lastYearScore: null,
  lastYearFigures: null,
} as const;

/** Rows of the built-in rubric, one for each rule type, nothing entered. */
const codes = ['1.1.2', '1.2.1', '1.4.2', '2.1.1', '2.4.1', '4.1.3', '5.4.2', '8.1.1'];

async function openItem(code: string, entry: Partial<Entry> = {}, preferences: unknown = {}) {
  const rows = Object.fromEntries(codes.map((each) => [each, each === code ? { ...blank, ...entry } : blank]));
  const opened = await openApp(withEntries(sampleDocument(), rows), preferences);
  const { session } = opened;
  session.openItem(code);
  const node = session.item!;
  return { ...opened, node, entry: () => session.workbook.document.entries.get(code)! };
}

async function showScore(code: string, given: Partial<Entry> = {}, preferences: unknown = {}) {
  const opened = await openItem(code, given, preferences);
  const screen = await show(opened.app, ScoreSection, { session: opened.session, node: opened.node });
  return { ...opened, screen };
}

const focusOn = (testId: string): void => {
  document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)!.focus();
};
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset.testid;

describe('figures give the score, by keyboard alone', () => {
  test('a ratio: two amounts, the percent while it is typed', async () => {
    const { screen, entry } = await showScore('1.1.2');
    focusOn('figure-achieved');
    await userEvent.keyboard('1.180{Tab}');
    await expect.element(screen.getByTestId('figure-result')).toHaveTextContent(words.item.figures.incomplete);
    await userEvent.keyboard('1.280');
    await expect.element(screen.getByTestId('figure-result')).toHaveTextContent('92,1875% → 0,9219 điểm');
    expect(entry().selfScore).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(entry()).toMatchObject({ figures: ratio(1180, 1280), selfScore: 9219 });
    await expect.element(screen.getByRole('textbox', { name: 'Số nhiệm vụ trong kế hoạch' })).toHaveValue('1.280');
    await expect.element(screen.getByTestId('trace-figures')).toHaveTextContent('1.180 ÷ 1.280 = 92,1875%');
    await expect.element(screen.getByTestId('trace-reached')).toHaveTextContent(/đạt từ 80% đến dưới 100%/);
    expect(valueOf('rule-score')).toBe('0.9219');
    await expectNoFaults();
  });

  test('levels: arrows choose, and the choice can be taken back', async () => {
    const { screen, entry } = await showScore('1.2.1');
    focusOn('figure-level-0');
    await userEvent.keyboard(' ');
    expect(entry()).toMatchObject({ figures: level(0), selfScore: 5000 });
    await userEvent.keyboard('{ArrowDown}');
    expect(entry()).toMatchObject({ figures: level(1), selfScore: 0 });
    await expect.element(screen.getByRole('radio', { name: /^Thiếu hoặc chậm/ })).toBeChecked();
    await expectNoFaults();
    focusOn('figure-clear');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByTestId('figure-level-0')).toHaveFocus();
    expect(entry()).toMatchObject({ figures: null, selfScore: null });
    await expect.element(screen.getByTestId('figure-level-1')).not.toBeChecked();
  });

  test('a count', async () => {
    const { screen, entry } = await showScore('1.4.2');
    focusOn('figure-count');
    await userEvent.keyboard('2{Tab}');
    expect(entry()).toMatchObject({ figures: count(2), selfScore: 2500 });
    await expect.element(screen.getByTestId('next-step-0')).toHaveTextContent(/^Thêm 1 \(.*\) để đạt mức từ 3: \+0,25/);
    await expectNoFaults();
  });

  test('a deduction: kinds not entered were not found, and none at all is an answer', async () => {
    const { screen, entry } = await showScore('5.4.2');
    focusOn('figure-violation-1');
    await userEvent.keyboard('1{Tab}');
    expect(entry()).toMatchObject({ figures: violations(0, 1, 0), selfScore: 7500 });
    await userEvent.keyboard('3{Tab}');
    expect(entry()).toMatchObject({ figures: violations(0, 1, 3), selfScore: 4500 });
    const parts = [...document.querySelectorAll('[data-testid="item-trace"] tbody td.numeric')];
    expect(parts.map((part) => part.textContent)).toEqual(['1,00', '−0,25', '−0,30']);
    await expectNoFaults();
    await expect.element(screen.getByTestId('figure-none')).toHaveFocus();
    await userEvent.keyboard(' ');
    expect(entry()).toMatchObject({ figures: violations(0, 0, 0), selfScore: 1_0000 });
    await userEvent.keyboard(' ');
    expect(entry()).toMatchObject({ figures: null, selfScore: null });
  });

  test('parts that add up: the last tick taken away leaves nothing, none of them is an answer', async () => {
    const { screen, entry } = await showScore('2.1.1');
    focusOn('figure-part-1');
    await userEvent.keyboard(' ');
    focusOn('figure-part-0');
    await userEvent.keyboard(' ');
    expect(entry()).toMatchObject({ figures: ticked(0, 1), selfScore: 7500 });
    await expectNoFaults();
    await userEvent.keyboard(' ');
    focusOn('figure-part-1');
    await userEvent.keyboard(' ');
    expect(entry()).toMatchObject({ figures: null, selfScore: null });
    focusOn('figure-none');
    await userEvent.keyboard(' ');
    expect(entry()).toMatchObject({ figures: ticked(), selfScore: 0 });
    await expect.element(screen.getByTestId('figure-none')).toBeChecked();
  });

  test('growth: now and the base, the change in words', async () => {
    const { screen, entry } = await showScore('4.1.3');
    focusOn('figure-current');
    await userEvent.keyboard('612{Tab}690{Tab}');
    expect(entry()).toMatchObject({ figures: growth(612, 690), selfScore: 1_0000 });
    await expect.element(screen.getByTestId('figure-result')).toHaveTextContent('giảm 11,3043% → 1,00 điểm');
    await expect.element(screen.getByTestId('trace-reached')).toHaveTextContent(/giảm từ 10% trở lên/);
    await expectNoFaults();
  });

  test.each([
    ['2.4.1', survey(81.21), 8121, words.item.figures.survey],
    ['8.1.1', index(81.21), 8_1210, words.item.figures.sipas],
  ] as const)('a percent of %s, said to be an estimate', async (code, figures, points, label) => {
    const { screen, entry } = await showScore(code);
    await screen.getByRole('textbox', { name: label }).fill('81,21 %');
    await userEvent.tab();
    expect(entry()).toMatchObject({ figures, selfScore: points });
    await expect.element(screen.getByText(words.item.figures.estimate)).toBeVisible();
    await expect.element(screen.getByRole('heading', { name: words.item.score.titleEstimate })).toBeVisible();
    await expectNoFaults();
  });

  test('in English a point is the decimal mark and a comma groups', async () => {
    const { entry, screen } = await showScore('1.1.2', {}, { language: 'en' });
    await screen.getByTestId('figure-achieved').fill('1.125');
    await screen.getByTestId('figure-total').fill('1,250');
    await userEvent.tab();
    expect(entry().figures).toEqual(ratio(1.125, 1250));
    await expect.element(screen.getByTestId('figure-achieved')).toHaveValue('1.125');
    await expect.element(screen.getByTestId('figure-total')).toHaveValue('1,250');
  });
});

describe('what is wrong with figures is said beside the field', () => {
  test('text that is no number: the old figure stays, until it is right', async () => {
    const { screen, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(9000) });
    const achieved = screen.getByTestId('figure-achieved');
    await achieved.fill('chín');
    await userEvent.keyboard('{Enter}');
    await expect.element(achieved).toHaveValue('9');
    await expect.element(achieved).toHaveAttribute('aria-invalid', 'true');
    await expect.element(achieved).toHaveAccessibleDescription(words.item.entry.notANumber('chín'));
    await expect.element(screen.getByTestId('figure-total')).toHaveAttribute('aria-invalid', 'false');
    expect(entry().figures).toEqual(ratio(9, 10));
    await expectNoFaults();
    // Another field says nothing about this one.
    await screen.getByTestId('figure-total').fill('12');
    await userEvent.keyboard('{Enter}');
    expect(entry().figures).toEqual(ratio(9, 12));
    await expect.element(achieved).toHaveAccessibleDescription(words.item.entry.notANumber('chín'));
    await achieved.fill('8');
    await userEvent.keyboard('{Enter}');
    await expect.element(achieved).toHaveAttribute('aria-invalid', 'false');
    expect(entry().figures).toEqual(ratio(8, 12));
  });

  test('half a case is no count', async () => {
    const { screen, entry } = await showScore('1.4.2');
    await screen.getByTestId('figure-count').fill('2,5');
    await userEvent.tab();
    await expect
      .element(screen.getByTestId('figure-count'))
      .toHaveAccessibleDescription(words.item.entry.notWhole('2,5'));
    expect(entry().figures).toBeNull();
  });

  test.each([
    ['1.1.2', ratio(0, 0), 'figure-total', words.item.faults.zeroTotal],
    [
      '1.1.2',
      ratio(129, 128),
      'figure-achieved',
      words.item.faults.achievedAboveTotal('Số nhiệm vụ hoàn thành', 'Số nhiệm vụ trong kế hoạch'),
    ],
    ['4.1.3', growth(5, 0), 'figure-base', words.item.faults.zeroBase],
    ['2.4.1', survey(101), 'figure-percent', words.item.faults.percentOutOfRange],
  ] as const)('%s with %o', async (code, figures, testId, text) => {
    const { screen } = await showScore(code, { figures });
    await expect.element(screen.getByTestId(testId)).toHaveAttribute('aria-invalid', 'true');
    await expect.element(screen.getByTestId(testId)).toHaveAccessibleDescription(text);
    await expectNoFaults();
  });

  test('a typed score over a total of zero wants a reason', async () => {
    const { screen, entry } = await showScore('1.1.2', { figures: ratio(0, 0) });
    await screen.getByRole('textbox', { name: words.columns.selfScore }).fill('1');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByTestId('score-source')).toHaveAttribute('data-source', 'typed');
    await screen.getByTestId('override-reason').fill('Không phát sinh');
    await userEvent.tab();
    expect(entry()).toMatchObject({ selfScore: 1_0000, overrideReason: 'Không phát sinh' });
  });

  test('Escape brings back what stands, also the percent', async () => {
    const { screen, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(9000) });
    await screen.getByTestId('figure-achieved').fill('8,5');
    await expect.element(screen.getByTestId('figure-result')).toHaveTextContent('85%');
    await userEvent.keyboard('{Escape}{Tab}');
    await expect.element(screen.getByTestId('figure-result')).toHaveTextContent('90%');
    expect(entry().figures).toEqual(ratio(9, 10));
  });

  test('emptied one by one, figures are not entered', async () => {
    const { screen, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(9000) });
    await screen.getByTestId('figure-achieved').fill('');
    await userEvent.tab();
    expect(entry()).toMatchObject({ figures: ratio(null, 10), selfScore: null });
    await screen.getByTestId('figure-total').fill('');
    await userEvent.tab();
    expect(entry().figures).toBeNull();
    // Where Tab led must still be there.
    const clear = screen.getByTestId('figure-clear');
    await expect.element(clear).toHaveFocus();
    await expect.element(clear).toHaveAttribute('aria-disabled', 'true');
  });

  test('figures far from last year are asked about', async () => {
    const { screen } = await showScore('1.1.2', { figures: ratio(9, 10), lastYearFigures: ratio(90, 100) });
    await expect
      .element(screen.getByTestId('far-from-last-year-achieved'))
      .toHaveTextContent(words.item.farFromLastYear('Số nhiệm vụ hoàn thành', '9', '90'));
  });
});

describe('a score over the rule', () => {
  test('is marked, wants a reason and returns to the rule', async () => {
    const { screen, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(9000) });
    const source = screen.getByTestId('score-source');
    await expect.element(source).toHaveTextContent(words.item.score.rule);
    const score = screen.getByRole('textbox', { name: words.columns.selfScore });
    await score.fill('0,8');
    await userEvent.keyboard('{Enter}');
    await expect.element(source).toHaveTextContent(/Ghi đè quy tắc\s+Theo quy tắc là 0,90\./);
    const reason = screen.getByRole('textbox', { name: words.item.score.reason });
    await expect.element(reason).toHaveAttribute('required');
    await expect.element(reason).toHaveAttribute('aria-invalid', 'true');
    await expect.element(reason).toHaveAccessibleDescription(words.item.score.reasonMissing);
    await expectNoFaults();
    await reason.fill('Theo kết luận thanh tra');
    await userEvent.tab();
    expect(entry()).toMatchObject({ selfScore: 8000, overrideReason: 'Theo kết luận thanh tra' });
    await expect.element(reason).toHaveAttribute('aria-invalid', 'false');
    focusOn('rule-reset');
    await userEvent.keyboard('{Enter}');
    expect(entry()).toMatchObject({ selfScore: 9000, overrideReason: '' });
    await expect.element(source).toHaveAttribute('data-source', 'rule');
    await expect.element(score).toHaveFocus();
    expect(screen.getByTestId('override-reason').elements()).toEqual([]);
  });

  test('a dot that could be either is asked about', async () => {
    const { screen, session } = await showScore('8.1.1');
    await screen.getByRole('textbox', { name: `≈ ${words.columns.selfScore}` }).fill('1.250');
    await userEvent.keyboard('{Enter}');
    expect(session.question?.ambiguous).toHaveLength(1);
  });

  test('a reason that is too long is refused and stays to be mended', async () => {
    const { screen, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(8000) });
    const reason = screen.getByTestId('override-reason');
    await reason.fill('a'.repeat(1001));
    await userEvent.tab();
    await expect.element(reason).toHaveAccessibleDescription(words.refusal.textTooLong(1000));
    await expect.element(reason).toHaveValue('a'.repeat(1001));
    expect(entry().overrideReason).toBe('');
    await reason.fill('ngắn');
    await userEvent.tab();
    await expect.element(reason).toHaveAttribute('aria-invalid', 'false');
    expect(entry().overrideReason).toBe('ngắn');
  });
});

describe('checked, note and assumption', () => {
  test('the mark wants a score, and falls when figures change', async () => {
    const { screen, entry } = await showScore('1.4.2');
    const checked = screen.getByRole('checkbox', { name: words.item.score.checked });
    await expect.element(checked).toBeDisabled();
    await screen.getByTestId('figure-count').fill('2');
    await userEvent.tab();
    await checked.click();
    expect(entry().checked).toBe(true);
    await screen.getByTestId('figure-count').fill('3');
    await userEvent.tab();
    await expect.element(checked).not.toBeChecked();
    await expect.element(checked).toHaveAccessibleDescription(words.item.score.changedSinceCheck);
    await expectNoFaults();
  });

  test('the note is written when it is left', async () => {
    const { screen, entry } = await showScore('1.4.2');
    await screen.getByRole('textbox', { name: words.item.score.note }).fill('Dòng 1\nDòng 2');
    await userEvent.tab();
    expect(entry().note).toBe('Dòng 1\nDòng 2');
  });

  test('the nearest step says what it brings and can be tried as an assumption, and taken back', async () => {
    const { screen, session, entry } = await showScore('1.1.2', { figures: ratio(118, 128), selfScore: pts(9219) });
    await expect
      .element(screen.getByTestId('next-step-1'))
      .toHaveTextContent(/^Thêm 10 \(Số nhiệm vụ hoàn thành\) để đạt 100%: \+0,0781 điểm, (khoảng \d+ bậc|hạng không)/);
    const tryIt = screen.getByTestId('try-step-1');
    await tryIt.click();
    expect(session.whatIf.overlay.get('1.1.2')).toBe(1_0000);
    await expect.element(tryIt).toHaveAttribute('aria-pressed', 'true');
    expect(entry().selfScore).toBe(9219);
    await expectNoFaults();
    await tryIt.click();
    expect(session.whatIf.overlay.has('1.1.2')).toBe(false);
  });
});

describe('last year', () => {
  test('score and figures stand beside this year’s', async () => {
    const { app, session, node, entry } = await openItem('1.1.2', {
      figures: ratio(118, 128),
      selfScore: pts(9219),
      lastYearScore: pts(9000),
    });
    const screen = await show(app, LastYearSection, { session, node });
    await screen.getByRole('heading', { name: words.item.lastYear.title }).click();
    await expect.element(screen.getByTestId('last-year-compared')).toHaveTextContent('Năm nay 0,9219 (+0,0219 so với');
    await expect.element(screen.getByText('năm nay: 118')).toBeVisible();
    await screen.getByTestId('last-year-figure-achieved').fill('90');
    await userEvent.tab();
    await screen.getByTestId('last-year-figure-total').fill('100');
    await userEvent.tab();
    expect(entry()).toMatchObject({ figures: ratio(118, 128), lastYearFigures: ratio(90, 100), selfScore: 9219 });
    await screen.getByRole('textbox', { name: words.columns.lastYearScore }).fill('0,8');
    await userEvent.keyboard('{Enter}');
    expect(entry().lastYearScore).toBe(8000);
    await expectNoFaults();
  });
});

describe('not applicable', () => {
  test('wants a reason, says what it does to the scale, and is taken away again', async () => {
    const { app, session, node, entry } = await openItem('1.1.2');
    const screen = await show(app, NotApplicableSection, { session, node });
    await screen.getByText(words.item.notApplicable.title, { exact: true }).click();
    await screen.getByTestId('not-applicable-set').click();
    const reason = screen.getByTestId('not-applicable-reason');
    await expect.element(reason).toHaveAccessibleDescription(words.item.notApplicable.reasonMissing);
    expect(entry().notApplicableReason).toBe('');
    await reason.fill('Không phát sinh');
    await screen.getByTestId('not-applicable-set').click();
    expect(entry().notApplicableReason).toBe('Không phát sinh');
    await expect
      .element(screen.getByTestId('not-applicable-now'))
      .toHaveTextContent(words.item.notApplicable.now('1,00', '99,00'));
    await expect.element(reason).toHaveFocus();
    await expectNoFaults();
    focusOn('not-applicable-clear');
    await userEvent.keyboard('{Enter}');
    expect(entry().notApplicableReason).toBe('');
    await expect.element(reason).toHaveFocus();
    await expect.element(reason).toBeVisible();
  });
});

async function showForm(code: string, asked: number, entry: Partial<Entry> = {}) {
  const opened = await openItem(code, entry);
  const onShow = vi.fn<(code: string) => void>();
  const onClose = vi.fn<() => void>();
  const props = { session: opened.session, asked, onShow, onClose };
  const screen = await show(opened.app, ItemForm, props);
  return { ...opened, screen, onShow, onClose, props };
}

describe('the form', () => {
  test('is a region named by its row, and says maximum, track, status and score', async () => {
    const { screen } = await showForm('1.1.2', 0, { figures: ratio(9, 10), selfScore: pts(9000) });
    const form = screen.getByRole('region', { name: '1.1.2 Mức độ hoàn thành kế hoạch CCHC' });
    await expect.element(form).toHaveTextContent(/Tối đa 1,00 · Thẩm định · Đã chấm/);
    expect(valueOf('item-score')).toBe('0.9');
    expect(document.activeElement).toBe(document.body);
    await expectNoFaults();
  });

  test('takes the keyboard to the first figure when it was asked for, once for each request', async () => {
    const { screen, props } = await showForm('1.1.2', 1);
    await expect.element(screen.getByTestId('figure-achieved')).toHaveFocus();
    (document.activeElement as HTMLElement).blur();
    await screen.rerender({ ...props, asked: 1 });
    expect(document.activeElement).toBe(document.body);
    await screen.rerender({ ...props, asked: 2 });
    await expect.element(screen.getByTestId('figure-achieved')).toHaveFocus();
  });

  test('shown again without being asked, it leaves the keyboard where it is', async () => {
    const { app, screen, props } = await showForm('1.1.2', 1);
    await expect.element(screen.getByTestId('figure-achieved')).toHaveFocus();
    await screen.unmount();
    await show(app, ItemForm, props);
    expect(document.activeElement).toBe(document.body);
  });

  test('goes to its neighbours by button, the keyboard staying, and ends at the ends', async () => {
    const { screen, session, onShow } = await showForm('1.1.2', 0);
    const previous = screen.getByRole('button', { name: words.item.previous });
    await previous.click();
    expect(onShow).toHaveBeenLastCalledWith('1.1.1');
    expect(session.item?.code).toBe('1.1.1');
    await expect.element(previous).toBeDisabled();
    await expect.element(screen.getByRole('button', { name: words.item.next })).toHaveFocus();
    await expect.element(screen.getByRole('heading', { level: 2 })).toHaveTextContent(/^1\.1\.1/);
  });

  test('goes by Alt and arrows, writing first what is being typed', async () => {
    const { session, onShow, entry } = await showForm('1.1.2', 1);
    await vi.waitUntil(() => focused() === 'figure-achieved');
    await userEvent.keyboard('7{Alt>}{ArrowDown}{/Alt}');
    await vi.waitUntil(() => session.item?.code === '1.2.1');
    expect(entry().figures).toEqual(ratio(7, null));
    await vi.waitUntil(() => focused() === 'figure-level-0');
    expect(onShow).toHaveBeenLastCalledWith('1.2.1');
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await vi.waitUntil(() => session.item?.code === '1.1.2' && focused() === 'figure-achieved');
  });

  test('stays where an entry is refused', async () => {
    const { session, screen } = await showForm('1.1.2', 1);
    await vi.waitUntil(() => focused() === 'figure-achieved');
    await userEvent.keyboard('x{Alt>}{ArrowDown}{/Alt}');
    await expect
      .element(screen.getByTestId('figure-achieved'))
      .toHaveAccessibleDescription(words.item.entry.notANumber('x'));
    await expect.element(screen.getByTestId('figure-achieved')).toHaveFocus();
    expect(session.item?.code).toBe('1.1.2');
  });

  test('passes over rows that the filter hides', async () => {
    const { session, screen } = await showForm('1.1.2', 0);
    session.filter = { ...NO_FILTER, tracks: ['sipas'] };
    await screen.getByRole('button', { name: words.item.next }).click();
    expect(session.item?.code).toBe('8.1.1');
    await expect.element(screen.getByRole('button', { name: words.item.next })).toBeDisabled();
    await expect.element(screen.getByRole('heading', { level: 2 })).toHaveFocus();
  });

  test('Escape closes, but first gives up what is being typed', async () => {
    const { onClose } = await showForm('1.1.2', 1, { figures: ratio(9, 10), selfScore: pts(9000) });
    await vi.waitUntil(() => focused() === 'figure-achieved');
    await userEvent.keyboard('7{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    expect((document.activeElement as HTMLInputElement).value).toBe('9');
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('Escape in a score gives up what is being typed before it closes', async () => {
    const { screen, onClose, entry } = await showForm('1.1.2', 0);
    await screen.getByRole('textbox', { name: words.columns.selfScore, exact: true }).fill('0,5');
    await userEvent.keyboard('{Escape}');
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    expect(entry().selfScore).toBeNull();
  });

  test('a locked round makes its fields read-only and is named', async () => {
    const { session, screen, props, entry } = await showForm('1.1.2', 0, {
      figures: ratio(9, 10),
      selfScore: pts(8000),
    });
    const lock = { kind: 'lock', round: 'self', at: '2024-06-01T07:00:00.000Z' } as const;
    session.workbook.run({ type: 'changeProcess', change: lock });
    await expect.element(screen.getByTestId('figure-achieved')).toHaveAttribute('readonly');
    await expect.element(screen.getByTestId('override-reason')).toHaveAttribute('readonly');
    await expect.element(screen.getByRole('checkbox', { name: words.item.score.checked })).toBeDisabled();
    for (const gone of ['figure-clear', 'rule-reset']) expect(screen.getByTestId(gone).elements()).toEqual([]);
    await expect
      .element(screen.getByTestId('lock-note').first())
      .toHaveTextContent(words.item.locked(words.rounds.names.self));
    await screen.rerender({ ...props, asked: 1 });
    await expect.element(screen.getByRole('heading', { level: 2 })).toHaveFocus();
    expect(entry().figures).toEqual(ratio(9, 10));
    await expectNoFaults();
  });

  test('has no faults at the width of a phone, with every section open', async () => {
    const { screen } = await showForm('5.4.2', 0, { figures: violations(0, 1, 3), selfScore: pts(4500) });
    await page.viewport(390, 844);
    document.querySelectorAll('details').forEach((details) => (details.open = true));
    await expect.element(screen.getByTestId('item-form')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    await expectNoFaults();
  });
});

describe('another tab', () => {
  const at = '2024-06-01T07:05:00.000Z';

  test('changes a figure under the hand: what is typed stays, and is written when the field is left', async () => {
    const { screen, session, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(9000) });
    const achieved = screen.getByTestId('figure-achieved');
    await achieved.fill('7');
    const edits = [{ code: '1.1.2', field: 'figures', value: ratio(8, 10) }] as const;
    session.run({ type: 'editCells', gesture: 'form', edits });
    await expect.element(achieved).toHaveAccessibleDescription(words.item.draft.overtaken('8'));
    await expect.element(achieved).toHaveValue('7');
    await userEvent.keyboard('{Enter}');
    expect(entry().figures).toEqual(ratio(7, 10));
    await expect.element(achieved).toHaveAttribute('aria-invalid', 'false');
  });

  test('changes a note under the hand: Escape takes the other', async () => {
    const { screen, session, entry } = await showScore('1.1.2', {});
    const note = screen.getByTestId('item-note');
    await note.fill('của tôi');
    session.run({
      type: 'editCells',
      gesture: 'form',
      edits: [{ code: '1.1.2', field: 'note', value: 'của người khác' }],
    });
    await expect.element(note).toHaveAccessibleDescription(words.item.draft.overtaken('của người khác'));
    await expect.element(note).toHaveValue('của tôi');
    await userEvent.keyboard('{Escape}');
    await expect.element(note).toHaveValue('của người khác');
    expect(entry().note).toBe('của người khác');
  });

  test('locks the round under the hand: what is typed stays to be copied, and the round is named', async () => {
    const { screen, session, entry } = await showScore('1.1.2', { figures: ratio(9, 10), selfScore: pts(9000) });
    const score = screen.getByRole('textbox', { name: words.columns.selfScore });
    await score.fill('0,7');
    session.run({ type: 'changeProcess', change: { kind: 'lock', round: 'self', at } });
    await userEvent.tab();
    await expect.element(score).toHaveValue('0,7');
    await expect.element(score).toHaveAccessibleDescription(words.item.draft.locked(words.rounds.names.self));
    expect(entry().selfScore).toBe(9000);
  });
});

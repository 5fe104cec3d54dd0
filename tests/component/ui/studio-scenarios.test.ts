import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import { createRubricTree } from '../../../src/domain/rubric-tree';
import { serializeScenario } from '../../../src/exchange/scenario-file';
import type { Session } from '../../../src/state/session.svelte';
import ScenariosTab from '../../../src/ui/studio/scenarios/ScenariosTab.svelte';
import { pts, scenario, withEntries } from '../../helpers/domain';
import { studioMessages } from '../../helpers/messages';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, sampleDocument, showStudio, valueOf, words } from './stage';

const said = studioMessages.vi.scenarios;
const at = (testId: string) => page.getByTestId(testId);
const status = () => at('scenario-status');

/** Rows of 0.1 (1.1.1, open), 0.2 (1.1.2, open), 1.2 (1.2.1, at 0.75), 10 (2.1.1, open), 3.3334 (2.2, at 0.0001). */
const withScenarios = (): Assessment => ({
  ...startDocument(),
  scenarios: [
    scenario('s1', 'Thận trọng', [
      { code: '1.1.1', selfScore: pts(900), from: null },
      { code: '1.2.1', selfScore: pts(8000), from: pts(7500) },
    ]),
    scenario('s2', 'Mạnh dạn', [{ code: '1.2.1', selfScore: pts(12000), from: pts(7500) }]),
    { ...scenario('s3', 'Theo sau', [{ code: '1.1.2', selfScore: pts(1000), from: null }]), basedOn: 's1' },
  ],
});

async function openTab(document: Assessment = withScenarios(), prepare: (session: Session) => void = () => undefined) {
  const { app, session } = await openApp(document);
  prepare(session);
  const onShow = vi.fn();
  const { studio } = await showStudio(app, session, ScenariosTab, { props: { onShow } });
  const named = (name: string) => session.workbook.document.scenarios.find((each) => each.name === name);
  return { app, session, studio, onShow, named };
}

async function act(position: number, action: string): Promise<void> {
  await at(`scenario-more-${String(position)}`).click();
  await at(`scenario-${action}-${String(position)}`).click();
}

const score = (session: Session, code: string, tenThousandths: number) =>
  session.run({
    type: 'editCells',
    gesture: 'form',
    edits: [{ code, field: 'selfScore', value: pts(tenThousandths) }],
  });

function choose(testId: string, text: string): void {
  const input = document.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`)!;
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'kich-ban.json', { type: 'application/json' }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('making a scenario', () => {
  test('is offered where there is none, asks for what is missing, and reads the score as everywhere', async () => {
    const { session, named } = await openTab({ ...startDocument(), scenarios: [] });
    await expect.element(at('scenario-answer')).toHaveTextContent(said.empty);
    await expectNoFaults();
    await page.getByRole('button', { name: said.makeFirst }).click();
    const name = page.getByRole('textbox', { name: said.create.name });
    await expect.element(name).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(name).toHaveAccessibleDescription(words.refusal.scenarioNameMissing);
    await name.fill('  Lên hạng ');
    await userEvent.keyboard('{Enter}');
    await expect.element(at('scenario-first-row')).toHaveAccessibleDescription(said.create.rowMissing);
    await at('scenario-first-row').selectOptions('1.2.1');
    const first = at('scenario-first-score');
    for (const [typed, refusal] of [
      ['1,3', words.refusal.aboveMaximum('1,3', '1,20')],
      ['1.125', said.score.ambiguous('1.125', '1,125')],
      ['9.125', words.refusal.aboveMaximum('9.125', '1,20')],
      ['chín', words.refusal.notANumber('chín')],
      ['', said.score.missing],
      ['0,75', said.score.sameAsBelow('1.2.1', '0,75')],
    ] as const) {
      await first.fill(typed);
      await userEvent.keyboard('{Enter}');
      await expect.element(first).toHaveAccessibleDescription(refusal);
      await expect.element(first).toHaveFocus();
    }
    expect(session.workbook.document.scenarios).toEqual([]);
    await first.fill('0.9');
    await userEvent.keyboard('{Enter}');
    expect(named('Lên hạng')?.changes).toEqual([{ code: '1.2.1', selfScore: pts(9000), from: pts(7500) }]);
    await expect.element(status()).toHaveTextContent(said.create.made('Lên hạng'));
    await expect.element(at('scenario-add-row-0')).toHaveFocus();
    session.undo();
    expect(session.workbook.document.scenarios).toEqual([]);
  });

  test('starts from what is assumed, or goes on from another; a name that is taken is refused', async () => {
    const { session, named } = await openTab(withScenarios(), (open) =>
      open.whatIf.assume([{ code: '2.2', value: pts(20000) }]),
    );
    await at('scenario-new').click();
    const name = page.getByRole('textbox', { name: said.create.name });
    await expect.element(at('scenario-start')).toHaveValue('whatIf');
    await name.fill('Thận trọng');
    await userEvent.keyboard('{Enter}');
    await expect.element(name).toHaveAccessibleDescription(words.refusal.scenarioNameTaken('Thận trọng'));
    await name.fill('Từ giả định');
    await userEvent.keyboard('{Enter}');
    expect(named('Từ giả định')?.changes).toEqual([{ code: '2.2', selfScore: pts(20000), from: pts(1) }]);
    expect(session.whatIf.scenarioId).toBe(named('Từ giả định')?.id);
    await at('scenario-new').click();
    await at('scenario-start').selectOptions(said.create.fromScenario('Mạnh dạn'));
    await at('scenario-form').getByRole('textbox', { name: said.create.name }).fill('Nối tiếp');
    await userEvent.keyboard('{Enter}');
    expect(named('Nối tiếp')).toMatchObject({ basedOn: 's2', changes: [] });
    await at('scenario-new').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(at('scenario-new')).toHaveFocus();
  });
});

describe('editing a scenario', () => {
  test('adds, changes and removes rows, each one step', async () => {
    const { session, named } = await openTab();
    await at('scenario-edit-0').click();
    await at('scenario-add-row-0').selectOptions('2.2');
    await at('scenario-add-score-0').fill('9');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(at('scenario-add-score-0'))
      .toHaveAccessibleDescription(words.refusal.aboveMaximum('9', '3,3334'));
    await at('scenario-add-score-0').fill('2,5');
    await userEvent.keyboard('{Enter}');
    expect(named('Thận trọng')?.changes.at(-1)).toEqual({ code: '2.2', selfScore: pts(25000), from: pts(1) });
    await expect.element(at('scenario-add-row-0')).toHaveFocus();
    await expect.element(at('scenario-add-row-0').getByRole('option', { name: '2.2' })).not.toBeInTheDocument();

    const field = at('scenario-score-0-2.2');
    await field.fill('3,00');
    await userEvent.keyboard('{Tab}');
    expect(named('Thận trọng')?.changes.at(-1)?.selfScore).toBe(30000);
    await expect.element(field).toHaveValue('3,00');
    await field.fill('4');
    await userEvent.keyboard('{Tab}');
    await expect.element(field).toHaveAccessibleDescription(words.refusal.aboveMaximum('4', '3,3334'));
    await expect.element(field).toHaveValue('3,00');
    await expectNoFaults();

    await at('scenario-remove-0-1.2.1').click();
    expect(named('Thận trọng')?.changes.map(({ code }) => code)).toEqual(['1.1.1', '2.2']);
    await expect.element(at('scenario-remove-0-2.2')).toHaveFocus();
    session.undo();
    expect(named('Thận trọng')?.changes.map(({ code }) => code)).toEqual(['1.1.1', '1.2.1', '2.2']);
  });

  test('keeps the last change of one that goes on from nothing', async () => {
    const { named } = await openTab();
    await at('scenario-edit-1').click();
    await at('scenario-remove-1-1.2.1').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(said.edit.onlyChange);
    expect(named('Mạnh dạn')?.changes).toHaveLength(1);
  });

  test('shows what it takes from another, and may set a row back to the sheet', async () => {
    const { named } = await openTab();
    await at('scenario-edit-2').click();
    await expect.element(page.getByText(said.edit.inherited(2, 'Thận trọng'))).toBeVisible();
    await at('scenario-add-row-2').selectOptions('1.2.1');
    await at('scenario-add-score-2').fill('0,8');
    await userEvent.keyboard('{Enter}');
    await expect
      .element(at('scenario-add-score-2'))
      .toHaveAccessibleDescription(said.score.sameAsBelow('1.2.1', '0,80'));
    await at('scenario-add-score-2').fill('0,75');
    await userEvent.keyboard('{Enter}');
    expect(named('Theo sau')?.changes.at(-1)).toEqual({ code: '1.2.1', selfScore: pts(7500), from: pts(7500) });
    // Meant so, and no matter to look at.
    await expect.element(at('scenario-issues-2')).not.toBeInTheDocument();
  });

  test('renames it from the menu', async () => {
    const { named } = await openTab();
    await act(1, 'rename');
    const field = at('scenario-name-1');
    await expect.element(field).toHaveFocus();
    await field.fill('Thận trọng');
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveAccessibleDescription(words.refusal.scenarioNameTaken('Thận trọng'));
    await field.fill('Rất mạnh dạn');
    await userEvent.keyboard('{Enter}');
    await expect.element(status()).toHaveTextContent(said.told.renamed('Rất mạnh dạn'));
    expect(named('Rất mạnh dạn')?.id).toBe('s2');
  });
});

describe('the comparison', () => {
  test('has every figure of every variant, with the difference to now', async () => {
    const { studio } = await openTab(withScenarios(), (open) =>
      open.whatIf.assume([{ code: '1.2.1', value: pts(7000) }]),
    );
    const table = at('scenario-table');
    const heads = [...table.element().querySelectorAll('thead th')].map((cell) => cell.textContent.trim());
    expect(heads).toEqual([said.table.figure, 'Hiện tại', 'Đang giả định', 'Thận trọng', 'Mạnh dạn', 'Theo sau']);
    const ids = ['now', 'whatIf', 's1', 's2', 's3'];
    const row = (key: string) => ids.map((id) => valueOf(`scenario-${id}-${key}`));
    // 0.7501; 1.2.1 at 0.7; 0.09 and 0.05 more; 0.45 more; 0.1 over the first.
    expect(row('total')).toEqual(['0.7501', '0.7001', '0.8901', '1.2001', '0.9901']);
    expect(row('changes')).toEqual(['0', '1', '2', '1', '3']);
    expect(row('area-1')).toEqual(['50', '46.6667', '59.3333', '80', '66']);
    expect(row('area-2')).toEqual(['0.0007', '0.0007', '0.0007', '0.0007', '0.0007']);
    expect(row('department-SNV')).toEqual(['0', '0', '0.09', '0', '0.19']);
    expect(row('department-STC')).toEqual(['0.75', '0.7', '0.8', '1.2', '0.8']);
    expect(row('department-none')).toEqual(['0.0001', '0.0001', '0.0001', '0.0001', '0.0001']);
    expect(row('group')).toEqual(['D', 'D', 'D', 'D', 'D']);
    for (const variant of studio.variants) {
      expect(valueOf(`scenario-${variant.id}-rank`)).toBe(String(variant.rank!.estimate));
      expect(valueOf(`scenario-${variant.id}-days`)).toBe(String(variant.figures.days));
      expect(Number(valueOf(`scenario-${variant.id}-floor`))).toBe(variant.figures.outlook.floor / 10_000);
      expect(Number(valueOf(`scenario-${variant.id}-ceiling`))).toBe(variant.figures.outlook.ceiling / 10_000);
    }
    expect(at('scenario-s2-total').element().textContent.replace(/\s+/g, ' ').trim()).toBe('1,20 ▲ +0,45');
    expect(at('scenario-whatIf-total').element().textContent.replace(/\s+/g, ' ').trim()).toBe('0,70 ▼ −0,05');
    await expect.element(at('scenario-answer')).toHaveTextContent(/“Mạnh dạn” cao nhất: tổng điểm 1,20 \(\+0,45\)/);
  });

  test('marks ranks as estimates, says the ranks gained, and draws a picture with a text twin', async () => {
    const { studio } = await openTab({
      ...sampleDocument(),
      scenarios: [scenario('up', 'Lên', [{ code: '1.2.1', selfScore: pts(5000) }])],
    });
    const [now, up] = [studio.variants[0]!, studio.variants[1]!];
    expect(up.rank!.exact).toBe(false);
    const gained = now.rank!.estimate - up.rank!.estimate;
    expect(gained).toBeGreaterThan(0);
    const cell = at('scenario-up-rank').element();
    const { best, worst, estimate } = up.rank!;
    expect(cell.textContent.replace(/\s+/g, ' ').trim()).toBe(
      `≈ ${estimate} (${best}–${worst}) ▲ ${words.whatIf.rankUp(gained)}`,
    );
    expect(getComputedStyle(cell.querySelector('.figure')!).fontStyle).toBe('italic');
    await expect.element(at('chart')).toBeInTheDocument();
    await expect.element(at('chart')).toHaveTextContent(said.slope.title);
    await expectNoFaults();
  });

  test('leaves out the columns that are put away', async () => {
    await openTab();
    await page.getByText(said.table.shown(3, 3)).click();
    await at('scenario-show-s2').click();
    await expect.element(page.getByText(said.table.shown(2, 3))).toBeVisible();
    await expect.element(at('scenario-s2-total')).not.toBeInTheDocument();
    await expect.element(at('scenario-s3-total')).toBeVisible();
  });

  test('lists the rows that differ between any two, and all of them when asked', async () => {
    const { onShow } = await openTab();
    await at('differences-first').selectOptions('Thận trọng');
    await at('differences-second').selectOptions('Mạnh dạn');
    const rows = () =>
      [...document.querySelectorAll('[data-testid="differences-table"] tbody tr')].map((row) =>
        [...row.querySelectorAll('[data-value]')].map((cell) => cell.getAttribute('data-value')),
      );
    await expect.poll(rows).toEqual([
      ['0.09', '', '-0.09', '0'],
      ['0.8', '1.2', '0.4', expect.stringMatching(/^\d/) as string],
    ]);
    await page.getByLabelText(said.rows.onlyDiffering).click();
    await expect.poll(() => rows().length).toBe(5);
    await page.getByRole('button', { name: said.rows.open('1.2.1') }).click();
    expect(onShow).toHaveBeenCalledWith('1.2.1');
    await at('differences-second').selectOptions('Thận trọng');
    await expect.element(at('differences-summary')).toHaveTextContent(said.rows.sameChosen);
  });
});

describe('a scenario', () => {
  test('is tried in the grid, which leaves the document alone', async () => {
    const { session } = await openTab();
    await at('scenario-try-2').click();
    expect([...session.whatIf.overlay]).toEqual([
      ['1.1.1', pts(900)],
      ['1.2.1', pts(8000)],
      ['1.1.2', pts(1000)],
    ]);
    await expect.element(at('scenario-try-2')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(at('scenario-whatIf-total')).toHaveAttribute('data-value', '0.9901');
    expect(session.workbook.document.entries.get('1.2.1')?.selfScore).toBe(7500);
  });

  test('is applied after a question, as one step', async () => {
    const { session } = await openTab(withScenarios(), (open) => open.whatIf.assume([{ code: '2.2', value: pts(5) }]));
    const scoreOf = (code: string) => session.workbook.document.entries.get(code)?.selfScore;
    await act(0, 'apply');
    await expect.element(at('scenario-apply-body')).toHaveTextContent(said.apply.body('Thận trọng', 2));
    await expect.element(page.getByRole('dialog')).toHaveTextContent(said.apply.replaces(1));
    await expectNoFaults();
    await userEvent.keyboard('{Escape}');
    await expect.element(at('scenario-more-0')).toHaveFocus();
    expect(scoreOf('1.2.1')).toBe(7500);
    await act(0, 'apply');
    await at('scenario-apply-confirm').click();
    await expect.element(status()).toHaveTextContent(said.told.applied('Thận trọng', 2));
    expect([scoreOf('1.1.1'), scoreOf('1.2.1')]).toEqual([900, 8000]);
    session.undo();
    expect([scoreOf('1.1.1'), scoreOf('1.2.1')]).toEqual([null, 7500]);
  });

  test('that a lock keeps out says so, and what was assumed stands again', async () => {
    const { session } = await openTab(withScenarios(), (open) => {
      open.whatIf.assume([{ code: '2.2', value: pts(5) }]);
      open.run({
        type: 'changeProcess',
        change: { kind: 'lock', round: 'self', at: '2024-06-01T07:00:00.000Z' },
      });
    });
    const round = words.rounds.names.self;
    await expect.element(at('scenario-issues-0')).toHaveTextContent(said.issues.locked(2, words.refusal.locked(round)));
    await act(0, 'apply');
    await at('scenario-apply-confirm').click();
    await expect.element(at('scenario-alarm')).toHaveTextContent(words.refusal.locked(round));
    expect([...session.whatIf.overlay]).toEqual([['2.2', pts(5)]]);
  });

  test('is duplicated under a free name, and deleted with the keyboard staying in the list', async () => {
    const { session, named } = await openTab();
    await act(2, 'duplicate');
    expect(named('Theo sau (2)')).toMatchObject({ basedOn: 's1', changes: named('Theo sau')!.changes });
    await expect.element(status()).toHaveTextContent(said.told.duplicated('Theo sau (2)'));
    await act(0, 'delete');
    await expect.element(status()).toHaveTextContent(said.told.deletedWithDependents('Thận trọng', 2));
    await expect.element(at('scenario-edit-0')).toHaveFocus();
    expect(named('Theo sau')?.changes.map(({ code }) => code)).toEqual(['1.1.1', '1.2.1', '1.1.2']);
    session.undo();
    expect(named('Theo sau')?.basedOn).toBe('s1');
    expect(session.workbook.document.scenarios[0]?.name).toBe('Thận trọng');
  });

  test('is merged with another, by the score that is chosen where the two clash', async () => {
    const { named } = await openTab();
    await act(0, 'merge');
    await at('merge-other').selectOptions('Mạnh dạn');
    const taken = () => document.querySelector('[data-testid="merge-clash-1.2.1"] .taken')?.textContent;
    expect(taken()).toBe('0,80');
    await expectNoFaults();
    await page.getByRole('radio', { name: said.merge.higher }).click();
    await expect.poll(taken).toBe('1,20');
    await at('merge-name').fill('Mạnh dạn');
    await at('merge-confirm').click();
    await expect.element(at('merge-name')).toHaveAccessibleDescription(words.refusal.scenarioNameTaken('Mạnh dạn'));
    await at('merge-name').fill('Cả hai');
    await at('merge-confirm').click();
    await expect.element(status()).toHaveTextContent(said.merge.done('Cả hai', 2));
    expect(named('Cả hai')?.changes.map(({ code, selfScore }) => [code, selfScore])).toEqual([
      ['1.1.1', 900],
      ['1.2.1', 12000],
    ]);
    await expect.element(at('scenario-more-0')).toHaveFocus();
  });

  test('is not merged where it is alone', async () => {
    await openTab(startDocument());
    await at('scenario-more-0').click();
    await expect.element(at('scenario-merge-0')).not.toBeInTheDocument();
  });

  test('lists what the document has moved away from; updating drops nothing, removing is by row', async () => {
    const { session, named } = await openTab(withScenarios(), (open) => {
      score(open, '1.2.1', 9000);
      score(open, '1.1.1', 500);
    });
    const issues = at('scenario-issues-0');
    await expect.element(issues).toHaveTextContent(said.issues.overtaken('1.2.1', '0,80', '0,90'));
    await expect.element(issues).toHaveTextContent(said.issues.moved('1.1.1', said.issues.blank, '0,05'));
    await expectNoFaults();
    await at('scenario-update-0').click();
    await expect.element(status()).toHaveTextContent(said.issues.updated('Thận trọng', 1));
    await expect.element(issues).not.toHaveTextContent('1.1.1');
    expect(named('Thận trọng')?.changes.map(({ code, from }) => [code, from])).toEqual([
      ['1.1.1', 500],
      ['1.2.1', 7500],
    ]);
    await at('scenario-issue-remove-0-1.2.1').click();
    await expect.element(issues).not.toBeInTheDocument();
    await expect.element(at('scenario-edit-0')).toHaveFocus();
    expect(named('Thận trọng')?.changes.map(({ code }) => code)).toEqual(['1.1.1']);
    session.undo();
    expect(named('Thận trọng')?.changes).toHaveLength(2);
  });

  test('becomes part of the plan: what it lifts, led by who leads the rows, due when asked', async () => {
    const { session } = await openTab({
      ...withScenarios(),
      scenarios: [
        scenario('s1', 'Nửa nọ nửa kia', [
          { code: '1.2.1', selfScore: pts(5000), from: pts(7500) },
          { code: '2.2', selfScore: pts(20000), from: pts(1) },
          { code: '1.1.1', selfScore: pts(900), from: null },
        ]),
      ],
    });
    await act(0, 'promote');
    const dialog = page.getByRole('dialog');
    await expect.element(dialog).toHaveTextContent(said.promote.body('Nửa nọ nửa kia', 2));
    await expect.element(dialog).toHaveTextContent(said.promote.losses(1));
    await expectNoFaults();
    await at('scenario-promote-due').fill('2024-09-30');
    await at('scenario-promote-confirm').click();
    await expect.element(status()).toHaveTextContent(said.promote.done('Nửa nọ nửa kia', 2));
    expect(
      session.workbook.document.plan.map(({ code, department, dueDate, fromScore, targetScore, state }) => [
        code,
        department,
        dueDate,
        fromScore,
        targetScore,
        state,
      ]),
    ).toEqual([
      ['1.1.1', 'SNV', '2024-09-30', null, 900, 'planned'],
      ['2.2', '', '2024-09-30', 1, 20000, 'planned'],
    ]);
    expect(session.workbook.document.plan[0]!.effortDays).toBeGreaterThan(0);
    await act(0, 'promote');
    await expect.element(dialog).toHaveTextContent(said.promote.known(2));
    await at('scenario-promote-confirm').click();
    expect(session.workbook.document.plan).toHaveLength(2);
    expect(session.workbook.document.plan[0]?.dueDate).toBe('2024-09-30');
  });
});

describe('a scenario file', () => {
  const tree = createRubricTree(startDocument().rubric);

  test('is saved whole, under a plain name', async () => {
    await openTab();
    const saved: { name: string; text: Promise<string> }[] = [];
    const blobs: Blob[] = [];
    const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
      blobs.push(given as Blob);
      return 'blob:';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, text: blobs.at(-1)!.text() });
    });
    onTestFinished(() => {
      create.mockRestore();
      click.mockRestore();
    });
    await act(2, 'share');
    await expect.poll(() => saved.length).toBe(1);
    expect(saved[0]!.name).toBe('kich-ban-theo-sau-2023.json');
    const file = JSON.parse(await saved[0]!.text) as { changes: { code: string; selfScore: number }[] };
    expect(file.changes.map(({ code, selfScore }) => [code, selfScore])).toEqual([
      ['1.1.1', 0.09],
      ['1.2.1', 0.8],
      ['1.1.2', 0.1],
    ]);
  });

  test('is shown before it is added, under a free name', async () => {
    const { session, named } = await openTab();
    const [first] = session.workbook.document.scenarios;
    choose('scenario-import-file', serializeScenario(session.workbook.document, tree, first!));
    await expect.element(at('scenario-import-preview')).toHaveTextContent(said.file.willBe('Thận trọng (2)'));
    expect(valueOf('scenario-import-fits')).toBe('2');
    expect(valueOf('scenario-import-total')).toBe('0.8901');
    await expect.element(at('scenario-import-foreign')).not.toBeInTheDocument();
    await expectNoFaults();
    expect(session.workbook.document.scenarios).toHaveLength(3);
    await at('scenario-import-confirm').click();
    await expect.element(status()).toHaveTextContent(said.file.added('Thận trọng (2)'));
    expect(named('Thận trọng (2)')?.changes).toEqual(first!.changes);
  });

  test('of another place is warned of, and what does not fit is listed and left out', async () => {
    const { session, named } = await openTab();
    const file = JSON.parse(
      serializeScenario(
        { ...session.workbook.document, head: { ...session.workbook.document.head, unit: 'Cao Bằng', year: 2022 } },
        tree,
        scenario('x', 'Của bạn', [{ code: '1.2.1', selfScore: pts(9000) }]),
      ),
    ) as { changes: unknown[] };
    file.changes.push({ code: '7.1.1', name: 'Mục lạ', selfScore: 1 }, { code: '2.2', name: 'Mục 2.2', selfScore: 5 });
    choose('scenario-import-file', JSON.stringify(file));
    await expect.element(at('scenario-import-foreign')).toHaveTextContent(said.file.foreign('Lạng Sơn', 2023));
    const misfits = at('scenario-import-misfits');
    await expect.element(misfits).toHaveTextContent(said.file.rowGone('7.1.1', 'Mục lạ'));
    await expect.element(misfits).toHaveTextContent(said.file.aboveMaximum('2.2', 'Mục 2.2', '5,00', '3,3334'));
    await at('scenario-import-confirm').click();
    await expect.element(status()).toHaveTextContent(said.file.added('Của bạn'));
    expect(named('Của bạn')?.changes).toEqual([{ code: '1.2.1', selfScore: pts(9000) }]);
  });

  test.each([
    ['{"format":"par-workbench-assessment"}', said.file.notAScenario],
    ['', words.fileFailure.emptyFile],
    ['{"format":"par-workbench-scenario"}', words.fileFailure.noVersion],
    ['{"format":"par-workbench-scenario","formatVersion":9}', words.fileFailure.newerVersion(9, 1)],
    ['{', words.fileFailure.notJson(words.fileFailure.atLine(1, 2))],
  ])('that is none is told: %s', async (text, message) => {
    const { session } = await openTab();
    const before = session.workbook.document;
    choose('scenario-import-file', text);
    await expect.element(at('scenario-import-failure')).toHaveTextContent(message);
    await expect.element(at('scenario-import-confirm')).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(session.workbook.document).toBe(before);
  });

  test('with nothing that fits cannot be added', async () => {
    await openTab(withEntries(withScenarios(), {}));
    choose(
      'scenario-import-file',
      JSON.stringify({
        format: 'par-workbench-scenario',
        formatVersion: 1,
        name: 'Xa lạ',
        createdAt: '2024-01-15T08:00:00.000Z',
        unit: 'Lạng Sơn',
        year: 2023,
        rubricId: 'small',
        changes: [{ code: '9.9.9', name: 'Mục lạ', selfScore: 1 }],
      }),
    );
    await expect.element(page.getByText(said.file.nothingFits)).toBeVisible();
    await expect.element(at('scenario-import-confirm')).not.toBeInTheDocument();
  });
});

test('works at the width of a phone, with the table scrolling by itself', async () => {
  await openTab();
  await page.viewport(390, 844);
  await at('scenario-edit-0').click();
  await expect.element(at('scenario-editor-0')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  const region = page.getByRole('region', { name: said.table.scroll }).element();
  expect(region.scrollWidth).toBeGreaterThan(region.clientWidth);
  await page.viewport(320, 640);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expectNoFaults();
});

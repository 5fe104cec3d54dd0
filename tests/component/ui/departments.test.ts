import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Assessment } from '../../../src/domain/assessment';
import { NO_FILTER } from '../../../src/domain/row-filter';
import DepartmentsDialog from '../../../src/ui/departments/DepartmentsDialog.svelte';
import PeopleSection from '../../../src/ui/item/PeopleSection.svelte';
import { withEntries } from '../../helpers/domain';
import { startDocument } from '../../unit/state/start-document';
import { expectNoFaults, openApp, show, words } from './stage';

const said = words.departments;

// Lead departments: 1.1.1, 1.1.2 and 2.1.1 SNV, 1.2.1 STC, 2.2 none; STC contributes to 1.1.1.
const documentToAssign = (): Assessment => withEntries(startDocument(), { '1.1.1': { contributors: ['STC'] } });

async function showDepartments(selectedCodes: readonly string[] = [], filter = NO_FILTER) {
  const { app, session } = await openApp(documentToAssign());
  session.filter = filter;
  const onClose = vi.fn();
  const screen = await show(app, DepartmentsDialog, { session, selectedCodes, onClose });
  await expect.element(screen.getByRole('dialog', { name: said.title })).toBeVisible();
  const entry = (code: string) => session.workbook.document.entries.get(code);
  const figure = (department: string, name: string) =>
    document.querySelector(`[data-department="${department}"] [data-figure="${name}"]`)?.textContent.trim();
  const status = screen.getByTestId('departments-status');
  return { app, session, screen, onClose, entry, figure, status };
}

describe('the departments', () => {
  test('stand with their progress, and with what nobody leads', async () => {
    const { figure } = await showDepartments();
    const leads = ['SNV', 'STC', ''].map((code) =>
      document.querySelector(`[data-department="${code}"] [data-figure="leads"]`)?.getAttribute('data-value'),
    );
    expect(leads).toEqual(['3', '1', '1']);
    const names = ['contributes', 'scored', 'proven', 'checked', 'lostPoints'];
    expect(names.map((name) => figure('SNV', name))).toEqual(['0', '0/3', '0/0', '0/3', '0,00']);
    expect(names.map((name) => figure('STC', name))).toEqual(['1', '1/1', '0/1', '0/1', '0,45']);
    expect(names.map((name) => figure('', name))).toEqual(['0', '1/1', '1/1', '0/1', '3,33']);
    expect(document.querySelectorAll('[data-department=""] [data-action]')).toHaveLength(0);
    await expectNoFaults();
  });

  test('filter the grid by the number of their rows', async () => {
    const { screen, session, onClose } = await showDepartments();
    await screen.getByRole('button', { name: said.table.show(3, 'Sở Nội vụ') }).click();
    expect(session.filter).toEqual({ ...NO_FILTER, departments: ['SNV'] });
    expect(onClose).toHaveBeenCalled();
  });

  test('can be added, with the reason where that fails, and Esc closes the form alone', async () => {
    const { screen, session, status, onClose } = await showDepartments();
    await screen.getByRole('button', { name: said.edit.add }).click();
    const code = screen.getByRole('textbox', { name: said.edit.code });
    await expect.element(code).toHaveFocus();
    await code.fill('STC');
    await screen.getByRole('textbox', { name: said.edit.name, exact: true }).fill('Sở Y tế');
    await userEvent.keyboard('{Enter}');
    await expect.element(code).toHaveFocus();
    await expect.element(code).toHaveAccessibleDescription(words.refusal.departmentCodeTaken);
    await expectNoFaults();
    await code.fill('SYT');
    await userEvent.keyboard('{Enter}');
    await expect.element(status).toHaveTextContent(said.edit.added('Sở Y tế'));
    expect(session.workbook.document.departments.at(-1)).toEqual({ code: 'SYT', name: 'Sở Y tế', nameEn: '' });
    await expect.element(screen.getByRole('button', { name: said.table.edit('Sở Y tế') })).toHaveFocus();
    await screen.getByRole('button', { name: said.edit.add }).click();
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('button', { name: said.edit.add })).toHaveFocus();
    expect(onClose).not.toHaveBeenCalled();
  });

  test('can be renamed; a name is wanted', async () => {
    const { screen, session, status } = await showDepartments();
    await screen.getByRole('button', { name: said.table.edit('Sở Nội vụ') }).click();
    const name = screen.getByRole('textbox', { name: said.edit.name, exact: true });
    await expect.element(name).toHaveFocus();
    await name.fill(' ');
    await userEvent.keyboard('{Enter}');
    await expect.element(name).toHaveAccessibleDescription(words.refusal.departmentInvalid);
    await name.fill('Sở Nội vụ (mới)');
    await screen.getByRole('button', { name: said.edit.save }).click();
    await expect.element(status).toHaveTextContent(said.edit.saved('Sở Nội vụ (mới)'));
    expect(session.workbook.document.departments[0]).toMatchObject({ code: 'SNV', name: 'Sở Nội vụ (mới)' });
    await expect.element(screen.getByRole('button', { name: said.table.edit('Sở Nội vụ (mới)') })).toHaveFocus();
  });

  test('are removed after a question, from all their rows, in one step that can be undone', async () => {
    const { screen, session, entry, status, onClose } = await showDepartments();
    await screen.getByRole('button', { name: said.table.remove('Sở Tài chính') }).click();
    const question = screen.getByRole('dialog', { name: said.remove.title });
    await expect.element(question).toHaveTextContent(said.remove.body('Sở Tài chính', 1, 1));
    await userEvent.keyboard('{Escape}');
    await expect.element(screen.getByRole('button', { name: said.table.remove('Sở Tài chính') })).toHaveFocus();
    expect([session.workbook.document.departments.length, onClose.mock.calls.length]).toEqual([2, 0]);
    await userEvent.keyboard('{Enter}');
    await question.getByRole('button', { name: said.remove.confirm }).click();
    await expect.element(status).toHaveTextContent(said.remove.done('Sở Tài chính'));
    expect([entry('1.2.1')?.leadDepartment, entry('1.1.1')?.contributors]).toEqual(['', []]);
    await expect.element(screen.getByRole('button', { name: said.table.remove('Sở Nội vụ') })).toHaveFocus();
    session.undo();
    expect([entry('1.2.1')?.leadDepartment, entry('1.1.1')?.contributors]).toEqual(['STC', ['STC']]);
  });
});

describe('assigning many rows', () => {
  const rows = () => document.querySelector('[data-testid="assign-rows"]');

  test('takes those selected in the grid, areas with all below them, in one step', async () => {
    const { screen, session, entry, status } = await showDepartments(['total', '1.2', '2']);
    await expect.element(screen.getByRole('radio', { name: said.assign.selected(3) })).toBeChecked();
    expect(rows()?.textContent).toContain('1.2.1 · 2.1.1 · 2.2');
    await screen.getByTestId('assign-lead').selectOptions('Sở Tài chính');
    await screen.getByTestId('assign-submit').click();
    // 1.2.1 was led by it already.
    await expect.element(status).toHaveTextContent(said.assign.done(2));
    expect(['1.2.1', '2.1.1', '2.2'].map((code) => entry(code)?.leadDepartment)).toEqual(['STC', 'STC', 'STC']);
    await screen.getByTestId('assign-submit').click();
    await expect.element(status).toHaveTextContent(said.assign.nothing);
    session.undo();
    expect(['2.1.1', '2.2'].map((code) => entry(code)?.leadDepartment)).toEqual(['SNV', '']);
    await expectNoFaults();
  });

  test('takes a whole area, and contributors come and go', async () => {
    const { screen, entry, status } = await showDepartments();
    await expect.element(screen.getByRole('radio', { name: said.assign.area(3) })).toBeChecked();
    await screen.getByTestId('assign-remove').getByText(said.assign.remove(0)).click();
    await screen.getByTestId('assign-remove').getByRole('checkbox', { name: 'Sở Tài chính' }).click();
    await screen.getByTestId('assign-add').getByText(said.assign.add(0)).click();
    await screen.getByTestId('assign-add').getByRole('checkbox', { name: 'Sở Nội vụ' }).click();
    await screen.getByTestId('assign-submit').click();
    await expect.element(status).toHaveTextContent(said.assign.done(2));
    expect(['1.1.1', '1.1.2', '1.2.1'].map((code) => entry(code)?.contributors)).toEqual([[], [], ['SNV']]);
    // Adding takes the same department off the other list.
    await screen.getByTestId('assign-add').getByRole('checkbox', { name: 'Sở Tài chính' }).click();
    await expect
      .element(screen.getByTestId('assign-remove').getByRole('checkbox', { name: 'Sở Tài chính' }))
      .not.toBeChecked();
    await expectNoFaults();
  });

  test('takes what the filter shows', async () => {
    const { screen } = await showDepartments([], { ...NO_FILTER, departments: [''] });
    await expect.element(screen.getByRole('radio', { name: said.assign.filtered(1) })).toBeChecked();
    expect(rows()?.getAttribute('data-value')).toBe('1');
    await screen.getByRole('combobox', { name: said.assign.whichArea }).selectOptions('2. Mục 2');
    await expect.element(screen.getByRole('radio', { name: said.assign.area(2) })).toBeChecked();
    expect(rows()?.textContent).toContain('2.1.1 · 2.2');
  });

  test('says what is missing', async () => {
    const { screen, session } = await showDepartments();
    await screen.getByTestId('assign-submit').click();
    await expect.element(screen.getByText(said.assign.nothingAsked)).toBeVisible();
    await screen.getByRole('radio', { name: said.assign.selected(0) }).click();
    await screen.getByTestId('assign-submit').click();
    await expect.element(screen.getByTestId('assign-form').getByRole('alert')).toHaveTextContent(said.assign.noRows);
    expect(session.canUndo).toBe(false);
  });
});

describe('the departments of a row', () => {
  async function showPeople() {
    const { app, session } = await openApp(documentToAssign());
    const node = session.workbook.tree.scoredNodes.find(({ code }) => code === '1.1.1')!;
    const screen = await show(app, PeopleSection, { session, node });
    return { screen, session, entry: () => session.workbook.document.entries.get('1.1.1') };
  }

  test('lead is chosen from the list', async () => {
    const { screen, entry } = await showPeople();
    const lead = screen.getByRole('combobox', { name: words.columns.leadDepartment });
    await expect.element(lead).toHaveValue('SNV');
    await lead.selectOptions('Sở Tài chính');
    expect(entry()?.leadDepartment).toBe('STC');
    await lead.selectOptions(words.filter.noDepartment);
    expect(entry()?.leadDepartment).toBe('');
    await expect.element(lead).toHaveValue('');
  });

  test('contributors are ticked, and named while the list is closed', async () => {
    const { screen, entry } = await showPeople();
    const summary = screen.getByTestId('contributors').getByText(`${said.ofRow.contributors}: Sở Tài chính`);
    await summary.click();
    await expect.element(screen.getByRole('checkbox', { name: /^Sở Nội vụ/ })).toBeDisabled();
    const box = screen.getByRole('checkbox', { name: 'Sở Tài chính' });
    await expect.element(box).toBeChecked();
    await expectNoFaults();
    await box.click();
    expect(entry()?.contributors).toEqual([]);
    await expect
      .element(screen.getByTestId('contributors'))
      .toHaveTextContent(`${said.ofRow.contributors}: ${said.ofRow.none}`);
    await box.click();
    expect(entry()?.contributors).toEqual(['STC']);
  });
});

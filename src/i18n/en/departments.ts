import { many } from '../many';
import type { departments as vi } from '../vi/departments';

export const departments: typeof vi = {
  title: 'Departments and assignment',

  table: {
    title: 'Progress by department',
    hint: 'Counted over the items that a department leads, less those that do not apply.',
    department: 'Department',
    leads: 'Leads',
    contributes: 'Contributes',
    scored: 'Scored',
    proven: 'Proven',
    checked: 'Checked',
    lost: 'Points lost',
    actions: 'Actions',
    nobody: 'Not assigned',
    none: 'There is no department yet.',
    show: (count, name) => `${many(count, 'item', 'items')}: filter the grid by ${name}`,
    edit: (name) => `Edit ${name}`,
    remove: (name) => `Remove ${name}`,
  },

  edit: {
    add: 'Add a department',
    addTitle: 'New department',
    editTitle: (code) => `Edit department ${code}`,
    code: 'Short code',
    codeFixed: 'The code stays: items refer to it.',
    name: 'Name of the department',
    nameEn: 'English name, if any',
    save: 'Save department',
    added: (name) => `"${name}" was added.`,
    saved: (name) => `"${name}" was changed.`,
  },

  remove: {
    title: 'Remove the department?',
    body: (name, leads, contributes) =>
      `"${name}" leads ${many(leads, 'item', 'items')} and contributes to ${contributes}. It will be taken from all of them. One step undoes it.`,
    unused: (name) => `No item is assigned to "${name}". One step undoes it.`,
    confirm: 'Remove department',
    done: (name) => `"${name}" was removed. One step undoes it.`,
  },

  assign: {
    title: 'Assign many at once',
    which: 'Which items',
    selected: (count) => `Selected in the grid (${many(count, 'item', 'items')})`,
    filtered: (count) => `Shown by the filter (${many(count, 'item', 'items')})`,
    area: (count) => `A whole area (${many(count, 'item', 'items')})`,
    whichArea: 'Area',
    rows: (count) => `${many(count, 'item', 'items')} to assign`,
    noRows: 'No item yet. Select rows in the grid before you open this, or choose a whole area.',
    lead: 'Lead department',
    keepLead: 'Leave as it is',
    add: (count) => `Add contributing departments (${count})`,
    remove: (count) => `Take away contributing departments (${count})`,
    nothingAsked: 'Choose a lead department, or contributing ones to add or take away.',
    submit: 'Assign',
    done: (count) => `${many(count, 'item', 'items')} assigned. One step undoes it.`,
    nothing: 'These items are assigned like this already.',
  },

  ofRow: {
    title: 'Departments',
    contributors: 'Contributing departments',
    none: 'none',
    isLead: 'leads this item',
  },
};

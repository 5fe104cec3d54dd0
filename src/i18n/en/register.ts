import { many } from '../many';
import type { register as vi } from '../vi/register';

export const register: typeof vi = {
  title: 'Evidence register',
  search: 'Search documents',
  searchHint: 'Number, summary, issuer, file name or item code; tone marks do not matter',
  count: (count) => many(count, 'document', 'documents'),
  found: (shown, all) => `${shown} of ${many(all, 'document', 'documents')} found`,
  nothingFound: 'No document matches.',
  empty: 'The register has no document yet.',
  emptyHint:
    'Enter each document once, here or in the form of an item, and attach it to every item that it proves, with the section or page. An item that claims points without a document is easily cut by the appraisal.',
  filesKept: (count, size, max) => `${many(count, 'file', 'files')} kept on this machine: ${size} of at most ${max}`,
  add: 'Add a document',
  serves: (count) => `Serves ${many(count, 'item', 'items')}:`,
  servesNone: 'Not attached to any item',
  showItem: (code, name) => `Open the form of ${code} ${name}`,
  edit: 'Edit',
  editOf: (name) => `Edit the document ${name}`,
  deleteOf: (name) => `Delete the document ${name}`,
  deleteTitle: 'Delete this document from the register?',
  deleteUnused: (name) => `“${name}” is not attached to any item. Deleting is one step and can be undone.`,
  deleteBody: (name, count, codes) =>
    `“${name}” will be detached from ${many(count, 'item', 'items')} (${codes}) and deleted from the register. This is one step and can be undone.`,
  told: {
    added: (name) => `“${name}” was added to the register.`,
    saved: (name) => `“${name}” was saved.`,
    attached: (name) => `“${name}” was attached. Now name the section or page that proves the point.`,
    detached: (name) => `“${name}” was detached from this item; it is still in the register.`,
    deleted: (name) => `“${name}” was deleted. Close the register and press Ctrl + Z to bring it back.`,
  },

  facts: {
    noNumber: 'No number yet',
    confidential: (note) => `Confidential: ${note}`,
    newTab: 'opens a new tab',
    copy: (text) => `Copy the place ${text}`,
    copied: 'Copied.',
    selected: 'The browser does not allow copying: the text is selected, press Ctrl + C.',
    download: 'Download',
    missing: (name) =>
      `The content of the file “${name}” is not on this machine, most often because the assessment was imported from an export without files: ask for an export with files, or choose the file again when editing the document.`,
    notYet: (name) => `The file “${name}” is still being saved. Try again in a moment.`,
  },

  form: {
    addTitle: 'Add an evidence document',
    addTitleFor: (code) => `Add a document for ${code}`,
    editTitle: 'Edit an evidence document',
    shared: (count) => `This document serves ${many(count, 'item', 'items')}; what is changed here changes for all.`,
    number: 'Number and symbol',
    date: 'Date of issue',
    issuer: 'Issuing body',
    summary: 'Summary',
    link: 'Link or place where it is kept',
    linkHint: 'An http or https address becomes a link; any other place (archive, shared drive) is shown to be copied.',
    confidentiality: 'Confidentiality note',
    confidentialityHint: 'Leave it empty for an ordinary document.',
    confidentialWarning:
      'A confidential document should not be attached as a file, nor its content be written here: data on this machine is not encrypted. The program does not prevent it; follow the rules of your office.',
    place: (code) => `Section or page that proves ${code}`,
    placeHint: 'For example: Section II, pages 14–19',
    duplicate: (name) =>
      `The register already has a document of this number and date: “${name}”. If it is the same, attach that one.`,
    duplicateOf: (summary) => `The register already has a document of this number and date, on “${summary}”.`,
    save: 'Save the document',
    saveFor: (code) => `Save and attach to ${code}`,
    unsaved: 'What you entered is not saved yet.',
    goOn: 'Continue editing',
    discard: 'Discard what was entered',
  },

  file: {
    label: 'Attached file',
    choose: 'Choose a file',
    replace: 'Choose another file',
    remove: 'Remove the file',
    hint: (max, used, total) =>
      `One file of at most ${max}; an assessment keeps at most ${total}, ${used} in use. The file stays on this machine and goes into an export only when asked.`,
    nameAndSize: (name, size) => `${name} (${size})`,
    tooLarge: (name, size, max) =>
      `“${name}” has ${size}, more than the limit of ${max}. Write where it is kept instead, or choose a smaller copy.`,
    totalTooLarge: (name, size, used, total) =>
      `With “${name}” (${size}) the total of ${total} would be exceeded: the other files take ${used}. Remove some files, or only write where it is kept.`,
    empty: (name) => `“${name}” is an empty file. Choose another one.`,
    unreadable: (name) => `“${name}” could not be read. Check the file and choose it again.`,
  },

  item: {
    title: (count) => `Evidence (${count})`,
    proof: {
      proven: 'Proven: every document names its section or page.',
      withoutPlace: (count) => `Partly proven: ${many(count, 'document names', 'documents name')} no section or page.`,
      explanationOnly: 'Partly proven: there is an explanation but no document.',
      unproven: 'Not proven: points are claimed without any document.',
      notClaimed: 'Nothing is claimed yet, so no document is needed.',
      notApplicable: 'The item does not apply, so no document is needed.',
      byOthers: 'A survey or statistics decide the score, so no document is required.',
    },
    place: 'Section or page that proves the point',
    placeMissing: 'No section or page yet: the appraiser does not know where to look.',
    detachOf: (name) => `Detach ${name} from this item`,
    attach: 'Attach an existing document',
    choose: 'Search the register to attach',
    attachOne: 'Attach',
    attachOf: (name) => `Attach ${name} to this item`,
    useCount: (count) => `serves ${many(count, 'item', 'items')}`,
    more: (count) => `… and ${count} more; type more to narrow them down.`,
    choiceCount: (count) => `${many(count, 'document', 'documents')} can be attached.`,
    allAttached: 'Every document of the register is attached to this item.',
    registerEmpty: 'The register has no document yet. Add a new one.',
  },

  exporting: {
    title: 'Export a JSON file',
    body: (count, size) =>
      `The register keeps ${many(count, 'file', 'files')} (${size}). Are they to go into the export?`,
    hint: (size) =>
      `With files the export has about ${size} and the receiver can open every file. Without, it is small and still has all scores and the list of documents.`,
    confidential: (count) =>
      `Of these, ${many(count, 'file belongs', 'files belong')} to a document with a confidentiality note. Include them only if the receiver may see them.`,
    withFiles: (size) => `With files (${size})`,
    without: 'Without files',
    tooLarge: (count, size, maximum) =>
      `With ${many(count, 'attachment', 'attachments')} the export would have about ${size}, more than the ${maximum} that can be read again, so it can only be exported without files. They stay on this machine; download them one by one from the register to send them.`,
    packing: 'Packing the files…',
    missing: (count, names) =>
      `Exported, but without ${many(count, 'file', 'files')} whose content is not on this machine: ${names}.`,
  },

  importing: {
    files: 'Attached files',
    filesHere: (count, size) => `${many(count, 'file', 'files')} (${size})`,
    filesInside: (inside, named, size) => `${inside} of ${many(named, 'file', 'files')} (${size})`,
    filesMissing: (count) =>
      `${many(count, 'file is', 'files are')} named in the register but not inside this file: only the name will be seen on this machine.`,
  },

  fileFailure: {
    unknownFile: (id, place) => `The attached file “${id}” at ${place} is not in the register or stands there twice.`,
    wrongBase64: (name, place) =>
      `The content of the attached file “${name}” is damaged (${place}). Ask for another export.`,
    wrongFileSize: (name, found, expected, place) =>
      `The attached file “${name}” has ${found}, but the register says ${expected} (${place}). Ask for another export.`,
  },
};

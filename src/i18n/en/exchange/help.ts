import type { help as canonical } from '../../vi/exchange/help';

export const help: typeof canonical = {
  title: 'Handing out, returning and merging',
  handOut:
    'Handing out: each department gets a file with its own items, the values they start from, instructions and a deadline. Opened in this program, it shows just those items.',
  handBack:
    'Returning: the program writes a file, reads back what it wrote and compares before it says done. Send that file to whoever handed out the work; it may be returned again, and a later return takes the place of an earlier one.',
  merge:
    'Merging: choose or drop the returned files. Each part is compared with what was handed out: what one side alone changed is taken from it; what both changed differently is a conflict, and somebody must choose; documents and notes are put together, none is dropped. What lies outside a department’s items is set apart with the reason. Points and ranks show before anything is written; a merge is one step that can be undone. The order of the files does not change the result, except where somebody chose; merging a file again changes nothing.',
  origins:
    'A cell that came from a file has a mark in its lower left corner; the form of the item has a part “Received from”; the “Log of merges” under “Manage” keeps every file and everything set apart.',
  fingerprint:
    'Fingerprint: 16 characters made from the SHA-256 of the content. Read it to each other: where it is the same, the content is the same. A department’s file that was changed or damaged on its way is refused. It shows mistakes and damage; it does not prove who sent the file.',
  sealed:
    'A sealed file is encrypted with a passphrase (AES-GCM of 256 bits, key by PBKDF2 with 600,000 rounds). Tell the passphrase by another way; once forgotten, nobody can open the file. A page on plain http usually cannot do this; use https or localhost.',
  format: 'How the file is written',
  formatHint: 'so that other systems can read and write it.',
};

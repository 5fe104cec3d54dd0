import type { Assessment } from '../../src/domain/assessment';
import type { AttachedFile, AttachedValue } from '../../src/exchange/attachments';
import { encodeBase64 } from '../../src/exchange/base64';
import { serializeWorkspace } from '../../src/exchange/json-file';
import { deriveByPbkdf2, type DeriveKey } from '../../src/exchange/sealed';
import { coordinatorsDocument } from './department';
import { handedOut, returned } from './department-files';
import { pts } from './domain';
import { at, proofDocument } from './domain-filled';

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
export const decoded = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** The bytes of the two files that a return of STC brings. */
export const returnedFiles: readonly AttachedFile[] = [
  { id: 'f1', bytes: Uint8Array.from([0, 255, 13, 10, 128]) },
  { id: 'f2', bytes: encoded('Quyết định số 12') },
];

/** What STC was handed out: 1.2.1 to lead, 1.1.1 to contribute to. */
export const departmentWorkspace = (): Assessment => handedOut(coordinatorsDocument(), ['STC']).workspaces.get('STC')!;

/** The same returned with another score, a reason in Vietnamese and two documents, each with a file of the bytes given. */
export function departmentReturn(files: readonly AttachedFile[] = returnedFiles): Assessment {
  const evidence = files.map(({ id, bytes }, position) =>
    proofDocument(`d${String(position + 1)}`, '2023-05-01', {
      file: { id, name: `${id} – tài liệu.pdf`, type: 'application/pdf', bytes: bytes.length },
    }),
  );
  return returned(departmentWorkspace(), {
    changes: {
      '1.2.1': {
        selfScore: pts(9000),
        explanation: 'Đã ban hành đủ văn bản.\nXem phụ lục.',
        evidence: evidence.map(({ id }) => at(id, 'Mục II')),
      },
    },
    evidence,
    message: 'Gửi lần đầu',
  });
}

export const valuesOf = (files: readonly AttachedFile[]): readonly AttachedValue[] =>
  files.map(({ id, bytes }) => ({ id, base64: encodeBase64(bytes) }));

/** The bytes of the file of a return, as its department would send it. */
export const returnBytes = (
  document: Assessment = departmentReturn(),
  files: readonly AttachedFile[] = returnedFiles,
): Uint8Array => encoded(serializeWorkspace(document, valuesOf(files)));

/** Any one other bytes than before: one bit of one byte. */
export function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = changed[at]! ^ (1 << bit);
  return changed;
}

/** Keys of one round in place of those of 600 000: as different from each other, made in no time, and each made once. */
export function quickKeys(): DeriveKey {
  const made = new Map<string, Promise<CryptoKey>>();
  return (passphrase, salt, iterations) => {
    const name = JSON.stringify([passphrase.normalize('NFC'), [...salt], iterations]);
    const known = made.get(name);
    if (known) return known;
    const key = deriveByPbkdf2(passphrase, encoded(`${encodeBase64(salt)} ${String(iterations)}`), 1);
    made.set(name, key);
    return key;
  };
}

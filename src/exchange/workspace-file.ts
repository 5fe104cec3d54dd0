import type { Assessment } from '../domain/assessment';
import { documentToFile } from '../domain/document-file';
import { MAXIMUM_EXCHANGE_BYTES } from '../domain/evidence';
import { err, ok, type Result } from '../lib/result';
import type { AttachedFile } from './attachments';
import { encodeBase64 } from './base64';
import { digestOf } from './digest';
import { serializeWorkspace } from './json-file';
import { receiveFile } from './received-file';
import { seal } from './sealed';

/** A department's file that was written, read back and compared. */
export interface WrittenFile {
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly baseDigest: string;
}

export type WriteFailure =
  /** The browser cannot seal here: no secure page. */
  | { readonly reason: 'sealUnavailable' }
  /** It would be larger than what is read. */
  | { readonly reason: 'tooLarge'; readonly bytes: number; readonly maximumBytes: number }
  /** What was written does not say what it should. */
  | { readonly reason: 'doesNotReadBack' };

/**
 * Writes the file of a workspace and reads its own output back through every gate before it says so.
 * @param passphrase `null` for a file that anybody can read
 * @param maximumBytes of the file, sealed or not
 */
export async function writeWorkspaceFile(
  document: Assessment,
  files: readonly AttachedFile[],
  passphrase: string | null,
  maximumBytes = MAXIMUM_EXCHANGE_BYTES,
): Promise<Result<WrittenFile, WriteFailure>> {
  const tooLarge = ({ byteLength: bytes }: Uint8Array): Result<never, WriteFailure> | null =>
    bytes > maximumBytes ? err({ reason: 'tooLarge', bytes, maximumBytes }) : null;
  const attached = files.map(({ id, bytes }) => ({ id, base64: encodeBase64(bytes) }));
  const plain = new TextEncoder().encode(serializeWorkspace(document, attached));
  let bytes = plain;
  // What is read is held to the same measure before and after its seal is opened.
  const plainFault = tooLarge(plain);
  if (plainFault) return plainFault;
  if (passphrase !== null) {
    const sealed = await seal(plain, passphrase);
    if (!sealed.ok) return err({ reason: 'sealUnavailable' });
    bytes = new TextEncoder().encode(sealed.value);
    const sealedFault = tooLarge(bytes);
    if (sealedFault) return sealedFault;
  }
  const back = await receiveFile(bytes, passphrase === null ? [] : [passphrase]);
  if (back.kind !== 'read') return err({ reason: 'doesNotReadBack' });
  const { assessment, digest, baseDigest } = back.read;
  const isWhole =
    digestOf(documentToFile(assessment)) === digestOf(documentToFile(document)) &&
    back.read.files.length === files.length &&
    back.read.files.every((file, at) => sameBytes(file, files[at]));
  return isWhole ? ok({ bytes, digest, baseDigest }) : err({ reason: 'doesNotReadBack' });
}

const sameBytes = (a: AttachedFile, b: AttachedFile | undefined): boolean =>
  a.id === b?.id && a.bytes.length === b.bytes.length && a.bytes.every((byte, at) => byte === b.bytes[at]);

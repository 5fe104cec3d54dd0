import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalForm } from './canonical-form';

/**
 * SHA-256, in lower-case hexadecimal digits, of the canonical form of a JSON value (RFC 8785) in UTF-8. Works
 * without `crypto.subtle`, which pages on plain HTTP do not have.
 * @throws RangeError for a value without such a form
 */
export const digestOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalForm(value))));

/**
 * The same of what is a canonical form already; by the platform, which is many times faster, where it can.
 * @param subtle `null` on plain HTTP
 */
export async function digestOfForm(
  form: string,
  subtle: SubtleCrypto | null = (crypto as Partial<Crypto>).subtle ?? null,
): Promise<string> {
  const bytes = new TextEncoder().encode(form);
  return bytesToHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes));
}

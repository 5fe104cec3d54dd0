/** Bytes source handed in by the composition root; `crypto.getRandomValues` exists on plain HTTP too. */
export type RandomBytes = (length: number) => Uint8Array;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A 20-character identifier (100 random bits) that survives being read aloud and put in an address. */
export function createId(randomBytes: RandomBytes): string {
  return Array.from(randomBytes(20), (byte) => alphabet.charAt(byte & 31)).join('');
}

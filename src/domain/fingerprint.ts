/** Crockford's alphabet: no letter that is heard or read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP_LETTERS = 4;
const LETTER_BITS = 5;

/**
 * The first 80 bits of a digest as people read them over the telephone: `7K2M-9QXA-…`, four groups of four.
 * @param digest hexadecimal digits, at least 20
 */
export function fingerprintGroups(digest: string): string {
  const digits = (GROUPS * GROUP_LETTERS * LETTER_BITS) / 4;
  let rest = BigInt(`0x${digest.slice(0, digits)}`);
  let text = '';
  for (let at = 0; at < GROUPS * GROUP_LETTERS; at += 1) {
    text = LETTERS.charAt(Number(rest & 31n)) + text;
    rest >>= BigInt(LETTER_BITS);
  }
  return Array.from({ length: GROUPS }, (_, at) => text.slice(at * GROUP_LETTERS, (at + 1) * GROUP_LETTERS)).join('-');
}

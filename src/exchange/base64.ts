/** Bytes at a time: few enough to be handed over as arguments, and a multiple of three, so that parts join. */
const CHUNK_BYTES = 3 * 8192;
const CHUNK_LETTERS = (CHUNK_BYTES / 3) * 4;

export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES)));
  return text;
}

/** `null` for anything that `encodeBase64` does not write: other letters, missing padding, stray bits at the end. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let from = 0, to = 0; from < text.length; from += CHUNK_LETTERS) {
    const part = atob(text.slice(from, from + CHUNK_LETTERS));
    for (let at = 0; at < part.length; at += 1, to += 1) bytes[to] = part.charCodeAt(at);
  }
  const rest = bytes.subarray(bytes.length - ((3 - padding) % 3));
  return padding > 0 && encodeBase64(rest) !== text.slice(-4) ? null : bytes;
}

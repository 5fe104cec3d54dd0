const combiningMarks = /\p{M}/gu;
const forbiddenControls =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Any character but those that stand for themselves in every text: composed Latin letters up to where combining marks
 * begin, those of Vietnamese, and punctuation. No line end but `\n`.
 */
const perhapsNotNormal = /[^\t\n\u0020-\u007e\u00a0-\u02ff\u1ea0-\u1ef9\u2010-\u2027]/;

/**
 * Text as the document keeps it: NFC (macOS and PDF copies bring NFD), line ends as `\n`,
 * without control, zero-width and direction-override characters, which hide what a name says.
 */
export function normalizeText(text: string): string {
  if (!perhapsNotNormal.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(forbiddenControls, '').normalize('NFC');
}

/** The beginning of a text, at most so many UTF-16 units long, without half a character at its end. */
export function cutText(text: string, maximumLength: number): string {
  const cut = text.slice(0, maximumLength);
  return cut.length < text.length && /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Text for comparing as people search: no tone marks, đ as d, lower case, single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(combiningMarks, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

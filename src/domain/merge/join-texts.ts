export const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Texts one after another, each paragraph once; `null` where they would be longer than allowed. */
export const joinWhole = (texts: readonly string[], maximumLength: number): string | null =>
  within([...new Set(texts.flatMap(paragraphs))], maximumLength);

/** Paragraphs as one text; `null` where it would be longer than allowed. */
export function within(parts: readonly string[], maximumLength: number): string | null {
  const joined = parts.join('\n\n');
  return joined.length > maximumLength ? null : joined;
}

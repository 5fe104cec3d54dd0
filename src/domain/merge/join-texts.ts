import { compareText } from './slots';

const paragraphs = (text: string): readonly string[] =>
  text
    .split(/\n[ \t]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/**
 * Texts that all go on from a common beginning, as one: the beginning, then what each added, paragraph by
 * paragraph, each once, in an order of their own, so that it does not matter which text came first.
 * `null` where one of them changed the beginning, or where it would be longer than allowed.
 */
export function joinAdditions(base: string, texts: readonly string[], maximumLength: number): string | null {
  const start = base.trimEnd();
  if (!texts.every((text) => text.startsWith(start))) return null;
  const added = new Set(texts.flatMap((text) => paragraphs(text.slice(start.length))));
  return within([...(start === '' ? [] : [start]), ...[...added].sort(compareText)], maximumLength);
}

/** Texts one after another, each paragraph once; `null` where they would be longer than allowed. */
export const joinWhole = (texts: readonly string[], maximumLength: number): string | null =>
  within([...new Set(texts.flatMap(paragraphs))], maximumLength);

function within(parts: readonly string[], maximumLength: number): string | null {
  const joined = parts.join('\n\n');
  return joined.length > maximumLength ? null : joined;
}

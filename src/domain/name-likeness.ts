import { foldText } from '../lib/text';

/** A name made ready for comparing. */
export interface NameWords {
  /** The words in order; alike for names that differ in tone marks, case, punctuation and short forms alone. */
  readonly key: string;
  readonly words: ReadonlySet<string>;
}

/** What rubrics write out or shorten as they please, folded, longer phrases first. */
const shortForms = [
  [/\bvan ban quy pham phap luat\b/g, 'vbqppl'],
  [/\bdich vu cong truc tuyen\b/g, 'dvctt'],
  [/\bcai cach hanh chinh\b/g, 'cchc'],
  [/\bthu tuc hanh chinh\b/g, 'tthc'],
  [/\buy ban nhan dan\b/g, 'ubnd'],
  [/\bhoi dong nhan dan\b/g, 'hdnd'],
] as const;

export function nameWords(name: string): NameWords {
  const spelled = foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const key = shortForms.reduce((text, [phrase, short]) => text.replace(phrase, short), spelled);
  return { key, words: new Set(key.split(' ')) };
}

/**
 * How alike two names are, 0 to 1: twice the words in common over the words of both (Dice 1945,
 * Sørensen 1948), each word counted once.
 */
export function likeness(a: NameWords, b: NameWords): number {
  if (a.key === b.key) return 1;
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words];
  let common = 0;
  for (const word of few) if (many.has(word)) common += 1;
  return (2 * common) / (few.size + many.size);
}

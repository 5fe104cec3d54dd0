import { foldText } from '../lib/text';

/** One way to read a name: its words without marks, and whether it was called a city. */
export interface Writing {
  /** Lower-case words of letters and digits, with single spaces. */
  readonly words: string;
  /** The same without spaces, as names are compared: `Đắk Lắk`, `Dak-Lak` and `Daklak` are one. */
  readonly key: string;
  readonly calledCity: boolean;
}

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** The Icelandic and the African letter that stand for Đ in old files and bad copies. */
const strayD = /[\u00d0\u00f0\u0189\u0256]/g;

const wordsOf = (text: string): string =>
  foldText(text.replace(invisible, '').replace(strayD, 'd'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** What stands around a name, at either end. A kind may be glued on: `TPHCM`. */
const AROUND: readonly { readonly pattern: RegExp; readonly calledCity: boolean }[] = [
  { pattern: /^\d{1,3} /, calledCity: false },
  { pattern: /^(?:ubnd|uy ban nhan dan) /, calledCity: false },
  { pattern: /^(?:tinh ?|t |province of )/, calledCity: false },
  { pattern: /^(?:thanh ?pho|t ?p) ?/, calledCity: true },
  { pattern: /^city of /, calledCity: true },
  { pattern: / ?province$/, calledCity: false },
  { pattern: /(?: ?city| tp| thanh pho)$/, calledCity: true },
];

/** Only words for kinds of unit, as column headings have them: `Tỉnh, thành phố`. */
const kindsOnly = /^(?:(?:ten|cac|cua|of|tinh|thanh|pho|tp|t|p|va|and|or|provinces?|city|cities)(?: |$))*$/;

/** Every reading of a name, the whole text first; none for a text that names no unit. */
export function writingsOf(name: string): readonly Writing[] {
  const whole = wordsOf(name);
  if (kindsOnly.test(whole)) return [];
  const found = new Map<string, Writing>();
  const add = (words: string, calledCity: boolean): void => {
    if (words === '' || found.has(words)) return;
    found.set(words, { words, key: words.replaceAll(' ', ''), calledCity });
    for (const { pattern, calledCity: city } of AROUND) {
      if (pattern.test(words)) add(words.replace(pattern, ''), calledCity || city);
    }
  };
  add(whole, false);
  return [...found.values()];
}

const markedKinds = /tỉnh|thành phố|[uủ][yỷ] ban nhân dân/gu;

/** Marks of a name in any order, as `Hòa` and `Hoà` place them differently. */
export const marksOf = (name: string): string =>
  (name.normalize('NFC').toLowerCase().replace(markedKinds, '').normalize('NFD').match(/\p{M}/gu) ?? [])
    .sort()
    .join('');

/** The name alone, as its own list spells it. */
export const bareName = (unit: string): Writing =>
  writingsOf(unit).reduce<Writing>(
    (shortest, each) => (each.key.length < shortest.key.length || shortest.key === '' ? each : shortest),
    { words: '', key: '', calledCity: false },
  );

/**
 * Other names in use, by the key of the usual one; only those that mean one unit to everybody.
 * Huế is the city that the province Thừa Thiên Huế became on 2025-01-01, before index year 2024 was published.
 */
const OTHER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['hanoi', ['hn']],
  ['hochiminh', ['hcm', 'hcmc', 'saigon']],
  ['bariavungtau', ['brvt', 'bariavt', 'brvungtau']],
  ['thuathienhue', ['hue', 'tthue']],
  ['hue', ['thuathienhue', 'tthue']],
  ['daklak', ['daclac', 'daclak', 'daklac']],
  ['daknong', ['dacnong']],
  ['backan', ['baccan']],
]);

export const otherKeysOf = (key: string): readonly string[] => OTHER_NAMES.get(key) ?? [];

/** Cities under the central government, which are units by themselves; elsewhere a city is a part of the province of its name. */
const CITIES: ReadonlySet<string> = new Set([
  'hanoi',
  'haiphong',
  'danang',
  'hochiminh',
  'cantho',
  'hue',
  'thuathienhue',
]);

export const isCityKey = (key: string): boolean => CITIES.has(key);

export const initialsOf = (words: string): string =>
  words
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');

/**
 * Letters to put in, leave out, change, or swap with their neighbour to make one text of the other
 * (optimal string alignment); `null` when it takes more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number | null {
  if (Math.abs(a.length - b.length) > limit) return null;
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(
        Math.min(
          (above[column - 1] ?? Infinity) + (same ? 0 : 1),
          (above[column] ?? Infinity) + 1,
          (line[column - 1] ?? Infinity) + 1,
          swapped ? (before[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...line) > limit) return null;
    [before, above] = [above, line];
  }
  const distance = above[b.length] ?? Infinity;
  return distance <= limit ? distance : null;
}

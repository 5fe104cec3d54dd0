import { normalizeText } from '../lib/text';
import {
  bareName,
  editDistance,
  initialsOf,
  isCityKey,
  marksOf,
  otherKeysOf,
  writingsOf,
  type Writing,
} from './unit-spelling';

export type UnitMatch =
  | { readonly kind: 'sure'; readonly unit: string }
  /** Best first; never empty. The user is asked. */
  | { readonly kind: 'doubtful'; readonly candidates: readonly string[] }
  | { readonly kind: 'none' };

export type MatchUnit = (name: string) => UnitMatch;

/** A unit with every way to name it. */
interface Known {
  readonly unit: string;
  readonly name: Writing;
  readonly otherKeys: readonly string[];
  readonly initials: string;
  readonly isCity: boolean;
}

/** Longer texts are prose, not names. */
const LONGEST_NAME = 100;
const MOST_CANDIDATES = 6;
/** A part of a name that says enough to ask: `Vũng Tàu`, but not `Bình`. */
const SHORTEST_PART = 5;

/** How many letters two spellings may differ to be asked about. A near spelling is never sure. */
const nearLimit = (length: number): number => (length <= 5 ? 1 : length <= 9 ? 2 : 3);

/**
 * Finds units by names as people and tables write them: without tone marks, with or without `TP`,
 * `Tỉnh`, `Province` and `City`, by common short forms, in English spelling.
 *
 * Sure: the letters of the name, or of another name that means it to everybody. Doubtful: several
 * such; a city where the unit is a province, which may be that province's capital; wrong tone
 * marks on one of two names that are a letter apart (Hà Giang and Hậu Giang, Khánh Hòa and Thanh
 * Hóa); initials; a part of a name, or a name with more text around it; a near spelling (`nearLimit`).
 * @param units those that a name can mean, as they are to be spelled
 * @param elsewhere units of other years: a name of one of them is no misspelling of one of these
 */
export function createUnitMatcher(units: readonly string[], elsewhere: readonly string[]): MatchUnit {
  const known = units.map(toKnown);
  const own = new Set(known.flatMap(({ name, otherKeys }) => [name.key, ...otherKeys]));
  const strangers = elsewhere.map(toKnown).filter(({ name }) => !own.has(name.key));
  const unitByName = new Map(units.map((unit) => [normalizeText(unit), unit]));
  return (name) => {
    const text = normalizeText(name).trim();
    const unit = unitByName.get(text);
    if (unit !== undefined) return { kind: 'sure', unit };
    if (text.length > LONGEST_NAME) return { kind: 'none' };
    const writings = writingsOf(text);
    const named = namedBy(writings, known);
    const meant = surelyOf(text, writings, known) ?? agreedByBrackets(text, known);
    if (meant !== null) return { kind: 'sure', unit: meant };
    const candidates =
      named.length > 0
        ? [...named, ...named.flatMap((each) => rivalsOf(each, text, known))].map(({ unit: each }) => each)
        : nearOnes(writings, known, strangers);
    return candidates.length === 0 ? { kind: 'none' } : { kind: 'doubtful', candidates };
  };
}

function toKnown(unit: string): Known {
  const name = bareName(unit);
  return {
    unit,
    name,
    otherKeys: otherKeysOf(name.key),
    initials: initialsOf(name.words),
    isCity: name.calledCity || isCityKey(name.key),
  };
}

/** Units that a reading names letter by letter; those by their own name before those by another. */
function namedBy(writings: readonly Writing[], known: readonly Known[]): readonly Known[] {
  const keys = new Set(writings.map(({ key }) => key));
  const byName = known.filter(({ name }) => keys.has(name.key));
  return byName.length > 0 ? byName : known.filter(({ otherKeys }) => otherKeys.some((key) => keys.has(key)));
}

/** The one unit named, unless it is a province called a city, or its marks say that another may be meant. */
function surelyOf(text: string, writings: readonly Writing[], known: readonly Known[]): string | null {
  const [only, ...more] = namedBy(writings, known);
  if (!only || more.length > 0 || rivalsOf(only, text, known).length > 0) return null;
  const calledCity = writings.some(
    (writing) => writing.calledCity && [only.name.key, ...only.otherKeys].includes(writing.key),
  );
  return only.isCity || !calledCity ? only.unit : null;
}

/** Units a letter away from one whose marks the text has wrong: `Hậ Giang` is Hậu Giang sooner than Hà Giang. */
function rivalsOf(named: Known, text: string, known: readonly Known[]): readonly Known[] {
  const marks = marksOf(text);
  if (marks === '' || marks === marksOf(named.unit)) return [];
  return known.filter((other) => other !== named && editDistance(other.name.key, named.name.key, 1) !== null);
}

/** The unit of `TP. Hồ Chí Minh (TPHCM)` and `Hà Nội (*)`: what stands in brackets says nothing, or the same. */
function agreedByBrackets(text: string, known: readonly Known[]): string | null {
  const brackets = /\(([^()]*)\)|\[([^[\]]*)\]/g;
  const insides = [...text.matchAll(brackets)].map(([, round, square]) => round ?? square ?? '');
  if (insides.length === 0) return null;
  const parts = [text.replace(brackets, ' '), ...insides.filter((inside) => /\p{L}/u.test(inside))];
  const [first, ...others] = parts
    .map((part) => ({ part, writings: writingsOf(part) }))
    .filter(({ writings }) => writings.length > 0)
    .map(({ part, writings }) => surelyOf(part, writings, known));
  return first !== undefined && others.every((unit) => unit === first) ? first : null;
}

/** Units that the name could be meant for, likeliest first. */
function nearOnes(
  writings: readonly Writing[],
  known: readonly Known[],
  strangers: readonly Known[],
): readonly string[] {
  const calledCity = writings.some((writing) => writing.calledCity);
  const ranked = known.flatMap((each) => {
    const distance = distanceTo(each, writings);
    return distance === null ? [] : [{ ...each, distance: distance + (calledCity && !each.isCity ? 1 : 0) }];
  });
  const best = Math.min(...ranked.map(({ distance }) => distance));
  const nearestStranger = Math.min(...strangers.map((each) => distanceTo(each, writings) ?? Infinity));
  if (nearestStranger < best) return [];
  return ranked
    .filter(({ distance }) => distance <= best + 1)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_CANDIDATES)
    .map(({ unit }) => unit);
}

/** How far a unit is from the nearest reading: 0 by initials or as a part, else letters that differ; `null` for too far. */
function distanceTo({ name, otherKeys, initials }: Known, writings: readonly Writing[]): number | null {
  const distances = writings.flatMap(({ words, key }) => {
    if (key === initials || holds(words, name.words)) return [0];
    if (key.length >= SHORTEST_PART && holds(name.words, words)) return [0];
    return [name.key, ...otherKeys.filter((other) => other.length >= SHORTEST_PART)].flatMap((spelling) => {
      const distance = editDistance(key, spelling, nearLimit(Math.max(key.length, spelling.length)));
      return distance === null ? [] : [distance];
    });
  });
  return distances.length === 0 ? null : Math.min(...distances);
}

/** Whether some words stand among others, next to each other and whole. */
const holds = (words: string, part: string): boolean => part !== '' && ` ${words} `.includes(` ${part} `);

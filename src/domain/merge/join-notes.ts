import { compareText } from './slots';
import { paragraphs, within } from './join-texts';

/** What one file makes of a note. */
export interface NoteSides {
  /** As it was handed out. */
  readonly origin: string;
  /** As the newest return that was merged had it; the same as `origin` where none was. */
  readonly base: string;
  readonly theirs: string;
}

/**
 * One note of all that several sides only added to it: what stood before any merge, then every added
 * paragraph once, in an order of their own, so that it does not matter which file came first. A paragraph that
 * another one holds is not said twice. `null` where somebody changed or removed a line, or where it would be too long.
 * @param trunk what stood before any merge
 */
export function joinNotes(
  trunk: string,
  ours: string,
  sides: readonly NoteSides[],
  maximumLength: number,
): string | null {
  if (!sides.every(({ base, theirs }) => goesOn(base, theirs) && keepsLines(base, ours))) return null;
  const stem = goesOn(trunk, ours) ? trunk : ours;
  const added = sides.flatMap((side) => newIn(side, stem));
  if (added.length === 0) return ours;
  const [first] = sides;
  const isOneText = first !== undefined && sides.every(({ theirs }) => theirs === first.theirs);
  // Who alone went on from what stands keeps the own words as they are.
  if (
    isOneText &&
    ours === stem &&
    goesOn(ours, first.theirs) &&
    addedTo(ours, first.theirs).every((block) => added.includes(block))
  )
    return first.theirs;
  const start = stem.trimEnd();
  return within([...(start === '' ? [] : [start]), ...outermost([...addedTo(stem, ours), ...added])], maximumLength);
}

/** What a side added, but for what the stem says already and its own beginning does not. */
function newIn({ origin, base, theirs }: NoteSides, stem: string): readonly string[] {
  const known = goesOn(origin, base) && goesOn(origin, theirs) ? origin : base;
  const start = goesOn(known, stem) && goesOn(stem, theirs) ? stem : known;
  return addedTo(start, theirs).filter((block) => timesIn(stem, block) <= timesIn(known, block));
}

/** Whether a text is another one with more lines below. */
export function goesOn(start: string, text: string): boolean {
  const known = start.trimEnd();
  return known === '' || (text.startsWith(known) && /^[ \t]*(\n|$)/.test(text.slice(known.length)));
}

const addedTo = (start: string, text: string): readonly string[] => paragraphs(text.slice(start.trimEnd().length));

/** Lines that say something. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function keepsLines(base: string, text: string): boolean {
  const lines = new Set(linesOf(text));
  return linesOf(base).every((line) => lines.has(line));
}

/** Each line between breaks of its own, so that whole lines can be looked for. */
const wholeLines = (text: string): string =>
  linesOf(text)
    .map((line) => `\n${line}\n`)
    .join('');

const holds = (text: string, block: string): boolean => wholeLines(text).includes(wholeLines(block));

const timesIn = (text: string, block: string): number => wholeLines(text).split(wholeLines(block)).length - 1;

/** Blocks in an order of their own, without those that others hold; of two that hold each other the first stays. */
function outermost(blocks: readonly string[]): readonly string[] {
  const sorted = [...new Set(blocks)].sort(compareText);
  return sorted.filter(
    (block, at) =>
      !sorted.some(
        (other, position) => other !== block && holds(other, block) && (!holds(block, other) || position < at),
      ),
  );
}

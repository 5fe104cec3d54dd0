import type { Candidate, Choice, PlannedChange } from '../../domain/merge/change';
import { sameValue } from '../../lib/same';

/** One way to decide a conflict. */
export interface Side {
  /** Of the radio button. */
  readonly id: string;
  readonly choice: Choice;
  readonly value: unknown;
  /** Files that say it; none for ours and for joined texts. */
  readonly fileIds: readonly string[];
}

/** Ours first, then each different value that files bring, then all texts as one where that can be. */
export function conflictSides(change: PlannedChange): readonly Side[] {
  const candidates: readonly Candidate<unknown>[] = change.candidates;
  const sides: Side[] = [{ id: 'ours', choice: { kind: 'ours' }, value: change.ours, fileIds: [] }];
  for (const { fileId, theirs } of candidates) {
    if (sameValue(theirs, change.ours)) continue;
    const known = sides.findIndex(({ choice, value }) => choice.kind === 'file' && sameValue(value, theirs));
    const before = sides[known];
    if (before) sides[known] = { ...before, fileIds: [...before.fileIds, fileId] };
    else sides.push({ id: fileId, choice: { kind: 'file', fileId }, value: theirs, fileIds: [fileId] });
  }
  if (change.joined !== null)
    sides.push({ id: 'joined', choice: { kind: 'joined' }, value: change.joined, fileIds: [] });
  return sides;
}

/** Which side is chosen; `null` while the conflict is open. */
export function chosenSide(sides: readonly Side[], choice: Choice | null): string | null {
  if (choice === null) return null;
  if (choice.kind !== 'file') return choice.kind;
  return sides.find(({ fileIds }) => fileIds.includes(choice.fileId))?.id ?? 'ours';
}

/** Different values that files started from. */
export function basesOf(change: PlannedChange): readonly unknown[] {
  const candidates: readonly Candidate<unknown>[] = change.candidates;
  return candidates
    .map(({ base }) => base)
    .filter((base, at, all) => all.findIndex((each) => sameValue(each, base)) === at);
}

/** Files that say what stands already. */
export const agreeing = (change: PlannedChange): readonly string[] =>
  (change.candidates as readonly Candidate<unknown>[])
    .filter((candidate) => sameValue(candidate.theirs, change.ours))
    .map(({ fileId }) => fileId);

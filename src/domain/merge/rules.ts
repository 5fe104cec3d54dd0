import { sameValue } from '../../lib/same';
import type { Candidate, Choice, PlannedChange } from './change';
import type { MergePlan } from './plan';
import { compareText, saysTheSame, type ScoreValue, type SlotValue } from './slots';

/** One way to decide conflicts; `file` is that file wherever it takes part. */
export type MergeRule =
  | { readonly kind: 'ours' | 'theirs' | 'newest' | 'highest' | 'lowest' }
  | { readonly kind: 'file'; readonly fileId: string };

/**
 * What a rule makes of every conflict, decided before or not. Conflicts that it says nothing about are not in
 * the result: `highest` and `lowest` go by points, percents and days, a file by itself.
 * @param oursAt when the document's own value came to be, ISO; empty where that is not known, which is oldest
 */
export function decideByRule(
  { files, changes }: MergePlan,
  rule: MergeRule,
  oursAt: (change: PlannedChange) => string,
): ReadonlyMap<string, Choice> {
  const madeAt = new Map(files.map(({ file }) => [file.digest, file.madeAt]));
  const choices = new Map<string, Choice>();
  for (const change of changes) {
    if (change.outcome !== 'conflict') continue;
    const choice = choiceOf(change, rule, (id) => madeAt.get(id) ?? '', oursAt);
    if (choice) choices.set(change.key, choice);
  }
  return choices;
}

function choiceOf(
  change: PlannedChange,
  rule: MergeRule,
  madeAt: (fileId: string) => string,
  oursAt: (change: PlannedChange) => string,
): Choice | null {
  const candidates: readonly Candidate<unknown>[] = change.candidates;
  // Those that say what stands already are ours by another name.
  const others = candidates.filter(({ theirs }) => !saysAsOurs(change, theirs));
  const newest = newestOf(others, madeAt);
  switch (rule.kind) {
    case 'ours':
      return { kind: 'ours' };
    case 'theirs':
      return newest && { kind: 'file', fileId: newest.fileId };
    case 'newest':
      if (!newest) return { kind: 'ours' };
      return compareText(oursAt(change), madeAt(newest.fileId)) > 0
        ? { kind: 'ours' }
        : { kind: 'file', fileId: newest.fileId };
    case 'file':
      return candidates.some(({ fileId }) => fileId === rule.fileId) ? rule : null;
    case 'highest':
    case 'lowest': {
      const standing = amountOf(change, change.ours);
      if (standing === undefined) return null;
      const sign = rule.kind === 'highest' ? 1 : -1;
      const amounts = others.map((candidate) => ({ candidate, amount: amountOf(change, candidate.theirs) ?? null }));
      const best = amounts.reduce<number | null>((top, { amount }) => further(top, amount, sign), standing);
      if (best === standing) return { kind: 'ours' };
      const chosen = newestOf(
        amounts.filter(({ amount }) => amount === best).map(({ candidate }) => candidate),
        madeAt,
      );
      return chosen && { kind: 'file', fileId: chosen.fileId };
    }
  }
}

const saysAsOurs = (change: PlannedChange, theirs: unknown): boolean =>
  change.kind === 'row' ? saysTheSame(change.slot, change.ours, theirs as SlotValue) : sameValue(change.ours, theirs);

/** The one made last; of the same moment the one with the greater name. */
const newestOf = (
  candidates: readonly Candidate<unknown>[],
  madeAt: (fileId: string) => string,
): Candidate<unknown> | null =>
  [...candidates]
    .sort((a, b) => compareText(madeAt(a.fileId), madeAt(b.fileId)) || compareText(a.fileId, b.fileId))
    .at(-1) ?? null;

/** A blank is no amount: any amount goes before it. */
function further(a: number | null, b: number | null, sign: 1 | -1): number | null {
  if (a === null || b === null) return a ?? b;
  return (a - b) * sign >= 0 ? a : b;
}

/** What can be higher or lower; `undefined` for what cannot. */
function amountOf(change: PlannedChange, value: unknown): number | null | undefined {
  if (change.kind !== 'row') return undefined;
  switch (change.slot) {
    case 'score':
      return (value as ScoreValue).selfScore;
    case 'appraisedScore':
    case 'secondAppraisedScore':
    case 'lastYearScore':
    case 'refusedScore':
    case 'acceptancePercent':
    case 'effortDays':
      return value as number | null;
    default:
      return undefined;
  }
}

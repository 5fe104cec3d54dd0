import type { Assessment } from './assessment';

/**
 * A copy of a workspace that is to stand in its place, with the returns that stand now before those of its own:
 * their files are out, and the next one has to name them as what it goes on from.
 */
export function keepingReturns({ workspace: now }: Assessment, copy: Assessment): Assessment {
  const { workspace } = copy;
  if (!now || workspace?.handout.id !== now.handout.id) return copy;
  const known = new Set(now.returns.map(({ id }) => id));
  const returns = [...now.returns, ...workspace.returns.filter(({ id }) => !known.has(id))];
  return { ...copy, workspace: { ...workspace, returns } };
}

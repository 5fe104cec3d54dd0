import type { Assessment } from './assessment';

/** Codes of the rows that a department was handed; `null` for a document that is no workspace and has all of them. */
export const handedCodes = ({ workspace }: Pick<Assessment, 'workspace'>): ReadonlySet<string> | null =>
  workspace && new Set(workspace.handout.items.map(({ code }) => code));

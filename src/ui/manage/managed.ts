import type { Assessment } from '../../domain/assessment';

/** What is kept for the assessment as a whole, each in a dialog of its own; the names are those of its words. */
const MANAGED = ['register', 'rounds', 'departments', 'snapshots', 'handOut', 'merging', 'mergeLog'] as const;
export type Managed = (typeof MANAGED)[number];

/** What runs the year and gives out work is the coordinator's: a department's workspace has none of it. */
const COORDINATORS: ReadonlySet<Managed> = new Set<Managed>(['rounds', 'departments', 'handOut']);

/** Those that a document offers; the log of merges where there was one. */
export const managedIn = ({ workspace, merges }: Pick<Assessment, 'workspace' | 'merges'>): readonly Managed[] =>
  MANAGED.filter(
    (managed) => (!workspace || !COORDINATORS.has(managed)) && (managed !== 'mergeLog' || merges.length > 0),
  );

import type { Round } from './process';

/** Why a copy of the whole document was kept: by name, before something large, or sealed with a lock. */
export const SNAPSHOT_KINDS = ['named', 'beforeImport', 'beforeMerge', 'beforeRestore', 'lock'] as const;
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

export const SNAPSHOT_NAME_LENGTH = 120;

/** What is known of a kept copy without reading it. */
export interface SnapshotHeading {
  readonly id: string;
  /** Empty for automatic ones. */
  readonly name: string;
  readonly kind: SnapshotKind;
  /** The round that a sealed copy was locked with. */
  readonly round: Round | null;
  /** ISO, milliseconds. */
  readonly at: string;
  readonly by: string;
}

/** A sealed copy stays as long as its assessment. */
export const isSealed = ({ kind }: Pick<SnapshotHeading, 'kind'>): boolean => kind === 'lock';

import type { SnapshotHeading } from '../../domain/snapshot';
import { formatDateTime, type Language } from '../../i18n/words';
import type { Messages } from '../../i18n/vi';
import type { StorageFailureView } from '../../state/save-status.svelte';
import { describeStorageFailure } from '../describe';

/** What a copy is called in a list that shows its date too: its name, else why it was kept. */
export function snapshotName({ name, kind, round }: SnapshotHeading, words: Messages): string {
  if (name !== '') return name;
  if (kind === 'named') return words.snapshots.unnamed;
  if (kind !== 'lock') return words.snapshots.kinds[kind];
  return round === null ? words.snapshots.sealed : words.snapshots.lockOf(words.rounds.names[round]);
}

/** The same with its date, which tells copies of one name apart. */
export const snapshotTitle = (heading: SnapshotHeading, words: Messages, language: Language): string =>
  `${snapshotName(heading, words)} – ${formatDateTime(heading.at, language)}`;

/** Why a copy could not be read, kept or removed; the open document is not what failed. */
export function describeSnapshotFailure(failure: StorageFailureView, words: Messages): string {
  switch (failure.reason) {
    case 'missing':
      return words.snapshots.gone;
    case 'corrupt':
      return words.snapshots.corrupt;
    default:
      return describeStorageFailure(failure, words);
  }
}

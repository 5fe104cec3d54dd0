import type { PlannedFile } from '../../domain/merge/files';
import type { ReceivedFile } from '../../state/received-files.svelte';

/** A file as given, and what the plan makes of it; `null` for one that could not be read. */
export interface ReceivedCard {
  readonly given: ReceivedFile;
  readonly planned: PlannedFile | null;
}

/** Cards in the order in which files were given; of the same content given twice each has its own state. */
export function receivedCards(
  given: readonly ReceivedFile[],
  planned: readonly PlannedFile[],
): readonly ReceivedCard[] {
  const waiting = new Map<string, PlannedFile[]>();
  for (const each of planned) waiting.set(each.file.digest, [...(waiting.get(each.file.digest) ?? []), each]);
  return given.map((file) => ({
    given: file,
    planned: (file.state === 'read' ? waiting.get(file.incoming.digest)?.shift() : undefined) ?? null,
  }));
}

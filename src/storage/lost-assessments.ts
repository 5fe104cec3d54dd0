import { err, ok, type Result } from '../lib/result';
import { removedKey } from './database';
import type { StorageFailure } from './failure';
import type { Repository } from './repository';
import type { SecondCopy } from './second-copy';

/**
 * Ids that the second copy has and the database does not: the database was lost, in part or whole.
 * A copy of something the user removed is not lost; it is removed here, should the removal itself
 * have been cut off or another tab have written it again. Fails when the database cannot be asked,
 * which says nothing about what it holds.
 */
export async function findLostAssessments(
  repository: Pick<Repository, 'list' | 'readView'>,
  secondCopy: SecondCopy,
): Promise<Result<readonly string[], StorageFailure>> {
  // Copies first: what is created in between is then in the list, never taken for lost.
  const copies = await secondCopy.list();
  const present = await repository.list();
  if (!present.ok) return err(present.error);
  const known = new Set(present.value.map(({ id }) => id));
  const lost: string[] = [];
  for (const { id } of copies) {
    if (known.has(id)) continue;
    const removed = await repository.readView(removedKey(id));
    if (!removed.ok) return err(removed.error);
    if (removed.value === undefined) lost.push(id);
    else await secondCopy.remove(id);
  }
  return ok(lost);
}

import { Dexie } from 'dexie';
import { onTestFinished } from 'vitest';
import { createRepository, type Repository, type RepositoryOptions } from '../../../src/storage/repository';
import type { SecondCopy } from '../../../src/storage/second-copy';
import { createClock } from '../../unit/storage/small-assessment';

/** Repositories on one database of the browser, which is deleted after the test. */
export function createBrowserStage(options: Partial<RepositoryOptions> = {}) {
  const databaseName = `storage-test-${crypto.randomUUID()}`;
  const now = createClock();
  const repositories: Repository[] = [];
  onTestFinished(async () => {
    for (const repository of repositories) repository.close();
    if (!options.indexedDB) await Dexie.delete(databaseName);
  });
  const connect = (secondCopy: SecondCopy | null = null): Repository => {
    const repository = createRepository({
      now,
      createId: () => crypto.randomUUID(),
      databaseName,
      secondCopy,
      ...options,
    });
    repositories.push(repository);
    return repository;
  };
  return { databaseName, connect };
}

import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { createRepository, type Repository, type RepositoryOptions } from '../../../src/storage/repository';
import { createDesk } from './desk';
import { assessmentTitled, createClock, must, run, score } from './small-assessment';

/** A fresh database of its own, gone after the test. */
export function createStage() {
  const factory = new IDBFactory();
  const databaseName = `storage-test-${String(Math.random())}`;
  const now = createClock();
  let ids = 0;
  const connect = (options: Partial<RepositoryOptions> = {}): Repository => {
    const repository = createRepository({
      now,
      createId: () => `a${String(++ids)}`,
      databaseName,
      indexedDB: factory,
      IDBKeyRange,
      ...options,
    });
    onTestFinished(() => repository.close());
    return repository;
  };
  /** The database as it is, past the repository. */
  const raw = async <T>(work: (dexie: Dexie) => Promise<T>): Promise<T> => {
    const dexie = await new Dexie(databaseName, { indexedDB: factory, IDBKeyRange }).open();
    try {
      return await work(dexie);
    } finally {
      dexie.close();
    }
  };
  const allRows = (): Promise<Record<string, unknown[]>> =>
    raw(async (dexie) => {
      const found = await Promise.all(dexie.tables.map((table) => table.toArray() as Promise<unknown[]>));
      return Object.fromEntries(dexie.tables.map((table, at) => [table.name, found[at]!]));
    });
  return { factory, databaseName, connect, raw, allRows };
}

/** An assessment with one step done, and a change that is ready to be committed. */
export async function prepareStage() {
  const stage = createStage();
  const repository = stage.connect();
  const { id } = must(await repository.create(assessmentTitled('A')));
  const desk = await createDesk(repository, id);
  await desk.do(score('1.1.1', 0.5));
  const next = run(desk.opened.assessment, desk.opened.tree, score('2.1', 1));
  return { ...stage, repository, id, desk, next };
}

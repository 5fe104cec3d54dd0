import type { Repository, StorageMessage } from '../../../src/storage/repository';

/** Messages in order of arrival; `next` waits for the one not yet taken. */
export function listen(repository: Repository) {
  const received: StorageMessage[] = [];
  const waiting: ((message: StorageMessage) => void)[] = [];
  const stop = repository.subscribe((message) => {
    const waiter = waiting.shift();
    if (waiter) waiter(message);
    else received.push(message);
  });
  const next = (): Promise<StorageMessage> => {
    const message = received.shift();
    return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve));
  };
  return { received, next, stop };
}

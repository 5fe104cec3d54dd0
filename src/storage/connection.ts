import type { Table } from 'dexie';
import { err, type Result } from '../lib/result';
import { decodeMessage, encodeMessage, type SentMessage, type StorageMessage } from './channel';
import { createDatabase, isWritable, type Database, type Platform } from './database';
import { failureOf, Refusal, withWatchdog, type StorageFailure } from './failure';

type Outcome<T> = Promise<Result<T, StorageFailure>>;

/** One database and the line to the other tabs that use it. */
export interface Connection {
  readonly database: Database;
  /** One consistent look at some tables. */
  readonly read: <T>(tables: readonly Table[], work: () => Outcome<T>) => Outcome<T>;
  /**
   * One transaction: what `work` wrote is on the disk when this resolves ok, and nothing of it when
   * not. `afterwards` runs once it is, even if the watchdog has given up by then.
   */
  readonly write: <T>(
    tables: readonly Table[],
    work: () => Outcome<T>,
    afterwards?: (value: T) => void | Promise<void>,
  ) => Outcome<T>;
  readonly broadcast: (message: SentMessage) => void;
  readonly subscribe: (listener: (message: StorageMessage) => void) => () => void;
  readonly close: () => void;
}

export interface ConnectionOptions extends Platform {
  readonly databaseName?: string;
  readonly createChannel?: (name: string) => BroadcastChannel | null;
  /** Longest wait for one operation, in milliseconds. */
  readonly watchdogMs?: number;
}

/** Nothing is opened until the first operation. */
export function createConnection(options: ConnectionOptions): Connection {
  const { databaseName = 'par-workbench', watchdogMs = 10_000, createChannel = openChannel } = options;
  const database = createDatabase(databaseName, options);
  const { dexie, meta } = database;
  const listeners = new Set<(message: StorageMessage) => void>();
  const tell = (message: StorageMessage): void => [...listeners].forEach((listener) => listener(message));
  /** Set once this connection has ended for good. */
  let ended: StorageFailure | null = null;

  const channel = createChannel(`${databaseName}/changes`);
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = decodeMessage(event.data);
    if (message) tell(message);
  });

  const end = (failure: StorageFailure): void => {
    ended ??= failure;
    dexie.close();
    channel?.close();
  };
  dexie.on('versionchange', ({ newVersion }) => {
    if (newVersion === null) {
      // The database is being deleted: step aside, and open an empty one at the next operation.
      dexie.close({ disableAutoOpen: false });
    } else if (!ended) {
      end({ reason: 'readOnly' });
      tell({ type: 'closed' });
    }
    return false; // Dexie's own handler would allow it to open again, and write to the console
  });

  const whyEnded = (): StorageFailure | null => ended; // asked anew after each wait

  const run = async <T>(mode: 'r' | 'rw', tables: readonly Table[], work: () => Outcome<T>): Outcome<T> => {
    if (ended) return err(ended);
    let native: IDBTransaction | undefined;
    try {
      await dexie.open(); // explicitly: after a failed opening Dexie would not try again by itself
      return await dexie.transaction(mode, tables, async (transaction) => {
        native = transaction.idbtrans;
        return await work();
      });
    } catch (thrown) {
      // When a full disk aborts a transaction, requests on their way only say that it was aborted.
      return err(whyEnded() ?? failureOf(thrown, native?.error));
    }
  };

  return {
    database,
    read: (tables, work) => withWatchdog(run('r', tables, work), watchdogMs),
    write: (tables, work, afterwards) => {
      const checked = async (): ReturnType<typeof work> => {
        if (!(await isWritable(database))) throw new Refusal({ reason: 'readOnly' });
        return work();
      };
      const whole = async (): ReturnType<typeof work> => {
        const result = await run('rw', [...tables, meta], checked);
        // What stands on the disk is saved, whatever becomes of telling others.
        if (result.ok)
          await Promise.resolve(result.value)
            .then(afterwards)
            .catch(() => undefined);
        return result;
      };
      return withWatchdog(whole(), watchdogMs);
    },
    broadcast: (message) => {
      if (!ended) channel?.postMessage(encodeMessage(message));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => end({ reason: 'unavailable' }),
  };
}

const openChannel = (name: string): BroadcastChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);

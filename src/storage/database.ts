import { Dexie, type Table } from 'dexie';
import type { AssessmentFile } from '../domain/assessment';

/**
 * What the rows mean, kept in the database itself. Raise it when programs of today must not write
 * any more, even if stores and indexes stay as they are; they then still read.
 */
export const SCHEMA_NUMBER = 4;

/** Version of stores and indexes; IndexedDB sees it ten times as large. */
const storesVersion = 4;

const schemaKey = 'schemaNumber';

/** A row as it comes out of the database, where anything may stand: it meets a check before use. */
export type StoredRow = Readonly<Record<string, unknown>>;

export type EntryRow = { readonly assessmentId: string } & AssessmentFile['entries'][number];

/** Large and nearly never written: apart from the head row, which every commit writes and `list` reads. */
type RubricRow = { readonly id: string } & Pick<AssessmentFile, 'rubric'>;

/** `patches` are encoded by `encodePatches`, forward. `index` 0 is the oldest step. */
type HistoryRow = {
  readonly assessmentId: string;
  readonly index: number;
  readonly at: string;
  readonly by: string;
  readonly label: unknown;
  readonly patches: readonly unknown[];
};

type FileRow = { readonly assessmentId: string; readonly id: string; readonly bytes: Uint8Array };

/** Records of one of the document's lists in the form of the file, with `assessmentId` and `position`, which orders them. */
export type RecordTable = Table<StoredRow, [string, string]>;

export interface Database {
  readonly dexie: Dexie;
  readonly assessments: Table<StoredRow, string>;
  readonly rubrics: Table<StoredRow, string, RubricRow>;
  readonly entries: Table<StoredRow, [string, string], EntryRow>;
  readonly scenarios: RecordTable;
  readonly evidence: RecordTable;
  readonly plan: RecordTable;
  readonly fields: RecordTable;
  readonly merges: RecordTable;
  readonly history: Table<StoredRow, [string, number], HistoryRow>;
  /** Whole copies of the document; the rows are described in `snapshot-rows.ts`. */
  readonly snapshots: Table<StoredRow, [string, string]>;
  readonly files: Table<StoredRow, [string, string], FileRow>;
  readonly views: Table<StoredRow, string>;
  readonly meta: Table<StoredRow, string>;
}

export interface Platform {
  readonly indexedDB?: IDBFactory | undefined;
  readonly IDBKeyRange?: typeof IDBKeyRange | undefined;
}

/** Describes the database; nothing is opened until the first operation. */
export function createDatabase(name: string, platform: Platform): Database {
  const factory = platform.indexedDB ?? platformFactory();
  const dexie = new Dexie(name, {
    // Chrome's default reports a commit before the bytes are on the disk; a power cut then takes it back.
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    ...(factory ? { indexedDB: withoutVersionGuessing(factory) } : {}),
    ...(platform.IDBKeyRange ? { IDBKeyRange: platform.IDBKeyRange } : {}),
  });
  dexie.version(1).stores({
    assessments: 'id',
    rubrics: 'id',
    entries: '[assessmentId+code]',
    scenarios: '[assessmentId+id]',
    history: '[assessmentId+index]',
    views: 'key',
    meta: 'key',
  });
  dexie.version(2).stores({
    evidence: '[assessmentId+id]',
    snapshots: '[assessmentId+id]',
    files: '[assessmentId+id]',
  });
  dexie.version(3).stores({ plan: '[assessmentId+id]', fields: '[assessmentId+id]' });
  dexie
    .version(storesVersion)
    .stores({ merges: '[assessmentId+id]' })
    .upgrade((transaction) =>
      // Rows of assessments are raised one by one, when they are opened.
      transaction
        .table<{ value: unknown }>('meta')
        .where('key')
        .equals(schemaKey)
        .modify((row) => {
          if (row.value === 1 || row.value === 2 || row.value === 3) row.value = SCHEMA_NUMBER;
        }),
    );
  dexie.on('populate', (transaction) => {
    void transaction.table('meta').add({ key: schemaKey, value: SCHEMA_NUMBER });
  });
  return {
    dexie,
    assessments: dexie.table('assessments'),
    rubrics: dexie.table('rubrics'),
    entries: dexie.table('entries'),
    scenarios: dexie.table('scenarios'),
    evidence: dexie.table('evidence'),
    plan: dexie.table('plan'),
    fields: dexie.table('fields'),
    merges: dexie.table('merges'),
    history: dexie.table('history'),
    snapshots: dexie.table('snapshots'),
    files: dexie.table('files'),
    views: dexie.table('views'),
    meta: dexie.table('meta'),
  };
}

/** Whether this program knows what the rows mean. Asked in every writing transaction: another tab may have upgraded. */
export async function isWritable(database: Database): Promise<boolean> {
  const value = (await database.meta.get(schemaKey))?.value;
  return typeof value === 'number' && value <= SCHEMA_NUMBER;
}

/** Keys `[id, *]` of a compound primary key. */
export const keysOf = (id: string): [[string, unknown], [string, unknown]] => [
  [id, Dexie.minKey],
  [id, Dexie.maxKey],
];

/** View key that remembers a removal, so that a second copy is never offered as lost. */
export const removedKey = (id: string): string => `removed/${id}`;

/** `null` where there is none, or where a policy forbids even to look. */
function platformFactory(): IDBFactory | null {
  try {
    return 'indexedDB' in globalThis ? globalThis.indexedDB : null;
  } catch {
    return null;
  }
}

/**
 * Dexie answers a newer database by opening it as it is, and missing stores by adding them under a
 * raised version: old code would then change the layout of newer data. Here both fail as a VersionError.
 */
function withoutVersionGuessing(factory: IDBFactory): IDBFactory {
  return {
    open: (name, version) => {
      if (version !== storesVersion * 10) throw new DOMException('Another version of the stores', 'VersionError');
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  };
}

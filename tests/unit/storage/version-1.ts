import { Dexie } from 'dexie';
import fixture from '../../fixtures/assessment-v1.json';

/** What a database of the first version needs; the browser's own where nothing is given. */
export interface OldPlatform {
  readonly databaseName: string;
  readonly factory?: IDBFactory;
  readonly IDBKeyRange?: typeof IDBKeyRange;
}

/** The database as the first version of the program opened it: frozen. */
export function openVersion1({ databaseName, factory = indexedDB, IDBKeyRange: range }: OldPlatform): Promise<Dexie> {
  const strict: IDBFactory = {
    open: (name, version) => {
      if (version !== 10) throw new DOMException('Another version of the stores', 'VersionError');
      return factory.open(name, version);
    },
    deleteDatabase: (name) => factory.deleteDatabase(name),
    databases: () => factory.databases(),
    cmp: (first, second) => factory.cmp(first, second),
  };
  const dexie = new Dexie(databaseName, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    indexedDB: strict,
    ...(range ? { IDBKeyRange: range } : {}),
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
  dexie.on('populate', (transaction) => {
    void transaction.table('meta').add({ key: 'schemaNumber', value: 1 });
  });
  return dexie.open();
}

/** What the first version asked in every writing transaction. */
export async function isWritableByVersion1(dexie: Dexie): Promise<boolean> {
  const row = (await dexie.table('meta').get('schemaNumber')) as { value?: unknown } | undefined;
  return typeof row?.value === 'number' && row.value <= 1;
}

export const OLD_ID = 'old';
export const OLD_REVISION = 7;

/** Files of the document as the steps below left it one after another; the last step is undone. */
export const oldFiles = (() => {
  const now = fixture;
  const imported = {
    ...now,
    title: 'Bản cũ',
    year: 2022,
    entries: now.entries.map((entry) => (entry.code === '1.1.1' ? { ...entry, note: '', checked: false } : entry)),
  };
  const bare = { ...imported, scenarios: [] };
  const first = {
    ...bare,
    entries: bare.entries.map((entry) => (entry.code === '2.2' ? { ...entry, selfScore: null } : entry)),
  };
  const redone = {
    ...now,
    entries: now.entries.map((entry) => (entry.code === '1.2.1' ? { ...entry, selfScore: 1.2, note: 'Đủ' } : entry)),
  };
  return { first, bare, imported, now, redone };
})();

const cell = (code: string, field: string, before: unknown, after: unknown) => ({
  kind: 'cell',
  code,
  field,
  before,
  after,
});

const oldSteps = [
  { label: { type: 'type', count: 1, code: '2.2' }, patches: [cell('2.2', 'selfScore', null, 2.9946)] },
  {
    label: { type: 'saveScenario', name: 'Lạc quan', count: 1 },
    patches: [{ kind: 'scenario', id: 'k1', position: 0, before: null, after: fixture.scenarios[0] }],
  },
  {
    label: { type: 'replaceDocument', name: fixture.title },
    patches: [{ kind: 'document', before: oldFiles.imported, after: oldFiles.now }],
  },
  {
    label: { type: 'paste', count: 2, code: '1.2.1' },
    patches: [cell('1.2.1', 'selfScore', null, 1.2), cell('1.2.1', 'note', '', 'Đủ')],
  },
];

/** Writes an assessment row by row as the first version had it, and some view state. */
export async function fillVersion1(dexie: Dexie): Promise<void> {
  const { format: _format, formatVersion, departments, entries, scenarios, rubric, ...document } = fixture;
  await dexie.table('assessments').add({
    id: OLD_ID,
    document,
    figures: { points: 10.9946, maxPoints: 14.8334, scoredRows: 3, rows: 5 },
    formatVersion,
    revision: OLD_REVISION,
    position: 3,
    savedAt: '2024-06-01T00:00:00.000Z',
  });
  await dexie.table('rubrics').add({ id: OLD_ID, departments, rubric });
  await dexie.table('entries').bulkAdd(entries.map((entry) => ({ ...entry, assessmentId: OLD_ID })));
  await dexie
    .table('scenarios')
    .bulkAdd(scenarios.map((scenario, position) => ({ ...scenario, assessmentId: OLD_ID, position })));
  await dexie.table('history').bulkAdd(
    oldSteps.map((step, index) => ({
      assessmentId: OLD_ID,
      index,
      stepId: `step ${index}`,
      at: `2024-05-0${index + 1}T00:00:00.000Z`,
      ...step,
    })),
  );
  await dexie.table('views').add({ key: 'grid', value: { closed: ['1'] } });
}

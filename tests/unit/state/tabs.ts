import type { CellEdit } from '../../../src/domain/cell-edits';
import type { ChangeLabel } from '../../../src/domain/change-label';
import type { Command } from '../../../src/domain/command';
import type { Commit, Repository } from '../../../src/storage/repository';
import { Workbook } from '../../../src/state/workbook.svelte';
import { pts } from '../../helpers/domain';
import { must } from '../storage/small-assessment';
import { createStage } from '../storage/stage';
import { startDocument } from './start-document';

export const edit = (...edits: readonly CellEdit[]): Command => ({ type: 'editCells', gesture: 'type', edits });

export const typed = (code: string, tenThousandths: number | null): Command =>
  edit({ code, field: 'selfScore', value: tenThousandths === null ? null : pts(tenThousandths) });

/** One turn of the event loop, in which fake-indexeddb takes one step. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Waits, turn by turn, for something that must come about. */
export async function until(condition: () => boolean, mostTurns = 5000): Promise<void> {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns > mostTurns) throw new Error('It did not come about');
    await turn();
  }
}

/** A line between tabs on which a message arrives when the test delivers it. */
function createLine() {
  const ends: { readonly listeners: Set<(event: { data: unknown }) => void>; waiting: unknown[] }[] = [];
  const createChannel = (): BroadcastChannel => {
    const end = { listeners: new Set<(event: { data: unknown }) => void>(), waiting: [] as unknown[] };
    ends.push(end);
    return {
      addEventListener: (_type: string, listener: (event: { data: unknown }) => void) => end.listeners.add(listener),
      postMessage: (wire: unknown) => {
        for (const other of ends) if (other !== end) other.waiting.push(structuredClone(wire));
      },
      close: () => {
        end.listeners.clear();
      },
    } as unknown as BroadcastChannel;
  };
  const deliver = (to: number, count = Infinity): void => {
    const arrived = ends[to]!.waiting.splice(0, count);
    for (const data of arrived) for (const listener of ends[to]!.listeners) listener({ data });
  };
  return {
    createChannel,
    deliver,
    lose: (to: number) => void ends[to]!.waiting.splice(0),
    waiting: (to: number) => ends[to]!.waiting.length,
  };
}

export interface Tab {
  readonly workbook: Workbook;
  readonly repository: Repository;
  /** Labels of gestures that could not be run again. */
  readonly dropped: ChangeLabel[];
  readonly savedTimes: string[];
}

/** Workbooks of one assessment on one database, each with its own end of the line. */
export async function createTabs(count: number, document = startDocument()) {
  const stage = createStage();
  const line = createLine();
  const commits: { readonly tab: number; readonly commit: Commit; readonly ok: boolean }[] = [];
  let underway = 0;
  const watched = (repository: Repository, tab: number): Repository => {
    const counted = async <T>(work: Promise<T>): Promise<T> => {
      underway += 1;
      try {
        return await work;
      } finally {
        underway -= 1;
      }
    };
    return {
      ...repository,
      open: (id) => counted(repository.open(id)),
      commit: async (commit) => {
        const result = await counted(repository.commit(commit));
        commits.push({ tab, commit, ok: result.ok });
        return result;
      },
    };
  };
  const connect = (tab: number): Repository => watched(stage.connect({ createChannel: line.createChannel }), tab);
  const repositories = Array.from({ length: count }, (_, tab) => connect(tab));
  const { id } = must(await repositories[0]!.create(document));
  const open = async (repository: Repository): Promise<Tab> => {
    const dropped: ChangeLabel[] = [];
    const savedTimes: string[] = [];
    const workbook = new Workbook(must(await repository.open(id)), repository, {
      now: () => '2025-02-03T04:05:06.789Z',
      author: () => 'Lan',
      onDropped: (label) => dropped.push(label),
      onSaved: (saved) => {
        if (saved.save.current.state === 'saved') savedTimes.push(saved.save.current.at);
      },
    });
    return { workbook, repository, dropped, savedTimes };
  };
  const tabs: Tab[] = [];
  for (const repository of repositories) tabs.push(await open(repository));
  for (let tab = 0; tab < count; tab += 1) line.lose(tab);
  /** Until no operation of storage is under way and none follows. */
  const quiet = async (): Promise<void> => {
    let calm = 0;
    await until(() => {
      calm = underway === 0 ? calm + 1 : 0;
      return calm > 2;
    });
  };
  return {
    ...stage,
    id,
    line,
    commits,
    /** One more tab. */
    openAgain: async (): Promise<Tab> => {
      const tab = await open(connect(tabs.length));
      tabs.push(tab);
      return tab;
    },
    tabs,
    quiet,
    /** Delivers and waits until nothing moves any more. */
    settle: async (): Promise<void> => {
      await quiet();
      while (tabs.some((_, tab) => line.waiting(tab) > 0)) {
        for (let tab = 0; tab < tabs.length; tab += 1) line.deliver(tab);
        await quiet();
      }
    },
    /** What a page opened now would show. */
    stored: async () => must(await stage.connect({ createChannel: () => null }).open(id)),
  };
}

export const scoreOf = ({ workbook }: Pick<Tab, 'workbook'>, code: string): number | null =>
  workbook.document.entries.get(code)?.selfScore ?? null;

/** Keeps the database busy, so that other transactions wait, until released. */
export async function holdDatabase(
  raw: Awaited<ReturnType<typeof createTabs>>['raw'],
  id: string,
): Promise<() => Promise<void>> {
  let held = true;
  let holder: Promise<void> = Promise.resolve();
  await new Promise<void>((started) => {
    holder = raw((dexie) =>
      dexie.transaction('rw', dexie.table('assessments'), async () => {
        while (held)
          await dexie
            .table('assessments')
            .get(id)
            .then(() => started());
      }),
    );
  });
  return async () => {
    held = false;
    await holder;
  };
}

import { proxy } from 'comlink';
import type { Assessment } from '../domain/assessment';
import { createRubricTree } from '../domain/rubric-tree';
import type { AttachedFile } from '../exchange/attachments';
import { receiveFile, type NamedBytes, type Received, type ReceivedFile } from '../exchange/received-file';
import { canSeal } from '../exchange/sealed';
import { writeWorkspaceFile, type WriteFailure, type WrittenFile } from '../exchange/workspace-file';
import { zipFiles } from '../exchange/zip';
import type { Result } from '../lib/result';
import { createCrew } from './crew';
import type { FileWorker } from './file-reader.worker';
import { createOneAtATime, type Ended } from './one-at-a-time';
import { readAll } from './reading';

export type ReadAnswer =
  | { readonly kind: 'done'; readonly files: readonly ReceivedFile[] }
  | Exclude<Ended<readonly ReceivedFile[]>, { kind: 'done' }>;

/** Exchange files, read and written off the main thread. */
export interface FileReader {
  /**
   * One batch at a time: a new one cancels the one before it.
   * @param onProgress told the share done, rising, up to 1; not after the answer
   */
  readFiles(
    files: readonly NamedBytes[],
    passphrases: readonly string[],
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<ReadAnswer>;
  /** Rejects where there is no memory left. */
  readOne(bytes: Uint8Array, passphrases: readonly string[]): Promise<Received>;
  /** @param passphrase `null` for a file that anybody can read */
  writeWorkspaceFile(
    document: Assessment,
    files: readonly AttachedFile[],
    passphrase: string | null,
  ): Promise<Result<WrittenFile, WriteFailure>>;
  /** Whether a passphrase can seal a file here. */
  canSeal(): boolean;
  /** @param at when the files were made, ISO */
  zip(files: readonly NamedBytes[], at: string): Promise<Uint8Array>;
}

/** Module workers do not run everywhere: never from `file://`, for one. */
const startWorker = (): Worker => new Worker(new URL('./file-reader.worker.ts', import.meta.url), { type: 'module' });

/** Works in a worker, which starts with the first file; where none can be started, on the main thread. */
export function createFileReader(createWorker: () => Worker = startWorker): FileReader {
  const crew = createCrew<FileWorker>(createWorker);
  const turn = createOneAtATime();

  return {
    async readFiles(files, passphrases, onProgress, signal) {
      const read = async (report: (share: number) => void, own: AbortSignal): ReturnType<typeof readAll> => {
        const answer = await crew.ask(async (remote) => {
          own.addEventListener('abort', () => void remote.cancel());
          return await remote.readAll(files, passphrases, proxy(report));
        });
        return answer === 'lost' ? readAll(files, passphrases, report, () => own.aborted) : answer;
      };
      const end = await turn.run(read, onProgress, signal);
      return end.kind === 'done' ? { kind: 'done', files: end.value } : end;
    },

    async readOne(bytes, passphrases) {
      const answer = await crew.ask(async (remote) => await remote.readOne(bytes, passphrases));
      if (answer === 'lost') return receiveFile(bytes, passphrases);
      if (answer.kind !== 'read') return answer;
      // The rows of a tree know each other by identity, which a clone of the document keeps apart from its rubric.
      return { kind: 'read', read: { ...answer.read, tree: createRubricTree(answer.read.assessment.rubric) } };
    },

    async writeWorkspaceFile(document, files, passphrase) {
      const answer = await crew.ask(async (remote) => await remote.write(document, files, passphrase));
      return answer === 'lost' ? writeWorkspaceFile(document, files, passphrase) : answer;
    },

    canSeal,

    async zip(files, at) {
      const answer = await crew.ask(async (remote) => await remote.zip(files, at));
      return answer === 'lost' ? zipFiles(files, at) : answer;
    },
  };
}

import { expose, releaseProxy, transfer } from 'comlink';
import type { Assessment } from '../domain/assessment';
import type { AttachedFile } from '../exchange/attachments';
import { receiveFile, type NamedBytes } from '../exchange/received-file';
import { writeWorkspaceFile } from '../exchange/workspace-file';
import { zipFiles } from '../exchange/zip';
import { readAll } from './reading';

/** Comes as a proxy of a function of the page, whose end must be told. */
type Progress = ((share: number) => void) & { readonly [releaseProxy]?: () => void };

/** The batch that is read; a new one, or a cancel, stops it at its next file. */
let current = 0;

const buffersOf = (files: readonly AttachedFile[]): ArrayBuffer[] =>
  files.map(({ bytes }) => bytes.buffer as ArrayBuffer);

const worker = {
  async readAll(files: readonly NamedBytes[], passphrases: readonly string[], onProgress: Progress) {
    const id = (current += 1);
    try {
      const answer = await readAll(files, passphrases, onProgress, () => id !== current);
      if (answer.kind === 'cancelled') return answer;
      return transfer(
        answer,
        answer.value.flatMap((file) => (file.kind === 'incoming' ? buffersOf(file.attached) : [])),
      );
    } finally {
      onProgress[releaseProxy]?.();
    }
  },

  cancel(): void {
    current += 1;
  },

  async readOne(bytes: Uint8Array, passphrases: readonly string[]) {
    const answer = await receiveFile(bytes, passphrases);
    return answer.kind === 'read' ? transfer(answer, buffersOf(answer.read.files)) : answer;
  },

  async write(document: Assessment, files: readonly AttachedFile[], passphrase: string | null) {
    const written = await writeWorkspaceFile(document, files, passphrase);
    return written.ok ? transfer(written, [written.value.bytes.buffer as ArrayBuffer]) : written;
  },

  zip(files: readonly NamedBytes[], at: string): Uint8Array {
    const archive = zipFiles(files, at);
    return transfer(archive, [archive.buffer as ArrayBuffer]);
  },
};
export type FileWorker = typeof worker;

expose(worker);

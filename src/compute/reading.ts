import { receiveForMerge, type NamedBytes, type ReceivedFile } from '../exchange/received-file';
import { nextTask, type Sliced } from './slices';

/** Reads files one after another; between two of them the page, or a message to the worker, gets its turn. */
export async function readAll(
  files: readonly NamedBytes[],
  passphrases: readonly string[],
  onProgress: (share: number) => void,
  isCancelled: () => boolean,
): Promise<Sliced<readonly ReceivedFile[]>> {
  const read: ReceivedFile[] = [];
  for (const file of files) {
    read.push(await receiveForMerge(file, passphrases));
    onProgress(read.length / files.length);
    await nextTask();
    if (isCancelled()) return { kind: 'cancelled' };
  }
  return { kind: 'done', value: read };
}

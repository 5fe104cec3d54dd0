/**
 * A copy of each assessment outside IndexedDB, as exchange JSON, for the day the database comes
 * back empty. That copies exist is also the mark that this browser was used before.
 */
export interface SecondCopy {
  /** Replaces the copy in one step: a reader sees the old text or the new one. False when it could not be written. */
  write(id: string, text: string): Promise<boolean>;
  /** Copies with the time they were written (ISO, milliseconds), in no order. */
  list(): Promise<readonly { readonly id: string; readonly savedAt: string }[]>;
  read(id: string): Promise<string | null>;
  remove(id: string): Promise<void>;
}

const folderName = 'second-copies';
const suffix = '.json';

/** Over the origin private file system; `null` on plain HTTP and in browsers that cannot write to it from a page. */
export function createSecondCopy(): SecondCopy | null {
  if (typeof navigator === 'undefined' || !('storage' in navigator)) return null;
  if (!('getDirectory' in navigator.storage)) return null;
  if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype)) return null;

  const { storage } = navigator;
  const openFolder = async (): Promise<FileSystemDirectoryHandle> =>
    (await storage.getDirectory()).getDirectoryHandle(folderName, { create: true });

  // One after another: of two open writers the last to close wins, and that may be the older text.
  let last: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: (folder: FileSystemDirectoryHandle) => Promise<T>, otherwise: T): Promise<T> => {
    const turn = last.then(async () => {
      try {
        return await work(await openFolder());
      } catch {
        return otherwise; // a copy is a second chance; its absence must not break the first
      }
    });
    last = turn;
    return turn;
  };

  return {
    write: (id, text) =>
      enqueue(async (folder) => {
        const file = await folder.getFileHandle(fileName(id), { create: true });
        // Writes go to a swap file, which `close` puts in place.
        const stream = await file.createWritable();
        try {
          await stream.write(text);
          await stream.close();
        } catch (thrown) {
          await stream.abort(); // else the file stays locked, and could not even be removed
          throw thrown;
        }
        return true;
      }, false),
    list: () =>
      enqueue(async (folder) => {
        const copies: { id: string; savedAt: string }[] = [];
        for await (const [name, handle] of folder.entries()) {
          if (!isFile(handle) || !name.endsWith(suffix)) continue;
          const file = await handle.getFile();
          // A first write that was cut off leaves an empty file behind.
          if (file.size === 0) continue;
          copies.push({ id: idOf(name), savedAt: new Date(file.lastModified).toISOString() });
        }
        return copies;
      }, []),
    read: (id) =>
      enqueue<string | null>(async (folder) => {
        const text = await (await (await folder.getFileHandle(fileName(id))).getFile()).text();
        return text === '' ? null : text;
      }, null),
    remove: async (id) => {
      await enqueue(async (folder) => {
        await folder.removeEntry(fileName(id));
        return true;
      }, false);
    },
  };
}

const fileName = (id: string): string => encodeURIComponent(id) + suffix;

const idOf = (name: string): string => decodeURIComponent(name.slice(0, -suffix.length));

const isFile = (handle: FileSystemHandle): handle is FileSystemFileHandle => handle.kind === 'file';

import type { FileReader } from '../compute/file-reader';
import type * as received from '../exchange/received-file';
import type * as written from '../exchange/workspace-file';

/** Reading and writing of exchange files off the main thread, as state and screens see it. */
export type ExchangeDoor = FileReader;
export type NamedBytes = received.NamedBytes;
/** One file read by itself. */
export type ReadOne = received.Received;
export type WrittenFile = written.WrittenFile;
export type WriteFailure = written.WriteFailure;

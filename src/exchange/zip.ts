import { zipSync } from 'fflate';
import type { NamedBytes } from './received-file';

/**
 * Files as one archive, names in UTF-8 and marked so, which Windows needs for Vietnamese letters.
 * @param at when they were made, ISO
 */
export const zipFiles = (files: readonly NamedBytes[], at: string): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { mtime: at, level: 6 }]])));

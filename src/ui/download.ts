import { foldText } from '../lib/text';
import { formatDay } from '../i18n/words';
import type { Assessment } from '../domain/assessment';
import type { EvidenceFile } from '../domain/evidence';
import type { App } from '../state/app.svelte';

/** Hands something to the browser as a file. */
export function download(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The click has started the download by then; an earlier release cuts it off in some browsers.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}

/** Without marks that other systems garble. */
const plainName = (text: string, other: string): string =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || other;

type Clock = Pick<App, 'now'>;

/** Says unit, year, what it is, and day. */
const fileName = (app: Clock, { head }: Assessment, parts: readonly string[], ending: string): string =>
  [
    'par',
    plainName(head.unit, 'assessment'),
    String(head.year),
    ...parts.slice(0, 1),
    formatDay(app.now()),
    ...parts.slice(1),
  ].join('-') + ending;

const exportName = (app: App, assessment: Assessment): string => fileName(app, assessment, [], '.json');

/**
 * Name of the file of one department.
 * @param returned which return of the workspace it is, from 1; 0 for a hand-out
 * @param taken names of other files, none of which it may be
 */
export function departmentFileName(
  app: Clock,
  assessment: Assessment,
  department: string,
  { returned = 0, taken = [] }: { readonly returned?: number; readonly taken?: readonly string[] } = {},
): string {
  const plain = plainName(department, 'don-vi');
  for (let copy = 1; ; copy += 1) {
    const part = copy === 1 ? plain : `${plain}-${String(copy)}`;
    const name = fileName(app, assessment, returned > 0 ? [part, `nop-${String(returned)}`] : [part], '.json');
    if (!taken.includes(name)) return name;
  }
}

/** Name of all departments' files in one. */
export const handoutZipName = (app: Clock, assessment: Assessment): string =>
  fileName(app, assessment, ['giao-viec'], '.zip');

/** Exports the document as JSON, without the bytes of its files. */
export function downloadAssessment(app: App, assessment: Assessment): void {
  download(exportName(app, assessment), [app.files.serialize(assessment)], 'application/json');
}

/** Exports the document with its files; returns those whose bytes are not on this machine. */
export async function downloadWithFiles(
  app: App,
  assessment: Assessment,
  readFile: (fileId: string) => Promise<Uint8Array | null>,
): Promise<readonly EvidenceFile[]> {
  const { parts, missing } = await app.files.serializeWithFiles(assessment, readFile);
  download(exportName(app, assessment), [...parts], 'application/json');
  return missing;
}

/** Downloads what was made for a department: one file, or several in one. */
export function downloadMade({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): void {
  download(name, [new Uint8Array(bytes)], name.endsWith('.zip') ? 'application/zip' : 'application/json');
}

/** Hands out a file of the register. A type that opens nothing: what is in it is not ours to run or show. */
export function downloadFile(name: string, bytes: Uint8Array): void {
  download(name, [new Uint8Array(bytes)], 'application/octet-stream');
}

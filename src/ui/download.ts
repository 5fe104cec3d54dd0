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

/** Says unit, year and day without marks that other systems garble. */
function exportName(app: App, { head }: Assessment): string {
  const plain = foldText(head.unit)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `par-${plain || 'assessment'}-${String(head.year)}-${formatDay(app.now())}.json`;
}

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

/** Hands out a file of the register. A type that opens nothing: what is in it is not ours to run or show. */
export function downloadFile(name: string, bytes: Uint8Array): void {
  download(name, [new Uint8Array(bytes)], 'application/octet-stream');
}

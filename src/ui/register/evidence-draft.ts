import { normalizeText } from '../../lib/text';
import {
  MAXIMUM_FILE_BYTES,
  MAXIMUM_FILES_BYTES,
  type EvidenceDocument,
  type EvidenceFile,
} from '../../domain/evidence';
import { formatBytes, type Language } from '../../i18n/words';
import type { Messages } from '../../i18n/vi';
import { err, ok, type Result } from '../../lib/result';

/** The texts of the form, as typed. */
export type EvidenceTexts = Record<
  'number' | 'issuer' | 'date' | 'summary' | 'link' | 'confidentiality' | 'place',
  string
>;

/** The file of the form; `bytes` where it was chosen just now and goes to storage with the document. */
export interface FileChoice {
  readonly file: EvidenceFile;
  readonly bytes: Uint8Array | null;
}

export const textsOf = (document: EvidenceDocument | null): EvidenceTexts => ({
  number: document?.number ?? '',
  issuer: document?.issuer ?? '',
  date: document?.date ?? '',
  summary: document?.summary ?? '',
  link: document?.link ?? '',
  confidentiality: document?.confidentiality ?? '',
  place: '',
});

export function documentOf(id: string, texts: EvidenceTexts, choice: FileChoice | null): EvidenceDocument {
  return {
    id,
    number: texts.number.trim(),
    issuer: texts.issuer.trim(),
    date: texts.date,
    summary: texts.summary.trim(),
    link: texts.link.trim(),
    confidentiality: texts.confidentiality.trim(),
    file: choice?.file ?? null,
  };
}

export type FileRefusal =
  | { readonly reason: 'empty' | 'unreadable'; readonly name: string }
  | { readonly reason: 'tooLarge'; readonly name: string; readonly bytes: number }
  | { readonly reason: 'totalTooLarge'; readonly name: string; readonly bytes: number; readonly usedBytes: number };

/** What the form needs of a file that the browser hands over. */
type GivenFile = Pick<File, 'name' | 'type' | 'size' | 'arrayBuffer'>;

const NAME_LENGTH = 255;
const TYPE_LENGTH = 120;

/** A name that fits, with its ending: that says by what program the file opens. */
export function shortName(given: string): string {
  const name = normalizeText(given).replaceAll('\n', ' ').trim();
  if (name === '') return 'file';
  if (name.length <= NAME_LENGTH) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return name.slice(0, NAME_LENGTH - ending.length) + ending;
}

/**
 * Takes a chosen file in.
 * @param usedBytes size of the files kept with other documents
 * @param keptBytes size of the one that stands with this document; what is no larger fits in its place
 */
export async function readChosenFile(
  given: GivenFile,
  usedBytes: number,
  createId: () => string,
  keptBytes = 0,
): Promise<Result<FileChoice & { readonly bytes: Uint8Array }, FileRefusal>> {
  const name = shortName(given.name);
  if (given.size === 0) return err({ reason: 'empty', name });
  if (given.size > MAXIMUM_FILE_BYTES) return err({ reason: 'tooLarge', name, bytes: given.size });
  if (given.size > keptBytes && usedBytes + given.size > MAXIMUM_FILES_BYTES)
    return err({ reason: 'totalTooLarge', name, bytes: given.size, usedBytes });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await given.arrayBuffer());
  } catch {
    return err({ reason: 'unreadable', name });
  }
  // It may have been written to since it was chosen.
  if (bytes.length !== given.size) return err({ reason: 'unreadable', name });
  const type = normalizeText(given.type).slice(0, TYPE_LENGTH);
  return ok({ file: { id: createId(), name, type, bytes: bytes.length }, bytes });
}

export function describeFileRefusal(refusal: FileRefusal, words: Messages, language: Language): string {
  const said = words.register.file;
  const { name } = refusal;
  switch (refusal.reason) {
    case 'empty':
    case 'unreadable':
      return said[refusal.reason](name);
    case 'tooLarge':
      return said.tooLarge(name, formatBytes(refusal.bytes, language), formatBytes(MAXIMUM_FILE_BYTES, language));
    case 'totalTooLarge':
      return said.totalTooLarge(
        name,
        formatBytes(refusal.bytes, language),
        formatBytes(refusal.usedBytes, language),
        formatBytes(MAXIMUM_FILES_BYTES, language),
      );
  }
}

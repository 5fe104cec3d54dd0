import { foldText } from '../../lib/text';
import type { Assessment } from '../../domain/assessment';
import type { EvidenceDocument, EvidenceFile } from '../../domain/evidence';
import { formatDate } from '../../i18n/words';

type Register = Pick<Assessment, 'evidence'>;

/** Codes of the rows that each document is attached to, in official order; documents without rows are left out. */
export function itemsByDocument({ entries }: Pick<Assessment, 'entries'>): ReadonlyMap<string, readonly string[]> {
  const codesById = new Map<string, string[]>();
  for (const { code, evidence } of entries.values()) {
    for (const { documentId } of evidence) {
      const codes = codesById.get(documentId);
      if (codes) codes.push(code);
      else codesById.set(documentId, [code]);
    }
  }
  return codesById;
}

/**
 * Documents that hold every word of a query somewhere, without regard to tone marks.
 * @param codesOf rows that a document serves: their codes are found too
 */
export function searchDocuments(
  documents: readonly EvidenceDocument[],
  query: string,
  codesOf: (id: string) => readonly string[] = () => [],
): readonly EvidenceDocument[] {
  const wanted = foldText(query).split(' ');
  return documents.filter((document) => {
    const { id, number, issuer, summary, link, confidentiality, date, file } = document;
    const texts = [number, issuer, summary, link, confidentiality, formatDate(date), file?.name ?? '', ...codesOf(id)];
    const text = foldText(texts.join(' '));
    return wanted.every((word) => text.includes(word));
  });
}

/** Issuing bodies named so far, the most frequent first. */
export function issuersOf({ evidence }: Register): readonly string[] {
  const countByIssuer = new Map<string, number>();
  for (const { issuer } of evidence) {
    if (issuer !== '') countByIssuer.set(issuer, (countByIssuer.get(issuer) ?? 0) + 1);
  }
  return [...countByIssuer].sort(([, first], [, second]) => second - first).map(([issuer]) => issuer);
}

/** Another document of the same number and date: most likely the same one, entered twice. */
export function twinOf(
  { evidence }: Register,
  { id, number, date }: Pick<EvidenceDocument, 'id' | 'number' | 'date'>,
): EvidenceDocument | null {
  const plain = (text: string): string => foldText(text).replaceAll(' ', '');
  if (plain(number) === '') return null;
  const isTwin = (other: EvidenceDocument): boolean =>
    other.id !== id && other.date === date && plain(other.number) === plain(number);
  return evidence.find(isTwin) ?? null;
}

/** The files that the register names. */
export const filesOf = ({ evidence }: Register): readonly EvidenceFile[] =>
  evidence.flatMap(({ file }) => (file ? [file] : []));

export const totalBytes = (files: readonly { readonly bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Length of bytes written as base64. */
const base64Bytes = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** Most that stands around the base64 of one file: its id, names of keys, blanks. */
const FRAME_BYTES = 400;

/** Size of an export that carries files behind the text of its document, in bytes; it may be a little less. */
export const exportedBytes = (text: string, files: readonly { readonly bytes: number }[]): number =>
  new TextEncoder().encode(text).length +
  files.reduce((sum, { bytes }) => sum + base64Bytes(bytes) + FRAME_BYTES, FRAME_BYTES);

import * as z from 'zod';
import { daySchema, requiredText, text } from './schema-parts';

/** Largest file kept with a document, and all of them that people may attach in one assessment, in bytes. */
export const MAXIMUM_FILE_BYTES = 2 * 1024 * 1024;
export const MAXIMUM_FILES_BYTES = 12 * 1024 * 1024;

/**
 * Largest exchange file that is read, in bytes. A full assessment takes about 120 KB; one that was merged from many
 * departments may hold the attachments of all of them.
 */
export const MAXIMUM_EXCHANGE_BYTES = 96 * 1024 * 1024;

/** A file kept in the database beside the assessment; its bytes are no part of the document. */
const evidenceFileSchema = z.strictObject({
  id: requiredText(40),
  name: requiredText(255),
  type: text(120),
  bytes: z.int().min(0).max(MAXIMUM_FILE_BYTES),
});
export type EvidenceFile = z.output<typeof evidenceFileSchema>;

/** A document that proves points; one may serve several rows. */
export const evidenceDocumentSchema = z.strictObject({
  id: requiredText(40),
  /** Số, ký hiệu. */
  number: text(120),
  issuer: text(200),
  date: daySchema,
  /** Trích yếu. */
  summary: text(1000),
  /** An address that a browser opens, or any other place as text. */
  link: text(1000),
  confidentiality: text(200),
  file: evidenceFileSchema.nullable(),
});
export type EvidenceDocument = z.output<typeof evidenceDocumentSchema>;

/** Longest naming of the section or page that proves a point, in characters. */
export const PLACE_LENGTH = 300;

/** A document at work for one row. */
export const attachmentSchema = z.strictObject({
  documentId: requiredText(40),
  /** The section or page that proves the point. */
  place: text(PLACE_LENGTH),
});
export type Attachment = z.output<typeof attachmentSchema>;

/** The bytes of kept files, as an exchange file carries them behind the document. */
export const carriedFilesSchema = z.strictObject({
  files: z.array(z.strictObject({ id: z.string(), base64: z.string() })),
});

/** The address of a link that a browser may open, or `null`: only http and https, never scripts or local paths. */
export function webAddress(link: string): string | null {
  const trimmed = link.trim();
  if (!/^https?:\/\//i.test(trimmed)) return null;
  try {
    return new URL(trimmed).href;
  } catch {
    return null;
  }
}
